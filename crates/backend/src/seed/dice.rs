//! Chance that falls the same at every start and on every machine.

/// splitmix64: a few lines that give the same numbers on every machine and in every version, which
/// no crate promises.
pub struct Dice(u64);

impl Dice {
    /// For one thing, whatever is made before it.
    pub fn of(name: &str) -> Self {
        // FNV-1a
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to, not including, `n`.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n.max(1)).unwrap_or(1)).unwrap_or_default()
    }

    pub fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to + 1 - from)
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dice_fall_the_same_everywhere() {
        let mut dice = Dice::of("DEMO-2024-Res-100");
        let throws: Vec<usize> = (0..4).map(|_| dice.below(1000)).collect();
        let mut again = Dice::of("DEMO-2024-Res-100");
        assert_eq!(
            throws,
            (0..4).map(|_| again.below(1000)).collect::<Vec<_>>()
        );
        assert_ne!(throws[0], Dice::of("DEMO-2024-Res-101").below(1000));
    }
}
