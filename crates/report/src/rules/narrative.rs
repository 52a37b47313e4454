//! R9 to R13: what a text may hold. One text, one answer: the first of these that it breaks.

use super::{Problem, ProblemKey, REPORT_LIMIT, TEXT_LIMIT};
use crate::body::Body;
use crate::reference::{FaultKind, references};
use crate::resolution::Paragraphs;
use crate::text::{has_unsafe_characters, link_is_sound};

/// Malformed before advisory, as one field shows one message.
pub fn text_problem(pointer: &str, text: &str, paragraphs: Option<&Paragraphs>) -> Option<Problem> {
    if text.len() > TEXT_LIMIT {
        return Some(
            Problem::new(pointer, ProblemKey::TextTooLong)
                .with("bytes", text.len())
                .with("limit", TEXT_LIMIT),
        );
    }
    if has_unsafe_characters(text) {
        return Some(Problem::new(pointer, ProblemKey::UnsafeCharacter));
    }
    // most texts cite nothing; the scan for "[" is all that they cost per key
    if !text.contains('[') {
        return None;
    }
    let all = references(text);
    if let Some(fault) = all.faults.first() {
        let key = match fault.kind {
            FaultKind::Unclosed => ProblemKey::ReferenceUnclosed,
            FaultKind::IllFormed => ProblemKey::ReferenceIllFormed,
        };
        let found: String = text[fault.at.clone()].chars().take(24).collect();
        return Some(Problem::new(pointer, key).with("found", found));
    }
    let known = paragraphs?;
    let mut ids = known.ids();
    ids.sort_unstable();
    let stranger = all
        .found
        .into_iter()
        .flat_map(|reference| reference.paragraphs)
        .find(|path| ids.binary_search(&path.as_str()).is_err())?;
    let key = if known.complete {
        ProblemKey::ParagraphUnknown
    } else {
        ProblemKey::ParagraphNotOnFile
    };
    Some(Problem::new(pointer, key).with("paragraph", stranger))
}

/// R11.
pub fn link_problem(pointer: &str, url: &str) -> Option<Problem> {
    let url = url.trim();
    (!url.is_empty() && !link_is_sound(url)).then(|| Problem::new(pointer, ProblemKey::LinkNotHttp))
}

pub(super) fn check_links(body: &Body, all: &mut Vec<Problem>) {
    for (id, link) in &body.additional.links {
        all.extend(link_problem(&format!("/additional/links/{id}"), &link.url));
    }
}

/// R12 for the whole.
pub(super) fn check_sizes(body: &Body, all: &mut Vec<Problem>) {
    let bytes: usize = body.narratives().iter().map(|(_, text)| text.len()).sum();
    if bytes > REPORT_LIMIT {
        all.push(
            Problem::new("", ProblemKey::ReportTooLong)
                .with("bytes", bytes)
                .with("limit", REPORT_LIMIT),
        );
    }
}
