//! References to values: an item of a form, in which column and of which period.

use super::build::Builder;
use super::{At, Operand};
use crate::catalogue::{Form, Span};
use crate::formula::Fault;
use crate::formula::raw::{Argument, Raw, RawKind};
use crate::nearest::nearest;
use figures::Role;

/// The verbs that say which value of an item is meant.
const VERBS: [&str; 9] = ["previous", "year_ago", "same_period", "last_year", "year_end", "month", "cumulative", "rows", "latest"];

/// Verbs of amounts and conditions, to be proposed for a misspelt one.
const OTHERS: [&str; 6] = ["abs", "growth", "min", "max", "filed", "multiple"];

impl<'a> Builder<'a> {
    /// The value a reference names.
    pub(super) fn operand(&mut self, raw: &Raw) -> Option<Operand> {
        match &raw.kind {
            RawKind::Item(form, item) => self.item(raw, form, item),
            RawKind::Name(name) if name == "item" => {
                let form = self.scope.form.id.clone();
                self.item(raw, &form, "item")
            }
            RawKind::Call { verb, arguments, filter: None } if VERBS.contains(&verb.as_str()) => self.shifted(raw, verb, arguments),
            RawKind::Call { verb, .. } if !OTHERS.contains(&verb.as_str()) => self.unknown_verb(raw, verb),
            _ => self.not_a_value(raw),
        }
    }

    /// An item; `item` stands for each of the items the check is for.
    fn item(&mut self, raw: &Raw, form: &str, code: &str) -> Option<Operand> {
        let code = match (code, self.scope.item) {
            ("item", Some(code)) => code,
            ("item", None) => return self.nothing_for_item(raw),
            _ => code,
        };
        let found = self.checker.item_of(raw, form, code)?;
        Some(Operand {
            form: form.to_owned(),
            item: code.to_owned(),
            measure: found.measure.clone(),
            column: None,
            at: At::Own,
            rows: false,
            latest: false,
        })
    }

    fn shifted(&mut self, raw: &Raw, verb: &str, arguments: &[Argument]) -> Option<Operand> {
        let [Argument { of: false, value }] = arguments else { return self.wrong_arguments(raw, &format!("{verb}(x)")) };
        let of = self.operand(value)?;
        let form = self.checker.scope.catalogue.forms.get(&of.form)?;
        match verb {
            "rows" if !of.rows => self.rows(raw, form, of),
            "month" | "cumulative" if of.column.is_none() => self.column(raw, form, verb, of),
            "previous" if of.at == At::Own => Some(Operand { at: At::Previous, ..of }),
            "year_ago" if of.at == At::Own => Some(Operand { at: At::YearAgo, ..of }),
            "same_period" if of.at == At::Own => self.same_period(raw, form, of),
            "last_year" if of.at == At::Own => Some(Operand { at: At::LastYear, ..of }),
            "year_end" if of.at == At::Own => Some(Operand { at: At::YearEnd, ..of }),
            "latest" if !of.latest && of.at == At::Own => Some(Operand { latest: true, ..of }),
            _ => self.said_twice(raw),
        }
    }

    pub(super) fn said_twice<T>(&mut self, raw: &Raw) -> Option<T> {
        let (zh, en) = ("同一值的期别或栏别只能指定一次", "the period and the column of a value are said once");
        let fault = Fault::new("shifted-twice", raw.span(), zh, en);
        self.checker.fault(fault.hint("去掉其中一层", "leave out one of the two"))
    }

    fn rows(&mut self, raw: &Raw, form: &Form, of: Operand) -> Option<Operand> {
        if form.families.values().any(|f| f.part_of.as_deref() == Some(of.item.as_str())) {
            return Some(Operand { rows: true, ..of });
        }
        let (zh, en) = (
            format!("{} 表没有相加等于 {} 的分项行", form.id, of.item),
            format!("form {} has no rows that add up to {}", form.id, of.item),
        );
        let fault = Fault::new("no-rows", raw.span(), zh, en);
        self.checker.fault(fault.hint("在报表的 families 里写 part_of", "a family of the form says `part_of`"))
    }

    fn column(&mut self, raw: &Raw, form: &Form, verb: &str, of: Operand) -> Option<Operand> {
        let span = if verb == "month" { Span::Month } else { Span::Cumulative };
        if form.has_span(span) { Some(Operand { column: Some(span), ..of }) } else { self.no_column(raw, form, verb) }
    }

    fn same_period(&mut self, raw: &Raw, form: &Form, of: Operand) -> Option<Operand> {
        let has = form.columns.is_empty() || form.columns.iter().any(|c| c.role == Role::SamePeriod);
        if has { Some(Operand { at: At::SamePeriod, ..of }) } else { self.no_column(raw, form, "same_period") }
    }

    fn no_column(&mut self, raw: &Raw, form: &Form, word: &str) -> Option<Operand> {
        let (zh, en) = (format!("{} 表没有 {word} 栏", form.id), format!("form {} has no column of `{word}`", form.id));
        let fault = Fault::new("unknown-column", raw.span(), zh, en);
        self.checker.fault(fault.hint("按报表的 columns 填写", "take one the `columns` of the form have"))
    }

    fn nothing_for_item(&mut self, raw: &Raw) -> Option<Operand> {
        let fault = Fault::new("unknown-item", raw.span(), "item 没有指代的项目", "`item` stands for nothing here");
        self.checker.fault(fault.hint("用 items 列出项目，例如 items: [\"01\"]", "list the items under `items`, such as items: [\"01\"]"))
    }

    fn unknown_verb(&mut self, raw: &Raw, verb: &str) -> Option<Operand> {
        let span = (raw.at, verb.chars().count());
        let fault = Fault::new("unknown-verb", span, format!("没有函数“{verb}”"), format!("there is no verb `{verb}`"));
        let all = || VERBS.into_iter().chain(OTHERS);
        match nearest(verb, all()) {
            Some(near) => self.checker.unknown(fault, Some(near.to_owned())),
            None => {
                let names: Vec<&str> = all().collect();
                self.checker.fault(fault.hint(format!("可用：{}", names.join("、")), format!("the verbs are {}", names.join(", "))))
            }
        }
    }

    fn not_a_value(&mut self, raw: &Raw) -> Option<Operand> {
        let fault = match &raw.kind {
            RawKind::Form(form) => Fault::new("not-a-value", raw.span(), "这里要用报表的某个项目", "an item of the form belongs here")
                .hint(format!("例如 {form}.01"), format!("such as {form}.01")),
            _ => Fault::new("not-a-value", raw.span(), "这里要用报表项目的值", "the value of an item belongs here")
                .hint("例如 B204-1.01 或 previous(B204-1.01)", "such as B204-1.01 or previous(B204-1.01)"),
        };
        self.checker.fault(fault)
    }
}
