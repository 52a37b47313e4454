//! What is typed is on the server within two seconds, whatever becomes of the browser, and it is
//! what stood on the screen.

use crate::writing::opens_a_report;
use anyhow::{Result, ensure};
use journeys::{Backend, Person};
use std::time::{Duration, Instant};

const CHALLENGES: &str = "Challenges, and how they were overcome";
const NONE: &str = "There were no challenges";
const CODE: &str = "DEMO-2024-Res-003";

/// The draft as the server has it: what a colleague would be given now.
async fn stored(person: &Person) -> Result<String> {
    let address = person.address().await?;
    let id = address.rsplit('/').next().unwrap_or_default().to_owned();
    let script = "const request = new XMLHttpRequest();
        request.open('GET', `/v1/drafts/${arguments[0]}`, false);
        request.send();
        return request.responseText";
    let text = person.script(script, vec![id.into()]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn steady_writing_is_saved_while_one_types() -> Result<()> {
    let backend = Backend::started().await?;
    let amina = Person::at(&backend.origin()).await?;
    opens_a_report(&amina, "Amina Sample", CODE).await?;
    let field = amina.uses(CHALLENGES).await?;
    let (began, mut typed, mut kept) = (Instant::now(), String::new(), 0);
    // never a pause as long as the one that a save waits for
    while began.elapsed() < Duration::from_secs(8) {
        let key = char::from(b'a' + u8::try_from(typed.len() % 26)?);
        field.send_keys(key.to_string()).await?;
        typed.push(key);
        let saved = stored(&amina).await?;
        let length = (0..=typed.len())
            .rev()
            .find(|n| saved.contains(&typed[..*n]));
        kept = length.unwrap_or_default().max(kept);
    }
    ensure!(
        kept > 1,
        "of {} characters in 8 seconds the server had {kept} while one typed",
        typed.len()
    );
    // the browser is gone at once, and so is everything that it alone knew; two seconds is the
    // longest that a character waits
    amina
        .until_that("all of it to be stored", async || {
            Ok(stored(&amina).await?.contains(&typed))
        })
        .await?;
    drop(amina);

    let bruno = Person::at(&backend.origin()).await?;
    opens_a_report(&bruno, "Bruno Example", CODE).await?;
    assert_eq!(bruno.value_of(CHALLENGES).await?, typed);
    bruno.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_followed_after_what_was_typed_is_saved() -> Result<()> {
    let backend = Backend::started().await?;
    let amina = Person::at(&backend.origin()).await?;
    opens_a_report(&amina, "Amina Sample", CODE).await?;
    amina.types(CHALLENGES, "Written just before.").await?;
    amina.clicks("Français").await?;
    amina.title_has("Rapport d’activité").await?;
    let text = "Difficultés, et comment elles ont été surmontées";
    amina
        .until_that("the text to be there", async || {
            Ok(amina
                .value_of(text)
                .await
                .is_ok_and(|own| own == "Written just before."))
        })
        .await?;
    amina.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_the_window_saves_at_once() -> Result<()> {
    let backend = Backend::started().await?;
    let amina = Person::at(&backend.origin()).await?;
    opens_a_report(&amina, "Amina Sample", CODE).await?;
    amina.types(CHALLENGES, "Before the phone rang.").await?;
    // headless browsers do not tell a page that its window lost the focus; within the same task no
    // timer can have saved
    amina
        .script("window.dispatchEvent(new FocusEvent('blur'))", vec![])
        .await?;
    amina.is_told_saved().await?;
    ensure!(stored(&amina).await?.contains("Before the phone rang."));
    amina.leaves().await
}

/// The key before it had asked for a save after a pause: pressing the button is that save.
#[tokio::test(flavor = "multi_thread")]
async fn a_press_of_save_is_not_followed_by_another_by_itself() -> Result<()> {
    let backend = Backend::started().await?;
    let amina = Person::at(&backend.origin()).await?;
    opens_a_report(&amina, "Amina Sample", CODE).await?;
    amina.driver.delete_all_cookies().await?;
    amina.uses(CHALLENGES).await?;
    let press = "window.saves = 0;
        const send = window.fetch;
        window.fetch = (request, ...more) => {
            if ((request.method ?? more[0]?.method) === 'PATCH') window.saves += 1;
            return send(request, ...more);
        };
        document.execCommand('insertText', false, 'One key.');
        [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Save').click();";
    amina.script(press, vec![]).await?;
    amina.is_told("you are signed out").await?;
    // longer than the longest wait of a key
    tokio::time::sleep(Duration::from_secs(3)).await;
    let saves = amina.script("return window.saves", vec![]).await?;
    ensure!(saves == 1, "{saves} saves were sent for one press");
    amina.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_takes_what_stands_in_the_box_and_all_else_is_saved() -> Result<()> {
    let backend = Backend::started().await?;
    let (amina, bruno) = (
        Person::at(&backend.origin()).await?,
        Person::at(&backend.origin()).await?,
    );
    opens_a_report(&amina, "Amina Sample", CODE).await?;
    opens_a_report(&bruno, "Bruno Example", CODE).await?;
    amina.types(CHALLENGES, "Money came late.").await?;
    amina.is_told_saved().await?;
    bruno.types(CHALLENGES, "The river was high.").await?;
    bruno.is_told("Both versions are kept").await?;

    // the bar leads to the question
    bruno.clicks("Choose now").await?;
    bruno
        .has_focus("heading", "Two versions of some answers, both kept")
        .await?;
    // he writes on, in the same answer and in another
    bruno
        .types(CHALLENGES, " And the bridge was closed.")
        .await?;
    bruno
        .types("Other organisations, in your words", "A school")
        .await?;
    bruno
        .until_that("the other answer to be saved meanwhile", async || {
            Ok(stored(&bruno).await?.contains("A school"))
        })
        .await?;
    ensure!(
        stored(&bruno).await?.contains("Money came late."),
        "what is not decided stays as it is on the server"
    );
    // she saves elsewhere: what he has not decided is asked again, and hers is not written over
    amina.types("From", "2026-02").await?;
    amina.is_told_saved().await?;
    bruno.types("To", "2026-09").await?;
    bruno
        .until_that("his other answer to be saved beside hers", async || {
            let stored = stored(&bruno).await?;
            Ok(stored.contains("2026-02") && stored.contains("2026-09"))
        })
        .await?;
    bruno.is_told("Both versions are kept").await?;
    ensure!(stored(&bruno).await?.contains("Money came late."));
    bruno.clicks("Keep mine").await?;
    let whole = "The river was high. And the bridge was closed.";
    bruno
        .until_that("the decision to be saved", async || {
            Ok(stored(&bruno).await?.contains(whole))
        })
        .await?;
    assert_eq!(bruno.value_of(CHALLENGES).await?, whole);
    bruno.reads_no_more("Two versions of some answers").await?;
    amina.leaves().await?;
    bruno.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn none_against_an_answer_is_asked_and_never_both() -> Result<()> {
    let backend = Backend::started().await?;
    let (amina, bruno) = (
        Person::at(&backend.origin()).await?,
        Person::at(&backend.origin()).await?,
    );
    opens_a_report(&amina, "Amina Sample", CODE).await?;
    opens_a_report(&bruno, "Bruno Example", CODE).await?;
    amina.ticks(NONE).await?;
    amina.is_told_saved().await?;
    bruno.types(CHALLENGES, "Money came a year late.").await?;
    bruno.is_told("Both versions are kept").await?;
    bruno.reads("There were no challenges").await?;
    bruno.clicks("Keep mine").await?;
    bruno
        .until_that("the text to be stored, and no none beside it", async || {
            let draft: serde_json::Value = serde_json::from_str(&stored(&bruno).await?)?;
            let challenges = &draft["body"]["challenges"];
            Ok(challenges["none"].is_null()
                && challenges["entries"].to_string().contains("a year late"))
        })
        .await?;

    // alone: the text takes none away, and none lays the text aside, where it comes back from
    amina.driver.refresh().await?;
    amina.reads("Nothing to save yet").await?;
    assert_eq!(amina.value_of(CHALLENGES).await?, "Money came a year late.");
    amina.ticks(NONE).await?;
    amina.reads("Laid aside, not sent: Challenges").await?;
    assert_eq!(amina.value_of(CHALLENGES).await?, "");
    amina.is_told_saved().await?;
    amina.driver.refresh().await?;
    amina.reads("Laid aside, not sent: Challenges").await?;
    amina.ticks(NONE).await?;
    assert_eq!(amina.value_of(CHALLENGES).await?, "Money came a year late.");
    amina.leaves().await?;
    bruno.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn invented_people_are_not_offered_a_report_on_what_exists() -> Result<()> {
    let backend = Backend::started().await?;
    let farid = Person::at(&backend.origin()).await?;
    farid.opens("/en/resolutions/WCC-2020-Res-040").await?;
    farid.sees_the_app().await?;
    ensure!(!farid.has("link", "Report on this").await?);
    farid.opens("/en/work/report-on/WCC-2020-Res-040").await?;
    farid.signs_in_as("Farid").await?;
    farid
        .reads("They cannot report on a real Resolution")
        .await?;
    farid.leaves().await
}
