//! Industry chains and the funnels through which leads pass.

use super::super::Type::{Like, List, Map, Of, Text, Whole, Word};
use super::super::{Pattern, Shape};
use super::{SOURCE, TITLED, may, must};

pub(super) static CHAIN: Shape = Shape {
    name: ("产业链", "a chain"),
    fields: &[
        must("title", TITLED, "Name of the chain"),
        must("source", SOURCE, "Where its segments and links come from"),
        may("nomenclature", Like(Pattern::Name), "Nomenclature the codes of its segments are taken from"),
        may("output", Text, "Indicator whose figure of a firm is its output"),
        must("stale_after", Whole(1, 1200), "Months after which what was checked counts as stale"),
        must("void_after", Whole(2, 1200), "Months after which it has no weight left; in between the weight falls evenly"),
        must("segments", Map(Pattern::Word, &Of(&SEGMENT)), "Its segments by id, in the order in which they are listed"),
        may("links", List(&Of(&LINK)), "What flows from which segment to which"),
    ],
};

static SEGMENT: Shape = Shape {
    name: ("环节", "a segment"),
    fields: &[
        must("title", TITLED, "Name of the segment"),
        must("tier", Word(&["upstream", "midstream", "downstream"]), "Where in the chain it stands"),
        may(
            "codes",
            List(&Like(Pattern::Industry)),
            "Industry codes by which firms are proposed for it; a trailing * stands for all codes that begin so",
        ),
        may("products", List(&TITLED), "What is made in it"),
    ],
};

static LINK: Shape = Shape {
    name: ("供需关系", "a link"),
    fields: &[
        must("from", Like(Pattern::Word), "The segment that supplies"),
        must("to", Like(Pattern::Word), "The segment that is supplied"),
        must("flow", TITLED, "What flows"),
    ],
};

pub(super) static FUNNEL: Shape = Shape {
    name: ("招商漏斗", "a funnel"),
    fields: &[
        must("title", TITLED, "Name of the funnel"),
        must("source", SOURCE, "Where its stages and limits come from"),
        must("stages", Map(Pattern::Word, &Of(&STAGE)), "Stages by id, the first one first"),
        must("lost", Of(&LOST), "How a lead ends that came to nothing"),
        must("project_from", Like(Pattern::Word), "The stage from which a lead has a project"),
        must("quiet_after", Whole(1, 3660), "Days without a contact after which that is said"),
        must("alike", Whole(50, 99), "Likeness of names, in per cent, from which two leads may be one"),
    ],
};

static STAGE: Shape = Shape {
    name: ("阶段", "a stage"),
    fields: &[
        must("title", TITLED, "Name of the stage"),
        must("date", Like(Pattern::Word), "Field of a lead that says since when it is in it"),
        may("limit", Whole(1, 3660), "Days after which it has been in it too long"),
    ],
};

static LOST: Shape = Shape {
    name: ("流失", "the loss of a lead"),
    fields: &[
        must("title", TITLED, "What it is called"),
        must("date", Like(Pattern::Word), "Field of a lead that says since when it is lost"),
    ],
};
