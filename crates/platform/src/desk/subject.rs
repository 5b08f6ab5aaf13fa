//! Which sheet is meant: a form that has columns, a report period of it, a unit of the register.

use super::{Desk, Fault};
use crate::workspace::Workspace;
use figures::{CreditCode, Period, Role};
use ledger::SheetKey;
use methodology::catalogue::{Column, Form};

/// A sheet that may be spoken of.
#[derive(Debug, Clone)]
pub struct Subject<'w> {
    /// Its form.
    pub form: &'w Form,
    /// The report period.
    pub period: Period,
    /// The unit.
    pub unit: CreditCode,
    /// The name of the unit at the end of the period.
    pub unit_name: String,
}

impl<'w> Subject<'w> {
    /// Reads form, period and unit as they stand in an address.
    ///
    /// # Errors
    /// [`Fault::NotFound`] where one of them does not exist, or nothing is filed for the period.
    pub async fn of(desk: &Desk, work: &'w Workspace, form: &str, period: &str, unit: &str) -> Result<Self, Fault> {
        let form = form_of(work, form)?;
        let period = period_of(form, period)?;
        let code = CreditCode::parse(unit, &work.catalogue.code_exceptions).ok();
        let registry = desk.registry(work).await?;
        let found = code.and_then(|code| Some((registry.unit(&code)?.name_at(period.last_day()).unwrap_or_default().to_owned(), code)));
        let Some((unit_name, unit)) = found else {
            return Err(Fault::not_found(format!("名录库中没有单位“{unit}”"), format!("the register has no unit `{unit}`")));
        };
        Ok(Subject { form, period, unit, unit_name })
    }

    /// Its key in the book.
    pub fn key(&self) -> SheetKey {
        SheetKey::new(self.form.id.clone(), self.period.to_string(), self.unit.as_str())
    }

    /// The columns of the sheet with the periods their values are filed under.
    pub fn columns(&self) -> impl Iterator<Item = (&'w Column, Period)> {
        let (form, report) = (self.form, self.period);
        form.columns.iter().filter(move |c| form.has_column(c, report)).map(move |c| (c, c.period(report).as_filed()))
    }

    /// The column that holds values of a period and role.
    pub fn column_of(&self, period: Period, role: Role) -> Option<&'w Column> {
        self.columns().find(|(column, own)| (*own, column.role) == (period.as_filed(), role)).map(|(column, _)| column)
    }
}

/// A form that is filled in as a sheet.
pub(super) fn form_of<'w>(work: &'w Workspace, id: &str) -> Result<&'w Form, Fault> {
    let form = work.catalogue.forms.get(id).filter(|form| !form.columns.is_empty());
    form.ok_or_else(|| Fault::not_found(format!("没有报表“{id}”"), format!("there is no form `{id}` to fill in")))
}

/// A report period of a form.
pub(super) fn period_of(form: &Form, text: &str) -> Result<Period, Fault> {
    let period = text.parse().ok().and_then(|stated| form.report_of(stated)).filter(|period| !form.is_exempt(*period));
    period.ok_or_else(|| {
        let id = &form.id;
        Fault::not_found(
            format!("{id} 没有报告期“{text}”，或该期免报"),
            format!("form {id} has no period `{text}`, or nothing is filed for it"),
        )
    })
}

/// The periods under which a sheet's own values are filed, as the book writes them.
pub(super) fn own_periods(form: &Form, report: Period) -> Vec<String> {
    let own = form.columns.iter().filter(|c| c.role == Role::Current && form.has_column(c, report));
    let mut periods: Vec<String> = own.map(|c| c.period(report).as_filed().to_string()).collect();
    periods.sort();
    periods.dedup();
    periods
}
