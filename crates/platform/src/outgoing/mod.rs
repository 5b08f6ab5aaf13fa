//! What leaves the house: messages of the book, by mail to accounts and by signed requests to programs that settings name. Each is tried
//! until its receiver takes it or it is given up; each carries a key by which a receiver drops what comes twice.

mod mail;
mod webhook;
mod whom;
mod words;

pub use mail::{examine, is_address};
pub use webhook::ping;

use crate::configured::{Configured, Sending};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::outward::Outward;
use crate::workspace::{Workspace, now};
use figures::Moment;
use ledger::{Channel, Delivery, Receiver, Tried};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

/// Messages and deliveries of one round at most.
const SOME: u32 = 200;

/// What the sender works with.
pub struct Sender<'h> {
    /// The book and its packs.
    pub work: &'h Workspace,
    /// The register.
    pub desk: &'h Desk,
    /// What is settled.
    pub configured: &'h Configured,
    /// The ways out.
    pub outward: &'h Outward,
    /// Whether the server is about to stop: what is under way is brought to its end, and nothing else is begun.
    pub stopping: &'h AtomicBool,
}

/// Why a try failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The way or the machine: nothing else gets through to this receiver now either.
    Unreachable(String),
    /// The receiver took something else than this before, or may take it later.
    NotNow(String),
    /// It will not be taken.
    Never(String),
}

impl Fault {
    fn reason(&self) -> &str {
        match self {
            Fault::Unreachable(reason) | Fault::NotNow(reason) | Fault::Never(reason) => reason,
        }
    }
}

impl Sender<'_> {
    /// One round: to whom new messages go, and a try of everything that is due.
    ///
    /// # Errors
    /// Where the book can't be read or written.
    pub async fn round(&self) -> Result<(), Failure> {
        self.address().await?;
        let mut silent: BTreeSet<Receiver> = BTreeSet::new();
        for delivery in self.work.ledger.due(now(), SOME).await? {
            if self.stopping.load(Ordering::Relaxed) {
                break;
            }
            if !silent.contains(&way(&delivery)) && self.once(&delivery).await? {
                silent.insert(way(&delivery));
            }
        }
        Ok(())
    }

    async fn address(&self) -> Result<(), Failure> {
        let new = self.work.ledger.unaddressed(SOME).await?;
        if new.is_empty() {
            return Ok(());
        }
        let people = if self.configured.mail.is_some() { whom::people(&self.work.ledger).await? } else { Vec::new() };
        for message in &new {
            let mut to = whom::by_mail(self, message, &people).await?;
            to.extend(whom::by_webhook(self.configured, message));
            self.work.ledger.address(message.id, &to, now()).await?;
        }
        Ok(())
    }

    /// Tries a delivery and keeps how that ended; gives whether its receiver is silent, so that others to it wait for the next round
    /// and lose no try.
    async fn once(&self, delivery: &Delivery) -> Result<bool, Failure> {
        let fault = match delivery.to.channel {
            Channel::Mail => mail::send(self, delivery).await?.err(),
            Channel::Webhook => webhook::send(self, delivery).await?.err(),
        };
        let tried = judged(fault.as_ref(), delivery.tries, self.configured.sending, now());
        self.work.ledger.tried(delivery.id, &tried, now()).await?;
        Ok(matches!(fault, Some(Fault::Unreachable(_))))
    }
}

/// What is silent where one delivery finds nobody: the mail server for all mail, a webhook for itself.
fn way(delivery: &Delivery) -> Receiver {
    match delivery.to.channel {
        Channel::Mail => Receiver { channel: Channel::Mail, name: String::new() },
        Channel::Webhook => delivery.to.clone(),
    }
}

/// What a try comes to; `before` it were so many that failed.
fn judged(fault: Option<&Fault>, before: u32, sending: Sending, now: Moment) -> Tried {
    let Some(fault) = fault else { return Tried::Sent };
    let reason = fault.reason().to_owned();
    if matches!(fault, Fault::Never(_)) || before + 1 >= sending.tries {
        return Tried::GivenUp { reason };
    }
    Tried::Failed { reason, next: Moment::from_micros(now.micros().saturating_add(pause(before, sending))) }
}

/// Microseconds after a try that failed: fourfold from try to try, a day at most.
fn pause(before: u32, sending: Sending) -> i64 {
    const DAY: i64 = 86_400;
    let seconds = 4_i64.saturating_pow(before).saturating_mul(i64::from(sending.pause)).min(DAY.max(i64::from(sending.pause)));
    seconds.saturating_mul(1_000_000)
}

/// What somebody else said, as one short line without what governs a screen.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(160).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENDING: Sending = Sending { pause: 30, tries: 4 };

    #[test]
    fn pauses_grow_and_end() {
        let at = Moment::from_micros(0);
        let fault = Fault::NotNow("503".to_owned());
        let next = |before| match judged(Some(&fault), before, SENDING, at) {
            Tried::Failed { next, .. } => Some(next.micros() / 1_000_000),
            _ => None,
        };
        assert_eq!([next(0), next(1), next(2), next(3)], [Some(30), Some(120), Some(480), None]);
        assert_eq!(pause(12, Sending { pause: 30, tries: 20 }), 86_400_000_000);
        assert_eq!(judged(None, 3, SENDING, at), Tried::Sent);
        assert!(matches!(judged(Some(&Fault::Never("550".to_owned())), 0, SENDING, at), Tried::GivenUp { .. }));
    }

    #[test]
    fn a_reason_is_one_short_line() {
        assert_eq!(plain("550 no\r\n\u{1b}[2Jsuch user"), "550 no   [2Jsuch user");
        assert_eq!(plain(&"x".repeat(999)).len(), 160);
    }
}
