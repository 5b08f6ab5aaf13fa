//! Columns of text for a terminal, in which a Chinese character takes two places.

/// Rows as lines, each column as wide as its widest cell; the first row is a head.
pub fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widest = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    rows.iter().map(|row| line(row, &widths)).collect()
}

fn line(row: &[String], widths: &[usize]) -> String {
    let cell = |(cell, wide): (&String, &usize)| format!("{cell}{}", " ".repeat(wide.saturating_sub(width(cell))));
    let cells: Vec<String> = row.iter().zip(widths).map(cell).collect();
    format!("{}\n", cells.join("  ").trim_end())
}

/// Places a text takes.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| if u32::from(c) < 0x2E80 { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_under_chinese_heads() {
        let rows = [vec!["目标".to_owned(), "完成率".to_owned()], vec!["output".to_owned(), "50.0%".to_owned()]];
        assert_eq!(aligned(&rows), "目标    完成率\noutput  50.0%\n");
    }
}
