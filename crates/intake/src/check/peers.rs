//! The units a unit is compared with.

use super::batch::Unit;
use figures::{Period, Text};
use methodology::catalogue::Peers;

/// Digits of an industry code that are its division (大类).
const DIVISION: usize = 2;

/// The group of a unit on the last day of a period; `None` where the register does not say.
pub(super) fn group<'a>(unit: &Unit<'a>, by: &str, period: Period) -> Option<&'a str> {
    if by == Peers::ALL {
        return Some("");
    }
    let register = unit.register?;
    let attribute = if by == Peers::DIVISION { "industry" } else { by };
    let value = register.value_at(attribute, period.last_day())?;
    if by == Peers::DIVISION { value.get(..DIVISION) } else { Some(value) }
}

/// What a group is called.
pub(super) fn name(by: &str, group: &str) -> Text {
    match by {
        Peers::ALL => Text::new("全部单位", "all units"),
        Peers::DIVISION => Text::new(format!("行业大类 {group}"), format!("division {group}")),
        "industry" => Text::new(format!("行业 {group}"), format!("industry {group}")),
        _ => Text::new(format!("{by}“{group}”"), format!("{by} `{group}`")),
    }
}
