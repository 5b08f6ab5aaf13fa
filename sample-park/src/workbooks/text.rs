//! A sheet to the bytes of a CSV file as an office program in China saves it: GB18030, lines ending in CR LF.

use super::paper::{Ink, Paper};

/// Bytes of a CSV file.
pub(crate) fn bytes(paper: &Paper) -> Vec<u8> {
    let last = paper.cells.keys().map(|(_, column)| *column).max().unwrap_or_default();
    let mut text = String::new();
    for row in 0..paper.end() {
        let cells: Vec<String> = (0..=last).map(|column| field(paper, row, column)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    encoding_rs::GB18030.encode(&text).0.into_owned()
}

fn field(paper: &Paper, row: u32, column: u16) -> String {
    let shown = match paper.cells.get(&(row, column)) {
        Some(Ink::Text(text) | Ink::Head(text)) => text.clone(),
        Some(Ink::Number(number)) => number.to_string(),
        Some(Ink::Day(day)) => day.replace('-', "/"),
        Some(Ink::Sum(from)) => paper.sum(column, *from..row).to_string(),
        Some(Ink::Fault) => "#REF!".to_owned(),
        None => String::new(),
    };
    if shown.contains([',', '"']) { format!("\"{}\"", shown.replace('"', "\"\"")) } else { shown }
}
