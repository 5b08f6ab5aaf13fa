//! Kinds of records, and tallies of them.

use super::super::Type::{Flag, Like, Map, Of, Text, Unit, Word};
use super::super::{Pattern, Shape};
use super::{SOURCE, TITLED, WORDS, may, must};

pub(super) static RECORD: Shape = Shape {
    name: ("台账", "a kind of record"),
    fields: &[
        must("title", TITLED, "Name of one record"),
        must("source", SOURCE, "Where it comes from"),
        must("id", TITLED, "What the id is called in tables"),
        may("also", WORDS, "What else the id is called"),
        may("key", WORDS, "The fields whose values name a record in tables that give it no id"),
        may("within", Like(Pattern::Word), "The field that names the record of which it is a part"),
        may("dated", Like(Pattern::Word), "The date or month by which the parts of one record are in order"),
        may("house", Flag, "Whether it is of the park's own work, which its leaders see"),
        may("register", Of(&REGISTER), "How those that hold on a day are counted"),
        must("fields", Map(Pattern::Word, &Of(&FIELD)), "Its fields by key"),
        may("checks", Map(Pattern::Name, &Of(&CHECK)), "What has to hold of a record, by id"),
    ],
};

static REGISTER: Shape = Shape {
    name: ("名册", "a register"),
    fields: &[
        must("by", Like(Pattern::Word), "The field they are counted by"),
        must("from", Like(Pattern::Word), "The day in this field is the first on which one holds"),
        must("until", Like(Pattern::Word), "The day in this field is the last on which one holds"),
        may("built", Flag, "Whether it is of what is built, which is not there before its first day is known"),
    ],
};

static FIELD: Shape = Shape {
    name: ("字段", "a field"),
    fields: &[
        must("title", TITLED, "What it is called in tables and on pages"),
        must(
            "kind",
            Word(&["text", "word", "date", "month", "amount", "quantity", "flag", "unit", "record", "area"]),
            "What may stand in it: unit is a unit of the register, record the id of another record",
        ),
        may("unit", Unit, "Unit of an amount"),
        may("of", Like(Pattern::Word), "Kind of the other record"),
        may("words", Map(Pattern::Word, &TITLED), "The words, by key"),
        may("also", WORDS, "What else it is called in tables"),
        may("required", Flag, "Whether a record without it is not whole"),
    ],
};

static CHECK: Shape = Shape {
    name: ("台账审核", "a check of records"),
    fields: &[
        must("title", TITLED, "Its name"),
        must("class", Word(&["A", "B", "C", "D"]), "A blocks; B and C are to be explained; D is a hint"),
        must("holds", Text, "Condition that has to hold; what is unknown is let pass"),
        must("hint", TITLED, "How it is put right"),
        must("about", WORDS, "The fields it is about; the first is pointed at"),
        may("source", SOURCE, "Where it comes from, where not from the kind's source"),
    ],
};

pub(super) static TALLY: Shape = Shape {
    name: ("计数", "a tally"),
    fields: &[
        must("title", TITLED, "Its name"),
        may("aliases", WORDS, "What texts call it"),
        must("owner", Text, "Department it belongs to"),
        must("source", SOURCE, "Where it comes from"),
        must("of", Like(Pattern::Word), "The kind of record"),
        may("when", Text, "Condition on the records; all of them when left out"),
        may("sum", Text, "Formula of what is added up; the records are counted when left out"),
        may("distinct", Like(Pattern::Word), "Records equal in this field are counted once"),
        must("unit", Unit, "Unit of the number"),
    ],
};
