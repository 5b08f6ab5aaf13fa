//! The table of roles and rights once more, written out by hand, and what is decided by it.

use crate::access::*;
use figures::{CreditCode, Moment};
use ledger::Account;
use publication::disclosure::Audience;
use std::collections::BTreeSet;

/// Columns: clerk, statistician, officer, service, leader, analyst, publisher, administrator, security, auditor.
const TABLE: &str = "
self               x x x x x x x x x x
figures.read       x x x x x x x . . .
catalogue.read     x x x x x x x x x x
microdata.read     . x . . . . . . . .
filing.read        x x . . . . . . . .
filing.write       x . . . . . . . . .
filing.submit      x . . . . . . . . .
review.read        . x . . . . . . . .
review.act         . x . . . . . . . .
exemption.ask      . x . . . . . . . .
exemption.decide   . x . . . . . . . .
period.lock        . x . . . . . . . .
publication.ask    . . . . . . x . . .
publication.decide . . . . x . x . . .
challenge.write    x x x x x x x . . .
reminders.send     . x . . . . . . . .
accounts.read      . . . . . . . x x .
accounts.write     . . . . . . . x . .
rights.grant       . . . . . . . . x .
trail.read         . . . . . . . . x x
keeping            . . . . . . . x . .
";

fn account(id: i64, roles: &[&str], scopes: &[&str]) -> Account {
    let word = |w: &&str| (*w).to_owned();
    Account {
        id,
        login: format!("user{id}"),
        name: "某人".to_owned(),
        email: None,
        roles: roles.iter().map(word).collect(),
        scopes: scopes.iter().map(|s| Scope::parse(s).unwrap_or(Scope::Unreadable).row()).collect(),
        has_password: true,
        must_change: false,
        second_factor: false,
        failures: 0,
        locked_until: None,
        disabled: false,
        subject: None,
        version: 1,
        made: Moment::from_micros(0),
    }
}

fn actor(roles: &[&str], scopes: &[&str]) -> Actor {
    Actor::of(&account(1, roles, scopes))
}

fn firm(n: u32) -> String {
    CreditCode::fictional(n).as_str().to_owned()
}

fn unit(n: u32) -> UnitRow {
    let said = |text: &str| Some(text.to_owned());
    UnitRow { code: firm(n), zone: said("park"), street: said("东湖街道"), industry: said("3974") }
}

/// A subject that the right can be about and that lies within every scope used here.
fn fitting<'a>(right: Right, unit: &'a UnitRow) -> Subject<'a> {
    match right {
        Right::Own => Subject::Account(1),
        Right::AccountsRead | Right::AccountsWrite | Right::RightsGrant => Subject::Account(2),
        Right::CatalogueRead | Right::TrailRead | Right::Keeping => Subject::Nothing,
        Right::PeriodLock | Right::PublicationAsk | Right::PublicationDecide => Subject::Nothing,
        _ => Subject::Unit(unit),
    }
}

#[test]
fn each_role_has_its_rights_and_no_others() {
    let mut seen = 0;
    for line in TABLE.lines().filter(|line| !line.is_empty()) {
        let mut cells = line.split_whitespace();
        let right = Right::parse(cells.next().unwrap()).unwrap();
        for (role, cell) in Role::ALL.into_iter().zip(cells) {
            let named = format!("firm:{}", firm(1));
            let scopes = [named.as_str()];
            let actor = actor(&[role.word()], &scopes[..usize::from(role == Role::Clerk)]);
            let unit = unit(1);
            assert_eq!(actor.may(right, &fitting(right, &unit)).is_ok(), cell == "x", "{} {}", role.word(), right.word());
            assert_eq!(actor.rights().contains(&right), cell == "x", "{} {}", role.word(), right.word());
            seen += 1;
        }
    }
    assert_eq!(seen, 21 * 10);
}

#[test]
fn words_are_read_back_and_nothing_else_is() {
    for right in Right::ALL {
        assert_eq!(Right::parse(right.word()), Some(right));
    }
    for role in Role::ALL {
        assert_eq!(Role::parse(role.word()), Some(role));
    }
    for word in ["", "Clerk", "admin", "figures", "figures.read ", "*"] {
        assert!(Role::parse(word).is_none() && Right::parse(word).is_none(), "{word}");
    }
}

#[test]
fn whoever_has_no_role_has_the_own_account_and_nothing_else() {
    let everybodys = BTreeSet::from([Right::Own, Right::CatalogueRead]);
    for roles in [&[][..], &["emperor"]] {
        let nobody = actor(roles, &[]);
        let unit = unit(1);
        for right in Right::ALL {
            let expected = if everybodys.contains(&right) { Ok(()) } else { Err(Denied::NoRight) };
            assert_eq!(nobody.may(right, &fitting(right, &unit)), expected, "{}", right.word());
        }
        assert_eq!(nobody.rights(), everybodys);
    }
}

#[test]
fn what_was_filed_for_statistics_is_read_for_nothing_else() {
    let unit = unit(1);
    let read = |roles: &[&str]| actor(roles, &[]).may(Right::MicrodataRead, &Subject::Unit(&unit));
    for role in ["officer", "service"] {
        assert_eq!(read(&[role]), Err(Denied::Purpose), "{role}");
        assert_eq!(Denied::Purpose.code(), "purpose");
    }
    for role in ["leader", "analyst", "publisher", "clerk", "administrator", "security", "auditor"] {
        assert_eq!(read(&[role]), Err(Denied::NoRight), "{role}");
    }
    assert_eq!(read(&["statistician"]), Ok(()));
    // Of all units at once it is never read.
    let all = [Subject::Nothing, Subject::Area("park")];
    assert!(all.iter().all(|all| actor(&["statistician"], &[]).may(Right::MicrodataRead, all) == Err(Denied::Scope)));
}

#[test]
fn whoever_files_does_so_for_the_firms_that_are_named() {
    let (own, other) = (unit(1), unit(2));
    let clerk = actor(&["clerk"], &[&format!("firm:{}", firm(1))]);
    for right in [Right::FilingRead, Right::FilingWrite, Right::FilingSubmit] {
        assert_eq!(clerk.may(right, &Subject::Unit(&own)), Ok(()));
        assert_eq!(clerk.may(right, &Subject::Unit(&other)), Err(Denied::Scope));
        // A firm that the register doesn't know yet is still its own.
        assert_eq!(clerk.may(right, &Subject::Unit(&UnitRow::unknown(&firm(1)))), Ok(()));
    }
    assert_eq!(clerk.may(Right::FilingRead, &Subject::Nothing), Ok(()), "its list");
    assert_eq!(clerk.may(Right::FilingWrite, &Subject::Nothing), Err(Denied::Scope));
    for scopes in [&[][..], &["zone:park"], &["industry:39"]] {
        let clerk = actor(&["clerk"], scopes);
        for subject in [Subject::Unit(&own), Subject::Nothing, Subject::Area("park")] {
            assert_eq!(clerk.may(Right::FilingRead, &subject), Err(Denied::Scope), "{scopes:?} {subject:?}");
            assert_eq!(clerk.may(Right::FiguresRead, &subject), Err(Denied::Scope), "{scopes:?} {subject:?}");
        }
    }
}

#[test]
fn a_scope_narrows_and_what_is_not_known_is_outside() {
    let one = unit(1);
    let may = |scopes: &[&str], unit: &UnitRow| actor(&["statistician"], scopes).may(Right::ReviewAct, &Subject::Unit(unit));
    for scope in ["zone:park", "street:东湖街道", "industry:39", "industry:3974", &format!("firm:{}", firm(1))] {
        assert_eq!(may(&[scope], &one), Ok(()), "{scope}");
        assert_eq!(may(&[scope, "zone:elsewhere"], &one), Ok(()), "{scope}");
    }
    for scope in ["zone:par", "zone:park2", "street:东湖", "industry:974", "industry:39741", &format!("firm:{}", firm(2)), "planet:earth"]
    {
        assert_eq!(may(&[scope], &one), Err(Denied::Scope), "{scope}");
    }
    let unknown = UnitRow::unknown(&firm(9));
    for scope in ["zone:park", "street:东湖街道", "industry:39"] {
        assert_eq!(may(&[scope], &unknown), Err(Denied::Scope), "{scope}");
    }
    assert_eq!(may(&[], &unknown), Ok(()));
    // What is done to all is done by whoever is for all.
    let lock = |scopes: &[&str], subject: Subject| actor(&["statistician"], scopes).may(Right::PeriodLock, &subject);
    assert_eq!(lock(&[], Subject::Nothing), Ok(()));
    assert_eq!(lock(&["zone:park"], Subject::Nothing), Err(Denied::Scope));
    assert_eq!(lock(&["zone:park"], Subject::Area("park")), Ok(()));
    assert_eq!(lock(&["zone:park"], Subject::Area("district")), Err(Denied::Scope));
}

#[test]
fn a_right_is_about_what_it_can_be_about() {
    let everything: Vec<&str> = Role::ALL.iter().map(|role| role.word()).collect();
    let unit = unit(1);
    let all = actor(&everything, &[]);
    assert_eq!(all.may(Right::Own, &Subject::Account(1)), Ok(()));
    for other in [Subject::Account(2), Subject::Nothing, Subject::Unit(&unit), Subject::Area("park")] {
        assert_eq!(all.may(Right::Own, &other), Err(Denied::NoRight), "{other:?}");
    }
    assert_eq!(all.may(Right::RightsGrant, &Subject::Account(1)), Err(Denied::Oneself));
    for right in
        Right::ALL.into_iter().filter(|r| !matches!(r, Right::Own | Right::AccountsRead | Right::AccountsWrite | Right::RightsGrant))
    {
        assert_eq!(all.may(right, &Subject::Account(2)), Err(Denied::NoRight), "{}", right.word());
    }
}

#[test]
fn the_three_officers_see_no_figures_and_are_three() {
    for role in ["administrator", "security", "auditor"] {
        let officer = actor(&[role], &[]);
        assert_eq!(officer.may(Right::FiguresRead, &Subject::Area("park")), Err(Denied::NoRight));
        assert_eq!(officer.audience(&Subject::Area("park"), &[]), Err(Denied::NoRight));
    }
    let clash = |words: &[Role]| Role::clash(words);
    assert_eq!(clash(&[Role::Administrator, Role::Leader, Role::Auditor]), Some((Role::Administrator, Role::Auditor)));
    assert_eq!(clash(&[Role::Security, Role::Administrator]), Some((Role::Security, Role::Administrator)));
    assert_eq!(clash(&[Role::Security, Role::Security, Role::Clerk]), None);
    assert_eq!(clash(&[]), None);
}

/// Every pair of roles, every right: the view of another is what both may, and only what changes nothing.
#[test]
fn the_view_of_another_never_widens() {
    let (own, other) = (unit(1), unit(2));
    let named = format!("firm:{}", firm(1));
    let mut allowed = 0;
    for mine in Role::ALL {
        for theirs in Role::ALL {
            let me = account(1, &[mine.word()], &[named.as_str()]);
            let they = account(2, &[theirs.word()], &[]);
            let viewing = Actor::of(&me).viewing(&they);
            for right in Right::ALL {
                for subject in [fitting(right, &own), fitting(right, &other), Subject::Nothing, Subject::Area("park")] {
                    let may = viewing.may(right, &subject).is_ok();
                    let both = Actor::of(&me).may(right, &subject).is_ok() && Actor::of(&they).may(right, &subject).is_ok();
                    assert_eq!(may, both && right.reads(), "{} as {} {}", mine.word(), theirs.word(), right.word());
                    allowed += usize::from(may);
                }
            }
            assert!(viewing.rights().is_subset(&Actor::of(&me).rights()));
        }
    }
    assert!(allowed > 0);
    let admin = Actor::of(&account(1, &["administrator"], &[])).viewing(&account(2, &["statistician"], &[]));
    assert_eq!(admin.may(Right::FiguresRead, &Subject::Area("park")), Err(Denied::NoRight));
    assert_eq!(admin.may(Right::AccountsWrite, &Subject::Account(3)), Err(Denied::Viewing));
    assert_eq!(admin.rights(), BTreeSet::from([Right::CatalogueRead]));
}

#[test]
fn a_token_has_its_rights_and_no_more() {
    let token = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        actor(&["leader"], &[]).by_token(&words)
    };
    let reading = token(&["figures.read", "microdata.read", "nonsense"]);
    assert_eq!(reading.may(Right::FiguresRead, &Subject::Area("park")), Ok(()));
    assert_eq!(reading.may(Right::CatalogueRead, &Subject::Nothing), Err(Denied::NoRight));
    assert_eq!(reading.may(Right::MicrodataRead, &Subject::Unit(&unit(1))), Err(Denied::NoRight), "what its account has not");
    assert_eq!(reading.may(Right::Own, &Subject::Account(1)), Err(Denied::NoRight));
    assert_eq!(reading.rights(), BTreeSet::from([Right::FiguresRead]));
    assert!(token(&[]).rights().is_empty());
}

#[test]
fn a_first_password_opens_nothing_but_its_change() {
    let fresh = Actor::of(&Account { must_change: true, ..account(1, &["statistician"], &[]) });
    assert_eq!(fresh.may(Right::FiguresRead, &Subject::Area("park")), Err(Denied::MustChangePassword));
    assert_eq!(fresh.may(Right::Own, &Subject::Account(1)), Ok(()));
    assert_eq!(Denied::MustChangePassword.code(), "must-change-password");
}

#[test]
fn figures_are_disclosed_by_role_and_scope() {
    let own = unit(1);
    let ask = |roles: &[&str], scopes: &[&str], subject: Subject| actor(roles, scopes).audience(&subject, &[]);
    let (park, office) = (Subject::Area("park"), Ok(Audience::Office));
    let firm_audience = || Ok(Audience::Firm(CreditCode::fictional(1)));
    let named = format!("firm:{}", firm(1));
    assert_eq!(ask(&["statistician"], &[], park), office);
    for role in ["officer", "service", "leader", "analyst", "publisher"] {
        assert_eq!(ask(&[role], &[], park), Ok(Audience::Leader), "{role}");
    }
    assert_eq!(ask(&["clerk"], &[&named], park), firm_audience());
    assert_eq!(ask(&["clerk"], &[&named], Subject::Unit(&own)), firm_audience());
    assert_eq!(ask(&["clerk"], &[&named], Subject::Unit(&unit(2))), Err(Denied::Scope));
    assert_eq!(ask(&["clerk"], &[], park), Err(Denied::Scope));
    assert_eq!(ask(&["clerk", "leader"], &[], park), Ok(Audience::Leader));
    // A statistician of a part sees single units of that part only.
    assert_eq!(ask(&["statistician"], &["zone:park"], park), office);
    assert_eq!(ask(&["statistician"], &["industry:39"], park), Ok(Audience::Leader));
    assert_eq!(ask(&["statistician"], &["industry:39"], Subject::Unit(&own)), office);
    assert_eq!(ask(&["statistician"], &["zone:elsewhere"], park), Err(Denied::Scope));
    // Of two views the one that sees less.
    let view = |mine: &[&str], theirs: &[&str], scopes: &[&str]| {
        Actor::of(&account(1, mine, &[])).viewing(&account(2, theirs, scopes)).audience(&park, &[])
    };
    assert_eq!(view(&["statistician"], &["clerk"], &[&named]), firm_audience());
    assert_eq!(view(&["leader"], &["statistician"], &[]), Ok(Audience::Leader));
    assert_eq!(view(&["statistician"], &["leader"], &[]), Ok(Audience::Leader));
}

#[test]
fn a_unit_is_taken_from_its_register_row() {
    let scopes: Vec<Option<Scope>> = ["zone: park ", "firm:", ":x", "zone", "moon:1"].iter().map(|s| Scope::parse(s)).collect();
    assert_eq!(scopes, [Some(Scope::Zone("park".to_owned())), None, None, None, None]);
}
