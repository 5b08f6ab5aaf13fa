//! The rows of a panel added up by part: what levels, the four bases, the bridge and the coverage are made of.

use super::panel::Row;
use figures::Decimal;
use std::collections::BTreeMap;

/// A part of the panel: units, this year's value, base, last year's published value, term of the bridge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Term {
    pub units: u64,
    pub current: Decimal,
    pub base: Decimal,
    pub published: Decimal,
    pub bridge: Decimal,
}

/// A member's sums.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    pub rows: Vec<Row>,
    pub parts: BTreeMap<&'static str, Term>,
    pub restatement: Decimal,
}

/// Who is in the panel and filed.
pub const FILED: [&str; 6] = ["continuing", "reclassified_in", "new", "upgraded", "moved_in", "no_base"];

const LATE: [&str; 2] = ["not_filed", "unsettled"];

/// The sums of each member; a whole has sums even without rows.
pub fn by_member(rows: Vec<Row>, whole: bool) -> BTreeMap<String, Sums> {
    let mut all: BTreeMap<String, Sums> = BTreeMap::new();
    if whole {
        all.insert(String::new(), Sums::default());
    }
    for row in rows {
        all.entry(row.key.clone()).or_default().rows.push(row);
    }
    for sums in all.values_mut() {
        sums.bridge();
    }
    all
}

impl Sums {
    fn bridge(&mut self) {
        for row in self.rows.clone() {
            let (now, base, published) = (row.now.unwrap_or_default(), row.base.unwrap_or_default(), row.published.unwrap_or_default());
            match row.part {
                "continuing" | "reclassified_in" => {
                    self.add("continuing", Term { units: 1, current: now, base, published, bridge: now - base });
                    self.restatement += base - published;
                    if row.part == "reclassified_in" {
                        // What stood in another group last year comes in as a term of its own.
                        self.add("reclassified_in", Term { units: 1, current: now, base: Decimal::ZERO, published, bridge: published });
                    }
                }
                "new" | "upgraded" | "moved_in" | "no_base" => {
                    self.add(row.part, Term { units: 1, current: now, base, published: Decimal::ZERO, bridge: now });
                }
                "left" | "moved_out" | "reclassified_out" => self.lost(row.part, published),
                part if LATE.contains(&part) => self.lost("not_filed", published),
                _ => {}
            }
        }
    }

    fn lost(&mut self, part: &'static str, published: Decimal) {
        self.add(part, Term { units: 1, published, bridge: -published, ..Term::default() });
    }

    fn add(&mut self, part: &'static str, term: Term) {
        let sum = self.parts.entry(part).or_default();
        sum.units += term.units;
        sum.current += term.current;
        sum.base += term.base;
        sum.published += term.published;
        sum.bridge += term.bridge;
    }

    fn of<'a>(&'a self, parts: &'a [&'a str]) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().filter(move |r| parts.contains(&r.part))
    }

    pub fn filed(&self) -> u64 {
        self.of(&FILED).count() as u64
    }

    pub fn expected(&self) -> u64 {
        self.filed() + self.of(&LATE).count() as u64
    }

    pub fn unsettled(&self) -> u64 {
        self.of(&["unsettled"]).count() as u64
    }

    pub fn unknown(&self) -> u64 {
        self.of(&["unknown"]).count() as u64
    }

    pub fn negative(&self) -> u64 {
        self.of(&FILED).filter(|r| r.now < Some(Decimal::ZERO)).count() as u64
    }

    pub fn revised(&self) -> Option<bool> {
        let each: Vec<Option<bool>> = self.of(&FILED).map(|r| r.revised).collect();
        if each.contains(&Some(true)) { Some(true) } else { each.into_iter().collect::<Option<Vec<_>>>().map(|_| false) }
    }

    pub fn current(&self) -> Decimal {
        self.of(&FILED).filter_map(|r| r.now).sum()
    }

    /// The share of last year's value that those who filed hold, in per cent.
    pub fn covered(&self) -> Option<Decimal> {
        let base = |parts: &[&str]| self.of(parts).filter_map(|r| r.base).sum::<Decimal>();
        let filed = base(&FILED);
        (filed * Decimal::ONE_HUNDRED).checked_div(filed + base(&LATE))
    }

    /// Today's panel on both sides: none where any base is unknown.
    pub fn comparable(&self) -> Option<Decimal> {
        self.of(&FILED).map(|r| r.base).sum()
    }

    /// Who has a value in both years, on both sides.
    pub fn matched(&self) -> Option<(Decimal, Decimal)> {
        let both: Vec<(Decimal, Decimal)> = self.of(&FILED).filter(|r| r.part != "new").filter_map(|r| r.now.zip(r.base)).collect();
        (!both.is_empty()).then(|| (both.iter().map(|b| b.0).sum(), both.iter().map(|b| b.1).sum()))
    }

    /// Last year as then published: all that were in the group and had filed; none where nobody was.
    pub fn published(&self) -> Option<Decimal> {
        let all: Vec<Decimal> = self
            .of(&["continuing", "not_filed", "unsettled", "left", "moved_out", "reclassified_out"])
            .filter_map(|r| r.published)
            .collect();
        (!all.is_empty()).then(|| all.into_iter().sum())
    }

    /// Last year's panel with today's values; none where nobody has one.
    pub fn restated(&self) -> Option<Decimal> {
        let all: Vec<Decimal> = self.of(&["restated_panel"]).filter_map(|r| r.base).collect();
        (!all.is_empty()).then(|| all.into_iter().sum())
    }
}
