//! Mapping rules of foreign layouts.

use super::super::Type::{Like, List, Of, Text, Unit, Whole, Word};
use super::super::{Pattern, Shape};
use super::{may, must};

static RULE: Shape = Shape {
    name: ("对照规则", "a mapping rule"),
    fields: &[
        must("heading", Text, "Heading of the column as folded"),
        must("is", Word(&["unit_code", "unit_name", "reported", "note", "nothing", "amount"]), "What stands in the column"),
        may("item", Like(Pattern::Item), "Item of an amount"),
        may("column", Like(Pattern::Item), "Column of the form"),
        may("unit", Unit, "Unit the amounts are written in; the item's own when left out"),
        may("confidence", Whole(0, 100), "How sure the proposal was, in per cent"),
    ],
};

static MAPPING: Shape = Shape {
    name: ("对照规则", "a mapping"),
    fields: &[
        must("fingerprint", Text, "SHA-256 over the headings"),
        may("confirmed", Text, "Who confirmed it, and when; empty while it is a proposal"),
        must("form", Like(Pattern::Form), "The form its rows are filings of"),
        must("columns", List(&Of(&RULE)), "A rule a column"),
    ],
};

/// A file of mapping rules; it stands beside the data, not in a pack.
pub static MAPPING_FILE: Shape =
    Shape { name: ("对照规则文件", "a mapping file"), fields: &[must("mapping", Of(&MAPPING), "The rules")] };
