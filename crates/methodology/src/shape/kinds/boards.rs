//! The shapes of boards and of metrics of commitments.

use super::super::Type::{Amount, Like, List, Map, Of, Text, Unit, Whole, Word};
use super::super::{Pattern, Shape, Type};
use super::{SOURCE, TITLED, may, must};

pub(super) static BOARD: Shape = Shape {
    name: ("看板", "a board"),
    fields: &[
        must("title", TITLED, "Name of the board"),
        must("source", SOURCE, "Where its stages come from"),
        must("of", FIELD, "Kind of records"),
        must("name", FIELD, "Field with the name of one"),
        may("owner", FIELD, "Field with the unit whose it is"),
        must("groups", Map(Pattern::Word, &TITLED), "What stages are put together to, in order"),
        must("stages", Map(Pattern::Word, &Of(&STAGE)), "The stages, in order"),
        may("ended", Of(&ENDED), "How one is given up"),
        may("lamps", List(&Like(Pattern::Id)), "The lamps of one; the worst of them is shown"),
        may("decisions", FIELD, "Kind of records by which people decide over a lamp"),
        may("reports", Of(&REPORTS), "Reports on the way, and how old the newest may be"),
        must("months", Whole(1, 120), "How many months the strip of lamps has"),
        may("forecast", Of(&FORECAST), "How delays are forecast"),
        may("commitments", FIELD, "Kind of records with what was committed to"),
        may("delivered", Of(&DELIVERED), "What was promised, and what is filed"),
        may("package", Of(&PACKAGE), "How they are published as a package of OC4IDS"),
    ],
};

const FIELD: Type = Like(Pattern::Word);

static STAGE: Shape = Shape {
    name: ("阶段", "a stage"),
    fields: &[
        must("title", TITLED, "Its name"),
        may("planned", FIELD, "Date field for which it is planned"),
        may("actual", FIELD, "Date field on which it is reached"),
        may("when", Text, "Condition by which it is reached, where there is no date"),
        may("evidence", List(&FIELD), "Fields that show it"),
        must("group", FIELD, "What it is put together with others to"),
        may("status", Word(STATUS), "Code of the list projectStatus of OC4IDS"),
    ],
};

const STATUS: &[&str] =
    &["identification", "preparation", "implementation", "completion", "maintenance", "decommissioning", "decommissioned", "cancelled"];

const TYPE: Type = Word(&["construction", "rehabilitation", "replacement", "expansion", "decommissioning"]);

static ENDED: Shape =
    Shape { name: ("终止", "an end"), fields: &[must("date", FIELD, "Date field"), may("reason", FIELD, "Field that says why")] };

static REPORTS: Shape = Shape {
    name: ("进度报送", "reports"),
    fields: &[
        must("of", FIELD, "Their kind, a dated part of the records"),
        must("allowed", Amount, "How many days the newest may be old, `45 天`"),
        must("from", FIELD, "Stage from which on they are due"),
        must("until", FIELD, "Stage from which on they no longer are"),
        must("lamp", Word(&["yellow", "red"]), "The lamp that late ones give"),
    ],
};

static FORECAST: Shape = Shape {
    name: ("延期预测", "a forecast"),
    fields: &[
        must("stages", List(&FIELD), "The stages that are forecast"),
        must("at_least", Whole(2, 1000), "Smallest number of steps taken from which anything is said"),
        must("band", Amount, "Share of the band, 0.8 for one that leaves a tenth on either side"),
        may("alike", FIELD, "Field in which the like are equal"),
    ],
};

static DELIVERED: Shape = Shape {
    name: ("兑现", "what is delivered"),
    fields: &[
        must("unit", FIELD, "Field with the unit that files"),
        must("item", Text, "Item of a form, `B204-1.01`"),
        must("promised", FIELD, "Amount field with what was promised a year"),
        must("from", FIELD, "Stage from which on something is to be filed"),
        must("silent", Amount, "Months after it within which nothing need be filed yet, `3 个月`"),
    ],
};

static PACKAGE: Shape = Shape {
    name: ("OC4IDS 数据包", "a package of OC4IDS"),
    fields: &[
        must("prefix", Like(Pattern::Name), "Before every id, `oc4ids-` and six characters"),
        must("publisher", TITLED, "Who publishes"),
        must("uri", Text, "Where the package is to be found"),
        may("total", FIELD, "Amount field with the planned total"),
        may("nature", FIELD, "Word field of which `types` speak"),
        may("types", Map(Pattern::Word, &TYPE), "Codes of the list projectType, by word"),
        may("sector", FIELD, "Word field of which `sectors` speak"),
        may("sectors", Map(Pattern::Word, &Text), "Codes of the list projectSector, by word"),
        may("approved", FIELD, "Stage at which the budget is approved"),
        may("begins", FIELD, "Stage at which construction begins"),
        may("completed", FIELD, "Stage at which it is completed"),
        may("parcel", FIELD, "Record field with the lot"),
        may("progress", Of(&PROGRESS), "Fields of the reports with progress"),
    ],
};

static PROGRESS: Shape = Shape {
    name: ("进度字段", "fields with progress"),
    fields: &[
        must("planned", FIELD, "Physical progress planned"),
        must("done", FIELD, "Physical progress"),
        must("invested", FIELD, "Invested since the beginning"),
    ],
};

pub(super) static METRIC: Shape = Shape {
    name: ("承诺指标", "a metric"),
    fields: &[
        must("title", TITLED, "Its name"),
        must("source", SOURCE, "Where it comes from"),
        must("of", FIELD, "Kind of records it is of"),
        must("unit", Unit, "Its unit"),
        may("formula", Text, "How it is made; measured by people without one"),
    ],
};
