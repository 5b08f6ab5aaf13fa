//! One lead with its stages, contacts, agreements and what may be the same.

use super::gather::Board;
use super::print::{money, remarks, standing};
use super::{csv_of, json, worded};
use crate::cli::Listing;
use crate::commands::Talk;
use crate::failure::Failure;
use crate::table::Table;
use crate::workspace::Workspace;
use std::fmt::Write;

/// Prints it, or writes its contacts as CSV.
pub fn show(board: &Board, at: usize, listing: &Listing, (work, talk): (&Workspace, Talk)) -> Result<(), Failure> {
    if talk.json {
        talk.document(&json::lead(board, at, true));
        return Ok(());
    }
    let contacts = contacts(board, at, work, talk);
    if let Some(file) = csv_of(listing) {
        return contacts.give(file, work);
    }
    let limit = listing.limit.unwrap_or(super::ROWS);
    let mut out = said(board, at, work, talk);
    section(&mut out, talk.say("接洽", "Contacts"), &contacts, limit, talk);
    section(&mut out, talk.say("协议", "Agreements"), &agreements(board, at, work, talk), limit, talk);
    crate::out::text(&out);
    Ok(())
}

fn section(out: &mut String, title: &str, table: &Table, limit: usize, talk: Talk) {
    if !table.is_empty() {
        let _ = write!(out, "\n== {title}\n{}", table.shown(limit, talk));
    }
}

fn said(board: &Board, at: usize, work: &Workspace, talk: Talk) -> String {
    let lead = &board.leads[at];
    let mut out = format!("{} {}\n", lead.id, lead.name);
    let mut add = |zh: &str, en: &str, text: Option<String>| {
        if let Some(text) = text {
            let _ = writeln!(out, "{}  {text}", talk.say(zh, en));
        }
    };
    let (stage, since) = standing(board, lead, talk);
    add("阶段", "stage", Some(since.map_or(stage.clone(), |since| format!("{stage} {since}"))));
    for (stage, date) in board.funnel.stages.iter().zip(&lead.stages) {
        add(&stage.title.zh, &stage.title.en, date.map(|date| date.to_string()));
    }
    add("流失", "lost", lead.lost.map(|day| format!("{day} {}", lead.lost_reason.clone().unwrap_or_default())));
    add("信用代码", "credit code", lead.code.clone());
    add("来源", "source", lead.source.as_deref().map(|word| worded(work, ("lead", "source"), Some(word), talk)));
    add("行业", "industry", lead.industry.clone());
    add("环节", "segment", lead.segment.clone());
    add("投资额", "amount", lead.amount.map(|amount| money(amount, talk)));
    add("专员", "officer", lead.officer.clone());
    add("项目", "project", lead.project.clone());
    let remarks = remarks(board, at, talk);
    add("提示", "notes", (!remarks.is_empty()).then(|| remarks.join(talk.say("；", "; "))));
    for pair in board.pairs.iter().filter(|pair| pair.leads.0 == at || pair.leads.1 == at) {
        let other = &board.leads[if pair.leads.0 == at { pair.leads.1 } else { pair.leads.0 }];
        add("可能重复", "may be the same", Some(format!("{} {}  {}", other.id, other.name, pair.why().get(talk.lang))));
    }
    for found in board.findings.iter().filter(|found| found.lead == lead.id) {
        add("与项目", "with projects", Some(format!("{} {}", found.project, found.trouble.words().get(talk.lang))));
    }
    out
}

fn contacts(board: &Board, at: usize, work: &Workspace, talk: Talk) -> Table {
    let mut table = Table::new(&[talk.say("日期", "date"), talk.say("方式", "way"), talk.say("人员", "by"), talk.say("内容", "said")]);
    for contact in board.logs[at].contacts.iter().map(|at| &board.contacts[*at]) {
        table.row(vec![
            contact.on.map(|on| on.to_string()).unwrap_or_default(),
            worded(work, ("contact", "how"), contact.how.as_deref(), talk),
            contact.by.clone().unwrap_or_default(),
            contact.said.clone().unwrap_or_default(),
        ]);
    }
    table
}

fn agreements(board: &Board, at: usize, work: &Workspace, talk: Talk) -> Table {
    let mut table =
        Table::new(&[talk.say("日期", "date"), talk.say("类型", "sort"), talk.say("投资额", "amount"), talk.say("文件", "document")]);
    let id = &board.leads[at].id;
    for agreement in board.agreements.iter().filter(|a| a.lead == *id && a.on.is_none_or(|on| on <= board.day)) {
        table.row(vec![
            agreement.on.map(|on| on.to_string()).unwrap_or_default(),
            worded(work, ("agreement", "sort"), agreement.sort.as_deref(), talk),
            agreement.amount.map(|amount| money(amount, talk)).unwrap_or_default(),
            agreement.document.clone().unwrap_or_default(),
        ]);
    }
    table
}
