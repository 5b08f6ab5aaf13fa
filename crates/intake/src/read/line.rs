//! One line of a CSV file, cut into fields that know their column.
//!
//! A file is read line by line, so that a quote left open spoils its own line only and every later
//! mistake is still found; a field of a value must know its column for the excerpt. (The `csv` crate
//! gives neither; the tests hold this cut against it.)

use std::borrow::Cow;

/// One field with its place in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field<'t> {
    /// Content without quotes.
    pub text: Cow<'t, str>,
    /// First character, from 1.
    pub column: u32,
    /// Characters as written, quotes included.
    pub width: u32,
}

/// A quote that is not closed on its line; holds the column of the quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OpenQuote(pub u32);

/// Cuts a line (without its line end) at commas outside quotes.
pub(crate) fn split(line: &str) -> Result<Vec<Field<'_>>, OpenQuote> {
    let mut fields = Vec::with_capacity(9);
    let mut rest = line;
    let mut column = 1;
    loop {
        let (text, taken) = match rest.strip_prefix('"') {
            Some(inner) => quoted(inner).map(|(text, n)| (Cow::Owned(text), n + 1)).ok_or(OpenQuote(column))?,
            None => plain(rest),
        };
        let width = count(&rest[..taken]);
        fields.push(Field { text, column, width });
        match rest[taken..].strip_prefix(',') {
            Some(more) => rest = more,
            None => return Ok(fields),
        }
        column += width + 1;
    }
}

fn plain(rest: &str) -> (Cow<'_, str>, usize) {
    let end = rest.find(',').unwrap_or(rest.len());
    (Cow::Borrowed(&rest[..end]), end)
}

/// Content up to the closing quote and whatever stands between it and the next comma; how many
/// bytes were taken. `None` when the quote is never closed.
fn quoted(inner: &str) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut at = 0;
    loop {
        let close = at + inner[at..].find('"')?;
        text.push_str(&inner[at..close]);
        at = close + 1;
        if !inner[at..].starts_with('"') {
            break;
        }
        text.push('"');
        at += 1;
    }
    let (tail, taken) = plain(&inner[at..]);
    text.push_str(&tail);
    Some((text, at + taken))
}

fn count(text: &str) -> u32 {
    let characters = if text.is_ascii() { text.len() } else { text.chars().count() };
    u32::try_from(characters).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(line: &str) -> Vec<String> {
        split(line).expect(line).into_iter().map(|f| f.text.into_owned()).collect()
    }

    #[test]
    fn fields_know_their_column_in_characters() {
        let fields = split("中文,\"a,b\",3").expect("line");
        let places: Vec<(u32, u32)> = fields.iter().map(|f| (f.column, f.width)).collect();
        assert_eq!(places, [(1, 2), (4, 5), (10, 1)]);
        assert_eq!(texts("中文,\"a,b\",3"), ["中文", "a,b", "3"]);
    }

    #[test]
    fn an_open_quote_is_named_by_its_column() {
        assert_eq!(split("a,\"b,c"), Err(OpenQuote(3)));
        assert_eq!(texts("\"say \"\"so\"\"\","), ["say \"so\"", ""]);
    }

    proptest! {
        #[test]
        fn a_line_is_cut_as_the_csv_crate_cuts_it(line in "[a-c,\"中 ]{1,16}") {
            if let Ok(fields) = split(&line) {
                let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(line.as_bytes());
                let theirs: Vec<String> = reader.records().next().expect("a record").expect("text").iter().map(str::to_owned).collect();
                let ours: Vec<String> = fields.into_iter().map(|f| f.text.into_owned()).collect();
                prop_assert_eq!(ours, theirs);
            }
        }
    }
}
