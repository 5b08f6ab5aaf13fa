//! Figures and words to compose with; all values are written by hand.
#![allow(dead_code)]

use figures::behind::{Behind, Owned};
use figures::{Attributes, Coverage, Decimal, FactSet, Figure, Lineage, Measure, Moment, Outcome, PackRef, Reason, Status, Text};
use methodology::catalogue::{
    Catalogue, ChangeKind, Disclosure, Dominance, Forbidden, NearlyFlat, Pack, Source, Strong, UnitRule, UnitStep, Verbs, Wording,
};
use methodology::phrase::Phrase;
use std::collections::BTreeMap;
use std::sync::Arc;

pub fn d(text: &str) -> Decimal {
    text.parse().expect(text)
}

pub fn unit(text: &str) -> Measure {
    Measure::parse(text).expect(text)
}

pub fn value(text: &str) -> Outcome {
    Outcome::Value(d(text))
}

/// A figure of the sample pack with so many units behind it.
pub fn figure(id: &str, outcome: Outcome, measure: &str, contributors: u64) -> Figure {
    let as_of = Moment::from_micros(0);
    let id: figures::FigureId = id.parse().expect(id);
    let facts = FactSet { form: "B204-1".into(), items: vec!["01".into()], period: id.period, as_of, filings: contributors };
    let attributes = Attributes {
        status: Status::Provisional,
        coverage: Coverage { filed: contributors, expected: contributors + 2, base_share: Some(d("99.44")) },
        as_of,
        pack: PackRef { id: "sample-park".into(), version: "1".into(), hash: "0".into(), unverified: false },
        growth: None,
        fraction: None,
        contributors,
        flags: figures::Flags::default(),
    };
    let whole = Figure::new(id, outcome, unit(measure), attributes, Lineage::new("sum(B204-1.01)", facts, []));
    whole.weighed(Arc::new(Behind::whole(owned((1..=contributors).map(|_| 1)))))
}

/// The same figure with other things said of it.
pub fn with(figure: Figure, facts: Attributes) -> Figure {
    let same = Figure::new(figure.id().clone(), figure.outcome(), figure.measure().clone(), facts, figure.lineage().clone());
    figure.behind().map_or(same.clone(), |behind| same.weighed(Arc::new(behind.clone())))
}

/// Amounts of owners, each of another.
pub fn owned(amounts: impl IntoIterator<Item = u64>) -> Owned {
    (1..).zip(amounts).map(|(n, amount)| (format!("o{n}").into(), Decimal::from(amount))).collect()
}

pub fn missing(id: &str, reason: Reason) -> Figure {
    figure(id, Outcome::Missing(reason), "%", 308)
}

fn verbs(zh: [&str; 2], en: [&str; 2]) -> Verbs {
    Verbs { up: Text::new(zh[0], en[0]), down: Text::new(zh[1], en[1]) }
}

fn step(from: i64, per: i64, name: &str, decimals: u32) -> UnitStep {
    UnitStep { from: Decimal::from(from), per: Decimal::from(per), name: name.into(), decimals }
}

fn never(phrase: &str, reason: &str, instead: &str) -> Forbidden {
    Forbidden {
        phrase: Phrase::parse(phrase).expect(phrase),
        reason: Text::new(reason, "the reason"),
        instead: Text::new(instead, "the other words"),
    }
}

/// Words with a bound for nearly flat, a stronger verb, units by size and two phrases that are not written.
pub fn wording() -> Wording {
    let amount = || verbs(["增加", "减少"], ["up by", "down by"]);
    let source = || Source::Unverified { note: "usage".into() };
    Wording {
        verbs: BTreeMap::from([
            (ChangeKind::Rate, verbs(["增长", "下降"], ["rose by", "fell by"])),
            (ChangeKind::Points, verbs(["提高", "回落"], ["rose by", "fell by"])),
            (ChangeKind::Amount, amount()),
            (ChangeKind::Count, amount()),
        ]),
        flat: Text::new("持平", "was unchanged"),
        nearly_flat: Some(NearlyFlat {
            source: source(),
            text: Text::new("基本持平", "was basically flat"),
            below: BTreeMap::from([(ChangeKind::Rate, d("0.5"))]),
        }),
        strong: vec![Strong {
            source: source(),
            kind: ChangeKind::Rate,
            from: d("100"),
            verbs: verbs(["成倍增长", "大幅下降"], ["more than doubled, by", "fell sharply by"]),
        }],
        units: vec![
            UnitRule {
                of: unit("元"),
                zh: vec![step(0, 1, "元", 0), step(10_000, 10_000, "万元", 1), step(100_000_000, 100_000_000, "亿元", 1)],
                en: vec![
                    step(0, 1, "yuan", 0),
                    step(1_000_000, 1_000_000, "million yuan", 1),
                    step(1_000_000_000, 1_000_000_000, "billion yuan", 2),
                ],
            },
            UnitRule {
                of: unit("家"),
                zh: vec![step(0, 1, "家", 0), step(10_000, 10_000, "万家", 2)],
                en: vec![step(0, 1, "enterprises", 0)],
            },
        ],
        forbidden: vec![never("增长{-n}", "增长的数不带负号", "写“下降”"), never("提高{n}%", "比率的变动用百分点", "写“个百分点”")],
    }
}

pub fn rules() -> Disclosure {
    let dominance = Some(Dominance { n: 1, k: Decimal::from(70) });
    Disclosure { min_units: 3, dominance, owner: Some("owner".into()), trusted: vec!["office".into(), "leader".into()] }
}

pub fn catalogue() -> Catalogue {
    let pack = Pack {
        id: "sample-park".into(),
        version: "1".into(),
        title: Text::new("示例园区", "sample park"),
        owner: "office".into(),
        fictional: true,
        depends_on: vec![],
    };
    Catalogue { packs: vec![pack], wording: wording(), disclosure: rules(), ..Catalogue::default() }
}
