//! A target against its figure: completion, pace, verdict, what is left, the rate needed, the forecast.

use crate::forecast::{Forecast, forecast};
use crate::needed::{Needed, needed};
use crate::pace::{Declared, Due, due};
use crate::season::Season;
use crate::share::Share;
use crate::verdict::{Compared, Verdict};
use crate::why::Why;
use crate::window::Window;
use figures::goal::{Direction, Fallback, Milestone, Pace};
use figures::{Decimal, Outcome};

/// A target with the figures it is held against, all in its unit.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The target now in force.
    pub aim: Decimal,
    /// The first one set, where it was revised.
    pub first_aim: Option<Decimal>,
    /// The side that is good.
    pub direction: Direction,
    /// Whether it is a rate: a part of one says nothing.
    pub is_rate: bool,
    /// Declared pace.
    pub pace: Pace,
    /// Declared fallback.
    pub fallback: Option<Fallback>,
    /// The period and its months that are over.
    pub window: Window,
    /// From the beginning of the period to the window's month; for a level what it is then.
    pub actual: Outcome,
    /// The years before, in their order; last year is the last one.
    pub season: &'a Season,
    /// Milestones in force.
    pub milestones: &'a [Milestone],
}

/// Everything that is said of a target; each answer or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What part of the target there is.
    pub completion: Result<Share, Why>,
    /// What part of the first target, where it was revised.
    pub of_first: Option<Result<Share, Why>>,
    /// Months gone of all.
    pub time: Option<Share>,
    /// What part is due by now.
    pub due: Result<Due, Why>,
    /// Where it stands.
    pub verdict: Result<Verdict, Why>,
    /// 时间过半任务过半, once half of the time is gone.
    pub half_and_half: Option<bool>,
    /// Target less figure: what is missing, or left of an allowance.
    pub left: Result<Decimal, Why>,
    /// Due less figure: what is missing by now; negative where there is more.
    pub behind: Result<Decimal, Why>,
    /// What the remaining months have to bring.
    pub needed: Result<Needed, Why>,
    /// What the period may end with.
    pub forecast: Result<Forecast, Why>,
}

impl Progress {
    /// Of a target that was withdrawn, or of whose period no month is over.
    pub fn without(why: &Why) -> Self {
        Progress {
            completion: Err(why.clone()),
            of_first: None,
            time: None,
            due: Err(why.clone()),
            verdict: Err(why.clone()),
            half_and_half: None,
            left: Err(why.clone()),
            behind: Err(why.clone()),
            needed: Err(why.clone()),
            forecast: Err(why.clone()),
        }
    }
}

/// Holds a target against its figure.
pub fn judge(case: Case<'_>) -> Progress {
    let due =
        due(Declared { pace: case.pace, fallback: case.fallback, season: case.season, milestones: case.milestones }, case.window, case.aim);
    let actual = match case.actual {
        Outcome::Value(actual) => actual,
        Outcome::Missing(reason) => {
            return Progress { due, time: case.window.by_months(), ..Progress::without(&Why::NoValue(reason)) };
        }
    };
    let compared = Compared { aim: case.aim, actual, direction: case.direction };
    Progress {
        completion: completion(case, case.aim, actual),
        of_first: case.first_aim.map(|aim| completion(case, aim, actual)),
        time: case.window.by_months(),
        verdict: verdict(case, compared, &due),
        half_and_half: compared.half_and_half(case.window).filter(|_| case.pace != Pace::Level),
        left: case.aim.checked_sub(actual).ok_or(Why::TooLarge),
        behind: behind(case, actual, &due),
        needed: flow(case).and_then(|()| needed(case.aim, actual, case.direction, case.window, case.season.0.last().copied())),
        forecast: flow(case).and_then(|()| forecast(actual, case.season, &due, case.window)),
        due,
    }
}

fn completion(case: Case<'_>, aim: Decimal, actual: Decimal) -> Result<Share, Why> {
    if case.is_rate { Err(Why::Level) } else { Share::of(actual, aim).ok_or(Why::NoShare) }
}

/// A level has no way to go.
fn flow(case: Case<'_>) -> Result<(), Why> {
    if case.pace == Pace::Level { Err(Why::Level) } else { Ok(()) }
}

fn verdict(case: Case<'_>, compared: Compared, due: &Result<Due, Why>) -> Result<Verdict, Why> {
    match due {
        _ if case.window.left() == 0 => Ok(compared.as_it_stands(case.window)),
        Ok(due) => Ok(compared.on_the_way(due.share)),
        Err(Why::Level) => Ok(compared.as_it_stands(case.window)),
        // What is reached or used up needs no pace to be so.
        Err(why) => match compared.as_it_stands(case.window) {
            Verdict::Short | Verdict::Within => Err(why.clone()),
            settled => Ok(settled),
        },
    }
}

/// The sign is exact: it is that of a difference of products.
fn behind(case: Case<'_>, actual: Decimal, due: &Result<Due, Why>) -> Result<Decimal, Why> {
    let (part, whole) = due.as_ref().map_err(Clone::clone)?.share.parts();
    let exact = || case.aim.checked_mul(part)?.checked_sub(actual.checked_mul(whole)?)?.checked_div(whole);
    exact().map(|d| d.normalize()).ok_or(Why::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::season::Year;
    use figures::{Reason, round};
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn window(month: i8) -> Window {
        Window::through("2021".parse().expect("year"), month).expect("inside")
    }

    fn case<'a>(aim: &str, actual: &str, pace: Pace, month: i8, season: &'a Season) -> Case<'a> {
        Case {
            aim: d(aim),
            first_aim: None,
            direction: Direction::AtLeast,
            is_rate: false,
            pace,
            fallback: None,
            window: window(month),
            actual: Outcome::Value(d(actual)),
            season,
            milestones: &[],
        }
    }

    #[test]
    fn everything_is_said_of_a_target_under_way() {
        // 48 per cent of 550 are 264: the half of the time is gone and not half of the task, but by a season of
        // 45 per cent only 247.5 were due.
        let season = Season(vec![Year { year: 2020, part: Outcome::Value(d("180")), whole: Outcome::Value(d("400")) }]);
        let got = judge(Case { first_aim: Some(d("500")), ..case("550", "264", Pace::Seasonal, 6, &season) });
        assert_eq!(got.completion.as_ref().ok().and_then(|c| c.percent()), Some(d("48")));
        assert_eq!(got.of_first.clone().and_then(Result::ok).and_then(Share::percent), Some(d("52.8")));
        assert_eq!((got.verdict, got.half_and_half), (Ok(Verdict::OnPace), Some(false)));
        assert_eq!((got.left, got.behind), (Ok(d("286")), Ok(d("-16.5"))));
        let needed = got.needed.expect("a rate");
        assert_eq!(
            (round(needed.per_month, 2), needed.so_far, needed.last_year.map(|r| round(r, 2))),
            (d("47.67"), d("44"), Some(d("36.67")))
        );
        assert_eq!(got.forecast.map(|f| round(f.point, 2)), Ok(d("586.67")));
    }

    #[test]
    fn without_a_value_only_the_time_and_what_is_due_are_known() {
        let none = Season::default();
        let got = judge(Case { actual: Outcome::Missing(Reason::NotFiled), ..case("550", "0", Pace::Months, 6, &none) });
        let why = Why::NoValue(Reason::NotFiled);
        assert_eq!((&got.completion, &got.verdict, &got.forecast), (&Err(why.clone()), &Err(why.clone()), &Err(why)));
        assert!(got.due.is_ok() && got.time.is_some());
    }

    #[test]
    fn a_target_of_zero_has_no_completion_but_a_verdict() {
        let none = Season::default();
        let accidents = Case { direction: Direction::AtMost, ..case("0", "1", Pace::Months, 6, &none) };
        let got = judge(accidents);
        assert_eq!((got.completion, got.verdict, got.left), (Err(Why::NoShare), Ok(Verdict::Exceeded), Ok(d("-1"))));
    }

    #[test]
    fn a_level_is_compared_as_it_stands() {
        let none = Season::default();
        let got = judge(case("80", "78", Pace::Level, 6, &none));
        assert_eq!(
            (got.verdict, got.half_and_half, got.forecast, got.needed),
            (Ok(Verdict::Short), None, Err(Why::Level), Err(Why::Level))
        );
        assert_eq!(got.completion.ok().and_then(Share::percent), Some(d("97.5")), "78 of 80 persons");
        let rate = judge(Case { is_rate: true, ..case("12", "35.9", Pace::Level, 6, &none) });
        assert_eq!(
            (rate.verdict, rate.completion, rate.left),
            (Ok(Verdict::Reached), Err(Why::Level), Ok(d("-23.9"))),
            "growth has no completion"
        );
    }

    #[test]
    fn a_verdict_that_needs_a_pace_is_not_given_without_one() {
        let none = Season::default();
        let verdict = |actual, direction| judge(Case { direction, ..case("80", actual, Pace::Milestones, 6, &none) }).verdict;
        assert_eq!(verdict("40", Direction::AtLeast), Err(Why::NoMilestones));
        assert_eq!(verdict("80", Direction::AtLeast), Ok(Verdict::Reached), "what is reached needs no pace");
        assert_eq!((verdict("80", Direction::AtMost), verdict("81", Direction::AtMost)), (Err(Why::NoMilestones), Ok(Verdict::Exceeded)));
    }

    #[test]
    fn when_the_period_is_over_it_was_reached_or_missed() {
        let none = Season::default();
        let got = judge(case("80", "79", Pace::Milestones, 12, &none));
        assert_eq!((got.verdict, got.needed, got.forecast), (Ok(Verdict::Missed), Err(Why::Over), Err(Why::Over)));
    }

    #[test]
    fn numbers_too_large_are_said_and_do_not_panic() {
        let season = Season(vec![Year { year: 2020, part: Outcome::Value(Decimal::MAX), whole: Outcome::Value(Decimal::MAX) }; 2]);
        let got =
            judge(Case { actual: Outcome::Value(Decimal::MIN), ..case("79228162514264337593543950335", "0", Pace::Seasonal, 6, &season) });
        assert_eq!((got.left, got.forecast), (Err(Why::TooLarge), Err(Why::TooLarge)));
    }

    proptest! {
        #[test]
        fn completion_pace_and_what_is_missing_agree(aim in 1i64..1_000_000, actual in -1000i64..2_000_000, month in 1i8..12) {
            let none = Season::default();
            for pace in [Pace::Months, Pace::Days] {
                let got = judge(case(&aim.to_string(), &actual.to_string(), pace, month, &none));
                let done = got.completion.expect("a share");
                let due = got.due.expect("a pace").share;
                let reached = Share::of(Decimal::ONE, Decimal::ONE).expect("a whole");
                prop_assert_eq!(got.left, Ok(Decimal::from(aim - actual)));
                prop_assert_eq!(done >= reached, aim <= actual);
                prop_assert_eq!(done >= due, got.behind.expect("a difference") <= Decimal::ZERO);
                prop_assert_eq!(got.verdict == Ok(Verdict::Behind), done < due);
                prop_assert_eq!(got.verdict == Ok(Verdict::Reached), actual >= aim);
                let needed = got.needed.expect("a rate");
                let comes_to = needed.per_month * Decimal::from(needed.months) + Decimal::from(actual);
                prop_assert_eq!(round(comes_to, 6), round(Decimal::from(aim.max(actual)), 6));
            }
        }
    }
}
