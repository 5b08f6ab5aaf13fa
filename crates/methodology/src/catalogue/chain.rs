//! Industry chains and the funnels through which leads pass.

use super::Source;
use figures::{Place, Text};

/// An industry chain: who supplies what to whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// Where it is defined.
    pub place: Place,
    /// The indicator whose figure of a firm is its output.
    pub output: Option<String>,
    /// Months after which what was checked counts as stale.
    pub stale_after: u32,
    /// Months after which it has no weight left.
    pub void_after: u32,
    /// Segments in the order in which they are listed.
    pub segments: Vec<Segment>,
    /// Who supplies whom.
    pub links: Vec<Link>,
}

/// A step of a chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Id within the chain.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Where in the chain it stands.
    pub tier: Tier,
    /// Codes by which firms are proposed for it; `*` at the end for all that begin so.
    pub codes: Vec<String>,
    /// What is made in it.
    pub products: Vec<Text>,
}

/// Where in a chain a segment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// 上游.
    Upstream,
    /// 中游.
    Midstream,
    /// 下游.
    Downstream,
}

/// What flows from a segment to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The segment that supplies.
    pub from: String,
    /// The segment that is supplied.
    pub to: String,
    /// What flows.
    pub flow: Text,
}

/// The stages through which leads pass, and from when something is said of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// Where it is defined.
    pub place: Place,
    /// Stages, the first one first.
    pub stages: Vec<FunnelStage>,
    /// What a lead is called that came to nothing.
    pub lost: Text,
    /// The field that says since when it is.
    pub lost_date: String,
    /// Number of the stage from which a lead has a project.
    pub project_from: usize,
    /// Days without a contact after which that is said.
    pub quiet_after: u32,
    /// Likeness of names, in per cent, from which two leads may be one.
    pub alike: u8,
}

/// A stage of a funnel.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelStage {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// The field of a lead that says since when it is in it.
    pub date: String,
    /// Days after which it has been in it too long.
    pub limit: Option<u32>,
}

impl Tier {
    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        [Tier::Upstream, Tier::Midstream, Tier::Downstream].into_iter().find(|tier| tier.word() == word)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Tier::Upstream => "upstream",
            Tier::Midstream => "midstream",
            Tier::Downstream => "downstream",
        }
    }

    /// The same for readers.
    pub fn title(self) -> Text {
        match self {
            Tier::Upstream => Text::new("上游", "upstream"),
            Tier::Midstream => Text::new("中游", "midstream"),
            Tier::Downstream => Text::new("下游", "downstream"),
        }
    }
}

impl Chain {
    /// The segment of an id.
    pub fn segment(&self, id: &str) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.id == id)
    }
}

impl Segment {
    /// Whether a firm of this industry is proposed for it.
    pub fn proposes(&self, industry: &str) -> bool {
        self.codes.iter().any(|code| crate::covers(code, industry))
    }
}
