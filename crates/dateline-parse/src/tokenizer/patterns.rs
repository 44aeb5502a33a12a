//! The four patterns that cut a chunk: what may be taken off in front, behind, inside, and what is an address.
//!
//! The patterns are the model's own. Before one is run, a look at the bytes tells whether it can match at all; what
//! it looks for is said of these patterns, and the comparison with the model's program would show a mistake.

use fancy_regex::{Regex, RegexBuilder};

use crate::ModelError;
use crate::tables::TokenizerTables;

/// How many characters at an end of a chunk the patterns can look at, runs of dots apart: the longest suffix is a
/// unit such as "km/h" behind a digit, the longest thing looked behind at two letters. Twice that, to be safe.
const REACH: usize = 16;

/// How many steps a pattern may take before it gives up: real addresses need a few thousand, and a chunk made to
/// be slow costs about a millisecond.
const MOST_STEPS: usize = 100_000;

/// The compiled patterns.
#[derive(Debug)]
pub(super) struct Patterns {
    prefix: Regex,
    suffix: Regex,
    infix: Regex,
    url: Regex,
}

impl Patterns {
    pub(super) fn new(tables: &TokenizerTables) -> Result<Patterns, ModelError> {
        let compile = |name: &str, pattern: &str| {
            // Unicode is the default here; Python's flag for it is not known.
            let pattern = pattern.trim_start_matches("(?u)");
            RegexBuilder::new(pattern)
                .backtrack_limit(MOST_STEPS)
                .build()
                .map_err(|error| ModelError::Tables(format!("pattern {name}: {error}")))
        };
        Ok(Patterns {
            prefix: compile("prefix", &tables.prefix)?,
            suffix: compile("suffix", &tables.suffix)?,
            infix: compile("infix", &tables.infix)?,
            url: compile("url", &tables.url)?,
        })
    }

    /// How many bytes to take off in front.
    pub(super) fn prefix(&self, chunk: &str) -> usize {
        // Of letters and figures, only currencies begin a prefix: US$, C$, A$.
        let first = chunk.bytes().next().unwrap_or(b' ');
        if first.is_ascii_alphanumeric() && !b"UCA".contains(&first) {
            return 0;
        }
        // Every alternative is tied to the beginning: the rest of a long chunk need not be looked at.
        let dots = chunk.bytes().take_while(|byte| *byte == b'.').count();
        let end = chunk[dots..].char_indices().nth(REACH);
        let end = end.map_or(chunk.len(), |(at, _)| dots + at);
        length(&self.prefix, &chunk[..end])
    }

    /// How many bytes to take off behind.
    pub(super) fn suffix(&self, chunk: &str) -> usize {
        // Only two kinds of suffix end in a letter: "'s", and a unit behind a figure.
        let is_mark =
            |byte: u8| byte.is_ascii_digit() || byte == b'\'' || !byte.is_ascii();
        if chunk.bytes().next_back().is_some_and(|last| last.is_ascii_alphabetic())
            && !chunk.bytes().any(is_mark)
        {
            return 0;
        }
        let dots = chunk.bytes().rev().take_while(|byte| *byte == b'.').count();
        let before = &chunk[..chunk.len() - dots];
        let start = before.char_indices().rev().nth(REACH).map_or(0, |(at, _)| at);
        length(&self.suffix, &chunk[start..])
    }

    /// Where the chunk falls apart.
    pub(super) fn infixes(&self, chunk: &str) -> Vec<(usize, usize)> {
        // Of ASCII, only these fall between words.
        let is_mark = |byte: u8| !byte.is_ascii() || b".+-*^,~:<>=/".contains(&byte);
        if !chunk.bytes().any(is_mark) {
            return Vec::new();
        }
        self.infix
            .find_iter(chunk)
            .map_while(Result::ok)
            .map(|found| (found.start(), found.end()))
            .collect()
    }

    /// Whether the chunk is an address on the web or of a person's mail.
    pub(super) fn is_url(&self, chunk: &str) -> bool {
        // An address has a dot: most chunks need no look.
        chunk.contains('.') && matches!(self.url.is_match(chunk), Ok(true))
    }
}

/// The length of the first match; a pattern that gives up on an odd chunk has none.
fn length(pattern: &Regex, chunk: &str) -> usize {
    match pattern.find(chunk) {
        Ok(Some(found)) => found.end() - found.start(),
        Ok(None) | Err(_) => 0,
    }
}
