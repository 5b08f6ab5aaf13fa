//! The vocabulary of the claim reader, gathered from every pack that has one.

use super::Definition;
use super::convert::{optional, text, title, words};
use crate::catalogue::{Lexicon, Partition, Phrase, Ranking, Ratio, Subset};
use crate::node::Node;

pub(super) fn read(d: &Definition<'_>, into: &mut Lexicon) {
    phrases(d, into);
    into.partitions.extend(each(d, "partitions").map(partition));
    into.subsets.extend(each(d, "subsets").map(subset));
    into.ratios.extend(each(d, "ratios").map(ratio));
    into.rankings.extend(each(d, "rankings").map(ranking));
    into.statements.extend(words(d.node, "statements"));
    into.whole_rates.extend(words(d.node, "whole_rates"));
    into.firms.extend(words(d.node, "firms"));
    into.bodies.extend(words(d.node, "bodies"));
    into.cut_after.extend(words(d.node, "cut_after"));
    into.related.extend(words(d.node, "related"));
    into.junk.extend(words(d.node, "junk"));
    into.adverts.extend(words(d.node, "adverts"));
    into.furniture.extend(words(d.node, "furniture"));
}

fn phrases(d: &Definition<'_>, into: &mut Lexicon) {
    into.indicators.extend(each(d, "indicators").map(phrase));
    into.subjects.extend(each(d, "subjects").map(phrase));
    into.classes.extend(each(d, "classes").map(phrase));
    into.titles.extend(each(d, "titles").map(phrase));
    into.events.extend(each(d, "events").map(phrase));
    into.pending.extend(each(d, "pending").map(phrase));
    into.recorded.extend(each(d, "recorded").map(phrase));
    into.populations.extend(each(d, "populations").map(phrase));
    into.regions.extend(each(d, "regions").map(phrase));
}

fn each<'d>(d: &Definition<'d>, key: &str) -> impl Iterator<Item = &'d Node> {
    d.node.get(key).map_or(&[][..], Node::elements).iter()
}

fn phrase(node: &Node) -> Phrase {
    Phrase { text: text(node, "text"), names: text(node, "names"), unit: optional(node, "unit") }
}

fn ranking(node: &Node) -> Ranking {
    Ranking { text: text(node, "text"), card: text(node, "card"), of: text(node, "of") }
}

fn partition(node: &Node) -> Partition {
    Partition { whole: optional(node, "whole"), parts: words(node, "parts") }
}

fn subset(node: &Node) -> Subset {
    Subset { part: text(node, "part"), whole: text(node, "whole"), rest: title(node, "rest") }
}

fn ratio(node: &Node) -> Ratio {
    Ratio {
        title: title(node, "title"),
        over: text(node, "over"),
        under: text(node, "under"),
        unit: text(node, "unit"),
        names: optional(node, "names"),
    }
}
