//! Holdings of lots and meters: one statement a line. What needs more than one line, or the book, is
//! [`crate::check_holdings`]'s.

use super::cells::{amount, known, measure, one_of, registered, span, withdrawn, word};
use super::fold::fold;
use super::row::{Row, keep};
use super::seen::Seen;
use crate::Context;
use figures::{Decimal, Fraction, Holding, Issue, Party, Quantity, Tenure};
use jiff::civil::Date;
use methodology::catalogue::Resource;

/// The longest number of a lot or meter.
const LONGEST: usize = 64;

/// Holdings of a file while it is read.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// Those read, in the order of the file.
    pub holdings: Vec<Holding>,
    seen: Seen,
}

impl Reader {
    /// Takes one line; each of its mistakes goes on the list.
    pub(crate) fn take(&mut self, row: &Row<'_>, ctx: &Context<'_>, issues: &mut Vec<Issue>) {
        let Some(read) = holding(row, ctx, issues) else { return };
        let from = read.from.as_ref().map_or("", Party::as_str);
        let about = [&read.resource, &read.asset, read.holder.as_str(), from, read.tenure.word(), &read.valid_from.to_string()].join("\t");
        if self.seen.is_new(row, about, read.known, issues) {
            self.holdings.push(read);
        }
    }
}

/// Reads the line; nothing where one of its cells is wrong.
fn holding(row: &Row<'_>, ctx: &Context<'_>, issues: &mut Vec<Issue>) -> Option<Holding> {
    let all = issues.len();
    let resource = keep(issues, resource(row, ctx));
    let asset = keep(issues, asset(row));
    let holder = keep(issues, party(row, ctx, "holder"));
    let tenure = keep(issues, tenure(row));
    let from = tenure.and_then(|tenure| keep(issues, from(row, ctx, tenure, holder.as_ref())));
    let says = says(row, resource, tenure, issues);
    let days = keep(issues, days(row, resource));
    let known = keep(issues, known(row, ctx));
    if issues.len() > all {
        return None;
    }
    let (says, (valid_from, valid_to)) = (says?, days?);
    Some(Holding {
        resource: resource?.id.clone(),
        asset: asset?,
        holder: holder?,
        tenure: tenure?,
        from: from?,
        amount: says.amount,
        share: says.share,
        used_for: says.used_for,
        valid_from,
        valid_to,
        known: known?,
        source: row.some("source"),
        note: row.some("note"),
        place: row.place("amount"),
    })
}

fn resource<'c>(row: &Row<'_>, ctx: &Context<'c>) -> Result<&'c Resource, Issue> {
    let resources = &ctx.catalogue.resources;
    let found = one_of(row, "unknown-resource", "resource", ("资源", "resource"), resources.keys().map(String::as_str));
    match found.map(|id| resources.get(id)) {
        Ok(Some(resource)) => Ok(resource),
        Err(issue) if issue.hint.is_some() => Err(issue),
        Err(issue) => Err(issue.hint("如 land；资源在方法包的 resources 中定义", "such as land; packs define them under `resources`")),
        Ok(None) => Err(row.issue("unknown-resource", "resource", "没有该资源", "there is no such resource")),
    }
}

/// Number of the lot or meter, as offices write it.
fn asset(row: &Row<'_>) -> Result<String, Issue> {
    let text = fold(row.required("asset")?).into_owned();
    if text.chars().count() <= LONGEST && !text.chars().any(char::is_control) {
        return Ok(text);
    }
    let (zh, en) =
        (format!("地块或表计编号超过 {LONGEST} 字，或含控制字符"), format!("more than {LONGEST} characters, or control characters"));
    Err(row.issue("bad-asset", "asset", zh, en).hint("填地块编号或户号", "the number of the lot or of the meter"))
}

/// A registered unit's code, or the word for somebody without one.
fn party(row: &Row<'_>, ctx: &Context<'_>, column: &'static str) -> Result<Party, Issue> {
    if fold(row.text(column)).eq_ignore_ascii_case(Party::Outside.as_str()) {
        return Ok(Party::Outside);
    }
    let code = registered(row, ctx, column).map(Party::Unit);
    code.map_err(|issue| match issue.hint {
        Some(_) => issue,
        None => issue.hint("填统一社会信用代码；没有代码的填 outside", "a credit code, or `outside` for somebody without one"),
    })
}

fn tenure(row: &Row<'_>) -> Result<Tenure, Issue> {
    let found = word(row, "kind", Tenure::ALL, Tenure::word)?;
    found.ok_or_else(|| {
        let issue = row.issue("missing-field", "kind", "kind 为空", "`kind` is empty");
        issue.hint("自有 own、租入 lease、共用 shared", "own, lease or shared")
    })
}

/// Whom it is rented from: of leases, and of nothing else.
fn from(row: &Row<'_>, ctx: &Context<'_>, tenure: Tenure, holder: Option<&Party>) -> Result<Option<Party>, Issue> {
    match (tenure, row.text("from")) {
        (Tenure::Lease, "") => {
            let issue = row.issue("missing-landlord", "from", "租入未写出租方", "a lease doesn't say from whom");
            Err(issue.hint("from 填出租方的统一社会信用代码，或 outside", "`from` is the landlord's credit code, or `outside`"))
        }
        (Tenure::Lease, _) => {
            let from = party(row, ctx, "from")?;
            match holder == Some(&from) {
                true => Err(row
                    .issue("own-landlord", "from", "出租方与持有方相同", "the holder rents from itself")
                    .hint("核对 holder 与 from", "look at `holder` and `from`")),
                false => Ok(Some(from)),
            }
        }
        (_, "") => Ok(None),
        _ => {
            let issue = row.issue("needless-landlord", "from", "只有租入（lease）才填 from", "`from` belongs to a lease alone");
            Err(issue.hint("from 留空，或把 kind 改为 lease", "leave `from` empty, or make it a lease"))
        }
    }
}

/// What a statement says beside what it is about.
#[derive(Default)]
struct Says {
    amount: Option<Quantity>,
    share: Option<Fraction>,
    used_for: Option<String>,
}

/// What the row says; one that takes a holding back says nothing more.
fn says(row: &Row<'_>, resource: Option<&Resource>, tenure: Option<Tenure>, issues: &mut Vec<Issue>) -> Option<Says> {
    if keep(issues, withdrawn(row))? {
        return Some(Says::default());
    }
    let amount = keep(issues, positive(row));
    let measure = keep(issues, measure(row, "unit"));
    if let (Some(resource), Some(measure)) = (resource, &measure) {
        keep(issues, fits(row, resource, measure));
    }
    let share = tenure.and_then(|tenure| keep(issues, share(row, tenure)));
    let used_for = keep(issues, used_for(row, resource));
    Some(Says { amount: Some(Quantity { amount: amount?, measure: measure? }), share: share?, used_for: used_for? })
}

fn positive(row: &Row<'_>) -> Result<Decimal, Issue> {
    let amount = amount(row, "amount")?;
    if amount < Decimal::ZERO {
        let issue = row.issue("negative", "amount", "数量不得为负", "an amount may not be negative");
        return Err(issue.hint("退租填 valid_to，更正填 status", "a lease ends by `valid_to`, a mistake is taken back by `status`"));
    }
    Ok(amount)
}

fn fits(row: &Row<'_>, resource: &Resource, measure: &figures::Measure) -> Result<(), Issue> {
    let own = &resource.measure;
    if measure.same_dimension(own) {
        return Ok(());
    }
    let zh = format!("{}以 {own} 计，不能换算为 {measure}", resource.title.zh);
    let en = format!("{} is in {own}, which does not convert to {measure}", resource.title.en);
    Err(row.issue("other-dimension", "unit", zh, en).hint(format!("可用 {own} 或同类单位"), format!("{own}, or a unit of its kind")))
}

/// The holder's part of a shared asset, more than nothing and at most all of it.
fn share(row: &Row<'_>, tenure: Tenure) -> Result<Option<Fraction>, Issue> {
    let text = row.text("share");
    match (tenure, text) {
        (Tenure::Shared, "") => {
            let issue = row.issue("missing-share", "share", "共用未写份额", "a shared asset doesn't say the share");
            Err(issue.hint("写作 1/3 或 0.3333", "write 1/3 or 0.3333"))
        }
        (Tenure::Shared, _) => {
            let share = Fraction::parse(&fold(text)).filter(|s| *s > Fraction::ZERO && *s <= Fraction::ONE);
            share.map(Some).ok_or_else(|| {
                row.issue("bad-share", "share", format!("份额“{text}”不在 0 与 1 之间"), format!("the share `{text}` is no part of one"))
                    .hint("写作 1/3 或 0.3333，至多 8 位小数", "write 1/3 or 0.3333, with at most 8 decimals")
            })
        }
        (_, "") => Ok(None),
        _ => {
            let issue = row.issue("needless-share", "share", "只有共用（shared）才填 share", "`share` belongs to `shared` alone");
            Err(issue.hint("share 留空，或把 kind 改为 shared", "leave `share` empty, or make it `shared`"))
        }
    }
}

/// A word of the resource, where it has words.
fn used_for(row: &Row<'_>, resource: Option<&Resource>) -> Result<Option<String>, Issue> {
    let text = fold(row.text("use")).into_owned();
    match resource {
        _ if text.is_empty() => Ok(None),
        Some(resource) if !resource.uses.is_empty() => {
            let words = resource.uses.iter().map(String::as_str);
            one_of(row, "unknown-use", "use", ("用途", "use"), words).map(|word| Some(word.to_owned()))
        }
        _ => Ok(Some(text)),
    }
}

/// The days it holds; a reading says for which span it is.
fn days(row: &Row<'_>, resource: Option<&Resource>) -> Result<(Date, Option<Date>), Issue> {
    let days = span(row)?;
    if days.1.is_none() && resource.is_some_and(|resource| !resource.stock) {
        let issue = row.issue("open-reading", "valid_to", "读数未写到哪一天为止", "a reading doesn't say until which day it is");
        return Err(issue.hint("valid_to 填读数期间之后的第一天", "`valid_to` is the first day after the span it is for"));
    }
    Ok(days)
}
