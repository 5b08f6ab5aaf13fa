//! Why a bulletin cannot be composed.

use super::template::TemplateFault;
use figures::Text;

/// Why a bulletin cannot be composed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulletinFault {
    /// The template names a slot or a part of one that the bulletin does not define.
    UnknownSlot(String),
    /// No figure was given for a slot or breakdown.
    NoFigure(String),
    /// `.change` of a slot that is no growth.
    NoChange(String),
    /// A brace without its other half.
    OpenBrace,
    /// A digit typed into the template.
    TypedDigit(char),
    /// The composed sentence says what the wording forbids.
    Forbidden {
        /// The sentence.
        sentence: String,
        /// Why it is wrong.
        reason: Text,
        /// What is written instead.
        instead: Text,
    },
}

impl BulletinFault {
    /// What is wrong, for a reader.
    pub fn words(&self) -> Text {
        match self {
            BulletinFault::UnknownSlot(name) => {
                Text::new(format!("模板中的“{name}”没有定义"), format!("the template's `{name}` is not defined"))
            }
            BulletinFault::NoFigure(slot) => Text::new(format!("“{slot}”没有数字"), format!("there is no figure for `{slot}`")),
            BulletinFault::NoChange(slot) => {
                Text::new(format!("“{slot}”不是增速，不能写 .change"), format!("`{slot}` is no growth, so `.change` has no meaning"))
            }
            BulletinFault::OpenBrace => Text::new("花括号不成对", "a brace without its other half"),
            BulletinFault::TypedDigit(digit) => Text::new(
                format!("模板中写了数字“{digit}”，数字只能来自指标"),
                format!("the digit `{digit}` is typed; figures are bound, never typed"),
            ),
            BulletinFault::Forbidden { sentence, reason, instead } => {
                Text::new(format!("“{sentence}”：{}；{}", reason.zh, instead.zh), format!("\"{sentence}\": {}; {}", reason.en, instead.en))
            }
        }
    }
}

impl From<TemplateFault> for BulletinFault {
    fn from(fault: TemplateFault) -> Self {
        match fault {
            TemplateFault::OpenBrace => BulletinFault::OpenBrace,
            TemplateFault::TypedDigit(digit) => BulletinFault::TypedDigit(digit),
        }
    }
}
