//! The words for domain keys. Matches without `_`, so that a new key does not compile before the
//! three languages speak of it. A word of another backend is shown as it came.

use crate::i18n::Label;
use report::absence::Absence;
use report::catalogue::Said;
use report::rules::ProblemKey;
use report::state::State;
use report::vocabulary::{
    Action, ActionStatus, ConstituentKind, ListAnswer, Planned, Region, Scope, Status, TextKind,
    YesNo,
};
use words::{Msg, key};

pub fn action(action: Action) -> Label {
    Label::Known(match action {
        Action::Capacity => key::ACTION_CAPACITY,
        Action::Convening => key::ACTION_CONVENING,
        Action::Education => key::ACTION_EDUCATION,
        Action::Field => key::ACTION_FIELD,
        Action::Fundraising => key::ACTION_FUNDRAISING,
        Action::Policy => key::ACTION_POLICY,
        Action::Science => key::ACTION_SCIENCE,
        Action::Other => key::ACTION_OTHER,
        Action::Unlisted(word) => return Label::Word(word),
    })
}

pub fn status(status: Status) -> Label {
    Label::Known(match status {
        Status::NotStarted => key::STATUS_NOT_STARTED,
        Status::Initiated => key::STATUS_INITIATED,
        Status::Underway => key::STATUS_UNDERWAY,
        Status::Ongoing => key::STATUS_ONGOING,
        Status::Completed => key::STATUS_COMPLETED,
        Status::Unknown => key::STATUS_UNKNOWN,
        Status::Unlisted(word) => return Label::Word(word),
    })
}

/// Class and glyph of a status.
pub fn mark(status: Status) -> &'static str {
    match status {
        Status::Unlisted(_) => "unknown",
        listed => listed.key(),
    }
}

pub fn list_answer(answer: ListAnswer) -> Label {
    Label::Known(match answer {
        ListAnswer::None => key::NONE_NAMED,
        ListAnswer::DoNotKnow => key::ANSWER_DO_NOT_KNOW,
        ListAnswer::Unlisted(word) => return Label::Word(word),
    })
}

/// What IUCN prints behind the status, where it was seen.
pub fn status_meaning(status: Status) -> Option<Msg> {
    match status {
        Status::Initiated => Some(key::STATUS_INITIATED_MEANS),
        Status::Underway => Some(key::STATUS_UNDERWAY_MEANS),
        Status::Ongoing => Some(key::STATUS_ONGOING_MEANS),
        Status::NotStarted | Status::Completed => Some(key::STATUS_NOT_CONFIRMED),
        Status::Unknown | Status::Unlisted(_) => None,
    }
}

pub fn action_status(status: ActionStatus) -> Label {
    Label::Known(match status {
        ActionStatus::Ongoing => key::ACTION_STATUS_ONGOING,
        ActionStatus::Completed => key::ACTION_STATUS_COMPLETED,
        ActionStatus::None => key::ACTION_STATUS_NONE,
        ActionStatus::Unlisted(word) => return Label::Word(word),
    })
}

pub fn planned(planned: Planned) -> Label {
    Label::Known(match planned {
        Planned::Yes => key::PLANNED_YES,
        Planned::Partly => key::PLANNED_PARTLY,
        Planned::No => key::PLANNED_NO,
        Planned::Unknown => key::PLANNED_UNKNOWN,
        Planned::Unlisted(word) => return Label::Word(word),
    })
}

pub fn yes_no(answer: YesNo) -> Label {
    Label::Known(match answer {
        YesNo::Yes => key::ANSWER_YES,
        YesNo::No => key::ANSWER_NO,
        YesNo::DoNotKnow => key::ANSWER_DO_NOT_KNOW,
        YesNo::Unlisted(word) => return Label::Word(word),
    })
}

pub fn scope(scope: Scope) -> Label {
    Label::Known(match scope {
        Scope::Global => key::SCOPE_GLOBAL,
        Scope::Africa => key::SCOPE_AFRICA,
        Scope::EuropeanUnion => key::SCOPE_EUROPEAN_UNION,
        Scope::Mediterranean => key::SCOPE_MEDITERRANEAN,
        Scope::Oceania => key::SCOPE_OCEANIA,
        Scope::SouthEastAsia => key::SCOPE_SOUTH_EAST_ASIA,
        Scope::MesoSouthAmerica => key::SCOPE_MESO_SOUTH_AMERICA,
        Scope::NorthAmericaCaribbean => key::SCOPE_NORTH_AMERICA_CARIBBEAN,
        Scope::WestAsia => key::SCOPE_WEST_ASIA,
        Scope::EastEuropeNorthCentralAsia => key::SCOPE_EAST_EUROPE_NORTH_CENTRAL_ASIA,
        Scope::IndianOcean => key::SCOPE_INDIAN_OCEAN,
        Scope::PacificOcean => key::SCOPE_PACIFIC_OCEAN,
        Scope::SouthernOcean => key::SCOPE_SOUTHERN_OCEAN,
        Scope::Unlisted(word) => return Label::Word(word),
    })
}

pub fn region(region: Region) -> Label {
    Label::Known(match region {
        Region::Africa => key::SCOPE_AFRICA,
        Region::MesoSouthAmerica => key::SCOPE_MESO_SOUTH_AMERICA,
        Region::NorthAmericaCaribbean => key::SCOPE_NORTH_AMERICA_CARIBBEAN,
        Region::SouthEastAsia => key::SCOPE_SOUTH_EAST_ASIA,
        Region::WestAsia => key::SCOPE_WEST_ASIA,
        Region::Oceania => key::SCOPE_OCEANIA,
        Region::EastEuropeNorthCentralAsia => key::SCOPE_EAST_EUROPE_NORTH_CENTRAL_ASIA,
        Region::WestEurope => key::REGION_WEST_EUROPE,
        Region::Unlisted(word) => return Label::Word(word),
    })
}

pub fn text_kind(kind: TextKind) -> Label {
    Label::Known(match kind {
        TextKind::Resolution => key::KIND_RESOLUTION,
        TextKind::Recommendation => key::KIND_RECOMMENDATION,
        TextKind::Decision => key::KIND_DECISION,
        TextKind::Unlisted(word) => return Label::Word(word),
    })
}

pub fn constituent_kind(kind: ConstituentKind) -> Label {
    Label::Known(match kind {
        ConstituentKind::Member => key::CONSTITUENT_MEMBER,
        ConstituentKind::Commission => key::CONSTITUENT_COMMISSION,
        ConstituentKind::Secretariat => key::CONSTITUENT_SECRETARIAT,
        ConstituentKind::Council => key::CONSTITUENT_COUNCIL,
        ConstituentKind::Committee => key::CONSTITUENT_COMMITTEE,
        ConstituentKind::External => key::CONSTITUENT_EXTERNAL,
        ConstituentKind::Unlisted(word) => return Label::Word(word),
    })
}

pub fn state(state: State) -> Label {
    Label::Known(match state {
        State::Draft => key::STATE_DRAFT,
        State::Submitted => key::STATE_SUBMITTED,
        State::Returned => key::STATE_RETURNED,
        State::Published => key::STATE_PUBLISHED,
        State::Withdrawn => key::STATE_WITHDRAWN,
        State::Unlisted(word) => return Label::Word(word),
    })
}

/// What happened and what to do, in the words of the label.
pub fn problem(problem: ProblemKey) -> Msg {
    match problem {
        ProblemKey::DateNotLegible => key::PROBLEM_DATE_NOT_LEGIBLE,
        ProblemKey::PeriodReversed => key::PROBLEM_PERIOD_REVERSED,
        ProblemKey::YearOutOfRange => key::PROBLEM_YEAR_OUT_OF_RANGE,
        ProblemKey::ConstituentMissing => key::PROBLEM_CONSTITUENT_MISSING,
        ProblemKey::ActionMissing => key::PROBLEM_ACTION_MISSING,
        ProblemKey::ResultMissing => key::PROBLEM_RESULT_MISSING,
        ProblemKey::ActionStatusMissing => key::PROBLEM_ACTION_STATUS_MISSING,
        ProblemKey::MembersMissing => key::PROBLEM_MEMBERS_MISSING,
        ProblemKey::CommissionsMissing => key::PROBLEM_COMMISSIONS_MISSING,
        ProblemKey::SecretariatMissing => key::PROBLEM_SECRETARIAT_MISSING,
        ProblemKey::StatusMissing => key::PROBLEM_STATUS_MISSING,
        ProblemKey::ChallengesMissing => key::PROBLEM_CHALLENGES_MISSING,
        ProblemKey::FutureMissing => key::PROBLEM_FUTURE_MISSING,
        ProblemKey::PlannedMissing => key::PROBLEM_PLANNED_MISSING,
        ProblemKey::ReferenceUnclosed => key::PROBLEM_REFERENCE_UNCLOSED,
        ProblemKey::ReferenceIllFormed => key::PROBLEM_REFERENCE_ILL_FORMED,
        ProblemKey::ParagraphUnknown => key::PROBLEM_PARAGRAPH_UNKNOWN,
        ProblemKey::ParagraphNotOnFile => key::PROBLEM_PARAGRAPH_NOT_ON_FILE,
        ProblemKey::LinkNotHttp => key::PROBLEM_LINK_NOT_HTTP,
        ProblemKey::TextTooLong => key::PROBLEM_TEXT_TOO_LONG,
        ProblemKey::ReportTooLong => key::PROBLEM_REPORT_TOO_LONG,
        ProblemKey::TooManyMembers => key::PROBLEM_TOO_MANY_MEMBERS,
        ProblemKey::UnsafeCharacter => key::PROBLEM_UNSAFE_CHARACTER,
        ProblemKey::ResultShort => key::PROBLEM_RESULT_SHORT,
        ProblemKey::ResultLong => key::PROBLEM_RESULT_LONG,
        ProblemKey::CompletedButPlanned => key::PROBLEM_COMPLETED_BUT_PLANNED,
        ProblemKey::Unlisted(_) => key::PROBLEM_UNLISTED,
    }
}

/// Four absences have four wordings, never merged; the fifth claims nothing.
pub fn absence(absence: Absence) -> Label {
    Label::Known(match absence {
        Absence::NotReceived => key::ABSENCE_NOT_RECEIVED,
        Absence::NotDue => key::ABSENCE_NOT_DUE,
        Absence::Archived => key::ABSENCE_ARCHIVED,
        Absence::Before => key::ABSENCE_BEFORE,
        Absence::NotOnFile => key::STATUS_NO_REPORT,
        Absence::Unlisted(word) => return Label::Word(word),
    })
}

/// Class and glyph of a cycle, and its word.
pub fn said(said: Said) -> (&'static str, Label) {
    match said {
        Said::Declared(Status::Unknown) => ("unknown", key::STATUS_NOT_LEGIBLE.into()),
        Said::Declared(declared) => (mark(declared), status(declared)),
        Said::Nothing(missing) => {
            let glyph = match missing {
                Absence::NotReceived | Absence::NotOnFile | Absence::Unlisted(_) => "notreported",
                other => other.key(),
            };
            (glyph, absence(missing))
        }
    }
}
