//! Whole numbers with groups of three: 1,234 · 1 234 · 1.234.

use super::Lang;

pub(super) fn grouped(n: usize, lang: Lang) -> String {
    let separator = match lang {
        Lang::En => ',',
        Lang::Fr => '\u{202f}',
        Lang::Es => '.',
    };
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_three() {
        assert_eq!(grouped(0, Lang::En), "0");
        assert_eq!(grouped(999, Lang::Fr), "999");
        assert_eq!(grouped(1234, Lang::Es), "1.234");
        assert_eq!(grouped(1234, Lang::Fr), "1\u{202f}234");
        assert_eq!(grouped(1_234_567, Lang::En), "1,234,567");
    }
}
