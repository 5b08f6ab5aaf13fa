//! Coefficient, bonuses and penalties: what follows on the value of the whole.

use super::condition::truths;
use super::formula::{amounts, named};
use super::inputs::Column;
use super::model::After;
use super::number::double;
use super::said::{Note, Noted, RuleOf};
use figures::Decimal;
use methodology::catalogue::{Adjustment, Scorecard};

/// An adjustment as it applies to everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct Adjusted {
    /// Which.
    pub rule: RuleOf,
    /// Factor or points within their bounds; nothing where it doesn't apply or its amount is missing.
    pub amounts: Vec<Option<Decimal>>,
}

/// All adjustments of a card, coefficient first.
pub fn adjusted(card: &Scorecard, columns: &[Column], rows: usize, notes: &mut Vec<Noted>) -> Vec<Adjusted> {
    let coefficient = card.coefficient.iter().map(|a| (RuleOf::Coefficient, a));
    let bonuses = card.bonuses.iter().enumerate().map(|(nth, a)| (RuleOf::Bonus(nth), a));
    let penalties = card.penalties.iter().enumerate().map(|(nth, a)| (RuleOf::Penalty(nth), a));
    coefficient.chain(bonuses).chain(penalties).map(|(rule, a)| one(rule, a, columns, rows, notes)).collect()
}

fn one(rule: RuleOf, adjustment: &Adjustment, columns: &[Column], rows: usize, notes: &mut Vec<Noted>) -> Adjusted {
    let when = adjustment.when.as_ref().map(|when| truths(when, columns, rows));
    let (least, most) = adjustment.bounds;
    let bounded = |amount: Decimal| {
        let amount = least.map_or(amount, |least| amount.max(least));
        most.map_or(amount, |most| amount.min(most))
    };
    let applies = |row: usize| when.as_ref().map_or(Some(true), |when| when[row]);
    notes.extend((0..rows).filter(|row| applies(*row).is_none()).map(|row| Noted::new(row as u32, Note::Unknown(rule))));
    let found = amounts(&adjustment.amount, columns, rows).into_iter().enumerate();
    let amounts = found.map(|(row, amount)| amount.ok().filter(|_| applies(row) == Some(true)).map(bounded)).collect();
    Adjusted { rule, amounts }
}

/// What the model takes of them.
pub fn after(adjusted: &[Adjusted], card: &Scorecard, rows: usize) -> After {
    let factors = adjusted.iter().find(|a| a.rule == RuleOf::Coefficient);
    let factor = factors.map(|a| a.amounts.iter().map(|amount| amount.map_or(1.0, double)).collect());
    let points = adjusted.iter().filter(|a| a.rule != RuleOf::Coefficient).collect::<Vec<_>>();
    let sum = |row: usize| points.iter().map(|a| signed(a, row)).sum::<f64>();
    let points = (!points.is_empty()).then(|| (0..rows).map(sum).collect());
    After { factor, points, bounds: (card.bounds.0.map(double), card.bounds.1.map(double)) }
}

fn signed(adjusted: &Adjusted, row: usize) -> f64 {
    let amount = adjusted.amounts[row].map_or(0.0, double);
    if matches!(adjusted.rule, RuleOf::Penalty(_)) { -amount } else { amount }
}

/// The operands that adjustments rest on.
pub fn operands(card: &Scorecard) -> Vec<usize> {
    card.coefficient.iter().chain(&card.bonuses).chain(&card.penalties).flat_map(|a| named(&a.amount)).collect()
}
