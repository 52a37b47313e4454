//! A colour that somebody else chose, made readable: WCAG 2.2 relative luminance and contrast.

/// `--paper` of style/tokens.css.
pub const LIGHT_PAPER: Colour = Colour([0xfa, 0xf8, 0xf3]);
pub const DARK_PAPER: Colour = Colour([0x10, 0x17, 0x18]);

/// Of text (WCAG 2.2, 1.4.3).
const ENOUGH: f64 = 4.5;

/// Red, green, blue of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Six hexadecimal digits, with or without `#` as forms write it.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim_start_matches("%23").trim_start_matches('#');
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    pub fn hex(self) -> String {
        self.0.iter().map(|part| format!("{part:02x}")).collect()
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let share = f64::from(part) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The nearest step towards black or white that text of it can be read on this paper.
    pub fn readable_on(self, paper: Self) -> Self {
        let end = if paper.luminance() > 0.5 { 0.0 } else { 255.0 };
        let step = |share: f64| {
            Self(
                self.0
                    .map(|part| (f64::from(part) + (end - f64::from(part)) * share).round() as u8),
            )
        };
        (0..=20)
            .map(|n| step(f64::from(n) / 20.0))
            .find(|colour| colour.contrast(paper) >= ENOUGH)
            .unwrap_or_else(|| step(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_chosen_can_be_read() {
        for text in ["ffff00", "000000", "ffffff", "0a5c36", "ff00ff", "808080"] {
            let colour = Colour::parse(text).unwrap();
            for paper in [LIGHT_PAPER, DARK_PAPER] {
                assert!(
                    colour.readable_on(paper).contrast(paper) >= ENOUGH,
                    "{text}"
                );
            }
        }
        let green = Colour::parse("0a5c36").unwrap();
        assert_eq!(
            green.readable_on(LIGHT_PAPER),
            green,
            "what can be read stays"
        );
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        assert_eq!(Colour::parse("#0a5c36"), Colour::parse("0A5C36"));
        for text in ["", "red", "0a5c3", "0a5c366", "0a5c3é", "+a5c36"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
