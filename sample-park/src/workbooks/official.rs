//! The official sheet: one firm, one line an item, as the reporting system prints it.

use super::filing::{Filing, Row};
use super::paper::{Ink, Paper};
use std::ops::Range;

/// Item, unit of measure and code stand before the values.
const LEFT: u16 = 3;
const LABELS: [&str; 3] = ["指标名称", "计量单位", "代码"];
const LETTERS: [&str; 3] = ["甲", "乙", "丙"];
const SIGNS: [&str; 4] = ["单位负责人：（虚构）", "统计负责人：（虚构）", "填表人：（虚构）", "联系电话：（虚构）"];
/// Every sheet says so.
pub(crate) const SOURCE: &str = "资料来源：样例数据（虚构）";

/// The sheet of a filing under a name; in its document the filing has this number.
pub(crate) fn paper(name: &str, number: usize, filing: &Filing) -> Paper {
    let mut paper = Paper::named(name);
    draw(&mut paper, number, 0, filing);
    paper
}

/// Draws a filing from a row on.
pub(crate) fn draw(paper: &mut Paper, number: usize, top: u32, filing: &Filing) {
    head(paper, number, top, filing);
    headings(paper, top + 4, filing);
    for (row, at) in filing.rows.iter().zip(top + 7..) {
        line(paper, number, at, row, filing.kind.columns.len());
    }
    foot(paper, number, filing);
}

fn last(filing: &Filing) -> u16 {
    LEFT + u16::try_from(filing.kind.columns.len()).unwrap_or_default() - 1
}

fn head(paper: &mut Paper, number: usize, top: u32, filing: &Filing) {
    let last = last(filing);
    paper.span((top, 0), (top, last), filing.kind.title);
    paper.text((top + 1, last), format!("表　　号：{}", filing.kind.form));
    paper.text((top + 2, 0), "统一社会信用代码：");
    paper.mark(number, "code", (top + 2, 1), Ink::Text(filing.unit.clone()));
    paper.mark(number, "name", (top + 3, 0), Ink::Text(format!("单位详细名称：{}", filing.name)));
    paper.mark(number, "period", (top + 3, 2), Ink::Text(filing.kind.period.to_owned()));
    paper.mark(number, "measure", (top + 3, last), Ink::Text(format!("计量单位：{}", filing.kind.measure)));
}

/// Two rows of headings and the row of letters and numbers.
fn headings(paper: &mut Paper, top: u32, filing: &Filing) {
    for ((label, letter), at) in LABELS.iter().zip(LETTERS).zip(0..) {
        paper.span((top, at), (top + 1, at), *label);
        paper.head((top + 2, at), letter);
    }
    let columns = filing.kind.columns;
    for (column, at) in columns.iter().zip(LEFT..) {
        paper.head((top + 2, at), (at - LEFT + 1).to_string());
        if !column.title.is_empty() {
            paper.head((top + 1, at), column.title);
        }
    }
    for group in groups(columns.iter().map(|c| c.group)) {
        let Some(first) = columns.get(usize::from(group.start)) else { continue };
        let bottom = if first.title.is_empty() { top + 1 } else { top };
        paper.span((top, LEFT + group.start), (bottom, LEFT + group.end - 1), first.group);
    }
}

/// Runs of the same word.
pub(crate) fn groups<'w>(words: impl Iterator<Item = &'w str>) -> Vec<Range<u16>> {
    let mut groups: Vec<(&str, Range<u16>)> = Vec::new();
    for (word, at) in words.zip(0..) {
        match groups.last_mut() {
            Some((held, range)) if *held == word => range.end = at + 1,
            _ => groups.push((word, at..at + 1)),
        }
    }
    groups.into_iter().map(|(_, range)| range).collect()
}

fn line(paper: &mut Paper, number: usize, at: u32, row: &Row, columns: usize) {
    paper.text((at, 0), row.name.as_str());
    paper.text((at, 1), row.unit.as_str());
    paper.mark(number, &row.item, (at, 2), Ink::Text(row.item.clone()));
    for (column, to) in (1..=columns).zip(LEFT..) {
        paper.value(number, &format!("{}/{column}", row.item), (at, to), row.values.get(&column).copied());
    }
}

fn foot(paper: &mut Paper, number: usize, filing: &Filing) {
    let top = paper.end();
    for (sign, at) in SIGNS.iter().zip(0..) {
        paper.text((top, at), *sign);
    }
    paper.mark(number, "known", (top + 1, 0), Ink::Text(format!("报出日期：{}", day(&filing.known))));
    if !filing.note.is_empty() {
        paper.mark(number, "note", (top + 2, 0), Ink::Text(format!("说明：{}", filing.note)));
    }
    paper.text((paper.end(), 0), SOURCE);
}

/// `2021年7月6日`.
pub(crate) fn day(iso: &str) -> String {
    let parts: Vec<&str> = iso.split('-').map(|part| part.trim_start_matches('0')).collect();
    match parts[..] {
        [year, month, day] => format!("{year}年{month}月{day}日"),
        _ => iso.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_one_word_are_a_group() {
        assert_eq!(groups(["a", "a", "b", "a"].into_iter()), [0..2, 2..3, 3..4]);
        assert_eq!(day("2021-07-06"), "2021年7月6日");
    }
}
