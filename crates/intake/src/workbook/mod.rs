//! Workbooks: bytes of an office file become sheets of cells, whatever program wrote them.

pub mod grid;

pub use grid::{Book, Cell, Merge, Sheet};

/// Stand-in until the readers are merged.
pub fn open(_: &str, bytes: &[u8]) -> (Option<Book>, Vec<figures::Issue>) {
    use calamine::{Data, Reader};
    let Ok(mut book) = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(bytes)) else {
        return (None, vec![figures::Issue::blocking("unreadable", figures::Place::file(""), figures::Text::new("x", "x"))]);
    };
    let mut out = Book::default();
    for (name, meta) in book.sheet_names().into_iter().zip(book.sheets_metadata().to_vec()) {
        let mut sheet = Sheet::named(name.clone());
        sheet.hidden = meta.visible != calamine::SheetVisible::Visible;
        if let Ok(range) = book.worksheet_range(&name) {
            let (r0, c0) = range.start().unwrap_or_default();
            for (r, c, v) in range.used_cells() {
                let cell = match v {
                    Data::Empty => Cell::Empty,
                    Data::String(s) => Cell::Text(s.clone()),
                    Data::Float(f) => f.to_string().parse().map_or(Cell::Empty, Cell::Number),
                    Data::Int(i) => Cell::Number((*i).into()),
                    Data::Bool(b) => Cell::Flag(*b),
                    other => Cell::Text(other.to_string()),
                };
                sheet.put(r0 + r as u32, c0 + c as u32, cell);
            }
        }
        out.sheets.push(sheet);
    }
    (Some(out), Vec::new())
}

/// Stand-in.
pub fn decrypted(_: &[u8]) -> Option<Vec<u8>> {
    None
}
