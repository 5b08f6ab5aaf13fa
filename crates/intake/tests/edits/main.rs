//! The edits of the monthly pack: for each a filing that passes and one that fails, worked out by hand, with the
//! message in both languages.

mod finance;
mod mechanism;
mod output;
mod over_time;
mod register;
mod speed;
mod world;
