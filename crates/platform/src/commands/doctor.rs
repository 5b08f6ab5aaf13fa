//! `wanmu doctor`: is everything there, whole and in order.

use super::Talk;
use crate::columns::aligned;
use crate::configured::{Configured, Issuer};
use crate::failure::{FAILED, Failure, OK};
use crate::outgoing;
use crate::outward::Outward;
use crate::signon::SignOn;
use crate::workspace::Workspace;
use figures::Text;
use std::io;
use std::path::Path;

/// One thing looked at.
struct Check {
    id: &'static str,
    ok: bool,
    told: Text,
}

/// Looks at everything and prints.
pub async fn run(data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let mut checks =
        vec![book(&work).await?, files(&work).await?, trail(&work).await?, packs(&work), people(&work).await?, folder(&work), front()];
    checks.extend(ways_out(Configured::read(&work.dir)?).await?);
    let ok = checks.iter().all(|check| check.ok);
    if talk.json {
        let all: Vec<_> = checks
            .iter()
            .map(|check| serde_json::json!({"check": check.id, "ok": check.ok, "told": {"zh": check.told.zh, "en": check.told.en}}))
            .collect();
        talk.document(&serde_json::json!({"ok": ok, "checks": all}));
    } else {
        let rows: Vec<Vec<String>> = checks.iter().map(|check| row(check, talk)).collect();
        crate::out::text(&aligned(&rows));
    }
    Ok(if ok { OK } else { FAILED })
}

fn row(check: &Check, talk: Talk) -> Vec<String> {
    let mark = if check.ok { talk.say("正常", "ok") } else { talk.say("有问题", "wrong") };
    vec![check.id.to_owned(), mark.to_owned(), check.told.get(talk.lang).to_owned()]
}

async fn book(work: &Workspace) -> Result<Check, Failure> {
    let wrong = work.ledger.integrity().await?;
    let counts = work.ledger.counts().await?;
    let told = match wrong.first() {
        None => Text::new(
            format!("账簿完好：报表 {}，数值 {}", counts.filings, counts.facts),
            format!("the book is whole: {} filings, {} values", counts.filings, counts.facts),
        ),
        Some(first) => {
            Text::new(format!("账簿有 {} 处损坏：{first}", wrong.len()), format!("the book is damaged in {} places: {first}", wrong.len()))
        }
    };
    Ok(Check { id: "book", ok: wrong.is_empty(), told })
}

/// Every file that the book names is there with the content it names.
async fn files(work: &Workspace) -> Result<Check, Failure> {
    let all = work.ledger.files().await?;
    let wrong: Vec<String> =
        all.iter().filter(|(path, digest)| !is(&work.dir.join(path), digest)).map(|(path, _)| path.display().to_string()).collect();
    let told = match wrong.first() {
        None => Text::new(format!("{} 个文件内容无误", all.len()), format!("{} files are what the book names", all.len())),
        Some(first) => Text::new(
            format!("{} 个文件缺失或被改动：{first}", wrong.len()),
            format!("{} files are missing or altered: {first}", wrong.len()),
        ),
    };
    Ok(Check { id: "files", ok: wrong.is_empty(), told })
}

fn is(path: &Path, digest: &str) -> bool {
    let hashed = || crate::keeping::copied(&mut std::fs::File::open(path)?, io::sink());
    hashed().is_ok_and(|found: String| found == digest)
}

async fn trail(work: &Workspace) -> Result<Check, Failure> {
    let found = work.ledger.verify_trail(None).await?;
    let told = match &found.broken {
        None => Text::new(format!("审计链完整：{} 条", found.rows), format!("the audit chain holds: {} rows", found.rows)),
        Some(broken) => Text::new(format!("审计链在第 {} 条断裂", broken.row), format!("the audit chain is broken at row {}", broken.row)),
    };
    Ok(Check { id: "trail", ok: found.broken.is_none(), told })
}

fn packs(work: &Workspace) -> Check {
    let packs: Vec<String> = work.catalogue.packs.iter().map(|pack| format!("{} {}", pack.id, pack.version)).collect();
    let told =
        Text::new(format!("方法包 {} 个：{}", packs.len(), packs.join("，")), format!("{} packs: {}", packs.len(), packs.join(", ")));
    Check { id: "packs", ok: !packs.is_empty(), told }
}

/// Somebody can give rights, and somebody can make accounts.
async fn people(work: &Workspace) -> Result<Check, Failure> {
    let count = work.ledger.accounts(&ledger::AccountQuery { after: None, search: None, limit: 500 }).await?.items.len();
    let told = match count {
        0 => Text::new(
            "还没有账号：wanmu serve 后在页面建立，或运行 wanmu user add",
            "there is no account yet: the page of `wanmu serve` makes the first, or `wanmu user add`",
        ),
        _ => Text::new(format!("账号 {count} 个"), format!("{count} accounts")),
    };
    Ok(Check { id: "accounts", ok: count > 0, told })
}

/// The folder can be written to.
fn folder(work: &Workspace) -> Check {
    let tried = tempfile::tempfile_in(&work.dir);
    let at = work.dir.display();
    let told = match &tried {
        Ok(_) => Text::new(format!("{at} 可写"), format!("{at} can be written to")),
        Err(error) => Text::new(format!("{at} 不可写：{error}"), format!("{at} can't be written to: {error}")),
    };
    Check { id: "folder", ok: tried.is_ok(), told }
}

/// Without a front end everything else works, so that is told and is nothing wrong.
fn front() -> Check {
    let built = crate::serve::has_front_end();
    let told = if built {
        Text::new("前端已内置", "the front end is in the program")
    } else {
        Text::new("程序中没有前端：只有服务器写出的页面", "the front end is not in the program: only pages of the server")
    };
    Check { id: "web", ok: true, told }
}

/// Mail, webhooks and the issuer answer; where none is settled, that is told and is nothing wrong.
async fn ways_out(configured: Configured) -> Result<Vec<Check>, Failure> {
    let outward = Outward::new(configured.authorities.as_deref())?;
    let issuer = issuer(configured.issuer.clone(), &outward).await;
    let looked = tokio::task::spawn_blocking(move || asked(&configured, &outward)).await;
    let looked = looked.map(|checks| checks.into_iter().chain(issuer).collect());
    looked.map_err(|error| Failure::new(FAILED, format!("对外：{error}"), format!("ways out: {error}")))
}

/// The issuer of the single sign-on answers and is the one that is settled.
async fn issuer(settled: Option<Issuer>, outward: &Outward) -> Option<Check> {
    let settled = settled?;
    let url = settled.url.clone();
    let found = SignOn::new(settled, outward.clone()).examine().await;
    Some(answers("oidc", &url, found.map_err(|failure| failure.text.en)))
}

fn asked(configured: &Configured, outward: &Outward) -> Vec<Check> {
    let inside = || {
        let told = Text::new("未设置邮件服务器：消息只在站内显示", "no mail server is named: messages stay inside the site");
        Check { id: "mail", ok: true, told }
    };
    let mail = configured.mail.as_ref().map(|server| answers("mail", &server.server, outgoing::examine(server, outward)));
    let hooks = configured.webhooks.iter().map(|hook| answers("webhook", &hook.name, outgoing::ping(hook, outward)));
    let alone = || Check {
        id: "webhook", ok: true, told: Text::new("未设置回调：不通知其他程序", "no program is named that is told")
    };
    let alone = configured.webhooks.is_empty().then(alone);
    std::iter::once(mail.unwrap_or_else(inside)).chain(hooks).chain(alone).collect()
}

fn answers(id: &'static str, name: &str, found: Result<(), String>) -> Check {
    let told = match &found {
        Ok(()) => Text::new(format!("{name} 有应答"), format!("{name} answers")),
        Err(why) => Text::new(format!("{name} 无法使用：{why}"), format!("{name} can't be used: {why}")),
    };
    Check { id, ok: found.is_ok(), told }
}
