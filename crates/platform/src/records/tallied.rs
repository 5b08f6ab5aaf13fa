//! Tallies, counted from records and filings that are read once for all of them.

use super::{Filed, lies_in, parts, reach};
use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::records::{Asked, Records, counted, figure};
use figures::{Figure, Moment, Period};
use methodology::catalogue::{FieldKind, RecordKind, Tally};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What some tallies are counted from, as known at a moment.
pub struct Tallied<'w> {
    work: &'w Workspace,
    as_of: Moment,
    records: Records,
    filed: Filed,
}

impl<'w> Tallied<'w> {
    /// Reads all that these tallies ask for.
    pub async fn read(work: &'w Workspace, tallies: &[&Tally], as_of: Moment) -> Result<Self, Failure> {
        let operands = || tallies.iter().flat_map(|tally| &tally.operands);
        let kinds = reach(&work.catalogue, tallies.iter().map(|tally| tally.of.as_str()).chain(parts(operands())));
        let records = super::records(work, &kinds, as_of).await?;
        let filed = Filed::gather(work, operands(), &records, as_of.day(work.zone()), as_of).await?;
        Ok(Tallied { work, as_of, records, filed })
    }

    /// One of the tallies over some periods, each up to its last day.
    pub fn figures(&self, tally: &Tally, periods: &[Period], area: &str) -> Vec<Figure> {
        let catalogue = &self.work.catalogue;
        let Some(kind) = catalogue.records.get(&tally.of) else { return Vec::new() };
        let all = self.within(kind, area);
        let known = all.kind(&kind.id).count() as u64;
        let one = |period: Period| {
            let asked = self.asked(period);
            let counted = counted(tally, kind, (&all, &self.filed.up_to(asked.day)), &catalogue.records, asked);
            figure(tally, counted.as_ref(), known, (period, area, self.as_of), &catalogue.hash)
        };
        periods.iter().map(|period| one(period.as_filed())).collect()
    }

    /// The records that count in one of the tallies over a period, with those of other kinds.
    pub fn counting(&self, tally: &Tally, period: Period, area: &str) -> Records {
        let kinds = &self.work.catalogue.records;
        let Some(kind) = kinds.get(&tally.of) else { return Records::default() };
        let (all, asked) = (self.within(kind, area), self.asked(period.as_filed()));
        let found = counted(tally, kind, (&all, &self.filed.up_to(asked.day)), kinds, asked);
        let ids: BTreeSet<String> = found.iter().flat_map(|found| &found.records).map(|record| record.id.clone()).collect();
        all.into_owned().only(&kind.id, |record| ids.contains(&record.id))
    }

    fn asked(&self, period: Period) -> Asked {
        Asked { day: period.last_day().min(self.as_of.day(self.work.zone())), period }
    }

    /// The records of an area and those in it; of the area that stands for the whole, and of a kind without areas, all.
    fn within(&self, kind: &RecordKind, area: &str) -> Cow<'_, Records> {
        let field = kind.fields.iter().find(|field| field.kind == FieldKind::Area);
        let narrowed = field.filter(|_| self.work.catalogue.default_area.as_deref() != Some(area));
        let Some(field) = narrowed else { return Cow::Borrowed(&self.records) };
        let here = |code: &str| lies_in(self.work, code, area);
        Cow::Owned(self.records.clone().only(&kind.id, |record| record.text(&field.id).is_some_and(here)))
    }
}
