//! Rows of a breakdown: the members shown, the others as one, those withheld, and the whole.

use super::fault::BulletinFault;
use super::sentence::Writer;
use crate::breakdown::{Member, Members, Others};
use crate::disclosure::Disclosed;
use crate::document::{Derivation, Row, RowKind, Run};
use crate::names;
use crate::printed::{OneUnit, bound};
use crate::round::number;
use figures::{Decimal, Lang, Measure, Outcome, Reason, Text};
use methodology::catalogue::{Breakdown, Slot, TableColumn};

/// Decimals of a share.
const SHARE_DECIMALS: u32 = 1;

/// A breakdown of the bulletin with its figures.
pub(super) struct View<'a> {
    writer: &'a Writer<'a>,
    def: &'a Breakdown,
    slot: &'a Slot,
    growth: Option<(&'a str, &'a Slot)>,
    /// The unit of all values, by the size of the whole.
    pub unit: OneUnit,
    pub members: &'a Members,
}

/// The rows of a table over a breakdown.
pub(super) fn rows(writer: &Writer<'_>, name: &str, columns: &[(TableColumn, Text)]) -> Result<Vec<Row>, BulletinFault> {
    let view = View::new(writer, name)?;
    let cells = |one: &dyn Fn(TableColumn) -> Vec<Run>| columns.iter().map(|(column, _)| one(*column)).collect();
    let member = |m: &Member| Row { name: view.name(m), cells: cells(&|c| view.cell(m, c)), kind: RowKind::Plain };
    let mut rows: Vec<Row> = view.members.shown.iter().map(member).collect();
    let others = view.members.others.as_ref();
    rows.extend(others.map(|o| Row { name: view.others_name(o), cells: cells(&|c| vec![view.others(o, c)]), kind: RowKind::Rest }));
    rows.extend(view.members.withheld.iter().map(member));
    let total = Text::new("合计", "Total").get(writer.lang).to_owned();
    rows.push(Row { name: total, cells: cells(&|c| view.whole(c)), kind: RowKind::Total });
    Ok(rows)
}

/// The unit of a breakdown's values.
pub(super) fn unit(writer: &Writer<'_>, name: &str) -> Result<Option<String>, BulletinFault> {
    Ok(Some(View::new(writer, name)?.unit.name))
}

impl<'a> View<'a> {
    /// The breakdown of this name.
    pub fn new(writer: &'a Writer<'a>, name: &str) -> Result<Self, BulletinFault> {
        let missing = || BulletinFault::NoFigure(name.to_owned());
        let def = writer.bulletin.breakdowns.get(name).ok_or_else(missing)?;
        let members = writer.material.members.get(name).ok_or_else(missing)?;
        let growth = def.growth.as_deref().map(|slot| Ok::<_, BulletinFault>((slot, writer.slot(slot)?))).transpose()?;
        let slot = writer.slot(&def.of)?;
        let whole = members.whole.outcome().value();
        let largest = members.shown.iter().filter_map(|m| m.value.outcome().value()).max();
        let unit = writer.printer().one_unit(slot, whole.or(largest).unwrap_or_default(), members.whole.measure());
        Ok(View { writer, def, slot, growth, unit, members })
    }

    /// What a member is called.
    pub fn name(&self, member: &Member) -> String {
        let id = member.value.id();
        let code = id.by.as_ref().map_or("", |(_, member)| member.as_str());
        names::member(self.writer.catalogue, &self.def.by, code, id.period).get(self.writer.lang).to_owned()
    }

    /// The name of the others with their number.
    pub fn others_name(&self, others: &Others) -> String {
        let name = self.def.others.get(self.writer.lang);
        match self.writer.lang {
            Lang::Zh => format!("{name}（{}个）", others.members),
            Lang::En => format!("{name} ({})", others.members),
        }
    }

    /// A cell of a member.
    pub fn cell(&self, member: &Member, column: TableColumn) -> Vec<Run> {
        let (printer, as_of) = (self.writer.printer(), &self.writer.setting.as_of);
        match (column, &member.growth, self.growth) {
            (TableColumn::Value, ..) => vec![self.value(&member.value)],
            (TableColumn::Share, ..) => vec![self.share(member.value.outcome(), &member.value)],
            (TableColumn::Growth, Some(growth), Some((name, slot))) => printer.cell(name, slot, growth, as_of),
            _ => vec![self.nothing(&member.value)],
        }
    }

    fn value(&self, figure: &Disclosed) -> Run {
        let shown = match figure.outcome() {
            Outcome::Value(exact) => self.unit.text(exact, figure.measure()),
            Outcome::Missing(reason) => self.writer.printer().missing(reason),
        };
        bound(&self.def.of, figure, shown, &self.writer.setting.as_of)
    }

    /// A cell of the others.
    pub fn others(&self, others: &Others, column: TableColumn) -> Run {
        let printer = self.writer.printer();
        let whole = &self.members.whole;
        let rest = |shown: Option<String>, exact: Outcome, unit: &Measure| {
            printer.derived((shown, exact, unit), Derivation::Rest, whole.id(), &self.writer.setting.as_of)
        };
        match (column, self.growth) {
            (TableColumn::Value, _) => {
                let shown = others.value.value().map(|v| self.unit.text(v, whole.measure()));
                rest(shown, others.value, whole.measure())
            }
            (TableColumn::Share, _) => self.share(others.value, whole),
            (TableColumn::Growth, Some((_, slot))) => {
                let shown = others.growth.value().map(|v| number(v, printer.decimals(slot)));
                rest(shown, others.growth, &Measure::percent())
            }
            _ => self.nothing(whole),
        }
    }

    fn whole(&self, column: TableColumn) -> Vec<Run> {
        let whole = Member { value: self.members.whole.clone(), growth: self.members.growth.clone() };
        self.cell(&whole, column)
    }

    /// A value as part of the whole, in per cent.
    pub fn share(&self, value: Outcome, of: &Disclosed) -> Run {
        let whole = self.members.whole.outcome();
        let share = match (value, whole) {
            (Outcome::Value(part), Outcome::Value(whole)) => share(part, whole),
            (missing @ Outcome::Missing(_), _) | (_, missing) => missing,
        };
        let shown = share.value().map(|v| number(v, SHARE_DECIMALS));
        self.writer.printer().derived((shown, share, &Measure::percent()), Derivation::Share, of.id(), &self.writer.setting.as_of)
    }

    /// A member's value with its unit.
    pub fn value_with_unit(&self, member: &Member) -> Vec<Run> {
        let printer = self.writer.printer();
        let shown = printer.figure(self.slot, &member.value);
        vec![bound(&self.def.of, &member.value, printer.with_unit(&shown), &self.writer.setting.as_of)]
    }

    /// A member's share with its sign.
    pub fn share_with_sign(&self, member: &Member) -> Vec<Run> {
        let mut share = self.share(member.value.outcome(), &member.value);
        if let Run::Derived(derived) = &mut share
            && derived.unit == Measure::percent().name()
        {
            derived.shown.push_str(&derived.unit);
        }
        vec![share]
    }

    /// The words of a member's growth.
    pub fn change(&self, member: &Member) -> Vec<Run> {
        match (&member.growth, self.growth) {
            (Some(figure), Some((name, slot))) => self.writer.change(name, slot, figure),
            _ => vec![self.nothing(&member.value)],
        }
    }

    fn nothing(&self, of: &Disclosed) -> Run {
        let none = (None, Outcome::Missing(Reason::NotApplicable), of.measure());
        self.writer.printer().derived(none, Derivation::Share, of.id(), &self.writer.setting.as_of)
    }
}

fn share(part: Decimal, whole: Decimal) -> Outcome {
    let ratio = part.checked_div(whole).map(|r| (r * Decimal::ONE_HUNDRED).normalize());
    ratio.map_or(Outcome::Missing(Reason::ZeroDenominator), Outcome::Value)
}
