//! Organisations by id: old and new names, acronyms and spellings of countries meet in one
//! Constituent.

use super::likeness::{SIMILAR, alike, differ_in_spelling, significant};
use super::matched::{How, Matched, printed};
use crate::language::{country, country_code, letters, region};
use report::constituent::{Constituent, FormerName};
use report::import::{CommissionLine, MemberLine};
use report::language::Language;
use report::vocabulary::ConstituentKind;
use std::collections::{BTreeMap, BTreeSet, HashMap};

#[derive(Default)]
pub struct Directory {
    all: Vec<Constituent>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    by_acronym: HashMap<String, Vec<usize>>,
    /// What a person decided: printed line to id; an empty id asks for a Constituent of its own.
    decided: BTreeMap<String, String>,
    /// What earlier imports took a printed line for: the same line is the same organisation again,
    /// and a guess stays one.
    known: BTreeMap<String, Matched>,
    matched: BTreeMap<String, Matched>,
    changed: BTreeSet<String>,
}

impl Directory {
    pub fn of(
        all: Vec<Constituent>,
        decided: BTreeMap<String, String>,
        known: Vec<Matched>,
    ) -> Self {
        let known = known
            .into_iter()
            .map(|matched| (matched.key(), matched))
            .collect();
        let mut directory = Self {
            decided,
            known,
            ..Self::default()
        };
        all.into_iter().for_each(|one| {
            directory.put(one);
        });
        directory.changed.clear();
        directory
    }

    /// Every line that was asked for, in the order of the alphabet.
    pub fn matched(&self) -> impl Iterator<Item = &Matched> {
        self.matched.values()
    }

    /// What is new or has another name since.
    pub fn changed(&self) -> impl Iterator<Item = &Constituent> {
        self.all.iter().filter(|one| self.changed.contains(&one.id))
    }

    pub fn get(&self, id: &str) -> Option<&Constituent> {
        self.by_id.get(id).map(|at| &self.all[*at])
    }

    /// Another name that it had.
    pub fn renamed(&mut self, id: &str, former: FormerName) {
        if let Some(at) = self.by_id.get(id).copied() {
            self.all[at].former.push(former);
            self.changed.insert(id.to_owned());
            self.index(at);
        }
    }

    /// All that have this name, today or earlier, where the country may be theirs.
    pub fn named(
        &self,
        name: &str,
        code: Option<&str>,
        kind: ConstituentKind,
    ) -> Vec<&Constituent> {
        let place = code.map_or(Place::NotPrinted, Place::Known);
        let at = self.by_name.get(&letters(name)).into_iter().flatten();
        at.map(|at| &self.all[*at])
            .filter(|one| one.kind == kind && place.may_be(one))
            .collect()
    }

    /// Whom this import takes this line for.
    pub fn is_now(&self, line: &MemberLine) -> Option<&str> {
        self.matched
            .get(&printed(line))
            .map(|matched| matched.id.as_str())
    }

    /// Whom an earlier import took this line for.
    pub fn before(&self, line: &MemberLine) -> Option<&str> {
        self.known
            .get(&printed(line))
            .map(|matched| matched.id.as_str())
    }

    pub fn member(&mut self, line: &MemberLine) -> String {
        self.organisation(line, ConstituentKind::Member)
    }

    /// The id of an organisation as a page names it; a new one is made where nobody fits.
    pub fn organisation(&mut self, line: &MemberLine, kind: ConstituentKind) -> String {
        let key = printed(line);
        if let Some(known) = self.matched.get(&key) {
            return known.id.clone();
        }
        // "Name ( Country )" of layout B looks like an acronym to who does not know countries
        let swapped = line.country.is_none()
            && line
                .acronym
                .as_deref()
                .is_some_and(|acronym| country_code(acronym).is_some());
        let (acronym, printed_country) = if swapped {
            (None, line.acronym.clone())
        } else {
            (line.acronym.clone(), line.country.clone())
        };
        let place = Place::of(printed_country.as_deref());
        let code = place.code();
        let (at, how) = match self.decided.get(&key).map(String::as_str) {
            Some("") => (None, How::Decided),
            Some(id) => (self.by_id.get(id).copied(), How::Decided),
            None => match self
                .again(&key)
                .or_else(|| self.find(&line.name, acronym.as_deref(), &place, kind))
            {
                Some((at, how)) => (Some(at), how),
                None => (None, How::New),
            },
        };
        let id = match at {
            Some(at) => {
                self.learn(at, line, acronym, &place);
                self.all[at].id.clone()
            }
            None => {
                let made = Constituent {
                    acronym,
                    country: code.map(str::to_owned),
                    ..Constituent::new(self.free_id(&line.name), kind, line.name.trim())
                };
                let country_name = code
                    .and_then(|code| country(code, Language::En))
                    .map(str::to_owned)
                    .or_else(|| printed_country.clone());
                self.put(Constituent {
                    country_name,
                    region: code.and_then(region),
                    ..made
                })
            }
        };
        let matched = Matched {
            name: line.name.clone(),
            acronym: line.acronym.clone(),
            country: line.country.clone(),
            id: id.clone(),
            how,
        };
        self.matched.insert(key, matched);
        id
    }

    /// A Commission is another one each term: its members are.
    pub fn commission(&mut self, line: &CommissionLine) -> String {
        // "Ecosystems Management" until 2020 is "Ecosystem Management" since
        let name = letters(&line.name).replace("ecosystems", "ecosystem");
        let same = |one: &Constituent| {
            one.kind == ConstituentKind::Commission
                && letters(&one.name).replace("ecosystems", "ecosystem") == name
        };
        let fits: Vec<usize> = (0..self.all.len())
            .filter(|at| {
                same(&self.all[*at]) && (self.all[*at].term == line.term || line.term.is_none())
            })
            .collect();
        // without a term only where there is one that it can be
        if let [at] = fits[..] {
            if self.all[at].acronym.is_none() && line.acronym.is_some() {
                self.all[at].acronym.clone_from(&line.acronym);
                self.changed.insert(self.all[at].id.clone());
            }
            return self.all[at].id.clone();
        }
        let full = format!("{} {}", line.name, line.term.as_deref().unwrap_or_default());
        let id = self.free_id(&full);
        self.put(Constituent {
            acronym: line.acronym.clone(),
            term: line.term.clone(),
            ..Constituent::new(id, ConstituentKind::Commission, line.name.clone())
        })
    }

    /// What an earlier import took this line for.
    fn again(&self, printed: &str) -> Option<(usize, How)> {
        let known = self.known.get(printed)?;
        Some((*self.by_id.get(&known.id)?, known.how))
    }

    fn find(
        &self,
        name: &str,
        acronym: Option<&str>,
        place: &Place<'_>,
        kind: ConstituentKind,
    ) -> Option<(usize, How)> {
        let code = place.code();
        let fits = |at: &usize| self.all[*at].kind == kind && place.may_be(&self.all[*at]);
        let wanted = letters(name);
        let named: Vec<usize> = self
            .by_name
            .get(&wanted)
            .into_iter()
            .flatten()
            .copied()
            .filter(fits)
            .collect();
        // one name in two countries and no country printed: nobody can tell
        if let [at] = named[..] {
            return Some((
                at,
                if letters(&self.all[at].name) == wanted {
                    How::Name
                } else {
                    How::FormerName
                },
            ));
        }
        if !named.is_empty() {
            return (*place != Place::NotPrinted).then(|| (named[0], How::Name));
        }
        let code = code?;
        let here = |at: &usize| fits(at) && self.all[*at].country.as_deref() == Some(code);
        let words = significant(name);
        if let Some(acronym) = acronym.map(letters).filter(|acronym| acronym.len() >= 3) {
            let shares = |at: &usize| {
                self.names(*at)
                    .any(|name| significant(name).intersection(&words).next().is_some())
            };
            if let Some(at) = self
                .by_acronym
                .get(&acronym)
                .into_iter()
                .flatten()
                .copied()
                .filter(|at| here(at) && shares(at))
                .min()
            {
                return Some((at, How::Acronym));
            }
        }
        let near = |at: &usize| {
            let own = &self.all[*at];
            // two acronyms that differ are two organisations, however alike their names
            let apart = acronym
                .zip(own.acronym.as_deref())
                .is_some_and(|(one, other)| letters(one) != letters(other));
            here(at)
                && !apart
                && self.names(*at).any(|name| {
                    alike(&letters(name), &wanted) >= SIMILAR
                        && differ_in_spelling(&significant(name), &words)
                })
        };
        (0..self.all.len()).find(near).map(|at| (at, How::Similar))
    }

    fn names(&self, at: usize) -> impl Iterator<Item = &str> {
        let one = &self.all[at];
        std::iter::once(one.name.as_str())
            .chain(one.former.iter().map(|former| former.name.as_str()))
    }

    /// What this line adds to what is on file: an acronym, a country, another name.
    fn learn(&mut self, at: usize, line: &MemberLine, acronym: Option<String>, place: &Place<'_>) {
        let one = &mut self.all[at];
        let before = one.clone();
        let other_name = letters(&one.name) != letters(&line.name)
            && one
                .former
                .iter()
                .all(|former| letters(&former.name) != letters(&line.name));
        let other_acronym = acronym.is_some()
            && one.acronym.is_some()
            && acronym.as_deref().map(letters) != one.acronym.as_deref().map(letters);
        if other_name {
            one.former.push(FormerName {
                name: line.name.trim().to_owned(),
                acronym: acronym.clone().filter(|_| other_acronym),
                until: None,
            });
        }
        one.acronym = one.acronym.take().or(acronym);
        if let Some(code) = place
            .code()
            .filter(|_| one.country.is_none() && one.country_name.is_none())
        {
            one.country = Some(code.to_owned());
            one.country_name = country(code, Language::En).map(str::to_owned);
            one.region = region(code);
        }
        if *one != before {
            let id = one.id.clone();
            self.index(at);
            self.changed.insert(id);
        }
    }

    /// Puts a Constituent in, or in the place of the one with its id. Answers the id.
    pub fn put(&mut self, one: Constituent) -> String {
        let id = one.id.clone();
        let at = match self.by_id.get(&id).copied() {
            Some(at) => {
                self.all[at] = one;
                at
            }
            None => {
                self.all.push(one);
                self.all.len() - 1
            }
        };
        self.by_id.insert(id.clone(), at);
        self.changed.insert(id.clone());
        self.index(at);
        id
    }

    fn index(&mut self, at: usize) {
        let names: Vec<String> = self.names(at).map(letters).collect();
        let one = &self.all[at];
        let acronyms: Vec<String> = one
            .acronym
            .iter()
            .chain(
                one.former
                    .iter()
                    .filter_map(|former| former.acronym.as_ref()),
            )
            .map(|text| letters(text))
            .collect();
        for (keys, index) in [(names, &mut self.by_name), (acronyms, &mut self.by_acronym)] {
            for key in keys {
                let at_key = index.entry(key).or_default();
                if !at_key.contains(&at) {
                    at_key.push(at);
                }
            }
        }
    }

    /// `[a-z0-9-]`, at most 36 characters.
    pub fn free_id(&self, name: &str) -> String {
        let stem = words::slug(name)
            .chars()
            .take(32)
            .collect::<String>()
            .trim_end_matches('-')
            .to_owned();
        let stem = if stem.is_empty() {
            "organisation".to_owned()
        } else {
            stem
        };
        (1..)
            .map(|n| {
                if n == 1 {
                    stem.clone()
                } else {
                    format!("{stem}-{n}")
                }
            })
            .find(|id| !self.by_id.contains_key(id))
            .unwrap_or(stem)
    }
}

/// The country that a line prints. One that no list knows is no other country, and not none.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place<'a> {
    NotPrinted,
    Known(&'a str),
    /// Its letters.
    Unknown(String),
}

impl<'a> Place<'a> {
    fn of(printed: Option<&'a str>) -> Self {
        let Some(text) = printed else {
            return Self::NotPrinted;
        };
        let code = country_code(text)
            .or_else(|| (text.len() == 2 && region(text).is_some()).then_some(text));
        code.map_or_else(|| Self::Unknown(letters(text)), Self::Known)
    }

    fn code(&self) -> Option<&'a str> {
        if let Self::Known(code) = self {
            Some(code)
        } else {
            None
        }
    }

    fn may_be(&self, one: &Constituent) -> bool {
        match (self, one.country.as_deref(), one.country_name.as_deref()) {
            (Self::NotPrinted, ..) | (_, None, None) => true,
            (Self::Known(code), Some(own), _) => *code == own,
            (Self::Unknown(own), None, Some(name)) => *own == letters(name),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, acronym: &str, country: &str) -> MemberLine {
        let own = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        MemberLine {
            name: name.into(),
            acronym: own(acronym),
            country: own(country),
        }
    }

    /// Which lines are one organisation, and how the last was matched.
    #[track_caller]
    fn one(lines: &[(&str, &str, &str)], how: How) {
        let mut directory = Directory::default();
        let ids: BTreeSet<String> = lines
            .iter()
            .map(|(name, acronym, country)| directory.member(&line(name, acronym, country)))
            .collect();
        assert_eq!(ids.len(), 1, "{lines:?}");
        let last = lines.last().expect("a line");
        assert_eq!(
            directory
                .matched
                .get(&printed(&MemberLine {
                    name: last.0.into(),
                    acronym: Some(last.1.into()),
                    country: Some(last.2.into())
                }))
                .map(|matched| matched.how),
            Some(how)
        );
    }

    #[track_caller]
    fn different(lines: &[(&str, &str, &str)]) {
        let mut directory = Directory::default();
        let ids: BTreeSet<String> = lines
            .iter()
            .map(|(name, acronym, country)| directory.member(&line(name, acronym, country)))
            .collect();
        assert_eq!(ids.len(), lines.len(), "{lines:?}");
    }

    #[test]
    fn spellings_of_one_name_are_one() {
        one(
            &[
                ("Ministère de l`Exemple", "MEX", "Algeria"),
                ("Ministère de l’Exemple", "", "Algeria"),
            ],
            How::Name,
        );
        one(
            &[
                ("Towarzystwo ''Traszka''", "TT", "Poland"),
                ("Towarzystwo „Traszka”", "", ""),
            ],
            How::Name,
        );
    }

    #[test]
    fn spellings_of_one_country_are_one() {
        for (a, b) in [
            (
                "United Kingdom",
                "United Kingdom of Great Britain and Northern Ireland",
            ),
            ("Tanzania", "United Republic of Tanzania"),
            ("Korea (RK)", "Republic of Korea"),
            ("Bolivia", "Bolivia (Plurinational State of)"),
            (
                "Jersey",
                "Jersey, United Kingdom of Great Britain and Northern Ireland",
            ),
        ] {
            one(
                &[("Model Trust", "MT", a), ("Model Trust", "MT", b)],
                How::Name,
            );
        }
    }

    #[test]
    fn a_new_name_with_the_same_acronym_is_the_same_and_is_to_be_looked_at() {
        one(
            &[
                ("Heron Watch", "HWS", "Kenya"),
                ("Heron and Wetland Society", "HWS", "Kenya"),
            ],
            How::Acronym,
        );
        one(
            &[
                ("Reed Institute of the Northern Lakes", "RIN", "Ghana"),
                ("Reed Institut of the Northern Lakes", "", "Ghana"),
            ],
            How::Similar,
        );
        assert!(How::Acronym.is_guess() && How::Similar.is_guess() && !How::Name.is_guess());
    }

    #[test]
    fn what_only_looks_alike_stays_apart() {
        different(&[
            ("Heron Watch", "HW", "Kenya"),
            ("Horse Welfare", "HW", "Kenya"),
        ]);
        different(&[
            ("Model Trust", "MT", "Kenya"),
            ("Model Trust", "MT", "Ghana"),
        ]);
        different(&[
            ("Model Trust", "MT", "Kenya"),
            ("Model Trust", "MT", "Land of Nowhere"),
            ("Model Trust", "MT", "Another Nowhere"),
        ]);
        different(&[
            ("Forest Institute of the Northern Province", "FINP", "Ghana"),
            ("Forest Institute of the Southern Province", "FISP", "Ghana"),
        ]);
        different(&[
            ("Ministry of Environment and Water", "", "Ghana"),
            ("Ministry of Energy and Water", "", "Ghana"),
        ]);
        different(&[
            ("Ministry of Forests", "MFO", "Ghana"),
            ("Ministry of Fisheries", "MFO", "Ghana"),
        ]);
        different(&[
            ("Wide Fund - Belgium", "WF - Belgium", "Belgium"),
            ("Wide Fund - France", "WF - France", "France"),
        ]);
    }

    #[test]
    fn a_country_in_the_place_of_the_acronym_is_a_country() {
        one(
            &[
                ("Model Trust", "MT", "Namibia"),
                ("Model Trust", "Namibia", ""),
            ],
            How::Name,
        );
    }

    #[test]
    fn a_decision_wins() {
        let mut directory = Directory::default();
        let id = directory.member(&line("Heron Watch", "HWS", "Kenya"));
        let other = line("Heron and Wetland Society", "HWS", "Kenya");
        let key = printed(&other);
        let mut apart = Directory::of(
            directory.all.clone(),
            BTreeMap::from([(key, String::new())]),
            vec![],
        );
        assert_ne!(apart.member(&other), id);
        let far = line("Quite Another", "", "");
        let mut joined = Directory::of(
            directory.all,
            BTreeMap::from([(printed(&far), id.clone())]),
            vec![],
        );
        assert_eq!(joined.member(&far), id);
        assert!(joined.changed().any(|one| {
            one.former
                .iter()
                .any(|former| former.name == "Quite Another")
        }));
    }

    #[test]
    fn a_line_that_was_matched_before_is_the_same_again() {
        let mut first = Directory::default();
        first.member(&line("Heron and Wetland Society", "HWS", "Kenya"));
        first.member(&line("Model Trust", "MT", "Kenya"));
        first.member(&line("Model Trust", "MT", "Ghana"));
        let lines = [
            line("Heron Watch", "HWS", "Kenya"),
            line("Model Trust", "", ""),
            line("Model Trust", "", "Nowhere"),
        ];
        let ids: Vec<String> = lines.iter().map(|line| first.member(line)).collect();
        let mut again = Directory::of(
            first.all.clone(),
            BTreeMap::new(),
            first.matched().cloned().collect(),
        );
        assert_eq!(
            lines
                .iter()
                .map(|line| again.member(line))
                .collect::<Vec<_>>(),
            ids,
            "nobody is made anew"
        );
        assert!(
            again
                .matched()
                .any(|matched| matched.name == "Heron Watch" && matched.how == How::Acronym),
            "a guess stays one"
        );
    }

    #[test]
    fn commissions_are_others_each_term() {
        let line = |name: &str, term: &str| CommissionLine {
            name: name.into(),
            term: Some(term.into()),
            acronym: None,
        };
        let mut directory = Directory::default();
        let one = directory.commission(&line("Commission on Ecosystems Management", "2017-2020"));
        assert_eq!(
            directory.commission(&line("Commission on Ecosystem Management", "2017-2020")),
            one
        );
        assert_ne!(
            directory.commission(&line("Commission on Ecosystem Management", "2021-2025")),
            one
        );
        let of_no_term = directory.commission(&CommissionLine {
            name: "Commission on Ecosystem Management".into(),
            term: None,
            acronym: None,
        });
        assert_ne!(
            of_no_term, one,
            "which of two terms is meant nobody can tell"
        );
    }
}
