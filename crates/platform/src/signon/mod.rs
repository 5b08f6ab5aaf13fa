//! Signing in by an issuer that the installer trusts: OpenID Connect with an authorization code and PKCE. The issuer says who somebody
//! is and nothing else; roles and scopes are those of the account here that is linked with that subject.

mod begun;
mod issuer;
mod token;

pub use begun::Begun;

use crate::configured::Issuer;
use crate::failure::{FAILED, Failure};
use crate::outward::Outward;
use begun::Open;
use issuer::Known;
use jsonwebtoken::jwk::JwkSet;
use publication::write::html::percent;
use std::sync::Arc;

/// The way in by an issuer.
pub struct SignOn {
    settled: Arc<Issuer>,
    known: Known,
    open: Open,
}

/// Where a browser is sent, and by which word it is known when it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leading {
    /// The issuer's page.
    pub to: String,
    /// The word, for a cookie.
    pub state: String,
}

impl SignOn {
    /// By what is settled; nothing is asked of the issuer yet.
    pub fn new(settled: Issuer, outward: Outward) -> Self {
        let settled = Arc::new(settled);
        SignOn { known: Known::new(settled.clone(), outward), settled, open: Open::default() }
    }

    /// How it is called on the page for signing in.
    pub fn title(&self) -> Option<&str> {
        self.settled.title.as_deref()
    }

    /// Begins a sign-in, after which `next` is opened.
    ///
    /// # Errors
    /// Where the issuer can't be asked, or is not the one that is settled.
    pub async fn begin(&self, next: &str, replaces: Option<&str>) -> Result<Leading, Failure> {
        let issuer = self.known.described().await?;
        let (state, begun) = self.open.begin(next, replaces)?;
        let to = format!(
            "{}{}response_type=code&client_id={}&redirect_uri={}&scope={}&state={state}&nonce={}&code_challenge={}&code_challenge_method=S256",
            issuer.authorization_endpoint,
            if issuer.authorization_endpoint.contains('?') { '&' } else { '?' },
            percent(&self.settled.client),
            percent(&self.settled.back),
            percent(&self.settled.scope),
            begun.nonce,
            begun.challenge(),
        );
        Ok(Leading { to, state })
    }

    /// What was begun under a word; once, and not for ever.
    pub fn take(&self, state: &str) -> Option<Begun> {
        self.open.take(state)
    }

    /// Changes the code that a browser brought back for a token, and gives the subject that the token, once it is proved, names.
    ///
    /// # Errors
    /// Where the issuer can't be asked or refuses, or the token proves nothing.
    pub async fn subject(&self, begun: &Begun, code: &str) -> Result<String, Failure> {
        let token = self.known.exchange(code, begun).await?;
        let prove = |keys: &JwkSet| token::proved(&token, keys, &self.settled, &begun.nonce);
        let found = match prove(self.known.keys(false).await?.as_ref()) {
            // The issuer may have a new key since its keys were read.
            Err(token::Unproved::Key) => prove(self.known.keys(true).await?.as_ref()),
            proved => proved,
        };
        found.map_err(|why| refused(why.text()))
    }

    /// That the issuer answers and is the one that is settled.
    ///
    /// # Errors
    /// What is wrong with it.
    pub async fn examine(&self) -> Result<(), Failure> {
        self.known.described().await?;
        self.known.keys(true).await.map(drop)
    }
}

/// What the issuer's answer is refused for.
fn refused((zh, en): (&str, &str)) -> Failure {
    Failure::new(FAILED, format!("统一登录：{zh}"), format!("single sign-on: {en}"))
}
