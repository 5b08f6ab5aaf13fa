//! A secret: from the environment or a file, and never printed.

use crate::failure::{Failure, USAGE};
use std::fmt;
use std::path::Path;

/// A secret. It is not printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The secret itself, where it is used.
    pub fn told(&self) -> &str {
        &self.0
    }

    /// From a variable of the environment, else from the first line of a file; `what` it is for.
    ///
    /// # Errors
    /// Where neither holds one.
    pub fn find(what: &str, variable: &str, told: Option<String>, file: Option<&Path>) -> Result<Self, Failure> {
        let read = |file: &Path| std::fs::read_to_string(file).map_err(|error| Failure::io(&file.display().to_string(), &error));
        let text = match (told, file) {
            (Some(told), _) => told,
            (None, Some(file)) => read(file)?.lines().next().unwrap_or_default().to_owned(),
            (None, None) => String::new(),
        };
        if text.trim().is_empty() {
            return Err(Failure::new(
                USAGE,
                format!("{what} 没有密钥：用环境变量 {variable}，或在设置中指明存放密钥的文件"),
                format!("{what} has no secret: the variable {variable} holds it, or a file that the settings name"),
            ));
        }
        Ok(Secret(text.trim().to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
