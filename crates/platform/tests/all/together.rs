//! Figures computed together are the figures computed alone, every word of them, and cost a part of the time.

use crate::wanmu::copy;
use figures::{Attributes, Basis, Decimal, Figure, FigureId, Lineage, Measure, Moment, Outcome, Period, Price};
use indicators::{Engine, Request, RequestError};
use ledger::Ledger;
use methodology::PackFile;
use std::cmp::Reverse;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

const PERIODS: [&str; 4] = ["2021-H1", "2020", "2021-02", "2018-Q3"];
const DIMENSIONS: [&str; 6] = ["firm", "industry", "division", "street", "leading", "hightech"];

async fn engine(data: &Path) -> (Engine, Moment) {
    let ledger = Ledger::open(data).await.expect("the book");
    let pack = ledger.active_pack().await.expect("packs").expect("active packs");
    let files: Vec<PackFile> = pack.files.into_iter().map(|(path, text)| PackFile { path, text }).collect();
    let engine = Engine::new(Arc::new(ledger), Arc::new(methodology::load(&files).0));
    let as_of = Moment::parse("2021-08-10", engine.zone()).expect("moment");
    (engine, as_of)
}

fn run(test: impl AsyncFnOnce(Engine, Moment)) {
    let (_temp, data) = copy();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
    runtime.block_on(async {
        let (engine, as_of) = engine(&data).await;
        test(engine, as_of).await;
    });
}

fn id(indicator: &str, period: &str, area: &str, basis: Basis) -> FigureId {
    let period: Period = period.parse().expect("period");
    FigureId { indicator: indicator.to_owned(), period, area: area.to_owned(), by: None, basis, price: Price::Current, impute: None }
}

/// Every indicator and its growth on every basis, in periods and areas.
fn yearbook(engine: &Engine, periods: &[&str], areas: &[&str]) -> Vec<FigureId> {
    let mut ids = Vec::new();
    for indicator in engine.catalogue().indicators.keys() {
        for (period, area) in periods.iter().flat_map(|p| areas.iter().map(move |a| (p, a))) {
            ids.push(id(indicator, period, area, Basis::default()));
            ids.extend(Basis::ALL.map(|basis| id(&format!("{indicator}.growth"), period, area, basis)));
        }
    }
    ids
}

/// The cells of every indicator and its growth by every dimension, as one request gives them.
async fn cells(engine: &Engine, as_of: Moment) -> Vec<(FigureId, String)> {
    let mut out = Vec::new();
    for indicator in engine.catalogue().indicators.keys() {
        for (by, name) in DIMENSIONS.iter().flat_map(|by| [(by, indicator.clone()), (by, format!("{indicator}.growth"))]) {
            let of = id(&name, "2021-H1", "park", Basis::Published);
            let request = Request { by: Some((*by).to_owned()), ..Request::of(&of, as_of) };
            let figures = engine.figures(&request).await.expect("figures");
            out.extend(figures.into_iter().map(|f| (f.id().clone(), format!("{f:?}"))));
        }
    }
    out
}

#[test]
fn together_is_alone_in_every_word() {
    run(async |engine, as_of| {
        let ids = yearbook(&engine, &PERIODS, &["park", "district"]);
        let together = engine.figures_of(&ids, as_of).await.expect("figures");
        assert!(together.len() > 500 && together.iter().flatten().any(|f| f.outcome().value().is_some()));
        for (id, figure) in ids.iter().zip(together) {
            let alone = engine.figure(id, as_of).await.expect("a figure");
            assert_eq!(format!("{:?}", figure.expect("a figure")), format!("{alone:?}"), "{id}");
        }
    });
}

#[test]
fn cells_of_all_dimensions_together_are_those_of_one_request() {
    run(async |engine, as_of| {
        let cells = cells(&engine, as_of).await;
        let ids: Vec<FigureId> = cells.iter().map(|(id, _)| id.clone()).collect();
        let together = engine.figures_of(&ids, as_of).await.expect("figures");
        assert!(cells.len() > 5000, "{}", cells.len());
        for ((id, alone), figure) in cells.iter().zip(together) {
            assert_eq!(&format!("{:?}", figure.expect("a figure")), alone, "{id}");
        }
        for id in ids.iter().step_by(211) {
            let alone = engine.figure(id, as_of).await.expect("a figure");
            let among = cells.iter().find(|(other, _)| other == id).map(|(_, words)| words.as_str());
            assert_eq!(Some(format!("{alone:?}").as_str()), among, "{id}");
        }
    });
}

#[test]
fn what_has_no_answer_says_so_beside_what_has() {
    run(async |engine, as_of| {
        let good = id("industry.output", "2021-H1", "park", Basis::default());
        let by = |dimension: &str, member: &str| FigureId { by: Some((dimension.to_owned(), member.to_owned())), ..good.clone() };
        let bad = [id("no.such", "2021-H1", "park", Basis::default()), id("industry.output", "2021-H1", "moon", Basis::default())];
        let ids = [&bad[..], &[good.clone(), by("industry", "none"), by("colour", "red"), good.clone()]].concat();
        let said = engine.figures_of(&ids, as_of).await.expect("the book");
        assert!(matches!(said[0], Err(RequestError::UnknownIndicator(..))));
        assert!(matches!(said[1], Err(RequestError::UnknownArea(..))));
        assert!(matches!(said[3], Err(RequestError::NoSuchMember(_))));
        assert!(matches!(said[4], Err(RequestError::UnknownDimension(..))));
        assert_eq!(said[2].as_ref().expect("a figure"), said[5].as_ref().expect("a figure"));
        assert!(engine.figures_of(&[], as_of).await.expect("nothing").is_empty());
        let later = engine.known_later_of(&ids, as_of).await.expect("the book");
        assert_eq!(later.iter().map(Result::is_ok).collect::<Vec<_>>(), [false, false, true, true, false, true]);
    });
}

#[test]
fn what_became_known_later_is_the_same_together() {
    run(async |engine, _| {
        let early = Moment::parse("2020-08-10", engine.zone()).expect("moment");
        let ids = yearbook(&engine, &["2020-H1", "2019"], &["park"]);
        let ids: Vec<FigureId> = ids.into_iter().filter(|id| id.basis == Basis::Comparable).collect();
        let together = engine.known_later_of(&ids, early).await.expect("lines");
        assert!(together.iter().flatten().any(|lines| !lines.is_empty()));
        for (id, lines) in ids.iter().zip(together) {
            let alone = engine.known_later(id, early).await.expect("lines");
            assert_eq!(format!("{:?}", lines.expect("lines")), format!("{alone:?}"), "{id}");
        }
    });
}

/// A figure without the share of last year's value in its coverage, which is all that not asking for it may change.
fn without_share(figure: &Figure) -> (&FigureId, Outcome, &Measure, Attributes, &Lineage) {
    let mut attributes = figure.attributes().clone();
    attributes.coverage.base_share = None;
    (figure.id(), figure.outcome(), figure.measure(), attributes, figure.lineage())
}

#[test]
fn a_level_is_the_same_whether_last_year_is_read_or_not() {
    run(async |engine, as_of| {
        let (mut told, mut shares) = (0, 0);
        let members = ["firm", "industry", "leading"].map(|by| (Some(by.to_owned()), "2021-H1"));
        let places: Vec<_> = members.into_iter().chain(PERIODS.map(|period| (None, period))).collect();
        for (indicator, (by, period)) in engine.catalogue().indicators.keys().flat_map(|id| places.iter().map(move |p| (id, p))) {
            let request = Request { by: by.clone(), ..Request::of(&id(indicator, period, "district", Basis::default()), as_of) };
            let with = engine.figures(&request).await.expect("figures");
            let without = engine.figures(&Request { base_share: false, ..request }).await.expect("figures");
            let (with_all, without_all): (Vec<_>, Vec<_>) =
                (with.iter().map(without_share).collect(), without.iter().map(without_share).collect());
            assert_eq!(with_all, without_all, "{indicator} {period} {by:?}");
            told += without.iter().filter(|f| f.outcome().value().is_some()).count();
            shares += with.iter().filter(|f| f.attributes().coverage.base_share.is_some()).count();
        }
        assert!(told > 1000 && shares > 1000, "{told} {shares}");
    });
}

/// The size of a change, or of a level, as the figure itself tells it.
fn size(figure: &Figure, basis: Basis) -> Option<Decimal> {
    let size = match &figure.attributes().growth {
        Some(growth) if basis == Basis::Published => Some(growth.published_current - growth.published_base),
        Some(growth) => growth.base.map(|base| growth.current - base),
        None => figure.outcome().value(),
    };
    size.map(|size| size.abs())
}

#[test]
fn the_largest_are_the_first_of_all() {
    run(async |engine, as_of| {
        for (by, name) in ["firm", "industry", "hightech"].into_iter().flat_map(|by| ["", ".growth"].map(|name| (by, name))) {
            for (basis, number) in
                [Basis::Comparable, Basis::Matched, Basis::Published].into_iter().flat_map(|b| [1, 7, 10_000].map(|n| (b, n)))
            {
                let of = id(&format!("industry.output{name}"), "2021-H1", "district", basis);
                let request = Request { by: Some(by.to_owned()), ..Request::of(&of, as_of) };
                let mut all = engine.figures(&request).await.expect("figures");
                all.sort_by_key(|figure| Reverse(size(figure, basis)));
                all.truncate(number);
                let top = engine.figures(&Request { top: Some(number), ..request }).await.expect("figures");
                assert!(!top.is_empty());
                assert_eq!(format!("{top:#?}"), format!("{all:#?}"), "{by} {name} {basis:?} {number}");
            }
        }
    });
}

/// Not an assertion: a row of numbers for `bench/figures.sh`.
#[test]
#[ignore = "a measurement, run by bench/figures.sh"]
fn measured() {
    run(async |engine, as_of| {
        let periods = ["2021-H1", "2021-Q1", "2020", "2020-H1", "2019", "2019-H1"];
        let ids: Vec<FigureId> = yearbook(&engine, &periods, &["park", "district"]).into_iter().step_by(2).take(400).collect();
        let months: Vec<String> = (1..=24).map(|n| format!("{}-{:02}", 2019 + n / 13, 1 + (n - 1) % 12)).collect();
        let months: Vec<&str> = months.iter().map(String::as_str).collect();
        let all = yearbook(&engine, &months, &["park", "district", "district_rest"]);
        engine.figure(&ids[0], as_of).await.expect("warm");
        let alone = seconds(async || {
            for id in &ids {
                engine.figure(id, as_of).await.expect("a figure");
            }
        });
        let together = async |ids: &[FigureId]| seconds(async || drop(engine.figures_of(ids, as_of).await.expect("figures"))).await;
        let (alone, some, every) = (alone.await, together(&ids).await, together(&all).await);
        println!("measured | {} | {alone:.2} s | {some:.2} s | {:.0} | {} | {every:.2} s |", ids.len(), alone / some, all.len());
    });
}

async fn seconds(work: impl AsyncFnOnce()) -> f64 {
    let start = Instant::now();
    work().await;
    start.elapsed().as_secs_f64()
}
