//! Why a cycle has no status: four absences that are never merged, and one wording where nothing is
//! known of cycles or archive.

use crate::vocabulary::vocabulary;

vocabulary! {
    Absence {
        /// It was due, and none was received.
        NotReceived = "not_received",
        NotDue = "not_due",
        /// Nothing is asked of what is archived.
        Archived = "archived",
        /// The Resolution was adopted in that year or later.
        Before = "before",
        /// Dates of cycles or the archive state are not known: no report is on file, and no more can
        /// be said.
        NotOnFile = "not_on_file",
    }
}

impl Absence {
    /// `due` and `today` are dates, `due` empty where it is not known; `held` is the year in which
    /// the assembly met, 0 where that is not known.
    pub fn of(cycle: &str, due: &str, today: &str, held: u16, archived: Option<bool>) -> Self {
        let is_before = cycle.parse::<u16>().is_ok_and(|year| year <= held);
        match archived {
            _ if is_before => Self::Before,
            Some(true) => Self::Archived,
            None => Self::NotOnFile,
            Some(false) if due.is_empty() => Self::NotOnFile,
            Some(false) if today <= due => Self::NotDue,
            Some(false) => Self::NotReceived,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Absence;

    #[test]
    fn four_absences_are_told_apart_and_the_fifth_claims_nothing() {
        let of = |cycle, due, archived| Absence::of(cycle, due, "2026-11-27", 2024, archived);
        assert_eq!(of("2025", "2025-12-15", Some(false)), Absence::NotReceived);
        assert_eq!(of("2026", "2026-12-15", Some(false)), Absence::NotDue);
        assert_eq!(of("2025", "2025-12-15", Some(true)), Absence::Archived);
        assert_eq!(of("2024", "2024-12-15", Some(false)), Absence::Before);
        assert_eq!(of("2025", "2025-12-15", None), Absence::NotOnFile);
        assert_eq!(of("2025", "", Some(false)), Absence::NotOnFile);
    }
}
