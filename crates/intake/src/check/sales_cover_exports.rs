//! E03: sales output (03) covers exports (04), and exports are not negative.

use super::Case;
use figures::{FiledValue, Issue, Role, Text};

const SALES: &str = "03";
const EXPORTS: &str = "04";

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let Some(at) = case.own(EXPORTS).or_else(|| case.own(SALES)) else { return Vec::new() };
    let (Some(sales), Some(exports)) = (value(case, SALES), value(case, EXPORTS)) else { return Vec::new() };
    if sales >= exports {
        return Vec::new();
    }
    vec![issue(case, at, &sales.to_string(), &exports.to_string())]
}

/// The filing's own value, or the one it leaves standing when a revision names only the other item.
fn value(case: &Case<'_>, item: &str) -> Option<figures::Decimal> {
    let f = case.filing;
    let standing = || (f.role == Role::Current).then(|| case.merged.value(&f.unit, &f.form, item, f.period)).flatten();
    case.own(item).map(|v| v.value).or_else(standing)
}

fn issue(case: &Case<'_>, at: &FiledValue, sales: &str, exports: &str) -> Issue {
    let (a, b) = (case.name(SALES), case.name(EXPORTS));
    let reason = Text::new(
        format!("{}（{sales}）应不小于 {}（{exports}）", a.zh, b.zh),
        format!("{} ({sales}) must be at least {} ({exports})", a.en, b.en),
    );
    case.issue("sales-below-exports", at, reason)
        .hint("两项可能填反，或其中一项多一位、少一位", "the two may be exchanged, or one has a digit too many or too few")
}
