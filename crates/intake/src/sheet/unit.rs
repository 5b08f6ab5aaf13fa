//! Whose filing it is: by credit code, else by name, never silently.

use super::Reading;
use crate::matching::Match;
use crate::read::cells::{code_fault, unregistered};
use figures::{CreditCode, Issue, Place, Text};
use jiff::civil::Date;

/// What a sheet or row writes of its unit, with the places.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// The credit code.
    pub code: Option<(String, Place)>,
    /// The name.
    pub name: Option<(String, Place)>,
}

impl Reading<'_, '_> {
    /// The unit meant; `None` leaves a blocking issue behind. A name beside a code is held against it.
    pub(crate) fn unit(&mut self, written: &Written, day: Date) -> Option<CreditCode> {
        match (&written.code, &written.name) {
            (Some((code, place)), name) => {
                let unit = self.coded(code, place)?;
                let mismatch = name.as_ref().and_then(|(name, at)| self.matcher.mismatch(&unit, name, day, at.clone()));
                let either = mismatch.as_ref().is_some_and(|issue| issue.class.blocks());
                self.issues.extend(mismatch.map(|issue| issue.excerpt(name.as_ref().map(|n| n.0.clone()).unwrap_or_default())));
                (!either).then_some(unit)
            }
            (None, Some((name, place))) => self.named(name, place, day),
            (None, None) => None,
        }
    }

    fn coded(&mut self, code: &str, place: &Place) -> Option<CreditCode> {
        let say =
            |issue: &'static str| move |zh: String, en: String| Issue::blocking(issue, place.clone(), Text::new(zh, en)).excerpt(code);
        match CreditCode::parse(code, &self.ctx.catalogue.code_exceptions) {
            Err(fault) => {
                self.issues.push(code_fault(code, &fault, say("bad-credit-code")));
                None
            }
            Ok(unit) if self.ctx.registry.contains(&unit) => Some(unit),
            Ok(unit) => {
                self.issues.push(unregistered(self.ctx, &unit, say("unknown-unit")));
                None
            }
        }
    }

    fn named(&mut self, name: &str, place: &Place, day: Date) -> Option<CreditCode> {
        let found = self.matcher.find(name, day);
        self.issues.push(self.matcher.issue(&found, name, day, place.clone()).excerpt(name));
        match found {
            Match::Exact(unit) => Some(unit),
            _ => None,
        }
    }
}
