//! Records of who holds what: since when, until when, in which batch.

use super::inputs::Inputs;
use super::judge::Truths;
use crate::scorecard::{Column, truths};
use jiff::ToSpan;
use jiff::civil::Date;
use methodology::catalogue::{Catalogue, Title};
use methodology::score::{Dated, Operand, Test};
use std::collections::{BTreeMap, BTreeSet};

/// A record of a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Id of the title.
    pub title: String,
    /// Credit code of the holder, whatever its name is or was.
    pub holder: String,
    /// The batch it was given in.
    pub batch: String,
    /// The day it was given.
    pub awarded: Date,
    /// The last day it holds, where the record says so.
    pub expires: Option<Date>,
    /// The first day it no longer holds because it was revoked.
    pub revoked: Option<Date>,
}

/// A title that somebody holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding<'r> {
    /// The record.
    pub record: &'r Held,
    /// The last day, where it ends.
    pub until: Option<Date>,
}

/// How many hold a title, by batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Id of the title.
    pub title: String,
    /// The batch.
    pub batch: String,
    /// Credit codes of who was given it up to the day and hasn't lost it, each once.
    pub holders: Vec<String>,
    /// Of these who holds it on the day.
    pub holding: usize,
}

/// Records by title and holder.
#[derive(Debug)]
pub struct Records<'r> {
    by: BTreeMap<(&'r str, &'r str), Vec<Holding<'r>>>,
    /// Of each title the first day on which anybody was given it.
    first: BTreeMap<&'r str, Date>,
}

impl<'r> Records<'r> {
    /// Sorts them.
    pub fn of(catalogue: &Catalogue, records: &'r [Held]) -> Self {
        let mut by: BTreeMap<(&str, &str), Vec<Holding<'r>>> = BTreeMap::new();
        let mut first: BTreeMap<&str, Date> = BTreeMap::new();
        for record in records {
            first.entry(&record.title).and_modify(|day| *day = record.awarded.min(*day)).or_insert(record.awarded);
            let until = ends(catalogue.titles.get(&record.title), record);
            by.entry((&record.title, &record.holder)).or_default().push(Holding { record, until });
        }
        Records { by, first }
    }

    /// Whether the book knows of anybody who was given a title by a day: where it doesn't, no list of it was entered, and that
    /// somebody isn't on it says nothing.
    fn knows(&self, title: &str, day: Date) -> bool {
        self.first.get(title).is_some_and(|first| *first <= day)
    }

    /// What somebody holds on a day: of several records the one that ends last.
    pub fn on(&self, title: &str, holder: &str, day: Date) -> Option<Holding<'r>> {
        let all = self.by.get(&(title, holder)).map_or(&[][..], |all| all);
        all.iter().filter(|held| held.is_in_force(day)).max_by_key(|held| (held.until.is_none(), held.until)).copied()
    }

    /// All of them, by title and holder.
    pub fn all(&self) -> impl Iterator<Item = Holding<'r>> {
        self.by.values().flatten().copied()
    }
}

impl Holding<'_> {
    fn is_in_force(&self, day: Date) -> bool {
        let began = self.record.awarded <= day;
        began && self.until.is_none_or(|until| day <= until) && self.record.revoked.is_none_or(|revoked| day < revoked)
    }
}

/// The last day of a title: as recorded, else by how many years it holds.
fn ends(title: Option<&Title>, record: &Held) -> Option<Date> {
    let years = || title.and_then(|title| title.valid_years);
    record.expires.or_else(|| record.awarded.checked_add(i32::from(years()?).years()).ok()?.checked_sub(1.day()).ok())
}

/// Whether each holds a title on a day. Who isn't recorded doesn't where the register is complete: where the pack says that its
/// lists name everybody and the book has any of them by the day, or where a condition says who holds it.
pub fn holds(title: &Title, inputs: &Inputs, records: &Records<'_>, day: Date) -> Truths {
    let truths = on(title, (&inputs.subjects, &inputs.now), records, day);
    let supposed = |(code, truth): (&String, Option<bool>)| *inputs.supposed.get(&(title.id.clone(), code.clone())).unwrap_or(&truth);
    inputs.subjects.iter().zip(truths).map(supposed).collect()
}

fn on(title: &Title, (subjects, columns): (&[String], &[Column]), records: &Records<'_>, day: Date) -> Truths {
    let by = title.held.as_ref().map(|test| truths(test, columns, subjects.len()));
    let complete = title.complete && (by.is_some() || records.knows(&title.id, day));
    let recorded = |code: &str| match records.on(&title.id, code, day) {
        Some(_) => Some(true),
        None => complete.then_some(false),
    };
    let one = |(row, code): (usize, &String)| match by.as_ref().map(|by| by[row]) {
        Some(Some(true)) => Some(true),
        Some(None) => recorded(code).filter(|held| *held),
        _ => recorded(code),
    };
    subjects.iter().enumerate().map(one).collect()
}

/// Fills the columns of `holds(title)`, on the day and a year before.
pub fn fill(catalogue: &Catalogue, inputs: &mut Inputs, records: &Records<'_>, day: Date) {
    let before = day.checked_sub(1.year()).unwrap_or(day);
    for (number, operand) in catalogue.rule_operands.iter().enumerate() {
        let Operand::Dated(Dated::Holds(id)) = operand else { continue };
        let Some(title) = catalogue.titles.get(id) else { continue };
        let now = holds(title, inputs, records, day);
        let then = on(title, (&inputs.subjects, &inputs.before), records, before);
        if let Some(column) = inputs.now.get_mut(number) {
            *column = Column::Flags(now);
        }
        if let Some(column) = inputs.before.get_mut(number) {
            *column = Column::Flags(then);
        }
    }
}

/// The condition by which the title of an operand is held, where it has one.
pub fn condition_of(catalogue: &Catalogue, operand: usize) -> Option<&Test> {
    match catalogue.rule_operands.get(operand)? {
        Operand::Dated(Dated::Holds(id)) => catalogue.titles.get(id)?.held.as_ref(),
        _ => None,
    }
}

/// How many were given each title, by batch: who is recorded twice, under whatever name, counts once. Sorted by title and batch.
pub fn counts(catalogue: &Catalogue, records: &[Held], day: Date) -> Vec<Count> {
    let sorted = Records::of(catalogue, records);
    let mut by: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    let given = |held: &Holding<'_>| held.record.awarded <= day && held.record.revoked.is_none_or(|revoked| day < revoked);
    for held in sorted.all().filter(given) {
        by.entry((&held.record.title, &held.record.batch)).or_default().insert(&held.record.holder);
    }
    let one = |((title, batch), holders): ((&str, &str), BTreeSet<&str>)| Count {
        title: title.to_owned(),
        batch: batch.to_owned(),
        holding: holders.iter().filter(|code| sorted.on(title, code, day).is_some()).count(),
        holders: holders.into_iter().map(str::to_owned).collect(),
    };
    by.into_iter().map(one).collect()
}
