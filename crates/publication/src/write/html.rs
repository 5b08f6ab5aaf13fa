//! An HTML fragment: each bound figure, cell and mark of a chart is a link to the page that explains it.

use crate::document::{Chart, Document, Head, Row, RowKind, Run, Table, plain};
use crate::draw::{self, Frame};
use figures::{FigureId, Lang};

/// The style of a bulletin, on the screen and on paper.
pub const STYLE: &str = include_str!("bulletin.css");

/// The document as an `<article>`; `prefix` is what stands before `/f/` in links, often nothing.
pub fn write(document: &Document, prefix: &str) -> String {
    let page = Page { document, prefix };
    let lang = match document.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let mut out = format!("<article class=\"bulletin\" lang=\"{lang}\">\n");
    out.extend(document.masthead.iter().map(masthead));
    out.push_str(&format!("<h1>{}</h1>\n", page.line(&document.title)));
    out.extend(document.paragraphs.iter().map(|runs| format!("<p>{}</p>\n", page.line(runs))));
    out.extend(document.tables.iter().map(|table| page.table(table)));
    out.extend(document.charts.iter().enumerate().map(|(at, chart)| page.chart(chart, at + 1)));
    out.push_str(&page.notes());
    out.extend(document.masthead.iter().map(signature));
    out.push_str("</article>\n");
    out
}

fn masthead(head: &Head) -> String {
    let (name, number, office, date) = (escape(&head.name), escape(&head.number), escape(&head.office), escape(&head.date));
    format!(
        "<header class=\"masthead\">\n<p class=\"name\">{name}</p>\n<p class=\"number\">{number}</p>\n\
         <p class=\"line\"><span>{office}</span><span>{date}</span></p>\n</header>\n"
    )
}

fn signature(head: &Head) -> String {
    format!("<footer class=\"signature\">\n<p>{}</p>\n<p>{}</p>\n</footer>\n", escape(&head.office), escape(&head.date))
}

struct Page<'a> {
    document: &'a Document,
    prefix: &'a str,
}

impl Page<'_> {
    fn line(&self, runs: &[Run]) -> String {
        runs.iter().map(|run| self.run(run)).collect()
    }

    fn run(&self, run: &Run) -> String {
        let (class, title) = match run {
            Run::Text(text) | Run::Given(text) => return escape(text),
            Run::Bound(bound) => ("figure", format!("{} {}", bound.exact, bound.unit)),
            Run::Derived(d) => ("figure derived", format!("{} {}（{}）", d.exact, d.unit, d.how.words().get(self.document.lang))),
        };
        let href = escape(&self.link(run).unwrap_or_default());
        format!("<a class=\"{class}\" href=\"{href}\" title=\"{}\">{}</a>", escape(title.trim()), escape(run.shown()))
    }

    fn link(&self, run: &Run) -> Option<String> {
        let lang = self.document.lang;
        match run {
            Run::Text(_) | Run::Given(_) => None,
            Run::Bound(bound) => Some(address(self.prefix, &bound.id, &bound.as_of, lang)),
            Run::Derived(derived) => Some(address(self.prefix, &derived.of, &derived.as_of, lang)),
        }
    }

    fn table(&self, table: &Table) -> String {
        let caption = format!("{}{}{}", table.label, self.gap(), table.title);
        format!("<figure class=\"table\">\n{}{}</figure>\n", self.grid(table, Some(&caption)), self.remarks(table))
    }

    /// Between a number and a title.
    fn gap(&self) -> &'static str {
        if self.document.lang == Lang::Zh { "　" } else { ". " }
    }

    fn grid(&self, table: &Table, caption: Option<&str>) -> String {
        if table.heads.is_empty() {
            return String::new();
        }
        let caption = caption.map(|c| format!("<caption>{}</caption>\n", escape(c))).unwrap_or_default();
        let heads: String = table.heads.iter().map(|h| format!("<th scope=\"col\" class=\"n\">{}</th>", escape(h))).collect();
        let rows: String = table.rows.iter().map(|row| self.row(row)).collect();
        let stub = escape(&table.stub);
        format!("<table>\n{caption}<thead><tr><th scope=\"col\">{stub}</th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
    }

    fn row(&self, row: &Row) -> String {
        let class = match row.kind {
            RowKind::Plain => "",
            RowKind::Rest => " class=\"rest\"",
            RowKind::Total => " class=\"total\"",
        };
        let cells: String = row.cells.iter().map(|cell| self.cell(cell)).collect();
        format!("<tr{class}><th scope=\"row\">{}</th>{cells}</tr>\n", escape(&row.name))
    }

    /// Numbers don't break; a change in words may.
    fn cell(&self, runs: &[Run]) -> String {
        let class = if runs.len() > 1 { "n words" } else { "n" };
        format!("<td class=\"{class}\">{}</td>", self.line(runs))
    }

    fn remarks(&self, table: &Table) -> String {
        table.remarks.iter().map(|runs| format!("<p class=\"remark\">{}</p>\n", self.line(runs))).collect()
    }

    fn chart(&self, chart: &Chart, number: usize) -> String {
        let (finding, name) = (plain(&chart.finding), format!("chart{number}"));
        let link = |run: &Run| self.link(run);
        let frame = Frame { name: &name, title: &chart.title, finding: &finding, lang: self.document.lang, link: &link };
        let drawing = chart.drawing.as_ref().map(|d| draw::svg(d, &frame)).unwrap_or_default();
        let finding = match chart.finding.is_empty() {
            true => String::new(),
            false => format!("<p class=\"finding\">{}</p>\n", self.line(&chart.finding)),
        };
        let caption = format!("{}{}{}", escape(&chart.label), self.gap(), escape(&chart.title));
        let grid = self.grid(&chart.table, None);
        let remarks = self.remarks(&chart.table);
        format!(
            "<div class=\"charted\">\n<figure class=\"chart\">\n<figcaption>{caption}</figcaption>\n{finding}{drawing}</figure>\n{grid}{remarks}</div>\n"
        )
    }

    fn notes(&self) -> String {
        if self.document.notes.is_empty() {
            return String::new();
        }
        let items: String = self.document.notes.iter().map(|n| format!("<li>{}</li>\n", escape(n))).collect();
        let heading = escape(super::notes_heading(self.document.lang));
        format!("<h2>{heading}</h2>\n<ol class=\"notes\">\n{items}</ol>\n")
    }
}

/// The address of a figure's explanation, in the language of the text it stands in.
pub fn address(prefix: &str, id: &FigureId, as_of: &str, lang: Lang) -> String {
    let lang = if lang == Lang::En { "&lang=en" } else { "" };
    format!("{prefix}/f/{}?asOf={}{lang}", percent(&id.to_string()), percent(as_of))
}

/// Text that is neither markup nor the end of an attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// Percent-encodes everything that is not unreserved (RFC 3986).
pub fn percent(text: &str) -> String {
    let byte = |b: u8| match b {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(b).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}
