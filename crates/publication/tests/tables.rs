//! Tables, charts and the comparison of a bulletin: exact, disclosed, the same in picture, table and words.

mod common;

use common::{catalogue, d, figure, rules, unit, value, with};
use figures::{Attributes, Base, Decimal, Figure, Lang, Outcome, Panel, PanelPart, Reason, Text};
use methodology::catalogue::{
    Breakdown, Bulletin, ChartDef, ChartKind, Compare, Last, RowDef, Shown, Slot, TableColumn, TableDef, TableRows,
};
use publication::breakdown::{self, Members};
use publication::bridge::{self, Bridge};
use publication::document::{RowKind, Table, plain};
use publication::write::{html, markdown, page};
use publication::{Audience, Disclosed, Document, Gate, LastIssue, Material, Past, Setting, compose};
use std::collections::BTreeMap;

fn gate(audience: Audience) -> Gate {
    Gate::new(&rules(), audience)
}

fn public() -> Gate {
    gate(Audience::Public)
}

fn id(indicator: &str, year: u16, member: Option<&str>) -> String {
    let by = member.map(|m| format!(",by=division:{m}")).unwrap_or_default();
    format!("{indicator}@{year}-01..06,area=park{by},basis=comparable,price=current")
}

fn part(units: u64, current: i64, base: i64, published: i64, bridge: i64) -> PanelPart {
    let [current, base, published, bridge] = [current, base, published, bridge].map(Decimal::from);
    PanelPart { units, current, base, published, bridge }
}

/// 2021: 1000 of which 40 from a unit that moved in; 2020 published 700; nine units stayed, one left, one did not file.
fn panel() -> Panel {
    Panel {
        continuing: part(9, 800, 600, 590, 200),
        upgraded: part(3, 160, 100, 0, 160),
        moved_in: part(3, 40, 30, 0, 40),
        left: part(4, 0, 0, 90, -90),
        not_filed: part(1, 0, 0, 20, -20),
        restatement: Decimal::from(10),
        ..Panel::default()
    }
}

fn grown(figure: Figure, current: i64, base: i64, panel: Panel) -> Figure {
    let measure = unit("千元");
    let growth = Base {
        current: Decimal::from(current),
        base: Some(Decimal::from(base)),
        published_base: Decimal::from(700),
        published_current: Decimal::from(1000),
        measure,
        panel,
    };
    let facts = Attributes { growth: Some(growth), ..figure.attributes().clone() };
    with(figure, facts)
}

fn output(year: u16, amount: &str) -> Figure {
    figure(&id("x.output", year, None), value(amount), "千元", 15)
}

fn growth(year: u16, percent: &str) -> Figure {
    grown(figure(&id("x.output.growth", year, None), value(percent), "%", 15), 1000, 730, panel())
}

#[test]
fn a_bridge_adds_up_exactly_and_parts_of_too_few_units_are_told_together() {
    let office = bridge::disclose(&gate(Audience::Office), &growth(2021, "36.9")).expect("bridge");
    let open = bridge::disclose(&public(), &growth(2021, "36.9")).expect("bridge");
    let total = |b: &Bridge| b.from + b.steps.iter().map(|s| s.amount).sum::<Decimal>();
    assert_eq!((total(&office), total(&open)), (office.to, open.to));
    let names = |b: &Bridge| b.steps.iter().map(|s| s.parts.join("+")).collect::<Vec<_>>();
    assert_eq!(names(&office), ["continuing", "upgraded", "moved_in", "left", "not_filed", "restatement"]);
    assert_eq!(names(&open), ["continuing", "upgraded", "moved_in", "not_filed+left", "restatement"]);
    assert!(open.steps.iter().all(|s| s.units >= 3));
}

#[test]
fn a_withheld_growth_has_no_bridge() {
    let few = figure(&id("x.output.growth", 2021, None), value("36.9"), "%", 2);
    assert_eq!(bridge::disclose(&public(), &grown(few, 1000, 730, panel())), None);
    assert_eq!(bridge::disclose(&public(), &figure(&id("x.output.growth", 2021, None), value("1"), "%", 9)), None);
}

/// Five divisions of 400, 300, 150, 100 and 50; the last has two firms.
fn members(gate: &Gate, first: usize) -> Members {
    let member = |(code, amount, before, units): (&str, i64, i64, u64)| {
        let level = figure(&id("x.output", 2021, Some(code)), Outcome::Value(Decimal::from(amount)), "千元", units);
        let percent = Decimal::from((amount - before) * 100) / Decimal::from(before);
        let rate = figure(&id("x.output.growth", 2021, Some(code)), Outcome::Value(percent), "%", units);
        (level, Some(grown(rate, amount, before, Panel::default())))
    };
    let all = [("13", 50, 40, 2), ("26", 150, 150, 3), ("27", 300, 200, 5), ("34", 100, 125, 4), ("39", 400, 215, 6)];
    breakdown::disclose(gate, (output(2021, "1000"), Some(growth(2021, "36.98"))), all.into_iter().map(member).collect(), first)
}

fn codes(all: &[breakdown::Member]) -> Vec<&str> {
    all.iter().map(|m| m.value.id().by.as_ref().expect("by").1.as_str()).collect()
}

#[test]
fn the_largest_are_shown_and_the_others_are_one() {
    let office = members(&gate(Audience::Office), 3);
    assert_eq!(codes(&office.shown), ["39", "27", "26"]);
    let others = office.others.expect("others");
    assert_eq!((others.members, others.value), (2, Outcome::Value(d("150"))));
    assert_eq!(others.growth.value().map(|g| figures::round(g, 2)), Some(d("-9.09")), "150 against 165");
    assert!(office.withheld.is_empty());
    assert_eq!(members(&gate(Audience::Office), 4).others, None, "one alone is shown itself");
}

#[test]
fn a_division_of_too_few_firms_is_withheld_with_its_growth_and_cannot_be_subtracted() {
    let open = members(&public(), 4);
    assert_eq!(codes(&open.withheld), ["13"]);
    let withheld = &open.withheld[0];
    let reasons = [withheld.value.outcome().reason(), withheld.growth.as_ref().and_then(|g| g.outcome().reason())];
    assert_eq!(reasons, [Some(Reason::Suppressed); 2]);
    assert_eq!(codes(&open.shown), ["39", "27", "26"], "the smallest shown joins the others, or they would be the withheld one");
    assert_eq!(open.others.expect("others").value, Outcome::Value(d("150")));
}

fn slot(indicator: &str, shown: Shown) -> Slot {
    Slot { name: Some(Text::new("产值", "Output")), indicator: indicator.into(), shown, decimals: Some(0), of_month: false }
}

fn columns(all: &[(TableColumn, &str)]) -> Vec<(TableColumn, Text)> {
    all.iter().map(|(column, head)| (*column, Text::new(*head, *head))).collect()
}

fn same(text: &str) -> Text {
    Text::new(text, text)
}

fn bulletin() -> Bulletin {
    let rate = Slot { name: None, decimals: Some(1), ..slot("x.output.growth", Shown::Own) };
    let row = RowDef { name: None, value: Some("output".into()), growth: Some("rate".into()) };
    let heads = [(TableColumn::Value, "V"), (TableColumn::Share, "S"), (TableColumn::Growth, "G")];
    let bars = ChartKind::Bars { breakdown: "divisions".into(), columns: columns(&heads) };
    let chart = |finding: &str, kind| ChartDef { title: same("chart"), finding: same(finding), stub: same("stub"), kind };
    Bulletin {
        id: "b".into(),
        every: None,
        months_without: vec![],
        masthead: None,
        title: same("{area}"),
        figures: BTreeMap::from([("output".to_owned(), slot("x.output", Shown::In(unit("千元")))), ("rate".to_owned(), rate)]),
        paragraphs: vec![],
        breakdowns: BTreeMap::from([("divisions".to_owned(), divisions())]),
        tables: vec![TableDef {
            title: same("main"),
            stub: same("stub"),
            rows: TableRows::Slots(vec![row]),
            columns: columns(&[(TableColumn::Value, "V"), (TableColumn::Growth, "G"), (TableColumn::LastGrowth, "L")]),
        }],
        charts: vec![
            chart("{step}：{step.change}", ChartKind::Bridge { growth: "rate".into(), level: "output".into() }),
            chart("{first}，{first.value}，{first.share}，{first.change}", bars),
        ],
        compare: Some(Compare {
            with: Last::YearBefore,
            as_then_known: true,
            title: same("compared"),
            stub: same("stub"),
            change: same("change"),
            figures: vec!["output".into(), "rate".into()],
            restated: same("{last}{name}{then}→{now}"),
        }),
        audience: "public".into(),
    }
}

fn divisions() -> Breakdown {
    Breakdown { by: "division".into(), of: "output".into(), growth: Some("rate".into()), first: 4, others: same("其余") }
}

fn material(gate: &Gate) -> Material {
    let pass = |f: Figure| gate.pass(f);
    let past = |then: Figure, now: Figure| Past { then: pass(then), now: pass(now) };
    let slots = |output: Disclosed, rate: Disclosed| BTreeMap::from([("output".to_owned(), output), ("rate".to_owned(), rate)]);
    Material {
        figures: slots(pass(output(2021, "1000")), pass(growth(2021, "36.98"))),
        last: BTreeMap::from([
            ("output".to_owned(), past(output(2020, "700"), output(2020, "710"))),
            ("rate".to_owned(), past(growth(2020, "-3"), growth(2020, "-3.04"))),
        ]),
        members: BTreeMap::from([("divisions".to_owned(), members(gate, 4))]),
        bridges: bridge::disclose(gate, &growth(2021, "36.98")).map(|b| ("rate".to_owned(), b)).into_iter().collect(),
    }
}

fn composed(lang: Lang) -> Document {
    let setting = Setting {
        period: "2021-H1".parse().expect("period"),
        area: same("Park"),
        as_of: "2021-08-10".into(),
        last: Some(LastIssue { period: "2020-H1".parse().expect("period"), as_of: "2020-08-10".into() }),
        later: vec![],
    };
    compose(&bulletin(), &catalogue(), &setting, &material(&public()), lang).expect("bulletin")
}

fn cells(table: &Table) -> Vec<Vec<String>> {
    let row = |r: &publication::document::Row| std::iter::once(r.name.clone()).chain(r.cells.iter().map(|c| plain(c))).collect();
    table.rows.iter().map(row).collect()
}

#[test]
fn a_table_shows_value_growth_and_the_growth_of_the_last_issue() {
    let document = composed(Lang::Zh);
    assert_eq!((document.tables[0].label.as_str(), document.tables[1].label.as_str()), ("表1", "表2"));
    assert_eq!(cells(&document.tables[0]), [["产值（千元）", "1000", "37.0", "-3.0"]]);
}

#[test]
fn the_comparison_tells_the_change_in_words_and_names_what_was_restated() {
    let zh = composed(Lang::Zh);
    let table = &zh.tables[1];
    assert_eq!(table.heads, ["2020年上半年", "2021年上半年", "change"]);
    assert_eq!(cells(table), [["产值（千元）", "700", "1000", "增加300千元"], ["产值增速（%）", "-3.0", "37.0", "提高40.0个百分点"]]);
    let remarks: Vec<String> = table.remarks.iter().map(|r| plain(r)).collect();
    assert_eq!(remarks, ["2020年上半年产值700千元→710千元"], "-3 and -3.04 print alike");
    let en = composed(Lang::En);
    assert_eq!(en.tables[1].heads[0], "first half of 2020");
    assert_eq!(cells(&en.tables[1])[0][3], "up by 300 thousand yuan");
    let page = html::write(&zh, "");
    assert!(page.contains("asOf=2020-08-10") && page.contains("asOf=2021-08-10"), "each issue's figures are explained as of its moment");
}

#[test]
fn the_waterfall_is_drawn_from_the_numbers_of_its_table() {
    let chart = &composed(Lang::Zh).charts[0];
    assert_eq!(plain(&chart.finding), "连续：增加200千元");
    let rows = cells(&chart.table);
    let expected = [
        ["上年公布数", "700"],
        ["连续", "+200"],
        ["升规", "+160"],
        ["迁入", "+40"],
        ["未上报、退库", "−110"],
        ["同期数调整", "+10"],
        ["本期数", "1000"],
    ];
    assert_eq!(rows, expected);
    assert_eq!(chart.table.heads, ["金额（千元）"]);
    let page = html::write(&composed(Lang::Zh), "");
    for [name, number] in expected {
        assert!(page.contains(&format!(">{number}</text>")), "{name}");
        assert!(page.contains(&format!("aria-label=\"{name}：{number} 千元\"")), "{name}");
    }
    assert!(
        page.contains("<title id=\"chart1-title\">chart</title>")
            && page.contains("<desc id=\"chart1-desc\">连续：增加200千元 从上年公布数")
    );
    assert!(page.contains("fill=\"url(#chart1-down)\""), "what is taken is hatched");
}

#[test]
fn the_bars_show_the_same_as_their_table_and_nothing_of_the_withheld() {
    let document = composed(Lang::Zh);
    let chart = &document.charts[1];
    assert_eq!(plain(&chart.finding), "39，400千元，40.0%，增长86.0%");
    let expected = [
        ["39", "400", "40.0", "86.0"],
        ["27", "300", "30.0", "50.0"],
        ["26", "150", "15.0", "0.0"],
        ["其余（2个）", "150", "15.0", "-9.1"],
        ["13", "不予公布", "不予公布", "不予公布"],
        ["合计", "1000", "100.0", "37.0"],
    ];
    assert_eq!(cells(&chart.table), expected);
    assert_eq!(chart.table.rows.iter().filter(|r| r.kind == RowKind::Rest).count(), 1);
    for text in [html::write(&document, ""), markdown::write(&document), page::page(&document, "")] {
        assert!(!text.contains(">25.0<") && !text.contains("| 25.0"), "the growth of the withheld division");
        assert!(text.contains("不予公布：单位少于 3 家"), "the note");
    }
    assert!(markdown::write(&composed(Lang::En)).contains("| 13 | withheld"));
}

#[test]
fn every_mark_leads_to_its_figure_and_every_chart_has_its_table() {
    let page = html::write(&composed(Lang::En), "http://park.example");
    let drawings: Vec<&str> = page.split("<svg").skip(1).filter_map(|r| r.split("</svg>").next()).collect();
    assert_eq!(drawings.len(), 2);
    for drawing in drawings {
        assert_eq!(
            drawing.matches("<rect class=").count(),
            drawing.matches("<title>").count() - drawing.matches("<text class=\"number\" x=\"716\"").count()
        );
        assert_eq!(drawing.matches("<a href=\"http://park.example/f/").count(), drawing.matches("<title>").count());
    }
    assert_eq!(page.matches("<figure class=\"chart\">").count(), 2);
    assert_eq!(page.matches("<table>").count(), 4);
    assert!(!page.contains("<script") && !page.contains("url(http"));
}

#[test]
fn where_nothing_may_be_shown_the_chart_says_so() {
    let mut material = material(&public());
    material.bridges.clear();
    let setting =
        Setting { period: "2021-H1".parse().expect("period"), area: same("Park"), as_of: "2021-08-10".into(), last: None, later: vec![] };
    let mut bulletin = bulletin();
    (bulletin.compare, bulletin.tables) = (None, vec![]);
    let document = compose(&bulletin, &catalogue(), &setting, &material, Lang::Zh).expect("bulletin");
    assert_eq!(document.charts[0].drawing, None);
    assert!(html::write(&document, "").contains("本图没有可以公布的数据。"));
}
