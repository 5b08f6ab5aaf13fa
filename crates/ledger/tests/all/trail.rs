//! The trail: whatever another hand does to it is found, and where.

use crate::durability::raw;
use crate::support::{ledger, moment};
use figures::Moment;
use ledger::{Anchor, Broken, Damage, Ledger, Note, NoteOutcome, TrailQuery, Verified};
use sqlx::{AssertSqlSafe, SqliteConnection};
use tempfile::TempDir;

fn at(second: i64) -> Moment {
    Moment::from_micros(moment("2021-07-12").micros() + second * 1_000_000)
}

fn note(nth: i64) -> Note {
    let actor = if nth % 2 == 0 { "zhang" } else { "li" };
    let act = ["session.open", "sheet.submit", "sheet.accept", "sessions"][usize::try_from(nth % 4).unwrap()];
    let note = Note::done(act, format!("sheet:{nth}"), at(nth)).by(actor).detail(format!("{{\"n\":{nth}}}"));
    Note { viewing: Some("wang".to_owned()), address: Some("192.0.2.7".to_owned()), ..note }
}

/// A trail of ten rows, and a connection of another program that does as it likes.
async fn ten() -> (TempDir, Ledger, SqliteConnection) {
    let (dir, ledger) = ledger().await;
    for nth in 1..=10 {
        assert_eq!(ledger.note(&note(nth)).await.unwrap(), nth);
    }
    let mut conn = raw(&dir.path().join("park")).await;
    for trigger in ["trail_update", "trail_delete", "trail_insert"] {
        run(&mut conn, &format!("DROP TRIGGER {trigger}")).await;
    }
    (dir, ledger, conn)
}

async fn run(conn: &mut SqliteConnection, statement: &str) {
    sqlx::query(AssertSqlSafe(statement.to_owned())).execute(conn).await.unwrap();
}

async fn broken(ledger: &Ledger) -> Option<(i64, Damage)> {
    ledger.verify_trail(None).await.unwrap().broken.map(|Broken { row, damage }| (row, damage))
}

#[tokio::test]
async fn a_trail_that_nobody_touched_holds() {
    let (_dir, ledger, _conn) = ten().await;
    let found = ledger.verify_trail(None).await.unwrap();
    assert_eq!((found.rows, found.broken), (10, None));
    let anchor = Anchor { rows: found.rows, hash: found.hash.clone() };
    ledger.note(&note(11)).await.unwrap();
    assert_eq!(ledger.verify_trail(Some(&anchor)).await.unwrap().broken, None, "it has grown since");
    let last = ledger.trail(&TrailQuery { limit: 1, ..TrailQuery::default() }).await.unwrap().items.remove(0);
    assert_eq!(ledger.verify_trail(None).await.unwrap().hash, last.hash);
    let (_dir, empty) = crate::support::ledger().await;
    assert_eq!(empty.verify_trail(None).await.unwrap(), Verified { rows: 0, hash: "0".repeat(64), broken: None });
}

/// By hand: SHA-256 of sixty-four zeros, the length 8 and the moment 0, then each text behind its length, all ones where there is none.
#[tokio::test]
async fn the_hash_is_that_of_the_fields_behind_their_lengths() {
    let (_dir, ledger) = ledger().await;
    ledger.note(&Note::done("a", "b", Moment::from_micros(0)).by("c").detail("")).await.unwrap();
    let found = ledger.verify_trail(None).await.unwrap();
    assert_eq!(found.hash, "0f0a919677840480a184b7648849a40e93df786996e77d21ba35e0e4c5d8ba35");
}

#[tokio::test]
async fn a_change_of_any_column_is_found_at_its_row() {
    let changes = [
        "at = at + 1", "actor = 'wu'", "actor = NULL", "viewing = NULL", "viewing = ''", "act = 'session.end'", "subject = 'sheet:44'",
        "outcome = 'failed'", "detail = '{\"n\":5}'", "detail = CAST(x'ff' AS TEXT)", "address = '192.0.2.8'", "previous = hash",
        "hash = previous", "hash = upper(hash)",
        // Both fields hold the same characters in all.
        "actor = actor || 'w', viewing = 'ang'",
    ];
    for change in changes {
        let (_dir, ledger, mut conn) = ten().await;
        run(&mut conn, &format!("UPDATE trail SET {change} WHERE id = 4")).await;
        let found = ledger.verify_trail(None).await.unwrap();
        assert_eq!((found.rows, found.broken), (3, Some(Broken { row: 4, damage: Damage::Altered })), "{change}");
    }
}

#[tokio::test]
async fn what_is_deleted_or_moved_is_found() {
    let cases: [(&[&str], (i64, Damage)); 8] = [
        (&["DELETE FROM trail WHERE id = 4"], (4, Damage::Missing)),
        (&["DELETE FROM trail WHERE id = 1"], (1, Damage::Missing)),
        (&["DELETE FROM trail WHERE id BETWEEN 3 AND 7"], (3, Damage::Missing)),
        (&["DELETE FROM trail WHERE id = 4", "UPDATE trail SET id = id - 1 WHERE id > 4"], (4, Damage::Reordered)),
        (
            &["UPDATE trail SET id = 99 WHERE id = 4", "UPDATE trail SET id = 4 WHERE id = 5", "UPDATE trail SET id = 5 WHERE id = 99"],
            (4, Damage::Reordered),
        ),
        (&["DELETE FROM trail WHERE id = 10"], (10, Damage::Truncated)),
        (&["DELETE FROM trail"], (1, Damage::Truncated)),
        (&["UPDATE trail SET id = -id WHERE id = 1"], (-1, Damage::Altered)),
    ];
    for (statements, expected) in cases {
        let (_dir, ledger, mut conn) = ten().await;
        for statement in statements {
            run(&mut conn, statement).await;
        }
        assert_eq!(broken(&ledger).await, Some(expected), "{statements:?}");
    }
}

#[tokio::test]
async fn a_row_put_in_between_is_found() {
    let (_dir, ledger, mut conn) = ten().await;
    run(&mut conn, "UPDATE trail SET id = id + 100 WHERE id > 4").await;
    run(&mut conn, "UPDATE trail SET id = id - 99 WHERE id > 100").await;
    run(
        &mut conn,
        "INSERT INTO trail SELECT 5, at, actor, viewing, act, subject, outcome, detail, address, previous, hash FROM trail WHERE id = 4",
    )
    .await;
    assert_eq!(broken(&ledger).await, Some((5, Damage::Reordered)));
}

/// Whoever cuts the end off and knows where the count is kept leaves a trail that holds: only an anchor kept elsewhere tells.
#[tokio::test]
async fn an_end_that_was_cut_off_is_found_by_the_anchor() {
    let (_dir, ledger, mut conn) = ten().await;
    let whole = ledger.verify_trail(None).await.unwrap();
    let anchor = Anchor { rows: 10, hash: whole.hash };
    run(&mut conn, "DELETE FROM trail WHERE id > 7").await;
    run(&mut conn, "UPDATE sqlite_sequence SET seq = 7 WHERE name = 'trail'").await;
    let found = ledger.verify_trail(None).await.unwrap();
    assert_eq!((found.rows, found.broken), (7, None));
    let found = ledger.verify_trail(Some(&anchor)).await.unwrap();
    assert_eq!((found.rows, found.broken), (7, Some(Broken { row: 8, damage: Damage::Truncated })));
    // Written anew up to where it was, it holds, and is another.
    for nth in 8..=10 {
        ledger.note(&note(nth + 100)).await.unwrap();
    }
    assert_eq!(broken(&ledger).await, None);
    let found = ledger.verify_trail(Some(&anchor)).await.unwrap();
    assert_eq!(found.broken, Some(Broken { row: 10, damage: Damage::Replaced }));
}

#[tokio::test]
async fn nobody_updates_deletes_or_replaces_a_row_by_a_statement() {
    let (dir, ledger) = ledger().await;
    ledger.note(&note(1)).await.unwrap();
    let mut conn = raw(&dir.path().join("park")).await;
    let replace =
        "INSERT OR REPLACE INTO trail SELECT id, at, 'wu', viewing, act, subject, outcome, detail, address, previous, hash FROM trail";
    for statement in ["UPDATE trail SET actor = 'wu'", "DELETE FROM trail", replace] {
        assert!(sqlx::query(AssertSqlSafe(statement)).execute(&mut conn).await.is_err(), "{statement}");
    }
    assert_eq!(broken(&ledger).await, None);
}

#[tokio::test]
async fn many_who_write_at_once_make_one_chain() {
    let (_dir, ledger) = ledger().await;
    let mut all = tokio::task::JoinSet::new();
    for nth in 0..40 {
        let ledger = ledger.clone();
        all.spawn(async move { ledger.note(&note(nth)).await.unwrap() });
    }
    let mut numbers = all.join_all().await;
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=40).collect::<Vec<_>>());
    let found = ledger.verify_trail(None).await.unwrap();
    assert_eq!((found.rows, found.broken), (40, None));
}

#[tokio::test]
async fn the_trail_is_searched_the_newest_first() {
    let (_dir, ledger, _conn) = ten().await;
    ledger.note(&note(11).ended(NoteOutcome::Refused)).await.unwrap();
    let found = async |query: TrailQuery| {
        let page = ledger.trail(&query).await.unwrap();
        (page.items.iter().map(|row| row.id).collect::<Vec<_>>(), page.next)
    };
    let all = TrailQuery { limit: 50, ..TrailQuery::default() };
    assert_eq!(found(TrailQuery { actor: Some("li".into()), ..all.clone() }).await.0, [11, 9, 7, 5, 3, 1]);
    assert_eq!(found(TrailQuery { act: Some("sheet".into()), ..all.clone() }).await.0, [10, 9, 6, 5, 2, 1]);
    assert_eq!(found(TrailQuery { act: Some("session".into()), ..all.clone() }).await.0, [8, 4], "`sessions` is another word");
    assert_eq!(found(TrailQuery { act: Some("sheet.accept".into()), ..all.clone() }).await.0, [10, 6, 2]);
    assert_eq!(found(TrailQuery { subject: Some("sheet:7".into()), ..all.clone() }).await.0, [7]);
    assert_eq!(found(TrailQuery { from: Some(at(4)), to: Some(at(6)), ..all.clone() }).await.0, [6, 5, 4]);
    let (first, next) = found(TrailQuery { actor: Some("li".into()), limit: 4, ..all.clone() }).await;
    assert_eq!((first, next), (vec![11, 9, 7, 5], Some(5)));
    assert_eq!(found(TrailQuery { actor: Some("li".into()), limit: 4, before: next, ..all.clone() }).await, (vec![3, 1], None));
    let newest = ledger.trail(&all).await.unwrap().items.remove(0);
    assert_eq!((newest.outcome.as_str(), newest.viewing.as_deref(), newest.at), ("refused", Some("wang"), at(11)));
}
