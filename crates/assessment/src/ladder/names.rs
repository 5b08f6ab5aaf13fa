//! What operands are called when somebody has to hand them in.

use figures::Text;
use jiff::civil::Date;
use methodology::catalogue::Catalogue;
use methodology::score::{Dated, ItemOf, Operand};

/// An operand in words, on a day.
pub fn called(catalogue: &Catalogue, operand: &Operand, day: Date) -> Text {
    match operand {
        Operand::Attribute(name) => fact(catalogue, name),
        Operand::Dated(dated) => of_day(catalogue, dated, day),
        other => {
            let name = crate::scorecard::name_of(other);
            Text::new(name.clone(), name)
        }
    }
}

/// What bears an operand out, where a pack says so.
pub fn evidence(catalogue: &Catalogue, operand: &Operand) -> Option<Text> {
    let attribute = match operand {
        Operand::Attribute(name) => name,
        Operand::Dated(dated) => dated.attribute()?,
        _ => return None,
    };
    catalogue.facts.get(attribute)?.evidence.clone()
}

fn fact(catalogue: &Catalogue, name: &str) -> Text {
    catalogue.facts.get(name).map_or_else(|| Text::new(name, name), |fact| fact.title.clone())
}

fn of_day(catalogue: &Catalogue, dated: &Dated, day: Date) -> Text {
    match dated {
        Dated::Year { item, back } => {
            let (title, year) = (item_of(catalogue, item), day.year() - 1 - i16::from(*back));
            Text::new(format!("{year}年{}（{item}）", title.zh), format!("{} of {year} ({item})", title.en))
        }
        Dated::Ytd(item) => {
            let title = item_of(catalogue, item);
            Text::new(format!("本年累计{}（{item}）", title.zh), format!("{} of this year so far ({item})", title.en))
        }
        Dated::Trailing(item) | Dated::Newest(item) => {
            let title = item_of(catalogue, item);
            Text::new(format!("近十二个月{}（{item}）", title.zh), format!("{} of twelve months ({item})", title.en))
        }
        Dated::Age(attribute) | Dated::Years(attribute) => fact(catalogue, attribute),
        Dated::FromMonth { .. } => Text::new(dated.name(), dated.name()),
        Dated::Holds(id) => {
            let title = catalogue.titles.get(id).map_or_else(|| Text::new(id, id), |title| title.title.clone());
            Text::new(format!("是否为{}", title.zh), format!("whether it is {}", title.en))
        }
    }
}

fn item_of(catalogue: &Catalogue, item: &ItemOf) -> Text {
    let found = catalogue.forms.get(&item.form).and_then(|form| form.items.get(&item.item));
    found.map_or_else(|| Text::new(item.to_string(), item.to_string()), |item| item.title.clone())
}
