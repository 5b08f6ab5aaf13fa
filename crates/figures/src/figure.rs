//! A figure: value or reason, with all that a reader needs to trust it.

use crate::{Behind, Decimal, FigureId, Lineage, Measure, Moment, Outcome};
use std::sync::Arc;

/// How settled a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// First filings only, the period still open.
    Provisional,
    /// At least one contributing filing has been revised.
    Revised,
    /// Locked.
    Final,
    /// Contains imputed values.
    Estimated,
}

impl Status {
    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Status::Provisional => "provisional",
            Status::Revised => "revised",
            Status::Final => "final",
            Status::Estimated => "estimated",
        }
    }
}

/// How much of the population has filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Units of the panel that filed.
    pub filed: u64,
    /// Units of the panel.
    pub expected: u64,
    /// Share of last year's value held by the units that filed, in per cent.
    pub base_share: Option<Decimal>,
}

/// The pack a definition came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackRef {
    /// Pack id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Hash of all packs active together.
    pub hash: String,
    /// Whether the definition or one it uses is `source: unverified`.
    pub unverified: bool,
}

/// One row of the bridge from last year's published total to this year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PanelPart {
    /// How many units.
    pub units: u64,
    /// This year's value of them.
    pub current: Decimal,
    /// Their comparable base, as known now.
    pub base: Decimal,
    /// Their value last year as then published.
    pub published: Decimal,
    /// Their term of the bridge; all terms and the restatement add up to the published difference.
    pub bridge: Decimal,
}

/// Who is behind a growth rate. Every unit of either year is in exactly one of the first nine parts,
/// and reclassified units of a group are counted a second time in their own two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Panel {
    /// In the panel of both years, filed.
    pub continuing: PanelPart,
    /// New units: base zero by declaration.
    pub new: PanelPart,
    /// Upgraded from below the designated size.
    pub upgraded: PanelPart,
    /// Moved in from another area.
    pub moved_in: PanelPart,
    /// Left the register.
    pub left: PanelPart,
    /// Moved to another area.
    pub moved_out: PanelPart,
    /// Came into the class by reclassification.
    pub reclassified_in: PanelPart,
    /// Left the class by reclassification.
    pub reclassified_out: PanelPart,
    /// In the panel but not filed as of the moment.
    pub not_filed: PanelPart,
    /// Filed, but nobody declared how the unit came in: its base is unknown.
    pub no_base: PanelPart,
    /// Base as known now less base as then published, over continuing units.
    pub restatement: Decimal,
}

impl PanelPart {
    fn with(&self, other: &PanelPart) -> PanelPart {
        PanelPart {
            units: self.units + other.units,
            current: self.current + other.current,
            base: self.base + other.base,
            published: self.published + other.published,
            bridge: self.bridge + other.bridge,
        }
    }
}

impl Panel {
    /// The parts with the names used in JSON, in bridge order.
    pub fn parts(&self) -> [(&'static str, &PanelPart); 10] {
        [
            ("continuing", &self.continuing),
            ("upgraded", &self.upgraded),
            ("new", &self.new),
            ("moved_in", &self.moved_in),
            ("left", &self.left),
            ("moved_out", &self.moved_out),
            ("not_filed", &self.not_filed),
            ("reclassified_in", &self.reclassified_in),
            ("reclassified_out", &self.reclassified_out),
            ("no_base", &self.no_base),
        ]
    }

    /// Both together, part by part.
    pub fn with(&self, other: &Panel) -> Panel {
        Panel {
            continuing: self.continuing.with(&other.continuing),
            new: self.new.with(&other.new),
            upgraded: self.upgraded.with(&other.upgraded),
            moved_in: self.moved_in.with(&other.moved_in),
            left: self.left.with(&other.left),
            moved_out: self.moved_out.with(&other.moved_out),
            reclassified_in: self.reclassified_in.with(&other.reclassified_in),
            reclassified_out: self.reclassified_out.with(&other.reclassified_out),
            not_filed: self.not_filed.with(&other.not_filed),
            no_base: self.no_base.with(&other.no_base),
            restatement: self.restatement + other.restatement,
        }
    }

    /// The sum of all bridge terms and the restatement.
    pub fn bridge_total(&self) -> Decimal {
        self.parts().iter().map(|(_, p)| p.bridge).sum::<Decimal>() + self.restatement
    }
}

/// What a growth rate was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// Numerator side: this year's value on the basis.
    pub current: Decimal,
    /// Denominator: last year's value on the basis; absent when it is unknown.
    pub base: Option<Decimal>,
    /// Last year's total as it was published.
    pub published_base: Decimal,
    /// This year's published total (all units filed).
    pub published_current: Decimal,
    /// Unit of the four amounts above.
    pub measure: Measure,
    /// Who is behind it.
    pub panel: Panel,
}

/// A figure. The fields are read through methods; the only constructor takes the lineage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    id: FigureId,
    outcome: Outcome,
    measure: Measure,
    facts: Attributes,
    lineage: Lineage,
    behind: Option<Arc<Behind>>,
}

/// What a figure says beside its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attributes {
    /// How settled it is.
    pub status: Status,
    /// How much of the population filed.
    pub coverage: Coverage,
    /// The moment up to which facts were known.
    pub as_of: Moment,
    /// The definition's pack.
    pub pack: PackRef,
    /// For growth: current, base, bridge.
    pub growth: Option<Base>,
    /// For shares and ratios: exact numerator and denominator.
    pub fraction: Option<(Decimal, Decimal)>,
    /// Number of distinct units behind it, for the disclosure gate.
    pub contributors: u64,
    /// What a reader should look at.
    pub flags: Flags,
}

/// Units behind a figure that a reader should look at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flags {
    /// Units whose value is below zero, as a month by difference can be after a restatement.
    pub negative: u64,
    /// Units without a value until what came before it is confirmed.
    pub unsettled: u64,
    /// Late filers whose value is an estimate.
    pub imputed: u64,
    /// The method of the estimates.
    pub method: Option<String>,
}

impl Figure {
    /// A figure of `outcome` in `measure`, with its way back.
    pub fn new(id: FigureId, outcome: Outcome, measure: Measure, facts: Attributes, lineage: Lineage) -> Self {
        Figure { id, outcome, measure, facts, lineage, behind: None }
    }

    /// Its stable name.
    pub fn id(&self) -> &FigureId {
        &self.id
    }

    /// Exact value or reason.
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Unit of the value.
    pub fn measure(&self) -> &Measure {
        &self.measure
    }

    /// Status, coverage, as-of, pack, growth parts.
    pub fn attributes(&self) -> &Attributes {
        &self.facts
    }

    /// The way back.
    pub fn lineage(&self) -> &Lineage {
        &self.lineage
    }

    /// Who is behind it, where that was asked for.
    pub fn behind(&self) -> Option<&Behind> {
        self.behind.as_deref()
    }

    /// The same figure with who is behind it.
    #[must_use]
    pub fn weighed(self, behind: Arc<Behind>) -> Self {
        Figure { behind: Some(behind), ..self }
    }

    /// The same figure without who is behind it, as it may be shown.
    #[must_use]
    pub fn bare(self) -> Self {
        Figure { behind: None, ..self }
    }

    /// The same figure with its value withheld: nothing that would give it away is kept.
    pub fn withheld(mut self) -> Self {
        self.outcome = Outcome::Missing(crate::Reason::Suppressed);
        self.facts.growth = None;
        self.facts.fraction = None;
        self.facts.coverage.base_share = None;
        self.facts.flags = Flags::default();
        self.behind = None;
        self
    }

    /// Says why it has no value.
    pub fn because(&mut self, reason: crate::Reason) {
        self.outcome = Outcome::Missing(reason);
    }

    /// The same figure without the parts of its growth: who came, left or moved, with amounts that
    /// would name a single unit. The rate stays.
    pub fn without_panel(mut self) -> Self {
        self.facts.growth = None;
        self
    }

    /// The same figure in another unit of the same dimension; unchanged when there is no value.
    /// `None` when the dimensions differ.
    pub fn shown_in(mut self, to: &Measure) -> Option<Self> {
        if !self.measure.same_dimension(to) {
            return None;
        }
        if let Outcome::Value(v) = self.outcome {
            self.outcome = Outcome::Value(self.measure.convert(v, to)?);
        }
        self.measure = to.clone();
        Some(self)
    }
}
