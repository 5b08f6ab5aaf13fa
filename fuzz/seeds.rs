//! Writes a few good files of each kind to `corpus/`, for the fuzzers to start from.

#[path = "../crates/intake/tests/workbook/make.rs"]
#[allow(dead_code)]
mod make;

use std::fs;
use std::path::Path;

const SHEET: &str = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44377.5</v></c><c r=\"B1\" t=\"s\"><v>0</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c></row>\
    <row r=\"3\"><c r=\"C3\" t=\"inlineStr\"><is><r><t>a&amp;b</t></r><rPh><t>c</t></rPh></is></c><c t=\"str\"><f>[1]s!A1</f><v>_x000D_</v></c><c><f>B1</f></c></row>\
    </sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells><drawing r:id=\"x\"/>";
const STRINGS: &str = "<sst><si><t xml:space=\"preserve\"> a</t></si><si><r><t>b</t></r></si></sst>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;y&quot;\"/></numFmts><cellXfs><xf/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";

fn main() -> std::io::Result<()> {
    let parts = format!("<worksheet><sheetData>{SHEET}</worksheet>\n--\n{STRINGS}\n--\n{STYLES}");
    let more: [(&str, &[u8]); 3] =
        [("xl/sharedStrings.xml", STRINGS.as_bytes()), ("xl/styles.xml", STYLES.as_bytes()), ("xl/vbaProject.bin", b"x")];
    let text = "\u{4f01}\u{4e1a},\u{4ea7}\u{503c}\r\n\"a\"\"b\",\"1,200\"\r\n;\t\n";
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    write("xlsx", &[parts.as_bytes(), &make::package(SHEET, &more)])?;
    write("xls", &[&records(), &make::compound("Workbook", &records()), &make::compound("Book", &records())])?;
    write("text", &[text.as_bytes(), &utf16, b"\xC6\xF3\xD2\xB5\t1\r2\n", b"<table><tr><td>1</td></tr></table>"])
}

fn write(target: &str, files: &[&[u8]]) -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    fs::create_dir_all(&folder)?;
    (0..).zip(files).try_for_each(|(n, file)| fs::write(folder.join(format!("seed-{n}")), file))
}

/// A stream of one sheet with most kinds of records.
fn records() -> Vec<u8> {
    let bof = |kind: u8| make::record(0x0809, &[0, 6, kind, 0, 0xBB, 0x0D, 0xCC, 7, 0, 0, 0, 0, 0, 0, 0, 0]);
    let text = [3, 0, 1, b'a', 0, b'b', 0, b'c', 0];
    let globals = [
        bof(5),
        make::record(0x0042, &[0xB0, 4]),
        make::record(0x0022, &[1, 0]),
        make::record(0x041E, &[&[164, 0][..], &[4, 0, 0], b"yyyy"].concat()),
        make::record(0x00E0, &[0, 0, 164, 0, 0, 0]),
        make::record(0x00FC, &[&[2, 0, 0, 0, 2, 0, 0, 0][..], &text, &[4, 0, 0, b'a']].concat()),
        make::record(0x003C, &[1, b'b', 0, b'c', 0, b'd', 0]),
        make::record(0x01AE, &[1, 0, 3, 0, 0, 1, b'x']),
    ]
    .concat();
    let start = u32::try_from(globals.len() + 17 + 4).unwrap_or_default().to_le_bytes();
    let listed = make::record(0x0085, &[&start[..], &[1, 0, 3, 0], b"abc", &[0, 0]].concat());
    let end = make::record(0x000A, &[]);
    let at = |rest: &[u8]| [&[1, 0, 2, 0, 0, 0][..], rest].concat();
    let cells = [
        make::record(0x0203, &at(&1.5_f64.to_le_bytes())),
        make::record(0x027E, &at(&[7, 0, 0, 0])),
        make::record(0x00BD, &at(&[2, 0, 0, 0, 0, 0, 6, 0, 0, 0, 3, 0])),
        make::record(0x0204, &at(&text)),
        make::record(0x00FD, &at(&[1, 0, 0, 0])),
        make::record(0x0205, &at(&[0x17, 1])),
        make::record(0x0006, &at(&[0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0])),
        make::record(0x0207, &text),
        make::record(0x0006, &at(&[3, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0])),
        make::record(0x00E5, &[1, 0, 0, 0, 1, 0, 0, 0, 1, 0]),
        make::record(0x005D, &[0x15, 0, 0x12, 0, 8, 0]),
    ]
    .concat();
    [globals, listed, end.clone(), bof(0x10), cells, end].concat()
}
