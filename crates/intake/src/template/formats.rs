//! How the cells of a template look: what is filled in is white and open, all else grey and locked.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

const GREY: Color = Color::RGB(0xED_ED_ED);
const DIM: Color = Color::RGB(0x7F_7F_7F);

/// Text of the sheet.
pub(super) fn plain() -> Format {
    Format::new().set_font_name("宋体").set_font_size(10).set_font_charset(134).set_align(FormatAlign::VerticalCenter)
}

/// The form's name.
pub(super) fn title() -> Format {
    plain().set_font_size(16).set_bold().set_align(FormatAlign::Center)
}

/// A cell with lines around it.
pub(super) fn lined() -> Format {
    plain().set_border(FormatBorder::Thin)
}

/// A heading of a column.
pub(super) fn heading() -> Format {
    lined().set_bold().set_align(FormatAlign::Center).set_text_wrap()
}

/// Unit of measure, code or number of a column.
pub(super) fn centred() -> Format {
    lined().set_align(FormatAlign::Center)
}

/// The name of an item, by its level.
pub(super) fn name(level: u32) -> Format {
    lined().set_text_wrap().set_indent(u8::try_from(level.min(15)).unwrap_or_default())
}

/// A text to fill in, kept as typed.
pub(super) fn open_text() -> Format {
    plain().set_num_format("@").set_unlocked()
}

/// A value to fill in.
pub(super) fn open(integer: bool) -> Format {
    amount(integer).set_unlocked()
}

/// A value that is not filled in here.
pub(super) fn locked(integer: bool) -> Format {
    amount(integer).set_background_color(GREY)
}

/// Where nothing is filed.
pub(super) fn absent() -> Format {
    centred().set_background_color(GREY).set_font_color(DIM)
}

/// Small print below the sheet.
pub(super) fn small() -> Format {
    plain().set_font_size(9).set_font_color(DIM)
}

fn amount(integer: bool) -> Format {
    lined().set_num_format(if integer { "#,##0" } else { "#,##0.00##" })
}

/// Writes a text over a range, which may be a single cell.
pub(super) fn join(sheet: &mut Worksheet, from: (u32, u16), to: (u32, u16), text: &str, format: &Format) -> Result<(), XlsxError> {
    if from == to {
        sheet.write_string_with_format(from.0, from.1, text, format)?;
    } else {
        sheet.merge_range(from.0, from.1, to.0, to.1, text, format)?;
    }
    Ok(())
}
