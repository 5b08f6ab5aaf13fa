//! What is asked of an indicator beside its value: its change, and its part in the change of a whole.

/// A question about an indicator, by the ending of a figure's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Transform {
    /// The value itself.
    #[default]
    Level,
    /// `.growth`: the change on the same period of last year (同比).
    Growth,
    /// `.on_previous`: the change on the period of the same kind before (环比).
    OnPrevious,
    /// `.two_year_average`: the yearly rate that makes the growth of two years (两年平均增速).
    TwoYearAverage,
    /// `.pull`: percentage points of the whole's growth that are a member's (拉动).
    Pull,
    /// `.contribution`: the part of the whole's change that is a member's, in per cent (贡献率).
    Contribution,
}

impl Transform {
    /// All that have an ending.
    pub const ENDINGS: [(Transform, &'static str); 5] = [
        (Transform::Growth, ".growth"),
        (Transform::OnPrevious, ".on_previous"),
        (Transform::TwoYearAverage, ".two_year_average"),
        (Transform::Pull, ".pull"),
        (Transform::Contribution, ".contribution"),
    ];

    /// The ending, empty for the value itself.
    pub fn ending(self) -> &'static str {
        Transform::ENDINGS.iter().find(|(t, _)| *t == self).map_or("", |(_, ending)| ending)
    }

    /// An id without its ending, and what the ending asks; an id without one asks for its value.
    pub fn split(id: &str) -> (&str, Transform) {
        let found = Transform::ENDINGS.iter().find_map(|(t, ending)| Some((id.strip_suffix(ending)?, *t)));
        found.unwrap_or((id, Transform::Level))
    }

    /// Whether it compares two periods.
    pub fn is_change(self) -> bool {
        self != Transform::Level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_name_says_what_is_asked() {
        assert_eq!(Transform::split("industry.output"), ("industry.output", Transform::Level));
        assert_eq!(Transform::split("industry.output.growth"), ("industry.output", Transform::Growth));
        assert_eq!(Transform::split("a.b.two_year_average"), ("a.b", Transform::TwoYearAverage));
        for (transform, ending) in Transform::ENDINGS {
            assert_eq!(transform.ending(), ending);
        }
    }
}
