//! The disclosure gate: whatever prints, serves or writes a figure takes only what passed it.

mod rule;
mod weigh;

use figures::behind::{Cells, Of, Stake};
use figures::{BY_OFFICE, CreditCode, Figure, Reason, Text, Transform};
use indicators::Whose;
use methodology::catalogue::{Disclosure, Tally};
use rule::together;
pub(crate) use rule::{Known, Rule};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// Who reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// The park's office of statistics.
    Office,
    /// Its leaders.
    Leader,
    /// Everybody.
    Public,
    /// One firm.
    Firm(CreditCode),
}

impl Audience {
    /// Reads `office`, `leader`, `public` or `firm:CODE`; `exceptions` as for `CreditCode::parse`.
    pub fn parse(text: &str, exceptions: &[String]) -> Option<Self> {
        match text.trim() {
            "office" => Some(Audience::Office),
            "leader" => Some(Audience::Leader),
            "public" => Some(Audience::Public),
            other => CreditCode::parse(other.strip_prefix("firm:")?, exceptions).ok().map(Audience::Firm),
        }
    }

    /// The word a pack uses for the audience.
    pub fn word(&self) -> &'static str {
        match self {
            Audience::Office => "office",
            Audience::Leader => "leader",
            Audience::Public => "public",
            Audience::Firm(_) => "firm",
        }
    }
}

/// A figure an audience may see, with its value withheld where the rules say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosed {
    figure: Figure,
    why: Option<Withheld>,
}

/// Why an audience doesn't see a figure. Which of the rules it was would tell something of the units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// By the rules.
    Rules,
    /// What it combines hasn't been shown to be safe.
    NotProven,
}

impl Withheld {
    /// Stable word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Withheld::Rules => "rules",
            Withheld::NotProven => "not_proven_safe",
        }
    }

    /// The sentence that is told in place of the value.
    pub fn words(self) -> Text {
        match self {
            Withheld::Rules => Text::new(
                "按保密规则不对该受众公布：背后的单位过少，或一家所占过大（同一所有者的单位算一家），或可由其他公布的数推算出来",
                "withheld from this audience by the rules of confidentiality: too few units are behind it, or one has too much of it (units of one owner are one), or it would follow from what is shown",
            ),
            Withheld::NotProven => Text::new(
                "这种组合（多个维度，或区域与分组、部分企业交叉）尚未证明是安全的，不对该受众公布；可以查看全园总数、全园按一个维度的分组，或园区下一级各区域的总数",
                "this combination (of dimensions, or of an area with a breakdown or with some of the units) has not been shown to be safe, so it is withheld from this audience; there are the whole park, the whole park by one dimension, and the totals of the areas right within it",
            ),
        }
    }
}

impl Disclosed {
    fn open(figure: Figure) -> Self {
        Disclosed { figure: figure.bare(), why: None }
    }

    fn withheld(figure: Figure, why: Withheld) -> Self {
        Disclosed { figure: figure.withheld(), why: Some(why) }
    }

    /// The figure as the audience may see it.
    pub fn figure(&self) -> &Figure {
        &self.figure
    }

    /// Why it is withheld, where it is.
    pub fn why(&self) -> Option<Withheld> {
        self.why
    }
}

impl std::ops::Deref for Disclosed {
    type Target = Figure;

    fn deref(&self) -> &Figure {
        &self.figure
    }
}

/// Cells withheld of tables, by the table and by who asks.
type Judged = BTreeMap<(usize, Known), (Arc<Cells>, Arc<BTreeSet<String>>)>;

/// Rules of disclosure for one audience: the primary rules, and of one table those cells with which others would follow. A withheld
/// cell may still follow from tables that are shown beside each other.
#[derive(Debug, Clone)]
pub struct Gate {
    rule: Rule,
    trusted: bool,
    audience: Audience,
    /// Firms whose values the reader knows, whoever it is.
    also: Vec<CreditCode>,
    judged: Arc<Mutex<Judged>>,
}

impl Gate {
    /// A gate by the catalogue's rules.
    pub fn new(rules: &Disclosure, audience: Audience) -> Self {
        let trusted = rules.trusted.iter().any(|word| word == audience.word());
        Gate { rule: Rule::new(rules), trusted, audience, also: Vec::new(), judged: Arc::default() }
    }

    /// The same for a reader who knows what these firms filed: it could take them off whatever it sees.
    #[must_use]
    pub fn knowing(self, firms: Vec<CreditCode>) -> Self {
        Gate { also: firms, judged: Arc::default(), ..self }
    }

    /// The firms whose values the reader knows.
    pub(crate) fn firms(&self) -> impl Iterator<Item = &str> {
        let own = if let Audience::Firm(code) = &self.audience { Some(code) } else { None };
        own.into_iter().chain(&self.also).map(CreditCode::as_str)
    }

    /// For whom it opens.
    pub fn audience(&self) -> &Audience {
        &self.audience
    }

    /// The rules, whoever reads.
    pub(crate) fn rule(&self) -> &Rule {
        &self.rule
    }

    /// Fewest units behind anything the audience sees; none for those who may see single units.
    pub(crate) fn needed(&self) -> u64 {
        if self.trusted { 0 } else { self.rule.min_units() }
    }

    /// The only way to a disclosed figure. One that nobody has weighed says nothing of who is behind it, and is withheld from those
    /// who may not see single units.
    pub fn pass(&self, figure: Figure) -> Disclosed {
        if self.trusted || is_of(&figure, BY_OFFICE) {
            return Disclosed::open(figure);
        }
        match self.verdict(&figure) {
            Some(why) => Disclosed::withheld(figure, why),
            None if !self.is_own(&figure) && self.panel_names_units(&figure) => Disclosed::open(figure.without_panel()),
            None => Disclosed::open(figure),
        }
    }

    /// Why a figure is withheld, if it is. A combination that is not proven is refused as a whole, whoever is behind one of its cells.
    fn verdict(&self, figure: &Figure) -> Option<Withheld> {
        let own = self.is_own(figure);
        let withheld = figure.outcome().reason() == Some(Reason::Suppressed);
        if withheld || is_of(figure, "firm") && !own {
            return Some(Withheld::Rules);
        }
        if !holds(figure) {
            return None;
        }
        let Some(behind) = figure.behind() else { return (!own || tells_of_others(figure)).then_some(Withheld::Rules) };
        let known: Known = self.firms().map(|firm| behind.owner(firm).to_owned()).collect();
        if !behind.proven {
            return Some(Withheld::NotProven);
        }
        // A firm sees what everybody sees too.
        let nobody = Known::new();
        let open = behind.stakes.iter().all(|stake| self.may_show(stake, &nobody) && (known.is_empty() || self.may_show(stake, &known)));
        (!open || !own && self.too_few(figure)).then_some(Withheld::Rules)
    }

    /// Whether a part of a table may be shown to somebody who knows what some owners have of it. What it and what is shown of the table
    /// leave of each other is told with it.
    fn may_show(&self, stake: &Stake, known: &Known) -> bool {
        let Stake { table, of, .. } = stake;
        let hidden = self.hidden(stake, known);
        match of {
            Of::Every => hidden.is_empty(),
            Of::Cells(cells) if cells.len() == 1 => hidden.is_disjoint(cells),
            Of::Cells(cells) => {
                let safe = |some: Vec<&String>| self.rule.is_safe(&together(table, some.into_iter()), known);
                safe(hidden.intersection(cells).collect()) && safe(hidden.difference(cells).collect())
            }
        }
    }

    /// The cells of a table that are withheld.
    fn hidden(&self, Stake { table, above, .. }: &Stake, known: &Known) -> Arc<BTreeSet<String>> {
        let mut judged = self.judged.lock().unwrap_or_else(PoisonError::into_inner);
        // The table is kept beside what was found, so that no other comes to stand in its place.
        let key = (Arc::as_ptr(table).addr(), known.clone());
        let withheld = || match above {
            Some(above) => self.rule.withheld_beneath(table, above, known),
            None => self.rule.withheld(table, known),
        };
        let found = judged.entry(key).or_insert_with(|| (table.clone(), Arc::new(withheld())));
        found.1.clone()
    }

    /// A tally. An amount added up is for those only who may see single units: from the sums of overlapping periods that of one record
    /// would follow, however many are behind each.
    pub fn tally(&self, tally: &Tally, figure: Figure) -> Disclosed {
        let single = tally.sum.is_some() && figure.outcome().value().is_some();
        match !self.trusted && (single || self.too_few(&figure)) {
            true => Disclosed::withheld(figure, Withheld::Rules),
            false => Disclosed::open(figure),
        }
    }

    /// How many there are: none, or enough of them.
    ///
    /// # Errors
    /// That it is withheld.
    pub fn count(&self, number: usize) -> Result<u64, Reason> {
        let number = number as u64;
        if number == 0 || number >= self.needed() { Ok(number) } else { Err(Reason::Suppressed) }
    }

    /// How many there are of each part of a whole that is known: where one alone is withheld, so is the least of the others, for it would follow.
    pub fn counts(&self, numbers: &[usize]) -> Vec<Result<u64, Reason>> {
        let mut all: Vec<Result<u64, Reason>> = numbers.iter().map(|number| self.count(*number)).collect();
        if all.iter().filter(|count| count.is_err()).count() == 1 {
            let least = all.iter().enumerate().filter_map(|(nth, count)| Some((count.ok().filter(|n| *n > 0)?, nth))).min();
            if let Some((_, nth)) = least {
                all[nth] = Err(Reason::Suppressed);
            }
        }
        all
    }

    /// Whether the audience may see what a unit filed.
    pub fn microdata(&self, unit: &str) -> bool {
        self.trusted || matches!(&self.audience, Audience::Firm(code) if code.as_str() == unit)
    }

    /// Whose rows the audience may see.
    pub fn whose(&self) -> Whose {
        match &self.audience {
            _ if self.trusted => Whose::Everybody,
            Audience::Firm(code) => Whose::Unit(code.as_str().to_owned()),
            _ => Whose::Nobody,
        }
    }

    fn is_own(&self, figure: &Figure) -> bool {
        firm(figure).is_some_and(|member| self.microdata(member))
    }

    fn too_few(&self, figure: &Figure) -> bool {
        holds(figure) && figure.attributes().contributors < self.rule.min_units()
    }

    /// Parts of the growth panel are small tables of their own: an amount of too few units in one
    /// of them would be read off, or be what the others leave of the total.
    fn panel_names_units(&self, figure: &Figure) -> bool {
        let Some(growth) = &figure.attributes().growth else { return false };
        growth.panel.parts().iter().any(|(_, part)| part.units > 0 && part.units < self.rule.min_units())
    }
}

/// Whether a figure is by a dimension: a firm's own, or a total that an office files for an area. That says nothing of a unit, and
/// how many are behind it only the office knows.
fn is_of(figure: &Figure, by: &str) -> bool {
    figure.id().by.as_ref().is_some_and(|(dimension, _)| dimension == by)
}

/// A cell nobody is behind holds nothing of anybody; its reason may be read.
fn holds(figure: &Figure) -> bool {
    let facts = figure.attributes();
    facts.contributors > 0 || figure.outcome().value().is_some() || facts.growth.is_some() || facts.fraction.is_some()
}

/// Whether a firm's own figure is told by what others have.
fn tells_of_others(figure: &Figure) -> bool {
    let (_, transform) = Transform::split(&figure.id().indicator);
    figure.attributes().fraction.is_some() || matches!(transform, Transform::Pull | Transform::Contribution)
}

fn firm(figure: &Figure) -> Option<&str> {
    figure.id().by.as_ref().filter(|(dimension, _)| dimension == "firm").map(|(_, member)| member.as_str())
}
