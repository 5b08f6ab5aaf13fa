//! Mapping rules proposed for a table whose headings are not the forms' own.

use super::Reading;
use super::label::bare;
use super::list::column_of;
use super::table::{Heading, Table};
use super::vocabulary::{FormWords, Word};
use crate::workbook::{Cell, Sheet};
use figures::{Issue, Period, Place, Role, Text};
use methodology::mapping::{Mapping, Meaning, Rule};
use sha2::{Digest, Sha256};

/// A likeness below this is no proposal, in per cent.
const LEAST: u8 = 40;

/// So many characters of a heading are compared.
const LONGEST: usize = 40;

/// So many columns of a table are compared with the forms; one of more is no list of a form.
const WIDEST: usize = 128;

/// So many tables of a file get rules; the others are refused without.
const MOST: usize = 8;

/// SHA-256 over the headings in their order, by which a mapping is found again.
pub(crate) fn fingerprint(table: &Table) -> String {
    let mut hash = Sha256::new();
    for heading in &table.columns {
        hash.update(heading.joined().as_bytes());
        hash.update(b"\n");
    }
    hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

/// How many of these columns hold numbers.
pub(crate) fn numeric(sheet: &Sheet, table: &Table, columns: &[(u32, String)]) -> usize {
    columns.iter().filter(|(at, _)| holds_numbers(sheet, table, *at)).count()
}

fn holds_numbers(sheet: &Sheet, table: &Table, at: u32) -> bool {
    table.body.clone().take(50).any(|row| matches!(sheet.get(row, at), Cell::Number(_)) || sheet.get(row, at).text().is_some_and(is_number))
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.len() < 16 && text.chars().all(|c| c.is_ascii_digit() || ",.-".contains(c))
}

impl<'c> Reading<'_, 'c> {
    /// Refuses the table and proposes what its columns are; `print` is its fingerprint, with the period it states.
    pub(crate) fn propose(&mut self, sheet: &Sheet, table: &Table, words: Option<&FormWords<'c>>, print: (&str, Option<Period>)) {
        let (print, stated) = print;
        let place = sheet.place(self.file, table.headings.start, table.columns.first().map_or(0, |h| h.column));
        let known = self.proposals.iter().any(|p| p.fingerprint == print);
        if known || self.proposals.len() >= MOST {
            return match known || words.is_some() {
                true => self.issues.push(unknown_layout(table, place, print)),
                false => self.form_unknown(sheet, table),
            };
        }
        let best =
            words.or_else(|| self.vocabulary.forms().max_by_key(|w| (total(table, w, stated), std::cmp::Reverse(w.form.id.clone()))));
        let Some(words) = best.filter(|w| words.is_some() || total(table, w, stated) > 0) else {
            return self.form_unknown(sheet, table);
        };
        let rule = |(n, h): (usize, &Heading)| match n < WIDEST || h.word.is_some() {
            true => rule(sheet, table, h, (words, stated)),
            false => Rule { heading: h.joined(), is: Meaning::Nothing, confidence: None },
        };
        let columns = table.columns.iter().enumerate().map(rule).collect();
        let proposal = Mapping { fingerprint: print.to_owned(), confirmed: String::new(), form: words.form.id.clone(), columns };
        self.issues.push(unknown_layout(table, place, print));
        self.proposals.push(proposal);
    }
}

fn unknown_layout(table: &Table, place: Place, print: &str) -> Issue {
    let strange: Vec<String> = table.columns.iter().filter(|h| h.word.is_none()).map(Heading::joined).take(6).collect();
    let reason = Text::new(
        format!("表头不是报表的写法：{}", strange.join("、")),
        format!("the headings are not those of a form: {}", strange.join(", ")),
    );
    Issue::blocking("unknown-layout", place, reason).hint(
        format!("已拟出对照规则（指纹 {}），核对并确认后重新导入", &print[..12]),
        format!("mapping rules were proposed (fingerprint {}); import again when they are confirmed", &print[..12]),
    )
}

fn total(table: &Table, words: &FormWords<'_>, stated: Option<Period>) -> u32 {
    table
        .columns
        .iter()
        .take(WIDEST)
        .filter(|h| h.word.is_none())
        .filter_map(|h| nearest(h, words, stated))
        .map(|(sure, _)| u32::from(sure))
        .sum()
}

fn rule(sheet: &Sheet, table: &Table, heading: &Heading, (words, stated): (&FormWords<'_>, Option<Period>)) -> Rule {
    let joined = heading.joined();
    let is = match heading.word {
        Some(Word::UnitCode) => Meaning::UnitCode,
        Some(Word::UnitName) => Meaning::UnitName,
        Some(Word::Reported) => Meaning::Reported,
        Some(Word::Note) => Meaning::Note,
        Some(_) => Meaning::Nothing,
        None if !holds_numbers(sheet, table, heading.column) => Meaning::Nothing,
        None => {
            let found = nearest(heading, words, stated).filter(|(sure, _)| *sure >= LEAST);
            let confidence = found.as_ref().map(|(sure, _)| *sure);
            return Rule { heading: joined, is: found.map_or(Meaning::Nothing, |(_, meaning)| meaning), confidence };
        }
    };
    Rule { heading: joined, is, confidence: None }
}

/// The item and column whose names together are most like a heading, or the item alone with the column of the period
/// that the head states.
fn nearest(heading: &Heading, words: &FormWords<'_>, stated: Option<Period>) -> Option<(u8, Meaning)> {
    let (plain, measure) = heading.plain();
    let key: String = bare(&plain).chars().take(LONGEST).collect();
    let own = stated.and_then(|period| column_of(words, period, Role::Current));
    let scored = words.likeness().of(&key).filter_map(|(sure, (item, column))| Some((sure, item, column.or(own)?)));
    let (sure, item, column) = scored.max_by(|a, b| a.0.cmp(&b.0).then(b.1.code.cmp(&a.1.code)).then(b.2.id.cmp(&a.2.id)))?;
    Some((sure, Meaning::Amount { item: item.code.clone(), column: column.id.clone(), measure }))
}
