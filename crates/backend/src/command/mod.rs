//! What the program can do besides serving: import pages, bring in spreadsheets, back up, restore,
//! make a demonstration of a size.

pub mod arguments;
pub mod backup;
pub mod bring_in;
pub mod demo;
pub mod import;
pub mod publish;
pub mod review;
pub mod serve;

use arguments::Arguments;

pub const USAGE: &str = "backend COMMAND

  serve      --dist DIR --data DIR [--demo DIR] [--port N] [--origin https://HOST] [--saves-a-minute N]     serve app and API until Ctrl-C (without a command too)
  import     --data DIR [--apply] [--node N] [--year YYYY] [--code CODE] [--constituent ID] FILE...
             saved report pages: what they hold, what differs from what is on file; --apply stores it
  import     --data DIR --review [FILE]      which printed names were taken for whom, to be looked at; FILE: that list with decisions
  bring-in   --data DIR [--resolutions FILE.csv] [--members FILE.csv] [--apply]     spreadsheets, shown as a difference
  backup     --data DIR --to FILE            a whole copy, checked, while the server runs
  restore    --data DIR --from FILE          puts a copy in the place of the data; the server must not run
  publish    --dist DIR --data DIR --out DIR [--set facts|demo] [--origin https://HOST]     the public pages of one set as files
  demo       --data DIR [--resolutions N] [--reports M] [--rows FILE.json]          a demonstration of that size, for measurements

All but backup take --now 2026-11-27T10:00:00Z: the time from which their clock ticks on, instead of the machine's.
";

/// Errors: a sentence for the person at the terminal.
pub async fn run(given: Vec<String>) -> Result<(), String> {
    let (command, rest) = match given.split_first() {
        Some((command, rest)) if !command.starts_with("--") => (command.as_str(), rest.to_vec()),
        Some((command, _)) if command == "--help" => ("--help", vec![]),
        _ => ("serve", given),
    };
    if rest.iter().any(|word| word == "--help") {
        print!("{USAGE}");
        return Ok(());
    }
    match command {
        "serve" => {
            serve::run(Arguments::read(
                &rest,
                &[
                    "dist",
                    "data",
                    "demo",
                    "port",
                    "origin",
                    "saves-a-minute",
                    "now",
                ],
                &[],
            )?)
            .await
        }
        "import" => import::run(Arguments::read(
            &rest,
            &["data", "node", "year", "code", "constituent", "now"],
            &["apply", "review"],
        )?),
        "bring-in" => bring_in::run(Arguments::read(
            &rest,
            &["data", "resolutions", "members", "now"],
            &["apply"],
        )?),
        "backup" => backup::backup(Arguments::read(&rest, &["data", "to"], &[])?),
        "restore" => backup::restore(Arguments::read(&rest, &["data", "from", "now"], &[])?),
        "demo" => demo::run(Arguments::read(
            &rest,
            &["data", "demo", "resolutions", "reports", "rows", "now"],
            &[],
        )?),
        "publish" => {
            publish::run(Arguments::read(
                &rest,
                &["dist", "data", "out", "set", "origin", "now"],
                &[],
            )?)
            .await
        }
        "--help" => {
            print!("{USAGE}");
            Ok(())
        }
        other => Err(format!("{other} is no command.\n\n{USAGE}")),
    }
}
