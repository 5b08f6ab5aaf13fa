//! `wanmu contribution`: a growth taken apart by a dimension, and by who came, left and stayed.

use super::Talk;
use super::figure::{basis, gate, period, price};
use crate::cli::ContributionArgs;
use crate::failure::{Failure, OK};
use crate::workspace::Workspace;
use figures::{Outcome, Text};
use indicators::Request;
use indicators::contribution::Overlap;
use publication::contribution::{Parts, disclose};
use publication::disclosure::Gate;
use publication::names;
use std::collections::BTreeMap;
use std::path::Path;

mod print;

pub use print::{PERCENT, POINTS, left, terms};

/// Computes and prints.
pub async fn run(args: &ContributionArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let request = Request {
        indicator: args.indicator.clone(),
        period: period(&args.period)?,
        area: args.area.clone(),
        by: Some(args.by.clone()),
        basis: basis(&args.basis)?,
        price: price(&args.price)?,
        impute: args.impute.clone(),
        definition: None,
        base_share: true,
        top: None,
        as_of: work.moment(args.reading.as_of.as_deref())?,
    };
    let gate = gate(&work, &args.reading.audience)?;
    let Taken { parts, titles, adds_up } = taken(&work, &request, &gate, (args.top, args.overlapping)).await?;
    if talk.json {
        talk.document(&print::json(&parts, &titles, adds_up, &work));
    } else {
        crate::out::text(&print::head(&parts, &work, talk.lang));
        crate::out::text(&print::table(&parts, &titles, adds_up, talk.lang));
    }
    Ok(OK)
}

/// A growth taken apart, as an audience may see it.
pub struct Taken {
    /// The whole and its parts.
    pub parts: Parts,
    /// Names of the members shown.
    pub titles: BTreeMap<String, Text>,
    /// Whether the parts make up the whole: groups that overlap do not.
    pub adds_up: bool,
}

/// Takes a growth apart by the dimension of a request; the `first` greatest members are shown one by one. Groups that overlap are
/// refused where they are not asked for as such.
///
/// # Errors
/// What names nothing, groups that overlap, a book that could not be read.
pub async fn taken(work: &Workspace, request: &Request, gate: &Gate, (first, overlaps): (usize, bool)) -> Result<Taken, Failure> {
    let found = work.engine.contribution(request).await?;
    if !overlaps && !found.overlaps.is_empty() {
        return Err(overlapping(work, request, &found.overlaps, gate.microdata("")));
    }
    let adds_up = found.overlaps.is_empty();
    let parts = disclose(gate, gate.weigh_parts(&work.engine, found).await?, first);
    let titles = titles(work, request, &parts).await?;
    Ok(Taken { parts, titles, adds_up })
}

/// Parts of groups that have units in common don't add up to the whole.
fn overlapping(work: &Workspace, request: &Request, overlaps: &[Overlap], all: bool) -> Failure {
    let name = |code: &str| names::member(&work.catalogue, request.by.as_deref().unwrap_or_default(), code, request.period);
    let one = |o: &Overlap| {
        let (a, b) = (name(&o.a), name(&o.b));
        match all {
            true => Text::new(
                format!("“{}”与“{}”有 {} 家共同单位（本期 {}）", a.zh, b.zh, o.units, o.amount.normalize()),
                format!("`{}` and `{}` have {} units in common ({} in the period)", a.en, b.en, o.units, o.amount.normalize()),
            ),
            false => Text::new(format!("“{}”与“{}”有共同单位", a.zh, b.zh), format!("`{}` and `{}` have units in common", a.en, b.en)),
        }
    };
    let all: Vec<Text> = overlaps.iter().map(one).collect();
    let list = |of: fn(&Text) -> &str, by: &str| all.iter().map(of).collect::<Vec<_>>().join(by);
    Failure::new(
        crate::failure::FAILED,
        format!("各组重叠，拉动不能相加：{}。加 --overlapping 只列各组，不合计", list(|t| &t.zh, "；")),
        format!("the groups overlap, so their pulls don't add up: {}. --overlapping lists them without a sum", list(|t| &t.en, "; ")),
    )
}

/// The names of the members shown.
async fn titles(work: &Workspace, request: &Request, parts: &Parts) -> Result<BTreeMap<String, Text>, Failure> {
    let by = request.by.as_deref().unwrap_or_default();
    if by != "firm" {
        let all = parts.shown.iter().map(|m| (m.member.clone(), names::member(&work.catalogue, by, &m.member, request.period)));
        return Ok(all.collect());
    }
    let register = work.ledger.register_at(request.period.last_day(), request.as_of).await?;
    let of: BTreeMap<&str, &String> = register.iter().filter_map(|s| Some((s.unit.as_str(), s.attributes.get("name")?))).collect();
    let name = |code: &str| of.get(code).map_or(code.to_owned(), |name| (*name).clone());
    Ok(parts.shown.iter().map(|m| (m.member.clone(), Text::new(name(&m.member), name(&m.member)))).collect())
}

/// A value of the table or the words of its reason.
fn words(outcome: Outcome, decimals: u32, lang: figures::Lang) -> String {
    match outcome {
        Outcome::Value(v) => figures::round(v, decimals).to_string(),
        Outcome::Missing(reason) => reason.words().get(lang).to_owned(),
    }
}
