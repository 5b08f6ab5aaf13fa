//! Sign-ins that were begun and wait for the browser to come back.

use crate::access::secret_word;
use crate::failure::Failure;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long somebody may be at the issuer's page.
const PATIENCE: Duration = Duration::from_secs(600);
/// So many may be open at once; the oldest gives way.
const MOST: usize = 20_000;

/// A sign-in that was begun.
#[derive(Debug, Clone)]
pub struct Begun {
    /// What the token has to repeat.
    pub(super) nonce: String,
    /// What the issuer is told with the code, after only its hash was told with the question (PKCE).
    pub(super) verifier: String,
    /// Where to go afterwards.
    pub next: String,
    /// The session that it takes the place of: the browser keeps its cookie at home when it comes back from another site.
    pub replaces: Option<String>,
    at: Instant,
}

impl Begun {
    /// The hash of the verifier.
    pub(super) fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.as_bytes()))
    }
}

/// All that are open, by their word.
#[derive(Default)]
pub(super) struct Open(Mutex<BTreeMap<String, Begun>>);

impl Open {
    /// Begins one.
    pub(super) fn begin(&self, next: &str, replaces: Option<&str>) -> Result<(String, Begun), Failure> {
        let (next, replaces) = (next.to_owned(), replaces.map(str::to_owned));
        let begun = Begun { nonce: secret_word()?, verifier: secret_word()?, next, replaces, at: Instant::now() };
        let state = secret_word()?;
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|_, one| one.at.elapsed() < PATIENCE);
        if open.len() >= MOST
            && let Some(oldest) = open.iter().min_by_key(|(_, one)| one.at).map(|(word, _)| word.clone())
        {
            open.remove(&oldest);
        }
        open.insert(state.clone(), begun.clone());
        Ok((state, begun))
    }

    /// Takes one out: a word is good once.
    pub(super) fn take(&self, state: &str) -> Option<Begun> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.remove(state).filter(|one| one.at.elapsed() < PATIENCE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_good_once_and_the_oldest_gives_way() {
        let open = Open::default();
        let (first, _) = open.begin("/", None).unwrap();
        let (second, begun) = open.begin("/filing", None).unwrap();
        assert_eq!(open.take(&second).unwrap().next, "/filing");
        assert!(open.take(&second).is_none());
        assert!(begun.nonce != begun.verifier && begun.verifier.len() == 43);
        for _ in 0..MOST {
            open.begin("/", None).unwrap();
        }
        assert!(open.take(&first).is_none());
    }

    /// RFC 7636, Appendix B.
    #[test]
    fn the_challenge_is_that_of_the_standard() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned();
        let begun = Begun { nonce: String::new(), verifier, next: String::new(), replaces: None, at: Instant::now() };
        assert_eq!(begun.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
