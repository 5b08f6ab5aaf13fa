//! The log of contacts with a lead.

use super::days::between;
use super::{Contact, Lead, Standing};
use jiff::civil::Date;
use methodology::catalogue::Funnel;

/// What the log says of a lead on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Log {
    /// Places of its contacts up to the day among those given, the newest first; those without a date last.
    pub contacts: Vec<usize>,
    /// Day of the last one.
    pub last: Option<Date>,
    /// Days since then.
    pub days: Option<i64>,
    /// Whether an open lead was not spoken to for longer than the pack allows: since the last contact, or since it came in.
    pub quiet: bool,
}

/// The log of a lead on a day.
pub fn log(funnel: &Funnel, lead: &Lead, contacts: &[Contact], day: Date) -> Log {
    let of_lead = contacts.iter().enumerate().filter(|(_, c)| c.lead == lead.id && c.on.is_none_or(|on| on <= day));
    let mut own: Vec<(usize, Option<Date>)> = of_lead.map(|(at, c)| (at, c.on)).collect();
    own.sort_by(|(a, x), (b, y)| y.cmp(x).then(a.cmp(b)));
    let last = own.first().and_then(|(_, on)| *on);
    let since = last.or(lead.stages.iter().copied().flatten().next()).map(|from| between(from, day));
    // One that has become a project is looked after there.
    let open = matches!(lead.standing(day), Standing::In(stage, _) if stage + 1 < funnel.stages.len()) && lead.project.is_none();
    Log {
        contacts: own.into_iter().map(|(at, _)| at).collect(),
        last,
        days: last.map(|from| between(from, day)),
        quiet: open && since.is_some_and(|days| days > i64::from(funnel.quiet_after)),
    }
}
