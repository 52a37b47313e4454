//! `cargo xtask soak NAME`: what takes longer than the tests may, run by hand and before a release.

use crate::machine::find;
use crate::shell::{Done, elapsed, loud, root};
use crate::test::{browser, natively};
use std::process::Command;
use std::time::Instant;

type Soak = (&'static str, &'static str, fn() -> Done);

const SOAKS: [Soak; 1] = [(
    "dates",
    "all tests with the machine's date, and then the tests' own day, set to days on which something turns",
    dates,
)];

pub fn soak(arguments: &[String]) -> Done {
    let known = || {
        SOAKS
            .iter()
            .map(|(name, what, _)| format!("  {name:<10} {what}\n"))
            .collect::<String>()
    };
    match arguments {
        [name] if name == "--help" => {
            print!("cargo xtask soak NAME\n\n{}", known());
            Ok(())
        }
        [name] => {
            let (.., run) = SOAKS
                .iter()
                .find(|(known, ..)| known == name)
                .ok_or_else(|| format!("There is no soak {name}. Known:\n{}", known()))?;
            run()
        }
        _ => Err(format!("Name one. Known:\n{}", known())),
    }
}

/// Reports have become due, a year has begun, and a day that most years lack.
const DATES: [&str; 3] = [
    "2026-12-20T10:00:00Z",
    "2027-01-01T10:00:00Z",
    "2028-02-29T10:00:00Z",
];

fn dates() -> Done {
    let faketime = find("faketime")
        .ok_or("faketime sets the date for a program. Install it (Debian: apt-get install faketime) and run the same command again.")?;
    // cargo itself stays at the machine's date, since it compares times of files
    loud(natively().arg("--no-run"))?;
    let mut red = vec![];
    let mut run = |what: String, command: &mut Command| {
        println!("\n{what}");
        let began = Instant::now();
        if let Err(why) = loud(command) {
            red.push(format!("{what}: {why}"));
        }
        println!("      {}", elapsed(began));
    };
    let at = |date: &str| {
        format!(
            "target.'cfg(all())'.runner = [{:?}, '-m', '{date}']",
            faketime.display().to_string()
        )
    };
    for date in DATES {
        run(
            format!("the machine's date is {date}"),
            natively().args(["--no-fail-fast", "--config", &at(date)]),
        );
        run(
            format!("the tests' day is {date}"),
            natively().arg("--no-fail-fast").env("RP_NOW", date),
        );
    }
    let built = root().join("dist").is_dir() && root().join("target/debug/backend").is_file();
    for (name, driver) in [("chromium", "chromedriver"), ("firefox", "geckodriver")] {
        if !built {
            println!(
                "\njourneys in {name} not run: the step app of cargo xtask test builds what they open"
            );
            continue;
        }
        if find(driver).is_none() {
            println!(
                "\njourneys in {name} not run: there is no {driver}; the step tools of cargo xtask test installs it"
            );
            continue;
        }
        for date in DATES {
            run(
                format!("journeys in {name}, the day of the backend is {date}"),
                browser(name, &["--test", "journeys"], &[]).env("RP_NOW", date),
            );
            if name == "chromium" {
                run(
                    format!("journeys in {name}, the machine's date is {date}"),
                    &mut browser(name, &["--config", &at(date), "--test", "journeys"], &[]),
                );
            }
        }
    }
    println!("\nnot tried: Firefox at another date of the machine, since it hangs under faketime");
    if red.is_empty() {
        Ok(())
    } else {
        Err(red.join("\n"))
    }
}
