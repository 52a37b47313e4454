//! Which addresses are looked at: of every kind of `src/address.rs` some, of both sets, in each
//! language. Where a kind leads to many pages, those are picked at even distances from all of them,
//! and other ones in each language.

use crate::fetched::Server;
use anyhow::Result;
use report::catalogue::Catalogue;
use report::code::Set;
use report::documents::{Constituents, Reports};
use report::language::Language;
use report::vocabulary::{ConstituentKind, ReportKind};
use std::collections::BTreeSet;

pub struct Address {
    /// The file that it is stored in, together with its language.
    pub kind: &'static str,
    pub lang: Language,
    pub path: String,
}

/// One page of a set.
const ONE: [(&str, &str); 10] = [
    ("overview", "/"),
    ("resolutions", "/resolutions"),
    ("members", "/members"),
    ("changes", "/changes"),
    ("embed", "/embed"),
    ("statement", "/about"),
    ("statement", "/data"),
    ("statement", "/data-policy"),
    ("statement", "/accessibility"),
    ("statement", "/unknown"),
];

/// Of many pages of a kind, how many are looked at in each language: demonstration, facts.
const MANY: [(&str, [usize; 2]); 8] = [
    ("congress", [1, 1]),
    ("country", [1, 1]),
    ("member", [2, 2]),
    ("commission", [1, 1]),
    ("resolution", [3, 3]),
    ("resolution-silent", [2, 1]),
    ("progress", [4, 3]),
    ("activity", [5, 0]),
];

/// Named: richest by what is written by hand, narrowed, of another version, in another spelling, not
/// there. Those of work are what waits for the app.
const NAMED: [(&str, &str); 25] = [
    ("resolutions", "/resolutions?q=reef&status=underway,none"),
    (
        "resolutions",
        "/resolutions?region=africa&sort=latest&page=2",
    ),
    (
        "resolutions",
        "/resolutions?set=facts&congress=wcc-2020&year=2022",
    ),
    ("resolutions", "/resolutions?q=nothing-has-these-words"),
    ("members", "/members?q=lark"),
    ("members", "/members?set=facts&q=nobody-is-called-so"),
    ("changes", "/changes?since=2026-03-01"),
    (
        "embed",
        "/embed?kind=member&scope=m-lark-heron&theme=dark&accent=ffff00&bg=transparent",
    ),
    ("embed", "/embed?kind=resolution&q=reef"),
    ("embed", "/embed?kind=counter"),
    ("resolution", "/resolutions/DEMO-2024-Res-001"),
    ("resolution", "/resolutions/WCC-2020-Res-040"),
    ("progress", "/resolutions/DEMO-2024-Res-001/progress/2025"),
    ("progress", "/resolutions/WCC-2020-Res-040/progress/2022"),
    (
        "activity",
        "/resolutions/DEMO-2024-Res-001/activity/2025/m-lark-heron",
    ),
    (
        "activity",
        "/resolutions/DEMO-2024-Res-001/activity/2025/m-lark-heron?version=1",
    ),
    ("member", "/members/m-lark-heron"),
    ("not-there", "/nowhere"),
    ("not-there", "/resolutions/WCC-2022-Res-040"),
    (
        "not-there",
        "/resolutions/DEMO-2024-Res-002/activity/2025/m-sauge-bleuet",
    ),
    ("not-there", "/resolutions/demo-2024-res-1"),
    ("try", "/try"),
    ("work", "/work"),
    (
        "work",
        "/work/sign-in?back=/en/work/report-on/DEMO-2024-Res-001",
    ),
    ("work", "/work/report-on/DEMO-2024-Res-001"),
];

/// Behind `/e/v1/`, with the language for `@`; each kind with a look, and what is not there.
const WIDGETS: [&str; 12] = [
    "resolution/@/DEMO-2024-Res-001",
    "resolution/@/WCC-2020-Res-040?theme=dark&accent=ffff00",
    "resolution/@/DEMO-2024-Res-003?bg=transparent",
    "resolution/@/DEMO-2024-Res-001.svg",
    "member/@/m-lark-heron",
    "member/@/c-night?theme=light",
    "member/@/m-lark-heron.svg",
    "member/@/m-nobody",
    "congress/@/demo-2024",
    "congress/@/wcc-2020",
    "counter/@/demo",
    "counter/@/facts?accent=0a5c36",
];

/// Pages, sorted as they are stored.
pub async fn pages(server: &Server) -> Result<Vec<Address>> {
    let sets = [
        candidates(server, Set::Demo).await?,
        candidates(server, Set::Facts).await?,
    ];
    let mut pages = vec![];
    for (nth, lang) in Language::ALL.into_iter().enumerate() {
        let mut page = |kind, path: &str| {
            pages.push(Address {
                kind,
                lang,
                path: format!("/{}{path}", lang.key()),
            });
        };
        for (kind, path) in ONE {
            page(kind, path);
            page(kind, &format!("{path}?set=facts"));
        }
        for (kind, counts) in MANY {
            for (all, count) in sets.iter().zip(counts) {
                let of_kind: Vec<&String> = all
                    .iter()
                    .filter(|(own, _)| *own == kind)
                    .map(|(_, path)| path)
                    .collect();
                picked(&of_kind, count, nth).for_each(|path| page(kind, path));
            }
        }
        NAMED.iter().for_each(|(kind, path)| page(kind, path));
    }
    Ok(pages)
}

pub fn widgets() -> impl Iterator<Item = (Language, String)> {
    Language::ALL.into_iter().flat_map(|lang| {
        WIDGETS.map(|widget| (lang, format!("/e/v1/{}", widget.replace('@', lang.key()))))
    })
}

/// `count` of them at even distances, other ones for each of the three languages.
fn picked<'a>(all: &'a [&String], count: usize, nth: usize) -> impl Iterator<Item = &'a str> {
    let parts = count * Language::ALL.len();
    (0..count)
        .map(move |n| (n * Language::ALL.len() + nth) * all.len() / parts.max(1))
        .filter_map(|at| all.get(at).map(|path| path.as_str()))
}

/// Every address of the kinds that lead to many pages, without its language.
async fn candidates(server: &Server, set: Set) -> Result<BTreeSet<(&'static str, String)>> {
    let key = set.key();
    let with_set = if set == Set::Facts { "?set=facts" } else { "" };
    let mut all = BTreeSet::new();
    let catalogue: Catalogue = server
        .document(&format!("/v1/catalogue?set={key}&lang=en"))
        .await?;
    for assembly in &catalogue.assemblies {
        all.insert(("congress", format!("/congresses/{}", assembly.key)));
        for row in catalogue.rows_of(&assembly.key) {
            let kind = match row.reports {
                0 => "resolution-silent",
                _ => "resolution",
            };
            if let Some(code) = row.code() {
                all.insert((kind, format!("/resolutions/{code}")));
            }
        }
    }
    let constituents: Constituents = server
        .document(&format!("/v1/constituents?set={key}&lang=en"))
        .await?;
    for one in constituents.items {
        match one.kind {
            ConstituentKind::Member => {
                all.insert(("member", format!("/members/{}{with_set}", one.id)));
                if let Some(country) = one.country {
                    all.insert(("country", format!("/countries/{country}{with_set}")));
                }
            }
            ConstituentKind::Commission => {
                all.insert(("commission", format!("/commissions/{}{with_set}", one.id)));
            }
            _ => {}
        }
    }
    let mut after = String::new();
    loop {
        let reports: Reports = server
            .document(&format!("/v1/reports?set={key}&lang=en&limit=200{after}"))
            .await?;
        for report in reports.items {
            let (code, year) = (report.code, report.year);
            match (report.kind, report.constituent) {
                (ReportKind::Progress, _) => {
                    all.insert(("progress", format!("/resolutions/{code}/progress/{year}")));
                }
                (ReportKind::Activity, Some(one)) => {
                    let path = format!("/resolutions/{code}/activity/{year}/{}", one.id);
                    all.insert(("activity", path));
                }
                (ReportKind::Activity | ReportKind::Unlisted(_), _) => {}
            }
        }
        match reports.next {
            Some(next) => after = format!("&after={next}"),
            None => return Ok(all),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picks_lie_at_even_distances_and_differ_by_language() {
        let all: Vec<String> = (0..90).map(|n| n.to_string()).collect();
        let all: Vec<&String> = all.iter().collect();
        let of = |nth| picked(&all, 3, nth).collect::<Vec<_>>();
        assert_eq!(of(0), ["0", "30", "60"]);
        assert_eq!(of(2), ["20", "50", "80"]);
        assert_eq!(picked(&all[..2], 3, 1).count(), 3, "few are picked again");
        assert_eq!(picked(&[], 3, 1).count(), 0);
    }
}
