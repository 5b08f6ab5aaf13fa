//! The forecast of a period's end: what there is, carried on by the season or by the time gone.

use crate::pace::Due;
use crate::season::Season;
use crate::share::Share;
use crate::why::Why;
use crate::window::Window;
use figures::{Decimal, goal::Pace};

/// What the period may end with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// By the pooled share of the years told, or by the time gone.
    pub point: Decimal,
    /// The lowest and the highest that one of the years gives; nothing where no year tells.
    pub band: Option<(Decimal, Decimal)>,
    /// Season, months or days.
    pub by: Pace,
    /// The years that told a season.
    pub years: Vec<i16>,
    /// The years that should have and have no figures.
    pub missing: Vec<i16>,
}

/// Carries `actual` on: by the season where any year tells one; else by the time gone, but only where the target's own
/// pace goes by time.
///
/// # Errors
/// [`Why::Over`] when nothing is to come, else why there is nothing to carry on by.
pub fn forecast(actual: Decimal, season: &Season, due: &Result<Due, Why>, window: Window) -> Result<Forecast, Why> {
    if window.left() == 0 {
        return Err(Why::Over);
    }
    let by_time = due.as_ref().ok().filter(|due| matches!(due.by, Pace::Months | Pace::Days));
    match (season.pooled(), by_time) {
        (Ok(pooled), _) => {
            let point = pooled.whole_of(actual).ok_or(Why::TooLarge)?;
            let band = band(actual, season.shares())?;
            Ok(Forecast { point, band, by: Pace::Seasonal, years: season.told(), missing: season.missing() })
        }
        (Err(_), Some(due)) => {
            let point = due.share.whole_of(actual).ok_or(Why::TooLarge)?;
            Ok(Forecast { point, band: None, by: due.by, years: Vec::new(), missing: season.missing() })
        }
        (Err(why), None) => Err(why),
    }
}

fn band(actual: Decimal, shares: impl Iterator<Item = Share>) -> Result<Option<(Decimal, Decimal)>, Why> {
    let ends = shares.map(|share| share.whole_of(actual).ok_or(Why::TooLarge)).collect::<Result<Vec<_>, _>>()?;
    Ok(ends.iter().min().copied().zip(ends.iter().max().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::season::Year;
    use figures::{Outcome, Reason};
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn window(month: i8) -> Window {
        Window::through("2021".parse().expect("year"), month).expect("inside")
    }

    fn year(year: i16, part: i64, whole: i64) -> Year {
        Year { year, part: Outcome::Value(part.into()), whole: Outcome::Value(whole.into()) }
    }

    fn by_months() -> Result<Due, Why> {
        let share = window(6).by_months().expect("a share");
        Ok(Due { share, by: Pace::Months, years: Vec::new(), missing: Vec::new() })
    }

    #[test]
    fn each_year_gives_an_end_and_the_pool_the_point() {
        // 264.5 over 40/100, 45/100 and 50/120 is 661.25, 587.77… and 634.8; over 135/320 it is 626.96….
        let season = Season(vec![year(2018, 40, 100), year(2019, 45, 100), year(2020, 50, 120)]);
        let got = forecast(d("264.5"), &season, &by_months(), window(6)).expect("a forecast");
        let (low, high) = got.band.expect("a band");
        assert_eq!([low, got.point, high].map(|v| figures::round(v, 2)), [d("587.78"), d("626.96"), d("661.25")]);
        assert_eq!((got.by, got.years), (Pace::Seasonal, vec![2018, 2019, 2020]));
    }

    #[test]
    fn without_years_time_carries_on_and_there_is_no_band() {
        let none = Season(vec![Year { year: 2020, part: Outcome::Missing(Reason::NotFiled), whole: Outcome::Value(d("9")) }]);
        let got = forecast(d("47"), &none, &by_months(), window(6)).expect("a forecast");
        assert_eq!((got.point, got.band, got.by, got.missing), (d("94"), None, Pace::Months, vec![2020]));
        let no_pace = forecast(d("47"), &none, &Err(Why::NoMilestones), window(6));
        assert_eq!(no_pace, Err(Why::YearsMissing(vec![2020])));
        assert_eq!(forecast(d("47"), &none, &by_months(), window(12)), Err(Why::Over));
    }

    proptest! {
        #[test]
        fn the_point_lies_within_the_band(actual in -1_000_000i64..1_000_000, years in prop::collection::vec((1i64..1000, 1i64..1000), 1..4)) {
            let season = Season(years.iter().zip(2018..).map(|((part, more), y)| year(y, *part, part + more)).collect());
            let got = forecast(actual.into(), &season, &by_months(), window(6)).expect("a forecast");
            let (low, high) = got.band.expect("a band");
            let grain: Decimal = "0.000000001".parse().expect("small");
            prop_assert!(low <= got.point + grain && got.point <= high + grain, "{low} {} {high}", got.point);
        }
    }
}
