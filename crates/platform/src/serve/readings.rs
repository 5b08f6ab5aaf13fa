//! Which explanations are being read: the page and what the front end asks for again beside it are one reading, told once.

use figures::Moment;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// What is asked again within this is the same reading, in microseconds.
const SAME: i64 = 60_000_000;

/// Who reads what, and since when.
type Begun = BTreeMap<(String, String), Moment>;

/// Explanations that were told lately.
#[derive(Debug, Default)]
pub struct Readings(Mutex<Begun>);

impl Readings {
    /// Whether this is a reading that has been told.
    pub fn told(&self, who: &str, what: &str, now: Moment) -> bool {
        let mut begun = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        begun.retain(|_, since| now.micros().saturating_sub(since.micros()) < SAME);
        begun.contains_key(&(who.to_owned(), what.to_owned()))
    }

    /// That it is told now.
    pub fn tell(&self, who: &str, what: &str, now: Moment) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert((who.to_owned(), what.to_owned()), now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_is_told_once_and_anew_after_a_minute() {
        let readings = Readings::default();
        let at = |second: i64| Moment::from_micros(second * 1_000_000);
        assert!(!readings.told("li", "figure:a", at(0)));
        readings.tell("li", "figure:a", at(0));
        assert!(
            readings.told("li", "figure:a", at(59))
                && !readings.told("wang", "figure:a", at(59))
                && !readings.told("li", "figure:b", at(59))
        );
        assert!(!readings.told("li", "figure:a", at(60)));
    }
}
