//! Bytes of each program and of what comes with it, brotli 11: reported, and refused above what
//! bench/budgets.tsv allows.

use crate::build::{brotli11, files};
use crate::machine;
use crate::shell::{Done, root};
use std::fs;

pub fn size() -> Done {
    let dist = root().join("dist");
    let budgets = fs::read_to_string(root().join("bench/budgets.tsv"))
        .map_err(|error| format!("Cannot read bench/budgets.tsv: {error}"))?;
    println!(
        "wasm-opt: {}",
        machine::tools()
            .wasm_opt
            .as_deref()
            .unwrap_or("none, so budgets do not apply")
    );
    let mut passed = Vec::new();
    for line in budgets
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let cells: Vec<&str> = line.split('\t').collect();
        let [what, patterns, budget] = cells[..] else {
            return Err(format!("bench/budgets.tsv: {line:?} has not three cells"));
        };
        let budget = match budget {
            "-" => None,
            number => Some(number.parse::<usize>().map_err(|_| {
                format!("bench/budgets.tsv: {budget} is neither a number of bytes nor -")
            })?),
        };
        let mut sum = 0;
        let mut parts = Vec::new();
        for file in files(&dist) {
            let name = file
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            if patterns.split(' ').any(|pattern| matches(name, pattern)) {
                let bytes = fs::read(&file).map_err(|error| error.to_string())?;
                let small = brotli11(&bytes)?.len();
                parts.push(format!("{name} {small}"));
                sum += small;
            }
        }
        if parts.is_empty() {
            return Err(format!(
                "dist/ has no file for {what}. Build it first: cargo xtask build"
            ));
        }
        println!("{what:<28} {sum:>7} bytes   {}", parts.join(", "));
        if let Some(budget) = budget.filter(|budget| sum > *budget) {
            passed.push(format!(
                "{what} is {} bytes over the {budget} that need a decision first",
                sum - budget
            ));
        }
    }
    if passed.is_empty() || machine::tools().wasm_opt.is_none() {
        Ok(())
    } else {
        Err(passed.join("\n"))
    }
}

/// `app-*.js`: one star.
fn matches(name: &str, pattern: &str) -> bool {
    pattern
        .split_once('*')
        .map_or(name == pattern, |(begin, end)| {
            name.starts_with(begin) && name.ends_with(end) && name.len() >= begin.len() + end.len()
        })
}
