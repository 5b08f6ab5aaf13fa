//! On generated books: the shares add up to the change, and after every moment's causes the figure is what it is as of
//! that moment, computed by itself from the book.

use crate::made::{DAYS, batch, catalogue, deliveries, engine, filing, moment, row, unit, zone};
use figures::{Basis, FigureId, Moment, Outcome, Reason, Role};
use indicators::Engine;
use indicators::diff::{Cause, Diff, Editions, Exact, Vintages};
use ledger::Batch;
use std::collections::BTreeSet;
use std::sync::Arc;

const INDICATORS: [&str; 8] = [
    "industry.output", "industry.units", "industry.profit", "industry.sales_rate", "industry.exports.share",
    "industry.output.digital_core", "industry.value_added.digital_core.share", "industry.output.non_hightech",
];

fn run<T>(test: impl AsyncFnOnce(&std::path::Path) -> T) -> T {
    let temp = tempfile::tempdir().expect("temp");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
    runtime.block_on(test(temp.path()))
}

/// Levels, growth on all bases, members of three dimensions.
fn ids() -> Vec<FigureId> {
    let mut out = Vec::new();
    for indicator in INDICATORS {
        out.push(id(&format!("{indicator}@2021-H1,area=park")));
        out.extend(Basis::ALL.map(|basis| FigureId { basis, ..id(&format!("{indicator}.growth@2021-H1,area=park")) }));
    }
    out.push(id("industry.output@2021-06,area=district"));
    for member in ["division:39".to_owned(), "hightech:hightech".to_owned(), format!("firm:{}", unit(1)), format!("firm:{}", unit(2))] {
        out.push(id(&format!("industry.output@2021-H1,area=park,by={member}")));
        out.push(id(&format!("industry.output.growth@2021-H1,area=park,by={member},basis=published")));
    }
    out
}

fn id(text: &str) -> FigureId {
    text.parse().expect("an id")
}

/// What a figure is as of a moment, by a reading of its own; nobody stands behind a member that is not there.
async fn outcome(engine: &Engine, id: &FigureId, at: Moment) -> Outcome {
    engine.figure(id, at).await.map_or(Outcome::Missing(Reason::NoPopulation), |f| f.outcome())
}

fn editions(engine: Engine) -> Editions {
    Editions { first: engine, later: Vec::new() }
}

fn added_up(diff: &Diff) -> Exact {
    diff.causes.iter().filter_map(|s| s.share).fold(Exact::ZERO, Exact::plus)
}

/// Every moment from which a figure may differ: what became known, and the same a year later.
fn moments(from: Moment, to: Moment) -> Vec<Moment> {
    let days = DAYS.iter().map(|day| moment(day)).flat_map(|day| [day, day.months_before(-12, &zone())]);
    days.filter(|at| *at > from && *at <= to).collect::<BTreeSet<_>>().into_iter().collect()
}

async fn holds(editions: &Editions, id: &FigureId, (from, to): (Moment, Moment)) -> Option<Diff> {
    let engine = &editions.first;
    let (was, is) = (outcome(engine, id, from).await, outcome(engine, id, to).await);
    let diff = match editions.diff(id, from, to).await {
        Ok(diff) => diff,
        Err(_) => {
            assert_eq!((was, is), (Outcome::Missing(Reason::NoPopulation), Outcome::Missing(Reason::NoPopulation)), "{id}");
            return None;
        }
    };
    assert_eq!((diff.from.outcome(), diff.to.outcome()), (was, is), "{id}");
    assert!(diff.causes.iter().all(|s| s.cause != Cause::Passage), "{id}: {diff:?}");
    assert_eq!(diff.change.is_some(), was.value().is_some() && is.value().is_some(), "{id}");
    if let Some(change) = diff.change {
        assert_eq!(added_up(&diff).to_string(), change.to_string(), "{id}: {diff:?}");
    }
    for at in moments(from, to) {
        let told = diff.causes.iter().rev().find(|s| s.at <= at).map_or(was, |s| s.after);
        let found = outcome(engine, id, at).await;
        // Causes after the last value are told where they change the reason.
        assert_eq!(told, found, "{id} as of {at}: {diff:?}");
    }
    Some(diff)
}

#[test]
fn the_shares_add_up_and_every_moment_is_what_the_book_says() {
    let (mut shares, mut kinds, mut joint) = (0, BTreeSet::new(), 0);
    for seed in 0..16 {
        run(async |dir| {
            let editions = editions(engine(dir, deliveries(seed)).await);
            for (n, id) in ids().iter().enumerate() {
                let (from, to) =
                    [("2021-07-12", "2021-09-02"), ("2020-07-12", "2021-08-10"), ("2021-06-30", "2021-07-10")][(n + seed as usize) % 3];
                let Some(diff) = holds(&editions, id, (moment(from), moment(to))).await else { continue };
                shares += diff.causes.iter().filter(|s| s.share.is_some_and(|share| !share.is_zero())).count();
                joint += diff.causes.iter().filter(|s| s.together > 0).count();
                kinds.extend(diff.causes.iter().map(|s| (s.cause.kind(), matches!(&s.cause, Cause::Filing(f) if f.horizon))));
            }
        });
    }
    assert!(shares > 200 && joint > 5, "there is something to explain: {shares}, {joint}");
    assert_eq!(kinds.len(), 3, "filings, those that entered what was published, and the register: {kinds:?}");
}

/// What is said of the causes, but for the ids that the order of deliveries gives.
fn said(diff: &Diff) -> Vec<String> {
    let cause = |cause: &Cause| match cause {
        Cause::Filing(f) => {
            let facts =
                f.facts.iter().map(|x| format!("{} {} {:?} {:?}→{} {}", x.item, x.period, x.role, x.replaced_value, x.value, x.file));
            format!("{} {} {} {}", f.unit, f.form, f.horizon, facts.collect::<Vec<_>>().join("; "))
        }
        Cause::Register(r) => {
            let rows = r.rows.iter().map(|x| format!("{}={} {} {}", x.attribute, x.value, x.valid_from, x.file));
            format!("{} {} {}", r.unit, r.horizon, rows.collect::<Vec<_>>().join("; "))
        }
        other => format!("{other:?}"),
    };
    diff.causes.iter().map(|s| format!("{} {:?} {:?}→{:?} {}", s.at, s.share, s.before, s.after, cause(&s.cause))).collect()
}

#[test]
fn the_order_in_which_files_came_moves_no_share() {
    let window = (moment("2020-07-12"), moment("2021-09-02"));
    let mut causes = 0;
    for seed in 100..106 {
        let told = |order: fn(Vec<Batch>) -> Vec<Batch>| {
            run(async move |dir| {
                let editions = editions(engine(dir, order(deliveries(seed))).await);
                let mut out = Vec::new();
                for id in ids() {
                    out.push(editions.diff(&id, window.0, window.1).await.map(|diff| said(&diff)).unwrap_or_default());
                }
                out
            })
        };
        let forward = told(|all| all);
        causes += forward.iter().map(Vec::len).sum::<usize>();
        let backward = told(|all| all.into_iter().rev().collect());
        let woven = told(|all| {
            let (even, odd): (Vec<_>, Vec<_>) = all.into_iter().enumerate().partition(|(i, _)| i % 2 == 0);
            odd.into_iter().chain(even).map(|(_, b)| b).collect()
        });
        for (n, (told, id)) in forward.iter().zip(ids()).enumerate() {
            assert_eq!(told, &backward[n], "seed {seed}, {id}");
            assert_eq!(told, &woven[n], "seed {seed}, {id}");
        }
    }
    assert!(causes > 200, "{causes}");
}

#[test]
fn a_triangle_holds_what_every_figure_was_at_its_moments() {
    for seed in [7, 21] {
        run(async |dir| {
            let editions = editions(engine(dir, deliveries(seed)).await);
            for text in ["industry.output@2021-H1,area=park", "industry.output.growth@2021-H1,area=park,basis=published"] {
                let asked = Vintages { periods: Vec::new(), from: None, to: moment("2021-09-02") };
                let told = editions.revisions(&id(text), &asked).await.expect("a triangle");
                assert!(!told.moments.is_empty() && told.rows.iter().all(|row| row.cells.len() == told.moments.len()));
                for row in &told.rows {
                    for (at, cell) in told.moments.iter().zip(&row.cells) {
                        assert_eq!(cell.outcome(), outcome(&editions.first, &row.id, *at).await, "{} as of {at}", row.id);
                    }
                }
            }
        });
    }
}

/// T2: the half-year is 120; its base was filed as 100 and restated to 96.
#[test]
fn trap_t2_the_restatement_is_named_as_the_cause() {
    run(async |dir| {
        let filings = vec![
            filing(1, "2021-01..06", Role::Current, "2021-07-10", &[("01", 120)]),
            filing(1, "2020-01..06", Role::SamePeriod, "2021-07-10", &[("01", 100)]),
        ];
        let later = vec![filing(1, "2020-01..06", Role::SamePeriod, "2021-09-01", &[("01", 96)])];
        let register = vec![row(1, "area", "park", "2019-01-01", "2019-01-10")];
        let batches = vec![batch("a.csv", filings, register), batch("b.csv", later, Vec::new())];
        let editions = editions(engine(dir, batches).await);
        let growth = id("industry.output.growth@2021-H1,area=park");
        let diff = editions.diff(&growth, moment("2021-07-15"), moment("2021-09-02")).await.expect("a difference");
        assert_eq!((diff.from.outcome().value(), diff.to.outcome().value()), (Some(20.into()), Some(25.into())));
        let [step] = diff.causes.as_slice() else { panic!("one cause: {diff:?}") };
        assert_eq!((step.share.expect("a share").to_string(), step.at), ("5".to_owned(), moment("2021-09-01")));
        let Cause::Filing(cause) = &step.cause else { panic!("a filing: {step:?}") };
        assert_eq!((cause.facts[0].replaced_value, cause.facts[0].value), (Some(100.into()), 96.into()));
    });
}

/// A and B: 200 on 100; C came with 60 and no word of how, so there is no rate; then it was declared upgraded with 40.
/// From 100 % to no rate to 260/140: two causes together take 14.2857… points.
#[test]
fn a_gap_without_a_value_is_told_as_one() {
    run(async |dir| {
        let known = "2021-07-10";
        let mut filings = Vec::new();
        for n in [1, 2] {
            filings.push(filing(n, "2021-01..06", Role::Current, known, &[("01", 100)]));
            filings.push(filing(n, "2020-01..06", Role::Current, "2020-07-10", &[("01", 50)]));
        }
        let area = |n, known| row(n, "area", "park", "2019-01-01", known);
        let c = |n, known| row(n, "area", "park", "2021-03-01", known);
        let batches = vec![
            batch("ab.csv", filings, vec![area(1, "2019-01-10"), area(2, "2019-01-10"), c(3, "2021-03-10")]),
            batch("c.csv", vec![filing(3, "2021-01..06", Role::Current, "2021-07-20", &[("01", 60)])], Vec::new()),
            batch("d.csv", vec![filing(3, "2020-01..06", Role::SamePeriod, "2021-08-05", &[("01", 40)])], Vec::new()),
        ];
        let editions = editions(engine(dir, batches).await);
        let growth = id("industry.output.growth@2021-H1,area=park");
        let diff = editions.diff(&growth, moment("2021-07-15"), moment("2021-08-10")).await.expect("a difference");
        assert_eq!(diff.causes.len(), 2);
        assert_eq!((diff.causes[0].after, diff.causes[0].share), (Outcome::Missing(Reason::NoBase), None));
        assert_eq!(diff.causes[1].together, 1);
        let points = diff.causes[1].share.expect("a share").to_string();
        assert!(points.starts_with("-14.285714285714285714"), "{points}");
        assert_eq!(diff.change.expect("a change").to_string(), points);

        let output = id("industry.output@2021-H1,area=park");
        let first = editions.diff(&output, moment("2021-07-09"), moment("2021-07-15")).await.expect("a difference");
        assert_eq!((first.from.outcome(), first.change), (Outcome::Missing(Reason::NotFiled), None));
        assert_eq!(first.causes.iter().map(|s| s.share.map(|x| x.to_string())).collect::<Vec<_>>(), [None, Some("100".to_owned())]);
    });
}

/// 120 on 100 as published; that base was restated to 96 on 2020-08-05, which is known a year before from 2021-08-05 on.
#[test]
fn what_entered_the_published_base_is_a_cause() {
    run(async |dir| {
        let register = vec![row(1, "area", "park", "2019-01-01", "2019-01-10")];
        let filings = vec![
            filing(1, "2020-01..06", Role::Current, "2020-07-10", &[("01", 100)]),
            filing(1, "2021-01..06", Role::Current, "2021-07-10", &[("01", 120)]),
        ];
        let later = vec![filing(1, "2020-01..06", Role::Current, "2020-08-05", &[("01", 96)])];
        let batches = vec![batch("a.csv", filings, register), batch("b.csv", later, Vec::new())];
        let editions = editions(engine(dir, batches).await);
        let growth = |basis: &str| id(&format!("industry.output.growth@2021-H1,area=park,basis={basis}"));
        let (from, to) = (moment("2021-07-15"), moment("2021-08-10"));
        let diff = editions.diff(&growth("published"), from, to).await.expect("a difference");
        let [step] = diff.causes.as_slice() else { panic!("one cause: {diff:?}") };
        let Cause::Filing(cause) = &step.cause else { panic!("a filing: {step:?}") };
        assert_eq!((cause.horizon, step.at, step.share.expect("a share").to_string()), (true, moment("2021-08-05"), "5".to_owned()));
        assert_eq!((cause.facts[0].replaced_value, cause.facts[0].value), (Some(100.into()), 96.into()));
        assert_eq!((diff.without_effect.filings, diff.without_effect.register), (0, 0), "nothing became known");
        assert!(editions.diff(&growth("comparable"), from, to).await.expect("a difference").causes.is_empty());
    });
}

/// On 29 February a year before is the 28th, at the same hour: earlier than it was at the evening before.
#[test]
fn a_day_that_moves_the_year_before_back_is_told_as_such() {
    run(async |dir| {
        let register = vec![row(1, "area", "park", "2019-01-01", "2019-01-10")];
        let known = |known: &str, filing: figures::Filing| figures::Filing { known: moment(known), ..filing };
        let filings = vec![
            known("2023-02-28T12:00:00+08:00", filing(1, "2022-01..12", Role::Current, "2023-01-10", &[("01", 100)])),
            filing(1, "2023-01..12", Role::Current, "2024-01-10", &[("01", 120)]),
        ];
        let editions = editions(engine(dir, vec![batch("a.csv", filings, register)]).await);
        let growth = id("industry.output.growth@2023,area=park,basis=published");
        let (from, to) = (moment("2024-02-28T20:00:00+08:00"), moment("2024-02-29T08:00:00+08:00"));
        let diff = editions.diff(&growth, from, to).await.expect("a difference");
        assert_eq!(diff.from.outcome().value(), Some(20.into()));
        assert_eq!(
            diff.causes.iter().map(|s| (s.cause.kind(), s.after)).collect::<Vec<_>>(),
            [("passage", Outcome::Missing(Reason::NoBase))]
        );
    });
}

/// Of 100 and 40 one leaves: known on 2021-08-05, from the year's first day. The other comes into the park.
#[test]
fn units_that_come_and_go_are_causes_with_their_amounts() {
    run(async |dir| {
        let known = "2021-07-10";
        let filings = [(1, 100), (2, 40), (3, 7)].map(|(n, value)| filing(n, "2021-01..06", Role::Current, known, &[("01", value)]));
        let mut register: Vec<_> =
            (1..=3).map(|n| row(n, "area", if n == 3 { "district_rest" } else { "park" }, "2019-01-01", "2019-01-10")).collect();
        register.extend((1..=3).map(|n| row(n, "name", &format!("虚构{n}"), "2019-01-01", "2019-01-10")));
        let gone = vec![row(2, "event", "left", "2021-01-01", "2021-08-05")];
        let come = vec![row(3, "area", "park", "2021-01-01", "2021-08-06"), row(3, "event", "moved_in", "2021-01-01", "2021-08-06")];
        let batches =
            vec![batch("a.csv", filings.to_vec(), register), batch("gone.csv", Vec::new(), gone), batch("come.csv", Vec::new(), come)];
        let editions = editions(engine(dir, batches).await);
        let output = id("industry.output@2021-H1,area=park");
        let diff = editions.diff(&output, moment("2021-07-15"), moment("2021-08-10")).await.expect("a difference");
        let told = |s: &indicators::diff::Step| match &s.cause {
            Cause::Register(r) => (r.name.clone(), r.rows.len(), s.share.expect("a share").to_string()),
            other => panic!("the register: {other:?}"),
        };
        let expected = [("虚构2".to_owned(), 1, "-40".to_owned()), ("虚构3".to_owned(), 2, "7".to_owned())];
        assert_eq!(diff.causes.iter().map(told).collect::<Vec<_>>(), expected);
        assert_eq!((diff.change.expect("a change").to_string(), diff.without_effect.register), ("-33".to_owned(), 0));
        let rest = editions
            .diff(&id("industry.output@2021-H1,area=district"), moment("2021-07-15"), moment("2021-08-10"))
            .await
            .expect("a difference");
        assert_eq!((rest.causes.len(), rest.without_effect.register), (1, 2), "within the district nothing moved by the move");
    });
}

/// Rates that are rounded only at the 28th digit: their differences still add up.
#[test]
fn shares_of_thirds_add_up_to_the_last_digit() {
    run(async |dir| {
        let mut batches =
            vec![batch("register.csv", Vec::new(), (1..=3).map(|n| row(n, "area", "park", "2019-01-01", "2019-01-10")).collect())];
        for (n, base) in [(1, 3), (2, 7), (3, 1_000_003)] {
            let filings = vec![
                filing(n, "2021-01..06", Role::Current, DAYS[6 + n as usize], &[("01", 1_000_000_007)]),
                filing(n, "2020-01..06", Role::Current, "2020-07-10", &[("01", base)]),
            ];
            batches.push(batch(&format!("{n}.csv"), filings, Vec::new()));
        }
        let editions = editions(engine(dir, batches).await);
        let growth = id("industry.output.growth@2021-H1,area=park");
        let diff = holds(&editions, &growth, (moment("2021-07-15"), moment("2021-08-10"))).await.expect("a difference");
        assert_eq!(diff.causes.len(), 2);
    });
}

/// Other definitions are a cause like others: output of the digital core by a list without chips, from a day on.
#[test]
fn other_definitions_are_a_cause_with_a_share() {
    run(async |dir| {
        let files: Vec<_> = crate::made::pack_files()
            .into_iter()
            .map(|mut f| {
                if f.path == "industry-monthly/indicators/output.yaml" {
                    f.text =
                        f.text.replace("2018-01-01: sum(B204-1.01)\n", "2018-01-01: sum(B204-1.01)\n      2021-01-01: sum(B204-1.03)\n");
                }
                f
            })
            .collect();
        let other = Arc::new(methodology::load(&files).0);
        assert_eq!(other.indicators["industry.output"].formulas.len(), 2, "the pack was changed");
        let register = vec![row(1, "area", "park", "2019-01-01", "2019-01-10")];
        let filings = vec![filing(1, "2021-01..06", Role::Current, "2021-07-10", &[("01", 100), ("03", 90)])];
        let again = vec![filing(1, "2021-01..06", Role::Current, "2021-08-05", &[("01", 130), ("03", 95)])];
        let first = engine(dir, vec![batch("a.csv", filings, register), batch("b.csv", again, Vec::new())]).await;
        let ledger = Arc::new(ledger::Ledger::open(dir.join("book")).await.expect("the book"));
        let output = id("industry.output@2021-H1,area=park");
        for (day, shares) in [("2021-07-20", ["-10", "5"]), ("2021-08-10", ["30", "-35"])] {
            let first = Engine::new(ledger.clone(), catalogue());
            let editions = Editions { first, later: vec![(moment(day), Engine::new(ledger.clone(), other.clone()))] };
            let diff = editions.diff(&output, moment("2021-07-15"), moment("2021-09-02")).await.expect("a difference");
            let found: Vec<String> = diff.causes.iter().map(|s| s.share.expect("a share").to_string()).collect();
            assert_eq!(found, shares, "{day}");
            assert_eq!(diff.change.expect("a change").to_string(), "-5");
            let definition = diff.causes.iter().find_map(|s| match &s.cause {
                Cause::Definition(d) => Some(d),
                _ => None,
            });
            let changed = &definition.expect("a definition").changed;
            assert!(
                changed.iter().any(|c| c.id == "industry.output" && c.before.contains("B204-1.01") && c.after.contains("B204-1.03")),
                "{changed:?}"
            );
        }
        drop(first);
    });
}
