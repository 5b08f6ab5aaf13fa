//! The shapes of all kinds of definitions.

mod boards;
mod bulletins;
mod chains;
mod classes;
mod editions;
mod edits;
mod examples;
mod forms;
mod indicators;
mod ladders;
mod lamps;
mod lexicon;
mod mapping;
mod panels;
mod records;
mod scorecards;
mod texts;
mod wording;

pub use mapping::MAPPING_FILE;

use super::Type::{Flag, Like, List, Map, Of, Text, Variants, Word};
use super::{Field, Pattern, Shape, Type};
use boards::{BOARD, METRIC};
use bulletins::BULLETIN;
use chains::{CHAIN, FUNNEL};
use classes::{AREA, CLASSIFICATION, NOMENCLATURE, TABLE};
use editions::{CORRESPONDENCE, EDITIONS};
pub use edits::WANTED;
use edits::{EDIT, TOLERANCE};
use examples::EXAMPLE;
use forms::{FORM, HEADINGS};
use indicators::{CATEGORY, IMPUTATION, INDICATOR};
use ladders::{FACT, LADDER, RULE, TITLE_HELD};
use lamps::LAMP;
use lexicon::LEXICON;
use panels::{PANEL, RESOURCE};
use records::{RECORD, TALLY};
use scorecards::SCORECARD;
use texts::{CALENDAR, DISCLOSURE, IDENTIFIERS, PACING};
use wording::WORDING;

const fn must(key: &'static str, ty: Type, doc: &'static str) -> Field {
    Field { key, ty, required: true, doc }
}

const fn may(key: &'static str, ty: Type, doc: &'static str) -> Field {
    Field { key, ty, required: false, doc }
}

/// Both wordings of a name or sentence.
pub static TITLE: Shape = Shape {
    name: ("双语文字", "a text in both languages"),
    fields: &[must("zh", Text, "Simplified Chinese"), must("en", Text, "English")],
};

static DOCUMENT: Shape = Shape {
    name: ("来源", "a source"),
    fields: &[
        must("document", Text, "Name of the official document"),
        may("number", Text, "Its number"),
        may("article", Text, "Article, table or page"),
    ],
};

static STATE: Shape = Shape {
    name: ("来源", "a source"),
    fields: &[
        must(
            "state",
            Word(&["unverified", "required", "fictional"]),
            "unverified: usable and marked; required: empty; fictional: invented",
        ),
        may("note", Text, "What is known of the origin, or what is wanted"),
    ],
};

const TITLED: Type = Of(&TITLE);

const SOURCE: Type = Variants(&[&DOCUMENT, &STATE]);

const WORDS: Type = List(&Text);

/// The head of a pack.
pub static PACK: Shape = Shape {
    name: ("方法包", "a pack"),
    fields: &[
        must("id", Like(Pattern::Name), "Id of the pack"),
        must("version", Text, "Its version"),
        must("title", TITLED, "Its name"),
        must("owner", Text, "Department that owns it"),
        may("fictional", Flag, "Whether everything in it is invented"),
        may("depends_on", List(&Like(Pattern::Name)), "Packs it needs"),
        may("default_area", Like(Pattern::Name), "Area used when a request names none"),
    ],
};

/// A file of a pack: every kind of definition it may hold.
pub static FILE: Shape = Shape {
    name: ("方法包文件", "a pack file"),
    fields: &[
        may("pack", Of(&PACK), "Head of the pack; in pack.yaml only"),
        may("forms", Map(Pattern::Form, &Of(&FORM)), "Reporting forms by table number"),
        may("categories", Map(Pattern::Word, &Of(&CATEGORY)), "Groups of indicators by id"),
        may("indicators", Map(Pattern::Id, &Of(&INDICATOR)), "Indicators by id"),
        may("headings", Of(&HEADINGS), "Words by which the heads of sheets are read"),
        may("nomenclatures", Map(Pattern::Name, &Of(&NOMENCLATURE)), "Hierarchical lists of codes"),
        may("classifications", Map(Pattern::Word, &Of(&CLASSIFICATION)), "Classifications over industry codes"),
        may("correspondences", Map(Pattern::Name, &Of(&CORRESPONDENCE)), "Which codes of one nomenclature became which of another"),
        may("editions", Map(Pattern::Word, &Of(&EDITIONS)), "Of which nomenclature the register's codes are, by attribute"),
        may("tables", Map(Pattern::Word, &Of(&TABLE)), "Dated tables of numbers by industry"),
        may("areas", Map(Pattern::Name, &Of(&AREA)), "Areas by code"),
        may("panels", Map(Pattern::Word, &Of(&PANEL)), "Those that are compared with one another and file nothing here"),
        may("resources", Map(Pattern::Word, &Of(&RESOURCE)), "What is held by ownership and lease"),
        may("records", Map(Pattern::Word, &Of(&RECORD)), "Kinds of records: projects, leads, titles and the like"),
        may("tallies", Map(Pattern::Id, &Of(&TALLY)), "Counts and sums of records, by id"),
        may("imputations", Map(Pattern::Word, &Of(&IMPUTATION)), "Methods by which late filers are estimated"),
        may("edits", Map(Pattern::Name, &Of(&EDIT)), "Checks of what was filed"),
        may("tolerances", Map(Pattern::Name, &Of(&TOLERANCE)), "Numbers and classes of an office's own, by the edit they are for"),
        may("scorecards", Map(Pattern::Id, &Of(&SCORECARD)), "Judgements that weigh, by id"),
        may("lamps", Map(Pattern::Id, &Of(&LAMP)), "Decision tables that give a lamp, by id"),
        may("boards", Map(Pattern::Word, &Of(&BOARD)), "Records on their way through stages, by id"),
        may("metrics", Map(Pattern::Word, &Of(&METRIC)), "What commitments may be about, by id"),
        may("chains", Map(Pattern::Word, &Of(&CHAIN)), "Industry chains by id"),
        may("funnels", Map(Pattern::Word, &Of(&FUNNEL)), "Stages through which leads pass, by id"),
        may("titles", Map(Pattern::Word, &Of(&TITLE_HELD)), "What is recognised: rungs of ladders and awards"),
        may("facts", Map(Pattern::Word, &Of(&FACT)), "What the register says of units for rules, by attribute"),
        may("ladders", Map(Pattern::Word, &Of(&LADDER)), "Rungs from the lowest to the highest"),
        may("rules", Map(Pattern::Id, &Of(&RULE)), "Rules by which titles are given"),
        may("bulletins", Map(Pattern::Name, &Of(&BULLETIN)), "Texts with bound figures"),
        may("wording", Of(&WORDING), "Words of running text"),
        may("disclosure", Of(&DISCLOSURE), "Rules of the disclosure gate"),
        may("pacing", Of(&PACING), "How the pace of targets is told"),
        may("identifiers", Of(&IDENTIFIERS), "Exceptions to code checks"),
        may("calendar", Of(&CALENDAR), "Time zone"),
        may("lexicon", Of(&LEXICON), "Vocabulary of the claim reader"),
        may("examples", List(&Of(&EXAMPLE)), "Worked examples"),
    ],
};
