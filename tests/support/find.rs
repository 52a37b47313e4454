//! Things on a page as people find them: by role and accessible name, never by how the page was
//! written. @testing-library/dom computes both, in the page; the step `tools` of `cargo xtask test`
//! installs it.

use crate::{Person, root};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::WebElement;
use thirtyfour::prelude::ScriptRet;

/// What is pressed: it leads somewhere, does something, or opens and closes what follows it.
pub const PRESSED: &str = "link button disclosure";
/// What is written or chosen into.
pub const FIELD: &str = "textbox searchbox combobox spinbutton listbox";
/// What is ticked.
pub const CHOICE: &str = "checkbox radio";

const LIBRARY: &str =
    "target/tools/node_modules/@testing-library/dom/dist/@testing-library/dom.umd.min.js";

/// Puts the finder into the page where it is not there yet, and asks it.
const ASK: &str = "return window.finder ? finder[arguments[0]](...arguments[1]) : 'absent'";

impl Person {
    /// The same person, who looks only inside of the first part with this role and name.
    pub fn within(&self, role: &str, name: &str) -> Self {
        let mut inside = self.clone();
        inside.scope.push(json!([role, name]));
        inside
    }

    async fn ask(&self, what: &str, arguments: Value) -> Result<ScriptRet> {
        let ask = vec![json!(what), arguments];
        let answer = self.driver.execute(ASK, ask.clone()).await?;
        if answer.json() != "absent" {
            return Ok(answer);
        }
        let library = std::fs::read_to_string(root().join(LIBRARY))
            .context("@testing-library/dom is not installed: cargo xtask test tools")?;
        let finder = include_str!("find.js");
        self.driver
            .execute(
                format!(
                    "const exports = {{}}, module = {{ exports }};\n{library}\nwindow.finder = ({finder})(exports)"
                ),
                vec![],
            )
            .await?;
        Ok(self.driver.execute(ASK, ask).await?)
    }

    fn path(&self, roles: &str, name: &str) -> Value {
        let mut path = self.scope.clone();
        path.push(json!([roles, name]));
        json!([path])
    }

    async fn list(&self, what: &str, roles: &str) -> Result<Vec<String>> {
        let answer = self.ask(what, json!([self.scope, roles])).await?;
        Ok(answer.convert()?)
    }

    /// The names of all that have one of these roles, in the order of the page.
    pub async fn names(&self, roles: &str) -> Result<Vec<String>> {
        self.list("names", roles).await
    }

    /// What stands in all that have one of these roles, in the order of the page.
    pub async fn texts(&self, roles: &str) -> Result<Vec<String>> {
        self.list("texts", roles).await
    }

    /// All that stands in the part that this person looks at.
    pub async fn words(&self) -> Result<String> {
        if self.scope.is_empty() {
            let words = self
                .script("return document.body.innerText", vec![])
                .await?;
            return Ok(words.as_str().unwrap_or_default().to_owned());
        }
        Ok(self.ask("words", json!([self.scope])).await?.convert()?)
    }

    /// The first with one of these roles and this name, or a name that begins so; waits for it.
    pub async fn finds(&self, roles: &str, name: &str) -> Result<WebElement> {
        let mut found = None;
        let waited = self
            .until_that(&format!("{roles} named {name:?}"), async || {
                let answer = self.ask("first", self.path(roles, name)).await?;
                found = answer.element().ok();
                Ok(found.is_some())
            })
            .await;
        match (waited, found) {
            (_, Some(element)) => Ok(element),
            (Err(error), None) => bail!(
                "{error}\nthere are: {:#?}",
                self.names(roles).await.unwrap_or_default()
            ),
            (Ok(()), None) => bail!("nothing"),
        }
    }

    /// Whether it is there now.
    pub async fn has(&self, roles: &str, name: &str) -> Result<bool> {
        Ok(self
            .ask("first", self.path(roles, name))
            .await?
            .element()
            .is_ok())
    }

    /// Waits until so many have this role and a name that begins so.
    pub async fn counts(&self, number: usize, role: &str, name: &str) -> Result<()> {
        self.until_that(&format!("{number} {role} named {name:?}"), async || {
            let names = self.names(role).await?;
            Ok(names.iter().filter(|own| own.starts_with(name)).count() == number)
        })
        .await
    }

    /// Whether the focus is on one of this role and name now.
    pub async fn is_at(&self, roles: &str, name: &str) -> Result<bool> {
        let answer = self.ask("hasFocus", self.path(roles, name)).await?;
        Ok(answer.json() == true)
    }

    /// Waits until the focus is on one of this role and name.
    pub async fn has_focus(&self, roles: &str, name: &str) -> Result<()> {
        self.until_that(
            &format!("the focus on {roles} named {name:?}"),
            async || self.is_at(roles, name).await,
        )
        .await
    }

    /// Chooses from a list that opens, such as an order.
    pub async fn picks(&self, label: &str, option: &str) -> Result<()> {
        let list = self.within(FIELD, label);
        self.comes_into_view(&self.finds(FIELD, label).await?)
            .await?;
        Ok(list.finds("option", option).await?.click().await?)
    }
}
