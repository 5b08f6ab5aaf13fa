//! What a general reader of workbooks takes for the same files: every cell of every sheet, nothing else. For `bench/workbooks.sh`.

use calamine::{Data, Reader, open_workbook_auto};

fn main() {
    let (mut numbers, mut files) = (0_u64, 0_u64);
    for path in std::env::args().skip(1) {
        let mut book = open_workbook_auto(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        for (_, range) in book.worksheets() {
            numbers += range.used_cells().filter(|(_, _, cell)| matches!(cell, Data::Float(_) | Data::Int(_))).count() as u64;
        }
        files += 1;
    }
    println!("{files} files, {numbers} numbers");
}
