//! What stands in brackets is lifted out of its sentence and read apart.
//!
//! The model breaks sentences at brackets: in "captured Abu Salim's (the militia's leader) second in command"
//! it loses the object.

use std::ops::Range;

use dateline_model::Span;

use super::seen::{Edit, Seen};

/// The longest aside, in bytes. Longer ones are paragraphs whose closing bracket belongs to something else.
const LONGEST: usize = 400;

/// What stood in brackets.
#[derive(Clone, Debug)]
pub(crate) struct Aside {
    /// The opening bracket.
    pub(crate) open: Span,
    /// What stood between, as the model is to be shown it.
    pub(crate) seen: Seen,
    /// The closing bracket.
    pub(crate) close: Span,
}

/// Takes the asides out.
pub(super) fn lift(seen: Seen) -> (Seen, Vec<Aside>) {
    if !seen.text().contains(['(', '[']) {
        return (seen, Vec::new());
    }
    let text = seen.text();
    let mut asides = Vec::new();
    let mut edits: Vec<Edit> = Vec::new();
    let mut at = 0;
    for pair in pairs(text) {
        if pair.start < at {
            continue;
        }
        let inner = pair.start + 1..pair.end - 1;
        match kind(text, &pair) {
            Kind::Kept => continue,
            Kind::PartOfSentence => {
                edits.push((pair.start..inner.start, String::new()));
                edits.push((inner.end..pair.end, String::new()));
            }
            Kind::Aside => {
                asides.push(Aside {
                    open: seen.span_of(pair.start..inner.start),
                    seen: seen.part(trimmed(text, inner.clone())),
                    close: seen.span_of(inner.end..pair.end),
                });
                let before = text[..pair.start].trim_end().len();
                let glued = text[pair.end..].starts_with(char::is_alphanumeric);
                let blank = if glued { " " } else { "" };
                edits.push((before.max(at)..pair.end, blank.to_owned()));
            }
        }
        at = pair.end;
    }
    let mut rest = seen;
    rest.apply(&edits);
    (rest, asides)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}

/// The outermost pairs of brackets, in order, each with both brackets.
fn pairs(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Vec<(u8, usize)> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'[' => open.push((byte, at)),
            b')' | b']' => {
                let wanted = if byte == b')' { b'(' } else { b'[' };
                // A bracket that closes nothing is passed over; those left open inside are forgotten.
                if let Some(place) = open.iter().rposition(|&(open, _)| open == wanted) {
                    let (_, start) = open[place];
                    open.truncate(place);
                    if at + 1 - start <= LONGEST {
                        found.retain(|it: &Range<usize>| it.start < start);
                        found.push(start..at + 1);
                    }
                }
            }
            _ => {}
        }
        // An opening bracket whose fellow is too far away holds nothing back.
        open.retain(|&(_, start)| at - start <= LONGEST);
    }
    found
}

enum Kind {
    /// "attack(s)", a lone mark, a block that is all bracket.
    Kept,
    /// "[The] army attacked": an editor's word that the sentence needs.
    PartOfSentence,
    Aside,
}

fn kind(text: &str, pair: &Range<usize>) -> Kind {
    let inner = text[pair.start + 1..pair.end - 1].trim();
    let before = &text[..pair.start];
    let glued = before.ends_with(char::is_alphanumeric);
    if !inner.contains(char::is_alphanumeric)
        || (glued && inner.chars().count() <= 2)
        || !before.contains(char::is_alphabetic)
    {
        return Kind::Kept;
    }
    let last = before.trim_end().rsplit([' ', '"', '“', '\'']).next().unwrap_or("");
    let needs_more = LEANING.iter().any(|word| last.eq_ignore_ascii_case(word));
    let opens_quote = before.trim_end().ends_with(['"', '“', '‘', ','])
        && before.ends_with(['"', '“', '‘', ' ']);
    let bracket = text.as_bytes().get(pair.start);
    if needs_more || (opens_quote && bracket == Some(&b'[')) {
        return Kind::PartOfSentence;
    }
    Kind::Aside
}

/// Words that no phrase ends with: what follows in brackets is what they lean on.
const LEANING: &[&str] = &[
    "a", "an", "and", "at", "by", "for", "from", "her", "his", "in", "into", "its",
    "near", "of", "on", "or", "our", "that", "the", "their", "these", "this", "those",
    "to", "toward", "towards", "with",
];
