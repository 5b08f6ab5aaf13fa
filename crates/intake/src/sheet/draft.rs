//! Filings while the cells of a file come in.

use crate::Context;
use figures::{CreditCode, Decimal, FiledValue, Filing, Issue, Moment, Period, Place, Role, Text};
use methodology::catalogue::{Column, Form, Item};
use std::collections::BTreeMap;

/// Whose sheet it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Who {
    /// The unit.
    pub unit: CreditCode,
    /// When it became known.
    pub known: Moment,
    /// Its explanation.
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    unit: CreditCode,
    form: String,
    period: Period,
    role: Role,
}

#[derive(Debug)]
struct Draft {
    known: Moment,
    note: Option<String>,
    values: Vec<FiledValue>,
}

/// All filings of a file.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    drafts: BTreeMap<Key, Draft>,
    /// January–February cells of a month column that has no month of its own, to be held against the cumulative one.
    first_months: Vec<(Key, FiledValue)>,
}

impl Drafts {
    /// Takes an amount of an item in a column of a sheet for `report`; a second one for the same place in the
    /// form is an issue.
    pub(crate) fn put(
        &mut self,
        who: &Who,
        (form, report): (&Form, Period),
        (item, column): (&Item, &Column),
        value: Decimal,
        place: Place,
    ) -> Option<Issue> {
        let period = column.period(report);
        let key = key(who, form, period, column.role);
        let filed = FiledValue { item: item.code.clone(), value, place };
        if matches!(period, Period::Month { .. }) && form.opens_year(period) {
            self.first_months.push((key, filed));
            return None;
        }
        let draft = self.draft(key, who);
        match draft.values.iter().find(|v| v.item == filed.item) {
            Some(first) => {
                let issue = twice(item, first, &filed);
                draft.values.push(FiledValue { item: String::new(), value: Decimal::ZERO, place: filed.place });
                Some(issue)
            }
            None => {
                draft.values.push(filed);
                None
            }
        }
    }

    /// Notes that a cell of these filings could not be read, so that they are left out as a whole.
    pub(crate) fn spoil(&mut self, who: &Who, (form, report): (&Form, Period), column: &Column, place: Place) {
        let period = column.period(report);
        let unread = FiledValue { item: String::new(), value: Decimal::ZERO, place };
        self.draft(key(who, form, period, column.role), who).values.push(unread);
    }

    fn draft(&mut self, key: Key, who: &Who) -> &mut Draft {
        self.drafts.entry(key).or_insert_with(|| Draft { known: who.known, note: who.note.clone(), values: Vec::new() })
    }

    /// The filings by unit, form, period and role, and what is wrong with the month column of a first sheet of the year.
    pub(crate) fn finish(self, ctx: &Context<'_>) -> (Vec<Filing>, Vec<Issue>) {
        let issues = self.first_months.iter().filter_map(|(key, filed)| self.other_than_cumulative(key, filed, ctx)).collect();
        let filing = |(key, draft): (Key, Draft)| Filing {
            unit: key.unit,
            form: key.form,
            period: key.period,
            role: key.role,
            known: draft.known,
            values: draft.values,
            source: None,
            note: draft.note,
        };
        (self.drafts.into_iter().filter(|(_, d)| !d.values.is_empty()).map(filing).collect(), issues)
    }

    /// In February the month column is empty or repeats the cumulative one.
    fn other_than_cumulative(&self, key: &Key, filed: &FiledValue, ctx: &Context<'_>) -> Option<Issue> {
        let to = key.period.months().1;
        let cumulative = Key { period: Period::Cumulative { year: key.period.year(), to }, ..key.clone() };
        let beside = self.drafts.get(&cumulative).and_then(|d| d.values.iter().find(|v| v.item == filed.item));
        if beside.is_some_and(|v| v.value == filed.value) {
            return None;
        }
        let form = ctx.catalogue.forms.get(&key.form)?;
        let item = ctx.catalogue.item(form, &filed.item)?;
        let (value, shown) = (filed.value, beside.map_or("--".to_owned(), |v| v.value.to_string()));
        let reason = Text::new(
            format!("{} {}：{} 月报为 1—{to} 月合并，本月栏（{value}）应为空或等于累计栏（{shown}）", item.code, item.title.zh, to),
            format!(
                "{} {}: the first sheet of the year covers months 1–{to}; the month column ({value}) is empty or equals the cumulative one ({shown})",
                item.code, item.title.en
            ),
        );
        let issue = Issue::blocking("E07", filed.place.clone(), reason).excerpt(value.to_string());
        Some(issue.hint("本月栏留空", "leave the month column empty"))
    }
}

fn key(who: &Who, form: &Form, period: Period, role: Role) -> Key {
    Key { unit: who.unit.clone(), form: form.id.clone(), period: period.as_filed(), role }
}

fn twice(item: &Item, first: &FiledValue, second: &FiledValue) -> Issue {
    let (zh, en) = if first.value == second.value { ("值相同", "with the same value") } else { ("值不同", "with another value") };
    let at = first.place.in_sheet().and_then(|(_, cell)| cell).unwrap_or_default();
    let reason = Text::new(
        format!("{} {}：本单位本栏已在 {at} 填报，{zh}", item.code, item.title.zh),
        format!("{} {}: this unit's cell is filed at {at} already, {en}", item.code, item.title.en),
    );
    Issue::blocking("duplicate-line", second.place.clone(), reason)
        .excerpt(second.value.to_string())
        .hint("同一单位同一指标只保留一处", "one place a unit and item")
}
