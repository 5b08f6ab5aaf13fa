//! The workbook to fill in: what stands where, what is open, and that the same request gives the same bytes.

use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};
use figures::{CreditCode, Lang, Period};
use intake::template::{Prefill, template};
use methodology::PackFile;
use methodology::catalogue::Catalogue;
use std::io::{Cursor, Read};

fn catalogue() -> Catalogue {
    let file = PackFile { path: "packs/t/pack.yaml".into(), text: include_str!("template/pack.yaml").into() };
    let (catalogue, issues) = methodology::load(&[file]);
    assert_eq!(issues.iter().filter(|i| i.class.blocks()).map(|i| i.render(Lang::En)).collect::<String>(), "");
    catalogue
}

fn made(form: &str, period: &str, lang: Lang) -> Vec<u8> {
    let catalogue = catalogue();
    template(&catalogue, &catalogue.forms[form], period.parse().expect(period), &Prefill::default(), lang).expect("a workbook")
}

fn opened(bytes: &[u8]) -> Sheets<Cursor<Vec<u8>>> {
    open_workbook_auto_from_rs(Cursor::new(bytes.to_vec())).expect("a workbook")
}

/// Rows of a sheet with `|` between cells.
fn rows(bytes: &[u8], sheet: &str) -> Vec<String> {
    let range = opened(bytes).worksheet_range(sheet).expect(sheet);
    let cell = |c: &Data| c.to_string();
    range.rows().map(|r| r.iter().map(cell).collect::<Vec<_>>().join("|")).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

#[test]
fn a_month_stands_as_on_the_official_sheet() {
    let rows = rows(&made("B204-1", "2021-06", Lang::Zh), "B204-1");
    assert_eq!(rows[0], "工业产销总值及主要产品产量||||||");
    assert_eq!(rows[1], "统一社会信用代码：|||||表　　号：B204-1|");
    assert_eq!(rows[2], "单位详细名称：|||||文　　号：虚统字〔2020〕1号|");
    assert_eq!(rows[3], "报告期：|2021年6月||||有效期至：2021年12月31日|");
    assert_eq!(rows[4], "报送截止：|2021年7月7日 12:00||||计量单位：千元|");
    assert_eq!(rows[5], "指标名称|计量单位|代码|本年||上年同期|");
    assert_eq!(rows[6], "|||本月|1—本月|本月|1—本月");
    assert_eq!(rows[7], "甲|乙|丙|1|2|3|4");
    assert_eq!(rows[8], "工业总产值（当年价格）|千元|01||||");
    assert_eq!(rows[12], "库存变动|千元|06|||—|—");
    assert_eq!(rows[13], "能源消费量|吨标准煤|09||—|—|—");
    assert_eq!(rows[14], "工业总产值按行业小类分||||||");
    assert_eq!(rows[15], "|千元|||||");
    assert_eq!(rows[30], "说明：||||||");
}

#[test]
fn the_first_sheet_of_the_year_has_no_single_month() {
    let rows = rows(&made("B204-1", "2021-02", Lang::Zh), "B204-1");
    assert_eq!(rows[3], "报告期：|2021年1—2月||||有效期至：2021年12月31日|");
    assert_eq!(rows[8], "工业总产值（当年价格）|千元|01|—||—|");
    assert_eq!(rows[15], "|千元||—||—|");
}

#[test]
fn a_derived_item_is_a_formula_that_shows_nothing_yet() {
    let bytes = made("B204-1", "2021-06", Lang::Zh);
    let formulas = opened(&bytes).worksheet_formula("B204-1").expect("formulas");
    let formula = formulas.get_value((11, 3)).map(String::as_str);
    assert_eq!(formula, Some("IF(COUNT(D10,D11)=0,\"\",N(D10)-N(D11))"));
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("N(D11))</f><v></v>"));
}

#[test]
fn a_program_reads_which_form_it_is() {
    let catalogue = catalogue();
    let code = CreditCode::fictional(7);
    let period: Period = "2021-06".parse().expect("period");
    let known = Prefill { unit: Some((code.clone(), "虚构第7厂".into())), ..Prefill::default() };
    let bytes = template(&catalogue, &catalogue.forms["B204-1"], period, &known, Lang::En).expect("a workbook");
    let keys = ["form|B204-1", "version|2021", "period|2021-06", &format!("unit|{code}"), "layout|official/1", "lang|en"];
    assert_eq!(rows(&bytes, "_wanmu"), keys);
    let sheet = rows(&bytes, "B204-1");
    assert_eq!(sheet[1], format!("Credit code:|{code}||||Form: B204-1|"));
    assert_eq!(sheet[2], "Name of the unit:|虚构第7厂||||Document: 虚统字〔2020〕1号|");
    assert!(part(&bytes, "xl/workbook.xml").contains(r#"name="_wanmu" sheetId="3" state="veryHidden""#));
}

#[test]
fn a_known_base_is_written_and_locked_and_an_unknown_one_is_open() {
    let catalogue = catalogue();
    let values = [(("01".to_owned(), "3".to_owned()), figures::Decimal::from(1200))].into();
    let known = Prefill { unit: None, values };
    let period = "2021-06".parse().expect("period");
    let bytes = template(&catalogue, &catalogue.forms["B204-1"], period, &known, Lang::Zh).expect("a workbook");
    assert_eq!(rows(&bytes, "B204-1")[8], "工业总产值（当年价格）|千元|01|||1200|");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    // One rule a cell that may be filled in: the base that is given has none, the cumulative base beside it has.
    assert!(!sheet.contains(r#"sqref="F9""#) && sheet.contains(r#"sqref="G9""#), "{sheet}");
}

#[test]
fn codes_of_the_sections_asked_for_can_be_chosen() {
    let bytes = made("B204-1", "2021-06", Lang::Zh);
    assert_eq!(rows(&bytes, "_codes"), ["代码|名称", "0610|烟煤开采", "3963|智能车载设备制造", "3972|半导体分立器件制造"]);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<formula1>'_codes'!$A$2:$A$4</formula1>"), "{sheet}");
}

#[test]
fn a_form_of_one_column_and_a_quarter_fits_too() {
    let rows = rows(&made("202-1", "2021-Q2", Lang::Zh), "202-1");
    assert_eq!(rows[3], "报告期：|2021年二季度||");
    assert_eq!(rows[5], "指标名称|计量单位|代码|本季");
    assert_eq!(rows[7], "从业人员期末人数|人|01|");
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    assert!(made("B204-1", "2021-06", Lang::Zh) == made("B204-1", "2021-06", Lang::Zh));
}

#[test]
fn what_is_not_filed_has_no_workbook() {
    let catalogue = catalogue();
    let form = &catalogue.forms["B204-1"];
    let why = template(&catalogue, form, "2021-01".parse().expect("period"), &Prefill::default(), Lang::Zh).expect_err("January");
    assert_eq!(why.zh, "报表 B204-1 2021年1月免报");
    let mut bare = form.clone();
    bare.columns.clear();
    let why = template(&catalogue, &bare, "2021-06".parse().expect("period"), &Prefill::default(), Lang::Zh).expect_err("no columns");
    assert_eq!(why.en, "form B204-1 has no columns, so there is no sheet to fill in");
}
