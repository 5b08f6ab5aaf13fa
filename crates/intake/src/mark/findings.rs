//! The sheet of findings: every issue with its class, place, reason and hint, and a link to its cell.

use super::Fault;
use super::address::Address;
use super::look;
use super::styles::Styles;
use super::workbook::location;
use super::xml::escaped;
use figures::place::column_letters;
use figures::{Class, Issue, Lang};
use std::collections::BTreeMap;

/// Says in a hidden column that a sheet is ours, and in which layout.
pub(super) const MARK: &str = "wanmu marks/1";
/// Row of the headings, from 0, and the hidden column of what cells looked like before.
pub(super) const HEADING: u32 = 2;
pub(super) const MEMORY: u32 = 7;
/// Columns of the sheet and address in the list.
pub(super) const SHEET: u32 = 3;

const WIDTHS: [u32; 7] = [6, 14, 18, 16, 10, 62, 52];
const HEADS: [(&str, &str); 7] = [
    ("序号", "No."),
    ("类别", "Class"),
    ("审核关系", "Edit"),
    ("工作表", "Sheet"),
    ("单元格", "Cell"),
    ("原因", "Reason"),
    ("提示", "Hint"),
];

/// A line of the list.
pub(super) struct Line<'a> {
    pub(super) issue: &'a Issue,
    /// Sheet and address shown.
    pub(super) sheet: &'a str,
    pub(super) address: String,
    /// Where the link leads, where there is such a sheet.
    pub(super) target: Option<String>,
    /// The marked cell and the fill it had.
    pub(super) before: Option<(Address, String)>,
}

impl<'a> Line<'a> {
    /// The line of an issue, given the sheets of the workbook and what marked cells looked like.
    pub(super) fn new(issue: &'a Issue, lang: Lang, sheets: &BTreeMap<&str, BTreeMap<Address, String>>, anchor: Option<Address>) -> Self {
        let (sheet, address) = issue.place.in_sheet().unwrap_or(("", None));
        let known = sheets.get(sheet);
        let target = known.map(|_| location(sheet, address.unwrap_or("A1")));
        let before = anchor.and_then(|at| Some((at, known?.get(&at)?.clone())));
        let shown = match (address, issue.place.line, lang) {
            (Some(address), ..) => address.to_owned(),
            (None, 0, _) => String::new(),
            (None, line, Lang::Zh) => format!("第{line}行"),
            (None, line, Lang::En) => format!("line {line}"),
        };
        Line { issue, sheet, address: shown, target, before }
    }
}

/// Formats of the list.
struct Looks {
    title: usize,
    head: usize,
    text: usize,
    number: usize,
    link: usize,
    classes: [usize; 4],
}

impl Looks {
    fn of(styles: &mut Styles) -> Self {
        let plain = styles.font(&font("", 10, ""));
        let bold = styles.font(&font("<b/>", 10, ""));
        let large = styles.font(&font("<b/>", 14, ""));
        let blue = styles.font(&font("<u/>", 10, "<color rgb=\"FF0563C1\"/>"));
        let side = |name: &str| format!("<{name} style=\"thin\"><color rgb=\"FFBFBFBF\"/></{name}>");
        let lines = styles.border(&format!("<border>{}<diagonal/></border>", ["left", "right", "top", "bottom"].map(side).concat()));
        let grey = styles
            .fill("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFEDEDED\"/><bgColor indexed=\"64\"/></patternFill></fill>");
        let top = "<alignment vertical=\"top\" wrapText=\"1\"/>";
        let classes = [Class::A, Class::B, Class::C, Class::D].map(|class| {
            let fill = styles.fill(&look::fill(class));
            styles.made_of(plain, fill, lines, top)
        });
        Looks {
            title: styles.made_of(large, 0, 0, "<alignment vertical=\"center\"/>"),
            head: styles.made_of(bold, grey, lines, "<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/>"),
            text: styles.made_of(plain, 0, lines, top),
            number: styles.made_of(plain, 0, lines, "<alignment horizontal=\"center\" vertical=\"top\"/>"),
            link: styles.made_of(blue, 0, lines, top),
            classes,
        }
    }

    fn class(&self, class: Class) -> usize {
        self.classes[match class {
            Class::A => 0,
            Class::B => 1,
            Class::C => 2,
            Class::D => 3,
        }]
    }
}

fn font(before: &str, size: u32, after: &str) -> String {
    format!("<font>{before}<sz val=\"{size}\"/>{after}<name val=\"宋体\"/><charset val=\"134\"/></font>")
}

/// The sheet as a part.
pub(super) fn sheet(file: &str, lines: &[Line<'_>], lang: Lang, styles: &mut Styles, namespace: &str) -> Result<String, Fault> {
    let looks = Looks::of(styles);
    let last = HEADING + 1 + u32::try_from(lines.len()).map_err(Fault::of)?;
    let mut rows = heading(file, lines, lang, &looks);
    let mut links = String::new();
    for (row, line) in (HEADING + 1..).zip(lines) {
        rows += &row_of(row, line, lang, &looks);
        if let Some(target) = &line.target {
            let column = if line.address.is_empty() { "D" } else { "E" };
            links += &format!("<hyperlink ref=\"{column}{0}\" location=\"{1}\" display=\"{1}\"/>", row + 1, escaped(target));
        }
    }
    let links = if links.is_empty() { links } else { format!("<hyperlinks>{links}</hyperlinks>") };
    let columns: String =
        (1..).zip(WIDTHS).map(|(n, width)| format!("<col min=\"{n}\" max=\"{n}\" width=\"{width}\" customWidth=\"1\"/>")).collect();
    let red = if lines.iter().any(|l| l.issue.class.blocks()) { "FFC00000" } else { "FF00803C" };
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{namespace}\"><sheetPr><tabColor rgb=\"{red}\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:H{last}\"/><sheetViews><sheetView showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\"><pane ySplit=\"3\" topLeftCell=\"A4\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A4\" sqref=\"A4\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>{columns}<col min=\"8\" max=\"8\" width=\"9\" hidden=\"1\" customWidth=\"1\"/></cols><sheetData>{rows}</sheetData><autoFilter ref=\"A3:G{last}\"/><mergeCells count=\"2\"><mergeCell ref=\"A1:G1\"/><mergeCell ref=\"A2:G2\"/></mergeCells>{links}<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"
    ))
}

fn heading(file: &str, lines: &[Line<'_>], lang: Lang, looks: &Looks) -> String {
    let title = match lang {
        Lang::Zh => format!("审核结果：{file}"),
        Lang::En => format!("Findings: {file}"),
    };
    let heads = (0..).zip(HEADS).map(|(column, (zh, en))| text_cell(HEADING, column, looks.head, if lang == Lang::Zh { zh } else { en }));
    let heads: String = heads.collect();
    let mark = text_cell(HEADING, MEMORY, looks.text, MARK);
    format!(
        "<row r=\"1\" ht=\"26\" customHeight=\"1\">{}</row><row r=\"2\" ht=\"18\" customHeight=\"1\">{}</row><row r=\"3\" ht=\"20\" customHeight=\"1\">{heads}{mark}</row>",
        text_cell(0, 0, looks.title, &title),
        text_cell(1, 0, 0, &totals(lines, lang)),
    )
}

/// `共 12 条：强制 3，准强制 0，核实 5，提示 4`.
fn totals(lines: &[Line<'_>], lang: Lang) -> String {
    let classes = [Class::A, Class::B, Class::C, Class::D];
    let counts = classes.map(|class| {
        let word = look::class(class, lang).split_once(' ').map_or("", |(_, word)| word);
        format!("{word} {}", lines.iter().filter(|l| l.issue.class == class).count())
    });
    match lang {
        Lang::Zh if lines.is_empty() => "没有发现问题".to_owned(),
        Lang::En if lines.is_empty() => "nothing found".to_owned(),
        Lang::Zh => format!("共 {} 条：{}", lines.len(), counts.join("，")),
        Lang::En => format!("{} in all: {}", lines.len(), counts.join(", ")),
    }
}

fn row_of(row: u32, line: &Line<'_>, lang: Lang, looks: &Looks) -> String {
    let issue = line.issue;
    let number = format!("<c r=\"A{}\" s=\"{}\"><v>{}</v></c>", row + 1, looks.number, row - HEADING);
    let (mut sheet, mut cell) = (looks.text, looks.text);
    if line.target.is_some() {
        *(if line.address.is_empty() { &mut sheet } else { &mut cell }) = looks.link;
    }
    let hint = issue.hint.as_ref().map_or("", |hint| hint.get(lang));
    let cells = [
        (looks.class(issue.class), look::class(issue.class, lang)),
        (looks.text, issue.code.as_ref()),
        (sheet, line.sheet),
        (cell, line.address.as_str()),
        (looks.text, issue.reason.get(lang)),
        (looks.text, hint),
    ];
    let cells: String = (1..).zip(cells).map(|(column, (format, text))| text_cell(row, column, format, text)).collect();
    let memory = line.before.as_ref().map(|(at, fill)| format!("{} {fill}", super::address::written(*at)));
    let memory = memory.map_or(String::new(), |text| text_cell(row, MEMORY, looks.text, &text));
    format!("<row r=\"{}\">{number}{cells}{memory}</row>", row + 1)
}

fn text_cell(row: u32, column: u32, format: usize, text: &str) -> String {
    let place = format!("{}{}", column_letters(column + 1), row + 1);
    if text.is_empty() {
        return format!("<c r=\"{place}\" s=\"{format}\"/>");
    }
    let text: String = text.chars().take(32_000).collect();
    format!("<c r=\"{place}\" s=\"{format}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(&text))
}
