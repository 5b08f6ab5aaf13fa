//! Objecting, answering, deciding on a class.

use super::Talk;
use crate::cli::{Answered, Classed, Object};
use crate::commands::edits::said as signed;
use crate::commands::import;
use crate::commands::scorecard::{Asked, card, judge, period};
use crate::failure::{Failure, NOT_FOUND, OK, USAGE};
use crate::workspace::Workspace;
use figures::Period;
use ledger::{ClassDecision, ClassEffect, NewObjection, Reply, Said};
use methodology::catalogue::Scorecard;

pub(super) async fn object(args: &Object, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    let said = signed(&args.who, words(&args.text)?, work)?;
    let (run, _) = work.ledger.run(args.run).await?;
    if let Some(term) = &args.term {
        known_term(work, &run.card, term)?;
    }
    let new = NewObjection {
        run: args.run,
        subject: args.subject.clone(),
        term: args.term.clone(),
        claimed: args.claim.clone(),
        entered_late: args.late_entry.clone(),
        said,
    };
    let id = work.ledger.object(&new, &import::files(&args.evidence)?).await?;
    Ok(done(talk, ("已受理异议", "objection"), id))
}

pub(super) async fn answer(args: &Answered, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    let reply = [Reply::Upheld, Reply::Rejected, Reply::Withdrawn].into_iter().find(|reply| reply.word() == args.reply);
    let reply = reply.ok_or_else(|| Failure::usage(("答复", "answer"), &args.reply, "upheld, rejected, withdrawn"))?;
    work.ledger.answer(args.objection, reply, &signed(&args.who, words(&args.text)?, work)?).await?;
    let said = match reply {
        Reply::Upheld => ("已采纳异议", "upheld objection"),
        Reply::Rejected => ("不予采纳异议", "rejected objection"),
        Reply::Withdrawn => ("已撤回异议", "withdrew objection"),
    };
    Ok(done(talk, said, args.objection))
}

pub(super) async fn class(args: &Classed, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    let (effect, class) = effect(&args.effect)?;
    known_class(card(&work.catalogue, &args.id)?, class.as_deref())?;
    let said = signed(&args.who, words(&args.text)?, work)?;
    let period = over(&args.period, &said, work)?;
    is_judged(args, period, &said, work).await?;
    let decision = ClassDecision {
        id: 0,
        card: args.id.clone(),
        period: period.to_string(),
        subject: args.subject.clone(),
        effect,
        class,
        objection: args.objection,
        said,
    };
    let id = work.ledger.decide_class(&decision).await?;
    Ok(done(talk, ("已记录等级决定", "decision on the class"), id))
}

/// That the card has classes, and this one among them.
fn known_class(card: &Scorecard, class: Option<&str>) -> Result<(), Failure> {
    let Some(classes) = &card.classes else {
        let (zh, en) =
            (format!("评分卡“{}”不分等级，没有可决定的", card.id), format!("scorecard `{}` has no classes to decide on", card.id));
        return Err(Failure::new(USAGE, zh, en));
    };
    let there: Vec<&str> = classes.grades.iter().map(|g| g.grade.as_str()).collect();
    match class.filter(|class| !there.contains(class)) {
        None => Ok(()),
        Some(class) => {
            let list = there.join(", ");
            Err(Failure::new(NOT_FOUND, format!("没有等级“{class}”；有：{list}"), format!("there is no class `{class}`; there are {list}")))
        }
    }
}

/// A period that was over when the decision is known.
fn over(text: &str, said: &Said, work: &Workspace) -> Result<Period, Failure> {
    let period = period(text)?;
    let day = said.known.day(work.zone());
    if period.last_day() < day {
        return Ok(period);
    }
    Err(Failure::new(
        USAGE,
        format!("{period} 到 {day} 尚未结束，没有可决定的等级"),
        format!("{period} is not over on {day}: there is no class to decide on"),
    ))
}

/// That the card judges the subject in the period, as known when the decision is.
async fn is_judged(args: &Classed, period: Period, said: &Said, work: &Workspace) -> Result<(), Failure> {
    let asked = Asked { id: &args.id, period, definition: None, as_of: said.known, scenario: None };
    let (board, _) = judge(work, &asked).await?;
    if board.subjects.contains(&args.subject) {
        return Ok(());
    }
    let (subject, id) = (&args.subject, &args.id);
    let near = methodology::nearest_of(subject, board.subjects.iter().map(String::as_str), 3).join(", ");
    let (zh, en) = match near.as_str() {
        "" => ("没有评价对象".to_owned(), "nobody is".to_owned()),
        near => (format!("相近的有：{near}"), format!("the nearest are {near}")),
    };
    Err(Failure::new(
        NOT_FOUND,
        format!("{subject} 不在 {id} {period} 的评价范围内；{zh}"),
        format!("{subject} is not judged by {id} in {period}; {en}"),
    ))
}

/// `is:A`, `at_best:B`, `at_least:C`, `lifted`
fn effect(text: &str) -> Result<(ClassEffect, Option<String>), Failure> {
    let wrong = || Failure::usage(("决定", "decision"), text, "is:A, at_best:B, at_least:C, lifted");
    if text == ClassEffect::Lifted.word() {
        return Ok((ClassEffect::Lifted, None));
    }
    let (word, class) = text.split_once(':').ok_or_else(wrong)?;
    let all = [ClassEffect::Is, ClassEffect::AtBest, ClassEffect::AtLeast];
    let effect = all.into_iter().find(|effect| effect.word() == word).ok_or_else(wrong)?;
    Ok((effect, Some(class.to_owned())))
}

fn known_term(work: &Workspace, id: &str, term: &str) -> Result<(), Failure> {
    let Ok(found) = card(&work.catalogue, id) else { return Ok(()) };
    if found.terms.iter().any(|t| t.id == term) {
        return Ok(());
    }
    let list = found.terms.iter().map(|t| t.id.as_str()).collect::<Vec<_>>().join(", ");
    if list.is_empty() {
        return Err(Failure::new(NOT_FOUND, format!("评分卡“{id}”没有评分项"), format!("scorecard `{id}` has no terms")));
    }
    Err(Failure::new(NOT_FOUND, format!("没有评分项“{term}”；有：{list}"), format!("there is no term `{term}`; there are {list}")))
}

fn words(text: &str) -> Result<&str, Failure> {
    match text.trim() {
        "" => Err(Failure::new(USAGE, "--text 不能为空", "--text is empty")),
        text => Ok(text),
    }
}

fn done(talk: Talk, (zh, en): (&str, &str), id: i64) -> u8 {
    if talk.json {
        talk.document(&serde_json::json!({ "id": id }));
    } else {
        crate::out::line(&format!("{} {id}", talk.say(zh, en)));
    }
    OK
}
