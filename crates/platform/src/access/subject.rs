//! What a decision is about.

use ledger::UnitState;

/// Whose or what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'a> {
    /// Nobody in particular: a list, which is sifted afterwards, or something of the whole park.
    Nothing,
    /// An account, by its number.
    Account(i64),
    /// A unit, as the register has it.
    Unit(&'a UnitRow),
    /// An area, by its id.
    Area(&'a str),
}

/// A unit with what the register says of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitRow {
    /// Credit code.
    pub code: String,
    /// Its area.
    pub zone: Option<String>,
    /// Its street.
    pub street: Option<String>,
    /// Its industry code.
    pub industry: Option<String>,
}

impl UnitRow {
    /// A unit of which nothing but the code is known.
    pub fn unknown(code: &str) -> Self {
        UnitRow { code: code.to_owned(), ..UnitRow::default() }
    }
}

impl From<&UnitState> for UnitRow {
    fn from(state: &UnitState) -> Self {
        let said = |attribute: &str| state.attributes.get(attribute).cloned();
        UnitRow { code: state.unit.clone(), zone: said("area"), street: said("street"), industry: said("industry") }
    }
}
