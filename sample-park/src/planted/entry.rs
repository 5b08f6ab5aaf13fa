//! Entry applications of the units that were upgraded at the start of 2021, for the edit that holds the
//! same-period column against them.

use crate::book::Book;
use crate::table::{Head, Table};

const FORM: &str = "RK-1";
const FROM: &str = "2021-01-01";
/// The day the register of January became known.
const KNOWN: &str = "2021-02-05";

/// File name and tidy text: output of the months of 2020 the sample has, as the same-period columns say.
pub(super) fn file(book: &Book) -> (String, String) {
    let mut table = Table::new();
    let entered = |events: &[(String, String)]| events.iter().any(|(event, day)| event == "upgraded" && day == FROM);
    for unit in book.profiles.iter().filter(|(_, profile)| entered(&profile.events)).map(|(unit, _)| unit) {
        for month in 3..=6 {
            let period = format!("2020-{month:02}");
            let same = book.values(&format!("B204-1-2021-{month:02}.csv"), unit, &period, true);
            let head = Head { unit, form: FORM, period: &period, same_period: false, known: KNOWN, note: "" };
            table.put(head, &same.get("01").map(|value| ("01", *value)).into_iter().collect::<Vec<_>>());
        }
    }
    (format!("{FORM}-2021-01.csv"), table.text())
}
