//! What must hold for any text: no panic, an end, every word somewhere, and time that grows with
//! the size only.

use crate::nothing_is_lost;
use proptest::prelude::*;
use report::import::{import, merge};
use std::time::{Duration, Instant};

/// Lines that pages are made of, and words of nobody.
fn line() -> impl Strategy<Value = String> {
    let labels = proptest::sample::select(vec![
        "WCC 2020 Res 040 - Progress Report",
        "WCC 2016 Rec 102 - Activity Report",
        "IUCN Members:",
        "IUCN Commissions",
        "IUCN Secretariat:",
        "Other non-IUCN related organisations:",
        "Indicate which actions have been carried out to implement this Resolution :",
        "Describe the results/achievements of the actions taken:",
        "Briefly describe what future actions are needed for the implementation of this Resolution:",
        "Status of implementation for this Resolution:",
        "Period covered",
        "Resolution",
        "49179",
        "Action Description Status",
        "Policy influencing/advocacy",
        "Capacity building",
        "On-going",
        "- None -",
        "Yes",
        "I do not know",
        "Hide General information",
        "Additional information",
        "Report status",
        "Published",
        "No Commissions are/have been involved",
        "0A1B2C3D-1111-4222-8333-444455556666",
    ]);
    let word = "[a-zé\u{fffd}]{1,8}[0-9]{1,3}";
    prop_oneof![
        3 => labels.prop_map(str::to_owned),
        4 => proptest::collection::vec(word, 1..9).prop_map(|words| words.join(" ")),
        1 => proptest::collection::vec(word, 2..5).prop_map(|words| format!("{} ( {} ) / {}", words[0], words[1], words.last().unwrap())),
        1 => proptest::collection::vec(word, 2..5).prop_map(|words| format!("Field activities{}.Completed", words.join(" "))),
        1 => "[•*o-] [a-z]{1,5}[0-9]{2}".prop_map(|text| text),
        1 => "\\PC{0,60}".prop_map(|text| text.replace(char::is_control, " ")),
    ]
}

/// CASES=20000 looks longer.
fn cases() -> u32 {
    std::env::var("CASES")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(400)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_is_in_the_report_or_in_a_remark(lines in proptest::collection::vec(line(), 0..40)) {
        let page = lines.join("\n");
        let imported = import(&page, Some(50_105));
        nothing_is_lost(&page, &imported);
        prop_assert!(imported.remarks.iter().all(|remark| remark.line >= 1 && remark.line <= lines.len().max(1)));
        let text = format!("{imported:?}");
        prop_assert!(!text.contains("1111-4222"));
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let page = String::from_utf8_lossy(&bytes);
        nothing_is_lost(&page, &import(&page, None));
    }

    #[test]
    fn two_copies_lose_nothing_of_either(one in proptest::collection::vec(line(), 0..25), other in proptest::collection::vec(line(), 0..25)) {
        let (one, other) = (format!("WCC 2020 Res 040 - Progress Report\n{}", one.join("\n")), format!("WCC 2020 Res 040 - Progress Report\n{}", other.join("\n")));
        let merged = merge(import(&one, None), import(&other, None));
        nothing_is_lost(&one, &merged);
        nothing_is_lost(&other, &merged);
    }
}

/// The faster of two.
fn time(page: &str) -> Duration {
    let run = || {
        let began = Instant::now();
        assert!(!import(page, None).remarks.is_empty());
        began.elapsed()
    };
    (0..2).map(|_| run()).min().unwrap()
}

#[test]
fn ten_times_the_text_takes_at_most_twelve_times_as_long() {
    let head = "Log in\nWCC 2020 Res 040 - Progress Report\nDescribe the results/achievements of the actions taken:\n";
    let blocks = [
        "Field activities\nTwo ponds were dug by wardens under operative paragraph 4 (b), and §1a and b were met [OP2; OP4.b].\n".to_owned(),
        "• one\n•\ntwo (Part 1, Part 2)\n".to_owned(),
        "the same line of text stands here again\n".to_owned(),
        "a word without any end ".to_owned(),
        "( ( ( ) / ".to_owned(),
        "\u{fffd}\u{fffd}a\n".to_owned(),
    ];
    for block in blocks {
        let of = |size: usize| format!("{head}{}", block.repeat(size / block.len()));
        // other work on the machine lengthens a round, quadratic work each of them
        let mut rounds = vec![];
        let is_linear = (0..4).any(|_| {
            let (small, large) = (time(&of(100_000)), time(&of(1_000_000)));
            rounds.push((small, large));
            large < small * 12 + Duration::from_millis(20)
        });
        assert!(is_linear, "{block:?}, for 100 kB and 1 MB: {rounds:?}");
    }
}
