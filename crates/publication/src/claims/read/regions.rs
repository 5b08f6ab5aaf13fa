//! Provinces, cities, districts and counties as articles name them, and what 全市 stands for.

use super::counter::Counter;
use super::entity::{Entity, Kind};
use super::{chars, words};
use methodology::catalogue::{Catalogue, Lexicon};
use std::collections::BTreeSet;

/// Characters of a region's name before its ending, at most and at least.
const LONGEST: usize = 3;
const SHORTEST: usize = 2;

/// Regions by their ending (嘉兴市) and those the lexicon knows without one (浙江).
pub(super) fn collect(counter: &Counter, lexicon: &Lexicon, out: &mut Vec<Entity>) {
    let text = counter.text;
    for end in 1..=text.len() {
        let Some(name) = ending_at(text, end).filter(|n| !ends_known(n, out)) else { continue };
        let mut region = Entity::named(name, Kind::Area(None));
        let bare = &name[..name.len() - 1];
        if lexicon.regions.iter().any(|r| r.text.chars().eq(bare.iter().copied())) {
            region.forms.push(bare.to_vec());
        }
        out.push(region);
    }
    let bare = lexicon.regions.iter().map(|r| r.text.chars().collect::<Vec<char>>());
    let named: Vec<Vec<char>> = bare.filter(|r| !is_known(r, out) && counter.count(r) > 0).collect();
    out.extend(named.iter().map(|r| Entity::named(r, Kind::Area(None))));
}

/// Names of places without their endings, with which firms' names begin: those of the packs, of the lexicon, and
/// of the regions and parks of the text.
pub(super) fn places(counter: &Counter, catalogue: &Catalogue) -> Vec<Vec<char>> {
    let text = counter.text;
    let mut out: BTreeSet<Vec<char>> = catalogue.lexicon.regions.iter().map(|r| r.text.chars().collect()).collect();
    for end in 1..=text.len() {
        out.extend(ending_at(text, end).map(|name| name[..name.len() - 1].to_vec()));
        let park = chars::one_ending(&text[..end], words::AREA_ENDINGS).map(chars::length);
        let core = park.and_then(|length| text.get((end - length).checked_sub(2)?..end - length));
        out.extend(core.filter(|c| c.iter().all(|c| chars::is_name(*c))).map(<[char]>::to_vec));
    }
    let named = catalogue.areas.values().flat_map(|a| std::iter::once(&a.title.zh).chain(&a.aliases));
    out.extend(named.map(|n| n.chars().take(2).collect::<Vec<char>>()));
    out.retain(|p| p.len() > 1 && counter.count(p) > 1);
    out.into_iter().collect()
}

fn is_known(name: &[char], out: &[Entity]) -> bool {
    out.iter().flat_map(|e| &e.forms).any(|f| f == name)
}

/// Whether somebody known ends where a name ends: 占万亩区 is nobody else than 万亩区.
fn ends_known(name: &[char], out: &[Entity]) -> bool {
    out.iter().flat_map(|e| &e.forms).any(|f| f.last() == name.last() && name.ends_with(f))
}

/// `嘉兴市` between marks, periods or words that are no part of a name.
fn ending_at(text: &[char], end: usize) -> Option<&[char]> {
    let ending = *text.get(end - 1).filter(|c| "省市区县".contains(**c))?;
    let longest = (end - 1).saturating_sub(LONGEST);
    let names = |at: usize| text[at..end - 1].iter().all(|c| chars::is_name(*c) && !c.is_ascii_digit());
    let start = (longest..end.saturating_sub(SHORTEST)).find(|&at| begins(text, at) && names(at))?;
    let name = &text[start..end];
    let sound = chars::one_at(name, 0, words::NOT_REGION).is_none() && chars::one_ending(name, words::NO_REGION_ENDS).is_none();
    let follows = text.get(end).is_none_or(|c| ending == '省' || !"场值政民域长面级委".contains(*c));
    (sound && follows).then_some(name)
}

fn begins(text: &[char], at: usize) -> bool {
    let free = at == 0 || words::MARKS.contains(text[at - 1]);
    free || chars::one_ending(&text[..at], words::BEFORE_NAME).is_some() || "省市月年".contains(text[at - 1])
}

/// `全区`, `全市`: the area the default one is part of, when its name ends so; else the one the article names
/// first whose name ends so; else an area nobody knows. Existing entities get the word as a form.
pub(super) fn around(text: &Counter, catalogue: &Catalogue, default_area: Option<&str>, out: &mut Vec<Entity>) {
    let words: Vec<Vec<char>> = words::AROUND.iter().map(|w| w.chars().collect()).filter(|w: &Vec<char>| text.count(w) > 0).collect();
    for word in words.into_iter().filter(|w| !is_known(w, out)).collect::<Vec<_>>() {
        match meant(&word, catalogue, default_area, out) {
            Ok(index) => out[index].forms.push(word),
            Err(entity) => out.push(Entity { forms: vec![word], ..entity }),
        }
    }
}

fn meant(word: &[char], catalogue: &Catalogue, default_area: Option<&str>, out: &[Entity]) -> Result<usize, Entity> {
    let ending = *word.last().unwrap_or(&' ');
    let parent = default_area.and_then(|code| catalogue.areas.get(catalogue.areas.get(code)?.parent.as_deref()?));
    let parent = parent.filter(|p| std::iter::once(&p.title.zh).chain(&p.aliases).any(|n| n.ends_with(ending)));
    if let Some(area) = parent {
        let parent = Entity::of_area(area);
        return out.iter().position(|e| e.kind == parent.kind).ok_or(parent);
    }
    let ends = |e: &Entity| !e.is_firm() && e.name.ends_with(ending);
    let bare = |e: &Entity| catalogue.lexicon.regions.iter().any(|r| r.text == e.name && r.names.ends_with(ending));
    let named = out.iter().position(ends).or_else(|| out.iter().position(bare));
    named.ok_or_else(|| Entity::named(word, Kind::Area(None)))
}
