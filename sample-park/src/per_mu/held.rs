//! Land and electricity of the evaluated firms: parcels, leases and meters.

use super::firm::Firm;
use super::tables::{Kind, Planted, holdings};
use std::collections::BTreeMap;

const HEADER: &str = "resource,asset,holder,kind,from,amount,unit,share,use,valid_from,valid_to,status,known_at,source,note\n";
const SOURCE: &str = "sample-park (fictional)";
/// Somebody without a code.
const OUTSIDE: &str = "outside";
/// What firms have on land they own, unless something else is said.
const USE: &str = "企业";

/// Codes by the parts that are played.
pub(super) type Cast = BTreeMap<&'static str, String>;

/// A file of holdings while it is written.
pub(super) struct Table(String);

impl Table {
    pub(super) fn new() -> Self {
        Table(HEADER.to_owned())
    }

    pub(super) fn text(self) -> String {
        self.0
    }

    /// Resource, asset and holder; kind, landlord, amount, unit, share, use and days.
    fn put(&mut self, head: [&str; 3], kind: &str, from: &str, rest: [&str; 6], (known, note): (&str, &str)) {
        let mut cells = head.to_vec();
        cells.extend([kind, from]);
        cells.extend(rest);
        cells.extend(["", known, SOURCE, note]);
        self.0.push_str(&cells.join(","));
        self.0.push('\n');
    }

    /// A holding of the plan, with codes for parts.
    pub(super) fn planted(&mut self, held: &Planted, cast: &Cast, known: &str) {
        let code = |part: &'static str| cast.get(part).map_or(part, String::as_str);
        let [kind, rest @ ..] = held.cells;
        self.put([held.resource, held.asset, code(held.holder)], kind, code(held.from), rest, (known, held.note));
    }
}

/// `land-2020.csv`: what is planted, then the parcels, then who rents of them.
pub(super) fn land(firms: &[Firm], cast: &Cast, known: &str) -> String {
    let mut table = plan("land", cast, known);
    let parcels: BTreeMap<&str, String> =
        firms.iter().filter(|firm| owns(firm)).zip(1..).map(|(firm, n)| (firm.code.as_str(), format!("DK{n:04}"))).collect();
    for firm in firms {
        if let Some(parcel) = parcels.get(firm.code.as_str()) {
            let rest = [&mu(firm.land), "亩", "", USE, "2018-01-01", ""];
            table.put(["land", parcel, &firm.code], "own", "", rest, (known, ""));
        }
    }
    let tenants = firms.iter().filter_map(|firm| Some((firm, rented(firm)?)));
    for ((firm, kind), n) in tenants.zip(1..) {
        let landlord = cast.get(kind.landlord).map_or(OUTSIDE, String::as_str);
        let parcel = parcels.get(landlord).cloned().unwrap_or_else(|| format!("CUN{n:02}"));
        let rest = [&mu(firm.land), "亩", "", kind.used_for, "2019-01-01", ""];
        table.put(["land", &parcel, &firm.code], "lease", landlord, rest, (known, ""));
    }
    table.text()
}

/// `meters-2020.csv`: what is planted, then a meter for each whose electricity is read.
pub(super) fn meters(firms: &[Firm], cast: &Cast, known: &str) -> String {
    let mut table = plan("electricity", cast, known);
    for ((firm, power), n) in firms.iter().filter_map(|firm| Some((firm, firm.power?))).zip(1..) {
        let rest = [&power.to_string(), "千瓦时", "", USE, "2020-01-01", "2021-01-01"];
        table.put(["electricity", &format!("DB{n:04}"), &firm.code], "own", "", rest, (known, ""));
    }
    table.text()
}

/// What is planted of a resource and known from the first.
fn plan(resource: &str, cast: &Cast, known: &str) -> Table {
    let mut table = Table::new();
    for held in holdings().iter().filter(|held| held.resource == resource && held.known.is_empty()) {
        table.planted(held, cast, known);
    }
    table
}

fn rented(firm: &Firm) -> Option<Kind> {
    firm.below.as_ref().map(|below| below.kind).filter(|kind| !kind.landlord.is_empty())
}

fn owns(firm: &Firm) -> bool {
    firm.land > 0 && rented(firm).is_none()
}

/// Tenths as they are written.
fn mu(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
