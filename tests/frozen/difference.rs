//! Two texts beside each other, as `diff -u` shows them.

use similar::TextDiff;

/// Lines around a change that say where it stands.
const AROUND: usize = 2;

/// Lines taken away and added; empty where the texts are the same. Numbers of lines are left out:
/// they move with every other change.
pub fn between(before: &str, after: &str) -> String {
    TextDiff::from_lines(before, after)
        .unified_diff()
        .context_radius(AROUND)
        .missing_newline_hint(false)
        .to_string()
        .lines()
        .map(|line| if line.starts_with("@@ ") { "@@" } else { line })
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// `after` as a change of `before`, or whole where that is not longer.
pub fn since(before: &str, after: &str) -> String {
    if before == after {
        return "as before\n".into();
    }
    let change = between(before, after);
    if change.len() < after.len() {
        change
    } else {
        after.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_without_what_stays() {
        let before: String = (0..20).map(|n| format!("line {n}\n")).collect();
        let after = before.replace("line 9\n", "line nine\n");
        assert_eq!(
            since(&before, &after),
            "@@\n line 7\n line 8\n-line 9\n+line nine\n line 10\n line 11\n"
        );
        assert_eq!(since(&before, &before), "as before\n");
        assert_eq!(since(&before, "other\n"), "other\n");
    }
}
