//! Titles, facts and ladders to their types; rules with their conditions and scores, when everything they name is known.

mod conditions;
mod scores;
mod work;

use super::Definition;
use super::convert::{day, optional, source, title as titled, whole, words};
use crate::catalogue::{Catalogue, Fact, FactKind, ForecastOf, Ladder, LadderRule, Source, Title};
use crate::check::is_well_sourced;
use crate::formula::check;
use crate::score::{Amount, Dated, Operand, Scope};
use figures::{Issue, Quantity};
use std::collections::{BTreeMap, BTreeSet};
use work::Work;

/// A title without the condition by which it is held, which is read when everything else is known.
pub(super) fn title(d: &Definition<'_>) -> Title {
    Title {
        id: d.id.clone(),
        title: titled(d.node, "title"),
        award: d.node.text_of("kind") == Some("award"),
        issuer: optional(d.node, "issuer"),
        level: optional(d.node, "level"),
        valid_years: whole(d.node, "valid_years").and_then(|years| u8::try_from(years).ok()),
        complete: d.node.text_of("register") == Some("complete"),
        held: None,
        source: source(d.node),
        pack: d.pack.clone(),
        place: d.place(),
    }
}

pub(super) fn fact(d: &Definition<'_>) -> Fact {
    let kind = match d.node.text_of("kind") {
        Some("flag") => FactKind::Flag,
        Some("date") => FactKind::Date,
        Some("word") => FactKind::Words(words(d.node, "words")),
        _ => FactKind::Text,
    };
    let evidence = d.node.get("evidence").map(|_| titled(d.node, "evidence"));
    Fact { id: d.id.clone(), title: titled(d.node, "title"), kind, evidence }
}

pub(super) fn ladder(d: &Definition<'_>) -> Ladder {
    Ladder { id: d.id.clone(), title: titled(d.node, "title"), source: source(d.node), rungs: words(d.node, "rungs") }
}

/// Gives titles the conditions by which they are held, and the catalogue its rules. A rule with a fault is left out.
pub fn resolve<'a>(definitions: &'a [Definition<'a>], catalogue: &mut Catalogue) -> Vec<Issue> {
    let declared: BTreeSet<(&'static str, String)> = definitions.iter().map(|d| (d.kind, d.id.clone())).collect();
    let (rules, held, operands, issues) = read(definitions, catalogue, &declared);
    for (id, test) in held {
        if let Some(title) = catalogue.titles.get_mut(&id) {
            title.held = Some(test);
        }
    }
    catalogue.rules = rules.into_iter().map(|rule| (rule.id.clone(), rule)).collect();
    catalogue.rule_operands = operands;
    issues
}

type Read = (Vec<LadderRule>, Vec<(String, crate::score::Test)>, Vec<Operand>, Vec<Issue>);

fn read<'a>(definitions: &'a [Definition<'a>], catalogue: &Catalogue, declared: &BTreeSet<(&'static str, String)>) -> Read {
    let known = BTreeMap::new();
    let names = check::Scope { catalogue, declared, known: &known };
    // What is held of land and meters belongs to a period, not to a day of decision.
    let scope = Scope { names, measures: None, resources: BTreeMap::new(), record: None, of_day: true };
    let (mut operands, mut issues, mut rules, mut held) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for d in definitions.iter().filter(|d| d.sound && ["title", "rule"].contains(&d.kind)) {
        let mut work = Work::new(d, &scope, std::mem::take(&mut operands));
        let made = match d.kind {
            "title" => {
                held.extend(d.node.get("held").and_then(|node| work.test(node)).map(|test| (d.id.clone(), test)));
                None
            }
            _ => rule(&mut work),
        };
        let (named, found) = work.done();
        operands = named;
        let whole = found.is_empty() && is_well_sourced(d, definitions, catalogue) && catalogue.titles.contains_key(&of(d));
        rules.extend(made.filter(|_| whole));
        issues.extend(found);
    }
    (rules, held, operands, issues)
}

fn of(d: &Definition<'_>) -> String {
    d.node.text_of("of").unwrap_or_default().to_owned()
}

fn rule(work: &mut Work<'_>) -> Option<LadderRule> {
    let d = work.definition;
    let source = source(d.node);
    let wanted = matches!(source, Source::Required { .. });
    let scores = scores::scores(work);
    let conditions = d.node.get("conditions").and_then(|node| conditions::node(node, &scores, work));
    match (wanted, d.node.get("conditions").is_some()) {
        (false, false) => {
            let issue = d.issue("rule-without-conditions", "规则没有条件", "the rule has no conditions");
            work.say(issue.hint(
                "写上 conditions；条文不掌握时写 source: { state: required, … }",
                "write `conditions`, or `source: { state: required, … }` where its text is not at hand",
            ));
        }
        (true, true) => {
            let issue = d.issue("conditions-of-a-wanted-rule", "条文待补的规则不能写条件", "a rule whose text is wanted has no conditions");
            work.say(issue.hint("去掉 conditions，或写明来源", "leave `conditions` out, or give the source"));
        }
        _ => {}
    }
    let forecast = forecast(work);
    Some(LadderRule {
        id: d.id.clone(),
        title: titled(d.node, "title"),
        of: of(d),
        from: day(d.node, "from")?,
        until: day(d.node, "until"),
        source,
        scores,
        conditions,
        forecast,
        pack: d.pack.clone(),
        place: d.place(),
    })
}

fn forecast(work: &mut Work<'_>) -> Option<ForecastOf> {
    let node = work.definition.node.get("forecast")?;
    let of = work.amount(node.get("of")?)?;
    let line = work.amount(node.get("reaches")?)?;
    let months = whole(node, "months")?;
    let item = match &of.amount {
        Amount::Value(operand) => work.operand(*operand).and_then(|operand| match operand {
            Operand::Dated(Dated::Trailing(item)) => Some((*operand_number(&of.amount)?, item.clone())),
            _ => None,
        }),
        _ => None,
    };
    let line = match line.amount {
        Amount::Number(amount) => Quantity { amount, measure: line.measure }.convert(&of.measure),
        _ => None,
    };
    let (Some((operand, item)), Some(line)) = (item, line) else {
        let says = ("只能预测近十二个月合计何时达到一个数", "only when a total of twelve months reaches an amount can be forecast");
        let right = ("例如 of: trailing(PY-2.01), reaches: 2000 万元", "such as of: trailing(PY-2.01), reaches: 2000 万元");
        work.fault_at(node.get("of")?, "not-a-forecast", says, right);
        return None;
    };
    let newest = work.number_of(Operand::Dated(Dated::Newest(item)));
    Some(ForecastOf { operand, newest, line, months })
}

fn operand_number(amount: &Amount) -> Option<&usize> {
    match amount {
        Amount::Value(operand) => Some(operand),
        _ => None,
    }
}
