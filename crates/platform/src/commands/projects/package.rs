//! A package of OC4IDS, with the tables of lots and commitments beside it.

use super::super::Talk;
use super::gather::Gathered;
use crate::failure::{FAILED, Failure, NO_RIGHT, OK};
use crate::files;
use crate::workspace::Workspace;
use assessment::board::{Way, promises};
use methodology::catalogue::{FieldKind, Packaging};
use publication::dossier::Dossier;
use publication::write::oc4ids::{Contents, Manner, commitments, lots, package};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// File names of the package and of the tables beside it.
const FILES: [&str; 3] = ["oc4ids.json", "land.csv", "commitments.csv"];

/// Writes the three files.
pub async fn write(
    gathered: &Gathered<'_>,
    dossier: &Dossier<'_>,
    (folder, prefix): (&Path, Option<&str>),
    (work, talk): (&Workspace, Talk),
) -> Result<u8, Failure> {
    let missing = || Failure::new(FAILED, "看板没有写 package，不知如何导出", "the board says nothing of a package");
    let rule = gathered.board.package.as_ref().ok_or_else(missing)?;
    let ways: BTreeMap<String, Way> = gathered.rows.iter().map(|row| (row.record.id.clone(), row.way.clone())).collect();
    let names = names(gathered, dossier, work).await?;
    let (kinds, records) = (&gathered.catalogue.records, &gathered.records);
    let seen = seen_lots(gathered, dossier, rule);
    let contents = Contents { board: gathered.board, rule, dossier, lots: seen.as_ref(), kinds, records, ways: &ways, names: &names };
    let manner = Manner { lang: talk.lang, zone: work.zone(), published: gathered.as_of, prefix };
    let nobody = || Failure::new(NO_RIGHT, "没有可对该受众公开的项目", "no project may be shown to this audience");
    let document = package(&contents, manner).ok_or_else(nobody)?;
    let all: Vec<Way> = gathered.rows.iter().map(|row| row.way.clone()).collect();
    let promises = promises(gathered.board, &all, gathered.world());
    let (mut land, mut committed) = (Vec::new(), Vec::new());
    let about = folder.display().to_string();
    lots(&contents, manner, &mut land)
        .and_then(|()| commitments(&contents, &promises, manner, &mut committed))
        .map_err(|error| Failure::io(&about, &error))?;
    std::fs::create_dir_all(folder).map_err(|error| Failure::io(&about, &error))?;
    for (name, bytes) in FILES.into_iter().zip([document.into_bytes(), land, committed]) {
        files::give(&folder.join(name), &bytes, &work.dir)?;
    }
    let count = dossier.records().len();
    crate::out::line(talk.say(&format!("{about}：{count} 个项目"), &format!("{about}: {count} projects")));
    Ok(OK)
}

/// The lots that may be seen.
fn seen_lots<'g>(gathered: &'g Gathered<'_>, dossier: &Dossier<'_>, rule: &Packaging) -> Option<Dossier<'g>> {
    let kinds = &gathered.catalogue.records;
    match &dossier.kind.field(rule.parcel.as_deref()?)?.kind {
        FieldKind::Record(of) => Some(dossier.gate().dossier(kinds, kinds.get(of)?, &gathered.records)),
        _ => None,
    }
}

/// Names of the units whose projects are shown.
async fn names(gathered: &Gathered<'_>, dossier: &Dossier<'_>, work: &Workspace) -> Result<BTreeMap<String, String>, Failure> {
    let Some(owner) = gathered.board.owner.as_deref() else { return Ok(BTreeMap::new()) };
    let codes: BTreeSet<String> = dossier.records().iter().filter_map(|record| record.text(owner)).map(str::to_owned).collect();
    let states = work.ledger.register_of(&codes, gathered.day, gathered.as_of).await?;
    Ok(states.into_iter().filter_map(|state| Some((state.unit.clone(), state.attributes.get("name")?.clone()))).collect())
}
