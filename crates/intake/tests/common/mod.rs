//! A small catalogue, three fictional units and helpers to read texts as files.
#![allow(dead_code)]

use figures::{CreditCode, Decimal, Filing, Issue, Lang, Measure, Moment, Quantity, RegisterRow, Text};
use intake::{Content, Context, History, Registry, read};
use jiff::tz::TimeZone;
use methodology::catalogue::{Catalogue, Edit, Form, Item, Nature, Parameter, Source};
use std::collections::BTreeMap;

/// What a context borrows.
pub struct World {
    pub catalogue: Catalogue,
    pub registry: Registry,
    pub history: History,
}

pub fn d(text: &str) -> Decimal {
    text.parse().expect(text)
}

pub fn zone() -> TimeZone {
    TimeZone::get("Asia/Shanghai").expect("bundled zone")
}

/// Code of the `n`-th fictional unit; 1–3 are registered.
pub fn unit(n: u32) -> String {
    CreditCode::fictional(n).to_string()
}

/// The row that registers the `n`-th fictional unit.
fn named(n: u32) -> RegisterRow {
    RegisterRow {
        unit: CreditCode::fictional(n),
        attribute: "name".into(),
        value: format!("虚构第{n}厂"),
        valid_from: jiff::civil::date(2019, 1, 1),
        valid_to: None,
        known: Moment::parse("2019-01-10", &zone()).expect("date"),
        place: figures::Place::default(),
    }
}

impl World {
    pub fn new() -> Self {
        let mut catalogue = Catalogue::default();
        catalogue.forms.insert(
            "B204-1".into(),
            form(
                "B204-1",
                &[("01", "工业总产值", "gross output"), ("03", "工业销售产值", "sales output"), ("04", "出口交货值", "exports")],
            ),
        );
        catalogue.forms.insert("B203".into(), form("B203", &[("301", "营业收入", "revenue")]));
        catalogue.edits.insert("E-unit-slip".into(), edit("E-unit-slip", "B", &[("low", "0.07"), ("high", "0.14")]));
        World { catalogue, registry: Registry::new((1..=3).map(named)), history: History::default() }
    }

    pub fn context(&self) -> Context<'_> {
        Context {
            catalogue: &self.catalogue,
            zone: zone(),
            default_known: Moment::parse("2021-07-12", &zone()).expect("date"),
            now: Moment::parse("2021-08-10T10:00:00+08:00", &zone()).expect("instant"),
            registry: &self.registry,
            known_from_sheet: false,
            asked: intake::Asked::default(),
            mappings: &[],
            history: &self.history,
        }
    }

    pub fn read(&self, text: &str) -> (Content, Vec<Issue>) {
        read("a.csv", text.as_bytes(), &self.context())
    }

    /// Filings of a text that must have no issue.
    pub fn filings(&self, text: &str) -> Vec<Filing> {
        match self.read(text) {
            (Content { filings, .. }, issues) if issues.is_empty() => filings,
            (content, issues) => panic!("{content:?}\n{}", render(&issues, Lang::En)),
        }
    }

    /// `line:column code` of every issue of a text.
    pub fn places(&self, text: &str) -> Vec<String> {
        places(&self.read(text).1)
    }

    /// The only issue of a text, in one language.
    pub fn only(&self, text: &str, lang: Lang) -> String {
        let (_, issues) = self.read(text);
        assert_eq!(issues.len(), 1, "{}", render(&issues, Lang::En));
        render(&issues, lang)
    }
}

pub fn places(issues: &[Issue]) -> Vec<String> {
    issues.iter().map(|i| format!("{}:{} {}", i.place.line, i.place.column, i.code)).collect()
}

pub fn render(issues: &[Issue], lang: Lang) -> String {
    issues.iter().map(|i| i.render(lang)).collect()
}

fn form(id: &str, items: &[(&str, &str, &str)]) -> Form {
    let item = |(code, zh, en): &(&str, &str, &str)| {
        let measure = Measure::parse("千元").expect("unit");
        let item = Item {
            code: (*code).into(),
            position: 0,
            title: Text::new(*zh, *en),
            aliases: Vec::new(),
            measure,
            integer: true,
            may_be_negative: false,
            nature: Nature::default(),
            level: 0,
            derived: Vec::new(),
            columns: Vec::new(),
            from: None,
            until: None,
        };
        ((*code).to_owned(), item)
    };
    Form {
        id: id.into(),
        title: Text::new(id, id),
        aliases: Vec::new(),
        source: Source::Fictional,
        frequency: "monthly".into(),
        measure: None,
        panel: None,
        exempt_months: vec![1],
        due: BTreeMap::new(),
        versions: Vec::new(),
        columns: Vec::new(),
        families: BTreeMap::new(),
        items: items.iter().map(item).collect(),
    }
}

fn edit(id: &str, class: &str, parameters: &[(&str, &str)]) -> Edit {
    let bare = |v: &str| Quantity { amount: d(v), measure: Measure::parse("1").expect("unit") };
    let parameters = parameters.iter().map(|(k, v)| ((*k).to_owned(), Parameter::fixed(bare(v)))).collect();
    Edit {
        id: id.into(),
        title: Text::new(id, id),
        class: class.into(),
        form: Some("B204-1".into()),
        exemptible: false,
        headline: None,
        parameters,
        peers: None,
        checks: Vec::new(),
        outliers: Vec::new(),
        macros: Vec::new(),
        reported_as: Vec::new(),
        source: Source::Fictional,
    }
}
