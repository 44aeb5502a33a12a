//! The language model: its weights and its tables.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use dateline_model::{NameKind, Span, Upos};

use crate::analysis::{Analysis, RawToken};
use crate::labels::{LABELS, TAGS};
use crate::lemma::Lemmatizer;
use crate::lexeme::Lexicon;
use crate::names::{NameFinder, Word};
use crate::network::{Encoder, WIDTH, Weights};
use crate::parser::{Parser, Tree};
use crate::projective;
use crate::ruler::{Ruler, Tagged};
use crate::tables::Tables;
use crate::tagger::Tagger;
use crate::tokenizer::{Piece, Tokenizer};
use crate::vocab::{Teacher, Vocab};

/// Why bytes are not the language model.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// A weight is missing or has another shape.
    #[error("weights: {0}")]
    Weights(String),
    /// A table is missing or malformed.
    #[error("tables: {0}")]
    Tables(String),
}

/// The most tokens that the network sees at once: longer texts are read in parts.
///
/// It bounds the memory to about 100 MB; reports are far shorter.
const LONGEST_PART: usize = 16_384;

/// How many tokens of short texts go through the network together: enough that laying out the weights costs
/// little, few enough that what is made of them stays in the cache.
const BATCH: usize = 1_024;

/// The language model, ready to read with.
///
/// It may be shared by threads; what it says about a text depends on that text alone.
#[derive(Debug)]
pub struct Models {
    lexicon: Lexicon,
    tokenizer: Tokenizer,
    encoder: Encoder,
    name_encoder: Encoder,
    tagger: Tagger,
    parser: Parser,
    names: NameFinder,
    ruler: Ruler,
    lemmatizer: Lemmatizer,
    /// Memories that no thread is using.
    vocabs: Mutex<Vec<Vocab>>,
}

impl Models {
    /// Builds the model from the bytes of `weights.safetensors` and `tables.json`.
    pub fn from_bytes(weights: &[u8], tables: &[u8]) -> Result<Models, ModelError> {
        let tables: Tables = serde_json::from_slice(tables)
            .map_err(|error| ModelError::Tables(error.to_string()))?;
        let weights = Weights::read(weights)?;
        Ok(Models {
            lexicon: Lexicon::new(tables.norms),
            tokenizer: Tokenizer::new(&tables.tokenizer)?,
            encoder: Encoder::shared(&weights)?,
            name_encoder: Encoder::names(&weights)?,
            tagger: Tagger::read(&weights, &tables.tags)?,
            parser: Parser::read(&weights, &tables.parser_moves)?,
            names: NameFinder::read(&weights, &tables.ner_moves)?,
            ruler: Ruler::new(&tables.ruler)?,
            lemmatizer: Lemmatizer::new(tables.lemmas),
            vocabs: Mutex::default(),
        })
    }

    /// Analyses texts; see [`crate::analysis::analyse_all`].
    pub(crate) fn analyse(
        &self,
        texts: &[&str],
        span_of: impl Fn(usize, Range<usize>) -> Span,
    ) -> Vec<Analysis> {
        let mut vocab = self.lock().pop().unwrap_or_default();
        vocab.make_room();
        let teacher = Teacher {
            lexicon: &self.lexicon,
            tokenizer: &self.tokenizer,
            ruler: &self.ruler,
        };
        let pieces: Vec<Vec<Piece>> = texts
            .iter()
            .map(|text| self.tokenizer.tokens(text, teacher, &mut vocab))
            .collect();
        let mut parts = Vec::new();
        for (text, pieces) in pieces.iter().enumerate() {
            let mut rest = pieces.as_slice();
            while !rest.is_empty() {
                let (pieces, after) = rest.split_at(end_of_part(rest, &vocab));
                parts.push(Part { text, pieces });
                rest = after;
            }
        }
        let mut analyses = vec![Analysis::default(); texts.len()];
        let mut rest = parts.as_slice();
        while !rest.is_empty() {
            let mut tokens = 0;
            let mut fits = |part: &Part<'_>| {
                tokens += part.pieces.len();
                tokens <= BATCH
            };
            let (batch, after) =
                rest.split_at(rest.iter().take_while(|part| fits(part)).count().max(1));
            self.analyse_batch(batch, &mut vocab, &span_of, &mut analyses);
            rest = after;
        }
        self.lock().push(vocab);
        analyses
    }

    /// Whether a word in lower case is a common word of English, in whatever form.
    pub(crate) fn knows_word(&self, lower: &str) -> bool {
        self.lemmatizer.knows(lower)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Vocab>> {
        // A memory that a panic left behind was never put back, so the rest are whole.
        self.vocabs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs the network over a few texts together and the rest over each.
    fn analyse_batch(
        &self,
        batch: &[Part<'_>],
        vocab: &mut Vocab,
        span_of: &impl Fn(usize, Range<usize>) -> Span,
        analyses: &mut [Analysis],
    ) {
        let texts: Vec<&[Piece]> = batch.iter().map(|part| part.pieces).collect();
        let vectors = self.encoder.encode(&texts, vocab);
        let tags = self.tagger.tag(&vectors);
        let ready = self.parser.hidden(&vectors);
        let ready_for_names = self.names.hidden(&self.name_encoder.encode(&texts, vocab));
        let mut first = 0;
        for part in batch {
            let words = first..first + part.pieces.len();
            let network = Answers {
                tags: &tags[words.clone()],
                tree: self.parser.parse(&ready, words),
                names: |words: &[Word]| self.names.find(&ready_for_names, first, words),
            };
            let span_of = |range| span_of(part.text, range);
            self.assemble(part.pieces, network, vocab, span_of, &mut analyses[part.text]);
            first += part.pieces.len();
        }
    }

    /// Makes the network's answers about one part into tokens, and adds them.
    fn assemble<N: Fn(&[Word]) -> Vec<(Range<usize>, NameKind)>>(
        &self,
        pieces: &[Piece],
        Answers { tags, mut tree, names }: Answers<'_, N>,
        vocab: &Vocab,
        span_of: impl Fn(Range<usize>) -> Span,
        analysis: &mut Analysis,
    ) {
        let first = analysis.tokens.len();
        let is_space = |at: usize| vocab.lexeme(pieces[at].word).is_space;
        projective::lower_lifted(&mut tree, is_space);
        let starts = projective::sentence_starts(&tree);
        let words: Vec<Word> = starts
            .iter()
            .enumerate()
            .map(|(at, &starts_sentence)| Word {
                starts_sentence,
                is_space: is_space(at),
            })
            .collect();
        let tagged: Vec<Tagged> = pieces
            .iter()
            .zip(tags)
            .zip(&tree.labels)
            .map(|((piece, &tag), &label)| Tagged {
                tag,
                label,
                class: vocab.class(piece.word),
                is_space: vocab.lexeme(piece.word).is_space,
            })
            .collect();
        for (name, kind) in names(&words) {
            analysis.names.push((name.start + first..name.end + first, kind));
        }
        for (at, piece) in pieces.iter().enumerate() {
            let lexeme = vocab.lexeme(piece.word);
            let ruling = self.ruler.rule(&tagged, at);
            let upos = ruling.upos.unwrap_or(Upos::X);
            let lemma = match ruling.lemma {
                Some(lemma) => lemma.to_owned(),
                None => {
                    self.lemmatizer.lemma(&lexeme.text, &lexeme.lower, upos, ruling.morph)
                }
            };
            analysis.tokens.push(RawToken {
                span: span_of(piece.start..piece.end),
                text: lexeme.text.to_string(),
                tag: TAGS[usize::from(ruling.tag.unwrap_or(tags[at]))],
                upos,
                lemma,
                head: tree.heads[at] + first,
                label: LABELS[usize::from(ruling.label.unwrap_or(tree.labels[at]))],
            });
        }
        analysis.sentence_starts.extend(starts);
    }
}

/// A stretch of one of the texts.
struct Part<'p> {
    text: usize,
    pieces: &'p [Piece],
}

/// What the network says about one part; names wait for the sentences.
struct Answers<'a, N> {
    tags: &'a [u8],
    tree: Tree,
    names: N,
}

/// How many tokens to read at once: all, or up to the last line's or else sentence's end within bounds.
fn end_of_part(pieces: &[Piece], vocab: &Vocab) -> usize {
    if pieces.len() <= LONGEST_PART {
        return pieces.len();
    }
    let last = |ends: &dyn Fn(&str) -> bool| {
        let text = |piece: &Piece| &*vocab.lexeme(piece.word).text;
        pieces[..LONGEST_PART]
            .iter()
            .rposition(|piece| ends(text(piece)))
            .map(|at| at + 1)
    };
    last(&|text| text.contains('\n'))
        .or_else(|| last(&|text| text == "."))
        .unwrap_or(LONGEST_PART)
}

const _: () = assert!(WIDTH == 96, "the memory keeps vectors of this width");
