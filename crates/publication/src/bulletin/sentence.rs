//! Sentences of a template: each name in braces becomes runs bound to their figures.

use super::fault::BulletinFault;
use super::template::{Piece, pieces};
use super::{Material, Setting, notes};
use crate::change;
use crate::disclosure::Disclosed;
use crate::document::{Run, plain};
use crate::printed::{Printer, bound};
use figures::{Lang, Period};
use jiff::civil::Date;
use methodology::catalogue::{Bulletin, Catalogue, Slot};
use std::collections::BTreeMap;

/// Writes one bulletin in one language.
pub(super) struct Writer<'a> {
    pub bulletin: &'a Bulletin,
    pub catalogue: &'a Catalogue,
    pub setting: &'a Setting,
    pub material: &'a Material,
    pub lang: Lang,
}

/// Names that one sentence has beside the bulletin's own: `step`, `first.share`.
pub(super) type Local = BTreeMap<String, Vec<Run>>;

impl<'a> Writer<'a> {
    /// A sentence over the bulletin's figures.
    pub fn sentence(&self, template: &str) -> Result<Vec<Run>, BulletinFault> {
        self.sentence_with(template, &Local::new())
    }

    /// A sentence that has names of its own; nothing the wording forbids leaves here.
    pub fn sentence_with(&self, template: &str, local: &Local) -> Result<Vec<Run>, BulletinFault> {
        let mut runs = Vec::new();
        for piece in pieces(template)? {
            match piece {
                Piece::Words(text) => runs.push(Run::Text(text.to_owned())),
                Piece::Slot(name, part) => self.named(name, part, local, &mut runs)?,
            }
        }
        self.allowed(&runs)?;
        Ok(runs)
    }

    fn allowed(&self, runs: &[Run]) -> Result<(), BulletinFault> {
        let sentence = plain(runs);
        let first = self.catalogue.wording.forbidden_in(&sentence).into_iter().next();
        first.map_or(Ok(()), |(f, _)| {
            Err(BulletinFault::Forbidden { reason: f.reason.clone(), instead: f.instead.clone(), sentence: sentence.clone() })
        })
    }

    fn named(&self, name: &str, part: Option<&str>, local: &Local, runs: &mut Vec<Run>) -> Result<(), BulletinFault> {
        let full = part.map_or_else(|| name.to_owned(), |part| format!("{name}.{part}"));
        if let Some(own) = local.get(&full) {
            runs.extend(own.iter().cloned());
            return Ok(());
        }
        if let (Some(given), None) = (self.given(name), part) {
            runs.push(Run::Given(given));
            return Ok(());
        }
        self.slot_runs(name, part, runs)
    }

    fn slot_runs(&self, name: &str, part: Option<&str>, runs: &mut Vec<Run>) -> Result<(), BulletinFault> {
        let slot = self.slot(name)?;
        let figure = self.figure(name)?;
        let shown = self.printer().figure(slot, figure);
        match part {
            None => runs.push(bound(name, figure, shown.text, &self.setting.as_of)),
            Some("unit") => join_unit(runs, name, shown.unit),
            Some("change") if slot.indicator.ends_with(".growth") => runs.extend(self.change(name, slot, figure)),
            Some("change") => return Err(BulletinFault::NoChange(name.to_owned())),
            Some(other) => return Err(BulletinFault::UnknownSlot(format!("{name}.{other}"))),
        }
        Ok(())
    }

    /// A slot of the bulletin.
    pub fn slot(&self, name: &str) -> Result<&'a Slot, BulletinFault> {
        self.bulletin.figures.get(name).ok_or_else(|| BulletinFault::UnknownSlot(name.to_owned()))
    }

    /// The figure of a slot.
    pub fn figure(&self, name: &str) -> Result<&'a Disclosed, BulletinFault> {
        self.material.figures.get(name).ok_or_else(|| BulletinFault::NoFigure(name.to_owned()))
    }

    /// Prints in the language of the bulletin.
    pub fn printer(&self) -> Printer<'a> {
        Printer { catalogue: self.catalogue, lang: self.lang }
    }

    /// The words of a growth.
    pub fn change(&self, name: &str, slot: &Slot, figure: &Disclosed) -> Vec<Run> {
        let change = change::words(figure, self.printer().decimals(slot), &self.catalogue.wording, self.lang);
        around(change.before, bound(name, figure, change.bound, &self.setting.as_of), change.after)
    }

    fn given(&self, name: &str) -> Option<String> {
        let period = self.setting.period;
        let number = |n: i8| n.to_string();
        match name {
            "period" => Some(period.label(self.lang)),
            "month" => Some(month(period, self.lang)),
            "year" => Some(period.year().to_string()),
            "issue" => Some(number(issue(period))),
            "area" => Some(self.setting.area.get(self.lang).to_owned()),
            "as_of" => Some(notes::day_or_moment(&self.setting.as_of).to_owned()),
            "date" => Some(day(&self.setting.as_of, self.lang)),
            _ => None,
        }
    }
}

/// A run with words before and behind it, where there are any.
pub(super) fn around(before: String, run: Run, after: String) -> Vec<Run> {
    let words = |text: String| Some(Run::Text(text)).filter(|run| !run.shown().is_empty());
    words(before).into_iter().chain([run]).chain(words(after)).collect()
}

/// The number of an issue in its year.
fn issue(period: Period) -> i8 {
    match period {
        Period::Month { month, .. } => month,
        Period::Cumulative { to, .. } => to,
        Period::Quarter { quarter, .. } => quarter,
        Period::Half { half, .. } => half,
        Period::Year { .. } | Period::Run { .. } => 1,
    }
}

/// The last month of a period without its year: 6月, June.
fn month(period: Period, lang: Lang) -> String {
    let label = period.last_month().label(lang);
    match lang {
        Lang::Zh => label.split_once('年').map_or(label.clone(), |(_, month)| month.to_owned()),
        Lang::En => label.split(' ').next().unwrap_or_default().to_owned(),
    }
}

/// The day of a moment in words: 2021年8月10日, 10 August 2021.
fn day(moment: &str, lang: Lang) -> String {
    let Some(date) = moment.get(..10).and_then(|day| day.parse::<Date>().ok()) else { return moment.to_owned() };
    match lang {
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Lang::En => format!("{} {}", date.day(), Period::Month { year: date.year(), month: date.month() }.label(lang)),
    }
}

/// A unit belongs to the number it follows, with the space a language needs: both are one bound run.
fn join_unit(runs: &mut Vec<Run>, slot: &str, unit: String) {
    let spaced = matches!(runs.last(), Some(Run::Text(text)) if text == " ");
    let end = runs.len() - usize::from(spaced);
    match runs[..end].last_mut() {
        Some(Run::Bound(bound)) if bound.slot == slot => {
            let space = if spaced && !unit.is_empty() { " " } else { "" };
            bound.shown.push_str(&format!("{space}{unit}"));
            runs.truncate(end);
        }
        _ => runs.push(Run::Text(unit)),
    }
}
