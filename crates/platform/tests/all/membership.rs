//! Reading knows the register by its rows, the book by its own queries: on every day both say the same of who belongs.

use crate::wanmu::copy;
use figures::{CreditCode, Moment};
use intake::Registry;
use jiff::tz::TimeZone;
use ledger::Ledger;

const PANEL: &str = "above_scale";

#[test]
fn reading_and_the_book_agree_on_who_belongs_to_the_panel() {
    let (_temp, data) = copy();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
    let zone = TimeZone::get("Asia/Shanghai").expect("zone");
    let now = Moment::parse("2030-01-01", &zone).expect("moment");
    runtime.block_on(async {
        let ledger = Ledger::open(&data).await.expect("the book");
        let registry = Registry::new(ledger.register_rows(&[]).await.expect("rows"));
        let mut seen = (0, 0);
        for (year, month) in (2018..2023).flat_map(|year| [1, 3, 6, 7, 12].map(|month| (year, month))) {
            let day = jiff::civil::date(year, month, 15);
            for state in ledger.register_at(day, now).await.expect("states") {
                let unit = CreditCode::parse(&state.unit, &[]).expect("a code");
                let member = registry.unit(&unit).expect("a unit of both").member_at(PANEL, day);
                assert_eq!(member, state.member, "{unit} on {day}");
                if member { seen.0 += 1 } else { seen.1 += 1 }
            }
        }
        assert!(seen.0 > 1000 && seen.1 > 10, "both answers are there: {seen:?}");
    });
}
