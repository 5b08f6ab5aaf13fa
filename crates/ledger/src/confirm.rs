//! A filing that says again what it said: it counts where something before it has changed since.

use crate::chains::{Chains, Key};
use figures::{Period, Role};

/// The cumulative periods of the same year that end earlier: what a month is taken off.
pub(crate) fn earlier(period: &str) -> Vec<String> {
    match period.parse() {
        Ok(Period::Cumulative { year, to }) => (1..to).map(|to| Period::Cumulative { year, to }.to_string()).collect(),
        _ => Vec::new(),
    }
}

/// Whether an unchanged filing known at a moment confirms its values: an earlier cumulative value of the year became
/// known after the values did, and no later than the filing.
pub(crate) fn confirms(chains: &Chains, key: &Key, known: i64) -> bool {
    let Some(since) = chains.get(key).and_then(|chain| chain.known_at(known)) else { return false };
    // What had been reached may be told anew by next year's form too.
    let told = |period: &String, role| chains.get(&Key { period: period.clone(), role, ..key.clone() })?.known_at(known);
    let roles = [Role::Current, Role::SamePeriod];
    earlier(&key.period).iter().any(|period| roles.into_iter().filter_map(|role| told(period, role)).any(|k| k > since))
}
