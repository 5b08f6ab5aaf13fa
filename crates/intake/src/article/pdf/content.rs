//! Content streams: which characters they show, where, and how large.

use super::font::Font;
use super::weigh::{Budget, Exceeded};
use hayro_cmap::BfString;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Dict, Name, Number, Object, Stream};
use hayro_syntax::page::Resources;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Forms inside one another.
const NESTED: usize = 8;
/// Saved states of one stream.
const SAVED: usize = 512;
/// Operators of all pages, those in forms as often as they are shown.
const OPERATORS: usize = 20_000_000;
/// Characters of all pages.
const CHARACTERS: usize = 8_000_000;

/// A transformation: `x' = ax + cy + e`, `y' = bx + dy + f`.
type Matrix = [f64; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(m: Matrix, n: Matrix) -> Matrix {
    [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
}

/// A character on a page.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// What it stands for; the replacement character when its font doesn't say.
    pub text: Shown,
    /// Left end, base line and right end, in points; y grows upwards.
    pub x: f64,
    pub y: f64,
    pub right: f64,
    /// Height of its font.
    pub size: f64,
}

/// One character, seldom more.
#[derive(Debug, Clone)]
pub(super) enum Shown {
    One(char),
    More(String),
}

/// What all pages share.
pub(super) struct Session {
    pub budget: Budget,
    fonts: BTreeMap<usize, Rc<Font>>,
    operators: usize,
    /// Characters whose fonts don't say what they stand for.
    pub unknown: usize,
    /// Characters shown.
    pub shown: usize,
}

impl Session {
    pub fn new(budget: Budget) -> Self {
        Session { budget, fonts: BTreeMap::new(), operators: 0, shown: 0, unknown: 0 }
    }

    /// The characters of a page in the order they are shown.
    pub fn page<'a>(&mut self, content: &[u8], resources: &Resources<'a>, turned: Matrix) -> Result<Vec<Glyph>, Exceeded> {
        let mut glyphs = Vec::new();
        self.stream(content, resources, State::new(turned), 0, &mut glyphs)?;
        Ok(glyphs)
    }

    fn stream<'a>(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        state: State,
        depth: usize,
        out: &mut Vec<Glyph>,
    ) -> Result<(), Exceeded> {
        let mut saved: Vec<State> = Vec::new();
        let mut state = state;
        let mut operators = TypedIter::new(content);
        while let Some(op) = operators.next() {
            self.operators += 1;
            if self.operators > OPERATORS || self.shown > CHARACTERS {
                return Err(Exceeded);
            }
            match op {
                Op::SaveState(_) if saved.len() < SAVED => saved.push(state.clone()),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::XObject(form) if depth < NESTED => self.form(form.0, resources, &state, depth, out)?,
                Op::TextFont(font) => {
                    state.font = self.font(font.0, resources)?;
                    state.size = font.1.as_f64();
                }
                Op::ShowText(s) => self.show(&mut state, s.0.as_bytes(), out),
                Op::NextLineAndShowText(s) => {
                    state.next_line();
                    self.show(&mut state, s.0.as_bytes(), out);
                }
                Op::ShowTextWithParameters(s) => {
                    (state.word_spacing, state.spacing) = (s.0.as_f64(), s.1.as_f64());
                    state.next_line();
                    self.show(&mut state, s.2.as_bytes(), out);
                }
                Op::ShowTexts(pieces) => {
                    for piece in pieces.0.iter::<Object<'_>>() {
                        match piece {
                            Object::String(s) => self.show(&mut state, s.as_bytes(), out),
                            Object::Number(back) => state.advance(-back.as_f64() / 1000.0 * state.size * state.stretch),
                            _ => {}
                        }
                    }
                }
                op => state.set(&op),
            }
        }
        Ok(())
    }

    fn font<'a>(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Result<Option<Rc<Font>>, Exceeded> {
        let Some(dict): Option<Dict<'_>> = resources.get_font(name) else { return Ok(None) };
        let key = dict.data().as_ptr() as usize;
        if let Some(font) = self.fonts.get(&key) {
            return Ok(Some(font.clone()));
        }
        let font = Rc::new(Font::read(&dict, &mut self.budget)?);
        self.fonts.insert(key, font.clone());
        Ok(Some(font))
    }

    fn form<'a>(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'a>,
        state: &State,
        depth: usize,
        out: &mut Vec<Glyph>,
    ) -> Result<(), Exceeded> {
        let Some(stream): Option<Stream<'a>> = resources.get_x_object(name) else { return Ok(()) };
        if stream.dict().get::<Name<'_>>("Subtype").is_none_or(|s| s.as_ref() != b"Form") {
            return Ok(());
        }
        let Some(content) = self.budget.unpack(&stream)? else { return Ok(()) };
        let own = stream.dict().get::<Dict<'a>>("Resources").map(Resources::new);
        let matrix = stream.dict().get::<[f32; 6]>("Matrix").map_or(IDENTITY, |m| m.map(f64::from));
        let mut inner = state.clone();
        inner.page = times(matrix, inner.page);
        self.stream(&content, own.as_ref().unwrap_or(resources), inner, depth + 1, out)
    }

    fn show(&mut self, state: &mut State, bytes: &[u8], out: &mut Vec<Glyph>) {
        let Some(font) = state.font.clone() else { return };
        font.codes(bytes, |code| {
            let at = times([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise], times(state.text, state.page));
            let spacing = state.spacing + if code.space { state.word_spacing } else { 0.0 };
            state.advance((code.advance * state.size + spacing) * state.stretch);
            self.shown += 1;
            self.unknown += usize::from(code.text.is_none());
            let text = match code.text {
                Some(BfString::Char(c)) => Shown::One(c),
                Some(BfString::String(s)) => Shown::More(s),
                None => Shown::One(char::REPLACEMENT_CHARACTER),
            };
            // Slanted text is a mark behind the page.
            if at[1].abs() <= at[0].abs() * 0.2 && at[0] > 0.0 {
                let size = at[2].hypot(at[3]);
                out.push(Glyph { text, x: at[4], y: at[5], right: at[4] + code.advance * at[0], size });
            }
        });
    }
}

/// The state of graphics and text.
#[derive(Clone)]
struct State {
    page: Matrix,
    text: Matrix,
    line: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl State {
    fn new(page: Matrix) -> Self {
        State {
            page,
            text: IDENTITY,
            line: IDENTITY,
            font: None,
            size: 1.0,
            spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }

    /// What operators do that show nothing.
    fn set(&mut self, op: &Op<'_, '_>) {
        let of = |n: &Number| n.as_f64();
        match op {
            Op::Transform(t) => self.page = times([of(&t.0), of(&t.1), of(&t.2), of(&t.3), of(&t.4), of(&t.5)], self.page),
            Op::BeginText(_) => (self.text, self.line) = (IDENTITY, IDENTITY),
            Op::SetTextMatrix(t) => {
                self.line = [of(&t.0), of(&t.1), of(&t.2), of(&t.3), of(&t.4), of(&t.5)];
                self.text = self.line;
            }
            Op::NextLine(by) => self.move_line(of(&by.0), of(&by.1)),
            Op::NextLineAndSetLeading(by) => {
                self.leading = -of(&by.1);
                self.move_line(of(&by.0), of(&by.1));
            }
            Op::NextLineUsingLeading(_) => self.next_line(),
            Op::CharacterSpacing(by) => self.spacing = of(&by.0),
            Op::WordSpacing(by) => self.word_spacing = of(&by.0),
            Op::HorizontalScaling(to) => self.stretch = of(&to.0) / 100.0,
            Op::TextLeading(to) => self.leading = of(&to.0),
            Op::TextRise(to) => self.rise = of(&to.0),
            _ => {}
        }
    }

    fn move_line(&mut self, x: f64, y: f64) {
        self.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn next_line(&mut self) {
        self.move_line(0.0, -self.leading);
    }

    fn advance(&mut self, by: f64) {
        self.text = times([1.0, 0.0, 0.0, 1.0, by, 0.0], self.text);
    }
}
