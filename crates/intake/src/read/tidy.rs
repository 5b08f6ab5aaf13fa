//! Tidy CSV: one fact a line, grouped to filings.

use super::cells::{known, known_unit, one_of, unit};
use super::fold::fold;
use super::number::{NumberFault, number};
use super::row::{Row, keep};
use crate::Context;
use figures::{CreditCode, Decimal, FiledValue, Filing, Issue, Lang, Moment, Period, Role};
use methodology::catalogue::{Form, Item};
use std::collections::BTreeMap;

/// What a filing is one of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    unit: CreditCode,
    form: String,
    period: Period,
    role: Role,
    known: Moment,
}

/// A filing while its lines come in.
#[derive(Debug, Default)]
struct Draft {
    values: Vec<FiledValue>,
    first: BTreeMap<String, (u32, Decimal)>,
    source: Option<String>,
    notes: Vec<String>,
}

/// Filings of a file while it is read.
#[derive(Debug, Default)]
pub(crate) struct Tidy {
    drafts: BTreeMap<Key, Draft>,
}

impl Tidy {
    /// Takes one line: its value goes to the filing it belongs to, each of its mistakes on the list.
    pub(crate) fn take(&mut self, row: &Row<'_>, ctx: &Context<'_>, issues: &mut Vec<Issue>) {
        let unit = keep(issues, unit(row, ctx));
        if let Some(unit) = &unit {
            keep(issues, known_unit(row, ctx, unit));
        }
        let form = keep(issues, form(row, ctx));
        let role = keep(issues, role(row));
        let known = keep(issues, known(row, ctx));
        let period = keep(issues, period(row, ctx, form, known.unwrap_or(ctx.default_known)));
        let item = form.and_then(|form| keep(issues, item(row, form)));
        let value = keep(issues, value(row, item));
        let (Some(unit), Some(form), Some(period), Some(role), Some(known)) = (unit, form, period, role, known) else { return };
        let key = Key { unit, form: form.id.clone(), period, role, known };
        let draft = self.drafts.entry(key).or_default();
        draft.source = draft.source.take().or_else(|| row.some("source"));
        draft.note(row.some("note"));
        match item.zip(value) {
            Some((item, value)) => issues.extend(draft.put(row, item, value).err()),
            None => draft.unread(row),
        }
    }

    /// The filings, by unit, form, period, role and moment.
    pub(crate) fn filings(self) -> Vec<Filing> {
        self.drafts.into_iter().map(|(key, draft)| draft.filing(key)).collect()
    }
}

impl Draft {
    fn note(&mut self, note: Option<String>) {
        if let Some(note) = note.filter(|n| !self.notes.contains(n)) {
            self.notes.push(note);
        }
    }

    fn put(&mut self, row: &Row<'_>, item: &Item, value: Decimal) -> Result<(), Issue> {
        if let Some((line, held)) = self.first.get(&item.code) {
            let issue = duplicate(row, *line, *held == value);
            self.unread(row);
            return Err(issue);
        }
        self.first.insert(item.code.clone(), (row.line, value));
        self.values.push(FiledValue { item: item.code.clone(), value, place: row.place("value") });
        Ok(())
    }

    /// Keeps the place of a line that gave no value, under no item, so that `accept_good` leaves out
    /// the whole filing and not only the line. It is never written: a blocking issue stands there.
    fn unread(&mut self, row: &Row<'_>) {
        self.values.push(FiledValue { item: String::new(), value: Decimal::ZERO, place: row.place("value") });
    }

    fn filing(self, key: Key) -> Filing {
        let note = Some(self.notes.join("；")).filter(|n| !n.is_empty());
        let Key { unit, form, period, role, known } = key;
        Filing { unit, form, period, role, known, values: self.values, source: self.source, note }
    }
}

fn duplicate(row: &Row<'_>, first: u32, same: bool) -> Issue {
    let (zh, en) = if same { ("值相同", "with the same value") } else { ("值不同", "with another value") };
    row.issue(
        "duplicate-line",
        "item",
        format!("与第 {first} 行重复（同一单位、表、期别、栏、时间、指标），{zh}"),
        format!("repeats line {first} (same unit, form, period, role, moment and item), {en}"),
    )
    .hint("只保留一行；更正应写不同的 known_at", "keep one line; a correction has a known_at of its own")
}

fn form<'c>(row: &Row<'_>, ctx: &Context<'c>) -> Result<&'c Form, Issue> {
    let catalogue = ctx.catalogue;
    let id = one_of(row, "unknown-form", "form", ("报表", "form"), catalogue.forms.keys().map(String::as_str))?;
    catalogue.forms.get(id).ok_or_else(|| row.issue("unknown-form", "form", "没有该报表", "there is no such form"))
}

fn item<'f>(row: &Row<'_>, form: &'f Form) -> Result<&'f Item, Issue> {
    let label = (format!("{} 表的指标", form.id), format!("item of form {}", form.id));
    let code = one_of(row, "unknown-item", "item", (&label.0, &label.1), form.items.keys().map(String::as_str))?;
    form.items.get(code).ok_or_else(|| row.issue("unknown-item", "item", "没有该指标", "there is no such item"))
}

fn role(row: &Row<'_>) -> Result<Role, Issue> {
    if row.text("role").is_empty() {
        return Ok(Role::Current);
    }
    let words = [Role::Current.word(), Role::SamePeriod.word()];
    let word = one_of(row, "bad-role", "role", ("栏别", "role"), words.into_iter())?;
    Ok(Role::parse(word).unwrap_or_default())
}

fn period(row: &Row<'_>, ctx: &Context<'_>, form: Option<&Form>, known: Moment) -> Result<Period, Issue> {
    let text = row.required("period")?;
    // A run of months is asked for and never filed.
    let filed = fold(text).parse().ok().filter(|p| !matches!(p, Period::Run { .. }));
    let period = filed.ok_or_else(|| {
        row.issue("bad-period", "period", format!("期别“{text}”无法识别"), format!("the period `{text}` is not understood"))
            .hint("写作 2021-06、2021-01..06、2021-Q2、2021-H1 或 2021", "write 2021-06, 2021-01..06, 2021-Q2, 2021-H1 or 2021")
    })?;
    // A half-year of flows is filed as the cumulative period, and figures ask for it by that name.
    let period = period.as_filed();
    if let Some(form) = form {
        exempt(row, form, period)?;
    }
    let day = known.min(ctx.now).day(&ctx.zone);
    if period.last_day() > day {
        let (zh, en) = (format!("期别 {period} 在 {day} 尚未结束"), format!("the period {period} was not over on {day}"));
        return Err(row
            .issue("future-period", "period", zh, en)
            .hint("核对年月，或核对获知时间", "look at the year and month, or at known_at"));
    }
    Ok(period)
}

fn exempt(row: &Row<'_>, form: &Form, period: Period) -> Result<(), Issue> {
    let month = match period {
        Period::Month { month, .. } => month,
        Period::Cumulative { to, .. } => to,
        _ => return Ok(()),
    };
    if !form.exempt_months.contains(&month) {
        return Ok(());
    }
    let zh = format!("{} 表 {month} 月免报", form.id);
    Err(row.issue("exempt-month", "period", zh, format!("form {} is not filed for month {month}", form.id)))
}

fn value(row: &Row<'_>, item: Option<&Item>) -> Result<Decimal, Issue> {
    let text = row.required("value")?;
    let value = number(text).map_err(|fault| bad_number(row, text, &fault, item))?;
    let Some(item) = item else { return Ok(value) };
    let name = &item.title;
    if item.integer && !value.fract().is_zero() {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| item.measure.called(lang));
        let zh = format!("{} {}按 {zh} 填整数，此处为 {text}", item.code, name.zh);
        return Err(row.issue("not-integer", "value", zh, format!("{} {} is filed in whole {en}, here {text}", item.code, name.en)));
    }
    if !item.may_be_negative && value < Decimal::ZERO {
        let zh = format!("{} {}不得为负，此处为 {text}", item.code, name.zh);
        return Err(row.issue("negative", "value", zh, format!("{} {} may not be negative, here {text}", item.code, name.en)));
    }
    Ok(value)
}

fn bad_number(row: &Row<'_>, text: &str, fault: &NumberFault, item: Option<&Item>) -> Issue {
    let issue = row.issue("bad-number", "value", format!("“{text}”不是数"), format!("`{text}` is no number"));
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| item.map(|i| i.measure.called(lang)).unwrap_or_default());
    match fault {
        NumberFault::Separators(without) => issue.hint(format!("不用千位分隔符：{without}"), format!("without separators: {without}")),
        NumberFault::Trailing(tail) => {
            issue.hint(format!("只写数，不写“{tail}”；单位固定为{zh}"), format!("the number alone, without `{tail}`; the unit is {en}"))
        }
        NumberFault::TooLong => issue.hint("位数过多", "it has too many digits"),
        NumberFault::Other => issue.hint("没有数时不写该行", "a line without a value is left out"),
    }
}
