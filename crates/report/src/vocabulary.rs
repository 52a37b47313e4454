//! The keys of the vocabularies (spec: section 2). What IUCN's pages print for them is `import`'s;
//! labels for people come from the backend, with the words of locales/ as fallback for the first
//! paint.

/// An enum of keys. What is none of them is `Unlisted`, behind all that are.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
            /// A word of another backend, as it came.
            Unlisted($crate::word::Word),
        }

        impl $name {
            const KEYS: &'static [&'static str] = &[$($key),+];

            /// The listed ones.
            pub const ALL: [Self; Self::KEYS.len()] = [$(Self::$variant),+];

            /// The same word in JSON, CSS classes, addresses and locale keys.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                    Self::Unlisted(word) => word.as_str(),
                }
            }

            /// A listed one.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.key() == key)
            }

            pub fn is_listed(self) -> bool {
                !matches!(self, Self::Unlisted(_))
            }

            /// Any word, listed or not.
            pub fn named(word: &str) -> Self {
                Self::from_key(word).unwrap_or_else(|| Self::Unlisted($crate::word::Word::new(word)))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str(self.key())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = String::deserialize(from)?;
                match Self::from_key(&word) {
                    Some(listed) => Ok(listed),
                    None if $crate::word::is_strict() => {
                        Err(serde::de::Error::unknown_variant(&word, Self::KEYS))
                    }
                    None => Ok(Self::named(&word)),
                }
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// Status of implementation, declared by the Focal Point. `completed` and `not_started` were
    /// not seen in a report yet.
    Status {
        NotStarted = "not_started",
        Initiated = "initiated",
        Underway = "underway",
        Ongoing = "ongoing",
        Completed = "completed",
        Unknown = "unknown",
    }
}

vocabulary! {
    /// What kind of action was carried out, in the order in which IUCN prints them.
    Action {
        Capacity = "capacity",
        Convening = "convening",
        Education = "education",
        Field = "field",
        Fundraising = "fundraising",
        Policy = "policy",
        Science = "science",
        Other = "other",
    }
}

vocabulary! {
    /// How far one action of an Activity Report is. `none` is only imported (IUCN prints "- None
    /// -").
    ActionStatus { Ongoing = "ongoing", Completed = "completed", None = "none" }
}

vocabulary! {
    /// Are the future actions planned?
    Planned { Yes = "yes", Partly = "partly", No = "no", Unknown = "unknown" }
}

vocabulary! {
    /// "Do not know" is an answer of the reporter; a blank is no answer.
    YesNo { Yes = "yes", No = "no", DoNotKnow = "do_not_know" }
}

vocabulary! {
    /// What was said instead of, or beside, a list of names.
    ListAnswer { None = "none", DoNotKnow = "do_not_know" }
}

vocabulary! {
    TextKind { Resolution = "resolution", Recommendation = "recommendation", Decision = "decision" }
}

vocabulary! {
    ConstituentKind {
        Member = "member",
        Commission = "commission",
        Secretariat = "secretariat",
        Council = "council",
        Committee = "committee",
        External = "external",
    }
}

vocabulary! {
    /// Where an activity took place, as the Activity Report's form offers it.
    Scope {
        Global = "global",
        Africa = "africa",
        EuropeanUnion = "european_union",
        Mediterranean = "mediterranean",
        Oceania = "oceania",
        SouthEastAsia = "south_east_asia",
        MesoSouthAmerica = "meso_south_america",
        NorthAmericaCaribbean = "north_america_caribbean",
        WestAsia = "west_asia",
        EastEuropeNorthCentralAsia = "east_europe_north_central_asia",
        IndianOcean = "indian_ocean",
        PacificOcean = "pacific_ocean",
        SouthernOcean = "southern_ocean",
    }
}

vocabulary! {
    /// The statutory regions of IUCN.
    Region {
        Africa = "africa",
        MesoSouthAmerica = "meso_south_america",
        NorthAmericaCaribbean = "north_america_caribbean",
        SouthEastAsia = "south_east_asia",
        WestAsia = "west_asia",
        Oceania = "oceania",
        EastEuropeNorthCentralAsia = "east_europe_north_central_asia",
        WestEurope = "west_europe",
    }
}

vocabulary! {
    /// Member categories: A States and agencies, B organisations, C Indigenous peoples'
    /// organisations, D affiliates.
    Category { A = "A", B = "B", C = "C", D = "D" }
}

vocabulary! {
    ReportKind { Activity = "activity", Progress = "progress" }
}

impl TextKind {
    pub fn short(self) -> &'static str {
        match self {
            Self::Resolution => "Res",
            Self::Recommendation => "Rec",
            Self::Decision => "Dec",
            Self::Unlisted(word) => word.as_str(),
        }
    }

    pub fn from_short(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.short().eq_ignore_ascii_case(text))
    }
}
