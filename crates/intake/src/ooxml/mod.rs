//! Office Open XML packages, for workbooks and text documents: parts by name within bounds, and what reading their XML needs.

mod package;
pub(crate) mod xml;

pub(crate) use package::{Fault, Package};
