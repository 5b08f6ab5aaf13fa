//! `wanmu user` and `verify`.

use clap::{Args, Subcommand};

/// `wanmu user`
#[derive(Debug, Subcommand)]
pub enum User {
    /// Make an account; its first password is printed once, unless one comes by --password-stdin or WANMU_PASSWORD.
    Add(NewUser),
    /// List the accounts.
    List {
        /// What login, name or mail address hold.
        search: Option<String>,
    },
    /// Give an account another first password, end its sessions, and open it if it was locked.
    Reset(Reset),
    /// Close an account: its sessions and tokens end at once.
    Disable {
        /// The account.
        #[command(flatten)]
        of: OfUser,
        /// Open it again instead.
        #[arg(long)]
        undo: bool,
    },
    /// Give an account these roles and no others.
    Roles {
        /// The account.
        #[command(flatten)]
        of: OfUser,
        /// clerk, statistician, officer, service, leader, analyst, publisher, administrator, security, auditor; none takes all.
        #[arg(value_name = "ROLE")]
        roles: Vec<String>,
    },
    /// Give an account these scopes and no others.
    Scope {
        /// The account.
        #[command(flatten)]
        of: OfUser,
        /// zone:ID, street:NAME, industry:PREFIX, firm:CODE; none opens all that the roles give.
        #[arg(value_name = "SCOPE")]
        scopes: Vec<String>,
    },
}

/// Which account, and by whose hand.
#[derive(Debug, Args)]
pub struct OfUser {
    /// Login.
    pub login: String,
    /// Who does it (also WANMU_PERSON).
    #[arg(long, env = "WANMU_PERSON", value_name = "PERSON")]
    pub by: Option<String>,
}

/// Where a password comes from; never from a flag, which others on the machine could read.
#[derive(Debug, Args)]
pub struct Given {
    /// Read the password from the first line of stdin (default: WANMU_PASSWORD, else one is made).
    #[arg(long)]
    pub password_stdin: bool,
}

/// `wanmu user add`
#[derive(Debug, Args)]
pub struct NewUser {
    /// The account.
    #[command(flatten)]
    pub of: OfUser,
    /// The person's name.
    #[arg(long)]
    pub name: String,
    /// Where mail goes.
    #[arg(long)]
    pub email: Option<String>,
    /// Whom the issuer of the single sign-on names so; such an account needs no password.
    #[arg(long)]
    pub subject: Option<String>,
    /// A role; may be given several times.
    #[arg(long = "role", value_name = "ROLE")]
    pub roles: Vec<String>,
    /// A scope (zone:ID, street:NAME, industry:PREFIX, firm:CODE); may be given several times.
    #[arg(long = "scope", value_name = "SCOPE")]
    pub scopes: Vec<String>,
    /// The password.
    #[command(flatten)]
    pub given: Given,
}

/// `wanmu user reset`
#[derive(Debug, Args)]
pub struct Reset {
    /// The account.
    #[command(flatten)]
    pub of: OfUser,
    /// Take the second factor away too, for somebody who lost it.
    #[arg(long)]
    pub second_factor: bool,
    /// The password.
    #[command(flatten)]
    pub given: Given,
}

/// `wanmu verify`
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// What an earlier walk printed and somebody kept elsewhere: rows and last hash.
    #[arg(long, value_name = "ROWS:HASH")]
    pub anchor: Option<String>,
}
