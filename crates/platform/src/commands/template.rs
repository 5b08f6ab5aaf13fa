//! `wanmu template`: an official-looking workbook to fill in.

use super::Talk;
use super::figure::period;
use super::import::known_form;
use crate::cli::Template;
use crate::failure::{FAILED, Failure, NOT_FOUND, OK};
use crate::workspace::{Workspace, now};
use figures::{CreditCode, Period};
use intake::Registry;
use intake::template::Prefill;
use methodology::catalogue::Form;
use std::path::Path;

/// Writes it.
pub async fn run(args: &Template, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let id = known_form(args.form.clone(), &work)?;
    let Some(form) = work.catalogue.forms.get(&id) else { return Ok(OK) };
    let period = period(&args.period)?;
    let prefill = match &args.unit {
        Some(code) => prefill(&work, form, period, code).await?,
        None => Prefill::default(),
    };
    let bytes =
        intake::template::template(&work.catalogue, form, period, &prefill, talk.lang).map_err(|text| Failure { code: FAILED, text })?;
    let name = args.out.display().to_string();
    crate::files::give(&args.out, &bytes, &work.dir)?;
    if talk.json {
        talk.document(&serde_json::json!({"form": id, "period": period.to_string(), "file": name}));
    } else {
        crate::out::line(&format!("{} {name}", talk.say("已写入", "wrote")));
    }
    Ok(OK)
}

/// The unit's code and name, and its values of the same-period columns as the book knows them.
pub async fn prefill(work: &Workspace, form: &Form, report: Period, code: &str) -> Result<Prefill, Failure> {
    let unit = CreditCode::parse(code, &work.catalogue.code_exceptions).map_err(|fault| Failure::code(code, &fault))?;
    let registry = Registry::new(work.ledger.register_rows(&work.catalogue.code_exceptions).await?);
    let known = registry.unit(&unit).ok_or_else(|| no_unit(code))?;
    let name = known.name_at(report.last_day()).unwrap_or_default().to_owned();
    let mut prefill = Prefill { unit: Some((unit.clone(), name)), ..Prefill::default() };
    let history = work.ledger.latest_of(&form.id, unit.as_str(), now()).await?;
    for column in form.columns.iter().filter(|c| c.role == figures::Role::SamePeriod) {
        let period = column.period(report).as_filed().to_string();
        let of_period = history.iter().filter(|v| v.period == period);
        prefill.values.extend(of_period.map(|v| ((v.item.clone(), column.id.clone()), v.value)));
    }
    Ok(prefill)
}

fn no_unit(code: &str) -> Failure {
    Failure::new(NOT_FOUND, format!("名录库中没有单位“{code}”"), format!("the register has no unit `{code}`"))
}
