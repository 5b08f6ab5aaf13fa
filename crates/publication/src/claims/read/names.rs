//! Finds names: areas of the packs, firms of the register, full names by their ending, names of
//! parks, and firms that are only said to be located somewhere. Short forms follow from full ones.

use super::counter::Counter;
use super::entity::{Entity, Kind, Units};
use super::{chars, regions, words};
use methodology::catalogue::{Catalogue, Lexicon};
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
pub(super) fn collect(text: &Counter, catalogue: &Catalogue, default_area: Option<&str>, units: &Units) -> Vec<Entity> {
    let mut out = areas(text, catalogue);
    out.extend(registered(text, units));
    full_names(text, &regions::places(text, catalogue), &mut out);
    located(text, &mut out);
    short_names(text, &catalogue.lexicon, &mut out);
    parks(text, &mut out);
    regions::collect(text, &catalogue.lexicon, &mut out);
    regions::around(text, catalogue, default_area, &mut out);
    called_in_short(text.text, &mut out);
    out
}

/// `某某高新技术产业园区（以下简称某某高新区）`: one and the same from there on.
fn called_in_short(text: &[char], out: &mut [Entity]) {
    for at in 0..text.len() {
        let Some(word) = chars::one_at(text, at, &["简称"]) else { continue };
        let open = text[at.saturating_sub(4)..at].iter().rposition(|c| *c == '(' || *c == '（').map(|p| at.saturating_sub(4) + p);
        let start = at + chars::length(word);
        let start = start + usize::from(text.get(start).is_some_and(|c| "“\"".contains(*c)));
        let end = start + text[start..].iter().take_while(|c| chars::is_name(**c)).take(LONGEST_BARE).count();
        let full = open.and_then(|open| out.iter().position(|e| e.forms.iter().any(|f| text[..open].ends_with(f))));
        if let Some(full) = full.filter(|_| end > start + 1) {
            merge(out, full, &text[start..end]);
        }
    }
}

/// Gives an entity a form, and takes it from another that had only it.
fn merge(out: &mut [Entity], full: usize, form: &[char]) {
    let other = out.iter().position(|e| e.forms.iter().any(|f| f == form)).filter(|o| *o != full);
    out[full].forms.push(form.to_vec());
    if let Some(other) = other {
        out[other].forms.retain(|f| f != form);
    }
}

fn areas(text: &Counter, catalogue: &Catalogue) -> Vec<Entity> {
    let all = catalogue.areas.values().filter_map(|area| {
        let written = std::iter::once(&area.title.zh).chain(&area.aliases).map(|n| intake::article::fold(n).chars().collect());
        let mut forms: Vec<Vec<char>> = written.filter(|f: &Vec<char>| f.len() > 1 && text.count(f) > 0).collect();
        forms.sort_by_key(|f| std::cmp::Reverse(f.len()));
        let name = chars::string(forms.first()?);
        Some(Entity { name, kind: Kind::Area(Some(area.code.clone())), forms })
    });
    all.collect()
}

/// Firms of the register that are named in full or by a short form no other firm shares.
fn registered(text: &Counter, units: &Units) -> Vec<Entity> {
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
        entity.forms.retain(|f| text.count(f) > 0);
        entity
    });
    own.filter(|e| !e.forms.is_empty()).collect()
}

fn registered_one(text: &Counter, name: &[char], cell: &(String, String), all: &[Vec<char>]) -> (Entity, Vec<Vec<char>>) {
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
fn full_names(counter: &Counter, places: &[Vec<char>], out: &mut Vec<Entity>) {
    let text = counter.text;
    for end in 1..=text.len() {
        let Some(ending) = chars::one_ending(&text[..end], words::FIRM_ENDINGS) else { continue };
        let start = name_start(text, end - chars::length(ending), places);
        let name = &text[start..end];
        if end - start < chars::length(ending) + 2 || is_known(&text[..end], out) {
            continue;
        }
        let mut firm = Entity::named(name, Kind::Firm(None));
        firm.forms.extend(short_forms(counter, name, |_| true));
        out.push(firm);
    }
}

/// Whether a form of somebody known ends where the text ends.
fn is_known(text: &[char], out: &[Entity]) -> bool {
    let last = text.last();
    out.iter().flat_map(|e| &e.forms).any(|f| f.last() == last && text.ends_with(f))
}

/// Where a name begins whose ending begins at `core_end`: with the name of a place, else after a mark or a word that
/// is no part of it.
fn name_start(text: &[char], core_end: usize, places: &[Vec<char>]) -> usize {
    let most = core_end.saturating_sub(LONGEST);
    let marked = text[most..core_end].iter().rposition(|c| words::MARKS.contains(*c)).map_or(most, |p| most + p + 1);
    let latest = core_end.saturating_sub(SHORTEST);
    let at_place =
        (marked..core_end).rev().find(|&at| places.iter().any(|p| text[at..core_end].starts_with(p) && at + p.len() + 2 <= core_end));
    if let Some(at) = at_place {
        let long: Vec<&str> = words::BEFORE_NAME.iter().copied().filter(|w| chars::length(w) > 1 || *w == "的").collect();
        let after = (at..=core_end.saturating_sub(SHORTEST).max(at)).rev().find(|&end| chars::one_ending(&text[at..end], &long).is_some());
        return after.unwrap_or(at);
    }
    let after_word = (marked..=latest.max(marked)).rev().find(|&at| {
        let word = chars::one_ending(&text[marked..at], words::BEFORE_NAME);
        word.is_some()
    });
    after_word.unwrap_or(marked)
}

/// Short forms of a full name that occur in the text outside it.
fn short_forms(text: &Counter, name: &[char], may_skip: impl Fn(usize) -> bool) -> Vec<Vec<char>> {
    let ending = chars::one_ending(name, words::FIRM_ENDINGS).map_or(0, chars::length);
    let core = &name[..name.len() - ending];
    let starts = REGION.iter().filter(|skip| may_skip(**skip)).filter_map(|&skip| core.get(skip..));
    starts.filter_map(|rest| longest_short(text, name, rest)).collect()
}

fn longest_short(text: &Counter, name: &[char], rest: &[char]) -> Option<Vec<char>> {
    let inside = text.count(name);
    let longest = (SHORTEST..=rest.len()).rev().map(|n| &rest[..n]).find(|s| text.count(s) > inside);
    longest.map(<[char]>::to_vec)
}

/// `位于…的某某积极…`: the name goes as far as it is repeated elsewhere, else to the predicate.
fn located(counter: &Counter, out: &mut Vec<Entity>) {
    let text = counter.text;
    for at in 0..text.len() {
        let Some(word) = chars::one_at(text, at, &["位于", "坐落于", "坐落在", "地处"]) else { continue };
        let from = at + chars::length(word);
        let place = text[from..text.len().min(from + LONGEST)].iter().take_while(|c| chars::is_name(**c)).position(|&c| c == '的');
        let Some(start) = place.map(|p| from + p + 1) else { continue };
        let Some(name) = bare_name(counter, start) else { continue };
        let known = out.iter().flat_map(|e| &e.forms).any(|f| text[start..].starts_with(f));
        if !known {
            out.push(Entity::named(name, Kind::Firm(None)));
        }
    }
}

fn bare_name<'t>(counter: &Counter<'t>, start: usize) -> Option<&'t [char]> {
    let text = counter.text;
    let run = text[start..text.len().min(start + LONGEST_BARE)].iter().take_while(|c| chars::is_name(**c)).count();
    if chars::one_at(text, start, words::NOT_NAME).is_some() {
        return None;
    }
    let repeated = (3..=run).rev().find(|&n| counter.count(&text[start..start + n]) > 1);
    let predicate = || (2..run).find(|&n| chars::one_at(text, start + n, words::PREDICATE).is_some());
    repeated.or_else(predicate).map(|n| &text[start..start + n])
}

/// Firms named by a short name only, by the ending of a trade: 云岫精工, where something is said of them.
fn short_names(counter: &Counter, lexicon: &Lexicon, out: &mut Vec<Entity>) {
    let text = counter.text;
    let endings: Vec<&str> = lexicon.firms.iter().map(String::as_str).collect();
    for end in 1..=text.len() {
        let Some(ending) = chars::one_ending(&text[..end], &endings).filter(|_| ends_name(text, end)) else { continue };
        let core = end - chars::length(ending);
        let Some(start) = short_start(text, core).filter(|_| !is_known(&text[..end], out)) else { continue };
        out.push(Entity::named(&text[start..end], Kind::Firm(None)));
    }
}

/// Characters before the ending of a short name.
const LONGEST_SHORT: usize = 4;

/// Where a short name begins: right after a mark or a word no name begins with.
fn short_start(text: &[char], core: usize) -> Option<usize> {
    let most = core.saturating_sub(LONGEST_SHORT);
    (most..core.saturating_sub(1)).find(|&at| {
        let free = at == 0 || words::MARKS.contains(text[at - 1]) || chars::one_ending(&text[..at], words::BEFORE_NAME).is_some();
        let name = text[at..core].iter().all(|c| chars::is_name(*c) && !c.is_ascii_digit());
        free && name && chars::one_at(text, at, words::NOT_NAME).is_none() && chars::one_at(text, at, words::BEFORE_NAME).is_none()
    })
}

/// Whether something is said of what ends here: the beginning of a predicate.
fn ends_name(text: &[char], end: usize) -> bool {
    chars::one_at(text, end, words::AFTER_SHORT_NAME).is_some()
}

/// Parks the packs don't know, by the ending of their name.
fn parks(counter: &Counter, out: &mut Vec<Entity>) {
    let text = counter.text;
    for end in 1..=text.len() {
        let Some(ending) = chars::one_ending(&text[..end], words::AREA_ENDINGS) else { continue };
        if is_known_park(&text[..end], chars::length(ending), out) {
            continue;
        }
        let core = end - chars::length(ending);
        if chars::one_ending(&text[..core], words::BEFORE_NAME).is_some() {
            continue;
        }
        let start = park_start(counter, core, end);
        let place = &text[start..core];
        let general = place.last() == Some(&'省') || chars::one_at(text, end, &["项目", "工程"]).is_some();
        if place.len() > 1 && !general && chars::one_at(place, 0, words::NOT_NAME).is_none() {
            out.push(Entity::named(&text[start..end], Kind::Area(None)));
        }
    }
}

/// Whether a known name ends here. One that is nothing but the ending (科技城) is meant only where no
/// other name runs into it: in 云海科技城 it is a part of somebody else's.
fn is_known_park(text: &[char], ending: usize, out: &[Entity]) -> bool {
    let forms = out.iter().flat_map(|e| &e.forms).filter(|f| f.last() == text.last() && text.ends_with(f));
    let longest = forms.map(Vec::len).max();
    let before = &text[..text.len() - ending];
    let free = before.last().is_none_or(|c| words::MARKS.contains(*c)) || chars::one_ending(before, words::BEFORE_NAME).is_some();
    longest.is_some_and(|n| n > ending || free)
}

/// All that stands between a mark, or a word no name begins with, and the ending, when that is short; else two
/// characters before the ending, and more as long as they always stand together.
fn park_start(counter: &Counter, core_end: usize, end: usize) -> usize {
    let text = counter.text;
    let most = core_end.saturating_sub(LONGEST);
    let names = text[most..core_end].iter().rev().take_while(|c| chars::is_name(**c) && !c.is_ascii_digit()).count();
    let start = core_end - names;
    let after = (start..core_end.saturating_sub(1)).rev().find(|&at| chars::one_ending(&text[start..at], words::BEFORE_NAME).is_some());
    let start = after.unwrap_or(start);
    if (2..=PARK_NAME).contains(&(core_end - start)) {
        return start;
    }
    let mut length = names.min(2);
    let times = |n: usize| counter.count(&text[core_end - n..end]);
    while length < names.min(6) && times(length) > 1 && times(length + 1) == times(length) {
        length += 1;
    }
    core_end - length
}

/// Characters before a park's ending that are surely its name when nothing else stands there.
const PARK_NAME: usize = 7;
