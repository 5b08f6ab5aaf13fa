//! Entries of records: the columns every line has, written in one order.

/// A file of entries while it is written.
#[derive(Debug)]
pub(crate) struct Entries(String);

/// Written on every line, so that none of them can be taken for a real one.
const SOURCE: &str = "sample-park (fictional)";

/// The record that lines speak of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About<'a> {
    pub(crate) kind: &'static str,
    pub(crate) id: &'a str,
}

impl Entries {
    pub(crate) fn new() -> Self {
        Entries("record,id,field,value,known_at,source,note\n".to_owned())
    }

    /// A field as it became known on a day; nothing where there is nothing to say.
    pub(crate) fn say(&mut self, about: About<'_>, field: &str, value: &str, known: &str) {
        self.note(about, field, value, known, "");
    }

    /// The same with the reason why it was said.
    pub(crate) fn note(&mut self, about: About<'_>, field: &str, value: &str, known: &str, note: &str) {
        if !value.is_empty() {
            self.0.push_str(&format!("{},{},{field},{value},{known},{SOURCE},{note}\n", about.kind, about.id));
        }
    }

    pub(crate) fn text(self) -> String {
        self.0
    }
}
