//! From files to definitions: which file belongs to which pack, what is written in it, what of that is
//! sound enough to become part of the catalogue.

pub mod boards;
mod bulletins;
mod cards;
mod chains;
pub mod convert;
pub mod definition;
pub(crate) mod editions;
mod edits;
mod examples;
pub mod files;
mod forms;
pub mod formulas;
pub mod ladders;
pub mod lamps;
mod lexicon;
pub mod merge;
mod panels;
pub mod records;
pub mod relations;
pub mod scorecards;
mod wording;

pub use definition::Definition;
pub(crate) use edits::parameter;
pub(crate) use forms::signed_codes;
