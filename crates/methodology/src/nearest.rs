//! The name a person may have meant.

/// Likeness from which a name is worth proposing.
const ALIKE: f64 = 0.7;

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
