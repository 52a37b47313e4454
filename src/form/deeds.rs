//! What a person does to the form, as changes of its state. No browser here: `events` hears, this
//! acts.

use super::directory::{List, lists};
use super::{Form, Told, place};
use crate::ui::combobox::{Combobox, Items, Pressed};
use report::constituent::Constituent;
use report::vocabulary::{Action, ListAnswer};
use words::key;

/// Text fields, by pointer.
impl Form {
    fn told(&mut self, pointer: &str) -> &mut Told {
        self.told.at(pointer.to_owned())
    }

    pub fn focused(&mut self, pointer: &str) {
        let text = self.text(pointer);
        self.told(pointer).focused(&text);
    }

    /// Answers the number of the key if the field wants to be looked at after a pause.
    pub fn typed(&mut self, pointer: &str, text: String) -> Option<u32> {
        place::set_text(&mut self.body, pointer, text);
        self.refused.retain(|problem| problem.pointer != pointer);
        self.changed();
        let is_wrong = self.wrong(pointer).is_some();
        self.told(pointer).typed(is_wrong)
    }

    pub fn rested(&mut self, pointer: &str, key: u32) {
        let is_wrong = self.wrong(pointer).is_some();
        self.told(pointer).rested(key, is_wrong);
    }

    /// Answers what is to be announced.
    pub fn left(&mut self, pointer: &str) -> Option<String> {
        let (text, wrong) = (self.text(pointer), self.wrong(pointer));
        let told_now = self.told(pointer).left(&text, wrong.is_some());
        wrong
            .filter(|_| told_now)
            .map(|problem| self.message(&problem))
    }

    pub fn add_link(&mut self) {
        let links = &mut self.body.additional.links;
        let id = (1_u32..)
            .map(|n| format!("l{n}"))
            .find(|id| !links.contains_key(id))
            .unwrap_or_default();
        links.insert(id, Default::default());
        self.changed();
    }

    pub fn remove_link(&mut self, id: &str) {
        self.body.additional.links.remove(id);
        self.changed();
    }
}

/// Checkboxes and radios.
impl Form {
    pub fn choose(&mut self, pointer: &str, value: &str, on: bool) {
        match pointer {
            "/future" => self.tick_future(Action::named(value), on),
            _ => place::choose(&mut self.body, pointer, value, on),
        }
        self.refused.retain(|problem| problem.pointer != pointer);
        self.changed();
    }

    fn tick_future(&mut self, action: Action, on: bool) {
        let future = &mut self.body.future;
        if on {
            if !future.actions.contains_key(&action) {
                future
                    .actions
                    .insert(action, future.unticked.remove(&action).unwrap_or_default());
            }
            future.none = false;
        } else if let Some(text) = future
            .actions
            .remove(&action)
            .filter(|text| *text != Default::default())
        {
            future.unticked.insert(action, text);
        }
    }
}

/// Names from the lists of organisations. Where a text is answered, it is to be announced.
impl Form {
    /// Whether the lists are to be fetched now: once, and again after a failure.
    pub fn wants_directory(&mut self) -> bool {
        let wanted = self.directory[0] == Items::Failed || !self.asked_for_directory;
        self.asked_for_directory = true;
        wanted
    }

    /// The lists are asked for and not here yet.
    pub fn is_waiting(&self) -> bool {
        self.asked_for_directory && self.directory[0] == Items::Loading
    }

    /// Nothing: they could not be fetched.
    pub fn directory_came(&mut self, all: Option<Vec<Constituent>>) {
        self.directory = all.map_or([Items::Failed, Items::Failed, Items::Failed], lists);
    }

    fn list(&mut self, list: List) -> (&mut Combobox, &Items) {
        (
            &mut self.boxes[list as usize],
            &self.directory[list as usize],
        )
    }

    pub fn open(&mut self, list: List) {
        self.boxes[list as usize].open();
    }

    pub fn close(&mut self, list: List) {
        self.boxes[list as usize].close();
    }

    pub fn search(&mut self, list: List, text: String) -> String {
        let (cx, (own, items)) = (self.cx, self.list(list));
        own.typed(text);
        own.summary(cx, items)
    }

    pub fn pressed(&mut self, list: List, key: &str) -> Pressed {
        let (own, items) = self.list(list);
        own.pressed(key, items)
    }

    /// The id of the option that is read now.
    pub fn active_option(&self, list: List) -> Option<String> {
        self.boxes[list as usize].active_option(list.id())
    }

    pub fn choose_option(&mut self, list: List, at: usize) -> Option<String> {
        let (own, items) = self.list(list);
        let name = own.choose(at, items)?;
        self.named(list);
        Some(self.counted(list, key::COMBOBOX_ADDED, &name))
    }

    pub fn browse(&mut self, list: List) {
        self.boxes[list as usize].browse();
    }

    pub fn tick(&mut self, list: List, id: &str) -> String {
        let chosen = self.boxes[list as usize].tick(id);
        self.named(list);
        let name = self.label_of(list, id);
        self.counted(
            list,
            if chosen {
                key::COMBOBOX_ADDED
            } else {
                key::COMBOBOX_REMOVED
            },
            &name,
        )
    }

    /// A pasted list of names. Misses are kept as text among the other organisations: nothing typed
    /// is lost.
    pub fn paste(&mut self, list: List, text: &str) -> String {
        let (own, items) = self.list(list);
        let pasted = own.paste(text, items);
        self.named(list);
        self.keep(&pasted.missed);
        let number = |n: usize| self.cx.words.number(n);
        let values = [
            ("added", &*number(pasted.added)),
            ("unsure", &*number(pasted.unsure)),
            ("missed", &*number(pasted.missed.len())),
        ];
        self.cx.fill(key::COMBOBOX_PASTED, &values)
    }

    pub fn mean(&mut self, list: List, at: usize, id: &str) {
        let kept = self.list(list).0.mean(at, id);
        self.named(list);
        self.keep(kept.as_slice());
    }

    fn keep(&mut self, names: &[String]) {
        let others = &mut self.body.involved.others;
        for name in names {
            if !others.is_empty() {
                others.push_str("; ");
            }
            others.push_str(name);
        }
        self.changed();
    }

    /// And the id of what takes the focus: the next remove button, or the input when none is left.
    pub fn unchoose(&mut self, list: List, at: usize) -> (String, String) {
        let name = self.chosen_name(list, at);
        self.boxes[list as usize].remove(at);
        self.named(list);
        let left = self.boxes[list as usize].chosen.len();
        let next = if left == 0 {
            list.id().to_owned()
        } else {
            format!("{}-remove-{}", list.id(), at.min(left - 1))
        };
        (self.counted(list, key::COMBOBOX_REMOVED, &name), next)
    }

    fn chosen_name(&self, list: List, at: usize) -> String {
        self.boxes[list as usize]
            .chosen
            .get(at)
            .map(|id| self.label_of(list, id))
            .unwrap_or_default()
    }

    fn label_of(&self, list: List, id: &str) -> String {
        let item = self.directory[list as usize]
            .all()
            .iter()
            .find(|item| item.id == id);
        item.map_or_else(|| self.name_of(id), |item| item.label.clone())
    }

    fn counted(&self, list: List, msg: words::Msg, name: &str) -> String {
        let n = self.cx.words.number(self.boxes[list as usize].chosen.len());
        self.cx.fill(msg, &[("name", name), ("n", &n)])
    }

    /// Into the body as they are chosen now.
    fn named(&mut self, list: List) {
        let chosen = self.boxes[list as usize].chosen.iter().cloned().collect();
        let involved = &mut self.body.involved;
        // "none" beside a name would be a contradiction; "I do not know" may stand beside it
        let withdraw = |answer: &mut Option<ListAnswer>| {
            *answer = answer.take().filter(|answer| *answer != ListAnswer::None)
        };
        match list {
            List::Members => {
                involved.members = chosen;
                withdraw(&mut involved.members_answer);
            }
            List::Commissions => {
                involved.commissions = chosen;
                withdraw(&mut involved.commissions_answer);
            }
            List::External => involved.external = chosen,
        }
        self.changed();
    }
}

#[cfg(test)]
mod tests {
    use crate::address::Entry;
    use crate::form::{Form, example};
    use crate::i18n::Cx;
    use report::code::Set;
    use report::language::Language;
    use report::vocabulary::{Action, ListAnswer};
    use words::Words;

    fn form() -> Form {
        let words: &'static Words = Box::leak(Box::new(Words::new("en", "")));
        example(
            Cx {
                words,
                lang: Language::En,
                set: Set::Demo,
                entry: Entry::Work,
                two_sets: true,
                session: true,
            },
            2026,
        )
        .expect("the example has a code")
    }

    #[test]
    fn the_text_of_a_future_action_comes_back_with_its_tick() {
        let mut form = form();
        form.choose("/future", "policy", true);
        form.typed("/future/actions/policy", "A bill".into());
        form.choose("/future", "policy", false);
        assert!(
            form.body.future.actions.is_empty()
                && form.body.future.unticked.contains_key(&Action::Policy)
        );
        form.choose("/future", "policy", true);
        assert_eq!(form.text("/future/actions/policy"), "A bill");
        form.choose("/future", "policy", true);
        assert_eq!(
            form.text("/future/actions/policy"),
            "A bill",
            "ticking twice takes nothing away"
        );
        assert!(form.body.future.actions.contains_key(&Action::Policy));
    }

    #[test]
    fn a_name_withdraws_that_there_were_none() {
        let mut form = form();
        form.choose("/involved/membersAnswer", "none", true);
        assert_eq!(form.body.involved.members_answer, Some(ListAnswer::None));
        let lark = r#"{"id":"m-lark","name":"Lark Society","kind":"member"}"#;
        form.directory_came(Some(vec![
            serde_json::from_str(lark).expect("a Constituent"),
        ]));
        form.search(super::List::Members, "lar".into());
        form.choose_option(super::List::Members, 0);
        assert_eq!(form.body.involved.members_answer, None);
        assert!(form.body.involved.members.contains(&"m-lark".to_owned()));
        let (_, next) = form.unchoose(super::List::Members, 0);
        assert_eq!(next, "involved-members");
        assert!(form.body.involved.members.is_empty());
    }

    #[test]
    fn what_only_the_server_found_is_told_at_its_field_until_that_changes() {
        let mut form = form();
        let problem =
            report::Problem::new("/challenges", report::rules::ProblemKey::UnsafeCharacter);
        form.refused(&[problem]);
        assert!(form.problem("/challenges").is_some());
        form.typed("/involved/others", "A school".into());
        assert!(form.problem("/challenges").is_some());
        form.typed("/challenges", "Mended".into());
        assert_eq!(form.problem("/challenges"), None);
    }

    #[test]
    fn what_is_missing_is_not_told_before_the_check_and_goes_when_mended() {
        let mut form = form();
        assert_eq!(form.problem("/involved/secretariat"), None);
        assert!(!form.check().is_empty());
        assert!(form.problem("/involved/secretariat").is_some());
        form.choose("/involved/secretariat", "no", true);
        assert_eq!(form.problem("/involved/secretariat"), None);
    }
}
