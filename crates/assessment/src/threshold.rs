//! Thresholds: whether a figure warns (触警), excels (优质) or is in between, with the reason.

use figures::{Figure, Measure, Outcome, Text};
use methodology::catalogue::{Better, Indicator, Thresholds};

/// Where a figure stands against its indicator's thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// 触警: beyond the warning threshold.
    Warning,
    /// Neither.
    Normal,
    /// 优质: at the excellence threshold or better.
    Excellent,
    /// No value, no thresholds, or another unit.
    Unknown,
}

impl Standing {
    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Warning => "warning",
            Standing::Normal => "normal",
            Standing::Excellent => "excellent",
            Standing::Unknown => "unknown",
        }
    }

    /// Word for readers.
    pub fn label(self) -> Text {
        match self {
            Standing::Warning => Text::new("触警", "warning"),
            Standing::Normal => Text::new("正常", "normal"),
            Standing::Excellent => Text::new("优质", "excellent"),
            Standing::Unknown => Text::new("无法判断", "unknown"),
        }
    }
}

/// A standing and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The standing.
    pub standing: Standing,
    /// Value, threshold and comparison in words.
    pub reason: Text,
}

/// Judges a figure by the thresholds of its indicator, which stand in the indicator's shown unit, or in that of its
/// growth where they are for the growth. The exact value is compared, not the rounded one.
pub fn judge(figure: &Figure, indicator: &Indicator) -> Judgement {
    let growth = figure.id().indicator.strip_suffix(".growth") == Some(&indicator.id);
    if growth != indicator.thresholds.of_growth {
        return unset();
    }
    let shown = if growth { figure.measure() } else { &indicator.shown };
    compare(figure.outcome(), figure.measure(), shown, &indicator.thresholds, indicator.card.better)
}

fn compare(outcome: Outcome, measure: &Measure, shown: &Measure, thresholds: &Thresholds, better: Option<Better>) -> Judgement {
    let exact = match outcome {
        Outcome::Value(v) => v,
        Outcome::Missing(reason) => {
            let why = reason.words();
            return unknown(format!("没有数值：{}", why.zh), format!("there is no value: {}", why.en));
        }
    };
    let Some(value) = measure.convert(exact, shown) else {
        return unknown(format!("单位不同：{measure} 与 {shown}"), format!("different units: {measure} and {shown}"));
    };
    let lower = better == Some(Better::Lower);
    match (thresholds.warning, thresholds.excellence) {
        (None, None) => unset(),
        (Some(limit), _) if if lower { value > limit } else { value < limit } => {
            let (zh, en) = if lower { ("高于", "above") } else { ("低于", "below") };
            let zh = format!("{value} {shown}，{zh}触警值 {limit}");
            because(Standing::Warning, zh, format!("{value} {shown} is {en} the warning threshold {limit}"))
        }
        (_, Some(limit)) if if lower { value <= limit } else { value >= limit } => {
            let zh = format!("{value} {shown}，达到优质值 {limit}");
            because(Standing::Excellent, zh, format!("{value} {shown} reaches the excellence threshold {limit}"))
        }
        _ => because(Standing::Normal, format!("{value} {shown}，在阈值之间"), format!("{value} {shown} is between the thresholds")),
    }
}

fn unset() -> Judgement {
    unknown("未设阈值".into(), "no thresholds are set".into())
}

fn unknown(zh: String, en: String) -> Judgement {
    because(Standing::Unknown, zh, en)
}

fn because(standing: Standing, zh: String, en: String) -> Judgement {
    Judgement { standing, reason: Text::new(zh, en) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use figures::{Decimal, Reason};

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn unit(text: &str) -> Measure {
        Measure::parse(text).expect(text)
    }

    fn limits(warning: Option<&str>, excellence: Option<&str>) -> Thresholds {
        Thresholds { warning: warning.map(d), excellence: excellence.map(d), ..Thresholds::default() }
    }

    fn standing(value: &str, warning: Option<&str>, excellence: Option<&str>) -> Standing {
        compare(Outcome::Value(d(value)), &unit("千元"), &unit("亿元"), &limits(warning, excellence), None).standing
    }

    #[test]
    fn a_threshold_is_compared_in_the_shown_unit() {
        assert_eq!(standing("19900000", Some("200"), Some("260")), Standing::Warning);
        assert_eq!(standing("20000000", Some("200"), Some("260")), Standing::Normal);
        assert_eq!(standing("26000000", Some("200"), Some("260")), Standing::Excellent);
    }

    #[test]
    fn the_exact_value_is_compared_not_the_rounded_one() {
        // 259.99 亿 prints as 260.0 with one decimal and still does not excel.
        assert_eq!(standing("25999000", None, Some("260")), Standing::Normal);
        assert_eq!(standing("25999000", Some("260"), None), Standing::Warning);
    }

    #[test]
    fn where_less_is_better_the_warning_lies_above() {
        let share = |value: &str| {
            let judged = compare(Outcome::Value(d(value)), &unit("%"), &unit("%"), &limits(Some("70"), Some("50")), Some(Better::Lower));
            (judged.standing, judged.reason.en)
        };
        assert_eq!(share("70").0, Standing::Normal);
        assert_eq!(share("50").0, Standing::Excellent);
        assert_eq!(share("70.1"), (Standing::Warning, "70.1 % is above the warning threshold 70".to_owned()));
    }

    #[test]
    fn the_reason_names_value_and_threshold() {
        let judged = compare(Outcome::Value(d("19450000")), &unit("千元"), &unit("亿元"), &limits(Some("200"), None), Some(Better::Higher));
        assert_eq!(judged.reason, Text::new("194.5 亿元，低于触警值 200", "194.5 亿元 is below the warning threshold 200"));
    }

    #[test]
    fn without_value_threshold_or_unit_nothing_is_said() {
        assert_eq!(standing("1", None, None), Standing::Unknown);
        let thresholds = limits(Some("1"), None);
        let missing = compare(Outcome::Missing(Reason::NotFiled), &unit("千元"), &unit("亿元"), &thresholds, None);
        assert_eq!((missing.standing, missing.reason.zh.as_str()), (Standing::Unknown, "没有数值：尚未上报"));
        let other = compare(Outcome::Value(d("5")), &unit("千元"), &unit("%"), &thresholds, None);
        assert_eq!(other.standing, Standing::Unknown);
    }
}
