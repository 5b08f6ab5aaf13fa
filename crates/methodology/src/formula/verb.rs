//! The verbs over figures and sums; those over the order of units are in `quantile`.

use super::Fault;
use super::ast::{Cond, Expr, Whole};
use super::check::{Checker, Nature, Typed};
use super::raw::{Argument, Raw, RawKind};
use crate::nearest::nearest;
use figures::Measure;

/// Each verb with how it is written.
const VERBS: [(&str, &str); 9] = [
    ("sum", "sum(item where condition)"),
    ("count", "count(form where condition)"),
    ("ratio", "ratio(a, b)"),
    ("share", "share(a, of: b)"),
    ("growth", "growth(a)"),
    ("cumulative", "cumulative(a)"),
    ("annualised", "annualised(a)"),
    ("median", "median(item / item where condition)"),
    ("percentile", "percentile(item / item, 0.9 where condition)"),
];

/// Verbs that take a condition.
const FILTERED: [&str; 4] = ["sum", "count", "median", "percentile"];

impl Checker<'_> {
    pub(super) fn call(&mut self, raw: &Raw, verb: &str, arguments: &[Argument], filter: Option<&Raw>) -> Option<Typed> {
        let values: Vec<&Raw> = arguments.iter().map(|a| &a.value).collect();
        let of: Vec<bool> = arguments.iter().map(|a| a.of).collect();
        let filtered = FILTERED.contains(&verb);
        match (verb, values.as_slice(), of.as_slice()) {
            _ if filter.is_some() && !filtered => self.wrong_arguments(raw, verb),
            ("sum", [term], [false]) => self.sum(term, filter),
            ("count", [form], [false]) => self.count(form, filter),
            ("ratio", [a, b], [false, false]) => self.ratio(a, b),
            ("share", [part, whole], [false, true]) => self.share(part, whole),
            ("growth", [a], [false]) => {
                let of = self.expr(a)?;
                self.growth(raw, of)
            }
            ("cumulative", [a], [false]) => {
                let of = self.expr(a)?;
                Some(Typed { expr: Expr::Cumulative(Box::new(of.expr)), nature: of.nature })
            }
            ("annualised", [a], [false]) => self.annualised(raw, a),
            ("median" | "percentile", _, _) => self.quantile(raw, verb, arguments, filter),
            _ => self.wrong_arguments(raw, verb),
        }
    }

    pub(super) fn wrong_arguments(&mut self, raw: &Raw, verb: &str) -> Option<Typed> {
        if let Some((_, signature)) = VERBS.iter().find(|(v, _)| *v == verb) {
            let fault =
                Fault::new("wrong-arguments", raw.span(), format!("{verb} 的参数不对"), format!("the arguments of {verb} don't fit"));
            return self.fault(fault.hint(format!("写成 {signature}"), format!("write {signature}")));
        }
        if verb == "table" {
            let fault =
                Fault::new("table-outside-sum", raw.span(), "系数表要在 sum(…) 内使用", "a table is used unit by unit, inside sum(…)");
            return self.fault(fault);
        }
        let span = (raw.at, verb.chars().count());
        let fault = Fault::new("unknown-verb", span, format!("没有函数“{verb}”"), format!("there is no verb `{verb}`"));
        let verbs = VERBS.iter().map(|(v, _)| *v);
        match nearest(verb, verbs.clone()) {
            Some(near) => self.unknown(fault, Some(near.to_owned())),
            None => {
                let all: Vec<&str> = verbs.collect();
                self.fault(fault.hint(format!("可用：{}", all.join("、")), format!("the verbs are {}", all.join(", "))))
            }
        }
    }

    fn sum(&mut self, term: &Raw, filter: Option<&Raw>) -> Option<Typed> {
        let (valued, filter) = (self.term(term), self.filter(filter));
        let (valued, filter) = (valued?, filter?);
        if !has_item(term) {
            let fault = Fault::new("nothing-to-sum", term.span(), "sum 里没有报表项目", "there is no item of a form in this sum");
            return self.fault(fault.hint("例如 sum(B204-1.01)", "such as sum(B204-1.01)"));
        }
        Some(Typed { expr: Expr::Sum { term: valued.term, filter }, nature: Nature { measure: valued.measure, change: false } })
    }

    fn count(&mut self, form: &Raw, filter: Option<&Raw>) -> Option<Typed> {
        let filter = self.filter(filter);
        let RawKind::Form(id) = &form.kind else {
            let fault = Fault::new("not-a-form", form.span(), "count 数的是报了某张表的单位", "count counts the units that filed a form");
            return self.fault(fault.hint("例如 count(B204-1)", "such as count(B204-1)"));
        };
        if !self.scope.catalogue.forms.contains_key(id) {
            return self.unknown_form(form, id);
        }
        let measure = Measure::parse("家")?;
        Some(Typed { expr: Expr::Count { form: id.clone(), filter: filter? }, nature: Nature { measure, change: false } })
    }

    pub(super) fn filter(&mut self, filter: Option<&Raw>) -> Option<Cond> {
        filter.map_or(Some(Cond::True), |raw| self.cond(raw))
    }

    fn ratio(&mut self, a: &Raw, b: &Raw) -> Option<Typed> {
        let (over, under) = (self.expr(a), self.expr(b));
        let (over, under) = (over?, under?);
        self.refuse_change(a, &over, "ratio")?;
        self.refuse_change(b, &under, "ratio")?;
        let measure = over.nature.measure.per(&under.nature.measure);
        Some(Typed { expr: Expr::Ratio(Box::new(over.expr), Box::new(under.expr)), nature: Nature { measure, change: false } })
    }

    fn share(&mut self, part: &Raw, whole: &Raw) -> Option<Typed> {
        let typed = self.expr(part);
        let parent = matches!(&whole.kind, RawKind::Name(name) if name == "parent_area");
        let of = if parent { None } else { Some(self.expr(whole)) };
        let typed = typed?;
        self.refuse_change(part, &typed, "share")?;
        if typed.nature.measure.is_pure() {
            let fault = Fault::new("share-of-rate", part.span(), "比率不能求占比", "a rate has no share of another");
            return self.fault(fault.hint("占比用于可相加的量", "shares are taken of amounts that add up"));
        }
        let whole = match of {
            None => Whole::ParentArea,
            Some(of) => self.whole(part, &typed, whole, of?)?,
        };
        let nature = Nature { measure: Measure::percent(), change: false };
        Some(Typed { expr: Expr::Share { part: Box::new(typed.expr), whole }, nature })
    }

    fn whole(&mut self, part_raw: &Raw, part: &Typed, raw: &Raw, of: Typed) -> Option<Whole> {
        self.refuse_change(raw, &of, "share")?;
        let (from, to) = (&of.nature.measure, &part.nature.measure);
        if !from.same_dimension(to) {
            return self.mixed(part_raw, to, from);
        }
        match super::scale::expr(of.expr, from, to) {
            Some(scaled) => Some(Whole::Of(Box::new(scaled))),
            None => self.mixed(raw, to, from),
        }
    }

    fn annualised(&mut self, raw: &Raw, a: &Raw) -> Option<Typed> {
        let of = self.expr(a)?;
        self.refuse_change(raw, &of, "annualised")?;
        Some(Typed { expr: Expr::Annualised(Box::new(of.expr)), nature: of.nature })
    }

    fn refuse_change(&mut self, raw: &Raw, typed: &Typed, verb: &str) -> Option<()> {
        if !typed.nature.change {
            return Some(());
        }
        let fault = Fault::new("change-in-quotient", raw.span(), format!("{verb} 里不能用增速"), format!("a change can't stand in {verb}"));
        self.fault(fault.hint("用水平值计算", "use the amounts themselves"))
    }
}

pub(super) fn has_item(raw: &Raw) -> bool {
    matches!(raw.kind, RawKind::Item(..)) || raw.children().into_iter().any(has_item)
}
