//! A set in JSON is an object `{key: true}`: adding one member touches one leaf, which a merge patch can say.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::collections::{BTreeMap, BTreeSet};

pub fn serialize<T: Serialize + Ord, S: Serializer>(set: &BTreeSet<T>, out: S) -> Result<S::Ok, S::Error> {
    let mut map = out.serialize_map(Some(set.len()))?;
    for key in set {
        map.serialize_entry(key, &true)?;
    }
    map.end()
}

/// Errors: a member whose value is not `true`. Leaving a set is said by removing the member.
pub fn deserialize<'de, T, D>(from: D) -> Result<BTreeSet<T>, D::Error>
where
    T: Deserialize<'de> + Ord,
    D: Deserializer<'de>,
{
    let map = BTreeMap::<T, bool>::deserialize(from)?;
    if map.values().any(|present| !present) {
        return Err(D::Error::custom("a member of a set is `true`; remove it to leave the set"));
    }
    Ok(map.into_keys().collect())
}
