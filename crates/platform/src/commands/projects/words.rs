//! Cells and sentences.

use super::super::Talk;
use super::gather::{Gathered, Row};
use assessment::lamp::{Cause, Standing};
use figures::Text;
use methodology::catalogue::{Board, Lamp};

/// A row of the list.
pub fn cells(gathered: &Gathered<'_>, row: &Row<'_>, talk: Talk) -> Vec<String> {
    let board = gathered.board;
    let next = row.next().map(|nth| (nth, &row.way.stages[nth]));
    let planned = next.and_then(|(nth, stage)| Some(format!("{} {}", board.stages[nth].title.get(talk.lang), stage.planned?)));
    let slip = next.and_then(|(_, stage)| stage.slip).map(|days| days.to_string());
    vec![
        row.record.id.clone(),
        row.record.text(&board.name).unwrap_or_default().to_owned(),
        stage(board, row, talk),
        lamp(row.standing.as_ref(), talk),
        planned.unwrap_or_default(),
        slip.unwrap_or_default(),
        because(row, talk),
    ]
}

/// The stage it is in, or that it was given up.
pub fn stage(board: &Board, row: &Row<'_>, talk: Talk) -> String {
    match (row.way.ended, row.stage(board)) {
        (Some(_), _) => talk.say("已终止", "given up").to_owned(),
        (None, Some(stage)) => stage.title.get(talk.lang).to_owned(),
        (None, None) => talk.say("尚无阶段", "no stage yet").to_owned(),
    }
}

/// The lamp, marked where somebody decided over it.
pub fn lamp(standing: Option<&Standing>, talk: Talk) -> String {
    let Some(standing) = standing else { return String::new() };
    let by_hand = matches!(standing.manual, Some(assessment::lamp::Manual::Holds(_)));
    let mark = if by_hand { talk.say("（人工）", " (by hand)") } else { "" };
    format!("{}{mark}", standing.lamp.title().get(talk.lang))
}

/// The worst cause that is not green, then what is odd, then what is wanted.
fn because(row: &Row<'_>, talk: Talk) -> String {
    let standing = row.standing.as_ref();
    let worst = standing.and_then(|standing| standing.causes.first()).filter(|cause| cause.lamp() != Lamp::Green);
    worst.map(|cause| cause_in_words(row, cause).get(talk.lang).to_owned()).unwrap_or_default()
}

/// A cause: what the row of its table says, with the values it was given for.
pub fn cause_in_words(row: &Row<'_>, cause: &Cause) -> Text {
    match cause {
        Cause::Late(late) => late.words(),
        Cause::Table(id, judged) => {
            let Some(table) = row.catalogue.lamps.get(id) else { return Text::default() };
            let say = judged.say(table);
            let values = judged.values_in_words(table);
            let joined = |separator: &str, of: fn(&Text) -> &str| values.iter().map(of).collect::<Vec<_>>().join(separator);
            Text::new(format!("{}：{}", say.zh, joined("、", |text| &text.zh)), format!("{}: {}", say.en, joined(", ", |text| &text.en)))
        }
    }
}

/// The titles of fields that are wanted.
pub fn wanted(gathered: &Gathered<'_>, fields: &[String], talk: Talk) -> String {
    let title = |field: &String| gathered.kind.field(field).map_or(field.as_str(), |field| field.title.get(talk.lang)).to_owned();
    fields.iter().map(title).collect::<Vec<_>>().join(talk.say("、", ", "))
}
