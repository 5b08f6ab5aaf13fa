//! Titles: how many hold each, and which end soon.

use super::gather::gather;
use super::no_right;
use crate::cli::LadderArgs;
use crate::columns::aligned;
use crate::commands::Talk;
use crate::failure::{FAILED, Failure, OK};
use crate::workspace::Workspace;
use assessment::ladder::judge::{named_by, rule_of};
use assessment::ladder::{Ending, Held, counts, ending};
use figures::Moment;
use jiff::civil::Date;
use methodology::catalogue::{Catalogue, Ladder};
use publication::disclosure::Gate;
use publication::rungs::Holders;
use publication::write::rungs::word;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How many were given each title, by batch: rungs of the ladder and awards, or the one title asked for.
pub fn titles(
    work: &Workspace,
    (args, ladder): (&LadderArgs, &Ladder),
    (records, day): (&[Held], Date),
    gate: &Gate,
    talk: Talk,
) -> Result<u8, Failure> {
    let catalogue = &work.catalogue;
    let of_ladder = |id: &str| ladder.rungs.iter().any(|rung| rung == id) || catalogue.titles.get(id).is_some_and(|title| title.award);
    let asked = |id: &str| args.title.as_deref().map_or_else(|| of_ladder(id), |title| title == id);
    let batch = |held: &str| args.batch.as_deref().is_none_or(|batch| batch == held);
    let mut found = gate.holders(counts(catalogue, records, day));
    found.retain(|count| asked(&count.title) && batch(&count.batch));
    if talk.json {
        let one = |count: &Holders| json!({ "title": count.title, "batch": count.batch, "given": count.given, "holding": count.holding, "holders": count.seen });
        talk.document(&json!({ "at": day.to_string(), "titles": found.iter().map(one).collect::<Vec<_>>() }));
        return Ok(OK);
    }
    let head = [talk.say("称号", "title"), talk.say("批次", "batch"), talk.say("获得", "given"), talk.say("有效", "valid")];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(found.iter().map(|count| {
        let title = name_of(catalogue, &count.title, talk);
        vec![title, count.batch.clone(), count.given.to_string(), count.holding.to_string()]
    }));
    crate::out::text(&aligned(&rows));
    Ok(OK)
}

fn name_of(catalogue: &Catalogue, id: &str, talk: Talk) -> String {
    catalogue.titles.get(id).map_or_else(|| id.to_owned(), |title| title.title.get(talk.lang).to_owned())
}

/// Titles that end within so many months, with what the rule in force at their end says today.
pub async fn expiring(
    work: &Workspace,
    (rungs, months): (&[&str], u32),
    (records, day, as_of): (&[Held], Date, Moment),
    gate: &Gate,
    talk: Talk,
) -> Result<u8, Failure> {
    let catalogue = &work.catalogue;
    // The rules that may be in force when titles end, and what says who holds the titles they name.
    let later = catalogue.rules.values().filter(|rule| rungs.contains(&rule.of.as_str()) && rule.until.is_none_or(|until| day < until));
    let mut asked: Vec<usize> = assessment::ladder::judge::asked(catalogue, rungs, day);
    asked.extend(later.flat_map(named_by));
    asked.sort_unstable();
    asked.dedup();
    let gathered = gather(work, &asked, day, as_of).await?;
    let all = ending(catalogue, &gathered.inputs, records, day, months).map_err(|misfit| {
        let words = misfit.words(&catalogue.rule_operands);
        Failure::new(FAILED, words.zh, words.en)
    })?;
    let some = all.iter().any(|ending| rungs.contains(&ending.title.as_str()));
    let mut seen = gate.endings(all);
    seen.retain(|ending| rungs.contains(&ending.title.as_str()));
    if seen.is_empty() && some && !gate.microdata("") {
        return Err(no_right(gate.audience().word()));
    }
    let names: BTreeMap<&str, &str> =
        gathered.inputs.subjects.iter().map(String::as_str).zip(gathered.names.iter().map(|name| name.get(talk.lang))).collect();
    if talk.json {
        talk.document(&json!({ "at": day.to_string(), "ending": seen.iter().map(document).collect::<Vec<_>>() }));
        return Ok(OK);
    }
    let head = [
        talk.say("有效期至", "valid until"),
        talk.say("称号", "title"),
        talk.say("企业", "firm"),
        talk.say("批次", "batch"),
        talk.say("到期时的规则", "rule then"),
        talk.say("按目前数据", "by what is known"),
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(seen.iter().map(|ending| {
        let rule = rule_of(catalogue, &ending.title, ending.until).map(|rule| rule.title.get(talk.lang).to_owned());
        let rule = ending.rule.as_ref().and_then(|id| catalogue.rules.get(id)).map(|rule| rule.title.get(talk.lang).to_owned()).or(rule);
        vec![
            ending.until.to_string(),
            name_of(catalogue, &ending.title, talk),
            names.get(ending.holder.as_str()).map_or_else(|| ending.holder.clone(), |name| (*name).to_owned()),
            ending.batch.clone(),
            rule.unwrap_or_default(),
            super::print::truth(ending.renewal, talk.lang).to_owned(),
        ]
    }));
    crate::out::text(&aligned(&rows));
    Ok(OK)
}

fn document(ending: &Ending) -> Value {
    json!({
        "title": ending.title, "unit": ending.holder, "batch": ending.batch, "until": ending.until.to_string(),
        "rule": ending.rule, "renewal": word(ending.renewal),
    })
}
