//! Goes through a page line by line: which field a line belongs to, and what it says there.

use super::layout::{self, Field, Layout, Submitted};
use super::letters::{LOST, squeeze};
use super::lines::IDENTIFIER;
use super::members::{commission_line, member_line};
use super::narrative::{self, Narrative};
use super::printed;
use super::tongue::language_of;
use super::{Imported, Remark, RemarkKey, citations, lines, nodes, period};
use crate::body::{Results, typed};
use crate::vocabulary::{Action, ListAnswer, Planned, ReportKind, YesNo};
use std::collections::BTreeSet;

pub fn read(page: &str, node: Option<u32>) -> Imported {
    let page = lines::without_identifiers(page);
    let lines = lines::of(&page);
    let Some(kind) = kind(&lines) else {
        return no_report(&lines);
    };
    let mut reader = Reader::of(kind, &lines);
    let (lines, repeated) =
        lines::without_repeats(lines, |line| layout::label(kind, line).is_some());
    repeated
        .into_iter()
        .for_each(|number| reader.remark(number, RemarkKey::Repeated, ""));
    for (at, (number, line)) in lines.iter().enumerate() {
        reader.line(*number, line, lines.get(at + 1).map(|(_, next)| *next));
    }
    reader.finish(node)
}

/// A title with a label or an action below it, or two labels that only a report has.
fn kind(lines: &[(usize, &str)]) -> Option<ReportKind> {
    let title = lines
        .iter()
        .find_map(|(_, line)| layout::title(line))
        .map(|(_, kind)| kind);
    let told: Vec<ReportKind> = lines
        .iter()
        .filter_map(|(_, line)| layout::tells_kind(line))
        .take(12)
        .collect();
    if let Some(kind) = title {
        let labelled = || {
            lines.iter().any(|(_, line)| {
                layout::label(kind, line).is_some() || printed::action(line).is_some()
            })
        };
        return labelled().then_some(kind);
    }
    let of_activity = told
        .iter()
        .filter(|kind| **kind == ReportKind::Activity)
        .count();
    (told.len() >= 2).then_some(if of_activity * 2 > told.len() {
        ReportKind::Activity
    } else {
        ReportKind::Progress
    })
}

fn no_report(lines: &[(usize, &str)]) -> Imported {
    let text = lines
        .iter()
        .map(|(_, line)| line.replace(IDENTIFIER, ""))
        .collect::<Vec<_>>()
        .join("\n\n");
    let line = lines.first().map_or(1, |(number, _)| *number);
    Imported {
        remarks: vec![Remark {
            line,
            key: RemarkKey::NoReport,
            text,
        }],
        ..Imported::default()
    }
}

struct Reader {
    kind: ReportKind,
    imported: Imported,
    field: Option<Field>,
    seen: BTreeSet<Field>,
    results: Narrative,
    challenges: Vec<String>,
    future: Narrative,
    listed: Vec<(usize, Action)>,
    around: Option<(usize, String)>,
    node_of_resolution: Option<u32>,
    /// Every line of a text, for what is read in it.
    told: Vec<(usize, String)>,
    /// The next line is the name of who submitted the page.
    person_next: bool,
    /// The texts by action are rows of a table, each with a status: of an Activity Report.
    rows: bool,
}

impl Reader {
    fn of(kind: ReportKind, lines: &[(usize, &str)]) -> Self {
        let labelled = lines
            .iter()
            .filter_map(|(_, line)| layout::label(kind, line))
            .any(|(field, _)| field == Field::Members || field == Field::Commissions);
        let layout = match () {
            () if lines.iter().any(|(_, line)| layout::is_of_b(line))
                && kind == ReportKind::Progress =>
            {
                Layout::B
            }
            // the labels of layout B stand in Activity Reports of layout A too: only lines of
            // Members without a slash tell
            () if kind == ReportKind::Activity
                && lines.iter().any(|(_, line)| layout::is_of_b(line))
                && !lines.iter().any(|(_, line)| line.contains(" / ")) =>
            {
                Layout::B
            }
            () if labelled || kind == ReportKind::Activity => Layout::A,
            () => Layout::C,
        };
        Self {
            kind,
            imported: Imported {
                kind: Some(kind),
                layout,
                ..Imported::default()
            },
            field: None,
            seen: BTreeSet::new(),
            results: Narrative::default(),
            challenges: vec![],
            future: Narrative::default(),
            listed: vec![],
            around: None,
            node_of_resolution: None,
            told: vec![],
            person_next: false,
            rows: kind == ReportKind::Activity,
        }
    }

    fn line(&mut self, number: usize, line: &str, next: Option<&str>) {
        if std::mem::take(&mut self.person_next) {
            return self.remark(number, RemarkKey::PersonLeftOut, "");
        }
        match layout::submitted(line) {
            Some(Submitted::On(when)) => {
                return self.remark(number, RemarkKey::PersonLeftOut, when);
            }
            Some(Submitted::NameFollows) => {
                self.person_next = true;
                return;
            }
            Some(Submitted::By) if !self.in_text() => {
                return self.remark(number, RemarkKey::PersonLeftOut, "");
            }
            Some(Submitted::By) | None => {}
        }
        if !self.in_text()
            && let Some((code, _)) = layout::title(line)
        {
            if self.imported.code.get_or_insert_with(|| code.clone()) != &code {
                self.remark(number, RemarkKey::NotPlaced, line);
            }
            return;
        }
        let Some((field, rest)) = layout::label(self.kind, line) else {
            return self.value(number, line);
        };
        if !self.honours(field, line, next) {
            if field != Field::Heading {
                self.remark(number, RemarkKey::LabelInText, "");
            }
            return self.value(number, line);
        }
        if self.field != Some(field) {
            self.results.ends();
            self.future.ends();
        }
        self.field = Some(field);
        self.seen.insert(field);
        if !rest.is_empty() {
            self.value(number, rest);
        }
    }

    fn in_text(&self) -> bool {
        matches!(
            self.field,
            Some(
                Field::Results
                    | Field::Rows
                    | Field::Challenges
                    | Field::Future
                    | Field::Additional
            )
        )
    }

    /// A label inside a text is text: reporters paste whole reports, and head their paragraphs with
    /// words of the form.
    fn honours(&self, field: Field, line: &str, next: Option<&str>) -> bool {
        let told = |field: Field| self.seen.contains(&field);
        match field {
            // the heading of the last part has its question below it
            Field::Heading if self.in_text() => {
                squeeze(line).contains("status")
                    && next.is_none_or(|next| {
                        layout::label(self.kind, next)
                            .is_some_and(|(field, _)| field > Field::Future)
                    })
            }
            Field::Heading => true,
            Field::Resolution => self.field.is_none_or(|now| now <= Field::Resolution),
            Field::Period | Field::Constituent => self.field.is_none_or(|now| now < Field::Members),
            // once the texts have begun no list of the first part comes any more
            _ if field < Field::Actions && self.in_text() => false,
            // challenges may be asked for in two questions
            Field::Challenges => !told(field) || self.field == Some(field),
            // at the end, or a heading in a text that comes before
            Field::Additional => {
                !self.in_text()
                    || self.field == Some(field)
                    || [Field::Future, Field::Planned, Field::Status]
                        .into_iter()
                        .any(told)
            }
            _ => !self.in_text() || !told(field) || self.field == Some(field),
        }
    }

    fn value(&mut self, number: usize, line: &str) {
        if line.contains(LOST) {
            self.remark(number, RemarkKey::LettersLost, "");
        }
        let marks = line.matches(IDENTIFIER).count();
        if marks > 0 {
            return self.identifiers(number, line, marks);
        }
        if self.in_text() {
            self.told.push((number, line.to_owned()));
        }
        // a list of HTML has marks of its own; a name that is a link has its address behind it
        let line = if self.in_text() {
            line
        } else {
            line.trim_start_matches(['\u{2022}', ' '])
                .split(" http")
                .next()
                .unwrap_or(line)
        };
        if line.is_empty() {
            return;
        }
        match self.field {
            None if self.imported.layout == Layout::C && printed::action(line).is_some() => {
                self.field = Some(Field::Actions);
                self.action(number, line);
            }
            None => self.around_the_report(number, line),
            Some(Field::Heading)
                if self.rows && (layout::is_cell(line) || printed::action(line).is_some()) =>
            {
                self.field = Some(Field::Rows);
                self.tell(number, line, Field::Rows);
            }
            Some(Field::Heading) => self.remark(number, RemarkKey::NotPlaced, line),
            Some(Field::Resolution) => match line.parse() {
                Ok(node) if self.node_of_resolution.is_none() => {
                    self.node_of_resolution = Some(node)
                }
                _ => self.remark(number, RemarkKey::NotPlaced, line),
            },
            Some(Field::Constituent) => self.constituent(number, line),
            Some(Field::ConstituentKind) => match printed::constituent_kind(line) {
                Some(kind) => {
                    self.imported.constituent_kind = self.imported.constituent_kind.or(Some(kind))
                }
                None => self.remark(number, RemarkKey::UnknownLabel, line),
            },
            Some(Field::Period) => match period::period(line) {
                Some(period) if self.imported.body.period.from.is_empty() => {
                    self.imported.body.period = period
                }
                _ => self.remark(number, RemarkKey::PeriodNotRead, line),
            },
            Some(Field::Scope) => match printed::scope(line) {
                Some(scope) => self.imported.body.scope.insert(scope),
                // copies print the country below the scope
                None => self.imported.countries.push(line.to_owned()),
            },
            Some(Field::Country) => self.imported.countries.push(line.to_owned()),
            Some(list @ (Field::Members | Field::Commissions)) => self.name(line, list),
            Some(Field::Secretariat) => match printed::yes_no(line)
                .or(printed::says_do_not_know(line).then_some(YesNo::DoNotKnow))
            {
                Some(answer) if self.imported.body.involved.secretariat.is_none() => {
                    self.imported.body.involved.secretariat = Some(answer)
                }
                _ => self.remark(number, RemarkKey::NotPlaced, line),
            },
            Some(Field::Others) => join(&mut self.imported.body.involved.others, line),
            Some(Field::Actions) => self.action(number, line),
            Some(Field::Rows) => self.tell(number, line, Field::Rows),
            Some(Field::Results) => self.tell(number, line, Field::Results),
            Some(Field::Challenges) => self.challenges.push(line.to_owned()),
            Some(Field::Future) => self.tell(number, line, Field::Future),
            Some(Field::Planned) => self.planned(number, line),
            Some(Field::Status) => self.status(number, line),
            Some(Field::Additional) => join(&mut self.imported.body.additional.text, line),
            Some(Field::ReportStatus) => {
                if !printed::says_published(line) {
                    self.remark(number, RemarkKey::UnknownLabel, line);
                }
            }
        }
    }

    /// The block around a report (sign-in, cookies) is one remark, not one for each line.
    fn around_the_report(&mut self, number: usize, line: &str) {
        let (_, text) = self.around.get_or_insert_with(|| (number, String::new()));
        join(text, line);
    }

    /// Identifiers that stand for names, and what else stands on the line.
    fn identifiers(&mut self, number: usize, line: &str, marks: usize) {
        let count = u32::try_from(marks).unwrap_or(u32::MAX);
        let identifiers = &mut self.imported.identifiers;
        match self.field {
            Some(Field::Members) => identifiers.members += count,
            Some(Field::Commissions) => identifiers.commissions += count,
            Some(Field::Constituent) => identifiers.constituent = true,
            _ => {}
        }
        self.remark(number, RemarkKey::IdentifierOnly, "");
        let rest = line.replace(IDENTIFIER, "");
        let rest = rest.trim_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, '(' | ')' | '[' | ']' | '.')
        });
        if rest.contains(char::is_alphanumeric) {
            // "(identifier) / Belgium" is a country without its name
            match self.field {
                Some(Field::Members | Field::Commissions | Field::Constituent) => {
                    self.remark(number, RemarkKey::NotPlaced, rest)
                }
                _ => self.value(number, rest),
            }
        }
    }

    fn constituent(&mut self, number: usize, line: &str) {
        if self.imported.constituent.is_none() {
            self.imported.constituent = Some(member_line(line, self.imported.layout));
        } else {
            self.remark(number, RemarkKey::NotPlaced, line);
        }
    }

    /// A line of a list of names: a name, or what is said instead of names.
    fn name(&mut self, line: &str, list: Field) {
        let involved = &mut self.imported.body.involved;
        let of_members = list == Field::Members;
        let answer = if of_members {
            &mut involved.members_answer
        } else {
            &mut involved.commissions_answer
        };
        if printed::says_none(line) {
            *answer = Some(ListAnswer::None);
        } else if printed::says_do_not_know(line) {
            *answer = Some(ListAnswer::DoNotKnow);
        } else if of_members {
            self.imported
                .members
                .push(member_line(line, self.imported.layout));
        } else {
            self.imported.commissions.push(commission_line(line));
        }
    }

    fn action(&mut self, number: usize, line: &str) {
        let known = printed::action(line);
        // a bare copy has no label between the actions and the texts: an action named again heads
        // its text
        if self.imported.layout == Layout::C
            && known.is_none_or(|action| self.imported.body.actions.contains(&action))
            && !self.seen.contains(&Field::Actions)
        {
            self.field = Some(Field::Results);
            return self.tell(number, line, Field::Results);
        }
        match known {
            Some(action) => {
                self.imported.body.actions.insert(action);
                self.listed.push((number, action));
            }
            None => self.remark(number, RemarkKey::UnknownLabel, line),
        }
    }

    /// A line of a text that is told by action.
    fn tell(&mut self, number: usize, line: &str, field: Field) {
        // the one text of an Activity Report on its results stands under no action
        if self.rows && field == Field::Results {
            return self.results.plain(line);
        }
        if self.rows && layout::is_cell(line) {
            return;
        }
        let narrative = if field == Field::Future {
            &mut self.future
        } else {
            &mut self.results
        };
        let told = narrative.take(line, self.rows);
        if let Some(action) = told.action.filter(|_| field == Field::Rows) {
            self.imported.body.actions.insert(action);
        }
        if let Some(action) = told.statuses_differ {
            self.remark(
                number,
                RemarkKey::StatusesDiffer,
                printed::action_label(action),
            );
        }
    }

    fn planned(&mut self, number: usize, line: &str) {
        match printed::yes_no(line) {
            Some(YesNo::Yes) => self.imported.body.future.planned = Some(Planned::Yes),
            Some(YesNo::No) => self.imported.body.future.planned = Some(Planned::No),
            _ => self.remark(number, RemarkKey::NotPlaced, line),
        }
    }

    fn status(&mut self, number: usize, line: &str) {
        let declared = &mut self.imported.body.status;
        if !declared.printed.is_empty() {
            return self.remark(number, RemarkKey::NotPlaced, line);
        }
        declared.value = printed::status(line);
        line.clone_into(&mut declared.printed);
        if declared.value.is_none() {
            self.remark(number, RemarkKey::UnknownLabel, line);
        }
    }

    fn remark(&mut self, line: usize, key: RemarkKey, text: &str) {
        self.imported.remarks.push(Remark {
            line,
            key,
            text: text.to_owned(),
        });
    }

    fn finish(mut self, node: Option<u32>) -> Imported {
        if let Some((line, text)) = self.around.take() {
            self.remark(line, RemarkKey::NotOfTheReport, &text);
        }
        self.name_the_resolution(node);
        for (line, action) in std::mem::take(&mut self.listed) {
            if self.results.is_by_action() && !self.results.tells_of(action) {
                self.remark(
                    line,
                    RemarkKey::ActionWithoutText,
                    printed::action_label(action),
                );
            }
        }
        let body = &mut self.imported.body;
        // "A, B," lost its last name, or never had one
        let others = &mut body.involved.others;
        others.truncate(others.trim_end_matches([',', ';', ' ']).len());
        for (action, status, entries) in std::mem::take(&mut self.results).told() {
            match action {
                Some(action) => *body.results.at(action) = Results { status, entries },
                None => body.unsorted = entries,
            }
        }
        for (action, _, entries) in std::mem::take(&mut self.future).told() {
            match action {
                Some(action) => body.future.actions.at(action).entries = entries,
                None => body.future.unsorted = entries,
            }
        }
        if !self.challenges.is_empty() {
            body.challenges.entries = typed(narrative::flow(&self.challenges));
        }
        self.read_told();
        self.imported
            .remarks
            .sort_by_key(|remark| (remark.line, remark.key));
        self.imported
    }

    fn name_the_resolution(&mut self, node: Option<u32>) {
        let told = self.node_of_resolution.and_then(nodes::resolution_of);
        let inferred = told.clone().or_else(|| {
            node.filter(|_| self.kind == ReportKind::Progress)
                .and_then(nodes::reported_on)
        });
        match (&self.imported.code, inferred) {
            (Some(code), _)
                if told.as_ref().is_some_and(|told| {
                    told.assembly != code.assembly_key() || told.number != code.number()
                }) =>
            {
                self.remark(1, RemarkKey::CodesDiffer, "");
            }
            (Some(_), _) => {}
            (None, Some(numbered)) => {
                self.imported.inferred = Some(numbered);
                self.remark(1, RemarkKey::CodeInferred, "");
            }
            (None, None) => self.remark(
                1,
                RemarkKey::CodeMissing,
                &self
                    .node_of_resolution
                    .map(|node| node.to_string())
                    .unwrap_or_default(),
            ),
        }
    }

    /// Language, references in other styles, links that are lost.
    fn read_told(&mut self) {
        let told = std::mem::take(&mut self.told);
        self.imported.body.lang = language_of(
            &told
                .iter()
                .map(|(_, line)| line.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        );
        for (number, line) in told {
            for citation in citations(&line) {
                if citation.paragraphs.is_empty() {
                    self.remark(number, RemarkKey::ReferenceNotSure, &citation.printed);
                }
                for path in citation.paragraphs {
                    if !self.imported.cited.contains(&path) {
                        self.imported.cited.push(path);
                    }
                }
            }
            if let Some(words) = narrative::lost_link(&line) {
                self.remark(number, RemarkKey::LinkLost, &words);
            }
        }
    }
}

fn join(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(line);
}
