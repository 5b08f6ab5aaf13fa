//! Classes of a card, what decides over them and what follows from them.

use super::formulas::Work;
use super::layers::Found;
use super::parts::{own_source, rule};
use super::ranges::{days, on};
use super::terms::{bare, number};
use super::words::{ROUNDING, named};
use crate::catalogue::{Classes, Cut, Effect, Grade, Override, Parameter, Policy, Reach, Rounding};
use crate::node::Node;
use crate::read::convert::{entries, measure, source, text, title, wording_of};
use figures::Decimal;

/// The classes, from best to worst, with cuts that go one way.
pub(super) fn classes(found: Found<'_>, work: &mut Work<'_>) -> Option<Classes> {
    let node = found.node;
    let elements = node.get("grades").map_or(&[][..], Node::elements);
    let grades: Vec<Grade> = elements.iter().map(grade).collect();
    let cuts = elements.iter().flat_map(|e| ["upto", "at_least"].map(|key| (key, Found::element(e, found.own).under(key))));
    cuts.for_each(|(key, cut)| cut.into_iter().for_each(|cut| bare(key, cut, work)));
    for (nth, (grade, node)) in grades.iter().zip(elements).enumerate() {
        let (last, rest) = (nth + 1 == grades.len(), grade.reach == Reach::Rest);
        let at = Found::element(node, found.own);
        if rest && !last {
            let says = (format!("等级“{}”没有写到哪里为止", grade.grade), format!("grade `{}` does not say where it ends", grade.grade));
            work.issue(
                at,
                "grade-without-end",
                says,
                ("写 upto: 0.2 或 at_least: 80".to_owned(), "write `upto: 0.2` or `at_least: 80`".to_owned()),
            );
        }
        if nth > 0 && !follows(&grades[nth - 1].reach, &grade.reach) {
            let says = (
                format!("等级“{}”的界限不在前一等级之后", grade.grade),
                format!("the cut of grade `{}` is not after the one before", grade.grade),
            );
            let hint = (
                "upto 逐级增大，at_least 逐级减小，只用其中一种",
                "`upto` grows and `at_least` falls from grade to grade, and only one of them is used",
            );
            work.issue(at, "grade-order", says, (hint.0.to_owned(), hint.1.to_owned()));
        }
    }
    Some(Classes {
        grades,
        rounding: node.text_of("rounding").and_then(|w| named(&ROUNDING, w)).unwrap_or(Rounding::Floor),
        ties: if node.text_of("ties") == Some("worse") { Cut::Worse } else { Cut::Better },
        source: own_source(node),
    })
}

fn grade(node: &Node) -> Grade {
    let upto = node.get("upto").and_then(number).map(Reach::Upto);
    let reach = upto.or_else(|| node.get("at_least").and_then(number).map(Reach::AtLeast)).unwrap_or(Reach::Rest);
    Grade { grade: text(node, "grade"), title: title(node, "title"), reach }
}

/// Whether a cut may follow another on every day on which both have a number.
fn follows(before: &Reach, next: &Reach) -> bool {
    let all = |a: &Parameter, b: &Parameter, goes: fn(Decimal, Decimal) -> bool| {
        days(&[a, b]).into_iter().all(|day| on(a, day).zip(on(b, day)).is_none_or(|(a, b)| goes(a, b)))
    };
    match (before, next) {
        (Reach::Upto(a), Reach::Upto(b)) => all(a, b, |a, b| a < b),
        (Reach::AtLeast(a), Reach::AtLeast(b)) => all(a, b, |a, b| a > b),
        (_, Reach::Rest) => true,
        _ => false,
    }
}

/// An effect on the class that is named.
type Doing = fn(String) -> Effect;

/// A rule with what it does to the class.
pub(super) fn overriding(found: Found<'_>, classes: Option<&Classes>, work: &mut Work<'_>) -> Option<Override> {
    let rule = rule(found, work)?;
    let keys: [(&str, Doing); 3] = [("grade", Effect::Is), ("at_best", Effect::AtBest), ("at_least", Effect::AtLeast)];
    let said: Vec<_> = keys.into_iter().filter_map(|(key, make)| Some((found.under(key)?, make))).collect();
    let [(at, make)] = said.as_slice() else {
        let says = (
            format!("“{}”要写 grade、at_best、at_least 之一", rule.id),
            format!("`{}` says one of `grade`, `at_best`, `at_least`", rule.id),
        );
        work.issue(found, "one-of", says, ("例如 grade: D".to_owned(), "such as grade: D".to_owned()));
        return None;
    };
    let grade = at.node.text().unwrap_or_default();
    known(*at, grade, classes, work);
    Some(Override { rule, effect: make(grade.to_owned()) })
}

/// That a class exists.
fn known(at: Found<'_>, grade: &str, classes: Option<&Classes>, work: &mut Work<'_>) {
    let all: Vec<&str> = classes.into_iter().flat_map(|c| c.grades.iter().map(|g| g.grade.as_str())).collect();
    if !all.contains(&grade) {
        let hint = (format!("已有：{}", all.join("、")), format!("there are {}", all.join(", ")));
        work.issue(at, "unknown-grade", (format!("没有等级“{grade}”"), format!("there is no grade `{grade}`")), hint);
    }
}

/// What follows from the classes.
pub(super) fn policies(found: Found<'_>, classes: Option<&Classes>, work: &mut Work<'_>) -> Vec<Policy> {
    let mut all = Vec::new();
    for entry in found.node.entries() {
        for e in entries(&entry.value, "by_grade") {
            known(Found::entry(e, found.own), &e.key, classes, work);
        }
        all.push(Policy {
            id: entry.key.clone(),
            title: title(&entry.value, "title"),
            measure: measure(&entry.value, "unit"),
            by_grade: entries(&entry.value, "by_grade").iter().map(|e| (e.key.clone(), wording_of(&e.value))).collect(),
            source: source(&entry.value),
        });
    }
    all
}
