//! The model's own answers as lines of text, for comparison with the program it was made with.

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use dateline_model::Span;

use crate::Models;
use crate::analysis::analyse;

/// What the model says about a text, one token a line, columns separated by tabs.
///
/// The columns: letters, tag, part of speech, lemma, position of the head, label, `B-`, `I-` and the kind of the
/// name or `O`, and 1 where a sentence starts. Backslash, tab and line ends are escaped. This is for tests and
/// for the oracle of `xtask`; the rest of the program reads [`dateline_model::Parse`].
pub fn raw_lines(models: &Models, text: &str) -> String {
    let analysis = analyse(models, text, |range| Span::new(range.start, range.end));
    let mut names = vec!["O".to_owned(); analysis.tokens.len()];
    for (range, kind) in &analysis.names {
        for at in range.clone() {
            let part = if at == range.start { "B" } else { "I" };
            names[at] = format!("{part}-{}", kind.as_str());
        }
    }
    let mut lines = String::new();
    for ((token, start), name) in
        analysis.tokens.iter().zip(&analysis.sentence_starts).zip(&names)
    {
        // Writing to a string cannot go wrong.
        let _ = writeln!(
            lines,
            "{}\t{}\t{}\t{}\t{}\t{}\t{name}\t{}",
            escape(&token.text),
            token.tag,
            token.upos.as_str(),
            escape(&token.lemma),
            token.head,
            token.label,
            u8::from(*start),
        );
    }
    lines
}

fn escape(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('\t', "\\t");
    text.replace('\n', "\\n").replace('\r', "\\r")
}
