//! Publish: figures that passed the disclosure gate become bulletins, and articles are checked.
//!
//! `disclosure` is the gate; `round` and `change` give a figure's printed form; `template` →
//! `bulletin` → `document` compose a text whose figures are bound; `notes` says what stands under
//! it; `write` makes files of it. `claims` is the reverse: the figures of an article against ours.

pub mod bulletin;
pub mod change;
pub mod claims;
pub mod disclosure;
pub mod document;
mod notes;
pub mod round;
mod template;
pub mod way_back;
pub mod write;

pub use bulletin::{BulletinFault, Setting, compose};
pub use disclosure::{Audience, Disclosed, Gate};
pub use document::{Bound, Document, Run};
