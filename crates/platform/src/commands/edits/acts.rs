//! Explaining an issue, asking for an exemption, deciding on one. What is said holds for the values of the issue.

use super::present::{self, Wanted};
use crate::cli::{Act, Decide, Exempt, Explained, Subject, Who};
use crate::commands::figure::period;
use crate::commands::import::known_form;
use crate::commands::{Talk, import};
use crate::failure::{Failure, NO_RIGHT, NOT_FOUND, OK, USAGE};
use crate::workspace::{Workspace, now};
use figures::{Class, CreditCode, Moment, Period};
use jiff::civil::Date;
use ledger::{About, Said, Verdict};
use methodology::catalogue::Edit;
use std::collections::BTreeSet;

/// Carries it out.
pub async fn run(act: &Act, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    match act {
        Act::Explain(args) => explain(args, work, talk).await,
        Act::Exempt(args) => exempt(args, work, talk).await,
        Act::Approve(args) => decide(args, Verdict::Approved, work, talk).await,
        Act::Refuse(args) => decide(args, Verdict::Refused, work, talk).await,
        Act::Revoke(args) => decide(args, Verdict::Revoked, work, talk).await,
    }
}

async fn explain(args: &Explained, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    let (edit, about, period) = subject(&args.subject, work).await?;
    if !classes(edit).iter().any(|class| matches!(class, Class::B | Class::C)) {
        let id = &edit.id;
        return Err(Failure::new(
            NO_RIGHT,
            format!("{id} 不属于可以说明的类别（B、C）：只能改正数据"),
            format!("{id} is of no class that is explained (B, C): the value has to be corrected"),
        ));
    }
    let text = words(&args.text, "--text")?;
    let said = said(&args.who, text, work)?;
    let wanted = Wanted { edit, about: &about, period, as_of: said.known, files: &args.subject.file };
    let basis = present::basis(work, &wanted, |class| matches!(class, Class::B | Class::C)).await?;
    let id = work.ledger.explain(&about, &said, &basis, &import::files(&args.evidence)?).await?;
    Ok(done(talk, ("已记录说明", "explanation"), id))
}

async fn exempt(args: &Exempt, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    let (edit, about, period) = subject(&args.subject, work).await?;
    if about.unit.is_none() {
        return Err(Failure::new(USAGE, "豁免要写明单位：--unit", "an exemption is for a unit: --unit"));
    }
    if !classes(edit).iter().any(|class| edit.may_exempt(*class)) {
        let id = &edit.id;
        return Err(Failure::new(
            NO_RIGHT,
            format!("{id} 不能豁免：只有 B 类，以及方法包写明 exemptible 的 A 类可以"),
            format!("{id} takes no exemption: only class B does, and class A where the pack says `exemptible`"),
        ));
    }
    let until = args.until.as_deref().map(day).transpose()?;
    let said = said(&args.who, words(&args.reason, "--reason")?, work)?;
    let wanted = Wanted { edit, about: &about, period, as_of: said.known, files: &args.subject.file };
    let basis = present::basis(work, &wanted, |class| edit.may_exempt(class)).await?;
    let id = work.ledger.ask_exemption(&about, &said, until, &basis, &import::files(&args.evidence)?).await?;
    Ok(done(talk, ("已申请豁免，待另一人审批", "exemption, to be approved by another person:"), id))
}

async fn decide(args: &Decide, verdict: Verdict, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    let note = args.note.clone().unwrap_or_default();
    work.ledger.decide(args.exemption, verdict, &said(&args.who, &note, work)?).await?;
    let words = match verdict {
        Verdict::Approved => ("已批准豁免", "approved exemption"),
        Verdict::Refused => ("已驳回豁免", "refused exemption"),
        Verdict::Revoked => ("已撤销豁免", "revoked exemption"),
    };
    Ok(done(talk, words, args.exemption))
}

fn done(talk: Talk, (zh, en): (&str, &str), id: i64) -> u8 {
    if talk.json {
        talk.document(&serde_json::json!({ "id": id }));
    } else {
        crate::out::line(&format!("{} {id}", talk.say(zh, en)));
    }
    OK
}

/// The edit, what of it is meant, and the period, without which nothing tells which values are meant; every name is one
/// that exists.
async fn subject<'w>(args: &Subject, work: &'w Workspace) -> Result<(&'w Edit, About, Period), Failure> {
    let edit = work.catalogue.edits.get(&args.edit).ok_or_else(|| unknown_edit(&args.edit, work))?;
    let unit = match &args.unit {
        Some(code) => Some(unit(code, work).await?),
        None if edit.macros.is_empty() => return Err(Failure::new(USAGE, "要写明单位：--unit", "the unit is to be named: --unit")),
        None => None,
    };
    let form = args.form.clone().or_else(|| edit.form.clone()).map(|form| known_form(form, work)).transpose()?;
    let period = period(args.period.as_deref().ok_or_else(no_period)?)?.as_filed();
    let about = About { edit: edit.id.clone(), unit, form, period: Some(period.to_string()), item: args.item.clone() };
    Ok((edit, about, period))
}

fn no_period() -> Failure {
    Failure::new(
        USAGE,
        "要写明报告期：--period；说明和豁免只对当时的数值有效，期别照 `wanmu edits` 所列",
        "the period is to be named: --period, as `wanmu edits` lists it; what is said holds for the values of that issue only",
    )
}

fn unknown_edit(id: &str, work: &Workspace) -> Failure {
    let all = work.catalogue.edits.keys().cloned().collect::<Vec<_>>().join(", ");
    Failure::new(NOT_FOUND, format!("没有审核关系“{id}”；现有：{all}"), format!("edit `{id}` not found; there are: {all}"))
}

async fn unit(code: &str, work: &Workspace) -> Result<String, Failure> {
    let parsed = CreditCode::parse(code, &work.catalogue.code_exceptions).map_err(|fault| Failure::code(code, &fault))?;
    if work.ledger.units().await?.contains(parsed.as_str()) {
        return Ok(parsed.as_str().to_owned());
    }
    Err(Failure::new(NOT_FOUND, format!("名录中没有单位 {code}"), format!("the register has no unit {code}")))
}

/// The classes an edit's issues may be of.
fn classes(edit: &Edit) -> BTreeSet<Class> {
    let checks = edit.checks.iter().chain(edit.outliers.iter().map(|o| &o.check)).map(|c| c.class.as_str());
    checks.chain([edit.class.as_str()]).filter_map(Class::parse).collect()
}

/// Words that say something.
fn words<'t>(text: &'t str, flag: &str) -> Result<&'t str, Failure> {
    match text.trim() {
        "" => Err(Failure::new(USAGE, format!("{flag} 没有内容"), format!("{flag} is empty"))),
        text => Ok(text),
    }
}

/// Who says something, and when. What is not said is nothing.
/// Who says what, and since when it is known: not later than now.
pub fn said(who: &Who, text: &str, work: &Workspace) -> Result<Said, Failure> {
    let person = who.by.trim().to_owned();
    if person.is_empty() {
        return Err(Failure::new(USAGE, "要写明由谁处理：--by", "who does it is to be named: --by"));
    }
    let (known, recorded) = (work.moment(who.known_at.as_deref())?, now());
    if known.day(work.zone()) > recorded.day(work.zone()) {
        return Err(Failure::usage(("时间", "time"), who.known_at.as_deref().unwrap_or_default(), "<= now"));
    }
    Ok(Said { text: text.trim().to_owned(), person, known: earlier(known, recorded), recorded })
}

/// A bare date of today ends later than now: what is said today is known now.
fn earlier(known: Moment, recorded: Moment) -> Moment {
    known.min(recorded)
}

fn day(text: &str) -> Result<Date, Failure> {
    text.parse().map_err(|_| Failure::usage(("日期", "date"), text, "2021-12-31"))
}
