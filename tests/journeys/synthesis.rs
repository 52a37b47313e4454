//! A Focal Point makes one Progress Report out of twenty Activity Reports, and corrects it.

use anyhow::{Result, bail, ensure};
use journeys::{Backend, NOW, Person};
use serde_json::json;
use std::collections::BTreeSet;
use thirtyfour::prelude::*;

const CODE: &str = "DEMO-2024-Res-004";
const TITLE: &str = "Protecting seagrass meadows from anchors and waste water";

/// The sources of the passages that stand in the report, in its order: each can be given back.
async fn taken(person: &Person) -> Result<Vec<String>> {
    let names = person.names("button").await?;
    let sources = names.iter().filter_map(|name| name.strip_prefix(BACK));
    Ok(sources.map(str::to_owned).collect())
}

const BACK: &str = "Give back: ";

async fn opens_the_desk(person: &Person) -> Result<()> {
    person.opens("/en/work").await?;
    person.signs_in_as("Farid").await?;
    person.reads("Progress Reports to make").await?;
    person.clicks(TITLE).await?;
    person.reads("20 Activity Reports came in").await
}

async fn shows(person: &Person, view: &str) -> Result<()> {
    person.picks("Passages shown", view).await
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_reports_become_one() -> Result<()> {
    // the Progress Report of 2026 is made in 2026
    let backend = Backend::started_at(NOW).await?;
    let person = Person::at(&backend.origin()).await?;
    opens_the_desk(&person).await?;
    takes_three_passages_over(&person).await?;
    moves_changes_and_gives_back(&person).await?;
    joins_a_passage_with_own_words(&person).await?;
    gathers_the_names(&person).await?;
    // last year's report is at hand
    shows(&person, "Progress Report 2025").await?;
    person.clicks("Still true: take over").await?;
    shows(&person, "Challenges").await?;
    person.clicks("Take over").await?;
    publishes(&person).await?;
    corrects(&person).await?;
    person.leaves().await
}

/// By click and by keyboard; the next passage has the focus, so that keys go on.
async fn takes_three_passages_over(person: &Person) -> Result<()> {
    person.reads("20 reports are not used at all").await?;
    person.clicks("Take over").await?;
    person.counts(1, "button", BACK).await?;
    person.has_focus("button", "Take over").await?;
    person.presses(Key::Enter).await?;
    person.counts(2, "button", BACK).await?;
    person.has_focus("button", "Take over").await?;
    person.presses(Key::Space).await?;
    person.counts(3, "button", BACK).await?;
    person.reads("17 reports are not used at all").await
}

/// Each passage keeps its source.
async fn moves_changes_and_gives_back(person: &Person) -> Result<()> {
    let before = taken(person).await?;
    let [first, second, third] = &before[..] else {
        bail!("three passages: {before:?}")
    };
    person.clicks(&format!("Move down: {first}")).await?;
    person
        .until_that("the first to be second", async || {
            Ok(taken(person).await? == [second, first, third].map(String::clone))
        })
        .await?;
    person.types(second, " And more of it.").await?;
    person.reads(&format!("adapted from {second}")).await?;
    person.clicks(&format!("{BACK}{third}")).await?;
    person
        .until_that("the last to be given back", async || {
            let adapted = format!("adapted from {second}");
            Ok(taken(person).await? == [&adapted, first].map(String::clone))
        })
        .await
}

/// They stand once, and come out of the field that they were typed in.
async fn joins_a_passage_with_own_words(person: &Person) -> Result<()> {
    let own = "Results and achievements: Capacity-building";
    person.types(own, "Our own sentence.").await?;
    let first = taken(person).await?.swap_remove(0);
    person
        .clicks(&format!("Join with the text above: {first}"))
        .await?;
    person
        .until_that("the field to be empty", async || {
            Ok(person.value_of(own).await?.is_empty())
        })
        .await?;
    let joined = taken(person).await?.swap_remove(0);
    ensure!(
        person
            .value_of(&joined)
            .await?
            .starts_with("Our own sentence."),
        "the sentence stands in the passage"
    );
    person
        .until_that("the focus in the passage", async || {
            Ok(person.is_at("textbox", &joined).await?
                || person.is_at("button", &format!("{BACK}{joined}")).await?)
        })
        .await
}

/// Of all reports, each name once.
async fn gathers_the_names(person: &Person) -> Result<()> {
    person.clicks("Add the ").await?;
    person.reads("All of them are in the report").await?;
    let names = person.within("list", "Chosen").texts("listitem").await?;
    let once: BTreeSet<&String> = names.iter().collect();
    ensure!(once.len() > 20, "{names:?}");
    ensure!(once.len() == names.len(), "each Member once: {names:?}");
    Ok(())
}

/// What is missing is told first, and that reports are not used.
async fn publishes(person: &Person) -> Result<()> {
    person.clicks("Publish").await?;
    person.reads("Choose the status of implementation").await?;
    let status = person.within("group", "Status of implementation of this Resolution");
    status.ticks("Underway").await?;
    person.ticks("No future actions are needed").await?;
    person.clicks("Save").await?;
    person.is_told_saved().await?;
    let left = taken(person).await?;
    ensure!(left.len() >= 3, "{left:?}");
    person.clicks("Publish").await?;
    person
        .reads("Press “Publish” again to publish all the same.")
        .await?;
    person.clicks("Publish").await?;
    person.reads("Read it as the public does").await?;
    person.clicks("Read it as the public does").await?;
    person.reads("Made by the Focal Point from").await?;
    person.reads("And more of it.").await?;
    person.reads("adapted from").await
}

/// Readers see both versions, and what is otherwise.
async fn corrects(person: &Person) -> Result<()> {
    person.opens("/en/work").await?;
    person.clicks(TITLE).await?;
    person.clicks("Correct this report").await?;
    person.reads("20 Activity Reports came in").await?;
    person
        .types("A word on the status", "Seen in the field.")
        .await?;
    person.clicks("Publish").await?;
    person.clicks("Publish").await?;
    person.reads("Read it as the public does").await?;
    person
        .opens(&format!("/en/resolutions/{CODE}/progress/2026"))
        .await?;
    person.clicks("1 answer was corrected").await?;
    person.reads("Seen in the field.").await?;
    person.reads("Version 1").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_sent_back_with_a_note_on_a_field() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    person.opens("/en/work").await?;
    person.signs_in_as("Farid").await?;
    let waiting = person.within("region", "Waiting for you to read");
    waiting.clicks("Show ").await?;
    waiting.clicks("Commission on Night Skies").await?;
    person.clicks("Send back").await?;
    person.picks("Which part?", "Challenges").await?;
    person
        .types("What should be changed?", "Say what stood in the way.")
        .await?;
    // the first of this name has opened the part in which it stands
    person.finds("button", "Send back").await?.click().await?;
    person.reads("Sent back").await?;
    person.leaves().await?;

    // whoever wrote it sees the note and what it is on
    let writer = Person::at(&backend.origin()).await?;
    writer.opens("/en/work").await?;
    writer.signs_in_as("Elena").await?;
    writer.clicks("Dark nights for migrating birds").await?;
    writer.reads("Say what stood in the way.").await?;
    writer.reads("On: Challenges").await?;
    writer.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_list_of_names_is_matched_or_asked_about() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    person.opens("/en/try").await?;
    person.sees_the_app().await?;
    person.uses("IUCN Members you worked with").await?;
    let paste = "const data = new DataTransfer(); data.setData('text', arguments[0]);
        const event = new ClipboardEvent('paste', { clipboardData: data, data: arguments[0], dataType: 'text/plain', bubbles: true, cancelable: true });
        return !document.activeElement.dispatchEvent(event)";
    let list = "- Lark and Heron Society (example)\n- Lark Heron Union\n- Nobody on file";
    ensure!(
        person.script(paste, vec![json!(list)]).await? == true,
        "a list is taken from the browser"
    );
    person
        .reads("Lark and Heron Society (example) (LHS)")
        .await?;
    person
        .reads("“Lark Heron Union” is not in the list")
        .await?;
    person.reads("“Nobody on file” is not in the list").await?;
    person.clicks("None of them: keep the name as text").await?;
    person
        .reads_no_more("“Lark Heron Union” is not in the list")
        .await?;
    ensure!(
        person
            .value_of("Other organisations, in your words")
            .await?
            == "Lark Heron Union"
    );
    // what is not answered is asked about
    person.clicks("Check").await?;
    person.reads("Say who is meant by “Nobody on file”").await?;
    person.clicks("Leave it out").await?;
    person
        .reads_no_more("“Nobody on file” is not in the list")
        .await?;

    // the other way: the whole list, narrowed by what is typed
    person.clicks("Choose from the whole list").await?;
    person
        .types("IUCN Members you worked with", "nuit claire")
        .await?;
    person.ticks("Collectif Nuit Claire").await?;
    person.reads("Chosen: 2").await?;
    person.leaves().await
}
