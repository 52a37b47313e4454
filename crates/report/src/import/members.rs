//! Lines of the Members' and Commissions' lists: "Name ( ACRONYM ) / Country", "IUCN Name 2021-2025 (ACR)".

/// As printed; the spelling of countries varies and is resolved by the caller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberLine {
    pub name: String,
    pub acronym: Option<String>,
    pub country: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommissionLine {
    pub name: String,
    pub term: Option<String>,
    pub acronym: Option<String>,
}

/// Splits on the last " / " and the last bracket before it: names hold brackets and slashes of their own.
pub fn member_line(line: &str) -> MemberLine {
    let (who, country) = match line.rsplit_once(" / ") {
        Some((who, country)) => (who.trim(), Some(country.trim().to_owned())),
        None => (line.trim(), None),
    };
    let (name, acronym) = last_bracket(who);
    MemberLine { name: name.to_owned(), acronym, country }
}

pub fn commission_line(line: &str) -> CommissionLine {
    let (who, acronym) = last_bracket(line.trim());
    let (name, term) = match who.rsplit_once(' ') {
        Some((name, term)) if is_term(term) => (name, Some(term.to_owned())),
        _ => (who, None),
    };
    CommissionLine { name: name.strip_prefix("IUCN ").unwrap_or(name).to_owned(), term, acronym }
}

/// A bare internal identifier of the old system: 8-4-4-4-12 hexadecimal digits.
pub fn is_identifier(line: &str) -> bool {
    let parts: Vec<&str> = line.split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12]) && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn last_bracket(text: &str) -> (&str, Option<String>) {
    let Some((name, inside)) = text.strip_suffix(')').and_then(|open| open.rsplit_once('(')) else { return (text, None) };
    if name.trim().is_empty() {
        return (text, None);
    }
    let inside = inside.trim();
    (name.trim_end(), (!inside.is_empty()).then(|| inside.to_owned()))
}

fn is_term(text: &str) -> bool {
    let years: Vec<&str> = text.split(['-', '\u{2013}']).collect();
    years.len() == 2 && years.iter().all(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn member(line: &str, name: &str, acronym: Option<&str>, country: Option<&str>) {
        let own = |text: Option<&str>| text.map(str::to_owned);
        assert_eq!(member_line(line), MemberLine { name: name.into(), acronym: own(acronym), country: own(country) });
    }

    #[test]
    fn the_shapes_of_member_lines() {
        member("Model Trust - Belgium ( MT - Belgium ) / Belgium", "Model Trust - Belgium", Some("MT - Belgium"), Some("Belgium"));
        member("Model Trust / United Kingdom", "Model Trust", None, Some("United Kingdom"));
        member("Model Trust ( ) / France", "Model Trust", None, Some("France"));
        member("Model Works (MW) GmbH ( MW ) / Germany", "Model Works (MW) GmbH", Some("MW"), Some("Germany"));
    }

    #[test]
    fn the_shapes_of_commission_lines() {
        let own = |text: &str| Some(text.to_owned());
        let line = commission_line("IUCN Commission on Samples 2021-2025 (CS)");
        assert_eq!(line, CommissionLine { name: "Commission on Samples".into(), term: own("2021-2025"), acronym: own("CS") });
        assert_eq!(commission_line("IUCN Sample Group 2017-2020 ()").acronym, None);
    }

    #[test]
    fn identifiers_are_told_from_names() {
        assert!(is_identifier("0A1B2C3D-1111-2222-3333-444455556666"));
        assert!(!is_identifier("World-Wide-Fund-for-Nature"));
    }
}
