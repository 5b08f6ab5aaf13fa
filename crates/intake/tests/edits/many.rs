//! A thousand filings checked at once, each as if it were alone. What it costs is measured in `bench`.

use crate::world::{World, d, zone};
use figures::{CreditCode, Decimal, FiledValue, Filing, Moment, Period, Place, Role};
use intake::{Context, History, check, findings};

/// Thirty values of B203 that no edit asks about.
const SOUND: [(&str, &str); 30] = [
    ("201", "60"),
    ("202", "30"),
    ("205", "30"),
    ("206", "30"),
    ("209", "40"),
    ("210", "10"),
    ("211", "10"),
    ("213", "100"),
    ("217", "60"),
    ("218", "40"),
    ("301", "1000"),
    ("302", "1000"),
    ("307", "700"),
    ("308", "700"),
    ("309", "10"),
    ("312", "50"),
    ("313", "60"),
    ("314", "40"),
    ("315", "3"),
    ("316", "2"),
    ("317", "20"),
    ("318", "5"),
    ("319", "1"),
    ("321", "4"),
    ("322", "8"),
    ("323", "133"),
    ("325", "10"),
    ("326", "3"),
    ("327", "140"),
    ("328", "5"),
];

fn filing(unit: u32, period: Period) -> Filing {
    let value = |(line, (item, value)): (u32, &(&str, &str))| FiledValue {
        item: (*item).to_owned(),
        value: d(value),
        place: Place::line("a.csv", line),
    };
    Filing {
        unit: CreditCode::fictional(unit),
        form: "B203".into(),
        period,
        role: Role::Current,
        known: Moment::parse("2021-07-12", &zone()).expect("date"),
        values: (1..).zip(&SOUND).map(value).collect(),
        source: None,
        note: None,
    }
}

/// What these units filed in the months before and in the year before that.
fn history(filings: &[Filing]) -> History {
    let months = [2020, 2021].into_iter().flat_map(|year| (2..=5).map(move |to| Period::Cumulative { year, to })).collect::<Vec<_>>();
    let row = |f: &Filing, v: &FiledValue, p: Period| (f.unit.clone(), p, Role::Current, f.form.clone(), v.item.clone(), v.value);
    let rows: Vec<(CreditCode, Period, Role, String, String, Decimal)> =
        filings.iter().flat_map(|f| f.values.iter().flat_map(|v| months.iter().map(|p| row(f, v, *p))).collect::<Vec<_>>()).collect();
    History::new(rows)
}

#[test]
fn a_thousand_filings_of_thirty_values() {
    let mut world = World::new();
    let period = Period::Cumulative { year: 2021, to: 6 };
    let mut filings: Vec<Filing> = (1..=1000).map(|unit| filing(unit, period)).collect();
    world.history = history(&filings);
    let context = Context {
        catalogue: &world.catalogue,
        zone: zone(),
        default_known: filings[0].known,
        now: filings[0].known,
        registry: &world.registry,
        known_from_sheet: false,
        asked: intake::Asked::default(),
        mappings: &[],
        history: &world.history,
    };
    assert!(check(&filings, &context).is_empty());
    // Every hundredth has a profit of 141 where 133 + 10 - 3 are 140.
    let wrong = |filing: &mut Filing| filing.values.iter_mut().filter(|v| v.item == "327").for_each(|v| v.value = d("141"));
    filings.iter_mut().skip(99).step_by(100).for_each(wrong);
    let found = |filings: &[Filing]| -> Vec<(String, String)> {
        findings(filings, &context).iter().map(|f| (f.unit.to_string(), f.edit().to_owned())).collect()
    };
    let mut expected: Vec<(String, String)> = (1..=10).map(|n| (CreditCode::fictional(n * 100).to_string(), "E24".to_owned())).collect();
    let mut forward = found(&filings);
    filings.reverse();
    let mut backward = found(&filings);
    [&mut expected, &mut forward, &mut backward].into_iter().for_each(|all| all.sort());
    assert_eq!((&forward, &backward), (&expected, &expected));
}
