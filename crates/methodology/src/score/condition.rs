//! Conditions of scorecards: who is ranked with whom, who is left out, what decides over a class.

use super::build::Builder;
use super::{Operand, Test};
use crate::catalogue::Classification;
use crate::formula::Fault;
use crate::formula::ast::Ordering;
use crate::formula::raw::{Argument, Raw, RawKind};
use crate::nearest::nearest;

impl Builder<'_> {
    /// A condition, or faults. Neither means that it names a definition whose own issues are reported where it stands.
    pub fn condition(&mut self, raw: &Raw) -> (Option<Test>, Vec<Fault>) {
        let built = self.test(raw);
        let faults = std::mem::take(&mut self.checker.faults);
        (built.filter(|_| faults.is_empty()), faults)
    }

    pub(super) fn test(&mut self, raw: &Raw) -> Option<Test> {
        match &raw.kind {
            RawKind::Not(inner) => Some(Test::Not(Box::new(self.test(inner)?))),
            RawKind::And(a, b) => self.joined(a, b, Test::All),
            RawKind::Or(a, b) => self.joined(a, b, Test::Any),
            RawKind::Compare(a, ordering, b) => match (&a.kind, &b.kind) {
                (RawKind::Name(_), RawKind::Text(_)) => self.is(raw),
                _ => {
                    let (left, right, _) = self.pair(raw, a, b)?;
                    Some(Test::Compare(left, *ordering, right))
                }
            },
            RawKind::Between(x, low, high) => {
                let (value, low, _) = self.pair(raw, x, low)?;
                let (again, high, _) = self.pair(raw, x, high)?;
                Some(Test::All(vec![Test::Compare(value, Ordering::AtLeast, low), Test::Compare(again, Ordering::AtMost, high)]))
            }
            RawKind::In(..) if self.scope.of_day => self.without_class(raw),
            RawKind::In(what, class) => {
                self.of_units(raw)?;
                self.in_class(what, class)
            }
            RawKind::Name(name) if name.starts_with("unit.") => self.member(raw, name),
            RawKind::Name(name) if self.scope.record.is_some() => self.flag_field(self.scope.record?, raw, name),
            RawKind::Call { verb, arguments, filter: None } if self.scope.record.is_some() => {
                let kind = self.scope.record?;
                self.test_of_records(kind, raw, verb, arguments).unwrap_or_else(|| self.no_condition(raw))
            }
            RawKind::Call { verb, arguments, filter: None } if verb == "holds" && self.scope.of_day => {
                self.holds(raw, arguments).map(Test::Flag)
            }
            RawKind::Call { verb, arguments, filter: None } if verb == "known" => self.known(raw, arguments),
            _ => self.no_condition(raw),
        }
    }

    fn no_condition(&mut self, raw: &Raw) -> Option<Test> {
        let fault = Fault::new("not-a-condition", raw.span(), "这里要用条件，不能是数值", "a condition belongs here, not a number");
        self.checker.fault(match self.scope.record {
            None => fault.hint("例如 land.used >= 3 亩", "such as land.used >= 3 亩"),
            Some(_) => fault.hint("例如 by(started)", "such as by(started)"),
        })
    }

    fn joined(&mut self, a: &Raw, b: &Raw, make: fn(Vec<Test>) -> Test) -> Option<Test> {
        let (a, b) = (self.test(a), self.test(b));
        Some(make(vec![a?, b?]))
    }

    /// `street = "…"`: an attribute and the value it is to have.
    pub(super) fn attribute_of(&mut self, raw: &Raw) -> Option<(String, String)> {
        match &raw.kind {
            RawKind::Compare(a, Ordering::Equal, b) => match (&a.kind, &b.kind) {
                (RawKind::Name(name), RawKind::Text(value)) => Some((name.clone(), value.clone())),
                _ => self.not_an_attribute(raw),
            },
            _ => self.not_an_attribute(raw),
        }
    }

    fn not_an_attribute<T>(&mut self, raw: &Raw) -> Option<T> {
        let (zh, en) = ("这里只能写 名录属性 = \"值\"", "only an attribute of the register and its value belong here");
        let fault = Fault::new("not-an-attribute", raw.span(), zh, en);
        self.checker.fault(fault.hint("例如 status = \"below_scale\"", "such as status = \"below_scale\""))
    }

    fn is(&mut self, raw: &Raw) -> Option<Test> {
        let RawKind::Compare(a, ordering, b) = &raw.kind else { return None };
        let (RawKind::Name(name), RawKind::Text(value)) = (&a.kind, &b.kind) else { return None };
        let is = match self.scope.record {
            Some(kind) => self.text_field(kind, raw, name, value)?,
            None => {
                self.of_units(raw)?;
                Test::Is(self.number_of(Operand::Attribute(name.clone())), value.clone())
            }
        };
        match ordering {
            Ordering::Equal => Some(is),
            Ordering::NotEqual => Some(Test::Not(Box::new(is))),
            _ => {
                let (zh, en) = ("名录属性只能用 = 或 != 比较", "register attributes are compared with = or != only");
                self.checker.fault(Fault::new("attribute-order", raw.span(), zh, en).hint("例如 street = \"…\"", "such as street = \"…\""))
            }
        }
    }

    fn member(&mut self, raw: &Raw, name: &str) -> Option<Test> {
        self.of_units(raw)?;
        let before = match name {
            "unit.member" => false,
            "unit.member_before" => true,
            _ => {
                let (zh, en) = (format!("没有“{name}”"), format!("there is no `{name}`"));
                let near = nearest(name, ["unit.member", "unit.member_before"].into_iter()).map(str::to_owned);
                return self.checker.unknown(Fault::new("unknown-name", raw.span(), zh, en), near);
            }
        };
        Some(Test::Flag(self.number_of(Operand::Member { before })))
    }

    /// `known(x)` of a value that is named.
    fn known(&mut self, raw: &Raw, arguments: &[Argument]) -> Option<Test> {
        let [Argument { of: false, value }] = arguments else { return self.wrong_arguments(raw, "known(MJ-1.01)") };
        // Of a card of units a name without a point is an attribute of the register.
        if let (RawKind::Name(name), None) = (&value.kind, &self.scope.measures)
            && !name.contains('.')
        {
            return Some(Test::Known(self.number_of(Operand::Attribute(name.clone()))));
        }
        match self.measured(value)?.amount {
            super::Amount::Value(operand) => Some(Test::Known(operand)),
            _ => self.wrong_arguments(raw, "known(MJ-1.01)"),
        }
    }

    /// A classification named alone stands for all of its classes.
    fn in_class(&mut self, what: &Raw, class: &Raw) -> Option<Test> {
        let (RawKind::Name(attribute), RawKind::Name(name)) = (&what.kind, &class.kind) else { return self.not_a_class(class) };
        if attribute != "industry" {
            return self.not_a_class(what);
        }
        let (id, member) = name.split_once('.').map_or((name.as_str(), None), |(id, member)| (id, Some(member)));
        let catalogue = self.scope.names.catalogue;
        match (catalogue.classifications.get(id), member) {
            (Some(found), Some(member)) if !found.classes.contains_key(member) => self.not_a_class(class),
            (Some(found), member) => Some(self.one_of(found, member)),
            (None, _) if self.checker.declared("classification", id) => None,
            (None, _) => {
                let near = nearest(id, catalogue.classifications.keys().map(String::as_str)).map(str::to_owned);
                let (zh, en) = (format!("没有分类“{id}”"), format!("there is no classification `{id}`"));
                self.checker.unknown(Fault::new("unknown-classification", class.span(), zh, en), near)
            }
        }
    }

    fn one_of(&mut self, found: &Classification, member: Option<&str>) -> Test {
        let classes = found.classes.keys().filter(|class| member.is_none_or(|m| m == class.as_str()));
        let operand = |class: &String| Operand::InClass { classification: found.id.clone(), class: class.clone() };
        Test::Any(classes.map(|class| Test::Flag(self.number_of(operand(class)))).collect())
    }

    fn not_a_class<T>(&mut self, raw: &Raw) -> Option<T> {
        let (zh, en) = ("应写 industry in 分类 或 industry in 分类.类", "write `industry in` and a classification or one of its classes");
        let fault = Fault::new("not-a-class", raw.span(), zh, en);
        self.checker.fault(fault.hint("例如 industry in digital_core", "such as industry in digital_core"))
    }
}
