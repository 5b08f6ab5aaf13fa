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
