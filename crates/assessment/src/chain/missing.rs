//! Segments on which nobody stands, or only weak firms, and what was stated of them.

use super::{Age, Gap, Staff, age};
use figures::Text;
use jiff::civil::Date;
use methodology::catalogue::Chain;

/// Whether anybody stands on a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// 缺链: no firm of the park.
    Gap,
    /// 弱链: only firms that are called weak.
    Weak,
    /// A firm that is not.
    Present,
}

/// Something stated of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Its place among those given.
    pub gap: usize,
    /// How old it is.
    pub age: Age,
    /// Whether it says that nobody is there and somebody is.
    pub contradicted: bool,
}

pub(super) fn presence(staff: &Staff) -> Presence {
    match (staff.placed.is_empty(), staff.placed.iter().all(|firm| firm.weak)) {
        (true, _) => Presence::Gap,
        (false, true) => Presence::Weak,
        (false, false) => Presence::Present,
    }
}

/// What was stated of a segment, the newest first.
pub(super) fn stated(chain: &Chain, segment: &str, gaps: &[Gap], presence: Presence, day: Date) -> Vec<Stated> {
    let own = gaps.iter().enumerate().filter(|(_, gap)| gap.segment == segment);
    let one = |(at, gap): (usize, &Gap)| Stated {
        gap: at,
        age: age(chain, gap.checked, day),
        contradicted: !gap.bottleneck && presence != Presence::Gap,
    };
    let mut all: Vec<Stated> = own.map(one).collect();
    all.sort_by(|a, b| b.age.checked.cmp(&a.age.checked).then(a.gap.cmp(&b.gap)));
    all
}

impl Presence {
    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Presence::Gap => "gap",
            Presence::Weak => "weak",
            Presence::Present => "present",
        }
    }

    /// Words for readers.
    pub fn words(self) -> Text {
        match self {
            Presence::Gap => Text::new("缺链", "gap"),
            Presence::Weak => Text::new("弱链", "weak"),
            Presence::Present => Text::new("有企业", "present"),
        }
    }
}
