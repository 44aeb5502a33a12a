//! Named stretches, by a transition system over begin, in, last, unit, out.

use std::ops::Range;

use dateline_model::NameKind;

use crate::ModelError;
use crate::labels::name_kind;
use crate::network::{Hidden, Scorer, Weights};

/// The network sees the word, the first word of the open name and the word before.
const PLACES: usize = 3;

/// The finder of names.
#[derive(Debug)]
pub(crate) struct NameFinder {
    scorer: Scorer<PLACES>,
    moves: Vec<Move>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Begin(NameKind),
    In(NameKind),
    Last(NameKind),
    Unit(NameKind),
    Out,
    /// A unit without a kind, which only serves to block a word beforehand.
    Blocked,
}

/// What is known of a word before names are sought.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) starts_sentence: bool,
    pub(crate) is_space: bool,
}

impl NameFinder {
    pub(crate) fn read(
        weights: &Weights<'_>,
        moves: &[(String, String)],
    ) -> Result<NameFinder, ModelError> {
        let moves: Option<Vec<Move>> = moves.iter().map(read_move).collect();
        let moves = moves.ok_or_else(|| ModelError::Tables("ner_moves".to_owned()))?;
        Ok(NameFinder { scorer: Scorer::read(weights, "ner", moves.len())?, moves })
    }

    /// Makes the words with these vectors ready to be searched.
    pub(crate) fn hidden(&self, vectors: &[f32]) -> Hidden {
        self.scorer.hidden(vectors)
    }

    /// Finds the names among the words of one text, which begin at `first` among the ready ones.
    pub(crate) fn find(
        &self,
        hidden: &Hidden,
        first: usize,
        words: &[Word],
    ) -> Vec<(Range<usize>, NameKind)> {
        let mut scores = Vec::with_capacity(self.moves.len());
        let mut names = Vec::new();
        let mut open: Option<(usize, NameKind)> = None;
        for (at, word) in words.iter().enumerate() {
            let start = open.map(|(start, _)| start);
            let before = start.and_then(|_| at.checked_sub(1));
            let context =
                [Some(at), start, before].map(|word| word.map(|word| first + word));
            self.scorer.score(hidden, context, &mut scores);
            // A name neither runs over a sentence's end nor begins on white space.
            let goes_on = words.get(at + 1).is_some_and(|next| !next.starts_sentence);
            let allowed = |made: Move| match made {
                Move::Begin(_) => open.is_none() && goes_on && !word.is_space,
                Move::In(kind) => goes_on && open.is_some_and(|(_, open)| open == kind),
                Move::Last(kind) => open.is_some_and(|(_, open)| open == kind),
                Move::Unit(_) => open.is_none() && !word.is_space,
                Move::Out => open.is_none(),
                Move::Blocked => false,
            };
            let mut best: Option<(f32, Move)> = None;
            for (score, made) in scores.iter().zip(&self.moves) {
                if allowed(*made) && best.is_none_or(|(most, _)| *score > most) {
                    best = Some((*score, *made));
                }
            }
            match best {
                Some((_, Move::Begin(kind))) => open = Some((at, kind)),
                Some((_, Move::Last(kind))) => {
                    names.push((start.unwrap_or(at)..at + 1, kind));
                    open = None;
                }
                Some((_, Move::Unit(kind))) => names.push((at..at + 1, kind)),
                Some((_, Move::In(_) | Move::Out | Move::Blocked)) | None => {}
            }
        }
        names
    }
}

fn read_move((action, label): &(String, String)) -> Option<Move> {
    if (action.as_str(), label.as_str()) == ("O", "") {
        return Some(Move::Out);
    }
    if label.is_empty() {
        return (action == "U").then_some(Move::Blocked);
    }
    let kind = name_kind(label)?;
    match action.as_str() {
        "B" => Some(Move::Begin(kind)),
        "I" => Some(Move::In(kind)),
        "L" => Some(Move::Last(kind)),
        "U" => Some(Move::Unit(kind)),
        _ => None,
    }
}
