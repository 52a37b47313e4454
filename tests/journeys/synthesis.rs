//! A Focal Point makes one Progress Report out of twenty Activity Reports, and corrects it.

use anyhow::{Result, ensure};
use journeys::{Backend, NOW, Person};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const CODE: &str = "DEMO-2024-Res-004";

async fn number(person: &Person, script: &str) -> Result<u64> {
    Ok(person
        .script(script, vec![])
        .await?
        .as_u64()
        .unwrap_or_default())
}

const TAKEN: &str = "return document.querySelectorAll('.taken').length";

async fn opens_the_desk(person: &Person) -> Result<()> {
    person.opens("/en/work").await?;
    person.signs_in_as("Farid").await?;
    person.reads("Progress Reports to make").await?;
    person
        .clicks("Progress Report 2026, DEMO 2024 Res 004")
        .await?;
    person.reads("20 Activity Reports came in").await
}

async fn shows(person: &Person, view: &str) -> Result<()> {
    let script = "const select = document.getElementById('view'); const option = [...select.options].find((o) => o.text.startsWith(arguments[0]));
        if (!option) return false; select.value = option.value; select.dispatchEvent(new Event('change', { bubbles: true })); return true";
    person
        .until(&format!("the view {view:?}"), script, vec![json!(view)])
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_reports_become_one() -> Result<()> {
    // the Progress Report of 2026 is made in 2026
    let backend = Backend::started_at(NOW).await?;
    let person = Person::at(&backend.origin()).await?;
    opens_the_desk(&person).await?;
    person.reads("20 reports are not used at all").await?;

    // by click and by keyboard; the next passage has the focus, so that keys go on
    person.clicks("Take over").await?;
    person
        .until(
            "one passage",
            "return document.querySelectorAll('.taken').length === 1",
            vec![],
        )
        .await?;
    person
        .until(
            "the focus on the next",
            "return document.activeElement?.dataset.do === 'take'",
            vec![],
        )
        .await?;
    person
        .driver
        .action_chain()
        .send_keys(Key::Enter + "")
        .perform()
        .await?;
    person
        .until(
            "two passages",
            "return document.querySelectorAll('.taken').length === 2",
            vec![],
        )
        .await?;
    person
        .until(
            "the focus on the next",
            "return document.activeElement?.dataset.do === 'take'",
            vec![],
        )
        .await?;
    person
        .driver
        .action_chain()
        .send_keys(Key::Space + "")
        .perform()
        .await?;
    person
        .until(
            "three passages",
            "return document.querySelectorAll('.taken').length === 3",
            vec![],
        )
        .await?;
    person.reads("17 reports are not used at all").await?;

    // moved, changed and given back; each keeps its source
    let names =
        "return [...document.querySelectorAll('.taken label')].map((label) => label.innerText)";
    let before = person.script(names, vec![]).await?;
    person
        .script(
            "document.querySelector('.taken [data-do=down]').click()",
            vec![],
        )
        .await?;
    let moved = json!([before[1], before[0], before[2]]);
    person
        .until(
            "the first to be second",
            &format!(
                "{}; return false",
                names.replace("return ", "if (JSON.stringify(").replacen(
                    ".innerText)",
                    ".innerText)) === JSON.stringify(arguments[0])) return true",
                    1
                )
            ),
            vec![moved],
        )
        .await?;
    let changed = before[1].as_str().unwrap_or_default().to_owned();
    person.types(&changed, " And more of it.").await?;
    person.reads(&format!("adapted from {changed}")).await?;
    person.script("[...document.querySelectorAll('.taken')].at(-1).querySelector('[data-do=give-back]').click()", vec![]).await?;
    person
        .until(
            "two passages again",
            "return document.querySelectorAll('.taken').length === 2",
            vec![],
        )
        .await?;

    // joined with own words: they stand once, and come out of the field that they were typed in
    let own = "Results and achievements: Capacity-building";
    person.types(own, "Our own sentence.").await?;
    person
        .script(
            "document.querySelector('.taken [data-do=join]').click()",
            vec![],
        )
        .await?;
    person
        .until(
            "the field to be empty",
            "return document.getElementById('results-capacity').value === ''",
            vec![],
        )
        .await?;
    person.until("the sentence in the passage", "return document.querySelector('.taken textarea').value.startsWith('Our own sentence.')", vec![]).await?;
    person
        .until(
            "the focus in the passage",
            "return document.activeElement?.closest('.taken') !== null",
            vec![],
        )
        .await?;

    // names are gathered with duplicates folded
    person.clicks("Add the ").await?;
    person.reads("All of them are in the report").await?;
    ensure!(number(&person, "return new Set([...document.querySelectorAll('#involved-members-chosen li')].map((li) => li.innerText)).size").await? > 20);
    let doubled = "const all = [...document.querySelectorAll('#involved-members-chosen li')].map((li) => li.innerText); return all.length - new Set(all).size";
    ensure!(number(&person, doubled).await? == 0, "each Member once");

    // last year's report is at hand
    shows(&person, "Progress Report 2025").await?;
    person.clicks("Still true: take over").await?;
    shows(&person, "Challenges").await?;
    person.clicks("Take over").await?;

    person.clicks("Publish").await?;
    person.reads("Choose the status of implementation").await?;
    person
        .script("document.getElementById('status-value-2').click()", vec![])
        .await?;
    person
        .script(
            "[...document.querySelectorAll('#part-future input')].at(-1).click()",
            vec![],
        )
        .await?;
    person.clicks("Save").await?;
    person.is_told_saved().await?;
    let left: Value = person.script(TAKEN, vec![]).await?;
    ensure!(left.as_u64() >= Some(3), "{left}");
    person.clicks("Publish").await?;
    person
        .reads("Press “Publish” again to publish all the same.")
        .await?;
    person.clicks("Publish").await?;
    person.reads("Read it as the public does").await?;
    person.clicks("Read it as the public does").await?;
    person.reads("Made by the Focal Point from").await?;
    person.reads("And more of it.").await?;
    person.reads("adapted from").await?;

    // corrected: readers see both, and what is otherwise
    person.opens("/en/work").await?;
    person
        .clicks("Progress Report 2026, DEMO 2024 Res 004")
        .await?;
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
    person.reads("Version 1").await?;
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_sent_back_with_a_note_on_a_field() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    person.opens("/en/work").await?;
    person.signs_in_as("Farid").await?;
    person.clicks("Activity Report 2026").await?;
    person.clicks("Send back").await?;
    let script = "const select = document.getElementById('note-field'); select.value = '/challenges'; return select.selectedOptions[0].text";
    ensure!(person.script(script, vec![]).await? == "Challenges");
    person
        .types("What should be changed?", "Say what stood in the way.")
        .await?;
    person
        .script(
            "document.querySelector('[data-do=send-back]').click()",
            vec![],
        )
        .await?;
    person.reads("Sent back").await?;
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_list_of_names_is_matched_asked_about_or_kept() -> Result<()> {
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
    ensure!(
        person
            .value_of("Other organisations, in your words")
            .await?
            == "Nobody on file"
    );
    person.clicks("None of them: keep the name as text").await?;
    person
        .reads_no_more("“Lark Heron Union” is not in the list")
        .await?;
    ensure!(
        person
            .value_of("Other organisations, in your words")
            .await?
            == "Nobody on file; Lark Heron Union"
    );

    // the other way: the whole list, narrowed by what is typed
    person.clicks("Choose from the whole list").await?;
    person
        .types("IUCN Members you worked with", "nuit claire")
        .await?;
    person.ticks("Collectif Nuit Claire").await?;
    person.reads("Chosen: 2").await?;
    person.leaves().await
}
