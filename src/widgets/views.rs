//! What stands in each widget: a heading that leads to the page, the figure of that page, and where
//! it is from. Written with the views of the pages.

use crate::address::Address;
use crate::embedding::Kind;
use crate::filter::{Facet, Filter};
use crate::i18n::{Cx, Page};
use crate::listing::{demo_stamp, report_line};
use crate::pages::public::congress::statuses;
use crate::pages::public::constituent::{address_of, reported};
use crate::pages::public::declared::declared;
use crate::pages::public::overview;
use crate::pages::public::resolution::{self, title_of};
use crate::pages::public::story::cycles;
use crate::ui::figure::figure;
use charts::Figure;
use maud::{Markup, Render, html};
use report::catalogue::Catalogue;
use report::documents::{ConstituentDocument, ResolutionDocument};
use words::key;

/// Reports of a Member that are listed; the page has all.
const REPORTS: usize = 5;

/// `today` is the day on which it is written, ISO.
pub fn resolution(cx: Cx, document: &ResolutionDocument, today: &str) -> Page {
    let code = &document.resolution.code;
    let page = Address::Resolution(code.clone());
    let (lang, title) = title_of(cx, &document.resolution);
    let main = html! {
        (resolution::declared(cx, &document.reports))
        (figure(cx, &cycles(cx, document), &cx.files(&page, "cycles"), false))
    };
    whole(
        cx,
        &page,
        &code.spaced(),
        &format!("{title} ({})", code.spaced()),
        html! { span lang=[lang] { (title) } },
        &main,
        today,
    )
}

pub fn member(cx: Cx, document: &ConstituentDocument, today: &str) -> Page {
    let one = &document.constituent;
    let page = address_of(one);
    let main = html! {
        (figure(cx, &reported(cx, document), &cx.files(&page, "reported"), false))
        @if !document.reports.is_empty() {
            ol class="entries" { @for head in document.reports.iter().take(REPORTS) { (report_line(cx, head, true)) } }
        }
    };
    whole(
        cx,
        &page,
        one.country_name.as_deref().unwrap_or_default(),
        &one.full_name(),
        one.full_name(),
        &main,
        today,
    )
}

/// Nothing if the set has no such assembly.
pub fn congress(cx: Cx, catalogue: &Catalogue, key_of: &str, today: &str) -> Option<Page> {
    let assembly = catalogue.assemblies.iter().find(|one| one.key == key_of)?;
    let page = Address::Congress(key_of.to_owned());
    let main = of_statuses(cx, &bar_of_congress(cx, catalogue, key_of), &page);
    let title = cx.fill(key::CONGRESS_LEAD, &[("name", &assembly.name)]);
    Some(whole(
        cx,
        &page,
        &cx.count(key::OVERVIEW_ON_FILE, assembly.rows),
        &title,
        &title,
        &main,
        today,
    ))
}

pub fn counter(cx: Cx, catalogue: &Catalogue, today: &str) -> Page {
    let main = of_statuses(cx, &bar_of_all(cx, catalogue), &Address::Overview);
    let title = overview::title(cx, catalogue);
    whole(cx, &Address::Overview, "", &title, &title, &main, today)
}

/// There is no such thing: one sentence, and where to look for it.
pub fn nothing(cx: Cx, kind: Kind) -> Page {
    let search = match kind {
        Kind::Member => Address::Members(String::new()),
        _ => Address::Resolutions(Filter::default()),
    };
    let title = cx.say(key::WIDGET_NOTHING);
    let main = html! { h1 class="widget__title widget__nothing" { (title) } p { (cx.link(&search, cx.t(key::WIDGET_SEARCH))) } };
    Page {
        title: title.into(),
        description: String::new(),
        main,
    }
}

/// It cannot be made now: that is no answer to what was asked.
pub fn failed(cx: Cx) -> Page {
    let title = cx.say(key::WIDGET_FAILED);
    Page {
        title: title.into(),
        description: String::new(),
        main: html! { h1 class="widget__title widget__nothing" { (title) } },
    }
}

/// The bar of all Resolutions of a Congress.
pub fn bar_of_congress(cx: Cx, catalogue: &Catalogue, key_of: &str) -> Figure {
    declared(
        cx,
        &statuses(catalogue, key_of),
        &Filter::default().only(Facet::Congress, key_of),
    )
}

pub fn bar_of_all(cx: Cx, catalogue: &Catalogue) -> Figure {
    declared(
        cx,
        &catalogue.statuses().collect::<Vec<_>>(),
        &Filter::default(),
    )
}

fn of_statuses(cx: Cx, bar: &Figure, page: &Address) -> Markup {
    figure(cx, bar, &cx.files(page, bar.id), true)
}

fn whole(
    cx: Cx,
    page: &Address,
    stamp: &str,
    title: &str,
    heading: impl Render,
    main: &Markup,
    today: &str,
) -> Page {
    let main = html! {
        header class="widget__head" {
            p class="stamp" { (demo_stamp(cx)) (stamp) }
            h1 class="widget__title" { a href=(cx.href(page)) { (heading) } }
        }
        (main)
        footer class="widget__foot" {
            p { a href=(cx.href(page)) { (cx.t(key::NAME)) } ", " (cx.date(today)) ". " (cx.t(key::WIDGET_NEW_TAB)) }
        }
    };
    Page {
        title: title.to_owned(),
        description: String::new(),
        main,
    }
}
