//! Registers of people and facilities: how many stand in them on a day, by a word of theirs.

use jiff::civil::Date;
use std::collections::BTreeMap;

/// An entry of a register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entered {
    /// Id.
    pub id: String,
    /// The word it is counted by.
    pub word: Option<String>,
    /// First day it holds.
    pub from: Option<Date>,
    /// Last day it holds.
    pub until: Option<Date>,
}

/// Where an entry stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    In,
    /// It will hold.
    Later,
    /// It held.
    Expired,
    /// From when, nobody said.
    Undated,
}

/// How many stand in a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    /// Those that hold on the day.
    pub held: u32,
    /// Those of them of which nobody said from when: they count until they end.
    pub undated: u32,
    /// Those that end within a year of the day.
    pub expiring: u32,
    /// Those that held before.
    pub expired: u32,
    /// Those to come; of what is built also what has no first day.
    pub later: u32,
}

/// The counts of a register by word; entries without one stand under nothing. What is `built` is not there before its first day is known.
pub fn held(entries: &[Entered], built: bool, day: Date) -> BTreeMap<Option<String>, Held> {
    let mut counts: BTreeMap<Option<String>, Held> = BTreeMap::new();
    for entry in entries {
        let count = counts.entry(entry.word.clone()).or_default();
        let standing = entry.standing(day);
        match standing {
            Standing::Undated if built => count.later += 1,
            Standing::Later => count.later += 1,
            Standing::Expired => count.expired += 1,
            Standing::In | Standing::Undated => {
                count.held += 1;
                count.undated += u32::from(standing == Standing::Undated);
                count.expiring += u32::from(entry.ends_within_a_year(day));
            }
        }
    }
    counts
}

impl Entered {
    /// Where it stands on a day.
    pub fn standing(&self, day: Date) -> Standing {
        match (self.from, self.until) {
            (_, Some(until)) if until < day => Standing::Expired,
            (Some(from), _) if from > day => Standing::Later,
            (None, _) => Standing::Undated,
            (Some(_), _) => Standing::In,
        }
    }

    fn ends_within_a_year(&self, day: Date) -> bool {
        let year = day.checked_add(jiff::Span::new().years(1));
        self.until.zip(year.ok()).is_some_and(|(until, year)| until <= year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(word: &str, from: &str, until: &str) -> Entered {
        let date = |text: &str| text.parse::<Date>().ok();
        Entered { id: String::new(), word: Some(word.to_owned()), from: date(from), until: date(until) }
    }

    /// On 2021-08-10: two hold, of which one ends within the year, one without a first day holds too, one holds for the last day, one ended
    /// the day before, one is to come.
    #[test]
    fn an_entry_holds_on_its_last_day() {
        let entries = [
            entry("national", "2020-01-01", "2022-08-10"),
            entry("national", "2021-08-10", "2024-01-01"),
            entry("national", "", ""),
            entry("national", "2018-08-10", "2021-08-10"),
            entry("national", "2018-08-10", "2021-08-09"),
            entry("national", "2021-08-11", ""),
        ];
        let day = "2021-08-10".parse().expect("date");
        let counted = held(&entries, false, day);
        let built = held(&entries, true, day);
        assert_eq!(built[&Some("national".to_owned())], Held { held: 3, undated: 0, expiring: 2, expired: 1, later: 2 });
        assert_eq!(counted[&Some("national".to_owned())], Held { held: 4, undated: 1, expiring: 2, expired: 1, later: 1 });
    }
}
