//! What a view needs besides its data: words, language, set, and in which entry it stands. Copy, so that closures take it along.

use crate::address::{Address, Entry, Place};
use leptos::either::Either;
use leptos::prelude::*;
use report::code::Set;
use report::language::Language;
use words::{Msg, Plural, Words};

#[derive(Clone, Copy, Debug)]
pub struct Cx {
    pub words: &'static Words,
    pub lang: Language,
    pub set: Set,
    pub entry: Entry,
    /// The server holds both sets and offers the switch between them.
    pub two_sets: bool,
}

impl Cx {
    /// A message as a view: in English and marked so where the language has none.
    #[inline(never)]
    pub fn t(self, msg: Msg) -> impl IntoView + use<> {
        let text = self.words.text(msg);
        if self.words.is_untranslated(msg) { Either::Left(view! { <span lang="en" class="untranslated">{text}</span> }) } else { Either::Right(text) }
    }

    /// A message as text, for attributes and titles.
    pub fn say(self, msg: Msg) -> &'static str {
        self.words.text(msg)
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

    pub fn place(self, address: Address) -> Place {
        Place { lang: self.lang, set: self.set, address }
    }

    pub fn href(self, address: &Address) -> String {
        self.place(address.clone()).path()
    }

    /// `external` to the other entry, and from every page of work: then the browser loads the page, and asks before unsaved
    /// words are left.
    pub fn rel(self, address: &Address) -> Option<&'static str> {
        (address.entry() != self.entry || self.entry == Entry::Work).then_some("external")
    }
}

/// A page: its title, its description for those who list it, and what stands in `main`.
pub struct Page {
    pub title: String,
    pub description: String,
    pub main: AnyView,
}
