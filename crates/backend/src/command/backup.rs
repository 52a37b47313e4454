//! `backup` and `restore`: a whole copy of the database file while it is written to, checked; and
//! the way back.

use super::arguments::Arguments;
use crate::store::{Lease, Store};

pub fn backup(arguments: Arguments) -> Result<(), String> {
    arguments.no_files()?;
    let to = arguments
        .get("to")
        .ok_or("Say where to: --to FILE")?
        .to_owned();
    let data = arguments.path("data", "data");
    let count = Store::copy_of(&data, to.as_ref())?;
    println!("{to}: {count}; checked whole");
    Ok(())
}

pub fn restore(arguments: Arguments) -> Result<(), String> {
    arguments.no_files()?;
    let from = arguments
        .get("from")
        .ok_or("Say which copy: --from FILE")?
        .to_owned();
    let data = arguments.path("data", "data");
    let lease = Lease::alone(&data)?;
    let (count, aside) = Store::put_back(&lease, from.as_ref(), arguments.clock()?)?;
    println!("restored from {from}: {count}");
    if let Some(aside) = aside {
        println!("what was there before is kept as {}", aside.display());
    }
    Ok(())
}
