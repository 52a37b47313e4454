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

pub(crate) fn written(cx: Cx, here: Option<&Place>, view: impl FnOnce() -> AnyView) -> String {
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
    use report::code::Set;
    use report::language::Language;
    use words::Words;

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
            let cx = Cx {
                words,
                lang: Language::En,
                set: Set::Demo,
                entry: address.entry(),
                two_sets: true,
                session: true,
                capabilities: Default::default(),
                sign_in: None,
            };
            let place = cx.place(address);
            let is_drawn =
                place.address.entry() == Entry::Work || !crate::text::writes(Some(&place));
            assert!(is_drawn, "{place:?}");
            let Drawn { head, main } = draw(cx, &place, 2026);
            assert_eq!(head.status, 200, "{place:?}");
            assert!(main.contains("<h1"), "{place:?}");
        }
    }
}
