//! How near two names of firms are: what is left of a name when typing habits and legal form are gone, which names are
//! worth a comparison, and how they differ.
//!
//! Whoever compares names that people typed uses these: the reader of sheets against the register, leads against one another.

mod index;
mod likeness;
mod name;

pub use index::Index;
pub use likeness::{Kin, leaves_out, likeness};
pub use name::{LegalForms, Name};
