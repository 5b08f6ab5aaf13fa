//! Tidy CSV: the columns every filing has, written in one order.

/// A tidy file while it is written.
#[derive(Debug)]
pub(crate) struct Table(String);

/// What the lines of one filing have in common.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head<'a> {
    pub(crate) unit: &'a str,
    pub(crate) form: &'a str,
    pub(crate) period: &'a str,
    pub(crate) same_period: bool,
    pub(crate) known: &'a str,
    pub(crate) note: &'a str,
}

/// Written on every line, so that none of them can be taken for a real one.
const SOURCE: &str = "sample-park (fictional)";

impl Table {
    pub(crate) fn new() -> Self {
        Table("unit,form,period,item,value,role,known_at,source,note\n".to_owned())
    }

    /// One line per item.
    pub(crate) fn put(&mut self, head: Head<'_>, items: &[(&str, i64)]) {
        let texts: Vec<(&str, String)> = items.iter().map(|(item, value)| (*item, value.to_string())).collect();
        self.write(head, &texts);
    }

    /// One line per item, its value as it is written.
    pub(crate) fn write(&mut self, head: Head<'_>, items: &[(&str, String)]) {
        let role = if head.same_period { "same_period" } else { "current" };
        for (item, value) in items {
            let cells = [head.unit, head.form, head.period, item, value, role, head.known, SOURCE, head.note];
            self.0.push_str(&cells.join(","));
            self.0.push('\n');
        }
    }

    /// Whether nothing but the header is in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.lines().count() < 2
    }

    pub(crate) fn text(self) -> String {
        self.0
    }
}

/// `2021-06`.
pub(crate) fn month(year: i16, month: i8) -> String {
    format!("{year}-{month:02}")
}

/// `2021-01..06`.
pub(crate) fn up_to(year: i16, month: i8) -> String {
    format!("{year}-01..{month:02}")
}
