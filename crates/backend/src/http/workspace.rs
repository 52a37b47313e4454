//! What a person has to do.

use super::Shared;
use super::caller::reader;
use super::documents::{draft_head, private};
use super::fault::Answer;
use super::input::asked;
use super::sets;
use axum::extract;
use axum::http::Uri;
use axum::http::header::HeaderMap;
use axum::response::Response;
use report::access::{Deed, Role, is_focal_point, may};
use report::documents::{ToMake, Workspace};
use report::id::report_id;
use report::language::Language;
use report::state::{State, Step};
use report::vocabulary::ReportKind;
use std::collections::BTreeSet;

pub async fn workspace(
    extract::State(app): extract::State<Shared>,
    uri: Uri,
    headers: HeaderMap,
) -> Answer<Response> {
    let lang = asked(&uri, &["lang"])?.lang;
    let person = reader(&app, &headers)?.person;
    let own: BTreeSet<&str> = person.roles.iter().filter_map(Role::constituent).collect();
    let mut work = Workspace::default();
    for constituent in own {
        for row in app.store.drafts_of(constituent)? {
            work.own.push(draft_head(&app.store, row, &person, lang)?);
        }
    }
    for row in app
        .store
        .progress_drafts(&app.clock().this_year().to_string())?
        .into_iter()
        .filter(|row| is_focal_point(&person.roles, &row.code))
        .take(OFFERED)
    {
        work.own.push(draft_head(&app.store, row, &person, lang)?);
    }
    work.to_make = to_make(&app, &person.roles, lang)?;
    for row in app.store.submitted()? {
        if may(&person.roles, Deed::Take(Step::Publish), row.object())
            && sets::hindrance(&app, &row)?.is_none()
        {
            work.waiting
                .push(draft_head(&app.store, row, &person, lang)?);
        }
    }
    Ok(private(&work))
}

/// At most so many Progress Reports are listed.
const OFFERED: usize = 50;

fn to_make(app: &Shared, roles: &[Role], lang: Language) -> Answer<Vec<ToMake>> {
    // a cycle does not end with its year: what came in by December is told in January
    let last_year = app.clock().this_year() - 1;
    let mut all = vec![];
    if !roles
        .iter()
        .any(|role| matches!(role, Role::FocalPoint { .. }))
    {
        return Ok(all);
    }
    for (code, year, received) in app
        .store
        .received_since(&last_year.to_string())?
        .into_iter()
        .filter(|(code, ..)| is_focal_point(roles, code) && sets::takes_reports(app, code))
    {
        let id = report_id(ReportKind::Progress, &code, &year, "").to_string();
        let draft = app.store.draft(&id)?;
        if draft
            .as_ref()
            .is_some_and(|draft| matches!(draft.state, State::Published | State::Withdrawn))
        {
            continue;
        }
        let title = app.store.resolution(&code)?.and_then(|resolution| {
            resolution
                .title
                .best(lang)
                .map(|(lang, text)| (lang, text.to_owned()))
        });
        let (title_lang, title) = title.unzip();
        all.push(ToMake {
            code,
            title,
            title_lang,
            year,
            received,
            draft: draft.map(|draft| draft.id),
        });
        if all.len() == OFFERED {
            break;
        }
    }
    Ok(all)
}
