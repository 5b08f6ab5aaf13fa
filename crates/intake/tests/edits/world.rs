//! The real edits of the pack over forms of the test, one unit, and filings written as lines.

use figures::{CreditCode, Decimal, FiledValue, Filing, Issue, Moment, Period, Place, RegisterRow, Role};
use intake::{Context, Finding, History, Registry, Suspect, check, review};
use jiff::tz::TimeZone;
use methodology::{Catalogue, PackFile, load};
use std::path::Path;

const HEAD: &str = "pack: { id: test, version: '1', title: { zh: 包, en: pack }, owner: o }\n";

/// B204-1 as the official form has it, and B203, with the items the edits name.
const FORMS: &str = r#"
nomenclatures:
  gb4754:
    title: { zh: 行业, en: industries }
    source: { document: GB/T 4754-2017 }
    codes: |
      C|制造业|Manufacturing
      39|计算机、通信和其他电子设备制造业|Electronics
      3974|显示器件制造|Displays
      3985|电子专用材料制造|Materials
      F|批发和零售业|Trade
      51|批发业|Wholesale
      5137|家用视听设备批发|Wholesale of devices
forms:
  B204-1:
    title: { zh: 产销, en: output }
    source: { document: d }
    panel: above_scale
    exempt_months: [1]
    columns:
      - { id: "1", title: { zh: 本月, en: month }, span: month }
      - { id: "2", title: { zh: 1—本月, en: to date }, span: cumulative }
      - { id: "3", title: { zh: 同期本月, en: month before }, role: same_period, span: month }
      - { id: "4", title: { zh: 同期1—本月, en: to date before }, role: same_period, span: cumulative }
    items:
      "01": { title: { zh: 工业总产值, en: gross output }, unit: 千元 }
      "03": { title: { zh: 工业销售产值, en: sales output }, unit: 千元 }
      "04": { title: { zh: 出口交货值, en: exports }, unit: 千元, may_be_negative: true }
    families:
      industry: { title: { zh: 分行业, en: by industry }, nomenclature: gb4754, length: 4, sections: [B, C, D], part_of: "01", unit: 千元 }
  B203:
    title: { zh: 财务, en: finance }
    source: { document: d }
    items:
"#;

const FINANCE: [(&str, &str, &str); 30] = [
    ("201", "流动资产合计", "current assets"),
    ("202", "应收账款", "receivables"),
    ("205", "存货", "inventories"),
    ("206", "产成品", "finished goods"),
    ("209", "固定资产原价", "fixed assets"),
    ("210", "累计折旧", "depreciation"),
    ("211", "本年折旧", "depreciation of the year"),
    ("213", "资产总计", "total assets"),
    ("217", "负债合计", "liabilities"),
    ("218", "所有者权益合计", "equity"),
    ("301", "营业收入", "revenue"),
    ("302", "主营业务收入", "principal revenue"),
    ("307", "营业成本", "cost"),
    ("308", "主营业务成本", "principal cost"),
    ("309", "税金及附加", "taxes"),
    ("312", "销售费用", "selling expenses"),
    ("313", "管理费用", "administrative expenses"),
    ("314", "研发费用", "research expenses"),
    ("315", "资产减值损失", "impairment"),
    ("316", "信用减值损失", "credit impairment"),
    ("317", "财务费用", "financial expenses"),
    ("318", "其他收益", "other income"),
    ("319", "资产处置收益", "disposals"),
    ("321", "公允价值变动收益", "fair value"),
    ("322", "投资收益", "investment income"),
    ("323", "营业利润", "operating profit"),
    ("325", "营业外收入", "other gains"),
    ("326", "营业外支出", "other losses"),
    ("327", "利润总额", "total profit"),
    ("328", "所得税费用", "income tax"),
];

/// The real edits over the forms above.
pub fn catalogue() -> Catalogue {
    let pack = |name: &str| {
        let path = format!("{}/../../packs/industry-monthly/{name}", env!("CARGO_MANIFEST_DIR"));
        PackFile { path: format!("p/{name}"), text: std::fs::read_to_string(path).expect(name) }
    };
    loaded(vec![pack("edits.yaml"), pack("entry.yaml")])
}

/// All of the monthly pack, as it is.
fn official() -> Catalogue {
    let root = format!("{}/../../packs", env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    ["base", "industry-monthly"].iter().for_each(|pack| read(&Path::new(&root).join(pack), &mut files));
    let (catalogue, issues) = load(&files);
    assert!(issues.is_empty(), "{}", issues.iter().map(|i| i.render(figures::Lang::En)).collect::<String>());
    catalogue
}

fn read(folder: &Path, into: &mut Vec<PackFile>) {
    for entry in std::fs::read_dir(folder).expect("packs") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            read(&path, into);
        } else if path.extension().is_some_and(|e| e == "yaml") {
            into.push(PackFile { path: path.display().to_string(), text: std::fs::read_to_string(&path).expect("text") });
        }
    }
}

fn loaded(mut files: Vec<PackFile>) -> Catalogue {
    let item = |(code, zh, en): &(&str, &str, &str)| {
        format!("      \"{code}\": {{ title: {{ zh: {zh}, en: {en} }}, unit: 千元, may_be_negative: true }}\n")
    };
    let finance: String = FINANCE.iter().map(item).collect();
    let head = PackFile { path: "p/pack.yaml".into(), text: format!("{HEAD}{FORMS}{finance}") };
    files.push(head);
    let (catalogue, issues) = load(&files);
    assert!(issues.is_empty(), "{}", issues.iter().map(|i| i.render(figures::Lang::En)).collect::<String>());
    catalogue
}

pub fn zone() -> TimeZone {
    TimeZone::get("Asia/Shanghai").expect("bundled zone")
}

fn moment(day: &str) -> Moment {
    Moment::parse(day, &zone()).expect("date")
}

fn row(attribute: &str, value: &str, from: &str) -> RegisterRow {
    row_of(1, attribute, value, from)
}

fn row_of(unit: u32, attribute: &str, value: &str, from: &str) -> RegisterRow {
    RegisterRow {
        unit: CreditCode::fictional(unit),
        attribute: attribute.into(),
        value: value.into(),
        valid_from: from.parse().expect("date"),
        valid_to: None,
        known: moment("2019-01-10"),
        place: Place::default(),
    }
}

/// What a check depends on.
pub struct World {
    pub catalogue: Catalogue,
    pub registry: Registry,
    pub history: History,
}

impl World {
    /// A unit above designated size since 2019, without history.
    pub fn new() -> Self {
        let registry = Registry::new([row("name", "虚构厂", "2019-01-01"), row("status", "above_scale", "2019-01-01")]);
        World { catalogue: catalogue(), registry, history: History::default() }
    }

    /// The same unit under all edits of the pack, over its forms.
    pub fn official() -> Self {
        World { catalogue: official(), ..World::new() }
    }

    /// The same, with an office's own numbers: lines of YAML under `tolerances:`.
    pub fn with_tolerances(mut self, lines: &str) -> Self {
        let own = PackFile { path: "p/own.yaml".into(), text: format!("{HEAD}tolerances:\n{lines}") };
        let root = format!("{}/../../packs", env!("CARGO_MANIFEST_DIR"));
        let mut files = vec![own];
        ["base", "industry-monthly"].iter().for_each(|pack| read(&Path::new(&root).join(pack), &mut files));
        let (catalogue, issues) = load(&files);
        assert!(issues.is_empty(), "{}", issues.iter().map(|i| i.render(figures::Lang::En)).collect::<String>());
        self.catalogue = catalogue;
        self
    }

    /// The same, with units 1 to `count` of an industry.
    pub fn with_units(mut self, count: u32, industry: &str) -> Self {
        let rows = |n: u32| {
            [("name", format!("虚构{n}厂")), ("status", "above_scale".into()), ("industry", industry.into())].map(move |(a, v)| (n, a, v))
        };
        self.registry.extend((1..=count).flat_map(rows).map(|(n, a, v)| row_of(n, a, &v, "2019-01-01")));
        self
    }

    /// The same, and the register says something more of the unit.
    pub fn with_row(mut self, attribute: &str, value: &str, from: &str) -> Self {
        self.registry.extend([row(attribute, value, from)]);
        self
    }

    /// The same unit, with one edit `X` of class B on B204-1, of these checks.
    pub fn with_checks(checks: &str) -> Self {
        let head = "edits:\n  X:\n    title: { zh: 甲, en: x }\n    class: B\n    form: B204-1\n    source: { document: d }\n    checks:\n";
        let text = format!("{head}      - {checks}\n");
        World { catalogue: loaded(vec![PackFile { path: "p/x.yaml".into(), text }]), ..World::new() }
    }

    /// The same, and something happened to the unit on a day.
    pub fn with_event(mut self, event: &str, day: &str) -> Self {
        self.registry.extend([row("event", event, day)]);
        self
    }

    /// The same, with these lines filed earlier.
    pub fn with_history(mut self, lines: &[&str]) -> Self {
        let filings = filings(lines);
        let rows = filings
            .iter()
            .flat_map(|f| f.values.iter().map(|v| (f.unit.clone(), f.period, f.role, f.form.clone(), v.item.clone(), v.value)));
        self.history = History::new(rows.collect::<Vec<_>>());
        self
    }

    /// What an edit finds in these lines, and those whose id begins so; with none the whole list.
    pub fn found(&self, edit: &str, lines: &[&str]) -> Vec<Issue> {
        check(&filings(lines), &self.context()).into_iter().filter(|i| edit.is_empty() || i.code == edit).collect()
    }

    /// What an edit finds when these lines are all there is of their periods.
    pub fn reviewed(&self, edit: &str, lines: &[&str]) -> Vec<Finding> {
        review(&filings(lines), &self.context()).into_iter().filter(|f| f.edit() == edit).collect()
    }

    /// `item as filed -> expected` of what an edit finds so.
    pub fn expected(&self, edit: &str, lines: &[&str]) -> Vec<String> {
        let shown = |s: &Suspect| format!("{} {} -> {}", s.item, s.value, s.expected.normalize());
        self.reviewed(edit, lines).iter().map(|f| f.suspect.as_ref().map_or_else(|| "nothing".to_owned(), shown)).collect()
    }

    fn context(&self) -> Context<'_> {
        Context {
            catalogue: &self.catalogue,
            zone: zone(),
            default_known: moment("2021-07-12"),
            now: moment("2021-08-10"),
            registry: &self.registry,
            known_from_sheet: false,
            asked: intake::Asked::default(),
            mappings: &[],
            history: &self.history,
        }
    }

    /// `line class` of what an edit finds.
    pub fn places(&self, edit: &str, lines: &[&str]) -> Vec<String> {
        self.found(edit, lines).iter().map(|i| format!("{} {:?}", i.place.line, i.class)).collect()
    }

    /// The only thing an edit finds, in both languages.
    pub fn only(&self, edit: &str, lines: &[&str]) -> (String, String) {
        let found = self.found(edit, lines);
        assert_eq!(found.len(), 1, "{edit}: {found:#?}");
        (found[0].reason.zh.clone(), found[0].reason.en.clone())
    }

    /// Asserts that an edit finds nothing.
    pub fn passes(&self, edit: &str, lines: &[&str]) {
        let found = self.found(edit, lines);
        assert!(found.is_empty(), "{edit}: {found:#?}");
    }
}

/// Lines `form period item value [note]`, where `~` before the item stands for the same-period column; one filing a
/// form, period, role and note. `@day` at the end says when the line became known, `#2` which unit files it.
pub fn filings(lines: &[&str]) -> Vec<Filing> {
    let mut filings: Vec<Filing> = Vec::new();
    for (text, line) in lines.iter().zip(1..) {
        let words: Vec<&str> = text.split_whitespace().collect();
        let [form, period, item, value, rest @ ..] = words.as_slice() else { panic!("{text}") };
        let role = if item.starts_with('~') { Role::SamePeriod } else { Role::Current };
        let known = moment(rest.iter().find_map(|w| w.strip_prefix('@')).unwrap_or("2021-07-12"));
        let note = rest.iter().find(|w| !w.starts_with(['@', '#'])).map(|w| (*w).to_owned());
        let unit = CreditCode::fictional(rest.iter().find_map(|w| w.strip_prefix('#')).map_or(1, |n| n.parse().expect("unit")));
        let period: Period = period.parse().expect("period");
        let filed = FiledValue { item: item.trim_start_matches('~').into(), value: d(value), place: Place::span("a.csv", line, 1, 1) };
        let like = |f: &&mut Filing| {
            f.unit == unit && f.form == *form && f.period == period && f.role == role && f.known == known && f.note == note
        };
        match filings.iter_mut().find(like) {
            Some(filing) => filing.values.push(filed),
            None => filings.push(Filing { unit, form: (*form).into(), period, role, known, values: vec![filed], source: None, note }),
        }
    }
    filings
}

pub fn d(text: &str) -> Decimal {
    text.parse().expect(text)
}
