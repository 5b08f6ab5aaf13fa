//! Words for a change: 增长35.9%, 下降3.0%, 持平, 提高2.7个百分点, 扭亏为盈; words and bounds come from packs.

use crate::disclosure::Disclosed;
use crate::round::{number, unit_name};
use figures::{Decimal, Lang, Measure, Outcome, Reason};
use methodology::catalogue::{ChangeKind, Wording};

/// A change as printed: words before the number, and the number with its unit (or words instead).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Words before the bound part, with the space a language needs; may be empty.
    pub before: String,
    /// What is bound to the figure.
    pub bound: String,
    /// Words after it.
    pub after: String,
}

/// How much something changed, and how its size is printed.
#[derive(Debug, Clone, Copy)]
pub struct Size<'a> {
    /// What changed.
    pub kind: ChangeKind,
    /// The exact change with its sign, in the unit printed.
    pub exact: Decimal,
    /// Decimals printed.
    pub decimals: u32,
    /// The unit as printed.
    pub unit: &'a str,
}

/// The words of a growth figure, rounded to so many decimals.
pub fn words(figure: &Disclosed, decimals: u32, wording: &Wording, lang: Lang) -> Change {
    let exact = match figure.outcome() {
        Outcome::Missing(reason) => return without_rate(reason, lang),
        Outcome::Value(exact) => exact,
    };
    let points = figure.measure().same_dimension(&Measure::points());
    let kind = if points { ChangeKind::Points } else { ChangeKind::Rate };
    let unit = unit_name(&if points { Measure::points() } else { Measure::percent() }, lang);
    of_size(Size { kind, exact, decimals, unit: &unit }, wording, lang)
}

/// The words of a change of this size: nothing in the digits printed, too little to tell, or verb and size.
pub fn of_size(size: Size<'_>, wording: &Wording, lang: Lang) -> Change {
    let alone = |text: &str| Change { before: String::new(), bound: text.to_owned(), after: String::new() };
    if figures::round(size.exact, size.decimals).is_zero() {
        return alone(wording.flat.get(lang));
    }
    if let Some(nearly) = wording.nearly_flat(size.kind, size.exact.abs()) {
        return alone(nearly.get(lang));
    }
    let verbs = wording.verbs(size.kind, size.exact.abs()).cloned().unwrap_or_default();
    let verb = if size.exact.is_sign_negative() { &verbs.down } else { &verbs.up };
    let printed = number(size.exact.abs(), size.decimals);
    Change { before: spaced(verb.get(lang), lang), bound: sized(&printed, size.unit, lang), after: String::new() }
}

fn spaced(verb: &str, lang: Lang) -> String {
    match lang {
        Lang::En if !verb.is_empty() => format!("{verb} "),
        _ => verb.to_owned(),
    }
}

/// English puts a blank before a unit that is a word.
fn sized(size: &str, unit: &str, lang: Lang) -> String {
    match lang {
        Lang::En if unit.starts_with(char::is_alphabetic) => format!("{size} {unit}"),
        _ => format!("{size}{unit}"),
    }
}

/// Turns of sign are a sentence's own verb; other reasons say that there is no rate, and why.
fn without_rate(reason: Reason, lang: Lang) -> Change {
    let bound = reason.words().get(lang).to_owned();
    let turn = matches!(reason, Reason::TurnedToProfit | Reason::TurnedToLoss);
    let size = matches!(reason, Reason::LossNarrowed(_) | Reason::LossWidened(_));
    let (before, after) = match (lang, turn || (size && lang == Lang::Zh)) {
        (_, true) => ("", ""),
        (Lang::Zh, false) => ("无增速（", "）"),
        (Lang::En, false) => ("has no rate (", ")"),
    };
    Change { before: before.to_owned(), bound, after: after.to_owned() }
}
