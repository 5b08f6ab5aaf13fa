//! What the lamp was in a month: as known at its end, and with what is known now.

use figures::{Period, Text};
use methodology::catalogue::Lamp;

/// A month of the strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// The month.
    pub month: Period,
    /// The lamp with what was known at its end.
    pub then: Lamp,
    /// The lamp of the same day with what is known now.
    pub now: Lamp,
    /// The lamp that is shown.
    pub shown: Lamp,
}

/// A month from both lamps. A red that is none with what is known now turns yellow and stays in the strip; what turns out worse
/// is shown as it turned out; what was not known then, as it is known now. What is not known any more makes up for nothing.
pub fn month(month: Period, then: Lamp, now: Lamp) -> Month {
    let shown = match (then, now) {
        (Lamp::Red, Lamp::Red | Lamp::Unknown) => Lamp::Red,
        (Lamp::Red, _) => Lamp::Yellow,
        (Lamp::Unknown, now) => now,
        (then, now) => then.max(now),
    };
    Month { month, then, now, shown }
}

/// Months, the oldest first, in which a red that was caught up with in a later month, which is green, turns yellow.
pub fn caught_up(mut months: Vec<Month>) -> Vec<Month> {
    let mut green = false;
    for month in months.iter_mut().rev() {
        if green && month.shown == Lamp::Red {
            month.shown = Lamp::Yellow;
        }
        green |= month.now == Lamp::Green;
    }
    months
}

impl Month {
    /// Whether a red was made up for later.
    pub fn is_made_up(&self) -> bool {
        self.then.max(self.now) == Lamp::Red && self.shown == Lamp::Yellow
    }

    /// What is said of a month whose two lamps differ.
    pub fn note(&self) -> Option<Text> {
        if self.is_made_up() {
            return Some(Text::new("当时为红灯，后已补上", "red at the time, made up later"));
        }
        let differs = self.then != self.now;
        let (then, now) = (self.then.title(), self.now.title());
        differs.then(|| {
            Text::new(
                format!("当时为{}，按现有资料为{}", then.zh, now.zh),
                format!("{} at the time, {} with what is known now", then.en, now.en),
            )
        })
    }
}
