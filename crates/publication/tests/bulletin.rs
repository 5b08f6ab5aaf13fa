//! The bulletin: every figure bound, no digit typed, wording by rule, in both languages.

mod common;

use common::{catalogue, figure, missing, unit, value};
use figures::{Figure, Lang, Reason, Text};
use methodology::catalogue::{Bulletin, Shown, Slot};
use publication::document::plain;
use publication::write::{html, markdown};
use publication::{Audience, BulletinFault, Disclosed, Document, Gate, Material, Run, Setting, compose};
use std::collections::BTreeMap;

const ID: &str = "@2021-01..06,area=park,basis=comparable,price=current";

fn pass(figure: Figure) -> Disclosed {
    Gate::new(&common::rules(), Audience::Public).pass(figure)
}

fn slot(indicator: &str, shown: Option<&str>, decimals: u32) -> Slot {
    let shown = match shown {
        Some("auto") => Shown::Auto,
        other => other.map_or(Shown::Own, |name| Shown::In(unit(name))),
    };
    Slot { name: None, indicator: indicator.into(), shown, decimals: Some(decimals), of_month: false }
}

fn bulletin(paragraphs: &[(&str, &str)]) -> Bulletin {
    let figures = [
        ("output", slot("industry.output", Some("亿元"), 1)),
        ("output_growth", slot("industry.output.growth", None, 1)),
        ("share", slot("x.share", Some("%"), 1)),
        ("share_growth", slot("x.share.growth", None, 1)),
    ];
    Bulletin {
        id: "half-year".into(),
        title: Text::new("{area}{period}简报", "{area}, {period}"),
        figures: figures.into_iter().map(|(name, slot)| (name.to_owned(), slot)).collect(),
        paragraphs: paragraphs.iter().map(|(zh, en)| Text::new(*zh, *en)).collect(),
        audience: "public".into(),
        every: None,
        months_without: vec![],
        masthead: None,
        breakdowns: BTreeMap::new(),
        tables: vec![],
        charts: vec![],
        compare: None,
    }
}

fn material(growth: Figure) -> Material {
    Material { figures: figures(growth), ..Material::default() }
}

fn figures(growth: Figure) -> BTreeMap<String, Disclosed> {
    let all = [
        ("output", figure(&format!("industry.output{ID}"), value("26450000"), "千元", 308)),
        ("output_growth", growth),
        ("share", figure(&format!("x.share{ID}"), value("84.495"), "%", 308)),
        ("share_growth", figure(&format!("x.share.growth{ID}"), value("-2.66"), "百分点", 308)),
    ];
    all.into_iter().map(|(name, figure)| (name.to_owned(), pass(figure))).collect()
}

fn growth(percent: &str) -> Figure {
    figure(&format!("industry.output.growth{ID}"), value(percent), "%", 308)
}

fn setting() -> Setting {
    Setting {
        period: "2021-H1".parse::<figures::Period>().expect("period").as_filed(),
        area: Text::new("示例园区", "the sample park"),
        as_of: "2021-08-10".into(),
        last: None,
        later: vec![Text::new("其后有更正。", "Corrected later.")],
    }
}

const SENTENCE: (&str, &str) = (
    "{period}产值{output}{output.unit}，同比{output_growth.change}，占{share}{share.unit}，{share_growth.change}。",
    "In {period} output was {output} {output.unit} and {output_growth.change}; {share}{share.unit}, which {share_growth.change}.",
);

fn composed(growth: Figure, lang: Lang) -> Document {
    compose(&bulletin(&[SENTENCE]), &catalogue(), &setting(), &material(growth), lang).expect("bulletin")
}

fn sentence(growth: Figure, lang: Lang) -> String {
    plain(&composed(growth, lang).paragraphs[0])
}

#[test]
fn a_sentence_in_both_languages() {
    assert_eq!(sentence(growth("35.899"), Lang::Zh), "2021年1—6月产值264.5亿元，同比增长35.9%，占84.5%，回落2.7个百分点。");
    assert_eq!(
        sentence(growth("35.899"), Lang::En),
        "In January–June 2021 output was 26.45 billion yuan and rose by 35.9%; 84.5%, which fell by 2.7 percentage points."
    );
}

#[test]
fn words_of_a_change_go_by_rule() {
    let zh = |f: Figure| sentence(f, Lang::Zh).split('，').nth(1).expect("part").to_owned();
    assert_eq!(zh(growth("-3.04")), "同比下降3.0%");
    assert_eq!(zh(growth("-0.04")), "同比持平");
    assert_eq!(zh(growth("0.05")), "同比基本持平");
    assert_eq!(zh(growth("-0.49")), "同比基本持平");
    assert_eq!(zh(growth("0.5")), "同比增长0.5%");
    assert_eq!(zh(growth("100")), "同比成倍增长100.0%");
    assert_eq!(zh(growth("-123.45")), "同比大幅下降123.5%");
    assert!(sentence(growth("0.2"), Lang::En).contains("and was basically flat;"));
    let id = format!("industry.output.growth{ID}");
    assert_eq!(zh(missing(&id, Reason::TurnedToProfit)), "同比扭亏为盈");
    assert_eq!(zh(missing(&id, Reason::LossNarrowed(common::d("60")))), "同比减亏60%");
    assert_eq!(zh(missing(&id, Reason::NoBase)), "同比无增速（无同期基数）");
    assert!(sentence(missing(&id, Reason::NoBase), Lang::En).contains("and has no rate (no base);"));
    assert!(sentence(missing(&id, Reason::TurnedToLoss), Lang::En).contains("and turned from profit to loss;"));
}

#[test]
fn a_withheld_figure_prints_its_sign_and_no_unit() {
    let mut given = material(growth("1"));
    given.figures.insert("output".into(), pass(figure(&format!("industry.output{ID}"), value("26450000"), "千元", 2)));
    let document =
        compose(&bulletin(&[("产值{output}{output.unit}。", "")]), &catalogue(), &setting(), &given, Lang::Zh).expect("bulletin");
    assert_eq!(plain(&document.paragraphs[0]), "产值×。");
    assert!(!markdown::write(&document).contains("26450000"));
}

#[test]
fn only_bound_and_given_runs_carry_digits() {
    for lang in [Lang::Zh, Lang::En] {
        let document = composed(growth("35.9"), lang);
        for run in document.title.iter().chain(document.paragraphs.iter().flatten()) {
            if let Run::Text(text) = run {
                assert!(!text.chars().any(|c| c.is_ascii_digit()), "{text}");
            }
        }
        assert_eq!(document.bound().count(), 4);
    }
}

#[test]
fn a_template_with_a_fault_is_refused() {
    let fault = |zh: &str| compose(&bulletin(&[(zh, "")]), &catalogue(), &setting(), &material(growth("1")), Lang::Zh).expect_err(zh);
    assert_eq!(fault("增长35%"), BulletinFault::TypedDigit('3'));
    assert_eq!(fault("{outptu}"), BulletinFault::UnknownSlot("outptu".into()));
    assert_eq!(fault("{output.colour}"), BulletinFault::UnknownSlot("output.colour".into()));
    assert_eq!(fault("{share.change}"), BulletinFault::NoChange("share".into()));
    let none = compose(&bulletin(&[SENTENCE]), &catalogue(), &setting(), &Material::default(), Lang::Zh);
    assert_eq!(none, Err(BulletinFault::NoFigure("output".into())));
}

/// What a definition that puts a verb before a raw rate would print is refused when the rate is negative.
#[test]
fn what_the_wording_forbids_is_not_composed() {
    let write = |zh: &str, rate: &str| compose(&bulletin(&[(zh, "")]), &catalogue(), &setting(), &material(growth(rate)), Lang::Zh);
    assert!(write("产值增长{output_growth}%。", "3").is_ok());
    let fault = write("产值增长{output_growth}%。", "-3").expect_err("a minus behind 增长");
    let reason = Text::new("增长的数不带负号", "the reason");
    let instead = Text::new("写“下降”", "the other words");
    assert_eq!(fault, BulletinFault::Forbidden { sentence: "产值增长-3.0%。".into(), reason, instead });
    assert_eq!(fault.words().zh, "“产值增长-3.0%。”：增长的数不带负号；写“下降”");
    assert!(write("占比提高{output_growth}%。", "3").is_err());
}

#[test]
fn a_unit_goes_by_size() {
    let printed = |thousands: &str, lang: Lang| {
        let mut bulletin = bulletin(&[("产值{output}{output.unit}。", "It was {output} {output.unit}.")]);
        bulletin.figures.insert("output".into(), Slot { decimals: None, ..slot("industry.output", Some("auto"), 0) });
        let mut given = material(growth("1"));
        given.figures.insert("output".into(), pass(figure(&format!("industry.output{ID}"), value(thousands), "千元", 308)));
        plain(&compose(&bulletin, &catalogue(), &setting(), &given, lang).expect("bulletin").paragraphs[0])
    };
    assert_eq!(printed("26450419", Lang::Zh), "产值264.5亿元。");
    assert_eq!(printed("26450419", Lang::En), "It was 26.45 billion yuan.");
    assert_eq!(printed("99994", Lang::Zh), "产值9999.4万元。");
    assert_eq!(printed("99999.99", Lang::Zh), "产值1.0亿元。");
    assert_eq!(printed("99994", Lang::En), "It was 100.0 million yuan.");
    assert_eq!(printed("9", Lang::Zh), "产值9000元。");
    assert_eq!(printed("-26450419", Lang::Zh), "产值-264.5亿元。");
}

#[test]
fn notes_say_what_the_figures_stand_on() {
    let expected = [
        "Facts as known at the end of 2021-08-10.",
        "Growth is on the comparable basis (today's units in both years), at current prices.",
        "308 of 310 units have filed; they made 99.4% of last year's value.",
        "Status of the figures: provisional.",
        "Sample: units, values and some definitions are fictional.",
        "Parts may not add up to totals because of rounding.",
        "Corrected later.",
    ];
    assert_eq!(composed(growth("35.9"), Lang::En).notes, expected);
}

#[test]
fn markdown_carries_the_way_back_in_footnotes() {
    let text = markdown::write(&composed(growth("35.9"), Lang::En));
    let start = "# the sample park, January–June 2021\n\nIn January–June 2021 output was 26.45 billion yuan[^1] and rose by 35.9%[^2];";
    assert!(text.starts_with(start), "{text}");
    let note = format!("\n[^1]: `industry.output{ID}`, exactly `26450000 千元`, formula `sum(B204-1.01)`\n");
    assert!(text.contains(&note), "{text}");
}

#[test]
fn html_links_each_figure_and_escapes_the_rest() {
    let mut setting = setting();
    setting.area = Text::new("<甲>&\"乙\"", "");
    let document = compose(&bulletin(&[("产值{output}{output.unit}", "")]), &catalogue(), &setting, &material(growth("1")), Lang::Zh)
        .expect("bulletin");
    let text = html::write(&document, "");
    assert!(text.contains("<h1>&lt;甲&gt;&amp;&quot;乙&quot;2021年1—6月简报</h1>"), "{text}");
    let link = "<p>产值<a class=\"figure\" href=\"/f/industry.output%402021-01..06%2Carea%3Dpark%2Cbasis%3Dcomparable%2Cprice%3Dcurrent?asOf=2021-08-10\" title=\"26450000 千元\">264.5亿元</a></p>";
    assert!(text.contains(link) && text.contains("<h2>说明</h2>\n<ol class=\"notes\">"), "{text}");
    let english = html::write(&composed(growth("1"), Lang::En), "");
    assert!(english.contains("?asOf=2021-08-10&amp;lang=en\""), "{english}");
}
