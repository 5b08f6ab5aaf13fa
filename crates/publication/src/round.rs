//! The printed form of a figure: unit, decimals, words for what has no value. Rounded here and nowhere else.

use crate::disclosure::Disclosed;
use figures::{Decimal, Lang, Measure, Outcome, round};

/// Number and unit as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The rounded number, or the words of the reason.
    pub text: String,
    /// Unit in the reader's language; empty when there is no number.
    pub unit: String,
    /// Whether there is a number.
    pub has_value: bool,
}

/// Shows a figure in a unit with so many decimals, half away from zero. English counts money in
/// thousands, so 亿元 become billion yuan and 万元 million yuan, with as many more decimals.
pub fn show(figure: &Disclosed, measure: &Measure, decimals: u32, lang: Lang) -> Shown {
    match figure.outcome() {
        Outcome::Missing(reason) => words(reason.words().get(lang)),
        Outcome::Value(exact) => amount(exact, figure.measure(), measure, decimals, lang),
    }
}

/// Shows an exact amount of one unit in another; in its own where that is of another dimension.
pub fn amount(exact: Decimal, own: &Measure, shown: &Measure, decimals: u32, lang: Lang) -> Shown {
    let (measure, decimals) = in_language(shown, decimals, lang);
    match own.convert(exact, &measure) {
        Some(value) => Shown { text: number(value, decimals), unit: unit_name(&measure, lang), has_value: true },
        None => Shown { text: number(exact, decimals), unit: unit_name(own, lang), has_value: true },
    }
}

pub(crate) fn words(text: &str) -> Shown {
    Shown { text: text.to_owned(), unit: String::new(), has_value: false }
}

/// The unit money is counted in in this language, and the decimals that say as much.
pub(crate) fn in_language(measure: &Measure, decimals: u32, lang: Lang) -> (Measure, u32) {
    let wider = match (lang, measure.name()) {
        (Lang::En, "亿元") => ("billion yuan", 1),
        (Lang::En, "万元") => ("million yuan", 2),
        _ => return (measure.clone(), decimals),
    };
    match Measure::parse(wider.0) {
        Some(english) => (english, decimals + wider.1),
        None => (measure.clone(), decimals),
    }
}

/// A rounded number; a zero has no sign.
pub fn number(exact: Decimal, decimals: u32) -> String {
    let rounded = round(exact, decimals);
    if rounded.is_zero() { round(Decimal::ZERO, decimals).to_string() } else { rounded.to_string() }
}

/// The name of a unit in a language, as running text has it.
pub fn unit_name(measure: &Measure, lang: Lang) -> String {
    match lang {
        Lang::Zh if measure.name() == "百分点" => "个百分点".to_owned(),
        lang => measure.called(lang),
    }
}
