//! Small maps and sets that stay sorted: a report names dozens, not thousands, so they are plain
//! lists. A balanced tree for each of the ten types of a body would be a third of the domain's WASM
//! (docs/decisions/012), and so would a sort for each: all sort by `ascending`. Whoever sends a
//! report chooses the order of its members, so none costs more to read than another.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;

/// Pairs in the order of their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

/// In JSON an object `{key: true}`: adding one member touches one leaf, which a merge patch can
/// say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortedSet<T>(Vec<T>);

/// The places of so many things in their order; of equals the first comes first.
pub fn ascending(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    places
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(vec![])
    }
}

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        Self(vec![])
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// In whatever order they come; of a key that is given twice, the last stands.
    fn of(pairs: Vec<(K, V)>) -> Self {
        if pairs.is_sorted_by(|(one, _), (next, _)| one < next) {
            return Self(pairs);
        }
        let order = ascending(pairs.len(), &|a, b| pairs[a].0.cmp(&pairs[b].0));
        let mut loose: Vec<Option<(K, V)>> = pairs.into_iter().map(Some).collect();
        let mut map = Self::default();
        for (key, value) in order.into_iter().filter_map(|at| loose[at].take()) {
            map.insert(key, value);
        }
        map
    }

    /// Where the key is, or where it would be.
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(own, _)| own.borrow().cmp(key))
    }

    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| &self.0[at].1)
    }

    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| &mut self.0[at].1)
    }

    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// A value that stood there before is replaced.
    pub fn insert(&mut self, key: K, value: V) {
        // what is read is sorted already
        if self.0.last().is_none_or(|(last, _)| *last < key) {
            self.0.push((key, value));
            return;
        }
        match self.place(&key) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// The value at a key, a default one where there was none.
    pub fn at(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let at = self.place(&key).unwrap_or_else(|at| {
            self.0.insert(at, (key, V::default()));
            at
        });
        &mut self.0[at].1
    }

    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| self.0.remove(at).1)
    }

    pub fn retain(&mut self, wanted: impl Fn(&K, &V) -> bool) {
        self.0.retain(|(key, value)| wanted(key, value));
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + Clone {
        self.0.iter().map(|(key, value)| (key, value))
    }

    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + Clone {
        self.0.iter().map(|(key, _)| key)
    }

    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + Clone {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<T: Ord> SortedSet<T> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn contains(&self, value: &T) -> bool {
        self.0.binary_search(value).is_ok()
    }

    pub fn insert(&mut self, value: T) {
        if let Err(at) = self.0.binary_search(&value) {
            self.0.insert(at, value);
        }
    }

    pub fn remove(&mut self, value: &T) {
        self.0.retain(|own| own != value);
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self::of(pairs.into_iter().collect())
    }
}

impl<T> From<SortedMap<T, bool>> for SortedSet<T> {
    fn from(map: SortedMap<T, bool>) -> Self {
        Self(map.0.into_iter().map(|(key, _)| key).collect())
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for SortedMap<K, V> {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        SortedMap::of(values.into_iter().map(|value| (value, true)).collect()).into()
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for SortedSet<T> {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> (&'a K, &'a V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<'a, T> IntoIterator for &'a SortedSet<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<K: Serialize, V: Serialize> Serialize for SortedMap<K, V> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<T: Serialize> Serialize for SortedSet<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(Some(self.0.len()))?;
        for key in &self.0 {
            map.serialize_entry(key, &true)?;
        }
        map.end()
    }
}

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for SortedMap<K, V> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Pairs<K, V>(PhantomData<(K, V)>);

        impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Visitor<'de> for Pairs<K, V> {
            type Value = SortedMap<K, V>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
                let mut pairs = vec![];
                while let Some(pair) = from.next_entry()? {
                    pairs.push(pair);
                }
                Ok(SortedMap::of(pairs))
            }
        }

        from.deserialize_map(Pairs(PhantomData))
    }
}

/// Errors: a member whose value is not `true`. Leaving a set is said by removing the member.
impl<'de, T: Deserialize<'de> + Ord> Deserialize<'de> for SortedSet<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let map = SortedMap::<T, bool>::deserialize(from)?;
        if map.values().any(|present| !present) {
            return Err(D::Error::custom(
                "a member of a set is `true`; remove it to leave the set",
            ));
        }
        Ok(map.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_stay_in_the_order_of_their_keys() {
        let mut map = SortedMap::from([("b", 1), ("a", 2), ("c", 3)]);
        map.insert("b", 4);
        *map.at("d") += 5;
        assert_eq!(
            map.iter()
                .map(|(key, value)| (*key, *value))
                .collect::<Vec<_>>(),
            [("a", 2), ("b", 4), ("c", 3), ("d", 5)]
        );
        assert_eq!((map.remove("b"), map.get("b")), (Some(4), None));
    }

    #[test]
    fn of_a_key_that_is_given_twice_the_last_stands() {
        let map: SortedMap<String, bool> =
            serde_json::from_str(r#"{"b":true,"a":true,"b":false}"#).unwrap();
        assert_eq!(
            map,
            SortedMap::from([("a".into(), true), ("b".into(), false)])
        );
    }

    #[test]
    fn a_set_is_an_object_in_json() {
        let set: SortedSet<String> = serde_json::from_str(r#"{"b":true,"a":true}"#).unwrap();
        assert_eq!(
            serde_json::to_string(&set).unwrap(),
            r#"{"a":true,"b":true}"#
        );
        assert!(serde_json::from_str::<SortedSet<String>>(r#"{"a":false}"#).is_err());
    }
}
