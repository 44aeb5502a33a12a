//! Where the text falls apart into stretches that are read by themselves.

use std::ops::Range;

/// The widest line that may have been broken by a text editor rather than by its writer.
///
/// Plain-text wires wrap at 60 to 100 columns; longer lines are paragraphs.
const WIDEST_WRAP: usize = 120;

/// The width at which the whole text was wrapped; `None` where its writers ended the lines.
pub(super) fn wrap_of(text: &str) -> Option<usize> {
    wrap_width(text, &lines(text, 0..text.len()))
}

/// Cuts a zone into blocks: paragraphs, and lines that stand alone. Blank stretches are left out.
///
/// A zone of few lines does not show that it is wrapped: `wrap` is the width of the whole text.
pub(super) fn split(
    text: &str,
    zone: Range<usize>,
    wrap: Option<usize>,
) -> Vec<Range<usize>> {
    let lines = lines(text, zone);
    let wrap = wrap_width(text, &lines).or(wrap);
    let mut blocks = Vec::new();
    let mut paragraph: Vec<Range<usize>> = Vec::new();
    for line in lines {
        if text.get(line.clone()).unwrap_or("").trim().is_empty() {
            close(text, wrap, &mut paragraph, &mut blocks);
        } else {
            paragraph.push(line);
        }
    }
    close(text, wrap, &mut paragraph, &mut blocks);
    blocks.into_iter().flat_map(|block| without_dateline(text, block)).collect()
}

/// Parts "WADI AMSA (June 3) – " from the sentence it opens: the model takes the place for a subject.
fn without_dateline(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let words = text.get(block.clone()).unwrap_or("");
    let Some((end, begin)) = dateline(words) else {
        return std::iter::once(block).collect();
    };
    // Monitoring services open the report proper with "[TEXT]" or "[EXCERPTS]".
    let mut parts = Vec::with_capacity(3);
    parts.push(block.start..block.start + end);
    let mut at = begin;
    while let Some(len) = words.get(at..).and_then(label_len) {
        parts.push(block.start + at..block.start + at + len);
        at += len;
        let rest = words.get(at..).unwrap_or("");
        at += rest.len() - rest.trim_start().len();
    }
    parts.push(block.start + at..block.end);
    parts
}

/// The bytes of a label in brackets and capitals that opens these words: "[TEXT]", "[REPORT BY A. NAME]".
fn label_len(words: &str) -> Option<usize> {
    let label = words.strip_prefix('[')?.split_once(']')?.0;
    let is_label = label.len() < 80 && !label.contains(char::is_lowercase);
    is_label.then_some(label.len() + 2)
}

/// The dashes with blanks on both sides: where each ends the words before it, and where those behind it begin.
fn dashes(words: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = words.get(from..)?;
            let at = from + rest.find(['–', '—', '-'])?;
            let (before, tail) = (words.get(..at)?, words.get(at..)?);
            let behind = tail.trim_start_matches(['–', '—', '-']);
            from = words.len() - behind.len();
            if before.ends_with(char::is_whitespace)
                && behind.starts_with(char::is_whitespace)
            {
                return Some((
                    before.trim_end().len(),
                    words.len() - behind.trim_start().len(),
                ));
            }
        }
    })
}

/// Where the dateline of a paragraph ends, and where its first sentence begins.
fn dateline(words: &str) -> Option<(usize, usize)> {
    let first = words.split([' ', ',']).next()?;
    let loud = |word: &str| {
        word.chars().all(|it| it.is_uppercase() || !it.is_alphabetic())
            && word.chars().any(char::is_alphabetic)
    };
    if first.chars().count() < 3 || !loud(first) {
        return None;
    }
    let (end, begin) = dashes(words).next()?;
    let (before, behind) = (words.get(..end)?, words.get(begin..)?);
    // Outside brackets a dateline has capitals, figures and a month, no sentence.
    let mut depth = 0_i32;
    let mut small = 0;
    for word in before.split_whitespace() {
        depth += if word.starts_with(['(', '[']) { 1 } else { 0 };
        let plain = depth == 0
            && !loud(word)
            && !word.starts_with(|it: char| it.is_ascii_digit());
        small += usize::from(plain);
        depth -=
            if word.trim_end_matches([',', ';']).ends_with([')', ']']) { 1 } else { 0 };
    }
    let sentence = behind.split(". ").next().unwrap_or(behind);
    let is_dateline = before.split_whitespace().count() <= 12
        && small <= 2
        && behind.starts_with(|it: char| it.is_uppercase() || !it.is_alphabetic())
        // "VDF – The Valley Front – said" is no dateline.
        && dashes(sentence).next().is_none()
        // A line in capitals needs more to tell its dateline by.
        && (!loud(behind.split_whitespace().next().unwrap_or("a"))
            || before.contains(|it: char| it.is_ascii_digit() || it == '('));
    is_dateline.then_some((end, begin))
}

/// The width at which a text editor broke the lines; `None` where writers ended them.
///
/// In a wrapped text no line is longer, and most lines that another follows come near it.
fn wrap_width(text: &str, lines: &[Range<usize>]) -> Option<usize> {
    let widths: Vec<usize> = lines.iter().map(|line| width(text, line)).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    if !(40..=WIDEST_WRAP).contains(&widest) {
        return None;
    }
    let followed: Vec<usize> = widths
        .windows(2)
        .filter(|pair| pair[0] > 0 && pair[1] > 0)
        .map(|pair| pair[0])
        .collect();
    let full = followed.iter().filter(|&&it| it * 4 >= widest * 3).count();
    (followed.len() >= 2 && full * 4 >= followed.len() * 3).then_some(widest)
}

/// The letters of a line up to its last, with those of the zone before where one begins within the line.
fn width(text: &str, line: &Range<usize>) -> usize {
    let before = text.get(..line.start).unwrap_or("");
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let own = text.get(line.clone()).unwrap_or("").trim_end().chars().count();
    match own {
        0 => 0,
        _ => own + text.get(start..line.start).unwrap_or("").chars().count(),
    }
}

/// The lines of a stretch without their ends.
fn lines(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let slice = text.get(range.clone()).unwrap_or("");
    let mut found = Vec::new();
    let mut start = range.start;
    for (at, letter) in slice.char_indices() {
        if matches!(
            letter,
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        ) {
            // The line feed behind a carriage return begins no line.
            if !(letter == '\n' && slice.get(..at).is_some_and(|it| it.ends_with('\r'))) {
                found.push(start..range.start + at);
            }
            start = range.start + at + letter.len_utf8();
        }
    }
    found.push(start..range.end);
    found
}

/// Joins the lines of one paragraph where a sentence runs on.
fn close(
    text: &str,
    wrap: Option<usize>,
    lines: &mut Vec<Range<usize>>,
    blocks: &mut Vec<Range<usize>>,
) {
    let words = |line: &Range<usize>| text.get(line.clone()).unwrap_or("").trim();
    let mut open: Option<Range<usize>> = None;
    for (idx, line) in lines.iter().enumerate() {
        let line_words = words(line);
        let bullet = bullet_len(line_words);
        let runs_on = idx > 0 && bullet == 0 && {
            let before = &lines[idx - 1];
            let first = line_words.split_whitespace().next().unwrap_or("");
            let wrapped = wrap.is_some_and(|wrap| width(text, before) * 2 >= wrap);
            wrapped || first.chars().next().is_some_and(char::is_lowercase)
        };
        match open.as_mut().filter(|_| runs_on) {
            Some(block) => block.end = line.end,
            None => {
                blocks.extend(open.take());
                let indent = text
                    .get(line.clone())
                    .map_or(0, |it| it.len() - it.trim_start().len());
                open = Some(line.start + indent + bullet..line.end);
            }
        }
    }
    blocks.extend(open);
    lines.clear();
}

/// The bytes of a bullet or number that opens a line of a list; 0 where there is none.
fn bullet_len(line: &str) -> usize {
    let mut letters = line.chars();
    let Some(first) = letters.next() else {
        return 0;
    };
    let rest = letters.as_str();
    if matches!(first, '•' | '◦' | '▪' | '●' | '‣' | '■' | '○' | '·' | '*')
        || (matches!(first, '-' | '–' | '—' | '>') && rest.starts_with(' '))
    {
        return line.len() - rest.trim_start().len();
    }
    // "1- Fighting", "2. Fleeing", "3) Migration".
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let behind = line.get(digits..).unwrap_or("");
    if (1..=2).contains(&digits) && behind.starts_with(['.', ')', '-']) {
        let rest = behind.get(1..).unwrap_or("");
        let mark_then_words = rest.starts_with(' ') || behind.starts_with('-');
        if mark_then_words && rest.trim_start().starts_with(char::is_alphabetic) {
            return line.len() - rest.trim_start().len();
        }
    }
    0
}
