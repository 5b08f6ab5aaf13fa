//! A chain as tables and lines for a terminal.

use super::View;
use crate::commands::Talk;
use crate::commands::leads::money;
use crate::commands::targets::percent;
use crate::table::Table;
use crate::workspace::Workspace;
use assessment::chain::{LocalSupply, Match, NoRatio, SegmentStory, Stated};
use figures::{Lang, Reason, Text};
use methodology::catalogue::Chain;
use std::fmt::Write;

/// Whose chain, when.
pub fn head(view: &View<'_>, work: &Workspace, talk: Talk) -> String {
    let (chain, world) = (view.chain, view.world);
    let firms = shown(view.charted.all_firms(), talk, |n| n.to_string());
    let period = world.period.label(talk.lang);
    let known = world.as_of.rfc3339(work.zone());
    match talk.lang {
        Lang::Zh => format!("{} · {} · 企业 {firms} 家 · 产值为{period} · 截至 {known}\n", chain.title.zh, world.day),
        Lang::En => format!("{} · {} · {firms} firms · output of {period} · as of {known}\n", chain.title.en, world.day),
    }
}

/// What is withheld says so.
pub fn shown<T>(cell: Result<T, Reason>, talk: Talk, show: impl FnOnce(T) -> String) -> String {
    cell.map_or_else(|reason| format!("-- ({})", reason.words().get(talk.lang)), show)
}

/// The chains of the packs.
pub fn chains<'a>(all: impl Iterator<Item = &'a Chain>, talk: Talk) -> Table {
    let mut table = Table::new(&[
        talk.say("产业链", "chain"),
        talk.say("名称", "name"),
        talk.say("环节数", "segments"),
        talk.say("陈旧于（月）", "stale after (months)"),
    ]);
    for chain in all {
        let months = chain.stale_after.to_string();
        table.row(vec![chain.id.clone(), chain.title.get(talk.lang).to_owned(), chain.segments.len().to_string(), months]);
    }
    table
}

/// Segment by segment.
pub fn segments(view: &View<'_>, talk: Talk) -> Table {
    let mut table = Table::new(&[
        talk.say("环节", "segment"),
        talk.say("名称", "name"),
        talk.say("位置", "tier"),
        talk.say("状态", "state"),
        talk.say("企业", "firms"),
        talk.say("按代码建议", "proposed by code"),
        talk.say("产值", "output"),
        talk.say("本地配套率", "local supply"),
        talk.say("核查", "checked"),
    ]);
    for at in view.charted.segments() {
        let segment = view.segment(at);
        table.row(vec![
            segment.id.clone(),
            segment.title.get(talk.lang).to_owned(),
            segment.tier.title().get(talk.lang).to_owned(),
            state(view, at, talk),
            shown(view.charted.firms(at), talk, |n| n.to_string()),
            shown(view.charted.proposed(at), talk, |n| n.to_string()),
            output(view, at, talk),
            local(view, at, talk),
            shown(view.charted.age(at), talk, |age| age.words().get(talk.lang).to_owned()),
        ]);
    }
    table
}

/// Whether anybody stands on a segment, with the bottlenecks stated of it.
pub fn state(view: &View<'_>, at: usize, talk: Talk) -> String {
    let presence = shown(view.charted.presence(at), talk, |presence| presence.words().get(talk.lang).to_owned());
    let narrow = view.whole().is_some_and(|(survey, world)| survey.segments[at].stated.iter().any(|s| world.gaps[s.gap].bottleneck));
    if narrow { format!("{presence} {}", talk.say("堵点", "bottleneck")) } else { presence }
}

/// What is made on a segment, and of how many firms that is known.
pub fn output(view: &View<'_>, at: usize, talk: Talk) -> String {
    shown(view.charted.output(at), talk, |output| {
        let sum = output.sum.map_or_else(|| "--".to_owned(), |sum| view.world.amount(sum, talk.lang));
        if output.known == output.of { sum } else { format!("{sum} ({}/{})", output.known, output.of) }
    })
}

/// Which part of what is bought is bought in the park.
pub fn local(view: &View<'_>, at: usize, talk: Talk) -> String {
    let ratio = view.charted.local(at).map(|ratio| match (ratio, view.charted.supply(at).map(LocalSupply::bounds)) {
        (Ok(ratio), _) => percent(ratio),
        (Err(NoRatio::Unnamed), Ok(Ok((low, high)))) => format!("{}–{}", percent(low), percent(high)),
        (Err(why), _) => format!("-- ({})", why.words().get(talk.lang)),
    });
    shown(ratio, talk, |text| text)
}

/// Gaps, weak segments and bottlenecks.
pub fn gaps(view: &View<'_>, talk: Talk) -> Table {
    let mut table = Table::new(&[
        talk.say("环节", "segment"),
        talk.say("名称", "name"),
        talk.say("状态", "state"),
        talk.say("权重", "weight"),
        talk.say("核查", "checked"),
        talk.say("说明", "stated"),
        talk.say("按代码建议", "proposed by code"),
        talk.say("目标企业", "candidates"),
        talk.say("线索", "leads"),
    ]);
    for at in view.wanting.iter().copied() {
        let segment = view.segment(at);
        let (stated, candidates, leads) = told(view, at, talk);
        table.row(vec![
            segment.id.clone(),
            segment.title.get(talk.lang).to_owned(),
            state(view, at, talk),
            shown(view.charted.age(at), talk, |age| percent(age.weight)),
            shown(view.charted.age(at), talk, |age| age.words().get(talk.lang).to_owned()),
            stated,
            shown(view.charted.proposed(at), talk, |n| n.to_string()),
            candidates,
            leads,
        ]);
    }
    table
}

/// What was stated of a segment, who could come and which leads there are, for those who may see it.
fn told(view: &View<'_>, at: usize, talk: Talk) -> (String, String, String) {
    let Some((survey, world)) = view.whole() else { return (String::new(), String::new(), String::new()) };
    let story = &survey.segments[at];
    let stated: Vec<String> = story.stated.iter().map(|stated| self::stated(view, stated, talk)).collect();
    let candidates: Vec<&str> = story.candidates.iter().map(|c| world.candidates[c.candidate].name.as_str()).collect();
    let leads: Vec<&str> = story.leads.iter().map(|at| world.leads[*at].lead.as_str()).collect();
    (stated.join(talk.say("；", "; ")), candidates.join(talk.say("、", ", ")), leads.join(" "))
}

/// A statement: what, why, how old.
pub fn stated(view: &View<'_>, stated: &Stated, talk: Talk) -> String {
    let gap = &view.world.gaps[stated.gap];
    let sort = if gap.bottleneck { talk.say("堵点", "bottleneck") } else { talk.say("断点", "missing") };
    let contradicted = if stated.contradicted { talk.say("（已有企业，不符）", " (contradicted: there are firms)") } else { "" };
    let reason = gap.reason.as_deref().map(|reason| format!("{}{reason}", talk.say("：", ": "))).unwrap_or_default();
    format!("{sort}{contradicted}{reason} [{}]", stated.age.words().get(talk.lang))
}

/// Who could supply whom.
pub fn matches(view: &View<'_>, talk: Talk) -> Table {
    let mut table = Table::new(&[
        talk.say("供应企业", "could supply"),
        talk.say("环节", "segment"),
        talk.say("采购企业", "buys"),
        talk.say("用于", "for"),
        talk.say("区外采购额", "bought outside"),
        talk.say("现向谁采购", "bought of"),
        talk.say("已有往来", "supplies already"),
        talk.say("核查", "checked"),
    ]);
    if let Some((survey, _)) = view.whole() {
        survey.matches.iter().for_each(|found| table.row(matched(view, found, talk)));
    }
    table
}

fn matched(view: &View<'_>, found: &Match, talk: Talk) -> Vec<String> {
    let world = view.world;
    let title = |at: usize| view.segment(at).title.get(talk.lang);
    let from = found.purchases.iter().map(|at| &world.supplies[*at]);
    let from: Vec<&str> = from.filter_map(|s| s.supplier.as_deref().map(|unit| world.name(unit)).or(s.supplier_name.as_deref())).collect();
    vec![
        world.name(&found.supplier).to_owned(),
        title(found.segment).to_owned(),
        world.name(&found.buyer).to_owned(),
        found.to.iter().map(|at| title(*at)).collect::<Vec<_>>().join(talk.say("、", ", ")),
        found.amount.map_or_else(|| format!("-- ({})", talk.say("无金额", "no amount")), |amount| money(amount, talk)),
        from.join(talk.say("、", ", ")),
        if found.already.is_empty() { String::new() } else { talk.say("是", "yes").to_owned() },
        found.age.words().get(talk.lang).to_owned(),
    ]
}

/// What is said below the tables.
pub fn notes(view: &View<'_>, talk: Talk) -> String {
    let mut out = String::new();
    let Some((survey, _)) = view.whole() else { return out };
    for (kind, id) in &survey.unknown {
        let said = Text::new(format!("{kind} {id} 所写的环节不在链上"), format!("{kind} {id} names a segment that the chain has not"));
        let _ = writeln!(out, "{}", said.get(talk.lang));
    }
    for (at, story) in survey.segments.iter().enumerate() {
        gone(&mut out, view, at, story, talk);
    }
    out
}

fn gone(out: &mut String, view: &View<'_>, at: usize, story: &SegmentStory, talk: Talk) {
    for unit in &story.staff.gone {
        let (name, title) = (view.world.name(unit), &view.segment(at).title);
        let said = Text::new(
            format!("{name} 登记在“{}”，但当日不在园区", title.zh),
            format!("{name} is placed on {}, and is not in the park on the day", title.en),
        );
        let _ = writeln!(out, "{}", said.get(talk.lang));
    }
}
