//! Sheets in every layout become the same filings, and each odd sheet has its own message.

mod common;

use common::{d, render, unit, zone};
use figures::{CreditCode, Decimal, Filing, Issue, Lang, Moment, RegisterRow, Role};
use intake::workbook::{Book, Cell, Merge, Sheet};
use intake::{Asked, Content, Context, History, Reader, Registry};
use methodology::PackFile;
use methodology::catalogue::Catalogue;
use methodology::mapping::Mapping;

struct Office {
    catalogue: Catalogue,
    registry: Registry,
    history: History,
    mappings: Vec<Mapping>,
    asked: Asked,
    known_from_sheet: bool,
}

impl Office {
    fn new() -> Self {
        let file = |path: &str, text: &str| PackFile { path: path.into(), text: text.into() };
        let files = [
            file("packs/t/pack.yaml", include_str!("template/pack.yaml")),
            file("packs/t/headings.yaml", include_str!("../../../packs/base/headings.yaml")),
        ];
        let (catalogue, issues) = methodology::load(&files);
        assert_eq!(render(&issues, Lang::En), "");
        let names = ["虚构恒远电子（万亩）有限公司", "虚构明德机械有限公司", "虚构清和医药有限公司"];
        let rows = (1..).zip(names).map(|(n, name)| register_row(n, name));
        Office {
            catalogue,
            registry: Registry::new(rows),
            history: History::default(),
            mappings: Vec::new(),
            asked: Asked::default(),
            known_from_sheet: false,
        }
    }

    fn read(&self, book: &Book) -> (Content, Vec<Issue>) {
        let ctx = Context {
            catalogue: &self.catalogue,
            zone: zone(),
            default_known: Moment::parse("2021-07-12", &zone()).expect("date"),
            now: Moment::parse("2021-08-10T10:00:00+08:00", &zone()).expect("instant"),
            registry: &self.registry,
            known_from_sheet: self.known_from_sheet,
            asked: self.asked.clone(),
            mappings: &self.mappings,
            history: &self.history,
        };
        Reader::new(&ctx).book("a.xlsx", book)
    }

    fn clean(&self, book: &Book) -> Vec<Filing> {
        let (content, issues) = self.read(book);
        assert_eq!(render(&issues, Lang::Zh), "");
        content.filings
    }

    fn codes(&self, book: &Book) -> Vec<String> {
        let (_, issues) = self.read(book);
        let cell = |i: &Issue| i.place.cell.clone().unwrap_or_default();
        issues.iter().map(|i| format!("{} {:?} {}", cell(i), i.class, i.code)).collect()
    }
}

fn register_row(n: u32, name: &str) -> RegisterRow {
    RegisterRow {
        unit: CreditCode::fictional(n),
        attribute: "name".into(),
        value: name.into(),
        valid_from: jiff::civil::date(2019, 1, 1),
        valid_to: None,
        known: Moment::parse("2019-01-10", &zone()).expect("date"),
        place: figures::Place::default(),
    }
}

/// Rows with `|` between cells; numbers become numbers, a leading `'` keeps a text.
fn sheet(name: &str, rows: &[&str]) -> Sheet {
    let mut sheet = Sheet::named(name);
    for (row, text) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(text.split('|')) {
            sheet.put(row, column, cell_of(cell));
        }
    }
    sheet
}

fn cell_of(text: &str) -> Cell {
    match (text, text.parse::<Decimal>(), text.strip_prefix('\'')) {
        ("", ..) => Cell::Empty,
        (_, _, Some(kept)) => Cell::Text(kept.into()),
        (_, Ok(number), _) => Cell::Number(number),
        _ => Cell::Text(text.into()),
    }
}

fn book(sheets: Vec<Sheet>) -> Book {
    Book { sheets }
}

type Spot = (u32, u32);

fn merged(mut sheet: Sheet, merges: &[(Spot, Spot)]) -> Sheet {
    sheet.merges = merges.iter().map(|(from, to)| Merge { from: *from, to: *to }).collect();
    sheet
}

/// `period role item=value@cell …` of every filing.
fn facts(filings: &[Filing]) -> Vec<String> {
    let value = |v: &figures::FiledValue| format!("{}={}@{}", v.item, v.value, v.place.cell.clone().unwrap_or_default());
    let line = |f: &Filing| {
        let role = if f.role == Role::Current { "" } else { " same" };
        format!("{}{role} {}", f.period, f.values.iter().map(value).collect::<Vec<_>>().join(" "))
    };
    filings.iter().map(line).collect()
}

fn official(rows: &[&str]) -> Sheet {
    let code = format!("统一社会信用代码：|{}", unit(1));
    let head = ["工业产销总值及主要产品产量", &code, "单位详细名称：虚构恒远电子(万亩)有限公司", "2021年6月||||||计量单位：千元"];
    let columns = ["指标名称|计量单位|代码|本年||上年同期|", "|||本月|1—本月|本月|1—本月", "甲|乙|丙|1|2|3|4"];
    let all: Vec<&str> = head.into_iter().chain(columns).chain(rows.iter().copied()).collect();
    let merges = [((0, 0), (0, 6)), ((4, 0), (5, 0)), ((4, 1), (5, 1)), ((4, 2), (5, 2)), ((4, 3), (4, 4)), ((4, 5), (4, 6))];
    merged(sheet("B204-1", &all), &merges)
}

#[test]
fn an_official_sheet_gives_four_periods() {
    let sheet = official(&[
        "工业总产值（当年价格）|千元|01|1200|6100|1000|5000",
        "其中：出口交货值|千元|04|300|1500||",
        "单位负责人：某某||||报出日期：2021年7月6日",
        "说明：|本月停产检修",
    ]);
    let filings = Office::new().clean(&book(vec![sheet]));
    assert_eq!(
        facts(&filings),
        [
            "2020-06 same 01=1000@B204-1!F8", "2021-06 01=1200@B204-1!D8 04=300@B204-1!D9", "2020-01..06 same 01=5000@B204-1!G8",
            "2021-01..06 01=6100@B204-1!E8 04=1500@B204-1!E9",
        ]
    );
    assert!(filings.iter().all(|f| f.note.as_deref() == Some("本月停产检修") && f.unit.as_str() == unit(1)));
}

#[test]
fn the_table_is_found_wherever_it_stands_and_without_merges() {
    let code = format!("||统一社会信用代码:{}", unit(2));
    let rows = [
        "", "", "||二〇二一年度报表", &code, "||表号：B204-1||||2021年１—６月", "", "||指标名称|单位|代码|本年||上年同期|",
        "|||||本月|1—本月|本月|1—本月", "||工業總產值|万元|1|'1,200.5|'(610)|'—|", "||  其中: 出口交货值|||12|'３４５||",
    ];
    let (content, issues) = Office::new().read(&book(vec![sheet("Sheet1", &rows)]));
    assert_eq!(issues.iter().map(|i| i.code.as_ref()).collect::<Vec<_>>(), ["negative"], "{}", render(&issues, Lang::Zh));
    let facts = facts(&content.filings);
    assert!(facts.contains(&"2021-06 01=12005@Sheet1!F9 04=12@Sheet1!F10".to_owned()), "{facts:?}");
}

#[test]
fn a_list_with_merged_headings_gives_a_filing_a_row() {
    let rows = [
        "万亩街道2021年6月工业产销总值及主要产品产量",
        "单位：万元",
        "序号|统一社会信用代码|单位名称|工业总产值||工业销售产值|",
        "|||本月|1—本月|本月|1—本月",
        &format!("1|{}|虚构恒远电子（万亩）有限公司|120.5|610|118|600", unit(1)),
        "小计|||120.5|610|118|600",
        &format!("2|{}|虚构明德机械有限公司|20|99.9||", unit(2)),
        "",
        "合计|||140.5|709.9|118|600",
        "注：本表由各企业上报汇总。",
    ];
    let merges = [((0, 0), (0, 6)), ((2, 0), (3, 0)), ((2, 1), (3, 1)), ((2, 2), (3, 2)), ((2, 3), (2, 4)), ((2, 5), (2, 6))];
    let filings = Office::new().clean(&book(vec![merged(sheet("街道", &rows), &merges)]));
    assert_eq!(
        facts(&filings),
        [
            "2021-06 01=1205@街道!D5 03=1180@街道!F5", "2021-01..06 01=6100@街道!E5 03=6000@街道!G5", "2021-06 01=200@街道!D7",
            "2021-01..06 01=999@街道!E7",
        ]
    );
}

#[test]
fn units_stand_in_headings_and_names_may_do_without_codes() {
    let rows = [
        "B204-1 2021年6月",
        "企业名称|工业总产值_本月(万元)|工业总产值_1-本月(千元)|备注",
        "虛構明德機械有限公司|20.1|'1，005|",
        "虚构明得机械有限公司|1|2|",
    ];
    let office = Office::new();
    let (content, issues) = office.read(&book(vec![sheet("汇总", &rows)]));
    assert_eq!(facts(&content.filings), ["2021-06 01=201@汇总!B3", "2021-01..06 01=1005@汇总!C3"]);
    let codes: Vec<&str> = issues.iter().map(|i| i.code.as_ref()).collect();
    assert_eq!(codes, ["firm-by-name", "unknown-firm"]);
    assert!(render(&issues, Lang::Zh).contains("虚构明德机械有限公司"), "{}", render(&issues, Lang::Zh));
}

#[test]
fn several_sheets_are_several_firms_and_hidden_ones_are_said() {
    let one = official(&["工业总产值|千元|01|1200|6100||"]);
    let mut two = official(&["工业总产值|千元|01|20|61||"]);
    two.put(1, 1, Cell::Text(unit(2)));
    two.put(2, 0, Cell::Text("单位详细名称：虚构明德机械有限公司".into()));
    two.name = "明德".into();
    let mut old = official(&["工业总产值|千元|01|1|1||"]);
    (old.name, old.hidden) = ("旧".into(), true);
    let office = Office::new();
    let (content, issues) = office.read(&book(vec![one, two, old]));
    assert_eq!(content.filings.len(), 4);
    assert_eq!(issues.iter().map(|i| (i.code.as_ref(), i.place.cell.as_deref())).collect::<Vec<_>>(), [("hidden-sheet", Some("旧"))]);
}

#[test]
fn odd_sheets_have_messages_of_their_own() {
    let office = Office::new();
    let with = |edit: &dyn Fn(&mut Sheet)| {
        let mut sheet = official(&["工业总产值|千元|01|1200|6100||", "工业销售产值|千元|03|1100|6000||"]);
        edit(&mut sheet);
        office.codes(&book(vec![sheet]))
    };
    assert_eq!(with(&|_| {}), Vec::<String>::new());
    assert_eq!(with(&|s| s.put(0, 0, Cell::Text("2020年6月工业产销总值及主要产品产量".into()))), ["B204-1!A4 A wrong-year"]);
    assert_eq!(with(&|s| s.put(1, 4, Cell::Text(format!("统一社会信用代码：{}", unit(2))))), ["B204-1!E2 A two-firms"]);
    assert_eq!(with(&|s| s.put(1, 1, Cell::Text(unit(9)))), ["B204-1!B2 A unknown-unit"]);
    assert_eq!(with(&|s| s.put(1, 1, Cell::Text("91000000000000001X".into())))[0], "B204-1!B2 A bad-credit-code");
    assert_eq!(with(&|s| s.put(7, 3, Cell::Text("120万元".into()))), ["B204-1!D8 A mixed-units"]);
    assert_eq!(with(&|s| s.put(7, 3, Cell::Fault("#REF!".into()))), ["B204-1!D8 A error-cell"]);
    assert_eq!(with(&|s| s.put(7, 3, Cell::Number(d("1200.5")))), ["B204-1!D8 A not-integer"]);
    assert_eq!(with(&|s| s.put(7, 2, Cell::Text("77".into()))), ["B204-1!C8 A unknown-item"]);
    assert_eq!(with(&|s| s.put(7, 2, Cell::Text("03".into())))[0], "B204-1!C8 A row-shifted");
    assert_eq!(with(&|s| s.put(9, 2, Cell::Text("9999".into()))), Vec::<String>::new());
    assert_eq!(with(&|s| s.put(3, 0, Cell::Text("2021年12月".into()))), ["B204-1!A4 A future-period"]);
    assert_eq!(with(&|s| s.put(3, 0, Cell::Text("2021年1月".into()))), ["B204-1!A4 A exempt-month"]);
    assert_eq!(with(&|s| s.put(9, 0, Cell::Text("报出日期：03/04/2021".into()))), ["B204-1!A10 C ambiguous-date"]);
    assert_eq!(with(&|s| s.put(9, 0, Cell::Text("报出日期：2021年6月6日".into()))), ["B204-1!A10 A wrong-year"]);
    assert_eq!(with(&|s| s.put(2, 0, Cell::Text("单位详细名称：虚构明德机械有限公司".into()))), ["B204-1!A3 A code-name-mismatch"]);
}

#[test]
fn values_one_column_too_far_are_noticed() {
    let sheet = official(&["工业总产值|千元|01||1200|6100|1000|5000", "工业销售产值|千元|03||1100|6000||"]);
    assert_eq!(Office::new().codes(&book(vec![sheet])), ["B204-1!H8 A shifted-column"]);
}

#[test]
fn the_first_sheet_of_the_year_has_no_month() {
    let office = Office::new();
    let february = |month: &str| {
        let mut sheet = official(&[&format!("工业总产值|千元|01|{month}|400||")]);
        sheet.put(3, 0, Cell::Text("2021年1—2月".into()));
        sheet
    };
    assert_eq!(facts(&office.clean(&book(vec![february("")]))), ["2021-01..02 01=400@B204-1!E8"]);
    assert_eq!(facts(&office.clean(&book(vec![february("400")]))), ["2021-01..02 01=400@B204-1!E8"]);
    assert_eq!(office.codes(&book(vec![february("200")])), ["B204-1!D8 A E07"]);
}

#[test]
fn a_foreign_layout_is_proposed_and_taken_once_confirmed() {
    let mut office = Office::new();
    let rows = [
        "2021年6月",
        "企业全称|社会信用代码|当月产值|累计产值|去年同月|去年累计",
        &format!("虚构恒远电子（万亩）有限公司|{}|12|60|10|50", unit(1)),
    ];
    let book = book(vec![sheet("协会", &rows)]);
    let (content, issues) = office.read(&book);
    assert_eq!(issues.iter().map(|i| i.code.as_ref()).collect::<Vec<_>>(), ["unknown-layout"]);
    assert!(content.filings.is_empty());
    let mut mapping = content.proposals[0].clone();
    mapping.confirmed = "王五 2021-07-09".into();
    let column =
        |n: &str| methodology::mapping::Meaning::Amount { item: "01".into(), column: n.into(), measure: figures::Measure::parse("万元") };
    for (rule, n) in mapping.columns.iter_mut().skip(2).zip(["1", "2", "3", "4"]) {
        rule.is = column(n);
    }
    office.mappings = vec![mapping];
    let facts = facts(&office.clean(&book));
    assert_eq!(
        facts,
        ["2020-06 same 01=100@协会!E3", "2021-06 01=120@协会!C3", "2020-01..06 same 01=500@协会!F3", "2021-01..06 01=600@协会!D3"]
    );
}

#[test]
fn a_sheet_of_tidy_or_register_lines_is_read_like_the_file() {
    let tidy =
        ["unit|form|period|item|value", &format!("{}|B204-1|2021-06|'01|120", unit(1)), &format!("{}|B204-1|2021-06|'01|x", unit(2))];
    let register = ["unit|attribute|value|valid_from", &format!("{}|name|虚构新厂|2021-01-01", unit(7))];
    let (content, issues) = Office::new().read(&book(vec![sheet("数据", &tidy), sheet("名录", &register)]));
    assert_eq!(content.register.len(), 1);
    assert!(facts(&content.filings).contains(&"2021-06 01=120@数据!E2".to_owned()));
    assert_eq!(issues.iter().map(|i| (i.code.as_ref(), i.place.cell.as_deref())).collect::<Vec<_>>(), [("bad-number", Some("数据!E3"))]);
}

#[test]
fn a_unit_of_measure_is_never_guessed() {
    let office = Office::new();
    let list = |head: &str, heading: &str| {
        let rows = [
            &format!("2021年6月工业产销总值及主要产品产量|{head}"),
            &format!("统一社会信用代码|单位名称|{heading}"),
            &format!("{}|虚构恒远电子（万亩）有限公司|120|610", unit(1)),
        ];
        let rows: Vec<&str> = rows.iter().map(|r| r.as_str()).collect();
        office.read(&book(vec![sheet("汇总", &rows)]))
    };
    let plain = "工业总产值_本月|工业总产值_1-本月";
    let codes = |head: &str, heading: &str| list(head, heading).1.iter().map(|i| i.code.to_string()).collect::<Vec<_>>();
    assert_eq!(facts(&list("单位：万元、人", plain).0.filings), ["2021-06 01=1200@汇总!C3", "2021-01..06 01=6100@汇总!D3"]);
    assert_eq!(facts(&list("单位：人民币万元", plain).0.filings)[0], "2021-06 01=1200@汇总!C3");
    assert_eq!(codes("单位：万", plain), ["unknown-measure"]);
    assert_eq!(codes("单位：万元　计量单位：千元", plain), ["mixed-units"]);
    assert_eq!(codes("单位：千元", "工业总产值_本月(万元)|工业总产值_1-本月"), ["mixed-units"]);
}

/// The codes of what is said of one list under the usual head.
fn said_of_list(office: &Office, rows: &[&str]) -> Vec<String> {
    office.codes(&book(vec![list(rows)]))
}

fn list(rows: &[&str]) -> Sheet {
    let head = ["工业产销总值及主要产品产量", "2021年6月|||单位：千元", "统一社会信用代码|单位名称|工业总产值_本月|工业总产值_1-本月"];
    let all: Vec<&str> = head.into_iter().chain(rows.iter().copied()).collect();
    sheet("汇总", &all)
}

fn row(n: u32, name: &str, amounts: &str) -> String {
    format!("{}|{name}|{amounts}", unit(n))
}

#[test]
fn rows_of_totals_of_any_wording_are_passed_over() {
    let firm = row(1, "虚构恒远电子（万亩）有限公司", "120|610");
    for total in ["全市合计", "本页小计", "其中：园区", "合 计", "总计："] {
        for line in [format!("{total}||120|610"), format!("|{total}|120|610")] {
            let (content, issues) = Office::new().read(&book(vec![list(&[&firm, &line])]));
            assert!(issues.iter().all(|i| i.code == "row-of-totals" && i.class == figures::Class::D), "{}", render(&issues, Lang::Zh));
            assert_eq!(facts(&content.filings), ["2021-06 01=120@汇总!C4", "2021-01..06 01=610@汇总!D4"], "{line}");
        }
    }
    // A firm is a firm: under 其中, beside a remark, or with a mistyped code.
    assert_eq!(said_of_list(&Office::new(), &["|其中：虚构明德机械有限公司|50|200"]), ["汇总!B4 A unknown-firm"]);
    assert_eq!(said_of_list(&Office::new(), &["91000000000000001|本页小计|50|200"]), ["汇总!A4 A bad-credit-code"]);
    assert_eq!(
        said_of_list(&Office::new(), &[&row(1, "虚构恒远电子（万亩）有限公司", "120千元|610|备注：停产")])[0],
        "汇总!C4 A mixed-units"
    );
    assert_eq!(said_of_list(&Office::new(), &[&row(1, "合计", "120|610")]), ["汇总!B4 C code-name-mismatch"]);
}

#[test]
fn rows_of_a_list_that_stand_too_far_to_the_right_are_left_out() {
    let (shifted, good) = (row(1, "虚构恒远电子（万亩）有限公司", "|120|610"), row(2, "虚构明德机械有限公司", "50|200"));
    let office = Office::new();
    let (content, issues) = office.read(&book(vec![list(&[&shifted, &good])]));
    assert_eq!(office.codes(&book(vec![list(&[&shifted, &good])])), ["汇总!E4 A shifted-column"]);
    let (good, left) = intake::accept_good(content.filings, &issues);
    assert_eq!((facts(&good), left > 0), (vec!["2021-06 01=50@汇总!C5".to_owned(), "2021-01..06 01=200@汇总!D5".to_owned()], true));
}

#[test]
fn a_form_that_stands_one_column_too_far_to_the_left_is_said() {
    let sheet = official(&["1200|千元|01|6100|||", "工业销售产值|千元|03|1100|6000||"]);
    assert_eq!(Office::new().codes(&book(vec![sheet]))[0], "B204-1!A8 A shifted-column");
}

#[test]
fn a_head_that_names_two_forms_is_refused() {
    let mut sheet = official(&["工业总产值|千元|01|1200|6100||"]);
    sheet.put(0, 5, Cell::Text("表号：202-1".into()));
    assert_eq!(Office::new().codes(&book(vec![sheet.clone()])), ["B204-1!F1 A two-forms"]);
    sheet.put(0, 5, Cell::Text("表号：B204-1表".into()));
    assert_eq!(Office::new().codes(&book(vec![sheet])), Vec::<String>::new());
}

#[test]
fn a_second_firm_below_the_first_is_named_whatever_else_is_missing() {
    let mut sheet = official(&["工业总产值|千元|01|1200|6100||"]);
    for (row, text) in
        (9..).zip([format!("统一社会信用代码：|{}", unit(2)), "什么表".into(), "指标名称|代码|本月".into(), "别的|77|5".into()])
    {
        for (column, cell) in (0..).zip(text.split('|')) {
            sheet.put(row, column, cell_of(cell));
        }
    }
    let office = Office::new();
    assert!(office.codes(&book(vec![sheet])).iter().any(|c| c == "B204-1!B10 A two-firms"));
}

#[test]
fn columns_and_names_that_a_form_does_not_know_are_said_not_dropped() {
    let mut sheet = official(&["工业总产值|千元|01|1200|6100||"]);
    sheet.put(4, 7, Cell::Text("新订单额".into()));
    sheet.put(7, 7, Cell::Number(d("5")));
    assert_eq!(Office::new().codes(&book(vec![sheet])), ["B204-1!H7 D column-not-taken"]);
    let sheet = official(&["本厂总产出|千元|01|1200|6100||"]);
    assert_eq!(Office::new().codes(&book(vec![sheet])), ["B204-1!A8 D item-by-code"]);
}

#[test]
fn headings_of_another_month_are_no_columns_of_the_sheet() {
    let firm = row(1, "虚构恒远电子（万亩）有限公司", "120|610");
    let dated = |month: &str| {
        let heading = format!("统一社会信用代码|单位名称|{month}|2021年1—6月");
        let rows = ["工业产销总值及主要产品产量", "", "|||单位：千元", &heading, "||工业总产值|工业总产值", &firm];
        let mut sheet = merged(sheet("汇总", &rows), &[((3, 0), (4, 0)), ((3, 1), (4, 1))]);
        sheet.put(0, 3, Cell::Text("2021年6月".into()));
        sheet
    };
    let office = Office::new();
    assert_eq!(facts(&office.clean(&book(vec![dated("2021年6月")])))[0], "2021-06 01=120@汇总!C6");
    let (content, issues) = office.read(&book(vec![dated("2021年5月")]));
    assert!(content.filings.iter().all(|f| f.values.iter().all(|v| v.value != d("120"))), "{:?}", facts(&content.filings));
    assert!(!issues.is_empty());
}

#[test]
fn a_mapping_that_lacks_a_rule_or_has_them_in_another_order_is_refused() {
    let mut office = Office::new();
    let rows = ["2021年6月", "企业全称|社会信用代码|当月产值", &format!("虚构恒远电子（万亩）有限公司|{}|12", unit(1))];
    let book = book(vec![sheet("协会", &rows)]);
    let (content, _) = office.read(&book);
    let mut mapping = content.proposals[0].clone();
    mapping.confirmed = "王五 2021-07-09".into();
    let mut swapped = mapping.clone();
    swapped.columns.swap(0, 1);
    mapping.columns.pop();
    for wrong in [mapping, swapped] {
        office.mappings = vec![wrong];
        assert_eq!(office.codes(&book), ["协会!A2 A mapping-does-not-fit"]);
    }
}

#[test]
fn a_second_list_has_a_head_of_its_own_and_digits_may_be_grouped() {
    let first = row(1, "虚构恒远电子（万亩）有限公司", "'1,200|'6，100");
    let second = row(2, "虚构明德机械有限公司", "50|200");
    let headings = "统一社会信用代码|单位名称|工业总产值_本月|工业总产值_1-本月";
    let sheet = sheet(
        "汇总",
        &["工业产销总值及主要产品产量", "2021年6月|||单位：千元", headings, &first, "", "2021年1月—5月|||单位：万元", headings, &second],
    );
    let facts = facts(&Office::new().clean(&book(vec![sheet])));
    assert_eq!(facts, ["2021-06 01=1200@汇总!C4", "2021-01..06 01=6100@汇总!D4", "2021-05 01=500@汇总!C8", "2021-01..05 01=2000@汇总!D8"]);
}

#[test]
fn many_unknown_tables_get_few_rules_and_end() {
    let office = Office::new();
    let mut wide = Sheet::named("宽");
    for table in 0..40 {
        wide.put(table * 2, 0, Cell::Text("企业全称".into()));
        for column in 1..600 {
            wide.put(table * 2, column, Cell::Text(format!("第{table}产值累计本月{column}")));
            wide.put(table * 2 + 1, column, Cell::Number(d("1")));
        }
    }
    let (content, issues) = office.read(&book(vec![wide]));
    assert_eq!((content.proposals.len(), issues.len()), (8, 40));
    // Found by fuzzing: it took minutes.
    let (book, _) = intake::workbook::open("many.xls", include_bytes!("workbook/many-tables.xls"));
    let (content, _) = office.read(&book.expect("a workbook"));
    assert!(content.filings.is_empty() && content.proposals.len() <= 8);
}

#[test]
fn what_stands_around_a_clean_form_is_not_held_against_it() {
    let office = Office::new();
    let with = |at: (u32, u32), text: &str| {
        let mut sheet = official(&["工业总产值|千元|01|1200|6100||"]);
        sheet.put(at.0, at.1, Cell::Text(text.into()));
        office.codes(&book(vec![sheet]))
    };
    for text in ["单位地址：工业大道9号 202-1 室", "填报说明：与从业人员表核对", "联系邮箱：employment@example.cn"]
    {
        assert_eq!(with((3, 3), text), Vec::<String>::new(), "{text}");
    }
    for text in ["-1-", "1", "2021-07-06", "0571-88888888", "2021.7.6"] {
        assert_eq!(with((10, 0), text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_row_that_cannot_be_read_leaves_the_whole_form_out() {
    let sheet = official(&["1200|千元|01|6100|||", "工业销售产值|千元|03|1100|6000||"]);
    let (content, issues) = Office::new().read(&book(vec![sheet]));
    assert!(issues[0].reason.zh.contains("左移"), "{}", render(&issues, Lang::Zh));
    assert!(intake::accept_good(content.filings, &issues).0.is_empty());
}

#[test]
fn twelve_sheets_of_one_foreign_layout_get_one_set_of_rules() {
    let sheets = (1..=12).map(|n| {
        let rows = ["2021年6月", "企业全称|社会信用代码|当月产值", &format!("虚构恒远电子（万亩）有限公司|{}|12", unit(1))];
        sheet(&format!("表{n}"), &rows)
    });
    let (content, issues) = Office::new().read(&book(sheets.collect()));
    assert_eq!((content.proposals.len(), issues.iter().filter(|i| i.code == "unknown-layout").count()), (1, 12));
}
