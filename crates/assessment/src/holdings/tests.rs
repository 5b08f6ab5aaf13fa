//! Accounts of land and meters, against numbers worked by hand.

use super::*;
use figures::{Measure, Moment, Place, Quantity, Text};
use jiff::civil::Date;
use methodology::catalogue::Source;
use proptest::prelude::*;

fn resource(id: &str, unit: &str, stock: bool) -> Resource {
    let (title, measure) = (Text::new(id, id), Measure::parse(unit).expect(unit));
    Resource { id: id.into(), title, source: Source::Fictional, measure, stock, uses: Vec::new() }
}

fn land() -> Resource {
    resource("land", "亩", true)
}

fn power() -> Resource {
    resource("electricity", "千瓦时", false)
}

fn unit(n: u32) -> Party {
    Party::Unit(CreditCode::fictional(n))
}

fn day(text: &str) -> Date {
    text.parse().expect(text)
}

fn own(asset: &str, n: u32, amount: &str) -> Holding {
    Holding {
        resource: "land".into(),
        asset: asset.into(),
        holder: unit(n),
        tenure: Tenure::Own,
        from: None,
        amount: Quantity::parse(amount),
        share: None,
        used_for: None,
        valid_from: day("2020-01-01"),
        valid_to: None,
        known: Moment::from_micros(0),
        source: None,
        note: None,
        place: Place::default(),
    }
}

fn shared(asset: &str, n: u32, amount: &str, share: &str) -> Holding {
    Holding { tenure: Tenure::Shared, share: Fraction::parse(share), ..own(asset, n, amount) }
}

fn lease(asset: &str, n: u32, from: Party, amount: &str) -> Holding {
    Holding { tenure: Tenure::Lease, from: Some(from), ..own(asset, n, amount) }
}

fn reading(span: (&str, &str), of: Holding) -> Holding {
    Holding { resource: "electricity".into(), valid_from: day(span.0), valid_to: Some(day(span.1)), ..of }
}

fn d(text: &str) -> Decimal {
    text.parse().expect(text)
}

fn accounts(resource: &Resource, period: &str, holdings: &[Holding]) -> Holders {
    held(resource, period.parse().expect(period), holdings).expect("fits")
}

/// What units 1, 2, … use.
fn used(resource: &Resource, period: &str, holdings: &[Holding]) -> Vec<Decimal> {
    accounts(resource, period, holdings).units.into_values().map(|h| h.used).collect()
}

fn account(holders: &Holders, n: u32) -> &Held {
    &holders.units[&CreditCode::fictional(n)]
}

#[test]
fn a_lot_of_thirty_is_shared_as_fifteen_ten_and_five() {
    let lot = [shared("1", 1, "30 亩", "1/2"), shared("1", 2, "30 亩", "1/3"), shared("1", 3, "20000 m²", "1/6")];
    let holders = accounts(&land(), "2021", &lot);
    assert_eq!([1, 2, 3].map(|n| account(&holders, n).shared), [d("15"), d("10"), d("5")]);
    assert_eq!([1, 2, 3].map(|n| account(&holders, n).used), [d("15"), d("10"), d("5")]);
    let others = [2, 3].map(|n| CreditCode::fictional(n).as_str().to_owned());
    assert_eq!(account(&holders, 1).shared_with, BTreeSet::from(others));
    assert_eq!((account(&holders, 2).edges.clone(), account(&holders, 2).own), (vec![1], d("0")));
}

#[test]
fn a_chain_of_leases_keeps_the_sum() {
    let chain = [own("1", 1, "100 亩"), lease("1", 2, unit(1), "40 亩"), lease("1", 3, unit(2), "15 亩")];
    assert_eq!(used(&land(), "2021", &chain), [d("60"), d("25"), d("15")]);
    let holders = accounts(&land(), "2021", &chain);
    let middle = account(&holders, 2);
    assert_eq!((middle.leased_in, middle.leased_out, middle.edges.as_slice()), (d("40"), d("15"), [1, 2].as_slice()));
    let side = |side: &Side| (side.code.clone(), side.amount, side.edge);
    assert_eq!(middle.landlords.iter().map(side).collect::<Vec<_>>(), [(unit(1), d("40"), 1)]);
    assert_eq!(middle.tenants.iter().map(side).collect::<Vec<_>>(), [(unit(3), d("15"), 2)]);
}

#[test]
fn exchanges_and_rings_work() {
    let exchange = [own("1", 1, "10 亩"), own("2", 2, "8 亩"), lease("1", 2, unit(1), "10 亩"), lease("2", 1, unit(2), "8 亩")];
    assert_eq!(used(&land(), "2021", &exchange), [d("8"), d("10")]);
    let ring = [own("1", 1, "10 亩"), lease("1", 2, unit(1), "4 亩"), lease("1", 3, unit(2), "3 亩"), lease("1", 1, unit(3), "1 亩")];
    assert_eq!(used(&land(), "2021", &ring), [d("7"), d("1"), d("2")]);
}

#[test]
fn somebody_without_a_code_rents_and_lets() {
    let rows = [
        own("1", 1, "100 亩"),
        Holding { holder: Party::Outside, ..lease("1", 1, unit(1), "30 亩") },
        lease("9", 2, Party::Outside, "5 亩"),
    ];
    let holders = accounts(&land(), "2021", &rows);
    assert_eq!((account(&holders, 1).used, account(&holders, 1).tenants[0].code.clone()), (d("70"), Party::Outside));
    assert_eq!((account(&holders, 2).used, account(&holders, 2).landlords[0].code.clone()), (d("5"), Party::Outside));
    assert_eq!(holders.units.len(), 2);
    let with = [shared("1", 1, "30 亩", "1/2"), Holding { holder: Party::Outside, ..shared("1", 1, "30 亩", "1/2") }];
    assert_eq!(account(&accounts(&land(), "2021", &with), 1).shared_with, BTreeSet::from(["outside".to_owned()]));
}

#[test]
fn square_metres_become_mu_exactly() {
    assert_eq!(used(&land(), "2021", &[own("1", 1, "66667 m²")]), [d("100.0005")]);
    // 1/3 of 66 667 m² is 33.3335 mu, and 20 000 m² are 30: only their sum is divided.
    assert_eq!(used(&land(), "2021", &[shared("1", 1, "66667 m²", "1/3"), own("2", 1, "20000 m²")]), [d("63.3335")]);
    // Three sevenths, a seventh at a time.
    let sevenths = ["1", "2", "3"].map(|asset| shared(asset, 1, "7 亩", "1/7"));
    assert_eq!(used(&land(), "2021", &sevenths), [d("3")]);
}

#[test]
fn a_meter_is_shared_by_three() {
    let year = ("2021-01-01", "2022-01-01");
    let meter = [1, 2, 3].map(|n| reading(year, shared("M1", n, "90000 kWh", "1/3")));
    assert_eq!(used(&power(), "2021", &meter), [d("30000"), d("30000"), d("30000")]);
    assert!(accounts(&power(), "2020", &meter).units.is_empty());
    assert!(accounts(&land(), "2021", &meter).units.is_empty(), "power is no land");
}

#[test]
fn readings_count_where_their_span_lies_within() {
    let months = [
        reading(("2020-12-20", "2021-01-20"), own("M1", 1, "7 千瓦时")),
        reading(("2021-01-20", "2021-03-01"), own("M1", 1, "5 千瓦时")),
        reading(("2021-12-01", "2022-01-01"), own("M1", 1, "0.3 万千瓦时")),
        reading(("2022-01-01", "2022-02-01"), own("M1", 1, "9 千瓦时")),
    ];
    let holders = accounts(&power(), "2021", &months);
    assert_eq!((account(&holders, 1).used, account(&holders, 1).edges.as_slice()), (d("3005"), [1, 2].as_slice()));
    assert_eq!(holders.straddling, [0]);
    assert_eq!(accounts(&power(), "2021-12", &months).straddling, Vec::<usize>::new());
}

#[test]
fn of_land_counts_what_stands_on_the_last_day() {
    let until = |to: &str| [own("1", 1, "100 亩"), Holding { valid_to: Some(day(to)), ..lease("1", 2, unit(1), "40 亩") }];
    assert_eq!(used(&land(), "2021", &until("2021-12-31")), [d("100")], "it ended on the last day");
    assert_eq!(used(&land(), "2021", &until("2022-01-01")), [d("60"), d("40")], "it held through the last day");
    assert_eq!(used(&land(), "2019", &until("2022-01-01")), Vec::<Decimal>::new());
    assert_eq!(used(&land(), "2020-01", &until("2022-01-01")), [d("60"), d("40")]);
}

#[test]
fn what_was_known_before_a_correction_stays() {
    let later = |holding: Holding, known| Holding { known: Moment::from_micros(known), ..holding };
    let all = [
        own("1", 1, "100 亩"),
        own("2", 1, "5 亩"),
        later(own("1", 1, "90 亩"), 10),
        later(Holding { amount: None, ..own("2", 1, "5 亩") }, 20),
    ];
    let as_of = |moment: i64| {
        let known: Vec<Holding> = all.iter().filter(|h| h.known.micros() <= moment).cloned().collect();
        used(&land(), "2021", &known)
    };
    assert_eq!([as_of(9), as_of(10), as_of(20)], [[d("105")], [d("95")], [d("90")]]);
    assert_eq!(account(&accounts(&land(), "2021", &all), 1).edges, [2]);
}

#[test]
fn a_landlord_of_nothing_known_is_below_zero() {
    assert_eq!(used(&land(), "2021", &[lease("1", 2, unit(1), "40 亩")]), [d("-40"), d("40")]);
}

#[test]
fn what_does_not_convert_or_fit_names_the_holder() {
    let period = "2021".parse().expect("period");
    assert_eq!(held(&land(), period, &[own("1", 4, "5 千瓦时")]), Err(Beyond { holder: unit(4) }));
    let finest = ["99999989", "99999971", "99999959", "99999941", "99999931"];
    let shares: Vec<Holding> = finest.iter().map(|under| shared(under, 4, "30 亩", &format!("1/{under}"))).collect();
    assert_eq!(held(&land(), period, &shares), Err(Beyond { holder: unit(4) }));
}

proptest! {
    /// Leases move land and make none, in any order, rings among them.
    #[test]
    fn the_sum_stays_and_order_does_not_matter(
        owned in prop::collection::vec(0i64..1_000_000, 4),
        leases in prop::collection::vec((0u32..4, 1u32..4, 0i64..10_000, 0u32..3), 0..12),
    ) {
        let whose = |n: u32| unit(n + 1);
        let owns = owned.iter().zip(1..).map(|(amount, n)| own(&format!("o{n}"), n, &format!("{amount} 亩")));
        let rents = leases.iter().zip(0..).map(|((from, step, amount, asset), i): (_, usize)| {
            let n = (from + step) % 4 + 1;
            lease(&format!("{asset}-{i}"), n, whose(*from), &format!("{amount} m²"))
        });
        let all: Vec<Holding> = owns.chain(rents).collect();
        let reversed: Vec<Holding> = all.iter().rev().cloned().collect();
        let sum = |rows: &[Holding]| {
            let parts = all.iter().filter(|h| h.tenure == Tenure::Own).filter_map(|h| h.part(&land().measure));
            let whole = parts.fold(Fraction::ZERO, |a, b| a.checked_add(b).unwrap_or(a));
            (used(&land(), "2021", rows), whole.decimal())
        };
        let (forward, whole) = sum(&all);
        prop_assert_eq!(&forward, &sum(&reversed).0);
        let total: Decimal = forward.iter().sum();
        prop_assert_eq!(figures::round(total, 15), figures::round(whole.unwrap_or_default(), 15));
    }
}
