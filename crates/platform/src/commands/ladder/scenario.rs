//! What would be otherwise: values of firms, never of the book; everything made of it is marked.

use super::gather::Gathered;
use crate::cli::LadderArgs;
use crate::failure::{Failure, NO_RIGHT, NOT_FOUND, USAGE};
use assessment::scorecard::{Column, name_of};
use figures::{Decimal, Text};
use methodology::catalogue::{Catalogue, Fact, yes_or_no};
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

/// Sets values, `CODE:NAME=VALUE` each.
///
/// # Errors
/// What names no firm or nothing of a rule, and what cannot be read as a value of it.
pub fn set(catalogue: &Catalogue, gathered: &mut Gathered, all: &[String]) -> Result<(), Failure> {
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
        one(catalogue, gathered, (number, row), value.trim()).map_err(|hint| unread((said.as_str(), name, value), &hint))?;
    }
    Ok(())
}

/// That a value cannot be read, with what may be written.
fn unread((said, name, value): (&str, &str, &str), hint: &Text) -> Failure {
    Failure::new(
        USAGE,
        format!("改动“{said}”：“{value}”不能作 {name} 的值；{}；留空为未知", hint.zh),
        format!("change `{said}`: `{value}` is no value of {name}; {}; nothing for unknown", hint.en),
    )
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

/// Sets one value, or makes it unknown where nothing is written; an error is what may be written.
fn one(catalogue: &Catalogue, gathered: &mut Gathered, (number, row): (usize, usize), value: &str) -> Result<(), Text> {
    let inputs = &mut gathered.inputs;
    let Some(operand) = catalogue.rule_operands.get(number) else { return Ok(()) };
    if let (Operand::Dated(Dated::Holds(title)), Some(holder)) = (operand, inputs.subjects.get(row)) {
        // Records are read later, and what the book knows of others stays as it is.
        inputs.supposed.insert((title.clone(), holder.clone()), read(value, flag)?);
        return Ok(());
    }
    let Some(column) = inputs.now.get_mut(number) else { return Ok(()) };
    // Of a rule that isn't asked the column is empty, and setting it changes nothing; what is written has to be right all the same.
    match operand {
        Operand::Attribute(name) => {
            let word = read(value, |value| word(catalogue, name, value))?;
            if let Column::Texts(values) = column {
                put(values, row, word);
            }
        }
        Operand::Member { .. } | Operand::InClass { .. } => {
            let flag = read(value, flag)?;
            if let Column::Flags(values) = column {
                put(values, row, flag);
            }
        }
        _ => {
            let amount = read(value, |value| amount(operand, value))?;
            if let Column::Amounts(values) = column {
                put(values, row, amount);
            }
        }
    }
    Ok(())
}

/// Nothing where nothing is written.
fn read<T>(value: &str, of: impl Fn(&str) -> Result<T, Text>) -> Result<Option<T>, Text> {
    if value.is_empty() { Ok(None) } else { of(value).map(Some) }
}

fn put<T>(values: &mut [Option<T>], row: usize, value: Option<T>) {
    if let Some(slot) = values.get_mut(row) {
        *slot = value;
    }
}

fn flag(value: &str) -> Result<bool, Text> {
    yes_or_no(value).ok_or_else(|| Text::new("写 是 或 否", "write yes or no"))
}

fn word(catalogue: &Catalogue, name: &str, value: &str) -> Result<String, Text> {
    let expected = || catalogue.facts.get(name).map(Fact::expected).unwrap_or_default();
    catalogue.read_attribute(name, value).ok_or_else(expected)
}

/// A number; of an age one that is not below zero, as a day that has not come has none.
fn amount(operand: &Operand, value: &str) -> Result<Decimal, Text> {
    let is_age = matches!(operand, Operand::Dated(Dated::Age(_) | Dated::Years(_)));
    match value.parse::<Decimal>() {
        Ok(amount) if is_age && amount < Decimal::ZERO => Err(Text::new("写不小于零的数", "write a number not below zero")),
        Ok(amount) => Ok(amount),
        Err(_) => Err(Text::new("只写数，如 240", "write the number alone, such as 240")),
    }
}
