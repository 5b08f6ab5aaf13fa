//! Leads as tables and lines for a terminal.

use super::gather::Board;
use super::{group, worded};
use crate::cli::LeadsBy;
use crate::commands::Talk;
use crate::commands::targets::percent;
use crate::table::Table;
use crate::workspace::Workspace;
use assessment::attraction::{Ages, Disorder, Lead, Standing, Sum, counted, of_group};
use figures::Decimal;
use std::cmp::Reverse;
use std::fmt::Write;

/// What the tables are of.
pub fn head(board: &Board, work: &Workspace, talk: Talk) -> String {
    let received = board.received.map(|p| format!(" · {} {}", talk.say("获取于", "received in"), p.label(talk.lang))).unwrap_or_default();
    let known = board.as_of.rfc3339(work.zone());
    format!("{} · {}{received} · {} {known}\n", board.funnel.title.get(talk.lang), board.day, talk.say("截至", "as of"))
}

/// Stage by stage.
pub fn funnel(board: &Board, talk: Talk) -> Table {
    let mut table = Table::new(&[
        talk.say("阶段", "stage"),
        talk.say("到达", "reached"),
        talk.say("进入下阶段", "went on"),
        talk.say("流失", "lost"),
        talk.say("现有", "here"),
        talk.say("转化率", "conversion"),
        talk.say("了结转化率", "of settled"),
        talk.say("现有投资额", "amount here"),
        talk.say("停留天数中位", "days here, median"),
        talk.say("超期", "over limit"),
        talk.say("到下阶段天数中位", "days to next, median"),
    ]);
    for (stage, count) in board.funnel.stages.iter().zip(&board.counted.stages) {
        table.row(vec![
            stage.title.get(talk.lang).to_owned(),
            count.reached.to_string(),
            count.onward.to_string(),
            count.lost.to_string(),
            count.here.to_string(),
            count.conversion.map_or_else(none, percent),
            count.settled.map_or_else(none, percent),
            sum(&count.here_amount, talk),
            median(&count.ages),
            count.ages.over.map_or_else(none, |over| over.to_string()),
            median(&count.took),
        ]);
    }
    table
}

fn none() -> String {
    "--".to_owned()
}

fn median(ages: &Ages) -> String {
    ages.median.map_or_else(none, |days| days.to_string())
}

/// A sum with how many amounts are not in it.
pub fn sum(sum: &Sum, talk: Talk) -> String {
    let amount = sum.amount.filter(|_| sum.known > 0).map_or_else(none, |amount| money(amount, talk));
    match sum.unknown {
        0 => amount,
        n => format!("{amount}{}", talk.say(&format!("（{n} 条未填）"), &format!(" ({n} not known)"))),
    }
}

/// An amount as it is kept.
pub fn money(amount: Decimal, talk: Talk) -> String {
    format!("{} {}", amount.normalize(), talk.say("万元", "10k yuan"))
}

/// Lead by lead: the furthest stage first, in it who has been there longest; then those lost.
pub fn leads(board: &Board, work: &Workspace, talk: Talk) -> Table {
    let mut table = Table::new(&[
        talk.say("线索", "lead"),
        talk.say("投资方", "investor"),
        talk.say("阶段", "stage"),
        talk.say("自", "since"),
        talk.say("天数", "days"),
        talk.say("投资额", "amount"),
        talk.say("来源", "source"),
        talk.say("专员", "officer"),
        talk.say("最近联系", "last contact"),
        talk.say("项目", "project"),
        talk.say("提示", "notes"),
    ]);
    let mut places = board.cohort.clone();
    places.sort_by_key(|at| order(&board.leads[*at], board));
    for at in places {
        table.row(row(board, at, work, talk));
    }
    table
}

fn order(lead: &Lead, board: &Board) -> (u8, Reverse<usize>, Option<jiff::civil::Date>, String) {
    let (rank, stage, since) = match lead.standing(board.day) {
        Standing::In(stage, since) => (0, stage, Some(since)),
        Standing::Lost(stage, on) => (1, stage, Some(on)),
        Standing::NotYet => (2, 0, None),
        Standing::Undated => (3, 0, None),
    };
    (rank, Reverse(stage), since, lead.id.clone())
}

fn row(board: &Board, at: usize, work: &Workspace, talk: Talk) -> Vec<String> {
    let (lead, log) = (&board.leads[at], &board.logs[at]);
    let (stage, since) = standing(board, lead, talk);
    let days = since.and_then(|since| since.until(board.day).ok()).map(|span| span.get_days().to_string());
    let contact = log.last.map(|last| format!("{last} ({})", log.days.unwrap_or_default()));
    vec![
        lead.id.clone(),
        lead.name.clone(),
        stage,
        since.map(|day| day.to_string()).unwrap_or_default(),
        days.unwrap_or_default(),
        lead.amount.map(|amount| money(amount, talk)).unwrap_or_default(),
        worded(work, ("lead", "source"), lead.source.as_deref(), talk),
        lead.officer.clone().unwrap_or_default(),
        contact.unwrap_or_default(),
        lead.project.clone().unwrap_or_default(),
        remarks(board, at, talk).join(talk.say("；", "; ")),
    ]
}

/// Where a lead stands, in words, and since when.
pub fn standing(board: &Board, lead: &Lead, talk: Talk) -> (String, Option<jiff::civil::Date>) {
    match lead.standing(board.day) {
        Standing::In(stage, since) => (board.stage(stage).get(talk.lang).to_owned(), Some(since)),
        Standing::Lost(stage, on) => {
            let (lost, from) = (board.funnel.lost.get(talk.lang), board.stage(stage).get(talk.lang));
            (format!("{lost}{}", talk.say(&format!("（{from}）"), &format!(" ({from})"))), Some(on))
        }
        Standing::NotYet => (talk.say("尚未获取", "not yet received").to_owned(), None),
        Standing::Undated => (talk.say("无日期", "without a date").to_owned(), None),
    }
}

/// What is to be said of a lead.
pub fn remarks(board: &Board, at: usize, talk: Talk) -> Vec<String> {
    let (lead, log) = (&board.leads[at], &board.logs[at]);
    let mut out: Vec<String> = Vec::new();
    if log.quiet {
        let n = board.funnel.quiet_after;
        out.push(talk.say(&format!("超过 {n} 天未联系"), &format!("not spoken to for over {n} days")).to_owned());
    }
    if let Standing::In(stage, since) = lead.standing(board.day) {
        let days = since.until(board.day).map_or(0, |span| i64::from(span.get_days()));
        if let Some(limit) = board.funnel.stages[stage].limit.filter(|limit| days > i64::from(*limit)) {
            out.push(talk.say(&format!("超过本阶段 {limit} 天"), &format!("over the {limit} days of the stage")).to_owned());
        }
    }
    out.extend(lead.disorder().into_iter().map(|disorder| disordered(board, disorder, talk)));
    out.extend(lead.lost_reason.iter().filter(|_| matches!(lead.standing(board.day), Standing::Lost(..))).cloned());
    out
}

fn disordered(board: &Board, disorder: Disorder, talk: Talk) -> String {
    match disorder {
        Disorder::StageAfterStage(a, b) => {
            let (a, b) = (board.stage(a).get(talk.lang), board.stage(b).get(talk.lang));
            talk.say(&format!("{a}日期晚于{b}"), &format!("{a} is dated after {b}")).to_owned()
        }
        Disorder::AfterLoss(stage) => {
            let stage = board.stage(stage).get(talk.lang);
            talk.say(&format!("流失后又{stage}"), &format!("{stage} after the loss")).to_owned()
        }
    }
}

/// The funnel by a word of the leads.
pub fn groups(board: &Board, by: LeadsBy, work: &Workspace, talk: Talk) -> Table {
    let (field, word) = group(by);
    let stages: Vec<&str> = board.funnel.stages.iter().map(|stage| stage.title.get(talk.lang)).collect();
    let ends = [talk.say("流失", "lost"), talk.say("投资额", "amount"), talk.say("签约率", "signed of all")];
    let mut heads = vec![talk.say("分组", "group"), talk.say("条数", "number")];
    heads.extend(stages.iter().chain(&ends));
    let mut table = Table::new(&heads);
    for (name, leads) in of_group(&board.chosen(), word) {
        let counted = counted(&board.funnel, &leads, board.day);
        let title =
            name.as_deref().map_or_else(|| talk.say("未填", "not said").to_owned(), |n| worded(work, ("lead", field), Some(n), talk));
        let reached = counted.stages.get(board.funnel.project_from).map_or(0, |stage| stage.reached);
        let rate = assessment::share::Share::of(reached.into(), counted.leads.into()).map_or_else(none, percent);
        let mut cells = vec![title, counted.leads.to_string()];
        cells.extend(counted.stages.iter().map(|stage| stage.reached.to_string()));
        let amount = counted.stages.first().map_or_else(none, |stage| sum(&stage.reached_amount, talk));
        cells.extend([counted.lost.to_string(), amount, rate]);
        table.row(cells);
    }
    table
}

/// Pairs that may be one.
pub fn pairs(board: &Board, talk: Talk) -> Table {
    let mut table = Table::new(&[
        talk.say("线索", "lead"),
        talk.say("投资方", "investor"),
        talk.say("线索", "lead"),
        talk.say("投资方", "investor"),
        talk.say("为何", "why"),
    ]);
    for pair in &board.pairs {
        let (first, second) = (&board.leads[pair.leads.0], &board.leads[pair.leads.1]);
        let why = pair.why().get(talk.lang).to_owned();
        table.row(vec![first.id.clone(), first.name.clone(), second.id.clone(), second.name.clone(), why]);
    }
    table
}

/// What is said below the tables.
pub fn notes(board: &Board, talk: Talk) -> String {
    let mut out = String::new();
    let undated: Vec<&str> = board.counted.undated.iter().map(|at| board.leads[board.cohort[*at]].id.as_str()).collect();
    if !undated.is_empty() {
        let _ = writeln!(out, "\n{} {}", talk.say("未填任何日期，未计入：", "without any date, not counted:"), undated.join(" "));
    }
    if !board.findings.is_empty() {
        let _ = writeln!(out, "\n== {}", talk.say("线索与项目", "Leads and projects"));
        for found in &board.findings {
            let _ = writeln!(out, "{} {}  {}", found.lead, found.project, found.trouble.words().get(talk.lang));
        }
    }
    let quiet = board.cohort.iter().filter(|at| board.logs[**at].quiet).count();
    let counts = (quiet, board.pairs.len());
    let said = talk
        .say(
            &format!("\n{} 条线索久未联系；{} 对可能重复（--duplicates）。\n", counts.0, counts.1),
            &format!("\n{} leads were not spoken to for long; {} pairs may be one (--duplicates).\n", counts.0, counts.1),
        )
        .to_owned();
    out + &said
}
