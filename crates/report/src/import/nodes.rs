//! What a node number of the portal tells: which Resolution a report is about, and in which year it
//! was asked for. Inferred from the series that were seen, never printed on the page; always marked
//! as inferred.

use crate::assembly::Numbered;

/// The Resolution whose own page has this node. Fits all that were seen.
pub fn resolution_of(node: u32) -> Option<Numbered> {
    match node {
        46_418..=46_540 => numbered("wcc-2016", node - 46_417),
        49_140..=49_248 => numbered("wcc-2020", node - 49_139),
        49_782..=49_809 => numbered("wcc-2020", node - 49_672),
        _ => None,
    }
}

/// The Resolution that a report of this node is about: inside a series the node is linear in the
/// number.
pub fn reported_on(node: u32) -> Option<Numbered> {
    match node {
        47_380..=47_492 => numbered("wcc-2016", node - 47_379),
        48_605..=48_717 => numbered("wcc-2016", node - 48_604),
        50_066..=50_202 => numbered("wcc-2020", node - 50_065),
        // 51925 + n for most, 51924 + n for the first: too near to tell
        _ => None,
    }
}

/// The year of reporting of the series.
pub fn year_of(node: u32) -> Option<u16> {
    match node {
        47_380..=47_492 => Some(2017),
        48_077..=48_160 => Some(2018),
        48_605..=48_717 => Some(2019),
        49_322..=49_430 | 50_066..=50_202 => Some(2022),
        50_780..=51_170 => Some(2023),
        51_925..=52_063 => Some(2024),
        52_490..=52_700 => Some(2025),
        _ => None,
    }
}

fn numbered(assembly: &str, number: u32) -> Option<Numbered> {
    Some(Numbered {
        assembly: assembly.into(),
        number: u16::try_from(number).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_that_were_seen_fit() {
        let told =
            |found: Option<Numbered>| found.map(|one| format!("{} {}", one.assembly, one.number));
        for (node, expected) in [
            (47_394, "wcc-2016 15"),
            (48_619, "wcc-2016 15"),
            (50_105, "wcc-2020 40"),
            (50_201, "wcc-2020 136"),
        ] {
            assert_eq!(told(reported_on(node)).as_deref(), Some(expected), "{node}");
        }
        assert_eq!(told(resolution_of(49_158)).as_deref(), Some("wcc-2020 19"));
        assert_eq!(told(resolution_of(49_782)).as_deref(), Some("wcc-2020 110"));
        assert_eq!((year_of(50_105), year_of(1)), (Some(2022), None));
    }
}
