//! Accounts, sessions, tokens and tries, as they are kept.

use crate::durability::raw;
use crate::support::{ledger, moment};
use figures::Moment;
use ledger::{
    AccountChange, AccountQuery, Error, Ledger, Limits, NewAccount, NewSession, NewToken, Note, ScopeRow, SecretDigest, TrailQuery, Try,
};

const MINUTE: i64 = 60_000_000;
const IDLE: i64 = 60 * MINUTE;
const LIMITS: Limits = Limits { tries: 5, lock_micros: 15 * MINUTE };

fn at(minute: i64) -> Moment {
    Moment::from_micros(moment("2021-07-12").micros() + minute * MINUTE)
}

fn note(act: &str) -> Note {
    Note::done(act, "account:x", at(0))
}

fn new(login: &str, name: &str) -> NewAccount {
    NewAccount {
        login: login.to_owned(),
        name: name.to_owned(),
        email: None,
        password: Some("phc".to_owned()),
        must_change: false,
        subject: None,
        roles: vec!["statistician".to_owned()],
        scopes: Vec::new(),
        made: at(0),
    }
}

async fn account(ledger: &Ledger, login: &str) -> i64 {
    ledger.make_account(&new(login, "统计员甲"), &note("account.make")).await.unwrap().id
}

fn zone(value: &str) -> ScopeRow {
    ScopeRow { kind: "zone".to_owned(), value: value.to_owned() }
}

async fn open(ledger: &Ledger, account: i64, secret: &str, minute: i64) -> i64 {
    let digest = SecretDigest::of(secret);
    let session = NewSession { digest, account, made: at(minute), expires: at(minute + 12 * 60), agent: Some("browser".to_owned()) };
    ledger.open_session(&session, &note("session.open")).await.unwrap()
}

#[tokio::test]
async fn an_account_is_found_by_its_login_without_regard_to_capitals() {
    let (_dir, ledger) = ledger().await;
    let given =
        NewAccount { roles: vec!["officer".into(), "clerk".into()], scopes: vec![zone("b"), zone("a")], ..new(" Zhang.San ", "张三") };
    let made = ledger.make_account(&given, &note("account.make")).await.unwrap();
    assert_eq!((made.login.as_str(), made.version, made.disabled, made.failures), ("Zhang.San", 1, false, 0));
    assert_eq!((made.roles.clone(), made.scopes.clone()), (vec!["clerk".to_owned(), "officer".to_owned()], vec![zone("a"), zone("b")]));
    assert_eq!(ledger.account_by_login("zhang.SAN").await.unwrap().as_ref(), Some(&made));
    assert_eq!(ledger.account(made.id).await.unwrap(), Some(made));
    let again = ledger.make_account(&new("ZHANG.san", "另一人"), &note("account.make")).await.unwrap_err();
    assert!(matches!(&again, Error::LoginTaken(login) if login == "ZHANG.san"), "{again}");
    assert!(again.text().zh.contains("已被使用") && again.text().en.contains("taken"));
    for wrong in ["", "a", "a b", "a/b", "甲\n乙", &"x".repeat(65)] {
        let error = ledger.make_account(&new(wrong, "x"), &note("account.make")).await.unwrap_err();
        assert_eq!(error.code(), "login", "{wrong:?}");
    }
    // What was refused is not in the trail: the act and its row are one transaction.
    assert_eq!(ledger.trail(&TrailQuery { limit: 50, ..TrailQuery::default() }).await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn accounts_are_listed_page_by_page_and_searched() {
    let (_dir, ledger) = ledger().await;
    for (login, name) in [("li", "李四"), ("Wang", "王五"), ("zhao", "赵六 Six"), ("sun", "孙七")] {
        ledger.make_account(&new(login, name), &note("account.make")).await.unwrap();
    }
    let page = async |after, search: Option<&str>, limit| {
        let page = ledger.accounts(&AccountQuery { after, search: search.map(str::to_owned), limit }).await.unwrap();
        (page.items.into_iter().map(|a| a.login).collect::<Vec<_>>(), page.next)
    };
    let (first, next) = page(None, None, 3).await;
    assert_eq!(first, ["li", "Wang", "zhao"]);
    assert_eq!(page(next, None, 3).await, (vec!["sun".to_owned()], None));
    assert_eq!(page(None, None, 4).await.1, None, "the last page is full, and the last");
    assert_eq!(page(None, Some("WAN"), 9).await.0, ["Wang"]);
    assert_eq!(page(None, Some("李"), 9).await.0, ["li"]);
    assert_eq!(page(None, Some("six"), 9).await.0, ["zhao"]);
    assert!(page(None, Some("%"), 9).await.0.is_empty());
}

#[tokio::test]
async fn a_change_is_made_to_what_was_seen() {
    let (_dir, ledger) = ledger().await;
    let id = account(&ledger, "zhang").await;
    let change =
        AccountChange { email: Some(Some("z@example.org".into())), roles: Some(vec!["leader".into()]), ..AccountChange::default() };
    let changed = ledger.change_account(id, 1, &change, &note("account.change")).await.unwrap();
    assert_eq!((changed.version, changed.name.as_str(), changed.email.as_deref()), (2, "统计员甲", Some("z@example.org")));
    assert_eq!(changed.roles, ["leader"]);
    let change = AccountChange { name: Some("乙".into()), scopes: Some(vec![zone("park")]), ..AccountChange::default() };
    let late = ledger.change_account(id, 1, &change, &note("account.change")).await.unwrap_err();
    assert!(matches!(&late, Error::AccountChanged { seen: 1, now: 2, .. }), "{late}");
    assert_eq!(ledger.account(id).await.unwrap(), Some(changed));
    let changed = ledger.change_account(id, 2, &change, &note("account.change")).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.scopes, changed.roles), ("乙", vec![zone("park")], vec!["leader".to_owned()]));
    let nobody = ledger.change_account(77, 1, &AccountChange::default(), &note("account.change")).await;
    assert!(matches!(nobody, Err(Error::NoAccount(_))));
}

#[tokio::test]
async fn of_two_who_change_at_once_one_is_told() {
    let (_dir, ledger) = ledger().await;
    let id = account(&ledger, "zhang").await;
    let change = |name: &str| AccountChange { name: Some(name.to_owned()), ..AccountChange::default() };
    let (one, two) = (change("甲"), change("乙"));
    let said = note("account.change");
    let both = tokio::join!(ledger.change_account(id, 1, &one, &said), ledger.change_account(id, 1, &two, &said));
    assert_eq!([both.0.is_ok(), both.1.is_ok()].iter().filter(|ok| **ok).count(), 1);
}

#[tokio::test]
async fn a_session_is_found_by_its_secret_until_it_ends() {
    let (dir, ledger) = ledger().await;
    let id = account(&ledger, "zhang").await;
    let session = open(&ledger, id, "secret", 0).await;
    let found = async |secret: &str, minute| ledger.session(&SecretDigest::of(secret), at(minute), IDLE).await.unwrap();
    assert_eq!(found("secret", 1).await.map(|s| (s.id, s.account)), Some((session, id)));
    assert!(found("Secret", 1).await.is_none());
    // Nothing in the book is the secret; what is there opens nothing.
    let mut conn = raw(&dir.path().join("park")).await;
    let kept: String = sqlx::query_scalar("SELECT digest FROM sessions").fetch_one(&mut conn).await.unwrap();
    assert_eq!(kept, "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b");
    assert!(found(&kept, 1).await.is_none());
    // Used all the time it lasts twelve hours; unused, sixty minutes.
    for minute in (30..12 * 60).step_by(30) {
        assert!(found("secret", minute).await.is_some(), "{minute}");
    }
    assert!(found("secret", 12 * 60).await.is_none());
    open(&ledger, id, "idle", 0).await;
    assert!(found("idle", 59).await.is_some());
    assert!(found("idle", 59 + 60).await.is_none());
}

#[tokio::test]
async fn that_a_session_was_used_is_written_once_a_minute() {
    let (_dir, ledger) = ledger().await;
    let id = account(&ledger, "zhang").await;
    open(&ledger, id, "secret", 0).await;
    let use_at = async |micros: i64| {
        let now = Moment::from_micros(at(0).micros() + micros);
        ledger.session(&SecretDigest::of("secret"), now, IDLE).await.unwrap();
        ledger.sessions(id, now, IDLE).await.unwrap()[0].seen.micros() - at(0).micros()
    };
    assert_eq!(use_at(MINUTE - 1).await, 0);
    assert_eq!(use_at(MINUTE).await, MINUTE);
    assert_eq!(use_at(2 * MINUTE - 1).await, MINUTE);
    assert_eq!(use_at(5 * MINUTE).await, 5 * MINUTE);
}

#[tokio::test]
async fn sessions_end_one_by_one_all_or_with_the_password() {
    let (_dir, ledger) = ledger().await;
    let (id, other) = (account(&ledger, "zhang").await, account(&ledger, "li").await);
    let mine = open(&ledger, id, "a", 0).await;
    let second = open(&ledger, id, "b", 1).await;
    open(&ledger, other, "c", 0).await;
    let left = async |account| ledger.sessions(account, at(2), IDLE).await.unwrap().iter().map(|s| s.id).collect::<Vec<_>>();
    assert_eq!(left(id).await, [second, mine], "the last used first");
    assert!(!ledger.end_session(other, mine, &note("session.end")).await.unwrap(), "that of another is not ended");
    assert!(ledger.end_session(id, second, &note("session.end")).await.unwrap());
    open(&ledger, id, "d", 1).await;
    ledger.set_password(id, "new", false, Some(mine), &note("account.password")).await.unwrap();
    assert_eq!(left(id).await, [mine]);
    assert_eq!(ledger.credentials(id).await.unwrap().unwrap().password.as_deref(), Some("new"));
    assert_eq!(ledger.end_sessions(id, None, &note("session.end")).await.unwrap(), 1);
    assert_eq!((left(id).await.len(), left(other).await.len()), (0, 1));
    assert_eq!(ledger.sweep_sessions(at(12 * 60), IDLE).await.unwrap(), 1);
}

#[tokio::test]
async fn whoever_is_disabled_has_no_session_and_no_token_from_then_on() {
    let (_dir, ledger) = ledger().await;
    let id = account(&ledger, "zhang").await;
    open(&ledger, id, "secret", 0).await;
    let token = NewToken {
        digest: SecretDigest::of("wanmu_x"),
        account: id,
        name: "每日取数".into(),
        rights: vec!["figures.read".into(), "catalogue.read".into()],
        made: at(0),
        expires: at(1000),
    };
    let number = ledger.make_token(&token, &note("token.make")).await.unwrap();
    let used = ledger.token(&SecretDigest::of("wanmu_x"), at(1)).await.unwrap().unwrap();
    assert_eq!((used.id, used.rights.len(), used.used), (number, 2, Some(at(1))));
    let disable = |disabled| AccountChange { disabled: Some(disabled), ..AccountChange::default() };
    ledger.change_account(id, 1, &disable(true), &note("account.disable")).await.unwrap();
    assert!(ledger.session(&SecretDigest::of("secret"), at(1), IDLE).await.unwrap().is_none());
    assert!(ledger.token(&SecretDigest::of("wanmu_x"), at(1)).await.unwrap().is_none());
    let again = NewSession { digest: SecretDigest::of("b"), account: id, made: at(1), expires: at(9), agent: None };
    assert_eq!(ledger.open_session(&again, &note("session.open")).await.unwrap_err().code(), "account-disabled");
    // Opened again it does not get them back.
    ledger.change_account(id, 2, &disable(false), &note("account.change")).await.unwrap();
    assert!(ledger.session(&SecretDigest::of("secret"), at(1), IDLE).await.unwrap().is_none());
    assert!(ledger.token(&SecretDigest::of("wanmu_x"), at(1)).await.unwrap().is_none());
    assert!(ledger.tokens(id).await.unwrap()[0].revoked.is_some());
}

#[tokio::test]
async fn a_token_holds_until_its_end_or_until_it_is_taken_back() {
    let (_dir, ledger) = ledger().await;
    let (id, other) = (account(&ledger, "zhang").await, account(&ledger, "li").await);
    let token = |secret: &str| NewToken {
        digest: SecretDigest::of(secret),
        account: id,
        name: "x".into(),
        rights: Vec::new(),
        made: at(0),
        expires: at(60),
    };
    let (a, _) = (
        ledger.make_token(&token("a"), &note("token.make")).await.unwrap(),
        ledger.make_token(&token("b"), &note("token.make")).await.unwrap(),
    );
    let holds = async |secret: &str, minute| ledger.token(&SecretDigest::of(secret), at(minute)).await.unwrap().is_some();
    assert!(holds("a", 59).await && !holds("a", 60).await);
    assert!(!ledger.revoke_token(other, a, &note("token.revoke")).await.unwrap());
    assert!(ledger.revoke_token(id, a, &note("token.revoke")).await.unwrap());
    assert!(!ledger.revoke_token(id, a, &note("token.revoke")).await.unwrap(), "once");
    assert!(!holds("a", 1).await && holds("b", 1).await);
}

#[tokio::test]
async fn after_five_tries_nobody_tries_for_a_quarter_of_an_hour() {
    let (_dir, ledger) = ledger().await;
    let id = account(&ledger, "zhang").await;
    let minutes = [0, 1, 2, 3];
    for minute in minutes {
        assert_eq!(ledger.count_try(id, at(minute), LIMITS).await.unwrap(), Try::Open(None));
    }
    assert_eq!(ledger.count_try(id, at(4), LIMITS).await.unwrap(), Try::Open(Some(at(19))));
    assert_eq!(ledger.count_try(id, at(5), LIMITS).await.unwrap(), Try::Locked(at(19)), "and it does not go on for trying");
    assert_eq!(ledger.count_try(id, at(18), LIMITS).await.unwrap(), Try::Locked(at(19)));
    // Then five more.
    assert_eq!(ledger.count_try(id, at(19), LIMITS).await.unwrap(), Try::Open(None));
    assert_eq!(ledger.account(id).await.unwrap().unwrap().failures, 1);
    assert_eq!(ledger.count_try(id, at(34), LIMITS).await.unwrap(), Try::Open(None));
    assert_eq!(ledger.account(id).await.unwrap().unwrap().failures, 1, "what failed a quarter of an hour ago is forgotten");
    ledger.count_try(id, at(35), LIMITS).await.unwrap();
    // Whoever gets in starts anew; a try that asks for a code is no failure.
    ledger.uncount_try(id).await.unwrap();
    assert_eq!(ledger.account(id).await.unwrap().unwrap().failures, 1);
    open(&ledger, id, "s", 36).await;
    assert_eq!(ledger.account(id).await.unwrap().unwrap().failures, 0);
}

#[tokio::test]
async fn of_twenty_who_try_at_once_five_may() {
    let (_dir, ledger) = ledger().await;
    let id = account(&ledger, "zhang").await;
    let mut tries = tokio::task::JoinSet::new();
    for nth in 0..20 {
        let ledger = ledger.clone();
        tries.spawn(async move {
            match nth % 2 {
                0 => ledger.count_try(id, at(0), LIMITS).await.unwrap(),
                _ => ledger.count_stranger("Nobody", at(0), LIMITS).await.unwrap(),
            }
        });
    }
    let all = tries.join_all().await;
    let open = all.iter().filter(|t| matches!(t, Try::Open(_))).count();
    assert_eq!((open, all.len()), (10, 20), "five of the account, five of the login nobody has");
    let mut tries = tokio::task::JoinSet::new();
    let other = account(&ledger, "li").await;
    for _ in 0..20 {
        let ledger = ledger.clone();
        tries.spawn(async move { ledger.count_try(other, at(0), LIMITS).await.unwrap() });
    }
    assert_eq!(tries.join_all().await.iter().filter(|t| matches!(t, Try::Open(_))).count(), 5);
    assert_eq!(ledger.account(other).await.unwrap().unwrap().failures, 5);
}

#[tokio::test]
async fn a_login_nobody_has_is_locked_the_same_way_and_forgotten() {
    let (dir, ledger) = ledger().await;
    for minute in 0..4 {
        assert_eq!(ledger.count_stranger("nobody", at(minute), LIMITS).await.unwrap(), Try::Open(None));
    }
    assert_eq!(ledger.count_stranger(" NOBODY", at(4), LIMITS).await.unwrap(), Try::Open(Some(at(19))));
    assert_eq!(ledger.count_stranger("nobody", at(18), LIMITS).await.unwrap(), Try::Locked(at(19)));
    assert_eq!(ledger.count_stranger("nobody", at(19), LIMITS).await.unwrap(), Try::Open(None));
    let mut conn = raw(&dir.path().join("park")).await;
    let kept: String = sqlx::query_scalar("SELECT digest FROM strangers").fetch_one(&mut conn).await.unwrap();
    assert!(kept.len() == 64 && !kept.contains("nobody"), "what was typed may be a password");
    ledger.count_stranger("somebody", at(60), LIMITS).await.unwrap();
    let left: i64 = sqlx::query_scalar("SELECT count(*) FROM strangers").fetch_one(&mut conn).await.unwrap();
    assert_eq!(left, 1);
}

#[tokio::test]
async fn a_step_of_the_second_factor_is_used_once() {
    let (_dir, ledger) = ledger().await;
    let id = account(&ledger, "zhang").await;
    assert!(!ledger.use_step(id, 7).await.unwrap(), "there is no second factor");
    ledger.offer_second_factor(id, b"first", &note("factor.offer")).await.unwrap();
    assert!(!ledger.account(id).await.unwrap().unwrap().second_factor, "it waits for a code");
    ledger.offer_second_factor(id, b"second", &note("factor.offer")).await.unwrap();
    assert!(!ledger.confirm_second_factor(id, b"first", 10, &note("factor.confirm")).await.unwrap());
    assert!(ledger.confirm_second_factor(id, b"second", 10, &note("factor.confirm")).await.unwrap());
    assert!(ledger.account(id).await.unwrap().unwrap().second_factor);
    let mut uses = Vec::new();
    for step in [10, 9, 11, 11, 10, 12] {
        uses.push(ledger.use_step(id, step).await.unwrap());
    }
    assert_eq!(uses, [false, false, true, false, false, true]);
    let shown = format!("{:?}", ledger.credentials(id).await.unwrap().unwrap());
    assert_eq!(shown, "Credentials { … }");
    ledger.remove_second_factor(id, &note("factor.remove")).await.unwrap();
    let left = ledger.credentials(id).await.unwrap().unwrap();
    assert_eq!((left.second_factor, left.pending, left.last_step), (None, None, None));
}

#[tokio::test]
async fn the_view_of_another_is_kept_with_the_session() {
    let (_dir, ledger) = ledger().await;
    let (id, other) = (account(&ledger, "zhang").await, account(&ledger, "li").await);
    let session = open(&ledger, id, "s", 0).await;
    ledger.view_as(session, Some(other), &note("session.view")).await.unwrap();
    let viewing = async || ledger.session(&SecretDigest::of("s"), at(0), IDLE).await.unwrap().unwrap().viewing;
    assert_eq!(viewing().await, Some(other));
    assert!(matches!(ledger.view_as(session, Some(99), &note("session.view")).await, Err(Error::NoAccount(_))));
    assert_eq!(viewing().await, Some(other));
    ledger.view_as(session, None, &note("session.view")).await.unwrap();
    assert_eq!(viewing().await, None);
}

#[tokio::test]
async fn an_account_is_never_deleted_and_its_login_never_changed() {
    let (dir, ledger) = ledger().await;
    account(&ledger, "zhang").await;
    let mut conn = raw(&dir.path().join("park")).await;
    let statements =
        ["DELETE FROM accounts", "UPDATE accounts SET login = 'li'", "UPDATE accounts SET folded = 'li'", "UPDATE accounts SET id = 9"];
    for statement in statements {
        assert!(sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&mut conn).await.is_err(), "{statement}");
    }
}
