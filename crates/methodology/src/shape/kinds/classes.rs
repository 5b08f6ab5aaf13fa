//! Nomenclatures, classifications, tables, areas.

use super::super::Type::{Flag, Like, List, Map, Number, Of, Text, Unit};
use super::super::{Pattern, Shape};
use super::{SOURCE, TITLED, WORDS, may, must};

pub(super) static NOMENCLATURE: Shape = Shape {
    name: ("标准分类", "a nomenclature"),
    fields: &[
        must("title", TITLED, "Name of the nomenclature"),
        must("source", SOURCE, "Where it comes from"),
        may("edition", Like(Pattern::Word), "The word for this edition among others of the classification of industries: \"2017\""),
        may("codes", Text, "One code a line: code|name in Chinese|name in English, each code after the one it belongs to"),
    ],
};

pub(super) static CLASSIFICATION: Shape = Shape {
    name: ("分类", "a classification"),
    fields: &[
        must("title", TITLED, "Name of the classification"),
        must("source", SOURCE, "Where it comes from"),
        may("nomenclature", Like(Pattern::Name), "Nomenclature its codes are taken from"),
        may("partition", Flag, "Whether every code is in at most one class, so that shares may be added"),
        may("overridable", Flag, "Whether the register may put a unit into a class, or take it out, against its code"),
        may("approval", Of(&APPROVAL), "Who approved the list"),
        may("from", Like(Pattern::Day), "First day it holds"),
        may("until", Like(Pattern::Day), "First day it no longer holds"),
        must("classes", Map(Pattern::Word, &Of(&CLASS)), "Classes by id"),
    ],
};

static APPROVAL: Shape = Shape {
    name: ("批准", "an approval"),
    fields: &[
        must("by", Text, "Who approved it"),
        must("date", Like(Pattern::Day), "When"),
        may("document", Text, "The document that says so"),
    ],
};

static CLASS: Shape = Shape {
    name: ("类", "a class"),
    fields: &[
        must("title", TITLED, "Name of the class"),
        may("codes", List(&Like(Pattern::Industry)), "Industry codes; a trailing * stands for all codes that begin so"),
        may("partial", List(&Like(Pattern::Industry)), "Industry codes of which only a part belongs to the class"),
    ],
};

pub(super) static TABLE: Shape = Shape {
    name: ("系数表", "a table"),
    fields: &[
        must("title", TITLED, "Name of the table"),
        must("unit", Unit, "Unit of its numbers; `1` for a bare factor"),
        must("source", SOURCE, "Where it comes from"),
        may("values", Map(Pattern::Day, &Map(Pattern::Industry, &Number)), "By first day of validity: numbers by code prefix"),
        may(
            "periods",
            Map(Pattern::Period, &Map(Pattern::Industry, &Number)),
            "Numbers that are of one period only, such as price indices",
        ),
    ],
};

pub(super) static AREA: Shape = Shape {
    name: ("区域", "an area"),
    fields: &[
        must("title", TITLED, "Name of the area"),
        may("parent", Like(Pattern::Name), "The area it is part of"),
        may("aliases", WORDS, "Other names, as articles write them"),
    ],
};
