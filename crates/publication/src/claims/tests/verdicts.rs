//! Verdicts on claims against figures set by hand.

use super::super::{Judged, JudgedFigure, Units, Verdict, judge, markdown, plain};
use super::fixture::{d, read};
use figures::{FigureId, Lang, Text};
use std::collections::BTreeMap;

/// The first verdict on a sentence, with figures given as id, value and unit.
fn verdict(text: &str, figures: &[(&str, &str, &str)]) -> Judged {
    let figure = |value: &str, unit: &str| JudgedFigure { value: Some(d(value)), unit: unit.to_owned(), reason: None };
    let figures: BTreeMap<FigureId, JudgedFigure> =
        figures.iter().map(|(id, value, unit)| (id.parse().expect("id"), figure(value, unit))).collect();
    judge(&read(text, &Units::new()), &figures, &[]).claims.remove(0)
}

const OUTPUT: &str = "industry.output@2021-01..06,area=park";
const GROWTH: &str = "industry.output.growth@2021-01..06,area=park";

#[test]
fn equal_is_a_match_and_rounding_is_said() {
    let says = "上半年规上工业总产值264.5亿元。";
    let exact = verdict(says, &[(OUTPUT, "26450000", "千元")]);
    assert_eq!((exact.verdict, exact.ours), (Verdict::Match, Some(d("264.5"))));
    let rounded = verdict(says, &[(OUTPUT, "26450123", "千元")]);
    assert_eq!((rounded.verdict, rounded.low, rounded.high), (Verdict::MatchByRounding, Some(d("264.45")), Some(d("264.55"))));
    assert!(rounded.explain.is_some_and(|id| id.starts_with("industry.output@2021-01..06,area=park")));
}

#[test]
fn half_is_rounded_away_from_zero_at_both_ends() {
    let says = "上半年规上工业总产值264.5亿元。";
    let at = |value: &str| verdict(says, &[(OUTPUT, value, "亿元")]).verdict;
    assert_eq!((at("264.45"), at("264.55")), (Verdict::MatchByRounding, Verdict::Contradicted));
    assert_eq!(at("264.4499"), Verdict::Contradicted);
}

#[test]
fn another_basis_is_named() {
    let says = "上半年规上工业总产值增长35.9%。";
    let published = format!("{GROWTH},basis=published");
    let judged = verdict(says, &[(GROWTH, "33.2", "%"), (&published, "35.88", "%")]);
    assert_eq!((judged.verdict, judged.ours), (Verdict::MatchUnderAssumption, Some(d("35.88"))));
    assert!(judged.explain.is_some_and(|id| id.contains("basis=published")));
    assert_eq!(judged.reason.map(|r| r.zh).as_deref(), Some("按上年公布数为基数时一致"));
}

#[test]
fn a_fall_is_compared_with_its_sign() {
    let says = "上半年规上工业总产值下降5.2%。";
    let judged = verdict(says, &[(GROWTH, "-5.23", "%")]);
    assert_eq!((judged.verdict, judged.low, judged.high), (Verdict::MatchByRounding, Some(d("-5.25")), Some(d("-5.15"))));
    assert_eq!(verdict(says, &[(GROWTH, "5.2", "%")]).verdict, Verdict::Contradicted);
}

#[test]
fn bounds_are_kept_or_broken() {
    let at = |text: &str, value: &str| verdict(text, &[(OUTPUT, value, "亿元")]).verdict;
    assert_eq!(at("上半年规上工业总产值超260亿元。", "260"), Verdict::Contradicted);
    assert_eq!(at("上半年规上工业总产值260亿元以上。", "260"), Verdict::Match);
    assert_eq!(at("上半年规上工业总产值260多亿元。", "264.5"), Verdict::Match);
    assert_eq!(at("上半年规上工业总产值260多亿元。", "270"), Verdict::Contradicted);
    assert_eq!(at("上半年规上工业总产值约260亿元。", "264.5"), Verdict::Match);
    assert_eq!(at("上半年规上工业总产值不足260亿元。", "264.5"), Verdict::Contradicted);
}

#[test]
fn what_cannot_be_computed_says_why() {
    let reason = |text: &str| {
        let judged = verdict(text, &[]);
        assert_eq!(judged.verdict, Verdict::NotComputable, "{text}");
        judged.reason.expect(text).zh
    };
    assert_eq!(reason("上半年浙东某远科技有限公司产值5亿元。"), "“浙东某远科技有限公司”不在调查单位名录中");
    assert_eq!(reason("上半年竣工投产项目15个。"), "方法包中没有指标“竣工投产项目”");
    assert_eq!(reason("上半年云海高新区产值5亿元。"), "方法包中没有区域“云海高新区”");
    assert_eq!(reason("产值5亿元。"), "文中未说明时期");
    assert_eq!(reason("自今年3月以来产值5亿元。"), "时期2021-03..没有说明截止月");
    assert_eq!(reason("计划明年产值达到5亿元。"), "是计划或目标，不是结果");
    assert_eq!(reason("上半年规上工业总产值5亿元。"), "该数未计算");
}

#[test]
fn a_figure_without_value_gives_its_reason() {
    let reason = Text::new("未上报", "not filed");
    let figure = JudgedFigure { value: None, unit: "亿元".to_owned(), reason: Some(reason.clone()) };
    let figures = BTreeMap::from([(OUTPUT.parse().expect("id"), figure)]);
    let judged = judge(&read("上半年规上工业总产值5亿元。", &Units::new()), &figures, &[]).claims.remove(0);
    assert_eq!((judged.verdict, judged.reason), (Verdict::NotComputable, Some(reason)));
}

#[test]
fn a_statement_without_a_number_is_no_figure() {
    assert_eq!(verdict("上半年产业保持高速发展态势。", &[]).verdict, Verdict::NoFigure);
}

#[test]
fn verdicts_are_printed_in_both_languages() {
    let found = read("上半年规上工业总产值264.5亿元，增长35.9%，竣工投产项目15个。", &Units::new());
    let figure = JudgedFigure { value: Some(d("26450123")), unit: "千元".to_owned(), reason: None };
    let report = judge(&found, &BTreeMap::from([(OUTPUT.parse().expect("id"), figure)]), &[]);
    let zh = markdown(&report, |id| format!("/f/{id}"), Lang::Zh);
    assert!(
        zh.contains("| 规上工业总产值264.5亿元 | 万亩科技城 | 2021-01..06 | 舍入一致 | [264.501 亿元](/f/industry.output@2021-01..06"),
        "{zh}"
    );
    assert!(zh.contains(") | 264.45—264.55 |"), "{zh}");
    assert!(zh.contains("舍入一致 1 · 无法核对 2"), "{zh}");
    let en = plain(&report, Lang::En);
    assert!(en.contains("[holds by rounding] 规上工业总产值264.5亿元") && en.contains("implied base of a year before 194.63"), "{en}");
    assert!(en.contains("no pack defines an indicator “竣工投产项目”"), "{en}");
}
