//! Everybody against every rung of a ladder, by the rules in force on a day.

use super::inputs::{Inputs, Misfit};
use super::points::{self, Possible};
use super::titles::{self, Held, Records};
use super::tree::{Counts, Leaves, Numbered, Steps};
use crate::scorecard::condition::{joined, named_in};
use crate::scorecard::formula::named;
use crate::scorecard::{Column, Single, truths};
use figures::{Decimal, Text};
use jiff::civil::Date;
use methodology::catalogue::{Catalogue, Check, Condition, LadderRule, Node, Points, Range, Title, Way};
use methodology::score::{Operand, Test};
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Truths of everybody.
pub type Truths = Vec<Option<bool>>;

/// Everybody against every rung.
#[derive(Debug, Clone)]
pub struct Board {
    /// The day of decision.
    pub day: Date,
    /// With what.
    pub inputs: Inputs,
    /// What the columns are.
    pub operands: Vec<Operand>,
    /// Numbers of the operands whose amounts are whole.
    pub whole: BTreeSet<usize>,
    /// Rungs from below.
    pub rungs: Vec<Rung>,
}

/// Everybody against one rung.
#[derive(Debug, Clone)]
pub struct Rung {
    /// The title.
    pub title: Title,
    /// The rule in force on the day, where there is one.
    pub rule: Option<LadderRule>,
    /// Whether each holds it.
    pub held: Truths,
    /// Whether each fulfils the rule.
    pub verdicts: Truths,
    /// Conditions met, failing and unknown.
    pub counts: Vec<Counts>,
    /// The fewest conditions that keep each from it.
    pub steps: Vec<Steps>,
    /// What is odd about points that were filed.
    pub findings: Vec<Finding>,
    /// Single conditions of the rule, in order.
    pub conditions: Vec<Condition>,
    pub(super) tree: Option<Numbered>,
    /// For whom each node is there, in the order of their numbers.
    pub(super) whens: Vec<Option<Test>>,
    leaves: Vec<Truths>,
    there: Vec<Option<Truths>>,
    points: Vec<Vec<Range>>,
}

/// Points filed by people that can't be.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Number of the firm.
    pub subject: usize,
    /// Number of the operand.
    pub operand: usize,
    /// The points filed.
    pub filed: Decimal,
    /// What was possible.
    pub range: Range,
}

/// Judges.
///
/// # Errors
/// [`Misfit`] where a column that a rule names isn't there.
pub fn judge(catalogue: &Catalogue, rungs: &[&str], day: Date, inputs: Inputs, records: &[Held]) -> Result<Board, Misfit> {
    let rules: Vec<(&str, Option<&LadderRule>)> = rungs.iter().map(|id| (*id, rule_of(catalogue, id, day))).collect();
    judge_by(catalogue, &rules, day, inputs, records)
}

/// Judges by rules that are said, of titles each.
///
/// # Errors
/// [`Misfit`] where a column that a rule names isn't there.
pub fn judge_by(
    catalogue: &Catalogue,
    rules: &[(&str, Option<&LadderRule>)],
    day: Date,
    mut inputs: Inputs,
    records: &[Held],
) -> Result<Board, Misfit> {
    let operands = catalogue.rule_operands.clone();
    let records = Records::of(catalogue, records);
    titles::fill(catalogue, &mut inputs, &records, day);
    let mut made: Vec<Rung> = rules.iter().filter_map(|(id, rule)| rung(catalogue, id, *rule)).collect();
    let asked: Vec<usize> = made.iter().filter_map(|rung| rung.rule.as_ref()).flat_map(named_by).collect();
    inputs.fit(&operands, &asked)?;
    for rung in &mut made {
        rung.held = titles::holds(&rung.title, &inputs, &records, day);
    }
    evaluate(&mut made, &inputs);
    let whole = (0..operands.len()).filter(|number| is_whole(catalogue, &operands[*number])).collect();
    Ok(Board { day, inputs, operands, whole, rungs: made })
}

/// Whether an operand's amounts are whole numbers.
fn is_whole(catalogue: &Catalogue, operand: &Operand) -> bool {
    let Operand::Dated(dated) = operand else { return false };
    let item = dated.item().and_then(|item| catalogue.forms.get(&item.form)?.items.get(&item.item));
    item.is_some_and(|item| item.integer)
}

/// The operands that rules of a day name, for who gathers them.
pub fn asked(catalogue: &Catalogue, rungs: &[&str], day: Date) -> Vec<usize> {
    let rules = rungs.iter().filter_map(|id| rule_of(catalogue, id, day));
    let held = |id: &&str| catalogue.titles.get(*id).and_then(|title| title.held.as_ref()).map(named_in);
    let mut all: Vec<usize> = rules.flat_map(named_by).chain(rungs.iter().filter_map(held).flatten()).collect();
    // What says who holds a title that a rule names is asked too.
    let named: Vec<usize> = all.iter().filter_map(|n| titles::condition_of(catalogue, *n)).flat_map(named_in).collect();
    all.extend(named);
    all.sort_unstable();
    all.dedup();
    all
}

/// The rule of a title that decides on a day.
pub fn rule_of<'c>(catalogue: &'c Catalogue, title: &str, day: Date) -> Option<&'c LadderRule> {
    catalogue.rules.values().find(|rule| rule.of == title && rule.in_force(day))
}

/// The operands that a rule names.
pub fn named_by(rule: &LadderRule) -> Vec<usize> {
    let scores = rule.scores.iter().flat_map(|score| of_points(&score.points));
    let forecast = rule.forecast.iter().flat_map(|f| [f.operand, f.newest]);
    rule.conditions.iter().flat_map(of_node).chain(scores).chain(forecast).collect()
}

fn of_node(node: &Node) -> Vec<usize> {
    let when = node.when().map(named_in).unwrap_or_default();
    let inner = match node {
        Node::All(joined) | Node::Any(joined) => joined.parts.iter().flat_map(of_node).collect(),
        Node::Leaf(leaf) => match &leaf.check {
            Check::Told(told) => named_in(&told.test),
            Check::Points { .. } | Check::Wanted(_) => Vec::new(),
        },
    };
    [when, inner].concat()
}

fn of_points(points: &Points) -> Vec<usize> {
    let mut all: Vec<usize> = points.filed.into_iter().collect();
    match &points.way {
        Way::Sum(parts) | Way::Best(parts) => all.extend(parts.iter().flat_map(of_points)),
        Way::Bands { value, .. } => all.extend(named(value)),
        Way::Words { operand, .. } => all.push(*operand),
        Way::Given(_) | Way::Of(_) => {}
    }
    all
}

fn rung(catalogue: &Catalogue, id: &str, rule: Option<&LadderRule>) -> Option<Rung> {
    let rule = rule.cloned();
    let tree = rule.as_ref().and_then(|rule| rule.conditions.as_ref()).map(Numbered::of);
    let conditions = rule.iter().flat_map(LadderRule::leaves).cloned().collect();
    let whens = rule.iter().filter_map(|rule| rule.conditions.as_ref()).flat_map(whens).map(Option::<&Test>::cloned).collect();
    Some(Rung {
        title: catalogue.titles.get(id)?.clone(),
        rule,
        held: Vec::new(),
        verdicts: Vec::new(),
        counts: Vec::new(),
        steps: Vec::new(),
        findings: Vec::new(),
        conditions,
        tree,
        whens,
        leaves: Vec::new(),
        there: Vec::new(),
        points: Vec::new(),
    })
}

/// One condition, or the scores of a rule.
enum Job<'a> {
    Test(&'a Test),
    Scores(usize),
}

enum Done {
    Truths(Truths),
    Scores(Vec<Vec<Range>>, Vec<Finding>),
}

fn evaluate(rungs: &mut [Rung], inputs: &Inputs) {
    let rows = inputs.subjects.len();
    let done = {
        let rungs: &[Rung] = rungs;
        let jobs: Vec<Job<'_>> = rungs.iter().enumerate().flat_map(|(nth, rung)| jobs(nth, rung)).collect();
        in_threads(jobs.len(), |nth| match jobs[nth] {
            Job::Test(test) => Done::Truths(truths(test, &inputs.now, rows)),
            Job::Scores(rung) => scores(&rungs[rung], &inputs.now, rows),
        })
    };
    let mut done = done.into_iter();
    rungs.iter_mut().for_each(|rung| rung.take(&mut done, rows));
    let parts = {
        let rungs: &[Rung] = rungs;
        in_threads(rungs.len(), |nth| rungs[nth].joined(rows))
    };
    for (rung, (verdicts, counts, steps)) in rungs.iter_mut().zip(parts) {
        (rung.verdicts, rung.counts, rung.steps) = (verdicts, counts, steps);
    }
}

/// In the order in which their results are taken.
fn jobs(nth: usize, rung: &Rung) -> Vec<Job<'_>> {
    if rung.rule.is_none() {
        return Vec::new();
    }
    let leaves = rung.conditions.iter().filter_map(|leaf| match &leaf.check {
        Check::Told(told) => Some(Job::Test(&told.test)),
        Check::Points { .. } | Check::Wanted(_) => None,
    });
    let there = rung.whens.iter().flatten().map(Job::Test);
    leaves.chain(there).chain([Job::Scores(nth)]).collect()
}

/// For whom each node is there, in the order of their numbers.
fn whens(node: &Node) -> Vec<Option<&Test>> {
    let parts = match node {
        Node::All(joined) | Node::Any(joined) => &joined.parts[..],
        Node::Leaf(_) => &[],
    };
    std::iter::once(node.when()).chain(parts.iter().flat_map(whens)).collect()
}

fn scores(rung: &Rung, columns: &[Column], rows: usize) -> Done {
    let scores = rung.rule.as_ref().map_or(&[][..], |rule| &rule.scores);
    let mut ranges = vec![Vec::with_capacity(rows); scores.len()];
    let mut findings = Vec::new();
    for subject in (0..rows).filter(|_| !scores.is_empty()) {
        for (nth, possible) in points::all(scores, &Single::of(columns, subject)).into_iter().enumerate() {
            ranges[nth].push(possible.range);
            let odd = possible.odd.into_iter();
            findings.extend(odd.map(|odd| Finding { subject, operand: odd.operand, filed: odd.filed, range: odd.range }));
        }
    }
    Done::Scores(ranges, findings)
}

/// Results of numbered jobs, in their order, whoever did them.
fn in_threads<T: Send>(jobs: usize, of: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(jobs));
    let hands = std::thread::available_parallelism().map_or(1, usize::from).min(jobs);
    std::thread::scope(|scope| {
        for _ in 0..hands {
            scope.spawn(|| {
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    if nth >= jobs {
                        return;
                    }
                    let made = of(nth);
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((nth, made));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(nth, _)| *nth);
    done.into_iter().map(|(_, made)| made).collect()
}

impl Rung {
    fn take(&mut self, done: &mut impl Iterator<Item = Done>, rows: usize) {
        if self.rule.is_none() {
            return;
        }
        let mut truths = || match done.next() {
            Some(Done::Truths(truths)) => truths,
            _ => vec![None; rows],
        };
        let mut told: Vec<Option<Truths>> =
            self.conditions.iter().map(|leaf| matches!(leaf.check, Check::Told(_)).then(&mut truths)).collect();
        self.there = self.whens.iter().map(|when| when.as_ref().map(|_| truths())).collect();
        if let Some(Done::Scores(points, findings)) = done.next() {
            (self.points, self.findings) = (points, findings);
        }
        let of = |(leaf, told): (&Condition, Option<Truths>)| match leaf.check {
            Check::Points { score, ordering, bound } => self
                .points
                .get(score)
                .map_or_else(|| vec![None; rows], |all| all.iter().map(|r| points::truth(*r, ordering, bound)).collect()),
            Check::Told(_) => told.unwrap_or_default(),
            Check::Wanted(_) => vec![None; rows],
        };
        self.leaves = self.conditions.iter().zip(told.drain(..)).map(of).collect();
    }

    fn joined(&self, rows: usize) -> (Truths, Vec<Counts>, Vec<Steps>) {
        let Some(tree) = &self.tree else {
            return (vec![None; rows], vec![Counts::default(); rows], vec![Steps { failing: 0, unknown: 1 }; rows]);
        };
        let mut made = (Vec::with_capacity(rows), Vec::with_capacity(rows), Vec::with_capacity(rows));
        for row in 0..rows {
            let part = tree.part(&self.at(row), false);
            made.0.push(part.truth);
            made.1.push(tree.counts(&self.at(row)));
            made.2.push(part.steps);
        }
        made
    }

    /// The truths of one firm.
    pub(super) fn at(&self, row: usize) -> At<'_> {
        At { rung: self, row }
    }

    /// Whether a leaf holds for a firm.
    pub fn leaf(&self, leaf: usize, subject: usize) -> Option<bool> {
        self.leaves.get(leaf)?.get(subject).copied().flatten()
    }

    /// Whether a leaf is there for a firm at all; nothing where that is unknown.
    pub fn is_there(&self, leaf: usize, subject: usize) -> Option<bool> {
        let nodes = self.tree.as_ref().and_then(|tree| tree.way_to(leaf)).unwrap_or_default();
        joined(nodes.into_iter().map(|node| self.at(subject).there(node)), false)
    }

    /// The points of a score that are possible for a firm.
    pub fn points(&self, score: usize, subject: usize) -> Option<Range> {
        self.points.get(score)?.get(subject).copied()
    }

    /// All scores of a firm.
    pub(super) fn possible(&self, subject: usize) -> Vec<Possible> {
        self.points.iter().map(|all| Possible { range: all[subject], odd: Vec::new() }).collect()
    }

    /// Why there is no verdict for anybody.
    pub fn without_rule(&self) -> Option<Text> {
        match &self.rule {
            None => Some(Text::new("当日没有适用的规则", "no rule is in force on the day")),
            Some(rule) if rule.is_wanted() => Some(figures::Reason::RuleNotAvailable.words()),
            Some(_) => None,
        }
    }
}

/// One firm's truths.
pub(super) struct At<'a> {
    rung: &'a Rung,
    row: usize,
}

impl Leaves for At<'_> {
    fn leaf(&self, number: usize) -> Option<bool> {
        self.rung.leaf(number, self.row)
    }

    fn there(&self, node: usize) -> Option<bool> {
        match self.rung.there.get(node) {
            Some(Some(truths)) => truths.get(self.row).copied().flatten(),
            _ => Some(true),
        }
    }
}

impl Board {
    /// The number of a firm.
    pub fn find(&self, code: &str) -> Option<usize> {
        self.inputs.subjects.iter().position(|subject| subject == code)
    }

    /// The same of some firms only.
    #[must_use]
    pub fn only(mut self, rows: &[usize]) -> Self {
        fn picked<T: Clone>(all: &[T], rows: &[usize]) -> Vec<T> {
            rows.iter().filter_map(|row| all.get(*row).cloned()).collect()
        }
        self.inputs = self.inputs.only(rows);
        for rung in &mut self.rungs {
            let of = |finding: &Finding| Some(Finding { subject: rows.iter().position(|row| *row == finding.subject)?, ..finding.clone() });
            rung.findings = rung.findings.iter().filter_map(of).collect();
            rung.held = picked(&rung.held, rows);
            rung.verdicts = picked(&rung.verdicts, rows);
            rung.counts = picked(&rung.counts, rows);
            rung.steps = picked(&rung.steps, rows);
            rung.leaves = rung.leaves.iter().map(|all| picked(all, rows)).collect();
            rung.there = rung.there.iter().map(|all| all.as_ref().map(|all| picked(all, rows))).collect();
            rung.points = rung.points.iter().map(|all| picked(all, rows)).collect();
        }
        self
    }

    /// Who is one condition away from a rung, which it doesn't hold: nothing else fails and at most so many are unknown. The
    /// nearest first.
    pub fn one_step(&self, rung: usize, unknown: u16) -> Vec<usize> {
        let Some(of) = self.rungs.get(rung) else { return Vec::new() };
        let near = |row: &usize| of.held[*row] != Some(true) && of.steps[*row].failing == 1 && of.steps[*row].unknown <= unknown;
        let mut rows: Vec<(bool, Decimal, usize)> = (0..self.inputs.subjects.len())
            .filter(near)
            .map(|row| {
                let far = self.gaps(rung, row).into_iter().find(|gap| gap.truth == Some(false)).and_then(|gap| gap.distance);
                (far.is_none(), far.unwrap_or_default(), row)
            })
            .collect();
        rows.sort();
        rows.into_iter().map(|(_, _, row)| row).collect()
    }
}
