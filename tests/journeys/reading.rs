//! The public reads.

use anyhow::{Result, ensure};
use journeys::{Backend, Person};

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_finds_the_progress_report_of_res_040() -> Result<()> {
    let backend = Backend::started().await?;
    let reader = Person::at(&backend.origin()).await?;
    reader.opens("/en/?set=facts").await?;
    reader.sees_the_app().await?;
    reader
        .reads("Resolutions on file have been reported on")
        .await?;
    // the list comes by the app: from the catalogue, not from a page
    reader.clicks("Marseille 2020 (2021)").await?;
    reader
        .title_has("What Marseille 2020 (2021) adopted")
        .await?;
    reader.reads("WCC 2020 Res 040").await?;
    reader
        .clicks("Implementing international efforts to combat")
        .await?;
    reader
        .reads("Numbers from reports; the text is not on file.")
        .await?;
    reader.clicks("Progress Report 2022").await?;
    reader
        .title_has("Progress Report 2022, WCC 2020 Res 040")
        .await?;
    for words in [
        "On-going",
        "International Fund for Animal Welfare (IFAW)",
        "Cheetah Conservation Fund (CCF) Namibia",
        "Species Survival Commission (SSC), 2021-2025",
        "OP4.b",
    ] {
        reader.reads(words).await?;
    }
    // an internal number stood among the Members: it is said, and never shown
    reader.reads("A Member whose name is not given").await?;
    reader.clicks("OP4.b").await?;
    reader
        .until(
            "the paragraph to be shown",
            "return location.hash === '#op4.b' && location.pathname.endsWith('WCC-2020-Res-040')",
            vec![],
        )
        .await?;
    reader.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_two_sets_are_never_in_one_list() -> Result<()> {
    let backend = Backend::started().await?;
    let reader = Person::at(&backend.origin()).await?;
    reader.opens("/en/").await?;
    reader.sees_the_app().await?;
    reader.reads("Port Example 2024").await?;
    reader.title_has("Demonstration").await?;
    assert!(!reader.all_words().await?.contains("Marseille"));
    reader.clicks("Published facts").await?;
    reader.reads("Marseille 2020 (2021)").await?;
    assert!(!reader.all_words().await?.contains("Port Example"));
    reader.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn navigation_gives_focus_and_title_and_what_is_not_there_is_said() -> Result<()> {
    let backend = Backend::started().await?;
    let reader = Person::at(&backend.origin()).await?;
    reader.opens("/en/").await?;
    reader.sees_the_app().await?;
    reader.clicks("About").await?;
    reader.title_has("About Resolution Progress").await?;
    reader
        .until(
            "the heading to have the focus",
            "return document.activeElement?.tagName === 'H1'",
            vec![],
        )
        .await?;
    reader.opens("/en/nowhere").await?;
    reader.reads("There is nothing at this address").await?;
    reader.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn crossing_between_the_entries_and_back() -> Result<()> {
    let backend = Backend::started().await?;
    let reader = Person::at(&backend.origin()).await?;
    reader.opens("/en/resolutions/DEMO-2024-Res-003").await?;
    reader.sees_the_app().await?;
    reader.clicks("See the form").await?;
    reader.reads("The real form with the real rules").await?;
    reader.sees_the_app().await?;
    reader.clicks("Overview").await?;
    reader.reads("Published last").await?;
    reader.driver.back().await?;
    reader.reads("The real form with the real rules").await?;
    reader.driver.back().await?;
    reader
        .reads("What does it ask, and who speaks of it?")
        .await?;
    reader.leaves().await
}

/// A code as people write it leads to the Resolution; a wrong year to what may be meant.
#[tokio::test(flavor = "multi_thread")]
async fn a_code_in_another_spelling_leads_to_its_resolution() -> Result<()> {
    let backend = Backend::started().await?;
    let reader = Person::at(&backend.origin()).await?;
    reader.opens("/en/resolutions/7.040").await?;
    reader
        .until(
            "the canonical address",
            "return location.pathname === '/en/resolutions/WCC-2020-Res-040'",
            vec![],
        )
        .await?;
    reader.opens("/en/resolutions/WCC-2022-Res-040").await?;
    reader.reads("Perhaps one of these is meant").await?;
    reader.clicks("WCC 2020 Res 040").await?;
    reader.title_has("WCC 2020 Res 040").await?;
    reader.leaves().await
}

/// The list is searched as one types, narrowed by facets, and its address says all of it.
#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_searched_and_narrowed_and_its_address_can_be_sent() -> Result<()> {
    let backend = Backend::started().await?;
    let reader = Person::at(&backend.origin()).await?;
    reader.opens("/en/").await?;
    reader.sees_the_app().await?;
    reader
        .clicks("All Resolutions, with search and filters")
        .await?;
    reader.reads("1,600 of 1,600 Resolutions on file").await?;
    // a value says how many rows it leaves, and leaves that many; an order keeps them
    reader.clicks("Region of the Members named").await?;
    reader.ticks("Oceania").await?;
    let as_said = "const said = document.querySelector('label:has(#region-oceania) .choice__count').textContent.replace(/\\D/g, '');
        return +said > 0 && +said < 1600 && document.querySelector('#count').textContent.replace(/,/g, '').startsWith(said + ' of 1600')";
    reader
        .until("as many rows as the value said", as_said, vec![])
        .await?;
    reader.types("Sort by", "Most").await?;
    reader
        .until(
            "the order in the address",
            "return location.search === '?region=oceania&sort=reports'",
            vec![],
        )
        .await?;
    let falling = "const reports = [...document.querySelectorAll('#rows > li')].map(row => +(/(\\d+) reports?/.exec(row.textContent)?.[1] ?? 0));
        return reports.length === 20 && reports[0] > 1 && reports.every((n, at) => at === 0 || reports[at - 1] >= n)";
    reader
        .until("the most reports first", falling, vec![])
        .await?;
    reader
        .until("as many rows as before the order", as_said, vec![])
        .await?;
    reader.clicks("Clear all").await?;
    reader
        .until(
            "the order as at first",
            "return document.getElementById('sort').value === 'congress' && location.search === ''",
            vec![],
        )
        .await?;
    reader
        .until(
            "the focus on the heading",
            "return document.activeElement?.tagName === 'H1'",
            vec![],
        )
        .await?;
    reader.reads("1,600 of 1,600 Resolutions on file").await?;
    // to a Resolution and back: to the place, and to the link that was followed
    reader
        .until(
            "the rows that are not in sight",
            "return document.querySelectorAll('#rows > li').length === 20",
            vec![],
        )
        .await?;
    reader
        .script(
            "document.querySelectorAll('#rows a')[15].scrollIntoView()",
            vec![],
        )
        .await?;
    reader
        .script("document.querySelectorAll('#rows a')[15].click()", vec![])
        .await?;
    reader.reads("What was said when?").await?;
    reader.script("history.back()", vec![]).await?;
    reader.until("the link followed to have the focus, in sight", "const e = document.activeElement; const y = e?.getBoundingClientRect().top; return e === document.querySelectorAll('#rows a')[15] && y >= -5 && y < innerHeight", vec![]).await?;
    reader
        .types("Search title or number", "no such thing at all")
        .await?;
    reader.reads("Nothing matches these words.").await?;
    reader.replaces("Search title or number", "").await.ok();
    reader.clicks("Resolutions").await?;
    reader
        .types("Search title or number", "dark nights")
        .await?;
    reader.reads("1 of 1,600 Resolutions on file").await?;
    reader.until("the focus to stay", "return document.activeElement?.id === 'search' && location.search === '?q=dark%20nights'", vec![]).await?;
    // a facet counts what fits all the others: the choice that fits nothing is there, and says so
    reader.clicks("Declared status").await?;
    reader.ticks("Completed").await?;
    reader.reads("0 of 1,600 Resolutions on file").await?;
    reader.ticks("Underway").await?;
    reader.reads("1 of 1,600 Resolutions on file").await?;
    reader
        .until(
            "the address",
            "return location.search.includes('status=completed,underway')",
            vec![],
        )
        .await?;
    let address = reader
        .script("return location.pathname + location.search", vec![])
        .await?;

    // sent to somebody else, who has no script
    let other = Person::at(&backend.origin()).await?;
    other.opens(address.as_str().unwrap_or_default()).await?;
    other.reads("Dark nights for migrating birds").await?;
    other.clicks("Clear all").await?;
    other.reads("1,600 of 1,600 Resolutions on file").await?;
    other.leaves().await?;
    reader.clicks("Dark nights for migrating birds").await?;
    reader.title_has("DEMO 2024 Res 001").await?;
    reader.leaves().await
}

#[tokio::test]
async fn a_member_is_found_by_a_word_of_its_name_or_its_country() -> Result<()> {
    let backend = Backend::started().await?;
    let reader = Person::at(&backend.origin()).await?;
    reader.opens("/en/members").await?;
    reader.sees_the_app().await?;
    reader.reads("Members and Commissions").await?;
    reader
        .types("Search name, acronym or country", "crane kenya")
        .await?;
    let narrowed = "const n = parseInt(document.querySelector('#count').textContent, 10);
        return n > 0 && n < 20 && document.querySelectorAll('#page .people li').length === n
            && location.search === '?q=crane%20kenya' && document.activeElement?.id === 'search'";
    reader
        .until("a few names, and the address of them", narrowed, vec![])
        .await?;
    let count = reader
        .script(
            "return document.querySelector('#count').textContent",
            vec![],
        )
        .await?;
    reader
        .replaces("Search name, acronym or country", "no such name")
        .await?;
    reader
        .reads("No Member or Commission matches these words.")
        .await?;
    // the same for somebody who has no script: the server narrows it
    let served = reader
        .script(
            "return fetch('/en/members?q=crane+kenya').then(answer => answer.text())",
            vec![],
        )
        .await?;
    ensure!(
        served
            .as_str()
            .is_some_and(|html| count.as_str().is_some_and(|count| html.contains(count))),
        "served as it was typed: {count}"
    );
    let rows = reader
        .script(
            "return fetch('/en/members/list.csv?q=crane+kenya').then(answer => answer.text())",
            vec![],
        )
        .await?;
    ensure!(
        rows.as_str()
            .is_some_and(|csv| (2..22).contains(&csv.trim().lines().count())),
        "rows of this view: {rows}"
    );
    reader.leaves().await
}
