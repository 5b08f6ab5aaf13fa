//! What an import does with the files themselves: doubles, names, copies given back, rules proposed.

use crate::wanmu::{command, copy, file, wanmu};
use figures::CreditCode;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// A workbook with an error that blocks.
fn spoilt(to: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../intake/tests/workbooks/bad-number.xlsx");
    std::fs::create_dir_all(to.parent().expect("folder")).expect("folder");
    std::fs::copy(from, to).expect("copied");
}

#[test]
fn the_same_file_twice_is_read_once() {
    let (temp, data) = copy();
    let unit = CreditCode::fictional(1);
    let text = format!("unit,form,period,item,value\n{unit},B204-1,2021-01..06,01,x\n");
    let (one, two) = (file(temp.path(), "one.csv", &text), file(temp.path(), "two.csv", &text));
    let issues = wanmu(&data, &["import", "--dry-run", "--json", &one, &two, &one, &one]).json()["issues"].clone();
    let codes: Vec<&str> = issues.as_array().expect("issues").iter().filter_map(|i| i["code"].as_str()).collect();
    assert_eq!(codes.iter().filter(|c| **c == "bad-number").count(), 2, "{codes:?}");
    assert_eq!(codes.iter().filter(|c| **c == "same-file").count(), 2, "{codes:?}");
}

#[test]
fn rules_are_proposed_beside_the_data_but_not_by_a_dry_run() {
    let (temp, data) = copy();
    let unit = CreditCode::fictional(1);
    let path = file(temp.path(), "协会.csv", &format!("2021年6月,,\n企业全称,社会信用代码,当月产值\n某厂,{unit},12\n"));
    let mappings = || std::fs::read_dir(data.join("mappings")).map_or(0, Iterator::count);
    let before = mappings();
    let dry = wanmu(&data, &["import", "--dry-run", &path]);
    assert!(dry.err.contains("would be proposed in:"), "{}", dry.err);
    assert_eq!(mappings(), before);
    let run = wanmu(&data, &["import", &path]);
    assert!(run.code == 3 && run.err.contains("to be confirmed:"), "{}", run.err);
    assert_eq!(mappings(), before + 1);
}

#[test]
fn copies_of_workbooks_of_one_name_are_numbered() {
    let (temp, data) = copy();
    let books = [temp.path().join("a/六月.xlsx"), temp.path().join("b/六月.xlsx")];
    books.iter().for_each(|b| spoilt(b));
    // Another file, so that it is not the same one twice.
    let mut bytes = std::fs::read(&books[1]).expect("read");
    bytes.extend([0; 4]);
    let marked = temp.path().join("marked");
    let names = books.each_ref().map(|b| b.display().to_string());
    let call = || wanmu(&data, &["import", &names[0], &names[1], "--marked", marked.to_str().expect("path")]);
    assert_eq!(call().code, 3);
    let list = || {
        let mut all: Vec<String> =
            std::fs::read_dir(&marked).expect("marked").map(|e| e.expect("entry").file_name().to_string_lossy().into()).collect();
        all.sort();
        all
    };
    assert_eq!(list(), ["六月.审核.xlsx"], "the same bytes are marked once");
    std::fs::write(&books[1], bytes).expect("written");
    assert_eq!(call().code, 3);
    assert_eq!(list(), ["六月.审核-2.xlsx", "六月.审核.xlsx"]);
    assert_eq!(call().code, 3);
    assert_eq!(list().len(), 2, "our own copies of last time are written anew");
    std::fs::write(marked.join("六月.审核.xlsx"), "a person's own file").expect("written");
    assert_eq!(call().code, 3);
    assert_eq!(list().len(), 3, "what is not ours stays");
}

#[test]
fn a_name_that_is_no_utf8_is_kept_in_the_marked_copy() {
    let (temp, data) = copy();
    let name = [b"\xC1\xF9\xD4\xC2".as_slice(), b".xlsx"].concat();
    let book = temp.path().join("in").join(OsStr::from_bytes(&name));
    spoilt(&book);
    let done = command(&data).arg("import").arg(&book).output().expect("runs");
    assert_eq!(done.status.code(), Some(3), "{}", String::from_utf8_lossy(&done.stderr));
    let copy = [b"\xC1\xF9\xD4\xC2".as_slice(), ".审核.xlsx".as_bytes()].concat();
    assert!(temp.path().join("in").join(OsStr::from_bytes(&copy)).exists());
}

#[test]
fn filings_of_units_that_a_refused_register_would_bring_are_left_out() {
    let (temp, data) = copy();
    let new = CreditCode::fictional(777_777);
    let register = file(
        temp.path(),
        "register.csv",
        &format!("unit,attribute,value,valid_from\n{new},name,虚构新来厂,2021-01-01\nBAD,name,x,2021-01-01\n"),
    );
    let filings = file(temp.path(), "filings.csv", &format!("unit,form,period,item,value\n{new},B204-1,2021-01..06,01,100\n"));
    let run = wanmu(&data, &["import", "--accept-good", &register, &filings]);
    assert_eq!(run.code, 3, "{}{}", run.out, run.err);
    let told = wanmu(&data, &["import", "--dry-run", "--json", &filings]).json().to_string();
    assert!(told.contains("unknown-unit"), "{told}");
}
