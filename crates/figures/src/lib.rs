//! Values: everything that appears in a published table, and nothing that reads, writes or waits.
//!
//! `period` and `moment` are the two times of a fact; `measure` and `quantity` its unit and exact
//! amount, `fraction` a part that no decimal gives; `code` names the unit that filed it, `filing` and `goal` what it filed and
//! what is aimed at, `observation` what is seen of others, `holding` who holds land and meters and `entry` what is said of projects, leads and the like;
//! `place` and `issue` say where something is wrong;
//! `identity`, `outcome` and `figure` are what a reader sees, which cannot exist without lineage; `behind` is what the gate asks of it.

pub mod behind;
pub mod code;
pub mod entry;
pub mod figure;
pub mod filing;
pub mod fraction;
pub mod goal;
pub mod holding;
pub mod identity;
pub mod issue;
pub mod lineage;
pub mod measure;
pub mod moment;
pub mod observation;
pub mod outcome;
pub mod period;
pub mod place;
pub mod quantity;
pub mod text;
pub mod transform;
mod unit_names;
mod words;

pub use behind::Behind;
pub use code::CreditCode;
pub use entry::Entry;
pub use figure::{Attributes, Base, Coverage, Figure, Flags, PackRef, Panel, PanelPart, Status};
pub use filing::{FiledValue, Filing, RegisterRow, Role};
pub use fraction::Fraction;
pub use goal::{CapacityStep, Goals, Milestone, Target};
pub use holding::{Holding, Party, Tenure};
pub use identity::{BY_OFFICE, Basis, FigureId, Price};
pub use issue::{Class, Issue};
pub use lineage::{FactSet, Lineage};
pub use measure::Measure;
pub use moment::Moment;
pub use observation::{ObsStatus, Observation};
pub use outcome::{Outcome, Reason};
pub use period::Period;
pub use place::Place;
pub use quantity::{Quantity, Rate, root, round};
pub use rust_decimal::Decimal;
pub use text::{Lang, Text};
pub use transform::Transform;
