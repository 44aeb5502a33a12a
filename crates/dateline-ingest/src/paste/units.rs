//! Paragraphs of a pasted text: lines, joined where they were only wrapped.

use std::ops::Range;

/// A paragraph, or a line that stands for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its letters, without the white space around.
    pub(crate) span: Range<usize>,
    /// Which group of lines without a blank line between it belongs to.
    pub(crate) block: usize,
}

/// The longest line of a hard-wrapped text: mail and terminals wrap at 72 to 100 characters.
const WRAP_WIDTH: usize = 100;

/// Cuts `text` into units, in order.
pub(crate) fn units(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut block = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let len = line.trim().len();
        at += line.len();
        match len {
            0 => {
                join(text, &lines, block, &mut units);
                lines.clear();
                block += 1;
            }
            _ => lines.push(start..start + len),
        }
    }
    join(text, &lines, block, &mut units);
    units
}

fn join(text: &str, lines: &[Range<usize>], block: usize, units: &mut Vec<Unit>) {
    let widest = lines.iter().map(|line| chars(text, line)).max().unwrap_or(0);
    let is_wrapped = lines.len() >= 3 && (40..=WRAP_WIDTH).contains(&widest);
    let mut open: Option<Range<usize>> = None;
    for line in lines {
        open = match open {
            Some(unit) if continues(text, &unit, line, is_wrapped.then_some(widest)) => {
                Some(unit.start..line.end)
            }
            Some(unit) => {
                units.push(Unit { span: unit, block });
                Some(line.clone())
            }
            None => Some(line.clone()),
        };
    }
    units.extend(open.map(|span| Unit { span, block }));
}

/// Whether `line` goes on with the paragraph that ends before it.
fn continues(
    text: &str,
    before: &Range<usize>,
    line: &Range<usize>,
    width: Option<usize>,
) -> bool {
    let last = text[before.clone()].rsplit('\n').next().unwrap_or("").trim();
    let next = &text[line.clone()];
    let runs_on = next.chars().next().is_some_and(char::is_lowercase);
    if runs_on && !ends_sentence(last) && last.split_whitespace().count() > 3 {
        return true;
    }
    // In wrapped text the next line's first word would not have fitted any more.
    let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
    width.is_some_and(|width| last.chars().count() + 1 + word > width)
}

fn chars(text: &str, line: &Range<usize>) -> usize {
    text[line.clone()].chars().count()
}

/// Whether the words end as a sentence does.
pub(crate) fn ends_sentence(words: &str) -> bool {
    let bare =
        words.trim_end_matches(['”', '"', '’', '\'', ')', ']', '»', ' ', '\u{a0}']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '۔', '؟', '।'])
}

/// Words that hold a letter.
pub(crate) fn n_words(words: &str) -> usize {
    words.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count()
}
