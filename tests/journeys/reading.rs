//! The public reads.

use anyhow::{Context, Result, ensure};
use journeys::{Backend, FIELD, Person};

/// A key of WebDriver.
const BACKSPACE: &str = "\u{e003}";

/// How many a list has found, of how many; and the sentence that says so.
pub async fn found(reader: &Person) -> Result<(usize, usize, String)> {
    let said = reader
        .within("search", "")
        .within("status", "")
        .words()
        .await?;
    let number = |word: Option<&str>| -> Result<usize> {
        let digits = word.unwrap_or_default().replace(',', "");
        digits.parse().with_context(|| said.clone())
    };
    let mut words = said.split(' ');
    Ok((number(words.next())?, number(words.nth(1))?, said))
}

/// The Resolutions found: their list has the number as its name.
pub async fn rows(reader: &Person) -> Result<Person> {
    let (.., said) = found(reader).await?;
    Ok(reader.within("list", &said))
}

/// How many rows a value of a facet says that it leaves.
async fn said_of(reader: &Person, facet: &str, value: &str) -> Result<usize> {
    let values = reader.within("group", facet).names("checkbox").await?;
    let own = values.iter().find_map(|name| name.strip_prefix(value));
    let digits = own.context("the value")?.trim().replace(',', "");
    digits.parse().with_context(|| format!("{value}: {digits}"))
}

/// How many reports each of these rows has.
fn reports(rows: &[String]) -> Vec<u32> {
    let number = |row: &String| {
        let words: Vec<&str> = row.split(' ').collect();
        words
            .windows(2)
            .filter(|pair| pair[1].starts_with("report"))
            .find_map(|pair| pair[0].parse().ok())
            .unwrap_or_default()
    };
    rows.iter().map(number).collect()
}

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
        .arrives_at("/en/resolutions/WCC-2020-Res-040#op4.b")
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
        .has_focus("heading", "About Resolution Progress")
        .await?;
    // a page that asks for nothing lies between two that ask for the same
    reader.clicks("Overview").await?;
    reader.reads("Published last").await?;
    reader.clicks("About").await?;
    reader.title_has("About Resolution Progress").await?;
    reader.driver.back().await?;
    reader.reads("Published last").await?;
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
        .arrives_at("/en/resolutions/WCC-2020-Res-040")
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
    const REGION: &str = "Region of the Members named";
    reader.clicks(REGION).await?;
    reader.ticks("Oceania").await?;
    let is_as_said = async || -> Result<bool> {
        let said = said_of(&reader, REGION, "Oceania").await?;
        let (rows, all, _) = found(&reader).await?;
        Ok((1..1600).contains(&said) && rows == said && all == 1600)
    };
    reader
        .until_that("as many rows as the value said", &is_as_said)
        .await?;
    reader.picks("Sort by", "Most reports first").await?;
    reader
        .arrives_at("/en/resolutions?region=oceania&sort=reports")
        .await?;
    reader
        .until_that("the most reports first", async || {
            let reports = reports(&rows(&reader).await?.texts("listitem").await?);
            Ok(reports.len() == 20 && reports[0] > 1 && reports.is_sorted_by(|a, b| a >= b))
        })
        .await?;
    reader
        .until_that("as many rows as before the order", &is_as_said)
        .await?;
    reader.clicks("Clear all").await?;
    reader.arrives_at("/en/resolutions").await?;
    let order = reader.within(FIELD, "Sort by");
    order
        .until_that("the order as at first", async || {
            let first = order.finds("option", "Congress, newest first").await?;
            Ok(first.is_selected().await?)
        })
        .await?;
    reader.has_focus("heading", "Resolutions").await?;
    reader.reads("1,600 of 1,600 Resolutions on file").await?;
    // to a Resolution and back: to the place, and to the link that was followed
    let list = rows(&reader).await?;
    list.until_that("the rows that are not in sight", async || {
        Ok(list.names("link").await?.len() == 20)
    })
    .await?;
    let sixteenth = list.names("link").await?.swap_remove(15);
    list.clicks(&sixteenth).await?;
    reader.reads("What was said when?").await?;
    reader.script("history.back()", vec![]).await?;
    list.has_focus("link", &sixteenth).await?;
    let in_sight = "const y = document.activeElement.getBoundingClientRect().top; return y >= -5 && y < innerHeight";
    reader
        .until("the link followed to be in sight", in_sight, vec![])
        .await?;
    reader
        .types("Search title or number", "no such thing at all")
        .await?;
    reader.reads("Nothing matches these words.").await?;
    reader.replaces("Search title or number", BACKSPACE).await?;
    reader.reads("1,600 of 1,600 Resolutions on file").await?;
    reader
        .types("Search title or number", "dark nights")
        .await?;
    reader.reads("1 of 1,600 Resolutions on file").await?;
    reader.arrives_at("/en/resolutions?q=dark%20nights").await?;
    reader.has_focus(FIELD, "Search title or number").await?;
    // a facet counts what fits all the others: the choice that fits nothing is there, and says so
    reader.clicks("Declared status").await?;
    reader.ticks("Completed").await?;
    reader.reads("0 of 1,600 Resolutions on file").await?;
    reader.ticks("Underway").await?;
    reader.reads("1 of 1,600 Resolutions on file").await?;
    reader
        .until_that("the address", async || {
            let address = reader.address().await?;
            Ok(address.contains("status=completed,underway"))
        })
        .await?;
    let address = reader.address().await?;

    // sent to somebody else, who has no script
    let other = Person::at(&backend.origin()).await?;
    other.opens(&address).await?;
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
    reader
        .until_that("a few names", async || {
            let names = reader.within("main", "").names("listitem").await?.len();
            Ok((1..20).contains(&names) && found(&reader).await?.0 == names)
        })
        .await?;
    reader.arrives_at("/en/members?q=crane%20kenya").await?;
    reader
        .has_focus(FIELD, "Search name, acronym or country")
        .await?;
    let (.., count) = found(&reader).await?;
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
        served.as_str().is_some_and(|html| html.contains(&count)),
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
