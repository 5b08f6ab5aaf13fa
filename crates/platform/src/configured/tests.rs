//! What is settled, read from two folders and the environment.

use super::file::read;
use super::{Configured, Security};
use crate::failure::{Failure, USAGE};
use std::path::Path;

/// Settings of two folders, with a variable of the environment for every secret.
fn settled(here: &str, data: &str) -> Result<Configured, Failure> {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (folder, text) in [(&one, here), (&other, data)] {
        if !text.is_empty() {
            std::fs::write(folder.path().join("wanmu.toml"), text).unwrap();
        }
    }
    read(one.path(), other.path(), &|name| (name.ends_with("SECRET") || name.ends_with("PASSWORD")).then(|| format!("of {name}")))
}

const MAIL: &str = "[mail]\nserver = \"mail.example\"\nfrom = \"park@example.org\"\nuser = \"park\"\n";

const SITE: &str = "site = \"https://park.example/wanmu/\"\n";
const OIDC: &str = "[oidc]\nissuer = \"https://id.example/realms/park/\"\nclient-id = \"wanmu\"\n";

#[test]
fn nothing_settled_is_nothing_that_leaves() {
    let none = settled("", "").unwrap();
    assert!(none.mail.is_none() && none.webhooks.is_empty());
}

#[test]
fn what_stands_here_goes_before_what_stands_in_the_data_folder() {
    let here = "site = \"https://park.example/\"\n";
    let found = settled(here, &format!("site = \"https://other.example\"\nlanguage = \"en\"\n{MAIL}")).unwrap();
    assert_eq!(found.site.as_deref(), Some("https://park.example"));
    let mail = found.mail.unwrap();
    assert_eq!((mail.port, mail.security), (587, Security::StartTls));
    assert_eq!(mail.account.unwrap().1.told(), "of WANMU_MAIL_PASSWORD");
}

#[test]
fn what_does_not_fit_is_an_error() {
    let hook = |more: &str| format!("[[webhooks]]\nname = \"oa\"\nurl = \"https://oa.example/x\"\n{more}");
    for wrong in [
        "colour = \"red\"\n".to_owned(),
        format!("{MAIL}password = \"in the file\"\n"),
        MAIL.replace("park@example.org", "park@example.org\\r\\nBcc: x@example.org"),
        MAIL.replace("mail.example", "mail.example\\n"),
        format!("{MAIL}security = \"none\"\n"),
        hook("kinds = [\"everything\"]\n"),
        hook("secret = \"in the file\"\n"),
        hook("").replace("https", "http"),
        hook("").replace("oa.example", "user@oa.example"),
        hook("").replace("\"oa\"", "\"O A\""),
        format!("{}{}", hook(""), hook("")),
        OIDC.to_owned(),
        format!("{SITE}{OIDC}colour = \"red\"\n"),
        format!("{SITE}{OIDC}secret = \"in the file\"\n"),
        format!("{SITE}{}", OIDC.replace("https", "http")),
        format!("{SITE}{}", OIDC.replace("\"wanmu\"", "\" \"")),
        "site = \"javascript:alert(1)\"\n".to_owned(),
    ] {
        assert_eq!(settled(&wrong, "").err().map(|failure| failure.code), Some(USAGE), "{wrong}");
    }
    let issuer = settled(&format!("{SITE}{OIDC}"), "").unwrap().issuer.unwrap();
    assert_eq!((issuer.url.as_str(), issuer.back.as_str()), ("https://id.example/realms/park", "https://park.example/wanmu/signin/return"));
    assert_eq!((issuer.claim.as_str(), issuer.scope.as_str(), issuer.secret.told()), ("sub", "openid", "of WANMU_OIDC_SECRET"));
    assert!(settled(&format!("{SITE}{}plain = true\n", OIDC.replace("https", "http")), "").is_ok());
    assert!(settled(&hook("plain = true\n").replace("https", "http"), "").is_ok());
}

#[test]
fn a_secret_comes_from_a_file_beside_the_settings_and_is_not_printed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("wanmu.toml"), format!("{MAIL}password-file = \"mail.secret\"\n")).unwrap();
    let nowhere = Path::new("/nowhere");
    assert!(read(folder.path(), nowhere, &|_| None).is_err(), "the file is missing");
    std::fs::write(folder.path().join("mail.secret"), "hunter2-of-the-park\nsecond line\n").unwrap();
    let found = read(folder.path(), nowhere, &|_| None).unwrap();
    assert!(!format!("{found:?}").contains("hunter2"));
    assert_eq!(found.mail.unwrap().account.unwrap().1.told(), "hunter2-of-the-park");
}
