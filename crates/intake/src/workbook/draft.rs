//! A sheet in the making: cells usually come in order, and those that do not are sorted in once.

use super::grid::{Cell, Sheet};

/// A sheet and the cells that came out of order.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The sheet so far.
    pub sheet: Sheet,
    next: (u32, u32),
    late: Vec<(u32, u32, Cell)>,
}

impl Draft {
    /// An empty sheet.
    pub fn named(name: &str) -> Self {
        Draft { sheet: Sheet::named(name), ..Draft::default() }
    }

    /// Puts a cell; the last one put at a place counts.
    pub fn put(&mut self, row: u32, column: u32, cell: Cell) {
        if (row, column) < self.next || !self.late.is_empty() {
            self.late.push((row, column, cell));
            return;
        }
        self.next = (row, column.saturating_add(1));
        self.sheet.put(row, column, cell);
    }

    /// The sheet with all its cells.
    pub fn finish(mut self) -> Sheet {
        if !self.late.is_empty() {
            self.sheet.absorb(self.late);
        }
        self.sheet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_out_of_order_are_sorted_in_and_the_last_counts() {
        let mut draft = Draft::named("表");
        for (row, column, text) in [(1, 1, "a"), (0, 3, "b"), (1, 1, "c"), (2, 0, "d"), (0, 1, "e")] {
            draft.put(row, column, Cell::Text(text.to_owned()));
        }
        let sheet = draft.finish();
        let shown: Vec<String> =
            sheet.rows().flat_map(|(r, cells)| cells.iter().map(move |(c, t)| format!("{r},{c}{}", t.display()))).collect();
        assert_eq!(shown, ["0,1e", "0,3b", "1,1c", "2,0d"]);
    }
}
