//! Who holds what of a lot of land or of a meter: as its owner, by lease, or together with others. A row is a statement that
//! became known at a moment; a later one about the same thing revises it or takes it back.

use crate::words::words;
use crate::{CreditCode, Fraction, Measure, Moment, Place, Quantity};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt;

/// By what right something is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tenure {
    /// The holder's own.
    Own,
    /// Rented from somebody, whose it is the less.
    Lease,
    /// A share of a whole.
    Shared,
}
words!(Tenure: Own = "own", Lease = "lease", Shared = "shared");

/// A holder, or whom something is rented from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// A unit of the register.
    Unit(CreditCode),
    /// Somebody without a code: a village, a household.
    Outside,
}

/// The word for somebody without a code.
const OUTSIDE: &str = "outside";

impl Party {
    /// Reads a credit code or the word for somebody without one; `exceptions` are codes that are valid though their check
    /// character fails.
    pub fn parse(text: &str, exceptions: &[String]) -> Option<Self> {
        match text {
            OUTSIDE => Some(Party::Outside),
            code => CreditCode::parse(code, exceptions).ok().map(Party::Unit),
        }
    }

    /// The credit code, or the word for somebody without one.
    pub fn as_str(&self) -> &str {
        match self {
            Party::Unit(code) => code.as_str(),
            Party::Outside => OUTSIDE,
        }
    }

    /// The unit, where it is one.
    pub fn unit(&self) -> Option<&CreditCode> {
        match self {
            Party::Unit(code) => Some(code),
            Party::Outside => None,
        }
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a holder has of an asset for a span of days, as stated at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// The resource: land, electricity.
    pub resource: String,
    /// Number of the lot or meter.
    pub asset: String,
    /// Who holds it.
    pub holder: Party,
    /// By what right.
    pub tenure: Tenure,
    /// Whom it is rented from; of leases only.
    pub from: Option<Party>,
    /// How much: of an own or rented asset the holder's part, of a shared one the whole; nothing when the holding is taken back.
    pub amount: Option<Quantity>,
    /// The holder's share of a shared asset.
    pub share: Option<Fraction>,
    /// What it is used for, in a word of the resource.
    pub used_for: Option<String>,
    /// First day it holds.
    pub valid_from: Date,
    /// First day it no longer holds.
    pub valid_to: Option<Date>,
    /// When it became known.
    pub known: Moment,
    /// Who or what delivered it.
    pub source: Option<String>,
    /// Why it was stated or changed so.
    pub note: Option<String>,
    /// Where it was written.
    pub place: Place,
}

/// What a statement of a holding is about: resource, asset, holder, whom it is rented from, by what right, first day.
pub type About<'a> = (&'a str, &'a str, &'a Party, Option<&'a Party>, Tenure, Date);

impl Holding {
    /// What it is about; a later statement about the same revises it.
    pub fn about(&self) -> About<'_> {
        (&self.resource, &self.asset, &self.holder, self.from.as_ref(), self.tenure, self.valid_from)
    }

    /// Whether it holds on a day.
    pub fn covers(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|to| day < to)
    }

    /// All that the amount says, in a unit: of a shared asset the whole. Nothing when it was taken back, does not convert or
    /// does not fit.
    pub fn whole(&self, measure: &Measure) -> Option<Fraction> {
        let amount = self.amount.as_ref()?;
        let (over, under) = amount.measure.factor(measure)?;
        Fraction::of(amount.amount).checked_mul(Fraction::new(over.mantissa(), under.mantissa())?)
    }

    /// The holder's part in a unit, exactly.
    pub fn part(&self, measure: &Measure) -> Option<Fraction> {
        self.whole(measure)?.checked_mul(self.share.unwrap_or(Fraction::ONE))
    }
}

/// Positions of the statements that hold: of each thing the newest, of those of one moment the one that stands last, and none
/// that was taken back. They come in the order of what they are about.
pub fn latest(all: &[Holding]) -> Vec<usize> {
    let mut newest: BTreeMap<About<'_>, usize> = BTreeMap::new();
    for (at, said) in all.iter().enumerate() {
        let held = newest.entry(said.about()).or_insert(at);
        if all[*held].known <= said.known {
            *held = at;
        }
    }
    newest.into_values().filter(|at| all[*at].amount.is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(asset: &str, amount: Option<&str>, known: i64) -> Holding {
        Holding {
            resource: "land".into(),
            asset: asset.into(),
            holder: Party::Unit(CreditCode::fictional(1)),
            tenure: Tenure::Own,
            from: None,
            amount: amount.and_then(Quantity::parse),
            share: None,
            used_for: None,
            valid_from: jiff::civil::date(2021, 1, 1),
            valid_to: None,
            known: Moment::from_micros(known),
            source: None,
            note: None,
            place: Place::default(),
        }
    }

    #[test]
    fn the_newest_statement_of_each_holds_and_none_that_was_taken_back() {
        let all = [
            own("1", Some("30 亩"), 20),
            own("1", Some("29 亩"), 10),
            own("2", Some("5 亩"), 10),
            own("2", None, 20),
            own("3", Some("1 亩"), 10),
            own("3", Some("2 亩"), 10),
        ];
        assert_eq!(latest(&all), [0, 5]);
        assert_eq!(latest(&all[1..4]), [0], "as it was known before the correction");
    }

    #[test]
    fn a_span_ends_before_its_last_day_named() {
        let until = Holding { valid_to: Some(jiff::civil::date(2021, 12, 31)), ..own("1", Some("30 亩"), 0) };
        let on = |day: &str| until.covers(day.parse().expect(day));
        assert_eq!([on("2020-12-31"), on("2021-01-01"), on("2021-12-30"), on("2021-12-31")], [false, true, true, false]);
    }

    #[test]
    fn amounts_convert_exactly_and_shares_are_of_the_whole() {
        let mu = Measure::parse("亩").expect("unit");
        let lot = Holding { share: Fraction::parse("1/3"), tenure: Tenure::Shared, ..own("1", Some("66667 m²"), 0) };
        assert_eq!(lot.whole(&mu).and_then(Fraction::decimal), Some("100.0005".parse().expect("number")));
        assert_eq!(lot.part(&mu).and_then(Fraction::decimal), Some("33.3335".parse().expect("number")));
        assert_eq!((lot.part(&Measure::percent()), own("1", None, 0).part(&mu)), (None, None));
    }

    #[test]
    fn a_party_is_a_code_or_outside() {
        let code = CreditCode::fictional(1);
        assert_eq!(Party::parse(code.as_str(), &[]), Some(Party::Unit(code)));
        assert_eq!((Party::parse("outside", &[]), Party::parse("village", &[])), (Some(Party::Outside), None));
    }
}
