//! Correspondences and editions to their types.

use super::Definition;
use super::convert::{day, entries, optional, source, text, title};
use crate::catalogue::{Correspondence, Edition, Targets};
use crate::node::Entry;
use figures::Decimal;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is written for a code that is still wanted.
pub(crate) const WANTED: &str = "?";

pub(super) fn correspondence(d: &Definition<'_>) -> Correspondence {
    let (mut forward, mut backward) = (BTreeMap::new(), BTreeMap::new());
    for line in d.node.text_of("rows").unwrap_or_default().lines() {
        let fields: Vec<&str> = line.split('|').map(str::trim).collect();
        let [from, to, share @ ..] = fields.as_slice() else { continue };
        let share = share.first().and_then(|s| s.parse::<Decimal>().ok());
        add(&mut forward, from, to, share);
        add(&mut backward, to, from, None);
    }
    Correspondence {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        from_codes: text(d.node, "from_codes"),
        to_codes: text(d.node, "to_codes"),
        refines: optional(d.node, "refines"),
        from: day(d.node, "from"),
        until: day(d.node, "until"),
        forward,
        backward,
    }
}

fn add(all: &mut BTreeMap<String, Targets>, code: &str, other: &str, share: Option<Decimal>) {
    if code == WANTED {
        return;
    }
    let targets = all.entry(code.to_owned()).or_default();
    if other == WANTED {
        targets.open = true;
    } else {
        targets.codes.push((other.to_owned(), share));
    }
}

pub(super) fn edition(d: &Definition<'_>) -> Edition {
    let dated = |e: &Entry| Some((e.key.parse::<Date>().ok()?, e.value.text()?.to_owned()));
    Edition { attribute: d.id.clone(), source: source(d.node), codes: entries(d.node, "codes").iter().filter_map(dated).collect() }
}
