//! The engine against another database: the same parks as CSV, one file of SQL for all of them, every amount to the last digit.
//! Runs where `WANMU_OUTSIDE` is set: it needs Python with DuckDB.

use crate::agree::{id, spans};
use crate::book::{Book, moment};
use crate::case::{Case, Reach, code};
use crate::draw::Draw;
use crate::naive::answer::Question;
use crate::naive::formula::{GROSS, RECEIVABLES, REVENUE};
use crate::naive::values::ways;
use crate::{EVERY, parks, world};
use figures::{Basis, Decimal, Figure, Price, Transform};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/panels");
const INDICATORS: [&str; 5] = ["p.output", "p.value_added", "p.revenue", "p.profit", "p.receivables"];
const BY: [Option<&str>; 6] = [None, Some("division"), Some("industry"), Some("firm"), Some("area"), Some("street")];

/// The questions of a park that the SQL answers: of each indicator each dimension, of months that can be told.
fn questions(case: &Case) -> Vec<Question> {
    let mut draw = Draw::new(case.seed ^ 0xd0c);
    let mut all = Vec::new();
    for indicator in INDICATORS {
        let item = match indicator {
            "p.output" | "p.value_added" => GROSS,
            "p.receivables" => RECEIVABLES,
            _ => REVENUE,
        };
        let spans: Vec<_> = spans(case).into_iter().filter(|s| ways(item, false, *s).is_ok()).collect();
        for by in BY {
            all.push(Question {
                indicator,
                transform: Transform::Growth,
                span: draw.pick(&spans),
                area: draw.pick(&["whole", "whole", "east", "west"]),
                by,
                basis: Basis::Comparable,
                price: Price::Current,
                as_of: case.moments[usize::try_from(draw.between(1, 3)).unwrap()],
            });
        }
    }
    all
}

/// The rows of all parks as files.
fn write(folder: &Path, cases: &[Case], asked: &[(usize, Question)]) {
    let mut register = String::from("park,unit,attribute,value,valid_from,valid_to,known\n");
    let mut filings = String::from("park,unit,form,reach,month,same_period,known,item,value\n");
    let mut questions = String::from("question,park,indicator,area,dimension,since,until,as_of\n");
    for (park, case) in cases.iter().enumerate() {
        for l in &case.register {
            let to = l.to.map(|to| to.to_string()).unwrap_or_default();
            writeln!(register, "{park},{},{},{},{},{to},{}", code(l.unit), l.attribute, l.value, l.from, l.known).unwrap();
        }
        for f in &case.filings {
            let reach = if f.reach == Reach::Month { "month" } else { "year" };
            let of = format!("{park},{},{},{reach},{},{},{}", code(f.unit), f.form, f.month.0, f.same_period, f.known);
            f.values.iter().for_each(|(item, value)| writeln!(filings, "{of},{item},{value}").unwrap());
        }
    }
    for (n, (park, q)) in asked.iter().enumerate() {
        let by = q.by.unwrap_or_default();
        writeln!(questions, "{n},{park},{},{},{by},{},{},{}", q.indicator, q.area, q.span.from.0, q.span.to.0, q.as_of).unwrap();
    }
    for (name, text) in [("register", register), ("filings", filings), ("questions", questions), ("rates", world::rates())] {
        std::fs::write(folder.join(format!("{name}.csv")), text).unwrap();
    }
}

fn run(folder: &Path) {
    let python = std::env::var("WANMU_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = format!("{HERE}/panels.py");
    let run = Command::new(python).arg(script).arg(format!("{HERE}/panels.sql")).arg(folder).output().expect("Python runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// A file's rows by question and member: the name of each column with its number, where there is one.
fn rows(folder: &Path, name: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    let mut lines = text.lines().map(|l| l.split(',').map(|w| w.trim_matches('"').to_owned()).collect::<Vec<_>>());
    let head = lines.next().unwrap();
    lines.map(|l| head.iter().cloned().zip(l).collect()).collect()
}

/// What growths of a member are made from, by name.
type Amounts = BTreeMap<String, Decimal>;

/// What the other database says, by question and member.
fn theirs(folder: &Path) -> BTreeMap<(usize, String), Amounts> {
    let mut all: BTreeMap<(usize, String), Amounts> = BTreeMap::new();
    for (file, prefix) in [("totals.csv", ""), ("parts.csv", "part")] {
        for mut row in rows(folder, file) {
            let key = (row.remove("question").unwrap().parse().unwrap(), row.remove("member").unwrap());
            let part = row.remove(prefix).map(|part| format!("{part} ")).unwrap_or_default();
            let amounts = row.into_iter().filter_map(|(name, text)| Some((format!("{part}{name}"), text.parse().ok()?)));
            all.entry(key).or_default().extend(amounts);
        }
    }
    all.values_mut().for_each(|amounts| amounts.retain(|name, amount| !amount.is_zero() || !name.contains(' ')));
    all
}

/// What the engine says of a member, on the four bases.
fn ours(on_bases: &[Figure]) -> Amounts {
    let mut all = Amounts::new();
    for figure in on_bases {
        let facts = figure.attributes();
        let growth = facts.growth.as_ref().unwrap();
        let number = |n: u64| Decimal::from(n);
        for (name, amount) in [
            ("filed", number(facts.coverage.filed)),
            ("expected", number(facts.coverage.expected)),
            ("unsettled", number(facts.flags.unsettled)),
            ("current", growth.published_current),
            ("restatement", growth.panel.restatement),
        ] {
            all.insert(name.to_owned(), amount);
        }
        let name = figure.id().basis.word();
        all.extend(growth.base.map(|base| (name.to_owned(), base)));
        if figure.id().basis == Basis::Matched && growth.base.is_some() {
            all.insert("matched_current".to_owned(), growth.current);
        }
        for (part, p) in growth.panel.parts() {
            let amounts =
                [("units", number(p.units)), ("current", p.current), ("base", p.base), ("published", p.published), ("bridge", p.bridge)];
            all.extend(amounts.into_iter().filter(|(_, a)| !a.is_zero()).map(|(name, amount)| (format!("{part} {name}"), amount)));
        }
    }
    all
}

/// A figure tells its base only where somebody filed; so much of the other's is compared.
fn comparable(mut theirs: Amounts, ours: &Amounts) -> Amounts {
    if ours["filed"].is_zero() {
        ["comparable", "published", "restated", "matched", "matched_current"].iter().for_each(|name| _ = theirs.remove(*name));
    }
    theirs
}

#[tokio::test]
async fn another_database_gives_the_same_amounts_to_the_last_digit() {
    if std::env::var_os("WANMU_OUTSIDE").is_none() {
        eprintln!("skipped: WANMU_OUTSIDE is not set");
        return;
    }
    let catalogue = world::catalogue();
    let cases: Vec<Case> = parks(EVERY).collect();
    let asked: Vec<(usize, Question)> =
        cases.iter().enumerate().flat_map(|(park, case)| questions(case).into_iter().map(move |q| (park, q))).collect();
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &cases, &asked);
    run(folder.path());
    let theirs = theirs(folder.path());
    let (mut members, mut amounts, mut book) = (0, 0, (usize::MAX, None));
    for (n, (park, question)) in asked.iter().enumerate() {
        if book.0 != *park {
            book = (*park, Some(Book::of(&cases[*park], &catalogue).await));
        }
        let engine = &book.1.as_ref().unwrap().engine;
        let of: Vec<&String> = theirs.keys().filter(|(question, _)| *question == n).map(|(_, member)| member).collect();
        let on = |basis, member: &str| id(&Question { basis, ..question.clone() }, member);
        let ids: Vec<_> = of.iter().flat_map(|member| Basis::ALL.map(|basis| on(basis, member))).collect();
        let figures = engine.figures_of(&ids, moment(question.as_of)).await.unwrap();
        let figures: Vec<Figure> = figures.into_iter().map(Result::unwrap).collect();
        for (member, on_bases) in of.into_iter().zip(figures.chunks(4)) {
            let ours = ours(on_bases);
            let theirs = comparable(theirs[&(n, member.clone())].clone(), &ours);
            assert_eq!(ours, theirs, "seed {}: {} as of {}", cases[*park].seed, on(Basis::Comparable, member), question.as_of);
            members += 1;
            amounts += ours.len();
        }
    }
    println!("{amounts} amounts of {members} figures on four bases are the same in another database");
    assert!(members > 300 && amounts > 4000);
}
