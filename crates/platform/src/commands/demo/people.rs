//! Accounts of the sample park, one a role, with passwords that everybody knows: for trying it out, on this machine only.

use crate::access::{Access, Cost, Hand, Role, Settings, Wanted};
use crate::commands::Talk;
use crate::failure::Failure;
use crate::workspace::{Workspace, now};
use ledger::ScopeRow;

/// What the second statistician and the second publisher are called: two persons decide.
const SECOND: [(&str, Role); 2] = [("statistician2", Role::Statistician), ("publisher2", Role::Publisher)];

/// The password of all accounts of the sample park.
const PASSWORD: &str = "sample-park-2021";

/// Makes those that are missing, and says what they are.
pub async fn make(work: &Workspace, talk: Talk) -> Result<(), Failure> {
    let access = Access::new(work.ledger.clone(), Settings::default(), Cost::default())?;
    let firm = first_firm(work).await?;
    let roles = Role::ALL.iter().map(|role| (role.word(), *role));
    for (login, role) in roles.chain(SECOND) {
        if work.ledger.account_by_login(login).await?.is_none() {
            access.make_account(Hand::Machine(Some("demo")), &wanted(login, role, firm.as_deref()), Some(PASSWORD), now()).await?;
        }
    }
    let (zh, en) = (
        format!("示例账号：每个角色一个，账号即角色名（clerk、statistician、leader……），密码均为 {PASSWORD}"),
        format!("accounts of the sample: one a role, by its name (clerk, statistician, leader, …), all with the password {PASSWORD}"),
    );
    eprintln!("{}", talk.say(&zh, &en));
    Ok(())
}

fn wanted(login: &str, role: Role, firm: Option<&str>) -> Wanted {
    let scopes = match (role, firm) {
        (Role::Clerk, Some(code)) => vec![ScopeRow { kind: "firm".to_owned(), value: code.to_owned() }],
        _ => Vec::new(),
    };
    let name = format!("{}（示例）", role.title().zh);
    Wanted { login: login.to_owned(), name, email: None, roles: vec![role.word().to_owned()], scopes, subject: None }
}

/// The first unit of the panel, by code.
async fn first_firm(work: &Workspace) -> Result<Option<String>, Failure> {
    let at = now();
    let states = work.ledger.register_at(at.day(work.zone()), at).await?;
    Ok(states.into_iter().filter(|state| state.member).map(|state| state.unit).min())
}
