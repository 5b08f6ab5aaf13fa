//! The tables the park is drawn from (`data/`) and the pack's rates of value added.

const COHORTS: &str = include_str!("../data/cohorts.csv");
const CORRECTIONS: &str = include_str!("../data/corrections.csv");
const INDUSTRIES: &str = include_str!("../data/industries.csv");
const MARKS: &str = include_str!("../data/marks.csv");
const NAMED: &str = include_str!("../data/named.csv");
const SEASONS: &str = include_str!("../data/seasons.csv");
const TARGETS: &str = include_str!("../data/targets.csv");
const RATES: &str = include_str!("../../packs/sample-park/tables.yaml");

/// A calendar month.
pub(crate) type Month = (i16, i8);

/// Firms of one group that came or went alike.
#[derive(Debug, Clone)]
pub(crate) struct Cohort {
    pub(crate) group: &'static str,
    pub(crate) life: &'static str,
    /// Months of entry, taken in turn.
    pub(crate) entries: Vec<Month>,
    pub(crate) exit: Option<Month>,
    pub(crate) count: usize,
    /// 千元 of January–June 2021 (of 2020 for those that left); `None`: what is left of the target.
    pub(crate) current: Option<i64>,
    /// ‰ over the year before.
    pub(crate) growth: Option<i64>,
    pub(crate) offset: f64,
    pub(crate) mirror: &'static str,
}

/// An industry a firm may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Industry {
    pub(crate) group: &'static str,
    pub(crate) code: &'static str,
    pub(crate) often: usize,
    pub(crate) word: &'static str,
}

/// A planted correction of June 2021.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Correction {
    pub(crate) group: &'static str,
    /// Place among the continuing firms of the group by size.
    pub(crate) rank: usize,
    pub(crate) permille: i64,
    pub(crate) known: &'static str,
    pub(crate) note: &'static str,
}

/// A firm that the demo's article speaks of: a mirror, or a continuing firm by its place in its group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named {
    pub(crate) mirror: &'static str,
    pub(crate) group: &'static str,
    pub(crate) rank: usize,
    pub(crate) name: &'static str,
}

/// The firms with names of their own.
pub(crate) fn named() -> Vec<Named> {
    let read = |cells: Vec<&'static str>| {
        let [mirror, group, rank, name] = *cells.as_slice() else { return None };
        Some(Named { mirror, group, rank: rank.parse().unwrap_or_default(), name })
    };
    rows(NAMED).filter_map(read).collect()
}

/// Something planted on a continuing firm, by its place in its group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) group: &'static str,
    pub(crate) rank: usize,
    pub(crate) mark: &'static str,
    pub(crate) value: &'static str,
}

/// Cells of a table below its header.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().skip(1).filter(|line| !line.is_empty()).map(|line| line.split(',').collect())
}

pub(crate) fn number<T: std::str::FromStr>(cell: &str) -> Option<T> {
    cell.parse().ok()
}

pub(crate) fn month(cell: &str) -> Option<Month> {
    let (year, month) = cell.split_once('-')?;
    Some((number(year)?, number(month)?))
}

pub(crate) fn cohorts() -> Vec<Cohort> {
    let read = |c: Vec<&'static str>| {
        Some(Cohort {
            group: c.first()?,
            life: c.get(1)?,
            entries: c.get(2)?.split('|').filter_map(month).collect(),
            exit: month(c.get(3)?),
            count: number(c.get(4)?)?,
            current: number(c.get(5)?),
            growth: number(c.get(6)?),
            offset: number::<f64>(c.get(7)?)? / 10.0,
            mirror: c.get(8)?,
        })
    };
    rows(COHORTS).filter_map(read).collect()
}

pub(crate) fn industries() -> Vec<Industry> {
    let read = |c: Vec<&'static str>| Some(Industry { group: c.first()?, code: c.get(1)?, often: number(c.get(2)?)?, word: c.get(3)? });
    rows(INDUSTRIES).filter_map(read).collect()
}

pub(crate) fn corrections() -> Vec<Correction> {
    let read = |c: Vec<&'static str>| {
        let (rank, permille) = (number(c.get(1)?)?, number(c.get(2)?)?);
        Some(Correction { group: c.first()?, rank, permille, known: c.get(3)?, note: c.get(4)? })
    };
    rows(CORRECTIONS).filter_map(read).collect()
}

pub(crate) fn marks() -> impl Iterator<Item = Mark> {
    rows(MARKS).filter_map(|c| Some(Mark { group: c.first()?, rank: number(c.get(1)?)?, mark: c.get(2)?, value: c.get(3)? }))
}

/// A target and its span by name; zero when there is none.
pub(crate) fn target(name: &str) -> (i64, i64) {
    let found = rows(TARGETS).find(|c| c.first() == Some(&name));
    let cell = |i: usize| found.as_ref().and_then(|c| number(c.get(i)?)).unwrap_or_default();
    (cell(1), cell(2))
}

/// Weights of months by year, and due days.
#[derive(Debug, Clone)]
pub(crate) struct Seasons(Vec<Vec<i64>>);

impl Seasons {
    pub(crate) fn read() -> Self {
        Seasons(rows(SEASONS).map(|c| c.iter().filter_map(|cell| number(cell)).collect()).collect())
    }

    /// Weight of a month; February stands for January and February.
    pub(crate) fn weight(&self, year: i16, month: i8) -> f64 {
        let column = usize::try_from(year - 2018).unwrap_or_default() + 1;
        self.cell(month, column) as f64 / 100.0
    }

    /// Day of the next month on which the form of `month` is due.
    pub(crate) fn due(&self, month: i8) -> i8 {
        i8::try_from(self.cell(month, 5)).unwrap_or_default()
    }

    fn cell(&self, month: i8, column: usize) -> i64 {
        let row = self.0.iter().find(|row| row.first() == Some(&i64::from(month)));
        row.and_then(|row| row.get(column).copied()).unwrap_or_default()
    }
}

/// Rates of value added by code prefix in ‰, as the pack has them.
#[derive(Debug, Clone)]
pub(crate) struct Rates(Vec<(&'static str, i64)>);

impl Rates {
    /// Reads the lines `"39": 19.3` of the pack's table.
    pub(crate) fn read() -> Self {
        let line = |line: &'static str| {
            let (code, rate) = line.trim().strip_prefix('"')?.split_once("\": ")?;
            let (whole, tenth) = rate.trim().split_once('.')?;
            Some((code, number::<i64>(whole)? * 10 + number::<i64>(tenth)?))
        };
        Rates(RATES.lines().filter_map(line).collect())
    }

    /// The rate of the longest code that fits, in ‰.
    pub(crate) fn of(&self, industry: &str) -> i64 {
        let fitting = self.0.iter().filter(|(code, _)| industry.starts_with(code));
        fitting.max_by_key(|(code, _)| code.len()).map_or(0, |(_, rate)| *rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read() {
        let lines = |text: &str| text.lines().count() - 1;
        assert_eq!(cohorts().len(), lines(COHORTS));
        assert_eq!(industries().len(), lines(INDUSTRIES));
        assert_eq!(marks().count(), lines(MARKS));
        assert_eq!(corrections().len(), 3);
        assert_eq!(target("total_qianyuan").0, 26_450_000);
        assert_eq!(Seasons::read().due(6), 9);
    }

    #[test]
    fn every_industry_has_a_rate() {
        let rates = Rates::read();
        assert_eq!(rates.of("3989"), 193);
        assert_eq!(rates.of("3973"), 263);
        assert!(industries().iter().all(|i| rates.of(i.code) > 0));
    }
}
