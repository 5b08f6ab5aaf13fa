//! A unit's industry in the edition that is asked for: as the register has it, or through the correspondence.

use crate::catalogue::{Catalogue, Correspondence, Nomenclature, Targets};
use figures::Decimal;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The attribute whose codes have editions.
const INDUSTRY: &str = "industry";

/// What divides a dimension from the edition it is asked in: `division@2011`.
const IN: char = '@';

/// The dimensions that can be asked in an edition.
const CODED: [&str; 2] = [INDUSTRY, "division"];

/// A unit's attributes on a day, and the day from which the register says its industry.
#[derive(Debug, Clone, Copy)]
pub struct Registered<'u> {
    /// Attributes in force.
    pub attributes: &'u BTreeMap<String, String>,
    /// First day of the row that says the industry.
    pub since: Option<Date>,
}

/// A unit's industry in an edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Industry<'a> {
    /// The register has none.
    #[default]
    None,
    /// One code.
    One(&'a str),
    /// One of several, or something of each.
    Several(Box<Choice<'a>>),
}

/// The codes that correspond to a unit's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<'a> {
    /// The codes, in the order of the table.
    pub codes: Vec<&'a str>,
    /// Whether it may be still another one.
    pub open: bool,
    /// Where each code's part of the unit ends, the unit being one; empty where no shares are declared.
    pub ends: Vec<Decimal>,
}

impl<'a> Industry<'a> {
    /// The code of the part of the unit that begins at a point, the unit reaching from nothing to one.
    pub fn at(&self, point: Decimal) -> Option<&'a str> {
        match self {
            Industry::None => None,
            Industry::One(code) => Some(code),
            Industry::Several(choice) => choice.codes.iter().zip(&choice.ends).find(|(_, end)| **end > point).map(|(code, _)| *code),
        }
    }

    /// What is the same of all its codes; nothing where one differs, has none or is wanted.
    pub fn agreed<T: PartialEq>(&self, of: impl Fn(&'a str) -> Option<T>) -> Option<T> {
        match self {
            Industry::None => None,
            Industry::One(code) => of(code),
            Industry::Several(choice) if choice.open => None,
            Industry::Several(choice) => {
                let mut each = choice.codes.iter().map(|code| of(code));
                let first = each.next()??;
                each.all(|other| other.as_ref() == Some(&first)).then_some(first)
            }
        }
    }

    /// Of the part at a point, or of all codes where they agree.
    pub fn part<T: PartialEq>(&self, point: Decimal, of: impl Fn(&'a str) -> Option<T>) -> Option<T> {
        self.at(point).map_or_else(|| self.agreed(&of), &of)
    }

    /// The points where one part of the unit ends and another begins.
    pub fn cuts(&self) -> &[Decimal] {
        match self {
            Industry::Several(choice) => choice.ends.get(..choice.ends.len().saturating_sub(1)).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// One edition as it is asked for on a day: one classification holds for all the years of a figure.
pub struct Asked<'c> {
    catalogue: &'c Catalogue,
    day: Date,
    /// The edition of every code, where none are declared by day.
    only: Option<&'c Nomenclature>,
    /// The nomenclature; nothing where codes are taken as they stand.
    nomenclature: Option<&'c Nomenclature>,
    attribute: String,
}

impl Catalogue {
    /// The nomenclature in force for industries on a day.
    pub fn edition_on(&self, day: Date) -> Option<&Nomenclature> {
        let declared = self.editions.get(INDUSTRY).filter(|e| !e.codes.is_empty());
        let Some(declared) = declared else {
            return self.nomenclatures.values().filter(|n| n.edition.is_some()).max_by_key(|n| &n.edition);
        };
        let before = declared.codes.range(..=day).next_back();
        before.or_else(|| declared.codes.iter().next()).and_then(|(_, id)| self.nomenclatures.get(id))
    }

    /// Whether codes are of the edition in force when the register began to say them, and not all of the newest.
    pub fn declares_editions(&self) -> bool {
        self.editions.get(INDUSTRY).is_some_and(|e| !e.codes.is_empty())
    }

    /// The attributes of the register that say a unit's industry, in whichever edition.
    pub fn industry_attributes(&self) -> BTreeSet<String> {
        let editions = self.nomenclatures.values().map(|n| n.edition.as_deref().unwrap_or_default());
        editions.map(|word| format!("{INDUSTRY}_{word}")).chain([INDUSTRY.to_owned()]).collect()
    }

    /// The nomenclature of an edition: `2011`.
    pub fn edition_named(&self, word: &str) -> Option<&Nomenclature> {
        self.nomenclatures.values().find(|n| n.edition.as_deref() == Some(word))
    }

    /// The edition that a dimension is asked in, `division@2011`, or the one in force on the day; nothing where the
    /// dimension has no industry codes or the edition isn't there.
    pub fn edition_of(&self, dimension: &str, day: Date) -> Option<&Nomenclature> {
        let (plain, word) = split(dimension);
        let found = word.map_or_else(|| self.edition_on(day), |word| self.edition_named(word));
        found.filter(|_| CODED.contains(&plain))
    }

    /// Whether a dimension names the edition it is asked in, and that edition is there: `division@2011`.
    pub fn asks_edition(&self, dimension: &str) -> bool {
        let (plain, word) = split(dimension);
        CODED.contains(&plain) && word.is_some_and(|word| self.edition_named(word).is_some())
    }

    /// How industries are asked in an edition, by the id of its nomenclature; without one, or where it has no edition,
    /// codes are taken as they stand. `day` decides which shares are in force.
    pub fn asked_in(&self, nomenclature: Option<&str>, day: Date) -> Asked<'_> {
        let nomenclature = nomenclature.and_then(|id| self.nomenclatures.get(id)).filter(|n| n.edition.is_some());
        let word = nomenclature.and_then(|n| n.edition.as_deref()).unwrap_or_default();
        let only = self.edition_on(day).filter(|_| !self.declares_editions());
        Asked { catalogue: self, day, only, nomenclature, attribute: format!("{INDUSTRY}_{word}") }
    }
}

/// A dimension and the edition it is asked in.
pub fn split(dimension: &str) -> (&str, Option<&str>) {
    dimension.split_once(IN).map_or((dimension, None), |(plain, word)| (plain, Some(word)))
}

impl<'c> Asked<'c> {
    /// The industry of a unit. Where its code is of another edition: what the register says outright
    /// (`industry_2017`), else the codes that correspond to it, narrowed to one by what the unit is registered as at
    /// other times, else parted by the shares in force.
    pub fn industry<'a>(&self, unit: Registered<'a>, other_times: impl IntoIterator<Item = Registered<'a>>) -> Industry<'a>
    where
        'c: 'a,
    {
        let code = unit.attributes.get(INDUSTRY).map(String::as_str);
        let Some(wanted) = self.nomenclature else { return code.map_or(Industry::None, Industry::One) };
        if let Some(code) = self.own(unit) {
            return Industry::One(code);
        }
        let (Some(code), Some(own)) = (code, self.edition(unit)) else { return Industry::None };
        let targets = self.targets(own, wanted, code);
        let fits = |code: &&str| targets.is_some_and(|t| t.codes.iter().any(|(target, _)| target == code));
        match other_times.into_iter().filter_map(|other| self.own(other)).find(fits) {
            Some(code) => Industry::One(code),
            None => self.corresponding(own, wanted, code, targets),
        }
    }

    /// The code that the register has in the edition asked for.
    fn own<'a>(&self, unit: Registered<'a>) -> Option<&'a str> {
        let same = self.edition(unit).map(|n| &n.id) == self.nomenclature.map(|n| &n.id);
        let code = unit.attributes.get(INDUSTRY).filter(|_| same);
        code.or_else(|| unit.attributes.get(&self.attribute)).map(String::as_str)
    }

    /// The edition of a unit's industry: that in force when the register began to say it.
    fn edition(&self, unit: Registered<'_>) -> Option<&'c Nomenclature> {
        self.only.or_else(|| self.catalogue.edition_on(unit.since.unwrap_or(self.day)))
    }

    fn targets(&self, own: &Nomenclature, wanted: &Nomenclature, code: &str) -> Option<&'c Targets> {
        let tables = self.in_force().filter(|c| c.refines.is_none());
        tables.filter_map(|c| way(c, own, wanted)?.get(code)).next()
    }

    fn in_force(&self) -> impl Iterator<Item = &'c Correspondence> {
        let day = self.day;
        self.catalogue.correspondences.values().filter(move |c| c.in_force(day))
    }

    fn corresponding<'a>(&self, own: &Nomenclature, wanted: &Nomenclature, code: &str, targets: Option<&'c Targets>) -> Industry<'a>
    where
        'c: 'a,
    {
        let parted = self.in_force().filter(|c| (c.from_codes.as_str(), c.to_codes.as_str()) == (own.id.as_str(), wanted.id.as_str()));
        let parted = parted.filter_map(|c| Some((c.from, c.forward.get(code)?))).filter_map(|(from, t)| Some((from, t, t.ends()?)));
        if let Some((_, targets, ends)) = parted.max_by_key(|(from, ..)| *from) {
            return several(targets, ends);
        }
        match targets {
            None => Industry::Several(Box::new(Choice { codes: Vec::new(), open: true, ends: Vec::new() })),
            Some(targets) => several(targets, Vec::new()),
        }
    }
}

/// The pairs of a table in the direction that is needed.
fn way<'c>(table: &'c Correspondence, own: &Nomenclature, wanted: &Nomenclature) -> Option<&'c BTreeMap<String, Targets>> {
    let ends = (table.from_codes.as_str(), table.to_codes.as_str());
    match ends {
        _ if ends == (own.id.as_str(), wanted.id.as_str()) => Some(&table.forward),
        _ if ends == (wanted.id.as_str(), own.id.as_str()) => Some(&table.backward),
        _ => None,
    }
}

fn several(targets: &Targets, ends: Vec<Decimal>) -> Industry<'_> {
    let codes: Vec<&str> = targets.codes.iter().map(|(code, _)| code.as_str()).collect();
    match codes.as_slice() {
        [code] if !targets.open => Industry::One(code),
        _ => Industry::Several(Box::new(Choice { codes, open: targets.open, ends })),
    }
}
