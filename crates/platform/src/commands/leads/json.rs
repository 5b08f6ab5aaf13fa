//! Leads as a document.

use super::gather::Board;
use super::group;
use crate::cli::LeadsBy;
use crate::wire::{plain, text};
use crate::workspace::Workspace;
use assessment::attraction::{Ages, Alike, Codes, Counted, Standing, Sum, counted, of_group};
use assessment::share::Share;
use methodology::catalogue::Source;
use serde_json::{Value, json};

/// Everything `wanmu leads` says.
pub fn document(board: &Board, by: Option<LeadsBy>, work: &Workspace) -> Value {
    let groups = by.map(|by| {
        let (field, word) = group(by);
        let all = of_group(&board.chosen(), word);
        let one = |(word, leads): (&Option<String>, &Vec<_>)| json!({ field: word, "funnel": funnel(board, &counted(&board.funnel, leads, board.day)) });
        all.iter().map(one).collect::<Vec<_>>()
    });
    json!({
        "at": board.day.to_string(), "as_of": board.as_of.rfc3339(work.zone()), "received": board.received.map(|p| p.to_string()),
        "unverified": matches!(board.funnel.source, Source::Unverified { .. }),
        "funnel": funnel(board, &board.counted), "groups": groups,
        "undated": board.counted.undated.iter().map(|at| board.leads[board.cohort[*at]].id.as_str()).collect::<Vec<_>>(),
        "leads": board.cohort.iter().map(|at| lead(board, *at, false)).collect::<Vec<_>>(),
        "duplicates": board.pairs.iter().map(|pair| self::pair(board, pair)).collect::<Vec<_>>(),
        "projects": board.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn funnel(board: &Board, counted: &Counted) -> Value {
    let stage = |(at, count): (usize, &assessment::attraction::StageCount)| {
        json!({
            "stage": board.funnel.stages[at].id, "title": text(board.stage(at)), "limit": board.funnel.stages[at].limit,
            "reached": count.reached, "onward": count.onward, "lost": count.lost, "here": count.here,
            "amount_reached": sum(&count.reached_amount), "amount_here": sum(&count.here_amount),
            "conversion": count.conversion.map(share), "conversion_settled": count.settled.map(share),
            "days_here": ages(&count.ages), "days_to_next": ages(&count.took),
        })
    };
    json!({
        "leads": counted.leads, "lost": counted.lost, "later": counted.later, "undated": counted.undated.len(),
        "stages": counted.stages.iter().enumerate().map(stage).collect::<Vec<_>>(),
    })
}

/// A share with its parts.
pub fn share(share: Share) -> Value {
    let (part, whole) = share.parts();
    json!({ "percent": share.percent().map(plain), "part": plain(part), "whole": plain(whole) })
}

fn sum(sum: &Sum) -> Value {
    json!({ "amount": sum.amount.map(plain), "unit": "万元", "known": sum.known, "unknown": sum.unknown })
}

fn ages(ages: &Ages) -> Value {
    json!({ "days": ages.days, "median": ages.median.map(plain), "over_limit": ages.over })
}

/// A lead; `whole` with its contacts and agreements.
pub fn lead(board: &Board, at: usize, whole: bool) -> Value {
    let (lead, log) = (&board.leads[at], &board.logs[at]);
    let (state, stage, since) = match lead.standing(board.day) {
        Standing::In(stage, since) => ("in", Some(stage), Some(since)),
        Standing::Lost(stage, on) => ("lost", Some(stage), Some(on)),
        Standing::NotYet => ("not_yet", None, None),
        Standing::Undated => ("undated", None, None),
    };
    let dates = board.funnel.stages.iter().zip(&lead.stages).map(|(stage, date)| (stage.id.clone(), json!(date.map(|d| d.to_string()))));
    let mut out = json!({
        "id": lead.id, "name": lead.name, "code": lead.code, "source": lead.source, "industry": lead.industry, "segment": lead.segment,
        "amount": lead.amount.map(plain), "officer": lead.officer, "project": lead.project, "lost_reason": lead.lost_reason,
        "state": state, "stage": stage.map(|stage| &board.funnel.stages[stage].id), "since": since.map(|d| d.to_string()),
        "days": since.and_then(|since| since.until(board.day).ok()).map(|span| span.get_days()),
        "dates": dates.collect::<serde_json::Map<_, _>>(),
        "last_contact": log.last.map(|d| d.to_string()), "days_since_contact": log.days, "contacts": log.contacts.len(), "quiet": log.quiet,
        "disordered": !lead.disorder().is_empty(),
    });
    if whole {
        out["contact_log"] = log.contacts.iter().map(|at| contact(board, *at)).collect::<Vec<_>>().into();
        out["agreements"] = agreements(board, &lead.id).into();
        let own = board.pairs.iter().filter(|pair| pair.leads.0 == at || pair.leads.1 == at);
        out["duplicates"] = own.map(|pair| self::pair(board, pair)).collect::<Vec<_>>().into();
        let found = board.findings.iter().filter(|found| found.lead == lead.id);
        out["projects"] = found.map(finding).collect::<Vec<_>>().into();
    }
    out
}

fn contact(board: &Board, at: usize) -> Value {
    let contact = &board.contacts[at];
    json!({ "id": contact.id, "on": contact.on.map(|d| d.to_string()), "by": contact.by, "how": contact.how, "said": contact.said })
}

fn agreements(board: &Board, lead: &str) -> Vec<Value> {
    let own = board.agreements.iter().filter(|a| a.lead == lead && a.on.is_none_or(|on| on <= board.day));
    own.map(
        |a| json!({ "id": a.id, "on": a.on.map(|d| d.to_string()), "sort": a.sort, "amount": a.amount.map(plain), "document": a.document }),
    )
    .collect()
}

fn pair(board: &Board, pair: &assessment::attraction::Pair) -> Value {
    let (percent, same) = match pair.names {
        Some(Alike::Same) => (None, true),
        Some(Alike::Near(percent, _)) => (Some(percent), false),
        None => (None, false),
    };
    let codes = match pair.codes {
        Codes::Same => "same",
        Codes::Differ => "differ",
        Codes::Unknown => "unknown",
    };
    let ids = [pair.leads.0, pair.leads.1].map(|at| board.leads[at].id.as_str());
    json!({ "leads": ids, "same_name": same, "likeness": percent, "codes": codes, "why": text(&pair.why()) })
}

fn finding(found: &assessment::attraction::Finding) -> Value {
    let empty = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    json!({ "lead": empty(&found.lead), "project": empty(&found.project), "trouble": found.trouble.word(), "words": text(&found.trouble.words()) })
}
