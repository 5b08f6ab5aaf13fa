//! What formulas over records name: fields, spans between days, parts of a record, filings of the unit in a field.

use super::build::Builder;
use super::{Amount, Measured, Operand, Test};
use crate::catalogue::{FieldKind, RecordField, RecordKind};
use crate::formula::Fault;
use crate::formula::raw::{Argument, Raw, RawKind};
use crate::nearest::nearest;
use figures::Measure;
use std::fmt;

/// A column that a formula over records names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum OfRecord {
    /// An amount field.
    Amount(Path),
    /// A field that is compared with a text.
    Text(Path),
    /// A flag.
    Flag(Path),
    /// `days(a, b)`, `months(a, b)`, `years(a, b)`: from the first to the second.
    Span {
        /// In what.
        step: Step,
        /// From.
        from: Day,
        /// To.
        to: Day,
    },
    /// `by(a)`: the day is known and has come. One that nobody recorded has not.
    By(Day),
    /// `within(a)`: the day is known and lies in the period asked for.
    Within(Day),
    /// `known(a)` of a day.
    Dated(Day),
    /// `latest(progress.done)`, `sum(…)`, `last_december(…)`: an amount of the parts of a record.
    Parts {
        /// Which of them count.
        how: How,
        /// Their kind.
        kind: String,
        /// The field.
        field: String,
        /// Field and value of those counted.
        having: Option<(String, String)>,
    },
    /// `known(latest(progress.excuse))`: whether the newest part says something of a field.
    Said {
        /// The kind of the parts.
        kind: String,
        /// The field.
        field: String,
    },
    /// `count(contact)`, `count(contact where how = "visit")`: how many parts.
    Count {
        /// Their kind.
        kind: String,
        /// Field and value of those counted.
        having: Option<(String, String)>,
    },
    /// `year(owner, B204-1.01)`, `trailing(owner, B204-1.01)`: what the unit in a field filed.
    Filed {
        /// The field.
        unit: Path,
        /// Official table number.
        form: String,
        /// Item code.
        item: String,
        /// Over which time.
        over: Over,
    },
}

/// A field of the record, or of the record that one of its fields names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    /// The field that names the other record.
    pub via: Option<String>,
    /// The field.
    pub field: String,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Day {
    /// The day asked for.
    Today,
    /// A date field, or the first day of a month field.
    Field(Path),
    /// `latest(contact.on)`: the newest of the parts.
    Newest {
        /// Their kind.
        kind: String,
        /// The date field.
        field: String,
    },
    /// `first(owner, B204-1.01)`, `first(owner, B204-1.01, produced)`: first day of the first month filed above zero by the unit in
    /// a field, of all months or of those that end on a day or after it.
    First {
        /// The field.
        unit: Path,
        /// Official table number.
        form: String,
        /// Item code.
        item: String,
        /// The date field from which on months count.
        since: Option<Path>,
    },
}

/// In what a span is counted; months and years are whole ones, but for months begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Days.
    Days,
    /// Whole months.
    Months,
    /// Months, the one that has begun counted whole: 1 on the day a month later, 2 on the day after.
    Begun,
    /// Whole years.
    Years,
}

/// Which parts of a record an amount is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The newest, whether it says it or not: values of several fields are of one part.
    Latest,
    /// All of them; unknown where one does not say it.
    Sum,
    /// Of the parts of the same whole, the one of December of the year before.
    LastDecember,
}

/// Over which time something was filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Over {
    /// The last complete calendar year.
    Year,
    /// Twelve months to the newest one filed.
    Trailing,
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.via {
            Some(via) => write!(f, "{via}.{}", self.field),
            None => f.write_str(&self.field),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Day::Today => f.write_str("today"),
            Day::Field(path) => path.fmt(f),
            Day::Newest { kind, field } => write!(f, "latest({kind}.{field})"),
            Day::First { unit, form, item, since: None } => write!(f, "first({unit}, {form}.{item})"),
            Day::First { unit, form, item, since: Some(since) } => write!(f, "first({unit}, {form}.{item}, {since})"),
        }
    }
}

impl fmt::Display for OfRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let narrowed = |having: &Option<(String, String)>| match having {
            Some((field, value)) => format!(" where {field} = \"{value}\""),
            None => String::new(),
        };
        match self {
            OfRecord::Amount(path) | OfRecord::Text(path) | OfRecord::Flag(path) => path.fmt(f),
            OfRecord::Span { step, from, to } => write!(f, "{}({from}, {to})", step.verb()),
            OfRecord::By(day) => write!(f, "by({day})"),
            OfRecord::Within(day) => write!(f, "within({day})"),
            OfRecord::Dated(day) => write!(f, "known({day})"),
            OfRecord::Parts { how, kind, field, having } => write!(f, "{}({kind}.{field}{})", how.verb(), narrowed(having)),
            OfRecord::Said { kind, field } => write!(f, "known(latest({kind}.{field}))"),
            OfRecord::Count { kind, having } => write!(f, "count({kind}{})", narrowed(having)),
            OfRecord::Filed { unit, form, item, over } => write!(f, "{}({unit}, {form}.{item})", over.verb()),
        }
    }
}

impl Step {
    const ALL: [(&'static str, Step, &'static str); 4] =
        [("days", Step::Days, "天"), ("months", Step::Months, "个月"), ("begun_months", Step::Begun, "个月"), ("years", Step::Years, "年")];

    fn verb(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, step, _)| *step == self).map_or("", |(verb, ..)| verb)
    }
}

impl How {
    const ALL: [(&'static str, How); 3] = [("latest", How::Latest), ("sum", How::Sum), ("last_december", How::LastDecember)];

    fn verb(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, how)| *how == self).map_or("", |(verb, _)| verb)
    }
}

impl Over {
    const ALL: [(&'static str, Over); 2] = [("year", Over::Year), ("trailing", Over::Trailing)];

    fn verb(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, over)| *over == self).map_or("", |(verb, _)| verb)
    }
}

/// Verbs over records, to be proposed for a misspelt one.
pub(super) const VERBS: [&str; 15] = [
    "days", "months", "begun_months", "years", "by", "within", "known", "latest", "sum", "last_december", "count", "year", "trailing",
    "first", "or_zero",
];

impl<'a> Builder<'a> {
    /// An amount field by its name.
    pub(super) fn amount_field(&mut self, kind: &RecordKind, raw: &Raw, name: &str) -> Option<Measured> {
        let (path, field) = self.path(kind, raw, name)?;
        match &field.kind {
            FieldKind::Amount(measure) => {
                let measure = measure.clone();
                self.valued(Operand::OfRecord(OfRecord::Amount(path)), measure)
            }
            other => {
                let (zh, en) =
                    (format!("“{name}”是 {} 字段，不是数", other.word()), format!("`{name}` is a {}, not an amount", other.word()));
                let fault = Fault::new("not-an-amount", raw.span(), zh, en);
                self.checker
                    .fault(fault.hint("日期用 days(a, b)、by(a)；文字用 = 比较", "dates: `days(a, b)`, `by(a)`; texts are compared with ="))
            }
        }
    }

    /// A verb that gives an amount.
    pub(super) fn amount_of_records(&mut self, kind: &RecordKind, raw: &Raw, call: Call<'_>) -> Option<Option<Measured>> {
        let Call { verb, arguments, filter } = call;
        if let Some((_, step, unit)) = Step::ALL.into_iter().find(|(word, ..)| *word == verb) {
            return Some(self.span(kind, raw, (step, unit), arguments));
        }
        if let Some((_, how)) = How::ALL.into_iter().find(|(word, _)| *word == verb) {
            return Some(self.of_parts(kind, raw, how, arguments, filter));
        }
        if let Some((_, over)) = Over::ALL.into_iter().find(|(word, _)| *word == verb) {
            return Some(self.filed(kind, raw, over, arguments));
        }
        (verb == "count").then(|| self.count(kind, raw, arguments, filter))
    }

    /// A verb that is a condition.
    pub(super) fn test_of_records(&mut self, kind: &RecordKind, raw: &Raw, verb: &str, arguments: &[Argument]) -> Option<Option<Test>> {
        let make: fn(Day) -> OfRecord = match verb {
            "by" => OfRecord::By,
            "within" => OfRecord::Within,
            "known" => return Some(self.is_known(kind, raw, arguments)),
            _ => return None,
        };
        let [Argument { of: false, value }] = arguments else { return Some(self.wrong_arguments(raw, &format!("{verb}(started)"))) };
        let day = self.day(kind, value);
        Some(day.map(|day| self.flag(make(day))))
    }

    fn flag(&mut self, of: OfRecord) -> Test {
        Test::Flag(self.number_of(Operand::OfRecord(of)))
    }

    /// A flag field named alone.
    pub(super) fn flag_field(&mut self, kind: &RecordKind, raw: &Raw, name: &str) -> Option<Test> {
        let (path, field) = self.path(kind, raw, name)?;
        if field.kind == FieldKind::Flag {
            return Some(self.flag(OfRecord::Flag(path)));
        }
        let (zh, en) = (format!("“{name}”不是是非字段"), format!("`{name}` is no flag"));
        self.checker.fault(Fault::new("not-a-condition", raw.span(), zh, en).hint("例如 nature = \"new\"", "such as nature = \"new\""))
    }

    /// A field compared with a text; of words only those there are.
    pub(super) fn text_field(&mut self, kind: &RecordKind, raw: &Raw, name: &str, value: &str) -> Option<Test> {
        let (path, field) = self.path(kind, raw, name)?;
        self.one_of_words(raw, &field, value)?;
        match field.kind {
            FieldKind::Amount(_) | FieldKind::Flag | FieldKind::Date | FieldKind::Quantity => {
                let (zh, en) = (format!("“{name}”不能与文字比较"), format!("`{name}` is not compared with a text"));
                self.checker.fault(Fault::new("not-a-text", raw.span(), zh, en).hint("例如 nature = \"new\"", "such as nature = \"new\""))
            }
            _ => Some(Test::Is(self.number_of(Operand::OfRecord(OfRecord::Text(path))), value.to_owned())),
        }
    }

    fn one_of_words(&mut self, raw: &Raw, field: &RecordField, value: &str) -> Option<()> {
        let FieldKind::Word(words) = &field.kind else { return Some(()) };
        if words.iter().any(|(word, _)| word == value) {
            return Some(());
        }
        let (zh, en) = (format!("“{}”没有取值 {value}", field.id), format!("`{}` has no word `{value}`", field.id));
        let near = nearest(value, words.iter().map(|(word, _)| word.as_str())).map(str::to_owned);
        self.checker.unknown(Fault::new("unknown-word", raw.span(), zh, en), near)
    }

    /// `known(x)`: of a day, an amount or a text.
    fn is_known(&mut self, kind: &RecordKind, raw: &Raw, arguments: &[Argument]) -> Option<Test> {
        let [Argument { of: false, value }] = arguments else { return self.wrong_arguments(raw, "known(started)") };
        let RawKind::Name(name) = &value.kind else {
            return match &value.kind {
                RawKind::Call { verb, .. } if matches!(verb.as_str(), "first") => {
                    let day = self.day(kind, value)?;
                    Some(self.flag(OfRecord::Dated(day)))
                }
                RawKind::Call { verb, arguments, filter: None } if verb == "latest" => self.is_said(kind, value, arguments),
                _ => self.is_amount_known(raw, value),
            };
        };
        let (path, field) = self.path(kind, value, name)?;
        let of = match field.kind {
            FieldKind::Date | FieldKind::Month => return Some(self.flag(OfRecord::Dated(Day::Field(path)))),
            FieldKind::Amount(_) => OfRecord::Amount(path),
            FieldKind::Flag => OfRecord::Flag(path),
            _ => OfRecord::Text(path),
        };
        Some(Test::Known(self.number_of(Operand::OfRecord(of))))
    }

    /// `known(latest(progress.excuse))`
    fn is_said(&mut self, kind: &RecordKind, raw: &Raw, arguments: &[Argument]) -> Option<Test> {
        let (parts, field) = self.part_field(kind, raw, arguments)?;
        Some(match field.kind {
            FieldKind::Amount(_) => return self.is_amount_known(raw, raw),
            FieldKind::Date | FieldKind::Month => self.flag(OfRecord::Dated(Day::Newest { kind: parts, field: field.id })),
            _ => self.flag(OfRecord::Said { kind: parts, field: field.id }),
        })
    }

    fn is_amount_known(&mut self, raw: &Raw, value: &Raw) -> Option<Test> {
        match self.measured(value)?.amount {
            Amount::Value(operand) => Some(Test::Known(operand)),
            _ => self.wrong_arguments(raw, "known(started)"),
        }
    }

    fn span(&mut self, kind: &RecordKind, raw: &Raw, (step, unit): (Step, &str), arguments: &[Argument]) -> Option<Measured> {
        let [Argument { of: false, value: from }, Argument { of: false, value: to }] = arguments else {
            return self.wrong_arguments(raw, &format!("{}(started, today)", step.verb()));
        };
        let (from, to) = (self.day(kind, from), self.day(kind, to));
        self.valued(Operand::OfRecord(OfRecord::Span { step, from: from?, to: to? }), Measure::parse(unit)?)
    }

    fn day(&mut self, kind: &RecordKind, raw: &Raw) -> Option<Day> {
        match &raw.kind {
            RawKind::Name(name) if name == "today" => Some(Day::Today),
            RawKind::Name(name) => {
                let (path, field) = self.path(kind, raw, name)?;
                match field.kind {
                    FieldKind::Date | FieldKind::Month => Some(Day::Field(path)),
                    _ => self.no_day(raw),
                }
            }
            RawKind::Call { verb, arguments, filter: None } if verb == "first" => {
                let sample = "first(owner, B204-1.01, produced)";
                let (unit, form, item) = self.unit_and_item(kind, raw, &arguments[..arguments.len().min(2)], sample)?;
                let since = match arguments.get(2..).unwrap_or_default() {
                    [] => None,
                    [Argument { of: false, value }] => match self.day(kind, value)? {
                        Day::Field(path) => Some(path),
                        _ => return self.wrong_arguments(raw, sample),
                    },
                    _ => return self.wrong_arguments(raw, sample),
                };
                Some(Day::First { unit, form, item, since })
            }
            RawKind::Call { verb, arguments, filter: None } if verb == "latest" => {
                let (parts, field) = self.part_field(kind, raw, arguments)?;
                match field.kind {
                    FieldKind::Date | FieldKind::Month => Some(Day::Newest { kind: parts, field: field.id }),
                    _ => self.no_day(raw),
                }
            }
            _ => self.no_day(raw),
        }
    }

    fn no_day<T>(&mut self, raw: &Raw) -> Option<T> {
        let fault = Fault::new("not-a-day", raw.span(), "这里要用日期", "a day belongs here");
        self.checker.fault(fault.hint("日期字段，或 today", "a date field, or `today`"))
    }

    fn of_parts(&mut self, kind: &RecordKind, raw: &Raw, how: How, arguments: &[Argument], filter: Option<&Raw>) -> Option<Measured> {
        let (parts, field) = if how == How::LastDecember {
            let [Argument { of: false, value: Raw { kind: RawKind::Name(name), .. } }] = arguments else {
                return self.wrong_arguments(raw, "last_december(invested_total)");
            };
            (kind.id.clone(), self.path(kind, raw, name)?.1)
        } else {
            self.part_field(kind, raw, arguments)?
        };
        let FieldKind::Amount(measure) = field.kind else { return self.wrong_arguments(raw, &format!("{}(progress.done)", how.verb())) };
        let having = self.having(&parts, filter)?;
        self.valued(Operand::OfRecord(OfRecord::Parts { how, kind: parts, field: field.id, having }), measure)
    }

    fn count(&mut self, kind: &RecordKind, raw: &Raw, arguments: &[Argument], filter: Option<&Raw>) -> Option<Measured> {
        let [Argument { of: false, value: Raw { kind: RawKind::Name(parts), .. } }] = arguments else {
            return self.wrong_arguments(raw, "count(contact)");
        };
        let parts = self.part(kind, raw, parts)?.id.clone();
        let having = self.having(&parts, filter)?;
        self.valued(Operand::OfRecord(OfRecord::Count { kind: parts, having }), Measure::parse("个")?)
    }

    /// The condition on parts; outer nothing for one that can't be meant.
    fn having(&mut self, parts: &str, filter: Option<&Raw>) -> Option<Option<(String, String)>> {
        let Some(filter) = filter else { return Some(None) };
        let (field, value) = self.attribute_of(filter)?;
        let kind = self.scope.names.catalogue.records.get(parts)?;
        let (_, found) = self.path(kind, filter, &field)?;
        self.one_of_words(filter, &found, &value)?;
        Some(Some((field, value)))
    }

    fn filed(&mut self, kind: &RecordKind, raw: &Raw, over: Over, arguments: &[Argument]) -> Option<Measured> {
        let (unit, form, item) = self.unit_and_item(kind, raw, arguments, &format!("{}(owner, B204-1.01)", over.verb()))?;
        let measure = self.checker.item_of(raw, &form, &item)?.measure.clone();
        self.valued(Operand::OfRecord(OfRecord::Filed { unit, form, item, over }), measure)
    }

    fn unit_and_item(&mut self, kind: &RecordKind, raw: &Raw, arguments: &[Argument], sample: &str) -> Option<(Path, String, String)> {
        let [
            Argument { of: false, value: Raw { kind: RawKind::Name(name), .. } },
            Argument { of: false, value: Raw { kind: RawKind::Item(form, item), .. } },
        ] = arguments
        else {
            return self.wrong_arguments(raw, sample);
        };
        let (path, field) = self.path(kind, raw, name)?;
        self.checker.item_of(raw, form, item)?;
        if field.kind == FieldKind::Unit { Some((path, form.clone(), item.clone())) } else { self.wrong_arguments(raw, sample) }
    }

    /// `progress.done`: a field of the parts.
    fn part_field(&mut self, kind: &RecordKind, raw: &Raw, arguments: &[Argument]) -> Option<(String, RecordField)> {
        let [Argument { of: false, value: Raw { kind: RawKind::Name(name), .. } }] = arguments else {
            return self.wrong_arguments(raw, "latest(progress.done)");
        };
        let Some((parts, field)) = name.split_once('.') else { return self.wrong_arguments(raw, "latest(progress.done)") };
        let parts = self.part(kind, raw, parts)?;
        let found = self.own_field(parts, raw, field)?;
        Some((parts.id.clone(), found))
    }

    /// A kind whose records are parts of those of another.
    fn part(&mut self, kind: &RecordKind, raw: &Raw, parts: &str) -> Option<&'a RecordKind> {
        let records = &self.scope.names.catalogue.records;
        let is_part = |other: &&RecordKind| other.parent() == Some(kind.id.as_str());
        if let Some(found) = records.get(parts).filter(is_part) {
            return Some(found);
        }
        let near = nearest(parts, records.values().filter(is_part).map(|k| k.id.as_str())).map(str::to_owned);
        let (zh, en) = (format!("“{parts}”不是 {} 的从属台账", kind.id), format!("`{parts}` is no part of `{}`", kind.id));
        self.checker.unknown(Fault::new("unknown-part", raw.span(), zh, en), near)
    }

    /// A field of its own, or of the record that one of its fields names.
    fn path(&mut self, kind: &RecordKind, raw: &Raw, name: &str) -> Option<(Path, RecordField)> {
        let Some((via, field)) = name.split_once('.') else {
            let found = self.own_field(kind, raw, name)?;
            return Some((Path { via: None, field: name.to_owned() }, found));
        };
        let FieldKind::Record(other) = self.own_field(kind, raw, via)?.kind else {
            let (zh, en) = (format!("“{via}”不指向别的台账"), format!("`{via}` names no other record"));
            return self
                .checker
                .fault(Fault::new("not-a-record", raw.span(), zh, en).hint("去掉点后的部分", "leave out what follows the point"));
        };
        let other = self.scope.names.catalogue.records.get(&other)?;
        let found = self.own_field(other, raw, field)?;
        Some((Path { via: Some(via.to_owned()), field: field.to_owned() }, found))
    }

    fn own_field(&mut self, kind: &RecordKind, raw: &Raw, name: &str) -> Option<RecordField> {
        if let Some(field) = kind.field(name) {
            return Some(field.clone());
        }
        let (zh, en) = (format!("{} 没有字段“{name}”", kind.id), format!("`{}` has no field `{name}`", kind.id));
        let near = nearest(name, kind.fields.iter().map(|f| f.id.as_str())).map(str::to_owned);
        self.checker.unknown(Fault::new("unknown-field", raw.span(), zh, en), near)
    }
}

/// A call as written.
pub(super) struct Call<'r> {
    pub verb: &'r str,
    pub arguments: &'r [Argument],
    pub filter: Option<&'r Raw>,
}
