//! What two spellings of a label or a text have in common, letters included that a wrong encoding
//! lost.

/// Stands where a letter was lost.
pub const LOST: char = '\u{fffd}';

/// Letters and digits in lower case without accents: what two spellings of one label have in
/// common.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à'..='å' => out.push('a'),
            'ç' => out.push('c'),
            'è'..='ë' => out.push('e'),
            'ì'..='ï' => out.push('i'),
            'ñ' => out.push('n'),
            'ò'..='ö' => out.push('o'),
            'ù'..='ü' => out.push('u'),
            'œ' => out.push_str("oe"),
            c if c.is_alphanumeric() || c == LOST => out.push(c),
            _ => {}
        }
    }
    out
}

/// Two squeezed texts are the same but for lost letters; with `begins` the second may go on.
pub fn alike(label: &str, line: &str, begins: bool) -> bool {
    if !line.contains(LOST) {
        return if begins {
            line.starts_with(label)
        } else {
            line == label
        };
    }
    let seen = line.chars().filter(|c| *c != LOST).count();
    if seen < 3 || seen > label.len() && !begins {
        return false;
    }
    let (label, line): (Vec<char>, Vec<char>) =
        (label.chars().collect(), line.chars().take(400).collect());
    // a run of lost letters stands for none (an apostrophe) up to three of the label
    fn from(label: &[char], line: &[char], begins: bool) -> bool {
        match (label, line) {
            ([], []) => true,
            ([], rest) => begins || rest.iter().all(|c| *c == LOST),
            (_, [LOST, rest @ ..]) => {
                let after = &rest[rest.iter().take_while(|c| **c == LOST).count()..];
                (0..=label.len().min(3)).any(|n| from(&label[n..], after, begins))
            }
            ([a, label @ ..], [b, line @ ..]) => a == b && from(label, line, begins),
            (_, []) => false,
        }
    }
    from(&label, &line, begins)
}
