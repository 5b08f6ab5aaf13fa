//! Makes claims of the amounts of a sentence and what stands around them.

use super::super::claim::{Assumed, Bound, Claim, Obstacle, Transform};
use super::amount::Amount;
use super::entity::Entity;
use super::kind::{self, Head};
use super::memory::Memory;
use super::mention;
use super::period::{self, Clock, Role};
use super::respectively::{self, Run};
use super::scene::Scene;
use super::subject::{Sort, Subject, Vocabulary};
use super::topic::{Stretch, Topic};
use super::{chars, want, words};
use intake::article::Article;
use methodology::catalogue::Catalogue;

/// What is the same for the whole article.
pub(super) struct Assembler<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text to be read.
    pub text: &'a [char],
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// Its lexicon, ready for looking up.
    pub vocabulary: &'a Vocabulary<'a>,
    /// Everybody named.
    pub entities: &'a [Entity],
    /// Who is meant where nobody is named.
    pub theme: Option<usize>,
    /// The area whose office asks.
    pub home: Option<usize>,
    /// The period the article reports on.
    pub reporting: Option<String>,
}

/// An amount on its way to a claim.
pub(super) struct Draft<'d> {
    /// The amount.
    pub amount: &'d Amount,
    /// Where its clause begins, after the claim before.
    pub clause: usize,
    /// Where the claim before ends.
    pub since: usize,
    /// The words before it.
    pub head: Head,
    /// What kind of number it is.
    pub transform: Transform,
    /// Where the word that makes the kind begins.
    pub mark: Option<usize>,
}

impl<'a> Assembler<'a> {
    /// What relative periods count from.
    pub fn clock(&self) -> Clock {
        let reported = self.reporting.as_deref().and_then(|p| p.get(..4)?.parse().ok());
        Clock { published: self.article.published, reported }
    }

    /// The claims of the amounts of a sentence.
    pub fn claims(&self, scene: &Scene<'a>, memory: &mut Memory) -> Vec<Claim> {
        let runs = respectively::runs(self.text, self.vocabulary, scene, memory);
        let mut out: Vec<Claim> = Vec::new();
        let mut since = scene.sentence.start;
        for (index, amount) in scene.amounts.iter().enumerate() {
            let run = runs.iter().find(|r| r.first <= index && index < r.first + r.count);
            if let Some(claim) = self.claim(scene, amount, since, out.last(), run.map(|r| (r, index - r.first)), memory) {
                since = claim.end.max(amount.end);
                out.push(claim);
            }
            if let Some(topics) = run.filter(|r| r.first + r.count == index + 1).and_then(|r| r.topics.as_ref()) {
                memory.note_list(topics);
            }
        }
        out
    }

    fn claim(
        &self,
        scene: &Scene<'a>,
        amount: &Amount,
        since: usize,
        before: Option<&Claim>,
        run: Option<(&Run, usize)>,
        memory: &mut Memory,
    ) -> Option<Claim> {
        let draft = self.draft(scene, amount, since, before);
        let shared = run.and_then(|(r, at)| Some((r.topics.as_ref()?.get(at)?, r.entities.get(at).copied().flatten())));
        let topic = shared.map_or_else(|| self.topic(scene, &draft, before, memory), |(t, _)| t.clone());
        let mean = self.is_mean(&draft, &topic);
        let topic = if mean { Topic { indicator: None, class: true, ..topic } } else { topic };
        let unit = self.unit_of(scene, &draft, unit(self.text, amount, &topic)?);
        let entity = shared.and_then(|s| s.1).or_else(|| self.entity(scene, amount.start));
        let (start, end) = span(&draft, &topic);
        let mut claim = self.bare(scene, start, end, entity);
        claim.value = Some(amount.value);
        claim.unit = unit;
        claim.bound = amount.bound;
        claim.transform = draft.transform;
        claim.indicator = topic.indicator.clone();
        claim.subject = topic.words.clone();
        claim.target = draft.head.has(words::AIMED) || chars::one_at(self.text, amount.end, words::TARGET_AFTER).is_some();
        claim.real =
            claim.transform.is_growth() && chars::first_of(&self.text[draft.since.min(amount.start)..amount.start], words::REAL).is_some();
        claim.among = memory_among(self.text, scene, draft.since, amount.start);
        self.set_period(&mut claim, scene, &draft);
        self.set_whole(&mut claim, &draft);
        memory.note(&topic);
        let uncertain = run.is_some_and(|(r, _)| r.topics.is_none()).then_some(Obstacle::Several);
        let other = (draft.head.is_other_rate() || has_other_base(&claim) || claim.real || mean).then_some(Obstacle::NoSuchKind);
        self.settle(&mut claim, scene, amount, entity, uncertain.or(other));
        Some(claim)
    }

    /// Whether an amount is so much each (人均产值, 月均44亿元), not the measure itself.
    fn is_mean(&self, draft: &Draft, topic: &Topic) -> bool {
        let of_topic = topic.place.is_some_and(|(start, _)| chars::one_ending(&self.text[..start], words::MEAN).is_some());
        let from = topic.place.filter(|p| p.1 <= draft.amount.words_start).map_or(draft.clause, |p| p.1);
        let own = topic.indicator.as_deref().is_some_and(|i| i.contains(".per_"));
        let from = from.max(draft.clause).min(draft.amount.words_start);
        !own && (of_topic || chars::first_of(&self.text[from..draft.amount.words_start], words::MEAN).is_some())
    }

    /// 位 behind words of a ranking is a place, no person.
    fn unit_of(&self, scene: &Scene, draft: &Draft, unit: String) -> String {
        let clause = scene.sentence.clause_start(self.text, draft.amount.start);
        let moved = chars::first_of(&self.text[clause..draft.amount.start], words::MOVED_PLACES).is_some();
        let place = draft.amount.unit == "位" && (moved || draft.transform == Transform::Change);
        if place { draft.amount.unit.clone() } else { unit }
    }

    fn draft<'d>(&self, scene: &Scene<'a>, amount: &'d Amount, since: usize, before: Option<&Claim>) -> Draft<'d> {
        let clause = scene.sentence.clause_start(self.text, amount.start).max(since);
        let measures = scene.subjects.iter().filter(|s| s.sort == Sort::Measure).map(|s| (s.start, s.end));
        let spans = measures.chain(scene.periods.iter().filter(|p| p.role != Role::Aim).map(|p| (p.start, p.end)));
        let clause = self.over_count(scene, amount, clause, before).unwrap_or(clause);
        let head = Head::new(self.text, clause, amount.words_start.max(clause), spans);
        let (transform, mark) = match before {
            Some(b) if head.joins() && (b.unit == amount.unit || (b.unit == "人" && "名位".contains(&amount.unit))) => {
                (b.transform, None)
            }
            Some(b) if b.transform == Transform::Share && b.unit == amount.unit && b.end == since && head.arrives() => (b.transform, None),
            Some(b) if b.target && amount.unit == "%" && head.has(words::COMPLETED) => (Transform::Completion, None),
            _ => kind::of(&head, &amount.unit),
        };
        Draft { amount, clause, since, head, transform, mark }
    }

    /// `占全部210家企业的17.6%`, `完成年度目标2亿美元的118%`: the amount inside is the whole or the target, and the
    /// share or completion begins before it.
    fn over_count(&self, scene: &Scene<'a>, amount: &Amount, since: usize, before: Option<&Claim>) -> Option<usize> {
        let clause = scene.sentence.clause_start(self.text, amount.start);
        let before =
            before.filter(|b| matches!(b.transform, Transform::Level | Transform::Plan) && b.end > clause && amount.unit == "%")?;
        let of =
            chars::one_ending(&self.text[since.min(amount.words_start)..amount.words_start], &["的", "的比重为", "的比重达"]).is_some();
        let value = self.text[clause..before.end].iter().rposition(char::is_ascii_digit).map_or(before.start, |p| clause + p);
        let part = chars::last_of(&self.text[clause..value], &["占", "完成"])?;
        of.then_some(clause + part)
    }

    /// What an amount is about: what its clause says; for a comparison, and for an amount that is only reached
    /// (增长35.9%，达264.5亿元), what was spoken of before; for a count also what stands right after it.
    fn topic(&self, scene: &Scene<'a>, draft: &Draft, before: Option<&Claim>, memory: &Memory) -> Topic {
        let limit = draft.mark.filter(|_| draft.transform == Transform::Share).unwrap_or(draft.amount.words_start);
        let blanks = scene.blanks();
        let parts = draft.transform.is_relative() || memory_among(self.text, scene, draft.since, draft.amount.start);
        let stretch = Stretch { text: self.text, vocabulary: self.vocabulary, subjects: &scene.subjects, known: &blanks, memory, parts };
        let said = stretch.said(draft.clause, limit.max(draft.clause));
        let counted = said.indicator.is_none().then(|| self.counted(scene, draft.amount).filter(|t| t.indicator.is_some())).flatten();
        if let Some(counted) = counted.filter(|_| !draft.transform.is_relative()) {
            return counted;
        }
        if !said.is_empty() {
            let class = self.class_before(scene, draft).filter(|_| said.is_short());
            let said = class.map_or(said.clone(), |c| said.of_class_before(self.text, c));
            return self.of_counted(said, draft, before);
        }
        if !draft.transform.is_relative() {
            let after = self.counted(scene, draft.amount);
            if let Some(after) = after {
                return after;
            }
        }
        let goes_on = draft.transform.is_relative()
            || draft.transform == Transform::Change
            || draft.head.has(words::AIMED)
            || (self.only_reached(scene, draft, before) && !draft.head.has(words::ELSE));
        let earlier = || {
            let phrase = scene.subjects.iter().any(|s| s.start >= draft.since && s.end <= draft.clause);
            phrase.then(|| stretch.said(draft.since, draft.clause))
        };
        let found = if goes_on || draft.head.reaches() { earlier().filter(|t| !t.is_empty()) } else { None };
        found.or_else(|| goes_on.then(|| inherited(before, memory)).flatten()).unwrap_or_default()
    }

    /// `产值超亿元企业52家，实现产值210亿元`: of those just counted, not of all.
    fn of_counted(&self, said: Topic, draft: &Draft, before: Option<&Claim>) -> Topic {
        let some = |c: &&Claim| words::COUNTING.contains(&c.unit.as_str()) && words::SOME.iter().any(|w| c.subject.ends_with(w));
        let all = |c: &&Claim| self.vocabulary.lexicon.populations.iter().any(|p| c.subject.contains(&p.text));
        let amount = draft.transform == Transform::Level && !words::COUNTING.contains(&draft.amount.unit.as_str());
        let counted = before.filter(some).filter(|c| amount && !all(c) && !said.class);
        let begins = said.place.is_some_and(|(start, _)| start >= draft.clause);
        match (counted, &said.indicator) {
            (Some(c), Some(measure)) if begins => Topic { indicator: Some(format!("{measure}.{}", c.subject)), class: true, ..said },
            _ => said,
        }
    }

    /// A class that an earlier clause of the sentence begins with, since the amount before.
    fn class_before<'s>(&self, scene: &'s Scene<'a>, draft: &Draft) -> Option<&'s Subject<'a>> {
        let before = |s: &&Subject| s.sort == Sort::Class && s.start >= draft.since && s.end <= draft.clause;
        scene.subjects.iter().rfind(before).filter(|s| scene.sentence.clause_start(self.text, s.start) == s.start)
    }

    /// `增长35.9%，达264.5亿元`: nothing but a verb of reaching stands before an amount after a comparison.
    fn only_reached(&self, scene: &Scene, draft: &Draft, before: Option<&Claim>) -> bool {
        let after = before.is_some_and(|b| b.transform.is_relative() || b.transform == Transform::Change || b.unit == draft.amount.unit);
        let based = scene.periods.iter().any(|p| p.role == Role::Base && p.start >= draft.clause && p.end <= draft.amount.start);
        before.is_some() && ((after && draft.head.reaches()) || based)
    }

    /// What stands right after a count: `900多名工人`, `15个竣工投产项目`.
    fn counted(&self, scene: &Scene<'a>, amount: &Amount) -> Option<Topic> {
        let end = scene.sentence.clause_end(self.text, amount.end);
        let phrase = scene.subjects.iter().find(|s| s.start >= amount.end && s.start <= amount.end + 2 && s.end <= end);
        if let Some(s) = phrase {
            let words = chars::string(&self.text[s.start..s.end]);
            let (indicator, unit) = (Some(s.phrase.names.clone()), s.phrase.unit.clone());
            return Some(Topic { indicator, words, place: Some((s.start, s.end)), unit, class: s.sort == Sort::Class });
        }
        let run = self.text[amount.end..end].iter().take_while(|c| chars::is_name(**c) && !c.is_ascii_digit()).take(AFTER).count();
        let verb = chars::one_at(self.text, amount.end, words::FILLERS).is_some();
        let counts = words::COUNTING.contains(&amount.unit.as_str()) && !verb;
        let words = chars::string(&self.text[amount.end..amount.end + run]);
        (counts && run > 1).then_some(Topic { words, ..Topic::default() })
    }

    /// Decides whether it is an intention, and which figure is wanted.
    fn settle(&self, claim: &mut Claim, scene: &Scene, amount: &Amount, entity: Option<usize>, barred: Option<Obstacle>) {
        let ahead = self.article.published.is_some_and(|day| period::starts_after(&claim.period, day));
        let until = &self.text[scene.sentence.start..amount.start];
        claim.intended = kind::is_intended(until) || self.is_by(scene, amount.start);
        let planned = ahead || (claim.intended && claim.transform != Transform::Completion);
        let aimed = claim.target && matches!(claim.transform, Transform::Level) && claim.unit != "%";
        let planned = planned || aimed;
        if planned && claim.transform != Transform::Completion {
            claim.transform = Transform::Plan;
        }
        let home = self.home.and_then(|h| self.entities.get(h));
        let barred = planned.then_some(Obstacle::Plan).or(barred);
        want::settle(claim, barred, entity.and_then(|e| self.entities.get(e)), home, self.catalogue);
    }

    fn set_whole(&self, claim: &mut Claim, draft: &Draft) {
        let Some(mark) = draft.mark.filter(|_| claim.transform == Transform::Share) else { return };
        let Some(whole) = draft.head.whole(self.text, mark) else { return };
        claim.whole = Some(chars::string(whole));
        let phrase = self.vocabulary.topics(whole, 0, whole.len(), &[]);
        claim.whole_indicator = phrase.iter().rfind(|s| s.sort == Sort::Measure).map(|s| s.phrase.names.clone());
    }

    /// Whom a place speaks of.
    pub fn entity(&self, scene: &Scene, at: usize) -> Option<usize> {
        mention::spoken_of(self.text, scene.paragraph, at, scene.mentions).or(self.theme)
    }

    /// Whether a name is that of a firm: by the register, the article, or its ending.
    pub fn is_firm_name(&self, name: &str) -> bool {
        let known = self.entities.iter().any(|e| e.is_firm() && e.name == name);
        known || self.vocabulary.lexicon.firms.iter().any(|ending| name.ends_with(ending.as_str()))
    }

    /// A claim without a number.
    pub fn bare(&self, scene: &Scene, start: usize, end: usize, entity: Option<usize>) -> Claim {
        let named = scene.mentions.iter().any(|m| Some(m.entity) == entity);
        Claim {
            text: String::new(),
            start,
            end,
            value: None,
            unit: String::new(),
            period: String::new(),
            entity: entity.and_then(|e| self.entities.get(e)).map(|e| e.name.clone()).unwrap_or_default(),
            members: Vec::new(),
            indicator: None,
            subject: String::new(),
            transform: Transform::Level,
            bound: Bound::Exact,
            whole: None,
            whole_indicator: None,
            base: None,
            assumed: if named || entity.is_none() { Vec::new() } else { vec![Assumed::Entity] },
            sentence: scene.number,
            among: false,
            real: false,
            target: false,
            intended: false,
            wanted: None,
            alternatives: Vec::new(),
            ranking: None,
            obstacle: None,
        }
    }
}

/// Whether a rate is over another year than the one before (比2019年增长).
fn has_other_base(claim: &Claim) -> bool {
    let year = |p: &str| p.get(..4).and_then(|y| y.parse::<i16>().ok());
    let base = claim.base.as_deref().filter(|_| claim.transform.is_growth()).and_then(year);
    base.is_some_and(|b| year(&claim.period).is_some_and(|y| b != y - 1))
}

/// Characters looked at behind a count for the words of what is counted.
const AFTER: usize = 8;

/// The topic of the amount before, in the sentence or the one before it.
fn inherited(before: Option<&Claim>, memory: &Memory) -> Option<Topic> {
    let of = |c: &Claim| Topic { indicator: c.indicator.clone(), words: c.subject.clone(), class: true, ..Topic::default() };
    let last = memory.last().map(|t| Topic { place: None, ..t.clone() });
    last.or_else(|| before.map(of))
}

/// Whether an amount is introduced as a part of what was said before.
fn memory_among(text: &[char], scene: &Scene, since: usize, at: usize) -> bool {
    let from = since.min(at).max(scene.sentence.start);
    chars::first_of(&text[from..at], words::AMONG).is_some()
}

/// The unit, filled in from the lexicon where the text leaves it out; `None` when there is no amount after all.
fn unit(text: &[char], amount: &Amount, topic: &Topic) -> Option<String> {
    let usual = topic.unit.as_deref();
    match amount.unit.as_str() {
        "名" | "位" => Some("人".to_owned()),
        "" => {
            let (_, end) = topic.place.filter(|p| p.1 <= amount.words_start)?;
            let between = &text[end..amount.words_start];
            let next = between.is_empty() || words::REACHED.iter().any(|w| chars::string(between) == *w);
            usual.filter(|_| next).map(str::to_owned)
        }
        bare if words::BARE.contains(&bare) => {
            let thing = usual?.trim_start_matches(['亿', '万', '千', '百']);
            Some(format!("{bare}{thing}"))
        }
        unit => Some(unit.to_owned()),
    }
}

/// From the phrase, else the word of change, else the number, to the unit or the thing counted.
fn span(draft: &Draft, topic: &Topic) -> (usize, usize) {
    let amount = draft.amount;
    let before = topic.place.filter(|p| p.1 <= amount.start && p.0 >= draft.since).map(|p| p.0);
    let after = topic.place.filter(|p| p.0 >= amount.end).map(|p| p.1);
    let start = before.into_iter().chain(draft.mark).min().unwrap_or(amount.words_start);
    (start.min(amount.words_start), after.unwrap_or(amount.end))
}
