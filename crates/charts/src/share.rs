//! Shares in whole numbers: printing floats would cost the WASM some kilobytes.

/// "12.34%": a part of a whole, for widths in markup. A whole of nothing is taken as one.
pub fn percent(part: usize, whole: usize) -> String {
    let hundredths = part * 10_000 / whole.max(1);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Whole per cents that sum to 100: the largest remainders are rounded up. All noughts where
/// nothing is counted.
pub fn rounded(counts: &[usize]) -> Vec<usize> {
    let total: usize = counts.iter().sum::<usize>().max(1);
    let mut shares: Vec<usize> = counts.iter().map(|n| n * 100 / total).collect();
    let missing = if counts.iter().any(|n| *n > 0) {
        100 - shares.iter().sum::<usize>()
    } else {
        0
    };
    let mut left: Vec<usize> = counts.iter().map(|n| n * 100 % total).collect();
    for _ in 0..missing {
        if let Some(largest) = (0..left.len()).rev().max_by_key(|at| left[*at]) {
            shares[largest] += 1;
            left[largest] = 0;
        }
    }
    shares
}

/// Below ten a share would say more than its count: one of seven is no "14 %".
pub fn are_told(counts: &[usize]) -> bool {
    counts.iter().sum::<usize>() >= 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn per_cents_have_two_places() {
        assert_eq!(
            (percent(1, 3), percent(0, 3), percent(3, 3), percent(1, 0)),
            (
                "33.33%".into(),
                "0.00%".into(),
                "100.00%".into(),
                "100.00%".into()
            )
        );
    }

    #[test]
    fn shares_sum_to_a_hundred() {
        assert_eq!(rounded(&[1, 1, 1]).iter().sum::<usize>(), 100);
        assert_eq!(rounded(&[137, 7, 4, 4]), [90, 4, 3, 3]);
        assert_eq!(rounded(&[0, 0]), [0, 0]);
        assert!(are_told(&[4, 6]) && !are_told(&[4, 5]));
    }
}
