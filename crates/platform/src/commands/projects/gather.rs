//! What a board is judged by: records as known, what units filed, how far each has come, its lamp.

use crate::failure::{FAILED, Failure};
use crate::records::{self, Filed};
use crate::workspace::Workspace;
use assessment::board::{Way, World, causes, decisions, delivered_operands, ways};
use assessment::lamp::{Standing, standing};
use assessment::records::{Asked, Record, Records};
use figures::{Entry, Moment, Period, Text};
use jiff::civil::Date;
use methodology::catalogue::{Board, Catalogue, RecordKind, Stage};
use methodology::score::Operand;
use publication::charted::Shown;
use publication::disclosure::Gate;
use std::collections::BTreeSet;

/// A board with everything on it.
pub struct Gathered<'w> {
    /// The board.
    pub board: &'w Board,
    /// Its kind of records.
    pub kind: &'w RecordKind,
    /// Definitions.
    pub catalogue: &'w Catalogue,
    /// The day asked about.
    pub day: Date,
    /// What was known when.
    pub as_of: Moment,
    /// Everything that was said, in the order in which it became known.
    pub entries: Vec<Entry>,
    /// Records as known.
    pub records: Records,
    /// What units filed.
    pub filed: Filed,
    /// One for each record, in order.
    pub rows: Vec<Row<'w>>,
}

/// A record on the board.
pub struct Row<'w> {
    /// The record.
    pub record: Record,
    /// How far it has come.
    pub way: Way,
    /// Its lamp; nothing where no table is about it.
    pub standing: Option<Standing>,
    /// The definitions its lamp comes from.
    pub catalogue: &'w Catalogue,
}

/// How many are in a stage.
pub struct Count<'a> {
    /// The stage; nothing for those that have reached none, or were given up.
    pub stage: Option<&'a Stage>,
    /// Its name.
    pub title: Text,
    /// The name of its group.
    pub group: Option<&'a Text>,
    /// How many.
    number: usize,
    /// How many of them lack what should show a stage they have reached.
    wanted: usize,
}

impl<'w> Gathered<'w> {
    /// Reads the book and judges.
    pub async fn new(work: &'w Workspace, board: &'w Board, day: Date, as_of: Moment) -> Result<Self, Failure> {
        let catalogue = &work.catalogue;
        let missing = || Failure::new(FAILED, "看板所用台账没有定义", "the kind of records of the board is not defined");
        let kind = catalogue.records.get(&board.of).ok_or_else(missing)?;
        let operands = operands(board, catalogue);
        let entries = records::entries(work, &kinds(board, catalogue, &operands), as_of).await?;
        let records = Records::of(&entries);
        let filed = Filed::gather(work, &operands, &records, day, as_of).await?;
        let mut gathered = Gathered { board, kind, catalogue, day, as_of, entries, records, filed, rows: Vec::new() };
        gathered.rows = gathered.judged();
        Ok(gathered)
    }

    /// What the board is looked at with.
    pub fn world(&self) -> World<'_> {
        World { catalogue: self.catalogue, records: &self.records, filings: &self.filed, asked: asked(self.day) }
    }

    fn judged(&self) -> Vec<Row<'w>> {
        let world = self.world();
        let ways = ways(self.board, world);
        let causes = causes(self.board, &ways, world);
        let row = |((record, way), causes): ((&Record, Way), Vec<_>)| {
            let decided = decisions(self.board, record, world);
            let any = way.ended.is_none() && !(causes.is_empty() && decided.is_empty());
            let standing = any.then(|| standing(causes, &decided, self.day));
            Row { record: record.clone(), way, standing, catalogue: self.catalogue }
        };
        world.of(self.board).into_iter().zip(ways).zip(causes).map(row).collect()
    }

    /// How many have come how far: those that have reached no stage, the stages in order, those given up; of each, how many there are and
    /// how many of them lack evidence, as far as the audience may see that.
    pub fn counts(&self, gate: &Gate) -> Vec<(Count<'_>, [Shown<u64>; 2])> {
        let all = self.every_count();
        let numbers = gate.counts(&all.iter().map(|count| count.number).collect::<Vec<_>>());
        let wanted = all.iter().zip(&numbers).map(|(count, number)| number.and_then(|_| gate.count(count.wanted)));
        let cells: Vec<[Shown<u64>; 2]> = numbers.iter().zip(wanted).map(|(number, wanted)| [*number, wanted]).collect();
        all.into_iter().zip(cells).collect()
    }

    fn every_count(&self) -> Vec<Count<'_>> {
        let count = |title: Text, stage: Option<usize>, is: &dyn Fn(&Row<'_>) -> bool| {
            let own: Vec<&Row<'_>> = self.rows.iter().filter(|row| is(row)).collect();
            let wanted = own.iter().filter(|row| row.way.stages.iter().any(|stage| !stage.wanted.is_empty())).count();
            let stage = stage.and_then(|nth| self.board.stages.get(nth));
            let group = stage.and_then(|stage| self.board.groups.iter().find(|(id, _)| *id == stage.group)).map(|(_, title)| title);
            Count { stage, title, group, number: own.len(), wanted }
        };
        let none = count(Text::new("尚无阶段", "no stage yet"), None, &|row| row.way.ended.is_none() && row.way.current.is_none());
        let ended = count(Text::new("已终止", "given up"), None, &|row| row.way.ended.is_some());
        let staged = self.board.stages.iter().enumerate();
        let staged = staged.map(|(nth, stage)| {
            count(stage.title.clone(), Some(nth), &|row: &Row<'_>| row.way.ended.is_none() && row.way.current == Some(nth))
        });
        let some = |count: &Count<'_>| count.number > 0;
        Some(none).filter(some).into_iter().chain(staged).chain(Some(ended).filter(some)).collect()
    }
}

impl Row<'_> {
    /// The stage it is in; none of one that was given up.
    pub fn stage<'b>(&self, board: &'b Board) -> Option<&'b Stage> {
        board.stages.get(self.way.current.filter(|_| self.way.ended.is_none())?)
    }

    /// The next stage with a date that is planned, by its number.
    pub fn next(&self) -> Option<usize> {
        let after = self.way.current.map_or(0, |nth| nth + 1);
        let open = |nth: &usize| self.way.stages[*nth].planned.is_some() && self.way.stages[*nth].reached != Some(true);
        (after..self.way.stages.len()).find(open).filter(|_| self.way.ended.is_none())
    }
}

/// The day, and the year so far as its period.
pub fn asked(day: Date) -> Asked {
    Asked { day, period: Period::Cumulative { year: day.year(), to: day.month() } }
}

/// The kinds of records a board is made of, with those that they refer to.
fn kinds<'c>(board: &'c Board, catalogue: &'c Catalogue, operands: &'c [Operand]) -> BTreeSet<&'c str> {
    let reports = board.reports.as_ref().map(|reports| &reports.of);
    let own = [Some(&board.of), board.decisions.as_ref(), reports, board.commitments.as_ref()];
    records::reach(catalogue, own.into_iter().flatten().map(String::as_str).chain(records::parts(operands)))
}

/// Everything that formulas of a board name.
pub fn operands(board: &Board, catalogue: &Catalogue) -> Vec<Operand> {
    let lamps = board.lamps.iter().filter_map(|id| catalogue.lamps.get(id)).flat_map(|table| table.operands.clone());
    let metrics = catalogue.metrics.values().filter(|metric| metric.of == board.of).flat_map(|metric| metric.operands.clone());
    let delivered = board.delivered.iter().flat_map(delivered_operands);
    board.operands.iter().cloned().chain(lamps).chain(metrics).chain(delivered).collect()
}
