//! What two spellings of a name have in common: lower case, without the accents of the Latin
//! scripts, apostrophes as one.

/// For searching only; never shown. One letter may become two (ß, æ, œ).
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().map(lower) {
        match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => out.push('c'),
            'ď' | 'đ' | 'ð' => out.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => out.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => out.push('g'),
            'ĥ' | 'ħ' => out.push('h'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => out.push('i'),
            'ĵ' => out.push('j'),
            'ķ' => out.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => out.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => out.push('o'),
            'œ' => out.push_str("oe"),
            'ŕ' | 'ř' => out.push('r'),
            'ś' | 'ş' | 'š' | 'ș' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ţ' | 'ť' | 'ț' => out.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => out.push('u'),
            'ŵ' => out.push('w'),
            'ý' | 'ÿ' | 'ŷ' => out.push('y'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            '’' | '‘' | '`' | '´' | 'ʼ' => out.push('\''),
            // combining accents, as decomposed text has them
            '\u{300}'..='\u{36f}' => {}
            c => out.push(c),
        }
    }
    out
}

/// A name as an address may hold it: `[a-z0-9]` with hyphens between.
pub fn slug(text: &str) -> String {
    fold(text)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// Of Latin, Greek and Cyrillic letters, by the layout of Unicode: the full tables would be six
/// kilobytes of WASM.
fn lower(c: char) -> char {
    let shifted = |by: u32| char::from_u32(c as u32 + by).unwrap_or(c);
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => {
            shifted(32)
        }
        'Ѐ'..='Џ' => shifted(80),
        'Ÿ' => 'ÿ',
        'İ' => 'i',
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ș'..='ț' if (c as u32).is_multiple_of(2) => shifted(1),
        'Ĺ'..='ň' | 'Ź'..='ž' if !(c as u32).is_multiple_of(2) => shifted(1),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_apostrophes_do_not_count() {
        assert_eq!(fold("Fundación Ñandú"), "fundacion nandu");
        assert_eq!(fold("L’Œuvre"), "l'oeuvre");
        assert_eq!(slug(" L’Œuvre (Ñ) – 2 "), "l-oeuvre-n-2");
        assert_eq!(fold("e\u{301}tude"), fold("Étude"));
        assert_eq!(fold("ŁÓDŹ Žilina İzmir ŸŠȚ"), "lodz zilina izmir yst");
    }

    #[test]
    fn letters_of_the_three_scripts_are_lowered_as_unicode_says() {
        for c in ('A'..='ž').chain('Α'..='Ϋ').chain('Ѐ'..='я') {
            assert_eq!(
                fold(&c.to_string()),
                fold(&c.to_lowercase().to_string()),
                "{c}"
            );
        }
    }
}
