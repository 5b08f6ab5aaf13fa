//! The ladder: what firms hand in for it, what the register says of them, and who holds which title.
//!
//! Firms are written as in the other tables, those below designated size that stand on the first rung as `BELOW#1`, institutes as `INST#1`. Each
//! begins with the values of one firm (`data/cultivation/base.csv`, amounts times its size) and facts (`facts.csv`), and differs by its changes:
//! `02=9` in every year, `2021.11=` nothing, `core_ip=否` a fact.

use crate::data::rows;
use crate::drawn;
use crate::tabled::{Firms, file};

const BASE: &str = include_str!("../data/cultivation/base.csv");
const FACTS: &str = include_str!("../data/cultivation/facts.csv");
const FIRMS: &str = include_str!("../data/cultivation/firms.csv");
const INSTITUTES: &str = include_str!("../data/cultivation/institutes.csv");
const TITLES: &str = include_str!("../data/cultivation/title.csv");

/// Years that are filed, and by the month; of the last one until June: July would become known with the corrections.
const YEARS: [i16; 4] = [2018, 2019, 2020, 2021];
const MONTHLY: [i16; 3] = [2019, 2020, 2021];
const LAST: (i16, i64) = (2021, 6);
/// What is below designated size is in the register from here.
const FROM: (&str, &str) = ("2018-01-01", "2018-02-01");
/// When the facts were gathered.
const GATHERED: &str = "2021-03-20";

/// A firm of the ladder.
struct Firm {
    code: String,
    name: &'static str,
    size: f64,
    monthly: &'static str,
    changes: &'static str,
}

/// The files of a seed, in the order of import.
pub(crate) fn files(seed: u64) -> Vec<(String, String)> {
    let firms = Firms::of(&drawn(seed).units);
    let read = |cells: Vec<&'static str>| {
        let [firm, name, size, monthly, changes] = *cells.as_slice() else { return None };
        let code = firms.cell(firm);
        // A park of another seed may have no such firm.
        (!code.is_empty() && code != firm).then_some(Firm { code, name, size: size.parse().ok()?, monthly, changes })
    };
    let all: Vec<Firm> = rows(FIRMS).filter_map(read).collect();
    vec![
        ("cultivation-register.csv".to_owned(), register(&all, &firms)),
        ("PY-1.csv".to_owned(), annual(&all)),
        ("PY-2.csv".to_owned(), monthly(&all)),
        ("titles.csv".to_owned(), file("title", TITLES, &firms)),
    ]
}

impl Firm {
    /// What a change says of a value; nothing where none does.
    fn change(&self, key: &str) -> Option<&'static str> {
        self.changes.split(';').filter_map(|change| change.split_once('=')).find(|(name, _)| *name == key).map(|(_, value)| value)
    }
}

fn register(all: &[Firm], firms: &Firms) -> String {
    let mut out = "unit,attribute,value,valid_from,valid_to,known_at\n".to_owned();
    let mut say = |unit: &str, attribute: &str, value: &str, (from, known): (&str, &str)| {
        if !value.is_empty() {
            out.push_str(&format!("{unit},{attribute},{value},{from},,{known}\n"));
        }
    };
    for firm in all {
        if !firm.name.is_empty() {
            let said = [("name", firm.name), ("status", "below_scale"), ("area", "park")];
            said.into_iter().for_each(|(attribute, value)| say(&firm.code, attribute, value, FROM));
        }
        let base: Vec<Vec<&str>> = rows(FACTS).collect();
        let own = firm.changes.split(';').filter_map(|change| change.split_once('=')).filter(|(name, _)| !is_item(name));
        let kept = base.iter().filter_map(|cells| Some((*cells.first()?, *cells.get(1)?))).filter(|(name, _)| firm.change(name).is_none());
        kept.chain(own).for_each(|(attribute, value)| say(&firm.code, attribute, value, (FROM.0, GATHERED)));
    }
    for cells in rows(INSTITUTES) {
        let [institute, name] = *cells.as_slice() else { continue };
        let code = firms.cell(institute);
        [("name", name), ("status", "institute"), ("area", "park")]
            .into_iter()
            .for_each(|(attribute, value)| say(&code, attribute, value, FROM));
    }
    out
}

/// `02`, `2021.02`
fn is_item(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn annual(all: &[Firm]) -> String {
    let mut out = HEAD.to_owned();
    for firm in all {
        for (at, year) in YEARS.into_iter().enumerate() {
            for cells in rows(BASE) {
                let (Some(item), Some(value), scaled) = (cells.first(), cells.get(at + 1), cells.last() == Some(&"yes")) else { continue };
                let own = firm.change(&format!("{year}.{item}")).or_else(|| firm.change(item));
                let value = own.map_or_else(|| sized(value, if scaled { firm.size } else { 1.0 }), str::to_owned);
                line(&mut out, firm, "PY-1", &year.to_string(), item, &value, &format!("{}-04-15", year + 1));
            }
        }
    }
    out
}

const HEAD: &str = "unit,form,period,item,value,known_at,source,note\n";

/// An amount of a firm of another size; tenths are enough.
fn sized(value: &str, size: f64) -> String {
    match value.parse::<f64>() {
        Ok(amount) if size != 1.0 => format!("{:.1}", amount * size),
        _ => value.to_owned(),
    }
}

fn line(out: &mut String, firm: &Firm, form: &str, period: &str, item: &str, value: &str, known: &str) {
    if !value.is_empty() {
        out.push_str(&format!("{},{form},{period},{item},{value},{known},sample-park (fictional),虚构\n", firm.code));
    }
}

/// So much a month in each year, `120:140:168`; the sums of the months.
fn monthly(all: &[Firm]) -> String {
    let mut out = HEAD.to_owned();
    for firm in all.iter().filter(|firm| !firm.monthly.is_empty()) {
        for (year, level) in MONTHLY.into_iter().zip(firm.monthly.split(':')) {
            let Ok(level) = level.parse::<i64>() else { continue };
            let last = if year == LAST.0 { LAST.1 } else { 12 };
            for month in 1..=last {
                let (period, known) = (format!("{year}-01..{month:02}"), known(year, month));
                let value = (level * month).to_string();
                ["01", "02"].into_iter().for_each(|item| line(&mut out, firm, "PY-2", &period, item, &value, &known));
            }
        }
    }
    out
}

/// The tenth of the next month.
fn known(year: i16, month: i64) -> String {
    if month == 12 { format!("{}-01-10", year + 1) } else { format!("{year}-{:02}-10", month + 1) }
}
