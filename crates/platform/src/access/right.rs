//! What may be done, in words that the interfaces use.

/// A right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// One's own password, second factor, tokens and sessions.
    Own,
    /// Figures, through the disclosure gate.
    FiguresRead,
    /// Indicators, forms, areas.
    CatalogueRead,
    /// What single units filed, for statistics and nothing else.
    MicrodataRead,
    /// Sheets of a unit.
    FilingRead,
    /// Filling in a unit's sheets.
    FilingWrite,
    /// Handing a unit's sheets in.
    FilingSubmit,
    /// What is to be reviewed.
    ReviewRead,
    /// Accepting, returning, estimating.
    ReviewAct,
    /// Asking for an exemption.
    ExemptionAsk,
    /// Deciding on one that somebody else asked for.
    ExemptionDecide,
    /// Locking a period, asking for it to be opened, and deciding on what somebody else asked.
    PeriodLock,
    /// Asking for something to be published.
    PublicationAsk,
    /// Deciding on what somebody else asked to publish.
    PublicationDecide,
    /// Questioning a figure.
    ChallengeWrite,
    /// Reminding units.
    RemindersSend,
    /// Seeing the accounts.
    AccountsRead,
    /// Making accounts, closing them, resetting passwords.
    AccountsWrite,
    /// Giving roles and scopes, to others only.
    RightsGrant,
    /// Reading the trail.
    TrailRead,
    /// Backup, doctor, jobs of others.
    Keeping,
}

impl Right {
    /// All of them.
    pub const ALL: [Right; 21] = [
        Right::Own,
        Right::FiguresRead,
        Right::CatalogueRead,
        Right::MicrodataRead,
        Right::FilingRead,
        Right::FilingWrite,
        Right::FilingSubmit,
        Right::ReviewRead,
        Right::ReviewAct,
        Right::ExemptionAsk,
        Right::ExemptionDecide,
        Right::PeriodLock,
        Right::PublicationAsk,
        Right::PublicationDecide,
        Right::ChallengeWrite,
        Right::RemindersSend,
        Right::AccountsRead,
        Right::AccountsWrite,
        Right::RightsGrant,
        Right::TrailRead,
        Right::Keeping,
    ];

    /// Word for interfaces and tokens.
    pub fn word(self) -> &'static str {
        match self {
            Right::Own => "self",
            Right::FiguresRead => "figures.read",
            Right::CatalogueRead => "catalogue.read",
            Right::MicrodataRead => "microdata.read",
            Right::FilingRead => "filing.read",
            Right::FilingWrite => "filing.write",
            Right::FilingSubmit => "filing.submit",
            Right::ReviewRead => "review.read",
            Right::ReviewAct => "review.act",
            Right::ExemptionAsk => "exemption.ask",
            Right::ExemptionDecide => "exemption.decide",
            Right::PeriodLock => "period.lock",
            Right::PublicationAsk => "publication.ask",
            Right::PublicationDecide => "publication.decide",
            Right::ChallengeWrite => "challenge.write",
            Right::RemindersSend => "reminders.send",
            Right::AccountsRead => "accounts.read",
            Right::AccountsWrite => "accounts.write",
            Right::RightsGrant => "rights.grant",
            Right::TrailRead => "trail.read",
            Right::Keeping => "keeping",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.word() == word)
    }

    /// Whether it changes nothing.
    pub fn reads(self) -> bool {
        matches!(
            self,
            Right::FiguresRead
                | Right::CatalogueRead
                | Right::MicrodataRead
                | Right::FilingRead
                | Right::ReviewRead
                | Right::AccountsRead
                | Right::TrailRead
        )
    }

    /// Whether every account has it, whatever its roles: somebody who has none yet still changes the first password.
    pub(super) fn is_everybodys(self) -> bool {
        matches!(self, Right::Own | Right::CatalogueRead)
    }

    /// Whether it is about units and areas, so that a scope narrows it.
    pub(super) fn is_scoped(self) -> bool {
        !matches!(
            self,
            Right::Own
                | Right::CatalogueRead
                | Right::AccountsRead
                | Right::AccountsWrite
                | Right::RightsGrant
                | Right::TrailRead
                | Right::Keeping
        )
    }

    /// Whether it is only ever about one unit, which has to be named.
    pub(super) fn needs_unit(self) -> bool {
        matches!(
            self,
            Right::MicrodataRead
                | Right::FilingWrite
                | Right::FilingSubmit
                | Right::ReviewAct
                | Right::ExemptionAsk
                | Right::ExemptionDecide
                | Right::RemindersSend
        )
    }
}
