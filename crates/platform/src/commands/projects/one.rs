//! One project: its stages with plans, slips, evidence and the history of its dates, and what its lamp comes from.

use super::super::Talk;
use super::extras::Extras;
use super::gather::{Gathered, Row};
use super::words;
use crate::columns::aligned;
use crate::workspace::Workspace;
use publication::dossier::{Dossier, History};

/// Everything that is said of it.
pub fn told(
    gathered: &Gathered<'_>,
    row: &Row<'_>,
    (extras, dossier): (&Extras<'_>, &Dossier<'_>),
    (work, talk): (&Workspace, Talk),
) -> String {
    let name = row.record.text(&gathered.board.name).unwrap_or_default();
    let stage = words::stage(gathered.board, row, talk);
    let mut out = format!("{} {name}\n{}  {stage}\n", row.record.id, talk.say("阶段", "stage"));
    out.push_str(&lamp(row, talk));
    out.push_str(&stages(gathered, row, talk));
    for odd in &row.way.odd {
        out.push_str(&format!("{}{}\n", talk.say("注意：", "note: "), odd.words(gathered.board).get(talk.lang)));
    }
    out.push_str(&revisions(gathered, &dossier.history(&row.record, &gathered.entries), (work, talk)));
    out.push_str(&extras.told(gathered, &[row], talk));
    out
}

fn lamp(row: &Row<'_>, talk: Talk) -> String {
    let Some(standing) = &row.standing else { return String::new() };
    let mut out = format!("{}  {}\n", talk.say("灯", "lamp"), words::lamp(Some(standing), talk));
    for cause in &standing.causes {
        let title = cause.lamp().title();
        out.push_str(&format!("  {}  {}\n", title.get(talk.lang), words::cause_in_words(row, cause).get(talk.lang)));
        out.push_str(&escalation(row, cause, talk));
    }
    if let Some(manual) = &standing.manual {
        out.push_str(&format!("  {}\n", manual.words().get(talk.lang)));
    }
    out
}

/// What is to follow.
fn escalation(row: &Row<'_>, cause: &assessment::lamp::Cause, talk: Talk) -> String {
    let assessment::lamp::Cause::Table(id, judged) = cause else { return String::new() };
    let escalate = row.catalogue.lamps.get(id).and_then(|table| judged.escalate(table));
    escalate.map(|text| format!("    → {}\n", text.get(talk.lang))).unwrap_or_default()
}

fn stages(gathered: &Gathered<'_>, row: &Row<'_>, talk: Talk) -> String {
    let head = [
        talk.say("阶段", "stage"),
        talk.say("计划", "planned"),
        talk.say("实际", "actual"),
        talk.say("迟(天)", "days late"),
        talk.say("待补佐证", "evidence wanted"),
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for (stage, reach) in gathered.board.stages.iter().zip(&row.way.stages) {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let actual = match (reach.actual, reach.reached) {
            (None, Some(true)) => talk.say("已达到", "reached").to_owned(),
            (actual, _) => day(actual),
        };
        let slip = reach.slip.map(|days| days.to_string()).unwrap_or_default();
        let wanted = words::wanted(gathered, &reach.wanted, talk);
        rows.push(vec![stage.title.get(talk.lang).to_owned(), day(reach.planned), actual, slip, wanted]);
    }
    aligned(&rows)
}

/// Dates that were moved, each with when that became known and why.
fn revisions(gathered: &Gathered<'_>, seen: &History<'_>, (work, talk): (&Workspace, Talk)) -> String {
    let fields = gathered.board.stages.iter().flat_map(|stage| [&stage.planned, &stage.actual]).flatten();
    let mut out = String::new();
    for field in fields {
        let said = seen.of(field);
        if said.len() < 2 {
            continue;
        }
        let title = gathered.kind.field(field).map_or(field.as_str(), |field| field.title.get(talk.lang));
        out.push_str(&format!("{title}{}\n", talk.say("的修改：", " was moved:")));
        for entry in said {
            let value = entry.value.as_deref().unwrap_or(talk.say("（撤回）", "(taken back)"));
            let note = entry.note.as_deref().map(|note| format!("  {note}")).unwrap_or_default();
            out.push_str(&format!("  {value}  [{}]{note}\n", entry.known.rfc3339(work.zone())));
        }
    }
    out
}
