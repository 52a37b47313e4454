//! The keys of the vocabularies (spec: section 2) and the labels that IUCN prints in English, which the importer reads and
//! the exporter writes. Labels for people come from the backend, with the words of locales/ as fallback for the first paint.

use serde::{Deserialize, Serialize};

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $key)] $variant),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The same word in JSON, CSS classes, addresses and locale keys.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}

vocabulary! {
    /// Status of implementation, declared by the Focal Point. `completed` and `not_started` were not seen in a report yet.
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
    /// How far one action of an Activity Report is. `none` is only imported (IUCN prints "- None -").
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
    }
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
        }
    }

    pub fn from_short(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.short().eq_ignore_ascii_case(text))
    }
}

impl Action {
    /// As IUCN prints it, always in English in Progress Reports.
    pub fn printed(self) -> &'static str {
        match self {
            Self::Capacity => "Capacity-building",
            Self::Convening => "Convene stakeholders/Networking",
            Self::Education => "Education/Communication/Raising awareness",
            Self::Field => "Field activities",
            Self::Fundraising => "Fundraising",
            Self::Policy => "Policy influencing/advocacy",
            Self::Science => "Scientific/technical activities",
            Self::Other => "Other",
        }
    }

    /// Reads the printed label in other spellings too: "Capacity building" stands as a sub-heading for "Capacity-building".
    pub fn from_printed(line: &str) -> Option<Self> {
        let squeezed = squeeze(line);
        Self::ALL.iter().copied().find(|action| squeeze(action.printed()) == squeezed)
    }
}

impl Status {
    /// The label as printed on report pages, where one was seen.
    pub fn printed(self) -> Option<&'static str> {
        match self {
            Self::Initiated => Some("Initiated: first stages of implementation"),
            Self::Underway => Some("Underway: implementation well-advanced"),
            Self::Ongoing => Some("On-going: implementation consisting of repetitive, recurrent action (attending meetings, reporting, etc.)"),
            Self::NotStarted | Self::Completed | Self::Unknown => None,
        }
    }

    /// By the word before the colon: the explanations behind it vary.
    pub fn from_printed(line: &str) -> Option<Self> {
        let word = squeeze(line.split(':').next().unwrap_or_default());
        [Self::Initiated, Self::Underway, Self::Ongoing, Self::Completed].into_iter().find(|status| squeeze(status.key()) == word)
    }
}

/// Letters and digits in lower case: what two spellings of one label have in common.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_printed_label_is_read_back() {
        for action in Action::ALL {
            assert_eq!(Action::from_printed(action.printed()), Some(*action));
        }
        assert_eq!(Action::from_printed("Capacity building"), Some(Action::Capacity));
        for status in Status::ALL {
            if let Some(label) = status.printed() {
                assert_eq!(Status::from_printed(label), Some(*status));
            }
        }
        assert_eq!(Status::from_printed("Wholly new: some words"), None);
    }
}
