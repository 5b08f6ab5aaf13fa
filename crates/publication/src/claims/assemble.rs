//! Makes a claim of an amount and what stands around it.

use super::amount::Amount;
use super::chars;
use super::claim::{Bound, Claim, Obstacle, Transform};
use super::entity::Entity;
use super::kind::{self, Head};
use super::mention::{self, Mention};
use super::period::{self, Spoken};
use super::sentence::Sentence;
use super::subject::Subject;
use super::want;
use super::words;
use intake::article::{Article, Paragraph};
use methodology::catalogue::Catalogue;

/// The word of the lexicon for statements that give no number.
const STATEMENT: &str = "statement";

/// What is the same for the whole article.
pub(super) struct Assembler<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text to be read.
    pub text: &'a [char],
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// Everybody named.
    pub entities: &'a [Entity],
    /// Who is meant where nobody is named.
    pub home: Option<usize>,
}

/// What is the same for a sentence.
pub(super) struct Scene<'a> {
    /// The paragraph it is in.
    pub paragraph: Paragraph,
    /// The sentence.
    pub sentence: Sentence,
    /// Everybody named in the article.
    pub mentions: &'a [Mention],
    /// Periods said in the sentence.
    pub periods: &'a [Spoken],
    /// The period of the sentence before.
    pub carried: Option<String>,
    /// Phrases of the lexicon in the sentence.
    pub subjects: Vec<Subject<'a>>,
    /// Amounts in the sentence.
    pub amounts: Vec<Amount>,
}

/// What an amount turned out to speak of.
struct Topic<'a> {
    subject: Option<Subject<'a>>,
    indicator: Option<String>,
}

impl<'a> Assembler<'a> {
    /// The claims of a sentence.
    pub fn claims(&self, scene: &Scene<'a>) -> Vec<Claim> {
        let mut out: Vec<Claim> = Vec::new();
        let mut since = scene.sentence.start;
        for amount in &scene.amounts {
            if let Some(claim) = self.claim(scene, amount, since, out.last()) {
                since = claim.end;
                out.push(claim);
            }
        }
        let statements = scene.subjects.iter().filter(|s| s.phrase.names == STATEMENT);
        out.extend(statements.map(|s| self.statement(scene, s)));
        out
    }

    fn claim(&self, scene: &Scene<'a>, amount: &Amount, since: usize, before: Option<&Claim>) -> Option<Claim> {
        let clause = scene.sentence.clause_start(self.text, amount.start).max(since);
        let spans = scene.subjects.iter().map(|s| (s.start, s.end));
        let head = Head::new(self.text, clause, amount.words_start.max(clause), spans);
        let (transform, mark) = match before {
            Some(b) if head.joins() && b.unit == amount.unit => (b.transform, None),
            _ => kind::of(&head, &amount.unit),
        };
        let topic = self.topic(scene, amount, since, clause, (transform, mark), before);
        let unit = self.unit(amount, topic.subject)?;
        let (start, end) = span(amount, mark, topic.subject);
        let entity = self.entity(scene, amount.start);
        let mut claim = self.bare(scene, start, end, entity);
        claim.value = Some(amount.value);
        claim.unit = unit;
        claim.indicator = topic.indicator;
        claim.bound = amount.bound;
        claim.transform = transform;
        claim.period = period_at(scene, amount.start);
        claim.whole = mark.filter(|_| transform == Transform::Share).and_then(|m| head.whole(self.text, m));
        let barred = self.barred(scene, amount, &head);
        Some(self.settle(claim, scene, amount, entity, barred))
    }

    /// Decides whether it is an intention, and which figure is wanted.
    fn settle(&self, mut claim: Claim, scene: &Scene, amount: &Amount, entity: Option<usize>, barred: Option<Obstacle>) -> Claim {
        let ahead = self.article.published.is_some_and(|day| period::starts_after(&claim.period, day));
        let intended = kind::is_intended(&self.text[scene.sentence.start..amount.start]);
        let planned = ahead || (intended && claim.transform != Transform::Completion);
        if planned && claim.transform == Transform::Level {
            claim.transform = Transform::Plan;
        }
        let home = self.home.and_then(|h| self.entities.get(h));
        let barred = planned.then_some(Obstacle::Plan).or(barred);
        want::settle(&mut claim, barred, entity.and_then(|e| self.entities.get(e)), home, self.catalogue);
        claim
    }

    /// What the wording rules out: numbers shared out by 分别, rates with another base.
    fn barred(&self, scene: &Scene, amount: &Amount, head: &Head) -> Option<Obstacle> {
        let clause = scene.sentence.clause_start(self.text, amount.start);
        let shared = chars::first_of(&self.text[clause..amount.start], &[words::RESPECTIVELY]).is_some();
        let several = shared.then_some(Obstacle::Several);
        several.or_else(|| head.is_other_rate().then_some(Obstacle::NoSuchKind))
    }

    fn statement(&self, scene: &Scene, subject: &Subject) -> Claim {
        let entity = self.entity(scene, subject.start);
        let mut claim = self.bare(scene, subject.start, subject.end, entity);
        claim.period = period_at(scene, subject.start);
        claim.transform = Transform::Statement;
        claim
    }

    fn bare(&self, _: &Scene, start: usize, end: usize, entity: Option<usize>) -> Claim {
        Claim {
            text: self.article.slice(start, end).to_owned(),
            start,
            end,
            value: None,
            unit: String::new(),
            period: String::new(),
            entity: entity.and_then(|e| self.entities.get(e)).map(|e| e.name.clone()).unwrap_or_default(),
            indicator: None,
            transform: Transform::Level,
            bound: Bound::Exact,
            whole: None,
            wanted: None,
            alternatives: Vec::new(),
            obstacle: None,
        }
    }

    fn entity(&self, scene: &Scene, at: usize) -> Option<usize> {
        mention::spoken_of(self.text, scene.paragraph, at, scene.mentions).or(self.home)
    }

    /// The phrase an amount belongs to: in its clause, for a comparison also earlier or that of the
    /// amount before, for a count also right after it (900多名工人).
    fn topic(
        &self,
        scene: &Scene<'a>,
        amount: &Amount,
        since: usize,
        clause: usize,
        (transform, mark): (Transform, Option<usize>),
        before: Option<&Claim>,
    ) -> Topic<'a> {
        let limit = mark.filter(|_| transform == Transform::Share).unwrap_or(amount.start);
        let spoken = || scene.subjects.iter().filter(|s| s.phrase.names != STATEMENT);
        let last_from = |from: usize| spoken().rfind(|s| s.start >= from && s.end <= limit).copied();
        let relative = transform.is_relative();
        let subject = last_from(clause).or_else(|| last_from(since).filter(|_| relative));
        let subject = subject.or_else(|| spoken().find(|s| !relative && self.is_counted(scene, amount, s)).copied());
        let inherited = || before.filter(|_| relative).and_then(|b| b.indicator.clone());
        let indicator = subject.map(|s| s.phrase.names.clone()).or_else(inherited);
        Topic { subject, indicator }
    }

    fn is_counted(&self, scene: &Scene, amount: &Amount, subject: &Subject) -> bool {
        let end = scene.sentence.clause_end(self.text, amount.end);
        subject.start >= amount.end && subject.start <= amount.end + 2 && subject.end <= end
    }

    /// The unit, filled in from the lexicon where the text leaves it out; `None` when there is no amount after all.
    fn unit(&self, amount: &Amount, subject: Option<Subject>) -> Option<String> {
        let usual = subject.and_then(|s| s.phrase.unit.as_deref());
        match amount.unit.as_str() {
            "名" | "位" => Some("人".to_owned()),
            "" => {
                let subject = subject.filter(|s| s.end <= amount.words_start)?;
                let between = &self.text[subject.end..amount.words_start];
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
}

/// From the phrase, else the word of change, else the number, to the unit or the thing counted.
fn span(amount: &Amount, mark: Option<usize>, subject: Option<Subject>) -> (usize, usize) {
    let before = subject.filter(|s| s.end <= amount.start).map(|s| s.start);
    let after = subject.filter(|s| s.start >= amount.end).map(|s| s.end);
    let start = before.into_iter().chain(mark).min().unwrap_or(amount.words_start);
    (start.min(amount.words_start), after.unwrap_or(amount.end))
}

fn period_at(scene: &Scene, at: usize) -> String {
    let said = scene.periods.iter().rfind(|p| p.end <= at).map(|p| p.period.clone());
    said.or_else(|| scene.carried.clone()).unwrap_or_default()
}
