//! The words of a broken relation, in both languages, and how its numbers are written.

use figures::{Decimal, Lang, Measure, round};
use methodology::formula::ast::Ordering;

/// Digits behind the point of a quotient, at most.
const FINEST: u32 = 6;

/// Words of one language.
pub(super) struct Words {
    pub lang: Lang,
    /// After the subject.
    pub colon: &'static str,
    /// Before a demand.
    pub comma: &'static str,
    /// Between demands of which one would do.
    pub or: &'static str,
    /// Division.
    pub over: &'static str,
    /// The last month of the period.
    pub month: &'static str,
    /// In the place of a value that counts as zero.
    pub missing: &'static str,
    /// After a sum whose missing addends are not named.
    pub omitted: &'static str,
    /// The sum of rows, after a period.
    pub rows: &'static str,
    /// The sum of rows, after a name.
    pub rows_of: &'static str,
    /// Between a name and its period.
    pub of_period: &'static str,
}

const ZH: Words = Words {
    lang: Lang::Zh,
    colon: "：",
    comma: "，",
    or: "，或者 ",
    over: " ÷ ",
    month: "月份",
    missing: "未填，按 0 计",
    omitted: "；未填的项目按 0 计",
    rows: "各行合计",
    rows_of: " 各行合计",
    of_period: " ",
};

const EN: Words = Words {
    lang: Lang::En,
    colon: ": ",
    comma: ",",
    or: ", or ",
    over: " / ",
    month: "the month",
    missing: "not filed, taken as 0",
    omitted: "; items not filed count as 0",
    rows: "summed over its rows",
    rows_of: ", summed over its rows",
    of_period: ", ",
};

/// The words of a language.
pub(super) fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

impl Words {
    fn pick(&self, zh: String, en: String) -> String {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// `应不小于`.
    pub fn must_be(&self, ordering: Ordering) -> String {
        let (zh, en) = demand(ordering);
        self.pick(format!("应{zh} "), format!(" must {en} "))
    }

    /// `不小于`, of what is so.
    pub fn is(&self, ordering: Ordering) -> String {
        let (zh, en) = demand(ordering);
        let en = en.strip_prefix("be ").map_or(format!("{en}s"), |rest| format!("is {rest}"));
        self.pick(format!("{zh} "), format!(" {en} "))
    }

    /// The conditions under which something is demanded.
    pub fn given(&self, clauses: &[String]) -> String {
        let zh: String = clauses.iter().map(|c| spaced(c)).collect::<Vec<_>>().join("且 ");
        self.pick(format!("{zh}时，"), format!("where {}, ", clauses.join(" and ")))
    }

    /// A finished sentence: no blank stands behind a full-width parenthesis.
    pub fn finished(&self, sentence: &str) -> String {
        self.pick(sentence.replace("） ", "）"), sentence.to_owned())
    }

    /// Two values that should differ.
    pub fn same(&self, a: &str, b: &str) -> String {
        self.pick(format!("{a}与 {b} 相同"), format!("{a} is the same as {b}"))
    }

    /// By how much two sides differ.
    pub fn apart(&self, amount: &str) -> String {
        self.pick(format!("，相差 {amount}"), format!(", off by {amount}"))
    }

    /// A growth, with the two values it is made of.
    pub fn growth(&self, label: &str, values: &str) -> String {
        self.pick(format!("{label}同比增速（{values}）"), format!("growth of {label} ({values})"))
    }

    /// The smaller of two.
    pub fn least(&self, a: &str, b: &str) -> String {
        self.pick(format!("{a}与 {b}中较小者"), format!("the smaller of {a} and {b}"))
    }

    /// The larger of two.
    pub fn most(&self, a: &str, b: &str) -> String {
        self.pick(format!("{a}与 {b}中较大者"), format!("the larger of {a} and {b}"))
    }

    /// The tolerance.
    pub fn allowed(&self, amount: &str) -> String {
        self.pick(format!("（允许 {amount}）"), format!(" ({amount} allowed)"))
    }

    /// Bounds.
    pub fn between(&self, low: &str, high: &str, inside: bool) -> String {
        let (zh, en) = if inside { ("应", "must") } else { ("不应", "must not") };
        self.pick(format!("{zh}在 {low} 至 {high} 之间"), format!(" {en} be between {low} and {high}"))
    }

    /// A round number.
    pub fn multiple(&self, value: &str, of: &str, wanted: bool) -> String {
        let (zh, en) = if wanted { ("应是", "must be") } else { ("是", "is") };
        self.pick(format!("{value}{zh} {of}的整倍数"), format!("{value} {en} a whole multiple of {of}"))
    }

    /// A value that is missing, or that should be.
    pub fn filed(&self, label: &str, wanted: bool) -> String {
        let (zh, en) = if wanted { ("未填报", "is not filed") } else { ("不应填报", "must not be filed") };
        self.pick(format!("{label} {zh}"), format!("{label} {en}"))
    }

    /// What the register should say of the unit.
    pub fn register(&self, event: &str, when: &str, wanted: bool) -> String {
        let (zh, en) = event_words(event);
        let (must, may) = if wanted { ("应有", "must have") } else { ("不应有", "must not have") };
        self.pick(format!("名录库{must}该单位{when}{zh}的记录"), format!("the register {may} the unit as {en} {when}"))
    }

    /// What the register says of the unit.
    pub fn unit_is(&self, event: &str, when: &str) -> String {
        let (zh, en) = event_words(event);
        self.pick(format!("单位{when}{zh}"), format!("the unit is {en} {when}"))
    }

    /// In a year.
    pub fn in_year(&self, year: i16) -> String {
        self.pick(format!(" {year} 年"), format!("in {year}"))
    }

    /// After a period.
    pub fn after(&self, label: &str) -> String {
        self.pick(format!(" {label}以后"), format!("after {label}"))
    }

    /// A name with its value.
    pub fn with_value(&self, label: &str, value: &str) -> String {
        self.pick(format!("{label}（{value}）"), format!("{label} ({value})"))
    }

    /// Last year's value in this sheet.
    pub fn same_period(&self, label: &str) -> String {
        self.pick(format!("{label}同期数"), format!("{label} in the same-period column"))
    }

    /// Last year's value as it was filed.
    pub fn as_filed(&self, label: &str) -> String {
        self.pick(format!("{label}上报数"), format!("{label} as filed"))
    }
}

/// A blank between a number and the Chinese word after it.
fn spaced(text: &str) -> String {
    let blank = if text.ends_with(|c: char| c.is_ascii_alphanumeric()) { " " } else { "" };
    format!("{text}{blank}")
}

fn demand(ordering: Ordering) -> (&'static str, &'static str) {
    match ordering {
        Ordering::Less => ("小于", "be less than"),
        Ordering::AtMost => ("不大于", "be at most"),
        Ordering::Greater => ("大于", "be more than"),
        Ordering::AtLeast => ("不小于", "be at least"),
        Ordering::Equal => ("等于", "equal"),
        Ordering::NotEqual => ("不等于", "be other than"),
    }
}

fn event_words(event: &str) -> (&str, &str) {
    match event {
        "new" => ("新建投产", "newly producing"),
        "upgraded" => ("升规", "upgraded"),
        "moved_in" => ("迁入", "moved in"),
        "left" => ("退库", "left"),
        "moved_out" => ("迁出", "moved out"),
        "reclassified" => ("转专业", "reclassified"),
        other => (other, other),
    }
}

/// A number as it stands, with its unit.
pub(super) fn number(amount: Decimal, unit: Option<&Measure>, lang: Lang) -> String {
    let digits = amount.normalize();
    match unit.map(|unit| (unit.name(), unit)) {
        None | Some(("1", _)) => digits.to_string(),
        Some((sign @ ("%" | "‰"), _)) => format!("{digits}{sign}"),
        Some((_, unit)) => format!("{digits} {}", unit.called(lang)),
    }
}

/// What a side comes to: whole where it is whole, else rounded to be read.
pub(super) fn amount(value: Decimal, unit: &Measure, lang: Lang) -> String {
    amount_beside(value, unit, &[], lang)
}

/// The same, with as many digits as tell it from the bounds beside it.
pub(super) fn amount_beside(value: Decimal, unit: &Measure, bounds: &[Decimal], lang: Lang) -> String {
    let share = unit.is_pure().then_some(unit).filter(|u| u.name() != "1");
    let least = if share.is_some() { 1 } else { 2 };
    let tells = |decimals: &u32| bounds.iter().all(|b| round(value, *decimals).cmp(b) == value.cmp(b));
    let decimals = (least..=FINEST).find(tells).unwrap_or(FINEST);
    let rounded = round(value, decimals);
    if unit.same_dimension(&Measure::points()) {
        return format!("{} {}", round(value, 1), unit.called(lang));
    }
    match share {
        Some(unit) => format!("{rounded}{}", unit.name()),
        None => rounded.normalize().to_string(),
    }
}
