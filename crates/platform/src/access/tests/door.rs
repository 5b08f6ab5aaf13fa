//! Signing in: what is refused, counted, locked, kept.

use super::{PASSWORD, at, door};
use crate::access::*;
use ledger::{AccountChange, TrailQuery};

#[tokio::test]
async fn signing_in_and_out_leaves_its_trail() {
    let door = door().await;
    door.account("zhang", &["leader"]).await;
    assert_eq!(door.enter("zhang", "wrong", None, 0).await, SignIn::Refused);
    assert_eq!(door.enter("nobody", PASSWORD, None, 0).await, SignIn::Refused);
    let (secret, visit) = door.visit(" ZHANG", 1).await;
    assert_eq!((visit.account.login.as_str(), visit.account.failures), ("zhang", 0));
    assert_eq!(visit.actor.may(Right::FiguresRead, &Subject::Area("park")), Ok(()));
    door.access.sign_out(&visit, at(2)).await.unwrap();
    assert!(door.access.by_session(&secret, None, at(2)).await.unwrap().is_none());
    let trail = door.trail().await;
    let expected = [
        "- account.make account:zhang done", "- session.open account:zhang refused", "- session.open account:? refused",
        "zhang session.open account:zhang done", "zhang session.end session:1 done",
    ];
    assert_eq!(trail, expected);
    let rows = door.access.ledger.trail(&TrailQuery { limit: 100, ..TrailQuery::default() }).await.unwrap().items;
    let all = format!("{rows:?}");
    assert!(!all.contains(PASSWORD) && !all.contains(&secret) && !all.contains("nobody") && !all.contains("wrong"), "{all}");
    assert_eq!(door.access.ledger.verify_trail(None).await.unwrap().broken, None);
}

#[tokio::test]
async fn a_secret_is_new_at_every_sign_in_and_the_old_one_ends() {
    let door = door().await;
    door.account("zhang", &[]).await;
    let (first, _) = door.visit("zhang", 0).await;
    // Whatever secret is presented, known or made up by somebody else, another is given.
    for old in [first.as_str(), "planted-by-somebody"] {
        let presented = Presented { login: "zhang", password: PASSWORD, replaces: Some(old), ..Presented::default() };
        let SignIn::Open { secret, .. } = door.access.sign_in(&presented, at(1)).await.unwrap() else { panic!() };
        assert!(secret != old && secret.len() == 43);
        assert!(door.access.by_session(old, None, at(1)).await.unwrap().is_none(), "{old}");
        assert!(door.access.by_session(&secret, None, at(1)).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn five_wrong_passwords_lock_for_a_quarter_of_an_hour() {
    let door = door().await;
    door.account("zhang", &[]).await;
    for login in ["zhang", "nobody"] {
        for minute in 0..4 {
            assert_eq!(door.enter(login, "wrong", None, minute).await, SignIn::Refused, "{login}");
        }
        assert_eq!(door.enter(login, "wrong", None, 4).await, SignIn::LockedOut(at(19)), "{login}");
        assert_eq!(door.enter(login, PASSWORD, None, 5).await, SignIn::LockedOut(at(19)), "{login}: the right one too");
    }
    assert!(matches!(door.enter("zhang", PASSWORD, None, 19).await, SignIn::Open { .. }));
    assert_eq!(door.enter("zhang", "wrong", None, 20).await, SignIn::Refused, "counted anew");
}

#[tokio::test]
async fn of_twenty_passwords_at_once_five_are_looked_at() {
    let door = door().await;
    door.account("zhang", &[]).await;
    let mut tries = tokio::task::JoinSet::new();
    for nth in 0..20 {
        let access = door.access.clone();
        tries.spawn(async move {
            let password = format!("wrong {nth}");
            access.sign_in(&Presented { login: "zhang", password: &password, ..Presented::default() }, at(0)).await.unwrap()
        });
    }
    let all = tries.join_all().await;
    let refused = all.iter().filter(|end| **end == SignIn::Refused).count();
    let locked = all.iter().filter(|end| **end == SignIn::LockedOut(at(15))).count();
    assert_eq!((refused, locked), (4, 16));
    let why = door.access.ledger.trail(&TrailQuery { act: Some("session".into()), limit: 100, ..TrailQuery::default() }).await.unwrap();
    let of = |word: &str| why.items.iter().filter(|row| row.detail.as_deref().is_some_and(|d| d.contains(word))).count();
    assert_eq!((of("password"), of("locked")), (5, 15));
}

#[tokio::test]
async fn a_code_is_asked_for_and_works_once() {
    let door = door().await;
    door.account("zhang", &[]).await;
    let (_, visit) = door.visit("zhang", 0).await;
    door.access.offer_second_factor(&visit, "万亩", at(0)).await.unwrap();
    let secret = door.access.ledger.credentials(visit.account.id).await.unwrap().unwrap().pending.unwrap();
    let code = |minute| factor::code(&secret, at(minute));
    assert!(matches!(door.access.confirm_second_factor(&visit, "000000", at(0)).await, Err(NotDone::WrongCode)));
    assert!(matches!(door.enter("zhang", PASSWORD, None, 0).await, SignIn::Open { .. }), "it counts once it is confirmed");
    door.access.confirm_second_factor(&visit, &code(0), at(0)).await.unwrap();
    assert_eq!(door.enter("zhang", PASSWORD, None, 2).await, SignIn::SecondFactorNeeded);
    assert_eq!(door.enter("zhang", PASSWORD, Some(" "), 2).await, SignIn::SecondFactorNeeded);
    assert_eq!(door.enter("zhang", "wrong", Some(&code(2)), 2).await, SignIn::Refused, "a code alone is nothing");
    let right = code(2);
    assert!(matches!(door.enter("zhang", PASSWORD, Some(&right), 2).await, SignIn::Open { .. }));
    assert_eq!(door.enter("zhang", PASSWORD, Some(&right), 2).await, SignIn::Refused, "a code that was used is none");
    assert_eq!(door.enter("zhang", PASSWORD, Some(&code(0)), 2).await, SignIn::Refused);
    // Whom an issuer names comes in by its account, but past no second factor.
    let zhang = door.access.ledger.account(visit.account.id).await.unwrap().unwrap();
    let link = AccountChange { subject: Some(Some("u-7".into())), ..AccountChange::default() };
    door.access.change_account(Hand::Machine(None), &zhang, zhang.version, &link, at(2)).await.unwrap();
    assert_eq!(door.access.sign_in_as("u-7", &Presented::default(), at(2)).await.unwrap(), SignIn::Refused);
    // Wrong codes lock like wrong passwords; asking for the code in between does not make them forgotten.
    let mut last = SignIn::Refused;
    for _ in 0..3 {
        assert_eq!(door.enter("zhang", PASSWORD, None, 3).await, SignIn::SecondFactorNeeded);
        last = door.enter("zhang", PASSWORD, Some("000000"), 3).await;
    }
    assert_eq!(last, SignIn::LockedOut(at(18)));
    // The password takes it away.
    let wrong = door.access.remove_second_factor(&visit, "wrong", at(20)).await;
    assert!(matches!(wrong, Err(NotDone::WrongPassword)));
    door.access.remove_second_factor(&visit, PASSWORD, at(20)).await.unwrap();
    assert!(matches!(door.enter("zhang", PASSWORD, None, 21).await, SignIn::Open { .. }));
    assert!(matches!(door.access.sign_in_as("u-7", &Presented::default(), at(21)).await.unwrap(), SignIn::Open { .. }));
}

#[tokio::test]
async fn a_password_is_changed_by_the_one_there_is() {
    let door = door().await;
    door.account("zhang", &[]).await;
    let (other, _) = door.visit("zhang", 0).await;
    let (secret, visit) = door.visit("zhang", 0).await;
    let change = async |old: &str, new: &str| door.access.change_password(&visit, old, new, at(1)).await;
    assert!(matches!(change(PASSWORD, "short").await, Err(NotDone::Weak(Weak::Short(10)))));
    assert!(matches!(change(PASSWORD, "zhang-zhang-1").await, Err(NotDone::Weak(Weak::Login))));
    assert!(matches!(change(PASSWORD, PASSWORD).await, Err(NotDone::Weak(Weak::Same))));
    assert!(matches!(change("wrong", "another sentence").await, Err(NotDone::WrongPassword)));
    change(PASSWORD, "another sentence").await.unwrap();
    assert!(door.access.by_session(&other, None, at(1)).await.unwrap().is_none(), "other sessions end");
    assert!(door.access.by_session(&secret, None, at(1)).await.unwrap().is_some());
    assert_eq!(door.enter("zhang", PASSWORD, None, 2).await, SignIn::Refused);
    assert!(matches!(door.enter("zhang", "another sentence", None, 2).await, SignIn::Open { .. }));
}

#[tokio::test]
async fn whoever_is_disabled_is_out_at_once() {
    let door = door().await;
    let zhang = door.account("zhang", &["leader"]).await;
    let (secret, visit) = door.visit("zhang", 0).await;
    let made = door.access.make_token(&visit, "取数", &["figures.read".into()], at(60), at(0)).await.unwrap();
    assert!(door.access.by_token(&made.token, None, at(1)).await.unwrap().is_some());
    let disable = AccountChange { disabled: Some(true), ..AccountChange::default() };
    door.access.change_account(Hand::Machine(None), &zhang, zhang.version, &disable, at(1)).await.unwrap();
    assert!(door.access.by_session(&secret, None, at(1)).await.unwrap().is_none());
    assert!(door.access.by_token(&made.token, None, at(1)).await.unwrap().is_none());
    assert_eq!(door.enter("zhang", PASSWORD, None, 1).await, SignIn::Refused, "nothing says that it is closed");
}
