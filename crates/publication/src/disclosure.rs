//! The disclosure gate: whatever prints, serves or writes a figure takes only what passed it.

use figures::{BY_OFFICE, CreditCode, Figure, Reason};
use indicators::Whose;
use methodology::catalogue::{Disclosure, Tally};

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
pub struct Disclosed(Figure);

impl Disclosed {
    /// The figure as the audience may see it.
    pub fn figure(&self) -> &Figure {
        &self.0
    }
}

impl std::ops::Deref for Disclosed {
    type Target = Figure;

    fn deref(&self) -> &Figure {
        &self.0
    }
}

/// Rules of disclosure for one audience. Primary rules only: a withheld cell may still follow from
/// a total and its other parts.
#[derive(Debug, Clone)]
pub struct Gate {
    min_units: u64,
    trusted: bool,
    audience: Audience,
}

impl Gate {
    /// A gate by the catalogue's rules.
    pub fn new(rules: &Disclosure, audience: Audience) -> Self {
        let trusted = rules.trusted.iter().any(|word| word == audience.word());
        Gate { min_units: rules.min_units, trusted, audience }
    }

    /// For whom it opens.
    pub fn audience(&self) -> &Audience {
        &self.audience
    }

    /// Fewest units behind anything the audience sees; none for those who may see single units.
    pub(crate) fn needed(&self) -> u64 {
        if self.trusted { 0 } else { self.min_units }
    }

    /// The only way to a disclosed figure.
    pub fn pass(&self, figure: Figure) -> Disclosed {
        if self.trusted || self.is_own(&figure) || of_office(&figure) {
            return Disclosed(figure);
        }
        if names_a_firm(&figure) || self.too_few(&figure) {
            return Disclosed(figure.withheld());
        }
        match self.panel_names_units(&figure) {
            true => Disclosed(figure.without_panel()),
            false => Disclosed(figure),
        }
    }

    /// A tally. An amount added up is for those only who may see single units: from the sums of overlapping periods that of one record
    /// would follow, however many are behind each.
    pub fn tally(&self, tally: &Tally, figure: Figure) -> Disclosed {
        let single = tally.sum.is_some() && figure.outcome().value().is_some() && !self.trusted;
        self.pass(if single { figure.withheld() } else { figure })
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

    /// A cell nobody is behind holds nothing of anybody; its reason may be read.
    fn too_few(&self, figure: &Figure) -> bool {
        let facts = figure.attributes();
        let holds = facts.contributors > 0 || figure.outcome().value().is_some() || facts.growth.is_some() || facts.fraction.is_some();
        holds && facts.contributors < self.min_units
    }

    /// Parts of the growth panel are small tables of their own: an amount of too few units in one
    /// of them would be read off, or be what the others leave of the total.
    fn panel_names_units(&self, figure: &Figure) -> bool {
        let Some(growth) = &figure.attributes().growth else { return false };
        growth.panel.parts().iter().any(|(_, part)| part.units > 0 && part.units < self.min_units)
    }
}

/// A total that an office files for an area says nothing of a unit, and how many are behind it only the office knows.
fn of_office(figure: &Figure) -> bool {
    figure.id().by.as_ref().is_some_and(|(dimension, _)| dimension == BY_OFFICE)
}

fn names_a_firm(figure: &Figure) -> bool {
    firm(figure).is_some()
}

fn firm(figure: &Figure) -> Option<&str> {
    figure.id().by.as_ref().filter(|(dimension, _)| dimension == "firm").map(|(_, member)| member.as_str())
}
