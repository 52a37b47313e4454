//! Reading what will be stored: nothing unknown is ignored, since an ignored member is a lost text.
//! The types themselves ignore and keep it, for the browser must show what any backend answers.

use report::word::strictly;
use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_path_to_error::{Segment, Track};

/// Errors name the place as a JSON pointer: a value of another type, a member that no type has, a
/// word that no vocabulary lists.
pub fn read<'de, T: Deserialize<'de>>(from: impl Deserializer<'de>) -> Result<T, String> {
    strictly(|| any_words(from))
}

/// The same of what may have words that no vocabulary lists, and has them already.
pub fn any_words<'de, T: Deserialize<'de>>(from: impl Deserializer<'de>) -> Result<T, String> {
    let (mut track, mut ignored) = (Track::new(), None);
    let tracked = serde_path_to_error::Deserializer::new(from, &mut track);
    let read = serde_ignored::deserialize(tracked, |path| {
        ignored.get_or_insert_with(|| pointer(&path));
    });
    match (read, ignored) {
        (Err(error), _) => {
            let place: String = track.path().iter().map(step).collect();
            Err(if place.is_empty() {
                error.to_string()
            } else {
                format!("{place}: {error}")
            })
        }
        (Ok(_), Some(place)) => Err(format!("{place}: there is no such member")),
        (Ok(value), None) => Ok(value),
    }
}

/// JSON to its end.
pub fn json<T: DeserializeOwned>(text: &[u8]) -> Result<T, String> {
    let mut from = serde_json::Deserializer::from_slice(text);
    let value = read(&mut from)?;
    from.end().map_err(|error| error.to_string())?;
    Ok(value)
}

fn step(segment: &Segment) -> String {
    match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{key}"),
        Segment::Enum { .. } | Segment::Unknown => String::new(),
    }
}

fn pointer(path: &serde_ignored::Path<'_>) -> String {
    use serde_ignored::Path;
    match path {
        Path::Root => String::new(),
        Path::Seq { parent, index } => format!("{}/{index}", pointer(parent)),
        Path::Map { parent, key } => format!("{}/{key}", pointer(parent)),
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => pointer(parent),
    }
}
