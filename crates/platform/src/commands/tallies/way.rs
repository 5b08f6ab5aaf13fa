//! The way back from a tally.

use crate::commands::records::{hidden, shown};
use crate::workspace::Workspace;
use crate::{render, wire};
use assessment::records::Record;
use figures::Lang;
use methodology::catalogue::Tally;
use publication::charted::Shown;
use publication::disclosure::Disclosed;
use publication::dossier::Dossier;
use serde_json::{Value, json};

/// A tally with the records that count, as far as they may be seen.
pub(super) struct Way<'a> {
    pub(super) tally: &'a Tally,
    pub(super) figure: &'a Disclosed,
    pub(super) counting: Option<&'a Dossier<'a>>,
}

impl Way<'_> {
    fn decimals(&self) -> u32 {
        self.figure.outcome().value().map_or(0, |value| value.normalize().scale())
    }

    fn records(&self) -> &[&Record] {
        self.counting.map_or(&[], Dossier::records)
    }

    fn withheld(&self) -> Shown<u64> {
        self.counting.map_or(Ok(0), Dossier::withheld)
    }

    pub(super) fn text(&self, work: &Workspace, lang: Lang) -> String {
        let value = render::value(self.figure.figure(), self.figure.measure(), self.decimals(), lang);
        let as_of = self.figure.attributes().as_of.rfc3339(work.zone());
        let mut out = format!("{} · {value}\n{}\n{as_of}\n\n{}\n", self.tally.title.get(lang), self.figure.id(), self.tally.formula);
        for record in self.records() {
            out.push_str(&format!("  {}{}\n", record.id, self.said(record, lang)));
        }
        out.extend(hidden(self.withheld()).map(|text| format!("  {}\n", text.get(lang))));
        out
    }

    /// What the formula names of a record, each with its place.
    fn said(&self, record: &Record, lang: Lang) -> String {
        let Some(dossier) = self.counting else { return String::new() };
        let of = |id: &str| {
            let (field, said) = (dossier.kind.field(id)?, record.fields.get(id)?);
            Some(format!("  {} {} [{}]", field.title.get(lang), shown(field, &said.value, lang), said.place))
        };
        self.tally.fields().into_iter().filter_map(of).collect()
    }

    pub(super) fn document(&self, work: &Workspace, lang: Lang) -> Value {
        let of = |record: &&Record| {
            let said = |id: &str| {
                let said = record.fields.get(id)?;
                let known = said.known.rfc3339(work.zone());
                Some((id.to_owned(), json!({ "value": said.value, "known_at": known, "place": said.place.to_string() })))
            };
            let fields: serde_json::Map<String, Value> = self.tally.fields().into_iter().filter_map(said).collect();
            json!({ "id": record.id, "fields": fields })
        };
        json!({
            "figure": wire::figure(self.figure, self.figure.measure(), self.decimals(), work.zone()),
            "title": self.tally.title.get(lang),
            "formula": self.tally.formula,
            "records": self.records().iter().map(of).collect::<Vec<_>>(),
            "withheld": self.withheld().ok(),
        })
    }
}
