//! The sender beside the server: a round after the other, for as long as it serves.

use super::House;
use crate::outgoing::Sender;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Between two rounds.
const PAUSE: Duration = Duration::from_secs(1);

/// Sends what is to leave until it is stopped.
pub async fn go_on(house: Arc<House>, stopping: Arc<AtomicBool>) {
    let (configured, outward) = (&house.configured, &house.outward);
    let sender = Sender { work: &house.work, desk: &house.desk, configured, outward, stopping: &stopping };
    let mut told = String::new();
    while !stopping.load(Ordering::Relaxed) {
        // The same trouble is told once, not every second.
        let trouble = sender.round().await.err().map(|failure| failure.text.en).unwrap_or_default();
        if !trouble.is_empty() && trouble != told {
            eprintln!("sending: {trouble}");
        }
        told = trouble;
        tokio::time::sleep(PAUSE).await;
    }
}
