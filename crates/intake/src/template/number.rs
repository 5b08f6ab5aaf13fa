//! An exact amount as the number a workbook holds: workbooks know no other.

use figures::Decimal;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// Writes an amount. A workbook keeps 15 significant digits; amounts of forms have fewer.
pub(super) fn write(sheet: &mut Worksheet, at: (u32, u16), amount: Decimal, format: &Format) -> Result<(), XlsxError> {
    let number: f64 = amount.to_string().parse().unwrap_or_default();
    sheet.write_number_with_format(at.0, at.1, number, format)?;
    Ok(())
}
