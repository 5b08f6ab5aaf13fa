//! The generated files read again, with a reader and sums of their own: do the figures come out?

mod cultivation;
mod park;
mod per_mu;
mod planted;
mod shape;
mod sheets;
mod support;
mod zones;
