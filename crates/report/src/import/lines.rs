//! The lines of a page before anything is read in them: cleaned, without identifiers in texts,
//! without what copies print twice.

use super::layout;
use super::members;
use crate::vocabulary::ReportKind;
use std::borrow::Cow;

/// Lines that hold something, with their numbers from 1.
pub fn of(page: &str) -> Vec<(usize, &str)> {
    page.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, clean(line)))
        .filter(|(_, line)| !line.is_empty())
        .collect()
}

pub fn trimmed(line: &str) -> &str {
    line.trim_matches([' ', '\t', '\u{a0}', '\r', '\u{feff}'])
}

fn clean(line: &str) -> &str {
    let line = trimmed(line);
    // a link of the site that copies glue to the heading behind it
    let unhidden = line.strip_prefix("Hide ").filter(|rest| {
        [ReportKind::Progress, ReportKind::Activity]
            .into_iter()
            .any(|kind| layout::label(kind, rest).is_some())
    });
    unhidden.unwrap_or(line)
}

/// Stands where an identifier stood: it says that a name is missing, and the identifier itself is
/// never kept.
pub const IDENTIFIER: char = '\u{e000}';

/// In the place of the mark itself, should a page hold it: as private and as mute.
const NEIGHBOUR: &str = "\u{e001}";

/// The page with a mark in the place of each identifier.
pub fn without_identifiers(page: &str) -> Cow<'_, str> {
    let bare = |word: &str| {
        members::is_identifier(word.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
    };
    let holds = |line: &str| {
        line.contains(IDENTIFIER) || line.contains('-') && line.split_whitespace().any(bare)
    };
    if !page.lines().any(holds) {
        return Cow::Borrowed(page);
    }
    let line = |line: &str| match holds(line) {
        true => line
            .split_whitespace()
            .map(|word| {
                if bare(word) {
                    IDENTIFIER.to_string()
                } else {
                    word.replace(IDENTIFIER, NEIGHBOUR)
                }
            })
            .collect::<Vec<_>>()
            .join(" "),
        false => line.to_owned(),
    };
    Cow::Owned(page.lines().map(line).collect::<Vec<_>>().join("\n"))
}

/// Lines of a block that may be printed twice in a row.
const LONGEST_BLOCK: usize = 24;

/// Copies that were rendered anew print a paragraph, or a few, twice in a row. Answers what is
/// kept, and where the second ones stood.
pub fn without_repeats(
    lines: Vec<(usize, &str)>,
    is_label: impl Fn(&str) -> bool,
) -> (Vec<(usize, &str)>, Vec<usize>) {
    let (mut kept, mut repeated): (Vec<(usize, &str)>, Vec<usize>) =
        (Vec::with_capacity(lines.len()), vec![]);
    // short lines and labels may well stand twice
    let is_text = |block: &[(usize, &str)]| {
        block.iter().map(|(_, line)| line.len()).sum::<usize>() >= 20 * block.len().min(2)
            && !block.iter().any(|(_, line)| is_label(line))
    };
    for line in lines {
        kept.push(line);
        let length = (1..=LONGEST_BLOCK)
            .take_while(|n| 2 * n <= kept.len())
            .find(|n| {
                let (before, block) = kept[kept.len() - 2 * n..].split_at(*n);
                before.iter().zip(block).all(|((_, a), (_, b))| a == b) && is_text(block)
            });
        if let Some(n) = length {
            repeated.push(kept[kept.len() - n].0);
            kept.truncate(kept.len() - n);
        }
    }
    (kept, repeated)
}
