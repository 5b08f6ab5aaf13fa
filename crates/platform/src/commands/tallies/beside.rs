//! A tally beside what offices filed under the same name: where the two differ, that has to be explained.

use crate::failure::Failure;
use crate::render;
use crate::workspace::Workspace;
use figures::goal::Counting;
use figures::{Class, Issue, Lang, Moment, Place, Text};
use indicators::OwnItem;
use ledger::{OFFICE, UnitState};
use methodology::catalogue::{Catalogue, Form, Item, Tally};
use publication::disclosure::{Disclosed, Gate};
use std::collections::BTreeSet;

/// What offices filed otherwise than the records say, of a tally as far as both may be seen.
pub(super) async fn issues(work: &Workspace, (tally, counted): (&Tally, &Disclosed), gate: &Gate) -> Result<Vec<Issue>, Failure> {
    let (id, as_of) = (counted.id(), counted.attributes().as_of);
    let mut found = Vec::new();
    for (form, item) in namesakes(&work.catalogue, tally) {
        for office in offices(work, form, &id.area, as_of).await? {
            let own = OwnItem { form, item, unit: &office.unit, office: true, area: &id.area, counting: Counting::AsKnown };
            let filed = work.engine.filed(&own, &[id.period], as_of).await?;
            let filed = filed.into_iter().map(|figure| gate.pass(figure)).filter(|filed| differ(counted, filed));
            found.extend(filed.map(|filed| issue(tally, counted, (item, &filed), &office)));
        }
    }
    Ok(found)
}

/// Items of the forms of offices that are called what the tally is called: the same count from another hand.
fn namesakes<'c>(catalogue: &'c Catalogue, tally: &Tally) -> Vec<(&'c Form, &'c Item)> {
    let called = names(&tally.title, &tally.aliases);
    let of_offices = catalogue.forms.values().filter(|form| form.panel.as_deref() == Some(OFFICE));
    let items = of_offices.flat_map(|form| form.items.values().map(move |item| (form, item)));
    items.filter(|(_, item)| !called.is_disjoint(&names(&item.title, &item.aliases))).collect()
}

fn names<'t>(title: &'t Text, aliases: &'t [String]) -> BTreeSet<&'t str> {
    std::iter::once(title.zh.as_str()).chain(aliases.iter().map(String::as_str)).collect()
}

/// The offices of an area that ever filed a form; where packs define no areas, all of them.
async fn offices(work: &Workspace, form: &Form, area: &str, as_of: Moment) -> Result<Vec<UnitState>, Failure> {
    let filers = work.ledger.history(&form.id, as_of).await?.into_iter().map(|value| value.unit).collect();
    let states = work.ledger.register_of(&filers, as_of.day(work.zone()), as_of).await?;
    let here = |state: &UnitState| area.is_empty() || state.attributes.get("area").is_some_and(|own| own == area);
    Ok(states.into_iter().filter(|state| state.is_office() && here(state)).collect())
}

/// Whether both are known and are not the same number.
fn differ(counted: &Disclosed, filed: &Disclosed) -> bool {
    let filed = filed.outcome().value().and_then(|value| filed.measure().convert(value, counted.measure()));
    counted.outcome().value().zip(filed).is_some_and(|(counted, filed)| counted != filed)
}

fn issue(tally: &Tally, counted: &Disclosed, (item, filed): (&Item, &Disclosed), office: &UnitState) -> Issue {
    let shown = |figure: &Disclosed, lang: Lang| {
        let decimals = figure.outcome().value().map_or(0, |value| value.normalize().scale());
        render::value(figure.figure(), figure.measure(), decimals, lang)
    };
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| [shown(counted, lang), shown(filed, lang)]);
    let name = office.attributes.get("name").unwrap_or(&office.unit);
    let code = &filed.id().indicator;
    let reason = Text::new(
        format!("{}：台账计 {}，{name}填报“{}”（{code}）{}", tally.title.zh, zh[0], item.title.zh, zh[1]),
        format!("{}: {} by the records, and {name} filed {} of `{}` ({code})", tally.title.en, en[0], en[1], item.title.en),
    );
    let issue = Issue::blocking("filed-otherwise", Place::file(counted.id().to_string()), reason).of_class(Class::C);
    issue.hint(
        "核对入账日期与填报口径，说明差异原因",
        "look at the dates in the records and at what the office counts, and say why they differ",
    )
}
