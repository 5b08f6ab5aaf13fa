//! Text to catalogue: reads, merges, resolves, checks, and reports everything at once.

use crate::catalogue::Catalogue;
use crate::read::{boards, definition, files, formulas, ladders, lamps, merge, records, relations, scorecards};
use crate::{PackFile, check, hash};
use figures::Issue;

/// The catalogue of these files and everything that is wrong with them, sorted by place. Definitions
/// with blocking issues are left out. Never panics, whatever the text.
pub fn load(pack_files: &[PackFile]) -> (Catalogue, Vec<Issue>) {
    let (read, mut issues) = files::read_all(pack_files);
    let (owners, without) = files::packs_of(&read);
    let (definitions, repeated) = definition::collect(&read, &owners);
    let mut catalogue = merge::merge(&definitions);
    catalogue.hash = hash(pack_files);
    issues.extend(without);
    issues.extend(repeated);
    issues.extend(formulas::resolve(&definitions, &mut catalogue));
    issues.extend(relations::resolve(&definitions, &mut catalogue));
    issues.extend(records::resolve(&definitions, &mut catalogue));
    issues.extend(check::rules(&definitions, &mut catalogue));
    issues.extend(scorecards::resolve(&definitions, &mut catalogue));
    issues.extend(lamps::resolve(&definitions, &mut catalogue));
    issues.extend(boards::resolve(&definitions, &mut catalogue));
    issues.extend(ladders::resolve(&definitions, &mut catalogue));
    issues.sort_by(|a, b| (&a.place, &a.code).cmp(&(&b.place, &b.code)));
    (catalogue, issues)
}
