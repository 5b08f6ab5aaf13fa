//! Runs of scorecards, objections with their clock, answers, classes that people decided.

use crate::support::{batch, filing, ledger, moment, unit};
use figures::Moment;
use ledger::{ClassDecision, ClassEffect, Error, Ledger, NewObjection, NewRun, Reply, RunRow, Said, Stage};

/// Recorded when it is known.
fn said(person: &str, known: &str) -> Said {
    Said { text: "因".to_owned(), person: person.to_owned(), known: moment(known), recorded: moment(known) }
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
    let (term, claimed) = (Some("tax".to_owned()), Some("130".to_owned()));
    NewObjection { run, subject: unit(n).as_str().to_owned(), term, claimed, entered_late: None, said }
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
        let new = ClassDecision { effect, class: class.map(str::to_owned), ..decision(None, "科长乙", known) };
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

/// Of the first unit: B.
fn decision(objection: Option<i64>, person: &str, known: &str) -> ClassDecision {
    ClassDecision {
        id: 0,
        card: "per_mu.huangyan".to_owned(),
        period: "2022".to_owned(),
        subject: unit(1).as_str().to_owned(),
        effect: ClassEffect::Is,
        class: Some("B".to_owned()),
        objection,
        said: said(person, known),
    }
}

#[tokio::test]
async fn a_decision_counts_from_after_what_kept_runs_knew() {
    let (_dir, ledger) = ledger().await;
    ledger.keep_run(&run(Stage::Trial, "2023-09-20", None)).await.unwrap();
    ledger.keep_run(&run(Stage::Trial, "2023-09-25", None)).await.unwrap();
    let decide = async |period: &str, known: &str| {
        let new = ClassDecision { period: period.to_owned(), ..decision(None, "科长乙", known) };
        ledger.decide_class(&new).await.map_err(|e| e.code())
    };
    assert_eq!(decide("2022", "2023-09-22").await, Err("before-kept-run"));
    assert_eq!(decide("2022", "2023-09-25").await, Err("before-kept-run"), "what is known at that moment counts");
    assert!(decide("2022", "2023-09-25T23:59:59.999999+08:00").await.is_err());
    assert!(decide("2022", "2023-09-26T00:00:00+08:00").await.is_ok());
    assert!(decide("2021", "2023-09-22").await.is_ok(), "nothing was kept of that year");
}

#[tokio::test]
async fn a_decision_answers_an_upheld_objection_of_its_own_and_of_somebody_else() {
    let (_dir, ledger) = ledger().await;
    let public = public(&ledger).await;
    let mine = ledger.object(&objection(public, 1, "2023-09-27"), &[]).await.unwrap();
    let other = ledger.object(&objection(public, 2, "2023-09-27"), &[]).await.unwrap();
    let decide =
        async |objection, who: &str, known: &str| ledger.decide_class(&decision(Some(objection), who, known)).await.map_err(|e| e.code());
    assert_eq!(decide(99, "科长乙", "2023-10-09").await, Err("no-objection"));
    assert_eq!(decide(mine, "科长乙", "2023-10-09").await, Err("not-upheld"));
    for id in [mine, other] {
        ledger.answer(id, Reply::Upheld, &said("科长乙", "2023-10-08")).await.unwrap();
    }
    assert_eq!(decide(mine, "科长乙", "2023-10-07").await, Err("not-upheld"), "it was upheld a day later");
    assert_eq!(decide(other, "科长乙", "2023-10-09").await, Err("other-objection"));
    assert_eq!(decide(mine, "企业 丙", "2023-10-09").await, Err("same-person"));
    let of_another_year = ClassDecision { period: "2021".to_owned(), ..decision(Some(mine), "科长乙", "2023-10-09") };
    assert_eq!(ledger.decide_class(&of_another_year).await.map_err(|e| e.code()), Err("other-objection"));
    assert!(decide(mine, "科长乙", "2023-10-09").await.is_ok());
}

#[tokio::test]
async fn an_objection_recorded_after_the_window_says_why() {
    let (_dir, ledger) = ledger().await;
    let public = public(&ledger).await;
    let mut late = objection(public, 1, "2023-09-27");
    late.said.recorded = at("2023-09-28");
    assert!(ledger.object(&NewObjection { entered_late: Some("不必".to_owned()), ..late.clone() }, &[]).await.is_ok(), "in time");
    late.said.recorded = at("2023-09-29");
    assert_eq!(ledger.object(&late, &[]).await.map_err(|e| e.code()), Err("late-entry"));
    late.entered_late = Some(" ".to_owned());
    assert_eq!(ledger.object(&late, &[]).await.map_err(|e| e.code()), Err("late-entry"));
    late.entered_late = Some("窗口当日停电".to_owned());
    ledger.object(&late, &[]).await.unwrap();
    let kept = ledger.objections(at("2023-10-01")).await.unwrap();
    assert_eq!(kept.iter().map(|o| o.entered_late.as_deref()).collect::<Vec<_>>(), [None, Some("窗口当日停电")]);
    late.said.known = at("2023-09-29");
    assert_eq!(ledger.object(&late, &[]).await.map_err(|e| e.code()), Err("closed"), "a reason doesn't open the window");
}

#[tokio::test]
async fn a_run_knows_no_more_than_its_time_and_opens_no_earlier() {
    let (_dir, ledger) = ledger().await;
    let keep = async |run: NewRun| ledger.keep_run(&run).await.map_err(|e| e.code());
    let trial = run(Stage::Trial, "2023-09-25", None);
    assert_eq!(keep(NewRun { as_of: at("2023-09-26"), ..trial.clone() }).await, Err("facts-after-run"));
    let mut tomorrow = trial.clone();
    tomorrow.said.recorded = at("2023-09-24");
    assert_eq!(keep(tomorrow).await, Err("not-yet-known"));
    assert_eq!(keep(run(Stage::Public, "2023-09-25", Some(("2023-09-24", "2023-09-28")))).await, Err("opens-before-run"));
    let first = keep(run(Stage::Public, "2023-09-25", Some(("2023-09-25", "2023-09-26")))).await.unwrap();
    keep(run(Stage::Public, "2023-10-05", Some(("2023-10-05", "2023-10-06")))).await.unwrap();
    let recognised = |as_of: &str, follows| NewRun { as_of: at(as_of), follows, ..run(Stage::Recognised, "2023-10-20", None) };
    assert_eq!(keep(recognised("2023-10-04", None)).await, Err("older-than-public"));
    assert_eq!(keep(recognised("2023-10-04", Some(first))).await, Err("older-than-public"));
    assert!(keep(recognised("2023-10-05", Some(first))).await.is_ok());
}

#[tokio::test]
async fn what_is_recorded_later_and_counts_as_known_before_is_counted() {
    let (_dir, ledger) = ledger().await;
    let id = ledger.keep_run(&run(Stage::Trial, "2023-09-25", None)).await.unwrap();
    let (kept, _) = ledger.run(id).await.unwrap();
    let deliver = async |n: u32, known: &str, recorded: &str| {
        let mut batch = batch(known, vec![filing(n, "2023-08", known, &[("1.01", "5")])], Vec::new());
        batch.recorded = moment(recorded);
        ledger.append(vec![batch]).await.unwrap();
        ledger.backdated_since(&kept).await.unwrap()
    };
    assert_eq!(deliver(1, "2023-09-20", "2023-09-24").await, 0, "it was there");
    assert_eq!(deliver(2, "2023-09-26", "2023-09-26").await, 0, "it is known later");
    assert_eq!(deliver(3, "2023-09-20", "2023-09-26").await, 1);
}
