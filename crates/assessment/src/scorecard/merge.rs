//! Subjects that are judged as one: their values become those of an entity, and its result is everybody's.

use super::inputs::{Column, Inputs};
use super::said::{Note, Noted};
use figures::Decimal;
use methodology::score::Operand;
use std::collections::BTreeMap;

/// What is judged: each subject by itself, or several as one. An entity has the number of its first subject's turn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entities {
    /// Of each subject its entity.
    pub of: Vec<u32>,
    /// Of each entity its subjects, in order.
    pub members: Vec<Vec<u32>>,
}

/// Inputs of entities.
pub struct Merged {
    /// Nothing where each subject is judged by itself.
    pub entities: Option<Entities>,
    /// How many entities.
    pub rows: usize,
    /// Their columns, where they are others than those of the subjects.
    pub columns: Option<Vec<Column>>,
    /// Their earlier values, likewise.
    pub earlier: Option<Vec<Column>>,
    /// Cells that rest on an estimate, or on a sum in which somebody is missing, as numbers of operand and entity.
    pub estimated: Vec<(usize, u32)>,
    /// Who lacked a value, and where members disagree.
    pub notes: Vec<Noted>,
}

impl Entities {
    /// Numbers entities in the order of their first subjects.
    pub fn new(labels: &[usize]) -> Self {
        let mut numbers: BTreeMap<usize, u32> = BTreeMap::new();
        let mut entities = Entities::default();
        for (subject, label) in labels.iter().enumerate() {
            let next = numbers.len() as u32;
            let entity = *numbers.entry(*label).or_insert(next);
            if entity == next {
                entities.members.push(Vec::new());
            }
            entities.of.push(entity);
            entities.members[entity as usize].push(subject as u32);
        }
        entities
    }
}

impl Merged {
    /// The columns of what is judged.
    pub fn of(inputs: &Inputs, operands: &[Operand]) -> Self {
        let own = || inputs.estimated.iter().map(|(operand, subject)| (*operand, *subject as u32));
        let Some(labels) = &inputs.merged_with else {
            return Merged {
                entities: None,
                rows: inputs.subjects.len(),
                columns: None,
                earlier: None,
                estimated: own().collect(),
                notes: Vec::new(),
            };
        };
        let entities = Entities::new(labels);
        let mut notes = Vec::new();
        let largest = largest(&entities, &inputs.columns);
        let merged = |columns: &[Column], notes: &mut Vec<Noted>| {
            let one = |(nth, column): (usize, &Column)| merged(nth, column, &operands[nth], &entities, &largest, notes);
            columns.iter().enumerate().map(one).collect::<Vec<_>>()
        };
        let columns = merged(&inputs.columns, &mut notes);
        let earlier = merged(&inputs.earlier, &mut Vec::new());
        let lacked = notes.iter().filter_map(|noted| match noted.note {
            Note::Lacked { operand, .. } => Some((operand, noted.row)),
            _ => None,
        });
        let estimated = own().map(|(operand, subject)| (operand, entities.of[subject as usize])).chain(lacked).collect();
        Merged { rows: entities.members.len(), entities: Some(entities), columns: Some(columns), earlier: Some(earlier), estimated, notes }
    }
}

/// Of each entity the member with the largest first amount that is known, by the order of operands: what isn't an amount is its.
fn largest(entities: &Entities, columns: &[Column]) -> Vec<u32> {
    let amounts: Vec<&Vec<Option<Decimal>>> = columns
        .iter()
        .filter_map(|column| match column {
            Column::Amounts(values) => Some(values),
            _ => None,
        })
        .collect();
    let first = |members: &[u32]| {
        let by = |values: &&&Vec<Option<Decimal>>| members.iter().any(|m| values[*m as usize].is_some());
        let Some(values) = amounts.iter().find(by) else { return members[0] };
        members.iter().copied().rev().max_by_key(|m| values[*m as usize]).unwrap_or(members[0])
    };
    entities.members.iter().map(|members| first(members)).collect()
}

fn merged(nth: usize, column: &Column, operand: &Operand, entities: &Entities, largest: &[u32], notes: &mut Vec<Noted>) -> Column {
    let members = || entities.members.iter().enumerate().map(|(entity, members)| (entity as u32, members));
    match column {
        Column::Amounts(values) if matches!(operand, Operand::Since(_)) => {
            Column::Amounts(members().map(|(_, of)| of.iter().filter_map(|m| values[*m as usize]).min()).collect())
        }
        Column::Amounts(values) => {
            members().for_each(|(entity, of)| notes.extend(lacking(values, of).map(|note| Noted::new(entity, note(nth)))));
            Column::Amounts(members().map(|(_, of)| summed(values, of)).collect())
        }
        Column::Texts(texts) => Column::Texts(members().map(|(e, of)| agreed(texts, of, largest[e as usize], e, nth, notes)).collect()),
        Column::Flags(flags) => Column::Flags(members().map(|(e, of)| agreed(flags, of, largest[e as usize], e, nth, notes)).collect()),
    }
}

/// The sum of those who have it. Nothing where nobody has it, or where it doesn't fit.
fn summed(values: &[Option<Decimal>], members: &[u32]) -> Option<Decimal> {
    let mut known = members.iter().filter_map(|m| values[*m as usize]);
    let first = known.next()?;
    known.try_fold(first, Decimal::checked_add)
}

/// Who has none, where others have.
fn lacking(values: &[Option<Decimal>], members: &[u32]) -> impl Iterator<Item = impl Fn(usize) -> Note> {
    let some = members.iter().any(|m| values[*m as usize].is_some());
    let without = members.iter().copied().filter(move |m| some && values[*m as usize].is_none());
    without.map(|subject| move |operand| Note::Lacked { operand, subject })
}

/// What members agree in, else what the largest of them has.
fn agreed<T: Clone + PartialEq>(
    values: &[Option<T>],
    members: &[u32],
    largest: u32,
    entity: u32,
    operand: usize,
    notes: &mut Vec<Noted>,
) -> Option<T> {
    let mut known = members.iter().filter_map(|m| values[*m as usize].as_ref());
    let first = known.next()?;
    if known.all(|other| other == first) {
        return Some(first.clone());
    }
    notes.push(Noted::new(entity, Note::Disagree { operand, subject: largest }));
    values[largest as usize].clone()
}
