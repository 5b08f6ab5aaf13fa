//! Meaning: the text of packs becomes a checked catalogue and all issues at once.
//!
//! `node` reads YAML with the place of every key and value; `shape` says what each kind of definition
//! looks like and is the one description from which the reader and the editors' JSON Schemas come;
//! `read` makes typed definitions; `formula` is the expression language and `relation` what edits say in it;
//! `check` holds the rules that need more than one definition.

mod adds_up;
pub mod catalogue;
mod check;
mod editions;
mod form;
pub mod formula;
mod hash;
mod headline;
pub mod lamp;
mod load;
mod lookup;
pub mod mapping;
mod membership;
pub mod names;
mod nearest;
mod node;
pub mod phrase;
mod read;
pub mod reading;
pub mod relation;
pub mod schema;
pub mod score;
mod shape;
mod source;
mod subject;
mod todo;

pub use catalogue::Catalogue;
pub use editions::{Asked, Choice, Industry, Registered, split};
pub use hash::hash;
pub use headline::Headline;
pub use load::load;
pub use lookup::Resolved;
pub use mapping::Mapping;
pub use membership::{Membership, covers};
pub use nearest::nearest_of;
pub use read::files::head_of;
pub use subject::Subject;
pub use todo::Wanted;

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// Path with `/`, such as `packs/base/pack.yaml`; issues name it.
    pub path: String,
    /// Its text.
    pub text: String,
}
