//! The server stops, the session ends, the person leaves: what was typed stays.

use crate::writing::opens_a_report;
use anyhow::Result;
use journeys::{Backend, Person};

const CHALLENGES: &str = "Challenges, and how they were overcome";

#[tokio::test(flavor = "multi_thread")]
async fn the_backend_stops_and_comes_back() -> Result<()> {
    let mut backend = Backend::started().await?;
    let member = Person::at(&backend.origin()).await?;
    opens_a_report(&member, "Amina Sample", "DEMO-2024-Res-003").await?;
    backend.stop().await?;
    member
        .types(CHALLENGES, "Written while the server was away.")
        .await?;
    member.clicks("Save").await?;
    member.is_told("the server does not answer").await?;
    member.types(CHALLENGES, " And more.").await?;
    backend.start().await?;
    member.is_told_saved().await?;
    member.driver.refresh().await?;
    member.reads("Nothing to save yet").await?;
    assert_eq!(
        member.value_of(CHALLENGES).await?,
        "Written while the server was away. And more."
    );
    member.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_ended_keeps_the_text() -> Result<()> {
    let backend = Backend::started().await?;
    let member = Person::at(&backend.origin()).await?;
    opens_a_report(&member, "Amina Sample", "DEMO-2024-Res-003").await?;
    member.driver.delete_all_cookies().await?;
    member
        .types(CHALLENGES, "Written after the session ended.")
        .await?;
    member.clicks("Save").await?;
    member.is_told("you are signed out").await?;
    assert_eq!(
        member.value_of(CHALLENGES).await?,
        "Written after the session ended."
    );

    let writing = member.driver.window().await?;
    member.clicks("Sign in in a new tab").await?;
    let windows = member.driver.windows().await?;
    let other = windows
        .into_iter()
        .find(|window| *window != writing)
        .expect("a new tab");
    member.driver.switch_to_window(other).await?;
    member.signs_in_as("Amina Sample").await?;
    member.reads("My reports").await?;
    member.driver.close_window().await?;
    member.driver.switch_to_window(writing).await?;
    // headless browsers do not tell a tab that it is seen again
    member
        .script("window.dispatchEvent(new FocusEvent('focus'))", vec![])
        .await?;
    member.is_told_saved().await?;
    member.leaves().await
}

/// WebDriver answers the browser's question by itself, so the event is looked at.
const ASKS: &str = "const event = new Event('beforeunload', { cancelable: true }); window.dispatchEvent(event); return event.defaultPrevented";

#[tokio::test(flavor = "multi_thread")]
async fn leaving_with_unsaved_words_is_asked_about() -> Result<()> {
    let backend = Backend::started().await?;
    let member = Person::at(&backend.origin()).await?;
    opens_a_report(&member, "Amina Sample", "DEMO-2024-Res-003").await?;
    assert_eq!(member.script(ASKS, vec![]).await?, false);
    member.types(CHALLENGES, "Not saved yet.").await?;
    assert_eq!(member.script(ASKS, vec![]).await?, true);
    member.clicks("Save").await?;
    member.is_told_saved().await?;
    assert_eq!(member.script(ASKS, vec![]).await?, false);
    member.leaves().await
}

/// Whichever link a person leaves by, within the work or out of it: the browser asks first, or the
/// words are on the server.
#[tokio::test(flavor = "multi_thread")]
async fn no_link_leads_away_from_unsaved_words_in_silence() -> Result<()> {
    let backend = Backend::started().await?;
    let member = Person::at(&backend.origin()).await?;
    opens_a_report(&member, "Amina Sample", "DEMO-2024-Res-003").await?;
    let report = member.address().await?;
    let mut written = String::new();
    for link in [
        "My reports",
        "DEMO 2024 Res 003",
        "Overview",
        "Français",
        "About",
    ] {
        member.types(CHALLENGES, "More. ").await?;
        written.push_str("More. ");
        // the last to hear of it: what all others said of leaving is known then
        member
            .script(
                "sessionStorage.setItem('asked', 'no');
                 addEventListener('beforeunload', (event) => sessionStorage.setItem('asked', event.defaultPrevented ? 'yes' : 'no'))",
                vec![],
            )
            .await?;
        member.clicks(link).await?;
        member
            .until_that(&format!("{link:?} to lead away"), async || {
                Ok(member.address().await? != report)
            })
            .await?;
        let asked = "return sessionStorage.getItem('asked')";
        let was_asked = member.script(asked, vec![]).await? == "yes";
        member.opens(&report).await?;
        member.reads("Nothing to save yet").await?;
        let kept = member.value_of(CHALLENGES).await?;
        assert!(
            was_asked || kept == written,
            "{link:?} led away in silence: {kept:?} of {written:?}"
        );
        written = kept;
    }
    member.leaves().await
}
