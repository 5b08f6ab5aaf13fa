//! The whole way of a sheet: typed, checked, mended, submitted, returned, accepted, seen in the figure.

use super::park::{CLERK, JUNE, Park, STATISTICIAN, at, d, firm, instant, note, ok, signers, typed};
use crate::desk::{
    AskedAcceptance, Fault, Filed, Outcome, Standing, Subject, Upload, Wanted, accept, audit, copy_last, duties, explain, grid, put,
    review, submit, upload,
};
use figures::{Decimal, Lang, Moment, Role};
use indicators::Telling;
use ledger::{Given, Once, RequestKind, SheetKey, SheetState, SubmissionReceipt};
use publication::disclosure::{Audience, Gate};

pub fn wanted(now: Moment) -> Wanted<'static> {
    let days = ("2021-06-01".parse().unwrap(), "2021-06-30".parse().unwrap());
    Wanted { form: None, period: None, units: None, standing: None, days, now }
}

pub async fn fill(park: &Park, n: u32, cells: &[(&str, &str, &str, i64)]) {
    put(&park.work, &park.sheet(n).await, &typed(cells), (CLERK, at(1))).await.unwrap();
}

pub async fn try_submit(park: &Park, n: u32) -> Result<SubmissionReceipt, Fault> {
    let filed = Filed { version: park.version(n).await, signers: signers(), by: (CLERK, at(2)), once: None, note: note() };
    match submit(&park.desk, &park.work, &park.sheet(n).await, filed, ok).await? {
        Given::New(receipt) => Ok(receipt),
        Given::Again(answer) => panic!("{answer:?}"),
    }
}

pub async fn accepted(park: &Park, firms: &[u32], when: Moment) -> Outcome {
    let mut sheets: Vec<(SheetKey, i64)> = Vec::new();
    for n in firms {
        sheets.push((park.sheet(*n).await.key(), park.version(*n).await));
    }
    match accept(&park.desk, &park.work, AskedAcceptance { sheets, by: (STATISTICIAN, when), once: None, note: note() }, ok).await.unwrap()
    {
        Given::New(outcome) => outcome,
        Given::Again(answer) => panic!("{answer:?}"),
    }
}

#[tokio::test]
async fn a_sheet_goes_the_whole_way_and_the_figure_moves_by_what_was_accepted() {
    let park = Park::new().await;
    let sheet = park.sheet(1).await;
    fill(&park, 1, &[("01", "1", "250", 0), ("01", "2", "1,300", 0), ("02", "2", "1400", 0)]).await;

    // Exports of 1400 are more than the output of 1300: class A, at the cell of exports or output in the cumulative column.
    let found = audit(&park.desk, &park.work, &sheet, at(2)).await.unwrap();
    assert_eq!((found.open.a, found.issues.len(), found.issues[0].rule.as_str()), (1, 1, "T-E1"));
    assert_eq!(found.issues[0].column.as_deref(), Some("2"));
    assert!(["01", "02"].contains(&found.issues[0].item.as_deref().unwrap()));
    let duty = duties(&park.desk, &park.work, &wanted(at(2))).await.unwrap().remove(0);
    assert_eq!((duty.unit.as_str(), duty.standing), (firm(1).as_str(), Standing::Faulty));
    let Err(Fault::Blocked(audit)) = try_submit(&park, 1).await else { panic!("submitted with class A open") };
    assert_eq!(audit.open.a, 1);

    fill(&park, 1, &[("02", "2", "400", 1)]).await;
    let first = try_submit(&park, 1).await.unwrap();
    // Output twice, exports, home sales of the year (1300 - 400), of the month there is no exports: 250; last year's 1000 twice.
    let (_, values) = park.work.ledger.submission(first.number).await.unwrap();
    let told: Vec<_> = values.iter().map(|v| (v.item.as_str(), v.column.as_str(), v.value.to_string())).collect();
    let expected =
        [("01", "1", "250"), ("01", "2", "1300"), ("01", "3", "1000"), ("02", "2", "400"), ("03", "1", "250"), ("03", "2", "900")];
    assert_eq!(told[..6], expected.map(|(item, column, value)| (item, column, value.to_owned())));
    assert_eq!((first.values, first.digest.len()), (values.len() as u64, 64));
    assert_eq!(park.output(at(9)).await, None);

    park.work.ledger.send_back(&sheet.key(), "核对产值", STATISTICIAN, at(3)).await.unwrap();
    fill(&park, 1, &[("01", "2", "1310", 1)]).await;
    let second = try_submit(&park, 1).await.unwrap();
    assert_ne!((first.number, &first.digest), (second.number, &second.digest));

    let done = accepted(&park, &[1], at(5)).await;
    assert_eq!((done.accepted, done.refused), (vec![sheet.key()], Vec::new()));
    // Known at the moment of acceptance, and not before.
    assert_eq!((park.output(at(4)).await, park.output(at(5)).await), (None, Some(d("1310"))));

    let id = "test.output@2021-01..06".parse().unwrap();
    let explained = park.work.engine.explain(&id, at(9), &Telling::all()).await.unwrap();
    let fact = explained.sections.iter().flat_map(|s| &s.filings.told).find(|f| f.fact.period == "2021-01..06").unwrap().fact.clone();
    assert_eq!((fact.value, fact.person.as_str(), fact.cell.as_deref(), fact.line), (d("1310"), CLERK, Some("T-1!01/2"), 3));
    assert_eq!((fact.known, fact.recorded, fact.note), (at(5), at(5), None));
    assert!(fact.source.unwrap().contains(STATISTICIAN));
    // The line of the file that was kept says the value.
    let file = String::from_utf8(park.work.ledger.source_bytes(&fact.sha256).unwrap()).unwrap();
    assert_eq!(file.lines().nth(2).unwrap(), format!("{},T-1,2021-01..06,01,1310,current,T-1!01/2", firm(1)));
    assert_eq!(park.work.ledger.sheet(&sheet.key()).await.unwrap().unwrap().state, SheetState::Accepted);
}

#[tokio::test]
async fn class_b_is_explained_before_it_is_submitted() {
    let park = Park::new().await;
    fill(&park, 2, &[("01", "2", "600", 0), ("06", "2", "700", 0)]).await;
    let Err(Fault::Blocked(found)) = try_submit(&park, 2).await else { panic!("submitted with class B open") };
    assert_eq!((found.open.a, found.open.b), (0, 1));
    let sheet = park.sheet(2).await;
    explain(&park.desk, &park.work, &sheet, ("T-E2", None), "停产检修两周", (CLERK, at(2), note())).await.unwrap();
    assert!(explain(&park.desk, &park.work, &sheet, ("T-E1", None), "无", (CLERK, at(2), note())).await.is_err());
    // Of other values nothing was said.
    fill(&park, 2, &[("01", "2", "610", 1)]).await;
    assert!(matches!(try_submit(&park, 2).await, Err(Fault::Blocked(_))));
    fill(&park, 2, &[("01", "2", "600", 2)]).await;
    try_submit(&park, 2).await.unwrap();
}

#[tokio::test]
async fn all_cells_that_cannot_be_read_are_refused_together_and_keep_nothing() {
    let park = Park::new().await;
    let cells = typed(&[
        ("01", "1", "250", 0),
        ("01", "2", "十", 0),
        ("03", "1", "1", 0),
        ("01", "3", "1", 0),
        ("99", "1", "1", 0),
        ("04", "2", "1", 0),
    ]);
    let Err(Fault::Invalid(faults)) = put(&park.work, &park.sheet(1).await, &cells, (CLERK, at(1))).await else { panic!("taken") };
    let codes: Vec<&str> = faults.iter().map(|fault| fault.issue.code.as_ref()).collect();
    assert_eq!(codes, ["bad-number", "derived", "locked-column", "unknown-item", "not-filed-there"]);
    assert_eq!(park.version(1).await, 0);
}

#[tokio::test]
async fn the_grid_shows_what_was_filed_before_beside_each_cell() {
    let park = Park::new().await;
    fill(&park, 1, &[("01", "2", "1,300", 0), ("02", "2", "400", 0)]).await;
    let grid = grid(&park.work, &park.sheet(1).await).await.unwrap();
    assert_eq!((grid.version, grid.standing, grid.locked), (1, Standing::Draft, false));
    let codes: Vec<&str> = grid.rows.iter().map(|row| row.item.as_str()).collect();
    assert_eq!(codes, ["01", "02", "03", "04", "05", "06"]);
    let output = &grid.rows[0].cells;
    assert_eq!((output[1].text.as_str(), output[1].value, output[1].version, output[1].editable), ("1,300", Some(d("1300")), 1, true));
    assert_eq!((output[1].last_year, output[0].last_year, output[1].last_period), (Some(d("1000")), Some(d("200")), None));
    // Last year's column is the office's; home sales follow: 1300 - 400.
    assert_eq!((output[2].value, output[2].editable), (Some(d("1000")), false));
    assert_eq!((grid.rows[2].cells[1].value, grid.rows[2].cells[1].editable, grid.rows[2].derived), (Some(d("900")), false, true));
    let periods: Vec<String> = grid.columns.iter().map(|column| column.period.to_string()).collect();
    assert_eq!(periods, ["2021-06", "2021-01..06", "2020-01..06"]);
}

#[tokio::test]
async fn duties_know_who_is_late_and_what_came_by_import() {
    let park = Park::new().await;
    let before = duties(&park.desk, &park.work, &wanted(at(1))).await.unwrap();
    assert_eq!(before.iter().map(|duty| (duty.standing, duty.overdue)).collect::<Vec<_>>(), [(Standing::Untouched, false); 3]);
    assert_eq!(before[0].due, Some(instant("2021-07-07T12:00:00+08:00")));
    let after = instant("2021-07-07T12:00:01+08:00");
    assert!(duties(&park.desk, &park.work, &wanted(after)).await.unwrap().iter().all(|duty| duty.overdue));
    let of_last_year = Wanted { period: Some("2020-06".parse().unwrap()), ..wanted(after) };
    let last = duties(&park.desk, &park.work, &of_last_year).await.unwrap();
    assert_eq!(last.iter().map(|duty| (duty.standing, duty.overdue, duty.due)).collect::<Vec<_>>(), [(Standing::Accepted, false, None); 3]);
    // January has no sheet.
    let january = Wanted { period: Some("2021-01".parse().unwrap()), ..wanted(after) };
    assert!(duties(&park.desk, &park.work, &january).await.unwrap().is_empty());
    assert!(Subject::of(&park.desk, &park.work, "T-1", "2021-01", firm(1).as_str()).await.is_err());
}

#[tokio::test]
async fn what_came_by_import_is_changed_only_after_a_second_person_reopened_it() {
    let park = Park::new().await;
    let sheet = Subject::of(&park.desk, &park.work, "T-1", "2020-06", firm(1).as_str()).await.unwrap();
    let cells = typed(&[("01", "2", "1010", 0)]);
    assert_eq!(put(&park.work, &sheet, &cells, (CLERK, at(1))).await.unwrap_err().code(), "state");
    let asked = park.work.ledger.ask(RequestKind::Reopen, &sheet.key().to_string(), "更正", CLERK, at(2)).await.unwrap();
    park.work.ledger.decide_request(asked, true, "", STATISTICIAN, at(3)).await.unwrap();
    // What the book has stands in the cells that nobody typed: the month is still 200.
    put(&park.work, &sheet, &cells, (CLERK, at(4))).await.unwrap();
    let shown = grid(&park.work, &sheet).await.unwrap();
    assert_eq!(shown.rows[0].cells.iter().map(|cell| cell.value).collect::<Vec<_>>(), [Some(d("200")), Some(d("1010")), None]);
}

#[tokio::test]
async fn the_queue_is_in_the_order_of_what_it_does_to_the_growth() {
    let park = Park::new().await;
    fill(&park, 1, &[("01", "2", "1300", 0)]).await;
    try_submit(&park, 1).await.unwrap();
    accepted(&park, &[1], at(3)).await;
    for (n, output) in [(2, "600"), (3, "330")] {
        fill(&park, n, &[("01", "2", output, 0)]).await;
        try_submit(&park, n).await.unwrap();
    }
    let office = Gate::new(&park.work.catalogue.disclosure, Audience::Office);
    let seen = review((&park.desk, &park.work), ("T-1", JUNE), &wanted(at(9)), &office).await.unwrap();
    assert_eq!((seen.filed, seen.expected, seen.accepted, seen.late.len()), (3, 3, 1, 0));
    // 1300 over 1000 is 30 %. With 330 over 300 it is 1630 over 1300, 25.38…; with 600 over 500 it is 1900 over 1500, 26.66….
    let points = |n: usize| seen.queue[n].effect.as_ref().unwrap().effect.points.unwrap().round_dp(2);
    let order: Vec<&str> = seen.queue.iter().map(|queued| queued.unit.as_str()).collect();
    assert_eq!(order, [firm(3).as_str(), firm(2).as_str()]);
    assert_eq!((points(0), points(1)), (d("-4.62"), d("-3.33")));
    assert_eq!(seen.headline.unwrap().indicator, "test.output");
    // Reopened and corrected by 20, only the output of 1300 over 1000 moves: two points.
    let first = park.sheet(1).await;
    let asked = park.work.ledger.ask(RequestKind::Reopen, &first.key().to_string(), "更正", CLERK, at(4)).await.unwrap();
    park.work.ledger.decide_request(asked, true, "", STATISTICIAN, at(4)).await.unwrap();
    fill(&park, 1, &[("01", "2", "1320", 1)]).await;
    try_submit(&park, 1).await.unwrap();
    let corrected = review((&park.desk, &park.work), ("T-1", JUNE), &wanted(at(9)), &office).await.unwrap();
    let last = corrected.queue.iter().find(|queued| queued.unit == firm(1).as_str()).unwrap().effect.as_ref().unwrap();
    assert_eq!((last.effect.amount, last.effect.points), (d("20"), Some(d("2"))));
    // Bulk acceptance, one of them changed meanwhile.
    let mut sheets: Vec<(SheetKey, i64)> = Vec::new();
    for n in [2, 3] {
        sheets.push((park.sheet(n).await.key(), park.version(n).await));
    }
    park.work.ledger.send_back(&sheets[1].0, "核对", STATISTICIAN, at(9)).await.unwrap();
    let once = Once { key: "k".to_owned(), account: "yi".to_owned(), digest: "d".to_owned() };
    let asked = || AskedAcceptance { sheets: sheets.clone(), by: (STATISTICIAN, at(10)), once: Some(&once), note: note() };
    let Given::New(done) = accept(&park.desk, &park.work, asked(), ok).await.unwrap() else { panic!("answered before") };
    assert_eq!((done.accepted.len(), done.refused[0].1), (1, "state"));
    assert_eq!(park.output(at(10)).await, Some(d("1900")));
    assert!(matches!(accept(&park.desk, &park.work, asked(), ok).await.unwrap(), Given::Again(_)));
}

#[tokio::test]
async fn last_months_values_are_copied_into_empty_cells_only() {
    let park = Park::new().await;
    let may = Subject::of(&park.desk, &park.work, "T-1", "2021-05", firm(1).as_str()).await.unwrap();
    put(&park.work, &may, &typed(&[("01", "1", "210", 0), ("01", "2", "1050", 0), ("04", "1", "85", 0)]), (CLERK, at(1))).await.unwrap();
    let filed = Filed { version: 1, signers: signers(), by: (CLERK, at(2)), once: None, note: note() };
    submit(&park.desk, &park.work, &may, filed, ok).await.unwrap();
    let asked = AskedAcceptance { sheets: vec![(may.key(), 2)], by: (STATISTICIAN, at(3)), once: None, note: note() };
    accept(&park.desk, &park.work, asked, ok).await.unwrap();
    fill(&park, 1, &[("01", "1", "250", 0)]).await;
    let copied = copy_last(&park.work, &park.sheet(1).await, (CLERK, at(4))).await.unwrap();
    let told: Vec<_> = copied.cells.iter().map(|c| (c.item.as_str(), c.column.as_str(), c.value)).collect();
    assert_eq!(told, [("01", "2", Some(d("1050"))), ("04", "1", Some(d("85")))]);
}

#[tokio::test]
async fn a_file_gives_its_own_values_and_anothers_are_refused_by_name() {
    let park = Park::new().await;
    fill(&park, 1, &[("01", "1", "250", 0)]).await;
    let sheet = park.sheet(1).await;
    let own = format!("unit,form,period,item,value\n{0},T-1,2021-06,01,260\n{0},T-1,2021-01..06,01,1300\n", firm(1));
    let given = |bytes, commit| Upload { file: "六月.csv", bytes, commit, by: (CLERK, at(2)), note: note(), lang: Lang::Zh };
    let dry = upload(&park.desk, &park.work, &sheet, given(own.as_bytes(), None)).await.unwrap();
    let told: Vec<_> = dry.changes.iter().map(|c| (c.column.as_str(), c.before, c.after)).collect();
    assert_eq!(told, [("1", Some(d("250")), d("260")), ("2", None, d("1300"))]);
    assert_eq!((dry.committed, dry.version, park.version(1).await), (false, 1, 1));

    let mixed = format!("{own}{},T-1,2021-06,01,9\n{},T-1,2021-05,01,9\n", firm(2), firm(1));
    let refused = upload(&park.desk, &park.work, &sheet, given(mixed.as_bytes(), Some(1))).await.unwrap();
    let codes: Vec<&str> = refused.issues.iter().map(|issue| issue.code.as_ref()).collect();
    assert_eq!((codes.as_slice(), refused.committed), (["other-period", "other-unit"].as_slice(), false));
    assert!(refused.issues[1].reason.zh.contains("虚构2厂"));

    // Of a sheet that was another when it was compared nothing is written over.
    let stale = upload(&park.desk, &park.work, &sheet, given(own.as_bytes(), Some(0))).await.unwrap_err();
    assert_eq!((stale.code(), park.version(1).await), ("precondition-failed", 1));

    let done = upload(&park.desk, &park.work, &sheet, given(own.as_bytes(), Some(1))).await.unwrap();
    assert_eq!((done.committed, done.version, done.open.a), (true, 2, 0));
    let (_, cells) = park.work.ledger.sheet_cells(&sheet.key()).await.unwrap().unwrap();
    assert_eq!(cells.iter().map(|cell| cell.origin.as_ref().unwrap().line).collect::<Vec<_>>(), [2, 3]);
    let values: Vec<Decimal> = cells.iter().filter_map(|cell| cell.value).collect();
    assert_eq!(values, [d("260"), d("1300")]);
    assert!(park.sheet(1).await.column_of("2020-01..06".parse().unwrap(), Role::SamePeriod).is_some());
}
