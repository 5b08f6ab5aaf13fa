//! A thousand filings are checked while nobody waits.

use crate::world::{World, d, zone};
use figures::{CreditCode, FiledValue, Filing, Moment, Place, Role};
use intake::{Context, History, check};
use std::time::{Duration, Instant};

/// A thousand sheets of B203 with thirty values each.
fn sheets(world: &World) -> Vec<Filing> {
    let known = Moment::parse("2021-07-12", &zone()).expect("date");
    let items: Vec<&String> = world.catalogue.forms["B203"].items.keys().take(30).collect();
    let value = |(line, item): (u32, &&String)| FiledValue { item: (*item).clone(), value: d("1000"), place: Place::line("a.csv", line) };
    let filing = |unit| Filing {
        unit: CreditCode::fictional(unit),
        form: "B203".into(),
        period: "2021-01..06".parse().expect("period"),
        role: Role::Current,
        known,
        values: (1..).zip(&items).map(value).collect(),
        source: None,
        note: None,
    };
    (1..=1000).map(filing).collect()
}

#[test]
fn a_thousand_filings_of_thirty_values() {
    let mut world = World::new();
    let filings = sheets(&world);
    let last_year = |f: &Filing| f.values.iter().map(|v| (f.unit.clone(), f.period.year_before(), f.role, f.form.clone(), v.item.clone(), v.value)).collect::<Vec<_>>();
    world.history = History::new(filings.iter().flat_map(last_year));
    let context = Context {
        catalogue: &world.catalogue,
        zone: zone(),
        default_known: filings[0].known,
        now: filings[0].known,
        registry: &world.registry,
        mappings: &[],
        history: &world.history,
    };
    let fastest = (0..3).map(|_| timed(|| drop(check(&filings, &context)))).min().expect("three runs");
    // Measured at a tenth of this; the limit leaves room for a busy machine.
    assert!(fastest < Duration::from_secs(1), "{fastest:?}");
    eprintln!("check of 1000 filings: {fastest:?}");
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
