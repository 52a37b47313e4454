//! `cargo xtask test`: all that CI runs, cheapest first, so that most mistakes show within minutes.
//! Installs what is missing.

use crate::build::{self, Mode};
use crate::machine::{self, command, find};
use crate::shell::{Done, elapsed, loud, quiet, root};
use crate::{contract, size, tidy};
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

type Step = (&'static str, &'static str, fn() -> Done);

const STEPS: [Step; 15] = [
    ("tools", "browsers, drivers, nginx, wasm tools", tools),
    ("format", "cargo fmt", format),
    ("tidy", "the rules of the house", tidy::tidy),
    ("lint", "clippy, native", lint),
    ("lint-wasm", "clippy, wasm32", lint_wasm),
    ("licences", "cargo deny: bans, licences, sources", licences),
    ("unit", "rules, words, import, merge, contract, pages", unit),
    (
        "form",
        "the form in Chromium: after 500 random sequences the page is what one built anew would be",
        form,
    ),
    ("app", "build both entries", app),
    (
        "contract",
        "schemathesis against the backend, two minutes",
        contract::contract,
    ),
    ("size", "bytes against budgets", size::size),
    (
        "standalone",
        "the built files on a plain host: our API, another origin, a mock, faults",
        standalone,
    ),
    (
        "frozen",
        "pages, widgets and accessibility trees as stored; BLESS=1 stores them anew",
        frozen,
    ),
    (
        "chromium",
        "journeys and accessibility in Chromium",
        chromium,
    ),
    ("firefox", "journeys in Firefox", firefox),
];

/// What no step runs here, and why.
const SKIPPED: [(&str, &str); 2] = [
    (
        "advisories",
        "their database is not part of the checkout; cargo deny check advisories fetches it",
    ),
    (
        "in Firefox, the journeys that slow or cut the network",
        "that needs Chromium's protocol",
    ),
];

/// Over it a line is printed; it fails nothing.
const BUDGET: Duration = Duration::from_secs(30 * 60);

pub fn test(arguments: &[String]) -> Done {
    if arguments.iter().any(|argument| argument == "--help") {
        println!("cargo xtask test [STEP...] [--yes]\n\nSteps, in this order:");
        STEPS
            .iter()
            .for_each(|(name, what, _)| println!("  {name:<10} {what}"));
        println!(
            "\nOne journey in one browser: BROWSER=firefox cargo test --package journeys --test journeys NAME (after the step app)"
        );
        return Ok(());
    }
    let wanted: Vec<&String> = arguments
        .iter()
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    if let Some(unknown) = wanted
        .iter()
        .find(|name| STEPS.iter().all(|(step, ..)| step != *name))
    {
        return Err(format!(
            "There is no step {unknown}. cargo xtask test --help lists them."
        ));
    }
    if arguments.iter().any(|argument| argument == "--yes") || !std::io::stdin().is_terminal() {
        YES.store(true, std::sync::atomic::Ordering::Relaxed);
    }
    let chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|(name, ..)| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name))
        .collect();
    let began = Instant::now();
    let mut times = Vec::new();
    for (at, (name, what, step)) in chosen.iter().enumerate() {
        println!("\n[{}/{}] {name}: {what}", at + 1, chosen.len());
        let step_began = Instant::now();
        step().map_err(|error| {
            format!("{error}\n\n{name} failed. Mend it, then run it alone: cargo xtask test {name}")
        })?;
        println!("      {name} done in {}", elapsed(step_began));
        times.push(format!("{name} {:.0}", step_began.elapsed().as_secs_f64()));
    }
    println!("\nseconds: {}", times.join(", "));
    if began.elapsed() > BUDGET {
        println!(
            "over the budget of {} minutes for a warm machine: {}",
            BUDGET.as_secs() / 60,
            elapsed(began)
        );
    }
    let skipped: Vec<&(&str, &str)> = SKIPPED.iter().filter(|_| wanted.is_empty()).collect();
    for (what, why) in &skipped {
        println!("skipped: {what} ({why})");
    }
    println!(
        "{} passed, 0 failed, {} skipped",
        chosen.len(),
        skipped.len()
    );
    Ok(())
}

/// No question is asked: `--yes`, or nobody is at the terminal.
static YES: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);

const AXE: &str = "axe-core@4.11.0";
const DOM_TESTING: &str = "@testing-library/dom@10.4.2";
const BINARYEN: &str = "binaryen";
/// The newest that runs on Node 20.
const PRISM: &str = "@stoplight/prism-cli@5.14.2";
const CARGO_DENY: &str = "cargo-deny";

fn tools() -> Done {
    machine::check_compiler()?;
    machine::wasm_target()?;
    let mut packages = Vec::new();
    for (program, package) in [
        ("chromium", "chromium"),
        ("chromedriver", "chromium-driver"),
        ("firefox-esr", "firefox-esr"),
    ] {
        if find(program).is_none() && !(program == "firefox-esr" && find("firefox").is_some()) {
            packages.push(package);
        }
    }
    // Debian puts it where not everybody looks
    if find("nginx").is_none() && !Path::new("/usr/sbin/nginx").is_file() {
        packages.push("nginx-light");
    }
    if find("npm").is_none() {
        packages.extend(["nodejs", "npm"]);
    }
    if !contract::has_python() {
        packages.extend(["python3", "python3-venv"]);
    }
    install_packages(&packages)?;
    said(
        "schemathesis",
        contract::has_schemathesis(),
        contract::install,
    )?;
    said("trunk", machine::has_trunk(), machine::install_trunk)?;
    let wasm_bindgen = machine::wasm_bindgen_version()?;
    said(
        "wasm-bindgen",
        machine::has("wasm-bindgen", &wasm_bindgen),
        machine::install_wasm_bindgen,
    )?;
    said("geckodriver", find("geckodriver").is_some(), || {
        machine::install(&["geckodriver", "--debug"])
    })?;
    said("cargo-deny", find(CARGO_DENY).is_some(), || {
        machine::install(&[CARGO_DENY, "--debug"])
    })?;
    let modules = machine::tools_folder().join("node_modules");
    // name, and its folder
    let packages = [
        (AXE, "axe-core"),
        (DOM_TESTING, "@testing-library/dom"),
        (PRISM, "@stoplight/prism-cli"),
        (BINARYEN, "binaryen"),
    ];
    let has_all = packages
        .iter()
        .all(|(_, folder)| modules.join(folder).is_dir());
    said(
        "axe-core, testing-library, prism, wasm-opt",
        has_all,
        || {
            std::fs::create_dir_all(machine::tools_folder()).map_err(|error| error.to_string())?;
            let npm = ["install", "--ignore-scripts", "--no-audit", "--no-fund"];
            quiet(
                command("npm")
                    .args(npm)
                    .arg("--prefix")
                    .arg(machine::tools_folder())
                    .args(packages.map(|(package, _)| package)),
            )
            .map(drop)
        },
    )
}

fn said(what: &str, is_there: bool, install: impl FnOnce() -> Done) -> Done {
    if is_there {
        return Ok(());
    }
    println!("      {what}: installing into target/tools");
    install()
}

fn install_packages(packages: &[&str]) -> Done {
    if packages.is_empty() {
        return Ok(());
    }
    let by_hand = format!(
        "apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    );
    if find("apt-get").is_none() {
        return Err(format!(
            "Missing: {}. Install them with the package manager of this system and run the command again.",
            packages.join(", ")
        ));
    }
    println!("      missing on this machine: {}", packages.join(", "));
    if !YES.load(std::sync::atomic::Ordering::Relaxed) && !agreed(&by_hand) {
        return Err(format!(
            "Without them some tests cannot run. Install them yourself: {by_hand}"
        ));
    }
    quiet(Command::new("apt-get").arg("update"))?;
    quiet(
        Command::new("apt-get")
            .args(["install", "-y", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
    .map(drop)
    .map_err(|error| format!("{error}\nPackages need root. Install them yourself: {by_hand}"))
}

fn agreed(what: &str) -> bool {
    print!("      run `{what}` now? [y/N] ");
    let _ = std::io::stdout().flush();
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}

fn format() -> Done {
    loud(Command::new("cargo").args(["fmt", "--all", "--check"]))
}

fn lint() -> Done {
    loud(Command::new("cargo").args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

fn lint_wasm() -> Done {
    loud(Command::new("cargo").args([
        "clippy",
        "--quiet",
        "--package",
        "resolution-progress",
        "--target",
        machine::TARGET,
        "--features",
        "csr",
        "--",
        "-D",
        "warnings",
    ]))
}

fn licences() -> Done {
    loud(command(CARGO_DENY).args([
        "--all-features",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ]))
}

fn unit() -> Done {
    // all targets, which leaves the examples in documents out: there are none, and a bare rustup
    // may lack rustdoc
    loud(&mut natively())
}

/// In a browser, without a server.
fn form() -> Done {
    let driver = find("chromedriver").ok_or("chromedriver is missing: cargo xtask test tools")?;
    loud(
        command("cargo")
            .args(["test", "--package", "resolution-progress", "--lib"])
            .args(["--features", "csr", "--target", machine::TARGET])
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                "wasm-bindgen-test-runner",
            )
            .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
            // seconds; a busy machine is slow
            .env("WASM_BINDGEN_TEST_TIMEOUT", "1200")
            .env("CHROMEDRIVER", driver),
    )
}

/// All tests that need no browser.
pub fn natively() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args([
        "test",
        "--workspace",
        "--exclude",
        "journeys",
        "--all-targets",
    ]);
    cargo
}

fn app() -> Done {
    quiet(Command::new("cargo").args(["build", "--package", "backend"]))?;
    build::build(Mode::Release, "/")?;
    build::note_on_wasm_opt();
    Ok(())
}

fn frozen() -> Done {
    loud(&mut browser("chromium", &["--test", "frozen"], &[]))
}

fn chromium() -> Done {
    loud(&mut browser(
        "chromium",
        &["--test", "journeys", "--test", "accessibility"],
        // what needs Chromium is ignored where it is not asked for, and says why
        &["--include-ignored"],
    ))
}

/// Faults are looked at through Chromium's protocol.
fn standalone() -> Done {
    loud(&mut browser("chromium", &["--test", "standalone"], &[]))
}

fn firefox() -> Done {
    loud(&mut browser("firefox", &["--test", "journeys"], &[]))
}

/// Tests of the package journeys in a browser.
pub fn browser(name: &str, targets: &[&str], more: &[&str]) -> Command {
    let mut cargo = command("cargo");
    cargo
        .args(["test", "--package", "journeys"])
        .args(targets)
        .args(["--", "--test-threads", "2"])
        .args(more)
        .env("BROWSER", name)
        .env("BACKEND", root().join("target/debug/backend"))
        .env("RUST_BACKTRACE", "0");
    cargo
}
