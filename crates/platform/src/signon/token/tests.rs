//! Tokens that prove something, and all that don't.

use super::*;
use crate::configured::Secret;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::json;

fn settled() -> Issuer {
    let told = Some("a secret".to_owned());
    Issuer {
        url: "https://id.example".into(),
        client: "wanmu".into(),
        secret: Secret::find("oidc", "X", told, None).unwrap(),
        claim: "sub".into(),
        scope: "openid".into(),
        title: None,
        back: "https://park.example/signin/return".into(),
        plain: false,
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

fn pair() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &random).unwrap()
}

fn set(pair: &EcdsaKeyPair, id: &str) -> JwkSet {
    let (x, y) = pair.public_key().as_ref()[1..].split_at(32);
    let [x, y] = [x, y].map(|half| URL_SAFE_NO_PAD.encode(half));
    serde_json::from_value(json!({"keys": [{"kty": "EC", "crv": "P-256", "kid": id, "use": "sig", "alg": "ES256", "x": x, "y": y}]}))
        .unwrap()
}

fn token(pair: &EcdsaKeyPair, header: &Value, claims: &Value) -> String {
    let [header, claims] = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
    let said = format!("{header}.{claims}");
    let signed = pair.sign(&SystemRandom::new(), said.as_bytes()).unwrap();
    format!("{said}.{}", URL_SAFE_NO_PAD.encode(signed.as_ref()))
}

fn good() -> Value {
    json!({"iss": "https://id.example", "aud": "wanmu", "sub": "u-1", "exp": now() + 300, "iat": now(), "nonce": "n"})
}

fn header() -> Value {
    json!({"alg": "ES256", "kid": "k1"})
}

#[test]
fn a_token_of_the_issuer_for_this_house_proves_its_subject() {
    let pair = pair();
    let ask = |claims: &Value| proved(&token(&pair, &header(), claims), &set(&pair, "k1"), &settled(), "n");
    assert_eq!(ask(&good()).as_deref(), Ok("u-1"));
    let mut several = good();
    several["aud"] = json!(["wanmu", "other"]);
    several["azp"] = json!("wanmu");
    assert_eq!(ask(&several).as_deref(), Ok("u-1"));
}

#[test]
fn what_is_not_right_proves_nothing() {
    let pair = pair();
    let keys = set(&pair, "k1");
    let wrong: [(&str, Value, Unproved); 13] = [
        ("iss", json!("https://other.example"), Unproved::Claims),
        ("aud", json!("other"), Unproved::Claims),
        ("aud", json!(["wanmu", "other"]), Unproved::Claims),
        ("azp", json!("other"), Unproved::Claims),
        ("exp", json!(now() - 120), Unproved::Claims),
        ("exp", json!("soon"), Unproved::Claims),
        ("iat", json!(now() - 3600), Unproved::Claims),
        ("iat", json!(now() + 3600), Unproved::Claims),
        ("iat", json!("now"), Unproved::Claims),
        ("nbf", json!(now() + 3600), Unproved::Claims),
        ("nonce", json!("another"), Unproved::Nonce),
        ("nonce", Value::Null, Unproved::Nonce),
        ("sub", json!(" "), Unproved::Subject),
    ];
    for (claim, value, why) in wrong {
        let mut claims = good();
        claims[claim] = value;
        assert_eq!(proved(&token(&pair, &header(), &claims), &keys, &settled(), "n"), Err(why), "{claims}");
    }
    for claim in ["iss", "aud", "exp", "iat", "sub"] {
        let mut claims = good();
        claims.as_object_mut().unwrap().remove(claim);
        assert_eq!(proved(&token(&pair, &header(), &claims), &keys, &settled(), "n"), Err(Unproved::Claims), "without {claim}");
    }
}

#[test]
fn what_is_signed_by_another_proves_nothing() {
    let (own, other) = (pair(), pair());
    let keys = set(&own, "k1");
    let ask = |text: &str| proved(text, &keys, &settled(), "n");
    assert_eq!(ask(&token(&other, &header(), &good())), Err(Unproved::Signature));
    assert_eq!(ask(&token(&own, &json!({"alg": "ES256", "kid": "k2"}), &good())), Err(Unproved::Key));
    // A public key is no secret: a token "signed" with it by a hash is none, and neither is one that is not signed.
    for way in ["HS256", "none", "XY1"] {
        assert_eq!(ask(&token(&own, &json!({"alg": way, "kid": "k1"}), &good())), Err(Unproved::Form), "{way}");
    }
    assert_eq!(ask(&token(&own, &json!({"alg": "RS256", "kid": "k1"}), &good())), Err(Unproved::Key), "not a way of that key");
    for text in ["", "a.b", "a.b.c", "....."] {
        assert_eq!(ask(text), Err(Unproved::Form), "{text}");
    }
    // Without a name the only key is meant.
    assert!(proved(&token(&own, &json!({"alg": "ES256"}), &good()), &keys, &settled(), "n").is_ok());
}

/// RFC 7515, Appendix A.2: key, message and signature as published.
#[test]
fn a_signature_by_rsa_is_that_of_the_standard() {
    const N: &str = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
    const SAID: &str =
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    const SIGNED: &str = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    let key = DecodingKey::from_rsa_components(N, "AQAB").unwrap();
    let verifier = Verifier { way: Algorithm::RS256, key };
    let signed = URL_SAFE_NO_PAD.decode(SIGNED).unwrap();
    assert!(signature::Verifier::verify(&verifier, SAID.as_bytes(), &signed).is_ok());
    let other = SAID.replace("eyJpc3", "eyJpc4");
    assert!(signature::Verifier::verify(&verifier, other.as_bytes(), &signed).is_err());
}

/// An address stands for a person only where the issuer says that it was verified.
#[test]
fn an_address_that_nobody_proved_is_nobody() {
    let pair = pair();
    let by_address = Issuer { claim: "email".into(), ..settled() };
    let ask = |claims: &Value| proved(&token(&pair, &header(), claims), &set(&pair, "k1"), &by_address, "n");
    let mut claims = good();
    claims["email"] = json!("sun@park.example");
    assert!(matches!(ask(&claims), Err(Unproved::Subject)));
    claims["email_verified"] = json!("true");
    assert!(matches!(ask(&claims), Err(Unproved::Subject)));
    claims["email_verified"] = json!(true);
    assert_eq!(ask(&claims).as_deref(), Ok("sun@park.example"));
}
