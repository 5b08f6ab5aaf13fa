//! Conditions on a unit.

use super::ast::{Cond, Ordering};
use super::check::Checker;
use super::raw::{Argument, Raw, RawKind};
use super::{Fault, scale};
use crate::catalogue::Classification;
use crate::nearest::nearest;
use figures::Measure;

/// Attributes every register has; a pack may use others of its own.
const ATTRIBUTES: [&str; 5] = ["name", "industry", "area", "street", "status"];

impl Checker<'_> {
    pub(super) fn cond(&mut self, raw: &Raw) -> Option<Cond> {
        match &raw.kind {
            RawKind::And(a, b) => self.joined(a, b, Cond::And),
            RawKind::Or(a, b) => self.joined(a, b, Cond::Or),
            RawKind::Not(a) => Some(Cond::Not(Box::new(self.cond(a)?))),
            RawKind::In(what, class) => self.in_class(what, class),
            RawKind::Between(x, low, high) => {
                let (from, to) = (self.compare(raw, x, Ordering::AtLeast, low), self.compare(raw, x, Ordering::AtMost, high));
                Some(Cond::And(Box::new(from?), Box::new(to?)))
            }
            RawKind::Compare(a, ordering, b) => match (&a.kind, &b.kind) {
                (RawKind::Name(name), RawKind::Text(value)) => self.attribute(raw, a, name, *ordering, value),
                _ => self.compare(raw, a, *ordering, b),
            },
            RawKind::Call { verb, arguments, filter: None } if verb == "known" => self.known(raw, arguments),
            _ => self.fault(
                Fault::new("not-a-condition", raw.span(), "这里要用条件，不能是数值", "a condition belongs here, not a number")
                    .hint("例如 industry in digital_core 或 B204-1.01 > 0", "such as industry in digital_core or B204-1.01 > 0"),
            ),
        }
    }

    fn joined(&mut self, a: &Raw, b: &Raw, make: fn(Box<Cond>, Box<Cond>) -> Cond) -> Option<Cond> {
        let (a, b) = (self.cond(a), self.cond(b));
        Some(make(Box::new(a?), Box::new(b?)))
    }

    /// `known(x)`: whatever is known is equal to itself, and what is not known is not told; so a unit without it counts as
    /// one that has not filed.
    fn known(&mut self, raw: &Raw, arguments: &[Argument]) -> Option<Cond> {
        let [Argument { of: false, value }] = arguments else {
            let fault = Fault::new("wrong-arguments", raw.span(), "known 的参数不对", "the arguments of known don't fit");
            return self.fault(fault.hint("写成 known(B203.205)", "write known(B203.205)"));
        };
        let term = self.term(value)?.term;
        Some(Cond::Compare(term.clone(), Ordering::Equal, term))
    }

    fn compare(&mut self, raw: &Raw, a: &Raw, ordering: Ordering, b: &Raw) -> Option<Cond> {
        let (left, right) = (self.term(a), self.term(b));
        let (left, right) = (left?, right?);
        // Zero is zero in every unit.
        if is_zero(a) || is_zero(b) {
            return Some(Cond::Compare(left.term, ordering, right.term));
        }
        match scale::term(right.term, &right.measure, &left.measure) {
            Some(scaled) => Some(Cond::Compare(left.term, ordering, scaled)),
            None if is_bare(b) => self.without_unit(b, &left.measure),
            None if is_bare(a) => self.without_unit(a, &right.measure),
            None => self.mixed(raw, &left.measure, &right.measure),
        }
    }

    /// A bare number beside a value with a unit.
    pub(crate) fn without_unit<T>(&mut self, number: &Raw, other: &Measure) -> Option<T> {
        let fault = Fault::new(
            "mixed-units",
            number.span(),
            format!("这个数没有单位，另一边以“{other}”计"),
            format!("this number has no unit, and the other side is in {other}"),
        );
        self.fault(fault.hint(format!("写上单位，例如 2000 {other}"), format!("write the unit, such as 2000 {other}")))
    }

    fn attribute(&mut self, raw: &Raw, at: &Raw, name: &str, ordering: Ordering, value: &str) -> Option<Cond> {
        if let Some(near) = nearest(name, ATTRIBUTES.into_iter()).filter(|near| *near != name) {
            let fault = Fault::new(
                "unknown-attribute",
                at.span(),
                format!("名录没有属性“{name}”"),
                format!("the register has no attribute `{name}`"),
            );
            return self.unknown(fault, Some(near.to_owned()));
        }
        let is = Cond::Attribute { name: name.to_owned(), value: value.to_owned() };
        match ordering {
            Ordering::Equal => Some(is),
            Ordering::NotEqual => Some(Cond::Not(Box::new(is))),
            _ => self.fault(
                Fault::new(
                    "attribute-order",
                    raw.span(),
                    "名录属性只能用 = 或 != 比较",
                    "register attributes are compared with = or != only",
                )
                .hint(format!("例如 {name} = \"{value}\""), format!("such as {name} = \"{value}\"")),
            ),
        }
    }

    fn in_class(&mut self, what: &Raw, class: &Raw) -> Option<Cond> {
        if !matches!(&what.kind, RawKind::Name(name) if name == "industry") {
            let fault = Fault::new("not-industry", what.span(), "in 的左边只能是 industry", "only `industry` stands before `in`");
            return self.fault(fault.hint("其他属性用 =，例如 street = \"…\"", "other attributes take =, such as street = \"…\""));
        }
        let RawKind::Name(name) = &class.kind else {
            let fault = Fault::new("not-a-class", class.span(), "in 的右边应为分类", "a classification stands after `in`");
            return self.fault(fault.hint("例如 industry in digital_core", "such as industry in digital_core"));
        };
        let (id, member) = name.split_once('.').map_or((name.as_str(), None), |(id, member)| (id, Some(member)));
        let catalogue = self.scope.catalogue;
        match (catalogue.classifications.get(id), member) {
            (Some(found), None) => whole(found),
            (Some(found), Some(member)) => self.member(class, found, member),
            (None, _) => self.unknown_classification(class, id),
        }
    }

    fn member(&mut self, raw: &Raw, found: &Classification, member: &str) -> Option<Cond> {
        if found.classes.contains_key(member) {
            return Some(in_one(&found.id, member));
        }
        let fault = Fault::new(
            "unknown-class",
            raw.span(),
            format!("分类“{}”没有类“{member}”", found.id),
            format!("classification `{}` has no class `{member}`", found.id),
        );
        let classes: Vec<&str> = found.classes.keys().map(String::as_str).collect();
        self.fault(fault.hint(format!("已有：{}", classes.join("、")), format!("its classes are {}", classes.join(", "))))
    }

    fn unknown_classification(&mut self, raw: &Raw, id: &str) -> Option<Cond> {
        if self.declared("classification", id) {
            return None;
        }
        let near = nearest(id, self.scope.catalogue.classifications.keys().map(String::as_str)).map(str::to_owned);
        let span = (raw.at, id.chars().count());
        self.unknown(
            Fault::new("unknown-classification", span, format!("没有分类“{id}”"), format!("there is no classification `{id}`")),
            near,
        )
    }
}

/// A classification named alone stands for all of its classes.
fn whole(found: &Classification) -> Option<Cond> {
    let mut classes = found.classes.keys().map(|class| in_one(&found.id, class));
    let first = classes.next()?;
    Some(classes.fold(first, |all, one| Cond::Or(Box::new(all), Box::new(one))))
}

fn in_one(classification: &str, class: &str) -> Cond {
    Cond::InClass { classification: classification.to_owned(), class: class.to_owned() }
}

fn is_bare(raw: &Raw) -> bool {
    matches!(raw.kind, RawKind::Number(_, None))
}

fn is_zero(raw: &Raw) -> bool {
    matches!(&raw.kind, RawKind::Number(amount, None) if amount.is_zero())
}
