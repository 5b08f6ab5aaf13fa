//! The second factor: six digits of a clock that account and program share (RFC 6238: SHA-1, thirty seconds).

use crate::failure::{FAILED, Failure};
use figures::Moment;
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// A secret that is offered, to be written into a program of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// In base 32.
    pub secret: String,
    /// For a picture that is scanned.
    pub uri: String,
}

/// A new secret of 160 bits, as it is kept and as it is offered.
pub(super) fn offer(issuer: &str, login: &str) -> Result<(Vec<u8>, Offer), Failure> {
    let secret = super::secret::bytes::<20>()?.to_vec();
    let text = Secret::from(secret.clone()).to_base32();
    let (issuer, login) = (escaped(issuer), escaped(login));
    let uri = format!("otpauth://totp/{issuer}:{login}?secret={text}&issuer={issuer}&algorithm=SHA1&digits=6&period=30");
    Ok((secret, Offer { secret: text, uri }))
}

/// The step of a code that is right now, or was the step before, or will be the next.
pub(super) fn step(secret: &[u8], code: &str, now: Moment) -> Result<Option<i64>, Failure> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let seconds = u64::try_from(now.micros() / 1_000_000).unwrap_or(0);
    Ok(clock(secret)?.check(&code, seconds).and_then(|step| i64::try_from(step).ok()))
}

fn clock(secret: &[u8]) -> Result<Totp, Failure> {
    let builder = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_skew(1).with_step_duration(30);
    builder.with_secret(secret.to_vec()).build().map_err(|error| {
        Failure::new(FAILED, format!("双因素密钥无法使用：{error}"), format!("the secret of the second factor cannot be used: {error}"))
    })
}

/// The code of a moment, as a program of codes shows it.
#[cfg(test)]
pub(super) fn code(secret: &[u8], now: Moment) -> String {
    clock(secret).unwrap().generate(u64::try_from(now.micros() / 1_000_000).unwrap()).to_string()
}

/// As it stands in an address.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(n: i64) -> Moment {
        Moment::from_micros(n * 1_000_000)
    }

    /// The vectors of RFC 6238, appendix B, of SHA-1; six digits are the last six of their eight.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (at, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924")] {
            assert_eq!(step(secret, code, second(at)).unwrap(), Some(at / 30), "{at}");
        }
        assert_eq!(step(secret, " 287 082 ", second(59)).unwrap(), Some(1));
    }

    #[test]
    fn a_code_holds_one_step_before_and_after() {
        let secret = b"12345678901234567890";
        let found = |at| step(secret, "005924", second(at)).unwrap().is_some();
        // 1234567890 is the first second of step 41152263.
        assert!(found(1_234_567_890 - 30) && found(1_234_567_890 + 59));
        assert!(!found(1_234_567_890 - 31) && !found(1_234_567_890 + 60));
    }

    #[test]
    fn what_is_no_code_is_none() {
        for code in ["", "28708", "2870822", "28708a", "+87082", "２８７０８２"] {
            assert_eq!(step(b"12345678901234567890", code, second(59)).unwrap(), None, "{code}");
        }
    }

    #[test]
    fn an_offer_is_read_by_programs_of_codes() {
        let (secret, offer) = offer("万亩 Park", "zhang@x").unwrap();
        assert_eq!((secret.len(), offer.secret.len()), (20, 32));
        let start = "otpauth://totp/%E4%B8%87%E4%BA%A9%20Park:zhang%40x?secret=";
        assert!(offer.uri.starts_with(start) && offer.uri.ends_with("&algorithm=SHA1&digits=6&period=30"), "{}", offer.uri);
    }
}
