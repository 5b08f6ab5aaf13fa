//! The shapes of indicators with their cards, of categories, thresholds and the methods of estimating.

use super::super::Type::{Like, Map, Number, Of, Text, Unit, Whole, Word};
use super::super::{Pattern, Shape};
use super::{SOURCE, TITLED, may, must};

pub(super) static INDICATOR: Shape = Shape {
    name: ("指标", "an indicator"),
    fields: &[
        must("title", TITLED, "Name of the indicator"),
        must("unit", Unit, "Unit of the exact value"),
        may("shown", Unit, "Unit it is shown in; `unit` when left out"),
        may("decimals", Whole(0, 9), "Decimals shown; 1 when left out"),
        may("meaning", TITLED, "What it measures, in a sentence"),
        may("category", Like(Pattern::Word), "Category it is listed under"),
        may("provider", Text, "Department whose data it is made from"),
        must("owner", Text, "Department that answers for it"),
        must("frequency", Word(&["monthly", "quarterly", "annual"]), "How often it is made"),
        may("collected", Word(&["filing", "interface", "computed"]), "How its data come in"),
        may("better", Word(&["higher", "lower"]), "Whether more or less of it is wanted; left out where neither is"),
        must("source", SOURCE, "Where its definition comes from"),
        may("thresholds", Of(&THRESHOLDS), "Warning and excellence thresholds"),
        may("deflator", Like(Pattern::Word), "Table of price indices by industry (same period of last year = 100) for constant prices"),
        may("formula", Map(Pattern::Day, &Text), "Formulas by first day of validity"),
    ],
};

/// A method of estimating late filers.
pub(super) static IMPUTATION: Shape = Shape {
    name: ("估算方法", "a method of estimating"),
    fields: &[
        must("title", TITLED, "Name of the method"),
        must("source", SOURCE, "Where it comes from"),
        must("method", Word(&["matched_growth", "same_as_base"]), "The base grown like the filers of the group, or as it was"),
        may("by", Like(Pattern::Word), "Dimension of the register whose members are the groups; one group when left out"),
        may("min_units", Whole(1, 999), "Filers a group needs; groups of fewer grow like all; 1 when left out"),
    ],
};

static THRESHOLDS: Shape = Shape {
    name: ("阈值", "thresholds"),
    fields: &[
        may("of", Word(&["value", "growth"]), "Its value, in the shown unit, or its growth, in % or points; value when left out"),
        may("warning", Number, "Beyond it the indicator warns"),
        may("excellence", Number, "From it the indicator excels"),
        must("source", SOURCE, "Where the thresholds come from"),
    ],
};

pub(super) static CATEGORY: Shape = Shape {
    name: ("指标类别", "a category"),
    fields: &[must("title", TITLED, "Its name"), must("order", Whole(1, 999), "Its place in lists")],
};
