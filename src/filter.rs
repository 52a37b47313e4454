//! What a list of Resolutions is narrowed to, and its order: words and keys of facets. The address holds all of it.

/// Names of the facets, in the address too.
pub const FACETS: [&str; 7] = ["status", "congress", "action", "region", "commission", "year", "archived"];

/// Orders of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By assembly, newest first, and by number.
    #[default]
    Congress,
    /// By the year of the newest report; none at the end.
    Latest,
    /// By how many reports are on file.
    Reports,
}

impl Sort {
    pub const ALL: [Self; 3] = [Self::Congress, Self::Latest, Self::Reports];

    /// In the address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Congress => "congress",
            Self::Latest => "latest",
            Self::Reports => "reports",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Looked for in titles and codes.
    pub words: String,
    /// Keys of each facet, in the order of `FACETS`; none is all.
    pub chosen: [Vec<String>; FACETS.len()],
    pub sort: Sort,
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
