//! Pace: what share of a target is due by a month, by the method the target declares.

use crate::season::Season;
use crate::share::Share;
use crate::why::Why;
use crate::window::Window;
use figures::Decimal;
use figures::goal::{Fallback, Milestone, Pace};

/// The share due, and how it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Of the target.
    pub share: Share,
    /// By what; another method than the declared one only where the target declares that too.
    pub by: Pace,
    /// The years that told a season.
    pub years: Vec<i16>,
    /// The years that should have and have no figures.
    pub missing: Vec<i16>,
}

/// What is declared about a target's pace, and what there is to tell it by.
#[derive(Debug, Clone, Copy)]
pub struct Declared<'a> {
    /// The method.
    pub pace: Pace,
    /// What a seasonal one goes by when years are missing.
    pub fallback: Option<Fallback>,
    /// The years before.
    pub season: &'a Season,
    /// The milestones in force, in any order.
    pub milestones: &'a [Milestone],
}

/// The share of `aim` that is due by the window's month.
///
/// # Errors
/// Why the declared method, or what it falls back on, does not tell.
pub fn due(declared: Declared<'_>, window: Window, aim: Decimal) -> Result<Due, Why> {
    let plain = |share: Share, by| Due { share, by, years: Vec::new(), missing: Vec::new() };
    match declared.pace {
        Pace::Months => Ok(plain(window.by_months().ok_or(Why::NotBegun)?, Pace::Months)),
        Pace::Days => Ok(plain(window.by_days().ok_or(Why::NotBegun)?, Pace::Days)),
        Pace::Milestones => Ok(plain(by_milestones(declared.milestones, window, aim)?, Pace::Milestones)),
        Pace::Seasonal => seasonal(declared.season, declared.fallback, window),
        Pace::Level => Err(Why::Level),
    }
}

/// The amount of the last milestone that is due, of the target: between two of them nothing more is asked for.
fn by_milestones(milestones: &[Milestone], window: Window, aim: Decimal) -> Result<Share, Why> {
    let mut set = milestones.iter().filter_map(|m| Some((m.due, m.aim?))).peekable();
    set.peek().ok_or(Why::NoMilestones)?;
    let last = set.filter(|(due, _)| *due <= window.month().last_day()).max_by_key(|(due, _)| *due);
    Share::of(last.map_or(Decimal::ZERO, |(_, amount)| amount), aim).ok_or(Why::NoShare)
}

fn seasonal(season: &Season, fallback: Option<Fallback>, window: Window) -> Result<Due, Why> {
    let missing = season.missing();
    let told = |share, by, years| Ok(Due { share, by, years, missing: missing.clone() });
    match (season.pooled(), fallback) {
        (Ok(share), _) if missing.is_empty() => told(share, Pace::Seasonal, season.told()),
        (Ok(share), Some(Fallback::FewerYears)) => told(share, Pace::Seasonal, season.told()),
        (_, Some(Fallback::Months)) => told(window.by_months().ok_or(Why::NotBegun)?, Pace::Months, Vec::new()),
        (_, Some(Fallback::Days)) => told(window.by_days().ok_or(Why::NotBegun)?, Pace::Days, Vec::new()),
        (Err(why), _) => Err(why),
        (Ok(_), None) => Err(Why::YearsMissing(missing)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::season::Year;
    use figures::{Moment, Outcome, Place, Reason};

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn june() -> Window {
        Window::through("2021".parse().expect("year"), 6).expect("inside")
    }

    fn year(year: i16, part: &str, whole: &str) -> Year {
        let outcome = |text: &str| text.parse().map_or(Outcome::Missing(Reason::NotFiled), Outcome::Value);
        Year { year, part: outcome(part), whole: outcome(whole) }
    }

    fn milestone(due: &str, aim: Option<&str>) -> Milestone {
        Milestone {
            target: "starts".into(),
            due: due.parse().expect(due),
            aim: aim.map(d),
            title: None,
            known: Moment::from_micros(0),
            source: None,
            note: None,
            place: Place::default(),
        }
    }

    fn told(pace: Pace, fallback: Option<Fallback>, years: &[Year], milestones: &[Milestone]) -> Result<(String, Pace, Vec<i16>), Why> {
        let season = Season(years.to_vec());
        let due = due(Declared { pace, fallback, season: &season, milestones }, june(), d("90"))?;
        let (part, whole) = due.share.parts();
        Ok((format!("{part}/{whole}"), due.by, due.missing))
    }

    /// 40/100, 45/100 and 50/120: 135 of 320 had come by June.
    const THREE: [(i16, &str, &str); 3] = [(2018, "40", "100"), (2019, "45", "100"), (2020, "50", "120")];

    fn three() -> Vec<Year> {
        THREE.map(|(y, part, whole)| year(y, part, whole)).to_vec()
    }

    #[test]
    fn time_gone_is_told_by_months_or_days() {
        assert_eq!(told(Pace::Months, None, &[], &[]), Ok(("6/12".into(), Pace::Months, vec![])));
        assert_eq!(told(Pace::Days, None, &[], &[]), Ok(("181/365".into(), Pace::Days, vec![])));
        assert_eq!(told(Pace::Level, None, &[], &[]), Err(Why::Level));
    }

    #[test]
    fn a_season_pools_the_years_before() {
        assert_eq!(told(Pace::Seasonal, None, &three(), &[]), Ok(("135/320".into(), Pace::Seasonal, vec![])));
    }

    #[test]
    fn a_missing_year_is_said_and_never_filled_in_silently() {
        let mut years = three();
        years[0] = year(2018, "40", "");
        assert_eq!(told(Pace::Seasonal, None, &years, &[]), Err(Why::YearsMissing(vec![2018])));
        assert_eq!(told(Pace::Seasonal, Some(Fallback::FewerYears), &years, &[]), Ok(("95/220".into(), Pace::Seasonal, vec![2018])));
        assert_eq!(told(Pace::Seasonal, Some(Fallback::Months), &years, &[]), Ok(("6/12".into(), Pace::Months, vec![2018])));
        assert_eq!(told(Pace::Seasonal, Some(Fallback::Days), &years, &[]), Ok(("181/365".into(), Pace::Days, vec![2018])));
    }

    #[test]
    fn without_any_year_fewer_years_are_none() {
        let years = [year(2019, "", ""), year(2020, "-5", "10")];
        assert_eq!(told(Pace::Seasonal, Some(Fallback::FewerYears), &years, &[]), Err(Why::YearsMissing(vec![2019, 2020])));
        assert_eq!(told(Pace::Seasonal, None, &[], &[]), Err(Why::NoSeason));
    }

    #[test]
    fn milestones_ask_for_the_last_one_due_and_no_more() {
        let set = [milestone("2021-09-30", Some("70")), milestone("2021-03-31", Some("20")), milestone("2021-06-30", Some("45"))];
        assert_eq!(told(Pace::Milestones, None, &[], &set), Ok(("45/90".into(), Pace::Milestones, vec![])));
        assert_eq!(told(Pace::Milestones, None, &[], &set[..1]), Ok(("0/90".into(), Pace::Milestones, vec![])), "none is due yet");
        let withdrawn = [milestone("2021-03-31", Some("20")), milestone("2021-06-30", None)];
        assert_eq!(told(Pace::Milestones, None, &[], &withdrawn), Ok(("20/90".into(), Pace::Milestones, vec![])));
        assert_eq!(told(Pace::Milestones, None, &[], &withdrawn[1..]), Err(Why::NoMilestones));
    }
}
