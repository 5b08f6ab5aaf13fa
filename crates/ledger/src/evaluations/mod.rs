//! Evaluations in the book: runs of scorecards with their results, objections, answers, classes that people decided.
//! Append-only like the facts, with the moment each became known and the one it was recorded.

mod classes;
mod objections;
mod rules;
mod runs;

pub use classes::{ClassDecision, ClassEffect};
pub use objections::{Answer, NewObjection, Objection, Reply};
pub use runs::{NewRun, Run, RunRow, Stage};

use crate::judged::Said;
use crate::{Error, Result};
use figures::Moment;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// Text, person, known and recorded in four columns from `first`.
fn said(row: &SqliteRow, first: usize) -> Result<Said> {
    Ok(Said {
        text: row.try_get(first)?,
        person: row.try_get(first + 1)?,
        known: moment(row, first + 2)?,
        recorded: moment(row, first + 3)?,
    })
}

fn moment(row: &SqliteRow, column: usize) -> Result<Moment> {
    Ok(Moment::from_micros(row.try_get(column)?))
}

/// What the rules of an evaluation refuse.
fn refused(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::Refused { code, zh: zh.into(), en: en.into() }
}

fn no_objection(id: i64) -> Error {
    refused(
        "no-objection",
        format!("没有异议 {id}；用 wanmu evaluation list 查看"),
        format!("there is no objection {id}; `wanmu evaluation list` lists them"),
    )
}
