//! A report as a tree of objects with texts and flags at its leaves: what a merge patch (RFC 7396)
//! changes. The contract has neither arrays nor numbers in a report, so neither has this; and half
//! of a general JSON library stays out of the browser.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tree {
    /// Nothing; in a patch: remove.
    #[default]
    Null,
    Flag(bool),
    Text(String),
    Object(Members),
}

/// Members in the order of their names, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members(Vec<(String, Tree)>);

impl Members {
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(own, _)| own.as_str().cmp(name))
    }

    pub fn get(&self, name: &str) -> Option<&Tree> {
        self.place(name).ok().map(|at| &self.0[at].1)
    }

    /// Nothing is put there where it was absent.
    pub fn at(&mut self, name: &str) -> &mut Tree {
        let at = self.place(name).unwrap_or_else(|at| {
            self.0.insert(at, (name.to_owned(), Tree::Null));
            at
        });
        &mut self.0[at].1
    }

    pub fn remove(&mut self, name: &str) {
        if let Ok(at) = self.place(name) {
            self.0.remove(at);
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &(String, Tree)> {
        self.0.iter()
    }
}

impl Tree {
    /// An object with these members.
    pub fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        let mut own = Members::default();
        for (name, value) in members {
            *own.at(name) = value;
        }
        Self::Object(own)
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_unit(),
            Self::Flag(flag) => to.serialize_bool(*flag),
            Self::Text(text) => to.serialize_str(text),
            Self::Object(members) => {
                let mut map = to.serialize_map(Some(members.0.len()))?;
                for (name, value) in members.iter() {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Tree;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(
            "an object, a text, true, false or null: a report has no arrays and no numbers",
        )
    }

    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Tree, E> {
        Ok(Tree::Flag(flag))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut pairs: Vec<(String, Tree)> = vec![];
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        // whoever sends it chooses the order, so no order costs more than another
        if !pairs.is_sorted_by(|(one, _), (next, _)| one < next) {
            pairs.sort_by(|(one, _), (next, _)| one.cmp(next));
            // of a name that is given twice, the last stands
            pairs.dedup_by(|later, earlier| {
                let is_same = later.0 == earlier.0;
                if is_same {
                    std::mem::swap(later, earlier);
                }
                is_same
            });
        }
        Ok(Tree::Object(Members(pairs)))
    }
}
