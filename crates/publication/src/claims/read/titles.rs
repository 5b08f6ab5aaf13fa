//! Titles and lists that firms named one by one have entered: 甲、乙入选…示范项目.

use super::super::claim::{Claim, Obstacle, Register, Transform};
use super::assemble::Assembler;
use super::scene::Scene;
use super::{chars, noun, words};

/// The titles a sentence states; a clause with a number of its own is a claim already.
pub(super) fn claims(assembler: &Assembler, scene: &Scene, others: &[Claim]) -> Vec<Claim> {
    let titles = assembler.vocabulary.titles(assembler.text, scene.sentence.start, scene.sentence.end);
    let mut out: Vec<Claim> = Vec::new();
    for (start, end, phrase) in titles {
        let Some((members, place)) = named(assembler, scene, (start, end)).filter(|n| !n.0.is_empty()) else { continue };
        let taken = others.iter().chain(&out).any(|c| c.value.is_some() && c.start < place.1 && c.end > place.0);
        if !taken {
            out.push(claim(assembler, scene, place, phrase, members));
        }
    }
    out
}

/// Who is named before the verb of a clause: members of a list, or one. The verb stands before the title, or at the
/// end of the next clause (名单公布，甲和乙入选).
fn named(assembler: &Assembler, scene: &Scene, title: (usize, usize)) -> Option<(Vec<String>, (usize, usize))> {
    let text = assembler.text;
    let clause = scene.sentence.clause_start_but_quotes(text, title.0);
    let end = scene.sentence.clause_end_but_list(text, title.1);
    let verb = (clause..title.0).find(|&at| chars::one_at(text, at, words::TITLED).is_some());
    let (from, verb, end) = match verb {
        Some(verb) => (clause, verb, end),
        None => after(text, scene, end)?,
    };
    let members = pieces(text, from, verb).into_iter().filter_map(|(a, b)| member(assembler, scene, a, b)).collect();
    Some((members, (from, end)))
}

/// The clause behind a place when it ends with a verb of getting a title: its beginning, the verb, its end.
fn after(text: &[char], scene: &Scene, end: usize) -> Option<(usize, usize, usize)> {
    let from = (end + 1).min(scene.sentence.end);
    let close = scene.sentence.clause_end_but_list(text, from);
    let word = chars::one_ending(&text[from..close], words::TITLED)?;
    Some((from, close - chars::length(word), close))
}

/// The stretches between the joints of a list.
fn pieces(text: &[char], from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = from;
    let mut at = from;
    while at < to {
        let joint = chars::one_at(text, at, words::JOINED).map_or(0, chars::length);
        if joint > 0 {
            out.push((start, at));
            start = at + joint;
        }
        at += joint.max(1);
    }
    out.push((start, to));
    out
}

/// The full name of a member, or its words as they stand there.
fn member(assembler: &Assembler, scene: &Scene, from: usize, to: usize) -> Option<String> {
    let known = scene.mentions.iter().rfind(|m| m.start >= from && m.end <= to);
    if let Some(entity) = known.and_then(|m| assembler.entities.get(m.entity)) {
        return Some(entity.name.clone());
    }
    let (start, end) = noun::last_run(assembler.text, from, to, &scene.blanks())?;
    let words = &assembler.text[start..end];
    let vague = chars::one_at(words, 0, words::VAGUE).is_some() || chars::one_ending(words, words::VAGUE_ENDS).is_some();
    (!vague && words.len() <= LONGEST).then(|| chars::string(words))
}

/// Longest name of a member of a list that is known by no ending.
const LONGEST: usize = 20;

fn claim(
    assembler: &Assembler,
    scene: &Scene,
    (start, end): (usize, usize),
    phrase: &methodology::catalogue::Phrase,
    members: Vec<String>,
) -> Claim {
    let trim = assembler.text[start..end].iter().take_while(|c| c.is_whitespace()).count();
    let mut claim = assembler.bare(scene, start + trim, end, None);
    claim.value = Some(figures::Decimal::from(members.len()));
    let firms = members.iter().all(|m| assembler.is_firm_name(m));
    claim.unit = phrase.unit.clone().filter(|_| !firms).unwrap_or_else(|| "家".to_owned());
    claim.entity = members.join("、");
    claim.members = members;
    claim.transform = Transform::Titles;
    claim.indicator = Some(phrase.names.clone());
    claim.subject = phrase.text.clone();
    assembler.give_period(&mut claim, scene, scene.period_at(assembler.text, end));
    claim.obstacle = Some(Obstacle::NoRegister(Register::Titles));
    claim
}
