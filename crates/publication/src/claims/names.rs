//! Finds names: areas of the packs, firms of the register, full names by their ending, names of
//! parks, and firms that are only said to be located somewhere. Short forms follow from full ones.

use super::chars;
use super::entity::{Entity, Kind, Units};
use super::words;
use methodology::catalogue::Catalogue;
use std::collections::BTreeMap;

/// Longest full name, and longest name without an ending, in characters.
const LONGEST: usize = 26;
const LONGEST_BARE: usize = 12;
/// Shortest short form, so that a word shared by several firms (启元) names none.
const SHORTEST: usize = 4;
/// Firms of the register that must begin alike before their beginning is taken for a region.
const REGION_SHARED: usize = 2;
/// A firm's name begins with a region of none, two or three characters.
const REGION: [usize; 3] = [0, 2, 3];

/// Everybody named in `text`, the text to be read with all else blanked out.
pub(super) fn collect(text: &[char], catalogue: &Catalogue, default_area: Option<&str>, units: &Units) -> Vec<Entity> {
    let mut out = areas(text, catalogue);
    let around = around(text, catalogue, default_area);
    out.extend(around.into_iter().filter(|e| !has_form(&out, &e.forms[0])).collect::<Vec<_>>());
    out.extend(registered(text, units));
    full_names(text, &mut out);
    located(text, &mut out);
    parks(text, &mut out);
    out
}

fn has_form(entities: &[Entity], form: &[char]) -> bool {
    entities.iter().flat_map(|e| &e.forms).any(|f| f == form)
}

fn areas(text: &[char], catalogue: &Catalogue) -> Vec<Entity> {
    let all = catalogue.areas.values().filter_map(|area| {
        let written = std::iter::once(&area.title.zh).chain(&area.aliases).map(|n| intake::article::fold(n).chars().collect());
        let mut forms: Vec<Vec<char>> = written.filter(|f: &Vec<char>| f.len() > 1 && chars::count(text, f) > 0).collect();
        forms.sort_by_key(|f| std::cmp::Reverse(f.len()));
        let name = chars::string(forms.first()?);
        Some(Entity { name, kind: Kind::Area(Some(area.code.clone())), forms })
    });
    all.collect()
}

/// `全区`: the area the default one is part of, when its name ends so; else one the packs don't know.
fn around(text: &[char], catalogue: &Catalogue, default_area: Option<&str>) -> Vec<Entity> {
    let parent = default_area.and_then(|code| catalogue.areas.get(catalogue.areas.get(code)?.parent.as_deref()?));
    let one = |word: &&str| {
        let form: Vec<char> = word.chars().collect();
        let known = parent.filter(|p| std::iter::once(&p.title.zh).chain(&p.aliases).any(|n| n.chars().last() == form.last().copied()));
        let entity = known.map_or_else(|| Entity::named(&form, Kind::Area(None)), Entity::of_area);
        (chars::count(text, &form) > 0).then_some(Entity { forms: vec![form], ..entity })
    };
    words::AROUND.iter().filter_map(one).collect()
}

/// Firms of the register that are named in full or by a short form no other firm shares.
fn registered(text: &[char], units: &Units) -> Vec<Entity> {
    let folded: Vec<Vec<char>> = units.keys().map(|name| intake::article::fold(name).chars().collect()).collect();
    let each = folded.iter().zip(units.values());
    let named: Vec<(Entity, Vec<Vec<char>>)> = each.map(|(name, cell)| registered_one(text, name, cell, &folded)).collect();
    let mut shared: BTreeMap<&[char], usize> = BTreeMap::new();
    for short in named.iter().flat_map(|(_, shorts)| shorts) {
        *shared.entry(short).or_default() += 1;
    }
    let own = named.iter().map(|(entity, shorts)| {
        let mut entity = entity.clone();
        entity.forms.extend(shorts.iter().filter(|s| shared.get(s.as_slice()) == Some(&1)).cloned());
        entity.forms.retain(|f| chars::count(text, f) > 0);
        entity
    });
    own.filter(|e| !e.forms.is_empty()).collect()
}

fn registered_one(text: &[char], name: &[char], cell: &(String, String), all: &[Vec<char>]) -> (Entity, Vec<Vec<char>>) {
    let shorts = short_forms(text, name, |skip| is_region(name, skip, all));
    (Entity::named(name, Kind::Firm(Some(cell.clone()))), shorts)
}

/// Whether a name's first characters are a region: several firms begin so. A trade name belongs to one;
/// what follows it (集成电路) is a common word and names nobody.
fn is_region(name: &[char], skip: usize, all: &[Vec<char>]) -> bool {
    let begins = name.get(..skip).is_some_and(|region| all.iter().filter(|other| other.starts_with(region)).count() >= REGION_SHARED);
    skip == 0 || begins
}

/// Full names by their ending that the register doesn't know.
fn full_names(text: &[char], out: &mut Vec<Entity>) {
    for end in 1..=text.len() {
        let Some(ending) = chars::one_ending(&text[..end], words::FIRM_ENDINGS) else { continue };
        let start = name_start(text, end - chars::length(ending));
        let name = &text[start..end];
        if end - start < chars::length(ending) + 2 || is_known(&text[..end], out) {
            continue;
        }
        let mut firm = Entity::named(name, Kind::Firm(None));
        firm.forms.extend(short_forms(text, name, |_| true));
        out.push(firm);
    }
}

/// Whether a form of somebody known ends where the text ends.
fn is_known(text: &[char], out: &[Entity]) -> bool {
    out.iter().flat_map(|e| &e.forms).any(|f| text.ends_with(f))
}

/// Where a name begins whose ending begins at `core_end`: after a mark or a word that is no part of it.
fn name_start(text: &[char], core_end: usize) -> usize {
    let most = core_end.saturating_sub(LONGEST);
    let marked = text[most..core_end].iter().rposition(|c| words::MARKS.contains(*c)).map_or(most, |p| most + p + 1);
    let latest = core_end.saturating_sub(SHORTEST);
    let after_word = (marked..=latest.max(marked)).rev().find(|&at| {
        let word = chars::one_ending(&text[marked..at], words::BEFORE_NAME);
        word.is_some()
    });
    after_word.unwrap_or(marked)
}

/// Short forms of a full name that occur in the text outside it.
fn short_forms(text: &[char], name: &[char], may_skip: impl Fn(usize) -> bool) -> Vec<Vec<char>> {
    let ending = chars::one_ending(name, words::FIRM_ENDINGS).map_or(0, chars::length);
    let core = &name[..name.len() - ending];
    let starts = REGION.iter().filter(|skip| may_skip(**skip)).filter_map(|&skip| core.get(skip..));
    starts.filter_map(|rest| longest_short(text, name, rest)).collect()
}

fn longest_short(text: &[char], name: &[char], rest: &[char]) -> Option<Vec<char>> {
    let inside = chars::count(text, name);
    let longest = (SHORTEST..=rest.len()).rev().map(|n| &rest[..n]).find(|s| chars::count(text, s) > inside);
    longest.map(<[char]>::to_vec)
}

/// `位于…的某某积极…`: the name goes as far as it is repeated elsewhere, else to the predicate.
fn located(text: &[char], out: &mut Vec<Entity>) {
    for at in 0..text.len() {
        let Some(word) = chars::one_at(text, at, &["位于", "坐落于", "坐落在", "地处"]) else { continue };
        let from = at + chars::length(word);
        let place = text[from..text.len().min(from + LONGEST)].iter().take_while(|c| chars::is_name(**c)).position(|&c| c == '的');
        let Some(start) = place.map(|p| from + p + 1) else { continue };
        let Some(name) = bare_name(text, start) else { continue };
        let known = out.iter().flat_map(|e| &e.forms).any(|f| text[start..].starts_with(f));
        if !known {
            out.push(Entity::named(name, Kind::Firm(None)));
        }
    }
}

fn bare_name(text: &[char], start: usize) -> Option<&[char]> {
    let run = text[start..text.len().min(start + LONGEST_BARE)].iter().take_while(|c| chars::is_name(**c)).count();
    if chars::one_at(text, start, words::NOT_NAME).is_some() {
        return None;
    }
    let repeated = (3..=run).rev().find(|&n| chars::count(text, &text[start..start + n]) > 1);
    let predicate = || (2..run).find(|&n| chars::one_at(text, start + n, words::PREDICATE).is_some());
    repeated.or_else(predicate).map(|n| &text[start..start + n])
}

/// Parks the packs don't know, by the ending of their name.
fn parks(text: &[char], out: &mut Vec<Entity>) {
    for end in 1..=text.len() {
        let Some(ending) = chars::one_ending(&text[..end], words::AREA_ENDINGS) else { continue };
        if is_known_park(&text[..end], chars::length(ending), out) {
            continue;
        }
        let start = park_start(text, end - chars::length(ending), end);
        let place = &text[start..end - chars::length(ending)];
        if place.len() > 1 && chars::one_at(place, 0, words::NOT_NAME).is_none() {
            out.push(Entity::named(&text[start..end], Kind::Area(None)));
        }
    }
}

/// Whether a known name ends here. One that is nothing but the ending (科技城) is meant only where no
/// other name runs into it: in 云海科技城 it is a part of somebody else's.
fn is_known_park(text: &[char], ending: usize, out: &[Entity]) -> bool {
    let forms = out.iter().flat_map(|e| &e.forms).filter(|f| text.ends_with(f));
    let longest = forms.map(Vec::len).max();
    let before = &text[..text.len() - ending];
    let free = before.last().is_none_or(|c| words::MARKS.contains(*c)) || chars::one_ending(before, words::BEFORE_NAME).is_some();
    longest.is_some_and(|n| n > ending || free)
}

/// Two characters before the ending, and more as long as they always stand together.
fn park_start(text: &[char], core_end: usize, end: usize) -> usize {
    let names = text[..core_end].iter().rev().take_while(|c| chars::is_name(**c)).count();
    let mut length = names.min(2);
    let times = |n: usize| chars::count(text, &text[core_end - n..end]);
    while length < names.min(6) && times(length) > 1 && times(length + 1) == times(length) {
        length += 1;
    }
    core_end - length
}
