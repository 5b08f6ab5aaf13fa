//! About a hundred projects and their lots: batches that have come so far, drawn from a stream of their own.
//!
//! `batch` is a batch of the table, `plan` the days of one, `works` its investment month by month, `promises` what was promised of its land.

mod batch;
mod plan;
mod promises;
mod works;

use crate::draw::Draw;
use crate::entries::{About, Entries};
use crate::unit::Unit;
use crate::{PROJECTS, drawn, per_mu};
use batch::{Batch, batches};
use figures::CreditCode;
use plan::Plan;

/// A project with all that its lines say.
pub(crate) struct Project {
    pub(crate) id: String,
    pub(crate) batch: &'static str,
    pub(crate) nature: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) owner: Owner,
    /// Number of its lot among those that are recorded.
    pub(crate) parcel: Option<usize>,
    /// 亩; none where it needs no land of its own.
    pub(crate) land: i64,
    /// 万元.
    pub(crate) total: i64,
    pub(crate) output: i64,
    pub(crate) standard: bool,
    pub(crate) plan: Plan,
}

/// Who builds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Owner {
    code: String,
    name: String,
    industry: String,
    /// 万元 a year, where it is known.
    output: i64,
}

/// The files of a seed, in the order of import.
pub(crate) fn files(seed: u64) -> Vec<(String, String)> {
    let mut draw = Draw::new(seed ^ PROJECTS);
    let projects = projects(seed, &mut draw);
    let mut entries = Entries::new();
    projects.iter().for_each(|project| project.write(&mut entries));
    let mut lots = Entries::new();
    projects.iter().filter(|p| p.parcel.is_some()).for_each(|project| project.lot(&mut lots, &mut draw));
    idle(&mut lots);
    let mut months = Entries::new();
    projects.iter().for_each(|project| works::write(project, &mut months, &mut draw));
    let mut promised = Entries::new();
    projects.iter().for_each(|project| promises::write(project, &mut promised, &mut draw));
    let named = [("parcels.csv", lots), ("projects.csv", entries), ("project-months.csv", months), ("commitments.csv", promised)];
    named.map(|(name, entries)| (name.to_owned(), entries.text())).to_vec()
}

fn projects(seed: u64, draw: &mut Draw) -> Vec<Project> {
    let mut owners = Owners::of(seed);
    let mut out: Vec<Project> = Vec::new();
    let mut lots = 0;
    for batch in batches() {
        for nth in 0..batch.count {
            let parcel = batch.has_lot().then_some(lots + 1);
            lots += usize::from(parcel.is_some());
            let owner = owners.next(&batch, nth);
            let id = format!("XM-{:03}", out.len() + 1);
            out.push(project((id, owner, parcel), &batch, nth, draw));
        }
    }
    out
}

fn project((id, owner, parcel): (String, Owner, Option<usize>), batch: &Batch, nth: usize, draw: &mut Draw) -> Project {
    let plan = Plan::draw(batch, nth, draw);
    let land = if batch.land == "none" { 0 } else { draw.between(15.0, 110.0) as i64 };
    let dense = draw.between(260.0, 620.0);
    let total = if land > 0 { (land as f64 * dense) as i64 } else { draw.between(1_200.0, 14_000.0) as i64 };
    let wanted = draw.between(0.8, 1.5);
    let output = if owner.output > 0 { (owner.output as f64 * draw.between(0.5, 1.3)) as i64 } else { (total as f64 * wanted) as i64 };
    let standard = land > 0 && plan.land_supplied.is_some_and(|day| day.year() >= 2019) && batch.kind == "industrial";
    Project { id, batch: batch.batch, nature: batch.nature, kind: batch.kind, owner, parcel, land, total, output, standard, plan }
}

/// Firms that may build, in the order they come to it.
struct Owners {
    /// The firms of the park that file, the largest first, those that began in 2021 before them.
    filing: Vec<Owner>,
    /// Firms below designated size, which file no output.
    silent: Vec<Owner>,
    taken: usize,
}

impl Owners {
    fn of(seed: u64) -> Self {
        let mut units: Vec<Unit> = drawn(seed).units;
        units.retain(|unit| unit.in_park() && unit.exit.is_none() && !unit.not_filed);
        units.sort_by_key(|unit| (unit.mirror.is_empty(), -unit.current, unit.code.clone()));
        let own = |unit: &Unit| Owner {
            code: unit.code.clone(),
            name: unit.name.replace("（虚构）", ""),
            industry: unit.industry.to_owned(),
            // Thousands of a half-year to ten thousands of a year.
            output: unit.current / 5,
        };
        let filing = units.iter().filter(|unit| unit.mirror != "compressor").map(own).collect();
        Owners { filing, silent: silent(seed), taken: 0 }
    }

    /// The two plants that began to produce in 2021 own the first two projects finished then.
    fn next(&mut self, batch: &Batch, nth: usize) -> Owner {
        match batch.batch {
            "past_silent" => self.silent.get(nth).cloned().unwrap_or_default(),
            "finished" if nth < 2 => self.filing.get(nth).cloned().unwrap_or_default(),
            "reserve" | "works" => Owner::default(),
            _ => {
                let owner = self.filing.get(2 + self.taken % self.filing.len().saturating_sub(2)).cloned();
                self.taken += 1;
                owner.unwrap_or_default()
            }
        }
    }
}

/// Firms of the register below designated size.
fn silent(seed: u64) -> Vec<Owner> {
    let files = per_mu(seed).files;
    let rows = files.iter().filter(|(name, _)| name == "per-mu-register.csv").flat_map(|(_, text)| text.lines().skip(1));
    let names = rows.filter_map(|row| {
        let cells: Vec<&str> = row.split(',').collect();
        let code = CreditCode::parse(cells.first()?, &[]).ok()?;
        (cells.get(1) == Some(&"name")).then(|| Owner {
            code: code.as_str().to_owned(),
            name: cells.get(2).map(|name| name.replace("（虚构）", "")).unwrap_or_default(),
            ..Owner::default()
        })
    });
    names.collect()
}

impl Project {
    fn about(&self) -> About<'_> {
        About { kind: "project", id: &self.id }
    }

    /// What its name ends with.
    fn thing(&self) -> &'static str {
        match (self.kind, self.nature) {
            ("infrastructure", _) => "配套道路工程",
            (_, "technical") => "智能化技术改造项目",
            (_, "expansion") => "扩产项目",
            _ => "生产基地项目",
        }
    }

    fn write(&self, out: &mut Entries) {
        let (about, known) = (self.about(), self.plan.announced());
        let owner = if self.owner.name.is_empty() { format!("{}号", self.id) } else { self.owner.name.clone() };
        out.say(about, "name", &format!("{owner}{}（虚构）", self.thing()), &known);
        out.say(about, "owner", &self.owner.code, &known);
        out.say(about, "industry", &self.owner.industry, &known);
        out.say(about, "nature", self.nature, &known);
        out.say(about, "type", self.kind, &known);
        out.say(about, "area", "park", &known);
        out.say(about, "total", &self.total.to_string(), &known);
        if self.land > 0 {
            out.say(about, "land", &self.land.to_string(), &known);
            out.say(about, "standard_land", if self.standard { "yes" } else { "no" }, &known);
        }
        out.say(about, "parcel", &self.parcel.map(lot).unwrap_or_default(), &known);
        if self.kind == "industrial" && self.nature != "technical" {
            out.say(about, "output_promised", &self.output.to_string(), &known);
            out.say(about, "tax_promised", &(self.output / 20).to_string(), &known);
        }
        out.say(about, "officer", OFFICERS[self.total as usize % OFFICERS.len()], &known);
        out.say(about, "agreement_no", &format!("XY-{}", self.id), &known);
        self.plan.write(about, out);
    }

    /// The lot it stands on.
    fn lot(&self, out: &mut Entries, draw: &mut Draw) {
        let Some(number) = self.parcel else { return };
        let (id, known) = (lot(number), self.plan.supplied_known());
        let about = About { kind: "parcel", id: &id };
        out.say(about, "area", &self.land.to_string(), &known);
        out.say(about, "location", &format!("云溪街道{number}号地块（虚构）"), &known);
        out.say(about, "use", if self.kind == "industrial" { "industrial" } else { "service" }, &known);
        out.say(about, "supplied", &self.plan.land_supplied.map(|day| day.to_string()).unwrap_or_default(), &known);
        out.say(about, "contract", &format!("HT-{id}"), &known);
        out.say(about, "holder", &self.owner.code, &known);
        out.say(about, "standard_land", if self.standard { "yes" } else { "no" }, &known);
        self.plan.write_lot(about, out);
        let built = self.plan.completed.map(plan::known_of).unwrap_or_default();
        if !built.is_empty() {
            out.say(about, "ratio", &format!("{:.2}", draw.between(0.75, 1.9)), &built);
        }
    }
}

/// Who looks after projects; nobody of these names is meant.
const OFFICERS: [&str; 4] = ["甲专员（虚构）", "乙专员（虚构）", "丙专员（虚构）", "丁专员（虚构）"];

fn lot(number: usize) -> String {
    format!("DK-{number:03}")
}

/// Two lots on which nothing happens.
fn idle(out: &mut Entries) {
    for (id, status, area) in [("DK-901", "planned", "68"), ("DK-902", "idle", "41")] {
        let about = About { kind: "parcel", id };
        out.say(about, "area", area, "2020-12-31");
        out.say(about, "use", "industrial", "2020-12-31");
        out.say(about, "status", status, "2020-12-31");
    }
}
