//! A correspondence leads from one nomenclature to another: every line is a pair of codes that have none below them,
//! none is there twice, every code of both has a line, and the shares of a code add up to one. What refines another has
//! pairs of that one only, all those of a code, each with its share.

use super::Case;
use super::classifications::never_in_force;
use super::lines::{Fault, Line, split};
use crate::catalogue::{Correspondence, Nomenclature, Targets};
use crate::nearest::{nearest, proposed};
use crate::node::Node;
use crate::read::editions::WANTED;
use figures::{Decimal, Issue};
use std::collections::{BTreeMap, BTreeSet};

/// Digits a share may have behind the point, so that what it is multiplied with stays exact.
const SHARE_DIGITS: u32 = 6;

/// How many codes a message names.
const NAMED: usize = 5;

/// The keys of the two nomenclatures.
const ENDS: [&str; 2] = ["from_codes", "to_codes"];

/// A line as two codes and a share.
struct Pair<'t> {
    line: Line<'t>,
    from: &'t str,
    to: &'t str,
    share: Option<Decimal>,
}

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let mut issues: Vec<Issue> = ENDS.iter().filter_map(|key| unknown_nomenclature(case, key)).collect();
    issues.extend(wrong_base(case));
    issues.extend(never_in_force(case.definition, case.definition.node));
    let block = case.definition.node.get("rows").filter(|node| node.text().is_some_and(|text| !text.trim().is_empty()));
    match block {
        _ if !issues.is_empty() => issues,
        Some(block) => rows(case, block),
        None => empty(case).into_iter().collect(),
    }
}

fn empty(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let issue = d.issue("empty-definition", format!("对照表“{}”没有行", d.id), format!("correspondence `{}` has no rows", d.id));
    let hint = ("加上 rows，或把来源写成 state: required", "add `rows`, or make its source state: required");
    (!case.is_wanted()).then(|| issue.hint(hint.0, hint.1))
}

fn unknown_nomenclature(case: &Case<'_>, key: &str) -> Option<Issue> {
    let node = case.definition.node.get(key)?;
    let id = node.text().filter(|id| !case.declared("nomenclature", id))?;
    let (zh, en) = (format!("没有标准分类“{id}”"), format!("there is no nomenclature `{id}`"));
    let issue = case.definition.issue_at("unknown-nomenclature", node.spot, zh, en);
    Some(proposed(issue, nearest(id, case.ids("nomenclature"))))
}

/// What it refines isn't there, or is between other nomenclatures.
fn wrong_base(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let node = d.node.get("refines")?;
    let id = node.text()?;
    let Some(base) = case.all.iter().find(|other| other.kind == d.kind && other.id == id && other.id != d.id) else {
        let (zh, en) = (format!("没有对照表“{id}”"), format!("there is no correspondence `{id}`"));
        return Some(proposed(d.issue_at("unknown-correspondence", node.spot, zh, en), nearest(id, case.ids(d.kind))));
    };
    let fits = ends(base.node) == ends(d.node) && base.node.get("refines").is_none();
    let (zh, en) = (format!("“{id}”不是这两个标准分类的对照表"), format!("`{id}` is no table between these two nomenclatures"));
    let hint = ("refines 写两个标准分类之间的完整对照表", "`refines` names the whole table between the two nomenclatures");
    (!fits).then(|| d.issue_at("other-correspondence", node.spot, zh, en).hint(hint.0, hint.1))
}

/// The two nomenclatures, whichever is first.
fn ends(node: &Node) -> BTreeSet<Option<&str>> {
    ENDS.iter().map(|key| node.text_of(key)).collect()
}

fn rows(case: &Case<'_>, block: &Node) -> Vec<Issue> {
    let (mut pairs, mut issues) = (Vec::new(), Vec::new());
    let rules = Rules::new(case);
    let mut seen = BTreeSet::new();
    for line in split(block.text().unwrap_or_default()) {
        match rules.pair(line, &mut seen) {
            Ok(pair) => pairs.push(pair),
            Err(fault) => issues.push(line.issue(case, block, fault)),
        }
    }
    if issues.is_empty() {
        issues.extend(rules.shares(&pairs).into_iter().map(|(line, fault)| line.issue(case, block, fault)));
        issues.extend(rules.uncovered(&pairs));
    }
    issues
}

/// What the lines are held against.
struct Rules<'a> {
    case: &'a Case<'a>,
    ends: [Option<&'a Nomenclature>; 2],
    base: Option<&'a Correspondence>,
    forward: bool,
}

impl<'a> Rules<'a> {
    fn new(case: &'a Case<'a>) -> Self {
        let id = |key: &str| case.definition.node.text_of(key).unwrap_or_default();
        let listed = |key: &str| case.catalogue.nomenclatures.get(id(key)).filter(|n| !n.entries.is_empty());
        let base = case.definition.node.text_of("refines").and_then(|base| case.catalogue.correspondences.get(base));
        let forward = base.is_some_and(|base| base.from_codes == id("from_codes"));
        Rules { case, ends: ENDS.map(listed), base, forward }
    }

    /// Where a code goes by the table that is refined.
    fn of_base(&self, code: &str) -> Option<&'a Targets> {
        self.base.and_then(|base| if self.forward { base.forward.get(code) } else { base.backward.get(code) })
    }

    fn pair<'t>(&self, line: Line<'t>, seen: &mut BTreeSet<(&'t str, &'t str)>) -> Result<Pair<'t>, Fault> {
        let pair = read(line).ok_or_else(|| misread(line))?;
        for (code, list) in [pair.from, pair.to].into_iter().zip(self.ends) {
            list.map_or(Ok(()), |list| listed(list, code))?;
        }
        if !seen.insert((pair.from, pair.to)) {
            let (zh, en) = (format!("{} 与 {} 重复", pair.from, pair.to), format!("{} and {} are there twice", pair.from, pair.to));
            return Err(Fault("duplicate-pair", zh, en, ("一对代码只能有一行", "a pair of codes has one line")));
        }
        self.belongs(&pair)?;
        Ok(pair)
    }

    /// A refined table has the pair.
    fn belongs(&self, pair: &Pair<'_>) -> Result<(), Fault> {
        let Some(base) = self.base else { return Ok(()) };
        let has = |targets: &Targets| targets.codes.iter().any(|(code, _)| code == pair.to);
        if self.of_base(pair.from).is_some_and(has) {
            return Ok(());
        }
        let (zh, en) = (
            format!("“{}”没有 {} 与 {} 这一对", base.id, pair.from, pair.to),
            format!("`{}` has no pair of {} and {}", base.id, pair.from, pair.to),
        );
        Err(Fault("pair-not-in-table", zh, en, ("只写所补充的对照表里有的代码对", "only pairs of the refined table can be given shares")))
    }

    /// The shares of each code: all or none, and one together.
    fn shares<'t>(&self, pairs: &[Pair<'t>]) -> Vec<(Line<'t>, Fault)> {
        let mut by_code: BTreeMap<&str, Vec<&Pair<'t>>> = BTreeMap::new();
        pairs.iter().filter(|p| p.from != WANTED).for_each(|p| by_code.entry(p.from).or_default().push(p));
        by_code.into_iter().filter_map(|(code, pairs)| Some((pairs.last()?.line, self.unshared(code, &pairs)?))).collect()
    }

    fn unshared(&self, code: &str, pairs: &[&Pair<'_>]) -> Option<Fault> {
        let missing = || pairs.iter().filter(|p| p.share.is_none()).map(|p| p.to);
        let left_out = self.of_base(code).into_iter().flat_map(|t| &t.codes).map(|(to, _)| to.as_str());
        let left_out = left_out.filter(|to| !pairs.iter().any(|p| p.to == *to));
        let without: Vec<&str> = missing().chain(left_out).collect();
        if self.base.is_none() && without.len() == pairs.len() {
            return None;
        }
        let sum: Decimal = pairs.iter().filter_map(|p| p.share).sum();
        match without.as_slice() {
            [] if sum == Decimal::ONE => None,
            [] => Some(Fault(
                "shares-not-one",
                format!("{code} 的比例合计 {}，不是 1", sum.normalize()),
                format!("the shares of {code} add up to {}, not to 1", sum.normalize()),
                ("一个代码的比例合计为 1", "the shares of a code add up to 1"),
            )),
            [first, ..] => Some(Fault(
                "share-missing",
                format!("{code} 的 {first} 没有比例"),
                format!("of {code}, {first} has no share"),
                ("一个代码的比例要么全写，要么都不写", "the shares of a code are declared all or not at all"),
            )),
        }
    }

    /// Codes without a line; a table that refines another needs none.
    fn uncovered(&self, pairs: &[Pair<'_>]) -> Vec<Issue> {
        if self.base.is_some() {
            return Vec::new();
        }
        let froms: BTreeSet<&str> = pairs.iter().map(|p| p.from).collect();
        let tos: BTreeSet<&str> = pairs.iter().map(|p| p.to).collect();
        self.ends.into_iter().zip([froms, tos]).filter_map(|(list, codes)| self.without_line(list?, &codes)).collect()
    }

    fn without_line(&self, list: &Nomenclature, codes: &BTreeSet<&str>) -> Option<Issue> {
        let missing: Vec<&str> = list.lowest().filter(|code| !codes.contains(code)).collect();
        let named = missing.get(..NAMED.min(missing.len())).filter(|named| !named.is_empty())?;
        let (number, title) = (missing.len(), &list.title);
        let spot = self.case.definition.entry("rows").map_or(self.case.definition.spot, |entry| entry.spot);
        let (zh, en) = (
            format!("{}没有行的代码（共 {number} 个）：{}", title.zh, named.join("、")),
            format!("codes of {} without a line, {number} in all: {}", title.en, named.join(", ")),
        );
        let issue = self.case.definition.issue_at("code-without-line", spot, zh, en);
        Some(issue.hint(
            "每个最低一级的代码都要有行；去向不明的写 代码|?",
            "every code without codes below it has a line; where it is wanted, code|?",
        ))
    }
}

/// Two codes, not both wanted, and a share between nothing and all.
fn read(line: Line<'_>) -> Option<Pair<'_>> {
    let (from, to, share) = match line.fields().as_slice() {
        [from, to] => (*from, *to, None),
        [from, to, share] => (*from, *to, Some(share.parse::<Decimal>().ok()?)),
        _ => return None,
    };
    let fits = |share: Decimal| share >= Decimal::ZERO && share <= Decimal::ONE && share.normalize().scale() <= SHARE_DIGITS;
    let wanted = [from, to].iter().filter(|code| **code == WANTED).count();
    let sound = !from.is_empty() && !to.is_empty() && wanted < 2 && share.is_none_or(|share| wanted == 0 && fits(share));
    sound.then_some(Pair { line, from, to, share })
}

fn misread(line: Line<'_>) -> Fault {
    Fault(
        "bad-pair-line",
        format!("“{}”不是“代码|代码”或“代码|代码|比例”", line.text),
        format!("`{}` is not code|code or code|code|share", line.text),
        (
            "比例在 0 与 1 之间，至多六位小数，例如 3969|3976|0.25",
            "a share is between 0 and 1, with six decimals at most, such as 3969|3976|0.25",
        ),
    )
}

fn listed(list: &Nomenclature, code: &str) -> Result<(), Fault> {
    let hint = ("写最低一级的代码", "write codes that have none below them");
    if code == WANTED || list.is_lowest(code) {
        return Ok(());
    }
    if list.entries.contains_key(code) {
        let (zh, en) = (format!("{code} 之下还有代码"), format!("{code} has codes below it"));
        return Err(Fault("not-lowest-code", zh, en, hint));
    }
    let (zh, en) = (format!("{}没有代码 {code}", list.title.zh), format!("{} has no code {code}", list.title.en));
    Err(Fault("unknown-code", zh, en, hint))
}
