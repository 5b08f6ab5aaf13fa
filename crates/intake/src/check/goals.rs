//! What needs more than one line of goals, or the book: revisions that say why, parents, milestones of their targets.

use crate::read::fold::nearest;
use figures::{CapacityStep, Class, Goals, Issue, Milestone, Moment, Place, Target, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Holds goals that were read against each other and against those in the book.
pub fn check_goals(new: &Goals, before: &Goals) -> Vec<Issue> {
    let mut all = before.clone();
    all.extend(new.clone());
    let last = last_said(&all.targets);
    let mut issues = Vec::new();
    for (target, said) in with_previous(&new.targets, &before.targets, |t| t.target.clone(), |t| t.known) {
        issues.extend(revision(said.map(|s| !same_target(s, target)), target.note.as_deref(), target.aim.is_none(), &target.place));
        issues.extend(said.and_then(|said| another(target, said)));
        issues.extend(parent(target, &last));
        issues.extend(without_milestones(target, &all.milestones));
    }
    for (milestone, said) in with_previous(&new.milestones, &before.milestones, |m| (m.target.clone(), m.due), |m| m.known) {
        issues.extend(revision(
            said.map(|s| !same_milestone(s, milestone)),
            milestone.note.as_deref(),
            milestone.aim.is_none(),
            &milestone.place,
        ));
        issues.extend(of_target(milestone, &last));
    }
    let step = |s: &CapacityStep| (s.unit.clone(), s.product.clone(), s.phase.clone());
    for (step, said) in with_previous(&new.capacities, &before.capacities, step, |s| s.known) {
        issues.extend(revision(said.map(|s| !same_step(s, step)), step.note.as_deref(), false, &step.place));
        issues.extend(one_measure(step, &all.capacities));
    }
    issues.sort_by(|a, b| a.place.cmp(&b.place));
    issues
}

/// Every new statement with the one that held when it became known.
pub(super) fn with_previous<'a, T, K: Ord>(
    new: &'a [T],
    before: &'a [T],
    key: impl Fn(&'a T) -> K,
    known: impl Fn(&T) -> Moment,
) -> Vec<(&'a T, Option<&'a T>)> {
    let mut held: BTreeMap<K, Vec<&T>> = BTreeMap::new();
    for row in before {
        held.entry(key(row)).or_default().push(row);
    }
    let mut rows: Vec<&T> = new.iter().collect();
    rows.sort_by_key(|row| known(row));
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let said = held.entry(key(row)).or_default();
        out.push((row, said.iter().copied().filter(|s| known(s) <= known(row)).max_by_key(|s| known(s))));
        said.push(row);
    }
    out
}

/// The last statement of every target.
fn last_said(targets: &[Target]) -> BTreeMap<&str, &Target> {
    let mut rows: Vec<&Target> = targets.iter().collect();
    rows.sort_by_key(|t| t.known);
    rows.into_iter().map(|t| (t.target.as_str(), t)).collect()
}

fn same_target(a: &Target, b: &Target) -> bool {
    let said = |t: &Target| Target { known: b.known, source: None, note: None, place: Place::default(), ..t.clone() };
    said(a) == said(b)
}

fn same_milestone(a: &Milestone, b: &Milestone) -> bool {
    (a.aim, &a.title) == (b.aim, &b.title)
}

fn same_step(a: &CapacityStep, b: &CapacityStep) -> bool {
    (a.date, &a.capacity, a.state, &a.output) == (b.date, &b.capacity, b.state, &b.output)
}

/// A revision says why; what was never set cannot be withdrawn. `differs` is whether it differs from what was said
/// before, where anything was.
pub(super) fn revision(differs: Option<bool>, note: Option<&str>, withdraws: bool, place: &Place) -> Option<Issue> {
    match differs {
        Some(true) if note.is_none() => {
            let reason = Text::new("与此前所定不同，note 未写原因", "it differs from what was set before and `note` does not say why");
            let issue = Issue::blocking("revision-without-reason", place.clone(), reason);
            Some(issue.hint("在 note 列写明调整原因和依据", "write the reason and the document into `note`"))
        }
        None if withdraws => {
            let reason = Text::new("此前没有可撤销的内容", "nothing was set that could be withdrawn");
            let issue = Issue::blocking("nothing-to-withdraw", place.clone(), reason);
            Some(issue.hint("核对名称、日期和 known_at", "look at the name, the day and known_at"))
        }
        _ => None,
    }
}

/// A revision changes how much and how, never of what.
fn another(target: &Target, said: &Target) -> Option<Issue> {
    let about = |t: &Target| (t.indicator.clone(), t.filer.clone(), t.area.clone(), t.period);
    if about(target) == about(said) {
        return None;
    }
    let (name, was) = (&target.target, format!("{} {} {}", said.indicator, said.area, said.period));
    let zh = format!("目标“{name}”此前为 {was}，不能改作别的指标、区域或期别");
    let en = format!("the target `{name}` was of {was}; indicator, filer, area and period stay");
    let issue = Issue::blocking("another-target", target.place.clone(), Text::new(zh, en));
    Some(issue.hint("另起名称，原目标如不再适用则撤销", "give it a name of its own, and withdraw the old one"))
}

/// A part is of the period and dimension of its whole, and no whole is part of itself.
fn parent(target: &Target, last: &BTreeMap<&str, &Target>) -> Option<Issue> {
    let name = target.parent.as_deref()?;
    let Some(whole) = last.get(name) else { return Some(unknown("unknown-parent", ("上级目标", "parent"), name, &target.place, last)) };
    let at = |code, zh: String, en: String| Issue::blocking(code, target.place.clone(), Text::new(zh, en));
    if whole.period != target.period {
        let (zh, en) = (format!("上级目标“{name}”的期别为 {}", whole.period), format!("the parent `{name}` is of {}", whole.period));
        return Some(at("other-period", zh, en).hint("分解目标与上级目标同期", "a part is of the same period as the whole"));
    }
    if !whole.measure.same_dimension(&target.measure) {
        let (zh, en) = (format!("上级目标“{name}”以 {} 计", whole.measure), format!("the parent `{name}` is in {}", whole.measure));
        return Some(
            at("other-dimension", zh, en)
                .hint("分解目标的单位应可换算为上级目标的单位", "the unit of a part converts to that of the whole"),
        );
    }
    is_circle(target, last).then(|| {
        let zh = format!("目标“{}”是自己的上级", target.target);
        at("circle-of-parents", zh, format!("the target `{}` is above itself", target.target))
            .hint("核对 parent 列", "look at the column `parent`")
    })
}

fn is_circle(target: &Target, last: &BTreeMap<&str, &Target>) -> bool {
    let mut passed = BTreeSet::from([target.target.as_str()]);
    let mut above = target.parent.as_deref();
    while let Some(name) = above {
        if !passed.insert(name) {
            return true;
        }
        above = last.get(name).and_then(|t| t.parent.as_deref());
    }
    false
}

fn unknown(code: &'static str, label: (&str, &str), name: &str, place: &Place, last: &BTreeMap<&str, &Target>) -> Issue {
    let reason = Text::new(format!("没有{}“{name}”", label.0), format!("there is no {} `{name}`", label.1));
    let issue = Issue::blocking(code, place.clone(), reason);
    match nearest(name, last.keys().copied()) {
        Some(near) => issue.hint(format!("可能是 {near}"), format!("perhaps {near}")),
        None => issue.hint("先导入目标文件，或一并导入", "import the file of targets first, or together"),
    }
}

/// A target that goes by milestones has some.
fn without_milestones(target: &Target, milestones: &[Milestone]) -> Option<Issue> {
    let wants = target.pace == figures::goal::Pace::Milestones && target.aim.is_some();
    if !wants || milestones.iter().any(|m| m.target == target.target) {
        return None;
    }
    let reason = Text::new("进度按节点，而尚无节点", "its pace goes by milestones and there are none");
    let issue = Issue::blocking("no-milestones", target.place.clone(), reason).of_class(Class::D);
    Some(issue.hint("导入 target,due,value 文件", "import a file `target,due,value`"))
}

/// A milestone lies within the period of its target.
fn of_target(milestone: &Milestone, last: &BTreeMap<&str, &Target>) -> Option<Issue> {
    let Some(target) = last.get(milestone.target.as_str()) else {
        return Some(unknown("unknown-target", ("目标", "target"), &milestone.target, &milestone.place, last));
    };
    let period = target.period;
    if (period.first_day()..=period.last_day()).contains(&milestone.due) {
        return None;
    }
    let zh = format!("节点 {} 不在目标期 {period} 内", milestone.due);
    let reason = Text::new(zh, format!("the milestone of {} lies outside of {period}", milestone.due));
    let issue = Issue::blocking("due-outside", milestone.place.clone(), reason);
    Some(issue.hint("核对 due 的年份", "look at the year of `due`"))
}

/// The steps of one product are in units that convert.
fn one_measure(step: &CapacityStep, all: &[CapacityStep]) -> Option<Issue> {
    let same = |s: &&CapacityStep| (&s.unit, &s.product) == (&step.unit, &step.product);
    let first = all.iter().find(same)?;
    if first.capacity.measure.same_dimension(&step.capacity.measure) {
        return None;
    }
    let (own, other) = (&step.capacity.measure, &first.capacity.measure);
    let zh = format!("“{}”此前以 {other} 计，不能换算为 {own}", step.product);
    let reason = Text::new(zh, format!("`{}` was in {other} before, which does not convert to {own}", step.product));
    Some(Issue::blocking("other-dimension", step.place.clone(), reason).hint("各期用同类单位", "all steps in units of one kind"))
}
