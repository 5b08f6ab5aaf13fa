//! Reads tokens into a tree; the first thing out of place ends it, with what was expected there.

use super::Fault;
use super::ast::Ordering;
use super::faults;
use super::lex::{Token, TokenKind, lex};
use super::raw::{Argument, Raw, RawKind};

/// Deepest nesting of a formula; beyond it nobody could read it, and the stack stays small.
const DEEPEST: usize = 40;

type Read = Result<Raw, Box<Fault>>;

/// Reads a formula.
pub fn parse(text: &str) -> Read {
    read(text, ["sum(B204-1.01)", "sum(B204-1.01 + B204-1.02)"])
}

/// Reads the relation of an edit: the same language, other examples in the hints.
pub fn parse_relation(text: &str) -> Read {
    read(text, ["B204-1.03 >= B204-1.04"; 2])
}

fn read(text: &str, samples: [&'static str; 2]) -> Read {
    let mut parser = Parser { tokens: lex(text), next: 0, depth: 0, end: text.trim_end().chars().count(), samples };
    let raw = parser.any()?;
    match parser.tokens.get(parser.next) {
        None => Ok(raw),
        Some(_) => Err(parser.unexpected("运算符或结尾", "an operator or the end")),
    }
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    depth: usize,
    end: usize,
    /// A whole one for what ends too early, and one for what goes wrong on the way.
    samples: [&'static str; 2],
}

impl Parser {
    /// Any expression, conditions included: what may stand where is for the check to say.
    fn any(&mut self) -> Read {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Box::new(faults::too_deep(self.here(), DEEPEST)));
        }
        let mut left = self.both()?;
        while self.word("or") {
            left = Raw::joined(left, self.both()?, RawKind::Or);
        }
        self.depth -= 1;
        Ok(left)
    }

    fn both(&mut self) -> Read {
        let mut left = self.negated()?;
        while self.word("and") {
            left = Raw::joined(left, self.negated()?, RawKind::And);
        }
        Ok(left)
    }

    fn negated(&mut self) -> Read {
        let (start, _) = self.here();
        let mut times = 0;
        while self.word("not") {
            times += 1;
        }
        let inner = self.compared()?;
        let end = inner.at + inner.width;
        let wrap = |raw, _| Raw { at: start, width: end.saturating_sub(start), kind: RawKind::Not(Box::new(raw)) };
        // Two nots cancel in Kleene's logic too.
        Ok((0..times % 2).fold(inner, wrap))
    }

    fn compared(&mut self) -> Read {
        let left = self.added()?;
        if self.word("in") {
            return if self.sign("[") { self.bounds(left) } else { Ok(Raw::joined(left, self.single()?, RawKind::In)) };
        }
        let Some(ordering) = self.ordering() else { return Ok(left) };
        let right = self.added()?;
        Ok(Raw::joined(left, right, |a, b| RawKind::Compare(a, ordering, b)))
    }

    /// What stands between the brackets of `x in [a, b]`.
    fn bounds(&mut self, value: Raw) -> Read {
        let low = self.added()?;
        if !self.sign(",") {
            return Err(self.unexpected("运算符或“,”", "an operator or `,`"));
        }
        let high = self.added()?;
        let (at, (end, width)) = (value.at, self.here());
        if !self.sign("]") {
            return Err(self.unexpected("运算符或“]”", "an operator or `]`"));
        }
        let kind = RawKind::Between(Box::new(value), Box::new(low), Box::new(high));
        Ok(Raw { at, width: (end + width).saturating_sub(at), kind })
    }

    fn ordering(&mut self) -> Option<Ordering> {
        let signs = [
            ("<=", Ordering::AtMost),
            (">=", Ordering::AtLeast),
            ("!=", Ordering::NotEqual),
            ("<", Ordering::Less),
            (">", Ordering::Greater),
            ("=", Ordering::Equal),
        ];
        signs.into_iter().find(|(sign, _)| self.sign(sign)).map(|(_, ordering)| ordering)
    }

    fn added(&mut self) -> Read {
        let mut left = self.multiplied()?;
        loop {
            if self.sign("+") {
                left = Raw::joined(left, self.multiplied()?, RawKind::Add);
            } else if self.sign("-") {
                left = Raw::joined(left, self.multiplied()?, RawKind::Sub);
            } else {
                return Ok(left);
            }
        }
    }

    fn multiplied(&mut self) -> Read {
        let mut left = self.single()?;
        loop {
            let here = self.here();
            if self.sign("*") {
                left = Raw::joined(left, self.single()?, RawKind::Mul);
            } else if self.sign("/") {
                left = Raw::joined(left, self.single()?, |a, b| RawKind::Div(a, b, here));
            } else {
                return Ok(left);
            }
        }
    }

    fn single(&mut self) -> Read {
        if self.sign("(") {
            let inner = self.any()?;
            self.close("运算符或 )", "an operator or `)`")?;
            return Ok(inner);
        }
        let Some(token) = self.tokens.get(self.next).cloned() else {
            return Err(self.expected_value());
        };
        let kind = match token.kind {
            TokenKind::Number(amount, unit) => RawKind::Number(amount, unit),
            TokenKind::Text(text) => RawKind::Text(text),
            TokenKind::Item(form, item) => RawKind::Item(form, item),
            TokenKind::Form(form) => RawKind::Form(form),
            TokenKind::Name(name) if !is_keyword(&name) => return self.named(name, token.at, token.width),
            TokenKind::NumberOf(unit) => return Err(Box::new(faults::unknown_unit(&token.text, &unit, token.at))),
            _ => return Err(self.expected_value()),
        };
        self.next += 1;
        Ok(Raw { at: token.at, width: token.width, kind })
    }

    fn named(&mut self, name: String, at: usize, width: usize) -> Read {
        self.next += 1;
        if !self.sign("(") {
            return Ok(Raw { at, width, kind: RawKind::Name(name) });
        }
        let mut arguments = Vec::new();
        if !self.peek_sign(")") {
            arguments.push(self.argument()?);
            while self.sign(",") {
                arguments.push(self.argument()?);
            }
        }
        let filter = if self.word("where") { Some(Box::new(self.any()?)) } else { None };
        let end = self.close("“,”、“)”或 where", "`,`, `)` or `where`")?;
        Ok(Raw { at, width: end.saturating_sub(at), kind: RawKind::Call { verb: name, arguments, filter } })
    }

    fn argument(&mut self) -> Result<Argument, Box<Fault>> {
        let of = self.word("of");
        if of && !self.sign(":") {
            return Err(self.unexpected("of 后的冒号", "a colon after `of`"));
        }
        Ok(Argument { of, value: self.any()? })
    }

    /// Takes `)` and says where it ends.
    fn close(&mut self, zh: &str, en: &str) -> Result<usize, Box<Fault>> {
        let (at, width) = self.here();
        if self.sign(")") { Ok(at + width) } else { Err(self.unexpected(zh, en)) }
    }

    fn sign(&mut self, sign: &str) -> bool {
        let found = self.peek_sign(sign);
        self.next += usize::from(found);
        found
    }

    fn peek_sign(&self, sign: &str) -> bool {
        matches!(self.tokens.get(self.next).map(|t| &t.kind), Some(TokenKind::Sign(s)) if *s == sign)
    }

    fn word(&mut self, word: &str) -> bool {
        let found = matches!(self.tokens.get(self.next).map(|t| &t.kind), Some(TokenKind::Name(n)) if n == word);
        self.next += usize::from(found);
        found
    }

    fn here(&self) -> (usize, usize) {
        self.tokens.get(self.next).map_or((self.end, 1), |t| (t.at, t.width))
    }

    fn expected_value(&self) -> Box<Fault> {
        self.unexpected("数字、报表项目（如 B204-1.01）、指标或函数", "a number, an item such as B204-1.01, an indicator or a verb")
    }

    fn unexpected(&self, zh: &str, en: &str) -> Box<Fault> {
        Box::new(faults::unexpected(self.tokens.get(self.next), self.here(), (zh, en), self.samples))
    }
}

fn is_keyword(name: &str) -> bool {
    matches!(name, "where" | "and" | "or" | "not" | "in" | "of")
}
