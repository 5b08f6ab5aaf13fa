//! What the gate lets through of an industrial chain: everything to those who may see single units; to others counts of firms and sums
//! of enough of them, and to a firm where it stands itself. Leads and what is said of them are for those only who may see single units.

use crate::disclosure::{Audience, Gate, Known, Rule};
use assessment::chain::{Age, LocalSupply, NoRatio, Output, Placed, Presence, SegmentStory, Survey};
use assessment::share::Share;
use figures::behind::Owned;
use figures::{Decimal, Reason};
use std::collections::BTreeMap;

/// A chain as an audience may see it.
#[derive(Debug, Clone)]
pub struct Charted {
    survey: Survey,
    rule: Rule,
    /// Owners whose part of everything the audience knows.
    known: Known,
    whole: bool,
    own: Vec<Vec<Placed>>,
}

/// A part of a chain as an audience may see it: its value, or that it is withheld.
pub type Shown<T> = Result<T, Reason>;

/// What not everybody may see.
#[derive(Debug, Clone)]
pub struct Desk<T>(T);

impl<T> std::ops::Deref for Desk<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl Gate {
    /// The only way to what is said of leads; nothing for those who may not see single units.
    pub fn desk<T>(&self, what: T) -> Option<Desk<T>> {
        self.microdata("").then_some(Desk(what))
    }

    /// The only way to what the park says of its own work, which names no unit: for itself and its leaders.
    pub fn house<T>(&self, what: T) -> Option<Desk<T>> {
        (self.microdata("") || *self.audience() == Audience::Leader).then_some(Desk(what))
    }

    /// The only way to a chain that may be shown.
    pub fn charted(&self, survey: Survey) -> Charted {
        let own = |story: &SegmentStory| story.staff.placed.iter().filter(|firm| self.microdata(&firm.unit)).cloned().collect();
        let own: Vec<Vec<Placed>> = survey.segments.iter().map(own).collect();
        let owner = |code: &str| {
            let firm = survey.segments.iter().flat_map(|story| &story.staff.placed).find(|firm| firm.unit == code);
            firm.map_or_else(|| code.to_owned(), |firm| firm.owner.clone())
        };
        let known = self.firms().map(owner).collect();
        Charted { own, rule: self.rule().clone(), known, whole: self.microdata(""), survey }
    }
}

impl Charted {
    /// The whole chain, where everything of it may be seen.
    pub fn whole(&self) -> Option<&Survey> {
        self.whole.then_some(&self.survey)
    }

    /// Segments, in the order of the chain.
    pub fn segments(&self) -> impl Iterator<Item = usize> + use<> {
        0..self.survey.segments.len()
    }

    /// How many firms stand on it anywhere.
    pub fn all_firms(&self) -> Shown<u64> {
        self.count(self.survey.firms().len())
    }

    /// How many firms stand on a segment.
    pub fn firms(&self, at: usize) -> Shown<u64> {
        self.count(self.survey.segments[at].staff.placed.len())
    }

    /// How many others their code proposes for it.
    pub fn proposed(&self, at: usize) -> Shown<u64> {
        self.count(self.survey.segments[at].staff.proposed.len())
    }

    /// Whether anybody stands on it: where few do, that some do, and not whether they are weak.
    pub fn presence(&self, at: usize) -> Shown<Presence> {
        let presence = self.survey.segments[at].presence;
        if presence == Presence::Gap { Ok(presence) } else { self.firms(at).map(|_| presence) }
    }

    /// What is made on it.
    pub fn output(&self, at: usize) -> Shown<Output> {
        let staff = &self.survey.segments[at].staff;
        let made = staff.placed.iter().filter_map(|firm| Some((firm.owner.as_str(), firm.output.value()?)));
        self.safe(made).map(|()| staff.output())
    }

    /// Which part of what is bought of it is bought in the park, or why there is none.
    pub fn local(&self, at: usize) -> Shown<Result<Share, NoRatio>> {
        self.supply(at).map(LocalSupply::ratio)
    }

    /// What is bought of it: where enough firms buy, and enough of the park supply or none does, and none of them has too much of it.
    pub fn supply(&self, at: usize) -> Shown<&LocalSupply> {
        let supply = &self.survey.segments[at].supply;
        let amounts = |of: &BTreeMap<String, Decimal>| self.safe(of.iter().map(|(owner, amount)| (owner.as_str(), *amount)));
        let enough = self.enough(supply.buyers.len() as u64).and_then(|()| self.enough(supply.suppliers.len() as u64));
        enough.and_then(|()| amounts(&supply.bought)).and_then(|()| amounts(&supply.sold)).map(|()| supply)
    }

    /// How old that is by which its state is known.
    pub fn age(&self, at: usize) -> Shown<Age> {
        self.presence(at).map(|_| self.survey.segments[at].age)
    }

    /// Places that want something, what weighs most first, as far as the audience may see that they do.
    pub fn wanting(&self, wanting: &[usize]) -> Vec<usize> {
        let seen = |at: &&usize| self.whole || self.presence(**at).is_ok_and(|presence| presence != Presence::Present);
        wanting.iter().filter(seen).copied().collect()
    }

    /// The firms on a segment that may be named.
    pub fn named(&self, at: usize) -> &[Placed] {
        &self.own[at]
    }

    /// A number of firms: none, or enough of them.
    fn count(&self, firms: usize) -> Shown<u64> {
        let firms = firms as u64;
        if firms == 0 { Ok(firms) } else { self.enough(firms).map(|()| firms) }
    }

    fn enough(&self, units: u64) -> Shown<()> {
        if self.whole || units == 0 || units >= self.rule.min_units() { Ok(()) } else { Err(Reason::Suppressed) }
    }

    /// An amount of these owners.
    fn safe<'o>(&self, amounts: impl Iterator<Item = (&'o str, Decimal)>) -> Shown<()> {
        let mut owned = Owned::new();
        for (owner, amount) in amounts {
            *owned.entry(owner.into()).or_default() += amount.abs();
        }
        if self.whole || self.rule.is_safe(&owned, &self.known) { Ok(()) } else { Err(Reason::Suppressed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assessment::chain::{Firm, Known, Placement, Supply, survey};
    use figures::{CreditCode, Outcome, Place, Text};
    use methodology::catalogue::{Chain, Disclosure, Dominance, Link, Segment, Source, Tier};

    /// Three firms on `many`, two on `few`, nobody on `none`; two buy of `many`, the three of `few` from three of the park, and of `one` from one.
    fn chart(audience: Audience) -> Charted {
        chart_of(audience, [10; 5], None)
    }

    /// The same with what each makes, and with an owner of the first two.
    fn chart_of(audience: Audience, output: [i64; 5], owner: Option<&str>) -> Charted {
        let segment = |id: &str| Segment {
            id: id.to_owned(),
            title: Text::new(id, id),
            tier: Tier::Midstream,
            codes: Vec::new(),
            products: Vec::new(),
        };
        let link = |from: &str, to: &str| Link { from: from.to_owned(), to: to.to_owned(), flow: Text::new("料", "stuff") };
        let chain = Chain {
            id: "c".to_owned(),
            title: Text::new("链", "chain"),
            source: Source::Fictional,
            place: Place::file("p"),
            output: None,
            stale_after: 6,
            void_after: 18,
            segments: ["many", "few", "none", "one"].map(segment).to_vec(),
            links: vec![link("few", "many"), link("many", "none"), link("one", "none")],
        };
        let codes: Vec<String> = (1..=5).map(|n| CreditCode::fictional(n).as_str().to_owned()).collect();
        let firm = |at: usize| Firm {
            name: String::new(),
            owner: owner.filter(|_| at < 2).map(str::to_owned),
            industry: None,
            in_park: true,
            output: Outcome::Value(output[at].into()),
        };
        let firms = codes.iter().enumerate().map(|(at, code)| (code.clone(), firm(at))).collect();
        let placed = |(at, code): (usize, &String)| Placement {
            unit: code.clone(),
            segment: if at < 3 { "c.many" } else { "c.few" }.to_owned(),
            weak: at >= 3,
            ..Placement::default()
        };
        let placements: Vec<Placement> = codes.iter().enumerate().map(placed).collect();
        let bought = |(at, segment): (usize, &str)| Supply {
            buyer: codes[at].clone(),
            supplier: Some(codes[if segment == "c.one" { 4 } else { at + 2 }].clone()),
            segment: segment.to_owned(),
            amount: Some(5.into()),
            ..Supply::default()
        };
        let few = [(0, "c.few"), (1, "c.few"), (2, "c.few")].map(bought);
        let one = [(0, "c.one"), (1, "c.one"), (2, "c.one")].map(bought);
        let supplies: Vec<Supply> = few.into_iter().chain(one).chain([(0, "c.many"), (1, "c.many")].map(bought)).collect();
        let known = Known { firms: &firms, placements: &placements, supplies: &supplies, gaps: &[], candidates: &[], leads: &[] };
        let dominance = Some(Dominance { n: 1, k: 70.into() });
        let rules = Disclosure { min_units: 3, dominance, owner: None, trusted: vec!["office".to_owned()] };
        Gate::new(&rules, audience).charted(survey(&chain, known, "2021-08-10".parse().expect("day")))
    }

    #[test]
    fn the_public_sees_counts_and_sums_of_enough_firms() {
        let chart = chart(Audience::Public);
        let withheld = Err(Reason::Suppressed);
        assert_eq!((chart.firms(0), chart.firms(1), chart.firms(2)), (Ok(3), withheld, Ok(0)));
        assert_eq!(
            (chart.presence(0), chart.presence(1), chart.presence(2)),
            (Ok(Presence::Present), Err(Reason::Suppressed), Ok(Presence::Gap))
        );
        assert_eq!(chart.output(0).map(|output| output.sum), Ok(Some(30.into())));
        assert!(chart.output(1).is_err() && chart.age(1).is_err());
        assert!(chart.supply(0).is_err() && chart.supply(1).is_ok_and(|supply| supply.local == 15.into()));
        assert!(chart.supply(3).is_err(), "its only supplier could be read off");
        assert_eq!(chart.wanting(&[2, 1]), [2], "that few are weak would be told");
        assert!(chart.whole().is_none() && chart.segments().all(|at| chart.named(at).is_empty()));
    }

    /// 70 of 100 are one firm's, then 71 of 101; then two of three firms are of one owner.
    #[test]
    fn what_one_owner_makes_most_of_is_withheld() {
        let shown = |audience: Audience, output: [i64; 5], owner| chart_of(audience, output, owner).output(0).is_ok();
        let public = |first, owner| shown(Audience::Public, [first, 20, 10, 1, 1], owner);
        assert_eq!([public(70, None), public(71, None), public(20, Some("集团"))], [true, false, false]);
        assert!(shown(Audience::Office, [71, 20, 10, 1, 1], Some("集团")));
        // The first knows its 70; of the 30 left the second has 21, or 22.
        let first = || Audience::Firm(CreditCode::fictional(1));
        assert_eq!([shown(first(), [70, 21, 9, 1, 1], None), shown(first(), [70, 22, 8, 1, 1], None)], [true, false]);
        let bought = |owner| chart_of(Audience::Public, [10; 5], owner).supply(1).is_ok();
        assert_eq!([bought(None), bought(Some("集团"))], [true, false], "two of the three who buy are of one owner");
    }

    #[test]
    fn a_firm_sees_where_it_stands_itself() {
        let code = CreditCode::fictional(4);
        let chart = chart(Audience::Firm(code.clone()));
        let named: Vec<Vec<&str>> = chart.segments().map(|at| chart.named(at).iter().map(|firm| firm.unit.as_str()).collect()).collect();
        assert_eq!(named, [vec![], vec![code.as_str()], vec![], vec![]]);
        assert!(chart.firms(1).is_err() && chart.whole().is_none());
    }

    #[test]
    fn the_office_sees_everything_and_leads_are_its_own() {
        let chart = chart(Audience::Office);
        assert!(chart.whole().is_some());
        assert_eq!((chart.firms(1), chart.wanting(&[2, 1])), (Ok(2), vec![2, 1]));
        let gate =
            |audience| Gate::new(&Disclosure { min_units: 3, trusted: vec!["office".to_owned()], ..Disclosure::default() }, audience);
        assert!(
            gate(Audience::Office).desk(1).is_some()
                && gate(Audience::Leader).house(1).is_some()
                && gate(Audience::Public).house(1).is_none()
        );
        assert!(
            [Audience::Leader, Audience::Public, Audience::Firm(CreditCode::fictional(1))].into_iter().all(|a| gate(a).desk(1).is_none())
        );
    }
}
