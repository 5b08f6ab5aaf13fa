//! Runs a worked example through the real way: import into a ledger of its own, figures by the engine.

use crate::commands::import::{Delivery, read};
use crate::failure::Failure;
use crate::workspace::Workspace;
use figures::{CreditCode, Decimal, Figure, FigureId, Lang, Measure, Moment, Outcome, PanelPart, Quantity, Reason, round};

use methodology::PackFile;
use methodology::catalogue::{Example, Expectation};
use std::collections::BTreeMap;

mod rungs;
mod scores;

/// What did not come out as written; empty when all did.
pub async fn run(example: &Example, files: &[PackFile], lang: Lang) -> Result<Vec<String>, Failure> {
    let mut faults = Vec::new();
    let asks_figures =
        example.expect.iter().any(|e| matches!(e, Expectation::Figure { .. } | Expectation::Score { .. } | Expectation::Rung { .. }));
    let folder = tempfile::tempdir().map_err(|e| Failure::io("temporary folder", &e))?;
    let work = match asks_figures {
        true => Some(prepared(example, files, &folder.path().join("data"), lang, &mut faults).await?),
        false => None,
    };
    let mut asked = rungs::Asked::default();
    for expected in &example.expect {
        match (expected, &work) {
            (Expectation::Figure { .. }, Some(work)) if faults.is_empty() => figure(work, expected, &mut faults).await?,
            (Expectation::Score { .. }, Some(work)) if faults.is_empty() => {
                faults.extend(scores::faults(work, expected, &codes(example)).await?);
            }
            (Expectation::Rung { .. }, Some(work)) if faults.is_empty() => {
                faults.extend(asked.faults(work, expected, &codes(example)).await?);
            }
            (Expectation::Figure { .. } | Expectation::Score { .. } | Expectation::Rung { .. }, _) => {}
            (other, _) => faults.extend(arithmetic(other)),
        }
    }
    Ok(faults)
}

async fn prepared(
    example: &Example,
    files: &[PackFile],
    dir: &std::path::Path,
    lang: Lang,
    faults: &mut Vec<String>,
) -> Result<Workspace, Failure> {
    let work = Workspace::create(dir, files, lang).await?;
    let codes = codes(example);
    let delivery = Delivery::of_now("pack test");
    let sources: [(&str, &String, &[usize]); 5] = [
        ("register.csv", &example.register, &[0]),
        ("filings.csv", &example.filings, &[0]),
        ("holdings.csv", &example.holdings, &HOLDERS),
        ("observations.csv", &example.observations, &[]),
        ("records.csv", &example.records, &[3]),
    ];
    let given = sources.into_iter().filter(|(_, text, _)| !text.trim().is_empty());
    let files = given.map(|(name, text, columns)| (name.to_owned(), with_codes(text, columns, &codes).into_bytes())).collect();
    let read = read(&work, files, &delivery, &indicatif::ProgressBar::hidden()).await?;
    faults.extend(read.issues.iter().filter(|i| i.class.blocks()).map(|i| i.render(lang)));
    if faults.is_empty() {
        work.ledger.append(read.batches).await?;
    }
    Ok(work)
}

/// The columns of a holding with its holder and whom it is rented from.
const HOLDERS: [usize; 2] = [2, 4];
/// Somebody without a code.
const OUTSIDE: &str = "outside";

/// Short unit names of an example, each with a fictional credit code.
fn codes(example: &Example) -> BTreeMap<String, CreditCode> {
    let rows = example.register.lines().skip(1).chain(example.filings.lines().skip(1));
    let units = rows.filter_map(|l| l.split(',').next()).map(str::trim);
    let parties = |line: &'_ str| HOLDERS.map(|at| line.split(',').nth(at).unwrap_or_default().trim().to_owned());
    let holders = example.holdings.lines().skip(1).flat_map(parties).filter(|name| name != OUTSIDE);
    let names: std::collections::BTreeSet<String> = units.map(str::to_owned).chain(holders).filter(|n| !n.is_empty()).collect();
    names.into_iter().zip(1..).map(|(name, n)| (name, CreditCode::fictional(n))).collect()
}

/// The lines with the codes of the short names in some columns.
fn with_codes(csv: &str, columns: &[usize], codes: &BTreeMap<String, CreditCode>) -> String {
    let cell = |(at, cell): (usize, &str)| match codes.get(cell.trim()).filter(|_| columns.contains(&at)) {
        Some(code) => code.to_string(),
        None => cell.to_owned(),
    };
    let line = |line: &str| format!("{}\n", line.split(',').enumerate().map(cell).collect::<Vec<_>>().join(","));
    let mut lines = csv.lines();
    let head = lines.next().map(|l| format!("{l}\n")).unwrap_or_default();
    head + &lines.filter(|l| !l.trim().is_empty()).map(line).collect::<String>()
}

async fn figure(work: &Workspace, expected: &Expectation, faults: &mut Vec<String>) -> Result<(), Failure> {
    let Expectation::Figure { figure, as_of, shown, decimals, unit, impute, bridge, current, base } = expected else { return Ok(()) };
    let (Ok(id), Some(at)) = (figure.parse::<FigureId>(), Moment::parse(as_of, work.zone())) else {
        faults.push(format!("{figure} as of {as_of}: not a figure id and moment"));
        return Ok(());
    };
    let found = work.engine.figure(&FigureId { impute: impute.clone().or_else(|| id.impute.clone()), ..id.clone() }, at).await?;
    let mut differ = |what: &str, wanted: String, got: String| {
        if wanted != got {
            faults.push(format!("{figure} as of {as_of}: {what} {wanted} expected, {got} found"));
        }
    };
    differ("value", shown.clone(), printed(&found, unit.as_deref(), *decimals));
    let growth = found.attributes().growth.as_ref();
    let plain = |d: Option<Decimal>| d.map_or("none".to_owned(), |d| d.normalize().to_string());
    if current.is_some() {
        differ("current", plain(*current), plain(growth.map(|g| g.current)));
    }
    if base.is_some() {
        differ("base", plain(*base), plain(growth.and_then(|g| g.base)));
    }
    for (part, wanted) in bridge {
        let got = growth.and_then(|g| bridge_term(&g.panel, part));
        differ(&format!("bridge {part}"), plain(Some(*wanted)), plain(got));
    }
    if let Some(g) = growth {
        let difference = g.published_current - g.published_base;
        differ("bridge total", plain(Some(difference)), plain(Some(g.panel.bridge_total())));
    }
    Ok(())
}

fn bridge_term(panel: &figures::Panel, part: &str) -> Option<Decimal> {
    match part {
        "restatement" => Some(panel.restatement),
        "total" => Some(panel.bridge_total()),
        _ => panel.parts().iter().find(|(name, _)| *name == part).map(|(_, p): &(&str, &PanelPart)| p.bridge),
    }
}

fn printed(figure: &Figure, unit: Option<&str>, decimals: u32) -> String {
    let converted = unit.and_then(Measure::parse).and_then(|m| figure.clone().shown_in(&m));
    match converted.as_ref().unwrap_or(figure).outcome() {
        Outcome::Value(v) => round(v, decimals).to_string(),
        Outcome::Missing(Reason::LossNarrowed(p)) => format!("loss_narrowed {}", round(p, decimals)),
        Outcome::Missing(Reason::LossWidened(p)) => format!("loss_widened {}", round(p, decimals)),
        Outcome::Missing(reason) => reason.code().to_owned(),
    }
}

fn arithmetic(expected: &Expectation) -> Option<String> {
    let (what, wanted, got) = match expected {
        Expectation::Figure { .. } | Expectation::Score { .. } | Expectation::Rung { .. } => return None,
        Expectation::Quantity { from, to, decimals, shown } => (from.clone(), shown.clone(), converted(from, to, *decimals)),
        Expectation::Parts { parts, decimals, total, sum_of_shown } => {
            let all: Decimal = parts.iter().copied().sum();
            let shown: Decimal = parts.iter().map(|p| round(*p, *decimals)).sum();
            ("parts".to_owned(), format!("{total}/{sum_of_shown}"), format!("{}/{shown}", round(all, *decimals)))
        }
        Expectation::Target { count, percent, targets } => {
            let found = percent.parse().map(|p| assessment::target::implied_targets(*count, p)).unwrap_or_default();
            (format!("{count} = {percent} %"), format!("{targets:?}"), format!("{found:?}"))
        }
    };
    (wanted != got).then(|| format!("{what}: {wanted} expected, {got} found"))
}

fn converted(from: &str, to: &str, decimals: u32) -> String {
    let amount = Quantity::parse(from).zip(Measure::parse(to)).and_then(|(q, m)| q.convert(&m));
    amount.map_or("no conversion".to_owned(), |q| round(q.amount, decimals).to_string())
}
