//! A chain as a document.

use super::View;
use crate::commands::leads::share;
use crate::wire::{plain, text};
use crate::workspace::Workspace;
use assessment::chain::{Age, LocalSupply, Match, Output, Placed, SegmentStory};
use figures::{Outcome, Reason};
use methodology::catalogue::{Chain, Source};
use serde_json::{Map, Value, json};

/// Everything `wanmu chain ID` says; of one segment where one is asked for.
pub fn document(view: &View<'_>, segment: Option<usize>, work: &Workspace) -> Value {
    let (chain, world) = (view.chain, view.world);
    let chosen = view.charted.segments().filter(|at| segment.is_none_or(|only| only == *at));
    let links = chain.links.iter().map(|link| json!({ "from": link.from, "to": link.to, "flow": text(&link.flow) }));
    let mut out = json!({
        "chain": chain.id, "title": text(&chain.title), "at": world.day.to_string(), "as_of": world.as_of.rfc3339(work.zone()),
        "unverified": matches!(chain.source, Source::Unverified { .. }),
        "period": world.period.to_string(), "output_indicator": chain.output,
        "output_unit": world.output.as_ref().map(|indicator| indicator.measure.name()),
        "stale_after": chain.stale_after, "void_after": chain.void_after,
        "firms": cell(view.charted.all_firms(), |n| json!(n)),
        "segments": chosen.map(|at| self::segment(view, at)).collect::<Vec<_>>(),
        "links": links.collect::<Vec<_>>(),
        "wanting": view.wanting.iter().map(|at| &chain.segments[*at].id).collect::<Vec<_>>(),
    });
    if let Some((survey, _)) = view.whole() {
        out["matches"] = survey.matches.iter().map(|found| matched(view, found)).collect::<Vec<_>>().into();
        out["unknown_segment"] = survey.unknown.iter().map(|(kind, id)| json!({ "kind": kind, "id": id })).collect::<Vec<_>>().into();
    }
    out
}

/// The chains of the packs.
pub fn chains<'a>(all: impl Iterator<Item = &'a Chain>) -> Value {
    let one = |chain: &Chain| json!({ "chain": chain.id, "title": text(&chain.title), "segments": chain.segments.len(), "stale_after": chain.stale_after });
    json!({ "chains": all.map(one).collect::<Vec<_>>() })
}

/// A value, or the reason why it is not shown.
fn cell<T>(cell: Result<T, Reason>, show: impl FnOnce(T) -> Value) -> Value {
    cell.map_or_else(|reason| json!({ "reason": reason.code() }), show)
}

fn segment(view: &View<'_>, at: usize) -> Value {
    let (segment, charted) = (view.segment(at), &view.charted);
    let mut out = json!({
        "segment": segment.id, "title": text(&segment.title), "tier": segment.tier.word(), "codes": segment.codes,
        "products": segment.products.iter().map(text).collect::<Vec<_>>(),
        "presence": cell(charted.presence(at), |presence| json!(presence.word())),
        "firms": cell(charted.firms(at), |n| json!(n)), "proposed": cell(charted.proposed(at), |n| json!(n)),
        "output": cell(charted.output(at), output), "checked": cell(charted.age(at), age),
        "supply": cell(charted.supply(at), supply),
        "placed": charted.named(at).iter().map(|firm| placed(view, firm)).collect::<Vec<_>>(),
    });
    if let (Some((survey, _)), Some(own)) = (view.whole(), out.as_object_mut()) {
        own.extend(whole(view, &survey.segments[at]));
    }
    out
}

/// What is for those only who may see single units.
fn whole(view: &View<'_>, story: &SegmentStory) -> Map<String, Value> {
    let world = view.world;
    let stated = story.stated.iter().map(|stated| {
        let gap = &world.gaps[stated.gap];
        json!({
            "id": gap.id, "sort": if gap.bottleneck { "bottleneck" } else { "missing" }, "reason": gap.reason,
            "checked_by": gap.checked_by, "checked": age(stated.age), "contradicted": stated.contradicted,
        })
    });
    let candidates = story.candidates.iter().map(|backing| {
        let one = &world.candidates[backing.candidate];
        json!({ "id": one.id, "name": one.name, "region": one.region, "contact": one.contact, "note": one.note, "checked": age(backing.age) })
    });
    let leads = story.leads.iter().map(|at| json!({ "lead": world.leads[*at].lead, "stage": world.leads[*at].stage }));
    let purchases = story.supply.purchases.iter().map(|at| &world.supplies[*at]).map(|supply| {
        json!({
            "id": supply.id, "buyer": supply.buyer, "supplier": supply.supplier, "supplier_name": supply.supplier_name,
            "amount": supply.amount.map(plain), "year": supply.year, "checked": supply.checked.map(|d| d.to_string()),
        })
    });
    let named = |units: &[String]| -> Value { units.iter().map(|unit| json!({ "unit": unit, "name": world.name(unit) })).collect() };
    let keys = [
        ("stated", stated.collect()),
        ("candidates", candidates.collect()),
        ("leads", leads.collect()),
        ("purchases", purchases.collect()),
        ("proposed_units", named(&story.staff.proposed)),
        ("not_in_park", named(&story.staff.gone)),
    ];
    keys.into_iter().map(|(key, value): (&str, Value)| (key.to_owned(), value)).collect()
}

fn placed(view: &View<'_>, firm: &Placed) -> Value {
    let products: Vec<&str> = firm.placements.iter().filter_map(|at| view.world.placements[*at].product.as_deref()).collect();
    let (value, reason) = match firm.output {
        Outcome::Value(value) => (Some(plain(value)), None),
        Outcome::Missing(reason) => (None, Some(reason.code())),
    };
    json!({
        "unit": firm.unit, "name": view.world.name(&firm.unit), "weak": firm.weak, "products": products,
        "output": value, "reason": reason, "checked": age(firm.age),
    })
}

fn output(output: Output) -> Value {
    json!({ "sum": output.sum.map(plain), "known": output.known, "of": output.of })
}

fn age(age: Age) -> Value {
    json!({
        "on": age.checked.map(|d| d.to_string()), "months": age.months, "stale": age.stale, "weight": share(age.weight),
        "words": text(&age.words()),
    })
}

fn supply(supply: &LocalSupply) -> Value {
    let (low, high) = supply.bounds().ok().unzip();
    json!({
        "year": supply.year, "purchases": supply.purchases.len(), "buyers": supply.buyers.len(), "left_out": supply.left_out,
        "local": plain(supply.local), "outside": plain(supply.outside), "unnamed": plain(supply.unnamed), "unit": "万元",
        "ratio": supply.ratio().ok().map(share), "reason": supply.ratio().err().map(assessment::chain::NoRatio::word),
        "low": low.map(share), "high": high.map(share),
    })
}

fn matched(view: &View<'_>, found: &Match) -> Value {
    let (chain, world) = (view.chain, view.world);
    json!({
        "segment": chain.segments[found.segment].id, "to": found.to.iter().map(|at| &chain.segments[*at].id).collect::<Vec<_>>(),
        "supplier": found.supplier, "supplier_name": world.name(&found.supplier),
        "buyer": found.buyer, "buyer_name": world.name(&found.buyer), "amount": found.amount.map(plain), "unit": "万元",
        "purchases": found.purchases.iter().map(|at| &world.supplies[*at].id).collect::<Vec<_>>(),
        "already": found.already.iter().map(|at| &world.supplies[*at].id).collect::<Vec<_>>(), "checked": age(found.age),
    })
}
