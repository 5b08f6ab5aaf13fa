//! Whether a token proves who somebody is: signed by a key of the issuer, for this house, now, for this very sign-in.

use crate::configured::Issuer;
use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind, EncodingKey, Validation};
use ring::signature::{self as ways, RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm};
use serde_json::Value;
use std::time::{SystemTime, UNIX_EPOCH};

/// How old a token may be, and how far clocks may be apart, in seconds.
const OLDEST: u64 = 600;
const APART: u64 = 60;

/// How tokens may be signed: by a key of which only the issuer has the secret half.
const SIGNED: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// Why a token proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unproved {
    /// It is no token, or signed in a way that is not taken.
    Form,
    /// It is signed by a key that the issuer has not.
    Key,
    /// The signature is not that of the key.
    Signature,
    /// It is of another issuer, for another house, or not of now.
    Claims,
    /// It is of another sign-in.
    Nonce,
    /// It does not say who somebody is.
    Subject,
}

impl Unproved {
    pub(super) fn text(self) -> (&'static str, &'static str) {
        match self {
            Unproved::Form => ("令牌的形式或签名方式不被接受", "the token is none, or signed in a way that is not taken"),
            Unproved::Key => ("令牌由未知的密钥签名", "the token is signed by a key that the issuer does not name"),
            Unproved::Signature => ("令牌的签名不正确", "the signature of the token is not right"),
            Unproved::Claims => ("令牌不是签发给本系统的，或已过期", "the token is not for this house, or not of now"),
            Unproved::Nonce => ("令牌不属于这次登录", "the token is of another sign-in"),
            Unproved::Subject => ("令牌没有说明是谁", "the token does not say who somebody is"),
        }
    }
}

/// The subject that a token names, once everything about it is proved.
pub(super) fn proved(token: &str, keys: &JwkSet, settled: &Issuer, nonce: &str) -> Result<String, Unproved> {
    // The first who installs it wins, and all install the same.
    let _ = PROVIDER.install_default();
    let header = jsonwebtoken::decode_header(token).map_err(|_| Unproved::Form)?;
    if !SIGNED.contains(&header.alg) {
        return Err(Unproved::Form);
    }
    let key = key(keys, header.kid.as_deref(), header.alg).ok_or(Unproved::Key)?;
    let mut wanted = Validation::new(header.alg);
    wanted.leeway = APART;
    wanted.validate_nbf = true;
    wanted.set_audience(&[&settled.client]);
    wanted.set_issuer(&[&settled.url, &format!("{}/", settled.url)]);
    wanted.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    let told = jsonwebtoken::decode::<Value>(token, &key, &wanted).map_err(|error| unproved(&error))?.claims;
    for_this(&told, settled, nonce)?;
    // An address that nobody has proved is anybody's.
    if settled.claim == "email" && told["email_verified"] != true {
        return Err(Unproved::Subject);
    }
    let subject = told[&settled.claim].as_str().map(str::trim).filter(|subject| !subject.is_empty());
    subject.map(str::to_owned).ok_or(Unproved::Subject)
}

fn unproved(error: &Error) -> Unproved {
    match error.kind() {
        ErrorKind::InvalidSignature => Unproved::Signature,
        ErrorKind::InvalidAlgorithm | ErrorKind::InvalidToken | ErrorKind::Base64(_) | ErrorKind::Json(_) => Unproved::Form,
        _ => Unproved::Claims,
    }
}

/// What the library does not look at: that it is of now, of this sign-in, and for nobody besides.
fn for_this(told: &Value, settled: &Issuer, nonce: &str) -> Result<(), Unproved> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let made = told["iat"].as_f64().filter(|at| at.is_finite() && *at >= 0.0).ok_or(Unproved::Claims)? as u64;
    if made > now + APART || now > made + OLDEST {
        return Err(Unproved::Claims);
    }
    let party = told.get("azp").map(|party| party.as_str() == Some(&settled.client));
    let others = told["aud"].as_array().is_some_and(|all| all.len() > 1);
    if party == Some(false) || others && party.is_none() {
        return Err(Unproved::Claims);
    }
    if told["nonce"].as_str() == Some(nonce) { Ok(()) } else { Err(Unproved::Nonce) }
}

/// The key that a token names; where it names none, the only one that fits.
fn key(keys: &JwkSet, id: Option<&str>, way: Algorithm) -> Option<DecodingKey> {
    let signs = |key: &&Jwk| !matches!(&key.common.public_key_use, Some(other) if *other != PublicKeyUse::Signature);
    let of = |key: &Jwk| DecodingKey::from_jwk(key).ok().filter(|key| key.family().algorithms().contains(&way));
    let named = |key: &&Jwk| id.is_none_or(|id| key.common.key_id.as_deref() == Some(id));
    let mut fitting = keys.keys.iter().filter(signs).filter(named).filter_map(of);
    let first = fitting.next()?;
    if id.is_none() && fitting.next().is_some() { None } else { Some(first) }
}

/// Signatures are looked at by the library that looks at those of TLS here; nothing is signed.
static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |_, _: &EncodingKey| -> Result<Box<dyn JwtSigner>, Error> { Err(ErrorKind::UnsupportedAlgorithm.into()) },
    verifier_factory: |way, key| Ok(Box::new(Verifier { way: *way, key: key.clone() })),
    key_utils: KeyUtils::new_unimplemented(),
};

struct Verifier {
    way: Algorithm,
    key: DecodingKey,
}

impl JwtVerifier for Verifier {
    fn algorithm(&self) -> Algorithm {
        self.way
    }
}

impl signature::Verifier<Vec<u8>> for Verifier {
    fn verify(&self, message: &[u8], signed: &Vec<u8>) -> Result<(), signature::Error> {
        let right = match self.key.kind() {
            DecodingKeyKind::RsaModulusExponent { n, e } => {
                by_rsa(self.way).map(|way| RsaPublicKeyComponents { n, e }.verify(way, message, signed))
            }
            DecodingKeyKind::SecretOrDer(point) => by_curve(self.way).map(|way| UnparsedPublicKey::new(way, point).verify(message, signed)),
        };
        right.is_some_and(|verified| verified.is_ok()).then_some(()).ok_or_else(signature::Error::new)
    }
}

fn by_rsa(way: Algorithm) -> Option<&'static ways::RsaParameters> {
    match way {
        Algorithm::RS256 => Some(&ways::RSA_PKCS1_2048_8192_SHA256),
        Algorithm::RS384 => Some(&ways::RSA_PKCS1_2048_8192_SHA384),
        Algorithm::RS512 => Some(&ways::RSA_PKCS1_2048_8192_SHA512),
        Algorithm::PS256 => Some(&ways::RSA_PSS_2048_8192_SHA256),
        Algorithm::PS384 => Some(&ways::RSA_PSS_2048_8192_SHA384),
        Algorithm::PS512 => Some(&ways::RSA_PSS_2048_8192_SHA512),
        _ => None,
    }
}

fn by_curve(way: Algorithm) -> Option<&'static dyn VerificationAlgorithm> {
    match way {
        Algorithm::ES256 => Some(&ways::ECDSA_P256_SHA256_FIXED),
        Algorithm::ES384 => Some(&ways::ECDSA_P384_SHA384_FIXED),
        Algorithm::EdDSA => Some(&ways::ED25519),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
