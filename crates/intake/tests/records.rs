//! Records: entries line by line and tables that people keep. What can be read in two ways is listed and not taken.

mod common;

use common::{World, places, render, unit};
use figures::{Class, Entry, Issue, Lang};
use intake::read;
use methodology::PackFile;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

const PACK: &str = r#"
pack: { id: p, version: "1", title: { zh: 甲, en: a }, owner: 办公室 }
areas:
  park: { title: { zh: 园区, en: the park }, aliases: [科技城] }
records:
  project:
    title: { zh: 项目, en: project }
    source: { document: 台账 }
    id: { zh: 项目编号, en: project number }
    also: [编号]
    fields:
      name: { title: { zh: 项目名称, en: project name }, kind: text, required: true }
      owner: { title: { zh: 业主单位, en: owner }, kind: unit, also: [建设单位] }
      nature: { title: { zh: 建设性质, en: nature }, kind: word, words: { new: { zh: 新建, en: new }, moved: { zh: 迁建, en: moved } } }
      total: { title: { zh: 计划总投资, en: planned total }, kind: amount, unit: 万元, also: [总投资（万元）] }
      started: { title: { zh: 开工日期, en: started on }, kind: date, also: [开工时间] }
      standard: { title: { zh: 标准地, en: standard land }, kind: flag }
      area: { title: { zh: 区域, en: area }, kind: area }
  progress:
    title: { zh: 月报, en: report }
    source: { document: 台账 }
    id: { zh: 月报编号, en: report number }
    key: [project, month]
    within: project
    dated: month
    fields:
      project: { title: { zh: 所属项目, en: of the project }, kind: record, of: project, also: [项目编号] }
      month: { title: { zh: 月份, en: month }, kind: month }
      done: { title: { zh: 形象进度, en: done }, kind: amount, unit: "%" }
      promise: { title: { zh: 承诺值, en: promise }, kind: quantity }
"#;

fn world() -> World {
    let mut world = World::new();
    let (catalogue, issues) = methodology::load(&[PackFile { path: "p.yaml".into(), text: PACK.into() }]);
    assert!(issues.is_empty(), "{}", render(&issues, Lang::En));
    (world.catalogue.records, world.catalogue.areas) = (catalogue.records, catalogue.areas);
    world
}

fn said(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|e| format!("{} {} {} {}", e.kind, e.id, e.field, e.value.as_deref().unwrap_or("-"))).collect()
}

fn table(text: &str) -> (Vec<Entry>, Vec<Issue>) {
    let (content, issues) = world().read(text);
    (content.entries, issues)
}

fn codes(issues: &[Issue]) -> Vec<(&str, Class)> {
    issues.iter().map(|i| (i.code.as_ref(), i.class)).collect()
}

#[test]
fn lines_are_read_by_id_or_name_of_kind_and_field() {
    let text = format!(
        "record,id,field,value,known_at,source,note\nproject,P1,name,甲项目,2021-03-01,台账,\n项目,P1,开工时间,2021年3月5日,2021-03-08,,\nproject,P1,owner,{},2021-03-08,,\nproject,P1,started,,2021-04-01,,误记\nprogress,P1@2021-06,month,2021年6月,2021-07-01,,\nprogress,P1@2021-06,promise,250万元/亩,2021-07-01,,\n",
        unit(2)
    );
    let (content, issues) = world().read(&text);
    assert!(issues.is_empty(), "{}", render(&issues, Lang::En));
    assert_eq!(
        said(&content.entries),
        [
            "project P1 name 甲项目",
            "project P1 started 2021-03-05",
            &format!("project P1 owner {}", unit(2)),
            "project P1 started -",
            "progress P1@2021-06 month 2021-06",
            "progress P1@2021-06 promise 250 万元/亩"
        ]
    );
    assert_eq!((content.entries[3].note.as_deref(), content.entries[0].source.as_deref()), (Some("误记"), Some("台账")));
    assert_eq!(content.entries[1].place.line, 3);
}

#[test]
fn each_mistake_of_a_line_is_told_where_it_stands() {
    let text = "record,id,field,value\nprojct,P1,name,x\nproject,,name,x\nproject,P1,nam,x\nproject,P1,total,abc\nproject,P1,nature,扩建\nproject,P1,standard,也许\nproject,P1,area,月球\nproject,P1,owner,91350100M0001TGQXX\nproject,P1,started,2021-13-40\nproject,P1,name,\nproject,P1,name,a\nproject,P1,name,b\n";
    let (content, issues) = world().read(text);
    assert_eq!(said(&content.entries), ["project P1 name a"]);
    assert_eq!(
        places(&issues),
        [
            "2:1 unknown-record", "3:9 missing-field", "4:12 unknown-field", "5:18 bad-number", "6:19 unknown-word", "7:21 bad-flag",
            "8:17 unknown-area", "9:18 bad-credit-code", "10:20 bad-date", "11:17 missing-field", "13:1 duplicate-line"
        ]
    );
    assert!(
        issues.iter().all(|i| i.class == Class::A && (i.hint.is_some() || i.code == "bad-credit-code" || i.code == "missing-field")),
        "{}",
        render(&issues, Lang::En)
    );
}

/// Three ways to write a date in one column, and what nobody can tell.
const MESSY: &str = "序号,编号,项目名称,建设性质,总投资（万元）,开工时间\n1,P1,甲,新建,\"12,000\",2021-03-05\n2,P2,乙,迁建,1.2亿元,2021年4月6日\n3,P3,丙,new,800.5,25/12/2020\n4,P4,丁,新建,,2021.7.9\n5,P5,戊,新建,,05/04/2021\n6,P6,己,新建,,7/8/21\n7,P7,庚,新建,,2021年3月\n合计,,,,,\n";

#[test]
fn three_date_formats_in_one_column_are_read_and_ambiguous_days_are_listed() {
    let (entries, issues) = table(MESSY);
    let dates: Vec<String> = said(&entries).into_iter().filter(|e| e.contains("started")).collect();
    assert_eq!(
        dates,
        [
            "project P1 started 2021-03-05", "project P2 started 2021-04-06", "project P3 started 2020-12-25",
            "project P4 started 2021-07-09"
        ]
    );
    let totals: Vec<String> = said(&entries).into_iter().filter(|e| e.contains("total")).collect();
    assert_eq!(totals, ["project P1 total 12000", "project P2 total 12000", "project P3 total 800.5"], "1.2 亿元 is 12 000 万元");
    let c = Class::C;
    assert_eq!(codes(&issues), [("unread-columns", Class::D), ("ambiguous-date", c), ("ambiguous-date", c), ("imprecise-date", c)]);
    let text = render(&issues, Lang::En);
    for words in ["F6", "2021-04-05 or 2021-05-04", "2021-07-08 or 2021-08-07", "does not say the day"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert_eq!(entries[0].place.to_string(), "a.csv:C2", "every value knows its cell");
}

#[test]
fn a_workbook_with_real_dates_gives_the_same() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("项目台账").unwrap();
    sheet.write(0, 0, "某园区项目一览表").unwrap();
    for (column, heading) in ["编号", "项目名称", "开工日期", "建设单位"].into_iter().enumerate() {
        sheet.write(2, column as u16, heading).unwrap();
    }
    let format = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(3, 0, "P1").unwrap();
    sheet.write(3, 1, "甲").unwrap();
    sheet.write_with_format(3, 2, ExcelDateTime::from_ymd(2021, 3, 5).unwrap(), &format).unwrap();
    sheet.write(3, 3, "虚构第2厂").unwrap();
    sheet.write(4, 0, "P2").unwrap();
    sheet.write(4, 1, "乙").unwrap();
    sheet.write(4, 2, "2021/4/6").unwrap();
    sheet.write(4, 3, "没有的厂").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let world = world();
    let (content, issues) = read("p.xlsx", &bytes, &world.context());
    assert_eq!(
        said(&content.entries),
        [
            "project P1 name 甲",
            "project P1 started 2021-03-05",
            &format!("project P1 owner {}", unit(2)),
            "project P2 name 乙",
            "project P2 started 2021-04-06"
        ]
    );
    assert_eq!(content.entries[1].place.to_string(), "p.xlsx:项目台账!C4");
    let blocking: Vec<&str> = issues.iter().filter(|i| i.class.blocks()).map(|i| i.code.as_ref()).collect();
    assert_eq!(blocking, ["unknown-firm"], "a name nobody bears is nobody's");
}

#[test]
fn a_cell_formatted_as_per_cent_is_listed_and_not_taken_for_a_hundredth() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in ["项目编号", "月份", "形象进度"].into_iter().enumerate() {
        sheet.write(0, column as u16, heading).unwrap();
    }
    let percent = Format::new().set_num_format("0%");
    for (row, (month, done)) in [("2021-04", 0.35), ("2021-05", 45.0), ("2021-06", 1.0), ("2021-07", 0.0)].into_iter().enumerate() {
        sheet.write(row as u32 + 1, 0, "P1").unwrap();
        sheet.write(row as u32 + 1, 1, month).unwrap();
        sheet.write_with_format(row as u32 + 1, 2, done, &percent).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let (content, issues) = read("p.xlsx", &bytes, &world().context());
    let done: Vec<String> = said(&content.entries).into_iter().filter(|e| e.contains("done")).collect();
    assert_eq!(done, ["progress P1@2021-05 done 45", "progress P1@2021-07 done 0"]);
    assert_eq!(codes(&issues), [("ambiguous-percent", Class::C); 2]);
}

#[test]
fn a_table_without_ids_is_named_by_its_key() {
    let (entries, issues) = table("所属项目,月份,形象进度\nP1,2021-05,30\nP1,2021年6月,42.5%\n");
    assert!(issues.is_empty(), "{}", render(&issues, Lang::En));
    assert_eq!(
        entries.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(),
        ["P1@2021-05"; 3].into_iter().chain(["P1@2021-06"; 3]).collect::<Vec<_>>()
    );
    assert_eq!(entries[5].value.as_deref(), Some("42.5"));
}

#[test]
fn rows_without_an_id_and_rows_of_one_id_are_refused() {
    let (entries, issues) =
        table("编号,项目名称,开工日期,建设性质\nP1,甲,2021-03-05,新建\n,乙,2021-03-06,新建\nP1,丙,2021-03-07,新建\n备注,,,\n");
    assert_eq!(said(&entries).len(), 3);
    assert_eq!(codes(&issues), [("missing-id", Class::A), ("duplicate-record", Class::A)]);
}

proptest! {
    #[test]
    fn no_text_in_a_table_panics(cells in prop::collection::vec("[0-9甲/.年月日\\-, %万元亿\"=@]{0,12}", 4)) {
        let row: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        let _ = table(&format!("编号,项目名称,开工日期,总投资（万元）\nP1,{}\n", row[..3].join(",")));
        let _ = world().read(&format!("record,id,field,value\nproject,P1,started,{}\n", row[3]));
    }
}
