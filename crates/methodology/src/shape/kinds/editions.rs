//! Correspondences between nomenclatures, and whose codes a register has.

use super::super::Type::{Like, Map, Text};
use super::super::{Pattern, Shape};
use super::{SOURCE, TITLED, may, must};

pub(super) static CORRESPONDENCE: Shape = Shape {
    name: ("对照表", "a correspondence"),
    fields: &[
        must("title", TITLED, "Name of the correspondence"),
        must("source", SOURCE, "Where it comes from"),
        must("from_codes", Like(Pattern::Name), "Nomenclature it starts from"),
        must("to_codes", Like(Pattern::Name), "Nomenclature it leads to"),
        may("refines", Like(Pattern::Name), "Correspondence whose pairs it gives shares"),
        may("from", Like(Pattern::Day), "First day it holds"),
        may("until", Like(Pattern::Day), "First day it no longer holds"),
        may("rows", Text, "One pair a line: code|code|share; ? for a code that is still wanted, the share only where it is declared"),
    ],
};

pub(super) static EDITIONS: Shape = Shape {
    name: ("版本", "an edition"),
    fields: &[
        must("source", SOURCE, "Where it comes from"),
        may("codes", Map(Pattern::Day, &Like(Pattern::Name)), "Nomenclature by the day from which the register says the code"),
    ],
};
