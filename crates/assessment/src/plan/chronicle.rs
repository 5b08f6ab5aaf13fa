//! The chronicle of the park (大事记): events in the order of their days.

use jiff::civil::Date;

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Event {
    /// Id.
    pub id: String,
    /// When: the first and the last day on which it may have been; the same where the day is known.
    pub on: Option<(Date, Date)>,
    /// Whom it is about.
    pub subject: String,
    /// What happened.
    pub what: String,
    /// What sort of event.
    pub sort: Option<String>,
    /// Of which level.
    pub level: Option<String>,
    /// The document that says so.
    pub document: Option<String>,
}

/// Which events are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Range<'a> {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Words that the subject or what happened holds.
    pub subject: Option<&'a str>,
}

impl Event {
    /// The day, or the month where only that is known.
    pub fn when(&self) -> Option<String> {
        let (first, last) = self.on?;
        Some(if first == last { first.to_string() } else { first.strftime("%Y-%m").to_string() })
    }
}

/// The events of a range by day, by id among those of a day; of one whose day is not known, a day of its month is enough. Events without a day come last, and only where no day is asked for.
pub fn chronicle<'e>(events: &'e [Event], range: &Range<'_>) -> Vec<&'e Event> {
    let within = |event: &Event| match event.on {
        Some((first, last)) => range.from.is_none_or(|from| from <= last) && range.to.is_none_or(|to| first <= to),
        None => range.from.is_none() && range.to.is_none(),
    };
    let about = |event: &Event| range.subject.is_none_or(|words| event.subject.contains(words) || event.what.contains(words));
    let mut found: Vec<&Event> = events.iter().filter(|event| within(event) && about(event)).collect();
    found.sort_by(|a, b| (a.on.is_none(), a.on, &a.id).cmp(&(b.on.is_none(), b.on, &b.id)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events() -> Vec<Event> {
        let of = |id: &str, on: &str, subject: &str, what: &str| Event {
            id: id.to_owned(),
            on: on.parse().ok().map(|day| (day, day)),
            subject: subject.to_owned(),
            what: what.to_owned(),
            ..Event::default()
        };
        vec![
            of("E3", "2021-05-20", "高新区", "列入领跑者"),
            of("E1", "2021-04-30", "微电子平台", "列为应用场景试点"),
            of("E2", "2021-04-30", "小镇", "行动计划"),
            of("E4", "", "高新区", "日期不详"),
        ]
    }

    fn ids(range: &Range<'_>) -> Vec<String> {
        chronicle(&events(), range).into_iter().map(|event| event.id.clone()).collect()
    }

    #[test]
    fn events_stand_in_the_order_of_their_days() {
        assert_eq!(ids(&Range::default()), ["E1", "E2", "E3", "E4"]);
    }

    #[test]
    fn both_ends_of_a_range_belong_to_it() {
        let day = |text: &str| text.parse().ok();
        assert_eq!(ids(&Range { from: day("2021-04-30"), to: day("2021-05-19"), subject: None }), ["E1", "E2"]);
        assert_eq!(ids(&Range { from: day("2021-05-20"), ..Range::default() }), ["E3"]);
    }

    #[test]
    fn an_event_of_a_month_is_one_of_each_of_its_days() {
        let day = |text: &str| text.parse::<Date>().expect("date");
        let event = Event { on: Some((day("2021-04-01"), day("2021-04-30"))), ..Event::default() };
        let found = |from: &str, to: &str| {
            chronicle(std::slice::from_ref(&event), &Range { from: day(from).into(), to: day(to).into(), subject: None }).len()
        };
        assert_eq!([found("2021-04-30", "2021-05-02"), found("2021-05-01", "2021-05-02"), found("2021-03-01", "2021-04-01")], [1, 0, 1]);
        assert_eq!(event.when().as_deref(), Some("2021-04"));
    }

    #[test]
    fn a_subject_is_found_in_what_happened_too() {
        assert_eq!(ids(&Range { subject: Some("高新区"), ..Range::default() }), ["E3", "E4"]);
        assert_eq!(ids(&Range { subject: Some("行动计划"), ..Range::default() }), ["E2"]);
    }
}
