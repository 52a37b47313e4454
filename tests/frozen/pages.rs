//! The served pages and widgets.

use crate::backend;
use crate::deeds::corrects_and_withdraws;
use crate::difference::since;
use crate::fetched::{Answer, Server};
use crate::normal::{Document, settled};
use crate::sample::{pages, widgets};
use crate::store::Seen;
use anyhow::Result;
use std::collections::BTreeMap;

/// Frames by their names. The first of a name is stored whole, of the others what differs.
#[derive(Default)]
struct Frames(BTreeMap<String, String>);

impl Frames {
    fn told(&mut self, name: &str, frame: String) -> String {
        match self.0.get(name) {
            Some(first) if *first == frame => format!("frame {name}\n"),
            Some(first) => format!("frame {name}, but\n{}", since(first, &frame)),
            None => {
                self.0.insert(name.to_owned(), frame);
                format!("frame {name}\n")
            }
        }
    }
}

/// An answer as text, its frame told apart.
fn text_of(answer: &Answer, frame: &str, frames: &mut Frames) -> String {
    let status = format!("status {}\n", answer.status);
    if !answer.headers.contains("content-type: text/html") {
        return format!("{status}{}{}", answer.headers, settled(&answer.body));
    }
    let document = Document::read(&answer.body);
    let own = format!("{}{}", answer.headers, document.frame);
    format!(
        "{status}{}{}{}",
        document.head,
        frames.told(frame, own),
        document.main
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_page_is_as_it_was() -> Result<()> {
    let backend = backend().await?;
    let server = Server::at(backend.origin())?;
    corrects_and_withdraws(&server).await?;
    let (mut seen, mut frames) = (Seen::of("pages"), Frames::default());
    for page in pages(&server).await? {
        let answer = server.page(&page.path).await?;
        let (lang, path) = (page.lang.key(), &page.path);
        // by entry, set and language, as the pages that have it in common
        let entry = match page.kind {
            "try" | "work" => "work",
            _ => "app",
        };
        let set = match answer.body.contains("name=\"robots\"") {
            true => "demo",
            false => "facts",
        };
        let text = text_of(&answer, &format!("{entry}.{set}.{lang}"), &mut frames);
        let sprite = frames.0.entry(format!("sprite.{entry}"));
        sprite.or_insert_with(|| Document::read(&answer.body).sprite);
        seen.add(&format!("{}.{lang}", page.kind), path, text);
    }
    for (name, text) in frames.0 {
        seen.add("frame", &name, text);
    }
    seen.compare()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_widget_is_as_it_was() -> Result<()> {
    let backend = backend().await?;
    let server = Server::at(backend.origin())?;
    let (mut seen, mut frames) = (Seen::of("widgets"), Frames::default());
    for (lang, path) in widgets() {
        let answer = server.page(&path).await?;
        let text = text_of(&answer, lang.key(), &mut frames);
        seen.add(lang.key(), &path, text);
    }
    for (name, text) in frames.0 {
        seen.add("frame", &name, text);
    }
    seen.compare()
}
