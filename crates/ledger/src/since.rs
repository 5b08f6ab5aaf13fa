//! What has come into the book since a moment of its own: what is kept of its state asks whether it still holds.

use crate::{Ledger, Result};
use figures::Moment;
use sqlx::{QueryBuilder, Sqlite};

impl Ledger {
    /// The id of the newest filing of a form and some periods; 0 when there is none.
    pub async fn newest_filing(&self, form: &str, periods: &[String]) -> Result<i64> {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT coalesce(max(id), 0) FROM filings WHERE form = ");
        query.push_bind(form.to_owned()).push(" AND period IN (");
        listed(&mut query, periods);
        Ok(query.push(")").build_query_scalar().fetch_one(&self.pool).await?)
    }

    /// The id of the newest row of the register; 0 when there is none.
    pub async fn newest_registered(&self) -> Result<i64> {
        Ok(sqlx::query_scalar("SELECT coalesce(max(id), 0) FROM register").fetch_one(&self.pool).await?)
    }

    /// Whether a filing of a form and some periods came after another, is known at a moment, and is of a unit that was ever
    /// in one of some areas.
    pub async fn filed_since(&self, form: &str, periods: &[String], after: i64, as_of: Moment, areas: &[String]) -> Result<bool> {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT EXISTS (SELECT 1 FROM filings f WHERE f.form = ");
        query.push_bind(form.to_owned()).push(" AND f.id > ").push_bind(after).push(" AND f.known <= ").push_bind(as_of.micros());
        query.push(" AND f.period IN (");
        listed(&mut query, periods);
        query.push(") AND EXISTS (SELECT 1 FROM register r WHERE r.unit = f.unit AND r.attribute = 'area' AND r.value IN (");
        listed(&mut query, areas);
        Ok(query.push(")))").build_query_scalar().fetch_one(&self.pool).await?)
    }

    /// Whether a row of the register came after another, is known at a moment, and is of a unit that was ever in one of some
    /// areas.
    pub async fn registered_since(&self, after: i64, as_of: Moment, areas: &[String]) -> Result<bool> {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT EXISTS (SELECT 1 FROM register t WHERE t.id > ");
        query.push_bind(after).push(" AND t.known <= ").push_bind(as_of.micros());
        query.push(" AND EXISTS (SELECT 1 FROM register r WHERE r.unit = t.unit AND r.attribute = 'area' AND r.value IN (");
        listed(&mut query, areas);
        Ok(query.push(")))").build_query_scalar().fetch_one(&self.pool).await?)
    }
}

fn listed(query: &mut QueryBuilder<Sqlite>, words: &[String]) {
    let mut list = query.separated(", ");
    words.iter().for_each(|word| _ = list.push_bind(word.clone()));
}
