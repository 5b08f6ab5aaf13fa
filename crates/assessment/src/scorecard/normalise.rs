//! Normalising: how the values of a term become comparable with those of others.
//!
//! A [`Choice`] is one way of doing so for one leaf, with all that it takes from those who are judged: least, greatest, mean and
//! deviation, and places, ranking group by ranking group.

use super::fields::Field;
use methodology::catalogue::{Scale, Ties};

/// A normaliser with its numbers, in the unit of the leaf.
#[derive(Debug, Clone, PartialEq)]
pub struct Normal {
    /// The method.
    pub by: Scale,
    /// Base of a ratio, target of a distance.
    pub base: Option<f64>,
    /// Lower post; the least of the ranking group without one.
    pub low: Option<f64>,
    /// Upper post; the greatest of the ranking group without one.
    pub high: Option<f64>,
    /// Whether logarithms of value, base and posts are taken.
    pub log: bool,
    /// What the lower and the upper end become.
    pub to: (f64, f64),
    /// Rank of equals.
    pub ties: Ties,
    /// Whether the deviation is that of a sample.
    pub sample_deviation: bool,
}

/// What a ranking group has of a term: those who are ranked and have a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stats {
    /// How many.
    pub n: usize,
    /// The least value.
    pub low: f64,
    /// The greatest.
    pub high: f64,
    /// The mean.
    pub mean: f64,
    /// The deviation.
    pub deviation: f64,
}

/// Why a term gives nothing to a whole ranking group: errors of method, which no policy of missing values mends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// The upper bound isn't above the lower: max = min, or all values are the same.
    Bounds,
    /// There is nobody to compare with.
    Alone,
    /// Nobody who is ranked has a value that bounds could be taken from.
    Nobody,
    /// The base is zero.
    ZeroBase,
}

/// How far bounds are moved in a run: the base by a part of itself, posts by a part of their distance.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Shift {
    /// Of the base, 0.1 for a tenth more.
    pub base: f64,
    /// Of the lower post.
    pub low: f64,
    /// Of the upper post.
    pub high: f64,
}

impl Shift {
    /// How many numbers it is.
    pub const NUMBERS: usize = std::mem::size_of::<Shift>() / std::mem::size_of::<f64>();
}

/// One way of normalising a leaf.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The method and its numbers.
    pub normal: Normal,
    /// Whether less is better.
    pub lower: bool,
    /// Whether cap and floor of the leaf count: they are parts of a full mark, which some methods don't have.
    pub bounded: bool,
    /// By ranking group.
    pub stats: Vec<Stats>,
    /// Logarithms of the values, where they are taken.
    logged: Option<Vec<f64>>,
    /// The values of each ranking group in order, where places count.
    sorted: Vec<Vec<f64>>,
    /// What places give, before `to`, where places count.
    places: Vec<f64>,
}

/// What a choice is within one ranking group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Way {
    /// `at + span · clip((x − from) / per)`
    Line {
        /// Where it begins.
        from: f64,
        /// What becomes one.
        per: f64,
        /// Bounds of the quotient.
        clip: (f64, f64),
        /// What zero becomes, and how much more one is.
        to: (f64, f64),
    },
    /// base / x
    Inverse(f64),
    /// By places.
    Places,
    /// Not at all.
    Flawed(Flaw),
}

impl Choice {
    /// Takes what the method needs from the values of a leaf (NaN where there is none).
    pub fn new(normal: Normal, lower: bool, x: &[f64], fields: &[Field]) -> Self {
        let normal = if normal.log { normal.logged() } else { normal };
        Choice { normal, lower, bounded: true, stats: Vec::new(), logged: None, sorted: Vec::new(), places: Vec::new() }.over(x, fields)
    }

    /// Another way than the card's own: cap and floor count only where it has a full mark.
    pub fn other(normal: Normal, lower: bool, x: &[f64], fields: &[Field]) -> Self {
        let bounded = !matches!(normal.by, Scale::Raw | Scale::ZScore | Scale::Rank | Scale::Borda);
        Choice { bounded, ..Choice::new(normal, lower, x, fields) }
    }

    /// The same method over other values.
    pub fn over(&self, x: &[f64], fields: &[Field]) -> Self {
        let normal = self.normal.clone();
        let logged = normal.log.then(|| x.iter().map(|x| log(*x)).collect::<Vec<f64>>());
        let values = logged.as_deref().unwrap_or(x);
        let stats = fields.iter().map(|field| Stats::of(values, &field.basis, normal.sample_deviation)).collect();
        let mut choice = Choice { normal, stats, logged, sorted: Vec::new(), places: Vec::new(), ..*self };
        if choice.by_places() {
            choice.find_places(x, fields);
        }
        choice
    }

    fn by_places(&self) -> bool {
        matches!(self.normal.by, Scale::Rank | Scale::Percentile | Scale::Borda)
    }

    fn find_places(&mut self, x: &[f64], fields: &[Field]) {
        let values = self.logged.as_deref().unwrap_or(x);
        self.sorted = fields.iter().map(|field| sorted(values, &field.basis)).collect();
        let mut places = vec![f64::NAN; x.len()];
        for (group, field) in fields.iter().enumerate() {
            let mut ranked = field.basis.iter().peekable();
            for row in &field.rows {
                let value = values[*row as usize];
                places[*row as usize] = self.place(group, value, ranked.next_if_eq(&row).map(|_| value));
            }
        }
        self.places = places;
    }

    /// What the place of a value gives among the others of a ranking group; `own` is the value there that isn't another's.
    fn place(&self, group: usize, value: f64, own: Option<f64>) -> f64 {
        if value.is_nan() {
            return f64::NAN;
        }
        let sorted = &self.sorted[group];
        let own = own.filter(|own| !own.is_nan());
        let below = sorted.partition_point(|v| *v < value) - usize::from(own.is_some_and(|own| own < value));
        let upto = sorted.partition_point(|v| *v <= value) - usize::from(own.is_some_and(|own| own <= value));
        let others = sorted.len() - usize::from(own.is_some());
        let (beaten, equals) = (if self.lower { others - upto } else { below } as f64, (upto - below) as f64);
        let place = match self.normal.ties {
            Ties::Min => beaten,
            Ties::Mean => beaten + equals / 2.0,
            Ties::Max => beaten + equals,
        };
        match self.normal.by {
            Scale::Percentile => place / others as f64,
            Scale::Borda => beaten + equals / 2.0,
            _ => place + 1.0,
        }
    }

    /// What the choice is within a ranking group, with bounds moved.
    pub fn way(&self, group: usize, shift: Shift) -> Way {
        let whole = (f64::NEG_INFINITY, f64::INFINITY);
        let stats = &self.stats[group];
        match self.normal.by {
            Scale::Raw => Way::Line { from: 0.0, per: if self.lower { -1.0 } else { 1.0 }, clip: whole, to: (0.0, 1.0) },
            Scale::Ratio => self.ratio(shift),
            Scale::ZScore if stats.n < 2 => Way::Flawed(if stats.n == 0 { Flaw::Nobody } else { Flaw::Alone }),
            Scale::ZScore if stats.low == stats.high => Way::Flawed(Flaw::Bounds),
            Scale::ZScore => line(stats.mean, if self.lower { -stats.deviation } else { stats.deviation }, whole, (0.0, 1.0)),
            Scale::Rank | Scale::Percentile | Scale::Borda if stats.n < 2 => {
                Way::Flawed(if stats.n == 0 { Flaw::Nobody } else { Flaw::Alone })
            }
            Scale::Rank | Scale::Percentile | Scale::Borda => Way::Places,
            Scale::MinMax | Scale::GoalPosts | Scale::Efficacy | Scale::Distance => self.between(stats, shift),
        }
    }

    fn ratio(&self, shift: Shift) -> Way {
        let base = self.normal.base.unwrap_or(f64::NAN) * (1.0 + shift.base);
        match base {
            _ if base == 0.0 || base.is_nan() => Way::Flawed(Flaw::ZeroBase),
            _ if self.lower => Way::Inverse(base),
            _ => line(0.0, base, (f64::NEG_INFINITY, f64::INFINITY), (0.0, 1.0)),
        }
    }

    fn between(&self, stats: &Stats, shift: Shift) -> Way {
        let Some((low, high)) = self.ends(stats) else { return Way::Flawed(Flaw::Nobody) };
        let apart = high - low;
        let (low, high) = (low + shift.low * apart, high + shift.high * apart);
        let (worst, best) = if self.lower { (high, low) } else { (low, high) };
        let to = (self.normal.to.0, self.normal.to.1 - self.normal.to.0);
        let (best, clip) = match self.normal.by {
            Scale::GoalPosts => (best, (0.0, 1.0)),
            Scale::Distance => (self.normal.base.unwrap_or(f64::NAN) * (1.0 + shift.base), (f64::NEG_INFINITY, 1.0)),
            _ => (best, (f64::NEG_INFINITY, f64::INFINITY)),
        };
        // The direction decides the sign, so that bounds in the wrong order show, and none at all (NaN).
        let ordered = if self.lower { best < worst } else { best > worst };
        if ordered { line(worst, best - worst, clip, to) } else { Way::Flawed(Flaw::Bounds) }
    }

    /// Lower and upper post, of the ranking group where none is set.
    fn ends(&self, stats: &Stats) -> Option<(f64, f64)> {
        let own = |post: Option<f64>, own: f64| post.or((stats.n > 0).then_some(own));
        // The end that a distance doesn't need may be missing.
        let target = (self.normal.by == Scale::Distance).then_some(self.normal.base).flatten();
        let low = own(self.normal.low, stats.low).or(target.filter(|_| self.lower));
        let high = own(self.normal.high, stats.high).or(target.filter(|_| !self.lower));
        Some((low?, high?))
    }

    /// The normalised value of one who is judged; NaN where the value is missing or the method has none for it.
    pub fn of(&self, way: Way, row: usize, x: f64) -> f64 {
        match way {
            Way::Places => self.normal.placed(self.places[row]),
            _ => way.of(self.logged.as_ref().map_or(x, |logged| logged[row])),
        }
    }

    /// What one who has `own` would have with another value, while everything else stays.
    pub fn of_value(&self, way: Way, group: usize, x: f64, own: Option<f64>) -> f64 {
        let seen = |x: f64| if self.normal.log { log(x) } else { x };
        match way {
            Way::Places => self.normal.placed(self.place(group, seen(x), own.map(seen))),
            _ => way.of(seen(x)),
        }
    }
}

impl Normal {
    /// Of places only a share is mapped to two ends.
    fn placed(&self, place: f64) -> f64 {
        let (low, high) = self.to;
        if self.by == Scale::Percentile { low + (high - low) * place } else { place }
    }

    fn logged(self) -> Self {
        Normal { base: self.base.map(log), low: self.low.map(log), high: self.high.map(log), ..self }
    }
}

impl Way {
    fn of(self, x: f64) -> f64 {
        match self {
            Way::Line { from, per, clip, to } => {
                let part = (x - from) / per;
                // Comparisons rather than `clamp`, so that a missing value stays missing.
                let part = if part < clip.0 { clip.0 } else { part };
                let part = if part > clip.1 { clip.1 } else { part };
                to.0 + to.1 * part
            }
            Way::Inverse(base) if x > 0.0 => base / x,
            _ => f64::NAN,
        }
    }
}

impl Stats {
    /// Sums go in the order of rows.
    fn of(values: &[f64], rows: &[u32], sample: bool) -> Self {
        let has = || rows.iter().map(|row| values[*row as usize]).filter(|v| !v.is_nan());
        let n = has().count();
        let mean = has().sum::<f64>() / n as f64;
        let squares: f64 = has().map(|v| (v - mean) * (v - mean)).sum();
        let deviation = (squares / (n as f64 - if sample { 1.0 } else { 0.0 })).sqrt();
        Stats { n, low: has().fold(f64::NAN, f64::min), high: has().fold(f64::NAN, f64::max), mean, deviation }
    }
}

fn line(from: f64, per: f64, clip: (f64, f64), to: (f64, f64)) -> Way {
    Way::Line { from, per, clip, to }
}

/// The logarithm of what is above zero.
fn log(x: f64) -> f64 {
    if x > 0.0 { libm::log(x) } else { f64::NAN }
}

fn sorted(values: &[f64], rows: &[u32]) -> Vec<f64> {
    let mut out: Vec<f64> = rows.iter().map(|row| values[*row as usize]).filter(|v| !v.is_nan()).collect();
    out.sort_unstable_by(f64::total_cmp);
    out
}
