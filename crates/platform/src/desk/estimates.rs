//! Late filers of a period that are estimated: what was decided, and which figures it bears on.

use super::fault::Fault;
use super::subject::{form_of, period_of};
use crate::failure::Failure;
use crate::workspace::Workspace;
use figures::{Moment, Period};
use indicators::Request;
use ledger::{Estimate, Note};
use methodology::catalogue::Imputation;

/// Decides by which method of the packs the late filers of a form and period are estimated; `None` ends it. What is kept of it in the
/// trail names the period.
///
/// # Errors
/// [`Fault::NotFound`] of a form or period there is none of, or of a method that no pack has.
pub async fn estimate(
    work: &Workspace,
    at: (&str, &str),
    method: Option<&str>,
    reason: &str,
    (person, now, note): (&str, Moment, Note),
) -> Result<(), Fault> {
    let form = form_of(work, at.0)?;
    let period = period_of(form, at.1)?.to_string();
    if let Some(method) = method {
        method_of(work, method)?;
    }
    let ledger = work.ledger.telling(note.about(format!("period:{}/{period}", form.id)));
    Ok(ledger.estimate_late((&form.id, &period), method, reason, (person, now)).await?)
}

/// A method of the packs.
pub fn method_of<'w>(work: &'w Workspace, method: &str) -> Result<&'w Imputation, Fault> {
    let known = || work.catalogue.imputations.keys().cloned().collect::<Vec<_>>().join("、");
    work.catalogue.imputations.get(method).ok_or_else(|| {
        Fault::not_found(
            format!("没有估算方法“{method}”；有：{}", known()),
            format!("there is no method `{method}`; there are: {}", known()),
        )
    })
}

/// What was decided of a form and period, as known at a moment.
pub async fn decided(work: &Workspace, form: &str, period: Period, as_of: Moment) -> Result<Option<Estimate>, Fault> {
    let all = work.ledger.estimates(as_of).await?;
    Ok(all.into_iter().find(|one| one.form == form && one.period == period.to_string()))
}

/// The method by which late filers are estimated in what is asked for, where that was decided of a form behind it.
pub async fn estimated_by(work: &Workspace, request: &Request) -> Result<Option<String>, Fault> {
    let all = work.ledger.estimates(request.as_of).await?;
    let last = request.period.last_day();
    let within: Vec<&Estimate> = all.iter().filter(|one| one.period.parse::<Period>().is_ok_and(|p| p.last_day() == last)).collect();
    if within.is_empty() {
        return Ok(None);
    }
    let forms = work.engine.forms_behind(request).map_err(Failure::from)?;
    Ok(within.into_iter().find(|one| forms.contains(&one.form)).map(|one| one.method.clone()))
}
