//! `wanmu affects`: the figures that move if a filing changes.

use super::Talk;
use super::figure::{gate, period};
use super::import::known_form;
use crate::cli::Affects;
use crate::failure::{Failure, NO_RIGHT, NOT_FOUND, OK};
use crate::workspace::Workspace;
use figures::{CreditCode, Role};
use indicators::affects::{Affected, Filing};
use serde_json::{Value, json};
use std::path::Path;

/// Lists and prints.
pub async fn run(args: &Affects, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let filing = filing(args, &work).await?;
    let as_of = work.moment(args.reading.as_of.as_deref())?;
    if !gate(&work, &args.reading.audience)?.microdata(&filing.unit) {
        return Err(Failure::new(NO_RIGHT, "单个单位的填报对该受众不公开", "filings of single units are not shown to this audience"));
    }
    let affected = work.engine.affects(&filing, as_of).await?;
    if talk.json {
        talk.document(&document(&filing, &affected));
        return Ok(OK);
    }
    let later = talk.say("一年后（上年公布数）", "a year later (what was published)");
    for figure in &affected {
        let note = if figure.a_year_later { format!("\t{later}") } else { String::new() };
        crate::out::line(&format!("{}{note}", figure.id));
    }
    eprintln!("{} {}", affected.len(), talk.say("个数会变动", "figures would move"));
    Ok(OK)
}

async fn filing(args: &Affects, work: &Workspace) -> Result<Filing, Failure> {
    let unit = CreditCode::parse(&args.unit, &work.catalogue.code_exceptions).map_err(|fault| Failure::code(&args.unit, &fault))?;
    if !work.ledger.units().await?.contains(unit.as_str()) {
        return Err(Failure::new(NOT_FOUND, format!("名录中没有单位 {unit}"), format!("the register has no unit {unit}")));
    }
    let form = known_form(args.form.clone(), work)?;
    args.item.as_ref().map(|item| known_item(&form, item, work)).transpose()?;
    Ok(Filing {
        unit: unit.as_str().to_owned(),
        form,
        period: period(&args.period)?.as_filed(),
        role: if args.same_period { Role::SamePeriod } else { Role::Current },
        item: args.item.clone(),
    })
}

fn known_item(form: &str, item: &str, work: &Workspace) -> Result<(), Failure> {
    let Some(form) = work.catalogue.forms.get(form).filter(|form| work.catalogue.item(form, item).is_none()) else { return Ok(()) };
    let (id, all) = (&form.id, form.items.keys().cloned().collect::<Vec<_>>().join(", "));
    Err(Failure::new(
        NOT_FOUND,
        format!("报表 {id} 没有指标代码“{item}”；现有：{all}"),
        format!("form {id} has no item `{item}`; there are: {all}"),
    ))
}

fn document(filing: &Filing, affected: &[Affected]) -> Value {
    let figure = |a: &Affected| {
        json!({
            "id": a.id.to_string(), "indicator": a.id.indicator, "period": a.id.period.to_string(), "area": a.id.area,
            "basis": a.id.basis.word(), "price": a.id.price.word(), "a_year_later": a.a_year_later,
        })
    };
    json!({
        "filing": {
            "unit": filing.unit, "form": filing.form, "period": filing.period.to_string(), "role": filing.role.word(), "item": filing.item,
        },
        "figures": affected.iter().map(figure).collect::<Vec<_>>(),
    })
}
