//! A message as a signed request: `Wanmu-Signature: t=SECONDS,v1=HEX`, an HMAC-SHA256 with the receiver's secret over the seconds, a point
//! and the body (deploy/INSTALL.md).

use super::words::{link, subject};
use super::{Fault, Sender};
use crate::configured::Webhook;
use crate::failure::{FAILED, Failure};
use crate::outward::{Outward, Request};
use crate::workspace::now;
use figures::Moment;
use ledger::Delivery;
use ring::hmac;
use serde_json::json;

/// Tells a program.
pub async fn send(sender: &Sender<'_>, delivery: &Delivery) -> Result<Result<(), Fault>, Failure> {
    let Some(hook) = sender.configured.webhooks.iter().find(|hook| hook.name == delivery.to.name).cloned() else {
        return Ok(Err(Fault::Never("the settings name this receiver no more".to_owned())));
    };
    let message = &delivery.message;
    let body = json!({
        "id": message.key,
        "kind": message.kind.word(),
        "at": message.at.rfc3339(sender.work.zone()),
        "subject": subject(message, hook.units),
        "link": link(sender.configured.site.as_deref(), message, hook.units),
    });
    let outward = sender.outward.clone();
    let sent = tokio::task::spawn_blocking(move || post(&hook, &outward, &body.to_string())).await;
    sent.map_err(|error| Failure::new(FAILED, format!("webhook：{error}"), format!("webhook: {error}")))
}

/// Whether a program answers what is signed and says nothing.
pub fn ping(hook: &Webhook, outward: &Outward) -> Result<(), String> {
    let at = now().rfc3339(&jiff::tz::TimeZone::UTC);
    let body = json!({ "id": format!("ping-{}", now().micros()), "kind": "ping", "at": at, "subject": "ping", "link": null });
    post(hook, outward, &body.to_string()).map_err(|fault| fault.reason().to_owned())
}

fn post(hook: &Webhook, outward: &Outward, body: &str) -> Result<(), Fault> {
    let headers = vec![("content-type", "application/json".to_owned()), ("wanmu-signature", signature(hook.secret.told(), body, now()))];
    let answer = outward.ask(&Request { url: &hook.url, body: Some(body.as_bytes().to_vec()), headers });
    match answer.map_err(Fault::Unreachable)?.status {
        200..300 => Ok(()),
        410 => Err(Fault::Never("HTTP 410".to_owned())),
        status => Err(Fault::NotNow(format!("HTTP {status}"))),
    }
}

/// The header by which a receiver knows who sent a body, and when.
fn signature(secret: &str, body: &str, at: Moment) -> String {
    let seconds = at.micros().div_euclid(1_000_000);
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let tag = hmac::sign(&key, format!("{seconds}.{body}").as_bytes());
    let hex: String = tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={seconds},v1={hex}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tag is what `printf '1.{}' | openssl dgst -sha256 -hmac key` prints.
    #[test]
    fn a_body_is_signed_with_its_second() {
        let signed = signature("key", "{}", Moment::from_micros(1_999_999));
        assert_eq!(signed, "t=1,v1=1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224");
    }
}
