//! The name of a figure: what is asked, never when it was known.

use crate::Period;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// The panel a growth rate stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Basis {
    /// Total ÷ last year's total as it was known one year before the as-of moment.
    Published,
    /// ÷ last year's panel with today's values.
    Restated,
    /// Today's panel on both sides (可比口径), the default.
    #[default]
    Comparable,
    /// Only units with a value in both periods.
    Matched,
}

/// The prices a growth rate stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Price {
    /// As filed.
    #[default]
    Current,
    /// Deflated.
    Constant,
}

impl Basis {
    /// All four, in the order they are documented.
    pub const ALL: [Basis; 4] = [Basis::Published, Basis::Restated, Basis::Comparable, Basis::Matched];

    /// The word used in ids and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Published => "published",
            Basis::Restated => "restated",
            Basis::Comparable => "comparable",
            Basis::Matched => "matched",
        }
    }
}

impl Price {
    /// The word used in ids and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Price::Current => "current",
            Price::Constant => "constant",
        }
    }
}

impl FromStr for Basis {
    type Err = IdFault;
    fn from_str(text: &str) -> Result<Self, IdFault> {
        Basis::ALL.into_iter().find(|b| b.word() == text).ok_or_else(|| IdFault(text.to_owned()))
    }
}

impl FromStr for Price {
    type Err = IdFault;
    fn from_str(text: &str) -> Result<Self, IdFault> {
        [Price::Current, Price::Constant].into_iter().find(|p| p.word() == text).ok_or_else(|| IdFault(text.to_owned()))
    }
}

/// What a total is by that an office filed itself; the hyphen keeps it apart from the dimensions of breakdowns.
pub const BY_OFFICE: &str = "by-office";

/// Why a text is no figure id; holds the part that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdFault(pub String);

/// A figure's stable, speakable name:
/// `industry.output.growth@2021-01..06,area=park,by=industry:3974,basis=comparable,price=current`.
/// Parts after the period may be left out; an empty area is the data folder's own, and `impute=` stands only where late
/// filers are estimated.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureId {
    /// Indicator id.
    pub indicator: String,
    /// Period asked, as filed.
    pub period: Period,
    /// Area code.
    pub area: String,
    /// Dimension and member, when it is one cell of a breakdown.
    pub by: Option<(String, String)>,
    /// Growth basis.
    pub basis: Basis,
    /// Price basis.
    pub price: Price,
    /// Method of the packs by which late filers are estimated; nobody is when absent.
    pub impute: Option<String>,
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.indicator, self.period)?;
        if !self.area.is_empty() {
            write!(f, ",area={}", self.area)?;
        }
        if let Some((dimension, member)) = &self.by {
            write!(f, ",by={dimension}:{member}")?;
        }
        write!(f, ",basis={},price={}", self.basis.word(), self.price.word())?;
        self.impute.as_ref().map_or(Ok(()), |method| write!(f, ",impute={method}"))
    }
}

impl FromStr for FigureId {
    type Err = IdFault;

    fn from_str(text: &str) -> Result<Self, IdFault> {
        let fault = || IdFault(text.to_owned());
        let (indicator, rest) = text.trim().split_once('@').ok_or_else(fault)?;
        let mut parts = rest.split(',');
        let period = parts.next().unwrap_or_default().parse::<Period>().map_err(|p| IdFault(p.0))?;
        let mut id = FigureId {
            indicator: indicator.to_owned(),
            period: period.as_filed(),
            area: String::new(),
            by: None,
            basis: Basis::default(),
            price: Price::default(),
            impute: None,
        };
        let mut keys = BTreeSet::new();
        for part in parts {
            id.set(part)?;
            // What is said twice would be said in vain once.
            if !keys.insert(part.split('=').next()) {
                return Err(IdFault(part.to_owned()));
            }
        }
        Ok(id)
    }
}

impl FigureId {
    fn set(&mut self, part: &str) -> Result<(), IdFault> {
        let fault = || IdFault(part.to_owned());
        let (key, value) = part.split_once('=').ok_or_else(fault)?;
        match key {
            "area" => self.area = value.to_owned(),
            "by" => {
                let (dimension, member) = value.split_once(':').ok_or_else(fault)?;
                self.by = Some((dimension.to_owned(), member.to_owned()));
            }
            "basis" => self.basis = value.parse()?,
            "price" => self.price = value.parse()?,
            "impute" if !value.is_empty() => self.impute = Some(value.to_owned()),
            _ => return Err(fault()),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_written() {
        let text = "industry.output.growth@2021-01..06,area=park,by=industry:3974,basis=matched,price=current";
        assert_eq!(text.parse::<FigureId>().expect("id").to_string(), text);
    }

    #[test]
    fn a_figure_with_estimates_is_another_figure() {
        let text = "industry.output.growth@2021-01..06,area=park,basis=comparable,price=current,impute=group_growth";
        let id: FigureId = text.parse().expect("id");
        assert_eq!((id.impute.as_deref(), id.to_string().as_str()), (Some("group_growth"), text));
        assert_eq!("x@2021,impute=".parse::<FigureId>(), Err(IdFault("impute=".into())));
    }

    #[test]
    fn the_short_form_takes_the_defaults() {
        let id: FigureId = "industry.output@2021-H1".parse().expect("id");
        assert_eq!(id.to_string(), "industry.output@2021-01..06,basis=comparable,price=current");
    }

    #[test]
    fn the_part_not_understood_is_named() {
        assert_eq!("industry.output@2021-H9".parse::<FigureId>(), Err(IdFault("2021-H9".into())));
        assert_eq!("x@2021,colour=red".parse::<FigureId>(), Err(IdFault("colour=red".into())));
        assert_eq!("x@2021,area=park,basis=matched,area=east".parse::<FigureId>(), Err(IdFault("area=east".into())));
    }
}
