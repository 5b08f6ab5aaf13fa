//! Who may do what, and who gets in.

mod door;
mod hands;
mod rights;

use super::*;
use figures::Moment;
use ledger::{Account, Ledger, TrailQuery};
use std::sync::Arc;
use tempfile::TempDir;

const MINUTE: i64 = 60_000_000;
const PASSWORD: &str = "correct horse battery";

struct Door {
    _dir: TempDir,
    access: Access,
}

fn at(minute: i64) -> Moment {
    Moment::from_micros(1_626_000_000_000_000 + minute * MINUTE)
}

async fn door() -> Door {
    let dir = tempfile::tempdir().unwrap();
    let ledger = Arc::new(Ledger::create(dir.path().join("park")).await.unwrap());
    Door { _dir: dir, access: Access::new(ledger, Settings::default(), Cost::CHEAP).unwrap() }
}

fn wanted(login: &str, roles: &[&str]) -> Wanted {
    let roles = roles.iter().map(|role| (*role).to_owned()).collect();
    Wanted { login: login.to_owned(), name: "某人".to_owned(), roles, ..Wanted::default() }
}

impl Door {
    async fn account(&self, login: &str, roles: &[&str]) -> Account {
        let hand = Hand::Machine(None);
        self.access.make_account(hand, &wanted(login, roles), Some(PASSWORD), at(0)).await.unwrap().0
    }

    async fn enter(&self, login: &str, password: &str, code: Option<&str>, minute: i64) -> SignIn {
        let presented = Presented { login, password, code, address: Some("192.0.2.7"), ..Presented::default() };
        self.access.sign_in(&presented, at(minute)).await.unwrap()
    }

    async fn visit(&self, login: &str, minute: i64) -> (String, Visit) {
        let SignIn::Open { secret, .. } = self.enter(login, PASSWORD, None, minute).await else { panic!("{login} is not let in") };
        let visit = self.access.by_session(&secret, None, at(minute)).await.unwrap().unwrap();
        (secret, visit)
    }

    async fn trail(&self) -> Vec<String> {
        let rows = self.access.ledger.trail(&TrailQuery { limit: 100, ..TrailQuery::default() }).await.unwrap().items;
        let row = |r: &ledger::TrailRow| format!("{} {} {} {}", r.actor.as_deref().unwrap_or("-"), r.act, r.subject, r.outcome);
        rows.iter().rev().map(row).collect()
    }
}
