//! The printed form of a bulletin's figures: unit and decimals by the slot, by size, or by the indicator.

use crate::disclosure::Disclosed;
use crate::document::{Bound, Derivation, Derived, Run};
use crate::round::{self, Shown};
use figures::{Decimal, FigureId, Lang, Measure, Outcome, Reason};
use methodology::catalogue::{self, Catalogue, Slot};

/// Decimals of a growth rate whose slot names none.
const GROWTH_DECIMALS: u32 = 1;

/// A unit in which several amounts are printed, so that they can be drawn to one scale.
pub(crate) struct OneUnit {
    measure: Measure,
    per: Decimal,
    /// As printed.
    pub name: String,
    /// Decimals printed.
    pub decimals: u32,
}

impl OneUnit {
    /// The rounded amount in the unit.
    pub fn text(&self, exact: Decimal, own: &Measure) -> String {
        round::number(self.of(exact, own), self.decimals)
    }

    /// The exact amount in the unit.
    pub fn of(&self, exact: Decimal, own: &Measure) -> Decimal {
        own.convert(exact, &self.measure).and_then(|v| v.checked_div(self.per)).unwrap_or(exact)
    }
}

/// Prints in one language.
#[derive(Clone, Copy)]
pub(crate) struct Printer<'a> {
    pub catalogue: &'a Catalogue,
    pub lang: Lang,
}

impl Printer<'_> {
    /// A slot's figure.
    pub fn figure(&self, slot: &Slot, figure: &Disclosed) -> Shown {
        match figure.outcome() {
            Outcome::Missing(reason) => round::words(reason.words().get(self.lang)),
            Outcome::Value(exact) => self.amount(slot, exact, figure.measure()),
        }
    }

    /// An amount in the form of a slot.
    pub fn amount(&self, slot: &Slot, exact: Decimal, own: &Measure) -> Shown {
        if slot.shown == catalogue::Shown::Auto
            && let Some(fit) = self.catalogue.wording.by_size(exact, own, self.lang)
        {
            let text = round::number(fit.value, slot.decimals.unwrap_or(fit.step.decimals));
            return Shown { text, unit: fit.step.name.clone(), has_value: true };
        }
        round::amount(exact, own, &self.unit(slot, own), self.decimals(slot), self.lang)
    }

    /// The unit of a slot, where all its figures have one.
    pub fn fixed_unit(&self, slot: &Slot, own: &Measure) -> Option<String> {
        (slot.shown != catalogue::Shown::Auto)
            .then(|| round::unit_name(&round::in_language(&self.unit(slot, own), 0, self.lang).0, self.lang))
    }

    /// One unit for several amounts of which this is the largest.
    pub fn one_unit(&self, slot: &Slot, largest: Decimal, own: &Measure) -> OneUnit {
        let fit = self.catalogue.wording.by_size(largest, own, self.lang).filter(|_| slot.shown == catalogue::Shown::Auto);
        if let Some(fit) = fit {
            let decimals = slot.decimals.unwrap_or(fit.step.decimals);
            return OneUnit { measure: fit.of.clone(), per: fit.step.per, name: fit.step.name.clone(), decimals };
        }
        let (measure, decimals) = round::in_language(&self.unit(slot, own), self.decimals(slot), self.lang);
        OneUnit { name: round::unit_name(&measure, self.lang), measure, per: Decimal::ONE, decimals }
    }

    /// Decimals of a slot, before the language's own.
    pub fn decimals(&self, slot: &Slot) -> u32 {
        let indicator = self.catalogue.indicators.get(&slot.indicator);
        slot.decimals.or_else(|| indicator.map(|i| i.decimals)).unwrap_or(GROWTH_DECIMALS)
    }

    /// The unit of a slot; a growth rate is in its own.
    pub fn unit(&self, slot: &Slot, own: &Measure) -> Measure {
        let indicator = || self.catalogue.indicators.get(&slot.indicator).map(|i| i.shown.clone());
        match &slot.shown {
            catalogue::Shown::In(measure) => measure.clone(),
            _ => indicator().unwrap_or_else(|| own.clone()),
        }
    }

    /// The words of a cell without a value.
    pub fn missing(&self, reason: Reason) -> String {
        match (reason, self.lang) {
            (Reason::Suppressed, Lang::Zh) => "不予公布".to_owned(),
            (Reason::Suppressed, Lang::En) => "withheld".to_owned(),
            (other, lang) => other.words().get(lang).to_owned(),
        }
    }

    /// A cell with a slot's figure: the number alone where the unit is fixed and stands elsewhere.
    pub fn cell(&self, name: &str, slot: &Slot, figure: &Disclosed, as_of: &str) -> Vec<Run> {
        let shown = match figure.outcome() {
            Outcome::Missing(reason) => self.missing(reason),
            Outcome::Value(_) => self.in_cell(slot, &self.figure(slot, figure), figure.measure()),
        };
        vec![bound(name, figure, shown, as_of)]
    }

    /// The number alone where the unit stands elsewhere; points are told apart from per cent.
    pub fn in_cell(&self, slot: &Slot, shown: &Shown, own: &Measure) -> String {
        let own_unit = slot.shown == catalogue::Shown::Auto || own.same_dimension(&Measure::points());
        if own_unit { self.with_unit(shown) } else { shown.text.clone() }
    }

    /// Number and unit.
    pub fn with_unit(&self, shown: &Shown) -> String {
        let space = if self.lang == Lang::En && shown.unit.starts_with(char::is_alphabetic) { " " } else { "" };
        format!("{}{space}{}", shown.text, shown.unit)
    }

    /// A cell with a number that follows from figures.
    pub fn derived(&self, (shown, exact, unit): (Option<String>, Outcome, &Measure), how: Derivation, of: &FigureId, as_of: &str) -> Run {
        let (shown, exact, unit) = match exact {
            Outcome::Value(v) => (shown.unwrap_or_else(|| v.to_string()), v.normalize().to_string(), unit.name().to_owned()),
            Outcome::Missing(reason) => (self.missing(reason), reason.code().to_owned(), String::new()),
        };
        Run::Derived(Derived { shown, exact, unit, how, of: of.clone(), as_of: as_of.to_owned() })
    }
}

/// A figure bound to its way back.
pub(crate) fn bound(slot: &str, figure: &Disclosed, shown: String, as_of: &str) -> Run {
    let (exact, unit) = match figure.outcome() {
        Outcome::Value(value) => (value.normalize().to_string(), figure.measure().name().to_owned()),
        Outcome::Missing(reason) => (reason.code().to_owned(), String::new()),
    };
    let formula = figure.lineage().formula().to_owned();
    Run::Bound(Bound { slot: slot.to_owned(), shown, id: figure.id().clone(), as_of: as_of.to_owned(), exact, unit, formula })
}
