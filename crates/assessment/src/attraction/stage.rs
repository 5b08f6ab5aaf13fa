//! Where a lead stands on a day.

use super::Lead;
use jiff::civil::Date;

/// Where a lead stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It came in later.
    NotYet,
    /// No stage of it has a date.
    Undated,
    /// In a stage, by its number, since a date.
    In(usize, Date),
    /// Lost out of a stage, on a date.
    Lost(usize, Date),
}

/// Dates of a lead that do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disorder {
    /// An earlier stage, by its number, is dated after a later one.
    StageAfterStage(usize, usize),
    /// A stage is dated after the loss: the lead was taken up again.
    AfterLoss(usize),
}

/// Which leads a funnel is of: those that came in from a day to a day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cohort {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

impl Cohort {
    /// Whether a lead belongs to it. One without a date of coming in belongs to a cohort without bounds only.
    pub fn holds(self, lead: &Lead) -> bool {
        match lead.stages.first().copied().flatten() {
            Some(day) => self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to),
            None => self.from.is_none() && self.to.is_none(),
        }
    }
}

impl Lead {
    /// Where it stands on a day: in the furthest stage that had begun by then. A loss counts unless a stage begins after it.
    pub fn standing(&self, day: Date) -> Standing {
        let begun = |stage: &(usize, Date)| stage.1 <= day;
        let dated = || self.stages.iter().enumerate().filter_map(|(at, date)| Some((at, (*date)?)));
        let Some((at, since)) = dated().rfind(begun) else {
            return if dated().next().is_some() { Standing::NotYet } else { Standing::Undated };
        };
        let newest = dated().filter(begun).map(|(_, date)| date).max();
        match self.lost.filter(|lost| *lost <= day && newest.is_none_or(|newest| newest <= *lost)) {
            Some(lost) => Standing::Lost(at, lost),
            None => Standing::In(at, since),
        }
    }

    /// What of its dates does not go together.
    pub fn disorder(&self) -> Vec<Disorder> {
        let dated: Vec<(usize, Date)> = self.stages.iter().enumerate().filter_map(|(at, date)| Some((at, (*date)?))).collect();
        let pairs = dated.windows(2).filter_map(|pair| match pair {
            [(a, earlier), (b, later)] if earlier > later => Some(Disorder::StageAfterStage(*a, *b)),
            _ => None,
        });
        let again = dated.iter().filter(|(_, date)| self.lost.is_some_and(|lost| lost < *date)).map(|(at, _)| Disorder::AfterLoss(*at));
        pairs.chain(again).collect()
    }
}

impl Standing {
    /// The furthest stage reached.
    pub fn reached(self) -> Option<usize> {
        match self {
            Standing::In(stage, _) | Standing::Lost(stage, _) => Some(stage),
            Standing::NotYet | Standing::Undated => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("date")
    }

    fn lead(stages: [&str; 4], lost: &str) -> Lead {
        let date = |text: &str| (!text.is_empty()).then(|| day(text));
        Lead { stages: stages.map(date).to_vec(), lost: date(lost), ..Lead::default() }
    }

    #[test]
    fn the_furthest_stage_that_has_begun_counts_on_its_first_day() {
        let lead = lead(["2021-01-05", "2021-02-01", "2021-06-30", ""], "");
        assert_eq!(lead.standing(day("2021-06-29")), Standing::In(1, day("2021-02-01")));
        assert_eq!(lead.standing(day("2021-06-30")), Standing::In(2, day("2021-06-30")));
        assert_eq!(lead.standing(day("2021-01-04")), Standing::NotYet);
    }

    #[test]
    fn a_stage_without_a_date_is_passed_over() {
        let lead = lead(["2021-01-05", "", "2021-03-01", ""], "");
        assert_eq!(lead.standing(day("2021-03-01")).reached(), Some(2));
        assert_eq!(self::lead([""; 4], "2021-03-01").standing(day("2021-08-10")), Standing::Undated);
    }

    #[test]
    fn a_loss_holds_until_the_lead_is_taken_up_again() {
        let lost = lead(["2021-01-05", "2021-02-01", "", ""], "2021-04-01");
        assert_eq!(lost.standing(day("2021-03-31")), Standing::In(1, day("2021-02-01")));
        assert_eq!(lost.standing(day("2021-04-01")), Standing::Lost(1, day("2021-04-01")));
        let again = lead(["2021-01-05", "2021-02-01", "2021-06-01", ""], "2021-04-01");
        assert_eq!(again.standing(day("2021-05-01")), Standing::Lost(1, day("2021-04-01")));
        assert_eq!(again.standing(day("2021-06-01")), Standing::In(2, day("2021-06-01")));
        assert_eq!(again.disorder(), [Disorder::AfterLoss(2)]);
    }

    #[test]
    fn stages_out_of_their_order_are_said() {
        let lead = lead(["2021-01-05", "2021-05-01", "2021-03-01", ""], "");
        assert_eq!(lead.disorder(), [Disorder::StageAfterStage(1, 2)]);
        assert_eq!(lead.standing(day("2021-08-10")), Standing::In(2, day("2021-03-01")));
    }

    #[test]
    fn a_cohort_holds_its_first_and_last_day() {
        let cohort = Cohort { from: Some(day("2021-01-01")), to: Some(day("2021-06-30")) };
        let holds = |received: &str| cohort.holds(&lead([received, "", "", ""], ""));
        assert_eq!(["2020-12-31", "2021-01-01", "2021-06-30", "2021-07-01", ""].map(holds), [false, true, true, false, false]);
        assert!(Cohort::default().holds(&lead([""; 4], "")));
    }
}
