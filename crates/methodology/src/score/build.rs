//! From the tree as written to typed amounts, with their units made to meet.

use super::records::{self, Call};
use super::years::is_dated;
use super::{Amount, Measured, Operand, Part};
use crate::catalogue::{Item, RecordKind};
use crate::formula::Fault;
use crate::formula::check::{self, Checker};
use crate::formula::raw::{Argument, Raw, RawKind};
use crate::nearest::nearest;
use figures::{Decimal, Measure, Text};
use std::collections::BTreeMap;

/// What the formulas of a card may name.
pub struct Scope<'a> {
    /// Definitions.
    pub names: check::Scope<'a>,
    /// The measures of its panel with their units; nothing for a card of units.
    pub measures: Option<BTreeMap<&'a str, &'a Measure>>,
    /// Units of the resources that can be held.
    pub resources: BTreeMap<&'a str, &'a Measure>,
    /// Whether a day is asked about, and not a period.
    pub of_day: bool,
    /// The kind of record that is meant, where records are.
    pub record: Option<&'a RecordKind>,
}

/// Builds the formulas of one card, which share their operands.
pub struct Builder<'a> {
    pub(super) checker: Checker<'a>,
    pub(super) scope: &'a Scope<'a>,
    operands: Vec<Operand>,
}

/// Verbs of amounts and conditions, to be proposed for a misspelt one.
const VERBS: [&str; 8] = ["min", "max", "or_zero", "if", "tenants", "since", "known", "abs"];

impl<'a> Builder<'a> {
    /// Nothing built yet, beside operands that are named already.
    pub fn new(scope: &'a Scope<'a>, operands: Vec<Operand>) -> Self {
        Builder { checker: Checker { scope: &scope.names, faults: Vec::new() }, scope, operands }
    }

    /// The operands named so far.
    pub fn operands(self) -> Vec<Operand> {
        self.operands
    }

    /// An amount, or faults. Neither means that it names a definition whose own issues are reported where it stands.
    pub fn amount(&mut self, raw: &Raw) -> (Option<Measured>, Vec<Fault>) {
        let built = self.measured(raw);
        let faults = std::mem::take(&mut self.checker.faults);
        (built.filter(|_| faults.is_empty()), faults)
    }

    pub(super) fn measured(&mut self, raw: &Raw) -> Option<Measured> {
        match &raw.kind {
            RawKind::Number(amount, unit) => number(*amount, unit.as_ref()),
            RawKind::Item(form, item) => self.item(raw, form, item),
            RawKind::Name(name) => self.name(raw, name),
            RawKind::Add(a, b) => self.alike(raw, a, b, Amount::Add),
            RawKind::Sub(a, b) => self.alike(raw, a, b, Amount::Sub),
            RawKind::Mul(a, b) => {
                let (a, b) = (self.measured(a), self.measured(b));
                let (a, b) = (a?, b?);
                Some(Measured { measure: a.measure.times(&b.measure), amount: Amount::Mul(Box::new(a.amount), Box::new(b.amount)) })
            }
            RawKind::Div(a, b, _) => {
                let (a, b) = (self.measured(a), self.divisor(b));
                let (a, b) = (a?, b?);
                Some(Measured { measure: a.measure.per(&b.measure), amount: Amount::Div(Box::new(a.amount), Box::new(b.amount)) })
            }
            RawKind::Call { verb, arguments, filter } => self.call(raw, verb, arguments, filter.as_deref()),
            _ => self.not_an_amount(raw),
        }
    }

    /// An amount that is not a zero as written.
    fn divisor(&mut self, raw: &Raw) -> Option<Measured> {
        let made = self.measured(raw)?;
        if !is_zero(&made) {
            return Some(made);
        }
        let (reason, hint) = by_zero();
        self.checker.fault(Fault::new("divided-by-zero", raw.span(), reason.zh, reason.en).hint(hint.zh, hint.en))
    }

    fn call(&mut self, raw: &Raw, verb: &str, arguments: &[Argument], filter: Option<&Raw>) -> Option<Measured> {
        match (verb, arguments, filter) {
            ("min" | "max", [Argument { of: false, value: a }, Argument { of: false, value: b }], None) => {
                self.alike(raw, a, b, if verb == "min" { Amount::Min } else { Amount::Max })
            }
            ("or_zero", [Argument { of: false, value }], None) => {
                let of = self.measured(value)?;
                Some(Measured { amount: Amount::OrZero(Box::new(of.amount)), measure: of.measure })
            }
            ("tenants", [Argument { of: false, value }], filter) => {
                self.of_units(raw)?;
                self.tenants(value, filter)
            }
            ("since", [Argument { of: false, value: Raw { kind: RawKind::Name(event), .. } }], None) => {
                self.of_units(raw)?;
                self.valued(Operand::Since(event.clone()), Measure::parse("天")?)
            }
            ("if", [Argument { of: false, value: when }, Argument { of: false, value: a }, Argument { of: false, value: b }], None) => {
                self.chosen(raw, when, a, b)
            }
            (_, _, None) if self.scope.of_day && is_dated(verb) => self.dated(raw, verb, arguments),
            ("if", ..) => self.wrong_arguments(raw, "if(known(MJ-1.01), MJ-1.01, 0)"),
            ("min" | "max", ..) => self.wrong_arguments(raw, "max(a, b)"),
            ("or_zero", ..) => self.wrong_arguments(raw, "or_zero(B204-1.01)"),
            ("tenants", ..) => self.wrong_arguments(raw, "tenants(land)"),
            ("since", ..) => self.wrong_arguments(raw, "since(new)"),
            _ => self.of_records(raw, verb, arguments, filter),
        }
    }

    /// A verb over records, where records are meant.
    fn of_records(&mut self, raw: &Raw, verb: &str, arguments: &[Argument], filter: Option<&Raw>) -> Option<Measured> {
        let kind = self.scope.record;
        match kind.and_then(|kind| self.amount_of_records(kind, raw, Call { verb, arguments, filter })) {
            Some(built) => built,
            None => self.unknown_verb(raw, verb),
        }
    }

    fn item(&mut self, raw: &Raw, form: &str, code: &str) -> Option<Measured> {
        self.of_units(raw)?;
        if self.scope.of_day {
            return self.without_year(raw, form, code);
        }
        let found: &Item = self.checker.item_of(raw, form, code)?;
        let measure = found.measure.clone();
        self.valued(Operand::Item { form: form.to_owned(), item: code.to_owned() }, measure)
    }

    /// That units are judged: members of a panel have no forms, no register and hold nothing here.
    pub(super) fn of_units(&mut self, raw: &Raw) -> Option<()> {
        if self.scope.measures.is_none() && self.scope.record.is_none() {
            return Some(());
        }
        if self.scope.record.is_some() {
            return self.not_of_a_record(raw);
        }
        let (zh, en) = ("对比面板的成员没有本系统的报表、名录和用地", "members of a panel have no forms, register or holdings here");
        let fault = Fault::new("not-of-a-panel", raw.span(), zh, en);
        self.checker.fault(fault.hint("用面板 measures 里的名称", "name a measure of the panel"))
    }

    fn not_of_a_record(&mut self, raw: &Raw) -> Option<()> {
        let fault = Fault::new(
            "not-of-a-record",
            raw.span(),
            "台账没有自己的报表、名录和用地",
            "a record has no forms, register or holdings of its own",
        );
        self.checker.fault(fault.hint("用字段，或 year(owner, B204-1.01)", "name a field, or `year(owner, B204-1.01)`"))
    }

    /// `land.used`, a measure of the panel, or a field of the record.
    fn name(&mut self, raw: &Raw, name: &str) -> Option<Measured> {
        if let Some(kind) = self.scope.record {
            return self.amount_field(kind, raw, name);
        }
        if let Some(measures) = &self.scope.measures {
            let Some(measure) = measures.get(name) else {
                let near = nearest(name, measures.keys().copied()).map(str::to_owned);
                let (zh, en) = (format!("面板没有量“{name}”"), format!("the panel has no measure `{name}`"));
                return self.checker.unknown(Fault::new("unknown-measure-of-panel", raw.span(), zh, en), near);
            };
            return self.valued(Operand::Measure(name.to_owned()), (*measure).clone());
        }
        match name.split_once('.').map(|(resource, part)| (self.scope.resources.get(resource), resource, Part::parse(part))) {
            Some((Some(measure), resource, Some(part))) => {
                self.valued(Operand::Held { resource: resource.to_owned(), part }, (*measure).clone())
            }
            _ => self.unknown_name(raw, name),
        }
    }

    fn unknown_name(&mut self, raw: &Raw, name: &str) -> Option<Measured> {
        let parts = |r: &&str| ["own", "leased_in", "leased_out", "used"].map(|part| format!("{r}.{part}"));
        let known: Vec<String> = self.scope.resources.keys().flat_map(parts).collect();
        let near = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
        let (zh, en) = (format!("没有“{name}”"), format!("there is no `{name}`"));
        let fault = Fault::new("unknown-name", raw.span(), zh, en);
        match near {
            Some(near) => self.checker.unknown(fault, Some(near)),
            None => {
                self.checker.fault(fault.hint("可用报表项目（如 MJ-1.01）或 land.used", "items of forms such as MJ-1.01, or land.used"))
            }
        }
    }

    fn tenants(&mut self, of: &Raw, filter: Option<&Raw>) -> Option<Measured> {
        let RawKind::Name(resource) = &of.kind else { return self.wrong_arguments(of, "tenants(land)") };
        if !self.scope.resources.contains_key(resource.as_str()) {
            return self.unknown_name(of, resource);
        }
        let having = match filter {
            None => None,
            Some(filter) => Some(self.attribute_of(filter)?),
        };
        self.valued(Operand::Tenants { resource: resource.clone(), having }, Measure::parse("家")?)
    }

    pub(super) fn valued(&mut self, operand: Operand, measure: Measure) -> Option<Measured> {
        Some(Measured { amount: Amount::Value(self.number_of(operand)), measure })
    }

    /// The number of an operand; one named twice has one.
    pub(super) fn number_of(&mut self, operand: Operand) -> usize {
        self.operands.iter().position(|held| *held == operand).unwrap_or_else(|| {
            self.operands.push(operand);
            self.operands.len() - 1
        })
    }

    /// Two amounts in the unit of the first; a bare zero is zero in every unit.
    fn alike(&mut self, raw: &Raw, a: &Raw, b: &Raw, make: fn(Box<Amount>, Box<Amount>) -> Amount) -> Option<Measured> {
        let (left, right, measure) = self.pair(raw, a, b)?;
        Some(Measured { amount: make(Box::new(left), Box::new(right)), measure })
    }

    pub(super) fn pair(&mut self, raw: &Raw, a: &Raw, b: &Raw) -> Option<(Amount, Amount, Measure)> {
        let (left, right) = (self.measured(a), self.measured(b));
        let (left, right) = (left?, right?);
        if is_zero(&right) {
            return Some((left.amount, right.amount, left.measure));
        }
        if is_zero(&left) {
            return Some((left.amount, right.amount, right.measure));
        }
        match right.measure.factor(&left.measure) {
            Some((over, under)) => Some((left.amount, right.amount.scaled(over, under), left.measure)),
            None if is_bare(b) => self.checker.without_unit(b, &left.measure),
            None if is_bare(a) => self.checker.without_unit(a, &right.measure),
            None => self.checker.mixed(raw, &left.measure, &right.measure),
        }
    }

    pub(super) fn wrong_arguments<T>(&mut self, raw: &Raw, sample: &str) -> Option<T> {
        let verb = sample.split('(').next().unwrap_or_default();
        let (zh, en) = (format!("{verb} 的参数不对"), format!("the arguments of {verb} don't fit"));
        let fault = Fault::new("wrong-arguments", raw.span(), zh, en);
        self.checker.fault(fault.hint(format!("写成 {sample}"), format!("write {sample}")))
    }

    fn unknown_verb(&mut self, raw: &Raw, verb: &str) -> Option<Measured> {
        let span = (raw.at, verb.chars().count());
        let fault = Fault::new("unknown-verb", span, format!("没有函数“{verb}”"), format!("there is no verb `{verb}`"));
        let verbs = if self.scope.record.is_some() { &records::VERBS[..] } else { &VERBS[..] };
        let near = nearest(verb, verbs.iter().copied()).map(str::to_owned);
        match near {
            Some(near) => self.checker.unknown(fault, Some(near)),
            None => self.checker.fault(fault.hint("可用 min、max、or_zero、tenants、since", "there are min, max, or_zero, tenants, since")),
        }
    }

    fn not_an_amount(&mut self, raw: &Raw) -> Option<Measured> {
        let (zh, en) = ("这里要用数值", "an amount belongs here");
        let fault = Fault::new("not-a-term", raw.span(), zh, en);
        self.checker.fault(fault.hint("例如 MJ-1.01 / land.used", "such as MJ-1.01 / land.used"))
    }
}

fn number(amount: Decimal, unit: Option<&Measure>) -> Option<Measured> {
    let measure = unit.cloned().or_else(|| Measure::parse("1"))?;
    Some(Measured { amount: Amount::Number(amount), measure })
}

/// Whether it is a zero as written.
pub(crate) fn is_zero(of: &Measured) -> bool {
    matches!(of.amount, Amount::Number(n) if n.is_zero())
}

/// What is said of a divisor that is zero, with its hint.
pub(crate) fn by_zero() -> (Text, Text) {
    (
        Text::new("除数是 0", "the divisor is 0"),
        Text::new("除以项目，或不是 0 的数，例如 land.used", "divide by an item, or a number other than 0, such as land.used"),
    )
}

fn is_bare(raw: &Raw) -> bool {
    matches!(raw.kind, RawKind::Number(_, None))
}
