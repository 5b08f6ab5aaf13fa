//! What a figure says: value or reason, coverage, and what its growth is made from.

use super::formula::{self, Amount, DEFLATED, Filter, Formula, Linear, Part};
use super::panel::Scope;
use super::ranked::{place, values};
use super::sums::{Sums, Term, by_member};
use super::values::ways;
use super::{Frame, Naive};
use crate::case::{Month, Span};
use figures::{Basis, Decimal, Price, Transform};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub indicator: &'static str,
    pub transform: Transform,
    pub span: Span,
    pub area: &'static str,
    pub by: Option<&'static str>,
    pub basis: Basis,
    pub price: Price,
    pub as_of: Date,
}

/// What a figure says, in a form that both sides can be brought into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Rounded to ten decimals, or the code of the reason.
    pub value: String,
    pub filed: u64,
    pub expected: u64,
    /// Rounded to ten decimals.
    pub covered: Option<Decimal>,
    pub negative: u64,
    pub unsettled: u64,
    /// Nothing where a filing was only said again.
    pub revised: Option<bool>,
    /// Numerator and denominator, exact.
    pub fraction: Option<(Decimal, Decimal)>,
    pub growth: Option<Growth>,
}

/// What a growth is made from, exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    pub current: Decimal,
    pub base: Option<Decimal>,
    pub published_base: Decimal,
    pub published_current: Decimal,
    pub parts: BTreeMap<&'static str, Term>,
    pub restatement: Decimal,
}

type Outcome = Result<Decimal, String>;

/// Sums, or quotients of them, of one member.
enum Cell<'a> {
    Sum(&'a Sums),
    Quotient(&'a Sums, &'a Sums, Decimal),
    Place(&'a Sums, Option<&'a Sums>, Decimal),
}

/// What the members of a question are made of.
enum Members {
    Untold(&'static str),
    Sums(BTreeMap<String, Sums>),
    Quotients(BTreeMap<String, Sums>, BTreeMap<String, Sums>, Decimal),
    Places(BTreeMap<String, Sums>, Option<BTreeMap<String, Sums>>, Decimal),
}

/// Decimals to which quotients are compared.
const TEN: u32 = 10;

pub fn shown(value: Decimal) -> String {
    figures::round(value, TEN).normalize().to_string()
}

impl Naive<'_> {
    /// The answers by member; the whole has the empty name.
    pub fn answers(&self, q: &Question) -> BTreeMap<String, Answer> {
        let frame = frame(q);
        let members = match self.constant(q) {
            Ok(constant) => self.members(q, frame, q.by, constant),
            Err(reason) => Members::Untold(reason),
        };
        let beside = self.beside(q, frame);
        let cells = members.cells();
        if let Members::Untold(reason) = members {
            return [(String::new(), Answer::untold(reason))].into();
        }
        // A level is of those who are there this year; a classification names all its classes.
        let whole_or_class = |name: &str| name.is_empty() || matches!(q.by, Some("kind" | "topic"));
        let there =
            |name: &str, sums: &Sums| q.transform != Transform::Level || whole_or_class(name) || sums.expected() + sums.unknown() > 0;
        let cells = cells.into_iter().filter(|(name, cell)| there(name, cell.sums()));
        let answers = cells.map(|(name, cell)| (name.to_owned(), answer(q, &cell, beside.as_ref().and_then(|b| b.of(q, name)))));
        self.reasoned(q, answers.collect())
    }

    /// Where nobody filed, though the year up to the last month is filed and the value is its difference from what had been
    /// reached before, it is the latter that is missing.
    fn reasoned(&self, q: &Question, mut answers: BTreeMap<String, Answer>) -> BTreeMap<String, Answer> {
        let untold = |a: &Answer| a.value == "not_filed" && a.filed == 0 && a.expected > 0;
        if !answers.values().any(untold) || !only_a_difference(q) {
            return answers;
        }
        let span = Span { from: Month::new(q.span.to.year(), 1), to: q.span.to };
        let reached = self.answers(&Question { transform: Transform::Level, span, price: Price::Current, ..q.clone() });
        for (name, answer) in answers.iter_mut().filter(|(_, a)| untold(a)) {
            if reached.get(name).is_some_and(|reached| reached.filed > 0) {
                answer.value = "before_not_filed".to_owned();
            }
        }
        answers
    }

    fn constant(&self, q: &Question) -> Result<bool, &'static str> {
        if q.price == Price::Current {
            return Ok(false);
        }
        if !DEFLATED.contains(&q.indicator) {
            return Err("not_applicable");
        }
        let known = crate::world::index("91", q.span).is_some() && q.transform != Transform::OnPrevious;
        if known { Ok(true) } else { Err("no_price_index") }
    }

    /// The year before for the average of two years, the whole for a part of its change.
    fn beside(&self, q: &Question, frame: Frame) -> Option<Members> {
        let constant = self.constant(q).ok()?;
        match q.transform {
            Transform::TwoYearAverage => Some(self.members(q, Frame::year_before(q.span.back(12), q.as_of), q.by, constant)),
            Transform::Pull | Transform::Contribution => Some(self.members(q, frame, None, constant)),
            _ => None,
        }
    }

    fn members(&self, q: &Question, frame: Frame, by: Option<&'static str>, constant: bool) -> Members {
        let ordered = matches!(formula::formula(q.indicator), Formula::Place(..));
        let sums = |linear: &Linear, area: &str| self.sums(&Scope { linear, area, frame, by, class: None, constant, ordered });
        let both = |a: Result<_, _>, b: Result<_, _>, factor| match (a, b) {
            (Ok(a), Ok(b)) => Members::Quotients(a, b, factor),
            // A quotient has no parts, and a share no yearly rate, whatever its sums.
            _ if matches!(q.transform, Transform::Pull | Transform::Contribution) => Members::Untold("not_applicable"),
            _ if q.transform == Transform::TwoYearAverage && factor == Decimal::ONE_HUNDRED => Members::Untold("not_applicable"),
            (Err(reason), _) | (_, Err(reason)) => Members::Untold(reason),
        };
        match formula::formula(q.indicator) {
            Formula::Sum(linear) => sums(&linear, q.area).map_or_else(Members::Untold, Members::Sums),
            Formula::Quotient(a, b, percent) => {
                let factor = if percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
                both(sums(&a, q.area), sums(&b, q.area), factor)
            }
            Formula::OfParent(_) if q.area == "whole" || q.area == "outside" => Members::Untold("not_applicable"),
            Formula::OfParent(linear) => both(sums(&linear, q.area), sums(&linear, "whole"), Decimal::ONE_HUNDRED),
            Formula::Place(over, under, share) => {
                let of = |amount: Amount| sums(&vec![Part { minus: false, amount, filter: Filter::All }], q.area);
                match (of(over), under.map(of).transpose()) {
                    (Ok(over), Ok(under)) => Members::Places(over, under, share),
                    (Err(reason), _) | (_, Err(reason)) => Members::Untold(reason),
                }
            }
        }
    }

    fn sums(&self, scope: &Scope<'_>) -> Result<BTreeMap<String, Sums>, &'static str> {
        for (item, opening) in scope.linear.iter().flat_map(|p| p.amount.items()) {
            ways(item, opening, scope.frame.now)?;
        }
        let by = scope.by;
        let rows = |by, class| self.rows(&Scope { by, class, ..scope.clone() });
        let classes: &[&str] = match by {
            Some("kind") => &["a", "b", "c", "d", "other"],
            Some("topic") => &["x", "y", "other"],
            _ => return Ok(by_member(rows(by, None), by.is_none())),
        };
        let of = |class: &&'static str| {
            let sums = by_member(rows(None, Some((by.unwrap_or_default(), *class))), true).remove("").unwrap();
            ((*class).to_owned(), sums)
        };
        Ok(classes.iter().map(of).collect())
    }
}

/// Whether all that a figure, of a quotient its numerator, reads is made by one difference within a year and nothing else.
fn only_a_difference(q: &Question) -> bool {
    let amounts: Vec<Amount> = match formula::formula(q.indicator) {
        Formula::Sum(linear) | Formula::Quotient(linear, ..) | Formula::OfParent(linear) => linear.iter().map(|p| p.amount).collect(),
        Formula::Place(over, ..) => vec![over],
    };
    let items: Vec<_> = amounts.into_iter().flat_map(Amount::items).collect();
    let is = |ways: &[Vec<_>]| matches!(ways, [way] if matches!(way.as_slice(), [(_, Some(_))]));
    !items.is_empty() && items.into_iter().all(|(item, opening)| ways(item, opening, q.span).is_ok_and(|ways| is(&ways)))
}

/// The periods and moments of a question.
pub fn frame(q: &Question) -> Frame {
    match q.transform {
        Transform::OnPrevious => Frame::previous(q.span, q.as_of),
        _ => Frame::year_before(q.span, q.as_of),
    }
}

impl Members {
    fn cells(&self) -> Vec<(&str, Cell<'_>)> {
        static NOBODY: std::sync::LazyLock<Sums> = std::sync::LazyLock::new(Sums::default);
        match self {
            Members::Untold(_) => Vec::new(),
            Members::Sums(all) => all.iter().map(|(name, sums)| (name.as_str(), Cell::Sum(sums))).collect(),
            Members::Quotients(a, b, factor) => {
                let under = |name: &String| b.get(name).unwrap_or(&NOBODY);
                a.iter().map(|(name, over)| (name.as_str(), Cell::Quotient(over, under(name), *factor))).collect()
            }
            Members::Places(a, b, share) => {
                let under = |name: &String| b.as_ref().map(|b| b.get(name).unwrap_or(&NOBODY));
                a.iter().map(|(name, over)| (name.as_str(), Cell::Place(over, under(name), *share))).collect()
            }
        }
    }

    /// What a member is told with: itself a year earlier, or the whole.
    fn of(&self, q: &Question, name: &str) -> Option<Cell<'_>> {
        let name = if q.transform == Transform::TwoYearAverage { name } else { "" };
        self.cells().into_iter().find(|(n, _)| *n == name).map(|(_, cell)| cell)
    }
}

impl Answer {
    fn untold(reason: &str) -> Self {
        Answer {
            value: reason.to_owned(),
            filed: 0,
            expected: 0,
            covered: None,
            negative: 0,
            unsettled: 0,
            revised: Some(false),
            fraction: None,
            growth: None,
        }
    }
}

fn answer(q: &Question, cell: &Cell<'_>, beside: Option<Cell<'_>>) -> Answer {
    let sums = cell.sums();
    let value = value(q, cell, beside.as_ref());
    let growth = (q.transform != Transform::Level).then(|| {
        let pair = pair(sums, q.basis);
        Growth {
            current: pair.as_ref().map_or(sums.current(), |p| p.0),
            base: pair.ok().map(|p| p.1),
            published_base: sums.published().unwrap_or_default(),
            published_current: sums.current(),
            parts: sums.parts.clone(),
            restatement: sums.restatement,
        }
    });
    let fraction = match cell {
        Cell::Quotient(a, b, _) => level(a).ok().zip(level(b).ok()),
        _ => None,
    };
    Answer {
        value: value.map_or_else(|reason| reason, shown),
        filed: sums.filed(),
        expected: sums.expected(),
        covered: sums.covered().map(|c| figures::round(c, TEN).normalize()),
        negative: sums.negative(),
        unsettled: sums.unsettled(),
        revised: sums.revised(),
        fraction,
        growth,
    }
}

fn value(q: &Question, cell: &Cell<'_>, beside: Option<&Cell<'_>>) -> Outcome {
    let is_rate =
        matches!(cell, Cell::Quotient(_, _, factor) if *factor == Decimal::ONE_HUNDRED) || matches!(cell, Cell::Place(_, Some(_), _));
    let nothing = || Err(String::from("not_applicable"));
    match (q.transform, beside) {
        (Transform::Level, _) => cell.level(),
        (Transform::Growth | Transform::OnPrevious, _) if is_rate => cell.pair(q.basis).map(|(now, then)| now - then),
        (Transform::Growth | Transform::OnPrevious, _) => cell.pair(q.basis).and_then(rate),
        (Transform::TwoYearAverage, Some(before)) if !is_rate => {
            let one = |cell: &Cell<'_>| Ok(cell.pair(q.basis).and_then(rate)? / Decimal::ONE_HUNDRED + Decimal::ONE);
            let (this, last): (Outcome, Outcome) = (one(cell), one(before));
            figures::root(this? * last?).map(|r| (r - Decimal::ONE) * Decimal::ONE_HUNDRED).ok_or_else(|| "not_applicable".into())
        }
        (Transform::Pull | Transform::Contribution, Some(Cell::Sum(whole))) => part(q, cell.sums(), whole),
        _ => nothing(),
    }
}

/// A member's part in the change of the whole: of what it has and had on the basis, whether it came, left or stayed.
fn part(q: &Question, member: &Sums, whole: &Sums) -> Outcome {
    let (now, then) = amounts(member, q.basis)?;
    let (current, base) = pair(whole, q.basis)?;
    let change = (now - then) * Decimal::ONE_HUNDRED;
    match q.transform {
        Transform::Pull => match words(current, base) {
            Some(reason) => Err(reason),
            None => Ok(change / base),
        },
        _ => change.checked_div(current - base).ok_or_else(|| "zero_denominator".into()),
    }
}

impl Cell<'_> {
    fn sums(&self) -> &Sums {
        match self {
            Cell::Sum(sums) | Cell::Quotient(sums, ..) | Cell::Place(sums, ..) => sums,
        }
    }

    fn level(&self) -> Outcome {
        match self {
            Cell::Sum(sums) => level(sums),
            Cell::Quotient(a, b, factor) => {
                let (a, b) = (level(a)?, level(b)?);
                (a * factor).checked_div(b).ok_or_else(|| "zero_denominator".into())
            }
            Cell::Place(over, under, share) => {
                level(over)?;
                place(&values(over, *under, |r| r.now), *share).ok_or_else(|| "zero_denominator".into())
            }
        }
    }

    fn pair(&self, basis: Basis) -> Result<(Decimal, Decimal), String> {
        match self {
            Cell::Sum(sums) => pair(sums, basis),
            Cell::Quotient(a, b, factor) => {
                let ((a1, a0), (b1, b0)) = (pair(a, basis)?, pair(b, basis)?);
                let of = |a: Decimal, b: Decimal| (a * factor).checked_div(b).ok_or_else(|| String::from("zero_denominator"));
                Ok((of(a1, b1)?, of(a0, b0)?))
            }
            Cell::Place(over, under, share) => {
                let now = self.level()?;
                // Only of the units as they are today is there an order in the base.
                if basis != Basis::Comparable {
                    return Err("not_applicable".into());
                }
                let then = place(&values(over, *under, |r| r.base), *share).ok_or("no_base")?;
                Ok((now, then))
            }
        }
    }
}

fn level(sums: &Sums) -> Outcome {
    let reason = match (sums.unknown(), sums.expected(), sums.filed()) {
        (1.., _, _) => "unknown",
        (_, 0, _) => "no_population",
        (_, _, 0) if sums.unsettled() > 0 => "base_restated_after_filing",
        (_, _, 0) => "not_filed",
        _ => return Ok(sums.current()),
    };
    Err(reason.into())
}

/// This year's and last year's amount on a basis.
fn pair(sums: &Sums, basis: Basis) -> Result<(Decimal, Decimal), String> {
    let current = level(sums)?;
    let found = match basis {
        Basis::Comparable => sums.comparable().map(|base| (current, base)),
        Basis::Published => sums.published().map(|base| (current, base)),
        Basis::Restated => sums.restated().map(|base| (current, base)),
        Basis::Matched => sums.matched(),
    };
    found.ok_or_else(|| "no_base".into())
}

/// What a part of a whole has and had on a basis: who came had nothing, who left has nothing. A part of whom nobody is on
/// either side has none.
fn amounts(sums: &Sums, basis: Basis) -> Result<(Decimal, Decimal), String> {
    let before = match basis {
        Basis::Published => sums.published(),
        Basis::Restated => sums.restated(),
        Basis::Comparable | Basis::Matched => return pair(sums, basis),
    };
    match level(sums) {
        Err(reason) if reason == "unknown" || before.is_none() => Err(reason),
        _ => Ok((sums.current(), before.unwrap_or_default())),
    }
}

fn rate((current, base): (Decimal, Decimal)) -> Outcome {
    match words(current, base) {
        Some(reason) => Err(reason),
        None => Ok((current - base) * Decimal::ONE_HUNDRED / base),
    }
}

/// What is said of a change for which there is no rate.
pub fn words(current: Decimal, base: Decimal) -> Option<String> {
    let zero = Decimal::ZERO;
    let percent = || shown((current - base).abs() * Decimal::ONE_HUNDRED / base.abs());
    match base {
        _ if base > zero && current < zero => Some("turned_to_loss".into()),
        _ if base > zero => None,
        _ if base == zero => Some("zero_base".into()),
        _ if current > zero => Some("turned_to_profit".into()),
        _ if current > base => Some(format!("loss_narrowed {}", percent())),
        _ if current < base => Some(format!("loss_widened {}", percent())),
        _ => Some("negative_base".into()),
    }
}
