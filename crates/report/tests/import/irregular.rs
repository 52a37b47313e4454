//! Each irregularity that stored pages show, in the order of the domain's list, with texts of our
//! own. What a whole page shows is in pages.rs; what the matching of names must survive is in the
//! backend's intake.

use crate::{keys, lines, nothing_is_lost};
use report::body::flowing;
use report::import::{Imported, RemarkKey, import, merge};
use report::vocabulary::{Action, ListAnswer, ReportKind, Status};

const TITLE: &str = "WCC 2020 Res 040 - Progress Report";
const RESULTS: &str = "Describe the results/achievements of the actions taken:";
const ID: &str = "0A1B2C3D-1111-4222-8333-444455556666";
const OTHER_ID: &str = "0A1B2C3D-1111-4222-8333-444455557777";

#[track_caller]
fn page(lines: &[&str]) -> Imported {
    let page = lines.join("\n");
    let imported = import(&page, None);
    nothing_is_lost(&page, &imported);
    imported
}

fn result(imported: &Imported, action: Action) -> String {
    imported
        .body
        .results
        .get(&action)
        .map(|results| flowing(&results.entries))
        .unwrap_or_default()
}

#[test]
fn bare_identifiers_as_member_commission_and_constituent() {
    let report = page(&[
        TITLE,
        "IUCN Members:",
        ID,
        OTHER_ID,
        "Model Trust ( MT ) / France",
        "IUCN Commissions:",
        ID,
    ]);
    assert_eq!(
        (
            report.identifiers.members,
            report.identifiers.commissions,
            report.members.len(),
            report.commissions.len()
        ),
        (2, 1, 1, 0)
    );
    let activity = page(&[
        "WCC 2020 Res 040 - Activity Report",
        "IUCN Constituent:",
        ID,
    ]);
    assert!(activity.identifiers.constituent && activity.constituent.is_none());
    assert!(!format!("{report:?}{activity:?}").contains("1111-4222"));
}

#[test]
fn identifiers_beside_words_are_counted_and_never_kept() {
    let report = page(&[
        TITLE,
        &format!("IUCN Members: {ID}"),
        &format!("{{{OTHER_ID}}} / Belgium"),
        "IUCN Commissions:",
        &format!("{ID}, {OTHER_ID}"),
        RESULTS,
        &format!("See {ID} for more."),
    ]);
    assert_eq!(
        (
            report.identifiers.members,
            report.identifiers.commissions,
            report.members.len()
        ),
        (2, 2, 0)
    );
    assert!(
        flowing(&report.body.unsorted).contains("for more")
            && !format!("{report:?}").contains("1111-4222")
    );
}

/// Found by random bytes: the mark that stands for an identifier inside the reader may stand in a
/// page, too.
#[test]
fn the_mark_of_the_reader_in_a_page_is_a_letter_like_any() {
    let report = page(&[
        TITLE,
        "IUCN Members:",
        "Model\u{e000}Trust / Kenya",
        RESULTS,
        "One \u{e000} pond.",
    ]);
    assert_eq!((report.members.len(), report.identifiers.members), (1, 0));
}

#[test]
fn who_submitted_a_page_is_never_kept() {
    for lines in [
        &["Submitted by jane.doe on Tue, 11/05/2024 - 19:28"][..],
        &["Submitted by: jane.doe on Tue, 11/05/2024 - 19:28"],
        &["submitted by jane.doe"],
        &["Submitted by", "jane.doe", "on Mon, 03/03/2025 - 08:05"],
    ] {
        let mut all = lines.to_vec();
        all.extend([TITLE, RESULTS, "A text."]);
        assert!(
            !format!("{:?}", page(&all)).contains("jane.doe"),
            "{lines:?} at the top"
        );
    }
    let below = page(&[
        TITLE,
        RESULTS,
        "A text.",
        "Submitted by jane.doe on Tue, 11/05/2024 - 19:28",
        "Submitted by",
        "jane.doe",
    ]);
    assert!(!format!("{below:?}").contains("jane.doe"));
    let sentence = page(&[TITLE, RESULTS, "Submitted by hand to four ministries."]);
    assert_eq!(
        flowing(&sentence.body.unsorted),
        "Submitted by hand to four ministries."
    );
}

#[test]
fn a_list_complete_in_one_copy_and_an_identifier_in_another() {
    let whole = page(&[
        TITLE,
        "IUCN Commissions:",
        "IUCN Commission on Samples 2021-2025 (CS)",
    ]);
    let bare = page(&[TITLE, "IUCN Commissions:", ID]);
    let merged = merge(bare, whole);
    assert_eq!(
        (merged.commissions.len(), merged.identifiers.commissions),
        (1, 0)
    );
}

#[test]
fn members_without_acronym_with_empty_brackets_and_with_brackets_in_the_name() {
    let report = page(&[
        TITLE,
        "IUCN Members:",
        "Model Trust / United Kingdom",
        "Model Fund ( ) / France",
        "Model Works (MW) GmbH ( MW ) / Germany",
        "Sea Hub (Hub Africa) ( SHA ) / Kenya",
    ]);
    let read: Vec<(&str, Option<&str>)> = report
        .members
        .iter()
        .map(|member| (member.name.as_str(), member.acronym.as_deref()))
        .collect();
    assert_eq!(
        read,
        [
            ("Model Trust", None),
            ("Model Fund", None),
            ("Model Works (MW) GmbH", Some("MW")),
            ("Sea Hub (Hub Africa)", Some("SHA"))
        ]
    );
}

#[test]
fn names_with_commas_doubled_apostrophes_and_accents_for_apostrophes() {
    let report = page(&[
        TITLE,
        "IUCN Members:",
        "Towarzystwo Wzorcowe, ''Traszka'' ( TW Traszka ) / Poland",
        "Ministère de l`Exemple ( ME ) / Algeria",
    ]);
    assert_eq!(report.members[0].name, "Towarzystwo Wzorcowe, ''Traszka''");
    assert_eq!(report.members[1].name, "Ministère de l`Exemple");
}

#[test]
fn empty_sections_and_a_label_that_is_missing() {
    let report = page(&[
        TITLE,
        "IUCN Members:",
        "IUCN Commissions:",
        "Indicate which actions have been carried out to implement this Resolution :",
        RESULTS,
        "A text.",
    ]);
    assert_eq!(
        (
            report.body.actions.is_empty(),
            report.body.involved.members_answer,
            report.body.involved.others.as_str()
        ),
        (true, None, "")
    );
    assert_eq!(flowing(&report.body.unsorted), "A text.");
}

#[test]
fn a_heading_without_its_list_says_nothing() {
    let report = page(&[
        TITLE,
        "General Information",
        "Period covered",
        "IUCN Commissions",
        "IUCN Commission on Samples 2021-2025",
    ]);
    assert_eq!(
        (report.members.len(), report.body.involved.members_answer),
        (0, None)
    );
}

#[test]
fn one_word_lines_that_were_lost_are_unknown_and_never_no() {
    let report = page(&[
        TITLE,
        "IUCN Secretariat:",
        "Are these actions planned for yet:",
        "Status of implementation",
        "Status of implementation for this Resolution:",
    ]);
    assert_eq!(
        (
            report.body.involved.secretariat,
            report.body.future.planned,
            report.body.status.value
        ),
        (None, None, None)
    );
    assert_eq!(report.body.period.from, "");
}

#[test]
fn labels_with_no_break_space_with_space_before_the_colon_and_without_colon() {
    for label in [
        "IUCN Members:\u{a0}",
        "IUCN Members :",
        "IUCN Members",
        "\u{a0}IUCN Members: ",
    ] {
        let report = page(&[TITLE, label, "Model Trust ( MT ) / France"]);
        assert_eq!(report.members.len(), 1, "{label:?}");
    }
}

#[test]
fn what_the_site_put_around_it_is_one_remark() {
    let report = page(&[
        "Error message",
        "Please allow small files.",
        "Log in",
        TITLE,
        "Hide General information",
        "IUCN Members:",
        "Model Trust ( MT ) / France",
    ]);
    assert_eq!(
        (keys(&report), lines(&report, RemarkKey::NotOfTheReport)),
        (vec![RemarkKey::NotOfTheReport], vec![1])
    );
    assert_eq!(report.members.len(), 1);
}

#[test]
fn two_copies_of_one_node_never_overwrite_with_less() {
    let more = page(&[
        TITLE,
        RESULTS,
        "Field activities",
        "Two ponds were dug.",
        "A third pond is being dug.",
    ]);
    let less = page(&[
        TITLE,
        "IUCN Secretariat:",
        "No",
        RESULTS,
        "Field activities",
        "Two ponds were dug.",
        "A third",
    ]);
    for merged in [merge(more.clone(), less.clone()), merge(less, more)] {
        assert_eq!(
            result(&merged, Action::Field),
            "Two ponds were dug.\n\nA third pond is being dug."
        );
    }
    let other = page(&[
        TITLE,
        RESULTS,
        "Field activities",
        "Seven other words stand here, not those.",
    ]);
    let merged = merge(
        page(&[TITLE, RESULTS, "Field activities", "Two ponds were dug."]),
        other,
    );
    let differs = merged
        .remarks
        .iter()
        .find(|remark| remark.key == RemarkKey::CopiesDiffer)
        .unwrap();
    assert!(
        differs.text.contains("Two ponds were dug."),
        "what is not kept stands in the remark"
    );
}

#[test]
fn a_copy_that_lost_a_sub_heading_and_an_identifier_takes_nothing_away() {
    let whole = page(&[
        TITLE,
        "IUCN Members:",
        ID,
        "Model Trust / Kenya",
        RESULTS,
        "Convene stakeholders/Networking",
        "Three meetings were held by the lake.",
        "Fundraising",
        "A fund of twelve donors was founded.",
    ]);
    let bare = page(&[
        TITLE,
        "IUCN Members:",
        "Model Trust / Kenya",
        RESULTS,
        "Convene stakeholders/Networking",
        "Three meetings were held by the lake.",
        "A fund of twelve donors was founded.",
    ]);
    for merged in [merge(whole.clone(), bare.clone()), merge(bare, whole)] {
        assert_eq!(
            result(&merged, Action::Convening),
            "Three meetings were held by the lake."
        );
        assert_eq!(
            result(&merged, Action::Fundraising),
            "A fund of twelve donors was founded."
        );
        assert_eq!(
            (merged.members.len(), merged.identifiers.members),
            (1, 1),
            "no name replaced the identifier"
        );
    }
}

#[test]
fn copies_that_answer_differently_are_told() {
    let one = page(&[
        TITLE,
        "IUCN Members:",
        "No other Members are/have been involved",
        "IUCN Secretariat:",
        "No",
    ]);
    let other = page(&[
        TITLE,
        "IUCN Members:",
        "Model Trust / Kenya",
        "IUCN Secretariat:",
        "Yes",
    ]);
    let merged = merge(one, other);
    assert_eq!(
        (merged.members.len(), merged.body.involved.members_answer),
        (1, None),
        "who is named is no \"none\""
    );
    let told: Vec<&str> = merged
        .remarks
        .iter()
        .filter(|remark| remark.key == RemarkKey::CopiesDiffer)
        .map(|remark| remark.text.as_str())
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn headings_of_one_language_over_text_of_another() {
    let report = page(&[
        TITLE,
        "Implémentation",
        RESULTS,
        "The wardens were trained by the park, and the count is done in the dark with lamps.",
    ]);
    assert_eq!(report.body.lang, Some(report::Language::En));
    let report = page(&[
        TITLE,
        RESULTS,
        "Les gardes ont été formés et les relevés sont faits dans une barque avec des lampes.",
    ]);
    assert_eq!(report.body.lang, Some(report::Language::Fr));
}

#[test]
fn planned_stands_before_or_after_the_status() {
    let (planned, status) = (
        ["Are these actions planned for yet:", "Yes"],
        [
            "Status of implementation for this Resolution:",
            "Initiated: first stages of implementation",
        ],
    );
    for order in [[planned, status], [status, planned]] {
        let mut all = vec![TITLE];
        all.extend(order.iter().flatten());
        let report = page(&all);
        assert_eq!(
            (report.body.future.planned, report.body.status.value),
            (
                Some(report::vocabulary::Planned::Yes),
                Some(Status::Initiated)
            )
        );
    }
}

#[test]
fn references_in_every_style() {
    let texts = [
        ("Done [OP2; OP4.b], see [OP1.a].", &[][..]),
        ("As operative sub-paragraph 4b asks.", &["4.b"]),
        ("§1a and b were met.", &["1.a", "1.b"]),
        (
            "The first operative paragraph (\"maps its shores\") was met.",
            &["1"],
        ),
        ("Implementation of 1.c", &["1.c"]),
        ("No reference at all.", &[]),
    ];
    for (text, cited) in texts {
        assert_eq!(page(&[TITLE, RESULTS, text]).cited, cited, "{text}");
    }
    let report = page(&[TITLE, RESULTS, "On (a): we met.", "CTA #1 was met."]);
    assert_eq!(
        (
            report.cited.len(),
            lines(&report, RemarkKey::ReferenceNotSure)
        ),
        (0, vec![3, 4])
    );
}

#[test]
fn words_that_were_links() {
    for text in [
        "Posters (Part 1, Part 2, Part 3) hang there.",
        "See webinar 1 and webinar 2 for more.",
        "A list was made (file attached).",
    ] {
        assert_eq!(
            lines(&page(&[TITLE, RESULTS, text]), RemarkKey::LinkLost),
            [3],
            "{text}"
        );
    }
}

#[test]
fn status_is_never_concluded_from_the_text() {
    let report = page(&[
        TITLE,
        RESULTS,
        "It has not been implemented directly.",
        "Status of implementation for this Resolution:",
        "Initiated: first stages of implementation",
    ]);
    assert_eq!(report.body.status.value, Some(Status::Initiated));
    let report = page(&[
        TITLE,
        RESULTS,
        "The Resolution is implemented.",
        "Status of implementation for this Resolution:",
    ]);
    assert_eq!(report.body.status.value, None);
    let report = page(&[
        TITLE,
        RESULTS,
        "x",
        "Status of implementation for this Resolution:",
        "Sleeping: nobody works on it",
    ]);
    assert_eq!(
        (
            report.body.status.value,
            report.body.status.printed.as_str()
        ),
        (None, "Sleeping: nobody works on it"),
        "an unknown label is kept as printed"
    );
    assert_eq!(lines(&report, RemarkKey::UnknownLabel), [5]);
}

#[test]
fn bullets_sub_headings_and_a_pasted_report() {
    let report = page(&[
        TITLE,
        RESULTS,
        "Capacity building",
        "•",
        "one course",
        "• two courses",
        "Policy influencing & advocacy:",
        "1.) a letter",
        "2.) a bill",
        "3 - a vote",
    ]);
    assert_eq!(
        result(&report, Action::Capacity),
        "• one course\n• two courses"
    );
    assert_eq!(
        result(&report, Action::Policy),
        "1.) a letter\n2.) a bill\n3 - a vote"
    );
    // labels of the first part are headings of texts once these have begun, though the part had
    // none of them
    for heads in [&[TITLE, RESULTS][..], &[TITLE, "Additional information"]] {
        let mut all = heads.to_vec();
        all.extend([
            "IUCN Members",
            "The heron trust counted nests.",
            "IUCN Secretariat: the water team met.",
            "Status of implementation:",
            "The plan is half done.",
        ]);
        let report = page(&all);
        assert!(
            report.members.is_empty() && report.body.involved.secretariat.is_none(),
            "{heads:?}"
        );
        assert!(
            lines(&report, RemarkKey::NotPlaced).is_empty()
                && format!("{:?}", report.body).contains("The plan is half done."),
            "{heads:?}"
        );
    }
    let pasted = page(&[
        TITLE,
        "IUCN Members:",
        "Model Trust ( MT ) / France",
        RESULTS,
        "From the activity report:",
        "IUCN Members:",
        "Model Fund / Kenya",
    ]);
    assert_eq!(
        (pasted.members.len(), lines(&pasted, RemarkKey::LabelInText)),
        (1, vec![6])
    );
    assert!(flowing(&pasted.body.unsorted).contains("Model Fund / Kenya"));
}

#[test]
fn faults_of_encoding_and_typing_stay_as_they_are() {
    let report = page(&[
        TITLE,
        RESULTS,
        "Convene stakeholders/R\u{fffd}seautage",
        "IFAWs work on the r\u{fffd}serve",
    ]);
    assert_eq!(lines(&report, RemarkKey::LettersLost), [3, 4]);
    assert!(flowing(&report.body.unsorted).contains("IFAWs work on the r\u{fffd}serve"));
    let odd = page(&[
        TITLE,
        "IUCN Members:",
        "NoƩ / France",
        "Other non-IUCN related organisations:",
        "Model A / Model B /Model C,",
    ]);
    assert_eq!(
        (
            odd.members[0].name.as_str(),
            odd.body.involved.others.as_str()
        ),
        ("NoƩ", "Model A / Model B /Model C")
    );
}

#[test]
fn paragraphs_printed_twice_in_a_row_stand_once() {
    let block = [
        "Three villages agreed on the shares of the reed.",
        "A fourth village will join them after the harvest.",
    ];
    let report = page(&[
        TITLE, RESULTS, block[0], block[1], block[0], block[1], "Short.", "Short.",
    ]);
    assert_eq!(
        flowing(&report.body.unsorted),
        format!("{}\n\n{}\n\nShort.\n\nShort.", block[0], block[1])
    );
    assert_eq!(lines(&report, RemarkKey::Repeated), [5]);
}

#[test]
fn text_that_is_glued() {
    let activity = page(&[
        "WCC 2020 Res 040 - Activity Report",
        "Action Description Status",
        "Capacity-buildingTwo courses were held. On-going",
        "Field activitiesA pond was dug.Completed",
    ]);
    assert_eq!(
        result(&activity, Action::Capacity),
        "Two courses were held."
    );
    assert_eq!(result(&activity, Action::Field), "A pond was dug.");
    let report = page(&[TITLE, RESULTS, "Capacity-buildingTwo courses were held."]);
    assert_eq!(result(&report, Action::Capacity), "Two courses were held.");
}

#[test]
fn others_as_a_sentence_or_a_remark_on_the_form() {
    for text in [
        "Not known at this stage",
        "The form has no place for National Committees, so they stand here.",
    ] {
        assert_eq!(
            page(&[TITLE, "Other non-IUCN related organisations:", text])
                .body
                .involved
                .others,
            text
        );
    }
}

#[test]
fn rows_of_one_action_with_two_statuses_go_on() {
    let activity = page(&[
        "WCC 2020 Res 040 - Activity Report",
        "Action Description Status",
        "Field activities",
        "One pond.",
        "Completed",
        "Field activities",
        "Two ponds.",
        "On-going",
    ]);
    assert_eq!(
        activity.body.results.get(&Action::Field).unwrap().status,
        Some(report::vocabulary::ActionStatus::Ongoing)
    );
    assert_eq!(lines(&activity, RemarkKey::StatusesDiffer).len(), 1);
}

#[test]
fn a_row_without_words_keeps_its_status() {
    let activity = page(&[
        "WCC 2020 Res 040 - Activity Report",
        "Action Description Status",
        "Field activities",
        "Completed",
    ]);
    assert_eq!(
        activity.body.results.get(&Action::Field).unwrap().status,
        Some(report::vocabulary::ActionStatus::Completed)
    );
}

#[test]
fn a_report_over_several_years_is_a_range() {
    let period = |text: &str| {
        page(&[TITLE, "Period covered", text, "IUCN Members"])
            .body
            .period
    };
    assert_eq!(
        (
            period("September 2021 – May 2025").from,
            period("September 2021 – May 2025").to
        ),
        ("2021-09".into(), "2025-05".into())
    );
    let words = page(&[TITLE, "Period covered", "past 4 years", "IUCN Members"]);
    assert_eq!(
        (
            words.body.period.from.as_str(),
            lines(&words, RemarkKey::PeriodNotRead)
        ),
        ("", vec![3])
    );
}

#[test]
fn other_pages_under_the_same_form_of_address() {
    let record = page(&[
        "Wetland atlas",
        "Author: somebody",
        "WCC 2020 Res 040 is named in it.",
    ]);
    assert_eq!(
        (record.kind, keys(&record)),
        (None, vec![RemarkKey::NoReport])
    );
    let activity = page(&[
        "WCC 2020 Res 040 - Activity Report",
        "IUCN Constituent:",
        "Model Trust",
    ]);
    assert_eq!(activity.kind, Some(ReportKind::Activity));
}

#[test]
fn negatives_in_three_languages() {
    for (members, commissions) in [
        (
            "No other Members are/have been involved",
            "No Commissions are/have been involved",
        ),
        (
            "Pas d'autres Membres sont / ont été impliqués",
            "Pas de commissions sont / ont été impliqués",
        ),
        (
            "No hay otros Miembros que hayan participado",
            "Ninguna Comisión ha participado",
        ),
    ] {
        let report = page(&[
            TITLE,
            "IUCN Members:",
            members,
            "IUCN Commissions:",
            commissions,
        ]);
        let none = Some(ListAnswer::None);
        assert_eq!(
            (
                report.body.involved.members_answer,
                report.body.involved.commissions_answer
            ),
            (none, none)
        );
        assert!(report.members.is_empty() && report.commissions.is_empty());
    }
}

#[test]
fn a_copy_without_title_is_named_by_its_node() {
    let text = [
        RESULTS,
        "A text.",
        "Status of implementation for this Resolution:",
        "Initiated",
    ]
    .join("\n");
    let report = import(&text, Some(50_105));
    assert_eq!(
        report
            .inferred
            .as_ref()
            .map(|one| (one.assembly.as_str(), one.number)),
        Some(("wcc-2020", 40))
    );
    assert!(keys(&report).contains(&RemarkKey::CodeInferred));
    assert!(keys(&import(&text, None)).contains(&RemarkKey::CodeMissing));
    let differs = page(&[TITLE, "Resolution", "49158", "IUCN Members"]);
    assert_eq!(lines(&differs, RemarkKey::CodesDiffer), [1]);
}
