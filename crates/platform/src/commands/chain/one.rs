//! One segment: who stands on it, who is proposed, what is bought of it, who could come.

use super::View;
use super::print::{local, output, shown, state, stated};
use crate::commands::Talk;
use crate::commands::leads::money;
use crate::table::Table;
use crate::workspace::Workspace;
use assessment::chain::{Placed, SegmentStory};
use figures::Outcome;
use std::fmt::Write;

/// The firms that may be named.
pub fn firms(view: &View<'_>, at: usize, talk: Talk) -> Table {
    let mut table = Table::new(&[
        talk.say("企业", "firm"),
        talk.say("名称", "name"),
        talk.say("产品", "products"),
        talk.say("强弱", "strength"),
        talk.say("环节产值", "output here"),
        talk.say("核查", "checked"),
    ]);
    view.charted.named(at).iter().for_each(|firm| table.row(placed(view, firm, talk)));
    table
}

fn placed(view: &View<'_>, firm: &Placed, talk: Talk) -> Vec<String> {
    let products = firm.placements.iter().filter_map(|at| view.world.placements[*at].product.as_deref());
    let made = match firm.output {
        Outcome::Value(value) => view.world.amount(value, talk.lang),
        Outcome::Missing(reason) => format!("-- ({})", reason.words().get(talk.lang)),
    };
    vec![
        firm.unit.clone(),
        view.world.name(&firm.unit).to_owned(),
        products.collect::<Vec<_>>().join(talk.say("、", ", ")),
        if firm.weak { talk.say("弱", "weak") } else { "" }.to_owned(),
        made,
        firm.age.words().get(talk.lang).to_owned(),
    ]
}

/// Everything of a segment that may be seen.
pub fn told(view: &View<'_>, at: usize, (firms, limit): (&Table, usize), (work, talk): (&Workspace, Talk)) -> String {
    let segment = view.segment(at);
    let mut out = format!("{} {} · {}\n", segment.id, segment.title.get(talk.lang), segment.tier.title().get(talk.lang));
    let lines = [
        (talk.say("状态", "state"), state(view, at, talk)),
        (talk.say("企业", "firms"), shown(view.charted.firms(at), talk, |n| n.to_string())),
        (talk.say("产值", "output"), output(view, at, talk)),
        (talk.say("本地配套率", "local supply"), local(view, at, talk)),
        (talk.say("核查", "checked"), shown(view.charted.age(at), talk, |age| age.words().get(talk.lang).to_owned())),
    ];
    for (title, text) in lines {
        let _ = writeln!(out, "{title}  {text}");
    }
    section(&mut out, talk.say("企业", "Firms"), firms, limit, talk);
    if let Some((survey, _)) = view.whole() {
        let story = &survey.segments[at];
        for said in &story.stated {
            let _ = writeln!(out, "{}", stated(view, said, talk));
        }
        section(&mut out, talk.say("按行业代码建议", "Proposed by industry code"), &proposed(view, story, talk), limit, talk);
        section(&mut out, talk.say("采购", "Bought"), &bought(view, story, talk), limit, talk);
        section(&mut out, talk.say("目标企业", "Candidates"), &candidates(view, story, talk), limit, talk);
        section(&mut out, talk.say("在谈线索", "Open leads"), &leads(view, story, work, talk), limit, talk);
    }
    out
}

fn section(out: &mut String, title: &str, table: &Table, limit: usize, talk: Talk) {
    if !table.is_empty() {
        let _ = write!(out, "\n== {title}\n{}", table.shown(limit, talk));
    }
}

fn proposed(view: &View<'_>, story: &SegmentStory, talk: Talk) -> Table {
    let mut table = Table::new(&[talk.say("企业", "firm"), talk.say("名称", "name"), talk.say("行业代码", "industry code")]);
    for unit in &story.staff.proposed {
        let industry = view.world.firms.get(unit).and_then(|firm| firm.industry.clone()).unwrap_or_default();
        table.row(vec![unit.clone(), view.world.name(unit).to_owned(), industry]);
    }
    table
}

fn bought(view: &View<'_>, story: &SegmentStory, talk: Talk) -> Table {
    let world = view.world;
    let mut table = Table::new(&[
        talk.say("采购企业", "buyer"),
        talk.say("供应方", "supplier"),
        talk.say("金额", "amount"),
        talk.say("年度", "year"),
        talk.say("核查", "checked"),
    ]);
    for supply in story.supply.purchases.iter().map(|at| &world.supplies[*at]) {
        let supplier = supply.supplier.as_deref().map(|unit| world.name(unit)).or(supply.supplier_name.as_deref());
        table.row(vec![
            world.name(&supply.buyer).to_owned(),
            supplier.unwrap_or("--").to_owned(),
            supply.amount.map_or_else(|| "--".to_owned(), |amount| money(amount, talk)),
            supply.year.clone().unwrap_or_default(),
            supply.checked.map(|day| day.to_string()).unwrap_or_default(),
        ]);
    }
    table
}

fn candidates(view: &View<'_>, story: &SegmentStory, talk: Talk) -> Table {
    let mut table = Table::new(&[
        talk.say("名称", "name"),
        talk.say("所在地", "region"),
        talk.say("联系方式", "contact"),
        talk.say("备注", "remark"),
        talk.say("核查", "checked"),
    ]);
    for backing in &story.candidates {
        let one = &view.world.candidates[backing.candidate];
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let age = backing.age.words().get(talk.lang).to_owned();
        table.row(vec![one.name.clone(), text(&one.region), text(&one.contact), text(&one.note), age]);
    }
    table
}

fn leads(view: &View<'_>, story: &SegmentStory, work: &Workspace, talk: Talk) -> Table {
    let mut table = Table::new(&[talk.say("线索", "lead"), talk.say("阶段", "stage")]);
    let stages = work.catalogue.funnels.values().next().map(|funnel| funnel.stages.as_slice()).unwrap_or_default();
    for interest in story.leads.iter().map(|at| &view.world.leads[*at]) {
        let stage = stages.get(interest.stage).map(|stage| stage.title.get(talk.lang).to_owned());
        table.row(vec![interest.lead.clone(), stage.unwrap_or_default()]);
    }
    table
}
