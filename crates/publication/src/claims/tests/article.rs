//! The retold article, and the article it retells where that is at hand: what must be found in both.

use super::super::{Claim, Found, Gravity, Obstacle, Transform, Units, find};
use super::fixture::{RETELLING, catalogue, d, one};
use intake::article::Article;

/// Value, unit, period, entity, indicator, transform.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a str);

/// C01–C17 of the field's notes that give an amount, by hand.
fn expected<'a>(park: &'a str, plant: &'a str, chips: &'a str, pumps: &'a str) -> Vec<Row<'a>> {
    let half = "2021-01..06";
    let (output, hightech, digital) = ("industry.output", "industry.output.hightech", "industry.output.digital_core");
    let added = "industry.value_added.digital_core";
    vec![
        ("5.8", "亿元", "2021-03..", plant, output, "level"),
        ("242", "%", "2021-03..", plant, output, "growth"),
        ("80", "%", "2021-03..", plant, "capacity_utilisation", "bound_at_least"),
        ("900", "人", "2021-08-10", plant, "employment", "approx_over"),
        ("264.5", "亿元", half, park, output, "level"),
        ("35.9", "%", half, park, output, "growth"),
        ("233", "亿元", half, park, hightech, "level"),
        ("31.9", "%", half, park, hightech, "growth"),
        ("106", "亿元", half, park, digital, "level"),
        ("19.6", "%", half, park, digital, "growth"),
        ("22.18", "亿元", half, park, added, "level"),
        ("84.5", "%", half, park, added, "share"),
        ("30", "亿只", half, chips, "capacity", "level"),
        ("30", "亿只", "2021-08-10", chips, "capacity", "level"),
        ("60", "亿只", "2022", chips, "capacity", "plan"),
        ("100", "亿只", "2023", chips, "capacity", "plan"),
        ("15", "个", half, park, "project.completed", "level"),
        ("47", "个", half, park, "project.started", "level"),
        ("104", "%", half, park, "project.started", "completion"),
        ("32", "个", half, park, "project.land_supplied", "level"),
        ("24", "个", half, park, "project.land_supplied.started", "level"),
        ("45", "%", half, pumps, "exports", "growth"),
        ("49", "%", half, pumps, "sales", "growth"),
        ("50", "%", half, pumps, "target.completion", "bound_over"),
    ]
}

fn row(c: &Claim) -> (String, String, String, String, String, &'static str) {
    let value = c.value.map(|v| v.to_string()).unwrap_or_default();
    (value, c.unit.clone(), c.period.clone(), c.entity.clone(), c.indicator.clone().unwrap_or_default(), c.transform_word())
}

/// Every expected claim, nothing else with a number, and each an exact slice of the text.
fn check(text: &str, found: &Found, expected: &[Row]) {
    let rows: Vec<_> = found.claims.iter().filter(|c| c.value.is_some()).map(row).collect();
    let wanted: Vec<_> =
        expected.iter().map(|r| (r.0.to_owned(), r.1.to_owned(), r.2.to_owned(), r.3.to_owned(), r.4.to_owned(), r.5)).collect();
    for (row, want) in rows.iter().zip(&wanted) {
        assert_eq!(row, want);
    }
    assert_eq!(rows.len(), wanted.len(), "{:?}", rows.get(wanted.len()));
    let chars: Vec<char> = text.chars().collect();
    for claim in &found.claims {
        assert_eq!(chars[claim.start..claim.end].iter().collect::<String>(), claim.text);
        assert!(found.cut.iter().all(|c| claim.end <= c.start || claim.start >= c.end));
    }
}

/// Statements without a number, in the order of the text, as words and entity.
fn statements(found: &Found) -> Vec<(&str, &str)> {
    let all = found.claims.iter().filter(|c| c.transform == Transform::Statement);
    all.map(|c| (c.subject.as_str(), c.entity.as_str())).collect()
}

/// Dated events, as what, when, whose; none has a number.
fn events(found: &Found) -> Vec<(&str, &str, &str)> {
    let all = found.claims.iter().filter(|c| c.transform == Transform::Event);
    all.inspect(|c| assert!(c.value.is_none()))
        .map(|c| (c.indicator.as_deref().unwrap_or_default(), c.period.as_str(), c.entity.as_str()))
        .collect()
}

/// What follows: bases of C01, C02, C04 and C08, the whole of C06, the target of C15, the rests (C03 and of C04).
fn check_findings(found: &Found) {
    let of = |kind: &str| -> Vec<_> { found.findings.iter().filter(|f| f.kind == kind).map(|f| (f.value, f.low, f.high)).collect() };
    let range = |a: &str, b: &str, c: &str| (Some(d(a)), Some(d(b)), Some(d(c)));
    assert_eq!(of("implied-target"), [range("45", "45", "45")]);
    assert_eq!(of("implied-whole"), [range("26.25", "26.23", "26.27")]);
    let bases = of("implied-base");
    assert!(bases.contains(&range("194.63", "194.52", "194.74")), "{bases:?}");
    assert!(bases.contains(&range("1.70", "1.68", "1.71")), "{bases:?}");
    let bases: Vec<String> = bases.iter().filter_map(|b| b.0).map(|v| v.to_string()).collect();
    assert_eq!(bases, ["1.70", "194.63", "176.65", "88.63"]);
    let rests: Vec<_> = of("implied-complement").iter().filter_map(|r| r.0).map(|v| figures::round(v, 0).to_string()).collect();
    assert_eq!(rests, ["75", "50"]);
    // C02: share, share a year before, pull, contribution; C05: rate of value added; C12: from stage to stage; C16.
    let first = |kind: &str| of(kind).first().and_then(|r| r.0);
    assert_eq!((first("implied-share"), first("implied-base-share")), (Some(d("88.1")), Some(d("90.8"))));
    assert_eq!(first("implied-share-change"), Some(d("-2.7")));
    assert_eq!((first("implied-pull"), first("implied-contribution")), (Some(d("28.95")), Some(d("80.6"))));
    assert!(of("implied-ratio").contains(&range("20.92", "20.82", "21.03")), "{:?}", of("implied-ratio"));
    assert_eq!(of("implied-growth").iter().map(|r| r.0).collect::<Vec<_>>(), [Some(d("100.0")), Some(d("66.7"))]);
    assert!(of("implied-share").iter().any(|r| r.0 == Some(d("75.0"))), "C16");
    // C08: no base; C11: one event, several dates; C17: the rest grew faster.
    let kinds: Vec<(&str, Gravity)> = found.findings.iter().map(|f| (f.kind, f.gravity)).filter(|k| k.1 != Gravity::Implied).collect();
    assert_eq!(kinds, [("event-conflict", Gravity::Error), ("no-base", Gravity::Question)]);
    assert_eq!(of("subset-growth").len(), 1, "C17");
    let (_, low, high) = of("implied-complement")[0];
    assert_eq!(low.zip(high).map(|(l, h)| (figures::round(l, 0), figures::round(h, 0))), Some((d("73"), d("78"))));
}

#[test]
fn the_retold_article_gives_its_claims_and_no_others() {
    let catalogue = catalogue(&["万亩科技城"]);
    let article = Article::from_text(RETELLING, &catalogue.lexicon);
    let found = find(&article, &catalogue, None, &Units::new());
    let names = ("万亩科技城", "万亩启元电气科技有限公司", "万亩恒芯电子科技有限公司", "佳贝岚");
    let half = "2021-01..06";
    let more = [
        ("2", "家", half, "佳贝岚、诺远智能", "title.pilot_project", "titles"),
        ("1", "家", half, "天澜精密", "title.leading_innovator", "titles"),
        ("10", "位", "2020", names.0, "rank", "rank"),
        ("5", "位", "2021-05", names.0, "rank", "rank"),
    ];
    check(RETELLING, &found, &[&expected(names.0, names.1, names.2, names.3)[..], &more].concat());
    assert_eq!(statements(&found), [("保持高速发展", names.0)]);
    check_findings(&found);
    let tail = article.slice(found.cut.last().expect("tail").start, usize::MAX);
    assert!(tail.contains("35.9%") && tail.contains("264.5元"));
    let texts: Vec<&str> = found.claims.iter().map(|c| c.text.as_str()).collect();
    assert!(texts.contains(&"規上工業總產值２６４．５億元") && texts.contains(&"增長35.9％"), "{texts:?}");
    assert!(texts.contains(&"占全區84.5%") && texts.contains(&"産能利用達80%以上") && texts.contains(&"900多名工人"), "{texts:?}");
}

#[test]
fn figures_are_wanted_where_the_packs_have_them_and_reasons_given_where_not() {
    let catalogue = catalogue(&["万亩科技城"]);
    let found = find(&Article::from_text(RETELLING, &catalogue.lexicon), &catalogue, None, &Units::new());
    let wanted = |value: &str, unit: &str| one(&found, value, unit, "2021-01..06").wanted.as_ref().map(ToString::to_string);
    assert_eq!(wanted("264.5", "亿元").as_deref(), Some("industry.output@2021-01..06,area=park,basis=comparable,price=current"));
    assert_eq!(wanted("35.9", "%").as_deref(), Some("industry.output.growth@2021-01..06,area=park,basis=comparable,price=current"));
    let share = "industry.value_added.digital_core.share@2021-01..06,area=park,basis=comparable,price=current";
    assert_eq!(wanted("84.5", "%").as_deref(), Some(share));
    assert_eq!(one(&found, "35.9", "%", "2021-01..06").alternatives.len(), 3);
    let plant = Some(Obstacle::UnknownUnit("万亩启元电气科技有限公司".to_owned()));
    assert_eq!(one(&found, "5.8", "亿元", "2021-03..").obstacle, plant);
    assert_eq!(one(&found, "45", "%", "2021-01..06").obstacle, Some(Obstacle::UnknownUnit("佳贝岚".to_owned())));
    let completed = Some(Obstacle::NoIndicator(Some("竣工投产项目".to_owned())));
    assert_eq!(one(&found, "15", "个", "2021-01..06").obstacle, completed);
}

#[test]
fn a_firm_of_the_register_is_asked_for_by_its_cell() {
    let catalogue = catalogue(&["万亩科技城"]);
    let cell = ("firm".to_owned(), "91000000000000012X".to_owned());
    let units = Units::from([("万亩启元电气科技有限公司".to_owned(), cell)]);
    let found = find(&Article::from_text(RETELLING, &catalogue.lexicon), &catalogue, None, &units);
    let open = one(&found, "5.8", "亿元", "2021-03..");
    assert_eq!((open.entity.as_str(), &open.obstacle), ("万亩启元电气科技有限公司", &Some(Obstacle::OpenPeriod("2021-03..".to_owned()))));
}

/// C19–C24 of the article, by hand; where no time is said, that of the article.
const SEED_MORE: [Row<'static>; 6] = [
    ("2", "家", "2021-08-10", "嘉兴凯实生物科技股份有限公司、嘉兴禾润电子科技有限公司", "title.little_giant", "titles"),
    ("2", "家", "2021-01..06", "加西贝拉、瑞邦智能", "title.renewal_project", "titles"),
    ("2", "家", "2021-01..06", "天通精电、斯达半导体", "title.leading_innovator", "titles"),
    ("4", "个", "2021-01..06", "长三院、柔电院、未来院、允英医疗", "title.laboratory", "titles"),
    ("5", "位", "2021-01..", "南湖高新区", "rank", "rank"),
    ("10", "位", "2020", "嘉兴南湖高新技术产业园区", "rank", "rank"),
];

/// C11, C13, C25–C28.
const SEED_EVENTS: &[(&str, &str, &str)] = &[
    ("event.settled", "2019", "正泰集团"),
    ("event.production", "2021-03", "浙江正泰电气科技有限公司"),
    ("event.production", "2021-01", "正泰集团"),
    ("event.production", "2021-08-10", "正泰集团"),
    ("event.opened", "2021-08-10", "和剂药业"),
    ("event.launched", "2021-01..06", "嘉兴科技城"),
    ("event.campaign", "2021-01", "嘉兴科技城"),
    ("event.designated", "2021-04", "嘉兴南湖微电子“万亩千亿”新产业平台"),
    ("event.plan", "2021-04", "嘉兴科技城"),
];

/// The seed article isn't part of the project; its path is given from outside.
#[test]
fn the_seed_article_where_it_is_at_hand() {
    let Some(path) = std::env::var_os("WANMU_SEED_ARTICLE") else {
        eprintln!("not run: WANMU_SEED_ARTICLE is not set");
        return;
    };
    let text = std::fs::read_to_string(path).expect("the file named by WANMU_SEED_ARTICLE");
    for names in [&["万亩科技城"][..], &["万亩科技城", "嘉兴科技城"]] {
        let catalogue = catalogue(names);
        let found = find(&Article::from_text(&text, &catalogue.lexicon), &catalogue, None, &Units::new());
        let (plant, chips) = ("浙江正泰电气科技有限公司", "浙江恒拓电子科技有限公司");
        check(&text, &found, &[&expected("嘉兴科技城", plant, chips, "加西贝拉")[..], &SEED_MORE].concat());
        assert_eq!(statements(&found), [("保持高速发展", "嘉兴科技城"), ("全球行业领头羊", "加西贝拉")], "C07, C18");
        for event in SEED_EVENTS {
            assert!(events(&found).contains(event), "{event:?} in {:?}", events(&found));
        }
        let end = found.claims.iter().map(|c| c.end).max().expect("claims");
        assert!(found.cut.last().is_some_and(|tail| end <= tail.start), "nothing is read in the tail");
        check_findings(&found);
        assert_eq!(one(&found, "264.5", "亿元", "2021-01..06").wanted.is_some(), names.len() > 1);
    }
}
