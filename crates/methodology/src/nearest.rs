//! The name a person may have meant.

use figures::{Issue, Text};

/// Likeness from which a name is worth proposing.
const ALIKE: f64 = 0.7;

/// What to say of a name that nothing defines: the one it resembles, or what would mend it.
pub fn proposal(near: Option<&str>) -> Text {
    match near {
        Some(near) => Text::new(format!("是否指 {near}？"), format!("perhaps `{near}`?")),
        None => Text::new("写一个已有定义的名称，或先定义它", "name one that is defined, or define it first"),
    }
}

/// The issue with that hint.
pub fn proposed(issue: Issue, near: Option<&str>) -> Issue {
    let hint = proposal(near);
    issue.hint(hint.zh, hint.en)
}

/// So many of the known names, the most similar first, equals by name: as a whole, or by the words they are made of, for
/// people remember these and not their order.
pub fn nearest_of<'a>(name: &str, known: impl Iterator<Item = &'a str>, number: usize) -> Vec<&'a str> {
    let mut all: Vec<(f64, &str)> = known.map(|candidate| (alike(name, candidate), candidate)).collect();
    all.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
    all.into_iter().take(number).map(|(_, candidate)| candidate).collect()
}

/// How alike two names of several words are, from 0 to 1.
fn alike(name: &str, candidate: &str) -> f64 {
    let words = |name: &str| -> Vec<String> { name.split(['.', '_']).map(str::to_lowercase).collect() };
    let (ours, theirs) = (words(name), words(candidate));
    let nearest = |word: &String| theirs.iter().map(|other| strsim::normalized_damerau_levenshtein(word, other)).fold(0.0, f64::max);
    let number = u32::try_from(ours.len() + theirs.len()).map_or(f64::INFINITY, f64::from);
    let shared = 2.0 * ours.iter().map(nearest).filter(|likeness| *likeness >= ALIKE).sum::<f64>() / number;
    strsim::normalized_damerau_levenshtein(name, candidate).max(shared)
}

/// The most similar of the known names, if any is similar enough; the first of equals.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(&str, f64)> = None;
    for candidate in known {
        let likeness = strsim::normalized_damerau_levenshtein(name, candidate).max(strsim::jaro_winkler(name, candidate) - 0.15);
        if likeness >= ALIKE && best.is_none_or(|(_, b)| likeness > b) {
            best = Some((candidate, likeness));
        }
    }
    best.map(|(candidate, _)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 6] =
        ["area.units", "industry.output", "industry.output.exports", "industry.profit", "industry.sales_rate", "industry.value_added"];

    #[test]
    fn a_slip_of_the_finger_and_words_out_of_order_are_near() {
        let first = |name: &str| nearest_of(name, KNOWN.into_iter(), 3).first().copied();
        assert_eq!(first("industry.outptu"), Some("industry.output"));
        assert_eq!(first("output.industry"), Some("industry.output"));
        assert_eq!(first("idustry.profits"), Some("industry.profit"));
        assert_eq!(first("value_added"), Some("industry.value_added"));
        assert_eq!(first("exports"), Some("industry.output.exports"));
    }

    #[test]
    fn three_are_named_and_no_more_than_there_are() {
        assert_eq!(nearest_of("x", KNOWN.into_iter(), 3).len(), 3);
        assert_eq!(nearest_of("x", ["a"].into_iter(), 3), ["a"]);
        assert!(nearest_of("", std::iter::empty(), 3).is_empty());
    }
}
