//! Classes by place or by score.

use super::number::exact;
use super::settings::Settings;
use super::why::Why;
use figures::{Decimal, round};
use methodology::catalogue::{Classes, Cut, Reach, Rounding};

/// A class by its number from the best, or why there is none.
pub type Class = Result<u8, Why>;

/// The classes of one ranking group. `order` has the ranked rows from first to last, with their keys and ranks; `out` is given row
/// and class.
pub fn grade(classes: &Classes, settings: &Settings, (order, keys, ranks): (&[u32], &[f64], &[u32]), mut out: impl FnMut(u32, Class)) {
    let ends: Vec<Option<usize>> = classes.grades.iter().enumerate().map(|(nth, _)| places(classes, settings, nth, order.len())).collect();
    let last = last_places(order, ranks);
    for (nth, row) in order.iter().enumerate() {
        let place = match classes.ties {
            Cut::Better => ranks[*row as usize] as usize,
            Cut::Worse => last[nth],
        };
        out(*row, class(classes, settings, &ends, place, keys[*row as usize]));
    }
}

/// The first class that reaches to a place or score.
fn class(classes: &Classes, settings: &Settings, ends: &[Option<usize>], place: usize, key: f64) -> Class {
    for (nth, grade) in classes.grades.iter().enumerate() {
        let within = match &grade.reach {
            Reach::Rest => true,
            Reach::Upto(_) => place <= ends[nth].ok_or(settings.cut_lacks(nth).unwrap_or(Why::Wanted))?,
            Reach::AtLeast(_) => {
                let least = settings.cuts[nth].ok_or(settings.cut_lacks(nth).unwrap_or(Why::Wanted))?;
                exact(key).ok_or(Why::TooLarge)? >= least
            }
        };
        if within {
            return u8::try_from(nth).map_err(|_| Why::NoClass);
        }
    }
    Err(Why::NoClass)
}

/// The last place of a class among so many: its share of all, made whole; `None` where the share is lacking.
pub fn places(classes: &Classes, settings: &Settings, nth: usize, of: usize) -> Option<usize> {
    let places = settings.cuts[nth]?.checked_mul(Decimal::from(of))?;
    let whole = match classes.rounding {
        Rounding::Floor => places.floor(),
        Rounding::Ceil => places.ceil(),
        Rounding::Nearest => round(places, 0),
    };
    usize::try_from(whole).ok()
}

/// Of each in order the last place of those equal to it.
fn last_places(order: &[u32], ranks: &[u32]) -> Vec<usize> {
    let mut last = vec![order.len(); order.len()];
    for nth in (1..order.len()).rev() {
        let equal = ranks[order[nth] as usize] == ranks[order[nth - 1] as usize];
        last[nth - 1] = if equal { last[nth] } else { nth };
    }
    last
}
