//! Words for a change: 增长35.9%, 下降3.0%, 持平, 提高2.7个百分点, 扭亏为盈; the words come from packs.

use crate::disclosure::Disclosed;
use crate::round::{number, unit_name};
use figures::{Lang, Measure, Outcome, Reason};
use methodology::catalogue::Wording;

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

/// The words of a growth figure, rounded to so many decimals.
pub fn words(figure: &Disclosed, decimals: u32, wording: &Wording, lang: Lang) -> Change {
    match figure.outcome() {
        Outcome::Missing(reason) => without_rate(reason, lang),
        Outcome::Value(exact) => {
            let points = figure.measure().same_dimension(&Measure::points());
            let size = number(exact.abs(), decimals);
            if figures::round(exact, decimals).is_zero() {
                return Change { before: String::new(), bound: wording.flat.get(lang).to_owned(), after: String::new() };
            }
            let verb = verb(exact.is_sign_negative(), points, wording).get(lang);
            Change { before: spaced(verb, lang), bound: sized(&size, points, lang), after: String::new() }
        }
    }
}

fn verb(down: bool, points: bool, wording: &Wording) -> &figures::Text {
    match (down, points) {
        (false, false) => &wording.rise,
        (true, false) => &wording.fall,
        (false, true) => &wording.points_up,
        (true, true) => &wording.points_down,
    }
}

fn spaced(verb: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => verb.to_owned(),
        Lang::En => format!("{verb} "),
    }
}

fn sized(size: &str, points: bool, lang: Lang) -> String {
    let unit = unit_name(&if points { Measure::points() } else { Measure::percent() }, lang);
    match (points, lang) {
        (true, Lang::En) => format!("{size} {unit}"),
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
