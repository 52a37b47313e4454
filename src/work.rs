//! The pages of work in the browser. Every one is entered by a page load, so that the browser asks
//! before unsaved words are left; then it stands until it is left.

use crate::address::{Address, Entry, Place};
use crate::browser::{by_id, reload, set_head, this_year};
use crate::i18n::{Cx, Page};
use crate::live::{on_deed, put};
use crate::pages::public::not_found::not_found;
use crate::pages::try_form::try_form;
use crate::pages::work::{draft, mine, report_on, sign_in, trying};
use crate::reactive::spawn_local;
use crate::session::Account;
use crate::shell::{full_title, head, robots, waiting};

/// `served`: what a page of work begins with stands there already.
pub fn open(cx: Cx, account: Account, place: Option<Place>, served: bool) {
    on_deed(Box::new(|deed, _| {
        if deed == "again" {
            reload();
        }
    }));
    // what plain trunk builds of work has no other pages, and a copy has nobody to sign in to
    let own = place.filter(|place| cx.session && place.address.entry() == Entry::Work);
    if !served {
        begin(cx, own.as_ref());
    }
    let Some(Place { address, .. }) = own else {
        return;
    };
    spawn_local(async move {
        match address {
            Address::Try => trying::open(cx, account).await,
            Address::Work => mine::open(cx, account).await,
            Address::SignIn { back } => sign_in::open(cx, account, back).await,
            Address::ReportOn { code, year } => report_on::open(cx, account, code, year).await,
            Address::Draft(id) => draft::open(cx, account, id).await,
            // not of work
            _ => {}
        }
    });
}

/// What a server would have written.
fn begin(cx: Cx, place: Option<&Place>) {
    let Page {
        title,
        description,
        main,
    } = match place.map(|place| &place.address) {
        Some(Address::Try) => try_form(cx, this_year()),
        Some(address) => waiting(cx, address),
        None => not_found(cx, &[]),
    };
    let links = place.map_or_else(|| robots(cx.set), head);
    set_head(&full_title(cx, &title), &description, &links.0);
    if let Some(page) = by_id("page") {
        put(&page, &main);
    }
}
