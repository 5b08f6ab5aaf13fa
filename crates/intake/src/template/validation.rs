//! What an office program lets into a cell, and what it says before and after.

use super::codes::List;
use super::layout::Layout;
use figures::{Lang, Measure};
use methodology::catalogue::{Family, Item};
use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, XlsxError};

/// Characters the title and the text of a message may have.
const TITLE: usize = 32;
const TEXT: usize = 255;
/// Beyond this a value in any unit is a slip of the hand; below it a program keeps whole numbers exactly.
const LEAST: &str = "-999999999999";

/// The values of an item.
pub(super) fn item(layout: &Layout<'_>, item: &Item) -> Result<DataValidation, XlsxError> {
    let title = format!("{} {}", item.code, item.title.get(layout.lang));
    numbers(layout, &title, item.measure.name(), item.integer, item.may_be_negative)
}

/// The values of a row of a family.
pub(super) fn family(layout: &Layout<'_>, family: &Family) -> Result<DataValidation, XlsxError> {
    numbers(layout, family.title.get(layout.lang), unit(&family.measure), family.integer, false)
}

fn numbers(layout: &Layout<'_>, title: &str, measure: &str, integer: bool, negative: bool) -> Result<DataValidation, XlsxError> {
    let least = DataValidationRule::GreaterThanOrEqualTo(Formula::new(if negative { LEAST } else { "0" }));
    let rule = DataValidation::new();
    let rule = if integer { rule.allow_whole_number_formula(least) } else { rule.allow_decimal_number_formula(least) };
    let said = said(layout, measure, integer, negative);
    rule.set_input_title(cut(title, TITLE))?
        .set_input_message(cut(&said, TEXT))?
        .set_error_title(layout.words("填报值不符合要求", "Value not accepted"))?
        .set_error_message(cut(&said, TEXT))
}

/// The unit of a family; nothing where each code has its own.
pub(super) fn unit(measure: &Measure) -> &str {
    if measure.name() == "1" { "" } else { measure.name() }
}

/// `计量单位：千元；填整数；不能为负数。`
fn said(layout: &Layout<'_>, measure: &str, integer: bool, negative: bool) -> String {
    let kind =
        if integer { layout.words("填整数", "a whole number") } else { layout.words("可填小数", "a number, decimals allowed") };
    let sign = if negative { layout.words("可为负数", "may be negative") } else { layout.words("不能为负数", "not negative") };
    match layout.lang {
        Lang::Zh if measure.is_empty() => format!("按目录的计量单位；{kind}；{sign}。"),
        Lang::En if measure.is_empty() => format!("In the unit of the catalogue; {kind}; {sign}."),
        Lang::Zh => format!("计量单位：{measure}；{kind}；{sign}。"),
        Lang::En => format!("Unit: {measure}; {kind}; {sign}."),
    }
}

/// The code of a row, from the list on the hidden sheet; nothing where there is no list.
pub(super) fn choice(layout: &Layout<'_>, family: &Family, list: &List<'_>) -> Result<Option<DataValidation>, XlsxError> {
    let Some(range) = list.range() else { return Ok(None) };
    let title = cut(family.title.get(layout.lang), TITLE);
    let hint =
        layout.words("从下拉列表选择代码，或按代码填写；名称自动显示。", "The code is chosen from the list or typed; the name follows.");
    let error = layout.words("代码不在目录中。", "The code is not in the nomenclature.");
    let rule = DataValidation::new().allow_list_formula(Formula::new(range)).set_input_title(title)?.set_input_message(hint)?;
    Ok(Some(rule.set_error_title(layout.words("代码不正确", "Unknown code"))?.set_error_message(error)?))
}

/// The credit code of the unit.
pub(super) fn code(layout: &Layout<'_>) -> Result<DataValidation, XlsxError> {
    let text = layout.words("统一社会信用代码为18位。", "A credit code has 18 characters.");
    let rule = DataValidation::new().allow_text_length(DataValidationRule::EqualTo(18)).set_input_message(text)?;
    rule.set_error_title(layout.words("代码不正确", "Wrong code"))?.set_error_message(text)
}

fn cut(text: &str, length: usize) -> String {
    text.chars().take(length).collect()
}
