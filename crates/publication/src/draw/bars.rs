//! Horizontal bars: the name above each bar, its value at the end, another number beside it.

use super::scale::Scale;
use super::svg::{Anchor, WIDTH, hatch, line, mark, rect, text, whole};
use super::{Bar, BarKind, Bars, Frame};
use figures::{Decimal, Lang, Text};

const TOP: i64 = 30;
const ROW: i64 = 40;
const BAR: i64 = 14;
/// Where the numbers beside the bars end.
const ASIDE: i64 = WIDTH - 4;
/// Room for a value behind the longest bar, and for the numbers beside.
const BEHIND: i64 = 170;
const MEMBER: &str = "#2a7ab0";
const OTHERS: &str = "#8b96a5";
const GRID: &str = "#d9dee5";
const AXIS: &str = "#6b7686";

pub(super) fn draw(chart: &Bars, frame: &Frame<'_>) -> String {
    let scale = Scale::holding(chart.bars.iter().filter_map(|b| b.length), 1, WIDTH - BEHIND);
    let end = TOP + ROW * i64::try_from(chart.bars.len()).unwrap_or(0);
    let mut parts = hatch(&format!("{}-none", frame.name), "#ffffff", GRID);
    parts.push_str(&heads(chart, frame.lang));
    for tick in scale.ticks() {
        let x = scale.at(tick);
        let stroke = if tick.is_zero() { AXIS } else { GRID };
        parts.push_str(&line("grid", (x, Decimal::from(TOP)), (x, Decimal::from(end + 4)), stroke));
        let anchor = if tick.is_zero() { Anchor::Start } else { Anchor::Middle };
        parts.push_str(&text(x, Decimal::from(end + 18), anchor, "tick", &tick.to_string()));
    }
    for (at, bar) in chart.bars.iter().enumerate() {
        let top = TOP + ROW * i64::try_from(at).unwrap_or(0);
        parts.push_str(&row(bar, top, &scale, frame, &chart.unit));
    }
    whole(frame, end + 26, &description(chart, frame.lang), &parts)
}

fn heads(chart: &Bars, lang: Lang) -> String {
    let unit = match lang {
        Lang::Zh => format!("单位：{}", chart.unit),
        Lang::En => format!("In {}", chart.unit),
    };
    let y = Decimal::from(14);
    let aside = chart.aside.iter().map(|head| text(Decimal::from(ASIDE), y, Anchor::End, "unit", head));
    format!("{}{}\n", text(Decimal::ZERO, y, Anchor::Start, "unit", &unit), aside.collect::<String>())
}

fn row(bar: &Bar, top: i64, scale: &Scale, frame: &Frame<'_>, unit: &str) -> String {
    let name = text(Decimal::from(4), Decimal::from(top + 15), Anchor::Start, "label", &bar.label);
    let base = Decimal::from(top + 33);
    let zero = scale.at(Decimal::ZERO);
    let end = bar.length.map_or(zero, |length| scale.at(length));
    let (left, width) = match bar.length {
        Some(_) => (zero.min(end), (end - zero).abs().max(Decimal::ONE)),
        None => (zero + Decimal::from(4), Decimal::from(BAR)),
    };
    let (class, fill) = match (bar.kind, bar.length) {
        (_, None) => ("none", format!("url(#{}-none)", frame.name)),
        (BarKind::Others, _) => ("others", OTHERS.to_owned()),
        _ => ("member", MEMBER.to_owned()),
    };
    let high = (Decimal::from(top + 21), Decimal::from(top + 21 + BAR));
    let number = text(left + width + Decimal::from(6), base, Anchor::Start, "number", bar.value.shown());
    let inner = format!("{name}{}{number}", rect(class, (left, width), high, &fill));
    let unit = if bar.length.is_some() { unit } else { "" };
    let aside =
        bar.aside.iter().map(|run| mark(frame, &bar.label, run, "", &text(Decimal::from(ASIDE), base, Anchor::End, "number", run.shown())));
    format!("{}{}", mark(frame, &bar.label, &bar.value, unit, &inner), aside.collect::<String>())
}

fn description(chart: &Bars, lang: Lang) -> String {
    let beside = |bar: &Bar| match (&chart.aside, &bar.aside) {
        (Some(head), Some(run)) if lang == Lang::Zh => format!("，{head} {}", run.shown()),
        (Some(head), Some(run)) => format!(", {head} {}", run.shown()),
        _ => String::new(),
    };
    let all: Vec<String> = chart.bars.iter().map(|b| format!("{} {}{}", b.label, b.value.shown(), beside(b))).collect();
    let unit = &chart.unit;
    Text::new(format!("各条的值（{unit}）：{}。", all.join("；")), format!("The bars ({unit}): {}.", all.join("; "))).get(lang).to_owned()
}
