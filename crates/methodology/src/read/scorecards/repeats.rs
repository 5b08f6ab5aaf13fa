//! Lists of a card whose parts have names: each name is there once, and every ranking group can have somebody.

use super::formulas::Work;
use super::layers::{Found, Layers};
use std::collections::BTreeSet;

/// Lists by key, and what a part of each is called.
const LISTS: [(&str, (&str, &str)); 5] = [
    ("bonus", ("加分", "bonus")),
    ("penalty", ("扣分", "penalty")),
    ("exclude", ("不排名规则", "exclusion")),
    ("overrides", ("等级调整", "override")),
    ("groups", ("排名组", "ranking group")),
];

/// The lists of a card. What is written as a mapping, such as policies, can't repeat a key.
pub(super) fn lists(layers: &Layers<'_>, work: &mut Work<'_>) {
    for (key, called) in LISTS {
        once(&layers.elements(key), "id", called, work);
    }
    if let Some(grades) = layers.get("classes").and_then(|classes| classes.under("grades")) {
        let grades: Vec<Found<'_>> = grades.node.elements().iter().map(|node| Found::element(node, grades.own)).collect();
        once(&grades, "grade", ("等级", "grade"), work);
    }
    reachable(&layers.elements("groups"), work);
}

fn once(parts: &[Found<'_>], key: &str, (zh, en): (&str, &str), work: &mut Work<'_>) {
    let mut seen = BTreeSet::new();
    for name in parts.iter().filter_map(|part| part.under(key)) {
        let text = name.node.text().unwrap_or_default();
        if !seen.insert(text) {
            let says = (format!("{zh}“{text}”重复"), format!("the {en} `{text}` is there twice"));
            work.issue(name, "duplicate-id", says, ("删去其一，或另起名称".to_owned(), "remove one, or give it another name".to_owned()));
        }
    }
}

/// Who is left goes to the first group without a condition, so that nobody comes to those after it.
fn reachable(groups: &[Found<'_>], work: &mut Work<'_>) {
    let before = groups.split_last().map_or(&[][..], |(_, before)| before);
    for group in before.iter().filter(|group| group.under("when").is_none()) {
        let id = group.node.text_of("id").unwrap_or_default();
        let says = (
            format!("排名组“{id}”没有 when，其后各组不会有对象"),
            format!("ranking group `{id}` has no `when`, which leaves nobody for those after it"),
        );
        work.issue(*group, "group-without-when", says, ("写上 when，或移到最后".to_owned(), "give it a `when`, or put it last".to_owned()));
    }
}
