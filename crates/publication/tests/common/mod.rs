//! Figures and words to compose with; all values are written by hand.
#![allow(dead_code)]

use figures::{Attributes, Coverage, Decimal, FactSet, Figure, Lineage, Measure, Moment, Outcome, PackRef, Reason, Status, Text};
use methodology::catalogue::{Catalogue, Disclosure, Pack, Wording};

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
    };
    Figure::new(id, outcome, unit(measure), attributes, Lineage::new("sum(B204-1.01)", facts, []))
}

pub fn missing(id: &str, reason: Reason) -> Figure {
    figure(id, Outcome::Missing(reason), "%", 308)
}

pub fn wording() -> Wording {
    Wording {
        rise: Text::new("增长", "rose by"),
        fall: Text::new("下降", "fell by"),
        flat: Text::new("持平", "was unchanged"),
        points_up: Text::new("提高", "rose by"),
        points_down: Text::new("回落", "fell by"),
    }
}

pub fn rules() -> Disclosure {
    Disclosure { min_units: 3, trusted: vec!["office".into(), "leader".into()] }
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
