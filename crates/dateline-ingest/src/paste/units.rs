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
    let wrap = wrap_width(text);
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
                join(text, &lines, block, wrap, &mut units);
                lines.clear();
                block += 1;
            }
            _ => lines.push(start..start + len),
        }
    }
    join(text, &lines, block, wrap, &mut units);
    units
}

/// The width at which the whole text was broken by a machine; `None` where its writers ended the lines.
///
/// No line is longer, most that another follows come near it, and most of those end within a sentence.
fn wrap_width(text: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let widest = lines.iter().map(|line| line.chars().count()).max()?;
    if !(40..=WRAP_WIDTH).contains(&widest) {
        return None;
    }
    let (mut n_followed, mut n_full, mut n_ended) = (0_usize, 0_usize, 0_usize);
    for pair in lines.windows(2).filter(|pair| !pair[0].is_empty() && !pair[1].is_empty())
    {
        n_followed += 1;
        n_full += usize::from(pair[0].chars().count() * 4 >= widest * 3);
        n_ended += usize::from(ends_sentence(pair[0]));
    }
    let is_wrapped = n_followed >= 3 && n_full * 4 >= n_followed * 3;
    (is_wrapped && n_ended * 2 <= n_followed).then_some(widest)
}

fn join(
    text: &str,
    lines: &[Range<usize>],
    block: usize,
    wrap: Option<usize>,
    units: &mut Vec<Unit>,
) {
    let widest = lines.iter().map(|line| chars(text, line)).max().unwrap_or(0);
    let is_wrapped = lines.len() >= 3 && (40..=WRAP_WIDTH).contains(&widest);
    // In a text that is wrapped throughout, two lines make a paragraph, and its editors left some room.
    let is_full = |unit: &Range<usize>, next: &Range<usize>| {
        let last = text[unit.clone()].rsplit('\n').next().unwrap_or("").trim();
        wrap.is_some_and(|wrap| last.chars().count() * 3 >= wrap * 2)
            && !super::is_list_item(&text[next.clone()])
    };
    let mut open: Option<Range<usize>> = None;
    for line in lines {
        open = match open {
            Some(unit)
                if is_full(&unit, line)
                    || continues(text, &unit, line, is_wrapped.then_some(widest)) =>
            {
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
