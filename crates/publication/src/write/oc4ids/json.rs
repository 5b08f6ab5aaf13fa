//! A JSON document in which keys stand as they were put and nothing is empty.

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    /// A text.
    Text(String),
    /// A number as it is written.
    Number(String),
    /// Values in a row.
    List(Vec<Json>),
    /// Values by key.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Json::Text(text.into())
    }

    /// Values by key, of those there are: the standard wants what is empty left out.
    pub fn object(entries: impl IntoIterator<Item = (&'static str, Option<Json>)>) -> Self {
        Json::Object(entries.into_iter().filter_map(|(key, value)| Some((key, value.filter(|value| !value.is_empty())?))).collect())
    }

    fn is_empty(&self) -> bool {
        match self {
            Json::Text(text) | Json::Number(text) => text.trim().is_empty(),
            Json::List(list) => list.is_empty(),
            Json::Object(object) => object.is_empty(),
        }
    }

    /// The document, two blanks a level.
    pub fn written(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        match self {
            Json::Text(text) => quoted(text, out),
            Json::Number(number) => out.push_str(number),
            Json::List(list) => between(out, depth, ('[', ']'), list.iter(), |one, out| one.write(out, depth + 1)),
            Json::Object(object) => between(out, depth, ('{', '}'), object.iter(), |(key, value), out| {
                quoted(key, out);
                out.push_str(": ");
                value.write(out, depth + 1);
            }),
        }
    }
}

fn between<T>(out: &mut String, depth: usize, (open, close): (char, char), all: impl Iterator<Item = T>, write: impl Fn(T, &mut String)) {
    out.push(open);
    for (nth, one) in all.enumerate() {
        out.push_str(if nth > 0 { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(depth + 1));
        write(one, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(close);
}

fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if u32::from(c) < 0x20 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
