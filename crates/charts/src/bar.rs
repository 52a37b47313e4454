//! One bar made of parts that lie beside each other, and a gap before each part that stands apart.

use crate::percent;

/// Of ten thousand: what separates recurrent work and silence from the way to completion.
const GAP: usize = 110;

/// Where a part lies, as shares of the whole width: "12.34%".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    pub key: &'static str,
    pub from: String,
    pub width: String,
}

/// Lays out parts (key, count, stands apart) on an axis on which `axis` counts fill the whole
/// width. Parts of no count are left out.
pub fn segments(parts: &[(&'static str, usize, bool)], axis: usize) -> Vec<Segment> {
    let shown = || parts.iter().filter(|(_, n, _)| *n > 0);
    let gaps = shown().skip(1).filter(|(_, _, apart)| *apart).count();
    let counted: usize = shown().map(|(_, n, _)| n).sum();
    let axis = axis.max(counted).max(1);
    // gaps are taken from the bar itself: no bar is longer than its count
    let whole = counted * 10_000 / axis;
    let room = whole.saturating_sub(gaps * GAP);
    let (mut before, mut gap, mut out) = (0, 0, vec![]);
    for (key, n, apart) in shown() {
        if *apart && !out.is_empty() {
            gap += GAP;
        }
        let at = |counts: usize| room * counts / counted.max(1);
        let (from, to) = (at(before), at(before + n));
        out.push(Segment {
            key,
            from: percent(from + gap, 10_000),
            width: percent(to - from, 10_000),
        });
        before += n;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_the_bar_and_those_apart_have_a_gap_before_them() {
        let laid = segments(
            &[
                ("completed", 50, false),
                ("underway", 0, false),
                ("ongoing", 25, true),
                ("notreported", 25, true),
            ],
            100,
        );
        let seen: Vec<_> = laid
            .iter()
            .map(|one| (one.key, one.from.as_str(), one.width.as_str()))
            .collect();
        assert_eq!(
            seen,
            [
                ("completed", "0.00%", "48.90%"),
                ("ongoing", "50.00%", "24.45%"),
                ("notreported", "75.55%", "24.45%")
            ]
        );
    }

    #[test]
    fn bars_on_one_axis_are_as_long_as_their_counts() {
        let laid = segments(&[("completed", 10, false), ("underway", 10, false)], 80);
        assert_eq!(
            laid.last()
                .map(|one| (one.from.as_str(), one.width.as_str())),
            Some(("12.50%", "12.50%"))
        );
        assert_eq!(segments(&[], 0), []);
    }
}
