//! Words as the network sees them: six numbers each, by spaCy's lexical attributes.

mod norms;

use std::collections::HashMap;

use crate::chars::{is_alpha, is_digit, is_space};

/// A distinct word, with what never changes from place to place.
#[derive(Debug)]
pub(crate) struct Lexeme {
    /// Its letters.
    pub(crate) text: Box<str>,
    /// The letters in lower case.
    pub(crate) lower: Box<str>,
    /// The hashes of NORM, PREFIX, SUFFIX and SHAPE.
    pub(crate) features: [u64; 4],
    /// Whether it is white space.
    pub(crate) is_space: bool,
}

/// What is known about words beforehand.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Strings that have a number of their own instead of a hash.
    symbols: HashMap<&'static str, u64>,
    /// Norms by the identity of the word.
    norms: HashMap<u64, Box<str>>,
}

impl Lexicon {
    /// A lexicon with the model's norms.
    pub(crate) fn new(norms: Vec<(u64, String)>) -> Lexicon {
        let symbols = include_str!("lexeme/symbols.txt")
            .lines()
            .filter_map(|line| line.split_once(' '))
            .filter_map(|(number, name)| Some((name, number.parse().ok()?)))
            .collect();
        let norms = norms.into_iter().map(|(id, norm)| (id, norm.into())).collect();
        Lexicon { symbols, norms }
    }

    /// The word, with the norm of a tokeniser exception where it has one.
    pub(crate) fn lexeme(&self, text: &str, norm: Option<&str>) -> Lexeme {
        let lower = text.to_lowercase();
        let norm = match norm {
            Some(norm) => norm,
            None => match self.norms.get(&self.id(text)) {
                Some(norm) => norm,
                None => norms::base_norm(text).unwrap_or(&lower),
            },
        };
        let prefix = text.chars().next().map_or(0, char::len_utf8);
        let suffix = text.char_indices().rev().take(3).last().map_or(0, |(at, _)| at);
        let features = [
            self.id(norm),
            self.id(&text[..prefix]),
            self.id(&text[suffix..]),
            self.id(&shape(text)),
        ];
        let is_space = !text.is_empty() && text.chars().all(is_space);
        Lexeme { text: text.into(), lower: lower.into(), features, is_space }
    }

    /// The identity of a string in spaCy's string store.
    fn id(&self, text: &str) -> u64 {
        match text.is_empty() {
            true => 0,
            false => match self.symbols.get(text) {
                Some(&symbol) => symbol,
                None => murmur64a(text.as_bytes(), 1),
            },
        }
    }
}

/// The shape of a word: `Xxxx` for "Hajin", `dd` for "17"; runs are cut after four.
pub(crate) fn shape(text: &str) -> String {
    if text.chars().count() >= 100 {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(text.len());
    let mut last = None;
    let mut run = 0_u8;
    for c in text.chars() {
        let kind = match c {
            _ if is_alpha(c) && c.is_uppercase() => 'X',
            _ if is_alpha(c) => 'x',
            _ if is_digit(c) => 'd',
            _ => c,
        };
        run = if last == Some(kind) { run.saturating_add(1) } else { 0 };
        last = Some(kind);
        if run < 4 {
            shape.push(kind);
        }
    }
    shape
}

/// MurmurHash64A, by which spaCy names strings.
fn murmur64a(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let (words, tail) = bytes.as_chunks::<8>();
    for word in words {
        let mut k = u64::from_le_bytes(*word).wrapping_mul(M);
        k ^= k >> 47;
        hash = (hash ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !tail.is_empty() {
        let mut last = [0; 8];
        last[..tail.len()].copy_from_slice(tail);
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(M);
    }
    hash ^= hash >> 47;
    hash = hash.wrapping_mul(M);
    hash ^ (hash >> 47)
}
