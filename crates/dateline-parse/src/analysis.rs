//! What the language model says about a text, before anything is made of it.
//!
//! This is the seam of the crate: below it tokeniser, network and tables reproduce the model's own
//! program to the letter (`tokenizer`, `network`, `ruler`); above it `normalise` decides which text the model is
//! shown, and `relations` turns its labels into ours. An [`Analysis`] still speaks the model's language:
//! Penn Treebank tags, ClearNLP labels, and tokens of surplus white space, which the network must see
//! because it was trained on them. They carry [`Upos::Space`]; whoever makes the public parse drops them
//! (nothing hangs on them except other white space, or, at the very start of a text, by the model's whim:
//! follow `head` upwards past them).

use std::ops::Range;

use dateline_model::{NameKind, Span, Upos};

use crate::Models;

/// A word, mark or surplus white space as the model analysed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RawToken {
    /// The letters of the report's text it was read from, by the caller's mapping.
    pub(crate) span: Span,
    /// Its letters as the model saw them.
    pub(crate) text: String,
    /// Its Penn Treebank tag, `_SP` for white space.
    pub(crate) tag: &'static str,
    /// Its universal part of speech.
    pub(crate) upos: Upos,
    /// Its dictionary form.
    pub(crate) lemma: String,
    /// The position of the token it hangs on; its own at the root of a sentence.
    pub(crate) head: usize,
    /// The ClearNLP label of that edge (`nsubjpass`, `dobj`, `agent`, `relcl`); `ROOT` at a root.
    pub(crate) label: &'static str,
}

/// A text as the model analysed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Analysis {
    /// All tokens in order, surplus white space included.
    pub(crate) tokens: Vec<RawToken>,
    /// For each token, whether a sentence begins there.
    pub(crate) sentence_starts: Vec<bool>,
    /// Named stretches of tokens in order, without overlap; each lies within one sentence.
    pub(crate) names: Vec<(Range<usize>, NameKind)>,
}

/// Analyses texts as they are to be shown to the model, each by itself; together they are read faster.
///
/// `span_of` maps a range of bytes of the text with this position to the letters of the report it stands for; it
/// is called once for each token, in order. Where both are the same it is
/// `|_, range| Span::new(range.start, range.end)`.
pub(crate) fn analyse_all(
    models: &Models,
    seen: &[&str],
    span_of: impl Fn(usize, Range<usize>) -> Span,
) -> Vec<Analysis> {
    models.analyse(seen, span_of)
}

/// Analyses one text; see [`analyse_all`].
pub(crate) fn analyse(
    models: &Models,
    seen: &str,
    span_of: impl Fn(Range<usize>) -> Span,
) -> Analysis {
    models.analyse(&[seen], |_, range| span_of(range)).pop().unwrap_or_default()
}
