//! What a view needs besides its data: words, language, set, and in which entry it stands. Copy, so
//! that closures take it along.

use crate::address::{Address, Entry, Place, file_of};
use crate::config::{Capabilities, Capability};
use leptos::prelude::*;
use maud::{Markup, Render, html};
use report::code::Set;
use report::language::Language;
use report::word::Word;
use words::{Msg, Plural, Words};

#[derive(Clone, Copy, Debug)]
pub struct Cx {
    pub words: &'static Words,
    pub lang: Language,
    pub set: Set,
    pub entry: Entry,
    /// The server holds both sets and offers the switch between them.
    pub two_sets: bool,
    /// There is a backend with sessions behind the page. A static copy has none, and each of its
    /// links is a page load.
    pub session: bool,
    /// What the backend has beyond the core.
    pub capabilities: Capabilities,
    /// Where one signs in, if the configuration names it; the session may know better.
    pub sign_in: Option<&'static str>,
}

/// What is said for a key: a message, or the key itself where another backend knows more than we.
#[derive(Clone, Copy, Debug)]
pub enum Label {
    Known(Msg),
    Word(Word),
}

impl Label {
    pub fn text(self, words: &Words) -> &str {
        match self {
            Self::Known(msg) => words.text(msg),
            Self::Word(word) => word.as_str(),
        }
    }
}

impl From<Msg> for Label {
    fn from(msg: Msg) -> Self {
        Self::Known(msg)
    }
}

/// Words on their way into a page: a message in English is marked so where the language has none.
#[derive(Clone, Debug)]
pub struct Said {
    text: Oco<'static, str>,
    untranslated: bool,
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self {
            text: text.into(),
            untranslated: false,
        }
    }
}

impl From<&'static str> for Said {
    fn from(text: &'static str) -> Self {
        Self {
            text: text.into(),
            untranslated: false,
        }
    }
}

impl Render for Said {
    fn render_to(&self, out: &mut String) {
        if self.untranslated {
            out.push_str("<span lang=\"en\" class=\"untranslated\">");
            self.text.render_to(out);
            out.push_str("</span>");
        } else {
            self.text.render_to(out);
        }
    }
}

impl IntoRender for Said {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        if self.untranslated {
            view! { <span lang="en" class="untranslated">{self.text}</span> }.into_any()
        } else {
            self.text.into_any()
        }
    }
}

/// Of the page that a component stands in.
pub fn use_cx() -> Cx {
    expect_context()
}

impl Cx {
    pub fn has(self, capability: Capability) -> bool {
        self.capabilities.has(capability)
    }

    /// A message as part of a page.
    pub fn t(self, label: impl Into<Label>) -> Said {
        let label = label.into();
        Said {
            text: self.say(label).into(),
            untranslated: match label {
                Label::Known(msg) => self.words.is_untranslated(msg),
                Label::Word(_) => false,
            },
        }
    }

    /// A message as text, for attributes and titles.
    pub fn say(self, label: impl Into<Label>) -> &'static str {
        label.into().text(self.words)
    }

    pub fn fill(self, msg: Msg, values: &[(&str, &str)]) -> String {
        self.words.fill(msg, values)
    }

    pub fn count(self, plural: Plural, n: usize) -> String {
        self.words.count(plural, n, &[])
    }

    pub fn date(self, iso: &str) -> String {
        self.words.date(iso)
    }

    /// What is shown is of the demonstration, and says so wherever it goes.
    pub fn is_invented(self) -> bool {
        self.set == Set::Demo
    }

    pub fn place(self, address: Address) -> Place {
        Place {
            lang: self.lang,
            set: self.set,
            address,
        }
    }

    pub fn href(self, address: &Address) -> String {
        self.place(address.clone()).path()
    }

    /// The addresses of a figure of a page as CSV and as a picture, where the backend has them.
    pub fn files(self, page: &Address, id: &str) -> Option<[String; 2]> {
        let page = self.href(page);
        self.has(Capability::Files)
            .then(|| ["csv", "svg"].map(|kind| file_of(&page, &format!("{id}.{kind}"))))
    }

    /// `external` to the other entry, and from every page of work: then the browser loads the page,
    /// and asks before unsaved words are left.
    pub fn rel(self, address: &Address) -> Option<&'static str> {
        (address.entry() != self.entry || self.entry == Entry::Work || !self.session)
            .then_some("external")
    }

    /// A link within the site.
    pub fn link(self, address: &Address, words: impl Render) -> Markup {
        html! { a href=(self.href(address)) rel=[self.rel(address)] { (words) } }
    }
}

/// A page: its title, its description for those who list it, and what stands in `main`.
pub struct Page {
    pub title: String,
    pub description: String,
    pub main: Markup,
}
