//! The model's tables as they stand in `tables.json`.
//!
//! Only the form is checked here; each part of the reader checks the meaning of its own table.

use serde::Deserialize;
use serde_json::{Map, Value};

/// The whole file.
#[derive(Debug, Deserialize)]
pub(crate) struct Tables {
    /// The tagger's outputs, in order.
    pub(crate) tags: Vec<String>,
    /// The parser's outputs: an action (S, D, L, R, B) and a label.
    pub(crate) parser_moves: Vec<(String, String)>,
    /// The outputs for names: an action (B, I, L, U, O) and a label.
    pub(crate) ner_moves: Vec<(String, String)>,
    pub(crate) tokenizer: TokenizerTables,
    /// Norms by the hash of the word.
    pub(crate) norms: Vec<(u64, String)>,
    pub(crate) ruler: Vec<RulerTable>,
    pub(crate) lemmas: LemmaTables,
}

/// The tokeniser's patterns and exceptions.
#[derive(Debug, Deserialize)]
pub(crate) struct TokenizerTables {
    pub(crate) prefix: String,
    pub(crate) suffix: String,
    pub(crate) infix: String,
    pub(crate) url: String,
    /// Chunk to words; each word is its letters and, perhaps, its norm.
    pub(crate) exceptions: Map<String, Value>,
}

/// One rule of the attribute ruler: any of the patterns gives the attributes to the token at `index`.
#[derive(Debug, Deserialize)]
pub(crate) struct RulerTable {
    pub(crate) patterns: Vec<Vec<Map<String, Value>>>,
    pub(crate) attrs: Map<String, Value>,
    pub(crate) index: usize,
}

/// The lemmatiser's tables, one for each class of words.
#[derive(Debug, Deserialize)]
pub(crate) struct LemmaTables {
    pub(crate) adj: LemmaTable,
    pub(crate) adv: LemmaTable,
    pub(crate) noun: LemmaTable,
    pub(crate) punct: LemmaTable,
    pub(crate) verb: LemmaTable,
}

/// How words of one class are brought to their dictionary form.
#[derive(Debug, Deserialize)]
pub(crate) struct LemmaTable {
    /// Endings and what takes their place.
    pub(crate) rules: Vec<(String, String)>,
    /// Forms that follow no rule.
    pub(crate) exceptions: std::collections::BTreeMap<String, Vec<String>>,
    /// Known dictionary forms, sorted by bytes, one a line.
    pub(crate) index: String,
}
