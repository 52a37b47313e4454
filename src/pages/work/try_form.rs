//! "See the form before you sign in": the real form with the real rules; nothing is sent or kept.

use super::head;
use crate::browser::{announce, this_year};
use crate::form::{Directory, ReportForm, section_list, summary};
use crate::i18n::Cx;
use crate::ui::error_summary;
use leptos::prelude::*;
use report::Body;
use report::documents::Draft;
use report::resolution::{Paragraphs, Resolution};
use report::rules::Problem;
use report::state::State;
use report::vocabulary::ReportKind;
use words::key;

pub fn page(cx: Cx) -> AnyView {
    let cx = Cx { set: report::code::Set::Demo, ..cx };
    let Some(draft) = example() else { return ().into_any() };
    let form = ReportForm::new(cx, &draft, Directory::new(cx, Default::default()), this_year());
    let checked = RwSignal::new(None::<Vec<Problem>>);
    let check = move |_| {
        let stops = form.check();
        if stops.is_empty() {
            announce(cx.say(key::TRY_DONE).to_owned());
        }
        let clean = stops.is_empty();
        checked.set(Some(stops));
        if !clean {
            error_summary::focus();
        }
    };
    let result = move || match checked.get() {
        Some(found) if found.is_empty() => Some(
            view! { <div class="notice notice--ok"><h2 class="notice__title">{cx.t(key::TRY_DONE)}</h2> <p>{cx.t(key::TRY_DONE_TEXT)}</p></div> }.into_any(),
        ),
        Some(found) => Some(summary(cx, form, &found)),
        None => None,
    };
    view! {
        {result}
        {head(cx, cx.say(key::TRY_TITLE), Some(cx.say(key::TRY_LEAD).into()))}
        <div class="form">{section_list(form)} {form.view()}</div>
        <div class="save-bar" role="region" aria-label=cx.say(key::SAVE_REGION)>
            <div class="save-bar__inner">
                <p class="save-bar__state">{cx.t(key::TRY_LEAD)}</p>
                <p class="buttons"><button class="button button--first" type="button" id="check" on:click=check>{cx.t(key::CHECK_BUTTON)}</button></p>
            </div>
        </div>
    }
    .into_any()
}

/// A blank report on an invented Resolution with nine paragraphs.
fn example() -> Option<Draft> {
    let code: report::ResolutionCode = "DEMO-2024-Res-001".parse().ok()?;
    let paragraphs = Paragraphs { complete: true, ..Paragraphs::skeleton(&["1.a", "1.b", "2", "3", "4.a", "4.b", "4.d", "5", "8"]) };
    let resolution = Resolution { code: code.clone(), title: Default::default(), archived: None, paragraphs: Some(paragraphs), synthetic: true, source: None };
    Some(Draft {
        id: String::new(),
        kind: ReportKind::Activity,
        code,
        year: this_year().to_string(),
        constituent: None,
        state: State::Draft,
        version: 0,
        body: Body::default(),
        saved_at: String::new(),
        saved_by: String::new(),
        note: None,
        steps: vec![],
        may_write: true,
        may_delete: false,
        published_version: None,
        constituents: Default::default(),
        resolution,
    })
}
