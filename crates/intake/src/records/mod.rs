//! Records of projects, leads, titles and the like: entries line by line, or a table with a row a record.
//!
//! `field` reads a cell as its kind of field wants it, `lines` a CSV of entries, `table` the tables people keep.

mod field;
mod lines;
mod table;

pub(crate) use lines::Reader;
pub(crate) use table::{Found, tables};

/// The kind of record a name stands for: its id or its title, in either language.
fn kind_of<'c>(name: &str, ctx: &crate::Context<'c>) -> Option<&'c methodology::catalogue::RecordKind> {
    let name = crate::sheet::label(name);
    let called = |kind: &&methodology::catalogue::RecordKind| {
        [&kind.id, &kind.title.zh, &kind.title.en].into_iter().any(|called| crate::sheet::label(called) == name)
    };
    ctx.catalogue.records.values().find(called)
}

/// The longest text of a field, in characters.
const LONGEST: usize = 2000;
