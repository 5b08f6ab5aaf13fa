//! Below the rows: who answers for them, and what the unit wants to explain.

use super::formats::{self, join};
use super::layout::Layout;
use rust_xlsxwriter::{FormatAlign, Worksheet, XlsxError};

const SIGNED_ZH: &str =
    "单位负责人：　　　　　统计负责人：　　　　　填表人：　　　　　联系电话：　　　　　　报出日期：　　　年　　月　　日";
const SIGNED_EN: &str =
    "Head of the unit:                Statistics:                Filled in by:                Telephone:                Date:            ";

/// The explanation, the line of names and a word on the colours.
pub(super) fn write(sheet: &mut Worksheet, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let (row, last) = (layout.end_row(), layout.last());
    sheet.write_string_with_format(row, 0, layout.words("说明：", "Explanation:"), &formats::lined())?;
    let wide = formats::lined().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@").set_unlocked();
    join(sheet, (row, 1), (row, last), "", &wide)?;
    sheet.set_row_height(row, 48)?;
    join(sheet, (row + 1, 0), (row + 1, last), layout.words(SIGNED_ZH, SIGNED_EN), &formats::plain().set_shrink().set_unlocked())?;
    sheet.set_row_height(row + 1, 24)?;
    let colours = layout.words(
        "白色单元格由单位填报；灰色单元格由系统或公式给出，“—”处不填。",
        "White cells are filled in by the unit; grey ones by the system or a formula; “—” stays as it is.",
    );
    join(sheet, (row + 2, 0), (row + 2, last), colours, &formats::small())
}
