//! What was already worked out about words and chunks: a memory, never a source of answers.
//!
//! An answer from here is the answer that would be worked out anew, so what a text is made into never depends
//! on the texts read before it. Every thread takes its own.

use std::collections::HashMap;
use std::ops::Range;

use crate::lexeme::{Lexeme, Lexicon};
use crate::ruler::Ruler;
use crate::ruler::WordClass;
use crate::tokenizer::Tokenizer;

/// The position of a word in its [`Vocab`].
pub(crate) type WordId = u32;

/// When so many words or chunks are known, everything is forgotten before the next text.
const MOST_WORDS: usize = 65_536;

/// Likewise for vectors: 31 MB for each thread. Twice as many would save a thirtieth of the time.
const MOST_VECTORS: usize = 8_192;

/// The numbers that an encoder keeps of a word: its vector of 96, and its shares in the second layer, 3 of 288.
pub(crate) const VECTOR: usize = 960;

/// Which vector of a word: the shared encoder sees whether a blank follows, the encoder of names does not.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Slot {
    Shared { blank: bool },
    Names,
}

#[derive(Debug)]
struct Word {
    lexeme: Lexeme,
    may_be_torn: bool,
    class: WordClass,
    vectors: [Option<u32>; 3],
}

/// The memory of one thread.
#[derive(Debug, Default)]
pub(crate) struct Vocab {
    words: Vec<Word>,
    plain: HashMap<Box<str>, WordId>,
    /// Words of tokeniser exceptions with a norm of their own.
    with_norm: HashMap<Box<str>, Vec<(Box<str>, WordId)>>,
    chunks: HashMap<Box<str>, (usize, usize)>,
    chunk_words: Vec<WordId>,
    vectors: Vec<f32>,
}

/// What is needed to learn a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Teacher<'m> {
    pub(crate) lexicon: &'m Lexicon,
    pub(crate) tokenizer: &'m Tokenizer,
    pub(crate) ruler: &'m Ruler,
}

impl Vocab {
    /// Forgets what is too much: the vectors, which are large and soon worked out again, or everything.
    pub(crate) fn make_room(&mut self) {
        if self.words.len().max(self.chunks.len()) > MOST_WORDS {
            *self = Vocab::default();
        } else if self.vectors.len() / VECTOR > MOST_VECTORS {
            self.vectors.clear();
            self.words.iter_mut().for_each(|word| word.vectors = [None; 3]);
        }
    }

    /// The word with these letters and, from an exception, this norm.
    pub(crate) fn word(
        &mut self,
        teacher: Teacher<'_>,
        text: &str,
        norm: Option<&str>,
    ) -> WordId {
        let known = match norm {
            None => self.plain.get(text).copied(),
            Some(norm) => self.with_norm.get(text).and_then(|words| {
                words.iter().find(|(known, _)| **known == *norm).map(|&(_, word)| word)
            }),
        };
        if let Some(word) = known {
            return word;
        }
        let word = WordId::try_from(self.words.len()).unwrap_or(WordId::MAX);
        let lexeme = teacher.lexicon.lexeme(text, norm);
        self.words.push(Word {
            may_be_torn: teacher.tokenizer.may_be_torn(text),
            class: teacher.ruler.class(&lexeme.lower),
            lexeme,
            vectors: [None; 3],
        });
        match norm {
            None => {
                self.plain.insert(text.into(), word);
            }
            Some(norm) => {
                self.with_norm.entry(text.into()).or_default().push((norm.into(), word));
            }
        }
        word
    }

    pub(crate) fn lexeme(&self, word: WordId) -> &Lexeme {
        &self.words[word as usize].lexeme
    }

    /// Whether a torn exception may begin with the word.
    pub(crate) fn may_be_torn(&self, word: WordId) -> bool {
        self.words[word as usize].may_be_torn
    }

    /// What the attribute ruler knows of the word.
    pub(crate) fn class(&self, word: WordId) -> WordClass {
        self.words[word as usize].class
    }

    /// Where the words of a chunk lie, for [`Vocab::word_of_chunk`].
    pub(crate) fn chunk(&self, chunk: &str) -> Option<Range<usize>> {
        self.chunks.get(chunk).map(|&(start, end)| start..end)
    }

    /// Remembers the words of a chunk.
    pub(crate) fn learn_chunk(&mut self, chunk: &str, words: &[WordId]) -> Range<usize> {
        let start = self.chunk_words.len();
        self.chunk_words.extend_from_slice(words);
        let end = self.chunk_words.len();
        self.chunks.insert(chunk.into(), (start, end));
        start..end
    }

    pub(crate) fn word_of_chunk(&self, at: usize) -> WordId {
        self.chunk_words[at]
    }

    /// What an encoder keeps of a word, if it is known.
    pub(crate) fn vector(&self, word: WordId, slot: Slot) -> Option<&[f32]> {
        let at = self.words[word as usize].vectors[slot.position()]? as usize;
        self.vectors.get(at * VECTOR..(at + 1) * VECTOR)
    }

    /// Remembers what an encoder keeps of a word.
    pub(crate) fn learn_vector(
        &mut self,
        word: WordId,
        slot: Slot,
        vector: &[f32],
        shares: &[f32],
    ) {
        let at = u32::try_from(self.vectors.len() / VECTOR).ok();
        self.vectors.extend_from_slice(vector);
        self.vectors.extend_from_slice(shares);
        self.words[word as usize].vectors[slot.position()] = at;
    }
}

impl Slot {
    fn position(self) -> usize {
        match self {
            Slot::Shared { blank: false } => 0,
            Slot::Shared { blank: true } => 1,
            Slot::Names => 2,
        }
    }
}
