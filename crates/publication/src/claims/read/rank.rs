//! Places in rankings: 保持前五, 居全省第3位, 入围领跑者十强.

use super::super::claim::{Bound, Claim, Obstacle, Register, Transform};
use super::assemble::Assembler;
use super::scene::Scene;
use super::{chars, kind, numeral, words};
use methodology::catalogue::Ranking;

/// A place in a ranking.
struct Place {
    start: usize,
    end: usize,
    number: u32,
    bound: Bound,
}

/// The ranks a sentence states.
pub(super) fn claims(assembler: &Assembler, scene: &Scene) -> Vec<Claim> {
    let found = (scene.sentence.start..scene.sentence.end).filter_map(|at| place(assembler.text, scene, at));
    found.map(|p| claim(assembler, scene, &p)).collect()
}

fn place(text: &[char], scene: &Scene, at: usize) -> Option<Place> {
    let text = &text[..scene.sentence.end];
    let clause = scene.sentence.clause_start(text, at);
    if let Some(place) = leading(text, clause, at) {
        return Some(place);
    }
    let (number, end) = number(text, at).filter(|_| !inside_number(text, at))?;
    let close = chars::one_at(text, end, &["强"])?;
    let entered = chars::first_of(&text[clause..at], words::ENTERED).is_some() && number > 1;
    entered.then_some(Place { start: at, end: end + chars::length(close), number, bound: Bound::AtMost })
}

/// `第3位`, `前五`: the verb of the ranking stands before, or 位 behind.
fn leading(text: &[char], clause: usize, at: usize) -> Option<Place> {
    let word = chars::one_at(text, at, &["第", "前"])?;
    let (number, end) = number(text, at + 1)?;
    let close = chars::one_at(text, end, &["位", "名", "强"]);
    let before = &text[clause.max(at.saturating_sub(REACH))..at];
    let ranked = chars::first_of(before, words::RANKED).is_some() || chars::one_ending(&text[clause..at], words::AROUND_RANK).is_some();
    let end = end + close.map_or(0, chars::length);
    let free = text.get(end).is_none_or(|c| !chars::is_name(*c)) || close.is_some();
    let bound = if word == "前" { Bound::AtMost } else { Bound::Exact };
    (ranked && free && number > 0).then_some(Place { start: at, end, number, bound })
}

/// The ranking that the words name; of several the one with the longest name.
fn named(assembler: &Assembler, subject: &str) -> Option<Ranking> {
    let all = assembler.catalogue.lexicon.rankings.iter().filter(|ranking| subject.contains(&ranking.text));
    all.max_by_key(|ranking| ranking.text.chars().count()).cloned()
}

/// Characters before a rank in which its verb is looked for.
const REACH: usize = 10;

fn number(text: &[char], at: usize) -> Option<(u32, usize)> {
    text.get(at)?;
    match numeral::digits(text, at) {
        Some((value, end)) => Some((u32::try_from(value?).ok()?, end)),
        None => numeral::chinese(text, at),
    }
}

fn inside_number(text: &[char], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| text[b].is_ascii_digit() || "第前一二三四五六七八九十百".contains(text[b]))
}

fn claim(assembler: &Assembler, scene: &Scene, place: &Place) -> Claim {
    let text = assembler.text;
    let clause = scene.sentence.clause_start(text, place.start);
    let entity = assembler.entity(scene, place.start);
    let begin = chars::first_of(&text[clause..place.start], words::RANKED).map_or(place.start, |p| clause + p);
    let mut claim = assembler.bare(scene, begin, place.end, entity);
    claim.value = Some(place.number.into());
    claim.unit = "位".to_owned();
    claim.transform = Transform::Rank;
    claim.bound = place.bound;
    claim.indicator = Some("rank".to_owned());
    claim.subject = chars::string(&text[clause..place.end]).trim().to_owned();
    let year = scene.periods.iter().rfind(|p| p.start >= clause && p.end <= place.start).map(|p| p.period.clone());
    assembler.give_period(&mut claim, scene, year.or_else(|| scene.period_at(text, place.start)));
    claim.intended = kind::is_intended(&text[scene.sentence.start..place.start]);
    claim.ranking = named(assembler, &claim.subject);
    claim.obstacle = claim.ranking.is_none().then_some(Obstacle::NoRegister(Register::Ranks));
    claim
}
