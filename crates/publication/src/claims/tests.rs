//! Reading a retold article whole: what must be found, by hand, and what must not.

mod article;
mod fixture;
mod verdicts;
mod wording;
