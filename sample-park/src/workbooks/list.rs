//! Lists: one row a firm. Three layouts of B204-1: a street's, one in 万元, and one with headings of its own.

use super::filing::Filing;
use super::official::{SOURCE, groups};
use super::paper::{Ink, Paper};
use figures::Decimal;

/// A column of a list.
#[derive(Debug)]
struct Column {
    /// Heading over a group of columns, and below it; empty where there is one row of headings.
    group: &'static str,
    title: &'static str,
    what: What,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Number,
    Code,
    Name,
    Period,
    /// An amount of money, in the unit of the list.
    Value(&'static str, usize),
    /// An amount of something else, in its own unit.
    Plain(&'static str, usize),
    Known,
    Note,
}

const fn column(group: &'static str, title: &'static str, what: What) -> Column {
    Column { group, title, what }
}

static STREET: [Column; 17] = [
    column("序号", "", What::Number),
    column("统一社会信用代码", "", What::Code),
    column("单位详细名称", "", What::Name),
    column("工业总产值", "本月", What::Value("01", 1)),
    column("工业总产值", "1—本月", What::Value("01", 2)),
    column("工业总产值", "上年同月", What::Value("01", 3)),
    column("工业总产值", "上年1—本月", What::Value("01", 4)),
    column("新产品产值", "本月", What::Value("02", 1)),
    column("新产品产值", "1—本月", What::Value("02", 2)),
    column("工业销售产值", "本月", What::Value("03", 1)),
    column("工业销售产值", "1—本月", What::Value("03", 2)),
    column("出口交货值", "本月", What::Value("04", 1)),
    column("出口交货值", "1—本月", What::Value("04", 2)),
    column("企业用电量", "本月", What::Plain("05", 1)),
    column("企业用电量", "1—本月", What::Plain("05", 2)),
    column("报出日期", "", What::Known),
    column("说明", "", What::Note),
];

static WAN: [Column; 17] = [
    column("", "序号", What::Number),
    column("", "统一社会信用代码", What::Code),
    column("", "单位详细名称", What::Name),
    column("", "报告期", What::Period),
    column("", "工业总产值_本月(万元)", What::Value("01", 1)),
    column("", "工业总产值_1—本月(万元)", What::Value("01", 2)),
    column("", "工业总产值_上年同月(万元)", What::Value("01", 3)),
    column("", "工业总产值_上年1—本月(万元)", What::Value("01", 4)),
    column("", "新产品产值_本月(万元)", What::Value("02", 1)),
    column("", "新产品产值_1—本月(万元)", What::Value("02", 2)),
    column("", "工业销售产值_本月(万元)", What::Value("03", 1)),
    column("", "工业销售产值_1—本月(万元)", What::Value("03", 2)),
    column("", "出口交货值_本月(万元)", What::Value("04", 1)),
    column("", "出口交货值_1—本月(万元)", What::Value("04", 2)),
    column("", "企业用电量_本月(万千瓦时)", What::Plain("05", 1)),
    column("", "企业用电量_1—本月(万千瓦时)", What::Plain("05", 2)),
    column("", "报出日期", What::Known),
];

static ASSOCIATION: [Column; 15] = [
    column("", "企业全称", What::Name),
    column("", "社会信用代码", What::Code),
    column("", "当月产值", What::Value("01", 1)),
    column("", "累计产值", What::Value("01", 2)),
    column("", "去年同月", What::Value("01", 3)),
    column("", "去年累计", What::Value("01", 4)),
    column("", "新品当月", What::Value("02", 1)),
    column("", "新品累计", What::Value("02", 2)),
    column("", "销售当月", What::Value("03", 1)),
    column("", "销售累计", What::Value("03", 2)),
    column("", "出口当月", What::Value("04", 1)),
    column("", "出口累计", What::Value("04", 2)),
    column("", "用电当月", What::Plain("05", 1)),
    column("", "用电累计", What::Plain("05", 2)),
    column("", "报出日期", What::Known),
];

/// A street's list in 千元: title, unit and month, a note, two rows of headings, firms and their sum.
pub(crate) fn street(name: &str, filings: &[Filing]) -> Paper {
    let mut paper = Paper::named(name);
    let last = last(&STREET);
    paper.span((0, 0), (0, last), format!("{name}规模以上工业企业产销总值月报"));
    top(&mut paper, 1, last, filings, "2021年6月");
    paper.text((2, 0), "注：本表由街道汇总各企业联网直报数据，空格表示未填。");
    two_headings(&mut paper, 3);
    rows(&mut paper, 5, &STREET, filings);
    total(&mut paper, 5, &STREET);
    paper.text((paper.end(), 0), SOURCE);
    paper
}

/// A list in 万元 with one row of headings and nothing around it.
pub(crate) fn wan(name: &str, filings: &[Filing]) -> Paper {
    let mut paper = Paper::named(name);
    paper.scale = Decimal::new(1, 1);
    one_heading(&mut paper, 0, &WAN);
    rows(&mut paper, 1, &WAN, filings);
    paper
}

/// The list of an association of firms, with headings of its own.
pub(crate) fn association(name: &str, filings: &[Filing]) -> Paper {
    let mut paper = Paper::named(name);
    let last = last(&ASSOCIATION);
    paper.span((0, 0), (0, last), "集成电路行业协会（虚构）会员企业运行快报");
    top(&mut paper, 1, last, filings, "2021年1—6月");
    one_heading(&mut paper, 2, &ASSOCIATION);
    rows(&mut paper, 3, &ASSOCIATION, filings);
    paper.text((paper.end(), 0), SOURCE);
    paper
}

fn last(columns: &[Column]) -> u16 {
    u16::try_from(columns.len()).unwrap_or_default().saturating_sub(1)
}

/// Month and unit of measure above the headings; they belong to all filings.
fn top(paper: &mut Paper, row: u32, last: u16, filings: &[Filing], period: &str) {
    for (number, filing) in filings.iter().enumerate() {
        paper.mark(number, "period", (row, 0), Ink::Text(period.to_owned()));
        paper.mark(number, "measure", (row, last), Ink::Text(format!("计量单位：{}", filing.kind.measure)));
    }
}

fn one_heading(paper: &mut Paper, row: u32, columns: &[Column]) {
    for (column, at) in columns.iter().zip(0..) {
        paper.head((row, at), column.title);
    }
}

/// A heading without one below it goes over both rows.
fn two_headings(paper: &mut Paper, row: u32) {
    for (column, at) in STREET.iter().zip(0..).filter(|(column, _)| !column.title.is_empty()) {
        paper.head((row + 1, at), column.title);
    }
    for group in groups(STREET.iter().map(|c| c.group)) {
        let Some(first) = STREET.get(usize::from(group.start)) else { continue };
        let bottom = if first.title.is_empty() { row + 1 } else { row };
        paper.span((row, group.start), (bottom, group.end - 1), first.group);
        paper.spots.insert((0, format!("heading {}", first.group)), (row, group.start));
    }
}

fn rows(paper: &mut Paper, top: u32, columns: &[Column], filings: &[Filing]) {
    for ((number, filing), row) in filings.iter().enumerate().zip(top..) {
        for (column, at) in columns.iter().zip(0..) {
            cell(paper, number, (row, at), column.what, filing);
        }
    }
}

fn cell(paper: &mut Paper, number: usize, at: (u32, u16), what: What, filing: &Filing) {
    let text = |text: &str| Ink::Text(text.to_owned());
    match what {
        What::Number => paper.put(at, Ink::Number(Decimal::from(number + 1))),
        What::Code => paper.mark(number, "code", at, text(&filing.unit)),
        What::Name => paper.mark(number, "name", at, text(&filing.name)),
        What::Period => paper.mark(number, "period", at, text(filing.kind.period)),
        What::Known => paper.mark(number, "known", at, Ink::Day(filing.known.clone())),
        What::Note if filing.note.is_empty() => {}
        What::Note => paper.mark(number, "note", at, text(&filing.note)),
        What::Value(item, column) => paper.value(number, &format!("{item}/{column}"), at, filing.value(item, column)),
        What::Plain(item, column) => paper.plain(number, &format!("{item}/{column}"), at, filing.value(item, column)),
    }
}

/// The row of sums.
fn total(paper: &mut Paper, top: u32, columns: &[Column]) {
    let row = paper.end();
    paper.text((row, 1), "合计");
    for (column, at) in columns.iter().zip(0..) {
        if let What::Value(..) | What::Plain(..) = column.what {
            paper.put((row, at), Ink::Sum(top));
        }
    }
}
