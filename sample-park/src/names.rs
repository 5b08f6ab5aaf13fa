//! Names nobody bears: two invented characters, a word for the trade, and the mark 虚构.

use crate::draw::Draw;
use crate::unit::Unit;
use std::collections::BTreeSet;

const FIRST: &str = "澜禾屿岑沐霁璟昀洺榆桉峤汀沅莳珩钰骁晗旻朔垚";
const SECOND: &str = "舟谷溪庭岩川原野陌岚樾芃珂衡彦崧泽泓漪筠禺皋";
const SUFFIX: [&str; 4] = ["有限公司", "有限公司", "股份有限公司", "科技有限公司"];

/// Gives each name once.
#[derive(Debug, Default)]
pub(crate) struct Names {
    used: BTreeSet<String>,
}

impl Names {
    /// Those that these units have and had are given already.
    pub(crate) fn beside(units: &[Unit]) -> Self {
        let names = units.iter().flat_map(|u| [Some(u.name.as_str()), u.old_name.as_ref().map(|(old, _)| old.as_str())]);
        Names { used: names.flatten().map(|name| name.chars().take(2).collect()).collect() }
    }

    /// A name for a firm of this trade.
    pub(crate) fn next(&mut self, draw: &mut Draw, word: &str) -> String {
        loop {
            let stem: String = [pick(draw, FIRST), pick(draw, SECOND)].iter().collect();
            if self.used.len() >= FIRST.chars().count() * SECOND.chars().count() || self.used.insert(stem.clone()) {
                return format!("{stem}{word}{}（虚构）", SUFFIX[draw.below(SUFFIX.len())]);
            }
        }
    }
}

fn pick(draw: &mut Draw, from: &str) -> char {
    let at = draw.below(from.chars().count());
    from.chars().nth(at).unwrap_or('某')
}
