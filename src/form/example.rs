//! The form that can be tried without signing in.

use super::Form;
use crate::i18n::Cx;
use report::Body;
use report::code::Set;
use report::documents::Draft;
use report::resolution::{Paragraphs, Resolution};
use report::state::State;
use report::vocabulary::ReportKind;

/// A blank report on an invented Resolution with nine paragraphs.
pub fn example(cx: Cx, this_year: u16) -> Option<Form> {
    of_kind(cx, ReportKind::Activity, this_year)
}

/// The same of either kind of report.
pub fn of_kind(cx: Cx, kind: ReportKind, this_year: u16) -> Option<Form> {
    let draft = blank(kind, this_year)?;
    let cx = Cx {
        set: Set::Demo,
        ..cx
    };
    Some(Form::new(cx, &draft, this_year))
}

pub fn blank(kind: ReportKind, this_year: u16) -> Option<Draft> {
    let code: report::ResolutionCode = "DEMO-2024-Res-001".parse().ok()?;
    let paragraphs = Paragraphs {
        complete: true,
        ..Paragraphs::skeleton(&["1.a", "1.b", "2", "3", "4.a", "4.b", "4.d", "5", "8"])
    };
    let resolution = Resolution {
        code: code.clone(),
        title: Default::default(),
        archived: None,
        paragraphs: Some(paragraphs),
        synthetic: true,
        source: None,
    };
    Some(Draft {
        id: String::new(),
        kind,
        code,
        year: this_year.to_string(),
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
