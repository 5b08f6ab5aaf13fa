//! One unit's form: a row an item, a column a period.

use super::Reading;
use super::draft::Who;
use super::label::label;
use super::table::{Table, is_index};
use super::value::{Amount, Written, is_amount};
use super::vocabulary::{FormWords, Word};
use crate::workbook::{Cell, Sheet};
use figures::{Issue, Measure, Period, Text};
use methodology::catalogue::{Column, Item};
use std::borrow::Cow;

/// A form's sheet with what its head says.
pub(crate) struct Form<'a, 'c> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// The table on it.
    pub table: &'a Table,
    /// Names of the form's parts.
    pub words: &'a FormWords<'c>,
    /// Its report period.
    pub report: Period,
    /// The units of measure its head states.
    pub measures: Vec<Measure>,
    /// Whose it is.
    pub who: &'a Who,
}

/// A column of amounts.
struct Amounts<'c> {
    at: u32,
    column: &'c Column,
    measure: Option<Measure>,
}

/// Where the columns stand that name rows.
struct Keys {
    name: Option<u32>,
    code: Option<u32>,
    measure: Option<u32>,
}

impl<'c> Form<'_, 'c> {
    fn keys(&self) -> Keys {
        let at = |word: Word| self.table.columns.iter().find(|h| h.word == Some(word)).map(|h| h.column);
        // 单位 alone is the unit of measure here, not who files.
        let measure = at(Word::Measure).or_else(|| self.table.columns.iter().find(|h| h.joined() == "单位").map(|h| h.column));
        Keys { name: at(Word::ItemName), code: at(Word::ItemCode), measure }
    }

    /// The columns of amounts by their headings, else by the numbers of the index row.
    fn amounts(&self) -> Vec<Amounts<'c>> {
        let named = self.table.columns.iter().filter_map(|h| {
            let (joined, measure) = h.plain();
            let column =
                self.words.column_named(&joined).or_else(|| self.words.column_named(h.levels.last()?).filter(|_| h.levels.len() == 1))?;
            Some(Amounts { at: h.column, column, measure })
        });
        let mut found: Vec<Amounts<'c>> = named.collect();
        if found.is_empty() {
            found = self.numbered();
        }
        found
    }

    /// The columns whose headings say nothing known.
    fn strange(&self, keys: &Keys, columns: &[Amounts<'c>]) -> Vec<(u32, String)> {
        let known = |at: u32| [keys.name, keys.code, keys.measure].contains(&Some(at)) || columns.iter().any(|c| c.at == at);
        let strange = self.table.columns.iter().filter(|h| h.word.is_none() && !known(h.column));
        strange.map(|h| (h.column, h.joined())).collect()
    }

    fn numbered(&self) -> Vec<Amounts<'c>> {
        let rows = self.table.headings.clone().map(|row| self.sheet.row(row));
        let index = rows.into_iter().find(|cells| is_index(cells)).unwrap_or_default();
        let column =
            |(at, cell): &(u32, Cell)| Some(Amounts { at: *at, column: self.words.column_numbered(cell.display().trim())?, measure: None });
        index.iter().filter_map(column).collect()
    }
}

impl<'c> Reading<'_, 'c> {
    /// Takes the rows of a form's sheet.
    pub(crate) fn form(&mut self, form: &Form<'_, 'c>) {
        let (keys, columns) = (form.keys(), form.amounts());
        if columns.is_empty() {
            return self.issues.push(self.no_columns(form));
        }
        let mut shifted = None;
        let mut taken = 0;
        for row in form.table.body.clone() {
            if self.ends(form.sheet, row) {
                break;
            }
            let Some(item) = self.row_item(form, &keys, &columns, row) else { continue };
            shifted = shifted.or_else(|| self.beside(form, &columns, row));
            taken += self.row(form, &keys, &columns, row, &item);
        }
        if let Some(at) = shifted {
            self.issues.push(self.shifted(form.sheet, at));
            columns.iter().for_each(|c| {
                self.drafts.spoil(form.who, (form.words.form, form.report), c.column, form.sheet.place(self.file, at.0, at.1))
            });
        }
        if taken == 0 {
            self.issues.push(self.nothing_filed(form));
        }
        let strange = form.strange(&keys, &columns);
        self.remark_strange(form.sheet, form.table, &strange);
    }

    /// Whether the table is over: the head of another begins.
    fn ends(&self, sheet: &Sheet, row: u32) -> bool {
        let Some(first) = sheet.row(row).iter().find_map(|(_, cell)| cell.text()).map(label) else { return false };
        let headed = |word: &Word| matches!(word, Word::UnitCode | Word::UnitName | Word::Form | Word::Period);
        self.vocabulary.lead(&first).is_some_and(|(word, _)| headed(&word)) || self.vocabulary.form_titled(&first).is_some()
    }

    /// The item of a row, by its code, else by its name.
    fn row_item(&mut self, form: &Form<'_, 'c>, keys: &Keys, columns: &[Amounts<'c>], row: u32) -> Option<Cow<'c, Item>> {
        let text = |at: Option<u32>| at.map(|c| label(&form.sheet.shown(row, c).display())).unwrap_or_default();
        let (name, code) = (text(keys.name), code_of(&text(keys.code)));
        if self.vocabulary.is_foot(&name) && form.words.item_coded(&code).is_none() {
            return None;
        }
        let named = form.words.item_named(&name);
        if code.is_empty() {
            let known = named.map(Cow::Borrowed);
            if known.is_none() && is_number(&name) && has_amount(form.sheet, columns, row) {
                let issue = self.shifted_left(form.sheet, (row, keys.name.unwrap_or_default()));
                self.refuse(form, columns, issue);
                return None;
            }
            if known.is_none() && !name.is_empty() && !self.vocabulary.is_total(&name) && has_amount(form.sheet, columns, row) {
                let issue = self.unknown_item(form, (row, keys.name.unwrap_or_default()), &name);
                self.refuse(form, columns, issue);
            }
            return known;
        }
        let coded = form.words.item_coded(&code).map(Cow::Borrowed).or_else(|| self.ctx.catalogue.item(form.words.form, &code));
        match (coded, named) {
            (Some(coded), Some(named)) if coded.code != named.code => {
                let issue = self.row_shifted(form, (row, keys.code.unwrap_or_default()), &coded, named);
                self.refuse(form, columns, issue);
                None
            }
            (None, _) if has_amount(form.sheet, columns, row) => {
                let issue = self.unknown_code(form, (row, keys.code.unwrap_or_default()), &code, named);
                self.refuse(form, columns, issue);
                None
            }
            (Some(_), None) if is_number(&name) && has_amount(form.sheet, columns, row) => {
                let issue = self.shifted_left(form.sheet, (row, keys.name.unwrap_or_default()));
                self.refuse(form, columns, issue);
                None
            }
            (Some(coded), None) if !name.is_empty() && self.of_another_form(form, &name) => {
                let issue = self.foreign_name(form, (row, keys.name.unwrap_or_default()), &coded, &name);
                self.refuse(form, columns, issue);
                None
            }
            (coded, named) => {
                let unlike = named.is_none() && !name.is_empty() && has_amount(form.sheet, columns, row);
                if let Some(item) = coded.as_ref().filter(|_| unlike) {
                    self.remark_name(form, (row, keys.name.unwrap_or_default()), item, &name);
                }
                coded
            }
        }
    }

    /// A name the form does not know beside a code it knows: the code decides, and that is said.
    fn remark_name(&mut self, form: &Form<'_, 'c>, at: (u32, u32), item: &Item, name: &str) {
        let (zh, en) = (&item.title.zh, &item.title.en);
        let title = label(zh);
        let own = title.split('(').next().is_some_and(|short| name.contains(super::label::bare(short).as_str()));
        if form.words.form.items.contains_key(&item.code) && !own {
            let issue = self.at(
                form.sheet,
                at,
                "item-by-code",
                format!("名称“{name}”不是 {} 的写法，按代码认定为“{zh}”", item.code),
                format!("`{name}` is no name of {}; by its code it is `{en}`", item.code),
            );
            self.issues
                .push(issue.of_class(figures::Class::D).hint("核对名称与代码是否同一指标", "look whether name and code are one item"));
        }
    }

    /// The unit of measure a row states; what is written and no unit is said, not passed over.
    fn stated(&self, form: &Form<'_, 'c>, keys: &Keys, row: u32) -> Result<Option<Measure>, Issue> {
        let Some(at) = keys.measure else { return Ok(None) };
        let text = label(&form.sheet.shown(row, at).display());
        let text = text.trim_matches(['(', ')']).trim_start_matches("人民币");
        if text.is_empty() || self.vocabulary.blanks.iter().any(|b| b == text) {
            return Ok(None);
        }
        Measure::parse(text).map(Some).ok_or_else(|| super::settle::unknown_measure(form.sheet.place(self.file, row, at), text))
    }

    /// Whether a name is an item of another form, though not of this one.
    fn of_another_form(&self, form: &Form<'_, 'c>, name: &str) -> bool {
        self.vocabulary.forms().any(|w| w.form.id != form.words.form.id && w.item_named(name).is_some())
    }

    fn foreign_name(&self, form: &Form<'_, 'c>, at: (u32, u32), coded: &Item, name: &str) -> Issue {
        self.at(
            form.sheet,
            at,
            "row-shifted",
            format!("代码 {} 是“{}”，而本行名称“{name}”属于别的报表", coded.code, coded.title.zh),
            format!("the code {} is `{}`, the name `{name}` belongs to another form", coded.code, coded.title.en),
        )
        .hint("名称与代码应指同一指标，可能错行", "name and code belong to one item; rows may be shifted")
    }

    /// Takes the cells of a row; how many held an amount.
    fn row(&mut self, form: &Form<'_, 'c>, keys: &Keys, columns: &[Amounts<'c>], row: u32, item: &Item) -> usize {
        let stated = match self.stated(form, keys, row) {
            Ok(stated) => stated,
            Err(issue) => {
                let place = issue.place.clone();
                self.issues.push(issue);
                columns.iter().for_each(|c| self.drafts.spoil(form.who, (form.words.form, form.report), c.column, place.clone()));
                return 1;
            }
        };
        let mut taken = 0;
        for amounts in columns {
            let fits = |m: &&Measure| m.same_dimension(&item.measure);
            let head = || form.measures.iter().find(fits);
            let measure = stated.as_ref().or(amounts.measure.as_ref()).or_else(head).unwrap_or(&item.measure).clone();
            let cell = form.sheet.get(row, amounts.at);
            let place = form.sheet.place(self.file, row, amounts.at);
            let written = Written { cell, place: place.clone(), measure: &measure, item, blanks: &self.vocabulary.blanks };
            let sheet = (form.words.form, form.report);
            match written.amount() {
                Ok(Amount::Nothing) => {
                    if let Some(issue) = self.uncomputed(&place) {
                        self.issues.push(issue);
                        self.drafts.spoil(form.who, sheet, amounts.column, place);
                    }
                }
                Ok(Amount::Is(_)) if !item.columns.is_empty() && !item.columns.contains(&amounts.column.id) => {
                    self.issues.push(self.not_filed_there(item, amounts.column, cell, place));
                }
                Ok(Amount::Is(_)) if !item.asked_at(form.report) => self.issues.push(self.not_asked(item, form.report, cell, place)),
                Ok(Amount::Is(value)) => {
                    taken += 1;
                    let twice = self.drafts.put(form.who, sheet, (item, amounts.column), value, place);
                    self.issues.extend(twice);
                }
                Err(issue) => {
                    taken += 1;
                    self.issues.push(issue);
                    self.drafts.spoil(form.who, sheet, amounts.column, place);
                }
            }
        }
        taken
    }

    /// A number in a column without a heading, right of the amounts: the row stands one column too far.
    fn beside(&self, form: &Form<'_, 'c>, columns: &[Amounts<'c>], row: u32) -> Option<(u32, u32)> {
        let last = columns.iter().map(|c| c.at).max()?;
        let headed = |column: u32| form.table.columns.iter().any(|h| h.column == column);
        let number = |(column, cell): &&(u32, Cell)| *column > last && !headed(*column) && is_amount(cell);
        form.sheet.row(row).iter().find(number).map(|(column, _)| (row, *column))
    }

    fn at(&self, sheet: &Sheet, at: (u32, u32), code: &'static str, zh: String, en: String) -> Issue {
        let excerpt = sheet.get(at.0, at.1).display();
        Issue::blocking(code, sheet.place(self.file, at.0, at.1), Text::new(zh, en)).excerpt(excerpt)
    }

    pub(crate) fn shifted(&self, sheet: &Sheet, at: (u32, u32)) -> Issue {
        self.at(
            sheet,
            at,
            "shifted-column",
            "数值所在的列没有表头，本表数值可能整体右移".to_owned(),
            "the value stands in a column without a heading; the values may be shifted to the right".to_owned(),
        )
        .hint("把数值移回表头下方的列", "move the values back under their headings")
    }

    fn shifted_left(&self, sheet: &Sheet, at: (u32, u32)) -> Issue {
        self.at(
            sheet,
            at,
            "shifted-column",
            "指标名称栏里是数值，本行可能整体左移".to_owned(),
            "a value stands where the name of the item should; the row may be shifted to the left".to_owned(),
        )
        .hint("把数值移回表头下方的列", "move the values back under their headings")
    }

    /// A row that cannot be read leaves the whole sheet of the unit out: without it the sheet is not what was filed.
    fn refuse(&mut self, form: &Form<'_, 'c>, columns: &[Amounts<'c>], issue: Issue) {
        for amounts in columns {
            self.drafts.spoil(form.who, (form.words.form, form.report), amounts.column, issue.place.clone());
        }
        self.issues.push(issue);
    }

    fn no_columns(&self, form: &Form<'_, 'c>) -> Issue {
        let place = form.sheet.place(self.file, form.table.headings.start, 0);
        let titles: Vec<&str> = form.words.form.columns.iter().map(|c| c.title.zh.as_str()).collect();
        let id = &form.words.form.id;
        let reason = Text::new(format!("表头中没有 {id} 表的数据栏"), format!("the headings name no column of form {id}"));
        Issue::blocking("header-not-found", place, reason)
            .hint(format!("应有：{}", titles.join("、")), format!("expected: {}", titles.join(", ")))
    }

    fn nothing_filed(&self, form: &Form<'_, 'c>) -> Issue {
        let reason = Text::new("表内没有填报任何数值", "no value is filed on this sheet");
        let issue =
            Issue::blocking("nothing-filed", figures::Place::sheet(self.file, &form.sheet.name), reason).of_class(figures::Class::D);
        issue.hint("空表不写入", "an empty sheet is not taken")
    }

    fn unknown_item(&self, form: &Form<'_, 'c>, at: (u32, u32), name: &str) -> Issue {
        let id = &form.words.form.id;
        let issue = self.at(form.sheet, at, "unknown-item", format!("{id} 表没有指标“{name}”"), format!("form {id} has no item `{name}`"));
        let titles = form.words.form.items.values().map(|i| i.title.zh.as_str());
        match crate::read::fold::nearest(name, titles) {
            Some(near) => issue.hint(format!("可能是“{near}”"), format!("perhaps `{near}`")),
            None => issue.hint("按报表的指标名称和代码填写", "items are named and coded as on the form"),
        }
    }

    fn unknown_code(&self, form: &Form<'_, 'c>, at: (u32, u32), code: &str, named: Option<&Item>) -> Issue {
        let id = &form.words.form.id;
        let family = form.words.form.families.values().find(|f| f.length == code.len() && code.bytes().all(|b| b.is_ascii_digit()));
        let issue = match family {
            Some(family) => {
                let (zh, en) = (&family.title.zh, &family.title.en);
                self.at(
                    form.sheet,
                    at,
                    "E06",
                    format!("{zh}：没有代码 {code}，或不在可填范围内"),
                    format!("{en}: there is no code {code}, or it is not among those to be filed"),
                )
            }
            None => self.at(form.sheet, at, "unknown-item", format!("{id} 表没有代码 {code}"), format!("form {id} has no code {code}")),
        };
        match named {
            Some(item) => {
                issue.hint(format!("“{}”的代码是 {}", item.title.zh, item.code), format!("`{}` has the code {}", item.title.en, item.code))
            }
            None => issue.hint("核对代码栏，或数值是否错列", "look at the code column, and whether values are shifted"),
        }
    }

    fn row_shifted(&self, form: &Form<'_, 'c>, at: (u32, u32), coded: &Item, named: &Item) -> Issue {
        self.at(
            form.sheet,
            at,
            "row-shifted",
            format!("代码 {} 是“{}”，而本行名称是“{}”", coded.code, coded.title.zh, named.title.zh),
            format!("the code {} is `{}`, the name in the row is `{}`", coded.code, coded.title.en, named.title.en),
        )
        .hint("名称与代码应指同一指标，可能错行", "name and code belong to one item; rows may be shifted")
    }

    fn not_filed_there(&self, item: &Item, column: &Column, cell: &Cell, place: figures::Place) -> Issue {
        let reason = Text::new(
            format!("{} {}不填“{}”栏", item.code, item.title.zh, column.title.zh),
            format!("{} {} is not filed in the column `{}`", item.code, item.title.en, column.title.en),
        );
        Issue::blocking("column-not-filed", place, reason).excerpt(cell.display()).hint("留空", "leave it empty")
    }

    fn not_asked(&self, item: &Item, report: Period, cell: &Cell, place: figures::Place) -> Issue {
        let reason = Text::new(
            format!("{} {}在 {report} 不填报，未写入", item.code, item.title.zh),
            format!("{} {} is not asked for in {report} and was not taken", item.code, item.title.en),
        );
        Issue::blocking("item-not-asked", place, reason)
            .of_class(figures::Class::D)
            .excerpt(cell.display())
            .hint("该指标本期不在报表中，留空", "the item is not on the form for this period; leave it empty")
    }
}

/// A number where a name should stand; a date or a telephone number is none.
fn is_number(name: &str) -> bool {
    name.chars().any(|c| c.is_ascii_digit())
        && name.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
        && name.matches('.').count() < 2
}

/// A code as typed: `01`, `1`, `3973`, or `3973 集成电路制造` from a list of choices.
fn code_of(text: &str) -> String {
    let digits: String = text.chars().take_while(char::is_ascii_alphanumeric).collect();
    if digits.is_empty() { text.to_owned() } else { digits }
}

fn has_amount(sheet: &Sheet, columns: &[Amounts<'_>], row: u32) -> bool {
    columns.iter().any(|c| is_amount(sheet.get(row, c.at)))
}
