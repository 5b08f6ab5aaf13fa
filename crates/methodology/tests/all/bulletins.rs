//! A wrong bulletin gives all its issues at once, each where it stands; units and verbs go by the wording.

use figures::{Decimal, Lang, Measure, Period};
use methodology::catalogue::{ChangeKind, Every, Last};
use methodology::{Catalogue, PackFile, load};

fn packs() -> Vec<PackFile> {
    crate::folder::read(&crate::folder::packs(), &["base", "industry-monthly", "per-mu", "zone-benchmark", "sample-park", "claims"])
}

fn catalogue() -> Catalogue {
    load(&packs()).0
}

/// The sample's bulletins with these words of them replaced.
fn spoilt(changes: &[(&str, &str)]) -> Vec<figures::Issue> {
    let mut files = packs();
    let file = files.iter_mut().find(|f| f.path == "sample-park/bulletins.yaml").expect("bulletins");
    for (from, to) in changes {
        assert!(file.text.contains(from), "{from}");
        file.text = file.text.replacen(from, to, 1);
    }
    load(&files).1
}

#[test]
fn a_wrong_bulletin_gives_all_its_issues_at_once_in_both_languages() {
    let issues = spoilt(&[
        ("growth: output_growth\n        first", "growth: digital_growth\n        first"),
        ("by: division", "by: devision"),
        ("- bars: divisions", "- bars: sections"),
        ("- bridge: output_growth", "- bridge: output"),
        ("figures: [output, output_growth,", "figures: [outptu, output_growth,"),
        ("可比口径同比{output_growth.change}", "可比口径增长了{output_growth}%到{output}"),
        ("占{first.share}", "占{second.share}"),
    ]);
    let codes: Vec<(&str, u32)> = issues.iter().map(|i| (i.code.as_ref(), i.place.line)).collect();
    let has = |code: &str| codes.iter().filter(|(c, _)| *c == code).count();
    let expected =
        ["other-indicator", "unknown-dimension", "unknown-breakdown", "not-a-growth", "unknown-slot", "unknown-slot", "forbidden-phrase"];
    for code in expected {
        assert!(has(code) >= expected.iter().filter(|e| **e == code).count(), "{code}: {codes:?}");
    }
    for issue in &issues {
        assert!(issue.place.file == "sample-park/bulletins.yaml" && issue.place.line > 0, "{}", issue.render(Lang::En));
        assert_ne!(issue.render(Lang::En), issue.render(Lang::Zh));
    }
}

#[test]
fn the_wording_of_the_base_pack_goes_by_size() {
    let wording = catalogue().wording;
    let d = |text: &str| text.parse::<Decimal>().expect(text);
    let unit = |amount: &str, measure: &str, lang: Lang| {
        let measure = Measure::parse(measure).expect(measure);
        wording
            .by_size(d(amount), &measure, lang)
            .map(|fit| (fit.step.name.clone(), figures::round(fit.value, fit.step.decimals).to_string()))
    };
    let expected = |name: &str, value: &str| Some((name.to_owned(), value.to_owned()));
    assert_eq!(unit("26450419", "千元", Lang::Zh), expected("亿元", "264.5"));
    assert_eq!(unit("26450419", "千元", Lang::En), expected("billion yuan", "26.45"));
    assert_eq!(unit("8500", "元", Lang::Zh), expected("元", "8500"));
    assert_eq!(unit("9999.96", "万元", Lang::Zh), expected("亿元", "1.0"));
    assert_eq!(unit("309", "家", Lang::Zh), expected("家", "309"));
    assert_eq!(unit("12345", "家", Lang::Zh), expected("万家", "1.23"));
    assert_eq!(unit("1", "亩", Lang::Zh), None);
    assert_eq!(wording.nearly_flat(ChangeKind::Rate, d("0.49")).map(|t| t.zh.as_str()), Some("基本持平"));
    assert_eq!(wording.nearly_flat(ChangeKind::Rate, d("0.5")), None);
    assert_eq!(wording.nearly_flat(ChangeKind::Points, d("0.1")), None);
    assert_eq!(wording.verbs(ChangeKind::Count, d("3")).map(|v| v.down.zh.as_str()), Some("减少"));
}

#[test]
fn what_is_never_written_is_found_with_its_reason() {
    let wording = catalogue().wording;
    let found = |text: &str| wording.forbidden_in(text).len();
    for wrong in
        ["同比增长-3.0%", "同比下降－2%", "同比负增长-1%", "占比提高2.7%", "占比回落 2.7 %", "增长了35.9%到264.5亿元", "it rose by -3.0%"]
    {
        assert!(found(wrong) > 0, "{wrong}");
    }
    for right in ["同比下降3.0%", "占比提高2.7个百分点", "增长35.9%，达到264.5亿元", "it fell by 3.0%", "2021年1—6月增长3.0%"]
    {
        assert_eq!(found(right), 0, "{right}");
    }
    assert!(wording.forbidden.iter().all(|f| !f.reason.en.is_empty() && !f.instead.zh.is_empty()));
}

#[test]
fn an_issue_knows_its_period_and_the_one_before() {
    let p = |text: &str| text.parse::<Period>().expect(text);
    assert_eq!(Every::Month.period(p("2021-06")), Some(p("2021-01..06")));
    assert_eq!(Every::HalfYear.period(p("2021-01..06")), Some(p("2021-H1")));
    assert_eq!(Every::HalfYear.period(p("2021-06")), None);
    assert_eq!(Every::Year.period(p("2021")), Some(p("2021")));
    let catalogue = catalogue();
    let monthly = &catalogue.bulletins["monthly"];
    assert_eq!(monthly.last(Last::PreviousPeriod, p("2021-01..06")), p("2021-01..05"));
    assert_eq!(monthly.last(Last::PreviousPeriod, p("2021-01..02")), p("2020-01..12"), "January has no issue");
    assert_eq!(monthly.last(Last::YearBefore, p("2021-01..06")), p("2020-01..06"));
}
