//! Macro edits: the packs' questions, asked of figures.

use super::list::Row;
use crate::failure::Failure;
use crate::weighing::effects::{Bearing, Headlines, bearing};
use crate::weighing::spoken::State;
use crate::workspace::Workspace;
use assessment::aggregate::{Part, Question, Whole, complement_growth, top_share};
use assessment::effect::Side;
use figures::{Base, Class, Decimal, Period, Place, Quantity, Role, Text};
use ledger::{About, Held};
use methodology::catalogue::{Classification, Edit, Indicator, Macro, MacroRule};

/// What the macro edits ask about a period.
pub async fn rows(work: &Workspace, headlines: &mut Headlines<'_>, period: Period) -> Result<Vec<Row>, Failure> {
    let mut rows = Vec::new();
    let edits = work.catalogue.edits.values().filter(|e| !e.macros.is_empty() && e.wanted().next().is_none());
    for edit in edits {
        for (asked, indicator) in edit.macros.iter().flat_map(|asked| asked.indicators.iter().map(move |id| (asked, id))) {
            let Some(indicator) = work.catalogue.indicator(indicator) else { continue };
            let mut case = Case { work, headlines: &mut *headlines, edit, indicator, period };
            match asked.rule {
                MacroRule::ComplementGrowth => rows.extend(case.complements(asked).await?),
                MacroRule::TopShare => rows.extend(case.top().await?),
            }
        }
    }
    Ok(rows)
}

struct Case<'a, 'h> {
    work: &'a Workspace,
    headlines: &'a mut Headlines<'h>,
    edit: &'a Edit,
    indicator: &'a Indicator,
    period: Period,
}

impl Case<'_, '_> {
    fn number(&self, name: &str) -> Option<&Quantity> {
        self.edit.parameters.get(name)?.at(self.period.last_day())
    }

    /// What each class of each classification leaves.
    async fn complements(&mut self, asked: &Macro) -> Result<Vec<Row>, Failure> {
        let Some(growth) = self.headlines.of(&self.indicator.id, self.period).await?.growth.clone() else { return Ok(Vec::new()) };
        let mut rows = Vec::new();
        let all = self.work.catalogue.classifications.values();
        for classification in all.filter(|c| asked.by.is_empty() || asked.by.contains(&c.id)) {
            let parts = self.headlines.growth(&self.indicator.id, self.period, Some(&classification.id)).await?;
            for figure in &parts {
                let figure = figure.figure();
                let class = figure.id().by.as_ref().and_then(|(_, member)| Some((member, classification.classes.get(member)?)));
                let Some(((member, class), base)) = class.zip(figure.attributes().growth.as_ref()) else { continue };
                // Where the membership of a unit is unknown, so is what the class leaves.
                if figure.outcome().reason() == Some(figures::Reason::Unknown) {
                    continue;
                }
                let part = part(class.title.clone(), base);
                rows.extend(self.complement(&growth, part, classification, member));
            }
        }
        Ok(rows)
    }

    fn complement(&self, growth: &Base, part: Option<Part>, classification: &Classification, member: &str) -> Option<Row> {
        let (whole, part) = (Whole { name: &self.indicator.title, growth }, part?);
        let question = complement_growth(whole, &part, self.number("low")?, self.number("high")?)?;
        let item = format!("{}.{member}", classification.id);
        let rest = [growth.current.checked_sub(part.current), growth.base.and_then(|base| base.checked_sub(part.base))];
        let values = self.values(&format!("{} - {item}", self.indicator.id), rest);
        let (zh, en) = ("核对单位的分类、升规与迁入单位的同期数", "look at the classes of the units and the base of those that entered");
        Some(Row { values, ..self.row(question, None, &item, Text::new(zh, en), None) })
    }

    /// The unit that explains the most.
    async fn top(&mut self) -> Result<Option<Row>, Failure> {
        let headline = self.headlines.of(&self.indicator.id, self.period).await?;
        let Some(growth) = headline.growth.clone() else { return Ok(None) };
        let parts: Vec<Part> = headline.units.iter().filter_map(|(code, base)| part(Text::new(code, code), base)).collect();
        let found = self.number("most").and_then(|most| top_share(Whole { name: &self.indicator.title, growth: &growth }, &parts, most));
        let Some((unit, question)) = found else { return Ok(None) };
        let moved = question.expected.and_then(|expected| expected.checked_sub(unit.current));
        let bearing = moved.map(|amount| bearing(self.indicator, self.period, Some(&growth), Side::Current, amount));
        let (zh, en) = (
            "发布时说明这家单位的影响，并核对是否会泄露其数据",
            "the publication says so, and whether it gives the unit away is looked at",
        );
        let code = unit.name.zh.clone();
        let own = self.values(&format!("{} {code}", self.indicator.id), [Some(unit.current), Some(unit.base)]);
        let values = self.values(&self.indicator.id, [Some(growth.current), growth.base]).into_iter().chain(own).collect();
        Ok(Some(Row { values, ..self.row(question, Some(code), &self.indicator.id.clone(), Text::new(zh, en), bearing) }))
    }

    /// This and last year's amount of what a question is about.
    fn values(&self, of: &str, amounts: [Option<Decimal>; 2]) -> Vec<Held> {
        let period = self.period.to_string();
        let one = |(role, value)| Held { form: None, item: of.to_owned(), period: period.clone(), role, value };
        [Role::Current, Role::SamePeriod].into_iter().zip(amounts).map(one).collect()
    }

    fn row(&self, question: Question, unit: Option<String>, item: &str, hint: Text, bearing: Option<Bearing>) -> Row {
        let period = Some(self.period.to_string());
        Row {
            about: About { edit: self.edit.id.clone(), unit, form: None, period, item: Some(item.to_owned()) },
            class: Class::parse(&self.edit.class).unwrap_or(Class::D),
            name: String::new(),
            place: Place::default(),
            reason: question.reason,
            hint: Some(hint),
            note: None,
            inputs: Vec::new(),
            values: Vec::new(),
            suspect: None,
            spread: None,
            bearing,
            state: State::Open,
        }
    }
}

fn part(name: Text, base: &Base) -> Option<Part> {
    Some(Part { name, current: base.current, base: base.base? })
}
