//! Junk of every kind between true paragraphs: none of it is kept, and no paragraph is lost.

use crate::{article, folded, of_text, read};

const FIRST: &str = "今年一季度，某园区规上工业总产值达到88.8亿元，同比增长6.6%，继续保持平稳增长态势。";
const SECOND: &str = "园区推出扫码办税、贷款贴息和优惠电价，为1200家企业代办证照，实现税收6.3亿元。";
const THIRD: &str = "下一步，园区将力争全年规上工业总产值突破400亿元。";

/// Lines of junk as they stand in plain text.
const LINES: &[&str] = &[
    "加微信zx666，免费领取资料，产值翻番264.5亿元。",
    "扫码关注，享8折优惠，全年节省264.5亿元！",
    "【广告】低息贷款，额度264.5万元，收益增长35.9%。",
    "[推广]某楼盘均价2.645万元，同比增长35.9%。",
    "广告：产值264.5亿元的秘密，点击此处查看。",
    "更多内容请点击下方链接，回复“产值”领取报告，价值264.5元。",
    "棋牌|彩票|代写|产值264.5亿元|35.9%",
    "阅读 1,234 次",
    "阅读（264.5万） 点赞 56 在看 30",
    "浏览次数：264.5万",
    "点赞 56",
    "分享到：微信 微博 QQ空间",
    "【打印】【关闭】",
    "字号：大 中 小",
    "（编辑：钱七 审核：赵六）",
    "版权所有 © 2021 某报 浙ICP备00000000号",
    "本文版权归原作者所有，产值264.5亿元等内容如有侵权请联系删除。",
    "相关阅读：某市工业总产值增长35.9%",
    "相关阅读\n·某市工业总产值增长35.9%\n·某园区出口交货值264.5亿元",
    "贷款产品推荐 www.example.com 264.5亿元",
];

#[test]
fn no_line_of_junk_is_kept_and_no_paragraph_is_lost() {
    for junk in LINES {
        let text = format!("某园区一季度开局良好\n2021-04-20 来源：某报\n{FIRST}\n{junk}\n{SECOND}\n{THIRD}\n");
        assert_eq!(read(&of_text(&text)), folded(&[FIRST, SECOND, THIRD]), "{junk}");
        let lines: String = text.lines().skip(2).map(|line| format!("<p>{line}</p>\n")).collect();
        let page = format!("<html><body><div class=content>{lines}</div></body></html>");
        assert_eq!(read(&of_text(&page)), folded(&[FIRST, SECOND, THIRD]), "page: {junk}");
    }
}

#[test]
fn lists_of_other_articles_end_where_the_text_goes_on() {
    let links = "<ul><li><a href=1>邻市园区产值突破1000亿元</a></li><li><a href=2>邻县园区产值下降</a></li></ul>";
    let turns =
        "<p><a>邻市园区</a></p><p>邻市园区上半年规上工业总产值500亿元。</p><p><a>邻县园区</a></p><p>邻县园区规上工业总产值50亿元。</p>";
    for (amid, behind) in [
        (format!("<p><strong>相关阅读：</strong></p>{links}"), String::new()),
        (format!("<div class=x><h3>延伸阅读</h3>{links}<p>邻市产值500亿元。</p></div>"), String::new()),
        ("<p>相关阅读：<a href=1>邻市园区产值突破1000亿元</a></p>".to_owned(), String::new()),
        (String::new(), format!("<p>推荐阅读</p>{turns}")),
        (String::new(), format!("<div><p>相关新闻</p><div>{turns}</div></div>")),
        (String::new(), "<p>责任编辑：张三</p><p>邻市园区规上工业总产值500亿元。</p>".to_owned()),
    ] {
        let page = format!("<html><body><div class=c><p>{FIRST}</p>{amid}<p>{SECOND}</p><p>{THIRD}</p>{behind}</div></body></html>");
        assert_eq!(read(&of_text(&page)), folded(&[FIRST, SECOND, THIRD]), "{amid}{behind}");
    }
    let turns = "邻市园区产值突破1000亿元\n邻市园区规上工业总产值500亿元，同比增长20%。\n邻县园区产值大幅下降\n邻县园区产值50亿元，同比下降2%，降幅扩大。";
    let text = format!("{FIRST}\n{SECOND}\n{THIRD}\n推荐阅读\n{turns}\n");
    assert_eq!(read(&of_text(&text)), folded(&[FIRST, SECOND, THIRD]));
}

#[test]
fn advertising_inside_a_paragraph_leaves_the_rest_as_one_paragraph() {
    let text = "产值5亿元。点击下方链接，限时优惠99元！仅限今天。出口交货值2亿元(chǎn zhí)，，增长3%。";
    let found = of_text(text);
    assert_eq!(read(&found), ["产值5亿元。出口交货值2亿元，增长3%。"]);
    let pieces: Vec<&str> = found.paragraphs.iter().map(|p| found.slice(p.start, p.end)).collect();
    assert_eq!(pieces, ["产值5亿元。", "出口交货值2亿元(chǎn zhí)，，增长3%。"]);
    let reading = found.reading();
    let export = reading.chars.iter().position(|c| *c == '出').expect("出");
    assert_eq!(found.slice(reading.place(export), reading.place(export) + 2), "出口");
    let growth = reading.span(export, reading.chars.len() - 1);
    assert_eq!(found.slice(growth.start, growth.end), "出口交货值2亿元(chǎn zhí)，，增长3%。");
}

#[test]
fn a_page_of_links_only_gives_no_paragraph() {
    let items: String = (1..9).map(|n| format!("<li><a href={n}>某地产值增长{n}%</a> <span>2021-01-0{n}</span></li>")).collect();
    let page = format!("<html><title>要闻</title><body><ul>{items}</ul></body></html>");
    assert_eq!(read(&of_text(&page)), Vec::<String>::new());
    assert_eq!(article("portal.html").cut.iter().filter(|c| c.why.code() == "pinyin").count(), 2);
}
