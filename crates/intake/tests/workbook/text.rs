//! Text files: encodings, separators, quotes.

use crate::make::{codes, good, refused, shown};
use encoding_rs::GB18030;
use intake::workbook::open;

#[test]
fn encodings_of_offices_give_the_same_sheet() {
    let text = "企业,产值\n鑫源,\"1,200\"\n";
    let utf16 = |units: Vec<u8>, mark: [u8; 2]| [&mark[..], &units].concat();
    let little = utf16(text.encode_utf16().flat_map(u16::to_le_bytes).collect(), [0xFF, 0xFE]);
    let big = utf16(text.encode_utf16().flat_map(u16::to_be_bytes).collect(), [0xFE, 0xFF]);
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let gb = GB18030.encode(text).0.into_owned();
    for bytes in [text.as_bytes(), &marked, &gb, &little, &big] {
        let cells = shown(&good("六月.csv", bytes));
        assert_eq!(cells, ["!A1=Text(\"企业\")", "!B1=Text(\"产值\")", "!A2=Text(\"鑫源\")", "!B2=Text(\"1,200\")"]);
    }
}

#[test]
fn separators_are_told_by_the_first_lines() {
    for (text, expected) in [("a\tb,c\n1\t2\n", "b,c"), ("a;b,c\n1;2\n3;4\n", "b,c"), ("标题\na,b\n1,2\n", "b")] {
        let book = good("t.csv", text.as_bytes());
        let row = if text.starts_with('标') { 1 } else { 0 };
        assert_eq!(book.sheets[0].get(row, 1).text(), Some(expected), "{text}");
    }
}

#[test]
fn quotes_hold_line_ends_and_quotes() {
    let book = good("t.csv", b"a,\"b\r\nc \"\"d\"\"\",e\r\n\r\n,,f");
    assert_eq!(shown(&book), ["!A1=Text(\"a\")", "!B1=Text(\"b\\r\\nc \\\"d\\\"\")", "!C1=Text(\"e\")", "!C3=Text(\"f\")"]);
}

#[test]
fn a_quote_left_open_is_named_and_the_rest_is_read() {
    let (book, issues) = open("t.csv", b"a,b\n1,\"2\n3,4\n");
    assert_eq!(shown(&book.expect("a book")).len(), 5);
    assert_eq!(issues.len(), 1);
    assert_eq!((issues[0].code.as_ref(), issues[0].place.cell.as_deref()), ("open-quote", Some("B2")));
}

#[test]
fn bytes_that_are_no_text_further_down_are_refused() {
    let mut bytes = b"a,b\n".repeat(2000);
    bytes.extend([0x81, 0xFF, 0xFF]);
    assert_eq!(refused("t.csv", &bytes).code, "unknown-encoding");
    assert_eq!(codes("t.csv", b"").1, ["empty-file"]);
    assert_eq!(codes("t.csv", b"\xEF\xBB\xBF \n").1, ["empty-file"]);
}
