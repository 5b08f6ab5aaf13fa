//! Weights, bases, bounds and cuts as they are on a day.

use super::normalise::Normal;
use super::number::double;
use super::said::{Lacking, Setting};
use super::why::Why;
use figures::{Decimal, Measure};
use jiff::civil::Date;
use methodology::catalogue::{Leaf, Normaliser, Parameter, Reach, Scale, Scorecard, TermKind};

/// The settings of a card on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The weight of each term.
    pub weights: Vec<Option<Decimal>>,
    /// Base, bounds, cap and floor of each term that is a leaf.
    pub leaves: Vec<LeafSettings>,
    /// Where each class ends, by share or by score; nothing for the rest.
    pub cuts: Vec<Option<Decimal>>,
    /// What is lacking.
    pub lacking: Vec<Lacking>,
}

/// Settings of a leaf, in its unit.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LeafSettings {
    /// Base of a ratio, target of a distance.
    pub base: Option<Decimal>,
    /// Lower post.
    pub low: Option<Decimal>,
    /// Upper post.
    pub high: Option<Decimal>,
    /// Most of the full mark.
    pub cap: Option<Decimal>,
    /// Least of the full mark.
    pub floor: Option<Decimal>,
}

impl Settings {
    /// Reads all of them.
    pub fn at(card: &Scorecard, day: Date) -> Self {
        let mut read = Read { day, lacking: Vec::new() };
        let weights = card.terms.iter().enumerate().map(|(nth, term)| read.bare((nth, Setting::Weight), &term.weight)).collect();
        let leaves = card.terms.iter().enumerate().map(|(nth, term)| match &term.kind {
            TermKind::Leaf(leaf) => read.leaf(nth, leaf),
            TermKind::Group(_) => LeafSettings::default(),
        });
        let leaves = leaves.collect();
        let grades = card.classes.iter().flat_map(|classes| &classes.grades).enumerate();
        let cuts = grades.map(|(nth, grade)| match &grade.reach {
            Reach::Upto(cut) | Reach::AtLeast(cut) => read.bare((nth, Setting::Cut), cut),
            Reach::Rest => None,
        });
        let cuts = cuts.collect();
        Settings { weights, leaves, cuts, lacking: read.lacking }
    }

    /// Why nothing can be made of a leaf.
    pub fn leaf_lacks(&self, term: usize) -> Option<Why> {
        let of = |l: &&Lacking| l.number == term && !matches!(l.setting, Setting::Weight | Setting::Cut);
        self.lacking.iter().find(of).map(|l| l.why)
    }

    /// Why a term has no weight.
    pub fn weight_lacks(&self, term: usize) -> Option<Why> {
        self.lacking.iter().find(|l| l.number == term && l.setting == Setting::Weight).map(|l| l.why)
    }

    /// Why it isn't known where a class ends.
    pub fn cut_lacks(&self, grade: usize) -> Option<Why> {
        self.lacking.iter().find(|l| l.number == grade && l.setting == Setting::Cut).map(|l| l.why)
    }
}

/// A normaliser with the numbers of a leaf.
pub fn normal(normaliser: &Normaliser, settings: &LeafSettings) -> Normal {
    Normal {
        by: normaliser.by,
        base: settings.base.map(double),
        low: settings.low.map(double),
        high: settings.high.map(double),
        log: normaliser.log,
        to: (double(normaliser.to.0), double(normaliser.to.1)),
        ties: normaliser.ties,
        sample_deviation: normaliser.sample_deviation,
    }
}

struct Read {
    day: Date,
    lacking: Vec<Lacking>,
}

impl Read {
    fn leaf(&mut self, term: usize, leaf: &Leaf) -> LeafSettings {
        let normal = &leaf.normalise;
        if leaf.value.is_none() {
            self.lacking.push(Lacking { number: term, setting: Setting::Value, why: Why::Wanted });
        }
        if matches!(normal.by, Scale::Ratio | Scale::Distance) && normal.base.is_none() {
            self.lacking.push(Lacking { number: term, setting: Setting::Base, why: Why::Wanted });
        }
        let mut bound =
            |setting, parameter: &Option<Parameter>| parameter.as_ref().and_then(|p| self.amount((term, setting), p, &leaf.measure));
        let (base, low, high) = (bound(Setting::Base, &normal.base), bound(Setting::Low, &normal.low), bound(Setting::High, &normal.high));
        let mut share = |setting, parameter: &Option<Parameter>| parameter.as_ref().and_then(|p| self.bare((term, setting), p));
        LeafSettings { base, low, high, cap: share(Setting::Cap, &leaf.cap), floor: share(Setting::Floor, &leaf.floor) }
    }

    /// An amount in a unit.
    fn amount(&mut self, (number, setting): (usize, Setting), parameter: &Parameter, measure: &Measure) -> Option<Decimal> {
        let found = parameter.at(self.day).map(|quantity| quantity.convert(measure).map_or(quantity.amount, |q| q.amount));
        if found.is_none() {
            let why = if parameter.wanted.is_some() || parameter.values.is_empty() { Why::Wanted } else { Why::NotInForce };
            self.lacking.push(Lacking { number, setting, why });
        }
        found
    }

    /// A number, of which a share in per cent is a part.
    fn bare(&mut self, of: (usize, Setting), parameter: &Parameter) -> Option<Decimal> {
        match Measure::parse("1") {
            Some(one) => self.amount(of, parameter, &one),
            None => None,
        }
    }
}
