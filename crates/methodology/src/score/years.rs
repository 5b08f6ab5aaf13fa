//! What a rule that is asked on a day may name: years that were over, this year so far, twelve months, ages, titles.

use super::build::Builder;
use super::{Measured, Operand};
use crate::formula::Fault;
use crate::formula::raw::{Argument, Raw, RawKind};
use crate::nearest::nearest;
use figures::Measure;

/// An operand that depends on the day that is asked about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dated {
    /// `year(PY-1.01)`: the last calendar year that was over before the day; `year(PY-1.01, 1)` the one before it.
    Year {
        /// The item.
        item: ItemOf,
        /// Years further back.
        back: u8,
    },
    /// `ytd(PY-2.01)`: this year, to the newest month known.
    Ytd(ItemOf),
    /// `trailing(PY-2.01)`: the twelve months to the newest month known.
    Trailing(ItemOf),
    /// The newest month known of an item, counted from the beginning of the calendar; of forecasts.
    Newest(ItemOf),
    /// `age(established)`: days since the date that an attribute of the register holds.
    Age(String),
    /// `years(established)`: years since it, of the running one the part that is over by days.
    Years(String),
    /// `from_month(10, 1)`: days since the first of a month, of so many years before this one.
    FromMonth {
        /// The month.
        month: u8,
        /// Years further back.
        back: u8,
    },
    /// `holds(gq)`: whether the unit holds a title on the day.
    Holds(String),
}

/// An item of a form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemOf {
    /// Official table number.
    pub form: String,
    /// Item code.
    pub item: String,
}

/// Years that a rule may look back.
const FARTHEST: u8 = 9;

/// Verbs that belong to a day, with how they are written.
const VERBS: [(&str, &str); 7] = [
    ("year", "year(PY-1.01, 1)"),
    ("ytd", "ytd(PY-2.01)"),
    ("trailing", "trailing(PY-2.01)"),
    ("age", "age(established)"),
    ("years", "years(established)"),
    ("from_month", "from_month(10, 1)"),
    ("holds", "holds(gq)"),
];

/// Whether a verb is of a day.
pub(super) fn is_dated(verb: &str) -> bool {
    VERBS.iter().any(|(name, _)| *name == verb)
}

impl Dated {
    /// The item it reads.
    pub fn item(&self) -> Option<&ItemOf> {
        match self {
            Dated::Year { item, .. } | Dated::Ytd(item) | Dated::Trailing(item) | Dated::Newest(item) => Some(item),
            Dated::Age(_) | Dated::Years(_) | Dated::FromMonth { .. } | Dated::Holds(_) => None,
        }
    }

    /// The attribute of the register it reads.
    pub fn attribute(&self) -> Option<&str> {
        match self {
            Dated::Age(attribute) | Dated::Years(attribute) => Some(attribute),
            _ => None,
        }
    }

    /// As formulas write it.
    pub fn name(&self) -> String {
        match self {
            Dated::Year { item, back: 0 } => format!("year({item})"),
            Dated::Year { item, back } => format!("year({item}, {back})"),
            Dated::Ytd(item) => format!("ytd({item})"),
            Dated::Trailing(item) => format!("trailing({item})"),
            Dated::Newest(item) => format!("newest({item})"),
            Dated::Age(attribute) => format!("age({attribute})"),
            Dated::Years(attribute) => format!("years({attribute})"),
            Dated::FromMonth { month, back } => format!("from_month({month}, {back})"),
            Dated::Holds(title) => format!("holds({title})"),
        }
    }
}

impl std::fmt::Display for ItemOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.form, self.item)
    }
}

impl Builder<'_> {
    /// An amount of the day.
    pub(super) fn dated(&mut self, raw: &Raw, verb: &str, arguments: &[Argument]) -> Option<Measured> {
        match (verb, arguments) {
            ("year", [Argument { of: false, value }]) => self.of_year(value, 0),
            ("year", [Argument { of: false, value }, Argument { of: false, value: back }]) => match whole(back, FARTHEST) {
                Some(back) => self.of_year(value, back),
                None => self.misused(raw, verb),
            },
            ("ytd", [Argument { of: false, value }]) => self.of_item(value, Dated::Ytd),
            ("trailing", [Argument { of: false, value }]) => self.of_item(value, Dated::Trailing),
            ("age", [Argument { of: false, value: Raw { kind: RawKind::Name(name), .. } }]) => {
                self.valued(Operand::Dated(Dated::Age(name.clone())), Measure::parse("天")?)
            }
            ("from_month", [Argument { of: false, value: month }, Argument { of: false, value: back }]) => {
                match (whole(month, 12).filter(|month| *month > 0), whole(back, FARTHEST)) {
                    (Some(month), Some(back)) => self.valued(Operand::Dated(Dated::FromMonth { month, back }), Measure::parse("天")?),
                    _ => self.misused(raw, verb),
                }
            }
            ("years", [Argument { of: false, value: Raw { kind: RawKind::Name(name), .. } }]) => {
                self.valued(Operand::Dated(Dated::Years(name.clone())), Measure::parse("年")?)
            }
            _ => self.misused(raw, verb),
        }
    }

    fn of_year(&mut self, item: &Raw, back: u8) -> Option<Measured> {
        self.of_item(item, |item| Dated::Year { item, back })
    }

    fn of_item(&mut self, raw: &Raw, make: impl FnOnce(ItemOf) -> Dated) -> Option<Measured> {
        let RawKind::Item(form, item) = &raw.kind else { return self.misused(raw, "year") };
        let measure = self.checker.item_of(raw, form, item)?.measure.clone();
        self.valued(Operand::Dated(make(ItemOf { form: form.clone(), item: item.clone() })), measure)
    }

    /// The number of a title that may be held.
    pub(super) fn holds(&mut self, raw: &Raw, arguments: &[Argument]) -> Option<usize> {
        let [Argument { of: false, value: Raw { kind: RawKind::Name(id), .. } }] = arguments else { return self.misused(raw, "holds") };
        let titles = &self.scope.names.catalogue.titles;
        if titles.contains_key(id) {
            return Some(self.number_of(Operand::Dated(Dated::Holds(id.clone()))));
        }
        if self.checker.declared("title", id) {
            return None;
        }
        let near = nearest(id, titles.keys().map(String::as_str)).map(str::to_owned);
        let (zh, en) = (format!("没有称号“{id}”"), format!("there is no title `{id}`"));
        self.checker.unknown(Fault::new("unknown-title", raw.span(), zh, en), near)
    }

    fn misused<T>(&mut self, raw: &Raw, verb: &str) -> Option<T> {
        let sample = VERBS.iter().find(|(name, _)| *name == verb).map_or("", |(_, sample)| sample);
        self.wrong_arguments(raw, sample)
    }

    /// That rules of a day don't ask for classes: who is of which industry is told of periods.
    pub(super) fn without_class<T>(&mut self, raw: &Raw) -> Option<T> {
        let fault =
            Fault::new("class-on-a-day", raw.span(), "认定规则不能按行业分类判断", "a rule asked on a day can't go by classes of industry");
        self.checker.fault(fault.hint("用名录里的事实，例如 key_field = \"是\"", "name a fact of the register, such as key_field = \"是\""))
    }

    /// That an item says of which year it is.
    pub(super) fn without_year<T>(&mut self, raw: &Raw, form: &str, item: &str) -> Option<T> {
        let (zh, en) = (format!("{form}.{item} 没有说明是哪一年"), format!("{form}.{item} doesn't say of which year"));
        let hint = format!("year({form}.{item})");
        self.checker.fault(Fault::new("item-without-year", raw.span(), zh, en).hint(format!("写成 {hint}"), format!("write {hint}")))
    }
}

/// A whole number as written, up to the most.
fn whole(raw: &Raw, most: u8) -> Option<u8> {
    let RawKind::Number(amount, None) = &raw.kind else { return None };
    amount.to_string().parse().ok().filter(|number| *number <= most)
}
