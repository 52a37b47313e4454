//! The pages of work in the browser. Every one is entered by a page load, so that the browser asks
//! before unsaved words are left; then it stands until it is left.

use crate::address::{Address, Place};
use crate::browser::reload;
use crate::i18n::Cx;
use crate::live::on_deed;
use crate::pages::work::{draft, mine, report_on, sign_in, trying};
use crate::reactive::spawn_local;
use crate::session::Account;

pub fn open(cx: Cx, account: Account, place: Option<Place>) {
    on_deed(Box::new(|deed, _| {
        if deed == "again" {
            reload();
        }
    }));
    let Some(Place { address, .. }) = place else {
        return;
    };
    spawn_local(async move {
        match address {
            Address::Try => trying::open(cx, account).await,
            Address::Work => mine::open(cx, account).await,
            Address::SignIn { back } => sign_in::open(cx, account, back).await,
            Address::ReportOn(code) => report_on::open(cx, account, code).await,
            Address::Draft(id) => draft::open(cx, account, id).await,
            // an address of the other entry was served by it
            _ => {}
        }
    });
}
