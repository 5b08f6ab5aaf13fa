//! How near two names are: the same but for brackets and legal form, one an abbreviation of the other, or a
//! few characters apart.

use super::name::Name;
use figures::Text;

/// In what way a name as typed is near one of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kin {
    /// They differ in brackets or legal form only.
    Core,
    /// What was typed leaves characters out.
    Short,
    /// What was typed holds the name and more.
    Long,
    /// So many characters apart.
    Apart(usize),
}

/// A likeness below this is none, in per cent.
const LEAST: usize = 50;
/// Characters that may differ: one in so many.
const ONE_IN: usize = 3;
/// The core weighs so many times as much as the whole name, whose legal form says little.
const CORE: usize = 9;

/// How near `asked` is to `held`, in per cent; never a hundred.
pub fn likeness(asked: &Name, held: &Name) -> Option<(u8, Kin)> {
    let (core, kin) = cores(asked, held)?;
    let mixed = (CORE * core + overlap(&asked.full, &held.full)) / (CORE + 1);
    Some((u8::try_from(mixed.min(99)).unwrap_or_default(), kin))
}

fn cores(asked: &Name, held: &Name) -> Option<(usize, Kin)> {
    if asked.core == held.core {
        return Some((100, Kin::Core));
    }
    let part = abbreviation(asked, held).map(|kin| (200 * asked.length.min(held.length) / (asked.length + held.length), kin));
    let best = part.into_iter().chain(typo(asked, held)).max_by_key(|(percent, _)| *percent);
    best.filter(|(percent, _)| *percent >= LEAST)
}

/// Whether all characters of what was typed stand in the name in their order.
pub fn leaves_out(asked: &Name, held: &Name) -> bool {
    let mut rest = held.core.chars();
    asked.length > 1 && asked.core.chars().all(|c| rest.any(|h| h == c))
}

/// What was typed leaves characters of the name out, or holds it and more.
fn abbreviation(asked: &Name, held: &Name) -> Option<Kin> {
    if leaves_out(asked, held) {
        return Some(Kin::Short);
    }
    (held.length > 1 && asked.core.contains(&held.core)).then_some(Kin::Long)
}

fn typo(asked: &Name, held: &Name) -> Option<(usize, Kin)> {
    let longest = asked.length.max(held.length);
    if longest.abs_diff(asked.length.min(held.length)) * ONE_IN > longest {
        return None;
    }
    let apart = strsim::osa_distance(&asked.core, &held.core);
    (apart * ONE_IN <= longest).then(|| (100 * (longest - apart) / longest, Kin::Apart(apart)))
}

/// What part of two whole names is alike, in per cent.
fn overlap(a: &str, b: &str) -> usize {
    let longest = a.chars().count().max(b.chars().count()).max(1);
    100 * (longest - strsim::osa_distance(a, b).min(longest)) / longest
}

impl Kin {
    /// The same in words.
    pub fn words(self) -> Text {
        match self {
            Kin::Core => Text::new("仅括号或公司形式不同", "it differs in brackets or legal form only"),
            Kin::Short => Text::new("像是简称", "it looks like a short form"),
            Kin::Long => Text::new("所写名称比它多出几个字", "what was typed holds it and more"),
            Kin::Apart(1) => Text::new("相差 1 个字", "1 character apart"),
            Kin::Apart(n) => Text::new(format!("相差 {n} 个字"), format!("{n} characters apart")),
        }
    }
}
