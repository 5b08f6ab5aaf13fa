//! A message as mail to one account, handed in at the server that settings name.

use super::words::said;
use super::{Fault, Sender, plain};
use crate::configured::{MailServer, Security};
use crate::failure::{FAILED, Failure};
use crate::outward::{Outward, PATIENCE};
use ledger::Delivery;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters, TlsParametersBuilder};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, Message, SmtpTransport, Transport};

/// What this machine is called in the conversation: a name of nobody.
const NAME: &str = "wanmu.invalid";

/// Hands a message in for one account.
pub async fn send(sender: &Sender<'_>, delivery: &Delivery) -> Result<Result<(), Fault>, Failure> {
    let Some(server) = sender.configured.mail.clone() else {
        return Ok(Err(Fault::Never("no mail server is named any more".to_owned())));
    };
    let account = sender.work.ledger.account_by_login(&delivery.to.name).await?.filter(|account| !account.disabled);
    let Some(to) = account.and_then(|account| account.email).and_then(|email| email.trim().parse::<Address>().ok()) else {
        return Ok(Err(Fault::Never("the account is closed or has no address that mail can go to".to_owned())));
    };
    let said = said(sender, &delivery.message).await?;
    let named = format!("{}.{}", delivery.message.key, delivery.id);
    let outward = sender.outward.clone();
    let sent = tokio::task::spawn_blocking(move || {
        let mail = written(&server, to, &named, (&said.title, &said.text)).map_err(Fault::Never)?;
        transport(&server, &outward)?.send(&mail).map(drop).map_err(|error| judged(&error))
    });
    sent.await.map_err(|error| Failure::new(FAILED, format!("邮件：{error}"), format!("mail: {error}")))
}

/// Whether a mail server would take mail, without handing any in.
pub fn examine(server: &MailServer, outward: &Outward) -> Result<(), String> {
    let way = transport(server, outward).map_err(|fault| fault.reason().to_owned())?;
    match way.test_connection() {
        Ok(true) => Ok(()),
        Ok(false) => Err("it closes the connection".to_owned()),
        Err(error) => Err(judged(&error).reason().to_owned()),
    }
}

/// Whether a text is an address that mail can go to.
pub fn is_address(text: &str) -> bool {
    text.parse::<Address>().is_ok()
}

/// The mail. It is marked as sent by a program, so that no program answers it.
fn written(server: &MailServer, to: Address, named: &str, (title, text): (&str, &str)) -> Result<Message, String> {
    let from: Address = server.from.parse().map_err(|_| "the sender is no address".to_owned())?;
    let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
    // A line break in a name would be a line of the head; the library refuses it, and nobody would get the message.
    let title: String = title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let id = format!("<{named}@{}>", from.domain());
    let mail = Message::builder().from(from.into()).to(to.into()).message_id(Some(id)).subject(title).raw_header(automatic);
    mail.header(ContentType::TEXT_PLAIN).body(text.to_owned()).map_err(|error| plain(&error.to_string()))
}

fn transport(server: &MailServer, outward: &Outward) -> Result<SmtpTransport, Fault> {
    let secured = || {
        let roots = outward.roots().iter().filter_map(|der| Certificate::from_der(der.clone()).ok());
        let tls = roots.fold(TlsParameters::builder(server.server.clone()), TlsParametersBuilder::add_root_certificate);
        tls.build().map_err(|error| Fault::Unreachable(plain(&format!("TLS: {error}"))))
    };
    let tls = match server.security {
        Security::Tls => Tls::Wrapper(secured()?),
        Security::StartTls => Tls::Required(secured()?),
        Security::None => Tls::None,
    };
    let way = SmtpTransport::builder_dangerous(&server.server).port(server.port).tls(tls).timeout(Some(PATIENCE));
    let way = way.hello_name(ClientId::Domain(NAME.to_owned()));
    let account = server.account.as_ref().map(|(user, password)| Credentials::new(user.clone(), password.told().to_owned()));
    Ok(match account {
        Some(account) => way.credentials(account).build(),
        None => way.build(),
    })
}

/// What a failure means for this mail: an answer of the server that holds for good, one that does not, or none.
fn judged(error: &SmtpError) -> Fault {
    let why = error.status().map_or_else(|| plain(&error.to_string()), |code| format!("SMTP {code}"));
    match (error.is_permanent(), error.is_transient()) {
        (true, _) if error.status().is_some_and(|code| code.to_string().starts_with("53")) => Fault::Unreachable(why),
        (true, _) => Fault::Never(why),
        (_, true) => Fault::NotNow(why),
        _ => Fault::Unreachable(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server() -> MailServer {
        let from = "park@example.org".to_owned();
        MailServer { server: "127.0.0.1".to_owned(), port: 25, security: Security::None, from, account: None }
    }

    #[test]
    fn addresses_are_told_from_what_is_none() {
        for good in ["park@example.org", "a.b+c@mail.example.org", "o'neil@example.org"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "", "park", "@example.org", "park@", "a@b\r\nRCPT TO:<x@example.org>", "a@b@c", "a b@example.org",
            "a@example.org,b@example.org",
        ] {
            assert!(!is_address(bad), "{bad:?}");
        }
    }

    #[test]
    fn a_name_with_line_breaks_adds_no_line_to_the_head() {
        let title = "催报：某厂\r\nBcc: everybody@example.org\r\n\r\nhello";
        let mail = written(&server(), "clerk@example.org".parse().expect("an address"), "k.1", (title, "正文\n.\n")).expect("a mail");
        let mail = String::from_utf8(mail.formatted()).expect("ASCII");
        let (head, _) = mail.split_once("\r\n\r\n").expect("a head");
        let names: Vec<&str> = head.split("\r\n").filter(|line| !line.starts_with(' ')).filter_map(|line| line.split(':').next()).collect();
        assert!(!names.contains(&"Bcc") && names.contains(&"Subject") && names.contains(&"Auto-Submitted"), "{head}");
        assert!(head.contains("Message-ID: <k.1@example.org>"), "{head}");
    }
}
