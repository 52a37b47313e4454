//! The form to try, in each of its states.

use crate::backend;
use crate::trees::Watch;
use anyhow::Result;
use journeys::FIELD;
use serde_json::json;
use thirtyfour::prelude::*;

const CHALLENGES: &str = "Challenges, and how they were overcome";
const MEMBERS: &str = "IUCN Members you worked with";
const RESULT: &str = "Results and achievements: Field activities";

/// Waits for the list below a combobox.
const HITS: &str = "return document.querySelectorAll('[role=option]').length > 0";

const PASTE: &str = "const data = new DataTransfer(); data.setData('text', arguments[0]);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";

#[tokio::test(flavor = "multi_thread")]
async fn the_form_is_said_as_it_was() -> Result<()> {
    let backend = backend().await?;
    let mut at = Watch::of("form", &backend).await?;
    // nothing is saved here, and what is malformed is told again after a pause
    at.passes = 2000;
    texts(&mut at).await?;
    names(&mut at).await?;
    answers(&mut at).await?;
    for lang in ["fr", "es"] {
        at.turns_to(lang);
        at.opens(&format!("/{lang}/try")).await?;
        at.sees_the_app().await?;
        at.notes("opened").await?;
    }
    at.ends().await
}

async fn opens(at: &Watch) -> Result<()> {
    at.opens("/en/try").await?;
    at.sees_the_app().await
}

async fn texts(at: &mut Watch) -> Result<()> {
    at.turns_to("texts");
    opens(at).await?;
    at.notes("opened").await?;
    at.types(CHALLENGES, "Two dry summers.").await?;
    at.notes("a text is typed").await?;
    at.types("From", "some day").await?;
    at.uses(CHALLENGES).await?;
    at.reads("Enter a year, a month or a day, like").await?;
    at.notes("a malformed date is left").await?;
    at.clicks("Check").await?;
    at.reads("There is a problem").await?;
    at.notes("checked").await?;
    at.replaces("From", "2026").await?;
    at.uses(CHALLENGES).await?;
    at.reads("mended").await?;
    at.notes("a problem is mended").await?;
    at.ticks("Field activities").await?;
    at.finds(FIELD, RESULT).await?;
    at.notes("an action is ticked").await?;
    at.types(RESULT, "A weir was opened [OP1").await?;
    at.uses(CHALLENGES).await?;
    at.reads("Close the reference").await?;
    at.notes("a reference is not closed").await?;
    at.types(RESULT, ".a]").await?;
    at.uses(CHALLENGES).await?;
    at.reads("This text cites 1 of").await?;
    at.notes("a paragraph is cited").await?;
    at.ticks("Field activities").await?;
    at.reads("Not sent: Field activities").await?;
    at.notes("the action is unticked").await
}

async fn names(at: &mut Watch) -> Result<()> {
    at.turns_to("names");
    opens(at).await?;
    at.uses(MEMBERS).await?.send_keys("rive").await?;
    at.until("hits", HITS, vec![]).await?;
    // the list is there by now, whenever it came
    at.types(MEMBERS, "r").await?;
    at.reads("7 results").await?;
    at.notes("names are found").await?;
    at.field(MEMBERS).await?.send_keys(Key::Down + "").await?;
    at.notes("the first is marked").await?;
    at.replaces(MEMBERS, "zzzz").await?;
    at.reads("Nothing found").await?;
    at.notes("nothing is found").await?;
    at.replaces(MEMBERS, "nuit").await?;
    at.until("hits", HITS, vec![]).await?;
    at.field(MEMBERS).await?.send_keys(Key::Down + "").await?;
    at.field(MEMBERS).await?.send_keys(Key::Enter + "").await?;
    at.reads("Chosen: 1").await?;
    at.notes("one is chosen").await?;
    at.types(MEMBERS, "heron").await?;
    // the suggestions lie over the button
    at.presses(Key::Escape + "").await?;
    at.clicks("Choose from the whole list").await?;
    at.reads("Lark and Heron Society").await?;
    at.notes("the whole list, narrowed").await?;
    at.ticks("Lark and Heron Society").await?;
    at.reads("Chosen: 2").await?;
    at.notes("one is ticked there").await?;

    opens(at).await?;
    at.uses(MEMBERS).await?;
    let list = "- Lark and Heron Society (example)\n- Lark Heron Union\n- Nobody on file";
    at.script(PASTE, vec![json!(list)]).await?;
    at.reads("“Lark Heron Union” is not in the list").await?;
    at.notes("a list is pasted").await?;
    at.clicks("None of them: keep the name as text").await?;
    at.reads_no_more("Is it one of these").await?;
    at.notes("a name is kept as text").await
}

async fn answers(at: &mut Watch) -> Result<()> {
    at.turns_to("answers");
    opens(at).await?;
    let future = at.within("region", "Future actions");
    future.ticks("Fundraising").await?;
    at.reads("Future action: Fundraising").await?;
    at.notes("a future action is ticked").await?;
    future.ticks("Fundraising").await?;
    at.clicks("Add a link").await?;
    at.types("Address of link 1", "ftp://example.org").await?;
    at.uses(CHALLENGES).await?;
    at.reads("Enter a link that begins").await?;
    at.notes("a link that is none").await?;
    at.replaces("Address of link 1", "https://example.org/")
        .await?;
    at.clicks("Add a link").await?;
    at.reads("Address of link 2").await?;
    at.notes("a second link").await?;
    at.clicks("Remove link 2").await?;
    at.reads_no_more("Address of link 2").await?;
    at.notes("the second link is removed").await?;
    at.ticks("There were no challenges").await?;
    at.notes("no challenges").await?;
    at.ticks("No future actions are needed").await?;
    at.ticks("Nothing was done in this period").await?;
    at.ticks("No other Members were involved").await?;
    at.ticks("No Commissions were involved").await?;
    at.notes("none of anything").await?;
    at.ticks("No").await?;
    at.types("From", "2026-01").await?;
    at.types("To", "2026-10").await?;
    at.clicks("Check").await?;
    at.reads("This report could be submitted").await?;
    at.notes("checked, and nothing is missing").await
}
