//! `demo`: a demonstration of a chosen size into an empty data folder, for measurements; or the
//! rows of a bench.

use super::arguments::Arguments;
use crate::seed;
use crate::store::Store;
use std::time::Instant;

pub fn run(arguments: Arguments) -> Result<(), String> {
    arguments.no_files()?;
    let store = Store::open(&arguments.path("data", "data"), arguments.clock()?)?;
    let began = Instant::now();
    let made = match arguments.get("rows") {
        Some(file) => seed::rows(&store, file.as_ref())?,
        None => {
            let size = seed::Size {
                resolutions: arguments.number("resolutions")?.unwrap_or(1600),
                reports: arguments.number("reports")?.unwrap_or(8000),
            };
            seed::sized(&store, &arguments.path("demo", "demo"), size)?
        }
    };
    println!("{made} in {:.1} s", began.elapsed().as_secs_f64());
    Ok(())
}
