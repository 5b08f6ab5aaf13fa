//! H201-1: investment of the firms that build, 万元. What was made by the end of a year and since adds up.

use super::{Firm, known, monthly, part};
use crate::data::Month;
use crate::draw::Draw;
use crate::unit::Unit;

const FORM: &str = "H201-1";
const MONTHS: [Month; 3] = [(2020, 6), (2020, 12), (2021, 6)];
/// Kinds of construction, as the register has them.
const KINDS: [&str; 3] = ["新建", "扩建", "改建和技术改造"];

/// The kind of construction of a firm that builds: some of the larger ones of the park that were there all along.
pub(super) fn construction(unit: &Unit, draw: &mut Draw) -> Option<&'static str> {
    let (builds, kind) = (draw.part() < 0.3, draw.below(KINDS.len()));
    (builds && unit.continuing() && unit.in_park() && unit.rank < 36).then(|| KINDS[kind])
}

/// A project: its plan, what was made before 2020, and what is made by the end of each report.
#[derive(Debug)]
struct Project {
    planned: i64,
    before: i64,
    made: [i64; 3],
    plant: f64,
}

impl Project {
    fn draw(firm: &Firm<'_>, draw: &mut Draw) -> Self {
        let size = (firm.output((2020, 12)) / 10.0).max(1000.0);
        let planned = part(size, draw.between(0.2, 0.9));
        let of_plan = |low: f64, high: f64, draw: &mut Draw| part(planned as f64, draw.between(low, high));
        let half = of_plan(0.05, 0.14, draw);
        let year = half + of_plan(0.05, 0.16, draw);
        Project { planned, before: of_plan(0.02, 0.3, draw), made: [half, year, of_plan(0.06, 0.2, draw)], plant: draw.between(0.3, 0.6) }
    }

    /// The lines of a report: the year's investment and its parts, all since the beginning, what was put into use, funds.
    fn items(&self, report: usize) -> Vec<(&'static str, i64)> {
        let made = self.made[report];
        let earlier = if report == 2 { self.before + self.made[1] } else { self.before };
        let (works, fitting, tools) = (part(made as f64, 0.3), part(made as f64, 0.08), part(made as f64, self.plant));
        let other = made - works - fitting - tools;
        let mut lines = vec![("01", self.planned), ("02", earlier + made), ("03", made), ("04", works), ("05", fitting), ("06", tools)];
        lines.extend([("07", 0), ("08", other), ("09", part(other as f64, 0.5)), ("10", part(made as f64, 0.4 * self.plant))]);
        lines.extend([("11", part(made as f64, 0.8 + self.plant / 2.0)), ("12", 0)]);
        lines
    }
}

/// The files of all reports.
pub(super) fn files(firms: &[Firm<'_>], draw: &mut Draw) -> Vec<(String, String)> {
    let building = firms.iter().filter(|firm| firm.unit.construction.is_some());
    let projects: Vec<(&Firm<'_>, Project)> = building.map(|firm| (firm, Project::draw(firm, draw))).collect();
    let of = |(report, at): (usize, Month)| {
        let known = known(at);
        monthly(FORM, at, |table, period| {
            for (firm, project) in projects.iter().filter(|(firm, _)| firm.files(at)) {
                table.put(firm.head(FORM, period, &known), &project.items(report));
            }
        })
    };
    MONTHS.into_iter().enumerate().map(of).collect()
}
