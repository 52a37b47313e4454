//! The part of the demonstration that is made: Resolutions, organisations and reports in any number, out of invented words, the same at
//! every start. With gaps as real reporting has them: years without a report, statuses that are not known, blanks.

use super::words::{Phrase, Words, in_language, translated};
use crate::intake::directory::Directory;
use crate::language::region;
use report::assembly::Assembly;
use report::body::{Body, Declared, Entry, Period, Results, TYPED};
use report::code::ResolutionCode;
use report::constituent::{Constituent, FormerName};
use report::language::{Language, Translated};
use report::resolution::{Paragraph, Paragraphs, Resolution};
use report::sorted::SortedMap;
use report::state::State;
use report::vocabulary::{Action, ActionStatus, Category, ConstituentKind, ListAnswer, Planned, ReportKind, Scope, Status, TextKind, YesNo};
use std::collections::BTreeSet;

/// How large a demonstration is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub resolutions: usize,
    pub reports: usize,
}

/// A report before it is stored.
pub struct Made {
    pub kind: ReportKind,
    pub code: ResolutionCode,
    pub year: u16,
    /// Empty for a Progress Report.
    pub constituent: String,
    pub state: State,
    pub at: String,
    pub body: Body,
    pub sources: Vec<(String, String)>,
}

/// splitmix64: a few lines that give the same numbers on every machine and in every version, which no crate promises.
pub struct Dice(u64);

impl Dice {
    /// For one thing, whatever is made before it.
    pub fn of(name: &str) -> Self {
        // FNV-1a
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to, not including, `n`.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n.max(1)).unwrap_or(1)).unwrap_or_default()
    }

    pub fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to + 1 - from)
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// More Resolutions than any real assembly adopted, as numbers go up to 999: room for measurements.
pub const IN_ONE_ASSEMBLY: usize = 900;

/// The assemblies of a demonstration of that size: those with a name, and as many more as it needs.
pub fn assemblies(named: &[Assembly], resolutions: usize) -> Vec<Assembly> {
    let mut all = named.to_vec();
    let years = (1949..2024).rev().filter(|year| named.iter().all(|one| one.key != format!("demo-{year}"))).collect::<Vec<u16>>();
    for year in years {
        if all.len() * IN_ONE_ASSEMBLY >= resolutions {
            break;
        }
        let place = translated(|lang| {
            format!(
                "{} {year}",
                match lang {
                    Language::En => "Example Town",
                    Language::Fr => "Ville-Exemple",
                    Language::Es => "Villa Ejemplo",
                }
            )
        });
        all.push(Assembly { key: format!("demo-{year}"), session: None, held: year, place, synthetic: true });
    }
    all
}

pub fn organisations(words: &Words) -> Vec<Constituent> {
    let mut directory = Directory::default();
    for one in &words.organisations {
        let kind = ConstituentKind::from_key(&one.kind).unwrap_or(ConstituentKind::External);
        let prefix = if kind == ConstituentKind::Member { "m" } else { "x" };
        let name = one.name.trim_end_matches(" (example)");
        let id = directory.free_id(&format!("{prefix}-{name}"));
        let former = one.former.iter().map(|(name, acronym)| FormerName {
            name: name.clone(),
            acronym: acronym.clone(),
            until: Some(2015 + u16::try_from(Dice::of(name).below(10)).unwrap_or_default()),
        });
        directory.put(Constituent {
            acronym: one.acronym.clone(),
            country: Some(one.country.clone()),
            region: region(&one.country),
            category: one.category.as_deref().and_then(Category::from_key),
            former: former.collect(),
            ..Constituent::new(id, kind, one.name.clone())
        });
    }
    directory.changed().cloned().collect()
}

/// As many as asked for, over the assemblies, beside the codes that are taken.
pub fn resolutions(words: &Words, assemblies: &[Assembly], taken: &BTreeSet<ResolutionCode>, count: usize) -> Vec<Resolution> {
    let numbers: BTreeSet<(String, u16)> = taken.iter().map(|code| (code.assembly_key(), code.number())).collect();
    let count = count.saturating_sub(taken.len());
    let mut titles = BTreeSet::new();
    let mut made = Vec::with_capacity(count);
    for (at, assembly) in assemblies.iter().enumerate() {
        // newer assemblies adopted a little more than older ones, but for measurements, where each is nearly full
        let weight = |at: usize| if count > 500 * assemblies.len() { 1 } else { 2 * assemblies.len() - at };
        let whole: usize = (0..assemblies.len()).map(weight).sum();
        let before: usize = (0..at).map(weight).sum();
        let own = (before + weight(at)) * count / whole - before * count / whole;
        let free = (1..=999_u16).filter(|number| !numbers.contains(&(assembly.key.clone(), *number)));
        for (place, number) in free.take(own).enumerate() {
            let kind = match place * 100 / own.max(1) {
                0..78 => TextKind::Resolution,
                78..97 => TextKind::Recommendation,
                _ => TextKind::Decision,
            };
            let Some(code) = ResolutionCode::of(&assembly.key, kind, number) else { continue };
            made.push(resolution(words, code, &mut titles));
        }
    }
    made
}

fn resolution(words: &Words, code: ResolutionCode, titles: &mut BTreeSet<String>) -> Resolution {
    let mut dice = Dice::of(&code.to_string());
    let title = loop {
        let (verb, subject, place) = (dice.pick(&words.verbs), dice.pick(&words.subjects), dice.pick(&words.places));
        let placed = dice.chance(60);
        let title = translated(|lang| {
            let base = format!("{} {}", in_language(verb, lang), in_language(subject, lang));
            if placed { format!("{base} {}", in_language(place, lang)) } else { base }
        });
        if titles.insert(title.en.clone().unwrap_or_default()) || titles.len() > 100_000 {
            break title;
        }
    };
    // some titles were never translated
    let title = match dice.below(25) {
        0 => Translated { fr: None, es: None, ..title },
        1 => Translated { es: None, ..title },
        _ => title,
    };
    let age = 2026_usize.saturating_sub(usize::from(code.year()));
    let archived = match dice.below(100) {
        0..6 => None,
        _ => Some(dice.chance((age * 3).saturating_sub(8).min(92))),
    };
    let paragraphs = match dice.below(100) {
        0..15 => None,
        15..25 => Some(Paragraphs::skeleton(&["1", "2.a", "3"])),
        _ => Some(Paragraphs { complete: true, tree: tree(words, &mut dice) }),
    };
    Resolution { code, title, archived, paragraphs, synthetic: true, source: None }
}

fn tree(words: &Words, dice: &mut Dice) -> Vec<Paragraph> {
    let level = |name: &str| words.paragraphs.get(name).map(Vec::as_slice).unwrap_or_default();
    let whole = dice.between(2, 5);
    let mut tree = vec![];
    for number in 1..=whole {
        let last = number == whole;
        let (text, parts) = if dice.chance(55) {
            let count = dice.between(2, 4);
            let parts = (0..count).map(|at| {
                let id = format!("{number}.{}", char::from(b'a' + u8::try_from(at).unwrap_or_default()));
                let text = filled(words, dice, level("part"));
                Paragraph { id, text: ended(text, last && at + 1 == count, at + 2 == count), parts: vec![] }
            });
            let parts: Vec<Paragraph> = parts.collect();
            (filled(words, dice, level("lead")), parts)
        } else {
            let text = filled(words, dice, level("single"));
            (ended(text, last, false), vec![])
        };
        tree.push(Paragraph { id: number.to_string(), text, parts });
    }
    tree
}

/// A paragraph out of its table, with a subject in its slot.
fn filled(words: &Words, dice: &mut Dice, from: &[Phrase]) -> Translated {
    let (phrase, subject) = (dice.pick(from), dice.pick(&words.subjects));
    translated(|lang| in_language(phrase, lang).replace("{subject}", in_language(subject, lang)))
}

/// The last ends in a full stop, the one before the last of a list in "and".
fn ended(text: Translated, last: bool, before_last: bool) -> Translated {
    let end = |text: Option<String>, and: &str| {
        text.map(|text| {
            let bare = text.trim_end_matches(';').trim_end_matches(['\u{a0}', ' ']).to_owned();
            if last {
                bare + "."
            } else if before_last {
                format!("{text} {and}")
            } else {
                text
            }
        })
    };
    Translated { en: end(text.en, "and"), fr: end(text.fr, "et"), es: end(text.es, "y") }
}

/// The cycles that reports are made for; the last is open.
pub const YEARS: [u16; 5] = [2022, 2023, 2024, 2025, 2026];

/// Reports on these Resolutions, about as many as asked for. Whoever is `played` by a person of the demonstration writes none: their desk
/// stays as it was laid by hand.
pub fn reports(words: &Words, resolutions: &[Resolution], constituents: &[Constituent], played: &BTreeSet<String>, count: usize) -> Vec<Made> {
    let of_kind = |kind: ConstituentKind| constituents.iter().filter(|one| one.kind == kind).collect::<Vec<_>>();
    let people =
        People { members: of_kind(ConstituentKind::Member), commissions: of_kind(ConstituentKind::Commission), external: of_kind(ConstituentKind::External) };
    // what the chances below give a Resolution, by trial: one that is not archived about seven reports, another a half
    let expected: usize = resolutions.iter().map(|one| if one.archived == Some(true) { 6 } else { 75 }).sum::<usize>() / 10;
    let share = |percent: usize| percent * count / expected.max(1);
    let mut made = vec![];
    for resolution in resolutions {
        let mut dice = Dice::of(&format!("reports {}", resolution.code));
        let active = resolution.archived != Some(true);
        let mut stage = dice.between(0, 2);
        for year in YEARS.into_iter().filter(|year| *year > resolution.code.year()) {
            let open = year == 2026;
            let wave = if active { dice.between(0, 3) } else { usize::from(dice.chance(6)) };
            let mut sources = vec![];
            let mut reporters = BTreeSet::new();
            for _ in 0..wave {
                let who = if dice.chance(12) { dice.pick(&people.commissions) } else { dice.pick(&people.members) };
                if played.contains(&who.id) || !dice.chance(share(72).min(100)) || !reporters.insert(who.id.clone()) {
                    continue;
                }
                let state = if open && dice.chance(40) { State::Submitted } else { State::Published };
                if state == State::Published {
                    sources.push((who.id.clone(), year.to_string()));
                }
                made.push(activity(words, resolution, year, who, state, &people, &mut dice));
            }
            let asked = if !active {
                8
            } else if open {
                22
            } else {
                50 + usize::from(year - 2021) * 6
            };
            if dice.chance(share(asked).min(100)) {
                stage += usize::from(dice.chance(45));
                made.push(progress(words, resolution, year, stage, sources, &people, &mut dice));
            }
        }
    }
    made
}

struct People<'a> {
    members: Vec<&'a Constituent>,
    commissions: Vec<&'a Constituent>,
    external: Vec<&'a Constituent>,
}

fn activity(words: &Words, resolution: &Resolution, year: u16, who: &Constituent, state: State, people: &People<'_>, dice: &mut Dice) -> Made {
    let lang = language_of(who, dice);
    let mut body = body(words, resolution, year, lang, people, dice, 4);
    body.involved.members.remove(&who.id);
    for action in body.actions.clone().iter() {
        body.results.at(*action).status = Some(if dice.chance(35) { ActionStatus::Completed } else { ActionStatus::Ongoing });
    }
    let at = format!(
        "{year}-{:02}-{:02}T{:02}:{:02}:00Z",
        dice.between(9, if year == 2026 { 10 } else { 11 }),
        dice.between(1, 28),
        dice.between(7, 17),
        dice.below(60)
    );
    Made { kind: ReportKind::Activity, code: resolution.code.clone(), year, constituent: who.id.clone(), state, at, body, sources: vec![] }
}

fn progress(words: &Words, resolution: &Resolution, year: u16, stage: usize, sources: Vec<(String, String)>, people: &People<'_>, dice: &mut Dice) -> Made {
    let mut body = body(words, resolution, year, Language::En, people, dice, 12);
    body.scope.clear();
    sources.iter().filter(|(id, _)| id.starts_with("m-")).for_each(|(id, _)| body.involved.members.insert(id.clone()));
    let value = match dice.below(100) {
        0..8 => None,
        8..30 => Some(Status::Ongoing),
        _ => Some(*[Status::NotStarted, Status::Initiated, Status::Underway, Status::Underway, Status::Completed].get(stage).unwrap_or(&Status::Completed)),
    };
    body.status = Declared { value, ..Declared::default() };
    let at = format!("{year}-12-{:02}T{:02}:{:02}:00Z", dice.between(1, 28), dice.between(7, 17), dice.below(60));
    // the open cycle is younger than today
    let at = if year == 2026 { at.replace("-12-", "-11-").replace("-11-2", "-11-1") } else { at };
    Made { kind: ReportKind::Progress, code: resolution.code.clone(), year, constituent: String::new(), state: State::Published, at, body, sources }
}

fn language_of(who: &Constituent, dice: &mut Dice) -> Language {
    match who.country.as_deref().unwrap_or_default() {
        "FR" | "SN" | "BE" | "MG" | "HT" | "CM" | "CI" | "TN" | "MA" => Language::Fr,
        "ES" | "MX" | "PE" | "EC" | "CL" | "CR" | "BO" | "CO" | "AR" | "PA" | "CU" => Language::Es,
        _ if dice.chance(6) => Language::Fr,
        _ => Language::En,
    }
}

/// Who took part, what was done, what comes next. Some leave a question blank, as people do.
fn body(words: &Words, resolution: &Resolution, year: u16, lang: Language, people: &People<'_>, dice: &mut Dice, members: usize) -> Body {
    let mut body = Body { lang: Some(lang), period: Period { from: format!("{year}-01"), to: format!("{year}-12") }, ..Body::default() };
    for _ in 0..dice.between(1, 2) {
        body.scope.insert(*dice.pick(Scope::ALL));
    }
    let involved = &mut body.involved;
    for _ in 0..dice.below(members + 1) {
        involved.members.insert(dice.pick(&people.members).id.clone());
    }
    if involved.members.is_empty() {
        involved.members_answer = Some(ListAnswer::None);
    }
    for _ in 0..dice.below(3) {
        involved.commissions.insert(dice.pick(&people.commissions).id.clone());
    }
    if involved.commissions.is_empty() {
        involved.commissions_answer = Some(ListAnswer::None);
    }
    if dice.chance(30) {
        involved.external.insert(dice.pick(&people.external).id.clone());
    }
    involved.secretariat = match dice.below(10) {
        0..5 => Some(YesNo::Yes),
        5..8 => Some(YesNo::No),
        _ => None,
    };
    let paragraphs: Vec<&str> = resolution.paragraphs.as_ref().map(Paragraphs::leaves).unwrap_or_default();
    for _ in 0..dice.between(1, 4) {
        let action = *dice.pick(Action::ALL);
        body.actions.insert(action);
        let mut text = sentence(words, action.key(), lang, dice);
        if dice.chance(40) {
            text = format!("{text} {}", sentence(words, action.key(), lang, dice));
        }
        if dice.chance(60) && !paragraphs.is_empty() {
            text = format!("{text} [OP{}]", dice.pick(&paragraphs));
        }
        body.results.insert(action, Results { status: None, entries: entry(text) });
    }
    match dice.below(10) {
        0..6 => body.challenges.entries = entry(sentence(words, "challenge", lang, dice)),
        6..8 => body.challenges.none = true,
        _ => {}
    }
    if dice.chance(65) {
        for _ in 0..dice.between(1, 2) {
            let action = *dice.pick(Action::ALL);
            let text = sentence(words, &format!("future_{}", action.key()), lang, dice);
            body.future.actions.at(action).entries = entry(text);
        }
        body.future.planned = Some(*dice.pick(&[Planned::Yes, Planned::Yes, Planned::Partly, Planned::No]));
    } else {
        body.future.none = true;
    }
    body
}

fn entry(text: String) -> SortedMap<String, Entry> {
    SortedMap::from([(TYPED.to_owned(), Entry::of(text))])
}

fn sentence(words: &Words, kind: &str, lang: Language, dice: &mut Dice) -> String {
    let Some(from) = words.sentences.get(kind) else { return String::new() };
    let (phrase, subject, place) = (dice.pick(from), dice.pick(&words.subjects), dice.pick(&words.places));
    let n = dice.between(3, 38).to_string();
    in_language(phrase, lang).replace("{n}", &n).replace("{subject}", in_language(subject, lang)).replace("{place}", in_language(place, lang))
}

/// Twenty Activity Reports of one year on one Resolution, submitted, in three languages: their lists of Members overlap, and some name a
/// Member by the name it had. What a Focal Point has to make one of.
pub fn twenty(words: &Words, resolution: &Resolution, constituents: &[Constituent], played: &BTreeSet<String>) -> Vec<Made> {
    let of_kind = |kind: ConstituentKind| constituents.iter().filter(|one| one.kind == kind).collect::<Vec<_>>();
    let mut members = of_kind(ConstituentKind::Member);
    members.retain(|one| !played.contains(&one.id));
    members.sort_by_key(|one| (one.former.is_empty(), one.id.clone()));
    // the renamed ones first: each is a reporter, or named by others
    let circle: Vec<&Constituent> = members.into_iter().take(26).collect();
    let people = People { members: circle.clone(), commissions: of_kind(ConstituentKind::Commission), external: of_kind(ConstituentKind::External) };
    let former: Vec<&str> = circle.iter().filter_map(|one| one.former.first()).map(|former| former.name.as_str()).collect();
    circle
        .iter()
        .take(20)
        .enumerate()
        .map(|(at, who)| {
            let mut dice = Dice::of(&format!("twenty {}", who.id));
            let mut made = activity(words, resolution, 2026, who, State::Submitted, &people, &mut dice);
            let lang = [Language::En, Language::Fr, Language::Es][at % 3];
            let mut body = body(words, resolution, 2026, lang, &people, &mut dice, 9);
            body.involved.members.remove(&who.id);
            for action in body.actions.clone().iter() {
                body.results.at(*action).status = Some(ActionStatus::Ongoing);
            }
            if body.involved.secretariat.is_none() {
                body.involved.secretariat = Some(YesNo::DoNotKnow);
            }
            if at % 4 == 0 {
                body.involved.others = former[at % former.len()].to_owned();
            }
            made.body = body;
            made.at = format!("2026-10-{:02}T09:{:02}:00Z", at + 3, at * 2);
            made
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dice_fall_the_same_everywhere() {
        let mut dice = Dice::of("DEMO-2024-Res-100");
        let throws: Vec<usize> = (0..4).map(|_| dice.below(1000)).collect();
        let mut again = Dice::of("DEMO-2024-Res-100");
        assert_eq!(throws, (0..4).map(|_| again.below(1000)).collect::<Vec<_>>());
        assert_ne!(throws[0], Dice::of("DEMO-2024-Res-101").below(1000));
    }
}
