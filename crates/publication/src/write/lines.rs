//! A line of CSV. What a spreadsheet would take for a formula is written as a text.

use figures::Decimal;
use std::io::{self, Write};

/// A line of CSV. Text that a spreadsheet would take for a formula is kept from that by an apostrophe; numbers stay.
pub fn line<'a>(out: &mut dyn Write, cells: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
    for (nth, cell) in cells.into_iter().enumerate() {
        if nth > 0 {
            out.write_all(b",")?;
        }
        let formula = matches!(cell.as_bytes(), [b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r', ..]) && !is_number(cell);
        let guard = if formula { "'" } else { "" };
        if cell.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
            write!(out, "\"{guard}{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(guard.as_bytes())?;
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\n")
}

fn is_number(cell: &str) -> bool {
    cell.parse::<Decimal>().is_ok() || Decimal::from_scientific(cell).is_ok()
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let mut out = Vec::new();
        line(&mut out, ["a,b", "say \"x\"", "=SUM(A1)", "-1.5", "-2e-7", "甲", "\r=1"]).expect("memory");
        assert_eq!(String::from_utf8_lossy(&out), "\"a,b\",\"say \"\"x\"\"\",'=SUM(A1),-1.5,-2e-7,甲,\"'\r=1\"\n");
    }
}
