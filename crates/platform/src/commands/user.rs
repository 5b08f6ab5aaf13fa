//! `wanmu user`: accounts, for whoever installs the program on the machine.

use super::Talk;
use crate::access::{Access, Cost, Hand, Role, Scope, Settings, Wanted, unknown_scope};
use crate::cli::{Given, NewUser, OfUser, Reset, User};
use crate::failure::{Failure, OK, USAGE};
use crate::table::Table;
use crate::workspace::{Workspace, now};
use figures::CreditCode;
use ledger::{Account, AccountChange, AccountQuery, Ledger, ScopeRow};
use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;

/// Carries it out.
pub async fn run(act: &User, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let ledger = Arc::new(Workspace::book(data).await?);
    let done = carry_out(act, &ledger, talk).await;
    // So that the book is one file again, which may be copied.
    ledger.close().await;
    done
}

async fn carry_out(act: &User, ledger: &Arc<Ledger>, talk: Talk) -> Result<u8, Failure> {
    let access = Access::new(ledger.clone(), Settings::default(), Cost::default())?;
    match act {
        User::Add(args) => add(args, &access, ledger, talk).await,
        User::List { search } => list(search.as_deref(), ledger, talk).await,
        User::Reset(args) => reset(args, &access, ledger, talk).await,
        User::Disable { of, undo } => {
            let change = AccountChange { disabled: Some(!undo), ..AccountChange::default() };
            let said = if *undo {
                ("已启用", "opened")
            } else {
                ("已停用，会话与令牌已作废", "closed; its sessions and tokens ended")
            };
            changed(of, &change, said, &access, ledger, talk).await
        }
        User::Roles { of, roles } => {
            let change = AccountChange { roles: Some(roles.clone()), ..AccountChange::default() };
            changed(of, &change, ("已设角色", "given its roles"), &access, ledger, talk).await
        }
        User::Scope { of, scopes } => {
            let change = AccountChange { scopes: Some(scope_rows(scopes, ledger).await?), ..AccountChange::default() };
            changed(of, &change, ("已设范围", "given its scopes"), &access, ledger, talk).await
        }
    }
}

async fn add(args: &NewUser, access: &Access, ledger: &Ledger, talk: Talk) -> Result<u8, Failure> {
    let wanted = Wanted {
        login: args.of.login.clone(),
        name: args.name.clone(),
        email: args.email.clone(),
        roles: args.roles.clone(),
        scopes: scope_rows(&args.scopes, ledger).await?,
        subject: args.subject.clone(),
    };
    let given = given(&args.given)?;
    let (made, told) = access.make_account(hand(&args.of), &wanted, given.as_deref(), now()).await?;
    Ok(done(&made, told.as_deref(), ("已建立", "made"), talk))
}

async fn reset(args: &Reset, access: &Access, ledger: &Ledger, talk: Talk) -> Result<u8, Failure> {
    let account = known(&args.of.login, ledger).await?;
    let given = given(&args.given)?;
    let told = access.reset(hand(&args.of), &account, given.as_deref(), args.second_factor, now()).await?;
    let account = known(&args.of.login, ledger).await?;
    Ok(done(&account, told.as_deref(), ("已重置", "reset"), talk))
}

async fn changed(
    of: &OfUser,
    change: &AccountChange,
    said: (&str, &str),
    access: &Access,
    ledger: &Ledger,
    talk: Talk,
) -> Result<u8, Failure> {
    let account = known(&of.login, ledger).await?;
    let account = access.change_account(hand(of), &account, account.version, change, now()).await?;
    Ok(done(&account, None, said, talk))
}

async fn known(login: &str, ledger: &Ledger) -> Result<Account, Failure> {
    ledger.account_by_login(login).await?.ok_or_else(|| ledger::Error::NoAccount(login.to_owned()).into())
}

fn hand(of: &OfUser) -> Hand<'_> {
    Hand::Machine(of.by.as_deref())
}

/// A password that is given, by stdin or by the environment.
fn given(given: &Given) -> Result<Option<String>, Failure> {
    if !given.password_stdin {
        return Ok(std::env::var("WANMU_PASSWORD").ok().filter(|password| !password.is_empty()));
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(|error| Failure::io("stdin", &error))?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    if password.is_empty() {
        return Err(Failure::new(USAGE, "标准输入中没有密码", "there is no password on stdin"));
    }
    Ok(Some(password))
}

/// Scopes as they were typed; a firm has a credit code, or stands in the register.
async fn scope_rows(texts: &[String], ledger: &Ledger) -> Result<Vec<ScopeRow>, Failure> {
    let mut rows = Vec::with_capacity(texts.len());
    for text in texts {
        let scope = match Scope::parse(text).ok_or_else(|| unknown_scope(text))? {
            Scope::Firm(code) => Scope::Firm(firm(&code, ledger).await?),
            other => other,
        };
        rows.push(scope.row());
    }
    Ok(rows)
}

async fn firm(code: &str, ledger: &Ledger) -> Result<String, Failure> {
    match CreditCode::parse(code, &[]) {
        Ok(code) => Ok(code.as_str().to_owned()),
        Err(_) if ledger.units().await?.contains(code) => Ok(code.to_owned()),
        Err(fault) => Err(Failure::code(code, &fault)),
    }
}

/// What was done; a password that was made stands on stdout, this once.
fn done(account: &Account, told: Option<&str>, said: (&str, &str), talk: Talk) -> u8 {
    if talk.json {
        talk.document(&serde_json::json!({ "account": document(account), "secret": told }));
        return OK;
    }
    let (zh, en) = (format!("账号 {} {}", account.login, said.0), format!("account {} was {}", account.login, said.1));
    eprintln!("{}", talk.say(&zh, &en));
    if let Some(told) = told {
        eprintln!("{}", talk.say("初始密码（仅显示一次，登录后须修改）：", "first password (shown this once, to be changed at sign-in):"));
        crate::out::line(told);
    }
    OK
}

async fn list(search: Option<&str>, ledger: &Ledger, talk: Talk) -> Result<u8, Failure> {
    let mut all = Vec::new();
    let mut query = AccountQuery { search: search.map(str::to_owned), limit: 500, after: None };
    loop {
        let page = ledger.accounts(&query).await?;
        all.extend(page.items);
        query.after = page.next;
        if page.next.is_none() {
            break;
        }
    }
    if talk.json {
        talk.document(&serde_json::json!({ "items": all.iter().map(document).collect::<Vec<_>>() }));
        return Ok(OK);
    }
    let heads =
        [("登录名", "login"), ("姓名", "name"), ("角色", "roles"), ("范围", "scopes"), ("双因素", "second factor"), ("状态", "state")];
    let mut table = Table::new(&heads.map(|(zh, en)| talk.say(zh, en)));
    all.iter().for_each(|account| table.row(cells(account, talk)));
    crate::out::text(&table.shown(usize::MAX, talk));
    Ok(OK)
}

fn cells(account: &Account, talk: Talk) -> Vec<String> {
    let title = |word: &String| Role::parse(word).map_or_else(|| word.clone(), |role| role.title().get(talk.lang).to_owned());
    let roles: Vec<String> = account.roles.iter().map(title).collect();
    let yes = if account.second_factor { talk.say("有", "yes") } else { talk.say("无", "no") };
    vec![
        account.login.clone(),
        account.name.clone(),
        roles.join(talk.say("、", ", ")),
        scopes(account).join(" "),
        yes.to_owned(),
        state(account, talk).to_owned(),
    ]
}

fn state(account: &Account, talk: Talk) -> &'static str {
    match account {
        _ if account.disabled => talk.say("已停用", "disabled"),
        _ if account.locked_until.is_some_and(|until| until > now()) => talk.say("已锁定", "locked"),
        _ if account.must_change => talk.say("待改初始密码", "first password to be changed"),
        _ => talk.say("正常", "open"),
    }
}

fn scopes(account: &Account) -> Vec<String> {
    account.scopes.iter().map(|row| format!("{}:{}", row.kind, row.value)).collect()
}

fn document(account: &Account) -> serde_json::Value {
    serde_json::json!({
        "id": account.id, "login": account.login, "name": account.name, "email": account.email, "roles": account.roles,
        "scopes": scopes(account), "disabled": account.disabled, "lockedUntil": account.locked_until.map(|m| m.to_string()),
        "secondFactor": account.second_factor, "mustChangePassword": account.must_change, "version": account.version,
    })
}
