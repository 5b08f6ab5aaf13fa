//! Publish: figures that passed the disclosure gate become bulletins, and articles are checked.
//!
//! `disclosure` is the gate, `bridge`, `breakdown` and `difference` what it lets through of a growth, of the members
//! of a dimension and of the causes of a change; `round`, `printed` and `change` give a figure's printed form; `bulletin` composes a
//! `document` whose figures are bound; `dossier` is what may be seen of records, `charted` of industrial chains and leads; `draw` makes its charts, `write` makes files of it. `claims` is the
//! reverse, the figures of an article against ours, and `checked` asks it of a bulletin before it leaves.

pub mod breakdown;
pub mod bridge;
pub mod bulletin;
pub mod change;
pub mod charted;
pub mod checked;
pub mod claims;
pub mod contribution;
pub mod difference;
pub mod disclosure;
pub mod document;
pub mod dossier;
pub mod draw;
pub mod gap;
pub mod names;
pub mod parts;
mod printed;
pub mod round;
pub mod rungs;
pub mod scoreboard;
pub mod way_back;
pub mod write;

pub use bulletin::{BulletinFault, LastIssue, Material, Past, Setting, compose};
pub use checked::Checked;
pub use disclosure::{Audience, Disclosed, Gate};
pub use document::{Bound, Document, Run};
