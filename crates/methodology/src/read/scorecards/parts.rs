//! What a card says beside its terms: who is judged with whom, steps, adjustments, robustness.

use super::formulas::Work;
use super::layers::{Found, Layers};
use super::ranges::own;
use super::words::{IMPUTING, named, normaliser};
use crate::catalogue::{Adjustment, Aggregate, Inherit, Merge, Publicity, RankingGroup, Robustness, Rule, Source, Step, Treating};
use crate::node::Node;
use crate::read::convert::{decimal, source, text, title, whole, words};
use crate::score::{Amount, Test};
use figures::Decimal;

pub(super) use super::classes::{classes, overriding, policies};

/// The condition of those judged; nothing where all are.
pub(super) fn units(layers: &Layers<'_>, work: &mut Work<'_>) -> Option<Test> {
    let found = layers.get("of")?.under("units")?;
    if found.node.text() == Some("all") { None } else { work.test(found) }
}

pub(super) fn groups(layers: &Layers<'_>, work: &mut Work<'_>) -> Vec<RankingGroup> {
    let one = |found: Found<'_>, work: &mut Work<'_>| RankingGroup {
        id: text(found.node, "id"),
        title: title(found.node, "title"),
        when: found.under("when").and_then(|f| work.test(f)),
    };
    layers.elements("groups").into_iter().map(|found| one(found, work)).collect()
}

pub(super) fn rule(found: Found<'_>, work: &mut Work<'_>) -> Option<Rule> {
    let when = work.test(found.under("when")?)?;
    Some(Rule { id: text(found.node, "id"), title: title(found.node, "title"), when, source: own_source(found.node) })
}

/// The source a part has of its own.
pub(super) fn own_source(node: &Node) -> Option<Source> {
    node.get("source").map(|_| source(node))
}

pub(super) fn merge(layers: &Layers<'_>, work: &mut Work<'_>) -> Option<Merge> {
    let found = of_units("merge", layers, work)?;
    if let Some(attribute) = found.node.text_of("attribute") {
        return Some(Merge::Attribute(attribute.to_owned()));
    }
    resource(found.under("shared")?, work).map(Merge::Shared)
}

/// What only a card of units can say; of one whose members are of a panel it is told at that, or at who is judged.
fn of_units<'a>(key: &str, layers: &Layers<'a>, work: &mut Work<'_>) -> Option<Found<'a>> {
    let found = layers.get(key)?;
    if work.scope.measures.is_none() {
        return Some(found);
    }
    let says = (
        format!("评价对象是对比面板的成员，没有用地和名录，不能写 {key}"),
        format!("members of a panel have no holdings or register here, so that `{key}` says nothing of them"),
    );
    let at = own(&[Some(found), layers.get("of")])?;
    work.issue(at, "not-of-a-panel", says, (format!("删去 {key}"), format!("leave `{key}` out")));
    None
}

/// The id of a resource that exists.
fn resource(found: Found<'_>, work: &mut Work<'_>) -> Option<String> {
    let id = found.node.text()?;
    if work.scope.resources.contains_key(id) {
        return Some(id.to_owned());
    }
    let near = crate::nearest::proposal(crate::nearest::nearest(id, work.scope.resources.keys().copied()));
    work.issue(found, "unknown-resource", (format!("没有资源“{id}”"), format!("there is no resource `{id}`")), (near.zh, near.en));
    None
}

pub(super) fn adjustment(found: Found<'_>, work: &mut Work<'_>) -> Option<Adjustment> {
    let node = found.node;
    let amount = found.under("amount").and_then(|f| Some((f, work.amount(f)?)));
    let when = found.under("when").map(|f| work.test(f));
    let (at, amount) = amount?;
    if !(amount.measure.is_pure() || amount.measure.name() == "1") {
        let says = (format!("加减分应为数，不能以“{}”计", amount.measure), format!("points are a number, not in {}", amount.measure));
        work.issue(at, "mixed-units", says, ("除以一个同单位的数".to_owned(), "divide by an amount of its unit".to_owned()));
        return None;
    }
    if when == Some(None) {
        return None;
    }
    Some(Adjustment {
        id: text(node, "id"),
        title: title(node, "title"),
        amount: pure(amount.amount, &amount.measure),
        text: text(node, "amount"),
        when: when.flatten(),
        bounds: bounds(node),
        source: own_source(node),
    })
}

/// A share as a number.
fn pure(amount: Amount, measure: &figures::Measure) -> Amount {
    let one = figures::Measure::parse("1").and_then(|one| measure.factor(&one));
    one.map_or(amount.clone(), |(over, under)| amount.scaled(over, under))
}

pub(super) fn bounds(node: &Node) -> (Option<Decimal>, Option<Decimal>) {
    (decimal(node, "at_least"), decimal(node, "at_most"))
}

pub(super) fn inherit(layers: &Layers<'_>, work: &mut Work<'_>) -> Option<Inherit> {
    let found = of_units("inherit", layers, work)?;
    let resource = resource(found.under("from")?, work)?;
    Some(Inherit { resource, except: words(found.node, "except") })
}

pub(super) fn publicity(node: &Node) -> Publicity {
    Publicity {
        days: whole(node, "days").unwrap_or_default(),
        until: node.text_of("until").map(str::to_owned),
        answer_days: whole(node, "answer_days"),
        source: own_source(node),
    }
}

/// Share of the runs within the band of ranks, in hundredths, where a card doesn't say.
const BAND: i64 = 90;

pub(super) fn robustness(node: &Node) -> Robustness {
    let elements = |key| node.get(key).map_or(&[][..], Node::elements);
    Robustness {
        draws: whole(node, "draws").unwrap_or(1),
        seed: node.text_of("seed").and_then(|t| t.parse().ok()).unwrap_or_default(),
        weights: decimal(node, "weights").unwrap_or_default(),
        bounds: decimal(node, "bounds").unwrap_or_default(),
        normalise: elements("normalise").iter().filter_map(normaliser).collect(),
        aggregate: elements("aggregate").iter().filter_map(|n| Aggregate::parse(n.text()?)).collect(),
        band: decimal(node, "band").unwrap_or_else(|| Decimal::new(BAND, 2)),
    }
}

/// The steps, each of one kind.
pub(super) fn steps(layers: &Layers<'_>, work: &mut Work<'_>) -> Vec<Step> {
    let known: Vec<&str> = layers.terms().iter().map(|t| t.id).collect();
    layers.elements("prepare").into_iter().filter_map(|found| step(found, &known, work)).collect()
}

fn step(found: Found<'_>, known: &[&str], work: &mut Work<'_>) -> Option<Step> {
    let node = found.node;
    let listed = found.under("terms").map_or(&[][..], |terms| terms.node.elements());
    for list in listed.iter().map(|node| Found::element(node, found.own)) {
        let id = list.node.text().unwrap_or_default();
        if !known.contains(&id) {
            let near = crate::nearest::proposal(crate::nearest::nearest(id, known.iter().copied()));
            work.issue(list, "unknown-term", (format!("没有评分项“{id}”"), format!("there is no term `{id}`")), (near.zh, near.en));
        }
    }
    let terms = words(node, "terms");
    let kinds = ["screen", "impute", "treat"].iter().filter(|key| node.get(key).is_some()).count();
    if kinds != 1 {
        let says = ("一个预处理步骤只写 screen、impute、treat 之一".to_owned(), "a step is one of `screen`, `impute`, `treat`".to_owned());
        work.issue(found, "one-of", says, ("分成几步写".to_owned(), "write several steps".to_owned()));
        return None;
    }
    if let Some(word) = node.text_of("impute") {
        return Some(Step::Impute { method: named(&IMPUTING, word)?, terms });
    }
    if let Some(treat) = found.under("treat") {
        return treating(treat, work).map(|method| Step::Treat { method, terms });
    }
    Some(Step::Screen { at_least: decimal(node, "screen")? })
}

fn treating(found: Found<'_>, work: &mut Work<'_>) -> Option<Treating> {
    let node = found.node;
    let read = match node.text_of("by")? {
        "winsorise" => (|| {
            Some(Treating::Winsorise {
                at_most: whole(node, "at_most")?,
                skew: decimal(node, "skew")?,
                kurtosis: decimal(node, "kurtosis")?,
            })
        })(),
        "clip" => (|| Some(Treating::Clip { low: decimal(node, "low")?, high: decimal(node, "high")? }))(),
        _ => Some(Treating::Log),
    };
    if read.is_none() {
        let says = ("缺少这种处理方法的参数".to_owned(), "the treatment has not all its numbers".to_owned());
        let hint =
            ("winsorise 要 at_most、skew、kurtosis；clip 要 low、high", "winsorise takes at_most, skew, kurtosis; clip takes low, high");
        work.issue(found, "missing-key", says, (hint.0.to_owned(), hint.1.to_owned()));
    }
    read
}
