//! `wanmu.toml`: its keys, and what is made of them.

use super::{Configured, Issuer, MailServer, Secret, Security, Sending, Tongue, Webhook};
use crate::failure::{Failure, USAGE};
use figures::Lang;
use ledger::OutgoingKind;
use serde::Deserialize;
use std::path::{Path, PathBuf};

const NAME: &str = "wanmu.toml";

/// A variable of the environment.
type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    data: Option<PathBuf>,
    site: Option<String>,
    language: Option<String>,
    authorities: Option<PathBuf>,
    mail: Option<MailTable>,
    webhooks: Option<Vec<WebhookTable>>,
    oidc: Option<IssuerTable>,
    sending: Option<SendingTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct MailTable {
    server: String,
    port: Option<u16>,
    security: Option<String>,
    from: String,
    user: Option<String>,
    password_file: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct IssuerTable {
    issuer: String,
    client_id: String,
    secret_file: Option<PathBuf>,
    claim: Option<String>,
    scope: Option<String>,
    title: Option<String>,
    /// That its addresses may be plain http, on a network of one's own.
    #[serde(default)]
    plain: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WebhookTable {
    name: String,
    url: String,
    secret_file: Option<PathBuf>,
    #[serde(default)]
    kinds: Vec<String>,
    #[serde(default)]
    units: bool,
    /// That the way there is plain http, on a network of one's own.
    #[serde(default)]
    plain: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SendingTable {
    pause_seconds: Option<u32>,
    tries: Option<u32>,
}

/// The data folder that `./wanmu.toml` names.
pub fn folder() -> Result<Option<PathBuf>, Failure> {
    Ok(parsed(Path::new("."))?.data)
}

/// What is settled in a folder and in the data folder.
pub fn read(here: &Path, data: &Path, environment: Environment<'_>) -> Result<Configured, Failure> {
    let (mine, its) = (placed(parsed(here)?, here), placed(parsed(data)?, data));
    let site = mine.site.or(its.site).map(|site| address("site", &site, true)).transpose()?;
    let lang = mine.language.or(its.language).map(|word| language(&word)).transpose()?.unwrap_or_default();
    let webhooks = mine.webhooks.or(its.webhooks).unwrap_or_default();
    let webhooks: Vec<Webhook> = webhooks.into_iter().map(|table| webhook(table, environment)).collect::<Result<_, _>>()?;
    if let Some(twice) = (1..webhooks.len()).find(|n| webhooks[..*n].iter().any(|one| one.name == webhooks[*n].name)) {
        return Err(Failure::usage(("webhooks.name", "webhooks.name"), &webhooks[twice].name, "a name that comes once"));
    }
    let issuer = mine.oidc.or(its.oidc).map(|table| issuer(table, site.as_deref(), environment)).transpose()?;
    Ok(Configured {
        site,
        lang,
        authorities: mine.authorities.or(its.authorities),
        mail: mine.mail.or(its.mail).map(|table| mail(table, environment)).transpose()?,
        issuer,
        webhooks,
        sending: mine.sending.or(its.sending).map(sending).unwrap_or_default(),
    })
}

fn parsed(folder: &Path) -> Result<File, Failure> {
    let path = folder.join(NAME);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(File::default()),
        Err(error) => return Err(Failure::io(&path.display().to_string(), &error)),
    };
    toml::from_str(&text).map_err(|error| Failure::new(USAGE, format!("{NAME}：{error}"), format!("{NAME}: {error}")))
}

/// Files that a file names lie beside it.
fn placed(mut file: File, folder: &Path) -> File {
    let place = |path: &mut Option<PathBuf>| {
        if let Some(path) = path {
            *path = folder.join(&*path);
        }
    };
    place(&mut file.authorities);
    file.oidc.iter_mut().for_each(|table| place(&mut table.secret_file));
    file.mail.iter_mut().for_each(|table| place(&mut table.password_file));
    file.webhooks.iter_mut().flatten().for_each(|table| place(&mut table.secret_file));
    file
}

fn language(word: &str) -> Result<Tongue, Failure> {
    match word {
        "zh" => Ok(Tongue(Lang::Zh)),
        "en" => Ok(Tongue(Lang::En)),
        _ => Err(Failure::usage(("language", "language"), word, "zh, en")),
    }
}

/// An address without the slash at its end; without TLS only where that is said.
fn address(key: &str, text: &str, plain: bool) -> Result<String, Failure> {
    let text = text.trim().trim_end_matches('/');
    let scheme = if plain { text.strip_prefix("http://").or_else(|| text.strip_prefix("https://")) } else { text.strip_prefix("https://") };
    let host = scheme.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default()).unwrap_or_default();
    let fits =
        !host.is_empty() && !host.contains('@') && text.chars().all(|c| c.is_ascii_graphic()) && !text.contains(['"', '<', '>', '#']);
    let expected = if plain { "http(s)://HOST" } else { "https://HOST; http with plain = true" };
    if fits { Ok(text.to_owned()) } else { Err(Failure::usage((key, key), text, expected)) }
}

fn mail(table: MailTable, environment: Environment<'_>) -> Result<MailServer, Failure> {
    let (security, port) = match table.security.as_deref().unwrap_or("starttls") {
        "tls" => (Security::Tls, 465),
        "starttls" => (Security::StartTls, 587),
        "none" => (Security::None, 25),
        other => return Err(Failure::usage(("mail.security", "mail.security"), other, "starttls, tls, none")),
    };
    if !crate::outgoing::is_address(&table.from) {
        return Err(Failure::usage(("mail.from", "mail.from"), &table.from, "park@example.org"));
    }
    let host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    if table.server.is_empty() || !table.server.chars().all(host) {
        return Err(Failure::usage(("mail.server", "mail.server"), &table.server, "mail.example.org"));
    }
    let variable = "WANMU_MAIL_PASSWORD";
    let password = |user| Ok::<_, Failure>((user, Secret::find("mail", variable, environment(variable), table.password_file.as_deref())?));
    let account = table.user.map(password).transpose()?;
    if account.is_some() && security == Security::None {
        let (zh, en) =
            ("mail：不加密的连接上不发送密码，请用 tls 或 starttls", "mail: no password goes over a plain connection; use tls or starttls");
        return Err(Failure::new(USAGE, zh, en));
    }
    Ok(MailServer { server: table.server, port: table.port.unwrap_or(port), security, from: table.from, account })
}

fn webhook(table: WebhookTable, environment: Environment<'_>) -> Result<Webhook, Failure> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if table.name.is_empty() || !table.name.chars().all(fits) {
        return Err(Failure::usage(("webhooks.name", "webhooks.name"), &table.name, "a-z, 0-9, -"));
    }
    let variable = format!("WANMU_WEBHOOK_{}_SECRET", table.name.to_ascii_uppercase().replace('-', "_"));
    let secret = Secret::find(&format!("webhook {}", table.name), &variable, environment(&variable), table.secret_file.as_deref())?;
    let all = OutgoingKind::ALL.map(OutgoingKind::word).join(", ");
    let kind = |word: &String| OutgoingKind::parse(word).ok_or_else(|| Failure::usage(("webhooks.kinds", "webhooks.kinds"), word, &all));
    let kinds = table.kinds.iter().map(kind).collect::<Result<_, _>>()?;
    let url = address("webhooks.url", &table.url, table.plain)?;
    Ok(Webhook { name: table.name, url, secret, kinds, units: table.units })
}

/// The issuer sends browsers back to the address of this house, which therefore has to be known.
fn issuer(table: IssuerTable, site: Option<&str>, environment: Environment<'_>) -> Result<Issuer, Failure> {
    let Some(site) = site else {
        let (zh, en) = (
            "oidc：还须设置 site，即用户访问的地址，签发方据此返回",
            "oidc: `site`, the address that people reach the pages under, is to be named too: the issuer sends them back there",
        );
        return Err(Failure::new(USAGE, zh, en));
    };
    let word = |key: &str, text: String| {
        let fits = !text.trim().is_empty() && !text.chars().any(char::is_control);
        if fits { Ok(text.trim().to_owned()) } else { Err(Failure::usage((key, key), &text, "a word")) }
    };
    let variable = "WANMU_OIDC_SECRET";
    Ok(Issuer {
        url: address("oidc.issuer", &table.issuer, table.plain)?,
        client: word("oidc.client-id", table.client_id)?,
        secret: Secret::find("oidc", variable, environment(variable), table.secret_file.as_deref())?,
        claim: word("oidc.claim", table.claim.unwrap_or_else(|| "sub".to_owned()))?,
        scope: word("oidc.scope", table.scope.unwrap_or_else(|| "openid".to_owned()))?,
        title: table.title.map(|title| word("oidc.title", title)).transpose()?,
        back: format!("{site}/signin/return"),
        plain: table.plain,
    })
}

fn sending(table: SendingTable) -> Sending {
    let usual = Sending::default();
    Sending { pause: table.pause_seconds.unwrap_or(usual.pause).max(1), tries: table.tries.unwrap_or(usual.tries).clamp(1, 20) }
}
