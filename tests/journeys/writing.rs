//! Members write, submit, take back; the Focal Point publishes.

use anyhow::{Result, ensure};
use journeys::{Backend, Person, year};
use thirtyfour::prelude::*;

/// Up to the open editor of a first report on a Resolution.
pub async fn opens_a_report(person: &Person, name: &str, code: &str) -> Result<()> {
    person.opens(&format!("/en/resolutions/{code}")).await?;
    person.sees_the_app().await?;
    person.clicks("Report on this").await?;
    person.signs_in_as(name).await?;
    person.reads("Nothing to save yet").await
}

const RESULT: &str = "Results and achievements: Field activities";

const TROUT: &str = "Two old weirs were opened and trout came back within a summer ";

async fn answers_everything(person: &Person) -> Result<()> {
    person.types("From", "2026-01").await?;
    person.types("To", "2026-10").await?;
    person
        .chooses("IUCN Members you worked with", "nuit")
        .await?;
    person.reads("Chosen: 1").await?;
    person.ticks("No Commissions were involved").await?;
    person.ticks("No").await?;
    person.ticks("Field activities").await?;
    person.types(RESULT, TROUT).await?;
    let result = person.within("region", "Field activities");
    result.clicks("OP1.a, not cited, insert").await?;
    person
        .until_that("the paragraph to be cited", async || {
            Ok(person.value_of(RESULT).await? == format!("{TROUT}[OP1.a]"))
        })
        .await?;
    person.ticks("On-going").await?;
    person.ticks("There were no challenges").await?;
    person.ticks("No future actions are needed").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_written_submitted_published_and_seen_in_public() -> Result<()> {
    let backend = Backend::started().await?;
    let member = Person::at(&backend.origin()).await?;
    opens_a_report(&member, "Amina Sample", "DEMO-2024-Res-003").await?;

    // live validation: a wrong reference is told on leaving the field, and goes with the key that
    // mends it
    member.ticks("Policy influencing/advocacy").await?;
    let policy = "Results and achievements: Policy influencing/advocacy";
    member.types(policy, "A law was drafted [OP99").await?;
    member
        .types("Challenges, and how they were overcome", "x")
        .await?;
    member
        .reads("Close the reference “[OP99” with a bracket")
        .await?;
    member.types(policy, "]").await?;
    member
        .reads("OP99 is not a paragraph of this Resolution")
        .await?;
    member
        .replaces(policy, "A law was drafted and waits for its second reading")
        .await?;
    member.reads_no_more("OP99 is not a paragraph").await?;
    member
        .replaces("Challenges, and how they were overcome", "\u{e003}")
        .await?;
    member.ticks("Policy influencing/advocacy").await?;
    member
        .reads("Not sent: Policy influencing/advocacy")
        .await?;

    // what is missing is told on submit, not before
    assert!(!member.all_words().await?.contains("There is a problem"));
    member.clicks("Submit").await?;
    member.reads("There is a problem").await?;
    member.title_has("Error: ").await?;
    member
        .until(
            "the summary to have the focus",
            "return document.activeElement.innerText.startsWith('There is a problem')",
            vec![],
        )
        .await?;
    member
        .clicks("Say whether you worked with the Secretariat")
        .await?;
    member
        .within("group", "Did you work with the Secretariat?")
        .has_focus("radio", "Yes")
        .await?;

    answers_everything(&member).await?;
    member.clicks("Save").await?;
    member.is_told_saved().await?;
    member.clicks("Submit").await?;
    member
        .reads("Your Activity Report is with the Focal Point")
        .await?;
    assert!(
        !member.all_words().await?.contains("A law was drafted"),
        "text of an action that is not chosen is not sent"
    );
    member.leaves().await?;

    let focal_point = Person::at(&backend.origin()).await?;
    focal_point.opens("/en/work").await?;
    focal_point.signs_in_as("Farid").await?;
    focal_point.reads("Waiting for you to read").await?;
    let waiting = focal_point.within("region", "Waiting for you to read");
    waiting.clicks("Show ").await?;
    waiting
        .clicks("Lark and Heron Society (example), DEMO 2024 Res 003")
        .await?;
    focal_point.reads(TROUT.trim_end()).await?;
    focal_point.clicks("Publish").await?;
    focal_point.reads("Read it as the public does").await?;
    focal_point.leaves().await?;

    let report = format!(
        "Activity Report {}, Lark and Heron Society (example)",
        year()
    );
    let reader = Person::at(&backend.origin()).await?;
    reader.opens("/en/").await?;
    reader.sees_the_app().await?;
    reader.clicks(&report).await?;
    reader.reads(TROUT.trim_end()).await?;
    // what was cited leads to its paragraph
    reader.clicks("OP1.a").await?;
    reader
        .arrives_at("/en/resolutions/DEMO-2024-Res-003#op1.a")
        .await?;
    reader.opens("/en/resolutions/DEMO-2024-Res-003").await?;
    reader.reads(&report).await?;
    reader.leaves().await
}

/// A reference is put where one writes, with a blank before it, and one writes on behind it.
#[tokio::test(flavor = "multi_thread")]
async fn a_paragraph_is_cited_where_the_caret_stands() -> Result<()> {
    let backend = Backend::started().await?;
    let member = Person::at(&backend.origin()).await?;
    opens_a_report(&member, "Amina Sample", "DEMO-2024-Res-003").await?;
    member.ticks("Field activities").await?;
    // letters that are longer in bytes than in what browsers count
    member.types(RESULT, "Là où c’était sec – rien").await?;
    for _ in " – rien".chars() {
        member.presses(Key::Left).await?;
    }
    let result = member.within("region", "Field activities");
    result.reads("This text cites 0 of ").await?;
    result.clicks("OP1.a, not cited, insert").await?;
    member.has_focus("textbox", RESULT).await?;
    member.presses(" (est)").await?;
    assert_eq!(
        member.value_of(RESULT).await?,
        "Là où c’était sec [OP1.a] (est) – rien"
    );
    result.reads("This text cites 1 of ").await?;
    assert!(result.has("button", "OP1.a, cited, insert").await?);
    member.clicks("Save").await?;
    member.is_told_saved().await?;
    member.driver.refresh().await?;
    member.reads("Nothing to save yet").await?;
    assert_eq!(
        member.value_of(RESULT).await?,
        "Là où c’était sec [OP1.a] (est) – rien"
    );
    member.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contributor_writes_and_asks_the_approver() -> Result<()> {
    let backend = Backend::started().await?;
    let member = Person::at(&backend.origin()).await?;
    opens_a_report(&member, "Bruno Example", "DEMO-2024-Res-003").await?;
    member
        .reads("Only an approver of your Constituent can submit it")
        .await?;
    ensure!(!member.names("button").await?.contains(&"Submit".to_owned()));
    member.ticks("There were no challenges").await?;
    // five seconds after the last key, by itself
    member.is_told_saved().await?;
    member.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_submitted_is_taken_back() -> Result<()> {
    let backend = Backend::started().await?;
    let member = Person::at(&backend.origin()).await?;
    member.opens("/en/work").await?;
    member.signs_in_as("Elena").await?;
    member.clicks("Dark nights for migrating birds").await?;
    member.clicks("Take it back").await?;
    member.reads("Nothing to save yet").await?;
    member
        .types("Other organisations, in your words", ", a school")
        .await?;
    // a save that is under way is waited for
    member.clicks("Save").await?;
    member.clicks("Submit").await?;
    member
        .reads("Your Activity Report is with the Focal Point")
        .await?;
    member.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_was_never_submitted_can_be_deleted() -> Result<()> {
    let backend = Backend::started().await?;
    let member = Person::at(&backend.origin()).await?;
    opens_a_report(&member, "Amina Sample", "DEMO-2024-Res-005").await?;
    member.opens("/en/work").await?;
    member
        .clicks("Delete the draft on DEMO 2024 Res 005")
        .await?;
    member.clicks("Keep it").await?;
    member
        .clicks("Delete the draft on DEMO 2024 Res 005")
        .await?;
    member.clicks("Delete for good").await?;
    member.reads("No drafts. Open a Resolution").await?;
    member.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_report_is_corrected_and_readers_see_both_versions() -> Result<()> {
    let backend = Backend::started().await?;
    let (member, focal_point) = (
        Person::at(&backend.origin()).await?,
        Person::at(&backend.origin()).await?,
    );
    let publishes = async || -> Result<()> {
        focal_point.opens("/en/work").await?;
        let waiting = focal_point.within("region", "Waiting for you to read");
        waiting.clicks("Show ").await?;
        waiting.clicks("Commission on Night Skies").await?;
        focal_point.reads("Send back").await?;
        focal_point.clicks("Publish").await?;
        focal_point.reads("Read it as the public does").await
    };
    focal_point.opens("/en/work").await?;
    focal_point.signs_in_as("Farid").await?;
    focal_point.reads("Waiting for you to read").await?;
    member.opens("/en/work").await?;
    member.signs_in_as("Elena").await?;
    member.clicks("Dark nights for migrating birds").await?;
    member.reads("Take it back").await?;
    publishes().await?;

    member.driver.refresh().await?;
    member.clicks("Correct this report").await?;
    member.reads("You are correcting version 1").await?;
    // begun by mistake: given up, and nothing of it is there when it is begun again
    member
        .types("Other organisations, in your words", ", by mistake")
        .await?;
    member.clicks("Discard this correction").await?;
    member.clicks("Discard it for good").await?;
    member.reads("Correct this report").await?;
    member.reads_no_more("by mistake").await?;
    member.clicks("Correct this report").await?;
    member.reads("You are correcting version 1").await?;
    assert!(
        !member
            .value_of("Other organisations, in your words")
            .await?
            .contains("by mistake")
    );
    member
        .types(
            "Other organisations, in your words",
            ", and a second school",
        )
        .await?;
    member.clicks("Submit").await?;
    member
        .reads("Your Activity Report is with the Focal Point")
        .await?;
    publishes().await?;
    focal_point.clicks("Read it as the public does").await?;
    focal_point.reads("and a second school").await?;
    focal_point.clicks("Version 1, ").await?;
    focal_point.reads_no_more("and a second school").await?;
    member.leaves().await?;
    focal_point.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn back_from_the_editor_leads_to_where_one_came_from() -> Result<()> {
    const RESOLUTION: &str = "/en/resolutions/DEMO-2024-Res-003";
    let backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    person.opens("/en/work").await?;
    person.signs_in_as("Amina").await?;
    person.opens(RESOLUTION).await?;
    person.sees_the_app().await?;
    person.clicks("Report on this").await?;
    person.reads("Nothing to save yet").await?;
    person.driver.back().await?;
    person.arrives_at(RESOLUTION).await?;
    person.reads("Report on this").await?;
    person.leaves().await
}
