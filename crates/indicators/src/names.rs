//! What terms and conditions name: values of items, tables, attributes, classes.

use methodology::formula::ast::{Cond, Term};
use methodology::reading::At;
use std::collections::BTreeSet;

/// The values of items that a term reads.
pub fn term_values(term: &Term, out: &mut BTreeSet<(String, String, At)>) {
    match term {
        Term::Item { form, item } => _ = out.insert((form.clone(), item.clone(), At::Period)),
        Term::Opening { form, item } => _ = out.insert((form.clone(), item.clone(), At::Opening)),
        Term::Add(a, b) | Term::Sub(a, b) | Term::Mul(a, b) => {
            term_values(a, out);
            term_values(b, out);
        }
        Term::Scaled(a, ..) => term_values(a, out),
        Term::Table(_) | Term::Number(..) | Term::Ran => {}
    }
}

/// The rate tables that a term reads.
pub fn term_tables(term: &Term, out: &mut BTreeSet<String>) {
    match term {
        Term::Table(id) => {
            out.insert(id.clone());
        }
        Term::Add(a, b) | Term::Sub(a, b) | Term::Mul(a, b) => {
            term_tables(a, out);
            term_tables(b, out);
        }
        Term::Scaled(a, ..) => term_tables(a, out),
        Term::Item { .. } | Term::Opening { .. } | Term::Number(..) | Term::Ran => {}
    }
}

/// Whether a term counts the months in which a unit ran.
pub fn term_counts_months(term: &Term) -> bool {
    match term {
        Term::Ran => true,
        Term::Add(a, b) | Term::Sub(a, b) | Term::Mul(a, b) => term_counts_months(a) || term_counts_months(b),
        Term::Scaled(a, ..) => term_counts_months(a),
        Term::Item { .. } | Term::Opening { .. } | Term::Table(_) | Term::Number(..) => false,
    }
}

/// Whether a condition counts the months in which a unit ran.
pub fn cond_counts_months(cond: &Cond) -> bool {
    match cond {
        Cond::Compare(a, _, b) => term_counts_months(a) || term_counts_months(b),
        Cond::And(a, b) | Cond::Or(a, b) => cond_counts_months(a) || cond_counts_months(b),
        Cond::Not(a) => cond_counts_months(a),
        Cond::True | Cond::InClass { .. } | Cond::Attribute { .. } => false,
    }
}

/// The values of items that a condition reads.
pub fn cond_values(cond: &Cond, out: &mut BTreeSet<(String, String, At)>) {
    match cond {
        Cond::Compare(a, _, b) => {
            term_values(a, out);
            term_values(b, out);
        }
        Cond::And(a, b) | Cond::Or(a, b) => {
            cond_values(a, out);
            cond_values(b, out);
        }
        Cond::Not(a) => cond_values(a, out),
        Cond::True | Cond::InClass { .. } | Cond::Attribute { .. } => {}
    }
}

/// The register attributes that a condition reads.
pub fn cond_attributes(cond: &Cond, out: &mut BTreeSet<String>) {
    match cond {
        Cond::Attribute { name, .. } => {
            out.insert(name.clone());
        }
        Cond::And(a, b) | Cond::Or(a, b) => {
            cond_attributes(a, out);
            cond_attributes(b, out);
        }
        Cond::Not(a) => cond_attributes(a, out),
        Cond::True | Cond::InClass { .. } | Cond::Compare(..) => {}
    }
}

/// The classes that a condition names.
pub fn cond_classes(cond: &Cond, out: &mut BTreeSet<(String, String)>) {
    match cond {
        Cond::InClass { classification, class } => {
            out.insert((classification.clone(), class.clone()));
        }
        Cond::And(a, b) | Cond::Or(a, b) => {
            cond_classes(a, out);
            cond_classes(b, out);
        }
        Cond::Not(a) => cond_classes(a, out),
        Cond::True | Cond::Attribute { .. } | Cond::Compare(..) => {}
    }
}
