//! A chain on a day, segment by segment.

use super::firms::{newest, staff};
use super::matches::{Match, matches};
use super::missing::{Presence, Stated, presence, stated};
use super::supply::{LocalSupply, supply};
use super::{Age, Known, Staff, age};
use crate::share::Share;
use jiff::civil::Date;
use methodology::catalogue::Chain;
use std::collections::BTreeSet;

/// A chain on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// The day.
    pub day: Date,
    /// Segments in the order of the chain.
    pub segments: Vec<SegmentStory>,
    /// Who could supply whom.
    pub matches: Vec<Match>,
    /// Records that name a segment the chain has not: kind and id.
    pub unknown: Vec<(&'static str, String)>,
}

/// A segment on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentStory {
    /// Who stands on it.
    pub staff: Staff,
    /// Whether anybody does.
    pub presence: Presence,
    /// What was stated of it, the newest first.
    pub stated: Vec<Stated>,
    /// How old that is by which we know whether anybody is there: of a gap the newest statement that says so, else the newest
    /// check of the firms.
    pub age: Age,
    /// What is bought of it.
    pub supply: LocalSupply,
    /// Who could come, the newest check first.
    pub candidates: Vec<Backing>,
    /// Open leads for it, by their place among those given, the furthest first.
    pub leads: Vec<usize>,
}

/// A candidate for a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backing {
    /// Its place among those given.
    pub candidate: usize,
    /// How old it is.
    pub age: Age,
}

/// A chain on a day, as far as is known.
pub fn survey(chain: &Chain, known: Known<'_>, day: Date) -> Survey {
    let segments: Vec<SegmentStory> = (0..chain.segments.len()).map(|at| story(chain, at, known, day)).collect();
    let matches = matches(chain, &segments, known, day);
    Survey { day, segments, matches, unknown: unknown(chain, known) }
}

fn story(chain: &Chain, at: usize, known: Known<'_>, day: Date) -> SegmentStory {
    let segment = &chain.segments[at];
    let name = format!("{}.{}", chain.id, segment.id);
    let staff = staff(chain, segment, known, day);
    let presence = presence(&staff);
    let stated = stated(chain, &name, known.gaps, presence, day);
    let said = stated.iter().filter(|s| !known.gaps[s.gap].bottleneck);
    let age = match presence {
        Presence::Gap => Age::newest(chain, said.map(|s| s.age.checked), day),
        _ => newest(chain, &staff, day),
    };
    SegmentStory {
        presence,
        stated,
        age,
        supply: supply(&name, known),
        candidates: candidates(chain, &name, known, day),
        leads: leads(&name, known),
        staff,
    }
}

fn candidates(chain: &Chain, segment: &str, known: Known<'_>, day: Date) -> Vec<Backing> {
    let own = known.candidates.iter().enumerate().filter(|(_, candidate)| candidate.segment == segment);
    let mut all: Vec<Backing> = own.map(|(at, candidate)| Backing { candidate: at, age: age(chain, candidate.checked, day) }).collect();
    all.sort_by(|a, b| b.age.checked.cmp(&a.age.checked).then(a.candidate.cmp(&b.candidate)));
    all
}

fn leads(segment: &str, known: Known<'_>) -> Vec<usize> {
    let mut own: Vec<usize> = (0..known.leads.len()).filter(|at| known.leads[*at].segment == segment).collect();
    own.sort_by(|a, b| known.leads[*b].stage.cmp(&known.leads[*a].stage).then(a.cmp(b)));
    own
}

/// Records of this chain whose segment it has not.
fn unknown(chain: &Chain, known: Known<'_>) -> Vec<(&'static str, String)> {
    let of_chain = |segment: &str| {
        let id = segment.strip_prefix(&chain.id).and_then(|rest| rest.strip_prefix('.'));
        id.is_some_and(|id| chain.segment(id).is_none())
    };
    let placements = known.placements.iter().map(|r| ("placement", &r.id, &r.segment));
    let supplies = known.supplies.iter().map(|r| ("supply", &r.id, &r.segment));
    let gaps = known.gaps.iter().map(|r| ("gap", &r.id, &r.segment));
    let candidates = known.candidates.iter().map(|r| ("candidate", &r.id, &r.segment));
    let leads = known.leads.iter().map(|r| ("lead", &r.lead, &r.segment));
    let all = placements.chain(supplies).chain(gaps).chain(candidates).chain(leads);
    all.filter(|(_, _, segment)| of_chain(segment)).map(|(kind, id, _)| (kind, id.clone())).collect()
}

impl Survey {
    /// Gaps, weak segments and bottlenecks by their place in the chain: what weighs most first, gaps before weak ones, in the chain's order among equals.
    pub fn wanting(&self, known: Known<'_>) -> Vec<usize> {
        let is_bottleneck = |story: &SegmentStory| story.stated.iter().any(|s| known.gaps[s.gap].bottleneck);
        let mut found: Vec<usize> = (0..self.segments.len())
            .filter(|at| self.segments[*at].presence != Presence::Present || is_bottleneck(&self.segments[*at]))
            .collect();
        found.sort_by(|a, b| {
            let (a, b) = (&self.segments[*a], &self.segments[*b]);
            b.weight().cmp(&a.weight()).then(a.presence.cmp(&b.presence))
        });
        found
    }

    /// Firms of the park that stand anywhere on the chain.
    pub fn firms(&self) -> BTreeSet<&str> {
        self.segments.iter().flat_map(|story| &story.staff.placed).map(|firm| firm.unit.as_str()).collect()
    }
}

impl SegmentStory {
    /// What is known of it weighs as much as the freshest of what says that something is wanting.
    fn weight(&self) -> Share {
        self.stated.iter().map(|s| s.age.weight).chain([self.age.weight]).max().unwrap_or_else(Share::nothing)
    }
}
