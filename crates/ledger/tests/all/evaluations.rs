//! Runs of scorecards, objections with their clock, answers, classes that people decided.

use crate::support::{ledger, moment, unit};
use figures::Moment;
use ledger::{ClassDecision, ClassEffect, Error, Ledger, NewObjection, NewRun, Reply, RunRow, Said, Stage};

fn said(person: &str, known: &str) -> Said {
    Said { text: "因".to_owned(), person: person.to_owned(), known: moment(known), recorded: moment("2023-12-31") }
}

fn row(n: u32, rank: u32, grade: &str) -> RunRow {
    RunRow {
        subject: unit(n).as_str().to_owned(),
        group: String::new(),
        score: Some("100.25".to_owned()),
        rank: Some(rank),
        grade: Some(grade.to_owned()),
        estimated: false,
        reason: None,
    }
}

fn run(stage: Stage, known: &str, window: Option<(&str, &str)>) -> NewRun {
    NewRun {
        card: "per_mu.huangyan".to_owned(),
        period: "2022".to_owned(),
        stage,
        as_of: moment(known),
        definition: "2022-12-31".parse().unwrap(),
        packs: "abc".to_owned(),
        explained: b"subject,score".to_vec(),
        follows: None,
        window: window.map(|(from, until)| (at(from), at(until))),
        said: said("科员甲", known),
        rows: vec![row(2, 1, "A"), row(1, 2, "B")],
    }
}

fn at(text: &str) -> Moment {
    moment(text)
}

fn objection(run: i64, n: u32, known: &str) -> NewObjection {
    let said = said("企业丙", known);
    NewObjection { run, subject: unit(n).as_str().to_owned(), term: Some("tax".to_owned()), claimed: Some("130".to_owned()), said }
}

async fn public(ledger: &Ledger) -> i64 {
    ledger.keep_run(&run(Stage::Public, "2023-09-25", Some(("2023-09-26", "2023-09-28")))).await.unwrap()
}

fn code(error: &Error) -> &'static str {
    error.code()
}

#[tokio::test]
async fn a_run_comes_back_as_it_was_kept() {
    let (_dir, ledger) = ledger().await;
    let id = public(&ledger).await;
    let (kept, rows) = ledger.run(id).await.unwrap();
    assert_eq!(rows, run(Stage::Public, "2023-09-25", None).rows);
    assert_eq!((kept.stage, kept.definition.to_string()), (Stage::Public, "2022-12-31".to_owned()));
    assert_eq!(kept.window, Some((at("2023-09-26"), at("2023-09-28"))));
    assert!(ledger.runs(moment("2023-09-24")).await.unwrap().is_empty());
    assert_eq!(ledger.runs(moment("2023-09-25")).await.unwrap(), [kept]);
    assert_eq!(ledger.explained(&ledger.run(id).await.unwrap().0).unwrap(), b"subject,score");
    assert_eq!(code(&ledger.run(99).await.unwrap_err()), "no-run");
}

#[tokio::test]
async fn an_objection_is_heard_within_the_window_and_of_whom_is_in_the_run() {
    let (_dir, ledger) = ledger().await;
    let trial = ledger.keep_run(&run(Stage::Trial, "2023-09-20", None)).await.unwrap();
    let id = public(&ledger).await;
    for (run, who, known, refused) in [
        (trial, 1, "2023-09-26", "not-public"),
        (id, 1, "2023-09-25", "not-open-yet"),
        (id, 1, "2023-09-29", "closed"),
        (id, 7, "2023-09-27", "not-in-run"),
        (99, 1, "2023-09-27", "no-run"),
    ] {
        assert_eq!(code(&ledger.object(&objection(run, who, known), &[]).await.unwrap_err()), refused);
    }
    // The last moment of the window still counts.
    let heard = ledger.object(&objection(id, 1, "2023-09-28"), &[("税票.pdf".to_owned(), b"proof".to_vec())]).await.unwrap();
    let all = ledger.objections(moment("2023-10-01")).await.unwrap();
    assert_eq!((all.len(), all[0].id, all[0].evidence[0].file.as_str()), (1, heard, "税票.pdf"));
    assert!(ledger.objections(moment("2023-09-27")).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_objection_is_answered_once_by_another_person_and_later() {
    let (_dir, ledger) = ledger().await;
    let run = public(&ledger).await;
    let first = ledger.object(&objection(run, 1, "2023-09-27"), &[]).await.unwrap();
    let second = ledger.object(&objection(run, 2, "2023-09-27"), &[]).await.unwrap();
    let answer = async |id, reply, who: &str, known: &str| ledger.answer(id, reply, &said(who, known)).await.map_err(|e| e.code());
    assert_eq!(answer(first, Reply::Upheld, "企业 丙", "2023-10-08").await, Err("same-person"));
    assert_eq!(answer(first, Reply::Rejected, "科长乙", "2023-09-26").await, Err("answer-before"));
    assert_eq!(answer(first, Reply::Withdrawn, "科长乙", "2023-10-08").await, Err("not-its-author"));
    assert_eq!(answer(first, Reply::Upheld, "科长乙", "2023-10-08").await, Ok(()));
    assert_eq!(answer(first, Reply::Rejected, "科长乙", "2023-10-09").await, Err("answered"));
    assert_eq!(answer(second, Reply::Withdrawn, "企业丙", "2023-10-08").await, Ok(()));
    let all = ledger.objections(moment("2023-10-08")).await.unwrap();
    assert_eq!(all.iter().map(|o| o.answer.as_ref().map(|a| a.reply)).collect::<Vec<_>>(), [Some(Reply::Upheld), Some(Reply::Withdrawn)]);
    let before = ledger.objections(moment("2023-10-07")).await.unwrap();
    assert!(before.iter().all(|o| o.answer.is_none()));
}

#[tokio::test]
async fn what_is_recognised_was_public_and_is_settled() {
    let (_dir, ledger) = ledger().await;
    let recognise = async |known: &str| ledger.keep_run(&run(Stage::Recognised, known, None)).await.map_err(|e| e.code());
    assert_eq!(recognise("2023-10-20").await, Err("not-public-yet"));
    let id = public(&ledger).await;
    assert_eq!(recognise("2023-09-27").await, Err("still-open"));
    let heard = ledger.object(&objection(id, 1, "2023-09-27"), &[]).await.unwrap();
    assert_eq!(recognise("2023-10-20").await, Err("objections-open"));
    ledger.answer(heard, Reply::Rejected, &said("科长乙", "2023-10-21")).await.unwrap();
    assert_eq!(recognise("2023-10-20").await, Err("objections-open"), "the answer came a day later");
    assert!(recognise("2023-10-21").await.is_ok());
    let other = NewRun { period: "2021".to_owned(), follows: Some(id), ..run(Stage::Trial, "2023-10-22", None) };
    assert_eq!(ledger.keep_run(&other).await.map_err(|e| e.code()), Err("other-run"));
}

#[tokio::test]
async fn of_decisions_on_a_class_the_newest_holds_until_it_is_lifted() {
    let (_dir, ledger) = ledger().await;
    let decide = async |effect, class: Option<&str>, known: &str| {
        let new = ClassDecision {
            id: 0,
            card: "per_mu.huangyan".to_owned(),
            period: "2022".to_owned(),
            subject: unit(1).as_str().to_owned(),
            effect,
            class: class.map(str::to_owned),
            objection: None,
            said: said("科长乙", known),
        };
        ledger.decide_class(&new).await.unwrap()
    };
    decide(ClassEffect::Is, Some("B"), "2023-10-01").await;
    decide(ClassEffect::AtLeast, Some("C"), "2023-10-03").await;
    decide(ClassEffect::Lifted, None, "2023-10-05").await;
    let held = async |known: &str| {
        let held = ledger.class_decisions("per_mu.huangyan", "2022", moment(known)).await.unwrap();
        held.into_iter().map(|d| (d.effect.word(), d.class.unwrap_or_default())).collect::<Vec<_>>()
    };
    assert_eq!(held("2023-09-30").await, []);
    assert_eq!(held("2023-10-02").await, [("is", "B".to_owned())]);
    assert_eq!(held("2023-10-04").await, [("at_least", "C".to_owned())]);
    assert_eq!(held("2023-10-05").await, []);
}
