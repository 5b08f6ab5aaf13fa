//! Goals: a class, a place, or to be past the next; and what has to be reached for them.

use super::contest::Others;
use crate::scorecard::grade::places;
use crate::scorecard::number::double;
use crate::scorecard::overrides::By;
use crate::scorecard::{Because, Board, Why};
use figures::Text;
use methodology::catalogue::{Classes, Cut, Reach};

/// What is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// This class or a better one, by its number from the best.
    Class(u8),
    /// This place or a better one.
    Rank(u32),
    /// Ahead of whoever is now the next above.
    Next,
}

/// What a score has to be for a goal, as ranks compare scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Needed {
    /// At least this.
    AtLeast(f64),
    /// More than this.
    Above(f64),
    /// Anything.
    Nothing,
}

/// Why a goal isn't for one to reach by its score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Never {
    /// It is there.
    Reached,
    /// It has no place.
    Unranked(Because),
    /// The card has no such class.
    NoClass,
    /// It isn't known where the class ends.
    NoCut(Why),
    /// Of so few, none is in the class.
    NoPlace,
    /// A rule, a decision or the class of a landlord holds it below.
    Held(By),
}

impl Goal {
    /// What has to be reached among others.
    ///
    /// # Errors
    /// Why nothing suffices.
    pub fn needed(self, board: &Board, others: &Others<'_>) -> Result<Needed, Never> {
        match self {
            Goal::Rank(0) => Err(Never::NoPlace),
            Goal::Rank(place) => Ok(others.place(place as usize).map_or(Needed::Nothing, Needed::AtLeast)),
            Goal::Next => Ok(others.ahead.map_or(Needed::Nothing, Needed::Above)),
            Goal::Class(class) => class_needs(board, board.card.classes.as_ref().ok_or(Never::NoClass)?, class, others),
        }
    }
}

fn class_needs(board: &Board, classes: &Classes, class: u8, others: &Others<'_>) -> Result<Needed, Never> {
    let nth = usize::from(class);
    let lacks = || Never::NoCut(board.settings.cut_lacks(nth).unwrap_or(Why::Wanted));
    match &classes.grades.get(nth).ok_or(Never::NoClass)?.reach {
        Reach::Rest => Ok(Needed::Nothing),
        Reach::AtLeast(_) => board.settings.cuts[nth].map(|cut| Needed::AtLeast(double(cut))).ok_or_else(lacks),
        Reach::Upto(_) => match places(classes, &board.settings, nth, others.len + 1).ok_or_else(lacks)? {
            0 => Err(Never::NoPlace),
            // Equals at the cut are all in the better class, or all in the worse.
            last => Ok(others.place(last).map_or(
                Needed::Nothing,
                match classes.ties {
                    Cut::Better => Needed::AtLeast,
                    Cut::Worse => Needed::Above,
                },
            )),
        },
    }
}

impl Needed {
    /// Whether it is reached.
    pub fn met(self, key: f64) -> bool {
        match self {
            Needed::AtLeast(needed) => key >= needed,
            Needed::Above(needed) => key > needed,
            Needed::Nothing => !key.is_nan(),
        }
    }

    /// The score itself.
    pub fn score(self) -> Option<f64> {
        match self {
            Needed::AtLeast(needed) | Needed::Above(needed) => Some(needed),
            Needed::Nothing => None,
        }
    }
}

impl Never {
    /// Stable snake-case word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Never::Reached => "reached",
            Never::Unranked(because) => because.why.code(),
            Never::NoClass => "no_such_class",
            Never::NoCut(why) => why.code(),
            Never::NoPlace => "no_place",
            Never::Held(_) => "held",
        }
    }

    /// The words printed in place of levers.
    pub fn words(self, board: &Board) -> Text {
        match self {
            Never::Reached => Text::new("已达到", "reached"),
            Never::Unranked(because) => because.words(&board.card),
            Never::NoClass => Text::new("没有这一等级", "there is no such class"),
            Never::NoCut(why) => why.words(&board.card),
            Never::NoPlace => Text::new("参与排名者过少，该等级没有名额", "too few are ranked for a place in the class"),
            Never::Held(by) => {
                let by = by.words(&board.card, &board.subjects, &board.decisions);
                Text::new(format!("等级另有规定，与得分无关：{}", by.zh), format!("the class does not go by the score: {}", by.en))
            }
        }
    }
}
