//! Roles and the rights they give.

use super::Right;
use figures::Text;

/// A role; an account may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 填报员: files for its firms.
    Clerk,
    /// 统计员: reviews, locks, asks for exemptions and decides on them.
    Statistician,
    /// 项目专员.
    Officer,
    /// 企业服务专员.
    Service,
    /// 领导.
    Leader,
    /// 分析员.
    Analyst,
    /// 发布员.
    Publisher,
    /// 管理员: accounts and the machine, no figures.
    Administrator,
    /// 安全员: roles and scopes, no figures.
    Security,
    /// 审计员: the trail, no figures.
    Auditor,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 10] = [
        Role::Clerk,
        Role::Statistician,
        Role::Officer,
        Role::Service,
        Role::Leader,
        Role::Analyst,
        Role::Publisher,
        Role::Administrator,
        Role::Security,
        Role::Auditor,
    ];

    /// Word in the book and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Role::Clerk => "clerk",
            Role::Statistician => "statistician",
            Role::Officer => "officer",
            Role::Service => "service",
            Role::Leader => "leader",
            Role::Analyst => "analyst",
            Role::Publisher => "publisher",
            Role::Administrator => "administrator",
            Role::Security => "security",
            Role::Auditor => "auditor",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Name for people.
    pub fn title(self) -> Text {
        let (zh, en) = match self {
            Role::Clerk => ("填报员", "clerk"),
            Role::Statistician => ("统计员", "statistician"),
            Role::Officer => ("项目专员", "project officer"),
            Role::Service => ("企业服务专员", "enterprise service officer"),
            Role::Leader => ("领导", "leader"),
            Role::Analyst => ("分析员", "analyst"),
            Role::Publisher => ("发布员", "publisher"),
            Role::Administrator => ("管理员", "administrator"),
            Role::Security => ("安全员", "security officer"),
            Role::Auditor => ("审计员", "auditor"),
        };
        Text::new(zh, en)
    }

    /// The rights it gives beside those that everybody has.
    fn own_rights(self) -> &'static [Right] {
        match self {
            Role::Clerk => &[Right::FiguresRead, Right::ChallengeWrite, Right::FilingRead, Right::FilingWrite, Right::FilingSubmit],
            Role::Statistician => &[
                Right::FiguresRead,
                Right::ChallengeWrite,
                Right::MicrodataRead,
                Right::FilingRead,
                Right::ReviewRead,
                Right::ReviewAct,
                Right::ExemptionAsk,
                Right::ExemptionDecide,
                Right::PeriodLock,
                Right::RemindersSend,
            ],
            Role::Officer | Role::Service | Role::Analyst => &[Right::FiguresRead, Right::ChallengeWrite],
            Role::Leader => &[Right::FiguresRead, Right::ChallengeWrite, Right::PublicationDecide],
            Role::Publisher => &[Right::FiguresRead, Right::ChallengeWrite, Right::PublicationAsk, Right::PublicationDecide],
            Role::Administrator => &[Right::AccountsRead, Right::AccountsWrite, Right::Keeping],
            Role::Security => &[Right::AccountsRead, Right::RightsGrant, Right::TrailRead],
            Role::Auditor => &[Right::TrailRead],
        }
    }

    /// Whether it gives a right.
    pub fn gives(self, right: Right) -> bool {
        right.is_everybodys() || self.own_rights().contains(&right)
    }

    /// Whether it is one of the three that watch one another.
    fn is_officer_of_three(self) -> bool {
        matches!(self, Role::Administrator | Role::Security | Role::Auditor)
    }

    /// Two of these roles that one person must not have: whoever makes accounts gives no rights, and neither of both is audited by
    /// themselves (三员分立).
    pub fn clash(roles: &[Role]) -> Option<(Role, Role)> {
        let mut three = roles.iter().copied().filter(|role| role.is_officer_of_three());
        let first = three.next()?;
        three.find(|other| *other != first).map(|other| (first, other))
    }
}
