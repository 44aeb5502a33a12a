//! Exceptions that the cutting tears apart, and how they are put together again.
//!
//! The eyes of ":)" are a suffix to the cutting. The model's program looks for such exceptions once the tokens are
//! made, wherever they came from, so that even "'s" gets the norm of its exception.

use std::ops::Range;

use super::{Part, Piece, Tokenizer};
use crate::chars::is_space;
use crate::vocab::{Teacher, Vocab};

impl Tokenizer {
    /// Learns how the cutting tears an exception apart, where it does.
    pub(super) fn learn_torn(&mut self, chunk: &str) {
        let gives_way = self.patterns.prefix(chunk) > 0
            || self.patterns.suffix(chunk) > 0
            || !self.patterns.infixes(chunk).is_empty();
        if !gives_way || chunk.chars().all(is_space) {
            return;
        }
        let torn: Vec<Box<str>> = self
            .cut(chunk, false)
            .into_iter()
            .filter_map(|part| match part {
                Part::Word(word) => Some(word.into()),
                Part::Exception(_) => None,
            })
            .collect();
        if let Some(first) = torn.first() {
            self.torn.entry(first.clone()).or_default().push(torn);
        }
    }

    /// Puts exceptions together again that stand torn apart in the tokens.
    pub(super) fn mend(
        &self,
        text: &str,
        teacher: Teacher<'_>,
        vocab: &mut Vocab,
        tokens: Vec<Piece>,
    ) -> Vec<Piece> {
        let mut found = self.torn_in(vocab, &tokens);
        if found.is_empty() {
            return tokens;
        }
        // The longest first, then the leftmost; what overlaps with one of them is left alone.
        found.sort_by_key(|range| (std::cmp::Reverse(range.len()), range.start));
        let mut taken = vec![false; tokens.len()];
        let mut kept: Vec<Range<usize>> = Vec::new();
        for range in found {
            if !taken[range.start] && !taken[range.end - 1] {
                kept.push(range.clone());
            }
            taken[range].fill(true);
        }
        kept.sort_by_key(|range| range.start);
        let mut mended = Vec::with_capacity(tokens.len());
        let mut next = 0;
        for range in kept {
            let (first, last) = (tokens[range.start], tokens[range.end - 1]);
            // With a blank in between, the letters are no exception.
            let Some(exception) = self.exceptions.get(&text[first.start..last.end])
            else {
                continue;
            };
            mended.extend_from_slice(&tokens[next..range.start]);
            let mut start = first.start;
            for word in self.exception(exception, teacher, vocab) {
                let end = start + vocab.lexeme(word).text.len();
                mended.push(Piece { word, start, end, blank: false });
                start = end;
            }
            if let Some(piece) = mended.last_mut() {
                piece.blank = last.blank;
            }
            next = range.end;
        }
        mended.extend_from_slice(&tokens[next..]);
        mended
    }

    /// Every stretch of tokens that is an exception torn apart.
    fn torn_in(&self, vocab: &Vocab, tokens: &[Piece]) -> Vec<Range<usize>> {
        let word = |at: usize| tokens.get(at).map(|piece| &vocab.lexeme(piece.word).text);
        let mut found = Vec::new();
        for (start, token) in tokens.iter().enumerate() {
            if !vocab.may_be_torn(token.word) {
                continue;
            }
            let candidates = word(start).and_then(|first| self.torn.get(first));
            for torn in candidates.into_iter().flatten() {
                if torn
                    .iter()
                    .enumerate()
                    .all(|(at, part)| word(start + at) == Some(part))
                {
                    found.push(start..start + torn.len());
                }
            }
        }
        found
    }
}
