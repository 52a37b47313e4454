//! What a webmaster pastes. Attributes only, `frameborder` too though it is old: a strict host
//! refuses `style=""`.

use super::Kind;
use crate::html::escape;

/// In CSS pixels, where a host asks for a number.
pub const WIDTH: u32 = 600;

/// Enough for a demonstration's figures in a column of 600; in a sidebar the frame scrolls, unless
/// the loader or a host that listens makes it exact.
pub fn height(kind: Kind) -> u32 {
    match kind {
        Kind::Resolution => 680,
        Kind::Member => 780,
        Kind::Congress | Kind::Counter => 740,
    }
}

/// `address` is the whole address of the widget, `title` names the data in its language.
pub fn frame(title: &str, address: &str, kind: Kind) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\" frameborder=\"0\" loading=\"lazy\" referrerpolicy=\"no-referrer\"></iframe>",
        escape(address),
        escape(title),
        height(kind)
    )
}

/// Once in a page, for all frames in it.
pub fn loader(origin: &str) -> String {
    format!(
        "<script async src=\"{}/e/v1/loader.js\" referrerpolicy=\"no-referrer\"></script>",
        escape(origin)
    )
}

/// A picture that leads to the page: for mail, intranets and print.
pub fn picture(title: &str, address: &str, page: &str) -> String {
    format!(
        "<a href=\"{}\"><img src=\"{}.svg\" alt=\"{}\" width=\"{WIDTH}\" referrerpolicy=\"no-referrer\"></a>",
        escape(page),
        escape(address),
        escape(title)
    )
}

/// What WordPress keeps of an answer: a quotation with a link, and a frame.
pub fn oembed(title: &str, address: &str, page: &str, width: u32, height: u32) -> String {
    let (title, address, page) = (escape(title), escape(address), escape(page));
    format!(
        "<blockquote><a href=\"{page}\">{title}</a></blockquote><iframe src=\"{address}\" width=\"{width}\" height=\"{height}\" title=\"{title}\"></iframe>"
    )
}
