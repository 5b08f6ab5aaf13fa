//! The words every form of the report shares.

use super::super::verdict::{Judged, Report, Verdict};
use figures::{Lang, Text, round};

/// Our figure as it is read beside the print: two decimals more, and the unit.
pub(super) fn ours(judged: &Judged) -> String {
    let decimals = judged.claim.value.map_or(0, |v| v.scale() + 2);
    judged.ours.map(|v| format!("{} {}", round(v, decimals).normalize(), judged.claim.unit)).unwrap_or_default()
}

/// What the print may stand for.
pub(super) fn interval(judged: &Judged) -> String {
    let shown = |d: figures::Decimal| d.normalize().to_string();
    match (judged.low, judged.high) {
        (Some(low), Some(high)) if low == high => shown(low),
        (Some(low), Some(high)) => format!("{}—{}", shown(low), shown(high)),
        (Some(low), None) => format!("≥ {}", shown(low)),
        (None, Some(high)) => format!("≤ {}", shown(high)),
        (None, None) => String::new(),
    }
}

/// The words of a text that may be missing.
pub(super) fn said(text: Option<&Text>, lang: Lang) -> String {
    text.map(|t| t.get(lang).to_owned()).unwrap_or_default()
}

/// How many claims got which verdict; that there are none, where there are none.
pub(super) fn tally(report: &Report, lang: Lang) -> String {
    let counts = Verdict::GRAVEST.iter().map(|v| (v, report.claims.iter().filter(|j| j.verdict == *v).count()));
    let parts: Vec<String> = counts.filter(|(_, n)| *n > 0).map(|(v, n)| format!("{} {n}", v.words().get(lang))).collect();
    match parts.is_empty() {
        true => Text::new("没有找到可核对的数字", "no figures to check were found").get(lang).to_owned(),
        false => parts.join(" · "),
    }
}
