//! What is wrong with a list that people edit, and in which line.

use serde::de::DeserializeOwned;

/// Why a list of actors, places or outlets cannot be used: a file, a line, what stands there and what to write.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {what}")]
pub struct ListError {
    /// The file, as its name was given.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub help: Option<String>,
}

impl ListError {
    /// The fault of the entry of that number under a heading such as `[[actor]]`; `file` is its name and its text.
    pub(crate) fn at_entry(
        file: (&str, &str),
        heading: &str,
        entry: usize,
        what: String,
        help: &str,
    ) -> ListError {
        let (file, text) = file;
        let mut lines = text.lines().enumerate();
        let is_heading = |line: &str| line.trim_start().starts_with(heading);
        let line = lines.by_ref().filter(|(_, line)| is_heading(line)).nth(entry);
        let line = line.map_or(1, |(at, _)| at + 1);
        ListError { file: file.to_owned(), line, what, help: Some(help.to_owned()) }
    }
}

/// Reads the TOML of a list; `file` is its name and its text.
pub(crate) fn parse<T: DeserializeOwned>(file: (&str, &str)) -> Result<T, ListError> {
    let (file, text) = file;
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let before = text.as_bytes().get(..at).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let what = error.message().trim_end().replace('\n', "; ");
        ListError { file: file.to_owned(), line, what, help: None }
    })
}
