//! What the backend's program does with the data of `start`: import pages, bring in spreadsheets,
//! back up, restore, make a demonstration.

use crate::build;
use crate::shell::{Done, quiet, root};
use std::process::Command;

/// Builds the program where it is missing or old, and hands the options on; `--data` is that of
/// `start` unless it is given.
pub fn administer(command: &str, arguments: &[String]) -> Done {
    quiet(Command::new("cargo").args(["build", "--package", "backend", "--profile", "serve"]))?;
    let given = |name: &str| arguments.iter().any(|argument| argument == name);
    let mut program = Command::new(root().join("target/serve/backend"));
    program.arg(command);
    if !given("--data") {
        program.arg("--data").arg(root().join("data"));
    }
    if command == "publish" {
        build::command(&[])?;
        program.arg("--dist").arg(root().join("dist"));
    }
    if command == "demo" && !given("--demo") {
        program.arg("--demo").arg(root().join("demo"));
    }
    let status = program
        .args(arguments)
        .status()
        .map_err(|error| format!("Cannot run the backend: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{command} did not finish; its words are above."))
    }
}
