//! What stands in a cell, as its field keeps it. What can be read in two ways is said and not taken.

use crate::Context;
use crate::matching::{Match, Matcher};
use crate::read::cells::{code_fault, unregistered};
use crate::read::fold::{fold, nearest};
use crate::sheet::date::{Day, day, periods_in};
use crate::sheet::label;
use crate::workbook::Cell;
use figures::{Class, CreditCode, Decimal, Issue, Lang, Measure, Place, Quantity, Text};
use jiff::civil::Date;
use methodology::catalogue::{FieldKind, RecordField, yes_or_no};

/// What fields are read with.
pub(super) struct Reading<'r, 'c> {
    pub ctx: &'r Context<'c>,
    pub matcher: &'r Matcher<'c>,
    /// The day on which names of units are meant.
    pub day: Date,
}

/// A cell with its place.
pub(super) struct Written<'w> {
    pub cell: &'w Cell,
    pub place: Place,
}

/// What came of a cell.
pub(super) struct Taken {
    /// As the field keeps it; nothing where it could not be read.
    pub value: Option<String>,
    /// What is to be said of it.
    pub issue: Option<Issue>,
}

impl Taken {
    fn is(value: impl Into<String>) -> Self {
        Taken { value: Some(value.into()), issue: None }
    }

    fn not(issue: Issue) -> Self {
        Taken { value: None, issue: Some(issue) }
    }
}

impl Reading<'_, '_> {
    /// Reads a cell that holds something.
    pub fn take(&self, field: &RecordField, written: &Written<'_>) -> Taken {
        let shown = written.cell.display();
        let text = shown.trim();
        if let Cell::Fault(fault) = written.cell {
            let issue = say(written, "cell-error", (format!("单元格是错误值 {fault}"), format!("the cell holds the error {fault}")));
            return Taken::not(issue.hint("先改正公式", "mend the formula first"));
        }
        match &field.kind {
            FieldKind::Text => self.text(written, text),
            FieldKind::Word(words) => word(written, text, words),
            FieldKind::Date => date(written, text),
            FieldKind::Month => month(written, text),
            FieldKind::Amount(measure) => amount(written, text, measure),
            FieldKind::Quantity => quantity(written, text),
            FieldKind::Flag => flag(written, text),
            FieldKind::Unit => self.unit(written, text),
            FieldKind::Record(_) => self.text(written, text),
            FieldKind::Area => self.area(written, text),
        }
    }

    fn text(&self, written: &Written<'_>, text: &str) -> Taken {
        if text.chars().count() <= super::LONGEST {
            return Taken::is(text);
        }
        let (zh, en) = (format!("文字超过 {} 字", super::LONGEST), format!("the text has more than {} characters", super::LONGEST));
        Taken::not(say(written, "text-too-long", (zh, en)).hint("缩短文字，或另附文件", "shorten it, or keep it in a document"))
    }

    /// A unit of the register by its code, or by a name that only one bears.
    fn unit(&self, written: &Written<'_>, text: &str) -> Taken {
        let folded = fold(text).to_uppercase();
        if folded.len() == 18 && folded.is_ascii() {
            return self.coded(written, &folded);
        }
        let found = self.matcher.find(text, self.day);
        let issue = self.matcher.issue(&found, text, self.day, written.place.clone()).excerpt(text);
        match found {
            Match::Exact(unit) => Taken { value: Some(unit.as_str().to_owned()), issue: Some(issue) },
            _ => Taken::not(issue),
        }
    }

    fn coded(&self, written: &Written<'_>, code: &str) -> Taken {
        match CreditCode::parse(code, &self.ctx.catalogue.code_exceptions) {
            Err(fault) => Taken::not(code_fault(code, &fault, |zh, en| say(written, "bad-credit-code", (zh, en)))),
            Ok(unit) if self.ctx.registry.contains(&unit) => Taken::is(unit.as_str()),
            Ok(unit) => Taken::not(unregistered(self.ctx, &unit, |zh, en| say(written, "unknown-unit", (zh, en)))),
        }
    }

    fn area(&self, written: &Written<'_>, text: &str) -> Taken {
        let asked = label(text);
        let areas = &self.ctx.catalogue.areas;
        let called = |area: &&methodology::catalogue::Area| {
            let names = [&area.code, &area.title.zh, &area.title.en];
            names.into_iter().chain(&area.aliases).any(|name| label(name) == asked)
        };
        match areas.values().find(called) {
            Some(area) => Taken::is(&area.code),
            None => {
                let issue = say(written, "unknown-area", (format!("没有区域“{text}”"), format!("there is no area `{text}`")));
                Taken::not(match nearest(text, areas.keys().map(String::as_str)) {
                    Some(near) => issue.hint(format!("可能是 {near}"), format!("perhaps {near}")),
                    None => issue.hint(listed(areas.values().map(|area| &area.title.zh), "、"), listed(areas.keys(), ", ")),
                })
            }
        }
    }
}

fn say(written: &Written<'_>, code: &'static str, (zh, en): (String, String)) -> Issue {
    Issue::blocking(code, written.place.clone(), Text::new(zh, en)).excerpt(written.cell.display())
}

fn listed<'a>(names: impl Iterator<Item = &'a String>, sign: &str) -> String {
    names.map(String::as_str).collect::<Vec<_>>().join(sign)
}

fn word(written: &Written<'_>, text: &str, words: &[(String, Text)]) -> Taken {
    let asked = label(text);
    let called = |(key, title): &&(String, Text)| [key, &title.zh, &title.en].into_iter().any(|name| label(name) == asked);
    if let Some((key, _)) = words.iter().find(called) {
        return Taken::is(key);
    }
    let issue = say(written, "unknown-word", (format!("没有取值“{text}”"), format!("`{text}` is none of the words")));
    let zh: Vec<&str> = words.iter().map(|(_, title)| title.zh.as_str()).collect();
    let en: Vec<&str> = words.iter().map(|(key, _)| key.as_str()).collect();
    Taken::not(issue.hint(format!("可用：{}", zh.join("、")), format!("there are: {}", en.join(", "))))
}

/// A day. One that can be read in two ways, or is only a month or year, is left out and listed: nobody guesses.
fn date(written: &Written<'_>, text: &str) -> Taken {
    let unclear = |code: &'static str, says: (String, String)| {
        let issue = say(written, code, says).of_class(Class::C);
        Taken::not(issue.hint("写作 2021-03-05；该日期未写入", "write 2021-03-05; the date was not taken"))
    };
    match day(written.cell) {
        Day::Is(date) => Taken::is(date.to_string()),
        Day::Either(one, other) => {
            let zh = format!("日期“{text}”可读作 {one} 或 {other}");
            unclear("ambiguous-date", (zh, format!("the date `{text}` may be {one} or {other}")))
        }
        Day::No if !periods_in(&label(text)).is_empty() => {
            unclear("imprecise-date", (format!("“{text}”没有写到日"), format!("`{text}` does not say the day")))
        }
        Day::No => {
            let issue = say(written, "bad-date", (format!("“{text}”不是日期"), format!("`{text}` is no date")));
            Taken::not(issue.hint("写作 2021-03-05 或 2021年3月5日", "write 2021-03-05"))
        }
    }
}

fn month(written: &Written<'_>, text: &str) -> Taken {
    if let Cell::Date(date) = written.cell {
        return Taken::is(format!("{:04}-{:02}", date.year(), date.month()));
    }
    let folded = label(text);
    let found = periods_in(&folded);
    let read = found.first().copied().or_else(|| folded.parse().ok()).filter(|period| period.length() == 1);
    match read {
        Some(period) => Taken::is(format!("{}", period.last_month())),
        None => {
            let issue = say(written, "bad-month", (format!("“{text}”不是月份"), format!("`{text}` is no month")));
            Taken::not(issue.hint("写作 2021-06", "write 2021-06"))
        }
    }
}

/// A number in the field's unit, or with a unit of its kind.
fn amount(written: &Written<'_>, text: &str, measure: &Measure) -> Taken {
    let read = match written.cell {
        Cell::Number(number) if *measure == Measure::percent() && is_part(*number) => return unclear_part(written, text),
        Cell::Number(number) => Some(*number),
        _ => number(text).or_else(|| spaced(text).and_then(|quantity| quantity.convert(measure)).map(|q| q.amount)),
    };
    match read {
        Some(number) => Taken::is(number.normalize().to_string()),
        None => {
            let (zh, en) = (format!("“{text}”不是以 {measure} 计的数"), format!("`{text}` is no number in {}", measure.called(Lang::En)));
            Taken::not(
                say(written, "bad-number", (zh, en)).hint("只写数，或数后写同类单位", "write the number, or a unit of its kind after it"),
            )
        }
    }
}

/// Whether a number may be a share that an office program shows as per cent.
fn is_part(number: Decimal) -> bool {
    !number.is_zero() && number.abs() <= Decimal::ONE
}

/// A cell formatted as per cent holds a hundredth of what is seen: which of the two is meant is not guessed.
fn unclear_part(written: &Written<'_>, text: &str) -> Taken {
    let (zh, en) =
        (format!("“{text}”可读作 {text} % 或按百分比格式的一百倍"), format!("`{text}` may be {text} %, or a hundred times that as shown"));
    let issue = say(written, "ambiguous-percent", (zh, en)).of_class(Class::C);
    Taken::not(issue.hint(
        "按百分数写（如 35），或写成带百分号的文字；该值未写入",
        "write the per cents, such as 35, or a text with the sign; the value was not taken",
    ))
}

/// A plain number, its separators between thousands left out.
fn number(text: &str) -> Option<Decimal> {
    let folded = fold(text);
    let groups: Vec<&str> = folded.split(',').collect();
    let whole = |group: &str| group.split('.').next().unwrap_or_default().len() == 3;
    let grouped = groups.len() == 1 || groups[1..].iter().all(|group| whole(group));
    grouped.then(|| Decimal::from_str_exact(&groups.concat()).ok()).flatten()
}

/// A number and its unit, with or without a space between.
fn spaced(text: &str) -> Option<Quantity> {
    let folded = fold(text);
    let end = folded.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-')))?;
    let (amount, unit) = folded.split_at(end);
    Some(Quantity { amount: number(amount)?, measure: Measure::parse(unit.trim())? })
}

fn quantity(written: &Written<'_>, text: &str) -> Taken {
    match spaced(text) {
        Some(quantity) => Taken::is(format!("{} {}", quantity.amount.normalize(), quantity.measure)),
        None => {
            let issue = say(written, "bad-quantity", (format!("“{text}”不是带单位的数"), format!("`{text}` is no number with a unit")));
            Taken::not(issue.hint("如 250 万元/亩", "such as 250 万元/亩"))
        }
    }
}

fn flag(written: &Written<'_>, text: &str) -> Taken {
    match yes_or_no(&label(text)) {
        Some(yes) => Taken::is(if yes { "yes" } else { "no" }),
        None => {
            let issue = say(written, "bad-flag", (format!("“{text}”不是“是”或“否”"), format!("`{text}` is neither yes nor no")));
            Taken::not(issue.hint("写 是 或 否", "write `yes` or `no`"))
        }
    }
}
