//! Words that stand for the values of an enumeration.

/// Gives the values of an enumeration the words that stand for them in files and in the book.
macro_rules! words {
    ($name:ident: $($value:ident = $word:literal),+) => {
        impl $name {
            /// All values, in the order they are documented.
            pub const ALL: &'static [$name] = &[$($name::$value),+];

            /// Word in files and tables.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$value => $word),+
                }
            }

            /// Reads the word.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == text)
            }
        }
    };
}

pub(crate) use words;
