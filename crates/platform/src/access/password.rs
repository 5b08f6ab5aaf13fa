//! Passwords: what is taken as one, and a slow hash of it that a thief cannot hurry (Argon2id).

use crate::failure::{FAILED, Failure};
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use figures::Text;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Longer than any sentence somebody remembers; nobody makes us hash a book.
const MOST_BYTES: usize = 1024;
/// Hashes made side by side: each takes its memory.
const AT_ONCE: usize = 4;

/// What a hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for Cost {
    /// What OWASP asks for: 19 MiB, two passes, one lane.
    fn default() -> Self {
        Cost { memory_kib: 19 * 1024, passes: 2, lanes: 1 }
    }
}

#[cfg(test)]
impl Cost {
    /// For tests, which sign in often.
    pub const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
}

/// Why something is no password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// It has fewer characters than this.
    Short(usize),
    /// It has too many.
    Long,
    /// It is the login, or holds it.
    Login,
    /// It is the one there was.
    Same,
}

impl Weak {
    /// The sentence for people.
    pub fn text(self) -> Text {
        match self {
            Weak::Short(least) => Text::new(format!("密码至少 {least} 个字符"), format!("a password has {least} characters at least")),
            Weak::Long => Text::new("密码过长", "the password is too long"),
            Weak::Login => Text::new("密码不能包含登录名", "a password does not hold the login"),
            Weak::Same => Text::new("新密码不能与原密码相同", "the new password is not the one there was"),
        }
    }
}

/// Makes hashes and holds passwords against them.
#[derive(Clone)]
pub struct Passwords {
    cost: Cost,
    nobody: Arc<str>,
    at_once: Arc<Semaphore>,
}

impl Passwords {
    /// With this cost.
    ///
    /// # Errors
    /// When the cost is none, or the system gives no random numbers.
    pub fn new(cost: Cost) -> Result<Self, Failure> {
        let nobody = hash(cost, &super::secret::session()?)?.into();
        Ok(Passwords { cost, nobody, at_once: Arc::new(Semaphore::new(AT_ONCE)) })
    }

    /// Whether something may be a password.
    ///
    /// # Errors
    /// Why not.
    pub fn check(password: &str, login: &str, least: usize) -> Result<(), Weak> {
        let (plain, login) = (password.to_lowercase(), login.trim().to_lowercase());
        match () {
            () if password.chars().count() < least => Err(Weak::Short(least)),
            () if password.len() > MOST_BYTES => Err(Weak::Long),
            () if !login.is_empty() && plain.contains(&login) => Err(Weak::Login),
            () => Ok(()),
        }
    }

    /// A password as it is kept.
    ///
    /// # Errors
    /// When the system gives no random numbers or no memory.
    pub async fn hash(&self, password: &str) -> Result<String, Failure> {
        let (cost, password) = (self.cost, password.to_owned());
        self.apart(move || hash(cost, &password)).await?
    }

    /// Whether a password is the one that is kept. Where none is, the work is the same and the answer no, so that the time taken does
    /// not say which logins there are.
    ///
    /// # Errors
    /// When the work could not be done.
    pub async fn holds(&self, password: &str, kept: Option<&str>) -> Result<bool, Failure> {
        let there = kept.is_some();
        let (kept, password) = (kept.unwrap_or(&self.nobody).to_owned(), password.to_owned());
        let same = self.apart(move || password.len() <= MOST_BYTES && verify(&password, &kept)).await?;
        Ok(same && there)
    }

    /// On a thread that may be busy, and not too many at once.
    async fn apart<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
        let _turn = self.at_once.acquire().await.map_err(|error| broken(&error))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| broken(&error))
    }
}

fn argon(cost: Cost) -> Result<Argon2<'static>, Failure> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, None).map_err(|error| broken(&error))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(cost: Cost, password: &str) -> Result<String, Failure> {
    let hashed: PasswordHash = argon(cost)?.hash_password(password.as_bytes()).map_err(|error| broken(&error))?;
    Ok(hashed.to_string())
}

/// The cost is the one written with the hash.
fn verify(password: &str, kept: &str) -> bool {
    PasswordHash::new(kept).is_ok_and(|kept| Argon2::default().verify_password(password.as_bytes(), &kept).is_ok())
}

fn broken(error: &dyn std::fmt::Display) -> Failure {
    Failure::new(FAILED, format!("密码无法处理：{error}"), format!("the password could not be processed: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[tokio::test]
    async fn a_hash_holds_for_its_password_only_and_is_never_the_same() {
        let passwords = Passwords::new(Cost::CHEAP).unwrap();
        let (one, other) = (passwords.hash("柳暗花明又一村啊啊啊").await.unwrap(), passwords.hash("柳暗花明又一村啊啊啊").await.unwrap());
        assert!(one != other && one.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{one}");
        assert!(passwords.holds("柳暗花明又一村啊啊啊", Some(&one)).await.unwrap());
        assert!(!passwords.holds("柳暗花明又一村啊啊", Some(&one)).await.unwrap());
        assert!(!passwords.holds("x", None).await.unwrap());
        for kept in ["", "x", "$argon2id$v=19$m=8,t=1,p=1$", "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ"] {
            assert!(!passwords.holds("", Some(kept)).await.unwrap(), "{kept}");
        }
    }

    /// A hash that another program made (RFC 9106's scheme, from the tests of the reference implementation).
    #[tokio::test]
    async fn a_hash_of_another_program_holds() {
        let kept = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        let passwords = Passwords::new(Cost::CHEAP).unwrap();
        assert!(passwords.holds("password", Some(kept)).await.unwrap());
        assert!(!passwords.holds("Password", Some(kept)).await.unwrap());
    }

    /// The same cost is written with what such a login is held against, and time is spent on it: a tenth is a bound that no other
    /// program on the machine comes near, and that an answer without the work is a thousand times below.
    #[tokio::test]
    async fn a_login_nobody_has_costs_what_any_other_does() {
        let passwords = Passwords::new(Cost { memory_kib: 4096, passes: 3, lanes: 1 }).unwrap();
        let kept = passwords.hash("something else").await.unwrap();
        let cost = |hash: &str| hash.split('$').take(4).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!((cost(&passwords.nobody), cost(&kept)[3].as_str()), (cost(&kept), "m=4096,t=3,p=1"));
        let quickest = async |kept: Option<&str>| {
            let mut quickest = u128::MAX;
            for _ in 0..5 {
                let start = Instant::now();
                assert!(!passwords.holds("guess", kept).await.unwrap());
                quickest = quickest.min(start.elapsed().as_micros());
            }
            quickest
        };
        let (some, none) = (quickest(Some(&kept)).await, quickest(None).await);
        assert!(none * 10 > some, "{some} µs with an account, {none} µs without");
    }

    #[test]
    fn what_is_no_password_is_told_why() {
        let check = |password: &str| Passwords::check(password, "Zhang", 10);
        assert_eq!(check("123456789"), Err(Weak::Short(10)));
        assert_eq!(check("一二三四五六七八九"), Err(Weak::Short(10)));
        assert_eq!(check("一二三四五六七八九十"), Ok(()));
        assert_eq!(check("my-zhang-1234"), Err(Weak::Login));
        assert_eq!(check(&"x".repeat(1025)), Err(Weak::Long));
        assert_eq!(check("correct horse"), Ok(()));
        assert_eq!(Passwords::check("zhang", "zhang", 5), Err(Weak::Login));
    }
}
