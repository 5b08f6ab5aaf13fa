//! Objecting, answering, deciding on a class.

use super::Talk;
use crate::cli::{Answered, Classed, Object};
use crate::commands::edits::said as signed;
use crate::commands::import;
use crate::commands::scorecard::{card, period};
use crate::failure::{Failure, NOT_FOUND, OK, USAGE};
use crate::workspace::Workspace;
use ledger::{ClassDecision, ClassEffect, NewObjection, Reply};

pub(super) async fn object(args: &Object, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    let said = signed(&args.who, words(&args.text)?, work)?;
    let (run, _) = work.ledger.run(args.run).await?;
    if let Some(term) = &args.term {
        known_term(work, &run.card, term)?;
    }
    let new = NewObjection { run: args.run, subject: args.subject.clone(), term: args.term.clone(), claimed: args.claim.clone(), said };
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
    let found = card(&work.catalogue, &args.id)?;
    let (effect, class) = effect(&args.effect)?;
    let grades: Vec<&str> = found.classes.iter().flat_map(|c| c.grades.iter().map(|g| g.grade.as_str())).collect();
    if let Some(class) = class.as_deref().filter(|class| !grades.contains(class)) {
        let list = grades.join(", ");
        return Err(Failure::new(
            NOT_FOUND,
            format!("没有等级“{class}”；有：{list}"),
            format!("there is no class `{class}`; there are {list}"),
        ));
    }
    let decision = ClassDecision {
        id: 0,
        card: args.id.clone(),
        period: period(&args.period)?.to_string(),
        subject: args.subject.clone(),
        effect,
        class,
        objection: args.objection,
        said: signed(&args.who, words(&args.text)?, work)?,
    };
    let id = work.ledger.decide_class(&decision).await?;
    Ok(done(talk, ("已记录等级决定", "decision on the class"), id))
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
