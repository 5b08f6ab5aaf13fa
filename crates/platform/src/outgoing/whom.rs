//! Who is told: those who may do something about it. Whoever caused a message is not told of it.

use super::Sender;
use crate::access::{Actor, Right, Subject, UnitRow};
use crate::configured::Configured;
use crate::failure::Failure;
use ledger::{Account, AccountQuery, Channel, Ledger, Outgoing, OutgoingKind, Receiver, RequestKind};

/// Accounts that are open and have an address, with what they may.
pub async fn people(ledger: &Ledger) -> Result<Vec<(Account, Actor)>, Failure> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = ledger.accounts(&AccountQuery { after, search: None, limit: 500 }).await?;
        let reachable = page.items.into_iter().filter(|one| !one.disabled && one.email.as_deref().is_some_and(|email| !email.is_empty()));
        all.extend(reachable.map(|one| {
            // Somebody who has not signed in yet is reminded like everybody.
            let actor = Actor { must_change: false, ..Actor::of(&one) };
            (one, actor)
        }));
        after = page.next;
        if after.is_none() {
            return Ok(all);
        }
    }
}

/// Accounts that get a message by mail; none where there is no mail server.
pub async fn by_mail(sender: &Sender<'_>, message: &Outgoing, people: &[(Account, Actor)]) -> Result<Vec<Receiver>, Failure> {
    if sender.configured.mail.is_none() {
        return Ok(Vec::new());
    }
    let right = right(sender, message).await?;
    let unit = message.unit.as_deref().map(UnitRow::unknown);
    let subject = unit.as_ref().map_or(Subject::Nothing, Subject::Unit);
    let may = |actor: &Actor| match right {
        Right::FilingSubmit => actor.may(right, &subject).is_ok(),
        // What waits for a second person names no unit to whoever is told of it; of whom it is, the page asks.
        _ => actor.rights().contains(&right),
    };
    let told = people.iter().filter(|(account, actor)| person(account) != message.person && may(actor));
    Ok(told.map(|(account, _)| Receiver { channel: Channel::Mail, name: account.login.clone() }).collect())
}

/// Programs that get a message.
pub fn by_webhook(configured: &Configured, message: &Outgoing) -> Vec<Receiver> {
    let told = configured.webhooks.iter().filter(|hook| hook.kinds.is_empty() || hook.kinds.contains(&message.kind));
    told.map(|hook| Receiver { channel: Channel::Webhook, name: hook.name.clone() }).collect()
}

/// As the book names a person.
fn person(account: &Account) -> String {
    format!("{} ({})", account.name, account.login)
}

/// What one has to be allowed to be told.
async fn right(sender: &Sender<'_>, message: &Outgoing) -> Result<Right, Failure> {
    Ok(match message.kind {
        OutgoingKind::Reminder | OutgoingKind::Returned | OutgoingKind::Accepted => Right::FilingSubmit,
        OutgoingKind::Exemption => Right::ExemptionDecide,
        OutgoingKind::Challenge => Right::ReviewRead,
        OutgoingKind::Request => {
            let all = sender.work.ledger.requests(Some(RequestKind::Publication)).await?;
            let publication = all.iter().any(|one| one.id.to_string() == message.subject);
            if publication { Right::PublicationDecide } else { Right::PeriodLock }
        }
    })
}
