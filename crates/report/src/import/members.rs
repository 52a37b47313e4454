//! Lines of the Members' and Commissions' lists: "Name ( ACRONYM ) / Country", "Name ( Country )",
//! "IUCN Name 2021-2025 (ACR)".

use super::layout::Layout;

/// As printed; the spelling of names and countries varies and is resolved by the caller.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct MemberLine {
    pub name: String,
    pub acronym: Option<String>,
    pub country: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct CommissionLine {
    pub name: String,
    pub term: Option<String>,
    pub acronym: Option<String>,
}

/// Splits on the last " / " and the last bracket before it: names hold brackets and slashes of
/// their own. Without a slash layout B has the country in the bracket, the others the acronym.
pub fn member_line(line: &str, layout: Layout) -> MemberLine {
    // "Centre for A / B ( CAB )" has its acronym behind the slash, padded; the brackets of a
    // country are not
    let slash_of_name =
        |who: &str, tail: &str| tail.ends_with(" )") && !who.trim_end().ends_with(')');
    if let Some((who, country)) = line
        .rsplit_once(" / ")
        .filter(|(who, tail)| !slash_of_name(who, tail))
    {
        let (name, acronym) = last_bracket(who.trim());
        return MemberLine {
            name: name.to_owned(),
            acronym,
            country: filled(country),
        };
    }
    let (name, inside) = last_bracket(line.trim());
    match layout {
        Layout::B => MemberLine {
            name: name.to_owned(),
            acronym: None,
            country: inside,
        },
        Layout::A | Layout::C => MemberLine {
            name: name.to_owned(),
            acronym: inside,
            country: None,
        },
    }
}

pub fn commission_line(line: &str) -> CommissionLine {
    let (who, acronym) = last_bracket(line.trim());
    let (name, term) = match who.rsplit_once(' ') {
        Some((name, term)) if is_term(term) => (name, Some(term.replace('\u{2013}', "-"))),
        _ => (who, None),
    };
    CommissionLine {
        name: name.strip_prefix("IUCN ").unwrap_or(name).trim().to_owned(),
        term,
        acronym,
    }
}

/// A bare internal identifier of the old system: 8-4-4-4-12 hexadecimal digits.
pub fn is_identifier(line: &str) -> bool {
    let parts: Vec<&str> = line.split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts
            .iter()
            .all(|part| part.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The bracket that ends the text, with the brackets inside it: "( Caribbean Netherlands (Bonaire,
/// Saba) )".
fn last_bracket(text: &str) -> (&str, Option<String>) {
    if !text.ends_with(')') {
        return (text, None);
    }
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let name = text[..at].trim_end();
            return if name.is_empty() {
                (text, None)
            } else {
                (name, filled(&text[at + 1..text.len() - 1]))
            };
        }
    }
    (text, None)
}

fn is_term(text: &str) -> bool {
    let years: Vec<&str> = text.split(['-', '\u{2013}']).collect();
    years.len() == 2
        && years
            .iter()
            .all(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn member(
        line: &str,
        layout: Layout,
        name: &str,
        acronym: Option<&str>,
        country: Option<&str>,
    ) {
        let own = |text: Option<&str>| text.map(str::to_owned);
        assert_eq!(
            member_line(line, layout),
            MemberLine {
                name: name.into(),
                acronym: own(acronym),
                country: own(country)
            }
        );
    }

    #[test]
    fn the_shapes_of_member_lines() {
        let a = Layout::A;
        member(
            "Model Trust - Belgium ( MT - Belgium ) / Belgium",
            a,
            "Model Trust - Belgium",
            Some("MT - Belgium"),
            Some("Belgium"),
        );
        member(
            "Model Trust / United Kingdom",
            a,
            "Model Trust",
            None,
            Some("United Kingdom"),
        );
        member(
            "Model Trust ( ) / France",
            a,
            "Model Trust",
            None,
            Some("France"),
        );
        member(
            "Model Works (MW) GmbH ( MW ) / Germany",
            a,
            "Model Works (MW) GmbH",
            Some("MW"),
            Some("Germany"),
        );
        member(
            "Ocean Model (Model Africa) ( OMA ) / Kenya",
            a,
            "Ocean Model (Model Africa)",
            Some("OMA"),
            Some("Kenya"),
        );
        let far = "Caribbean Netherlands (Bonaire, Sint Eustatius and Saba)";
        member(
            &format!("Reef Model ( RM ) / {far}"),
            a,
            "Reef Model",
            Some("RM"),
            Some(far),
        );
        member(
            &format!("Reef Model ( {far} )"),
            Layout::B,
            "Reef Model",
            None,
            Some(far),
        );
        member(
            "Model Works (MW) GmbH ( Germany )",
            Layout::B,
            "Model Works (MW) GmbH",
            None,
            Some("Germany"),
        );
        member("Model Trust ( MT )", a, "Model Trust", Some("MT"), None);
        member(
            "Centre for Reeds / Rushes ( CRR )",
            a,
            "Centre for Reeds / Rushes",
            Some("CRR"),
            None,
        );
        member(
            "Model Red / Bolivia (Plurinational State of)",
            a,
            "Model Red",
            None,
            Some("Bolivia (Plurinational State of)"),
        );
        member("( MT )", a, "( MT )", None, None);
        member("broken ) ) (", a, "broken ) ) (", None, None);
    }

    #[test]
    fn the_shapes_of_commission_lines() {
        let own = |text: &str| Some(text.to_owned());
        let line = commission_line("IUCN Commission on Samples 2021-2025 (CS)");
        assert_eq!(
            line,
            CommissionLine {
                name: "Commission on Samples".into(),
                term: own("2021-2025"),
                acronym: own("CS")
            }
        );
        assert_eq!(
            commission_line("IUCN Sample Group 2017-2020 ()").acronym,
            None
        );
        assert_eq!(
            commission_line("IUCN Commission on Samples 2021–2025").term,
            own("2021-2025")
        );
    }

    #[test]
    fn identifiers_are_told_from_names() {
        assert!(is_identifier("0A1B2C3D-1111-2222-3333-444455556666"));
        assert!(!is_identifier("World-Wide-Fund-for-Nature"));
    }
}
