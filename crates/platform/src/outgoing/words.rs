//! What a message says: which sheet, of whom, what to do, and where. No figure, no reason that somebody typed, no other person's name.

use super::Sender;
use crate::failure::{FAILED, Failure};
use figures::{CreditCode, FigureId, Lang, Period};
use ledger::{Outgoing, OutgoingKind};
use publication::write::html::percent;

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// In one line.
    pub title: String,
    /// In full.
    pub text: String,
}

/// A message in the language of the settings.
pub async fn said(sender: &Sender<'_>, message: &Outgoing) -> Result<Said, Failure> {
    let lang = sender.configured.lang.0;
    let sheet = sheet(sender, message, lang).await?;
    let (title, text) = match (message.kind, lang) {
        (OutgoingKind::Reminder, Lang::Zh) => (format!("催报：{sheet}"), format!("{sheet} 尚未报送，请尽快填报。")),
        (OutgoingKind::Reminder, Lang::En) => (format!("Reminder: {sheet}"), format!("{sheet} has not been filed; please file it soon.")),
        (OutgoingKind::Returned, Lang::Zh) => {
            (format!("已退回：{sheet}"), format!("{sheet} 已退回。退回原因见报表页面，修改后请重新上报。"))
        }
        (OutgoingKind::Returned, Lang::En) => {
            (format!("Returned: {sheet}"), format!("{sheet} was returned. The page of the sheet says why; it can be submitted again."))
        }
        (OutgoingKind::Accepted, Lang::Zh) => (format!("已验收：{sheet}"), format!("{sheet} 已验收，无需再做什么。")),
        (OutgoingKind::Accepted, Lang::En) => (format!("Accepted: {sheet}"), format!("{sheet} was accepted; nothing more is to be done.")),
        (OutgoingKind::Request | OutgoingKind::Exemption, Lang::Zh) => {
            ("有申请待第二人决定".to_owned(), "有一项申请待第二人决定，请到审核页面查看。".to_owned())
        }
        (OutgoingKind::Request | OutgoingKind::Exemption, Lang::En) => {
            ("A request waits for a second person".to_owned(), "A request waits for a second person; the review page shows it.".to_owned())
        }
        (OutgoingKind::Challenge, Lang::Zh) => {
            ("有人对一个数字提出疑问".to_owned(), "有人对一个数字提出疑问，请到该数字的页面查看并答复。".to_owned())
        }
        (OutgoingKind::Challenge, Lang::En) => {
            ("A figure was questioned".to_owned(), "A figure was questioned; its page shows what was asked.".to_owned())
        }
    };
    let link = link(sender.configured.site.as_deref(), message, message.kind != OutgoingKind::Challenge).unwrap_or_default();
    let foot = match lang {
        Lang::Zh => "本邮件由系统自动发出，请勿回复。",
        Lang::En => "This message was sent by a program; nobody reads answers to it.",
    };
    let parts = [text.as_str(), link.as_str(), foot];
    Ok(Said { title, text: parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n\n") })
}

/// The form, the period and the unit of a sheet, as people call them.
async fn sheet(sender: &Sender<'_>, message: &Outgoing, lang: Lang) -> Result<String, Failure> {
    let [form, period, unit] = parts(&message.subject);
    if message.unit.is_none() {
        return Ok(message.subject.clone());
    }
    let catalogue = &sender.work.catalogue;
    let registry = sender.desk.registry(sender.work).await.map_err(|fault| Failure { code: FAILED, text: fault.text() })?;
    let code = CreditCode::parse(unit, &catalogue.code_exceptions).ok();
    let period: Option<Period> = period.parse().ok();
    let known = code.as_ref().and_then(|code| registry.unit(code));
    let name = known.zip(period).and_then(|(known, period)| known.name_at(period.last_day())).unwrap_or(unit);
    let title = catalogue.forms.get(form).map(|form| form.title.get(lang)).unwrap_or_default();
    let label = period.map(|period| period.label(lang)).unwrap_or_default();
    Ok(format!("{form} {title} {label} {name}"))
}

fn parts(subject: &str) -> [&str; 3] {
    let mut parts = subject.splitn(3, '/');
    [parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default()]
}

/// Of what, for a receiver that is told of units or not.
pub fn subject(message: &Outgoing, units: bool) -> String {
    match message.kind {
        OutgoingKind::Request => format!("request:{}", message.subject),
        OutgoingKind::Exemption => format!("exemption:{}", message.subject),
        OutgoingKind::Challenge if units || is_of_many(&message.subject) => format!("figure:{}", message.subject),
        OutgoingKind::Challenge => "figure".to_owned(),
        _ if units => format!("sheet:{}", message.subject),
        _ => {
            let [form, period, _] = parts(&message.subject);
            format!("sheet:{form}/{period}")
        }
    }
}

/// Whether a figure is of no single firm.
fn is_of_many(id: &str) -> bool {
    id.parse::<FigureId>().is_ok_and(|id| id.by.is_none_or(|(dimension, _)| dimension != "firm"))
}

/// Where it is, under the address of the pages.
pub fn link(site: Option<&str>, message: &Outgoing, units: bool) -> Option<String> {
    let site = site?;
    let [form, period, unit] = parts(&message.subject).map(percent);
    Some(match message.kind {
        OutgoingKind::Request | OutgoingKind::Exemption => format!("{site}/review"),
        OutgoingKind::Challenge if units || is_of_many(&message.subject) => format!("{site}/f/{}", percent(&message.subject)),
        OutgoingKind::Challenge => format!("{site}/review"),
        _ if units => format!("{site}/filing/{form}/{period}/{unit}"),
        _ => format!("{site}/filing?form={form}&period={period}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use figures::Moment;

    fn message(kind: OutgoingKind, subject: &str) -> Outgoing {
        let at = Moment::from_micros(0);
        Outgoing { id: 1, key: "k".to_owned(), kind, subject: subject.to_owned(), unit: None, person: "甲 (a)".to_owned(), at }
    }

    #[test]
    fn whoever_is_not_told_of_units_is_not_told_of_them() {
        let sheet = message(OutgoingKind::Reminder, "B204-1/2021-07/91330000TEST");
        assert_eq!(
            (subject(&sheet, false), subject(&sheet, true)),
            ("sheet:B204-1/2021-07".into(), "sheet:B204-1/2021-07/91330000TEST".into())
        );
        assert_eq!(link(Some("https://p"), &sheet, false).unwrap(), "https://p/filing?form=B204-1&period=2021-07");
        let own = message(OutgoingKind::Challenge, "no figure at all");
        assert_eq!((subject(&own, false), link(Some("https://p"), &own, false).unwrap()), ("figure".into(), "https://p/review".into()));
        let all = message(OutgoingKind::Challenge, "industry.output@2021-06");
        assert_eq!(subject(&all, false), "figure:industry.output@2021-06");
        assert_eq!(link(None, &all, true), None);
    }
}
