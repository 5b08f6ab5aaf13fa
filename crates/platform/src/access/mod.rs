//! Who may do what: roles, rights, scopes, the one place that decides, and how one gets in. Nothing here knows HTTP.

mod actor;
mod administration;
mod decision;
mod factor;
mod not_done;
mod password;
mod right;
mod role;
mod scope;
mod secret;
mod settings;
mod signin;
mod subject;
#[cfg(test)]
mod tests;
mod visits;

pub use actor::{Actor, Standing};
pub use administration::{Hand, Wanted, unknown_scope};
pub use decision::Denied;
pub use factor::Offer;
pub use not_done::NotDone;
pub use password::{Cost, Passwords, Weak};
pub use right::Right;
pub use role::Role;
pub use scope::Scope;
pub use secret::{one_time, session as secret_word};
pub use settings::Settings;
pub use signin::{Access, Presented, SignIn};
pub use subject::{Subject, UnitRow};
pub use visits::Visit;
