//! In which form an answer is wanted: JSON, or a table as CSV, Arrow or Parquet.

use super::tables::Table;
use crate::serve::problem::Problem;
use crate::serve::weights::{Entry, entries};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A document.
    Json,
    /// A table of text; with the mark by which office programs know UTF-8, or without.
    Csv {
        /// Whether the mark stands at the beginning.
        mark: bool,
    },
    /// An Arrow stream.
    Arrow,
    /// A Parquet file.
    Parquet,
}

/// Types and the form that each stands for.
const KNOWN: [(&str, Form); 7] = [
    ("application/json", Form::Json),
    ("*/*", Form::Json),
    ("application/*", Form::Json),
    ("text/csv", Form::Csv { mark: false }),
    ("text/*", Form::Csv { mark: false }),
    (ARROW, Form::Arrow),
    (PARQUET, Form::Parquet),
];
const ARROW: &str = "application/vnd.apache.arrow.stream";
const PARQUET: &str = "application/vnd.apache.parquet";
/// The parameter of `text/csv` that asks for the mark.
const MARKED: &str = "header=bom";

impl Form {
    /// The form that a request wants most.
    ///
    /// # Errors
    /// `not-acceptable` where it wants none that there is.
    pub fn of(headers: &HeaderMap) -> Result<Self, Problem> {
        let Some(wanted) = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()) else { return Ok(Form::Json) };
        let known = |entry: &Entry<'_>| {
            let (_, form) = KNOWN.iter().find(|(name, _)| name.eq_ignore_ascii_case(entry.name))?;
            let mark = entry.with.iter().any(|with| with.eq_ignore_ascii_case(MARKED));
            Some(if matches!(form, Form::Csv { .. }) { Form::Csv { mark } } else { *form })
        };
        entries(wanted).iter().filter(|entry| entry.weight > 0).find_map(known).ok_or_else(none)
    }

    /// The form that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        [Form::Json, Form::Csv { mark: false }, Form::Csv { mark: true }, Form::Arrow, Form::Parquet]
            .into_iter()
            .find(|form| form.word() == word)
    }

    /// A word for the trail and for requests.
    pub fn word(self) -> &'static str {
        match self {
            Form::Json => "json",
            Form::Csv { mark: false } => "csv",
            Form::Csv { mark: true } => "csv-bom",
            Form::Arrow => "arrow",
            Form::Parquet => "parquet",
        }
    }

    /// Type of the answer.
    pub fn kind(self) -> &'static str {
        match self {
            Form::Json => "application/json",
            Form::Csv { .. } => "text/csv; charset=utf-8",
            Form::Arrow => ARROW,
            Form::Parquet => PARQUET,
        }
    }

    /// How the name of a file in it ends.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Json => "json",
            Form::Csv { .. } => "csv",
            Form::Arrow => "arrows",
            Form::Parquet => "parquet",
        }
    }

    /// A table as an answer.
    pub fn respond(self, table: &Table) -> Result<Response, Problem> {
        Ok(([(header::CONTENT_TYPE, self.kind())], table.bytes(self)?).into_response())
    }
}

fn none() -> Problem {
    let all = format!("application/json, text/csv, text/csv;{MARKED}, {ARROW}, {PARQUET}");
    let (zh, en) = (format!("只能给出：{all}"), format!("there are: {all}"));
    Problem::new(StatusCode::NOT_ACCEPTABLE, "not-acceptable", zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_the_one_wanted_most_that_there_is() {
        let of = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, text.parse().expect("value"));
            Form::of(&headers).map_err(|problem| problem.code)
        };
        assert_eq!(of("text/csv"), Ok(Form::Csv { mark: false }));
        assert_eq!(of("text/csv; header=bom"), Ok(Form::Csv { mark: true }));
        assert_eq!(of("application/xml, text/csv;q=0.5"), Ok(Form::Csv { mark: false }));
        assert_eq!(of("application/json;q=0.1, text/csv"), Ok(Form::Csv { mark: false }));
        assert_eq!(of("application/json, text/csv"), Ok(Form::Json));
        assert_eq!(of("application/vnd.apache.arrow.stream"), Ok(Form::Arrow));
        assert_eq!(of("application/vnd.apache.parquet, */*;q=0.1"), Ok(Form::Parquet));
        assert_eq!(of("application/xml"), Err("not-acceptable"));
        assert_eq!(of("application/json;q=0"), Err("not-acceptable"));
    }

    #[test]
    fn each_form_has_a_word() {
        for form in [Form::Json, Form::Csv { mark: false }, Form::Csv { mark: true }, Form::Arrow, Form::Parquet] {
            assert_eq!(Form::parse(form.word()), Some(form));
        }
        assert_eq!(Form::parse("xlsx"), None);
    }
}
