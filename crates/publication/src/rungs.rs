//! What the gate lets through of a ladder: everything to those who may see single units, its own rows to a firm, of titles to
//! others only how many there are.

use crate::disclosure::Gate;
use assessment::ladder::{Board, Count, Ending};

/// A ladder as an audience may see it: whoever may not be seen isn't in it.
#[derive(Debug, Clone)]
pub struct Rungs {
    board: Board,
    whole: bool,
}

/// How many hold a title, with their codes where they may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holders {
    /// Id of the title.
    pub title: String,
    /// The batch.
    pub batch: String,
    /// How many were given it and haven't lost it.
    pub given: usize,
    /// How many of them hold it on the day.
    pub holding: usize,
    /// Those that may be seen.
    pub seen: Vec<String>,
}

impl Gate {
    /// The only way to a ladder that may be shown; nothing where the audience may see nobody.
    pub fn rungs(&self, board: Board) -> Option<Rungs> {
        let whole = self.microdata("");
        if whole {
            return Some(Rungs { board, whole });
        }
        let rows: Vec<usize> = (0..board.inputs.subjects.len()).filter(|row| self.microdata(&board.inputs.subjects[*row])).collect();
        (!rows.is_empty()).then(|| Rungs { board: board.only(&rows), whole })
    }

    /// Counts of titles, with the holders that may be seen.
    pub fn holders(&self, counts: Vec<Count>) -> Vec<Holders> {
        let seen = |codes: Vec<String>| codes.into_iter().filter(|code| self.microdata(code)).collect();
        let one = |count: Count| Holders {
            title: count.title,
            batch: count.batch,
            given: count.holders.len(),
            holding: count.holding,
            seen: seen(count.holders),
        };
        counts.into_iter().map(one).collect()
    }

    /// The titles that end soon of those who may be seen; nothing where the audience may see nobody.
    pub fn endings(&self, endings: Vec<Ending>) -> Vec<Ending> {
        endings.into_iter().filter(|ending| self.microdata(&ending.holder)).collect()
    }
}

impl Rungs {
    /// What may be shown.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// Whether everybody is in it, so that they may be counted.
    pub fn is_whole(&self) -> bool {
        self.whole
    }
}
