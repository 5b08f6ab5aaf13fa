//! Turns of phrase of other articles: periods, bounds, subjects and names in other places.

use super::super::{Bound, Claim, Gravity, Obstacle, Transform, Units, find};
use super::fixture::{catalogue, one, read};
use intake::article::Article;
use proptest::prelude::*;

fn claims(text: &str) -> Vec<Claim> {
    read(text, &Units::new()).claims
}

#[test]
fn a_unit_left_out_is_filled_in_only_for_a_known_subject() {
    let found = read("上半年产值264.5亿，增长35.9%。厂房前有5棵树，百亿项目推进。", &Units::new());
    assert_eq!(found.claims.len(), 2);
    assert_eq!(one(&found, "264.5", "亿元", "2021-01..06").indicator.as_deref(), Some("industry.output"));
}

#[test]
fn value_added_is_no_increase_and_an_increase_no_level() {
    let all = claims("上半年规上工业增加值40亿元，工业投资增加3亿元，产值比去年同期提高到264.5亿元，占比提高2.7个百分点。");
    let kinds: Vec<(Transform, &str)> = all.iter().map(|c| (c.transform, c.unit.as_str())).collect();
    let expected = [(Transform::Level, "亿元"), (Transform::Change, "亿元"), (Transform::Level, "亿元"), (Transform::PointsUp, "百分点")];
    assert_eq!(kinds, expected);
}

#[test]
fn a_level_does_not_take_the_subject_of_another_clause() {
    let all = claims("上半年产值5亿元，另有3亿元。");
    assert_eq!((all[0].indicator.as_deref(), all[1].indicator.as_deref()), (Some("industry.output"), None));
}

#[test]
fn a_share_of_an_indicator_is_not_the_share_of_the_district() {
    let all = claims("上半年数字经济核心产业制造业增加值22.18亿元，占规上工业增加值的40.1%。");
    assert_eq!(all[1].whole.as_deref(), Some("规上工业增加值"));
    assert!(all[1].wanted.is_none() && all[1].transform == Transform::Share);
    assert_eq!(all[1].indicator.as_deref(), Some("industry.value_added.digital_core"));
}

#[test]
fn the_district_by_name_is_the_whole_too() {
    let all = claims("上半年数字经济核心产业制造业增加值22.18亿元，占万亩区的84.5%。");
    assert!(all[1].wanted.is_some() && all[1].entity == "万亩科技城", "{:#?}", all[1]);
}

#[test]
fn the_firm_named_last_is_meant_by_the_company() {
    let mut all = claims("上半年，位于万亩科技城的云岫精工科技有限公司开工。截至6月底，该公司员工超过1,200人，公司产值达5.8亿元。");
    assert_eq!(all.iter().map(|c| c.entity.as_str()).collect::<Vec<_>>(), ["云岫精工科技有限公司"; 3]);
    assert_eq!((all[0].transform, all.remove(0).period.as_str()), (Transform::Event, "2021-01..06"));
    assert_eq!((all[0].period.as_str(), all[0].bound, all[0].unit.as_str()), ("2021-06", Bound::Over, "人"));
}

#[test]
fn a_firm_named_by_its_short_form_is_the_firm_of_the_register() {
    let cell = |n: &str| ("firm".to_owned(), n.to_owned());
    let units = Units::from([("万亩云岫精工科技有限公司".to_owned(), cell("a")), ("万亩云岫精密机械有限公司".to_owned(), cell("b"))]);
    let found = read("上半年，云岫精工产值5亿元。", &units);
    let id = found.claims[0].wanted.as_ref().expect("wanted");
    assert_eq!(id.to_string(), "industry.output@2021-01..06,area=park,by=firm:a,basis=comparable,price=current");
}

#[test]
fn the_district_as_subject_is_not_the_park() {
    let all = claims("上半年，全区规模以上工业产值1,024.6亿元，其中高新技术产业产值620亿元；全省产值增长9%。");
    assert_eq!(all.iter().map(|c| c.entity.as_str()).collect::<Vec<_>>(), ["万亩区", "万亩区", "全省"]);
    assert!(all[0].wanted.as_ref().is_some_and(|id| id.area == "district"));
    assert_eq!(all[2].obstacle, Some(Obstacle::UnknownArea("全省".to_owned())));
}

#[test]
fn a_short_alias_is_not_taken_out_of_another_park_s_name() {
    let catalogue = catalogue(&["万亩科技城（虚构）", "万亩科技城", "科技城"]);
    let text = "某文\n2021-08-10 14:27\n上半年科技城产值5亿元。上半年，科技城产值5亿元。上半年，云海科技城产值7亿元。今年以来万亩科技城产值6亿元。\n";
    let found = find(&Article::from_text(text, &catalogue.lexicon), &catalogue, None, &Units::new());
    let entities: Vec<&str> = found.claims.iter().map(|c| c.entity.as_str()).collect();
    assert_eq!(entities, ["万亩科技城", "万亩科技城", "云海科技城", "万亩科技城"]);
    assert_eq!(found.claims[2].obstacle, Some(Obstacle::UnknownArea("云海科技城".to_owned())));
}

#[test]
fn rates_with_another_base_are_not_set_against_ours() {
    for text in ["上半年规上工业总产值两年平均增长12.5%。", "6月规上工业总产值环比增长3%。", "上半年规上工业总产值比2019年增长20%。"]
    {
        let all = claims(text);
        assert_eq!((all.len(), &all[0].obstacle), (1, &Some(Obstacle::NoSuchKind)), "{text}");
    }
    assert!(claims("上半年规上工业总产值比去年同期增长20%。")[0].wanted.is_some());
}

#[test]
fn numbers_are_shared_out_over_a_list_of_as_many_members() {
    let topics =
        |text: &str| claims(text).into_iter().map(|c| (c.indicator.unwrap_or_default(), c.transform, c.obstacle)).collect::<Vec<_>>();
    let all = topics("上半年，规上工业总产值、高新技术产业产值分别增长35.9%和31.9%。");
    let of = |id: &str| (id.to_owned(), Transform::Growth, None);
    assert_eq!(all, [of("industry.output"), of("industry.output.hightech")]);
    let all = topics("上半年，规上工业总产值等指标分别增长35.9%和31.9%。");
    assert_eq!(all.iter().map(|c| c.2.clone()).collect::<Vec<_>>(), [Some(Obstacle::Several), Some(Obstacle::Several)]);
    let all = topics(
        "上半年，规上工业增加值增长3.1%。其中，装备制造业、高技术制造业增加值分别增长9.9%、16.1%，大、中、小型企业分别增长1%、2%、3%。",
    );
    let ids: Vec<&str> = all.iter().map(|c| c.0.strip_prefix("industry.value_added").expect("the measure")).collect();
    assert_eq!(ids, ["", ".equipment", ".hightech_manufacturing", ".large", ".medium", ".small"]);
}

#[test]
fn foreign_money_is_not_taken_for_yuan() {
    let all = claims("上半年出口1.2亿美元。");
    assert_eq!((all[0].unit.as_str(), all.len()), ("亿美元", 1));
}

#[test]
fn an_article_without_a_day_says_no_period() {
    let catalogue = catalogue(&["万亩科技城"]);
    let found = find(&Article::from_text("上半年产值5亿元，2020年上半年产值4亿元。", &catalogue.lexicon), &catalogue, None, &Units::new());
    assert_eq!(found.claims.iter().map(|c| c.period.as_str()).collect::<Vec<_>>(), ["", "2020-01..06"]);
}

/// What an article says in ways that are easily taken for the park's own figure: nothing of it may be set against that.
#[test]
fn what_is_of_others_or_otherwise_counted_is_not_judged() {
    let texts = [
        "上半年，万亩科技城人均产值85万元。",
        "上半年，万亩科技城户均产值2.2亿元，月均产值44.1亿元。",
        "上半年，万亩科技城一家电气企业上半年产值5.8亿元。",
        "上半年，万亩科技城排名前十的企业实现产值150亿元。",
        "上半年，万亩科技城规上工业总产值按可比价格计算增长28.0%。",
        "上半年，万亩科技城规上工业总产值扣除价格因素增长28.0%。",
        "今年，万亩科技城将实现规上工业总产值600亿元。",
        "上半年，万亩科技城规上工业总产值二百六十四点五亿元。",
        "项目建成后年产值15亿元。",
    ];
    for text in texts {
        assert!(claims(text).iter().all(|c| c.wanted.is_none()), "{text}: {:#?}", claims(text));
    }
    let all = claims("上半年，万亩科技城产值超亿元企业52家，实现产值210亿元。");
    assert!(all[1].wanted.is_none(), "{all:#?}");
}

#[test]
fn a_sum_up_to_a_month_is_of_the_months_before_too() {
    let all = claims("截至6月底，万亩科技城累计实现规上工业总产值264.5亿元，规上工业企业310家。");
    assert_eq!((all[0].period.as_str(), all[0].wanted.is_some()), ("2021-01..06", true));
    assert_eq!(claims("截至6月底，万亩科技城有规上工业企业310家。")[0].period, "2021-06");
}

#[test]
fn a_firm_is_meant_by_its_short_name_before_a_year() {
    let all = claims("启元电气2021年上半年实现产值5.8亿元。");
    assert_eq!((all[0].entity.as_str(), all[0].wanted.is_none()), ("启元电气", true));
}

#[test]
fn places_in_a_ranking_are_no_persons() {
    assert_eq!(claims("上半年，万亩科技城综合排名较一季度前移2位。")[0].unit, "位");
    assert_eq!(claims("上半年，万亩科技城引进人才64位。")[0].unit, "人");
}

/// Kinds of the contradictions in a text.
fn errors(text: &str) -> Vec<&'static str> {
    read(text, &Units::new()).findings.iter().filter(|f| f.gravity == Gravity::Error).map(|f| f.kind).collect()
}

#[test]
fn printed_numbers_are_set_against_one_another() {
    let cases = [
        ("上半年供地产业项目32个，其中已开工项目24个，开工率75%。", None),
        ("上半年供地产业项目32个，其中已开工项目24个，开工率85%。", Some("share-mismatch")),
        ("上半年规上工业总产值240亿元，上年同期为200亿元，增长20%。", None),
        ("上半年规上工业总产值240亿元，上年同期为200亿元，增长25%。", Some("rate-mismatch")),
        ("上半年规上工业总产值240亿元，比上年同期增加40亿元，增长20%。", None),
        ("上半年规上工业总产值240亿元，比上年同期增加40亿元，增长25%。", Some("rate-mismatch")),
        ("上半年进出口总额46.8亿美元，其中出口33.5亿美元、进口13.3亿美元。", None),
        ("上半年进出口总额46.8亿美元，其中出口33.5亿美元、进口15.3亿美元。", Some("parts-mismatch")),
        ("上半年规上工业增加值增长4.3%，大型企业增长6.6%、中型企业增长5.9%、小微企业增长1.2%。", None),
        ("上半年规上工业增加值增长4.3%，大型企业增长6.6%、中型企业增长5.9%、小微企业增长5.2%。", Some("growth-outside-parts")),
        ("上半年规上工业增加值增长4.3%，大型企业增长6.6%，拉动1.9个百分点，贡献率为43.5%。", None),
        ("上半年规上工业增加值增长4.3%，大型企业增长6.6%，拉动1.9个百分点，贡献率为34.5%。", Some("rate-mismatch")),
        ("上半年高新技术产业占比由90.8%下降到88.1%，下降2.7个百分点。", None),
        ("上半年高新技术产业占比由90.8%下降到88.1%，下降3.7个百分点。", Some("rate-mismatch")),
        ("上半年高新技术产业占比由90.8%下降到88.1%，下降2.7%。", Some("points-as-percent")),
        ("上半年规上工业总产值240亿元，高新技术产业产值120亿元，占规上工业总产值的50%。", None),
        ("上半年规上工业总产值240亿元，高新技术产业产值120万元，占规上工业总产值的50%。", Some("unit-slip")),
        ("上半年高新技术产业产值占规上工业总产值的150%。", Some("share-over-hundred")),
        ("上半年规上工业总产值比2021年上半年增长20%。", Some("wrong-year")),
        ("上半年共有项目128个，按建设状态分，已竣工33个、在建71个、尚未开工24个。", None),
        ("上半年共有项目128个，按建设状态分，已竣工33个、在建78个、尚未开工24个。", Some("parts-mismatch")),
        ("上半年新开工项目47个，完成全年目标45个的104%。", None),
        ("上半年新开工项目47个，完成全年目标45个的106%。", Some("rate-mismatch")),
        ("上半年规上工业总产值264.5亿元，其中高新技术产业产值233亿元，占比88.1%。", None),
        ("上半年规上工业总产值264.5亿元，其中高新技术产业产值233亿元，占比78.1%。", Some("share-mismatch")),
        ("上半年税收12亿元，比上年同期增加2亿元，增长20%。", None),
        ("上半年税收12亿元，比上年同期增加2亿元，增长30%。", Some("rate-mismatch")),
        ("上半年产能利用率为85.2%，比去年同期的80.1%提高6.4%。", None),
        ("上半年产能利用率为108%。", None),
        ("上半年国家级12个、省级8个、市级20个，共计45个。", Some("parts-mismatch")),
        ("2022年，万亩科技城将新建标准厂房50万平方米。", None),
        ("上半年规上工业总产值264.5亿元，高新技术产业产值233亿元，数字经济核心产业制造业产值106亿元。", None),
    ];
    for (text, kind) in cases {
        assert_eq!(errors(text), kind.into_iter().collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn numbers_too_long_to_be_shares_are_passed_over() {
    for text in
        ["三次产业结构为79000000000000000000000000000:79000000000000000000000000000:2.1。", "税收0.0000000000000000000000000001亿元。"]
    {
        assert_eq!(errors(text), [""; 0], "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_claim_is_a_slice(
        text in "([0-9.,%]{1,6}|亿元|個|占全区|增长|今年|上半年|自|以来|位于|的|有限公司|科技城|该公司|“|”|。|，|；|\n|完成|目标|多|以上|产值|工人|[a-z產业]){0,40}|(由|从|到|至|约|比|上年同期|占|分别|和|、|其中|企业|[0-9]{1,3}|家|%|亿元|人均|截至6月底|累计|第|前|三|位|十强|入选|小巨人|投产|将|（以下简称|）|百分点|拉动|贡献率|结构|:|合计|按规模分|，|。|大型企业|增长|年均|目标|正在安装调试){0,40}|.{0,60}"
    ) {
        let catalogue = catalogue(&["万亩科技城"]);
        let article = Article::from_text(&text, &catalogue.lexicon);
        let chars: Vec<char> = text.chars().collect();
        for claim in find(&article, &catalogue, None, &Units::new()).claims {
            prop_assert!(claim.start < claim.end && claim.end <= chars.len());
            prop_assert_eq!(chars[claim.start..claim.end].iter().collect::<String>(), claim.text);
        }
    }
}
