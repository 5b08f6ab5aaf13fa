//! Ten segments on 2021-08-10, counted by hand.
//!
//! | segment | tier | code | stand there | code proposes | stated |
//! |---|---|---|---|---|---|
//! | a | up | 3985 | U1 | U7 | missing, 2021-01-01 (contradicted) |
//! | b | up | 3562 | – | U9 | missing, 2021-06-01 |
//! | c | up | | U6, which left | | missing, 2020-08-10 |
//! | d | mid | 3973 | U2 (60 %) | U3 | bottleneck, 2021-07-01 |
//! | e | mid | 3973 | U2 (40 %), U3 | – | |
//! | f | mid | 3972 | – | U5 | |
//! | g | mid | | – | | missing, no date |
//! | h | mid | 3982 | U4, weak | – | |
//! | i | down | | U5 | | |
//! | j | down | | U8 | | |
//!
//! Links: a→d b→d c→d d→e a→f a→g a→h e→i f→i g→i h→i i→j. Stale after 6 months, void after 18.

use crate::attraction::day;
use assessment::chain::{Candidate, Firm, Gap, Interest, Known, NoRatio, Placement, Presence, Supply, Survey, survey};
use assessment::share::Share;
use figures::{Decimal, Outcome, Place, Reason, Text, round};
use methodology::catalogue::{Chain, Link, Segment, Source, Tier};
use std::collections::BTreeMap;

pub fn chain() -> Chain {
    let segment = |id: &str, tier, code: &str| Segment {
        id: id.to_owned(),
        title: Text::new(id, id),
        tier,
        codes: code.split_whitespace().map(str::to_owned).collect(),
        products: Vec::new(),
    };
    let link = |pair: &str| Link { from: pair[..1].to_owned(), to: pair[1..].to_owned(), flow: Text::new("料", "stuff") };
    let (up, mid, down) = (Tier::Upstream, Tier::Midstream, Tier::Downstream);
    Chain {
        id: "micro".to_owned(),
        title: Text::new("微电子", "micro"),
        source: Source::Fictional,
        place: Place::file("test"),
        output: None,
        stale_after: 6,
        void_after: 18,
        segments: vec![
            segment("a", up, "3985"),
            segment("b", up, "3562"),
            segment("c", up, ""),
            segment("d", mid, "3973"),
            segment("e", mid, "3973"),
            segment("f", mid, "3972"),
            segment("g", mid, ""),
            segment("h", mid, "3982"),
            segment("i", down, ""),
            segment("j", down, ""),
        ],
        links: "ad bd cd de af ag ah ei fi gi hi ij".split(' ').map(link).collect(),
    }
}

fn firm(industry: &str, in_park: bool, output: &str) -> Firm {
    Firm {
        name: String::new(),
        owner: None,
        industry: (!industry.is_empty()).then(|| industry.to_owned()),
        in_park,
        output: output.parse().map_or(Outcome::Missing(Reason::NotFiled), Outcome::Value),
    }
}

fn firms() -> BTreeMap<String, Firm> {
    let of = [
        ("U1", firm("3985", true, "1000")),
        ("U2", firm("3973", true, "500")),
        ("U3", firm("3973", true, "")),
        ("U4", firm("3982", true, "200")),
        ("U5", firm("3972", true, "300")),
        ("U6", firm("6520", false, "900")),
        ("U7", firm("3985", true, "50")),
        ("U8", firm("", true, "400")),
        ("U9", firm("3562", true, "60")),
    ];
    of.map(|(unit, firm)| (unit.to_owned(), firm)).into()
}

fn placement(unit: &str, segment: &str, share: &str, weak: bool, checked: &str) -> Placement {
    Placement {
        id: format!("{unit}{segment}"),
        unit: unit.to_owned(),
        segment: format!("micro.{segment}"),
        product: None,
        weak,
        share: share.parse().ok(),
        checked: checked.parse().ok(),
    }
}

fn placements() -> Vec<Placement> {
    vec![
        placement("U1", "a", "", false, "2021-05-01"),
        placement("U2", "d", "60", false, "2021-03-01"),
        placement("U2", "e", "40", false, "2021-01-01"),
        placement("U3", "e", "", false, "2020-11-10"),
        placement("U4", "h", "", true, "2021-07-01"),
        placement("U5", "i", "", false, "2021-07-01"),
        placement("U6", "c", "", false, "2021-07-01"),
        placement("U8", "j", "", false, "2021-07-01"),
        placement("U8", "zzz", "", false, "2021-07-01"),
    ]
}

/// Buyer, segment, supplier (a unit, a name with `*`, or nobody), amount, year.
fn supply((at, (buyer, segment, supplier, amount, year)): (usize, (&str, &str, &str, &str, &str))) -> Supply {
    Supply {
        id: format!("S{}", at + 1),
        buyer: buyer.to_owned(),
        supplier: supplier.starts_with('U').then(|| supplier.to_owned()),
        supplier_name: supplier.strip_prefix('*').map(str::to_owned),
        segment: format!("micro.{segment}"),
        amount: amount.parse().ok(),
        year: Some(year.to_owned()),
        checked: None,
    }
}

fn supplies() -> Vec<Supply> {
    let all = [
        ("U2", "a", "U1", "300", "2020"),
        ("U2", "a", "*硅片", "500", "2020"),
        ("U4", "a", "*板材", "200", "2020"),
        ("U2", "a", "U1", "100", "2019"),
        ("U2", "b", "*设备", "150", "2020"),
        ("U5", "e", "U6", "400", "2020"),
        ("U5", "e", "", "100", "2020"),
        ("U5", "e", "U3", "500", "2020"),
        ("U5", "h", "*电路", "", "2020"),
        ("U6", "d", "U2", "70", "2020"),
        ("U8", "i", "*模组", "250", "2020"),
    ];
    all.into_iter().enumerate().map(supply).collect()
}

fn gap(id: &str, segment: &str, bottleneck: bool, checked: &str) -> Gap {
    Gap { id: id.to_owned(), segment: format!("micro.{segment}"), bottleneck, checked: checked.parse().ok(), ..Gap::default() }
}

fn gaps() -> Vec<Gap> {
    vec![
        gap("G1", "b", false, "2021-06-01"),
        gap("G2", "c", false, "2020-08-10"),
        gap("G3", "d", true, "2021-07-01"),
        gap("G4", "a", false, "2021-01-01"),
        gap("G5", "g", false, ""),
    ]
}

fn candidates() -> Vec<Candidate> {
    let of = |id: &str, segment: &str, checked: &str| Candidate {
        id: id.to_owned(),
        segment: format!("micro.{segment}"),
        name: id.to_owned(),
        checked: checked.parse().ok(),
        ..Candidate::default()
    };
    vec![of("K2", "b", ""), of("K1", "b", "2021-05-01"), of("K3", "c", "2019-01-01")]
}

fn leads() -> Vec<Interest> {
    let of = |lead: &str, segment: &str, stage| Interest { lead: lead.to_owned(), segment: format!("micro.{segment}"), stage };
    vec![of("L1", "b", 0), of("L2", "b", 1), of("L3", "c", 0)]
}

fn with<T>(look: impl Fn(&Survey, Known<'_>) -> T) -> T {
    let (firms, placements, supplies, gaps) = (firms(), placements(), supplies(), gaps());
    let (candidates, leads) = (candidates(), leads());
    let known = Known { firms: &firms, placements: &placements, supplies: &supplies, gaps: &gaps, candidates: &candidates, leads: &leads };
    look(&survey(&chain(), known, day("2021-08-10")), known)
}

#[test]
fn firms_stand_where_they_were_placed_and_codes_only_propose() {
    with(|survey, _| {
        let placed: Vec<String> =
            survey.segments.iter().map(|s| s.staff.placed.iter().map(|f| f.unit.as_str()).collect::<Vec<_>>().join("+")).collect();
        assert_eq!(placed, ["U1", "", "", "U2", "U2+U3", "", "", "U4", "U5", "U8"]);
        let proposed: Vec<String> = survey.segments.iter().map(|s| s.staff.proposed.join("+")).collect();
        assert_eq!(proposed, ["U7", "U9", "", "U3", "", "U5", "", "", "", ""]);
        assert_eq!(survey.segments[2].staff.gone, ["U6"]);
        assert_eq!(survey.unknown, [("placement", "U8zzz".to_owned())]);
        assert_eq!(survey.firms().len(), 6, "U1, U2, U3, U4, U5, U8");
    });
}

/// Nobody on b, c, f and g; only a weak firm on h.
#[test]
fn gaps_and_weak_segments_are_those_counted_by_hand() {
    with(|survey, _| {
        let gaps: Vec<usize> = (0..10).filter(|at| survey.segments[*at].presence == Presence::Gap).collect();
        let weak: Vec<usize> = (0..10).filter(|at| survey.segments[*at].presence == Presence::Weak).collect();
        assert_eq!((gaps, weak), (vec![1, 2, 5, 6], vec![7]));
        let contradicted: Vec<(usize, usize)> = survey
            .segments
            .iter()
            .enumerate()
            .flat_map(|(at, s)| s.stated.iter().filter(|s| s.contradicted).map(move |s| (at, s.gap)))
            .collect();
        assert_eq!(contradicted, [(0, 3)], "G4 says that nobody makes a, and U1 does");
    });
}

/// b was checked on 2021-06-01; c a year ago, six of the twelve months between 6 and 18 gone; f nobody stated; g has no date; e was checked last on
/// 2021-01-01, seven months and nine days before: (18 − 8) / 12.
#[test]
fn what_was_checked_long_ago_is_stale_and_fades() {
    with(|survey, _| {
        let of = |at: usize| {
            let age = survey.segments[at].age;
            (age.months, age.stale, age.percent().map(|p| round(p, 1).to_string()).expect("a share"))
        };
        assert_eq!(of(1), (Some(2), false, "100.0".to_owned()));
        assert_eq!(of(2), (Some(12), true, "50.0".to_owned()));
        assert_eq!((of(5), of(6)), ((None, true, "0.0".to_owned()), (None, true, "0.0".to_owned())));
        assert_eq!(of(4), (Some(7), true, "83.3".to_owned()));
        assert_eq!(survey.segments[2].age.words().en, "checked 2020-08-10, 12 months ago, stale");
    });
}

/// Fresh first, gaps before weak segments before bottlenecks: b, h, d; then c at half weight, then f and g.
#[test]
fn what_is_wanting_comes_by_weight() {
    with(|survey, known| assert_eq!(survey.wanting(known), [1, 7, 3, 2, 5, 6]));
}

/// a in 2020: 300 of U1, 500 and 200 from outside; 2019 is another year. b: nothing local. e: 500 of U3, 400 of U6, which is outside, 100 of nobody knows
/// whom. h: no amount. d: only U6 buys, which is not in the park. i: nothing local of 250.
#[test]
fn the_local_ratio_is_what_is_bought_within_the_park() {
    with(|survey, _| {
        let of = |at: usize| survey.segments[at].supply.ratio();
        let share = |part: i64, whole: i64| Share::of(part.into(), whole.into()).expect("a whole");
        assert_eq!((of(0), of(1)), (Ok(share(300, 1000)), Ok(share(0, 150))));
        assert_eq!((of(4), survey.segments[4].supply.bounds()), (Err(NoRatio::Unnamed), Ok((share(5, 10), share(6, 10)))));
        assert_eq!(of(7), Err(NoRatio::WithoutAmount(1)));
        assert_eq!((of(3), of(9)), (Err(NoRatio::NoPurchases), Err(NoRatio::NoPurchases)));
        assert_eq!((survey.segments[0].supply.left_out, survey.segments[3].supply.left_out), (1, 1));
        assert_eq!(survey.segments[0].supply.year.as_deref(), Some("2020"));
    });
}

/// U2 makes 60 per cent of 500 on d and 40 on e, where U3 filed nothing.
#[test]
fn output_is_shared_among_segments_and_says_who_is_missing() {
    with(|survey, _| {
        let of = |at: usize| {
            let output = survey.segments[at].staff.output();
            (output.sum, output.known, output.of)
        };
        let d = |n: i64| Some(Decimal::from(n));
        assert_eq!((of(0), of(3), of(4), of(1)), ((d(1000), 1, 1), (d(300), 1, 1), (d(200), 1, 2), (None, 0, 0)));
        // U8 is placed on j and on a segment that is not there, without shares: which part is made on j is not known.
        assert_eq!(of(9), (None, 0, 1));
    });
}

/// U2 buys a from outside for 500 and makes d; U4 buys a for 200 and makes h: U1 could supply both. U5 buys e for 400 + 100 and makes i:
/// U2 or U3 could. U8 buys i for 250 and makes j: U5 could. U5 buys h for an unknown amount: U4 could.
#[test]
fn who_could_supply_whom_by_amount() {
    with(|survey, _| {
        let found: Vec<(usize, &str, &str, Option<Decimal>, usize)> =
            survey.matches.iter().map(|m| (m.segment, m.supplier.as_str(), m.buyer.as_str(), m.amount, m.already.len())).collect();
        let d = |n: i64| Some(Decimal::from(n));
        let expected = [
            (0, "U1", "U2", d(500), 1),
            (4, "U2", "U5", d(500), 0),
            (4, "U3", "U5", d(500), 1),
            (8, "U5", "U8", d(250), 0),
            (0, "U1", "U4", d(200), 0),
            (7, "U4", "U5", None, 0),
        ];
        assert_eq!(found, expected);
        assert_eq!(survey.matches[0].to.iter().copied().collect::<Vec<_>>(), [3], "of its two segments a supplies d only");
    });
}

#[test]
fn candidates_and_leads_stand_by_what_they_could_fill() {
    with(|survey, known| {
        let of = |at: usize| survey.segments[at].candidates.iter().map(|c| known.candidates[c.candidate].id.as_str()).collect::<Vec<_>>();
        assert_eq!((of(1), of(2), of(0).len()), (vec!["K1", "K2"], vec!["K3"], 0));
        let leads: Vec<&str> = survey.segments[1].leads.iter().map(|at| known.leads[*at].lead.as_str()).collect();
        assert_eq!(leads, ["L2", "L1"], "the furthest first");
    });
}

#[test]
fn a_chain_of_which_nothing_is_known_is_all_gaps_that_nobody_checked() {
    let none = BTreeMap::new();
    let known = Known { firms: &none, placements: &[], supplies: &[], gaps: &[], candidates: &[], leads: &[] };
    let survey = survey(&chain(), known, day("2021-08-10"));
    assert!(survey.segments.iter().all(|s| s.presence == Presence::Gap && s.age.checked.is_none() && s.age.stale));
    assert!(survey.matches.is_empty());
}
