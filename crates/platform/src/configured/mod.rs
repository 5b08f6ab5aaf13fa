//! What an installer settles: `./wanmu.toml`, and for what that does not name the `wanmu.toml` of the data folder. A key that is not
//! known is an error. Secrets stand in neither: they come from the environment or from a file that is named.

mod file;
mod secret;
#[cfg(test)]
mod tests;

pub use file::folder;
pub use secret::Secret;

use crate::failure::Failure;
use figures::Lang;
use ledger::OutgoingKind;
use std::path::{Path, PathBuf};

/// What is settled.
#[derive(Debug, Clone, Default)]
pub struct Configured {
    /// Under which address people reach the pages, without the slash at its end; links in messages begin with it.
    pub site: Option<String>,
    /// Language of what leaves the house.
    pub lang: Tongue,
    /// Certificates of authorities to be trusted beside those of the machine.
    pub authorities: Option<PathBuf>,
    /// Where mail is handed in.
    pub mail: Option<MailServer>,
    /// Who says who somebody is.
    pub issuer: Option<Issuer>,
    /// Programs that are told.
    pub webhooks: Vec<Webhook>,
    /// How often a message is tried.
    pub sending: Sending,
}

/// A language, Chinese where none is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue(pub Lang);

impl Default for Tongue {
    fn default() -> Self {
        Tongue(Lang::Zh)
    }
}

/// How the way to a mail server is kept from others' eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte.
    Tls,
    /// TLS before anything is told.
    StartTls,
    /// Not at all.
    None,
}

/// Where mail is handed in.
#[derive(Debug, Clone)]
pub struct MailServer {
    /// Name or address of the machine.
    pub server: String,
    /// Its port.
    pub port: u16,
    /// How the way there is kept.
    pub security: Security,
    /// From whom mail is.
    pub from: String,
    /// The account there and its password.
    pub account: Option<(String, Secret)>,
}

/// Who says who somebody is, beside the passwords of this house (OpenID Connect).
#[derive(Debug, Clone)]
pub struct Issuer {
    /// Its address, as it names itself, without the slash at its end.
    pub url: String,
    /// Under which name this house is known there.
    pub client: String,
    /// What this house proves itself by there.
    pub secret: Secret,
    /// The claim that stands for somebody, by which accounts are linked.
    pub claim: String,
    /// What is asked for.
    pub scope: String,
    /// How it is called on the page for signing in.
    pub title: Option<String>,
    /// Where it sends browsers back to.
    pub back: String,
    /// Whether its addresses may be plain http, on a network of one's own.
    pub plain: bool,
}

/// A program that is told.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// Under which name it is known here.
    pub name: String,
    /// Where it listens.
    pub url: String,
    /// What its messages are signed with.
    pub secret: Secret,
    /// What it is told; everything where nothing is named.
    pub kinds: Vec<OutgoingKind>,
    /// Whether it is told of which unit.
    pub units: bool,
}

/// How often a message is tried: the pause grows fourfold from try to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sending {
    /// Seconds after the first try that failed.
    pub pause: u32,
    /// Tries before it is given up.
    pub tries: u32,
}

impl Default for Sending {
    fn default() -> Self {
        Sending { pause: 30, tries: 8 }
    }
}

impl Configured {
    /// Reads what is settled for a data folder.
    ///
    /// # Errors
    /// A file that can't be read, an unknown key, a value that does not fit, a secret that is missing.
    pub fn read(data: &Path) -> Result<Self, Failure> {
        file::read(Path::new("."), data, &|name| std::env::var(name).ok())
    }
}
