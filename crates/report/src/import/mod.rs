//! Report pages of the portal, saved as text, read into a report: Progress and Activity Reports in
//! all layouts and languages that were seen. Nothing is dropped: what cannot be placed comes back
//! as a remark with its line. Narratives stay as they are printed, and nothing is concluded from
//! what a page does not say.

mod account;
mod citations;
mod layout;
mod letters;
mod lines;
mod members;
mod merge;
mod narrative;
mod nodes;
mod period;
mod printed;
mod reader;
mod tongue;

pub use account::{Account, account};
pub use citations::{Citation, citations};
pub use layout::Layout;
pub use members::{CommissionLine, MemberLine, commission_line, is_identifier, member_line};
pub use merge::{Fuller, fuller, merge};
pub use nodes::{reported_on, resolution_of, year_of};
pub use printed::{action, status, status_label};

use crate::assembly::Numbered;
use crate::body::Body;
use crate::code::ResolutionCode;
use crate::vocabulary::{ConstituentKind, ReportKind};

/// What a page holds. Organisations are names here; matching them with those on file is the
/// caller's.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// `None`: the page is no report.
    pub kind: Option<ReportKind>,
    pub layout: Layout,
    pub code: Option<ResolutionCode>,
    /// Where no title names the code, what the node of the Resolution, or of the report, tells.
    pub inferred: Option<Numbered>,
    /// Who reports: of an Activity Report.
    pub constituent: Option<MemberLine>,
    pub constituent_kind: Option<ConstituentKind>,
    /// Countries of an activity, as printed.
    pub countries: Vec<String>,
    pub members: Vec<MemberLine>,
    pub commissions: Vec<CommissionLine>,
    /// How many names stood as bare identifiers.
    pub identifiers: Identifiers,
    /// Paragraphs cited in another style than `[OP4.b]`, in canonical form.
    pub cited: Vec<String>,
    pub body: Body,
    pub remarks: Vec<Remark>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Identifiers {
    pub members: u32,
    pub commissions: u32,
    pub constituent: bool,
}

impl Default for Imported {
    fn default() -> Self {
        Self {
            kind: None,
            layout: Layout::A,
            code: None,
            inferred: None,
            constituent: None,
            constituent_kind: None,
            countries: vec![],
            members: vec![],
            commissions: vec![],
            identifiers: Identifiers::default(),
            cited: vec![],
            body: Body::default(),
            remarks: vec![],
        }
    }
}

/// Something that the reader of the import should know, with the line (from 1) where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub line: usize,
    pub key: RemarkKey,
    /// What was printed, where it may be kept.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkKey {
    /// No label of a report was found.
    NoReport,
    /// Lines of the site around the report.
    NotOfTheReport,
    /// A bare internal identifier stands for a name. It is never kept, not even here.
    IdentifierOnly,
    /// The line names who submitted the page. The person is not kept.
    PersonLeftOut,
    /// An action is ticked, but its text is missing. No error: the page may say so on purpose.
    ActionWithoutText,
    /// The label is in no vocabulary and is kept as printed.
    UnknownLabel,
    /// The page names no Resolution.
    CodeMissing,
    /// The code was inferred from a node number.
    CodeInferred,
    /// Title and node of the Resolution name two different ones.
    CodesDiffer,
    /// A line, or a block of lines, printed twice in a row; kept once.
    Repeated,
    /// Letters were lost by a wrong encoding; the text is kept as it is.
    LettersLost,
    /// A label that was there before stands inside a text, and is kept as text.
    LabelInText,
    /// The text speaks of a link or file whose target is lost.
    LinkLost,
    /// A reference that does not say which paragraph it means.
    ReferenceNotSure,
    /// Several rows of one action have different statuses; "ongoing" is kept.
    StatusesDiffer,
    /// The period is in words that name no years.
    PeriodNotRead,
    /// Two copies of one page say different things; the fuller is kept.
    CopiesDiffer,
    /// A line that belongs to no field.
    NotPlaced,
}

impl RemarkKey {
    pub fn words(self) -> &'static str {
        match self {
            Self::NoReport => "no report: no label of one was found",
            Self::NotOfTheReport => "not of the report",
            Self::IdentifierOnly => "a bare identifier instead of a name, left out",
            Self::PersonLeftOut => "who submitted it is left out",
            Self::ActionWithoutText => "action without text",
            Self::UnknownLabel => "label in no vocabulary, kept as printed",
            Self::CodeMissing => "no title with a code",
            Self::CodeInferred => "code inferred from a node number",
            Self::CodesDiffer => "the node of the Resolution is another one's; the title is kept",
            Self::Repeated => "printed twice in a row, kept once",
            Self::LettersLost => "letters lost by a wrong encoding, kept as they are",
            Self::LabelInText => "a label inside a text, kept as text",
            Self::LinkLost => "a link or file whose target is lost",
            Self::ReferenceNotSure => "a reference that does not say which paragraph",
            Self::StatusesDiffer => "rows of one action with different statuses, ongoing is kept",
            Self::PeriodNotRead => "a period without years",
            Self::CopiesDiffer => "two copies differ, the fuller is kept",
            Self::NotPlaced => "not placed",
        }
    }
}

/// Reads one saved page; `node` is the number in its address, where it is known. Never fails: an
/// empty page gives an empty report and a remark.
pub fn import(page: &str, node: Option<u32>) -> Imported {
    reader::read(page, node)
}
