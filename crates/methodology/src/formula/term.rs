//! What one unit contributes to a sum: items, tables, numbers and their combinations.

use super::ast::Term;
use super::check::Checker;
use super::raw::{Argument, Raw, RawKind};
use super::{Fault, faults, scale};
use crate::catalogue::{Item, Nature};
use crate::nearest::nearest;
use figures::{Decimal, Measure};

/// A term with its unit.
pub(super) struct Valued {
    pub term: Term,
    pub measure: Measure,
}

impl<'a> Checker<'a> {
    pub(super) fn term(&mut self, raw: &Raw) -> Option<Valued> {
        match &raw.kind {
            RawKind::Item(form, item) => self.item(raw, form, item),
            RawKind::Number(amount, unit) => {
                let measure = unit.clone().or_else(|| Measure::parse("1"))?;
                Some(Valued { term: Term::Number(*amount, unit.clone()), measure })
            }
            RawKind::Call { verb, arguments, filter: None } if verb == "table" => self.table(raw, arguments),
            RawKind::Call { verb, arguments, filter: None } if matches!(verb.as_str(), "opening" | "mean") => {
                self.balance(raw, verb, arguments)
            }
            RawKind::Call { verb, arguments, filter: None } if verb == "ran" && arguments.is_empty() => {
                Some(Valued { term: Term::Ran, measure: Measure::parse("1")? })
            }
            RawKind::Add(a, b) => self.added(raw, a, b, Term::Add),
            RawKind::Sub(a, b) => self.added(raw, a, b, Term::Sub),
            RawKind::Mul(a, b) => {
                let (a, b) = (self.term(a), self.term(b));
                let (a, b) = (a?, b?);
                Some(Valued { measure: a.measure.times(&b.measure), term: Term::Mul(Box::new(a.term), Box::new(b.term)) })
            }
            RawKind::Div(_, _, at) => self.fault(faults::division(*at)),
            _ => self.not_a_term(raw),
        }
    }

    fn added(&mut self, raw: &Raw, a: &Raw, b: &Raw, make: fn(Box<Term>, Box<Term>) -> Term) -> Option<Valued> {
        let (a, b) = (self.term(a), self.term(b));
        let (a, b) = (a?, b?);
        match scale::term(b.term, &b.measure, &a.measure) {
            Some(scaled) => Some(Valued { term: make(Box::new(a.term), Box::new(scaled)), measure: a.measure }),
            None => self.mixed(raw, &a.measure, &b.measure),
        }
    }

    fn item(&mut self, raw: &Raw, form: &str, item: &str) -> Option<Valued> {
        let found = self.item_of(raw, form, item)?;
        Some(Valued { term: Term::Item { form: form.to_owned(), item: item.to_owned() }, measure: found.measure.clone() })
    }

    /// `opening(x)` and `mean(x)` of a balance.
    fn balance(&mut self, raw: &Raw, verb: &str, arguments: &[Argument]) -> Option<Valued> {
        let [Argument { of: false, value: Raw { kind: RawKind::Item(form, item), .. } }] = arguments else {
            let fault =
                Fault::new("wrong-arguments", raw.span(), format!("{verb} 的参数不对"), format!("the arguments of {verb} don't fit"));
            return self.fault(fault.hint(format!("写成 {verb}(B203.205)"), format!("write {verb}(B203.205)")));
        };
        let found = self.item_of(raw, form, item)?;
        if found.nature != Nature::Stock {
            let fault = Fault::new(
                "not-a-balance",
                raw.span(),
                format!("{form}.{item} 不是时点数，没有期初"),
                format!("{form}.{item} is no balance and has no opening value"),
            );
            return self.fault(fault.hint("时点数在报表中标 nature: stock", "balances are marked `nature: stock` in their form"));
        }
        let measure = found.measure.clone();
        let opening = Term::Opening { form: form.clone(), item: item.clone() };
        let end = Term::Item { form: form.clone(), item: item.clone() };
        let half = Term::Number(Decimal::ONE / Decimal::TWO, None);
        let both = |a, b| Term::Mul(Box::new(Term::Add(Box::new(a), Box::new(b))), Box::new(half));
        Some(Valued { term: if verb == "mean" { both(opening, end) } else { opening }, measure })
    }

    /// The item of a form, which has both.
    pub(crate) fn item_of(&mut self, raw: &Raw, form: &str, item: &str) -> Option<&'a Item> {
        let catalogue = self.scope.catalogue;
        let Some(definition) = catalogue.forms.get(form) else {
            return self.unknown_form(raw, form);
        };
        let Some(found) = definition.items.get(item) else {
            let fault =
                Fault::new("unknown-item", raw.span(), format!("报表 {form} 没有项目 {item}"), format!("form {form} has no item {item}"));
            let items: Vec<&str> = definition.items.keys().map(String::as_str).collect();
            return self.fault(fault.hint(format!("已有项目：{}", items.join("、")), format!("its items are {}", items.join(", "))));
        };
        Some(found)
    }

    /// A form that doesn't exist; silent when it does but has issues of its own.
    pub(super) fn unknown_form<T>(&mut self, raw: &Raw, form: &str) -> Option<T> {
        if self.declared("form", form) {
            return None;
        }
        let near = nearest(form, self.scope.catalogue.forms.keys().map(String::as_str)).map(str::to_owned);
        let fault =
            Fault::new("unknown-form", (raw.at, form.chars().count()), format!("没有报表“{form}”"), format!("there is no form `{form}`"));
        self.unknown(fault, near)
    }

    fn table(&mut self, raw: &Raw, arguments: &[Argument]) -> Option<Valued> {
        let [Argument { of: false, value: Raw { kind: RawKind::Name(id), at, width } }] = arguments else {
            let fault = Fault::new("wrong-arguments", raw.span(), "table 的参数不对", "the arguments of table don't fit");
            return self.fault(fault.hint("写成 table(value_added_rate)", "write table(value_added_rate)"));
        };
        if let Some(table) = self.scope.catalogue.tables.get(id) {
            return Some(Valued { term: Term::Table(id.clone()), measure: table.measure.clone() });
        }
        if self.declared("table", id) {
            return None;
        }
        let near = nearest(id, self.scope.catalogue.tables.keys().map(String::as_str)).map(str::to_owned);
        self.unknown(Fault::new("unknown-table", (*at, *width), format!("没有系数表“{id}”"), format!("there is no table `{id}`")), near)
    }

    fn not_a_term(&mut self, raw: &Raw) -> Option<Valued> {
        let fault = match &raw.kind {
            RawKind::Name(_) | RawKind::Call { .. } => Fault::new(
                "not-a-term",
                raw.span(),
                "sum 里只能用各单位的报表项目、系数表和数字",
                "inside sum stand items, tables and numbers of each unit",
            )
            .hint("指标之间的运算写在 sum 之外", "indicators are combined outside sum"),
            RawKind::Form(form) => Fault::new("not-a-term", raw.span(), "这里要用报表的某个项目", "an item of the form belongs here")
                .hint(format!("例如 {form}.01"), format!("such as {form}.01")),
            RawKind::Text(_) => Fault::new("not-a-term", raw.span(), "这里要用数值，不能是文字", "a number belongs here, not a text"),
            _ => Fault::new("not-a-term", raw.span(), "这里要用数值，不能是条件", "a number belongs here, not a condition")
                .hint("条件写在 where 之后", "conditions stand after `where`"),
        };
        self.fault(fault)
    }
}
