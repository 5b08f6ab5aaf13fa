//! What became known after an issue's moment and is not counted in it: by day, form, item and period, never by unit.

use super::gather;
use super::issue::Issue;
use crate::failure::Failure;
use crate::workspace::{Workspace, now};
use figures::{Lang, Period, Text};
use methodology::catalogue::Slot;
use std::collections::{BTreeMap, BTreeSet};

/// Periods and facts of one day and item.
type Found = (BTreeSet<Period>, BTreeSet<i64>);

/// One sentence for each day and item.
pub async fn known(issue: &Issue, work: &Workspace) -> Result<Vec<Text>, Failure> {
    if issue.as_of >= now() {
        return Ok(Vec::new());
    }
    let mut groups: BTreeMap<(String, String), Found> = BTreeMap::new();
    for slot in widest(&issue.bulletin.figures) {
        for line in work.engine.known_later(&gather::id(issue, slot, issue.period), issue.as_of).await? {
            let f = line.fact;
            let key = (f.known.day(work.zone()).to_string(), format!("{}.{}", f.form, f.item));
            let (periods, facts) = groups.entry(key).or_default();
            periods.insert(f.period.parse().unwrap_or(issue.period));
            facts.insert(f.id);
        }
    }
    Ok(groups.into_iter().map(|((day, item), found)| restatement(&day, &item, &found)).collect())
}

/// Slots without those whose growth is a slot as well: a growth goes back to the same facts and more.
fn widest(slots: &BTreeMap<String, Slot>) -> Vec<&Slot> {
    let grown = |slot: &Slot| {
        let growth = format!("{}.growth", slot.indicator);
        slots.values().any(|other| other.indicator == growth && other.of_month == slot.of_month)
    };
    slots.values().filter(|slot| !grown(slot)).collect()
}

fn restatement(day: &str, item: &str, (periods, facts): &Found) -> Text {
    let count = facts.len();
    let (values, were) = if count == 1 { ("value", "is") } else { ("values", "are") };
    let labels = |lang, by: &str| periods.iter().map(|p| p.label(lang)).collect::<Vec<_>>().join(by);
    Text::new(
        format!("此后 {day} 得知 {item}（{}）{count} 个数值，未计入本期。", labels(Lang::Zh, "、")),
        format!("{count} {values} of {item} ({}) known later, on {day}, {were} not counted here.", labels(Lang::En, ", ")),
    )
}
