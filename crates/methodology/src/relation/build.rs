//! From the tree as written to the typed relation: conditions, with negations moved inwards.

use super::{Operand, Relation, Side, Since, Term};
use crate::catalogue::{Form, Parameter};
use crate::formula::Fault;
use crate::formula::ast::Ordering;
use crate::formula::check::{self, Checker};
use crate::formula::raw::{Argument, Raw, RawKind};
use crate::nearest::nearest;
use figures::Measure;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Events of the register a relation may ask for.
const EVENTS: [&str; 6] = ["new", "upgraded", "moved_in", "left", "moved_out", "reclassified"];

/// What a relation may name.
pub struct Scope<'a> {
    /// Definitions.
    pub names: check::Scope<'a>,
    /// The form the edit is for.
    pub form: &'a Form,
    /// Named numbers of the edit.
    pub parameters: &'a BTreeMap<String, Parameter>,
    /// The day from which they are to hold; without one, always.
    pub from: Option<Date>,
    /// The item for which `item` stands, where a check is for several.
    pub item: Option<&'a str>,
}

/// Builds the relations of one check, which share their operands.
pub struct Builder<'a> {
    pub(super) checker: Checker<'a>,
    pub(super) scope: &'a Scope<'a>,
    pub(super) operands: Vec<Operand>,
    pub(super) wanted: Vec<String>,
}

impl<'a> Builder<'a> {
    /// Nothing built yet.
    pub fn new(scope: &'a Scope<'a>) -> Self {
        Builder { checker: Checker { scope: &scope.names, faults: Vec::new() }, scope, operands: Vec::new(), wanted: Vec::new() }
    }

    /// The typed relation, or faults. Neither means that it names a definition whose own issues are reported
    /// where it stands.
    pub fn relation(&mut self, raw: &Raw) -> (Option<Relation>, Vec<Fault>) {
        let built = self.condition(raw, true);
        let faults = std::mem::take(&mut self.checker.faults);
        (built.filter(|_| faults.is_empty()), faults)
    }

    /// The operands named so far.
    pub fn operands(&self) -> &[Operand] {
        &self.operands
    }

    /// The parameters named so far that have no number.
    pub fn wanted(&self) -> &[String] {
        &self.wanted
    }

    /// An amount that is looked at for itself, or faults.
    pub fn side(&mut self, raw: &Raw) -> (Option<Side>, Vec<Fault>) {
        let built = self.term(raw).map(|(term, measure)| Side { term, measure });
        let faults = std::mem::take(&mut self.checker.faults);
        (built.filter(|_| faults.is_empty()), faults)
    }

    /// A condition that is to be true, or false where it isn't `wanted`.
    fn condition(&mut self, raw: &Raw, wanted: bool) -> Option<Relation> {
        match &raw.kind {
            RawKind::Not(inner) => self.condition(inner, !wanted),
            RawKind::And(a, b) => self.joined(a, b, wanted, wanted),
            RawKind::Or(a, b) => self.joined(a, b, wanted, !wanted),
            RawKind::Compare(a, ordering, b) => self.compare(raw, a, if wanted { *ordering } else { opposite(*ordering) }, b),
            RawKind::Between(x, low, high) => self.within(raw, x, [low, high], wanted),
            RawKind::Call { verb, arguments, filter: None } if verb == "filed" => self.filed(raw, arguments, wanted),
            RawKind::Call { verb, arguments, filter: None } if verb == "multiple" => self.multiple(raw, arguments, wanted),
            RawKind::Name(name) if name.starts_with("unit.") => self.unit(raw, name, wanted),
            _ => self.checker.fault(
                Fault::new("not-a-condition", raw.span(), "这里要用条件，不能是数值", "a condition belongs here, not a number")
                    .hint("例如 B204-1.03 >= B204-1.04", "such as B204-1.03 >= B204-1.04"),
            ),
        }
    }

    /// Both parts, or one of them; a chain of the same kind becomes one list.
    fn joined(&mut self, a: &Raw, b: &Raw, wanted: bool, all: bool) -> Option<Relation> {
        let (a, b) = (self.condition(a, wanted), self.condition(b, wanted));
        let parts = [a?, b?].into_iter().flat_map(|part| match part {
            Relation::All(parts) if all => parts,
            Relation::Any(parts) if !all => parts,
            other => vec![other],
        });
        Some(if all { Relation::All(parts.collect()) } else { Relation::Any(parts.collect()) })
    }

    fn compare(&mut self, raw: &Raw, a: &Raw, ordering: Ordering, b: &Raw) -> Option<Relation> {
        if let (Ordering::AtMost, Some((left, right))) = (ordering, difference(a)) {
            return self.close(raw, [left, right, b]);
        }
        let [a, b] = self.sides(raw, [a, b])?;
        Some(Relation::Compare(a, ordering, b))
    }

    /// Equal but for a tolerance. How far two shares are apart is counted in percentage points.
    fn close(&mut self, raw: &Raw, raws: [&Raw; 3]) -> Option<Relation> {
        let [left, right, slack] = self.terms(raws)?;
        let points = slack.1.same_dimension(&Measure::points());
        if !(points && left.1.is_pure() && right.1.is_pure()) {
            let [left, right, slack] = self.alike(raw, raws, [left, right, slack])?;
            return Some(Relation::Close(left, right, slack));
        }
        let percent = Measure::percent();
        let left = self.brought(raw, raws[0], left.0, &left.1, &percent)?;
        let right = self.brought(raw, raws[1], right.0, &right.1, &percent)?;
        Some(Relation::Close(left, right, Side { term: slack.0, measure: slack.1 }))
    }

    fn within(&mut self, raw: &Raw, x: &Raw, [low, high]: [&Raw; 2], inside: bool) -> Option<Relation> {
        let [value, low, high] = self.sides(raw, [x, low, high])?;
        Some(Relation::Within { value, low, high, inside })
    }

    fn multiple(&mut self, raw: &Raw, arguments: &[Argument], wanted: bool) -> Option<Relation> {
        let [Argument { of: false, value }, Argument { of: true, value: of }] = arguments else {
            return self.wrong_arguments(raw, "multiple(x, of: y)");
        };
        let [value, of] = self.sides(raw, [value, of])?;
        Some(Relation::Multiple { value, of, wanted })
    }

    fn filed(&mut self, raw: &Raw, arguments: &[Argument], wanted: bool) -> Option<Relation> {
        let [Argument { of: false, value }] = arguments else { return self.wrong_arguments(raw, "filed(x)") };
        let operand = self.operand(value)?;
        let operand = self.number_of(operand);
        Some(Relation::Filed { operand, wanted })
    }

    fn unit(&mut self, raw: &Raw, name: &str, wanted: bool) -> Option<Relation> {
        let event = name.trim_start_matches("unit.");
        let (event, since) = event.strip_suffix(".since_base").map_or((event, Since::Year), |event| (event, Since::Base));
        if EVENTS.contains(&event) {
            return Some(Relation::Unit { event: event.to_owned(), since, wanted });
        }
        let fault =
            Fault::new("unknown-event", raw.span(), format!("名录没有事件“{event}”"), format!("the register has no event `{event}`"));
        match nearest(event, EVENTS.into_iter()) {
            Some(near) => self.checker.unknown(fault, Some(format!("unit.{near}"))),
            None => self.checker.fault(fault.hint(format!("可用：{}", EVENTS.join("、")), format!("the events are {}", EVENTS.join(", ")))),
        }
    }

    pub(super) fn wrong_arguments<T>(&mut self, raw: &Raw, signature: &str) -> Option<T> {
        let verb = signature.split('(').next().unwrap_or_default();
        let fault = Fault::new("wrong-arguments", raw.span(), format!("{verb} 的参数不对"), format!("the arguments of {verb} don't fit"));
        self.checker.fault(fault.hint(format!("写成 {signature}"), format!("write {signature}")))
    }

    /// The number of an operand; an operand named twice has one.
    pub(super) fn number_of(&mut self, operand: Operand) -> usize {
        self.operands.iter().position(|held| *held == operand).unwrap_or_else(|| {
            self.operands.push(operand);
            self.operands.len() - 1
        })
    }

    /// Amounts that are compared with each other, in one unit: that of a constant with a unit, which a reader of
    /// the message expects, else that of the first.
    fn sides<const N: usize>(&mut self, raw: &Raw, raws: [&Raw; N]) -> Option<[Side; N]> {
        let terms = self.terms(raws)?;
        self.alike(raw, raws, terms)
    }

    fn terms<const N: usize>(&mut self, raws: [&Raw; N]) -> Option<[(Term, Measure); N]> {
        let terms: Vec<_> = raws.iter().map(|r| self.term(r)).collect();
        terms.into_iter().collect::<Option<Vec<_>>>()?.try_into().ok()
    }

    fn alike<const N: usize>(&mut self, raw: &Raw, raws: [&Raw; N], terms: [(Term, Measure); N]) -> Option<[Side; N]> {
        let measured = |(t, m): &&(Term, Measure)| t.is_constant() && !is_bare(t, m);
        let unit = terms.iter().find(measured).or_else(|| terms.iter().find(|(t, m)| !is_bare(t, m))).or(terms.first())?.1.clone();
        let sides = terms.into_iter().zip(raws).map(|((term, measure), at)| self.brought(raw, at, term, &measure, &unit));
        sides.collect::<Option<Vec<Side>>>()?.try_into().ok()
    }

    /// A term in the unit of a comparison. Zero is zero in every unit.
    fn brought(&mut self, raw: &Raw, at: &Raw, term: Term, from: &Measure, to: &Measure) -> Option<Side> {
        if is_zero(&term) {
            return Some(Side { term, measure: to.clone() });
        }
        match from.factor(to) {
            Some((over, under)) if over == under => Some(Side { term, measure: to.clone() }),
            Some((over, under)) => Some(Side { term: Term::Scaled(Box::new(term), over, under), measure: to.clone() }),
            None if is_bare(&term, from) => self.checker.without_unit(at, to),
            None => self.checker.mixed(raw, to, from),
        }
    }
}

/// A number written without a unit.
fn is_bare(term: &Term, measure: &Measure) -> bool {
    matches!(term, Term::Number(_, unit) if unit.as_ref().is_none_or(|u| u == measure && u.name() == "1"))
}

fn is_zero(term: &Term) -> bool {
    matches!(term, Term::Number(amount, None) if amount.is_zero())
}

/// The two sides of `abs(a - b)`.
fn difference(raw: &Raw) -> Option<(&Raw, &Raw)> {
    match &raw.kind {
        RawKind::Call { verb, arguments, filter: None } if verb == "abs" => match arguments.as_slice() {
            [Argument { of: false, value: Raw { kind: RawKind::Sub(a, b), .. } }] => Some((a, b)),
            _ => None,
        },
        _ => None,
    }
}

/// What holds when a comparison does not.
fn opposite(ordering: Ordering) -> Ordering {
    match ordering {
        Ordering::Less => Ordering::AtLeast,
        Ordering::AtMost => Ordering::Greater,
        Ordering::Greater => Ordering::AtMost,
        Ordering::AtLeast => Ordering::Less,
        Ordering::Equal => Ordering::NotEqual,
        Ordering::NotEqual => Ordering::Equal,
    }
}
