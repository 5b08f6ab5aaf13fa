//! The register: names, industries, areas, streets, status and events of all units, and who owns some of them.

use crate::data::Month;
use crate::unit::Unit;

/// Text of `register.csv`.
pub(crate) fn text(units: &[Unit]) -> String {
    let mut out = "unit,attribute,value,valid_from,valid_to,known_at\n".to_owned();
    for unit in units {
        Rows { out: &mut out, unit }.write();
    }
    // Owners stand behind all others, so that what was said before stays on its line.
    for unit in units {
        if let Some(owner) = unit.owner {
            Rows { out: &mut out, unit }.row("owner", owner, FIRST, FIRST_KNOWN);
        }
    }
    out
}

/// The first month of the data and the day the register of then became known.
const FIRST: Month = (2019, 1);
const FIRST_KNOWN: &str = "2019-01-15";
/// An industry of which only a part belongs to the digital core: the sample's cable makers don't, and the register
/// says so.
const CABLES: &str = "3831";
/// Moves within the district and reclassifications hold from here.
const YEAR: Month = (2021, 1);

/// Projects are in the register from here.
const PROJECTS: Month = (2020, 1);

struct Rows<'a> {
    out: &'a mut String,
    unit: &'a Unit,
}

impl Rows<'_> {
    fn write(&mut self) {
        let unit = self.unit;
        let from = unit.starts().unwrap_or(FIRST);
        let seen = if from == FIRST { FIRST_KNOWN.to_owned() } else { known(from) };
        let first_name = unit.old_name.as_ref().map_or(unit.name.as_str(), |(old, _)| old);
        let area = if unit.in_park() { "park" } else { "district_rest" };
        self.row("name", first_name, from, &seen);
        self.row("industry", unit.old_industry.unwrap_or(unit.industry), from, &seen);
        if unit.industry == CABLES || unit.old_industry == Some(CABLES) {
            self.row("class_digital_core", "none", from, &seen);
        }
        self.row("area", if unit.old_street.is_some() { "district_rest" } else { area }, from, &seen);
        self.row("street", unit.old_street.unwrap_or(unit.street), from, &seen);
        self.row("status", "above_scale", from, &seen);
        if let Some(kind) = unit.construction {
            self.row("construction", kind, PROJECTS, &known(PROJECTS));
        }
        if unit.starts().is_some() {
            self.row("event", unit.life, from, &seen);
        }
        self.changes(area);
        if let Some(exit) = unit.exit {
            self.exit(from, exit);
        }
    }

    fn changes(&mut self, area: &str) {
        let unit = self.unit;
        if let Some((_, from)) = &unit.old_name {
            self.row("name", &unit.name, *from, &known(*from));
            self.row("event", "renamed", *from, &known(*from));
        }
        if unit.old_industry.is_some() {
            self.row("industry", unit.industry, YEAR, &known(YEAR));
            self.row("event", "reclassified", YEAR, &known(YEAR));
        }
        if unit.old_street.is_some() {
            self.row("area", area, YEAR, &known(YEAR));
            self.row("street", unit.street, YEAR, &known(YEAR));
            self.row("event", "moved_in", YEAR, &known(YEAR));
        }
    }

    /// The status row is stated again with its end.
    fn exit(&mut self, from: Month, to: Month) {
        let line = format!("{},status,above_scale,{},{},{}\n", self.unit.code, day(from), day(to), known(to));
        self.out.push_str(&line);
        self.row("event", self.unit.life, to, &known(to));
    }

    fn row(&mut self, attribute: &str, value: &str, from: Month, known: &str) {
        self.out.push_str(&format!("{},{attribute},{value},{},,{known}\n", self.unit.code, day(from)));
    }
}

fn day((year, month): Month) -> String {
    format!("{year}-{month:02}-01")
}

/// The fifth of the next month, before the forms are due.
fn known((year, month): Month) -> String {
    if month == 12 { format!("{}-01-05", year + 1) } else { format!("{year}-{:02}-05", month + 1) }
}
