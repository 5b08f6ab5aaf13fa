//! What would be otherwise: values of firms, never of the book; everything made of it is marked.

use super::gather::Gathered;
use crate::cli::LadderArgs;
use crate::failure::{Failure, NO_RIGHT, NOT_FOUND, USAGE};
use assessment::ladder::Held;
use assessment::scorecard::{Column, name_of};
use figures::{Decimal, Text};
use jiff::civil::Date;
use methodology::catalogue::Catalogue;
use methodology::score::{Dated, Operand};

/// What a scenario is marked with; nothing where nothing is otherwise.
///
/// # Errors
/// Where something is set without a name: then it would be a verdict.
pub fn watermark(args: &LadderArgs) -> Result<Option<Text>, Failure> {
    if let Some(name) = args.scenario.as_deref().filter(|name| name.trim().is_empty() || name.chars().any(char::is_control)) {
        return Err(Failure::usage(("情景名称", "name of the scenario"), name, "more research"));
    }
    match &args.scenario {
        Some(name) => Ok(Some(Text::new(
            format!("情景测算“{name}”：不是认定结论，不得作为申报依据"),
            format!("scenario `{name}`: no verdict, not to be applied with"),
        ))),
        None if args.set.is_empty() => Ok(None),
        None => Err(Failure::new(
            NO_RIGHT,
            "条件是否满足只由台账得出，不能另改数值；要看“若改动”，用 --scenario 名称 作情景测算",
            "verdicts come of the book alone; --scenario NAME shows what other values would give, marked as a scenario",
        )),
    }
}

/// That one who may see only itself changes nothing of others.
///
/// # Errors
/// Where anything else than its own values is to be otherwise.
pub fn only_of(args: &LadderArgs, own: &str) -> Result<(), Failure> {
    if args.set.iter().all(|said| said.split_once(':').is_some_and(|(code, _)| code == own)) {
        return Ok(());
    }
    Err(Failure::new(NO_RIGHT, "只能改动本单位自己的数值作情景测算", "a scenario may change the values of the unit itself only"))
}

/// Titles are set after those of the book were read: by the number of the operand and the row.
pub type Titles = Vec<(usize, usize, Option<bool>)>;

/// Sets values, `CODE:NAME=VALUE` each; gives the titles that are set, which come last.
pub fn set(catalogue: &Catalogue, gathered: &mut Gathered, all: &[String]) -> Result<Titles, Failure> {
    let mut titles = Titles::new();
    for said in all {
        let wrong = || Failure::usage(("改动", "change"), said, "CODE:PY-1.11=240, CODE:core_ip=是, CODE:holds(gq)=yes");
        let (code, rest) = said.split_once(':').ok_or_else(wrong)?;
        let (name, value) = rest.rsplit_once('=').ok_or_else(wrong)?;
        let row = gathered
            .inputs
            .subjects
            .iter()
            .position(|subject| subject == code)
            .ok_or_else(|| Failure::new(NOT_FOUND, format!("没有企业 {code}"), format!("{code} is not in the register")))?;
        let number = number(catalogue, name)?;
        match (catalogue.rule_operands.get(number), one(gathered, number, row, value)) {
            (Some(Operand::Dated(Dated::Holds(_))), _) => titles.push((number, row, flag(value).ok_or_else(wrong)?)),
            (_, Some(())) => {}
            (_, None) => return Err(wrong()),
        }
    }
    Ok(titles)
}

/// Records with the titles that a scenario gives or takes away on the day.
pub fn with_titles(catalogue: &Catalogue, subjects: &[String], records: &[Held], titles: &Titles, day: Date) -> Vec<Held> {
    let mut all = records.to_vec();
    for (number, row, holds) in titles {
        let Some(Operand::Dated(Dated::Holds(title))) = catalogue.rule_operands.get(*number) else { continue };
        let Some(holder) = subjects.get(*row) else { continue };
        all.retain(|held| !(held.title == *title && held.holder == *holder));
        if *holds == Some(true) {
            let (title, holder, batch) = (title.clone(), holder.clone(), String::new());
            all.push(Held { title, holder, batch, awarded: day, expires: None, revoked: None });
        }
    }
    all
}

/// The operand of a name; an item alone is that of the last year that was over.
fn number(catalogue: &Catalogue, name: &str) -> Result<usize, Failure> {
    let names: Vec<String> = catalogue.rule_operands.iter().map(name_of).collect();
    let of_year = format!("year({name})");
    let found = names.iter().position(|known| known == name || *known == of_year);
    found.ok_or_else(|| {
        let near = methodology::nearest_of(name, names.iter().map(String::as_str), 5).join(", ");
        Failure::new(USAGE, format!("规则没有用到“{name}”；相近的有：{near}"), format!("no rule names `{name}`; the nearest are {near}"))
    })
}

/// Sets one value; nothing where it can't be read.
fn one(gathered: &mut Gathered, number: usize, row: usize, value: &str) -> Option<()> {
    let value = value.trim();
    match gathered.inputs.now.get_mut(number)? {
        Column::Amounts(values) => {
            // Of a rule that isn't asked the column is empty, and setting it changes nothing.
            let amount = if value.is_empty() { None } else { Some(value.parse::<Decimal>().ok()?) };
            values.get_mut(row).into_iter().for_each(|slot| *slot = amount);
        }
        Column::Texts(values) => {
            values.get_mut(row).into_iter().for_each(|slot| *slot = (!value.is_empty()).then(|| value.to_owned()));
        }
        Column::Flags(values) => {
            let flag = flag(value)?;
            values.get_mut(row).into_iter().for_each(|slot| *slot = flag);
        }
    }
    Some(())
}

fn flag(value: &str) -> Option<Option<bool>> {
    match value.trim() {
        "" => Some(None),
        "yes" | "是" => Some(Some(true)),
        "no" | "否" => Some(Some(false)),
        _ => None,
    }
}
