//! Resolves the names of a formula and checks its units: from the tree as written to the typed tree.

use super::ast::Expr;
use super::raw::{Raw, RawKind};
use super::{Fault, faults, scale};
use crate::catalogue::Catalogue;
use crate::nearest::{nearest, proposal};
use figures::Measure;
use std::collections::{BTreeMap, BTreeSet};

/// What a formula may name.
pub struct Scope<'a> {
    /// Definitions that were read.
    pub catalogue: &'a Catalogue,
    /// Kind and id of everything written, also of what has issues of its own.
    pub declared: &'a BTreeSet<(&'static str, String)>,
    /// Unit and nature of the indicators checked so far.
    pub known: &'a BTreeMap<String, Nature>,
}

/// What a formula gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Nature {
    /// Unit.
    pub measure: Measure,
    /// Whether it is a change between two periods.
    pub change: bool,
}

/// A typed tree with what it gives.
pub(super) struct Typed {
    pub expr: Expr,
    pub nature: Nature,
}

pub(crate) struct Checker<'a> {
    pub scope: &'a Scope<'a>,
    pub faults: Vec<Fault>,
}

/// The typed tree and its unit, or faults. Neither means that it names a definition whose own issues
/// are reported where it stands.
pub fn check(raw: &Raw, scope: &Scope<'_>) -> (Option<(Expr, Nature)>, Vec<Fault>) {
    let mut checker = Checker { scope, faults: Vec::new() };
    let typed = checker.expr(raw);
    let sound = checker.faults.is_empty();
    (typed.filter(|_| sound).map(|t| (t.expr, t.nature)), checker.faults)
}

/// A checked formula brought to the declared unit where an exact factor can be put inside it; its own
/// unit otherwise.
pub fn in_unit(expr: Expr, nature: &Nature, declared: &Measure) -> (Expr, Measure) {
    match scale::expr(expr.clone(), &nature.measure, declared) {
        Some(scaled) => (scaled, declared.clone()),
        None => (expr, nature.measure.clone()),
    }
}

impl Checker<'_> {
    pub(super) fn expr(&mut self, raw: &Raw) -> Option<Typed> {
        match &raw.kind {
            RawKind::Name(name) => self.indicator(raw, name),
            RawKind::Call { verb, arguments, filter } => self.call(raw, verb, arguments, filter.as_deref()),
            RawKind::Add(a, b) => self.combine(raw, a, b, Expr::Add),
            RawKind::Sub(a, b) => self.combine(raw, a, b, Expr::Sub),
            RawKind::Mul(..) => self.fault(
                Fault::new(
                    "product-outside-sum",
                    raw.span(),
                    "乘积要在 sum(…) 内逐单位计算",
                    "a product is taken unit by unit, inside sum(…)",
                )
                .hint("例如 sum(B204-1.01 * table(rate))", "such as sum(B204-1.01 * table(rate))"),
            ),
            RawKind::Div(_, _, at) => self.fault(faults::division(*at)),
            _ => self.not_a_figure(raw),
        }
    }

    fn indicator(&mut self, raw: &Raw, name: &str) -> Option<Typed> {
        if let Some(nature) = self.scope.known.get(name) {
            return Some(Typed { expr: Expr::Indicator(name.to_owned()), nature: nature.clone() });
        }
        if self.declared("indicator", name) {
            return None;
        }
        match name.strip_suffix(".growth") {
            Some(of) if self.scope.known.contains_key(of) || self.declared("indicator", of) => self.growth_of(raw, of),
            _ => self.unknown_indicator(raw, name),
        }
    }

    /// `<id>.growth` of an indicator.
    fn growth_of(&mut self, raw: &Raw, of: &str) -> Option<Typed> {
        let nature = self.scope.known.get(of)?.clone();
        self.growth(raw, Typed { expr: Expr::Indicator(of.to_owned()), nature })
    }

    pub(super) fn growth(&mut self, raw: &Raw, of: Typed) -> Option<Typed> {
        if of.nature.change {
            return self.fault(
                Fault::new("growth-of-change", raw.span(), "增速不能再求增速", "a change has no growth of its own")
                    .hint("写成两个增速之差：a.growth - b.growth", "write the difference of two: a.growth - b.growth"),
            );
        }
        let measure = if of.nature.measure.is_pure() { Measure::points() } else { Measure::percent() };
        Some(Typed { expr: Expr::Growth(Box::new(of.expr)), nature: Nature { measure, change: true } })
    }

    fn unknown_indicator(&mut self, raw: &Raw, name: &str) -> Option<Typed> {
        let fault = Fault::new("unknown-indicator", raw.span(), format!("没有指标“{name}”"), format!("there is no indicator `{name}`"));
        let ids = self.scope.declared.iter().filter(|(kind, _)| *kind == "indicator").map(|(_, id)| id.as_str());
        let near = nearest(name, ids).map(str::to_owned);
        self.unknown(fault, near)
    }

    fn combine(&mut self, raw: &Raw, a: &Raw, b: &Raw, make: fn(Box<Expr>, Box<Expr>) -> Expr) -> Option<Typed> {
        let (left, right) = (self.expr(a), self.expr(b));
        let (left, right) = (left?, right?);
        let (from, to) = (&right.nature.measure, &left.nature.measure);
        if !from.same_dimension(to) || left.nature.change != right.nature.change {
            let (from, to) = (right.nature, left.nature);
            return self.mixed(raw, &to.measure, &from.measure);
        }
        match scale::expr(right.expr, from, to) {
            Some(scaled) => Some(Typed { expr: make(Box::new(left.expr), Box::new(scaled)), nature: left.nature }),
            None => self.fault(
                Fault::new(
                    "unit-not-aligned",
                    b.span(),
                    format!("这一项以“{from}”计，前一项以“{to}”计，无法在公式内换算"),
                    format!("this part is in {from}, the one before it in {to}, and it can't be converted inside the formula"),
                )
                .hint("让两个指标使用同一单位", "give both indicators the same unit"),
            ),
        }
    }

    /// Two units that can't be added or compared.
    pub(crate) fn mixed<T>(&mut self, raw: &Raw, left: &Measure, right: &Measure) -> Option<T> {
        let reason = (format!("“{left}”与“{right}”不能相加减或比较"), format!("{left} and {right} can't be added or compared"));
        self.fault(
            Fault::new("mixed-units", raw.span(), reason.0, reason.1).hint("两边要同一量纲", "both sides must measure the same thing"),
        )
    }

    fn not_a_figure(&mut self, raw: &Raw) -> Option<Typed> {
        let fault = match &raw.kind {
            RawKind::Item(form, item) => Fault::new(
                "not-a-figure",
                raw.span(),
                "报表项目是各单位的值，要先合计",
                "an item is a value of each unit; it must be summed first",
            )
            .hint(format!("sum({form}.{item})"), format!("sum({form}.{item})")),
            RawKind::Form(form) => Fault::new("not-a-figure", raw.span(), "报表本身不是数据", "a form is not a figure")
                .hint(format!("count({form}) 或 sum({form}.…)"), format!("count({form}) or sum({form}.…)")),
            RawKind::Number(..) | RawKind::Text(_) => Fault::new(
                "not-a-figure",
                raw.span(),
                "这里要用指标或合计，不能是常数",
                "an indicator or a sum belongs here, not a constant",
            ),
            _ => Fault::new("not-a-figure", raw.span(), "这里要用数值，不能是条件", "a number belongs here, not a condition")
                .hint("条件写在 where 之后", "conditions stand after `where`"),
        };
        self.fault(fault)
    }

    pub(crate) fn declared(&self, kind: &'static str, id: &str) -> bool {
        self.scope.declared.contains(&(kind, id.to_owned()))
    }

    pub(crate) fn fault<T>(&mut self, fault: Fault) -> Option<T> {
        self.faults.push(fault);
        None
    }

    pub(crate) fn unknown<T>(&mut self, fault: Fault, near: Option<String>) -> Option<T> {
        let hint = proposal(near.as_deref());
        self.fault(fault.hint(hint.zh, hint.en))
    }
}
