//! Characters on a page to lines: those that follow one another on a base line.

use super::content::{Glyph, Shown};

/// Lines of a page; a drawing made of letters may have more, and is no article.
const LINES: usize = 5000;

/// A line of a page; lengths in points, y grows upwards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub y: f64,
    pub size: f64,
}

/// The lines of a page in the order they are shown, as far as there may be; those without text leave no trace.
pub(super) fn of(glyphs: Vec<Glyph>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut run: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        if run.last().is_some_and(|last| !continues(last, &glyph)) {
            lines.extend(line(&mut run));
        }
        run.push(glyph);
    }
    lines.extend(line(&mut run));
    lines.truncate(LINES);
    lines
}

/// On the same base line, or a little above or below as raised signs are.
fn continues(last: &Glyph, next: &Glyph) -> bool {
    let size = last.size.max(next.size);
    (last.y - next.y).abs() <= size * 0.4
}

/// A line of characters from left to right: programs may show them in another order.
fn line(run: &mut Vec<Glyph>) -> Option<Line> {
    let mut glyphs = std::mem::take(run);
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    glyphs.dedup_by(|b, a| is_shadow(a, b));
    let size = middle(glyphs.iter().map(|g| g.size).collect())?;
    let mut text = String::new();
    let mut end: Option<f64> = None;
    for glyph in &glyphs {
        let gap = end.map_or(0.0, |end| glyph.x - end);
        match &glyph.text {
            Shown::One(c) => push(&mut text, *c, gap, size),
            Shown::More(s) => s.chars().enumerate().for_each(|(at, c)| push(&mut text, c, if at == 0 { gap } else { 0.0 }, size)),
        }
        end = Some(end.map_or(glyph.right, |end| end.max(glyph.right)));
    }
    let inked = |g: &&Glyph| !matches!(g.text, Shown::One(c) if c.is_whitespace());
    let left = glyphs.iter().find(inked)?.x;
    let right = glyphs.iter().filter(inked).map(|g| g.right).fold(left, f64::max);
    let y = glyphs.iter().find(inked)?.y;
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(Line { text, left, right, y, size })
}

/// Bold type made by showing a character twice, a hair apart.
fn is_shadow(first: &Glyph, again: &Glyph) -> bool {
    let same = matches!((&first.text, &again.text), (Shown::One(a), Shown::One(b)) if a == b && !a.is_whitespace());
    same && again.x - first.x < first.size * 0.15
}

/// Adds a character: behind a wide gap it begins another cell, behind a narrow one another word.
fn push(text: &mut String, c: char, gap: f64, size: f64) {
    let last = text.chars().next_back();
    if c.is_whitespace() {
        if last.is_some_and(|last| !last.is_whitespace()) {
            text.push(if c == '\u{3000}' { c } else { ' ' });
        }
        return;
    }
    if last.is_some_and(|last| last.is_whitespace() && (is_wide(c) || before_space(text).is_some_and(is_wide)) && last == ' ') && gap < size
    {
        text.pop();
    }
    if gap > size * 1.5 && !text.is_empty() {
        text.truncate(text.trim_end().len());
        text.push('\t');
    } else if gap > size * 0.2 && last.is_some_and(|last| last.is_ascii_alphanumeric()) && c.is_ascii_alphanumeric() {
        text.push(' ');
    }
    text.push(unpresented(c));
}

fn before_space(text: &str) -> Option<char> {
    text.chars().rev().find(|c| !c.is_whitespace())
}

/// Whether a character stands without spaces around it.
pub(super) fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x2_0000..=0x3_FFFF)
}

/// Fonts name some characters by radicals that look the same: ⼀ for 一.
fn unpresented(c: char) -> char {
    const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
    match u32::from(c).checked_sub(0x2F00) {
        Some(at @ 0..=213) => RADICALS.chars().nth(at as usize).unwrap_or(c),
        _ => c,
    }
}

/// The middle one of some lengths.
pub(super) fn middle(mut lengths: Vec<f64>) -> Option<f64> {
    lengths.sort_by(f64::total_cmp);
    lengths.get(lengths.len() / 2).copied()
}
