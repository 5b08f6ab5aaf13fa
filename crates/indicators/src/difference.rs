//! Why there is no difference: what was reached by the end of a period is filed, but not what had been reached before it.

use crate::engine::Engine;
use crate::request::{Request, RequestError};
use crate::shape::linears;
use crate::sums::Sums;
use figures::{Figure, Outcome, Period, Price, Reason};
use jiff::civil::Date;
use methodology::reading::{At, Stretch};
use std::collections::{BTreeMap, BTreeSet};

/// Whether sums that were made before may be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sources {
    /// Only the book.
    Book,
    /// The sums kept between calls too.
    Kept,
}

/// Whether anybody filed a form for a period, as far as the book has been asked.
type Filed = BTreeMap<(String, Period), bool>;

impl Engine {
    /// Says of figures that nobody filed for, though what was reached by their end is filed, that what had been reached before
    /// is missing.
    pub(crate) async fn reason(
        &self,
        figures: impl Iterator<Item = &mut Figure>,
        day: Option<Date>,
        from: Sources,
    ) -> Result<(), RequestError> {
        let (mut sums, mut asked, mut filed) = (Sums::default(), Vec::new(), Filed::new());
        for figure in figures {
            if let Some(request) = self.reached(figure, day, &mut filed).await? {
                asked.push((self.note(request, &mut sums)?, figure));
            }
        }
        let Some(as_of) = asked.first().map(|(noted, _)| noted.request.as_of) else { return Ok(()) };
        let tallies = match from {
            Sources::Book => self.tallies(&sums, as_of).await?,
            Sources::Kept => self.kept_tallies(&sums).await?,
        };
        for (noted, figure) in asked {
            let member = figure.id().by.as_ref().map_or("", |(_, member)| member.as_str());
            let cell = noted.asked.cell(member, &tallies)?;
            if cell.as_ref().and_then(|cell| cell.tally()).is_some_and(|tally| tally.filed > 0) {
                figure.because(Reason::BeforeNotFiled);
            }
        }
        Ok(())
    }

    /// What to ask of a figure that nobody filed for: its value up to its end, where it is a difference of that and anybody
    /// filed it.
    async fn reached(&self, figure: &Figure, day: Option<Date>, filed: &mut Filed) -> Result<Option<Request>, RequestError> {
        let coverage = figure.attributes().coverage;
        if figure.outcome() != Outcome::Missing(Reason::NotFiled) || coverage.filed > 0 || coverage.expected == 0 {
            return Ok(None);
        }
        let request =
            Request { definition: day, base_share: false, price: Price::default(), ..Request::of(figure.id(), figure.attributes().as_of) };
        let question = self.question(&request)?;
        let values = linears(&question.shape).first().map(|linear| linear.values()).unwrap_or_default();
        let ends: Option<BTreeSet<Period>> = values.iter().map(|value| self.end_of_difference(value, question.scope.period)).collect();
        let Some(end) = ends.filter(|ends| ends.len() == 1).and_then(|ends| ends.first().copied()) else { return Ok(None) };
        for form in values.into_iter().map(|(form, ..)| form).collect::<BTreeSet<_>>() {
            let key = (form, end);
            let known = match filed.get(&key) {
                Some(known) => *known,
                None => self.ledger.is_filed(&key.0, &end.to_string()).await?,
            };
            filed.insert(key, known);
            if !known {
                return Ok(None);
            }
        }
        Ok(Some(Request { indicator: question.indicator.id.clone(), period: end, ..request }))
    }

    /// The end up to which an item is filed, where its value for a period is a difference and nothing else.
    fn end_of_difference(&self, (form, item, at): &(String, String, At), period: Period) -> Option<Period> {
        let form = self.catalogue.forms.get(form)?;
        let ways = form.recipes(&*self.catalogue.item(form, item)?, *at, period).ok()?;
        match ways.as_slice() {
            [way] => match way.as_slice() {
                [Stretch { to, before: Some(_) }] => Some(*to),
                _ => None,
            },
            _ => None,
        }
    }
}
