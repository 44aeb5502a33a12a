//! What is wrong with a file of the lexicon, and in which line.

use dateline_model::UnknownWord;

/// Why a lexicon cannot be used: a file, a line, what stands there and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {what}")]
pub struct LexiconError {
    /// The file, as its name was given.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub help: Option<String>,
}

/// A fault whose place is still to be found by the word it is about.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    what: String,
    help: Option<String>,
    /// The word as the file writes it, without its quotes; empty for the entry as a whole.
    word: String,
}

impl Fault {
    pub(super) fn new(what: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { what: what.into(), help: Some(help.into()), word: String::new() }
    }

    /// Says which word it is about.
    pub(super) fn at(self, word: &str) -> Fault {
        Fault { word: word.to_owned(), ..self }
    }

    /// The fault of the entry of that number under a heading such as `[[rule]]`; `name` is the entry's own.
    pub(super) fn of(
        self,
        file: (&str, &str),
        heading: &str,
        entry: usize,
        name: &str,
    ) -> LexiconError {
        let (file, text) = file;
        let key = heading.trim_matches(['[', ']']);
        let line = line_of(text, heading, entry, &self.word);
        let what = format!("{key} `{name}`: {}", self.what);
        LexiconError { file: file.to_owned(), line, what, help: self.help }
    }
}

impl From<UnknownWord> for Fault {
    fn from(error: UnknownWord) -> Fault {
        Fault::new(error.to_string(), error.remedy()).at(&error.word)
    }
}

/// The line of the first such word in an entry; that of its heading where it is not found.
fn line_of(text: &str, heading: &str, entry: usize, word: &str) -> usize {
    let lines = || text.lines().enumerate();
    let is_heading = |line: &str| line.trim_start().starts_with(heading);
    let Some((start, _)) = lines().filter(|(_, line)| is_heading(line)).nth(entry) else {
        return 1;
    };
    let own = lines().skip(start + 1).take_while(|(_, line)| !is_heading(line));
    let holds = |line: &str| {
        let before = |at: usize| line[..at].chars().next_back();
        let after = |at: usize| line[at + word.len()..].chars().next();
        let ends = |letter: Option<char>| letter.is_none_or(|it| !it.is_alphanumeric());
        line.match_indices(word).any(|(at, _)| ends(before(at)) && ends(after(at)))
    };
    let found = match word.is_empty() {
        true => None,
        false => own.into_iter().find(|(_, line)| holds(line)),
    };
    found.map_or(start, |(line, _)| line) + 1
}

/// Reads the TOML of a file.
pub(crate) fn parse<T: serde::de::DeserializeOwned>(
    file: &str,
    text: &str,
) -> Result<T, LexiconError> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let before = text.as_bytes().get(..at).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let what = error.message().trim_end().replace('\n', "; ");
        let help = match what.starts_with("missing field") {
            true => "add it; docs/lexicon.md shows a whole file",
            false => "docs/lexicon.md lists the keys of a rule and what each takes",
        };
        let help = Some(help.to_owned());
        LexiconError { file: file.to_owned(), line, what, help }
    })
}
