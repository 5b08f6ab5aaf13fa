//! What happened when, and statements that sound like a figure and give none.

use super::super::claim::{Claim, Obstacle, Register, Transform};
use super::assemble::Assembler;
use super::period::{self, Role, Spoken};
use super::scene::Scene;
use super::{chars, kind, noun, words};
use methodology::catalogue::Phrase;

/// The dated events of a sentence, outside the claims already read; one a clause.
pub(super) fn events(assembler: &Assembler, scene: &Scene, others: &[Claim]) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    for (start, end, phrase) in assembler.vocabulary.events(assembler.text, scene.sentence.start, scene.sentence.end) {
        let taken = others.iter().chain(&out).any(|c| c.start < end && c.end > start);
        if taken || is_noun(assembler.text, start, end) {
            continue;
        }
        out.extend(event(assembler, scene, start, end, phrase));
    }
    for (start, end, phrase) in assembler.vocabulary.pending(assembler.text, scene.sentence.start, scene.sentence.end) {
        out.extend(pending(assembler, scene, start, end, phrase));
    }
    out
}

/// `正在安装调试中`: said to be still to come, at the time said or else on the day of publication.
fn pending(assembler: &Assembler, scene: &Scene, start: usize, end: usize, phrase: &Phrase) -> Option<Claim> {
    let counted = assembler.text.get(end).is_some_and(char::is_ascii_digit);
    (!counted).then_some(())?;
    let mut claim = event(assembler, scene, start, end, phrase)?;
    claim.intended = true;
    Some(claim)
}

/// Whether the word is part of a name (投产项目), a condition (投产后) or something left aside (除了…投产外).
fn is_noun(text: &[char], start: usize, end: usize) -> bool {
    let after = chars::one_at(text, end, words::NO_EVENT_AFTER).is_some();
    let before = &text[start.saturating_sub(EXCEPT)..start];
    let except = chars::last_of(before, &["除了", "除", "，", "。"]).is_some_and(|at| before[at] == '除');
    after || except || chars::one_ending(&text[..start], words::NO_EVENT_BEFORE).is_some()
}

/// Characters before an event in which 除了 is looked for.
const EXCEPT: usize = 12;

fn event(assembler: &Assembler, scene: &Scene, start: usize, end: usize, phrase: &Phrase) -> Option<Claim> {
    let text = assembler.text;
    let clause = scene.sentence.clause_start_but_quotes(text, start);
    let period = when(scene, start).map(|p| date(&p.period)).or_else(|| carried(scene, phrase))?;
    let (entity, name) = who(assembler, scene, clause, start)?;
    let clause_end = scene.sentence.clause_end_but_list(text, end);
    let lead = text[clause..clause_end].iter().take_while(|c| c.is_whitespace()).count();
    let mut claim = assembler.bare(scene, clause + lead, clause_end, entity);
    claim.entity = name.unwrap_or(claim.entity);
    claim.transform = Transform::Event;
    claim.indicator = Some(phrase.names.clone());
    claim.subject = phrase.text.clone();
    claim.period = period;
    let later =
        chars::one_at(text, end, &["后将", "后可", "后预计"]).is_some() || chars::one_ending(&text[..start], words::NOT_YET).is_some();
    let ahead = assembler.article.published.is_some_and(|day| period::starts_after(&claim.period, day));
    claim.intended = later || ahead || kind::is_intended(&text[clause..start]);
    claim.obstacle = Some(Obstacle::NoRegister(Register::Events));
    Some(claim)
}

/// The time said in the sentence: before the event, or around it (自今年3月投产以来).
fn when<'s>(scene: &'s Scene, at: usize) -> Option<&'s Spoken> {
    scene.periods.iter().rfind(|p| p.start <= at && !matches!(p.role, Role::Base | Role::Name | Role::Aim))
}

/// A state goes on from the sentence before; an event needs a time of its own.
fn carried(scene: &Scene, phrase: &Phrase) -> Option<String> {
    scene.carried.as_deref().filter(|_| phrase.unit.is_some()).map(date)
}

/// The day or month of what began then.
fn date(period: &str) -> String {
    period.trim_end_matches("..").to_owned()
}

/// Who opened or started: who is named in the sentence, or a body that the clause names (研发中心).
fn who(assembler: &Assembler, scene: &Scene, clause: usize, at: usize) -> Option<(Option<usize>, Option<String>)> {
    let at = clause + assembler.text[clause..at].iter().position(|c| *c == '被').unwrap_or(at - clause);
    let in_clause = scene.mentions.iter().rfind(|m| m.start >= clause && m.end <= at && m.subject);
    if let Some(mention) = in_clause {
        return Some((Some(mention.entity), None));
    }
    let bodies: Vec<&str> = assembler.vocabulary.lexicon.bodies.iter().map(String::as_str).collect();
    let run = noun::last_run(assembler.text, clause, at, &scene.blanks());
    let body = run.filter(|(from, to)| chars::one_ending(&assembler.text[*from..*to], &bodies).is_some());
    if let Some((from, to)) = body {
        return Some((None, Some(chars::string(&assembler.text[from..to]))));
    }
    let named = scene.mentions.iter().any(|m| m.start >= scene.sentence.start && m.end <= scene.sentence.end);
    named.then(|| (assembler.entity(scene, at), None))
}

/// The statements of a sentence that give no number.
pub(super) fn statements(assembler: &Assembler, scene: &Scene) -> Vec<Claim> {
    let found = assembler.vocabulary.statements(assembler.text, scene.sentence.start, scene.sentence.end);
    found.into_iter().map(|(start, end, words)| statement(assembler, scene, start, end, words)).collect()
}

fn statement(assembler: &Assembler, scene: &Scene, start: usize, end: usize, words: &str) -> Claim {
    let clause = scene.sentence.clause_start(assembler.text, start);
    let ahead = chars::at(assembler.text, clause, "作为");
    let next = || scene.mentions.iter().find(|m| m.start >= end && m.end <= scene.sentence.end && m.subject).map(|m| m.entity);
    let entity = ahead.then(next).flatten().or_else(|| assembler.entity(scene, start));
    let mut claim = assembler.bare(scene, start, end, entity);
    assembler.give_period(&mut claim, scene, scene.period_at(assembler.text, start));
    claim.transform = Transform::Statement;
    claim.subject = words.to_owned();
    claim
}
