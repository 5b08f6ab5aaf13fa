//! What the rows around a table say: form, period, unit, measure, day of filing, explanation.

use super::date::{names_a_day, periods_in};
use super::label::{label, without_measure};
use super::vocabulary::{Vocabulary, Word};
use crate::workbook::{Cell, Sheet};
use figures::{Measure, Period};
use std::ops::Range;

/// Something said, and the cell that says it (row and column from 0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said<T> {
    /// What.
    pub what: T,
    /// Where.
    pub at: (u32, u32),
}

/// All that the head and foot of a table say, in the order of the sheet.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// Forms by number or title.
    pub forms: Vec<Said<String>>,
    /// Those of them stated for themselves: behind 表号, or a cell that is a number or a title and nothing else.
    pub stated: Vec<Said<String>>,
    /// Report periods.
    pub periods: Vec<Said<Period>>,
    /// Credit codes as written.
    pub codes: Vec<Said<String>>,
    /// Names of units as written.
    pub names: Vec<Said<String>>,
    /// Units of measure.
    pub measures: Vec<Said<Measure>>,
    /// What stands where a unit of measure should and is none.
    pub unread: Vec<Said<String>>,
    /// Days of filing, as cells.
    pub reported: Vec<Said<Cell>>,
    /// Explanations.
    pub notes: Vec<Said<String>>,
}

impl Head {
    /// Reads some rows of a sheet.
    pub(crate) fn read(&mut self, sheet: &Sheet, rows: Range<u32>, vocabulary: &Vocabulary<'_>) {
        for (row, cells) in sheet.rows_in(rows) {
            for (column, cell) in cells {
                self.cell(sheet, (row, *column), cell, vocabulary);
            }
        }
    }

    /// Takes from an earlier head what this one does not say.
    pub(crate) fn take_over(&mut self, earlier: Head) {
        fn fill<T>(own: &mut Vec<Said<T>>, other: Vec<Said<T>>) {
            if own.is_empty() {
                *own = other;
            }
        }
        fill(&mut self.forms, earlier.forms);
        fill(&mut self.periods, earlier.periods);
        fill(&mut self.measures, earlier.measures);
        fill(&mut self.unread, earlier.unread);
    }

    fn cell(&mut self, sheet: &Sheet, at: (u32, u32), cell: &Cell, vocabulary: &Vocabulary<'_>) {
        let Some(text) = cell.text() else {
            if let Cell::Date(date) = cell {
                // A month typed as 2021-06 becomes its first day in an office program.
                let first = date.day() == 1 && !self.reported.iter().any(|r| r.at == at);
                if first && !follows_reported(sheet, at, vocabulary) {
                    self.periods.push(Said { what: Period::Month { year: date.year(), month: date.month() }, at });
                }
            }
            return;
        };
        let folded = label(text);
        if vocabulary.is(&folded, Word::Note) || matches!(vocabulary.lead(&folded), Some((Word::Note, _))) {
            return self.note(sheet, at, text);
        }
        self.labelled(sheet, at, &folded, vocabulary);
        self.loose(at, text, &folded, vocabulary);
    }

    /// Labels with a colon, several in one cell perhaps, or alone with their value in the cell to the right.
    fn labelled(&mut self, sheet: &Sheet, at: (u32, u32), folded: &str, vocabulary: &Vocabulary<'_>) {
        if !folded.contains(':') {
            if let Some(word) = vocabulary.words(folded).first() {
                self.take_beside(sheet, at, *word, vocabulary);
            }
            return;
        }
        let mut rest = folded;
        while let Some(start) = rest.char_indices().map(|(i, _)| i).find(|i| vocabulary.lead(&rest[*i..]).is_some()) {
            let Some((word, behind)) = vocabulary.lead(&rest[start..]) else { break };
            let end = behind.char_indices().map(|(i, _)| i).find(|i| vocabulary.lead(&behind[*i..]).is_some());
            let value = &behind[..end.unwrap_or(behind.len())];
            if value.is_empty() {
                self.take_beside(sheet, at, word, vocabulary);
            } else {
                self.take(word, value, at, vocabulary);
            }
            rest = &behind[value.len()..];
        }
    }

    fn take_beside(&mut self, sheet: &Sheet, at: (u32, u32), word: Word, vocabulary: &Vocabulary<'_>) {
        let end = sheet.merge_at(at.0, at.1).map_or(at.1, |m| m.to.1);
        let Some((column, cell)) = sheet.row(at.0).iter().find(|(column, _)| *column > end) else { return };
        let beside = (at.0, *column);
        let text = label(&cell.display());
        // The next label is no value.
        if !text.is_empty() && vocabulary.lead(&text).is_none() && vocabulary.words(&text).is_empty() {
            match word {
                Word::Reported => self.reported.push(Said { what: cell.clone(), at: beside }),
                _ => self.take(word, &text, beside, vocabulary),
            }
        }
    }

    fn take(&mut self, word: Word, value: &str, at: (u32, u32), vocabulary: &Vocabulary<'_>) {
        let text = || Said { what: value.to_owned(), at };
        match word {
            Word::UnitCode => self.codes.push(text()),
            Word::UnitName | Word::Measure => {
                let found: Vec<Measure> =
                    value.split(['、', ',', ';']).filter_map(|m| Measure::parse(m.trim_start_matches("人民币"))).collect();
                // `单位` asks for a name or a unit of measure; a word of money that is no unit was meant as one.
                let money = value.chars().count() <= 4 && value.contains(['元', '万', '亿']);
                match found.is_empty() {
                    false => self.measures.extend(found.into_iter().map(|what| Said { what, at })),
                    true if word == Word::UnitName && !money => self.names.push(text()),
                    true => self.unread.push(text()),
                }
            }
            Word::Form => {
                let form = vocabulary.form_of_number(value).map(|id| Said { what: id.to_owned(), at });
                self.stated.extend(form.clone());
                self.forms.extend(form);
            }
            Word::Period => self.periods.extend(periods_in(value).into_iter().map(|what| Said { what, at })),
            Word::Reported => self.reported.push(Said { what: Cell::Text(value.to_owned()), at }),
            _ => {}
        }
    }

    fn note(&mut self, sheet: &Sheet, at: (u32, u32), text: &str) {
        let inside = text.split_once([':', '：']).map(|(_, rest)| rest.trim()).filter(|rest| !rest.is_empty());
        let beside = || sheet.row(at.0).iter().find(|(column, _)| *column > at.1).map(|(_, cell)| cell.display());
        let note = inside.map(str::to_owned).or_else(beside).map(|n| n.trim().to_owned()).filter(|n| !n.is_empty());
        self.notes.extend(note.map(|what| Said { what, at }));
    }

    /// Titles, numbers and periods that stand without a label, alone in the cell or between blanks.
    fn loose(&mut self, at: (u32, u32), text: &str, folded: &str, vocabulary: &Vocabulary<'_>) {
        let words: Vec<String> = text.split_whitespace().map(label).collect();
        let whole = vocabulary.form_of_number(folded).or_else(|| vocabulary.form_called(folded));
        self.stated.extend(whole.map(|id| Said { what: id.to_owned(), at }));
        let numbered = || words.iter().find_map(|w| vocabulary.form_of_number(w));
        self.forms.extend(vocabulary.form_titled(folded).or_else(numbered).map(|id| Said { what: id.to_owned(), at }));
        let labelled = vocabulary.lead(folded).is_some();
        if !labelled {
            self.measures.extend(without_measure(folded).1.map(|what| Said { what, at }));
        }
        if labelled || names_a_day(folded) || vocabulary.is_foot(folded) || self.periods.iter().any(|p| p.at == at) {
            return;
        }
        let mut periods = periods_in(folded);
        if periods.is_empty() {
            periods = words.iter().filter(|w| !names_a_day(w)).flat_map(|w| periods_in(w)).collect();
        }
        self.periods.extend(periods.into_iter().map(|what| Said { what, at }));
    }
}

/// Whether the cell to the left asks for the day of filing.
fn follows_reported(sheet: &Sheet, at: (u32, u32), vocabulary: &Vocabulary<'_>) -> bool {
    let left = sheet.row(at.0).iter().rev().find(|(column, _)| *column < at.1).and_then(|(_, cell)| cell.text());
    left.map(label).is_some_and(|text| vocabulary.is(text.trim_end_matches(':'), Word::Reported))
}
