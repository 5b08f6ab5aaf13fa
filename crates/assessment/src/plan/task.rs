//! Whether a task is in time.

use super::Item;
use figures::Text;
use jiff::civil::Date;

/// Where a task stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    /// Done by the day it was due.
    OnTime,
    /// Done so many days after it.
    Late(i64),
    /// Done; when it was due nobody said.
    Done,
    /// Not done, due in so many days; today in none.
    Open(i64),
    /// Not done, due so many days ago.
    Overdue(i64),
    /// Not done; when it is due nobody said.
    Undated,
}

/// Where an item stands on a day; what is done later is not done yet.
pub fn state(item: &Item, day: Date) -> TaskState {
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| i64::from(span.get_days()));
    match (item.done.filter(|done| *done <= day), item.due) {
        (Some(done), Some(due)) if done <= due => TaskState::OnTime,
        (Some(done), Some(due)) => TaskState::Late(days(due, done)),
        (Some(_), None) => TaskState::Done,
        (None, Some(due)) if due < day => TaskState::Overdue(days(due, day)),
        (None, Some(due)) => TaskState::Open(days(day, due)),
        (None, None) => TaskState::Undated,
    }
}

impl TaskState {
    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            TaskState::OnTime => "on_time",
            TaskState::Late(_) => "late",
            TaskState::Done => "done",
            TaskState::Open(_) => "open",
            TaskState::Overdue(_) => "overdue",
            TaskState::Undated => "undated",
        }
    }

    /// Days late, left or overdue.
    pub fn days(self) -> Option<i64> {
        match self {
            TaskState::Late(days) | TaskState::Open(days) | TaskState::Overdue(days) => Some(days),
            TaskState::OnTime | TaskState::Done | TaskState::Undated => None,
        }
    }

    /// Words for readers.
    pub fn words(self) -> Text {
        match self {
            TaskState::OnTime => Text::new("按期完成", "done in time"),
            TaskState::Late(days) => Text::new(format!("延期 {days} 天完成"), format!("done {days} days late")),
            TaskState::Done => Text::new("已完成（未定期限）", "done (no date was set)"),
            TaskState::Open(days) => Text::new(format!("未完成，余 {days} 天"), format!("open, {days} days left")),
            TaskState::Overdue(days) => Text::new(format!("逾期 {days} 天"), format!("overdue by {days} days")),
            TaskState::Undated => Text::new("未完成（未定期限）", "open (no date is set)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(due: &str, done: &str) -> TaskState {
        let date = |text: &str| text.parse::<Date>().ok();
        state(&Item { due: date(due), done: date(done), ..Item::default() }, date("2021-08-10").expect("day"))
    }

    #[test]
    fn the_day_it_is_due_is_in_time() {
        assert_eq!([of("2021-06-30", "2021-06-30"), of("2021-06-30", "2021-07-01")], [TaskState::OnTime, TaskState::Late(1)]);
        assert_eq!([of("2021-08-10", ""), of("2021-08-09", "")], [TaskState::Open(0), TaskState::Overdue(1)]);
    }

    #[test]
    fn what_is_done_later_is_not_done_yet() {
        assert_eq!(of("2021-07-31", "2021-08-11"), TaskState::Overdue(10));
        assert_eq!(of("", "2021-08-11"), TaskState::Undated);
    }

    #[test]
    fn without_a_date_due_nothing_is_late() {
        assert_eq!([of("", ""), of("", "2020-01-01")], [TaskState::Undated, TaskState::Done]);
    }
}
