//! What the other crates ask of a form: its items for a period, the period of a column, its due date.

use crate::catalogue::{Catalogue, Column, Family, Form, FormVersion, Item, Nature, NomenclatureEntry, Span};
use figures::{Period, Role, Text};
use jiff::civil::{Date, DateTime};
use std::borrow::Cow;

/// Months that are looked over at once.
const MOST_MONTHS: usize = 1200;

impl Form {
    /// The edition for a period: the latest that begins no later; `None` before the first or without any.
    pub fn version_at(&self, period: Period) -> Option<&FormVersion> {
        self.versions.iter().rev().find(|v| v.from <= period.first_day())
    }

    /// The items asked for in a period, in the order of the sheet.
    pub fn items_at(&self, period: Period) -> Vec<&Item> {
        let mut items: Vec<&Item> = self.items.values().filter(|i| i.asked_at(period)).collect();
        items.sort_by_key(|i| i.position);
        items
    }

    /// Whether nothing is filed for a period, as for January where the form has no January.
    pub fn is_exempt(&self, period: Period) -> bool {
        let month = match period {
            Period::Month { month, .. } => month,
            Period::Cumulative { to, .. } => to,
            _ => return false,
        };
        self.exempt_months.contains(&month)
    }

    /// By when a report period is due, in the zone of the calendar; `None` where no calendar says.
    pub fn due_at(&self, period: Period) -> Option<DateTime> {
        self.due.get(&period).copied()
    }

    /// Whether it has a column of this span; a form without a list of columns may have any.
    pub fn has_span(&self, span: Span) -> bool {
        self.columns.is_empty() || self.columns.iter().any(|c| c.span == span)
    }

    /// The reporting period before one: the same kind of period, exempt months skipped; for cumulative periods
    /// within the year, since they begin anew each January. Before the first quarter of a sheet by quarters, which is
    /// kept as January to March, comes the last one of the year before.
    pub fn previous(&self, period: Period) -> Option<Period> {
        let step = match (self.frequency.as_str(), period) {
            ("annual", _) | (_, Period::Year { .. }) => return Some(period.year_before()),
            ("quarterly", Period::Cumulative { .. }) => 3,
            _ => 1,
        };
        match period {
            Period::Month { year, month } => (1..=12).map(|back| month_before(year, month, back)).find(|p| !self.is_exempt(*p)),
            Period::Cumulative { year, to: 3 } if step == 3 && self.columns.iter().any(|c| c.span == Span::Report) => {
                Some(Period::Quarter { year: year - 1, quarter: 4 })
            }
            Period::Cumulative { year, to } => {
                let mut earlier = (1..to).rev().skip(step - 1).step_by(step).map(|to| Period::Cumulative { year, to });
                earlier.find(|p| !self.is_exempt(*p))
            }
            Period::Quarter { year, quarter } if quarter > 1 => Some(Period::Quarter { year, quarter: quarter - 1 }.as_filed()),
            Period::Half { year, half: 2 } => Some(Period::Half { year, half: 1 }.as_filed()),
            _ => None,
        }
    }

    /// The periods of its own columns on the sheet that ends with a month, as they are filed.
    pub fn ending_with(&self, year: i16, month: i8) -> Vec<Period> {
        let own = self.columns.iter().filter(|c| c.role == Role::Current).map(|c| c.span);
        let spans: Vec<Span> = if self.columns.is_empty() { vec![Span::Month, Span::Cumulative, Span::Report] } else { own.collect() };
        let mut periods: Vec<Period> = spans.into_iter().filter_map(|span| self.of_span(span, year, month)).collect();
        periods.sort_unstable();
        periods.dedup();
        periods
    }

    fn of_span(&self, span: Span, year: i16, month: i8) -> Option<Period> {
        match (span, self.frequency.as_str()) {
            (Span::Cumulative, _) => Some(Period::Cumulative { year, to: month }),
            (Span::Month, _) => Some(Period::Month { year, month }),
            (Span::Report, "quarterly") if month % 3 == 0 => Some(Period::Quarter { year, quarter: month / 3 }.as_filed()),
            (Span::Report, "annual") if month == 12 => Some(Period::Year { year }.as_filed()),
            (Span::Report, "quarterly" | "annual") => None,
            (Span::Report, _) => Some(Period::Month { year, month }),
        }
    }

    /// The report periods of a year that ended no later than one ends, the newest first: where its newest values
    /// may be found.
    pub fn newest(&self, until: Period) -> Vec<Period> {
        let (year, month) = (until.year(), until.months().1);
        let ends = (0..12).map(|back| match month_before(year, month, back) {
            Period::Month { year, month } => (year, month),
            other => (other.year(), other.months().1),
        });
        let alike = |p: &Period| std::mem::discriminant(p) == std::mem::discriminant(&until);
        ends.flat_map(|(year, month)| {
            let all = self.ending_with(year, month);
            let like: Vec<Period> = all.iter().copied().filter(alike).collect();
            if like.is_empty() || self.frequency == "quarterly" { all } else { like }
        })
        .collect()
    }

    /// The period a sheet of this form reports, where the stated one fits its frequency.
    pub fn report_of(&self, stated: Period) -> Option<Period> {
        let (year, (from, to)) = (stated.year(), stated.months());
        match self.frequency.as_str() {
            "annual" => ((from, to) == (1, 12)).then_some(Period::Year { year }),
            "quarterly" => (to % 3 == 0 && !matches!(stated, Period::Year { .. })).then_some(Period::Quarter { year, quarter: to / 3 }),
            _ => (from == 1 || from == to).then_some(Period::Month { year, month: to }).filter(|_| !matches!(stated, Period::Year { .. })),
        }
    }

    /// The report periods that end within some days, both included, in their order; exempt ones are left out.
    pub fn reports_within(&self, first: Date, last: Date) -> Vec<Period> {
        let mut ends = Vec::new();
        let mut month = Period::Month { year: first.year(), month: first.month() };
        while month.last_day() <= last && ends.len() < MOST_MONTHS {
            ends.push(month);
            month = match month {
                Period::Month { year, month: 12 } => Period::Month { year: year + 1, month: 1 },
                Period::Month { year, month } => Period::Month { year, month: month + 1 },
                other => other,
            };
        }
        let report = |month: Period| match self.frequency.as_str() {
            "annual" if month.months().1 == 12 => Some(Period::Year { year: month.year() }),
            "quarterly" if month.months().1 % 3 == 0 => Some(Period::Quarter { year: month.year(), quarter: month.months().1 / 3 }),
            "annual" | "quarterly" => None,
            _ => Some(month),
        };
        ends.into_iter().filter_map(report).filter(|p| !self.is_exempt(*p)).collect()
    }

    /// Whether a column has a place on the sheet of a period: the month has none on the first sheet of a year whose first
    /// months are exempt.
    pub fn has_column(&self, column: &Column, report: Period) -> bool {
        column.span != Span::Month || !self.opens_year(report)
    }

    /// The items with their signs that an item is made of on the sheet of a period in a column; nothing where it is filed, or
    /// where one of them is not filed there.
    pub fn made_of<'f>(&self, item: &'f Item, column: &Column, report: Period) -> Option<&'f [(bool, String)]> {
        let filed = |code: &String| {
            let part = self.items.get(code).filter(|part| part.asked_at(report));
            part.is_some_and(|part| self.columns_of(part).any(|c| c.id == column.id))
        };
        (!item.derived.is_empty() && item.derived.iter().all(|(_, code)| filed(code))).then_some(item.derived.as_slice())
    }

    /// The columns an item is filed in, in the order of the sheet.
    pub fn columns_of<'f>(&'f self, item: &'f Item) -> impl Iterator<Item = &'f Column> {
        self.columns.iter().filter(|c| item.columns.is_empty() || item.columns.contains(&c.id))
    }
}

/// A month up to a year before one.
fn month_before(year: i16, month: i8, back: i8) -> Period {
    if month > back { Period::Month { year, month: month - back } } else { Period::Month { year: year - 1, month: month - back + 12 } }
}

impl Span {
    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "month" => Some(Span::Month),
            "cumulative" => Some(Span::Cumulative),
            "report" => Some(Span::Report),
            _ => None,
        }
    }
}

impl Nature {
    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "flow" => Some(Nature::Flow),
            "stock" => Some(Nature::Stock),
            "average" => Some(Nature::Average),
            _ => None,
        }
    }
}

impl Item {
    /// Whether it is asked for in a period.
    pub fn asked_at(&self, period: Period) -> bool {
        let day = period.first_day();
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

impl Column {
    /// The period its values speak of on a sheet for `report`; last year's for a same-period column.
    pub fn period(&self, report: Period) -> Period {
        let own = match self.span {
            Span::Report => report,
            Span::Cumulative => Period::Cumulative { year: report.year(), to: report.months().1 },
            Span::Month => Period::Month { year: report.year(), month: report.months().1 },
        };
        if self.role == Role::SamePeriod { own.year_before() } else { own }
    }
}

impl Form {
    /// Whether a monthly sheet that ends with this period is the first of a year whose first months are exempt: it
    /// speaks of all of them, and its month has no column of its own.
    pub fn opens_year(&self, period: Period) -> bool {
        let month = match period {
            Period::Month { month, .. } => month,
            Period::Cumulative { to, .. } => to,
            _ => return false,
        };
        month > 1 && (1..month).all(|m| self.exempt_months.contains(&m))
    }
}

impl Catalogue {
    /// The item of a form with this code, also a row of one of its families.
    pub fn item<'c>(&'c self, form: &'c Form, code: &str) -> Option<Cow<'c, Item>> {
        if let Some(item) = form.items.get(code) {
            return Some(Cow::Borrowed(item));
        }
        let (family, entry) = self.family_row(form, code)?;
        Some(Cow::Owned(row_item(form, family, entry)))
    }

    /// The family and nomenclature entry of a row's code.
    pub fn family_row<'c>(&'c self, form: &'c Form, code: &str) -> Option<(&'c Family, &'c NomenclatureEntry)> {
        form.families.values().find_map(|family| {
            let entry = self.nomenclatures.get(&family.nomenclature)?.entries.get(code)?;
            let length = family.length == 0 || code.len() == family.length;
            let fits = length && (family.sections.is_empty() || family.sections.contains(&entry.section));
            fits.then_some((family, entry))
        })
    }
}

/// A row of a family as an item: it stands after the items of the form.
fn row_item(form: &Form, family: &Family, entry: &NomenclatureEntry) -> Item {
    Item {
        code: entry.code.clone(),
        position: form.items.len(),
        title: Text::new(entry.title.zh.clone(), entry.title.en.clone()),
        aliases: Vec::new(),
        measure: family.measure.clone(),
        integer: family.integer,
        may_be_negative: false,
        nature: family.nature,
        level: 1,
        derived: Vec::new(),
        columns: Vec::new(),
        from: None,
        until: None,
    }
}
