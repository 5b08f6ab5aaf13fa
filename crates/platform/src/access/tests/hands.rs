//! Tokens, accounts of others, views of others: by whose hand.

use super::{MINUTE, PASSWORD, at, door, wanted};
use crate::access::*;
use ledger::{Account, AccountChange, SecretDigest};
use std::collections::BTreeSet;

#[tokio::test]
async fn a_token_is_made_of_rights_that_there_are() {
    let door = door().await;
    door.account("zhang", &["leader"]).await;
    let (_, visit) = door.visit("zhang", 0).await;
    let make = async |name: &str, rights: &[&str], minute| {
        let rights: Vec<String> = rights.iter().map(|r| (*r).to_owned()).collect();
        door.access.make_token(&visit, name, &rights, at(minute), at(0)).await
    };
    for right in ["self", "microdata.read", "accounts.write"] {
        assert!(matches!(make("x", &[right], 60).await, Err(NotDone::Denied(Denied::NoRight))), "{right}");
    }
    assert!(matches!(make("x", &["nonsense"], 60).await, Err(NotDone::Invalid(_))));
    for (name, rights, minute) in
        [("", &["figures.read"][..], 60), ("x", &[], 60), ("x", &["figures.read"], 0), ("x", &["figures.read"], 530_000)]
    {
        assert!(matches!(make(name, rights, minute).await, Err(NotDone::Invalid(_))), "{name} {rights:?} {minute}");
    }
    let made = make("取数", &["figures.read"], 60).await.unwrap();
    assert!(made.token.starts_with("wanmu_"));
    let by = door.access.by_token(&made.token, None, at(1)).await.unwrap().unwrap();
    assert_eq!(by.actor.rights(), BTreeSet::from([Right::FiguresRead]));
    let again = door.access.make_token(&by, "x", &["figures.read".into()], at(60), at(1)).await;
    assert!(matches!(again, Err(NotDone::Denied(Denied::NoRight))), "a token makes no token");
    // A secret of a session is no token, nor the other way round.
    assert!(door.access.by_session(&made.token, None, at(1)).await.unwrap().is_none());
    door.access.revoke_token(&visit, made.id, at(2)).await.unwrap();
    assert!(door.access.by_token(&made.token, None, at(2)).await.unwrap().is_none());
    assert!(matches!(door.access.revoke_token(&visit, made.id, at(2)).await, Err(NotDone::NotFound)));
}

#[tokio::test]
async fn a_role_that_is_taken_is_gone_from_tokens_too() {
    let door = door().await;
    let zhang = door.account("zhang", &["leader"]).await;
    let (secret, visit) = door.visit("zhang", 0).await;
    let made = door.access.make_token(&visit, "取数", &["figures.read".into()], at(60), at(0)).await.unwrap();
    let taken = AccountChange { roles: Some(Vec::new()), ..AccountChange::default() };
    door.access.change_account(Hand::Machine(None), &zhang, zhang.version, &taken, at(1)).await.unwrap();
    let rights = |visit: Option<Visit>| visit.unwrap().actor.rights();
    assert!(rights(door.access.by_token(&made.token, None, at(1)).await.unwrap()).is_empty());
    let left = rights(door.access.by_session(&secret, None, at(1)).await.unwrap());
    assert_eq!(left, BTreeSet::from([Right::Own, Right::CatalogueRead]));
}

#[tokio::test]
async fn accounts_and_rights_are_given_by_two_hands() {
    let door = door().await;
    door.account("guan", &["administrator"]).await;
    door.account("an", &["security"]).await;
    let (_, guan) = door.visit("guan", 0).await;
    let (_, an) = door.visit("an", 0).await;
    let make = async |visit: &Visit, roles: &[&str]| {
        door.access.make_account(Hand::Visit(visit), &wanted(&format!("new{}", roles.len()), roles), None, at(0)).await
    };
    let denied = |result: &Result<(Account, Option<String>), NotDone>| matches!(result, Err(NotDone::Denied(Denied::NoRight)));
    assert!(denied(&make(&an, &[]).await) && denied(&make(&guan, &["leader"]).await));
    let (made, told) = make(&guan, &[]).await.unwrap();
    assert!(made.must_change && told.is_some_and(|told| told.len() == 19));
    let grant = |role: &str| AccountChange { roles: Some(vec![role.to_owned()]), ..AccountChange::default() };
    let change = async |visit: &Visit, account: &Account, change: &AccountChange| {
        door.access.change_account(Hand::Visit(visit), account, account.version, change, at(0)).await
    };
    assert!(matches!(change(&guan, &made, &grant("leader")).await, Err(NotDone::Denied(Denied::NoRight))));
    assert!(matches!(change(&an, &an.account, &grant("leader")).await, Err(NotDone::Denied(Denied::Oneself))));
    assert!(matches!(change(&an, &made, &grant("emperor")).await, Err(NotDone::Invalid(_))));
    let made = change(&an, &made, &grant("leader")).await.unwrap();
    assert_eq!(made.roles, ["leader"]);
    let disable = AccountChange { disabled: Some(true), ..AccountChange::default() };
    assert!(matches!(change(&an, &made, &disable).await, Err(NotDone::Denied(Denied::NoRight))));
    change(&guan, &made, &disable).await.unwrap();
    let both = AccountChange { roles: Some(vec!["administrator".into(), "auditor".into()]), ..AccountChange::default() };
    let clash = change(&an, &guan.account, &both).await.unwrap_err();
    assert!(clash.text().zh.contains("三员分立"), "{}", clash.text().zh);
    let trail = door.trail().await;
    assert_eq!(
        trail[trail.len() - 3..],
        ["guan account.make account:new0 done", "an account.grant account:new0 done", "guan account.disable account:new0 done"]
    );
}

#[tokio::test]
async fn a_reset_gives_one_password_and_ends_what_was_open() {
    let door = door().await;
    let zhang = door.account("zhang", &["leader"]).await;
    let (secret, _) = door.visit("zhang", 0).await;
    let told = door.access.reset(Hand::Machine(Some("装机员")), &zhang, None, true, at(1)).await.unwrap().unwrap();
    assert!(door.access.by_session(&secret, None, at(1)).await.unwrap().is_none());
    assert_eq!(door.enter("zhang", PASSWORD, None, 1).await, SignIn::Refused);
    let SignIn::Open { secret, account, .. } = door.enter("zhang", &told, None, 2).await else { panic!() };
    assert!(account.must_change);
    let visit = door.access.by_session(&secret, None, at(2)).await.unwrap().unwrap();
    assert_eq!(visit.actor.may(Right::FiguresRead, &Subject::Area("park")), Err(Denied::MustChangePassword));
    door.access.change_password(&visit, &told, "a sentence of mine", at(2)).await.unwrap();
    let visit = door.access.by_session(&secret, None, at(2)).await.unwrap().unwrap();
    assert_eq!(visit.actor.may(Right::FiguresRead, &Subject::Area("park")), Ok(()));
}

#[tokio::test]
async fn the_view_of_another_is_taken_and_left() {
    let door = door().await;
    door.account("an", &["security"]).await;
    door.account("shen", &["auditor"]).await;
    door.account("zhang", &["leader"]).await;
    let (secret, an) = door.visit("an", 0).await;
    let (_, zhang) = door.visit("zhang", 0).await;
    assert!(matches!(door.access.view_as(&zhang, "an", at(0)).await, Err(NotDone::Denied(Denied::NoRight))));
    assert!(matches!(door.access.view_as(&an, "nobody", at(0)).await, Err(NotDone::NotFound)));
    door.access.view_as(&an, "shen", at(0)).await.unwrap();
    let viewing = door.access.by_session(&secret, None, at(1)).await.unwrap().unwrap();
    assert_eq!(viewing.actor.rights(), BTreeSet::from([Right::CatalogueRead, Right::TrailRead]));
    assert_eq!(viewing.note("x", "y", at(1)).viewing.as_deref(), Some("shen"));
    assert!(matches!(
        door.access.make_token(&viewing, "x", &["trail.read".into()], at(9), at(1)).await,
        Err(NotDone::Denied(Denied::Viewing))
    ));
    door.access.leave_view(&viewing, at(2)).await.unwrap();
    let own = door.access.by_session(&secret, None, at(2)).await.unwrap().unwrap();
    assert!(own.actor.viewed.is_none());
    assert_eq!(door.trail().await.last().map(String::as_str), Some("an session.own account:an done"));
}

#[tokio::test]
async fn a_session_is_bound_to_its_hours() {
    let door = door().await;
    let zhang = door.account("zhang", &[]).await;
    let (secret, _) = door.visit("zhang", 0).await;
    for minute in (50..720).step_by(50) {
        assert!(door.access.by_session(&secret, None, at(minute)).await.unwrap().is_some(), "{minute}");
    }
    assert!(door.access.by_session(&secret, None, at(720)).await.unwrap().is_none(), "twelve hours");
    let (idle, _) = door.visit("zhang", 800).await;
    assert!(door.access.by_session(&idle, None, at(860)).await.unwrap().is_none(), "sixty minutes");
    assert!(door.access.ledger.session(&SecretDigest::of(&zhang.login), at(0), MINUTE).await.unwrap().is_none());
}
