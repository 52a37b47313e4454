//! The reports of the demonstration, in any number, out of invented sentences. With gaps as real
//! reporting has them: years without a report, statuses that are not known, blanks.

use super::dice::Dice;
use super::words::{Words, in_language};
use report::body::{Body, Declared, Period, Results, typed};
use report::code::ResolutionCode;
use report::constituent::Constituent;
use report::language::Language;
use report::resolution::{Paragraphs, Resolution};
use report::state::State;
use report::vocabulary::{
    Action, ActionStatus, ConstituentKind, ListAnswer, Planned, ReportKind, Scope, Status, YesNo,
};
use std::collections::BTreeSet;

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

/// The cycles that reports are made for; the last is open.
const YEARS: [u16; 5] = [2022, 2023, 2024, 2025, 2026];

/// Reports on these Resolutions, about as many as asked for. Whoever is `played` by a person of the
/// demonstration writes none: their desk stays as it was laid by hand.
pub fn reports(
    words: &Words,
    resolutions: &[Resolution],
    constituents: &[Constituent],
    played: &BTreeSet<String>,
    count: usize,
) -> Vec<Made> {
    let people = People::of(constituents);
    // what the chances below give a Resolution, by trial: one that is not archived about seven
    // reports, another a half
    let expected: usize = resolutions
        .iter()
        .map(|one| if one.archived == Some(true) { 6 } else { 75 })
        .sum::<usize>()
        / 10;
    let share = |percent: usize| percent * count / expected.max(1);
    let mut made = vec![];
    for resolution in resolutions {
        let mut dice = Dice::of(&format!("reports {}", resolution.code));
        let active = resolution.archived != Some(true);
        let mut stage = dice.between(0, 2);
        for year in YEARS
            .into_iter()
            .filter(|year| *year > resolution.code.year())
        {
            let open = year == 2026;
            let wave = if active {
                dice.between(0, 3)
            } else {
                usize::from(dice.chance(6))
            };
            let mut sources = vec![];
            let mut reporters = BTreeSet::new();
            for _ in 0..wave {
                let who = if dice.chance(12) {
                    dice.pick(&people.commissions)
                } else {
                    dice.pick(&people.members)
                };
                if played.contains(&who.id)
                    || !dice.chance(share(72).min(100))
                    || !reporters.insert(who.id.clone())
                {
                    continue;
                }
                let state = if open && dice.chance(40) {
                    State::Submitted
                } else {
                    State::Published
                };
                if state == State::Published {
                    sources.push((who.id.clone(), year.to_string()));
                }
                made.push(activity(
                    words, resolution, year, who, state, &people, &mut dice,
                ));
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
                made.push(progress(
                    words, resolution, year, stage, sources, &people, &mut dice,
                ));
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

impl<'a> People<'a> {
    fn of(constituents: &'a [Constituent]) -> Self {
        let of_kind =
            |kind: ConstituentKind| constituents.iter().filter(|one| one.kind == kind).collect();
        Self {
            members: of_kind(ConstituentKind::Member),
            commissions: of_kind(ConstituentKind::Commission),
            external: of_kind(ConstituentKind::External),
        }
    }
}

fn activity(
    words: &Words,
    resolution: &Resolution,
    year: u16,
    who: &Constituent,
    state: State,
    people: &People<'_>,
    dice: &mut Dice,
) -> Made {
    let lang = language_of(who, dice);
    let mut body = body(words, resolution, year, lang, people, dice, 4);
    body.involved.members.remove(&who.id);
    for action in body.actions.clone().iter() {
        body.results.at(*action).status = Some(if dice.chance(35) {
            ActionStatus::Completed
        } else {
            ActionStatus::Ongoing
        });
    }
    let at = format!(
        "{year}-{:02}-{:02}T{:02}:{:02}:00Z",
        dice.between(9, if year == 2026 { 10 } else { 11 }),
        dice.between(1, 28),
        dice.between(7, 17),
        dice.below(60)
    );
    received(resolution, year, who, state, at, body)
}

/// An Activity Report of this Constituent.
fn received(
    resolution: &Resolution,
    year: u16,
    who: &Constituent,
    state: State,
    at: String,
    body: Body,
) -> Made {
    Made {
        kind: ReportKind::Activity,
        code: resolution.code.clone(),
        year,
        constituent: who.id.clone(),
        state,
        at,
        body,
        sources: vec![],
    }
}

fn progress(
    words: &Words,
    resolution: &Resolution,
    year: u16,
    stage: usize,
    sources: Vec<(String, String)>,
    people: &People<'_>,
    dice: &mut Dice,
) -> Made {
    let mut body = body(words, resolution, year, Language::En, people, dice, 12);
    body.scope.clear();
    sources
        .iter()
        .filter(|(id, _)| id.starts_with("m-"))
        .for_each(|(id, _)| body.involved.members.insert(id.clone()));
    let value = match dice.below(100) {
        0..8 => None,
        8..30 => Some(Status::Ongoing),
        _ => Some(
            *[
                Status::NotStarted,
                Status::Initiated,
                Status::Underway,
                Status::Underway,
                Status::Completed,
            ]
            .get(stage)
            .unwrap_or(&Status::Completed),
        ),
    };
    body.status = Declared {
        value,
        ..Declared::default()
    };
    let at = format!(
        "{year}-12-{:02}T{:02}:{:02}:00Z",
        dice.between(1, 28),
        dice.between(7, 17),
        dice.below(60)
    );
    // the open cycle is younger than today
    let at = if year == 2026 {
        at.replace("-12-", "-11-").replace("-11-2", "-11-1")
    } else {
        at
    };
    Made {
        kind: ReportKind::Progress,
        code: resolution.code.clone(),
        year,
        constituent: String::new(),
        state: State::Published,
        at,
        body,
        sources,
    }
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
fn body(
    words: &Words,
    resolution: &Resolution,
    year: u16,
    lang: Language,
    people: &People<'_>,
    dice: &mut Dice,
    members: usize,
) -> Body {
    let mut body = Body {
        lang: Some(lang),
        period: Period {
            from: format!("{year}-01"),
            to: format!("{year}-12"),
        },
        ..Body::default()
    };
    for _ in 0..dice.between(1, 2) {
        body.scope.insert(*dice.pick(&Scope::ALL));
    }
    let involved = &mut body.involved;
    for _ in 0..dice.below(members + 1) {
        involved
            .members
            .insert(dice.pick(&people.members).id.clone());
    }
    if involved.members.is_empty() {
        involved.members_answer = Some(ListAnswer::None);
    }
    for _ in 0..dice.below(3) {
        involved
            .commissions
            .insert(dice.pick(&people.commissions).id.clone());
    }
    if involved.commissions.is_empty() {
        involved.commissions_answer = Some(ListAnswer::None);
    }
    if dice.chance(30) {
        involved
            .external
            .insert(dice.pick(&people.external).id.clone());
    }
    involved.secretariat = match dice.below(10) {
        0..5 => Some(YesNo::Yes),
        5..8 => Some(YesNo::No),
        _ => None,
    };
    let paragraphs: Vec<&str> = resolution
        .paragraphs
        .as_ref()
        .map(Paragraphs::leaves)
        .unwrap_or_default();
    for _ in 0..dice.between(1, 4) {
        let action = *dice.pick(&Action::ALL);
        body.actions.insert(action);
        let mut text = sentence(words, action.key(), lang, dice);
        if dice.chance(40) {
            text = format!("{text} {}", sentence(words, action.key(), lang, dice));
        }
        if dice.chance(60) && !paragraphs.is_empty() {
            text = format!("{text} [OP{}]", dice.pick(&paragraphs));
        }
        body.results.insert(
            action,
            Results {
                status: None,
                entries: typed(text),
            },
        );
    }
    match dice.below(10) {
        0..6 => body.challenges.entries = typed(sentence(words, "challenge", lang, dice)),
        6..8 => body.challenges.none = true,
        _ => {}
    }
    if dice.chance(65) {
        for _ in 0..dice.between(1, 2) {
            let action = *dice.pick(&Action::ALL);
            let text = sentence(words, &format!("future_{}", action.key()), lang, dice);
            body.future.actions.at(action).entries = typed(text);
        }
        body.future.planned =
            Some(*dice.pick(&[Planned::Yes, Planned::Yes, Planned::Partly, Planned::No]));
    } else {
        body.future.none = true;
    }
    body
}

fn sentence(words: &Words, kind: &str, lang: Language, dice: &mut Dice) -> String {
    let Some(from) = words.sentences.get(kind) else {
        return String::new();
    };
    let (phrase, subject, place) = (
        dice.pick(from),
        dice.pick(&words.subjects),
        dice.pick(&words.places),
    );
    let n = dice.between(3, 38).to_string();
    in_language(phrase, lang)
        .replace("{n}", &n)
        .replace("{subject}", in_language(subject, lang))
        .replace("{place}", in_language(place, lang))
}

/// Twenty Activity Reports of one year on one Resolution, submitted, in three languages: their
/// lists of Members overlap, and some name a Member by the name it had. What a Focal Point has to
/// make one of.
pub fn twenty(
    words: &Words,
    resolution: &Resolution,
    constituents: &[Constituent],
    played: &BTreeSet<String>,
) -> Vec<Made> {
    let mut people = People::of(constituents);
    // the renamed ones first: each is a reporter, or named by others
    people.members.retain(|one| !played.contains(&one.id));
    people
        .members
        .sort_by_key(|one| (one.former.is_empty(), one.id.clone()));
    people.members.truncate(26);
    let former: Vec<&str> = people
        .members
        .iter()
        .filter_map(|one| one.former.first())
        .map(|former| former.name.as_str())
        .collect();
    let reporters = people.members.iter().take(20).enumerate().map(|(at, who)| {
        let mut dice = Dice::of(&format!("twenty {}", who.id));
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
        let at = format!("2026-10-{:02}T09:{:02}:00Z", at + 3, at * 2);
        received(resolution, 2026, who, State::Submitted, at, body)
    });
    reporters.collect()
}
