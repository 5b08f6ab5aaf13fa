//! Markdown: each bound figure carries a footnote with its name, exact value and formula.

use crate::document::{Bound, Document, Run, Table};
use figures::Lang;

/// The document as Markdown; charts are their tables.
pub fn write(document: &Document) -> String {
    let mut notes = Footnotes::default();
    let mut out = String::new();
    if let Some(head) = &document.masthead {
        let line = [&head.name, &head.number, &head.office, &head.date].map(|part| escape(part)).join(" · ");
        out.push_str(&format!("{line}\n\n"));
    }
    out.push_str(&format!("# {}\n", runs(&document.title, &mut notes)));
    for paragraph in &document.paragraphs {
        out.push_str(&format!("\n{}\n", runs(paragraph, &mut notes)));
    }
    for table in &document.tables {
        out.push_str(&grid(&table.label, &table.title, &[], table, &mut notes));
    }
    for chart in &document.charts {
        out.push_str(&grid(&chart.label, &chart.title, &chart.finding, &chart.table, &mut notes));
    }
    if !document.notes.is_empty() {
        out.push_str(&format!("\n## {}\n\n", super::notes_heading(document.lang)));
    }
    for note in &document.notes {
        out.push_str(&format!("- {}\n", escape(note)));
    }
    out.push_str(&notes.text(document.lang));
    out
}

/// A titled table, with what is to be seen in it and the sentences under it.
fn grid<'d>(label: &str, title: &str, finding: &'d [Run], table: &'d Table, notes: &mut Footnotes<'d>) -> String {
    let mut out = format!("\n**{} {}**\n", escape(label), escape(title));
    if !finding.is_empty() {
        out.push_str(&format!("\n{}\n", runs(finding, notes)));
    }
    if !table.heads.is_empty() {
        let heads: Vec<String> = std::iter::once(&table.stub).chain(&table.heads).map(|h| escape(h)).collect();
        out.push_str(&format!("\n| {} |\n|---|{}\n", heads.join(" | "), "--:|".repeat(table.heads.len())));
    }
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(|cell| runs(cell, notes)).collect();
        out.push_str(&format!("| {} | {} |\n", escape(&row.name), cells.join(" | ")));
    }
    for remark in &table.remarks {
        out.push_str(&format!("\n{}\n", runs(remark, notes)));
    }
    out
}

/// One footnote a figure, however often it is printed.
#[derive(Default)]
struct Footnotes<'d>(Vec<&'d Bound>);

impl<'d> Footnotes<'d> {
    fn number(&mut self, bound: &'d Bound) -> usize {
        if let Some(at) = self.0.iter().position(|held| (&held.id, &held.as_of, &held.exact) == (&bound.id, &bound.as_of, &bound.exact)) {
            return at + 1;
        }
        self.0.push(bound);
        self.0.len()
    }

    fn text(&self, lang: Lang) -> String {
        let line = |(at, bound): (usize, &&Bound)| format!("[^{}]: {}\n", at + 1, footnote(bound, lang));
        let lines: String = self.0.iter().enumerate().map(line).collect();
        if lines.is_empty() { lines } else { format!("\n{lines}") }
    }
}

fn footnote(bound: &Bound, lang: Lang) -> String {
    let exact = format!("{} {}", bound.exact, bound.unit);
    let (value, formula) = (code(exact.trim()), code(&bound.formula));
    match lang {
        Lang::Zh => format!("{}，精确值 {value}，公式 {formula}", code(&bound.id.to_string())),
        Lang::En => format!("{}, exactly {value}, formula {formula}", code(&bound.id.to_string())),
    }
}

fn runs<'d>(runs: &'d [Run], notes: &mut Footnotes<'d>) -> String {
    let mut out = String::new();
    for run in runs {
        out.push_str(&escape(run.shown()));
        if let Run::Bound(bound) = run {
            out.push_str(&format!("[^{}]", notes.number(bound)));
        }
    }
    out
}

/// A code span; a fence longer than any run of backticks inside.
fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if longest == 0 { format!("`{text}`") } else { format!("{fence} {text} {fence}") }
}

/// Text that is neither markup nor the end of a cell.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
