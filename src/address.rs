//! Every address of the app as a type: made, printed and parsed here only. An address knows its
//! entry, since going from one entry to the other is a page load.

use crate::embedding::Choice;
use crate::filter::{Facet, Filter, Sort};
use report::code::{ResolutionCode, Set};
use report::constituent::Constituent;
use report::date::is_year;
use report::language::Language;
use report::vocabulary::ConstituentKind;
use std::fmt::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    Overview,
    /// The list, narrowed to what the filter asks for.
    Resolutions(Filter),
    /// `demo-2024`: what one assembly adopted.
    Congress(String),
    /// Members and Commissions, narrowed to those whose names have these words.
    Members(String),
    /// By its ISO code, `KE`.
    Country(String),
    /// What was published, since a day if one is named.
    Changes(Option<String>),
    /// A Member or a Commission, by its id.
    Constituent {
        kind: Listed,
        id: String,
    },
    Resolution(ResolutionCode),
    Progress {
        code: ResolutionCode,
        year: String,
        version: Option<u32>,
    },
    Activity {
        code: ResolutionCode,
        year: String,
        constituent: String,
        version: Option<u32>,
    },
    /// How to show our widgets in another site.
    Embed(Choice),
    About,
    Data,
    DataPolicy,
    Accessibility,
    Unknown,
    Try,
    Work,
    /// Where to go after signing in.
    SignIn {
        back: Option<String>,
    },
    /// Opens or finds the draft on a Resolution: this year's where none is named.
    ReportOn {
        code: ResolutionCode,
        year: Option<String>,
    },
    Draft(String),
}

/// Constituents that have a page of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    Member,
    Commission,
}

impl Listed {
    fn path(self) -> &'static str {
        match self {
            Self::Member => "members",
            Self::Commission => "commissions",
        }
    }

    pub fn of(kind: ConstituentKind) -> Option<Self> {
        match kind {
            ConstituentKind::Member => Some(Self::Member),
            ConstituentKind::Commission => Some(Self::Commission),
            _ => None,
        }
    }
}

/// The set that an address without one means: one for a program, told once at its start.
static FACTS_BY_DEFAULT: AtomicBool = AtomicBool::new(false);

pub fn default_set() -> Set {
    if FACTS_BY_DEFAULT.load(Ordering::Relaxed) {
        Set::Facts
    } else {
        Set::Demo
    }
}

pub fn set_default_set(set: Set) {
    FACTS_BY_DEFAULT.store(set == Set::Facts, Ordering::Relaxed);
}

/// Below which path the site lives: one for a page load, told once at its start; "" for the root of
/// a host, else like "/sub".
static SITE: OnceLock<String> = OnceLock::new();

pub fn site() -> &'static str {
    SITE.get().map_or("", String::as_str)
}

/// `/` or `/sub/`, as the builder of the page was told.
pub fn set_site(path: &str) {
    // told once: an address that was printed stays true
    let _ = SITE.set(path.trim_end_matches('/').to_owned());
}

/// What stands behind the site, beginning with its slash.
fn behind<'a>(site: &str, path: &'a str) -> Option<&'a str> {
    path.strip_prefix(site).filter(|rest| rest.starts_with('/'))
}

/// The two starts of the SPA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    App,
    Work,
}

/// An address as it is printed: language, set, page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub lang: Language,
    pub set: Set,
    pub address: Address,
}

impl Address {
    pub fn entry(&self) -> Entry {
        match self {
            Self::Overview
            | Self::Resolutions(_)
            | Self::Congress(_)
            | Self::Members(_)
            | Self::Country(_)
            | Self::Changes(_)
            | Self::Constituent { .. }
            | Self::Resolution(_)
            | Self::Progress { .. }
            | Self::Activity { .. }
            | Self::Embed(_)
            | Self::About
            | Self::Data
            | Self::DataPolicy
            | Self::Accessibility
            | Self::Unknown => Entry::App,
            Self::Try
            | Self::Work
            | Self::SignIn { .. }
            | Self::ReportOn { .. }
            | Self::Draft(_) => Entry::Work,
        }
    }

    /// The set that the address itself tells.
    fn set(&self) -> Option<Set> {
        match self {
            Self::Congress(key) => match key.split_once('-')?.0 {
                "demo" => Some(Set::Demo),
                "wcc" | "ga" => Some(Set::Facts),
                _ => None,
            },
            _ => self
                .code()
                .filter(|code| code.is_listed())
                .map(ResolutionCode::set),
        }
    }

    pub fn code(&self) -> Option<&ResolutionCode> {
        match self {
            Self::Resolution(code)
            | Self::ReportOn { code, .. }
            | Self::Progress { code, .. }
            | Self::Activity { code, .. } => Some(code),
            _ => None,
        }
    }

    /// Behind the language: `/resolutions/WCC-2020-Res-040`.
    fn path(&self) -> String {
        let step = |code: &ResolutionCode| step(&code.to_string());
        match self {
            Self::Overview => "/".into(),
            Self::Resolutions(_) => "/resolutions".into(),
            Self::Congress(key) => format!("/congresses/{key}"),
            Self::Members(_) => "/members".into(),
            Self::Country(code) => format!("/countries/{code}"),
            Self::Changes(_) => "/changes".into(),
            Self::Constituent { kind, id } => format!("/{}/{id}", kind.path()),
            Self::Resolution(code) => format!("/resolutions/{}", step(code)),
            Self::Progress { code, year, .. } => {
                format!("/resolutions/{}/progress/{year}", step(code))
            }
            Self::Activity {
                code,
                year,
                constituent,
                ..
            } => format!("/resolutions/{}/activity/{year}/{constituent}", step(code)),
            Self::Embed(_) => "/embed".into(),
            Self::About => "/about".into(),
            Self::Data => "/data".into(),
            Self::DataPolicy => "/data-policy".into(),
            Self::Accessibility => "/accessibility".into(),
            Self::Unknown => "/unknown".into(),
            Self::Try => "/try".into(),
            Self::Work => "/work".into(),
            Self::SignIn { .. } => "/work/sign-in".into(),
            Self::ReportOn { code, .. } => format!("/work/report-on/{}", step(code)),
            Self::Draft(id) => format!("/work/reports/{id}"),
        }
    }

    fn parse(path: &str, query: &Query) -> Option<Self> {
        let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
        Some(match steps[..] {
            [] => Self::Overview,
            ["resolutions"] => Self::Resolutions(query.filter()),
            ["congresses", key] => Self::Congress(key.to_ascii_lowercase()),
            ["members"] => Self::Members(query.get("q").unwrap_or_default()),
            ["countries", code] if code.len() == 2 => Self::Country(code.to_ascii_uppercase()),
            ["changes"] => Self::Changes(query.get("since").filter(|day| is_day(day))),
            ["members", id] if Constituent::is_id(id) => Self::Constituent {
                kind: Listed::Member,
                id: id.into(),
            },
            ["commissions", id] if Constituent::is_id(id) => Self::Constituent {
                kind: Listed::Commission,
                id: id.into(),
            },
            ["resolutions", code] => Self::Resolution(code_of(code)?),
            ["resolutions", code, "progress", year] => Self::Progress {
                code: code_of(code)?,
                year: year.into(),
                version: query.version(),
            },
            ["resolutions", code, "activity", year, who] => Self::Activity {
                code: code_of(code)?,
                year: year.into(),
                constituent: who.into(),
                version: query.version(),
            },
            ["embed"] => Self::Embed(Choice::read(|name| query.get(name).unwrap_or_default())),
            ["about"] => Self::About,
            ["data"] => Self::Data,
            ["data-policy"] => Self::DataPolicy,
            ["accessibility"] => Self::Accessibility,
            ["unknown"] => Self::Unknown,
            ["try"] => Self::Try,
            ["work"] => Self::Work,
            ["work", "sign-in"] => Self::SignIn {
                back: query
                    .get("back")
                    .filter(|back| Place::parse(back).is_some()),
            },
            ["work", "report-on", code] => Self::ReportOn {
                code: code_of(code)?,
                year: query.get("year").filter(|year| is_year(year)),
            },
            ["work", "reports", id] => Self::Draft(id.into()),
            _ => return None,
        })
    }
}

impl Place {
    /// Of all views of a list, and of all versions of a report, one is the page.
    pub fn main(&self) -> Self {
        let address = match self.address.clone() {
            Address::Resolutions(_) => Address::Resolutions(Filter::default()),
            Address::Members(_) => Address::Members(String::new()),
            Address::Embed(_) => Address::Embed(Choice::default()),
            Address::Changes(_) => Address::Changes(None),
            Address::Progress { code, year, .. } => Address::Progress {
                code,
                year,
                version: None,
            },
            Address::Activity {
                code,
                year,
                constituent,
                ..
            } => Address::Activity {
                code,
                year,
                constituent,
                version: None,
            },
            address => address,
        };
        Self {
            address,
            ..self.clone()
        }
    }

    /// `/en/resolutions/WCC-2020-Res-040`; the set only where the page does not tell it.
    pub fn path(&self) -> String {
        let mut out = format!("{}/{}{}", site(), self.lang.key(), self.address.path());
        let mut mark = '?';
        let mut add = |name: &str, value: &str| {
            let _ = write!(out, "{mark}{name}={value}");
            mark = '&';
        };
        if self.set != default_set() && self.address.set().is_none() {
            add("set", self.set.key());
        }
        match &self.address {
            Address::Progress {
                version: Some(version),
                ..
            }
            | Address::Activity {
                version: Some(version),
                ..
            } => add("version", &version.to_string()),
            Address::Changes(Some(day)) => add("since", day),
            Address::ReportOn {
                year: Some(year), ..
            } => add("year", year),
            Address::Members(words) if !words.is_empty() => add("q", &encode(words)),
            Address::Embed(choice) => {
                choice
                    .pairs()
                    .for_each(|(name, value)| add(name, &encode(value)));
            }
            Address::SignIn { back: Some(back) } => add("back", &encode(back)),
            Address::Resolutions(filter) => {
                if !filter.words.is_empty() {
                    add("q", &encode(&filter.words));
                }
                for facet in Facet::ALL
                    .into_iter()
                    .filter(|facet| !filter.of(*facet).is_empty())
                {
                    add(facet.key(), &filter.of(facet).join(","));
                }
                if filter.sort != Sort::default() {
                    add("sort", filter.sort.key());
                }
                if filter.page > 0 {
                    add("page", &(filter.page + 1).to_string());
                }
            }
            _ => {}
        }
        out
    }

    /// Reads a path with its query. A code in another spelling is read too; `path` prints the
    /// canonical one.
    pub fn parse(path_and_query: &str) -> Option<Self> {
        let without_hash = path_and_query.split('#').next().unwrap_or_default();
        let (path, query) = without_hash.split_once('?').unwrap_or((without_hash, ""));
        let query = Query(query);
        let (lang, rest) = language_of(path)?;
        let address = Address::parse(rest, &query)?;
        let set = match address.set() {
            Some(set) => set,
            None => query
                .get("set")
                .and_then(|set| Set::from_key(&set))
                .unwrap_or_else(default_set),
        };
        Some(Self { lang, set, address })
    }
}

/// The language that a path begins with, and what stands behind it.
fn language_of(path: &str) -> Option<(Language, &str)> {
    let rest = behind(site(), path)?.strip_prefix('/')?;
    let (lang, rest) = rest.split_once('/').unwrap_or((rest, ""));
    Some((Language::from_key(lang)?, rest))
}

/// The language, the code and what stands behind it of `/en/resolutions/7.040/progress/2022`: a
/// code as people write it, which only who has the list can read.
pub fn spelled(path: &str) -> Option<(Language, String, String)> {
    let (lang, rest) = language_of(path)?;
    let rest = rest.strip_prefix("resolutions/")?;
    let (text, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    Some((
        lang,
        decode(text).filter(|text| !text.is_empty())?,
        rest.to_owned(),
    ))
}

/// The address of a part of a page as a file: `/en/declared.csv?set=facts` of `/en/?set=facts`.
pub fn file_of(page: &str, name: &str) -> String {
    let (path, query) = page
        .split_once('?')
        .map_or((page, String::new()), |(path, query)| {
            (path, format!("?{query}"))
        });
    format!("{}/{name}{query}", path.trim_end_matches('/'))
}

struct Query<'a>(&'a str);

impl Query<'_> {
    /// Keys as a form sends them, a name each, or as we print them, with commas. What is no key is
    /// left out.
    fn filter(&self) -> Filter {
        let is_key = |key: &&str| {
            !key.is_empty()
                && key
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        };
        let keys = |facet: Facet| {
            let name = facet.key();
            let mut all: Vec<String> = vec![];
            for value in self
                .0
                .split('&')
                .filter_map(|pair| decode(pair.strip_prefix(name)?.strip_prefix('=')?))
            {
                for key in value.split(',').filter(is_key) {
                    if !all.iter().any(|own| own == key) {
                        all.push(key.to_owned());
                    }
                }
            }
            all
        };
        let page = self
            .get("page")
            .and_then(|page| page.parse::<usize>().ok())
            .unwrap_or_default()
            .saturating_sub(1);
        let sort = self
            .get("sort")
            .and_then(|key| Sort::ALL.into_iter().find(|sort| sort.key() == key))
            .unwrap_or_default();
        Filter {
            words: self
                .get("q")
                .unwrap_or_default()
                .trim()
                .chars()
                .take(200)
                .collect(),
            chosen: Facet::ALL.map(keys),
            sort,
            page,
        }
    }

    fn get(&self, name: &str) -> Option<String> {
        value_of(self.0, name)
    }

    fn version(&self) -> Option<u32> {
        self.get("version")?.parse().ok()
    }
}

/// The first value of that name that can be read.
pub fn value_of(query: &str, name: &str) -> Option<String> {
    query
        .split('&')
        .find_map(|pair| decode(pair.strip_prefix(name)?.strip_prefix('=')?))
}

/// `2026-10-01`: what a field for a day sends.
fn is_day(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| {
            if at == 4 || at == 7 {
                byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        })
}

/// Percent-encodes all but the characters that need none in a query.
pub fn encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_./~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// One step of a path.
pub fn step(text: &str) -> String {
    encode(text).replace('/', "%2F")
}

/// Any text with a digit, for a server may know more codes than we; words lead nowhere.
fn code_of(step: &str) -> Option<ResolutionCode> {
    let text = decode(step)?;
    text.contains(|c: char| c.is_ascii_digit())
        .then(|| ResolutionCode::named(&text))
}

pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let hex = [rest.next()?, rest.next()?];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()?);
            }
            b'+' => bytes.push(b' '),
            byte => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(path: &str) {
        assert_eq!(
            Place::parse(path).map(|place| place.path()).as_deref(),
            Some(path)
        );
    }

    #[test]
    fn a_site_below_a_path_has_nothing_beside_it() {
        assert_eq!(behind("/sub", "/sub/en/"), Some("/en/"));
        assert_eq!(behind("/sub", "/sub"), None);
        assert_eq!(behind("/sub", "/submarine/en/"), None);
        assert_eq!(behind("", "/en/"), Some("/en/"));
    }

    #[test]
    fn a_code_as_people_write_it_is_told_apart_from_what_follows() {
        let read = |path| spelled(path).map(|(_, text, rest)| (text, rest));
        let own = |text: &str, rest: &str| Some((text.to_owned(), rest.to_owned()));
        assert_eq!(read("/en/resolutions/7.040"), own("7.040", ""));
        assert_eq!(
            read("/fr/resolutions/wcc%202020%20res%2040/progress/2022"),
            own("wcc 2020 res 40", "/progress/2022")
        );
        for path in [
            "/en/resolutions",
            "/en/resolutions/",
            "/en/members/7.040",
            "/7.040",
        ] {
            assert_eq!(read(path), None, "{path}");
        }
    }

    /// public/start.js chooses so, before there is a program to ask.
    #[test]
    fn work_is_what_stands_below_work_and_try() {
        for path in [
            "/en/",
            "/en/resolutions",
            "/en/members/try-ngo",
            "/es/about",
            "/fr/embed",
        ] {
            assert_eq!(Place::parse(path).unwrap().address.entry(), Entry::App);
        }
        for path in [
            "/en/work",
            "/fr/work/sign-in",
            "/en/work/reports/x",
            "/es/try",
        ] {
            assert_eq!(Place::parse(path).unwrap().address.entry(), Entry::Work);
        }
    }

    #[test]
    fn every_address_is_read_back() {
        for path in [
            "/en/",
            "/fr/?set=facts",
            "/en/resolutions",
            "/fr/resolutions?set=facts&q=r%C3%A9cifs&status=underway,none&congress=wcc-2020&page=3",
            "/es/resolutions?region=africa&commission=species-survival-commission&year=2024,none&sort=latest",
            "/en/congresses/wcc-2020",
            "/fr/members",
            "/es/countries/KE?set=facts",
            "/en/changes",
            "/en/changes?since=2026-10-01",
            "/en/data",
            "/en/accessibility",
            "/en/members/m-lark-heron",
            "/es/commissions/c-night?set=facts",
            "/fr/congresses/demo-2024",
            "/en/resolutions/WCC-2020-Res-040",
            "/es/resolutions/WCC-2020-Res-040/progress/2022",
            "/en/resolutions/WCC-2016-Rec-102/progress/undated-47481",
            "/en/resolutions/DEMO-2024-Res-001/activity/2025/m-lark-heron?version=2",
            "/en/about",
            "/en/data-policy?set=facts",
            "/en/unknown",
            "/en/try",
            "/fr/work",
            "/en/work/sign-in?back=/en/work/report-on/DEMO-2024-Res-001",
            "/en/work/report-on/DEMO-2024-Res-001",
            // what only a server knows: it is asked
            "/en/resolutions/WCC-2025-Mot-001",
            "/en/resolutions/XYZ-2030-Res-001/progress/2031?set=facts",
            "/en/resolutions/7.040",
            "/en/resolutions/A%2F12%20%3F",
            "/en/congresses/xyz-2030?set=facts",
            "/en/work/reports/7d1c4a52-90e3-5f0b-8a6e-2f5b11c9d3e7",
        ] {
            same(path);
        }
    }

    #[test]
    fn another_spelling_leads_to_the_canonical_address() {
        let path = |text: &str| Place::parse(text).map(|place| place.path());
        for spelled in ["wcc-2020-res-40", "WCC%202020%20Res%2040"] {
            assert_eq!(
                path(&format!("/en/resolutions/{spelled}")).as_deref(),
                Some("/en/resolutions/WCC-2020-Res-040")
            );
        }
        assert_eq!(path("/en").as_deref(), Some("/en/"));
    }

    #[test]
    fn what_is_not_ours_is_no_address() {
        for path in ["/", "/de/", "/en/resolutions/XX", "/en/nowhere", "en/"] {
            assert_eq!(Place::parse(path), None, "{path}");
        }
        let Some(Place {
            address: Address::SignIn { back },
            ..
        }) = Place::parse("/en/work/sign-in?back=https://example.org/")
        else {
            panic!()
        };
        assert_eq!(back, None, "signing in never leads to another site");
    }
}
