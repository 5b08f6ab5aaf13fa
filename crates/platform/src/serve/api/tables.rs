//! Documents as tables: which columns each kind of answer has, what type each is, and where in the document it stands. What has no
//! value is null, with its reason in a column beside it, and never a number.

use super::accept::Form;
use crate::failure::{FAILED, Failure};
use crate::serve::House;
use crate::serve::problem::Problem;
use figures::Moment;
use jiff::tz::TimeZone;
use ledger::{Cells, Columns};
use publication::write::lines::line;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Amount,
    Whole,
    Moment,
    Flag,
}

/// A column: its name, what it holds, and where that stands in the document of a row.
type Column = (&'static str, Kind, &'static str);

/// A table of documents.
#[derive(Debug)]
pub struct Table {
    columns: &'static [Column],
    rows: Vec<Value>,
    notes: Vec<(String, String)>,
    zone: TimeZone,
}

const FIGURES: &[Column] = &[
    ("id", Kind::Text, "/id"),
    ("indicator", Kind::Text, "/indicator"),
    ("title", Kind::Text, "/title/zh"),
    ("title_en", Kind::Text, "/title/en"),
    ("period", Kind::Text, "/period"),
    ("area", Kind::Text, "/area"),
    ("dimension", Kind::Text, "/dimension"),
    ("member", Kind::Text, "/member"),
    ("basis", Kind::Text, "/basis"),
    ("price", Kind::Text, "/price"),
    ("unit", Kind::Text, "/unit"),
    ("value", Kind::Amount, "/value"),
    ("reason", Kind::Text, "/reason"),
    ("status", Kind::Text, "/status"),
    ("filed", Kind::Whole, "/coverage/filed"),
    ("expected", Kind::Whole, "/coverage/expected"),
    ("as_of", Kind::Moment, "/as_of"),
    ("pack", Kind::Text, "/pack/hash"),
];

const REVISIONS: &[Column] = &[
    ("id", Kind::Text, "/id"),
    ("period", Kind::Text, "/period"),
    ("known", Kind::Moment, "/known"),
    ("unit", Kind::Text, "/unit"),
    ("value", Kind::Amount, "/value"),
    ("reason", Kind::Text, "/reason"),
    ("filed", Kind::Whole, "/filed"),
    ("expected", Kind::Whole, "/expected"),
    ("pack", Kind::Text, "/pack_hash"),
];

const FILINGS: &[Column] = &[
    ("figure", Kind::Text, "/figure"),
    ("role", Kind::Text, "/role"),
    ("fact", Kind::Whole, "/fact"),
    ("firm", Kind::Text, "/unit"),
    ("form", Kind::Text, "/form"),
    ("period", Kind::Text, "/period"),
    ("item", Kind::Text, "/item"),
    ("column", Kind::Text, "/column"),
    ("unit", Kind::Text, "/measure"),
    ("value", Kind::Amount, "/value"),
    ("reason", Kind::Text, "/reason"),
    ("revision", Kind::Whole, "/revision"),
    ("replaced_value", Kind::Amount, "/replaced_value"),
    ("known", Kind::Moment, "/known"),
    ("recorded", Kind::Moment, "/recorded"),
    ("person", Kind::Text, "/person"),
    ("file", Kind::Text, "/file"),
    ("sha256", Kind::Text, "/sha256"),
    ("line", Kind::Whole, "/line"),
    ("cell", Kind::Text, "/cell"),
    ("source", Kind::Text, "/source"),
    ("note", Kind::Text, "/note"),
];

const DUTIES: &[Column] = &[
    ("sheet", Kind::Text, "/sheet"),
    ("form", Kind::Text, "/form"),
    ("title", Kind::Text, "/title"),
    ("frequency", Kind::Text, "/frequency"),
    ("period", Kind::Text, "/period"),
    ("firm", Kind::Text, "/unit"),
    ("firm_name", Kind::Text, "/unitName"),
    ("due", Kind::Moment, "/due"),
    ("overdue", Kind::Flag, "/overdue"),
    ("state", Kind::Text, "/state"),
    ("locked", Kind::Flag, "/locked"),
    ("submitted_at", Kind::Moment, "/submittedAt"),
    ("accepted_at", Kind::Moment, "/acceptedAt"),
    ("open_a", Kind::Whole, "/errors/A"),
    ("open_b", Kind::Whole, "/errors/B"),
    ("open_c", Kind::Whole, "/errors/C"),
    ("open_d", Kind::Whole, "/errors/D"),
    ("version", Kind::Whole, "/version"),
];

const TRAIL: &[Column] = &[
    ("id", Kind::Whole, "/id"),
    ("at", Kind::Moment, "/at"),
    ("actor", Kind::Text, "/actor"),
    ("viewing", Kind::Text, "/viewing"),
    ("act", Kind::Text, "/act"),
    ("subject", Kind::Text, "/subject"),
    ("outcome", Kind::Text, "/outcome"),
    ("detail", Kind::Text, "/detail"),
    ("address", Kind::Text, "/address"),
    ("hash", Kind::Text, "/hash"),
];

impl Table {
    /// Figures, a row each, of their documents.
    pub fn of_figures(figures: &[Value], as_of: Moment, house: &House) -> Self {
        let row = |figure: &Value| {
            let mut row = figure.clone();
            let by = figure["by"].as_object().and_then(|by| by.iter().next());
            (row["dimension"], row["member"]) = by.map_or((Value::Null, Value::Null), |(name, member)| (json!(name), member.clone()));
            row
        };
        Self::new(FIGURES, figures.iter().map(row).collect(), figures, as_of, house)
    }

    /// A figure as it was known at each of its moments, a row each.
    pub fn of_revisions(told: &Value, as_of: Moment, house: &House) -> Self {
        let moments = told["moments"].as_array().cloned().unwrap_or_default();
        let mut rows = Vec::new();
        for of in told["rows"].as_array().into_iter().flatten() {
            for (cell, known) in of["values"].as_array().into_iter().flatten().zip(&moments) {
                let mut row = cell.clone();
                (row["id"], row["period"], row["known"], row["unit"]) =
                    (of["id"].clone(), of["period"].clone(), known.clone(), told["unit"].clone());
                rows.push(row);
            }
        }
        let named: Vec<Value> = rows.clone();
        Self::new(REVISIONS, rows, &named, as_of, house)
    }

    /// The filings that an explanation tells, a row each.
    pub fn of_filings(told: &Value, as_of: Moment, house: &House) -> Self {
        let sections =
            told["sections"].as_array().into_iter().flatten().flat_map(|section| section["filings"].as_array().into_iter().flatten());
        let row = |filing: &Value| {
            let mut row = filing.clone();
            (row["figure"], row["measure"]) = (told["figure"]["id"].clone(), measure(house, filing));
            row
        };
        Self::new(FILINGS, sections.map(row).collect(), std::slice::from_ref(&told["figure"]), as_of, house)
    }

    /// Sheets that are to be filed.
    pub fn of_duties(duties: &Value, as_of: Moment, house: &House) -> Self {
        let row = |duty: &Value| {
            let mut row = duty.clone();
            let word = |name: &str| duty[name].as_str().unwrap_or_default().to_owned();
            row["sheet"] = json!(format!("{}/{}/{}", word("form"), word("period"), word("unit")));
            row
        };
        Self::new(DUTIES, duties.as_array().into_iter().flatten().map(row).collect(), &[], as_of, house)
    }

    /// Rows of the trail.
    pub fn of_trail(rows: &Value, as_of: Moment, house: &House) -> Self {
        Self::new(TRAIL, rows.as_array().cloned().unwrap_or_default(), &[], as_of, house)
    }

    fn new(columns: &'static [Column], rows: Vec<Value>, figures: &[Value], as_of: Moment, house: &House) -> Self {
        let zone = house.work.zone().clone();
        let indicator = |figure: &Value| {
            let of_id = || figure["id"].as_str().and_then(|id| id.split('@').next()).map(str::to_owned);
            figure["indicator"].as_str().map(str::to_owned).or_else(of_id)
        };
        let pack = |figure: &Value| match &figure["pack"] {
            Value::Object(pack) => Some(["id", "version", "hash"].map(|key| pack.get(key).map(plain).unwrap_or_default()).join(" ")),
            _ => figure["pack_hash"].as_str().map(str::to_owned),
        };
        let joined = |all: BTreeSet<String>| all.into_iter().collect::<Vec<_>>().join(", ");
        let notes = vec![
            ("wanmu.indicators".to_owned(), joined(figures.iter().filter_map(indicator).collect())),
            ("wanmu.as_of".to_owned(), as_of.rfc3339(&zone)),
            ("wanmu.packs".to_owned(), joined(figures.iter().filter_map(pack).collect())),
            ("wanmu.version".to_owned(), env!("CARGO_PKG_VERSION").to_owned()),
        ];
        Table { columns, rows, notes, zone }
    }

    /// One more note, such as where the next page begins.
    pub fn with(mut self, name: &str, text: Option<String>) -> Self {
        self.notes.extend(text.map(|text| (format!("wanmu.{name}"), text)));
        self
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The table in a form; JSON is a list of its rows.
    pub fn bytes(&self, form: Form) -> Result<Vec<u8>, Problem> {
        let failed = |error: ledger::Error| Problem::from(error);
        match form {
            Form::Json => serde_json::to_vec(&self.rows).map_err(|error| broken(&error.to_string())),
            Form::Csv { mark } => self.csv(mark).map_err(|error| Failure::io("csv", &error).into()),
            Form::Arrow => self.typed()?.arrow_stream().map_err(failed),
            Form::Parquet => self.typed()?.parquet().map_err(failed),
        }
    }

    fn csv(&self, mark: bool) -> std::io::Result<Vec<u8>> {
        let mut out = if mark { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
        line(&mut out, self.columns.iter().map(|(name, ..)| *name))?;
        for row in &self.rows {
            let cells: Vec<String> = self.columns.iter().map(|(_, _, at)| row.pointer(at).map(plain).unwrap_or_default()).collect();
            line(&mut out, cells.iter().map(String::as_str))?;
        }
        Ok(out)
    }

    fn typed(&self) -> Result<Columns, Problem> {
        let named = self.columns.iter().map(|column| Ok((column.0.to_owned(), self.cells(column)?))).collect::<Result<_, Problem>>()?;
        Ok(Columns { named, notes: self.notes.clone() })
    }

    fn cells(&self, (name, kind, at): &Column) -> Result<Cells, Problem> {
        let values = self.rows.iter().map(|row| row.pointer(at).filter(|value| !value.is_null()));
        Ok(match kind {
            Kind::Text => Cells::Text(values.map(|value| value.map(plain)).collect()),
            Kind::Amount => Cells::Amount(read(name, values, |value| plain(value).parse().ok())?),
            Kind::Whole => Cells::Whole(read(name, values, Value::as_i64)?),
            Kind::Moment => Cells::Moment(read(name, values, |value| Moment::parse(value.as_str()?, &self.zone))?),
            Kind::Flag => Cells::Flag(read(name, values, Value::as_bool)?),
        })
    }
}

/// Values of a column; one that can't be read is an error, because null means that there is none.
fn read<'v, T>(
    name: &str,
    values: impl Iterator<Item = Option<&'v Value>>,
    one: impl Fn(&Value) -> Option<T>,
) -> Result<Vec<Option<T>>, Problem> {
    let unread = |value: &Value| broken(&format!("{name}: {value}"));
    values.map(|value| value.map(|value| one(value).ok_or_else(|| unread(value))).transpose()).collect()
}

fn broken(what: &str) -> Problem {
    Failure::new(FAILED, format!("表格无法写出：{what}"), format!("the table can't be written: {what}")).into()
}

/// A value as text.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The unit that an item of a form is filed in.
fn measure(house: &House, filing: &Value) -> Value {
    let form = filing["form"].as_str().and_then(|form| house.work.catalogue.forms.get(form));
    let item = form.and_then(|form| form.items.get(filing["item"].as_str()?));
    item.map_or(Value::Null, |item| json!(item.measure.name()))
}
