//! What the browser, an input method, an extension or a translator does to what one types in stays as it is.

use crate::writing::opens_a_report;
use anyhow::{Context, Result, ensure};
use journeys::{Backend, Person};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const CHALLENGES: &str = "Challenges, and how they were overcome";
const RESULT: &str = "Results and achievements: Field activities";
const MEMBERS: &str = "IUCN Members you worked with";

/// At the form to try, with one action.
async fn tries(backend: &Backend) -> Result<Person> {
    let person = Person::at(&backend.origin()).await?;
    person.opens("/en/try").await?;
    person.sees_the_app().await?;
    person.ticks("Field activities").await?;
    person.field(RESULT).await?;
    Ok(person)
}

async fn comes_to_say(person: &Person, label: &str, text: &str) -> Result<()> {
    person
        .until_that(&format!("{label} to say {text:?}"), async || {
            Ok(person.value_of(label).await? == text)
        })
        .await
}

/// Keys that are held while a letter is pressed.
async fn together(person: &Person, held: &[Key], letter: &str) -> Result<()> {
    let mut keys = person.driver.action_chain();
    for key in held {
        keys = keys.key_down(key.clone());
    }
    keys = keys.send_keys(letter);
    for key in held {
        keys = keys.key_up(key.clone());
    }
    Ok(keys.perform().await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_and_redo_are_the_browsers_also_of_what_a_button_wrote() -> Result<()> {
    let backend = Backend::started().await?;
    let person = tries(&backend).await?;
    person.types(RESULT, "We planted trees.").await?;
    person.clicks("OP1.a, not cited, insert").await?;
    comes_to_say(&person, RESULT, "We planted trees. [OP1.a]").await?;
    // messages come and go, and the rest of the form is written anew meanwhile
    person.types(RESULT, " Work [OP99").await?;
    person.types(CHALLENGES, "x").await?;
    person
        .reads("Close the reference “[OP99” with a bracket")
        .await?;
    person.uses(RESULT).await?;
    let back = async |until: &str| -> Result<()> {
        for _ in 0..20 {
            if person.value_of(RESULT).await? == until {
                return Ok(());
            }
            together(&person, &[Key::Control], "z").await?;
        }
        anyhow::bail!(
            "undo leads to {:?}, not to {until:?}",
            person.value_of(RESULT).await?
        )
    };
    back("We planted trees. [OP1.a]").await?;
    back("We planted trees.").await?;
    // in the polite region it stays until something else is said
    let result = person.within("region", "Field activities");
    result.reads_no_more("Close the reference").await?;
    together(&person, &[Key::Control, Key::Shift], "z").await?;
    comes_to_say(&person, RESULT, "We planted trees. [OP1.a]").await?;
    // the form has heard all of it
    person
        .within("region", "Field activities")
        .reads("cites 1 of 9")
        .await?;
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paragraph_goes_to_the_end_of_a_text_that_nobody_has_been_in() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    opens_a_report(&person, "Amina Sample", "DEMO-2024-Res-003").await?;
    person.ticks("Field activities").await?;
    person.types(RESULT, "First sentence here.").await?;
    // what saves everywhere else saves here
    together(&person, &[Key::Control], "s").await?;
    person.is_told_saved().await?;
    person.driver.refresh().await?;
    comes_to_say(&person, RESULT, "First sentence here.").await?;
    person.clicks("OP1.a, not cited, insert").await?;
    comes_to_say(&person, RESULT, "First sentence here. [OP1.a]").await?;
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tool_that_only_tells_change_is_heard() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    opens_a_report(&person, "Amina Sample", "DEMO-2024-Res-003").await?;
    let area = person.field(CHALLENGES).await?;
    let fill = "arguments[0].value = 'Filled by a tool'; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
    person.script(fill, vec![area.to_json()?]).await?;
    person.is_told_saved().await?;
    person.driver.refresh().await?;
    comes_to_say(&person, CHALLENGES, "Filled by a tool").await?;
    person.leaves().await
}

/// Nodes before and after the text area, attributes of the extension, and a height that somebody dragged.
const TOUCHED: &str = "const area = arguments[0];
    window.nodes = ['before', 'after'].map((where) => { const node = document.createElement('grammar-button'); area[where](node); return node; });
    area.setAttribute('gramm', 'true'); area.setAttribute('spellcheck', 'false'); area.style.height = '333px'; window.area = area";

const IS_TOUCHED: &str = "return window.nodes.every((node) => node.isConnected) && window.area.isConnected && window.area === arguments[0]
    && window.area.getAttribute('gramm') === 'true' && window.area.getAttribute('spellcheck') === 'false' && window.area.style.height === '333px'";

#[tokio::test(flavor = "multi_thread")]
async fn what_an_extension_adds_and_a_dragged_height_stay() -> Result<()> {
    let backend = Backend::started().await?;
    let person = tries(&backend).await?;
    let area = person.field(RESULT).await?.to_json()?;
    person.script(TOUCHED, vec![area.clone()]).await?;
    person.types(RESULT, "Work [OP99").await?;
    person.types(CHALLENGES, "x").await?;
    person
        .reads("Close the reference “[OP99” with a bracket")
        .await?;
    person.types(RESULT, "]").await?;
    person
        .reads("OP99 is not a paragraph of this Resolution")
        .await?;
    person.replaces(RESULT, "Work").await?;
    person.clicks("OP1.a, not cited, insert").await?;
    person.ticks("Policy influencing/advocacy").await?;
    person.clicks("Check").await?;
    person.reads("There is a problem").await?;
    ensure!(
        person.script(IS_TOUCHED, vec![area]).await? == true,
        "what was added is gone"
    );
    comes_to_say(&person, RESULT, "Work [OP1.a]").await?;
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_area_that_an_extension_wraps_keeps_every_key() -> Result<()> {
    let backend = Backend::started().await?;
    let person = tries(&backend).await?;
    let wrap = "const area = arguments[0], box = document.createElement('div'); area.replaceWith(box); box.append(area); area.focus()";
    let area = person.field(RESULT).await?;
    person.script(wrap, vec![area.to_json()?]).await?;
    person.presses("One two three").await?;
    comes_to_say(&person, RESULT, "One two three").await?;
    ensure!(person.is_at("textbox", RESULT).await?, "the focus went");
    // what the form heard
    person.ticks("Field activities").await?;
    person.clicks("Not sent: Field activities").await?;
    person.reads("One two three").await?;
    person.leaves().await
}

/// Every text of a part in two `<font>`.
const TRANSLATED: &str = "const walk = document.createTreeWalker(arguments[0], NodeFilter.SHOW_TEXT), texts = [];
    while (walk.nextNode()) if (walk.currentNode.data.trim() && walk.currentNode.parentElement.localName !== 'textarea') texts.push(walk.currentNode);
    window.fonts = texts.map((text) => { const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = 'XX ' + text.data; outer.append(inner); text.replaceWith(outer); return outer; });
    window.fonts.length";

#[tokio::test(flavor = "multi_thread")]
async fn a_translated_form_stays_translated_while_one_types() -> Result<()> {
    let backend = Backend::started().await?;
    let person = tries(&backend).await?;
    let (challenges, result) = (person.field(CHALLENGES).await?, person.field(RESULT).await?);
    let main = person.finds("main", "").await?;
    person.script(TRANSLATED, vec![main.to_json()?]).await?;
    person.comes_into_view(&challenges).await?;
    challenges.send_keys("Money came late").await?;
    person.comes_into_view(&result).await?;
    result.send_keys("Two weirs").await?;
    let gone = person
        .script("return window.fonts.filter((font) => !font.isConnected).map((font) => font.textContent)", vec![])
        .await?;
    // but for what says something else now, in the list beside the form and in the one above it
    ensure!(
        gone.as_array()
            .is_some_and(|all| all.iter().all(|text| text == "XX Not yet started")),
        "keys undid the translation of {gone}"
    );
    let beside = person.within("navigation", "Sections of this report");
    beside.reads("In progress").await?;
    ensure!(challenges.value().await?.as_deref() == Some("Money came late"));
    ensure!(person.console_errors().await.unwrap_or_default().is_empty());
    person.leaves().await
}

async fn composes(person: &Person, text: &str) -> Result<()> {
    let end = text.chars().count();
    let word = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
    person
        .driver
        .cdp()
        .send_raw("Input.imeSetComposition", word)
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "an input method needs Chromium's protocol"]
async fn a_word_is_composed_while_messages_come_and_go() -> Result<()> {
    let backend = Backend::started().await?;
    let person = tries(&backend).await?;
    person.types(RESULT, "Work [OP99").await?;
    person.types(CHALLENGES, "x").await?;
    person
        .reads("Close the reference “[OP99” with a bracket")
        .await?;
    person.uses(RESULT).await?;
    person.presses(Key::End + "").await?;
    composes(&person, "]").await?;
    // the message that it mends goes, another comes, while the word is not finished
    let result = person.within("region", "Field activities");
    result.reads_no_more("Close the reference").await?;
    person
        .reads("OP99 is not a paragraph of this Resolution")
        .await?;
    composes(&person, "]に").await?;
    composes(&person, "]にほ").await?;
    person
        .driver
        .cdp()
        .send_raw("Input.insertText", json!({ "text": "]日本" }))
        .await?;
    comes_to_say(&person, RESULT, "Work [OP99]日本").await?;
    person.presses(" を").await?;
    comes_to_say(&person, RESULT, "Work [OP99]日本 を").await?;
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "an input method needs Chromium's protocol"]
async fn keys_of_an_input_method_choose_no_name_and_empty_no_box() -> Result<()> {
    let backend = Backend::started().await?;
    let person = tries(&backend).await?;
    let list = person.uses(MEMBERS).await?;
    composes(&person, "nu").await?;
    person
        .until_that("the list to open", async || {
            Ok(list.attr("aria-expanded").await?.as_deref() == Some("true"))
        })
        .await?;
    let keys = "for (const key of ['ArrowDown', 'Enter', 'Tab', 'Escape', 'Escape'])
        arguments[0].dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }));
        arguments[0].dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))";
    person.script(keys, vec![list.to_json()?]).await?;
    ensure!(
        !person.all_words().await?.contains("Chosen:"),
        "a key of the input method chose"
    );
    ensure!(
        person.value_of(MEMBERS).await? == "nu",
        "the box was emptied"
    );
    person.leaves().await
}

/// Down, looked at, up: as slowly as people press.
async fn presses_slowly(person: &Person, target: &WebElement) -> Result<()> {
    let mouse = person.driver.action_chain();
    mouse.click_and_hold_element(target).perform().await?;
    // the page has time to move
    let waits = "const done = arguments[0]; setTimeout(done, 150)";
    person.driver.execute_async(waits, vec![]).await?;
    Ok(person.driver.action_chain().release().perform().await?)
}

async fn touches(person: &Person, target: &WebElement) -> Result<()> {
    let place = "const box = arguments[0].getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]";
    let place = person.script(place, vec![target.to_json()?]).await?;
    let touch = |kind: &str, points: Value| json!({ "type": kind, "touchPoints": points });
    let cdp = person.driver.cdp();
    let point = json!([{ "x": place[0], "y": place[1] }]);
    cdp.send_raw("Input.dispatchTouchEvent", touch("touchStart", point))
        .await?;
    let waits = "const done = arguments[0]; setTimeout(done, 60)";
    person.driver.execute_async(waits, vec![]).await?;
    cdp.send_raw("Input.dispatchTouchEvent", touch("touchEnd", json!([])))
        .await?;
    Ok(())
}

/// Each faulty text, and what is pressed from it: field, text, role and name of what is pressed, message.
const FAULTY: [[&str; 5]; 3] = [
    [
        "From",
        "Summer 2025",
        "checkbox",
        "Africa",
        "Enter a year, a month or a day",
    ],
    [
        RESULT,
        "Work [OP99",
        "radio",
        "On-going",
        "Close the reference “[OP99” with a bracket",
    ],
    [
        "Address of link 1",
        "www.example.org",
        "button",
        "Add a link",
        "begins with",
    ],
];

async fn the_first_press_counts(
    person: &Person,
    press: impl AsyncFn(&Person, &WebElement) -> Result<()>,
) -> Result<()> {
    person.clicks("Add a link").await?;
    for [field, text, role, name, message] in FAULTY {
        person.uses(field).await?;
        person.presses(text).await?;
        let target = person.finds(role, name).await?;
        // both in sight, nothing scrolls between down and up
        person.comes_into_view(&target).await?;
        press(person, &target).await?;
        if role == "button" {
            person.field("Address of link 2").await?;
        } else {
            person
                .until_that(
                    &format!("{name} to be chosen by the first press"),
                    async || Ok(target.is_selected().await?),
                )
                .await?;
        }
        person
            .reads(message)
            .await
            .with_context(|| format!("the message of {field}"))?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_press_of_the_mouse_after_a_faulty_field_counts() -> Result<()> {
    let backend = Backend::started().await?;
    let person = tries(&backend).await?;
    the_first_press_counts(&person, presses_slowly).await?;
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "touch needs Chromium's protocol"]
async fn the_first_touch_after_a_faulty_field_counts() -> Result<()> {
    let backend = Backend::started().await?;
    let person = tries(&backend).await?;
    person
        .driver
        .cdp()
        .send_raw(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": true }),
        )
        .await?;
    the_first_press_counts(&person, touches).await?;
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_key_after_a_faulty_field_counts() -> Result<()> {
    let backend = Backend::started().await?;
    let person = tries(&backend).await?;
    person.uses("To").await?;
    person.presses("Summer 2025").await?;
    person.presses(Key::Tab + Key::Space).await?;
    let first = person.finds("checkbox", "Global").await?;
    person
        .until_that("the first box to be ticked", async || {
            Ok(first.is_selected().await?)
        })
        .await?;
    ensure!(person.is_at("checkbox", "Global").await?);
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_name_is_chosen_by_enter_and_by_tab() -> Result<()> {
    let backend = Backend::started().await?;
    let person = tries(&backend).await?;
    // the list is there before anybody asks for it
    person
        .until(
            "the list of organisations",
            "return performance.getEntriesByType('resource').some((entry) => entry.name.includes('/constituents'))",
            vec![],
        )
        .await?;
    person.uses(MEMBERS).await?;
    person.presses("Lark and Heron Society (example)").await?;
    person.presses(Key::Enter + "").await?;
    person.reads("Chosen: 1").await?;
    person
        .presses("collectif nuit claire et migration (example)")
        .await?;
    person.presses(Key::Tab + "").await?;
    person.reads("Chosen: 2").await?;
    ensure!(person.value_of(MEMBERS).await?.is_empty());
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_not_chosen_stays_and_is_asked_about() -> Result<()> {
    const NOWHERE: &str = "Nobody on file";
    let backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    opens_a_report(&person, "Amina Sample", "DEMO-2024-Res-003").await?;
    person.uses(MEMBERS).await?;
    person.presses(NOWHERE).await?;
    person.presses(Key::Tab + "").await?;
    person.reads("“Nobody on file” is not chosen yet").await?;
    ensure!(person.value_of(MEMBERS).await? == NOWHERE, "the name stays");
    person.clicks("Submit").await?;
    person.reads("Say who is meant by “Nobody on file”").await?;
    person.reads("“Nobody on file” is not in the list.").await?;
    person.clicks("Keep the name as text").await?;
    comes_to_say(&person, "Other organisations, in your words", NOWHERE).await?;
    // an exact name that was left unchosen is chosen by the check
    person.uses(MEMBERS).await?;
    person.presses("Lark and Heron Society (example)").await?;
    person.clicks("Check").await?;
    person.reads("Chosen: 1").await?;
    person.reads_no_more("is not chosen yet").await?;
    person.leaves().await
}
