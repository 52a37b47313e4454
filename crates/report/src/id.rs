//! The id of a report: UUIDv5 of kind, Resolution, year and Constituent, so that two colleagues who
//! open the same report offline make the same id and meet in the ordinary conflict. The namespace
//! stands in SPEC.md.

use crate::code::ResolutionCode;
use crate::vocabulary::ReportKind;
use uuid::Uuid;

/// Made once for this project, at random. Changing it would orphan every report that exists.
pub const NAMESPACE: Uuid = Uuid::from_u128(0x7d1c_4a52_90e3_4f0b_8a6e_2f5b_11c9_d3e7);

/// `year` is a year of reporting or `undated-{node}`. `constituent` is empty for a Progress Report.
pub fn report_id(kind: ReportKind, code: &ResolutionCode, year: &str, constituent: &str) -> Uuid {
    let name = format!("{}|{code}|{year}|{constituent}", kind.key());
    Uuid::new_v5(&NAMESPACE, name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_same_on_every_device_for_ever() {
        let code: ResolutionCode = "DEMO-2024-Res-001".parse().unwrap();
        let id = report_id(ReportKind::Activity, &code, "2026", "m-lark-heron");
        assert_eq!(
            id,
            report_id(ReportKind::Activity, &code, "2026", "m-lark-heron")
        );
        assert_ne!(
            id,
            report_id(ReportKind::Activity, &code, "2025", "m-lark-heron")
        );
        assert_ne!(
            id,
            report_id(ReportKind::Progress, &code, "2026", "m-lark-heron")
        );
        assert_eq!(id.get_version_num(), 5);
    }
}
