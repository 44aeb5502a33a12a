//! From a report's text to words, sentences, relations and names.
//!
//! English is read by the weights of spaCy's `en_core_web_sm` 3.8, run by our own code: `analysis` is the seam
//! between that code, which reproduces the model's program to the letter, and `normalise` and `relations`,
//! which choose what the model is shown and turn its labels into ours.
//! This crate must not know places, actors or events.
//! The one hard decision: nothing outside sees a label of the model, so that another reader can take its place.
#![deny(clippy::disallowed_methods)]

mod analysis;
mod chars;
mod conllu;
mod labels;
mod lemma;
mod lexeme;
mod models;
mod names;
mod network;
mod normalise;
mod parser;
mod projective;
mod raw;
mod relations;
mod ruler;
mod tables;
mod tagger;
#[cfg(test)]
mod tests;
mod tokenizer;
mod vocab;

pub use conllu::conllu;
pub use models::{ModelError, Models};
pub use raw::raw_lines;

use dateline_model::{Parse, Report};

/// Reads a report: its sentences, words, relations and names, and who takes part in what.
///
/// Zones, paragraphs and lines that stand alone are read by themselves, so no sentence runs over two.
/// Cannot fail; a text that is not English gives a tree that means little.
pub fn parse<'r>(report: &'r Report, models: &Models) -> Parse<'r> {
    let blocks = normalise::blocks(report, |word| models.knows_word(word));
    relations::assemble(report, &blocks, |seen| {
        let texts: Vec<&str> = seen.iter().map(|seen| seen.text()).collect();
        analysis::analyse_all(models, &texts, |idx, range| seen[idx].span_of(range))
    })
}
