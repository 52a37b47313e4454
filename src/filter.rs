//! What a list of Resolutions is narrowed to: words and keys of facets. The address holds all of it.

/// Names of the facets, in the address too.
pub const FACETS: [&str; 4] = ["status", "congress", "action", "archived"];

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Looked for in titles and codes.
    pub words: String,
    /// Keys of each facet, in the order of `FACETS`; none is all.
    pub chosen: [Vec<String>; FACETS.len()],
    /// Pages that are shown before; the first has none.
    pub page: usize,
}

impl Filter {
    pub fn is_chosen(&self, facet: usize, key: &str) -> bool {
        self.chosen[facet].iter().any(|own| own == key)
    }

    /// The same without one key, from its first page.
    pub fn without(&self, facet: usize, key: &str) -> Self {
        let mut less = Self { page: 0, ..self.clone() };
        less.chosen[facet].retain(|own| own != key);
        less
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.chosen.iter().all(Vec::is_empty)
    }
}
