//! `median` and `percentile`: places in the order of the units.

use super::Fault;
use super::ast::{Between, Expr, Quantile, Term};
use super::check::{Checker, Nature, Typed};
use super::raw::{Argument, Raw, RawKind};
use super::verb::has_item;
use figures::{Decimal, Measure};

/// A unit's value: its unit, numerator and denominator.
type OfUnit = (Measure, Term, Option<Term>);

impl Checker<'_> {
    pub(super) fn quantile(&mut self, raw: &Raw, verb: &str, arguments: &[Argument], filter: Option<&Raw>) -> Option<Typed> {
        let values: Vec<&Raw> = arguments.iter().filter(|a| !a.of).map(|a| &a.value).collect();
        let (value, share, method) = match (verb, values.as_slice(), arguments.len()) {
            ("median", [value], 1) => (value, Some(Decimal::ONE / Decimal::TWO), None),
            ("median", [value, method], 2) => (value, Some(Decimal::ONE / Decimal::TWO), Some(method)),
            ("percentile", [value, share], 2) => (value, part(share), None),
            ("percentile", [value, share, method], 3) => (value, part(share), Some(method)),
            _ => return self.wrong_arguments(raw, verb),
        };
        let Some(share) = share else { return self.not_a_share(arguments.get(1).map_or(raw, |a| &a.value)) };
        let between = method.map_or(Some(Between::Linear), |m| self.between(m));
        let (of_unit, filter) = (self.of_unit(value), self.filter(filter));
        let ((measure, term, over), filter) = (of_unit?, filter?);
        let expr = Expr::Quantile(Box::new(Quantile { term, over, filter, share, method: between? }));
        Some(Typed { expr, nature: Nature { measure, change: false } })
    }

    fn of_unit(&mut self, value: &Raw) -> Option<OfUnit> {
        if !has_item(value) {
            let fault = Fault::new("nothing-to-order", value.span(), "这里没有报表项目", "there is no item of a form here");
            return self.fault(fault.hint("例如 median(B204-1.01)", "such as median(B204-1.01)"));
        }
        let RawKind::Div(a, b, _) = &value.kind else {
            let term = self.term(value)?;
            return Some((term.measure, term.term, None));
        };
        let (over, under) = (self.term(a), self.term(b));
        let (over, under) = (over?, under?);
        Some((over.measure.per(&under.measure), over.term, Some(under.term)))
    }

    fn not_a_share(&mut self, raw: &Raw) -> Option<Typed> {
        let fault = Fault::new("not-a-share", raw.span(), "位次应在 0 与 1 之间", "the place lies between 0 and 1");
        self.fault(fault.hint("例如 percentile(B204-1.01, 0.9)", "such as percentile(B204-1.01, 0.9)"))
    }

    fn between(&mut self, raw: &Raw) -> Option<Between> {
        match &raw.kind {
            RawKind::Name(name) if name == "linear" => Some(Between::Linear),
            RawKind::Name(name) if name == "nearest" => Some(Between::Nearest),
            _ => {
                let fault = Fault::new("unknown-method", raw.span(), "没有这种取法", "there is no such method");
                self.fault(fault.hint("linear（线性插值）或 nearest（最近位次）", "linear or nearest"))
            }
        }
    }
}

/// A place as a part of one, whatever its unit.
fn part(raw: &Raw) -> Option<Decimal> {
    let RawKind::Number(amount, unit) = &raw.kind else { return None };
    let share = match unit {
        None => *amount,
        Some(unit) => unit.convert(*amount, &Measure::parse("1")?)?,
    };
    (Decimal::ZERO..=Decimal::ONE).contains(&share).then_some(share)
}
