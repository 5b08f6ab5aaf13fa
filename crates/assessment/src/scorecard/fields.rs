//! Ranking groups: who is compared with whom, and who is listed only.

use super::condition::truths;
use super::inputs::Column;
use super::said::{Note, Noted, RuleOf};
use methodology::catalogue::Scorecard;
use methodology::score::Test;

/// Who is of one ranking group, as row numbers in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// All who get a score.
    pub rows: Vec<u32>,
    /// Of these who is ranked, and counts in bounds, means and places.
    pub basis: Vec<u32>,
}

/// Where everybody belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sorted {
    /// The ranking group of each; nothing where no condition holds.
    pub group_of: Vec<Option<u32>>,
    /// The exclusion that applies to each, the first where several do.
    pub excluded: Vec<Option<u32>>,
}

impl Sorted {
    /// Asks the conditions of groups and exclusions.
    pub fn of(card: &Scorecard, columns: &[Column], rows: usize, notes: &mut Vec<Noted>) -> Self {
        let mut group_of = vec![if card.groups.is_empty() { Some(0) } else { None }; rows];
        for (nth, group) in card.groups.iter().enumerate() {
            take_first(&mut group_of, nth, group.when.as_ref(), RuleOf::Group(nth), (columns, notes));
        }
        let mut excluded = vec![None; rows];
        for (nth, rule) in card.exclusions.iter().enumerate() {
            take_first(&mut excluded, nth, Some(&rule.when), RuleOf::Exclusion(nth), (columns, notes));
        }
        Sorted { group_of, excluded }
    }

    /// How many groups there are.
    pub fn groups(card: &Scorecard) -> usize {
        card.groups.len().max(1)
    }

    /// The groups, without those of whom `out` holds.
    pub fn fields(&self, groups: usize, out: &[bool]) -> Vec<Field> {
        let mut fields = vec![Field::default(); groups];
        for (row, group) in self.group_of.iter().enumerate().filter(|(row, _)| !out[*row]) {
            let Some(field) = group.and_then(|group| fields.get_mut(group as usize)) else { continue };
            field.rows.push(row as u32);
            if self.excluded[row].is_none() {
                field.basis.push(row as u32);
            }
        }
        fields
    }
}

/// Gives the number of a rule to those for whom it holds and no earlier one does.
fn take_first(taken: &mut [Option<u32>], nth: usize, when: Option<&Test>, rule: RuleOf, (columns, notes): (&[Column], &mut Vec<Noted>)) {
    let truths = when.map(|when| truths(when, columns, taken.len()));
    for (row, slot) in taken.iter_mut().enumerate().filter(|(_, slot)| slot.is_none()) {
        match truths.as_ref().map_or(Some(true), |truths| truths[row]) {
            Some(true) => *slot = Some(nth as u32),
            Some(false) => {}
            None => notes.push(Noted::new(row as u32, Note::Unknown(rule))),
        }
    }
}
