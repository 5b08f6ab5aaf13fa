//! A made-up park in the book, and the engine over it.

use crate::case::{Case, Filed, Line, code};
use figures::{FiledValue, Filing, Goals, Moment, Period, Place, RegisterRow, Role};
use indicators::Engine;
use indicators::diff::Editions;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::{Batch, Ledger};
use methodology::Catalogue;
use std::sync::Arc;
use tempfile::TempDir;

/// A book of its own with an engine.
pub struct Book {
    pub engine: Engine,
    folder: TempDir,
}

/// Rows that are delivered together.
#[derive(Default)]
pub struct Delivery {
    pub register: Vec<Line>,
    pub filings: Vec<Filed>,
}

pub fn moment(day: Date) -> Moment {
    Moment::end_of(day, &TimeZone::get("Asia/Shanghai").unwrap()).unwrap()
}

pub fn period(text: &str) -> Period {
    text.parse::<Period>().unwrap_or_else(|_| panic!("{text}"))
}

/// The park as it came in: most of it in one delivery, the rest in a second, which stays in the tail.
pub fn in_order(case: &Case) -> Vec<Delivery> {
    let cut = case.filings.len().saturating_sub(case.filings.len() / 8);
    let register: Vec<Line> = case.register.clone();
    let first = Delivery { register, filings: case.filings[..cut].to_vec() };
    vec![first, Delivery { register: Vec::new(), filings: case.filings[cut..].to_vec() }]
}

impl Book {
    pub async fn of(case: &Case, catalogue: &Arc<Catalogue>) -> Book {
        Book::from(in_order(case), catalogue).await
    }

    pub async fn from(deliveries: Vec<Delivery>, catalogue: &Arc<Catalogue>) -> Book {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::create(folder.path().join("book")).await.unwrap();
        for delivery in deliveries {
            ledger.append(vec![batch(&delivery)]).await.unwrap();
        }
        Book { engine: Engine::new(Arc::new(ledger), catalogue.clone()), folder }
    }

    /// The engine with its definitions as the only ones there ever were; the folder has to outlive it.
    pub fn editions(self) -> (Editions, TempDir) {
        (Editions { first: self.engine, later: Vec::new() }, self.folder)
    }
}

/// What is appended to a book for a delivery.
pub fn batch(delivery: &Delivery) -> Batch {
    Batch {
        file: "panel.csv".to_owned(),
        bytes: b"panel".to_vec(),
        person: "统计员甲".to_owned(),
        recorded: moment(Date::constant(2024, 1, 1)),
        filings: delivery.filings.iter().map(filing).collect(),
        register: delivery.register.iter().map(row).collect(),
        goals: Goals::default(),
        observations: Vec::new(),
        holdings: Vec::new(),
        entries: Vec::new(),
    }
}

fn filing(filed: &Filed) -> Filing {
    let value = |(item, value): &(&str, figures::Decimal)| FiledValue {
        item: (*item).to_owned(),
        value: *value,
        place: Place::line("panel.csv", 1),
    };
    Filing {
        unit: code(filed.unit),
        form: filed.form.to_owned(),
        period: period(&filed.period()),
        role: if filed.same_period { Role::SamePeriod } else { Role::Current },
        known: moment(filed.known),
        values: filed.values.iter().map(value).collect(),
        source: None,
        note: None,
    }
}

fn row(line: &Line) -> RegisterRow {
    RegisterRow {
        unit: code(line.unit),
        attribute: line.attribute.to_owned(),
        value: line.value.clone(),
        valid_from: line.from,
        valid_to: line.to,
        known: moment(line.known),
        place: Place::line("panel.csv", 1),
    }
}
