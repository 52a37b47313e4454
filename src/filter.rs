//! What a list of Resolutions is narrowed to, and its order: words and keys of facets. The address
//! holds all of it.

/// What the list can be narrowed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    Status,
    Congress,
    Action,
    Region,
    Commission,
    Year,
    Archived,
}

impl Facet {
    pub const ALL: [Self; 7] = [
        Self::Status,
        Self::Congress,
        Self::Action,
        Self::Region,
        Self::Commission,
        Self::Year,
        Self::Archived,
    ];

    /// In the address, and in the form.
    pub fn key(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Congress => "congress",
            Self::Action => "action",
            Self::Region => "region",
            Self::Commission => "commission",
            Self::Year => "year",
            Self::Archived => "archived",
        }
    }
}

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

/// How much of a list is written. Who types waits for what a screen shows only; the rest comes a
/// moment later.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    Whole,
    /// So many rows, and nothing that can be folded.
    InSight(usize),
}

impl Extent {
    /// How many of so many rows.
    pub fn of(self, rows: usize) -> usize {
        match self {
            Self::Whole => rows,
            Self::InSight(most) => most.min(rows),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Looked for in titles and codes.
    pub words: String,
    /// Keys of each facet, in the order of `Facet::ALL`; none is all.
    pub chosen: [Vec<String>; Facet::ALL.len()],
    pub sort: Sort,
    /// Pages that are shown before; the first has none.
    pub page: usize,
}

impl Filter {
    pub fn of(&self, facet: Facet) -> &[String] {
        &self.chosen[facet as usize]
    }

    pub fn is_chosen(&self, facet: Facet, key: &str) -> bool {
        self.of(facet).iter().any(|own| own == key)
    }

    /// The same with one key of a facet and no other.
    pub fn only(&self, facet: Facet, key: &str) -> Self {
        let mut other = Self {
            page: 0,
            ..self.clone()
        };
        other.chosen[facet as usize] = vec![key.to_owned()];
        other
    }

    /// The same without one key, from its first page.
    pub fn without(&self, facet: Facet, key: &str) -> Self {
        let mut less = Self {
            page: 0,
            ..self.clone()
        };
        less.chosen[facet as usize].retain(|own| own != key);
        less
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.chosen.iter().all(Vec::is_empty)
    }
}
