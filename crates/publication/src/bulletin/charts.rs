//! Charts of a bulletin: what is drawn, the finding in words, and the table of the same numbers.

use super::fault::BulletinFault;
use super::members::{self, View};
use super::sentence::{Local, Writer, around};
use super::tables::{heads, numbered, with_unit};
use crate::bridge::{Bridge, Step};
use crate::change::{self, Size};
use crate::document::{Chart, Derivation, Row, RowKind, Run, Table, plain};
use crate::draw::{Bar, BarKind, Bars, Drawing, Mark, Waterfall};
use crate::parts;
use crate::printed::OneUnit;
use crate::round::number;
use figures::{Decimal, Outcome, Text};
use methodology::catalogue::{ChangeKind, ChartDef, ChartKind, TableColumn};

/// All charts in order.
pub(super) fn all(writer: &Writer<'_>) -> Result<Vec<Chart>, BulletinFault> {
    let charts = writer.bulletin.charts.iter().enumerate();
    charts.map(|(at, def)| chart(writer, def, numbered(writer.lang, ("图", "Figure"), at + 1))).collect()
}

/// What a kind of chart gives.
struct Drawn {
    local: Local,
    drawing: Option<Drawing>,
    heads: Vec<String>,
    rows: Vec<Row>,
}

fn chart(writer: &Writer<'_>, def: &ChartDef, label: String) -> Result<Chart, BulletinFault> {
    let title = plain(&writer.sentence(def.title.get(writer.lang))?);
    let drawn = match &def.kind {
        ChartKind::Bridge { growth, level } => waterfall(writer, growth, level)?,
        ChartKind::Bars { breakdown, columns } => bars(writer, breakdown, columns)?,
    };
    let finding = match drawn.drawing {
        Some(_) => writer.sentence_with(def.finding.get(writer.lang), &drawn.local)?,
        None => Vec::new(),
    };
    let nothing = Text::new("本图没有可以公布的数据。", "Nothing of this chart may be published.");
    let remarks = if drawn.drawing.is_some() { Vec::new() } else { vec![vec![Run::Text(nothing.get(writer.lang).to_owned())]] };
    let stub = def.stub.get(writer.lang).to_owned();
    let table = Table { label: String::new(), title: title.clone(), stub, heads: drawn.heads, rows: drawn.rows, remarks };
    Ok(Chart { label, title, finding, drawing: drawn.drawing, table })
}

fn waterfall(writer: &Writer<'_>, growth: &str, level: &str) -> Result<Drawn, BulletinFault> {
    let slot = writer.slot(level)?;
    let Some(bridge) = writer.material.bridges.get(growth) else {
        return Ok(Drawn { local: Local::new(), drawing: None, heads: Vec::new(), rows: Vec::new() });
    };
    let unit = writer.printer().one_unit(slot, bridge.from.abs().max(bridge.to.abs()), &bridge.measure);
    let terms = Terms { writer, bridge, unit };
    let ends =
        [("上年公布数", "published last year"), ("本期数", "this period")].map(|(zh, en)| Text::new(zh, en).get(writer.lang).to_owned());
    let [from, to] = ends;
    let drawing = Waterfall {
        unit: terms.unit.name.clone(),
        from: terms.mark(from, bridge.from, false),
        steps: bridge.steps.iter().map(|s| terms.mark(parts::names(&s.parts).get(writer.lang).to_owned(), s.amount, true)).collect(),
        to: terms.mark(to, bridge.to, false),
    };
    let amount = Text::new("金额", "Amount");
    Ok(Drawn {
        local: terms.largest(),
        heads: vec![with_unit(amount.get(writer.lang), &terms.unit.name, writer.lang)],
        rows: drawing.marks().map(|(mark, whole)| row(mark, whole)).collect(),
        drawing: Some(Drawing::Waterfall(Box::new(drawing))),
    })
}

fn row(mark: &Mark, whole: bool) -> Row {
    let kind = if whole { RowKind::Total } else { RowKind::Plain };
    Row { name: mark.label.clone(), cells: vec![vec![mark.run.clone()]], kind }
}

/// The terms of a bridge in one unit.
struct Terms<'a> {
    writer: &'a Writer<'a>,
    bridge: &'a Bridge,
    unit: OneUnit,
}

impl Terms<'_> {
    fn mark(&self, label: String, amount: Decimal, signed: bool) -> Mark {
        let value = self.unit.of(amount, &self.bridge.measure);
        let text = number(value, self.unit.decimals);
        let plus = if signed && value > Decimal::ZERO { "+" } else { "" };
        Mark { label, value, run: self.term(format!("{plus}{text}").replace('-', "−"), amount) }
    }

    fn term(&self, shown: String, amount: Decimal) -> Run {
        let exact = (Some(shown), Outcome::Value(amount), &self.bridge.measure);
        self.writer.printer().derived(exact, Derivation::Term, &self.bridge.id, &self.writer.setting.as_of)
    }

    /// `step` and `step.change`: the term that moves the total most.
    fn largest(&self) -> Local {
        let Some(step) = self.bridge.steps.iter().max_by_key(|s| s.amount.abs()) else { return Local::new() };
        let name = parts::names(&step.parts).get(self.writer.lang).to_owned();
        Local::from([("step".to_owned(), vec![Run::Text(name)]), ("step.change".to_owned(), self.change(step))])
    }

    fn change(&self, step: &Step) -> Vec<Run> {
        let exact = self.unit.of(step.amount, &self.bridge.measure);
        let size = Size { kind: ChangeKind::Amount, exact, decimals: self.unit.decimals, unit: &self.unit.name };
        let change = change::of_size(size, &self.writer.catalogue.wording, self.writer.lang);
        around(change.before, self.term(change.bound, step.amount), change.after)
    }
}

fn bars(writer: &Writer<'_>, breakdown: &str, columns: &[(TableColumn, Text)]) -> Result<Drawn, BulletinFault> {
    let view = View::new(writer, breakdown)?;
    let own = view.members.whole.measure();
    let growth = columns.iter().find(|(column, _)| *column == TableColumn::Growth).map(|(_, head)| head.get(writer.lang).to_owned());
    let length = |exact: Outcome| exact.value().map(|v| view.unit.of(v, own));
    let member = |kind: BarKind| {
        let view = &view;
        let has_growth = growth.is_some();
        move |m: &crate::breakdown::Member| Bar {
            label: view.name(m),
            length: length(m.value.outcome()),
            value: first(view.cell(m, TableColumn::Value)),
            aside: has_growth.then(|| first(view.cell(m, TableColumn::Growth))),
            kind,
        }
    };
    let mut all: Vec<Bar> = view.members.shown.iter().map(member(BarKind::Member)).collect();
    all.extend(view.members.others.as_ref().map(|o| Bar {
        label: view.others_name(o),
        length: length(o.value),
        value: view.others(o, TableColumn::Value),
        aside: growth.is_some().then(|| view.others(o, TableColumn::Growth)),
        kind: BarKind::Others,
    }));
    all.extend(view.members.withheld.iter().map(member(BarKind::Withheld)));
    let drawable = all.iter().any(|bar| bar.length.is_some());
    Ok(Drawn {
        local: longest(&view),
        heads: heads(columns, Some(&view.unit.name), writer.lang),
        rows: members::rows(writer, breakdown, columns)?,
        drawing: drawable.then(|| Drawing::Bars(Bars { unit: view.unit.name.clone(), aside: growth.clone(), bars: all })),
    })
}

fn first(runs: Vec<Run>) -> Run {
    runs.into_iter().next().unwrap_or_else(|| Run::Text(String::new()))
}

/// `first` and what can be said of it: the member with the longest bar.
fn longest(view: &View<'_>) -> Local {
    let Some(member) = view.members.shown.first() else { return Local::new() };
    let mut local = Local::from([("first".to_owned(), vec![Run::Text(view.name(member))])]);
    local.insert("first.value".to_owned(), view.value_with_unit(member));
    local.insert("first.share".to_owned(), view.share_with_sign(member));
    local.insert("first.change".to_owned(), view.change(member));
    local
}
