//! What the gate lets through of a board: everything to those who may see single units, its own story to a firm.

use crate::disclosure::Gate;
use assessment::robustness::{Cannot, Contest, Distance, Goal, Levers, Never};
use assessment::scorecard::{Board, Story, TermStory};
use figures::Text;

/// A board as an audience may see it.
#[derive(Debug, Clone)]
pub struct Scoreboard {
    board: Board,
    /// The subjects whose rows may be seen.
    seen: Vec<usize>,
    whole: bool,
    scenario: bool,
}

impl Gate {
    /// The only way to a board that may be shown. A firm sees itself exactly, with its place and how many have one; others who
    /// may not see single units see nothing of it.
    pub fn scoreboard(&self, board: Board) -> Scoreboard {
        self.board(board, false)
    }

    /// The same of a scenario: a firm that tries values would read the scores of others off the places it gets, so it gets none.
    pub fn scenario(&self, board: Board) -> Scoreboard {
        self.board(board, true)
    }

    fn board(&self, board: Board, scenario: bool) -> Scoreboard {
        let seen: Vec<usize> = (0..board.subjects.len()).filter(|row| self.microdata(&board.subjects[*row])).collect();
        let whole = self.microdata("");
        Scoreboard { board, seen, whole, scenario }
    }
}

impl Scoreboard {
    /// The subjects that may be seen, by their number.
    pub fn subjects(&self) -> &[usize] {
        &self.seen
    }

    /// The whole board, where everything of it may be seen.
    pub fn whole(&self) -> Option<&Board> {
        self.whole.then_some(&self.board)
    }

    /// The number of a subject that may be seen.
    pub fn find(&self, code: &str) -> Option<usize> {
        self.seen.iter().copied().find(|row| self.board.subjects[*row] == code)
    }

    /// The code of a subject that may be seen.
    pub fn code(&self, subject: usize) -> Option<&str> {
        self.seen.binary_search(&subject).ok().map(|_| self.board.subjects[subject].as_str())
    }

    /// The story of a subject that may be seen.
    pub fn story(&self, subject: usize) -> Option<Story> {
        self.seen.binary_search(&subject).ok().map(|_| self.own(self.board.explain(subject)))
    }

    /// Of those judged as one a firm sees the score they have in common, and not the sums from which the others' would follow.
    fn own(&self, mut story: Story) -> Story {
        if self.whole {
            return story;
        }
        if !story.together.is_empty() {
            story.terms.iter_mut().for_each(withheld);
            story.notes.clear();
            story.adjusted.clear();
            story.whole = None;
        }
        if self.scenario {
            (story.rank, story.of, story.unranked) = (None, 0, None);
        }
        story
    }

    /// What would lift a subject that may be seen.
    ///
    /// # Errors
    /// Why its score isn't what keeps it from the goal.
    pub fn levers(&self, subject: usize, goal: Goal) -> Option<Result<Levers, Never>> {
        self.code(subject).filter(|_| self.may_aim(goal))?;
        Some(Contest::new(&self.board).levers(subject, goal))
    }

    /// Whether a goal may be asked for: cuts of classes are public with the classes, while every place would tell a score of
    /// somebody else.
    pub fn may_aim(&self, goal: Goal) -> bool {
        self.whole || (!self.scenario && matches!(goal, Goal::Class(_)))
    }

    /// How far the next places are from a subject, for those who may see its neighbours.
    pub fn distance(&self, subject: usize) -> Option<Distance> {
        self.code(subject)?;
        self.whole.then(|| Contest::new(&self.board).distance(self.board.entity(subject)))?
    }

    /// The codes of those judged as one row, where they may be seen.
    pub fn row_code(&self, row: usize) -> Option<String> {
        let subjects = (0..self.board.subjects.len()).filter(|subject| self.board.entity(*subject) == row);
        let codes: Option<Vec<&str>> = subjects.map(|subject| self.code(subject)).collect();
        codes.map(|codes| codes.join("+"))
    }

    /// Why no lever is needed or none does.
    pub fn never_words(&self, never: Never) -> Text {
        never.words(&self.board)
    }

    /// Why a value can't do it alone.
    pub fn cannot_words(&self, why: Cannot) -> Text {
        why.words(&self.board)
    }

    /// The card, its settings and what was used of each term: the method is no secret.
    pub fn method(&self) -> Method<'_> {
        Method(&self.board)
    }
}

/// What of a term is left for one of several who are judged as one.
fn withheld(term: &mut TermStory) {
    (term.measured, term.value, term.points, term.share) = (None, None, None, None);
}

/// What of a board is method and tells nothing of single ones.
#[derive(Debug, Clone, Copy)]
pub struct Method<'a>(&'a Board);

impl<'a> Method<'a> {
    /// The card.
    pub fn card(&self) -> &'a methodology::catalogue::Scorecard {
        &self.0.card
    }

    /// The day of its settings.
    pub fn day(&self) -> jiff::civil::Date {
        self.0.day
    }

    /// Weights, bases, bounds and cuts on the day.
    pub fn settings(&self) -> &'a assessment::scorecard::Settings {
        &self.0.settings
    }

    /// How many are judged, and how many have a place, by ranking group.
    pub fn counts(&self) -> (usize, &'a [u32]) {
        (self.0.subjects.len(), &self.0.ranked)
    }

    /// Errors of the card with these data; none that name one who is not judged.
    pub fn errors(&self) -> impl Iterator<Item = &'a assessment::scorecard::Fault> {
        self.0.errors.iter().filter(|fault| !matches!(fault, assessment::scorecard::Fault::UnknownSubject(_)))
    }
}
