//! The season: what part of the same period came in the same months of the years before.

use crate::share::Share;
use crate::why::Why;
use figures::{Decimal, Outcome};

/// A year before, in the target's unit: its amount up to the same month and in the whole period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// Calendar year.
    pub year: i16,
    /// From the beginning of the period to the same month.
    pub part: Outcome,
    /// In the whole period.
    pub whole: Outcome,
}

impl Year {
    /// Both amounts, where there are such and both are more than zero: a loss has no season.
    fn amounts(self) -> Option<(Decimal, Decimal)> {
        let (part, whole) = (self.part.value()?, self.whole.value()?);
        (part > Decimal::ZERO && whole > Decimal::ZERO).then_some((part, whole))
    }

    /// What part of its whole had come.
    pub fn share(self) -> Option<Share> {
        self.amounts().and_then(|(part, whole)| Share::of(part, whole))
    }

    /// What came after the month.
    pub fn rest(self) -> Option<Decimal> {
        self.whole.value()?.checked_sub(self.part.value()?)
    }
}

/// The years before a target that tell its season, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Season(pub Vec<Year>);

impl Season {
    /// Years with a share.
    pub fn told(&self) -> Vec<i16> {
        self.0.iter().filter(|y| y.share().is_some()).map(|y| y.year).collect()
    }

    /// Years without.
    pub fn missing(&self) -> Vec<i16> {
        self.0.iter().filter(|y| y.share().is_none()).map(|y| y.year).collect()
    }

    /// The share of each year that has one.
    pub fn shares(&self) -> impl Iterator<Item = Share> + '_ {
        self.0.iter().filter_map(|y| y.share())
    }

    /// All that came up to the month in the years told, of all that came in them.
    ///
    /// # Errors
    /// [`Why::NoSeason`] where no years are asked for, [`Why::YearsMissing`] where none has figures.
    pub fn pooled(&self) -> Result<Share, Why> {
        if self.0.is_empty() {
            return Err(Why::NoSeason);
        }
        let add = |a: (Decimal, Decimal), b: (Decimal, Decimal)| Some((a.0.checked_add(b.0)?, a.1.checked_add(b.1)?));
        let sums = self.0.iter().filter_map(|y| y.amounts()).try_fold((Decimal::ZERO, Decimal::ZERO), add);
        let (part, whole) = sums.ok_or(Why::TooLarge)?;
        Share::of(part, whole).ok_or_else(|| Why::YearsMissing(self.missing()))
    }
}
