//! Developer commands. `start` and `test` are all that a newcomer needs; the others are their
//! parts.

mod administer;
mod build;
mod contract;
mod machine;
mod shell;
mod size;
mod soak;
mod start;
mod styles;
mod test;
mod tidy;
mod words;

use std::process::ExitCode;

const USAGE: &str = "cargo xtask COMMAND

  start   get what is missing, build, serve app and backend with demonstration data, print the address
            --port N (8080)   --data DIR (data)   --no-open   --dev (rebuild on change)   --release (always so without --dev)
  test    install what is missing, run every test; with names of steps only those (cargo xtask test --help lists them)
  soak    NAME: what takes longer than a test may; dates runs all tests on other days
  build   the SPA into dist/: hashed names, brotli beside, list for precaching
            --dev   --public-url /sub/ (where the site will live, /)
  size    bytes of each program; more than bench/budgets.tsv allows fails
  tidy    the rules of the house: who may import whom, module heads, names in ARCHITECTURE.md
  styles  style/ into one file for all pages (trunk calls it)   words   the words of each language beside the page (trunk calls it)
  and with the data of start (or --data DIR):
  import    FILE... [--apply]   saved report pages: what they hold, what differs from what is on file; --review: names to look at
  bring-in  --resolutions FILE.csv, --members FILE.csv [--apply]   spreadsheets, shown as a difference
  backup    --to FILE           a whole copy while the server runs      restore   --from FILE   (the server must not run)
  publish   --out DIR [--set facts|demo] [--origin https://HOST]    the public pages of one set as files for any web server
  demo      --data DIR [--resolutions N] [--reports M] [--rows FILE]    a demonstration of that size, for measurements
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = arguments
        .split_first()
        .map_or(("", &[][..]), |(command, rest)| (command.as_str(), rest));
    let done = match command {
        "start" => start::start(rest),
        "test" => test::test(rest),
        "build" => build::command(rest),
        "size" => size::size(),
        "soak" => soak::soak(rest),
        "tidy" => tidy::tidy(),
        "styles" => styles::styles(),
        "words" => words::words(),
        "import" | "bring-in" | "backup" | "restore" | "demo" | "publish" => {
            administer::administer(command, rest)
        }
        _ => {
            print!("{USAGE}");
            return if command.is_empty() || command == "--help" {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            };
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}
