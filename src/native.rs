//! A page natively: the same components under an owner that knows the address. One pass, nothing is waited for.

use crate::address::{Entry, Place};
use crate::app::App;
use crate::head::{Head, Noted};
use crate::i18n::Cx;
use crate::session::Account;
use crate::shell;
use crate::state::{Here, SignedIn};
use crate::work::Work;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

/// A page without its frame, and what it says of itself.
pub struct Drawn {
    pub head: Head,
    pub main: String,
}

/// `this_year`: of reporting, by the clock of whoever asks.
pub fn draw(cx: Cx, place: &Place, this_year: u16) -> Drawn {
    let noted = Noted::default();
    let main = written(cx, Some(place), || {
        expect_context::<Account>().tell_year(this_year);
        provide_context(RequestUrl::new(&place.path()));
        provide_context(noted.clone());
        match place.address.entry() {
            Entry::App => App().into_any(),
            Entry::Work => Work().into_any(),
        }
    });
    Drawn {
        head: noted.take(),
        main,
    }
}

/// `here` is nothing where the address leads nowhere.
pub fn masthead(cx: Cx, here: Option<&Place>) -> String {
    written(cx, here, || shell::Masthead().into_any())
}

pub fn colophon(cx: Cx) -> String {
    written(cx, None, || shell::Colophon().into_any())
}

fn written(cx: Cx, here: Option<&Place>, view: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(cx);
        provide_context(Here(RwSignal::new(here.cloned())));
        let who = RwSignal::default();
        provide_context(SignedIn(who));
        provide_context(Account::new(cx, who));
        view().to_html()
    });
    // the marks are for hydration, which nobody does here; text has no < of its own
    html.replace("<!>", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Address;
    use crate::form::{Sections, of_kind};
    use crate::reading::{Chapters, ChaptersProps, Reading};
    use report::Body;
    use report::code::Set;
    use report::field::Field;
    use report::language::Language;
    use report::synthesis::Target;
    use report::vocabulary::{Action, ReportKind, Scope};
    use words::Words;

    fn cx(words: &'static Words, entry: Entry) -> Cx {
        Cx {
            words,
            lang: Language::En,
            set: Set::Demo,
            entry,
            two_sets: true,
            session: true,
            capabilities: Default::default(),
            sign_in: None,
        }
    }

    #[test]
    fn every_address_that_is_drawn_has_a_route() {
        let words: &'static Words = Box::leak(Box::new(Words::new("en", "")));
        let back = None;
        let code = "DEMO-2024-Res-001".parse().unwrap();
        let all = [
            Address::About,
            Address::Data,
            Address::DataPolicy,
            Address::Accessibility,
            Address::Unknown,
            Address::Work,
            Address::SignIn { back },
            Address::ReportOn { code, year: None },
            Address::Draft("ec0ed65a-64f4-5325-a828-7ec715c7a3f2".into()),
        ];
        for address in all {
            let cx = cx(words, address.entry());
            let place = cx.place(address);
            let is_drawn =
                place.address.entry() == Entry::Work || !crate::text::writes(Some(&place));
            assert!(is_drawn, "{place:?}");
            let Drawn { head, main } = draw(cx, &place, 2026);
            assert_eq!(head.status, 200, "{place:?}");
            assert!(main.contains("<h1"), "{place:?}");
        }
    }

    /// What no vocabulary of ours lists is offered and chosen as it came, read as it came, and stays where it is not touched.
    #[test]
    fn words_of_another_backend_are_read_and_written_as_they_are() {
        let text = |text: &str| serde_json::json!({ "entries": { "a": { "text": text } } });
        let mut results = text("Talks in two capitals");
        results["status"] = "stalled".into();
        let body = serde_json::json!({
            "scope": { "mars": true },
            "involved": { "membersAnswer": "several", "secretariat": "perhaps" },
            "actions": { "diplomacy": true },
            "results": { "diplomacy": results },
            "future": { "planned": "soon", "actions": { "lobbying": text("A letter") } },
            "status": { "value": "paused" }
        });
        let body: Body = serde_json::from_value(body).unwrap();
        let words: &'static Words = Box::leak(Box::new(Words::new("en", "")));
        let cx = cx(words, Entry::Work);
        let owner = Owner::new();
        owner.with(|| {
            let form = of_kind(cx, ReportKind::Progress, 2026).unwrap();
            form.show(body.clone());
            let reading = Reading {
                kind: ReportKind::Progress,
                code: "DEMO-2024-Res-001".parse().unwrap(),
                body: body.clone(),
                names: Default::default(),
                unmatched: 0,
                countries: vec![],
            };
            let read = written(form.cx, None, || {
                Chapters(ChaptersProps { reading }).into_any()
            });
            let page = written(form.cx, None, move || {
                provide_context(form);
                Sections().into_any()
            });
            for word in [
                "mars",
                "several",
                "perhaps",
                "diplomacy",
                "stalled",
                "soon",
                "lobbying",
                "paused",
            ] {
                assert!(
                    read.contains(&format!(">{word}<")),
                    "{word} is read: {read}"
                );
            }
            for word in [
                "mars",
                "several",
                "perhaps",
                "diplomacy",
                "soon",
                "lobbying",
                "paused",
            ] {
                assert!(
                    page.contains(&format!("value=\"{word}\"")),
                    "{word} is offered: {page}"
                );
            }
            for text in ["Talks in two capitals", "A letter", "#glyph-unknown"] {
                assert!(read.contains(text), "{text}");
            }
            assert!(page.contains("Talks in two capitals"));
            assert_eq!(form.peek(|body| Field::Scope.chosen(body)), ["mars"]);
            assert_eq!(form.peek(|body| Field::Status.chosen(body)), ["paused"]);
            // what is not touched stays, and what is touched is written
            let diplomacy = Action::named("diplomacy");
            form.write(
                &Field::Narrative(Target::Result(diplomacy)),
                "Talks went on".into(),
            );
            form.choose(&Field::Scope, "africa", true);
            let mut kept = body.clone();
            kept.results.at(diplomacy).entries = report::body::typed("Talks went on");
            kept.scope.insert(Scope::Africa);
            assert_eq!(
                form.peek(|body| (
                    body.scope.clone(),
                    body.involved.clone(),
                    body.future.clone(),
                    body.status.clone()
                )),
                (kept.scope, kept.involved, kept.future, kept.status)
            );
            assert_eq!(
                form.text(&Field::Narrative(Target::Result(diplomacy))),
                "Talks went on"
            );
            form.choose(&Field::Scope, "mars", false);
            assert_eq!(
                form.peek(|body| body.scope.len()),
                1,
                "and it can be withdrawn"
            );
        });
    }
}
