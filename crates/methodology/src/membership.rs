//! Whether a unit belongs to a class: by its industry code, and by the register where the code can't tell.

use crate::catalogue::{ClassDef, Classification};
use crate::editions::Industry;
use figures::Decimal;
use jiff::civil::Date;

/// What the register writes for a unit that is in no class.
const NONE: &str = "none";

/// The answer; what can't be told is never an answer in disguise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Membership {
    /// It belongs to the class.
    In,
    /// It doesn't.
    Out,
    /// Neither its code nor the register says so.
    Unknown,
}

impl Membership {
    /// Yes, no or nothing.
    pub fn as_bool(self) -> Option<bool> {
        match self {
            Membership::In => Some(true),
            Membership::Out => Some(false),
            Membership::Unknown => None,
        }
    }

    fn of(is_in: bool) -> Self {
        if is_in { Membership::In } else { Membership::Out }
    }
}

impl Classification {
    /// The register attribute that places a unit where its code doesn't: `class_digital_core`. Its value is a
    /// class id, several with blanks between where classes may overlap, or `none`.
    pub fn attribute(&self) -> String {
        format!("class_{}", self.id)
    }

    /// Whether the register or a date has a say; if not, the code alone decides.
    pub fn is_declared(&self) -> bool {
        let open = |c: &ClassDef| !c.partial.is_empty() || c.is_empty();
        self.overridable || self.from.is_some() || self.until.is_some() || self.classes.values().any(open)
    }

    /// Whether it is in force on a day.
    pub fn in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// Whether a unit with this industry code belongs to a class. `declared` is the register's value of
    /// [`Classification::attribute`]. It decides for codes that belong only in part, for classes without codes
    /// and, where the classification may be overridden, for every code; a value that names no class decides
    /// nothing. A class that isn't there has no units.
    pub fn membership(&self, class: &str, code: Option<&str>, declared: Option<&str>) -> Membership {
        let Some(definition) = self.classes.get(class) else { return Membership::Out };
        let said = declared.map(|text| self.said(class, text));
        if let Some(said) = said.filter(|_| self.overridable || definition.is_empty()) {
            return said;
        }
        match code {
            Some(code) if definition.codes.iter().any(|pattern| covers(pattern, code)) => Membership::In,
            Some(code) if definition.partial.iter().any(|pattern| covers(pattern, code)) => said.unwrap_or(Membership::Unknown),
            Some(_) if !definition.is_empty() => Membership::Out,
            _ => Membership::Unknown,
        }
    }

    /// As [`Classification::membership`], of a unit's industry in the edition of this classification. What all codes that
    /// it may be have in common decides; else the register, where it says; else the part of the unit at `point`.
    pub fn membership_of(&self, class: &str, industry: &Industry<'_>, point: Decimal, declared: Option<&str>) -> Membership {
        let of = |code| Some(self.membership(class, Some(code), declared));
        let said = || declared.map_or(Membership::Unknown, |text| self.said(class, text));
        match industry {
            Industry::None => self.membership(class, None, declared),
            Industry::One(code) => self.membership(class, Some(code), declared),
            Industry::Several(_) => industry.agreed(of).filter(|found| *found != Membership::Unknown).unwrap_or_else(|| match said() {
                Membership::Unknown => industry.at(point).and_then(of).unwrap_or(Membership::Unknown),
                said => said,
            }),
        }
    }

    /// What the register's value says of a class.
    fn said(&self, class: &str, text: &str) -> Membership {
        let words: Vec<&str> = text.split_whitespace().collect();
        if words == [NONE] {
            return Membership::Out;
        }
        let sound = words.iter().all(|word| self.classes.contains_key(*word)) && !(self.partition && words.len() > 1);
        if words.is_empty() || !sound { Membership::Unknown } else { Membership::of(words.contains(&class)) }
    }

    /// The classes to which an industry code belongs as a whole, in the order of their ids.
    pub fn classes_of(&self, code: &str) -> Vec<&str> {
        let whole = |class: &ClassDef| class.codes.iter().any(|pattern| covers(pattern, code));
        self.classes.iter().filter(|(_, class)| whole(class)).map(|(id, _)| id.as_str()).collect()
    }
}

impl ClassDef {
    /// Whether no code is given, so that only the register can tell.
    fn is_empty(&self) -> bool {
        self.codes.is_empty() && self.partial.is_empty()
    }
}

/// Characters of the code of a class of GB/T 4754 (小类), which a unit has.
const WHOLE_CODE: usize = 4;

/// Whether a code covers an industry code: itself, or with `*` or fewer than four digits everything below it.
pub fn covers(pattern: &str, code: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => code.starts_with(prefix),
        None if pattern.len() < WHOLE_CODE => code.starts_with(pattern),
        None => code == pattern,
    }
}
