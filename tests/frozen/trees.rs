//! What a screen reader is given, as lines: role, name, value, description and state of each thing,
//! indented. Boxes without a meaning are left out and texts side by side are one, so that a rewrite
//! of markup that means the same gives the same tree.

use crate::difference::since;
use crate::normal::{folded, settled};
use crate::store::Seen;
use anyhow::{Context, Result, bail};
use journeys::{Backend, Browser, Person};
use regex::Regex;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Deref;
use std::sync::LazyLock;

/// One browser that goes from state to state of a subject; each is stored as what differs from the
/// one before it.
pub struct Watch {
    person: Person,
    origin: String,
    seen: Seen,
    file: String,
    before: String,
    /// Milliseconds that pass before a state is noted: longer than what is announced waits, shorter
    /// than what is saved by itself.
    pub passes: u32,
}

/// Time is in the hands of the test: the clock stands, and whatever waits longer than a blink waits
/// until it is let pass, so that no state depends on how fast the machine is.
const CLOCK: &str = "{
    const moment = Date.now();
    Date.now = () => moment;
    const [sets, clears, waiting] = [window.setTimeout.bind(window), window.clearTimeout.bind(window), new Map()];
    let last = 1e9;
    window.setTimeout = (deed, wait, ...rest) => {
        if (!(wait > 250)) return sets(deed, wait, ...rest);
        waiting.set(++last, [wait, () => deed(...rest)]);
        return last;
    };
    window.clearTimeout = (id) => { waiting.delete(id) || clears(id) };
    window.letPass = (most) => {
        for (const [id, [wait, deed]] of [...waiting]) if (wait <= most && waiting.delete(id)) deed();
    };
}";

/// Behind it stands for how long.
const PASS: &str = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => window.letPass?.(";

impl Deref for Watch {
    type Target = Person;

    fn deref(&self) -> &Person {
        &self.person
    }
}

impl Watch {
    /// `subject` is the folder where its states are stored.
    pub async fn of(subject: &str, backend: &Backend) -> Result<Self> {
        let person = Person::with(&backend.origin(), Browser::Chromium, 1280, 900).await?;
        cdp(&person, "Accessibility.enable", json!({})).await?;
        cdp(&person, "Network.enable", json!({})).await?;
        let clock = json!({ "source": CLOCK });
        cdp(&person, "Page.addScriptToEvaluateOnNewDocument", clock).await?;
        Ok(Self {
            person,
            origin: backend.origin(),
            seen: Seen::of(subject),
            file: String::new(),
            before: String::new(),
            passes: 900,
        })
    }

    /// Stores in a file of its own from now on, whole at first.
    pub fn turns_to(&mut self, file: &str) {
        file.clone_into(&mut self.file);
        self.before.clear();
    }

    /// Notes the state that the page is in now. `name` says how one came here.
    pub async fn notes(&mut self, name: &str) -> Result<()> {
        let tree = self.at_rest().await.with_context(|| name.to_owned())?;
        self.seen.add(&self.file, name, since(&self.before, &tree));
        self.before = tree;
        Ok(())
    }

    /// The tree once it is the same twice, a frame of the browser apart.
    async fn at_rest(&self) -> Result<String> {
        const TRIES: usize = 50;
        let mut before = String::new();
        for _ in 0..TRIES {
            let pass =
                json!({ "expression": format!("{PASS}{}))", self.passes), "awaitPromise": true });
            cdp(&self.person, "Runtime.evaluate", pass).await?;
            let now = tree(&self.person).await?;
            if now == before {
                return Ok(now);
            }
            before = now;
        }
        bail!("the tree does not come to rest:\n{before}")
    }

    pub async fn ends(self) -> Result<()> {
        self.person.leaves().await?;
        self.seen.compare()
    }

    /// With more patience than in a journey: how fast a machine is, is no difference.
    pub async fn reads(&self, words: &str) -> Result<()> {
        for _ in 0..3 {
            if self.person.reads(words).await.is_ok() {
                return Ok(());
            }
        }
        self.person.reads(words).await
    }

    /// Signs in as that person, on the way to a page of work.
    pub async fn becomes(&self, name: &str, path: &str) -> Result<()> {
        self.driver.delete_all_cookies().await?;
        self.opens(path).await?;
        self.reads(&format!("Sign in as {name}")).await?;
        self.signs_in_as(name).await
    }

    /// From now on requests to these paths (with `*`) fail as they do without a server.
    pub async fn cuts_off(&self, paths: &[&str]) -> Result<()> {
        let urls: Vec<String> = paths
            .iter()
            .map(|path| format!("{}{path}", self.origin))
            .collect();
        cdp(self, "Network.setBlockedURLs", json!({ "urls": urls })).await?;
        Ok(())
    }
}

async fn cdp(person: &Person, command: &str, arguments: Value) -> Result<Value> {
    Ok(person.driver.cdp().send_raw(command, arguments).await?)
}

async fn tree(person: &Person) -> Result<String> {
    let answer = cdp(person, "Accessibility.getFullAXTree", json!({})).await?;
    let nodes = answer["nodes"].as_array().context("a tree")?;
    Ok(text_of(nodes))
}

/// `Saved 10:03` at whatever time.
fn settled_in_time(text: &str) -> String {
    static TIME: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\b[0-9]{2}:[0-9]{2}\b").expect("a pattern"));
    TIME.replace_all(&settled(text), "TIME").into_owned()
}

/// Boxes, and what is painted of a text.
const WITHOUT_MEANING: [&str; 6] = [
    "generic",
    "none",
    "presentation",
    "InlineTextBox",
    "LayoutTable",
    "LineBreak",
];

/// Said where they are not the usual.
const STATES: [&str; 18] = [
    "autocomplete",
    "busy",
    "checked",
    "disabled",
    "expanded",
    "focused",
    "hasPopup",
    "invalid",
    "level",
    "live",
    "modal",
    "multiline",
    "multiselectable",
    "pressed",
    "readonly",
    "required",
    "roledescription",
    "selected",
];

enum Thing {
    Text(String),
    Node {
        line: String,
        /// Name and value.
        said: [String; 2],
        inner: Vec<Thing>,
    },
}

fn text_of(nodes: &[Value]) -> String {
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
        .collect();
    let root = nodes.iter().find(|node| node["parentId"].is_null());
    root.into_iter()
        .flat_map(|root| things(root, &by_id))
        .map(|thing| told(&thing, 0))
        .collect()
}

fn value<'a>(node: &'a Value, part: &str) -> &'a str {
    node[part]["value"].as_str().unwrap_or_default()
}

/// A node, or what stands in it where it is none by itself.
fn things(node: &Value, by_id: &HashMap<&str, &Value>) -> Vec<Thing> {
    let role = value(node, "role");
    if role == "StaticText" && node["ignored"] != true {
        return vec![Thing::Text(value(node, "name").to_owned())];
    }
    let mut inner: Vec<Thing> = vec![];
    for child in node["childIds"].as_array().into_iter().flatten() {
        let child = child.as_str().and_then(|id| by_id.get(id));
        for thing in child.into_iter().flat_map(|child| things(child, by_id)) {
            match (inner.last_mut(), thing) {
                (Some(Thing::Text(before)), Thing::Text(text)) => before.push_str(&text),
                (_, thing) => inner.push(thing),
            }
        }
    }
    let is_focused = property(node, "focused").is_some_and(|value| value == "true");
    let is_box = WITHOUT_MEANING.contains(&role) && value(node, "name").is_empty();
    if node["ignored"] == true || (is_box && !is_focused) {
        return inner;
    }
    vec![Thing::Node {
        line: line_of(node),
        said: ["name", "value"].map(|part| bare(value(node, part))),
        inner,
    }]
}

fn property(node: &Value, name: &str) -> Option<String> {
    let properties = node["properties"].as_array()?;
    let found = properties.iter().find(|own| own["name"] == name)?;
    match &found["value"]["value"] {
        Value::String(text) => Some(text.clone()),
        Value::Null => None,
        other => Some(other.to_string()),
    }
}

fn line_of(node: &Value) -> String {
    let mut line = value(node, "role").to_owned();
    let name = value(node, "name");
    if !name.is_empty() {
        let _ = write!(line, " {name:?}");
    }
    for part in ["value", "description"] {
        let text = match &node[part]["value"] {
            Value::String(text) => text.clone(),
            Value::Null => continue,
            other => other.to_string(),
        };
        if !text.is_empty() {
            let _ = write!(line, " {part}={text:?}");
        }
    }
    for state in STATES {
        match property(node, state).as_deref() {
            None | Some("false" | "") if !matches!(state, "checked" | "expanded" | "pressed") => {}
            None => {}
            Some("true") => {
                let _ = write!(line, " {state}");
            }
            Some(value) => {
                let _ = write!(line, " {state}={value}");
            }
        }
    }
    if let Some(url) = property(node, "url") {
        let _ = write!(line, " -> {url}");
    }
    line
}

fn told(thing: &Thing, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    match thing {
        Thing::Text(text) if text.trim().is_empty() => String::new(),
        Thing::Text(text) => settled_in_time(&format!("{indent}{:?}\n", text.trim())),
        Thing::Node { line, said, inner } => {
            // a text that is the name or the value was said with it
            let is_said = matches!(&inner[..], [Thing::Text(text)] if said.contains(&bare(text)));
            let inner = inner
                .iter()
                .filter(|_| !is_said)
                .map(|one| told(one, depth + 1))
                .collect();
            // before a long list is folded: its number is of what is settled
            let line = settled_in_time(line);
            format!("{indent}{line}\n{}", folded(inner, depth + 1))
        }
    }
}

/// Names have blanks where parts of them meet.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str, role: &str, name: &str, children: &[&str]) -> Value {
        json!({ "nodeId": id, "role": { "value": role }, "name": { "value": name }, "childIds": children,
            "parentId": if id == "1" { Value::Null } else { json!("x") } })
    }

    #[test]
    fn markup_that_means_the_same_is_the_same_tree() {
        let one = [
            node("1", "paragraph", "", &["2"]),
            node("2", "StaticText", "Chosen: 3", &[]),
        ];
        let other = [
            node("1", "paragraph", "", &["2", "3"]),
            node("2", "StaticText", "Chosen: ", &[]),
            node("3", "generic", "", &["4"]),
            node("4", "StaticText", "3", &["5"]),
            node("5", "InlineTextBox", "3", &[]),
        ];
        assert_eq!(text_of(&one), "paragraph\n  \"Chosen: 3\"\n");
        assert_eq!(text_of(&one), text_of(&other));
    }

    #[test]
    fn a_state_that_is_another_is_a_difference() {
        let mut button = node("1", "button", "More", &["2"]);
        button["properties"] = json!([
            { "name": "expanded", "value": { "value": false } },
            { "name": "invalid", "value": { "value": "false" } },
        ]);
        let text = node("2", "StaticText", "More", &[]);
        assert_eq!(
            text_of(&[button.clone(), text.clone()]),
            "button \"More\" expanded=false\n"
        );
        button["properties"][0]["value"]["value"] = json!(true);
        button["properties"][1]["value"]["value"] = json!("true");
        assert_eq!(
            text_of(&[button, text]),
            "button \"More\" expanded invalid\n"
        );
    }

    #[test]
    fn times_are_no_difference() {
        assert_eq!(
            settled_in_time("Saved 10:03"),
            settled_in_time("Saved 23:59")
        );
    }
}
