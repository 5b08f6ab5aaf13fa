//! Leads and the projects they became, held against one another both ways.

use super::{Lead, Project, Standing};
use figures::Text;
use jiff::civil::Date;
use methodology::catalogue::Funnel;
use std::collections::{BTreeMap, BTreeSet};

/// Something wrong between a lead and a project.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The lead, where there is one.
    pub lead: String,
    /// The project, where there is one.
    pub project: String,
    /// What.
    pub trouble: Trouble,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// The lead names a project that is not there.
    NoSuchProject,
    /// The project names a lead that is not there.
    NoSuchLead,
    /// The lead names the project, which names no lead.
    OnlyLead,
    /// The project names the lead, which names no project.
    OnlyProject,
    /// The lead names the project, which names this other lead.
    OtherLead(String),
    /// The project names the lead, which names this other project.
    OtherProject(String),
    /// The code of the lead is not that of the project's owner.
    OtherOwner(String, String),
    /// Signed on this day as the lead says, on that as the project says.
    OtherDay(Date, Date),
    /// The lead was won and there is no project.
    Without,
    /// There is a project, and the lead is not as far as that.
    Early,
}

/// What is wrong between leads and projects on a day, by lead and project.
pub fn identity(funnel: &Funnel, leads: &[Lead], projects: &[Project], day: Date) -> Vec<Finding> {
    let by_lead: BTreeMap<&str, &Lead> = leads.iter().map(|lead| (lead.id.as_str(), lead)).collect();
    let by_project: BTreeMap<&str, &Project> = projects.iter().map(|project| (project.id.as_str(), project)).collect();
    let said = leads.iter().filter_map(|lead| Some((lead.id.as_str(), lead.project.as_deref()?)));
    let claimed = projects.iter().filter_map(|project| Some((project.lead.as_deref()?, project.id.as_str())));
    let edges: BTreeSet<(&str, &str)> = said.chain(claimed).collect();
    let joined: BTreeSet<&str> = edges.iter().map(|(lead, _)| *lead).collect();
    let mut out: Vec<Finding> = Vec::new();
    for (lead, project) in edges {
        let found = edge((lead, by_lead.get(lead).copied()), (project, by_project.get(project).copied()), (funnel, day));
        out.extend(found.into_iter().map(|trouble| Finding { lead: lead.to_owned(), project: project.to_owned(), trouble }));
    }
    let won = leads.iter().filter(|lead| matches!(lead.standing(day), Standing::In(stage, _) if stage >= funnel.project_from));
    let without = won.filter(|lead| !joined.contains(lead.id.as_str()));
    out.extend(without.map(|lead| Finding { lead: lead.id.clone(), project: String::new(), trouble: Trouble::Without }));
    out.sort();
    out
}

fn edge((lead, known): (&str, Option<&Lead>), (project, built): (&str, Option<&Project>), (funnel, day): (&Funnel, Date)) -> Vec<Trouble> {
    let (from, to) = match (known, built) {
        (_, None) => return vec![Trouble::NoSuchProject],
        (None, _) => return vec![Trouble::NoSuchLead],
        (Some(from), Some(to)) => (from, to),
    };
    let named = match (from.project.as_deref(), to.lead.as_deref()) {
        (Some(said), Some(claimed)) if said == project && claimed == lead => None,
        (Some(said), Some(claimed)) if said == project => Some(Trouble::OtherLead(claimed.to_owned())),
        (Some(said), None) if said == project => Some(Trouble::OnlyLead),
        (None, _) => Some(Trouble::OnlyProject),
        (Some(said), _) => Some(Trouble::OtherProject(said.to_owned())),
    };
    let owner = from.code.as_ref().zip(to.owner.as_ref()).filter(|(code, owner)| code != owner);
    let signed = from.stages.get(funnel.project_from).copied().flatten().zip(to.signed).filter(|(a, b)| a != b);
    let early = matches!(from.standing(day), Standing::In(stage, _) | Standing::Lost(stage, _) if stage < funnel.project_from);
    let owner = owner.map(|(code, owner)| Trouble::OtherOwner(code.clone(), owner.clone()));
    named.into_iter().chain(owner).chain(signed.map(|(a, b)| Trouble::OtherDay(a, b))).chain(early.then_some(Trouble::Early)).collect()
}

impl Trouble {
    /// Word for scripts.
    pub fn word(&self) -> &'static str {
        match self {
            Trouble::NoSuchProject => "no_such_project",
            Trouble::NoSuchLead => "no_such_lead",
            Trouble::OnlyLead => "only_lead_says",
            Trouble::OnlyProject => "only_project_says",
            Trouble::OtherLead(_) => "other_lead",
            Trouble::OtherProject(_) => "other_project",
            Trouble::OtherOwner(..) => "other_owner",
            Trouble::OtherDay(..) => "other_day",
            Trouble::Without => "without_project",
            Trouble::Early => "project_before_signing",
        }
    }

    /// Words for readers.
    pub fn words(&self) -> Text {
        match self {
            Trouble::NoSuchProject => Text::new("线索所指的项目不存在", "the project that the lead names is not there"),
            Trouble::NoSuchLead => Text::new("项目所指的线索不存在", "the lead that the project names is not there"),
            Trouble::OnlyLead => Text::new("线索指向项目，项目未指回", "the lead names the project, which names no lead"),
            Trouble::OnlyProject => Text::new("项目指向线索，线索未指回", "the project names the lead, which names no project"),
            Trouble::OtherLead(other) => Text::new(format!("项目指向另一线索 {other}"), format!("the project names another lead, {other}")),
            Trouble::OtherProject(other) => {
                Text::new(format!("线索指向另一项目 {other}"), format!("the lead names another project, {other}"))
            }
            Trouble::OtherOwner(code, owner) => Text::new(
                format!("线索的信用代码 {code} 与项目业主 {owner} 不同"),
                format!("the lead's credit code {code} is not that of the project's owner {owner}"),
            ),
            Trouble::OtherDay(lead, project) => Text::new(
                format!("签约日期不同：线索 {lead}，项目 {project}"),
                format!("signed on different days: {lead} as the lead says, {project} as the project says"),
            ),
            Trouble::Without => Text::new("已签约而无项目", "won, and without a project"),
            Trouble::Early => Text::new("已有项目而线索未到签约", "there is a project, and the lead is not signed"),
        }
    }
}
