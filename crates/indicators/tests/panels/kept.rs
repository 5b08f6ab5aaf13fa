//! What an engine has kept of sums is, after each delivery, what one that has kept nothing makes of the book.

use crate::book::{Delivery, batch, moment};
use crate::draw::Draw;
use crate::order::{asked, in_pieces};
use crate::{parks, world};
use indicators::Engine;
use ledger::Ledger;
use std::sync::Arc;

/// Few rows at a time, so that what is new touches some blocks of units only.
const AT_A_TIME: usize = 3;

/// Most of a park in one delivery; of the others the last rows of each by and by.
fn little_by_little(deliveries: Vec<Delivery>) -> Vec<Delivery> {
    let mut all = deliveries.into_iter();
    let mut out: Vec<Delivery> = all.next().into_iter().collect();
    for mut delivery in all {
        let filings = delivery.filings.split_off(delivery.filings.len().saturating_sub(2 * AT_A_TIME));
        let register = delivery.register.split_off(delivery.register.len().saturating_sub(1));
        out.push(delivery);
        out.extend(filings.chunks(AT_A_TIME).map(|some| Delivery { register: Vec::new(), filings: some.to_vec() }));
        out.push(Delivery { register, filings: Vec::new() });
    }
    out
}

#[tokio::test]
async fn what_is_kept_is_what_would_be_made_anew() {
    let catalogue = world::catalogue();
    let (mut in_part, mut kept) = (0, 0);
    for case in parks(40) {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Arc::new(Ledger::create(folder.path().join("book")).await.unwrap());
        let keeps = Engine::new(ledger.clone(), catalogue.clone());
        let ids = asked(&case, case.moments[3]);
        for delivery in little_by_little(in_pieces(&case, &mut Draw::new(case.seed))) {
            ledger.append(vec![batch(&delivery)]).await.unwrap();
            for as_of in [case.moments[3], case.moments[1]] {
                let found = keeps.figures_of(&ids, moment(as_of)).await.unwrap();
                let expected = Engine::new(ledger.clone(), catalogue.clone()).figures_of(&ids, moment(as_of)).await.unwrap();
                for (found, expected) in found.iter().zip(&expected) {
                    assert_eq!(format!("{found:?}"), format!("{expected:?}"), "seed {} as of {as_of}", case.seed);
                }
            }
        }
        in_part += keeps.work().in_part;
        kept += keeps.work().kept;
    }
    assert!(in_part > 1_000 && kept > 1_000, "{in_part} in part, {kept} kept");
}
