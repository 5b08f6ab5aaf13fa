//! In which form an answer is wanted: JSON, or a table as CSV.

use crate::failure::Failure;
use crate::serve::problem::Problem;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use publication::write::lines::line;
use serde_json::Value;

/// A form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A document.
    Json,
    /// A table of text.
    Csv,
}

/// Types and the form that each stands for.
const KNOWN: [(&str, Form); 5] =
    [("application/json", Form::Json), ("*/*", Form::Json), ("application/*", Form::Json), ("text/csv", Form::Csv), ("text/*", Form::Csv)];

impl Form {
    /// The form that a request wants first.
    ///
    /// # Errors
    /// `not-acceptable` where it wants none that there is.
    pub fn of(headers: &HeaderMap) -> Result<Self, Problem> {
        let Some(wanted) = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()) else { return Ok(Form::Json) };
        let kinds = wanted.split(',').map(|kind| kind.split(';').next().unwrap_or_default().trim());
        let known = kinds.into_iter().find_map(|kind| KNOWN.iter().find(|(name, _)| *name == kind).map(|(_, form)| *form));
        let none = || Problem::new(StatusCode::NOT_ACCEPTABLE, "not-acceptable", "只能给出 JSON 或 CSV", "there are JSON and CSV");
        known.ok_or_else(none)
    }

    /// A word for the trail.
    pub fn word(self) -> &'static str {
        match self {
            Form::Json => "json",
            Form::Csv => "csv",
        }
    }
}

/// Columns of text.
#[derive(Debug)]
pub struct Table {
    columns: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Figures, a row each, of their documents.
    pub fn of_figures(figures: &[Value]) -> Self {
        let columns = vec![
            "id", "indicator", "title", "period", "area", "dimension", "member", "basis", "price", "unit", "value", "reason", "status",
            "filed", "expected", "as_of", "pack",
        ];
        Table { columns, rows: figures.iter().map(row).collect() }
    }

    /// The table as CSV. The mark at the beginning tells office programs that the text is UTF-8.
    pub fn respond(&self) -> Result<Response, Problem> {
        let mut out = "\u{feff}".as_bytes().to_vec();
        let failed = |error: std::io::Error| Problem::from(Failure::io("csv", &error));
        line(&mut out, self.columns.iter().copied()).map_err(failed)?;
        for row in &self.rows {
            line(&mut out, row.iter().map(String::as_str)).map_err(failed)?;
        }
        Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], out).into_response())
    }
}

fn row(figure: &Value) -> Vec<String> {
    let text =
        |value: &Value| value.as_str().map_or_else(|| if value.is_null() { String::new() } else { value.to_string() }, str::to_owned);
    let by = figure["by"].as_object().and_then(|by| by.iter().next());
    let (dimension, member) = by.map_or((String::new(), String::new()), |(dimension, member)| (dimension.clone(), text(member)));
    let mut row: Vec<String> = ["id", "indicator"].iter().map(|key| text(&figure[*key])).collect();
    row.push(text(&figure["title"]["zh"]));
    row.extend(["period", "area"].iter().map(|key| text(&figure[*key])));
    row.extend([dimension, member]);
    row.extend(["basis", "price", "unit", "value", "reason", "status"].iter().map(|key| text(&figure[*key])));
    row.extend(["filed", "expected"].iter().map(|key| text(&figure["coverage"][*key])));
    row.extend([text(&figure["as_of"]), text(&figure["pack"]["hash"])]);
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_the_first_that_there_is() {
        let of = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, text.parse().expect("value"));
            Form::of(&headers).map_err(|problem| problem.code)
        };
        assert_eq!(of("text/csv"), Ok(Form::Csv));
        assert_eq!(of("application/xml, text/csv;q=0.5"), Ok(Form::Csv));
        assert_eq!(of("application/json, text/csv"), Ok(Form::Json));
        assert_eq!(of("application/xml"), Err("not-acceptable"));
    }
}
