//! The waterfall: from one total to another, what is taken hatched and with its sign.

use super::scale::Scale;
use super::svg::{Anchor, WIDTH, hatch, line, mark, rect, text, whole, wrapped};
use super::{Frame, Mark, Waterfall};
use figures::{Decimal, Lang, Text, round};

const LEFT: i64 = 46;
const TOP: i64 = 44;
const BOTTOM: i64 = 276;
const LINE: i64 = 15;
const TOTAL: &str = "#3f4b5b";
const UP: &str = "#2a7ab0";
const DOWN: &str = "#b8432f";
const GRID: &str = "#d9dee5";
const AXIS: &str = "#6b7686";

/// A column between two amounts.
struct Column<'a> {
    mark: &'a Mark,
    from: Decimal,
    to: Decimal,
    total: bool,
}

pub(super) fn draw(chart: &Waterfall, frame: &Frame<'_>) -> String {
    let columns = columns(chart);
    let scale = Scale::holding(columns.iter().flat_map(|c| [c.from, c.to]), BOTTOM, TOP);
    let slot = Decimal::from(WIDTH - LEFT) / Decimal::from(columns.len() as u64);
    let labels: Vec<Vec<String>> = columns.iter().map(|c| wrapped(&c.mark.label, label_width(slot))).collect();
    let lines = labels.iter().map(Vec::len).max().unwrap_or(1);
    let place = Place { frame, scale, slot, unit: &chart.unit };
    let mut parts = hatch(&format!("{}-down", frame.name), "#f0c9c1", DOWN);
    parts.push_str(&place.axis());
    for (at, column) in columns.iter().enumerate() {
        parts.push_str(&place.column(at, column, &labels[at]));
        if let Some(next) = columns.get(at + 1) {
            parts.push_str(&place.joint(at, column, next));
        }
    }
    let height = BOTTOM + LINE * i64::try_from(lines).unwrap_or(1) + 14;
    whole(frame, height, &description(chart, frame.lang), &parts)
}

/// Halves of a character that fit under a column.
fn label_width(slot: Decimal) -> usize {
    usize::try_from((slot / Decimal::from(7)).floor().mantissa()).unwrap_or(1).max(6)
}

/// Every step begins where the one before ends.
fn columns(chart: &Waterfall) -> Vec<Column<'_>> {
    let mut at = Decimal::ZERO;
    let column = |(mark, total): (&'_ Mark, bool)| {
        let from = if total { Decimal::ZERO } else { at };
        at = from + mark.value;
        (from, at, total)
    };
    let ends: Vec<(Decimal, Decimal, bool)> = chart.marks().map(column).collect();
    chart.marks().zip(ends).map(|((mark, _), (from, to, total))| Column { mark, from, to, total }).collect()
}

struct Place<'a> {
    frame: &'a Frame<'a>,
    scale: Scale,
    slot: Decimal,
    unit: &'a str,
}

impl Place<'_> {
    fn axis(&self) -> String {
        let unit = match self.frame.lang {
            Lang::Zh => format!("单位：{}", self.unit),
            Lang::En => format!("In {}", self.unit),
        };
        let mut out = text(Decimal::ZERO, Decimal::from(14), Anchor::Start, "unit", &unit);
        for tick in self.scale.ticks() {
            let y = self.scale.at(tick);
            let stroke = if tick.is_zero() { AXIS } else { GRID };
            out.push_str(&line("grid", (Decimal::from(LEFT), y), (Decimal::from(WIDTH), y), stroke));
            out.push_str(&text(Decimal::from(LEFT - 6), y + Decimal::from(4), Anchor::End, "tick", &tick.to_string()));
        }
        out
    }

    fn middle(&self, at: usize) -> Decimal {
        round(Decimal::from(LEFT) + self.slot * Decimal::from(2 * at as u64 + 1) / Decimal::TWO, 1)
    }

    /// Two thirds of the room of a column.
    fn width(&self) -> Decimal {
        round(self.slot * Decimal::TWO / Decimal::from(3), 1)
    }

    fn column(&self, at: usize, column: &Column<'_>, label: &[String]) -> String {
        let (middle, width) = (self.middle(at), self.width());
        let (class, fill) = match (column.total, column.to < column.from) {
            (true, _) => ("total", TOTAL.to_owned()),
            (false, false) => ("up", UP.to_owned()),
            (false, true) => ("down", format!("url(#{}-down)", self.frame.name)),
        };
        let (from, to) = (self.scale.at(column.from), self.scale.at(column.to));
        let mut inner = rect(class, (middle - width / Decimal::TWO, width), (from, to), &fill);
        inner.push_str(&text(middle, from.min(to) - Decimal::from(6), Anchor::Middle, "number", column.mark.run.shown()));
        for (row, words) in label.iter().enumerate() {
            let y = Decimal::from(BOTTOM + 18 + LINE * i64::try_from(row).unwrap_or(0));
            inner.push_str(&text(middle, y, Anchor::Middle, "label", words));
        }
        mark(self.frame, &column.mark.label, &column.mark.run, self.unit, &inner)
    }

    /// The line from the end of a column to the next.
    fn joint(&self, at: usize, column: &Column<'_>, next: &Column<'_>) -> String {
        let level = if next.total { next.to } else { column.to };
        let (y, half) = (self.scale.at(level), self.width() / Decimal::TWO);
        line("joint", (self.middle(at) + half, y), (self.middle(at + 1) - half, y), AXIS)
    }
}

fn description(chart: &Waterfall, lang: Lang) -> String {
    let steps: Vec<String> = chart.steps.iter().map(|s| format!("{} {}", s.label, s.run.shown())).collect();
    let (from, to, unit) = (chart.from.run.shown(), chart.to.run.shown(), &chart.unit);
    Text::new(
        format!("从上年公布数 {from} 到本期数 {to}（{unit}）：{}。", steps.join("，")),
        format!("From {from} published last year to {to} this period ({unit}): {}.", steps.join("; ")),
    )
    .get(lang)
    .to_owned()
}
