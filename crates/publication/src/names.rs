//! What the members of a dimension are called.

use figures::{Period, Text};
use methodology::catalogue::Catalogue;

/// The name of a member: of a class, an area, or a code of the edition asked for; else its code.
pub fn member(catalogue: &Catalogue, dimension: &str, code: &str, period: Period) -> Text {
    let other = || Text::new("不属于各类", "in none of the classes");
    if code == indicators::groups::OTHER {
        return other();
    }
    if let Some(classes) = catalogue.classifications.get(dimension) {
        return classes.classes.get(code).map_or_else(other, |class| class.title.clone());
    }
    if let Some(list) = catalogue.classifications.get(code).filter(|_| dimension.contains(indicators::groups::BESIDE)) {
        return list.title.clone();
    }
    let area = || catalogue.areas.get(code).map(|a| a.title.clone());
    let lists = || catalogue.edition_of(dimension, period.last_day()).into_iter().chain(catalogue.nomenclatures.values());
    let listed = || lists().find_map(|n| n.entries.get(code)).map(|e| e.title.clone());
    let known = if matches!(methodology::split(dimension).0, "industry" | "division") { listed() } else { area() };
    known.unwrap_or_else(|| Text::new(code, code))
}
