//! A pasted list of names in a combobox: what is sure is chosen, what is only likely is asked, what
//! is not known stays as text.

use super::combobox::{Combobox, Frame, Item, Items, words_of};
use crate::i18n::Cx;
use maud::{Markup, html};
use words::key;

/// A pasted name, and the ids of those that it may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsure {
    name: String,
    ids: Vec<String>,
}

/// What came of a pasted list.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    pub added: usize,
    pub unsure: usize,
    /// Names of which nothing is known: they are kept as text elsewhere.
    pub missed: Vec<String>,
}

impl Combobox {
    /// A list of names, one a line or parted by semicolons: those that are sure are chosen, those
    /// that may be meant are asked.
    pub fn paste(&mut self, text: &str, items: &Items) -> Pasted {
        self.close();
        let mut pasted = Pasted::default();
        for name in text
            .split(['\n', ';'])
            .map(|line| line.trim_matches(|c: char| c.is_whitespace() || "•-–*,.".contains(c)))
            .filter(|name| !name.is_empty())
        {
            match &likely(name, items)[..] {
                [] => pasted.missed.push(name.to_owned()),
                [(id, true)] => {
                    pasted.added += 1;
                    self.settle(id);
                }
                ids => {
                    pasted.unsure += 1;
                    self.unsure.push(Unsure {
                        name: name.to_owned(),
                        ids: ids.iter().map(|(id, _)| (*id).to_owned()).collect(),
                    });
                }
            }
        }
        pasted
    }

    /// The person says what a pasted name means; nothing of it, and its words are answered, to be
    /// kept as text.
    pub fn mean(&mut self, at: usize, id: &str) -> Option<String> {
        if at >= self.unsure.len() {
            return None;
        }
        let unsure = self.unsure.remove(at);
        if id.is_empty() {
            return Some(unsure.name);
        }
        self.settle(id);
        None
    }

    /// Pasted names that may mean one of several, or one that is only like it.
    pub(super) fn questions(&self, cx: Cx, frame: &Frame<'_>, items: &Items) -> Markup {
        let label = |id: &str| {
            items
                .all()
                .iter()
                .find(|item| item.id == id)
                .map(|item| item.label.as_str())
                .unwrap_or_default()
        };
        html! {
            @for (at, unsure) in self.unsure.iter().enumerate() {
                div class="combobox__unsure" id={ (frame.id) "-unsure-" (at) } role="group" aria-label=(unsure.name) {
                    p { (cx.fill(key::COMBOBOX_UNSURE, &[("name", &unsure.name)])) }
                    @for id in &unsure.ids {
                        button class="button" type="button" data-do="mean" data-box=(frame.name) data-at=(at) data-id=(id) { (label(id)) } " "
                    }
                    button class="button button--quiet" type="button" data-do="mean" data-box=(frame.name) data-at=(at) data-id="" { (cx.t(key::COMBOBOX_NONE_OF_THEM)) }
                }
            }
        }
    }
}

/// The ids that a pasted name may mean, at most three, and whether it is sure: one alone has the
/// same words, with or without its acronym, or that acronym. Else those that share most of its
/// words, and more than half.
fn likely<'a>(name: &str, items: &'a Items) -> Vec<(&'a str, bool)> {
    let wanted = words_of(name);
    let words: Vec<&str> = wanted.split(' ').filter(|word| word.len() > 2).collect();
    let score = |item: &Item| {
        let label = item.label.as_str();
        let is_same = item.search.ends_with(&wanted)
            || [
                label,
                label.rsplit_once(" (").map_or(label, |(before, _)| before),
            ]
            .iter()
            .any(|own| words_of(own) == wanted);
        if is_same {
            usize::MAX
        } else {
            words
                .iter()
                .filter(|word| item.search.split(' ').any(|own| own == **word))
                .count()
        }
    };
    let scores: Vec<usize> = items.all().iter().map(score).collect();
    let best = scores.iter().copied().max().unwrap_or_default();
    let found: Vec<&Item> = items
        .all()
        .iter()
        .zip(&scores)
        .filter(|(_, own)| **own == best && best > words.len() / 2)
        .map(|(item, _)| item)
        .collect();
    let is_sure = best == usize::MAX && found.len() == 1;
    found
        .iter()
        .take(3)
        .map(|item| (item.id.as_str(), is_sure))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::combobox::tests::items;
    use super::*;

    #[test]
    fn a_pasted_list_is_matched_asked_about_or_kept() {
        let (mut combobox, items) = (Combobox::default(), items());
        let pasted = combobox.paste(
            "- Lark and Heron Society\nLark Heron Union; Nobody at all",
            &items,
        );
        assert_eq!(
            pasted,
            Pasted {
                added: 1,
                unsure: 1,
                missed: vec!["Nobody at all".into()]
            }
        );
        assert_eq!(combobox.chosen, ["a"]);
        assert_eq!(
            combobox.mean(0, ""),
            Some("Lark Heron Union".into()),
            "its words are kept"
        );
        assert!(combobox.unsure.is_empty());
    }
}
