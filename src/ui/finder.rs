//! What is typed to find one of some thousands: which items fit, which is meant. Knows no report and no page.

use leptos::prelude::*;
use std::sync::Arc;
use words::fold;

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: String,
    pub label: String,
    /// The country, say.
    pub detail: String,
    /// All that is searched, folded, a blank before every word.
    search: String,
}

impl Item {
    /// `hidden` is searched too: former names, the acronym.
    pub fn new(id: String, label: String, detail: String, hidden: &str) -> Self {
        let search = words_of(&format!("{label} {detail} {hidden}"));
        Self {
            id,
            label,
            detail,
            search,
        }
    }
}

/// Folded, a blank before every word.
fn words_of(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        out.push(' ');
        out.push_str(word);
    }
    out
}

/// The list on its way.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Items {
    #[default]
    Loading,
    Failed,
    Ready(Arc<Vec<Item>>),
}

impl Items {
    pub fn all(&self) -> &[Item] {
        match self {
            Self::Ready(items) => items,
            Self::Loading | Self::Failed => &[],
        }
    }

    pub fn get(&self, id: &str) -> Option<&Item> {
        self.all().iter().find(|item| item.id == id)
    }

    /// Places of the items of which every word of the query begins a word.
    pub fn fitting(&self, query: &str) -> Vec<usize> {
        let query = query_words(query);
        let fits = |item: &Item| query.iter().all(|word| item.search.contains(word.as_str()));
        let all = self.all().iter().enumerate();
        all.filter(|(_, item)| fits(item))
            .map(|(at, _)| at)
            .collect()
    }

    /// The one that has just this name, with or without its acronym.
    pub fn named(&self, text: &str) -> Option<&Item> {
        let wanted = words_of(text);
        if wanted.is_empty() {
            return None;
        }
        let mut same = self.all().iter().filter(|item| is_named(item, &wanted));
        same.next().filter(|_| same.next().is_none())
    }
}

fn is_named(item: &Item, wanted: &str) -> bool {
    let label = item.label.as_str();
    let short = label.rsplit_once(" (").map_or(label, |(before, _)| before);
    [label, short].iter().any(|own| words_of(own) == wanted)
}

fn query_words(query: &str) -> Vec<String> {
    let words = words_of(query);
    let words = words.split(' ').filter(|word| !word.is_empty());
    words.map(|word| format!(" {word}")).collect()
}

/// A text in parts: the beginnings of words that the query found, and what stands between them.
pub fn matched(query: &str, text: &str) -> Vec<(bool, String)> {
    let query = query_words(query);
    let mut parts: Vec<(bool, String)> = vec![];
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let folded = words_of(word);
        let found = query
            .iter()
            .filter(|wanted| folded.starts_with(wanted.as_str()));
        let length = found.map(|wanted| wanted.chars().count() - 1).max();
        let end = word.char_indices().nth(length.unwrap_or(0));
        let end = end.map_or(word.len(), |(at, _)| at);
        for (is_found, part) in [(true, &word[..end]), (false, &word[end..])] {
            match parts.last_mut() {
                _ if part.is_empty() => {}
                Some((own, text)) if *own == is_found && !is_found => text.push_str(part),
                _ => parts.push((is_found, part.to_owned())),
            }
        }
    }
    parts
}

/// A pasted name, and the ids of those that it may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsure {
    pub name: String,
    pub ids: Vec<String>,
}

impl Unsure {
    fn of(name: &str, likely: &[(&str, bool)]) -> Self {
        Self {
            name: name.to_owned(),
            ids: likely.iter().map(|(id, _)| (*id).to_owned()).collect(),
        }
    }
}

/// What came of a pasted list.
#[derive(Debug, Default, PartialEq)]
pub struct Pasted {
    /// Ids that are sure.
    pub sure: Vec<String>,
    /// Of which somebody must say who is meant, if anybody in the list.
    pub unsure: Vec<Unsure>,
}

/// A list of names, one a line or parted by semicolons.
pub fn pasted(text: &str, items: &Items) -> Pasted {
    let mut pasted = Pasted::default();
    let names = text
        .split(['\n', ';'])
        .map(|line| line.trim_matches(|c: char| c.is_whitespace() || "•-–*,.".contains(c)))
        .filter(|name| !name.is_empty());
    for name in names {
        match &likely(name, items)[..] {
            [(id, true)] => pasted.sure.push((*id).to_owned()),
            ids => pasted.unsure.push(Unsure::of(name, ids)),
        }
    }
    pasted
}

/// The ids that a pasted name may mean, at most three, and whether it is sure: one alone has the
/// same words, with or without its acronym, or that acronym. Else those that share most of its
/// words, and more than half.
fn likely<'a>(name: &str, items: &'a Items) -> Vec<(&'a str, bool)> {
    let wanted = words_of(name);
    let words: Vec<&str> = wanted.split(' ').filter(|word| word.len() > 2).collect();
    let score = |item: &Item| {
        if item.search.ends_with(&wanted) || is_named(item, &wanted) {
            return usize::MAX;
        }
        let has = |word: &&&str| item.search.split(' ').any(|own| own == **word);
        words.iter().filter(has).count()
    };
    let scores: Vec<usize> = items.all().iter().map(score).collect();
    let best = scores.iter().copied().max().unwrap_or_default();
    let all = items.all().iter().zip(&scores);
    let found: Vec<&Item> = all
        .filter(|(_, own)| **own == best && best > words.len() / 2)
        .map(|(item, _)| item)
        .collect();
    let is_sure = best == usize::MAX && found.len() == 1;
    let first = found.iter().take(3);
    first.map(|item| (item.id.as_str(), is_sure)).collect()
}

/// What a person is about to choose. Copy: a few signals.
#[derive(Clone, Copy)]
pub struct Finder {
    pub query: RwSignal<String>,
    pub is_open: RwSignal<bool>,
    /// The option that is read now, among those that are shown.
    pub active: RwSignal<Option<usize>>,
    /// The whole list stands below with a box to tick for each.
    pub is_browsing: RwSignal<bool>,
    /// Names that are not in the list, and what may be meant by each: for a person to say.
    pub unsure: RwSignal<Vec<Unsure>>,
}

impl Finder {
    pub fn new() -> Self {
        Self {
            query: RwSignal::default(),
            is_open: RwSignal::new(false),
            active: RwSignal::new(None),
            is_browsing: RwSignal::new(false),
            unsure: RwSignal::default(),
        }
    }

    pub fn close(self) {
        self.is_open.set(false);
        self.active.set(None);
    }

    /// One was chosen: the input empties for the next.
    pub fn found(self) {
        self.query.set(String::new());
        self.close();
    }

    /// The first name that is neither chosen nor given up. What is typed above the whole list narrows it and names nobody.
    pub fn pending(self) -> Option<String> {
        self.asked().or_else(|| self.typed())
    }

    /// A name that is typed and not chosen.
    pub fn typed(self) -> Option<String> {
        let typed = self.query.with(|query| query.trim().to_owned());
        (!typed.is_empty() && !self.is_browsing.get()).then_some(typed)
    }

    /// The first name that is asked about.
    pub fn asked(self) -> Option<String> {
        self.unsure
            .with(|all| all.first().map(|one| one.name.clone()))
    }

    /// Asks about each name once; what may be meant by it is what is known last.
    pub fn ask(self, names: Vec<Unsure>) {
        self.unsure.update(|unsure| {
            for one in names {
                match unsure.iter_mut().find(|own| own.name == one.name) {
                    Some(own) => *own = one,
                    None => unsure.push(one),
                }
            }
        });
    }

    /// What is typed is not left as it is: the one that has just this name is answered, any other name becomes a question.
    pub fn settle(self, items: &Items) -> Option<String> {
        let name = untrack(|| self.typed())?;
        if !matches!(items, Items::Ready(_)) {
            // nobody can say yet who is meant
            return None;
        }
        self.found();
        let exact = items.named(&name).map(|item| item.id.clone());
        if exact.is_none() {
            self.ask(vec![Unsure::of(&name, &likely(&name, items))]);
        }
        exact
    }

    /// Up or down among the options that are shown; round at the ends.
    pub fn move_by(self, down: bool, shown: usize) {
        let last = shown.checked_sub(1);
        self.active.update(|active| {
            *active = last.map(|last| match (*active, down) {
                (None, true) => 0,
                (Some(at), true) if at >= last => 0,
                (Some(at), true) => at + 1,
                (None | Some(0), false) => last,
                (Some(at), false) => at - 1,
            });
        });
    }
}

impl Default for Finder {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Items {
        let item = |id: &str, label: &str| Item::new(id.into(), label.into(), "Suède".into(), "");
        Items::Ready(Arc::new(vec![
            item("a", "Lark and Heron Society (LHS)"),
            item("b", "École du Rivage"),
            item("c", "Heron Trust"),
        ]))
    }

    #[test]
    fn every_word_of_the_query_begins_a_word() {
        assert_eq!(items().fitting("soc her"), [0]);
        assert_eq!(items().fitting("ecole sued"), [1]);
        assert!(items().fitting("eron").is_empty());
    }

    #[test]
    fn a_whole_name_means_one() {
        assert_eq!(
            items().named("lark and heron society").map(|one| &*one.id),
            Some("a")
        );
        assert_eq!(items().named("Heron"), None);
        assert_eq!(items().named(" "), None);
    }

    #[test]
    fn what_was_found_is_marked_accents_kept() {
        let parts = matched("ec riv", "École du Rivage");
        let parts: Vec<(bool, &str)> = parts.iter().map(|(own, text)| (*own, &**text)).collect();
        assert_eq!(
            parts,
            [
                (true, "Éc"),
                (false, "ole du "),
                (true, "Riv"),
                (false, "age")
            ]
        );
    }

    #[test]
    fn a_pasted_list_is_matched_or_asked_about() {
        let pasted = pasted(
            "- Lark and Heron Society\nLark Heron Union; Nobody at all",
            &items(),
        );
        assert_eq!(pasted.sure, ["a"]);
        let asked: Vec<(&str, usize)> = pasted
            .unsure
            .iter()
            .map(|one| (&*one.name, one.ids.len()))
            .collect();
        assert_eq!(asked, [("Lark Heron Union", 1), ("Nobody at all", 0)]);
    }
}
