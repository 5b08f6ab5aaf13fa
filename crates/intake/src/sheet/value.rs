//! A cell as an amount of an item: exact, in the item's unit, or the reason why not.

use super::label::label;
use crate::workbook::Cell;
use figures::{Decimal, Issue, Lang, Measure, Place, Text};
use methodology::catalogue::Item;

/// Digits the book of record keeps before and behind the point.
const WHOLE: u32 = 14;
const FRACTION: u32 = 4;

/// What a cell gives.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Amount {
    /// Nothing filed.
    Nothing,
    /// An amount in the item's unit.
    Is(Decimal),
}

/// Where an amount stands and in which unit it is written.
pub(crate) struct Written<'a> {
    /// The cell.
    pub cell: &'a Cell,
    /// Its place.
    pub place: Place,
    /// The unit in force there.
    pub measure: &'a Measure,
    /// What it is an amount of.
    pub item: &'a Item,
    /// Signs for nothing filed, folded.
    pub blanks: &'a [String],
}

impl Written<'_> {
    /// The amount, or what is wrong with the cell.
    pub(crate) fn amount(&self) -> Result<Amount, Issue> {
        match self.cell {
            Cell::Empty => Ok(Amount::Nothing),
            Cell::Number(number) => self.taken(*number),
            Cell::Text(text) => self.typed(text),
            Cell::Fault(fault) => Err(self.fault(fault)),
            Cell::Date(_) | Cell::Flag(_) => Err(self.no_number()),
        }
    }

    fn typed(&self, text: &str) -> Result<Amount, Issue> {
        let folded = label(text);
        if folded.is_empty() || self.blanks.contains(&folded) {
            return Ok(Amount::Nothing);
        }
        let Some(plain) = plain(&folded) else { return Err(self.no_number()) };
        match number(&plain) {
            Some(number) => self.taken(number),
            None => Err(self.unit_behind(&plain).unwrap_or_else(|| self.no_number())),
        }
    }

    /// Converts to the item's unit and holds the amount against what the item allows.
    fn taken(&self, number: Decimal) -> Result<Amount, Issue> {
        let item = self.item;
        let amount = self.measure.convert(number, &item.measure).ok_or_else(|| self.other_dimension())?.normalize();
        if amount.trunc().abs() >= Decimal::from(10_u64.pow(WHOLE)) || amount.scale() > FRACTION {
            return Err(self.too_long(number));
        }
        if item.integer && !amount.fract().is_zero() {
            return Err(self.not_whole(number, amount));
        }
        if !item.may_be_negative && amount < Decimal::ZERO {
            return Err(self.negative(amount));
        }
        Ok(Amount::Is(amount))
    }

    fn issue(&self, code: &'static str, zh: String, en: String) -> Issue {
        Issue::blocking(code, self.place.clone(), Text::new(zh, en)).excerpt(self.cell.display())
    }

    fn no_number(&self) -> Issue {
        let text = self.cell.display();
        self.issue("bad-number", format!("“{text}”不是数"), format!("`{text}` is no number"))
            .hint("没有数时留空；只写数字，不写文字", "left empty when there is no value; digits alone, no words")
    }

    fn fault(&self, fault: &str) -> Issue {
        self.issue("error-cell", format!("单元格是公式错误 {fault}"), format!("the cell holds the formula error {fault}"))
            .hint("修正公式，或填入数值后保存", "mend the formula, or type the value, and save")
    }

    /// A number with its unit written behind it, which no heading says.
    fn unit_behind(&self, plain: &str) -> Option<Issue> {
        let tail = plain.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
        let unit = Measure::parse(tail.trim_matches(['(', ')']))?;
        let (title, [zh, en]) = (&self.item.title, [Lang::Zh, Lang::En].map(|lang| self.measure.called(lang)));
        let issue = self.issue(
            "mixed-units",
            format!("{}：单元格内写有单位“{unit}”，而本栏按 {zh} 填报", title.zh),
            format!("{}: the cell carries the unit {}, and the column is in {en}", title.en, unit.called(Lang::En)),
        );
        Some(issue.hint(
            format!("一栏只用一个单位：换算为 {zh} 后只写数字"),
            format!("one unit a column: convert to {en} and write digits alone"),
        ))
    }

    fn other_dimension(&self) -> Issue {
        let item = self.item;
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| (item.measure.called(lang), self.measure.called(lang)));
        self.issue(
            "wrong-unit",
            format!("{} {}按 {} 填报，表上写的是 {}", item.code, item.title.zh, zh.0, zh.1),
            format!("{} {} is filed in {}, the sheet says {}", item.code, item.title.en, en.0, en.1),
        )
        .hint("核对计量单位一栏", "look at the unit of measure on the sheet")
    }

    fn not_whole(&self, number: Decimal, amount: Decimal) -> Issue {
        let item = self.item;
        let [(zh, zh_sheet), (en, en_sheet)] = [Lang::Zh, Lang::En].map(|lang| (item.measure.called(lang), self.measure.called(lang)));
        let issue = self.issue(
            "not-integer",
            format!("{} {}按 {zh} 填整数，此处为 {amount}", item.code, item.title.zh),
            format!("{} {} is filed in whole {en}, here {amount}", item.code, item.title.en),
        );
        match number == amount {
            true => issue.hint("四舍五入取整，或核对计量单位", "round it, or look at the unit of measure"),
            false => issue.hint(
                format!("表上的 {number} {zh_sheet} 换算为 {amount} {zh}"),
                format!("{number} {en_sheet} on the sheet is {amount} {en}"),
            ),
        }
    }

    fn negative(&self, amount: Decimal) -> Issue {
        let item = self.item;
        self.issue(
            "negative",
            format!("{} {}不得为负，此处为 {amount}", item.code, item.title.zh),
            format!("{} {} may not be negative, here {amount}", item.code, item.title.en),
        )
        .hint("核对正负号", "look at the sign")
    }

    fn too_long(&self, number: Decimal) -> Issue {
        self.issue("bad-number", format!("“{number}”位数过多"), format!("`{number}` has too many digits")).hint(
            format!("整数不超过 {WHOLE} 位，小数不超过 {FRACTION} 位"),
            format!("at most {WHOLE} digits before the point and {FRACTION} behind it"),
        )
    }
}

/// Whether a cell holds a number, typed as one or as text.
pub(crate) fn is_amount(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => text.len() < 40 && plain(&label(text)).and_then(|p| number(&p)).is_some(),
        _ => false,
    }
}

/// A folded text without separators and currency sign, a bracketed number as a negative one; `None` where commas do not
/// stand between groups of three digits (or of four, as 万 are grouped).
fn plain(folded: &str) -> Option<String> {
    let signed = folded.strip_prefix('(').and_then(|t| t.strip_suffix(')')).map(|t| format!("-{t}"));
    let text = signed.unwrap_or_else(|| folded.replace('△', "-")).replace('¥', "");
    let whole = text.trim_start_matches(['-', '+']).split('.').next().unwrap_or_default();
    let groups: Vec<&str> = whole.split([',', '\'']).collect();
    let fits = |n: usize| groups[0].len() <= n && !groups[0].is_empty() && groups[1..].iter().all(|g| g.len() == n);
    (groups.len() == 1 || fits(3) || fits(4)).then(|| text.replace([',', '\''], ""))
}

/// `-?digits[.digits]`, with an optional plus.
fn number(text: &str) -> Option<Decimal> {
    let body = text.strip_prefix('+').unwrap_or(text);
    let digits = body.strip_prefix('-').unwrap_or(body);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    if plain { Decimal::from_str_exact(body).ok() } else { None }
}
