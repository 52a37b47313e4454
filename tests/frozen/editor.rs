//! The editor: what is saved and what is not, problems, other people, notes, corrections.

use crate::backend;
use crate::deeds::{activity, progress};
use crate::fetched::Server;
use crate::trees::Watch;
use anyhow::Result;
use journeys::Backend;
use serde_json::{Value, json};

const CODE: &str = "DEMO-2024-Res-003";
const CHALLENGES: &str = "Challenges, and how they were overcome";
const MORE: &str = "Anything else readers should know";

#[tokio::test(flavor = "multi_thread")]
async fn the_editor_is_said_as_it_was() -> Result<()> {
    let mut backend = backend().await?;
    let server = Server::at(backend.origin())?;
    let mut at = Watch::of("editor", &backend).await?;
    contributor(&mut at).await?;
    no_server(&mut at, &mut backend).await?;
    approver(&mut at, &server).await?;
    notes_and_corrections(&mut at).await?;
    at.turns_to("fr");
    at.becomes("Chloé Exemple", "/en/work").await?;
    at.opens("/fr/work/report-on/DEMO-2024-Res-003").await?;
    at.reads("Rien à enregistrer").await?;
    at.notes("opened").await?;
    at.ends().await
}

async fn opens(at: &Watch, name: &str) -> Result<()> {
    at.becomes(name, &format!("/en/work/report-on/{CODE}"))
        .await?;
    at.reads("Nothing to save yet").await
}

async fn contributor(at: &mut Watch) -> Result<()> {
    at.turns_to("contributor");
    opens(at, "Bruno Example").await?;
    at.notes("opened for the first time").await?;
    at.types(CHALLENGES, "Two dry summers.").await?;
    at.is_told("Not saved yet").await?;
    at.notes("a text is not saved yet").await?;
    at.clicks("Save").await?;
    at.is_told_saved().await?;
    at.notes("saved").await?;
    at.clicks("Check").await?;
    at.reads("There is a problem").await?;
    at.notes("checked").await
}

async fn no_server(at: &mut Watch, backend: &mut Backend) -> Result<()> {
    at.turns_to("no-server");
    opens(at, "Amina Sample").await?;
    at.notes("opened by a colleague").await?;
    backend.stop().await?;
    at.types(CHALLENGES, " And a flood.").await?;
    at.clicks("Save").await?;
    at.is_told("the server does not answer").await?;
    at.notes("the server does not answer").await?;
    backend.start().await?;
    at.clicks("Try now").await?;
    at.is_told_saved().await?;
    at.notes("it is back").await?;
    at.driver.delete_all_cookies().await?;
    at.types(CHALLENGES, " And more.").await?;
    at.clicks("Save").await?;
    at.is_told("you are signed out").await?;
    at.notes("signed out").await
}

async fn approver(at: &mut Watch, server: &Server) -> Result<()> {
    at.turns_to("approver");
    let id = activity(CODE, "2026", "m-lark-heron")?;
    opens(at, "Amina Sample").await?;
    at.notes("opened").await?;
    at.clicks("Submit").await?;
    at.reads("There is a problem").await?;
    at.notes("submitted with problems").await?;

    opens(at, "Amina Sample").await?;
    let text =
        json!({ "additional": { "text": "The river was high." }, "scope": { "africa": true } });
    server.person("bruno").await?.changes(&id, text).await?;
    at.types(MORE, "Money came late.").await?;
    at.clicks("Save").await?;
    at.is_told("Both versions are kept").await?;
    at.notes("two people wrote the same answer").await?;
    at.clicks("Put both one after the other").await?;
    at.is_told_saved().await?;
    at.notes("both are put one after the other").await?;

    at.types(MORE, "\u{202e}").await?;
    at.uses(CHALLENGES).await?;
    at.reads("Remove the invisible control characters").await?;
    at.clicks("Save").await?;
    at.is_told("cannot be stored").await?;
    at.notes("what cannot be stored").await?;

    answers_everything(at).await?;
    at.clicks("Check").await?;
    at.reads("No problems found. You can submit.").await?;
    at.notes("checked, and nothing is missing").await?;
    at.clicks("Save").await?;
    at.is_told_saved().await?;
    let amina = server.person("amina").await?;
    amina.takes(&id, "submit", Value::Null).await?;
    at.types(CHALLENGES, " Too late.").await?;
    at.clicks("Save").await?;
    at.is_told("you may no longer change this report").await?;
    at.notes("it was submitted meanwhile").await
}

async fn answers_everything(at: &Watch) -> Result<()> {
    at.replaces(MORE, "Nothing.").await?;
    at.types("From", "2026-01").await?;
    at.types("To", "2026-10").await?;
    at.ticks("No other Members were involved").await?;
    at.ticks("No Commissions were involved").await?;
    at.ticks("No").await?;
    at.ticks("Nothing was done in this period").await?;
    at.ticks("No future actions are needed").await
}

async fn notes_and_corrections(at: &mut Watch) -> Result<()> {
    at.turns_to("note");
    at.becomes("Diego Ejemplo", "/en/work/report-on/DEMO-2024-Res-002")
        .await?;
    at.reads("The Focal Point asks for a change").await?;
    at.notes("sent back with a note").await?;
    at.turns_to("correction");
    let id = activity("DEMO-2024-Res-001", "2025", "m-lark-heron")?;
    at.becomes("Amina Sample", &format!("/en/work/reports/{id}"))
        .await?;
    at.clicks("Correct this report").await?;
    at.reads("You are correcting version 1").await?;
    at.notes("of an Activity Report").await?;
    at.turns_to("correction-progress");
    let id = progress("DEMO-2024-Res-001", "2025")?;
    at.becomes("Farid", &format!("/en/work/reports/{id}"))
        .await?;
    at.clicks("Correct this report").await?;
    at.reads("You are correcting version 1").await?;
    at.notes("of a Progress Report").await
}
