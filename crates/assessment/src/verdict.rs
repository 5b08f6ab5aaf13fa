//! The verdict on a target, in the words of the trade.

use crate::share::Share;
use crate::window::Window;
use figures::{Decimal, Text, goal::Direction};
use std::cmp::Ordering;

/// Where a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// All of it is there.
    Reached,
    /// As much as is due by now, or more.
    OnPace,
    /// Less than is due by now.
    Behind,
    /// The period is over and it was not reached.
    Missed,
    /// A rate or stock below its target, which it can still reach.
    Short,
    /// No more of the allowance used than is due by now.
    Within,
    /// More of the allowance used than is due by now, not yet all.
    Ahead,
    /// More used than allowed.
    Exceeded,
}

impl Verdict {
    /// Whether there is less than is due, or more is used than may be by now.
    pub fn is_off(self) -> bool {
        matches!(self, Verdict::Behind | Verdict::Missed | Verdict::Ahead | Verdict::Exceeded)
    }

    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Reached => "reached",
            Verdict::OnPace => "on_pace",
            Verdict::Behind => "behind",
            Verdict::Missed => "missed",
            Verdict::Short => "short",
            Verdict::Within => "within",
            Verdict::Ahead => "ahead",
            Verdict::Exceeded => "exceeded",
        }
    }

    /// Word for readers.
    pub fn label(self) -> Text {
        match self {
            Verdict::Reached => Text::new("已完成目标", "reached"),
            Verdict::OnPace => Text::new("达到进度", "on pace"),
            Verdict::Behind => Text::new("落后进度", "behind pace"),
            Verdict::Missed => Text::new("未完成目标", "missed"),
            Verdict::Short => Text::new("尚未达到目标", "short of the target"),
            Verdict::Within => Text::new("控制在进度内", "within pace"),
            Verdict::Ahead => Text::new("使用超进度", "used ahead of pace"),
            Verdict::Exceeded => Text::new("突破控制目标", "exceeded"),
        }
    }
}

/// The amounts a verdict compares, all in the target's unit.
#[derive(Debug, Clone, Copy)]
pub struct Compared {
    /// The target.
    pub aim: Decimal,
    /// What there is.
    pub actual: Decimal,
    /// The side of the target that is good.
    pub direction: Direction,
}

impl Compared {
    /// What part of the target there is; `None` for a target of zero or less.
    pub fn completion(self) -> Option<Share> {
        Share::of(self.actual, self.aim)
    }

    /// The verdict when so much of the target is due, with months still to come.
    pub fn on_the_way(self, due: Share) -> Verdict {
        let by_now = self.completion().map(|done| done.cmp(&due));
        match (self.direction, self.actual.cmp(&self.aim), by_now) {
            (Direction::AtLeast, Ordering::Less, Some(Ordering::Less) | None) => Verdict::Behind,
            (Direction::AtLeast, Ordering::Less, _) => Verdict::OnPace,
            (Direction::AtLeast, ..) => Verdict::Reached,
            (Direction::AtMost, Ordering::Greater, _) => Verdict::Exceeded,
            (Direction::AtMost, _, Some(Ordering::Greater)) => Verdict::Ahead,
            (Direction::AtMost, ..) => Verdict::Within,
        }
    }

    /// The verdict when nothing more is to come, or of a level, which has no way to go.
    pub fn as_it_stands(self, window: Window) -> Verdict {
        match (self.direction, self.actual.cmp(&self.aim)) {
            (Direction::AtLeast, Ordering::Less) if window.left() > 0 => Verdict::Short,
            (Direction::AtLeast, Ordering::Less) => Verdict::Missed,
            (Direction::AtLeast, _) => Verdict::Reached,
            (Direction::AtMost, Ordering::Greater) => Verdict::Exceeded,
            (Direction::AtMost, _) => Verdict::Within,
        }
    }

    /// 时间过半任务过半: once half of the months are gone, whether as large a part of the target is there. `None` before,
    /// at the end, for an allowance, or where the target has no parts.
    pub fn half_and_half(self, window: Window) -> Option<bool> {
        let gone = window.by_months()?;
        let half = Share::of(Decimal::ONE, Decimal::TWO)?;
        let asked = self.direction == Direction::AtLeast && gone >= half && window.left() > 0;
        self.completion().filter(|_| asked).map(|done| done >= gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(actual: i64, aim: i64, direction: Direction) -> Compared {
        Compared { aim: aim.into(), actual: actual.into(), direction }
    }

    fn share(part: i64, whole: i64) -> Share {
        Share::of(part.into(), whole.into()).expect("a whole")
    }

    fn window(month: i8) -> Window {
        Window::through("2021".parse().expect("year"), month).expect("inside")
    }

    #[test]
    fn exactly_what_is_due_is_on_pace() {
        let of = |actual| compared(actual, 90, Direction::AtLeast).on_the_way(share(1, 2));
        assert_eq!([44, 45, 89, 90, 94].map(of), [Verdict::Behind, Verdict::OnPace, Verdict::OnPace, Verdict::Reached, Verdict::Reached]);
    }

    #[test]
    fn an_allowance_is_kept_from_the_other_side() {
        let of = |actual| compared(actual, 90, Direction::AtMost).on_the_way(share(1, 2));
        assert_eq!([45, 46, 90, 91].map(of), [Verdict::Within, Verdict::Ahead, Verdict::Ahead, Verdict::Exceeded]);
        let none = |actual| compared(actual, 0, Direction::AtMost).on_the_way(share(1, 2));
        assert_eq!([0, 1].map(none), [Verdict::Within, Verdict::Exceeded]);
    }

    #[test]
    fn at_the_end_there_is_no_pace() {
        let of = |actual, month| compared(actual, 90, Direction::AtLeast).as_it_stands(window(month));
        assert_eq!((of(89, 12), of(90, 12), of(89, 6)), (Verdict::Missed, Verdict::Reached, Verdict::Short));
        let most = |actual| compared(actual, 90, Direction::AtMost).as_it_stands(window(12));
        assert_eq!((most(90), most(91)), (Verdict::Within, Verdict::Exceeded));
    }

    #[test]
    fn when_half_of_the_time_is_gone_half_of_the_task_should_be() {
        let of = |actual, month| compared(actual, 90, Direction::AtLeast).half_and_half(window(month));
        assert_eq!((of(45, 6), of(44, 6), of(60, 7), of(45, 7)), (Some(true), Some(false), Some(true), Some(false)));
        assert_eq!((of(45, 5), of(45, 12)), (None, None), "half is not gone, or all is");
        assert_eq!(compared(45, 90, Direction::AtMost).half_and_half(window(6)), None);
        assert_eq!(compared(45, 0, Direction::AtLeast).half_and_half(window(6)), None);
    }

    /// Article claim C15: 47 starts on a target of 45.
    #[test]
    fn forty_seven_of_forty_five_is_104_percent() {
        let starts = compared(47, 45, Direction::AtLeast);
        assert_eq!(starts.completion().and_then(Share::percent).map(|p| figures::round(p, 2)), "104.44".parse().ok());
        assert_eq!(starts.on_the_way(share(1, 2)), Verdict::Reached);
    }
}
