//! A run as it was kept, and whether the book still gives it.

use super::super::scorecard::{Asked, judge, period};
use super::list::{may_know, run_line, run_value};
use super::run::explained;
use super::{Talk, heads, said};
use crate::cli::Listed;
use crate::columns::aligned;
use crate::commands::figure::gate;
use crate::failure::{Failure, NOT_FOUND, OK, USAGE};
use crate::workspace::Workspace;
use figures::{Moment, Text};
use ledger::{Run, RunRow};
use publication::disclosure::Gate;
use serde_json::{Value, json};

/// What is told of who was judged.
const HEADS: [(&str, &str); 6] =
    [("组", "group"), ("名次", "rank"), ("代码", "code"), ("得分", "score"), ("等级", "class"), ("缺因", "reason")];

/// A row as an audience sees it.
struct Seen {
    row: RunRow,
    /// Whether it rests on a gap or an estimate, for those who see more than the class.
    estimated: Option<bool>,
}

/// What scoring anew gives.
struct Again {
    same: bool,
    /// What was recorded since and counts as known by what the run used.
    backdated: u64,
}

/// A run as it was kept, and whether the book with the definitions of that time still gives it.
pub(super) async fn show(args: &Listed, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    let id = args.run.ok_or_else(|| Failure::new(USAGE, "要写批次号", "the number of a run is needed"))?;
    let gate = gate(work, &args.reading.audience)?;
    let as_of = work.moment(args.reading.as_of.as_deref())?;
    let (run, rows) = known(work, id, as_of).await?;
    if !may_know(&run, &gate) {
        return Err(unknown(id));
    }
    let rows: Vec<Seen> = rows.into_iter().map(|row| seen(row, &gate)).collect();
    let again = if gate.microdata("") { Some(again(&run, work).await?) } else { None };
    if talk.json {
        let same = again.as_ref().map(|again| again.same);
        let backdated = again.as_ref().map(|again| again.backdated);
        let rows: Vec<Value> = rows.iter().map(value).collect();
        talk.document(&json!({"run": run_value(&run, as_of, work), "again": same, "backdated": backdated, "results": rows}));
        return Ok(OK);
    }
    let again = again.map(|again| format!("{}\n", again.words().get(talk.lang))).unwrap_or_default();
    let table = aligned(&std::iter::once(heads(&HEADS, talk)).chain(rows.iter().map(cells)).collect::<Vec<_>>());
    crate::out::text(&format!("{}\n{again}{table}", run_line(&run, as_of, work, talk)));
    Ok(OK)
}

/// A run that is known at a moment.
pub(super) async fn known(work: &Workspace, id: i64, as_of: Moment) -> Result<(Run, Vec<RunRow>), Failure> {
    let found = work.ledger.run(id).await?;
    if found.0.said.known > as_of { Err(unknown(id)) } else { Ok(found) }
}

fn unknown(id: i64) -> Failure {
    Failure::new(
        NOT_FOUND,
        format!("没有评价批次 {id}；用 wanmu evaluation list 查看"),
        format!("there is no run {id}; `wanmu evaluation list` lists them"),
    )
}

/// Of a row an audience sees the whole, or of a public one the class alone.
fn seen(row: RunRow, gate: &Gate) -> Seen {
    if gate.microdata(&row.subject) {
        return Seen { estimated: Some(row.estimated), row };
    }
    Seen { row: RunRow { score: None, rank: None, estimated: false, reason: None, ..row }, estimated: None }
}

/// Scores anew, as of then and by the definitions of then.
async fn again(run: &Run, work: &Workspace) -> Result<Again, Failure> {
    let then = work.with_packs(&run.packs).await?;
    let asked = Asked { id: &run.card, period: period(&run.period)?, definition: Some(run.definition), as_of: run.as_of, scenario: None };
    let (board, judged) = judge(&then, &asked).await?;
    let same = explained(board, &judged, &then)? == work.ledger.explained(run)?;
    Ok(Again { same, backdated: work.ledger.backdated_since(run).await? })
}

impl Again {
    fn words(&self) -> Text {
        match (self.same, self.backdated) {
            (true, _) => Text::new("按当时的台账和方法重算，结果逐字一致", "scored anew with the book and rules of then: the same bytes"),
            (false, 0) => Text::new(
                "按当时的台账和方法重算，结果不一致；此后没有补录视为当时已知的内容，应是程序的计算有变",
                "scored anew with the book and rules of then: something else comes out, though nothing that counts as known then was recorded since: the program scores otherwise",
            ),
            (false, n) => Text::new(
                format!("按现在的台账和当时的方法重算，结果不一致：此后补录了 {n} 条视为当时已知的内容"),
                format!("scored anew with the rules of then: something else comes out; recorded since with an earlier known-at: {n}"),
            ),
        }
    }
}

fn value(Seen { row, estimated }: &Seen) -> Value {
    json!({"subject": row.subject, "group": row.group, "score": row.score, "rank": row.rank, "grade": row.grade, "estimated": estimated, "reason": row.reason})
}

fn cells(Seen { row, .. }: &Seen) -> Vec<String> {
    vec![
        said(Some(row.group.clone())),
        said(row.rank.map(|rank| rank.to_string())),
        row.subject.clone(),
        said(row.score.clone()),
        said(row.grade.clone()),
        said(row.reason.clone()),
    ]
}
