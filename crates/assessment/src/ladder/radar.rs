//! Titles that end soon, with what the rule in force at their end says today.

use super::inputs::{Inputs, Misfit};
use super::judge::{Board, judge_by, rule_of};
use super::titles::{Held, Records};
use jiff::ToSpan;
use jiff::civil::Date;
use methodology::catalogue::Catalogue;
use std::collections::{BTreeMap, BTreeSet};

/// A title that ends soon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Id of the title.
    pub title: String,
    /// Credit code of the holder.
    pub holder: String,
    /// The batch it was given in.
    pub batch: String,
    /// The last day it holds.
    pub until: Date,
    /// The rule that is in force on the day after, where there is one.
    pub rule: Option<String>,
    /// Whether its holder fulfils that rule by what is known today.
    pub renewal: Option<bool>,
}

/// Titles that end within so many months of a day, the first to end first. Who was given the title anew, for longer, is not among them.
///
/// # Errors
/// [`Misfit`] where a column that a rule names isn't there.
pub fn ending(catalogue: &Catalogue, inputs: &Inputs, records: &[Held], day: Date, months: u32) -> Result<Vec<Ending>, Misfit> {
    let last = day.checked_add(i64::from(months).months()).unwrap_or(Date::MAX);
    let sorted = Records::of(catalogue, records);
    let mut all = Vec::new();
    for held in sorted.all() {
        let (title, holder) = (&held.record.title, &held.record.holder);
        let newest = sorted.on(title, holder, day).is_some_and(|on| on.record == held.record);
        if let Some(until) = held.until.filter(|until| newest && *until <= last) {
            all.push((held.record, until));
        }
    }
    let mut endings = Vec::new();
    for (record, until) in all {
        let next = until.checked_add(1.day()).unwrap_or(until);
        let rule = rule_of(catalogue, &record.title, next);
        endings.push(Ending {
            title: record.title.clone(),
            holder: record.holder.clone(),
            batch: record.batch.clone(),
            until,
            rule: rule.map(|rule| rule.id.clone()),
            renewal: None,
        });
    }
    renewals(catalogue, inputs, records, day, &mut endings)?;
    endings.sort_by(|a, b| (a.until, &a.title, &a.holder).cmp(&(b.until, &b.title, &b.holder)));
    endings.dedup();
    Ok(endings)
}

/// The values are those of today; only the rule is that of the end.
fn renewals(catalogue: &Catalogue, inputs: &Inputs, records: &[Held], day: Date, endings: &mut [Ending]) -> Result<(), Misfit> {
    let codes: BTreeSet<String> = endings.iter().map(|ending| ending.holder.clone()).collect();
    let rows: Vec<usize> = (0..inputs.subjects.len()).filter(|row| codes.contains(&inputs.subjects[*row])).collect();
    let inputs = inputs.only(&rows);
    let mut boards: BTreeMap<String, Board> = BTreeMap::new();
    for ending in endings {
        let Some(rule) = ending.rule.as_ref().and_then(|id| catalogue.rules.get(id)) else { continue };
        if !boards.contains_key(&rule.id) {
            let board = judge_by(catalogue, &[(&ending.title, Some(rule))], day, inputs.clone(), records)?;
            boards.insert(rule.id.clone(), board);
        }
        let board = boards.get(&rule.id);
        ending.renewal = board.and_then(|board| board.rungs.first()?.verdicts.get(board.find(&ending.holder)?).copied().flatten());
    }
    Ok(())
}
