//! What the tests stand on: the pack's lexicon, two areas, the headline indicators.

use super::super::{Claim, Found, Units, find};
use figures::{Decimal, Measure, Place, Text};
use intake::article::Article;
use methodology::PackFile;
use methodology::catalogue::{Area, Card, Catalogue, Indicator, Lexicon, Source, Thresholds};

pub const RETELLING: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/article/2021-half-year.md"));
const PACK: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/claims/pack.yaml"));
const LEXICON: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/claims/lexicon.yaml"));

pub fn d(text: &str) -> Decimal {
    text.parse().expect(text)
}

/// The lexicon as it is in the pack.
fn lexicon() -> Lexicon {
    let file = |path: &str, text: &str| PackFile { path: path.to_owned(), text: text.to_owned() };
    let (catalogue, issues) = methodology::load(&[file("packs/claims/pack.yaml", PACK), file("packs/claims/lexicon.yaml", LEXICON)]);
    // Alone, the lexicon names indicators of packs that are not loaded here; nothing else may be wrong.
    let other: Vec<_> = issues.iter().filter(|i| i.code != "unknown-indicator").collect();
    assert!(other.is_empty(), "{other:?}");
    catalogue.lexicon
}

fn indicator(id: &str) -> Indicator {
    let measure = Measure::parse("千元").expect("unit");
    Indicator {
        id: id.to_owned(),
        title: Text::new(id, id),
        shown: measure.clone(),
        measure,
        decimals: 1,
        owner: String::new(),
        frequency: "monthly".to_owned(),
        source: Source::Fictional,
        card: Card::default(),
        thresholds: Thresholds::default(),
        deflator: None,
        formulas: Vec::new(),
        place: Place::default(),
        pack: "test".to_owned(),
    }
}

fn area(code: &str, name: &str, parent: Option<&str>, aliases: &[&str]) -> Area {
    let aliases = aliases.iter().map(|a| (*a).to_owned()).collect();
    Area { code: code.to_owned(), title: Text::new(name, name), parent: parent.map(str::to_owned), aliases }
}

/// A catalogue for the park of these names, the first its title.
pub fn catalogue(names: &[&str]) -> Catalogue {
    let ids = [
        "industry.output", "industry.output.hightech", "industry.output.digital_core", "industry.value_added.digital_core",
        "industry.value_added.digital_core.share",
    ];
    let areas = [area("park", names[0], Some("district"), &names[1..]), area("district", "万亩区", None, &[])];
    Catalogue {
        indicators: ids.iter().map(|id| ((*id).to_owned(), indicator(id))).collect(),
        areas: areas.into_iter().map(|a| (a.code.clone(), a)).collect(),
        default_area: Some("park".to_owned()),
        lexicon: lexicon(),
        ..Catalogue::default()
    }
}

/// The claims of a text published on 2021-08-10, in a park called 万亩科技城.
pub fn read(text: &str, units: &Units) -> Found {
    let catalogue = catalogue(&["万亩科技城"]);
    let article = Article::from_text(&format!("某文\n2021-08-10 14:27:42 来源:某报\n{text}\n"), &catalogue.lexicon);
    find(&article, &catalogue, None, units)
}

/// The claim with a value and unit; there must be exactly one in that period.
pub fn one<'a>(found: &'a Found, value: &str, unit: &str, period: &str) -> &'a Claim {
    let all: Vec<&Claim> = found.claims.iter().filter(|c| c.value == Some(d(value)) && c.unit == unit && c.period == period).collect();
    assert_eq!(all.len(), 1, "{value}{unit} {period} in {:#?}", found.claims);
    all[0]
}
