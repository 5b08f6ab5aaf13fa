//! What a subject's values rest on: filings, holdings and observations, each with its file and line.

use super::print::say;
use crate::columns::aligned;
use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::holdings::held;
use assessment::scorecard::name_of;
use figures::{Lang, Moment, Period, Place, observation};
use methodology::catalogue::{Judged, Scorecard};
use methodology::score::Operand;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A statement of the book.
pub struct Ground {
    /// As formulas name the value.
    name: String,
    /// What is stated, in words of the book.
    says: String,
    /// Where it was written.
    place: String,
    /// When it became known.
    known: Moment,
}

/// What the values of a subject rest on, for a period as known at a moment.
pub async fn grounds(work: &Workspace, card: &Scorecard, code: &str, period: Period, as_of: Moment) -> Result<Vec<Ground>, Failure> {
    match &card.of {
        Judged::Panel(panel) => observed(work, card, (panel, code), period, as_of).await,
        Judged::Units(_) => {
            let mut all = filed(work, card, code, period, as_of).await?;
            all.extend(holdings(work, card, code, period, as_of).await?);
            Ok(all)
        }
    }
}

async fn filed(work: &Workspace, card: &Scorecard, code: &str, period: Period, as_of: Moment) -> Result<Vec<Ground>, Failure> {
    let named: BTreeSet<(&str, &str)> = card
        .operands
        .iter()
        .filter_map(|operand| match operand {
            Operand::Item { form, item } => Some((form.as_str(), item.as_str())),
            _ => None,
        })
        .collect();
    let forms = named.iter().filter_map(|(form, _)| work.catalogue.forms.get(*form));
    let periods: BTreeSet<String> = forms.flat_map(|form| form.filed_as(period)).map(|p| p.to_string()).collect();
    let facts = work.ledger.standing_of(code, &periods.into_iter().collect::<Vec<_>>(), as_of).await?;
    let wanted =
        facts.into_iter().filter(|fact| named.contains(&(fact.form.as_str(), fact.item.as_str())) && fact.role == figures::Role::Current);
    let mut all: Vec<Ground> = wanted
        .map(|fact| Ground {
            name: format!("{}.{}", fact.form, fact.item),
            says: format!("{} = {}  r{}", fact.period, fact.value.normalize(), fact.revision),
            place: format!("{}:{}", fact.file, fact.line),
            known: fact.known,
        })
        .collect();
    all.sort_by(|a, b| (&a.name, &a.says).cmp(&(&b.name, &b.says)));
    Ok(all)
}

async fn holdings(work: &Workspace, card: &Scorecard, code: &str, period: Period, as_of: Moment) -> Result<Vec<Ground>, Failure> {
    let resources: BTreeSet<&str> = card
        .operands
        .iter()
        .filter_map(|operand| match operand {
            Operand::Held { resource, .. } | Operand::Tenants { resource, .. } => Some(resource.as_str()),
            _ => None,
        })
        .collect();
    let mut all = Vec::new();
    for id in resources {
        let Some(resource) = work.catalogue.resources.get(id) else { continue };
        let stated = work.ledger.holdings(id, as_of, &work.catalogue.code_exceptions).await?;
        // What is beyond counting was refused when the card was scored.
        let Ok(holders) = held(resource, period, &stated) else { continue };
        let own = holders.units.iter().find(|(unit, _)| unit.as_str() == code).map(|(_, held)| held);
        for edge in own.into_iter().flat_map(|held| &held.edges) {
            let stated = &stated[*edge];
            let from = stated.from.as_ref().map(|from| format!(" ← {from}")).unwrap_or_default();
            let share = stated.share.map(|share| format!(" × {share}")).unwrap_or_default();
            let amount = stated.amount.as_ref().map(|q| format!("{} {}", q.amount.normalize(), q.measure)).unwrap_or_default();
            all.push(Ground {
                name: id.to_owned(),
                says: format!("{} {} {}{from} = {amount}{share}", stated.asset, stated.tenure.word(), stated.holder),
                place: at(&stated.place),
                known: stated.known,
            });
        }
    }
    Ok(all)
}

async fn observed(
    work: &Workspace,
    card: &Scorecard,
    (panel, code): (&str, &str),
    period: Period,
    as_of: Moment,
) -> Result<Vec<Ground>, Failure> {
    let all = work.ledger.observations(panel, as_of).await?;
    let newest = observation::latest(&all);
    let of = |operand: &Operand| {
        let Operand::Measure(measure) = operand else { return None };
        let found = newest.get(&(code, measure.as_str(), period))?;
        let value = found.value.map_or_else(|| "–".to_owned(), |value| value.normalize().to_string());
        Some(Ground {
            name: name_of(operand),
            says: format!("{period} = {value}  {}", found.status.word()),
            place: at(&found.place),
            known: found.known,
        })
    };
    Ok(card.operands.iter().filter_map(of).collect())
}

fn at(place: &Place) -> String {
    format!("{}:{}", place.file, place.line)
}

/// For scripts.
pub fn document(all: &[Ground], work: &Workspace) -> Value {
    let one = |g: &Ground| json!({"name": g.name, "says": g.says, "place": g.place, "known": g.known.rfc3339(work.zone())});
    Value::Array(all.iter().map(one).collect())
}

/// For a terminal.
pub fn words(all: &[Ground], work: &Workspace, lang: Lang) -> String {
    if all.is_empty() {
        return String::new();
    }
    let rows: Vec<Vec<String>> =
        all.iter().map(|g| vec![format!("  {}", g.name), g.says.clone(), g.place.clone(), g.known.rfc3339(work.zone())]).collect();
    format!("\n{}\n{}", say(lang, "依据", "rests on"), aligned(&rows))
}
