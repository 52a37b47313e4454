//! Real and invented do not mix (SPEC.md, section 4, S1 to S5): a real Resolution takes nothing from
//! an invented person or organisation, whatever the roles say, and the other way round.

use super::documents::ids_in;
use super::fault::{Answer, Fault};
use crate::app::App;
use crate::store::DraftRow;
use report::body::Body;
use report::code::{ResolutionCode, Set};
use report::vocabulary::ReportKind;

/// S1: where people are invented, nobody reports on a real Resolution.
pub fn takes_reports(app: &App, code: &ResolutionCode) -> bool {
    !(app.invented_people && code.set() == Set::Facts)
}

/// S1 to S3: why nobody opens, changes or advances this report.
pub fn hindrance(app: &App, row: &DraftRow) -> Answer<Option<Fault>> {
    if !takes_reports(app, &row.code) {
        return Ok(Some(Fault::SetsDoNotMix(format!(
            "The people of this server are invented, so nobody reports on {}, which is real. Report on a Resolution of the demonstration.",
            row.code
        ))));
    }
    if row.kind == ReportKind::Progress {
        return Ok((!row.constituent.is_empty())
            .then(|| Fault::Malformed("a Progress Report has no Constituent".into())));
    }
    Ok(match app.store.set_of(&row.constituent)? {
        None => Some(Fault::Malformed(format!(
            "the Constituent {:?} is not on file",
            row.constituent
        ))),
        Some(own) if own != row.code.set() => Some(Fault::SetsDoNotMix(format!(
            "{} is {}, and the Constituent {} is {}, so it does not report on it.",
            row.code,
            nature(row.code.set()),
            row.constituent,
            nature(own)
        ))),
        Some(_) => None,
    })
}

/// The same as a refusal.
pub fn refuse(app: &App, row: &DraftRow) -> Answer<()> {
    hindrance(app, row)?.map_or(Ok(()), Err)
}

/// S4: nobody of the other set is named in a report.
pub fn refuse_names(app: &App, code: &ResolutionCode, body: &Body) -> Answer<()> {
    let set = code.set();
    let strangers = app.store.not_of(set, ids_in(body).into_iter())?;
    if strangers.is_empty() {
        return Ok(());
    }
    Err(Fault::SetsDoNotMix(format!(
        "{code} is {}, so its report names nobody who is not. Take out: {}.",
        nature(set),
        strangers[..strangers.len().min(NAMED)].join(", ")
    )))
}

/// So many are enough to find the others.
const NAMED: usize = 10;

fn nature(set: Set) -> &'static str {
    match set {
        Set::Facts => "real",
        Set::Demo => "invented",
        Set::Unlisted(_) => "of another set",
    }
}
