//! The one place that decides whether something may be done. What it does not know it denies.

use super::actor::{Actor, Standing};
use super::scope::{reach, reach_own};
use super::{Right, Role, Subject};
use figures::Text;

/// Why something may not be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// No role gives the right, or the token does not have it.
    NoRight,
    /// What was filed for statistics is not read for evaluation, subsidies or services.
    Purpose,
    /// It is outside of whom the account is for.
    Scope,
    /// In the view of another nothing is done.
    Viewing,
    /// Nobody does this to themselves.
    Oneself,
    /// The password has to be changed first.
    MustChangePassword,
}

impl Denied {
    /// Stable kebab-case name for interfaces.
    pub fn code(self) -> &'static str {
        match self {
            Denied::Purpose => "purpose",
            Denied::MustChangePassword => "must-change-password",
            Denied::NoRight | Denied::Scope | Denied::Viewing | Denied::Oneself => "no-right",
        }
    }

    /// The sentence for people.
    pub fn text(self) -> Text {
        match self {
            Denied::NoRight => {
                Text::new("该账号没有这项权限；可向安全员申请", "the account has no right to this; the security officer gives it")
            }
            Denied::Purpose => Text::new(
                "统计调查取得的单位资料只用于统计，不用于评价、补贴或企业服务；可使用汇总数据",
                "what single units filed for statistics is not used for evaluation, subsidies or services; totals may be used",
            ),
            Denied::Scope => Text::new("不在该账号的管理范围内", "this is outside of whom the account is for"),
            Denied::Viewing => Text::new(
                "以他人视图浏览时只能查看；退出该视图后再操作",
                "in the view of another account nothing is changed; the view is left first",
            ),
            Denied::Oneself => Text::new("不能对自己的账号授权，须由另一人办理", "nobody gives rights to themselves; another person does"),
            Denied::MustChangePassword => Text::new("须先修改初始密码", "the first password has to be changed first"),
        }
    }
}

impl Actor {
    /// Whether something may be done to a subject: the right by a role whose scope reaches the subject; by the token, where one is
    /// used; and, in the view of another account, by both, and only if it changes nothing.
    ///
    /// # Errors
    /// Why it may not.
    pub fn may(&self, right: Right, subject: &Subject) -> Result<(), Denied> {
        if self.must_change && right != Right::Own {
            return Err(Denied::MustChangePassword);
        }
        if self.token.as_ref().is_some_and(|rights| !rights.contains(&right)) {
            return Err(Denied::NoRight);
        }
        if self.viewed.is_some() && !right.reads() {
            return Err(Denied::Viewing);
        }
        self.standing.may(right, subject)?;
        self.viewed.as_ref().map_or(Ok(()), |viewed| viewed.may(right, subject))
    }
}

impl Standing {
    fn may(&self, right: Right, subject: &Subject) -> Result<(), Denied> {
        let mut giving = self.roles.iter().filter(|role| role.gives(right)).peekable();
        if giving.peek().is_none() && !right.is_everybodys() {
            return Err(self.refusal(right));
        }
        self.about(right, subject)?;
        if !right.is_scoped() {
            return Ok(());
        }
        let reads = right.reads() || right == Right::ChallengeWrite;
        let reaches = |role: &&Role| match role {
            Role::Clerk => reach_own(&self.scopes, subject, reads),
            _ => reach(&self.scopes, subject, reads),
        };
        if giving.any(|role| reaches(&role)) { Ok(()) } else { Err(Denied::Scope) }
    }

    fn refusal(&self, right: Right) -> Denied {
        let other_purpose = self.roles.iter().any(|role| matches!(role, Role::Officer | Role::Service));
        if right == Right::MicrodataRead && other_purpose { Denied::Purpose } else { Denied::NoRight }
    }

    /// That a right is asked about what it can be about.
    fn about(&self, right: Right, subject: &Subject) -> Result<(), Denied> {
        match (right, subject) {
            (Right::Own, Subject::Account(id)) if *id == self.id => Ok(()),
            (Right::Own, _) => Err(Denied::NoRight),
            (Right::RightsGrant, Subject::Account(id)) if *id == self.id => Err(Denied::Oneself),
            (Right::RightsGrant | Right::AccountsWrite | Right::AccountsRead, Subject::Account(_) | Subject::Nothing) => Ok(()),
            (Right::RightsGrant | Right::AccountsWrite | Right::AccountsRead, _) | (_, Subject::Account(_)) => Err(Denied::NoRight),
            (_, Subject::Unit(_)) => Ok(()),
            (_, Subject::Nothing | Subject::Area(_)) if right.needs_unit() => Err(Denied::Scope),
            (_, Subject::Nothing | Subject::Area(_)) => Ok(()),
        }
    }
}
