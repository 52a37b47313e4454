//! Vocabularies as data, in the language asked for.

use super::documents::public;
use super::fault::Answer;
use super::input::asked;
use crate::language::words;
use axum::http::Uri;
use axum::response::Response;
use report::documents::{Term, Vocabularies};
use report::import::status_label;
use report::language::Language;
use report::vocabulary::{Action, ActionStatus, Planned, Scope, Status};
use resolution_progress::i18n::Label;
use resolution_progress::labels;

pub async fn vocabularies(uri: Uri) -> Answer<Response> {
    let lang = asked(&uri, &["lang"])?.lang;
    let words = words(lang);
    // labels of the other languages were not seen on Progress Reports
    let ours = lang != Language::En;
    let unconfirmed = |status: &Status| ours || status_label(*status).is_none();
    let term = |key: &str, label: Label, unofficial| Term {
        key: key.to_owned(),
        label: label.text(words).to_owned(),
        unofficial,
    };
    Ok(public(&Vocabularies {
        edition: "2026-1".into(),
        status: Status::ALL
            .iter()
            .map(|one| term(one.key(), labels::status(*one), unconfirmed(one)))
            .collect(),
        action: Action::ALL
            .iter()
            .map(|one| term(one.key(), labels::action(*one), ours))
            .collect(),
        action_status: ActionStatus::ALL
            .iter()
            .map(|one| term(one.key(), labels::action_status(*one), ours))
            .collect(),
        planned: Planned::ALL
            .iter()
            .map(|one| term(one.key(), labels::planned(*one), ours))
            .collect(),
        scope: Scope::ALL
            .iter()
            .map(|one| term(one.key(), labels::scope(*one), ours))
            .collect(),
    }))
}
