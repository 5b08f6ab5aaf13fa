//! The fictional park: a seeded generator of register and filings.
//!
//! Nothing it writes is about a real enterprise: every name says 虚构, every credit code is of the region
//! 000000, every line names its source as fictional. `roster` invents the units, `halves` rakes their
//! half-years so that the sums come out as wanted, `series` spreads them over months, and `register`,
//! `filings`, `mirrors` and `further` write the files. The figures themselves stand nowhere: they must be computed.
//! `workbooks` has the filings of June 2021 once more, the way offices send them; `goals` adds what an office sets.

mod attraction;
mod book;
mod chain;
mod cultivation;
mod data;
mod draw;
mod entries;
mod filings;
mod fit;
mod further;
mod goals;
mod halves;
mod mirrors;
mod names;
mod per_mu;
mod plans;
mod planted;
mod projects;
mod register;
mod roster;
mod series;
mod table;
mod tabled;
mod unit;
mod workbooks;
mod zones;

use draw::Draw;
pub use per_mu::{Objection, PerMu, per_mu};
pub use planted::{Expect, Planted, applications, planted};
pub use workbooks::workbooks;

/// The files of a generated park.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Park {
    /// File name and CSV text, in the order of import: the register, the monthly forms, what came later.
    pub files: Vec<(String, String)>,
}

/// The seed of the park that the demo and the worked examples use.
pub const SEED: u64 = 2021;

/// What tells the stream of the further forms from that of the park.
const FURTHER: u64 = 0x5eed;
/// The same for the evaluation by output per mu.
const PER_MU: u64 = 0x3a0;
/// For what is observed of zones.
const ZONES: u64 = 0x20e5;
/// For projects.
pub(crate) const PROJECTS: u64 = 0x9e0;
/// And for leads.
pub(crate) const ATTRACTION: u64 = 0xa77;

/// Units with their months, and the streams from which the rest is drawn.
pub(crate) struct Drawn {
    pub(crate) units: Vec<unit::Unit>,
    pub(crate) series: Vec<series::Series>,
    seasons: data::Seasons,
    draw: Draw,
    more: Draw,
}

/// Draws who there is.
pub(crate) fn drawn(seed: u64) -> Drawn {
    let mut draw = Draw::new(seed);
    let cohorts = data::cohorts();
    let mut units = roster::units(&cohorts, &mut draw);
    halves::fill(&mut units, &cohorts, &mut draw);
    roster::number(&mut units, &mut draw);
    let seasons = data::Seasons::read();
    let mut series: Vec<series::Series> = units.iter().map(|unit| series::series(unit, &seasons, &mut draw)).collect();
    // A stream of its own, so that what was drawn above stays as it is whatever more is filed.
    let mut more = Draw::new(seed ^ FURTHER);
    further::beside(&mut units, &mut series, &mut more);
    Drawn { units, series, seasons, draw, more }
}

/// Makes the park. The same seed gives the same bytes.
pub fn generate(seed: u64) -> Park {
    let Drawn { units, series, seasons, mut draw, mut more } = drawn(seed);
    let mut files = vec![("register.csv".to_owned(), register::text(&units))];
    files.extend(filings::files(&units, &series, &seasons, &mut draw));
    files.extend(mirrors::files(&units, &series, &mut draw));
    files.extend(further::files(&units, &series, &mut more));
    files.extend(filings::later(&units, &series));
    Park { files }
}

/// Name and text of the mapping file for the association's list, as a person would have confirmed it.
pub const MAPPING: (&str, &str) = ("association.yaml", include_str!("../data/association.yaml"));

/// The targets of 2021 with their milestones, an office's counts, and a firm's plan of capacity: file name and text, in
/// the order of import. They do not come out of the seed, but for the firm's code.
pub fn targets(seed: u64) -> Vec<(String, String)> {
    goals::files(seed)
}

/// What is observed of our zone and of its peers, 2018 to 2020: file name and CSV text, in the order of import.
pub fn zones(seed: u64) -> Vec<(String, String)> {
    zones::files(&mut Draw::new(seed ^ ZONES))
}

/// Projects with their lots, reports and promises: file name and CSV text, in the order of import.
pub fn projects(seed: u64) -> Vec<(String, String)> {
    projects::files(seed)
}

/// Leads, chains, plans, the chronicle and registers: file name and CSV text, in the order of import.
pub fn work(seed: u64) -> Vec<(String, String)> {
    [attraction::files(seed), chain::files(seed), plans::files(seed)].concat()
}

/// What firms hand in for the ladder, the register of it, and who holds which title: file name and CSV text, in the order of import.
pub fn cultivation(seed: u64) -> Vec<(String, String)> {
    cultivation::files(seed)
}

/// The park's files as they would be delivered: what came up to May 2021 as tidy CSV, June and the second quarter as
/// the workbooks of [`workbooks`], what came later as tidy CSV again, then [`targets`], the first files of [`per_mu`], [`zones`], [`projects`], [`work`] and [`cultivation`].
pub fn delivered(seed: u64) -> Vec<(String, Vec<u8>)> {
    let park = generate(seed).files.into_iter().filter(|(name, _)| !workbooks::REPLACED.contains(&name.as_str()));
    let mut files: Vec<(String, Vec<u8>)> = park.map(|(name, text)| (name, text.into_bytes())).collect();
    files.extend(workbooks(seed));
    files.extend(
        targets(seed)
            .into_iter()
            .chain(per_mu(seed).files)
            .chain(zones(seed))
            .chain(projects(seed))
            .chain(work(seed))
            .chain(cultivation(seed))
            .map(|(name, text)| (name, text.into_bytes())),
    );
    files
}
