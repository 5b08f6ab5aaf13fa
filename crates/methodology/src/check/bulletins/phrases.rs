//! A text of a bulletin holds nothing the wording forbids, with some number in the place of each slot.

use super::super::Case;
use crate::catalogue::ChangeKind;
use crate::node::Entry;
use figures::{Issue, Lang, Measure};

/// The number that stands for any.
const SAMPLE: &str = "1";

pub(super) fn check(case: &Case<'_>, text: &Entry, slots: &[Entry]) -> Vec<Issue> {
    let written = text.value.text().unwrap_or_default();
    let lang = if text.key == "en" { Lang::En } else { Lang::Zh };
    let (sample, origin) = sample(case, written, lang, slots);
    let found = case.catalogue.wording.forbidden_in(&sample);
    let issue = |(f, at): (&crate::catalogue::Forbidden, std::ops::Range<usize>)| {
        let (from, to) = (origin[at.start], origin[at.end - 1]);
        let d = case.definition;
        let spot = d.source.inside(text.value.spot, written, from, to + 1 - from);
        let (phrase, reason) = (f.phrase.written(), &f.reason);
        let (zh, en) = (format!("不写“{phrase}”：{}", reason.zh), format!("`{phrase}` is not written: {}", reason.en));
        d.issue_at("forbidden-phrase", spot, zh, en).hint(f.instead.zh.clone(), f.instead.en.clone())
    };
    found.into_iter().map(issue).collect()
}

/// The text with a sample in the place of each slot, and for each character the one it stands for.
fn sample(case: &Case<'_>, written: &str, lang: Lang, slots: &[Entry]) -> (String, Vec<usize>) {
    let chars: Vec<char> = written.chars().collect();
    let (mut out, mut origin) = (String::new(), Vec::new());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let close = (*c == '{').then(|| chars[at..].iter().position(|c| *c == '}')).flatten();
        let (shown, width) = match close {
            Some(end) => (stand_in(case, &chars[at + 1..at + end].iter().collect::<String>(), lang, slots), end + 1),
            None => (c.to_string(), 1),
        };
        origin.extend(shown.chars().map(|_| at));
        out.push_str(&shown);
        at += width;
    }
    (out, origin)
}

fn stand_in(case: &Case<'_>, name: &str, lang: Lang, slots: &[Entry]) -> String {
    let (base, aspect) = name.trim().split_once('.').unwrap_or((name.trim(), ""));
    let slot = slots.iter().find(|s| s.key == base);
    match (slot, aspect) {
        (Some(slot), "unit") => unit(case, slot),
        (Some(_), "") => SAMPLE.to_owned(),
        (Some(_), _) => {
            let verb = case.catalogue.wording.verbs.get(&ChangeKind::Rate).map(|v| v.up.get(lang)).unwrap_or_default();
            format!("{verb} {SAMPLE}{}", Measure::percent())
        }
        (None, _) => "#".to_owned(),
    }
}

fn unit(case: &Case<'_>, slot: &Entry) -> String {
    let id = slot.value.text_of("indicator").unwrap_or_default();
    let shown = slot.value.text_of("shown").filter(|unit| *unit != "auto").map(str::to_owned);
    shown.or_else(|| Some(case.catalogue.indicator(id)?.shown.name().to_owned())).unwrap_or_else(|| "%".to_owned())
}
