//! Choose many of some thousands: an editable combobox with list autocomplete (ARIA APG). What is
//! chosen stands as a list before the input, the input empties for the next. Selection is by id,
//! never by index. Knows no report.

use super::pasted::Unsure;
use super::text_field::{optional, problem_line};
use crate::i18n::Cx;
use maud::{Markup, html};
use words::{fold, key};

/// Drawn at once; more only slow the list down and nobody reads them.
const SHOWN: usize = 50;

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: String,
    pub label: String,
    /// The country, say.
    pub detail: String,
    /// All that is searched, folded, a blank before every word.
    pub(super) search: String,
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

pub(super) fn words_of(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let folded = fold(text);
    for word in folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
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
    Ready(Vec<Item>),
}

impl Items {
    pub fn all(&self) -> &[Item] {
        match self {
            Self::Ready(items) => items,
            Self::Loading | Self::Failed => &[],
        }
    }
}

/// What a person has chosen and is about to choose.
#[derive(Clone, Debug, Default)]
pub struct Combobox {
    /// Ids, in the order in which they were chosen.
    pub chosen: Vec<String>,
    query: String,
    open: bool,
    active: Option<usize>,
    /// The whole list stands below with a box to tick for each.
    browsing: bool,
    /// Of a pasted list: what may be meant by a name, for a person to say.
    pub(super) unsure: Vec<Unsure>,
}

/// The words around it.
#[derive(Default)]
pub struct Frame<'a> {
    pub id: &'a str,
    /// Which combobox of the page it is.
    pub name: &'a str,
    pub label: &'a str,
    pub optional: bool,
    pub hint: &'a str,
    pub problem: Option<String>,
}

/// What a key did.
#[derive(Debug, PartialEq, Eq)]
pub enum Pressed {
    /// It is the input's own.
    Nothing,
    Moved,
    /// The option at this place is chosen.
    Chose(usize),
}

impl Combobox {
    /// Every word of the query begins a word of the item.
    fn hits<'a>(&self, items: &'a Items) -> Vec<&'a Item> {
        if !self.open || self.browsing {
            return vec![];
        }
        self.fitting(items)
            .filter(|item| !self.chosen.contains(&item.id))
            .collect()
    }

    fn fitting<'a>(&self, items: &'a Items) -> impl Iterator<Item = &'a Item> {
        let query = self.query_words();
        items
            .all()
            .iter()
            .filter(move |item| query.iter().all(|word| item.search.contains(word.as_str())))
    }

    pub fn browse(&mut self) {
        self.browsing = !self.browsing;
    }

    /// Ticks one of the whole list, or takes the tick away. Answers whether it is chosen now.
    pub fn tick(&mut self, id: &str) -> bool {
        let before = self.chosen.len();
        self.chosen.retain(|own| own != id);
        let chosen = self.chosen.len() == before;
        if chosen {
            self.chosen.push(id.to_owned());
        }
        chosen
    }

    pub(super) fn settle(&mut self, id: &str) {
        if !self.chosen.iter().any(|own| own == id) {
            self.chosen.push(id.to_owned());
        }
    }

    fn query_words(&self) -> Vec<String> {
        words_of(&self.query)
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(|word| format!(" {word}"))
            .collect()
    }

    pub fn open(&mut self) {
        self.open = true;
    }

    pub fn close(&mut self) {
        self.open = false;
        self.active = None;
    }

    pub fn typed(&mut self, text: String) {
        (self.query, self.open, self.active) = (text, true, None);
    }

    pub fn pressed(&mut self, key: &str, items: &Items) -> Pressed {
        let last = self.hits(items).len().min(SHOWN).checked_sub(1);
        match key {
            "ArrowDown" if !self.open => self.open = true,
            "ArrowDown" => {
                self.active = last.map(|last| {
                    self.active
                        .map_or(0, |at| if at >= last { 0 } else { at + 1 })
                })
            }
            "ArrowUp" => {
                self.active = last.map(|last| {
                    self.active
                        .map_or(last, |at| at.checked_sub(1).unwrap_or(last))
                })
            }
            "Home" if self.active.is_some() => self.active = Some(0),
            "End" if self.active.is_some() => self.active = last,
            "Enter" => return self.active.map_or(Pressed::Moved, Pressed::Chose),
            "Escape" if self.open => self.close(),
            "Escape" => self.query.clear(),
            _ => return Pressed::Nothing,
        }
        Pressed::Moved
    }

    /// `at` counts the options that are shown. Answers what was chosen.
    pub fn choose(&mut self, at: usize, items: &Items) -> Option<String> {
        let item = self.hits(items).get(at).copied()?;
        self.chosen.push(item.id.clone());
        (self.query, self.open, self.active) = (String::new(), false, None);
        Some(item.label.clone())
    }

    pub fn remove(&mut self, at: usize) {
        if at < self.chosen.len() {
            self.chosen.remove(at);
        }
    }

    /// The option that a screen reader reads now.
    pub fn active_option(&self, id: &str) -> Option<String> {
        self.active.map(|at| option_id(id, at))
    }

    /// How many there are, or why there are none.
    pub fn summary(&self, cx: Cx, items: &Items) -> String {
        match (self.open, items) {
            (false, _) => String::new(),
            (true, Items::Loading) => cx.say(key::COMBOBOX_LOADING).to_owned(),
            (true, Items::Failed) => cx.say(key::COMBOBOX_FAILED).to_owned(),
            (true, Items::Ready(_)) => match self.hits(items).len() {
                0 => cx.say(key::COMBOBOX_NONE).to_owned(),
                n if n > SHOWN => cx.fill(
                    key::COMBOBOX_SHOWING,
                    &[("shown", &SHOWN.to_string()), ("n", &cx.words.number(n))],
                ),
                n => cx.count(key::COMBOBOX_RESULTS, n),
            },
        }
    }

    /// `name_of` names what is chosen while the list is on its way.
    pub fn write(
        &self,
        cx: Cx,
        frame: &Frame<'_>,
        items: &Items,
        name_of: &dyn Fn(&str) -> String,
    ) -> Markup {
        let id = frame.id;
        let wrong = frame.problem.is_some();
        let hits = self.hits(items);
        let expanded = !hits.is_empty();
        let described = if wrong {
            format!("{id}-hint {id}-problem")
        } else {
            format!("{id}-hint")
        };
        html! {
            div .field .field--wrong[wrong] {
                label class="field__label" for=(id) { (frame.label) @if frame.optional { " " (optional(cx)) } }
                p class="field__hint" id={ (id) "-hint" } { (frame.hint) @if !self.chosen.is_empty() { " " (self.count(cx)) } }
                (problem_line(cx, id, frame.problem.as_deref()))
                (self.chosen_list(cx, frame, items, name_of))
                div class="combobox" id={ (id) "-box" } {
                    input
                        class="field__input" id=(id) type="text" role="combobox" autocomplete="off" aria-autocomplete="list" data-box=(frame.name)
                        aria-controls={ (id) "-list" } aria-describedby=(described) aria-invalid=[wrong.then_some("true")]
                        aria-expanded=(expanded.to_string()) aria-activedescendant=[self.active_option(id)] value=(self.query);
                    ul class="combobox__list" id={ (id) "-list" } role="listbox" aria-label=(cx.say(key::COMBOBOX_LIST)) hidden[!expanded] {
                        @for (at, item) in hits.iter().take(SHOWN).enumerate() { (self.option(frame, at, item, hits.len())) }
                    }
                }
                p class="field__below" id={ (id) "-below" } { span { (self.summary(cx, items)) } }
                (self.questions(cx, frame, items))
                p {
                    button class="button button--quiet" type="button" id={ (id) "-browse" } data-do="browse" data-box=(frame.name) aria-expanded=(self.browsing.to_string()) aria-controls={ (id) "-all" } {
                        (cx.t(key::COMBOBOX_BROWSE)) span class="visually-hidden" { ": " (frame.label) }
                    }
                }
                @if self.browsing { (self.whole_list(cx, frame, items)) }
            }
        }
    }

    /// Everything that fits what is typed, in the order of the alphabet, with a box for each: for
    /// whom a combobox is no way.
    fn whole_list(&self, cx: Cx, frame: &Frame<'_>, items: &Items) -> Markup {
        html! {
            fieldset class="combobox__all" id={ (frame.id) "-all" } {
                legend class="visually-hidden" { (cx.t(key::COMBOBOX_BROWSE)) }
                @for item in self.fitting(items) {
                    label class="choice" {
                        input class="choice__input" type="checkbox" id={ (frame.id) "-tick-" (item.id) } data-do="tick" data-box=(frame.name) data-id=(item.id) checked[self.chosen.contains(&item.id)];
                        span { (item.label) " " span class="combobox__country" { (item.detail) } }
                    }
                }
            }
        }
    }

    fn count(&self, cx: Cx) -> String {
        cx.fill(
            key::COMBOBOX_CHOSEN,
            &[("n", &cx.words.number(self.chosen.len()))],
        )
    }

    fn chosen_list(
        &self,
        cx: Cx,
        frame: &Frame<'_>,
        items: &Items,
        name_of: &dyn Fn(&str) -> String,
    ) -> Markup {
        html! {
            @if !self.chosen.is_empty() {
                ul class="combobox__chosen" id={ (frame.id) "-chosen" } aria-label=(self.count(cx)) {
                    @for (at, chosen) in self.chosen.iter().enumerate() {
                        @let item = items.all().iter().find(|item| item.id == *chosen);
                        @let name = item.map_or_else(|| name_of(chosen), |item| item.label.clone());
                        li class="combobox__item" {
                            span class="combobox__name" { (name) " " @if let Some(item) = item { span class="combobox__country" { (item.detail) } } }
                            " "
                            button class="button button--quiet" type="button" id={ (frame.id) "-remove-" (at) } data-do="unchoose" data-box=(frame.name) data-at=(at) {
                                (cx.t(key::COMBOBOX_REMOVE)) " " span class="visually-hidden" { (name) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn option(&self, frame: &Frame<'_>, at: usize, item: &Item, all: usize) -> Markup {
        let active = self.active == Some(at);
        html! {
            li
                .combobox__option .combobox__option--active[active] role="option" id=(option_id(frame.id, at)) data-do="choose" data-box=(frame.name)
                data-at=(at) aria-selected=(active.to_string()) aria-setsize=(all) aria-posinset=(at + 1) {
                (self.matched(&item.label)) " " span class="combobox__country" { (self.matched(&item.detail)) }
            }
        }
    }

    /// The beginnings of words that the query found.
    fn matched(&self, text: &str) -> Markup {
        let query = self.query_words();
        html! {
            @for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
                @let folded = words_of(word);
                @let length = query.iter().filter(|wanted| folded.starts_with(wanted.as_str())).map(|wanted| wanted.chars().count() - 1).max().unwrap_or(0);
                @let end = word.char_indices().nth(length).map_or(word.len(), |(at, _)| at);
                @if end > 0 { mark { (word[..end]) } } (word[end..])
            }
        }
    }
}

fn option_id(id: &str, at: usize) -> String {
    format!("{id}-option-{at}")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn items() -> Items {
        let item = |id: &str, label: &str| Item::new(id.into(), label.into(), "Suède".into(), "");
        Items::Ready(vec![
            item("a", "Lark and Heron Society"),
            item("b", "École du Rivage"),
            item("c", "Heron Trust"),
        ])
    }

    #[test]
    fn every_word_of_the_query_begins_a_word() {
        let mut combobox = Combobox::default();
        combobox.typed("soc her".into());
        assert_eq!(combobox.hits(&items()).len(), 1);
        combobox.typed("ecole sued".into());
        assert_eq!(combobox.hits(&items())[0].id, "b");
        combobox.typed("eron".into());
        assert!(combobox.hits(&items()).is_empty());
    }

    #[test]
    fn arrows_go_round_and_enter_chooses() {
        let (mut combobox, items) = (Combobox::default(), items());
        combobox.typed("heron".into());
        assert_eq!(combobox.pressed("ArrowUp", &items), Pressed::Moved);
        assert_eq!(combobox.pressed("ArrowDown", &items), Pressed::Moved);
        assert_eq!(combobox.pressed("Enter", &items), Pressed::Chose(0));
        assert_eq!(
            combobox.choose(0, &items).as_deref(),
            Some("Lark and Heron Society")
        );
        combobox.typed("heron".into());
        assert_eq!(
            combobox.hits(&items).len(),
            1,
            "what is chosen is offered no more"
        );
        combobox.remove(0);
        assert!(combobox.chosen.is_empty());
    }

    #[test]
    fn the_whole_list_is_ticked_and_unticked() {
        let mut combobox = Combobox::default();
        assert!(combobox.tick("a") && !combobox.tick("a") && combobox.chosen.is_empty());
    }

    #[test]
    fn what_was_found_is_marked_accents_kept() {
        let mut combobox = Combobox::default();
        combobox.typed("ec riv".into());
        assert_eq!(
            combobox.matched("École du Rivage").into_string(),
            "<mark>Éc</mark>ole du <mark>Riv</mark>age"
        );
    }
}
