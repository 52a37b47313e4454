//! Published report pages, saved as text, read into a report. Nothing is dropped: what cannot be placed comes back as a
//! remark with its line. A page of the layout of 2017 to 2024 is read whole; narratives stay as they are printed.

mod export;
mod layout;
mod members;

pub use export::export;
pub use members::{CommissionLine, MemberLine, commission_line, member_line};

use crate::body::{Body, Entries, typed};
use crate::code::ResolutionCode;
use crate::vocabulary::{Action, ListAnswer, Planned, Status, YesNo};
use layout::Field;
use std::collections::BTreeMap;

/// What a page holds. Members are names here; matching them with organisations on file is the caller's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    pub code: Option<ResolutionCode>,
    pub members: Vec<MemberLine>,
    pub commissions: Vec<CommissionLine>,
    pub body: Body,
    pub remarks: Vec<Remark>,
}

/// Something that the reader of the import should know, with the line (from 1) where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub line: usize,
    pub key: RemarkKey,
    /// What was printed, where it may be kept.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKey {
    /// Lines of the site around the report.
    NotOfTheReport,
    /// A bare internal identifier stands for a name. It is never kept, not even here.
    IdentifierOnly,
    /// An action is ticked, but its text is missing. No error: the page may say so on purpose.
    ActionWithoutText,
    /// The label is in no vocabulary and is kept as printed.
    UnknownLabel,
    /// The first line names no Resolution.
    CodeMissing,
    /// A line that belongs to no field.
    NotPlaced,
}

impl RemarkKey {
    pub fn key(self) -> &'static str {
        match self {
            Self::NotOfTheReport => "not of the report",
            Self::IdentifierOnly => "a bare identifier instead of a name, left out",
            Self::ActionWithoutText => "action without text",
            Self::UnknownLabel => "label in no vocabulary, kept as printed",
            Self::CodeMissing => "no title with a code",
            Self::NotPlaced => "not placed",
        }
    }
}

/// Reads one saved page. Never fails: an empty page gives an empty report and a remark.
pub fn import(page: &str) -> Imported {
    let mut reader = Reader::default();
    for (number, line) in page.lines().enumerate() {
        reader.line(number + 1, line.trim_matches([' ', '\t', '\u{a0}', '\r', '\u{feff}']));
    }
    reader.finish()
}

/// Narrative lines gathered by action; `None` is text under no action.
type ByAction = BTreeMap<Option<Action>, Vec<String>>;

#[derive(Default)]
struct Reader {
    imported: Imported,
    field: Option<Field>,
    action: Option<Action>,
    results: ByAction,
    challenges: Vec<String>,
    future: ByAction,
    listed: Vec<(usize, Action)>,
    around: Option<(usize, String)>,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) {
        if line.is_empty() {
            return;
        }
        if let Some(code) = layout::title(line) {
            self.imported.code = Some(code);
            return;
        }
        if let Some((field, rest)) = layout::label(line) {
            self.field = Some(field);
            self.action = None;
            if !rest.is_empty() {
                self.value(number, rest);
            }
            return;
        }
        self.value(number, line);
    }

    fn value(&mut self, number: usize, line: &str) {
        match self.field {
            None => self.around_the_report(number, line),
            Some(Field::Heading) => self.remark(number, RemarkKey::NotPlaced, line),
            Some(Field::Members) => self.member(number, line),
            Some(Field::Commissions) => self.commission(number, line),
            Some(Field::Secretariat) => self.imported.body.involved.secretariat = yes_no(line),
            Some(Field::Others) => join(&mut self.imported.body.involved.others, line),
            Some(Field::Actions) => self.action(number, line),
            Some(Field::Results) => narrate(&mut self.results, &mut self.action, line),
            Some(Field::Challenges) => self.challenges.push(line.to_owned()),
            Some(Field::Future) => narrate(&mut self.future, &mut self.action, line),
            Some(Field::Planned) => self.planned(number, line),
            Some(Field::Status) => self.status(number, line),
            Some(Field::Additional) => join(&mut self.imported.body.additional.text, line),
        }
    }

    /// The block around a report (sign-in, cookies) is one remark, not one for each line.
    fn around_the_report(&mut self, number: usize, line: &str) {
        let (_, text) = self.around.get_or_insert_with(|| (number, String::new()));
        join(text, line);
    }

    fn member(&mut self, number: usize, line: &str) {
        if layout::says_none(line) {
            self.imported.body.involved.members_answer = Some(ListAnswer::None);
        } else if members::is_identifier(line) {
            self.remark(number, RemarkKey::IdentifierOnly, "");
        } else {
            self.imported.members.push(member_line(line));
        }
    }

    fn commission(&mut self, number: usize, line: &str) {
        if layout::says_none(line) {
            self.imported.body.involved.commissions_answer = Some(ListAnswer::None);
        } else if members::is_identifier(line) {
            self.remark(number, RemarkKey::IdentifierOnly, "");
        } else {
            self.imported.commissions.push(commission_line(line));
        }
    }

    fn action(&mut self, number: usize, line: &str) {
        match Action::from_printed(line) {
            Some(action) => {
                self.imported.body.actions.insert(action);
                self.listed.push((number, action));
            }
            None => self.remark(number, RemarkKey::UnknownLabel, line),
        }
    }

    fn planned(&mut self, number: usize, line: &str) {
        match yes_no(line) {
            Some(YesNo::Yes) => self.imported.body.future.planned = Some(Planned::Yes),
            Some(YesNo::No) => self.imported.body.future.planned = Some(Planned::No),
            _ => self.remark(number, RemarkKey::NotPlaced, line),
        }
    }

    fn status(&mut self, number: usize, line: &str) {
        let declared = &mut self.imported.body.status;
        if declared.value.is_some() {
            return self.remark(number, RemarkKey::NotPlaced, line);
        }
        declared.value = Status::from_printed(line);
        line.clone_into(&mut declared.printed);
        if declared.value.is_none() {
            self.remark(number, RemarkKey::UnknownLabel, line);
        }
    }

    fn remark(&mut self, line: usize, key: RemarkKey, text: &str) {
        self.imported.remarks.push(Remark { line, key, text: text.to_owned() });
    }

    fn finish(mut self) -> Imported {
        if let Some((line, text)) = self.around.take() {
            self.imported.remarks.insert(0, Remark { line, key: RemarkKey::NotOfTheReport, text });
        }
        if self.imported.code.is_none() {
            self.remark(1, RemarkKey::CodeMissing, "");
        }
        for (line, action) in std::mem::take(&mut self.listed) {
            if !self.results.contains_key(&Some(action)) {
                self.remark(line, RemarkKey::ActionWithoutText, action.printed());
            }
        }
        let body = &mut self.imported.body;
        for (action, lines) in self.results {
            match action {
                Some(action) => body.results.at(action).entries = narrative(lines),
                None => body.unsorted = narrative(lines),
            }
        }
        for (action, lines) in self.future {
            match action {
                Some(action) => body.future.actions.at(action).entries = narrative(lines),
                None => body.future.unsorted = narrative(lines),
            }
        }
        if !self.challenges.is_empty() {
            body.challenges.entries = narrative(self.challenges);
        }
        self.imported
    }
}

fn narrate(into: &mut ByAction, action: &mut Option<Action>, line: &str) {
    match Action::from_printed(line) {
        Some(heading) => *action = Some(heading),
        None => into.entry(*action).or_default().push(line.to_owned()),
    }
}

fn narrative(lines: Vec<String>) -> Entries {
    typed(lines.join("\n\n"))
}

fn join(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(line);
}

fn yes_no(line: &str) -> Option<YesNo> {
    match line.to_lowercase().as_str() {
        "yes" | "oui" | "sí" | "si" => Some(YesNo::Yes),
        "no" | "non" => Some(YesNo::No),
        _ => None,
    }
}
