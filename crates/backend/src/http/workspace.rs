//! What a person has to do.

use super::Shared;
use super::caller::reader;
use super::documents::{draft_head, private};
use super::fault::Answer;
use super::input::asked;
use axum::extract::State;
use axum::http::Uri;
use axum::http::header::HeaderMap;
use axum::response::Response;
use report::access::{Deed, Role, may};
use report::documents::Workspace;
use report::state::Step;
use std::collections::BTreeSet;

pub async fn workspace(State(app): State<Shared>, uri: Uri, headers: HeaderMap) -> Answer<Response> {
    let lang = asked(&uri, &["lang"])?.lang;
    let person = reader(&app, &headers)?.person;
    let own: BTreeSet<&String> = person
        .roles
        .iter()
        .filter_map(|role| match role {
            Role::Contributor { constituent } | Role::Approver { constituent } => Some(constituent),
            Role::FocalPoint { .. } | Role::Administrator => None,
        })
        .collect();
    let mut work = Workspace::default();
    for constituent in own {
        for row in app.store.drafts_of(constituent)? {
            work.own.push(draft_head(&app.store, row, &person, lang)?);
        }
    }
    for row in app.store.submitted()? {
        if may(&person.roles, Deed::Take(Step::Publish), row.object()) {
            work.waiting.push(draft_head(&app.store, row, &person, lang)?);
        }
    }
    Ok(private(&work))
}
