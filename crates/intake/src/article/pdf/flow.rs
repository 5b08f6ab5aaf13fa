//! Lines of pages to paragraphs: without what repeats on the pages, and joined where a line or a page only broke them.

use super::lines::{Line, is_wide, middle};
use std::collections::BTreeMap;

/// Lines at either end of a page among which headers and footers are looked for.
const EDGE: usize = 3;

/// A paragraph, a heading or a table row.
#[derive(Debug)]
pub(super) struct Block {
    pub text: String,
    pub size: f64,
    /// Whether its letters are larger than most.
    pub large: bool,
    last: Line,
    page: usize,
    /// Left and right end of the column it stands in.
    column: (f64, f64),
}

/// Letters larger than most by this much are those of a heading.
const LARGE: f64 = 1.15;

/// Paragraphs in order.
pub(super) fn blocks(mut pages: Vec<Vec<Line>>) -> Vec<Block> {
    drop_edges(&mut pages);
    let pitch = pitch(&pages);
    let mut blocks: Vec<Block> = Vec::new();
    for (page, lines) in pages.into_iter().enumerate() {
        let columns = columns(&lines);
        for (line, column) in lines.into_iter().zip(columns) {
            match blocks.last_mut().filter(|block| continues(block, &line, page, column, pitch)) {
                Some(block) => block.join(line, page, column),
                None => blocks.push(Block { text: line.text.clone(), size: line.size, large: false, last: line, page, column }),
            }
        }
    }
    let sizes = blocks.iter().flat_map(|b| std::iter::repeat_n(b.size, b.text.chars().count().min(200))).collect();
    let size = middle(sizes).unwrap_or_default();
    blocks.iter_mut().for_each(|b| b.large = b.size > size * LARGE);
    blocks
}

impl Block {
    fn join(&mut self, line: Line, page: usize, column: (f64, f64)) {
        let words = |c: Option<char>| c.is_some_and(|c| !is_wide(c) && !c.is_ascii_punctuation() && !c.is_ascii_digit());
        if words(self.text.chars().next_back()) && words(line.text.chars().next()) {
            self.text.push(' ');
        }
        self.text.push_str(&line.text);
        (self.last, self.page, self.column) = (line, page, column);
    }
}

/// Whether a line goes on with the paragraph before it.
fn continues(block: &Block, line: &Line, page: usize, column: (f64, f64), pitch: f64) -> bool {
    let last = &block.last;
    let size = last.size.max(line.size);
    if (last.size - line.size).abs() > size * 0.12 || last.text.contains('\t') || line.text.contains('\t') {
        return false;
    }
    let down = last.y - line.y;
    let near = block.page != page || down <= 0.0 || down <= pitch.max(size) * 1.35;
    let indented = line.left > column.0 + size && !is_centred(line, column);
    let (start, end) = block.column;
    let full = last.right > end - size * 1.5;
    let wide = last.right - last.left > (end - start) * 0.6;
    let stopped = last.text.ends_with(['。', '！', '？', '；', '：', '”', '.', '!', '?', ':', ';']);
    near && !indented && !begins_item(&line.text) && if stopped { full && last.left < start + size * 3.0 } else { full || wide }
}

/// A line in the middle of the column: the second line of a heading.
fn is_centred(line: &Line, column: (f64, f64)) -> bool {
    let (left, right) = (line.left - column.0, column.1 - line.right);
    left > line.size * 3.0 && (left - right).abs() < line.size
}

/// `一、`, `（二）`, `3.` and the like begin a paragraph.
fn begins_item(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(', '第']);
    let number = bare.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).count();
    let after = bare.chars().nth(number);
    (number > 0 && after.is_some_and(|c| "、）)章节".contains(c))) || text.starts_with(['•', '●', '■', '◆'])
}

/// For every line, the ends of the lines that begin about where it does.
fn columns(lines: &[Line]) -> Vec<(f64, f64)> {
    let column = |line: &Line| {
        let near = lines.iter().filter(|l| (l.left - line.left).abs() <= line.size * 3.0 && !l.text.contains('\t'));
        near.fold((line.left, line.right), |(left, right), l| (left.min(l.left), right.max(l.right)))
    };
    lines.iter().map(column).collect()
}

/// The distance of two lines of one paragraph: a small one, as paragraphs often stand further apart.
fn pitch(pages: &[Vec<Line>]) -> f64 {
    let downs = pages.iter().flat_map(|lines| lines.windows(2)).map(|pair| pair[0].y - pair[1].y).filter(|down| *down > 1.0);
    let mut downs: Vec<f64> = downs.take(10_000).collect();
    downs.sort_by(f64::total_cmp);
    downs.get(downs.len() / 5).copied().unwrap_or_default()
}

/// Drops page numbers, and lines at the ends of pages that are the same on most of them but for their digits.
fn drop_edges(pages: &mut [Vec<Line>]) {
    let mut seen: BTreeMap<(i64, String), usize> = BTreeMap::new();
    for lines in pages.iter() {
        for at in edges(lines) {
            *seen.entry(edge(&lines[at])).or_default() += 1;
        }
    }
    let repeats = |line: &Line, pages: usize| seen.get(&edge(line)).is_some_and(|count| *count >= 2 && count * 5 >= pages * 2);
    let count = pages.len();
    for lines in pages.iter_mut() {
        let drop: Vec<usize> = edges(lines)
            .into_iter()
            .filter(|at| is_page_number(&lines[*at].text) || (!is_clause(&lines[*at].text) && repeats(&lines[*at], count)))
            .collect();
        let mut at = 0;
        lines.retain(|_| {
            at += 1;
            !drop.contains(&(at - 1))
        });
    }
}

/// The highest and the lowest lines of a page.
fn edges(lines: &[Line]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|a, b| lines[*b].y.total_cmp(&lines[*a].y));
    order.iter().take(EDGE).chain(order.iter().skip(EDGE).rev().take(EDGE)).copied().collect()
}

/// What is the same of a header or footer on all its pages: its height on the page, and its text but for digits.
fn edge(line: &Line) -> (i64, String) {
    let mut text: Vec<char> = line.text.chars().filter(|c| !c.is_whitespace()).map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
    text.dedup_by(|a, b| *a == '#' && *b == '#');
    ((line.y / 4.0).round() as i64, text.into_iter().collect())
}

/// A piece of a sentence is no header, however often it comes.
fn is_clause(text: &str) -> bool {
    text.contains(['，', '。', '；'])
}

/// `3`, `- 3 -`, `第 3 页 共 9 页`, `3 / 9`.
fn is_page_number(text: &str) -> bool {
    let bare: String = text.to_lowercase().replace("page", "").replace("of", "");
    let rest = bare.chars().filter(|c| !c.is_whitespace() && !"第页共-—–/·|".contains(*c));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&digits) && rest.clone().all(|c| c.is_ascii_digit()) && (digits <= 3 || text.contains('页') || text.contains('/'))
}
