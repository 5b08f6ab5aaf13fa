//! What a paragraph has spoken of so far: what the next sentence may go on with.

use super::topic::Topic;

/// What was spoken of.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    measure: Option<String>,
    last: Option<Topic>,
    list: Vec<Topic>,
}

impl Memory {
    /// Takes note of what an amount was about.
    pub fn note(&mut self, topic: &Topic) {
        let base = topic.indicator.as_deref().and_then(|i| i.rsplit_once('.')).map(|(base, _)| base);
        let measure = if topic.class { base.filter(|_| self.measure.is_none()) } else { topic.measure() };
        self.measure = measure.map(str::to_owned).or(self.measure.take());
        self.last = Some(topic.clone());
    }

    /// Takes note of a list whose numbers were shared out.
    pub fn note_list(&mut self, topics: &[Topic]) {
        self.list = topics.to_vec();
    }

    /// The list said last, where it has so many members.
    pub fn list_of(&self, count: usize) -> Option<&[Topic]> {
        (count > 1 && self.list.len() == count).then_some(self.list.as_slice())
    }

    /// What was spoken of last.
    pub fn last(&self) -> Option<&Topic> {
        self.last.as_ref()
    }

    /// Whether there is a measure that a class may be of.
    pub fn has_measure(&self) -> bool {
        self.measure.is_some()
    }

    /// A class of the measure spoken of; the class alone where there is none.
    pub fn of_class(&self, class: &str) -> String {
        self.measure.as_ref().map_or_else(|| class.to_owned(), |m| format!("{m}.{class}"))
    }

    /// A measure said shortly (增加值) is that of the measure spoken of (规上工业增加值).
    pub fn resolved(&self, measure: &str) -> String {
        let ends = |m: &&String| m.strip_suffix(measure).is_some_and(|front| front.ends_with('.'));
        self.measure.as_ref().filter(ends).cloned().unwrap_or_else(|| measure.to_owned())
    }
}
