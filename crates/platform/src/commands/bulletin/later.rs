//! What became known after an issue's moment and is not counted in it: by day, form, item and period, never by unit.

use super::gather;
use super::issue::Issue;
use crate::failure::Failure;
use crate::workspace::{Workspace, now};
use figures::{Lang, Period, Text};
use std::collections::{BTreeMap, BTreeSet};

/// One sentence for each day, item and period.
pub async fn known(issue: &Issue, work: &Workspace) -> Result<Vec<Text>, Failure> {
    if issue.as_of >= now() {
        return Ok(Vec::new());
    }
    let mut groups: BTreeMap<(String, String, Period), BTreeSet<i64>> = BTreeMap::new();
    for slot in issue.bulletin.figures.values() {
        for line in work.engine.known_later(&gather::id(issue, slot, issue.period), issue.as_of).await? {
            let f = line.fact;
            let key = (f.known.day(work.zone()).to_string(), format!("{}.{}", f.form, f.item), f.period.parse().unwrap_or(issue.period));
            groups.entry(key).or_default().insert(f.id);
        }
    }
    Ok(groups.into_iter().map(|((day, item, period), facts)| restatement(&day, &item, period, facts.len())).collect())
}

fn restatement(day: &str, item: &str, period: Period, count: usize) -> Text {
    let (values, were) = if count == 1 { ("value", "is") } else { ("values", "are") };
    Text::new(
        format!("此后 {day} 得知 {item}（{}）{count} 个数值，未计入本期。", period.label(Lang::Zh)),
        format!("{count} {values} of {item} ({}) known later, on {day}, {were} not counted here.", period.label(Lang::En)),
    )
}
