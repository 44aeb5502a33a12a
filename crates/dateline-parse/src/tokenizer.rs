//! Text to tokens, by spaCy's algorithm and its English tables.
//!
//! The text falls into chunks at white space. A chunk is an exception ("don't"), or marks are taken off its ends
//! and the rest is an address, is cut at marks inside, or is one word. At last, exceptions that the cutting has
//! torn apart (":)") are put together again. Chunks repeat, so what became of one is kept in the [`Vocab`].

mod patterns;
#[cfg(test)]
mod tests;
mod torn;

use std::collections::HashMap;
use std::ops::Range;

use crate::ModelError;
use crate::chars::is_space;
use crate::tables::TokenizerTables;
use crate::vocab::{Teacher, Vocab, WordId};
use patterns::Patterns;

/// Longer chunks are one word: nothing a person writes without a blank is as long, and cutting is quadratic.
const LONGEST_CHUNK: usize = 2_000;

/// A word of the text, as the network will see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) word: WordId,
    /// Its first byte.
    pub(crate) start: usize,
    /// The byte after its last.
    pub(crate) end: usize,
    /// Whether a blank follows that is no token of its own.
    pub(crate) blank: bool,
}

/// The rules of the tokeniser.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    patterns: Patterns,
    exceptions: HashMap<Box<str>, Vec<ExceptionWord>>,
    /// Exceptions as the cutting tears them apart, by their first word.
    torn: HashMap<Box<str>, Vec<Vec<Box<str>>>>,
}

/// What a chunk is cut into.
enum Part<'a> {
    Word(&'a str),
    Exception(&'a [ExceptionWord]),
}

#[derive(Debug)]
struct ExceptionWord {
    text: Box<str>,
    norm: Option<Box<str>>,
}

impl Tokenizer {
    pub(crate) fn new(tables: &TokenizerTables) -> Result<Tokenizer, ModelError> {
        let mut exceptions = HashMap::new();
        for (chunk, words) in &tables.exceptions {
            let words: Option<Vec<ExceptionWord>> =
                words.as_array().into_iter().flatten().map(exception_word).collect();
            match words {
                Some(words) if !words.is_empty() => {
                    exceptions.insert(chunk.as_str().into(), words)
                }
                Some(_) | None => {
                    let reason = format!("exception `{chunk}` is no list of words");
                    return Err(ModelError::Tables(reason));
                }
            };
        }
        let patterns = Patterns::new(tables)?;
        let mut tokenizer = Tokenizer { patterns, exceptions, torn: HashMap::new() };
        for chunk in tables.exceptions.keys() {
            tokenizer.learn_torn(chunk);
        }
        Ok(tokenizer)
    }

    /// Whether an exception, torn apart, begins with this word.
    pub(crate) fn may_be_torn(&self, word: &str) -> bool {
        self.torn.contains_key(word)
    }

    /// The tokens of a text, in order; surplus white space is a token.
    pub(crate) fn tokens(
        &self,
        text: &str,
        teacher: Teacher<'_>,
        vocab: &mut Vocab,
    ) -> Vec<Piece> {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut start = 0;
        let mut in_space = text.chars().next().is_some_and(is_space);
        for (at, c) in text.char_indices() {
            if is_space(c) == in_space {
                continue;
            }
            if start < at {
                self.chunk(text, start..at, teacher, vocab, &mut tokens);
            }
            // One blank belongs to the token before it; any other white space begins a token.
            start = at;
            if c == ' ' {
                start += 1;
                if let Some(last) = tokens.last_mut() {
                    last.blank = true;
                }
            }
            in_space = !in_space;
        }
        if start < text.len() {
            self.chunk(text, start..text.len(), teacher, vocab, &mut tokens);
            if let Some(last) = tokens.last_mut() {
                last.blank = text.ends_with(' ') && !in_space;
            }
        }
        self.mend(text, teacher, vocab, tokens)
    }

    /// Adds the tokens of one chunk.
    fn chunk(
        &self,
        text: &str,
        range: Range<usize>,
        teacher: Teacher<'_>,
        vocab: &mut Vocab,
        tokens: &mut Vec<Piece>,
    ) {
        let chunk = &text[range.clone()];
        let known = match vocab.chunk(chunk) {
            Some(known) => known,
            None => {
                let mut words = Vec::new();
                for part in self.cut(chunk, true) {
                    match part {
                        Part::Word(word) => words.push(vocab.word(teacher, word, None)),
                        Part::Exception(exception) => {
                            words.extend(self.exception(exception, teacher, vocab));
                        }
                    }
                }
                vocab.learn_chunk(chunk, &words)
            }
        };
        let mut start = range.start;
        for at in known {
            let word = vocab.word_of_chunk(at);
            let end = start + vocab.lexeme(word).text.len();
            tokens.push(Piece { word, start, end, blank: false });
            start = end;
        }
    }

    /// Cuts a chunk that is no exception itself.
    ///
    /// Marks are taken off both ends in turn until nothing gives way or an exception is left.
    fn cut<'a>(&'a self, chunk: &'a str, with_exceptions: bool) -> Vec<Part<'a>> {
        if chunk.len() > LONGEST_CHUNK {
            return vec![Part::Word(chunk)];
        }
        let exception = |part: &str| match with_exceptions {
            true => self.exceptions.get(part),
            false => None,
        };
        // Neither ends nor inside of a chunk of plain letters can give way.
        let is_plain = chunk.bytes().all(|byte| byte.is_ascii_alphabetic());
        let mut parts = Vec::new();
        let mut suffixes = Vec::new();
        let mut rest = chunk;
        let mut before = 0;
        while !rest.is_empty() && rest.len() != before && !is_plain {
            if exception(rest).is_some() {
                break;
            }
            before = rest.len();
            let prefix = self.patterns.prefix(rest);
            if prefix > 0 && exception(&rest[prefix..]).is_some() {
                parts.push(Part::Word(&rest[..prefix]));
                rest = &rest[prefix..];
                break;
            }
            let suffix = self.patterns.suffix(&rest[prefix..]);
            let behind = rest.len() - suffix;
            if suffix > 0 && exception(&rest[..behind]).is_some() {
                suffixes.push(&rest[behind..]);
                rest = &rest[..behind];
                break;
            }
            if prefix > 0 {
                parts.push(Part::Word(&rest[..prefix]));
            }
            if suffix > 0 {
                suffixes.push(&rest[behind..]);
            }
            rest = &rest[prefix..behind];
        }
        if let Some(words) = exception(rest) {
            parts.push(Part::Exception(words));
        } else if is_plain || self.patterns.is_url(rest) {
            parts.push(Part::Word(rest));
        } else {
            self.cut_inside(rest, &mut parts);
        }
        parts.extend(suffixes.into_iter().rev().map(Part::Word));
        parts
    }

    /// Cuts at the marks inside: "dyn-o-mite" at its hyphens.
    fn cut_inside<'a>(&self, rest: &'a str, parts: &mut Vec<Part<'a>>) {
        let mut start = 0;
        for (from, to) in self.patterns.infixes(rest) {
            // A mark at the very beginning stays where it is.
            if from == 0 {
                continue;
            }
            if from > start {
                parts.push(Part::Word(&rest[start..from]));
            }
            if to > from {
                parts.push(Part::Word(&rest[from..to]));
            }
            start = to;
        }
        if start < rest.len() {
            parts.push(Part::Word(&rest[start..]));
        }
    }

    fn exception(
        &self,
        words: &[ExceptionWord],
        teacher: Teacher<'_>,
        vocab: &mut Vocab,
    ) -> Vec<WordId> {
        words
            .iter()
            .map(|word| vocab.word(teacher, &word.text, word.norm.as_deref()))
            .collect()
    }
}

fn exception_word(value: &serde_json::Value) -> Option<ExceptionWord> {
    let parts = value.as_array()?;
    let text = parts.first()?.as_str()?.into();
    let norm = parts.get(1).and_then(serde_json::Value::as_str).map(Box::from);
    Some(ExceptionWord { text, norm })
}
