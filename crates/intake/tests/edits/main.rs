//! The edits of the monthly pack: for each a filing that passes and one that fails, worked out by hand, with the
//! message in both languages.

mod bounds;
mod cross_form;
mod energy;
mod finance;
mod identity;
mod many;
mod mechanism;
mod output;
mod over_time;
mod peers;
mod register;
mod world;
