//! A scoreboard for a terminal: the table of ranks, and one subject's story term by term.

use super::judged::Judged;
use crate::columns::aligned;
use assessment::scorecard::{Bound, Cell, Story, TermStory};
use figures::{Decimal, Lang, Text, round};
use methodology::catalogue::{Scorecard, TermKind};
use publication::scoreboard::Scoreboard;
use std::fmt::Write;

/// Digits of values and points in tables.
const DIGITS: usize = 4;

/// Ranks, ranking group by ranking group, so many rows of each; then who has none and why.
pub fn table(seen: &Scoreboard, judged: &Judged, limit: usize, lang: Lang) -> String {
    let method = seen.method();
    let card = method.card();
    let mut out = head(seen, judged, lang);
    let stories: Vec<Story> = seen.subjects().iter().filter_map(|subject| seen.story(*subject)).collect();
    for (nth, ranked) in method.counts().1.iter().enumerate() {
        let mut rows: Vec<&Story> = stories.iter().filter(|s| s.rank.is_some() && s.group == u32::try_from(nth).ok()).collect();
        rows.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| judged.inputs.subjects[a.subject].cmp(&judged.inputs.subjects[b.subject])));
        if let Some(group) = card.groups.get(nth) {
            let _ = writeln!(out, "\n== {} ({ranked})", group.title.get(lang));
        }
        let shown = rows.iter().take(limit).map(|story| row(card, judged, story, lang));
        out.push_str(&aligned(&std::iter::once(heads(lang)).chain(shown).collect::<Vec<_>>()));
        if rows.len() > limit {
            let (zh, en) = (
                format!("另有 {} 行，--limit 可增加", rows.len() - limit),
                format!("{} more rows; --limit shows them", rows.len() - limit),
            );
            let _ = writeln!(out, "{}", Text::new(zh, en).get(lang));
        }
    }
    out.push_str(&unranked(card, judged, &stories, limit, lang));
    out
}

/// That there are more rows.
fn more(rows: usize, lang: Lang) -> String {
    Text::new(format!("另有 {rows} 行，--limit 可增加\n"), format!("{rows} more rows; --limit shows them\n")).get(lang).to_owned()
}

fn heads(lang: Lang) -> Vec<String> {
    let all = [("名次", "rank"), ("代码", "code"), ("名称", "name"), ("得分", "score"), ("等级", "class"), ("说明", "notes")];
    all.iter().map(|(zh, en)| say(lang, zh, en).to_owned()).collect()
}

fn row(card: &Scorecard, judged: &Judged, story: &Story, lang: Lang) -> Vec<String> {
    let estimate = if story.estimated { say(lang, "（估计）", " (estimate)") } else { "" };
    vec![
        format!("{}{estimate}", story.rank.map(|r| r.to_string()).unwrap_or_default()),
        judged.inputs.subjects[story.subject].clone(),
        name(judged, story.subject, lang),
        story.shown.map(|s| s.to_string()).unwrap_or_default(),
        grade(card, story.class),
        said(card, judged, story, lang),
    ]
}

/// What decided over the class, and notes.
fn said(card: &Scorecard, judged: &Judged, story: &Story, lang: Lang) -> String {
    let changes = story.changes.iter().map(|change| {
        let by = change.by.words(card, &judged.inputs.subjects, &judged.inputs.decisions);
        format!("{}→{} {}", grade(card, change.from), grade(card, change.to), by.get(lang))
    });
    let notes = story.notes.iter().map(|note| note.words(card, &judged.inputs.subjects).get(lang).to_owned());
    changes.chain(notes).collect::<Vec<_>>().join(say(lang, "；", "; "))
}

fn unranked(card: &Scorecard, judged: &Judged, stories: &[Story], limit: usize, lang: Lang) -> String {
    let rows: Vec<&Story> = stories.iter().filter(|s| s.rank.is_none()).collect();
    if rows.is_empty() {
        return String::new();
    }
    let mut out = format!("\n== {} ({})\n", say(lang, "未排名", "not ranked"), rows.len());
    let cells = |story: &&Story| {
        let why = story.unranked.map(|because| because.words(card)).unwrap_or_default();
        let score = story.shown.map(|s| s.to_string()).unwrap_or_default();
        vec![
            judged.inputs.subjects[story.subject].clone(),
            name(judged, story.subject, lang),
            score,
            grade(card, story.class),
            why.get(lang).to_owned(),
        ]
    };
    out.push_str(&aligned(&rows.iter().take(limit).map(cells).collect::<Vec<_>>()));
    if rows.len() > limit {
        out.push_str(&more(rows.len() - limit, lang));
    }
    out
}

/// Card, source, errors, what is lacking; the mark of a scenario first.
pub fn head(seen: &Scoreboard, judged: &Judged, lang: Lang) -> String {
    let method = seen.method();
    let card = method.card();
    let (count, ranked) = method.counts();
    let mut out = String::new();
    if let Some(mark) = &judged.watermark {
        let _ = writeln!(out, "*** {} ***", mark.get(lang));
    }
    let day = (format!("按 {} 的方法", method.day()), format!("by the rules of {}", method.day()));
    let _ = writeln!(out, "{} · {}", card.title.get(lang), say(lang, &day.0, &day.1));
    let _ = writeln!(out, "{}", super::source_words(&card.source).get(lang));
    let counts = (
        format!("评价对象 {count}，已排名 {}", ranked.iter().sum::<u32>()),
        format!("{count} judged, {} ranked", ranked.iter().sum::<u32>()),
    );
    let _ = writeln!(out, "{}", say(lang, &counts.0, &counts.1));
    if seen.whole().is_some() && !judged.unclear.is_empty() {
        let words = (
            format!("是否属于评价范围未知、未列入 {} 个：{}", judged.unclear.len(), first(&judged.unclear, "、")),
            format!("not known whether judged, and left out ({}): {}", judged.unclear.len(), first(&judged.unclear, ", ")),
        );
        let _ = writeln!(out, "{}", say(lang, &words.0, &words.1));
    }
    for lacking in &method.settings().lacking {
        let _ = writeln!(out, "! {}", lacking.words(card).get(lang));
    }
    for error in method.errors() {
        let _ = writeln!(out, "! {}", error.words(card).get(lang));
    }
    out
}

/// Codes named one by one.
const NAMED: usize = 8;

/// The first of some codes.
fn first(codes: &[String], by: &str) -> String {
    let rest = if codes.len() > NAMED { " …" } else { "" };
    format!("{}{rest}", codes.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(by))
}

/// One subject's story.
pub fn story(seen: &Scoreboard, judged: &Judged, story: &Story, band: Option<&str>, lang: Lang) -> String {
    let method = seen.method();
    let card = method.card();
    let mut out = head(seen, judged, lang);
    let place = match (story.rank, story.because.or(story.unranked)) {
        (Some(rank), _) => {
            let words = (format!("第 {rank} 名，共 {} 名", story.of), format!("rank {rank} of {}", story.of));
            let estimate = if story.estimated { say(lang, "（估计）", " (estimate)") } else { "" };
            let band = band.map(|band| format!(" [{band}]")).unwrap_or_default();
            format!("{}{estimate}{band}", say(lang, &words.0, &words.1))
        }
        (None, Some(because)) => because.words(card).get(lang).to_owned(),
        (None, None) => String::new(),
    };
    let class = grade(card, story.class);
    let class = if class.is_empty() { class } else { format!(" · {} {class}", say(lang, "等级", "class")) };
    let score = story.shown.map_or_else(|| say(lang, "无", "none").to_owned(), |s| s.to_string());
    let code = &judged.inputs.subjects[story.subject];
    let _ = writeln!(out, "\n{} {code} · {} {score} · {place}{class}", name(judged, story.subject, lang), say(lang, "得分", "score"));
    if !story.together.is_empty() {
        let with: Vec<&str> = story.together.iter().map(|of| judged.inputs.subjects[*of as usize].as_str()).collect();
        let _ = writeln!(out, "{}{}", say(lang, "合并评价：", "judged as one: "), with.join(say(lang, "、", ", ")));
    }
    let rows = story.terms.iter().map(|term| cells(seen, story, term, lang));
    out.push_str(&aligned(&std::iter::once(term_heads(lang)).chain(rows).collect::<Vec<_>>()));
    if let Some(whole) = story.whole {
        let _ = writeln!(out, "{} {}", say(lang, "合计", "together"), digits(whole));
    }
    for (rule, amount) in &story.adjusted {
        let _ = writeln!(out, "{} {}", rule.title(card).get(lang), amount.normalize());
    }
    let said = said(card, judged, story, lang);
    if !said.is_empty() {
        let _ = writeln!(out, "{said}");
    }
    out.push_str(&follows(card, story, lang));
    out
}

/// What follows from the class.
fn follows(card: &Scorecard, story: &Story, lang: Lang) -> String {
    let grade = grade(card, story.class);
    let mut out = String::new();
    for policy in &card.policies {
        if let Some((_, what)) = policy.by_grade.iter().find(|(of, _)| *of == grade) {
            let _ = writeln!(out, "{}{}{}", policy.title.get(lang), say(lang, "：", ": "), what.get(lang));
        }
    }
    out
}

const TERM_HEADS: [(&str, &str); 10] = [
    ("评分项", "term"),
    ("分子", "numerator"),
    ("分母", "denominator"),
    ("值", "value"),
    ("单位", "unit"),
    ("基准或界限", "base or bounds"),
    ("标准化", "normalised"),
    ("权重", "weight"),
    ("得分", "points"),
    ("说明", "notes"),
];

fn term_heads(lang: Lang) -> Vec<String> {
    TERM_HEADS.iter().map(|(zh, en)| say(lang, zh, en).to_owned()).collect()
}

fn cells(seen: &Scoreboard, story: &Story, term: &TermStory, lang: Lang) -> Vec<String> {
    let method = seen.method();
    let card = method.card();
    let definition = &card.terms[term.term];
    let title = format!("{}{}", "  ".repeat(term.level), definition.title.get(lang));
    let points = term.points.or(term.value).map(digits).unwrap_or_default();
    let weight = term.weight.map(|w| w.normalize().to_string()).unwrap_or_default();
    let weight = match term.counted {
        Some(counted) if matches!(&definition.kind, TermKind::Leaf(_)) && grown(term, counted, card) => {
            format!("{weight} → {}", digits(counted))
        }
        _ => weight,
    };
    let (TermKind::Leaf(leaf), Some(measured)) = (&definition.kind, &term.measured) else {
        return vec![
            title,
            String::new(),
            String::new(),
            term.value.map(digits).unwrap_or_default(),
            String::new(),
            String::new(),
            String::new(),
            weight,
            points,
            String::new(),
        ];
    };
    let amount = |cell: Cell| cell.map(|a| a.normalize().to_string()).unwrap_or_default();
    let mut notes: Vec<String> = Vec::new();
    notes.extend(measured.why.map(|why| why.words(card).get(lang).to_owned()));
    notes.extend(measured.policy.map(|policy| super::policy_words(policy).get(lang).to_owned()));
    notes.extend(measured.bound.map(|bound| say(lang, if bound == Bound::Cap { "封顶" } else { "保底" }, bound.word()).to_owned()));
    notes.extend(
        measured.steps.iter().map(|(step, after)| {
            format!("{} → {}", super::step_words(&card.prepare[*step]).get(lang), after.map(digits).unwrap_or_default())
        }),
    );
    notes.extend(measured.estimated.then(|| say(lang, "估计", "estimate").to_owned()));
    // Offices are named in Chinese only.
    notes.extend(leaf.provider.clone().filter(|_| lang == Lang::Zh));
    vec![
        title,
        amount(measured.value),
        measured.over.map(amount).unwrap_or_default(),
        measured.x.map(digits).unwrap_or_default(),
        leaf.measure.name().to_owned(),
        bounds(seen, story, term, lang),
        measured.normalised.map(digits).unwrap_or_default(),
        weight,
        points,
        notes.join(say(lang, "；", "; ")),
    ]
}

/// Whether a weight counts for more than the card has, as siblings were left out.
fn grown(term: &TermStory, counted: f64, card: &Scorecard) -> bool {
    let parent = card.terms[term.term].parent.as_ref().and_then(|id| card.terms.iter().find(|t| t.id == *id));
    let aggregate = match parent.map(|p| &p.kind) {
        Some(TermKind::Group(aggregate)) => *aggregate,
        _ => card.aggregate,
    };
    let own = term.weight.map(|w| w.to_string().parse().unwrap_or(f64::NAN));
    aggregate == methodology::catalogue::Aggregate::Sum && own.is_some_and(|own: f64| (own - counted).abs() > own.abs() * f64::EPSILON)
}

/// What the value is held against.
fn bounds(seen: &Scoreboard, story: &Story, term: &TermStory, lang: Lang) -> String {
    let method = seen.method();
    let own = &method.settings().leaves[term.term];
    if let Some(base) = own.base {
        return base.normalize().to_string();
    }
    if let (Some(low), Some(high)) = (own.low, own.high) {
        return format!("{}–{}", low.normalize(), high.normalize());
    }
    // Bounds of those who are judged tell of others.
    let used = seen.whole().zip(story.group).zip(term.measured.as_ref()).map(|((board, group), m)| board.used(m.leaf, group as usize));
    used.map(|u| format!("{}–{} ({} {})", digits(u.low), digits(u.high), say(lang, "本组", "of the group"), u.n)).unwrap_or_default()
}

/// A class by its number.
pub fn grade(card: &Scorecard, class: Option<u8>) -> String {
    class.and_then(|nth| card.classes.as_ref()?.grades.get(usize::from(nth))).map(|grade| grade.grade.clone()).unwrap_or_default()
}

/// The name of a subject.
pub fn name(judged: &Judged, subject: usize, lang: Lang) -> String {
    judged.names.get(subject).map(|name| name.get(lang).to_owned()).unwrap_or_default()
}

/// A number of a score as tables have it.
pub fn digits(value: f64) -> String {
    let rounded = Decimal::from_scientific(&format!("{value:.12e}")).map(|d| round(d, u32::try_from(DIGITS).unwrap_or(DIGITS as u32)));
    rounded.map_or_else(|_| format!("{value:.DIGITS$}"), |d| d.normalize().to_string())
}

pub(super) fn say<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
