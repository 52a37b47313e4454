//! Texts that are told by action: sub-headings, rows of a table, what is glued together; and the
//! paragraphs they become.

use super::printed;
use crate::body::{Entries, typed};
use crate::vocabulary::{Action, ActionStatus};
use std::collections::{BTreeMap, BTreeSet};

/// Text by action; `None` is text under no action.
#[derive(Default)]
pub struct Narrative {
    by: BTreeMap<Option<Action>, Vec<String>>,
    /// Whose text the next line is.
    action: Option<Action>,
    statuses: BTreeMap<Action, BTreeSet<ActionStatus>>,
}

/// What a line told besides its text.
#[derive(Default)]
pub struct Told {
    /// The action that it names.
    pub action: Option<Action>,
    /// Of this action rows had different statuses; work that goes on in one goes on.
    pub statuses_differ: Option<Action>,
}

impl Narrative {
    /// Text under no action.
    pub fn plain(&mut self, line: &str) {
        self.by.entry(None).or_default().push(line.to_owned());
    }

    /// The next line is under no action.
    pub fn ends(&mut self) {
        self.action = None;
    }

    pub fn is_by_action(&self) -> bool {
        self.by.keys().any(Option::is_some)
    }

    pub fn tells_of(&self, action: Action) -> bool {
        self.by.contains_key(&Some(action))
    }

    /// `rows`: the text is a table of actions, each with a status.
    pub fn take(&mut self, line: &str, rows: bool) -> Told {
        if let Some(action) = printed::action(line) {
            self.action = Some(action);
            return Told {
                action: Some(action),
                ..Told::default()
            };
        }
        let mut told = Told::default();
        let mut text = line;
        if let Some((action, rest)) = printed::glued_action(line).or_else(|| headed(line, rows)) {
            self.action = Some(action);
            told.action = Some(action);
            text = rest;
        }
        let status = printed::action_status(text)
            .map(|status| ("", status))
            .or_else(|| printed::glued_status(text))
            .filter(|_| rows);
        if let (Some((rest, status)), Some(action)) = (status, self.action) {
            text = rest;
            told.statuses_differ = self.has_status(action, status).then_some(action);
            // a row may have a status and no words
            self.by.entry(Some(action)).or_default();
        }
        if !text.is_empty() {
            self.by
                .entry(self.action)
                .or_default()
                .push(text.to_owned());
        }
        told
    }

    /// Whether another one was there before.
    fn has_status(&mut self, action: Action, status: ActionStatus) -> bool {
        let all = self.statuses.entry(action).or_default();
        let differ = !all.is_empty() && !all.contains(&status);
        all.insert(status);
        differ
    }

    /// Each action with its status and its text.
    pub fn told(self) -> impl Iterator<Item = (Option<Action>, Option<ActionStatus>, Entries)> {
        let Self {
            by, mut statuses, ..
        } = self;
        by.into_iter().map(move |(action, lines)| {
            // "ongoing" is the first of the vocabulary
            let status = action
                .and_then(|action| statuses.remove(&action))
                .and_then(|all| all.first().copied());
            (
                action,
                status,
                if lines.is_empty() {
                    Entries::default()
                } else {
                    typed(flow(&lines))
                },
            )
        })
    }
}

/// An action that heads its text on the same line: in rows the two are glued with a space, in other
/// texts a colon stands between.
fn headed(line: &str, rows: bool) -> Option<(Action, &str)> {
    Action::ALL
        .iter()
        .find_map(|action| {
            let rest = line.strip_prefix(printed::action_label(*action))?;
            let rest = rest
                .strip_prefix(':')
                .filter(|_| *action != Action::Other)?;
            Some((*action, rest.trim_start()))
        })
        .or_else(|| {
            if rows {
                printed::spaced_action(line)
            } else {
                None
            }
        })
}

/// Lines as paragraphs; items of a list stay together, and a mark that stands alone goes with the
/// line behind it.
pub fn flow(lines: &[String]) -> String {
    let mut out = String::new();
    let mut in_list = false;
    let mut mark = "";
    for line in lines {
        if is_mark(line) {
            mark = line;
            continue;
        }
        let item = !mark.is_empty() || is_item(line);
        if !out.is_empty() {
            out.push_str(if item && in_list { "\n" } else { "\n\n" });
        }
        if !mark.is_empty() {
            out.push_str(mark);
            out.push(' ');
        }
        out.push_str(line);
        (in_list, mark) = (item, "");
    }
    if !mark.is_empty() {
        out.push_str(mark);
    }
    out
}

fn is_mark(line: &str) -> bool {
    matches!(
        line,
        "\u{2022}" | "*" | "-" | "\u{2013}" | "o" | "\u{b7}" | "\u{25aa}"
    )
}

/// "• ", "* ", "- ", "o ", "1.) ", "1 - ", "2. ".
fn is_item(line: &str) -> bool {
    let Some((mark, _)) = line.split_once([' ', '\u{a0}']) else {
        return false;
    };
    let digits = mark.bytes().take_while(u8::is_ascii_digit).count();
    is_mark(mark)
        || (1..=2).contains(&digits)
            && (matches!(&mark[digits..], "." | ")" | ".)")
                || digits == mark.len() && line[digits..].trim_start().starts_with("- "))
}

/// "(Part 1, Part 2)", "webinar 1 and webinar 2", "(file attached)": words that were links.
pub fn lost_link(text: &str) -> Option<String> {
    let attached = [
        "(file attached)",
        "(attached)",
        "(see attached)",
        "(see attachment)",
        "(voir pièce jointe)",
        "(adjunto)",
        "(see file)",
    ];
    if let Some(words) = attached.iter().find(|words| text.contains(*words)) {
        return Some((*words).to_owned());
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |at: usize| {
        words
            .get(at)
            .map(|word| word.trim_matches(['(', ')', ',', ';', '.']))
    };
    (0..words.len())
        .filter(|at| bare(at + 1) == Some("1"))
        .find_map(|at| {
            // "Part 1, Part 2" or "webinar 1 and webinar 2"
            let joined = matches!(bare(at + 2)?, "and" | "et" | "y" | "&");
            let next = if joined { at + 3 } else { at + 2 };
            let same = bare(at) == bare(next)
                && bare(at)
                    .is_some_and(|word| !word.is_empty() && word.chars().all(char::is_alphabetic));
            (same && bare(next + 1) == Some("2")).then(|| {
                words[at..=next + 1]
                    .join(" ")
                    .trim_end_matches([',', '.', ';'])
                    .to_owned()
            })
        })
}
