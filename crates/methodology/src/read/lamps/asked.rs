//! What a row asks of an input: `> 10 天, <= 30 天`, `yes`, `unknown`.

use crate::catalogue::{Asked, InputKind, Interval};
use crate::read::convert::amount;
use figures::{Decimal, Measure, Quantity, Text};
use std::ops::Bound;

/// Signs, the longer first.
const SIGNS: [&str; 7] = ["<=", ">=", "≤", "≥", "<", ">", "="];

/// Why what is asked can't be meant: a code, the reason, what would be right.
pub(super) struct Wrong(pub &'static str, pub Text, pub Text);

/// Reads what is asked of an input.
pub(super) fn asked(text: &str, kind: &InputKind) -> Result<Asked, Wrong> {
    match (text.trim(), kind) {
        ("unknown", _) => Ok(Asked::Unknown),
        ("yes" | "true", InputKind::Flag) => Ok(Asked::Is(true)),
        ("no" | "false", InputKind::Flag) => Ok(Asked::Is(false)),
        (text, InputKind::Flag) => Err(Wrong(
            "lamp-condition",
            Text::new(format!("“{text}”不是 yes、no 或 unknown"), format!("`{text}` is not yes, no or unknown")),
            Text::new("是否项只问 yes、no、unknown", "of a flag yes, no or unknown is asked"),
        )),
        (text, InputKind::Number(measure)) => interval(text, measure).map(Asked::Within),
    }
}

fn interval(text: &str, measure: &Measure) -> Result<Interval, Wrong> {
    let mut found = Interval { low: Bound::Unbounded, high: Bound::Unbounded };
    for part in text.split([',', '，']) {
        let (sign, number) = bound(part.trim(), text, measure)?;
        let (low, high) = match sign {
            "<" => (None, Some(Bound::Excluded(number))),
            "<=" | "≤" => (None, Some(Bound::Included(number))),
            ">" => (Some(Bound::Excluded(number)), None),
            ">=" | "≥" => (Some(Bound::Included(number)), None),
            _ => (Some(Bound::Included(number)), Some(Bound::Included(number))),
        };
        set(&mut found.low, low, text)?;
        set(&mut found.high, high, text)?;
    }
    if found.is_empty() {
        let reason = Text::new(format!("没有数满足“{text}”"), format!("no number is `{text}`"));
        return Err(Wrong("empty-interval", reason, Text::new("下界要小于上界", "the lower bound is below the upper one")));
    }
    Ok(found)
}

/// A side is said once.
fn set(side: &mut Bound<Decimal>, bound: Option<Bound<Decimal>>, text: &str) -> Result<(), Wrong> {
    match (bound, *side) {
        (None, _) => Ok(()),
        (Some(bound), Bound::Unbounded) => {
            *side = bound;
            Ok(())
        }
        (Some(_), _) => Err(not_bounds(text)),
    }
}

fn bound<'a>(part: &'a str, whole: &str, measure: &Measure) -> Result<(&'a str, Decimal), Wrong> {
    let split = |sign: &&str| part.starts_with(*sign);
    let Some(sign) = SIGNS.into_iter().find(split) else { return Err(not_bounds(whole)) };
    let number = part[sign.len()..].trim();
    let quantity = amount(number).ok_or_else(|| not_bounds(whole))?;
    Ok((&part[..sign.len()], in_unit(number, &quantity, measure)?))
}

/// The number in the unit of the input; a zero needs none.
fn in_unit(number: &str, quantity: &Quantity, measure: &Measure) -> Result<Decimal, Wrong> {
    let bare = !number.contains(' ');
    if bare && (quantity.amount.is_zero() || measure.name() == "1") {
        return Ok(quantity.amount);
    }
    let converted = quantity.measure.convert(quantity.amount, measure).filter(|_| !bare);
    converted.ok_or_else(|| {
        Wrong(
            "wrong-unit",
            Text::new(format!("“{number}”应以 {measure} 计"), format!("`{number}` should be in {measure}")),
            Text::new(format!("例如 {} {measure}", quantity.amount), format!("such as {} {measure}", quantity.amount)),
        )
    })
}

fn not_bounds(text: &str) -> Wrong {
    Wrong(
        "lamp-condition",
        Text::new(format!("“{text}”不是数的范围"), format!("`{text}` is no range of numbers")),
        Text::new("例如 > 10 天, <= 30 天；不明写 unknown", "such as `> 10 天, <= 30 天`, or unknown"),
    )
}
