//! What each file gives: title, source, day and paragraphs, and that its places point back.

use crate::{article, folded, folder, read};
use intake::article::Article;

/// What a file beside a fixture says of it: lines 标题, 来源 and 日期 as far as there are such, then the paragraphs.
struct Expected {
    title: Option<String>,
    source: Option<String>,
    day: Option<String>,
    paragraphs: Vec<String>,
}

fn expected(text: &str) -> Expected {
    let (head, body) = text.split_once("\n\n").filter(|(h, _)| h.starts_with(['标', '来', '日'])).unwrap_or(("", text));
    let of = |label: &str| head.lines().find_map(|l| l.strip_prefix(label)).map(|l| l.trim().to_owned());
    let paragraphs: Vec<&str> = body.lines().filter(|l| !l.is_empty()).collect();
    Expected { title: of("标题"), source: of("来源"), day: of("日期"), paragraphs: folded(&paragraphs) }
}

#[test]
fn every_file_gives_its_article() {
    let mut names: Vec<String> =
        std::fs::read_dir(folder()).expect("folder").map(|e| e.expect("entry").file_name().into_string().expect("name")).collect();
    names.retain(|n| !n.ends_with(".txt"));
    names.sort();
    assert!(names.len() >= 13, "{names:?}");
    let wrong: Vec<String> = names.iter().filter_map(|name| difference(name)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn difference(name: &str) -> Option<String> {
    let stem = name.split('.').next().unwrap_or_default();
    let text = std::fs::read_to_string(folder().join(format!("{stem}.txt"))).expect(name);
    let (expected, found) = (expected(&text), article(name));
    points_back(&found);
    let kept = read(&found);
    let head = (found.title.clone(), found.source.clone(), found.published.map(|d| d.to_string()));
    let wanted = (expected.title, expected.source, expected.day);
    (kept != expected.paragraphs || head != wanted).then(|| {
        let cut: Vec<(&str, &str)> = found.cut.iter().map(|c| (c.why.code(), found.slice(c.start, c.end))).collect();
        format!("{name}: {head:?} for {wanted:?}\n{kept:#?}\nfor\n{:#?}\ncut {cut:#?}", expected.paragraphs)
    })
}

/// Every character of the reading is the one at its place in the text, and no place comes twice.
pub fn points_back(article: &Article) {
    let reading = article.reading();
    assert_eq!(reading.chars.len(), reading.places.len());
    assert_eq!(article.folded().len(), article.text().chars().count());
    assert!(reading.places.windows(2).all(|pair| pair[0] < pair[1]));
    for paragraph in &reading.paragraphs {
        for at in paragraph.start..paragraph.end {
            assert_eq!(reading.chars[at], article.folded()[reading.place(at)]);
        }
        let span = reading.span(paragraph.start, paragraph.end);
        assert!(span.start < span.end && span.end <= article.folded().len());
        assert_eq!(reading.chars.get(paragraph.end), Some(&'\n'));
    }
}
