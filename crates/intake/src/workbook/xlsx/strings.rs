//! The part of shared texts, and rich text wherever it stands.

use super::super::reading::Stop;
use super::super::strings::Strings;
use crate::ooxml::xml::{attributes, push_entity, reader, unescaped};
use quick_xml::events::{BytesStart, Event};

/// Runs of a rich text, put together without their phonetic guides.
#[derive(Debug, Default)]
pub(super) struct Runs {
    text: String,
    run: String,
    in_run: bool,
    in_guide: bool,
    preserve: bool,
}

impl Runs {
    /// Takes an event inside `si` or `is`.
    pub fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(e) => self.start(e),
            Event::End(e) => self.end(e.local_name().as_ref()),
            Event::Text(t) if self.in_run => self.run.push_str(&t.xml10_content()),
            Event::CData(t) if self.in_run => self.run.push_str(&t.xml10_content()),
            Event::GeneralRef(e) if self.in_run => push_entity(&mut self.run, e),
            _ => {}
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "rPh" => self.in_guide = true,
            "t" if !self.in_guide => {
                self.in_run = true;
                self.preserve = attributes(element).any(|a| a == ("space", "preserve"));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "rPh" => self.in_guide = false,
            "t" if self.in_run => {
                // Without `preserve` the space around a text belongs to the layout of the part.
                let run = if self.preserve { self.run.as_str() } else { self.run.trim_matches([' ', '\t', '\r', '\n']) };
                self.text.push_str(&unescaped(run));
                self.run.clear();
                self.in_run = false;
            }
            _ => {}
        }
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Starts the next text.
    pub fn clear(&mut self) {
        self.text.clear();
        self.run.clear();
        (self.in_run, self.in_guide) = (false, false);
    }
}

/// All shared texts.
pub(super) fn read(xml: &str) -> Result<Strings, Stop> {
    let (mut reader, mut strings, mut runs) = (reader(xml), Strings::default(), Runs::default());
    loop {
        match reader.read_event().map_err(|_| Stop::Damaged)? {
            Event::Start(e) if e.local_name().as_ref() == "si" => runs.clear(),
            Event::End(e) if e.local_name().as_ref() == "si" => strings.push(runs.text())?,
            Event::Empty(e) if e.local_name().as_ref() == "si" => strings.push("")?,
            Event::Eof => return Ok(strings),
            event => runs.take(&event),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_put_together_and_guides_left_out() {
        let xml = "<sst><si><t>工业</t></si><si><r><t xml:space=\"preserve\">总 </t></r><r><t>产值</t></r><rPh><t>zong</t></rPh></si>\
                   <si/><si><t/></si><si><t> a&amp;b&#20013;_x000A_ </t></si><si><t><![CDATA[<x>]]></t></si></sst>";
        let strings = read(xml).expect("strings");
        let texts: Vec<Option<&str>> = (0..7).map(|n| strings.get(n)).collect();
        assert_eq!(texts, [Some("工业"), Some("总 产值"), Some(""), Some(""), Some("a&b中\n"), Some("<x>"), None]);
    }
}
