//! Firms to plant an error on: those at which nothing else could be asked about.

use crate::book::Book;
use crate::workbooks::filing::{Filing, filings};
use figures::Decimal;
use std::collections::BTreeMap;

const JUNE: &str = "B204-1-2021-06.csv";
const MAY: &str = "B204-1-2021-05.csv";
const YEAR_AGO: &str = "B204-1-2020-06.csv";
/// A firm of this output a month is large, 千元.
const LARGE: i64 = 25_000;
/// And one of less is small: no change of a month is large.
const SMALL: i64 = 9_000;

/// What June 2021 says of a firm, beside what was filed before.
#[derive(Debug)]
pub(super) struct Firms<'b> {
    book: &'b Book,
    /// B204-1 of June by unit, of firms without anything odd.
    quiet: Vec<Filing>,
}

/// A form's own values by item: month, January to the month.
type Own = BTreeMap<String, (i64, i64)>;

impl<'b> Firms<'b> {
    pub(super) fn new(book: &'b Book) -> Self {
        let quiet = filings(book, "B204-1").into_iter().filter(|filing| is_quiet(book, filing)).collect();
        Firms { book, quiet }
    }

    /// The `turn`-th filing of a form of a firm of this kind, as filed.
    pub(super) fn filing(&self, kind: &str, form: &str, turn: usize) -> Option<Filing> {
        if form != "B204-1" {
            let settled = |filing: &Filing| self.book.profiles.get(&filing.unit).is_some_and(|profile| profile.events.is_empty());
            let fits = |filing: &Filing| match kind {
                "continuing" => filing.rows.iter().any(|row| row.values.len() > 1),
                "settled" => settled(filing),
                _ => true,
            };
            return filings(self.book, form).into_iter().find(fits);
        }
        let fits: Vec<Filing> = match kind {
            "left" => self.left(),
            "new" | "upgraded" | "renamed" => self.with_event(kind),
            _ => self.quiet.iter().filter(|filing| self.is(kind, filing)).cloned().collect(),
        };
        fits.get(turn % fits.len().max(1)).cloned()
    }

    /// A form of one firm.
    pub(super) fn sheet(&self, form: &str, unit: &str) -> Option<Filing> {
        filings(self.book, form).into_iter().find(|filing| filing.unit == unit)
    }

    /// Firms to stand beside one, of its street where there are enough.
    pub(super) fn beside(&self, filing: &Filing, count: usize) -> Vec<Filing> {
        let mut others: Vec<&Filing> = self.quiet.iter().filter(|other| other.unit != filing.unit).collect();
        others.sort_by_key(|other| (other.street != filing.street, &other.unit));
        others.into_iter().take(count).cloned().collect()
    }

    /// May's output, sales or exports.
    pub(super) fn may(&self, unit: &str, item: &str) -> Option<i64> {
        self.book.values(MAY, unit, "2021-05", false).get(item).copied()
    }

    /// The name a firm bore before.
    pub(super) fn former(&self, unit: &str) -> Option<String> {
        self.book.profiles.get(unit)?.former.clone()
    }

    fn is(&self, kind: &str, filing: &Filing) -> bool {
        let own = own(self.book, JUNE, &filing.unit, 2021);
        let month = |item: &str| own.get(item).map_or(0, |values| values.0);
        match kind {
            "exporter" => month("04") > 1000,
            "domestic" => own.get("04").is_some_and(|values| values.1 == 0),
            "small" => month("01") < SMALL && own.get("04").is_some_and(|values| values.1 == 0),
            "large" => month("01") > LARGE && grown(self.book, filing).is_some_and(|rate| rate < 115) && self.kept_up(filing),
            _ => true,
        }
    }

    /// Whether June's output is hardly below May's.
    fn kept_up(&self, filing: &Filing) -> bool {
        let june = filing.value("01", 1).unwrap_or_default();
        self.may(&filing.unit, "01").is_some_and(|may| june * Decimal::from(10) > Decimal::from(may * 9))
    }

    /// Firms that came this year or bear another name since, steady since then.
    fn with_event(&self, event: &str) -> Vec<Filing> {
        let since = |(held, day): &(String, String)| held == event && day.starts_with("2021");
        let has = |filing: &Filing| self.book.profiles.get(&filing.unit).is_some_and(|profile| profile.events.iter().any(since));
        let usual = |filing: &Filing| [(1, 3), (2, 4)].iter().all(|(now, before)| not_doubled(filing, *now, *before));
        filings(self.book, "B204-1").into_iter().filter(|f| has(f) && usual(f) && is_steady(self.book, f)).collect()
    }

    /// A form for June 2021 of firms that left at the start of the year, a little above last year's.
    fn left(&self) -> Vec<Filing> {
        let gone = self.book.profiles.iter().filter(|(_, p)| p.events.iter().any(|(event, day)| event == "left" && day == "2021-01-01"));
        let model = self.quiet.first();
        gone.filter_map(|(unit, profile)| {
            let mut filing = model?.clone();
            (filing.unit, filing.name, filing.street) = (unit.clone(), profile.name.clone(), profile.street.clone());
            fill(&mut filing, &own(self.book, YEAR_AGO, unit, 2020))?;
            Some(filing)
        })
        .collect()
    }
}

/// Own columns by item of the June or May of a year.
fn own(book: &Book, file: &str, unit: &str, year: i16) -> Own {
    let number = if file == MAY { 5 } else { 6 };
    let month = book.values(file, unit, &format!("{year}-{number:02}"), false);
    let cumulative = book.values(file, unit, &format!("{year}-01..{number:02}"), false);
    let both = month.into_iter().filter_map(|(item, value)| Some((item.to_owned(), (value, *cumulative.get(item)?))));
    both.collect()
}

fn fill(filing: &mut Filing, before: &Own) -> Option<()> {
    for row in &mut filing.rows {
        let (month, cumulative) = *before.get(&row.item)?;
        let up = |value: i64| Decimal::from(value * 104 / 100);
        row.values = BTreeMap::from([(1, up(month)), (2, up(cumulative))]);
        if row.item == "01" {
            row.values.extend([(3, Decimal::from(month)), (4, Decimal::from(cumulative))]);
        }
    }
    Some(())
}

/// Whether output stays below twice the same period's, where there is one.
fn not_doubled(filing: &Filing, now: usize, before: usize) -> bool {
    match (filing.value("01", now), filing.value("01", before)) {
        (Some(now), Some(before)) => now * Decimal::from(10) < before * Decimal::from(19),
        _ => true,
    }
}

/// Output of the month against a year ago, in per cent.
fn grown(book: &Book, filing: &Filing) -> Option<i64> {
    let (now, before) = (own(book, JUNE, &filing.unit, 2021), own(book, YEAR_AGO, &filing.unit, 2020));
    (now.get("01")?.0 * 100).checked_div(before.get("01")?.0)
}

/// Whether nothing could be asked about a form: in the panel since 2019 without an event, its last year as filed
/// then, no note, growth within bounds, steady.
fn is_quiet(book: &Book, filing: &Filing) -> bool {
    let still = book.profiles.get(&filing.unit).is_some_and(|profile| profile.events.is_empty() && profile.former.is_none());
    let before = own(book, YEAR_AGO, &filing.unit, 2020);
    let as_filed = before.get("01").is_some_and(|values| {
        [(3, values.0), (4, values.1)].iter().all(|(column, value)| filing.value("01", *column) == Some(Decimal::from(*value)))
    });
    let usual = grown(book, filing).is_some_and(|rate| (80..180).contains(&rate));
    still
        && as_filed
        && usual
        && filing.note.is_empty()
        && is_steady(book, filing)
        && none_slips(&own(book, JUNE, &filing.unit, 2021), &before)
}

/// Whether June follows from May: accumulated by the month, near it in size, sales near output, no round numbers.
fn is_steady(book: &Book, filing: &Filing) -> bool {
    let (june, may) = (own(book, JUNE, &filing.unit, 2021), own(book, MAY, &filing.unit, 2021));
    let steps = june.iter().all(|(item, now)| may.get(item).is_some_and(|before| before.1 + now.0 == now.1));
    let (Some(output), Some(sales), Some(last)) = (june.get("01"), june.get("03"), may.get("01")) else { return false };
    let near = |part: i64, whole: i64, low: i64, high: i64| (low * whole..=high * whole).contains(&(part * 100));
    let sold = near(sales.0, output.0, 80, 120) && near(sales.1, output.1, 90, 105);
    let known = filing.known.as_str() < "2021-07-10";
    let plain = june.values().all(|(month, cumulative)| (month % 1000 != 0 && cumulative % 1000 != 0) || *cumulative == 0);
    steps && sold && known && plain && near(output.0, last.0, 70, 130) && output.0 != last.0 && none_slips(&june, &may)
}

/// Whether no value looks like another unit of measure beside an earlier one.
fn none_slips(now: &Own, before: &Own) -> bool {
    let apart = |now: i64, before: i64| before == 0 || (now * 100 > before * 15 && now * 100 < before * 650);
    now.iter().all(|(item, values)| before.get(item).is_none_or(|held| apart(values.0, held.0) && apart(values.1, held.1)))
}
