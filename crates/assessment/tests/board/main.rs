//! Boards of the real pack over projects made up for the purpose.

mod book;
mod delivered;
mod lamps;
mod promises;
mod steps;
mod ways;
