//! Makes parks up: units that stay, come, go, move, change their industry or their name, some of it known late.

use crate::case::{Case, Filed, Line, Month};
use crate::draw::Draw;
use crate::filings;
use crate::world::{CODES, STREETS};
use jiff::ToSpan;
use jiff::civil::Date;

/// What becomes of a unit, and on which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Story {
    Stays,
    New,
    Upgraded,
    MovedIn,
    /// In the register from a day on, and nobody says how it came in.
    Appears,
    Left,
    MovedOut,
    Reclassified,
    /// From one part of the whole to the other.
    Crosses,
    /// Left, and upgraded again.
    Returns,
}

/// A unit of the park.
#[derive(Debug, Clone)]
pub struct Unit {
    pub number: usize,
    pub story: Story,
    /// The day of its story.
    pub day: Date,
}

/// The first day of everything that has been there always.
pub const ALWAYS: Date = Date::constant(2018, 1, 1);

pub fn days_after(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}

/// A park by its seed: 20 to 40 units, three years, the last of them up to some month. In every second one all is told
/// that a figure needs; in the others something is wanting that makes it unknown.
pub fn case(seed: u64) -> Case {
    let mut draw = Draw::new(seed);
    let tidy = seed.is_multiple_of(2);
    let last = Month::new(2021, i32::try_from(draw.between(3, 12)).unwrap());
    let units: Vec<Unit> = (0..usize::try_from(draw.between(20, 40)).unwrap()).map(|n| unit(&mut draw, n, last, tidy)).collect();
    let register = units.iter().flat_map(|u| Writer::new(&mut draw, u, tidy).write()).collect();
    let filings = filings::of(&mut draw, &units, last, tidy);
    let moments = moments(last.last_day(), &filings);
    Case { seed, units: units.len(), register, filings, tidy, last, moments }
}

/// A few days after the last month, and later moments at which something has just become known, or had a year before.
fn moments(last: Date, filings: &[Filed]) -> Vec<Date> {
    let told_from = |days: i64| {
        let day = days_after(last, days);
        filings.iter().map(|f| f.known).find(|known| *known >= day).unwrap_or(day)
    };
    let a_year_after = told_from(65).checked_add(1.year()).unwrap();
    vec![days_after(last, 3), told_from(25), told_from(160), a_year_after]
}

fn unit(draw: &mut Draw, number: usize, last: Month, tidy: bool) -> Unit {
    use Story::{Appears, Crosses, Left, MovedIn, MovedOut, New, Reclassified, Returns, Stays, Upgraded};
    let stories = [New, New, Upgraded, Upgraded, MovedIn, Appears, Left, Left, MovedOut, Reclassified, Reclassified, Crosses, Returns];
    let drawn = if draw.chance(45) { Stays } else { draw.pick(&stories) };
    let story = if tidy && drawn == Appears { New } else { drawn };
    let month = last.plus(-i32::try_from(draw.below(20)).unwrap());
    Unit { number, story, day: days_after(month.first_day(), draw.pick(&[0, 0, 0, 9, 14])) }
}

/// The register rows of one unit.
struct Writer<'a> {
    draw: &'a mut Draw,
    unit: &'a Unit,
    tidy: bool,
    lines: Vec<Line>,
}

impl<'a> Writer<'a> {
    fn new(draw: &'a mut Draw, unit: &'a Unit, tidy: bool) -> Self {
        Writer { draw, unit, tidy, lines: Vec::new() }
    }

    fn write(mut self) -> Vec<Line> {
        let since = self.since();
        self.row("name", format!("虚构{}厂", self.unit.number), since);
        self.renamed(since);
        self.industry(since);
        if self.draw.chance(80) {
            let street = self.draw.pick(&STREETS).to_owned();
            self.row("street", street, since);
        }
        self.area(since);
        self.events();
        if self.draw.chance(50) {
            self.status(since);
        }
        self.lines
    }

    /// The first day of its rows: a new unit wasn't there before.
    fn since(&mut self) -> Date {
        let from_its_day = match self.unit.story {
            Story::New | Story::Appears => true,
            Story::Upgraded | Story::MovedIn => self.draw.chance(50),
            _ => false,
        };
        if from_its_day { self.unit.day } else { ALWAYS }
    }

    /// A row that becomes known some days after its first, a few of them a year later.
    fn row(&mut self, attribute: &'static str, value: String, from: Date) {
        let late = if self.draw.chance(8) { self.draw.between(60, 500) } else { self.draw.between(1, 20) };
        self.known(attribute, value, (from, None), days_after(from, late));
    }

    fn known(&mut self, attribute: &'static str, value: String, (from, to): (Date, Option<Date>), known: Date) {
        self.lines.push(Line { unit: self.unit.number, attribute, value, from, to, known });
    }

    fn renamed(&mut self, since: Date) {
        let day = days_after(since, self.draw.between(400, 1300));
        if self.draw.chance(15) {
            self.row("name", format!("虚构{}新厂", self.unit.number), day);
            self.row("event", "renamed".into(), day);
        }
    }

    /// An industry, for a few never told or put right later, and another one for who changes it.
    fn industry(&mut self, since: Date) {
        let code = self.draw.pick(&CODES).to_owned();
        let other = self.draw.pick(&CODES).to_owned();
        if !self.tidy && self.draw.chance(3) {
            return;
        }
        let known = days_after(since, self.draw.between(1, 20));
        match self.tidy {
            true => self.known("industry", code.clone(), (since, None), known),
            false => self.row("industry", code.clone(), since),
        }
        if self.draw.chance(6) {
            let known = days_after(since, self.draw.between(300, 1400));
            self.known("industry", other.clone(), (since, None), known);
        }
        let declared = ["d", "none", "d none"];
        if (code == "9401" || other == "9401") && (self.tidy || self.draw.chance(85)) {
            let said = declared[usize::try_from(self.draw.below(if self.tidy { 20 } else { 21 })).unwrap() / 10];
            self.known("class_kind", said.into(), (since, None), known);
        }
        if self.unit.story == Story::Reclassified {
            self.row("industry", other, self.unit.day);
            self.row("event", "reclassified".into(), self.unit.day);
        }
    }

    /// Where it is, and where it was before or is afterwards.
    fn area(&mut self, since: Date) {
        let (here, there) = if self.draw.chance(60) { ("east", "west") } else { ("west", "east") };
        let (first, second) = match self.unit.story {
            Story::MovedIn if since < self.unit.day => ("outside", Some(here)),
            Story::MovedOut => (here, Some("outside")),
            Story::Crosses => (here, Some(there)),
            _ => (here, None),
        };
        let ends = second.is_some() && self.draw.chance(50);
        let known = days_after(since, self.draw.between(1, 20));
        self.known("area", first.into(), (since, None), known);
        if let Some(second) = second {
            self.row("area", second.into(), self.unit.day);
            let told = self.lines.last().unwrap().known;
            if ends {
                self.known("area", first.into(), (since, Some(self.unit.day)), told);
            }
        }
    }

    fn events(&mut self) {
        let event = match self.unit.story {
            Story::New => "new",
            Story::Upgraded => "upgraded",
            Story::MovedIn => "moved_in",
            Story::Left | Story::Returns => "left",
            Story::MovedOut => "moved_out",
            Story::Crosses if self.draw.chance(50) => "moved_in",
            _ => return,
        };
        self.row("event", event.into(), self.unit.day);
        if self.unit.story == Story::Returns {
            let back = days_after(self.unit.day, self.draw.between(40, 400));
            self.row("event", "upgraded".into(), back);
        }
    }

    /// Above or below the designated size, where the register says so in words too.
    fn status(&mut self, since: Date) {
        let above = String::from("above_scale");
        match self.unit.story {
            Story::Upgraded if since < self.unit.day => {
                self.row("status", "below_scale".into(), since);
                self.row("status", above, self.unit.day);
            }
            Story::Left if self.draw.chance(50) => {
                let known = days_after(since, self.draw.between(1, 20));
                self.known("status", above.clone(), (since, None), known);
                let told = days_after(self.unit.day, self.draw.between(1, 90));
                self.known("status", above, (since, Some(self.unit.day)), told);
            }
            Story::Returns if self.draw.chance(50) => {
                self.row("status", above.clone(), since);
                let back = days_after(self.unit.day, self.draw.between(40, 400));
                self.row("status", above, back);
            }
            _ => self.row("status", above, since),
        }
    }
}
