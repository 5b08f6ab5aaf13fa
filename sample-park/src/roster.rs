//! Who there is: one unit per place of every cohort, with industry, street, name and marks.

use crate::data::{self, Cohort, Industry};
use crate::draw::Draw;
use crate::names::Names;
use crate::unit::Unit;
use figures::CreditCode;

pub(crate) const PARK_STREETS: [&str; 3] = ["云溪街道（虚构）", "青禾街道（虚构）", "湖心街道（虚构）"];
pub(crate) const REST_STREETS: [&str; 2] = ["北塘街道（虚构）", "东港镇（虚构）"];

/// All units in the order of the cohorts, without amounts and codes.
pub(crate) fn units(cohorts: &[Cohort], draw: &mut Draw) -> Vec<Unit> {
    let industries = data::industries();
    let mut names = Names::default();
    let mut units = Vec::new();
    for (at, cohort) in cohorts.iter().enumerate() {
        for rank in 0..cohort.count {
            units.push(unit(cohort, at, rank, &industries, &mut names, draw));
        }
    }
    mark(&mut units, &mut names, draw);
    name(&mut units);
    units
}

fn unit(cohort: &Cohort, at: usize, rank: usize, industries: &[Industry], names: &mut Names, draw: &mut Draw) -> Unit {
    let (industry, word) = trade(cohort, industries, draw);
    let entry = cohort.entries.get(rank % cohort.entries.len().max(1)).copied();
    let streets: &[&str] = if cohort.group.starts_with("rest") { &REST_STREETS } else { &PARK_STREETS };
    Unit {
        name: names.next(draw, word),
        industry,
        street: streets[draw.below(streets.len())],
        old_street: (cohort.life == "inner_move").then(|| REST_STREETS[draw.below(REST_STREETS.len())]),
        group: cohort.group,
        life: cohort.life,
        entry,
        exit: cohort.exit,
        mirror: cohort.mirror,
        cohort: at,
        rank,
        ..Unit::default()
    }
}

/// Industry and name word of a unit, drawn by how often they occur in its group.
fn trade(cohort: &Cohort, industries: &[Industry], draw: &mut Draw) -> (&'static str, &'static str) {
    let kind = match cohort.group {
        _ if !cohort.mirror.is_empty() => cohort.mirror,
        "rest_digital" => "digital",
        "rest_other" if draw.part() < 0.4 => "hightech",
        "rest_other" => "other",
        group => group,
    };
    one_of(kind, industries, draw)
}

/// An industry and its word, drawn by how often it occurs among those of a kind.
pub(crate) fn one_of(kind: &str, industries: &[Industry], draw: &mut Draw) -> (&'static str, &'static str) {
    let fitting: Vec<&Industry> = industries.iter().filter(|i| i.group == kind).flat_map(|i| std::iter::repeat_n(i, i.often)).collect();
    fitting.get(draw.below(fitting.len())).map_or(("", ""), |i| (i.code, i.word))
}

/// Gives firms that the demo's article speaks of the names it has for them.
fn name(units: &mut [Unit]) {
    for named in data::named() {
        let is_meant = |u: &&mut Unit| match named.mirror {
            "" => u.continuing() && (u.group, u.rank) == (named.group, named.rank),
            mirror => u.mirror == mirror,
        };
        if let Some(unit) = units.iter_mut().find(is_meant) {
            named.name.clone_into(&mut unit.name);
        }
    }
}

/// Reclassified, renamed and late units, and those that are corrected.
fn mark(units: &mut [Unit], names: &mut Names, draw: &mut Draw) {
    for mark in data::marks() {
        let Some(unit) = units.iter_mut().find(|u| u.continuing() && u.group == mark.group && u.rank == mark.rank) else { continue };
        match mark.mark {
            "reclassified" => unit.old_industry = Some(mark.value),
            "renamed" => unit.old_name = data::month(mark.value).map(|from| (names.next(draw, "实业"), from)),
            "owned" => unit.owner = Some(mark.value),
            "june_late" => unit.june_known = Some(mark.value),
            "not_filed" => (unit.june_known, unit.not_filed) = (Some(mark.value), true),
            _ => {}
        }
    }
    for correction in data::corrections() {
        let found = units.iter_mut().find(|u| u.continuing() && u.group == correction.group && u.rank == correction.rank);
        if let Some(unit) = found {
            unit.correction = Some(correction);
        }
    }
}

/// Gives each unit its code, in an order that says nothing about its cohort.
pub(crate) fn number(units: &mut [Unit], draw: &mut Draw) {
    draw.shuffle(units);
    for (unit, n) in units.iter_mut().zip(1001..) {
        CreditCode::fictional(n).as_str().clone_into(&mut unit.code);
    }
}
