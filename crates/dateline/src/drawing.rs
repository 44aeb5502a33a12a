//! Words with carets under them: the one picture that codebook, command line and diagnostics share.
//!
//! ```text
//! Shelling killed at least four people in Wadi Amsa.
//! ^^^^^^^^ event    ASSAULT/heavy-weapons
//!                 ^^^^^^^^^^^^^ killed   4..
//! ```

use dateline_model::Span;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

#[cfg(test)]
mod tests;

/// Words to underline, and what to say of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// The letter to underline with: `^` for words that say the value, `~` for those around it.
    pub under: char,
    /// What stands behind the underline.
    pub label: String,
}

/// One line of a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line without its line break.
    pub text: String,
    /// The position of the mark it draws; `None` for a line of the report's text.
    pub mark: Option<usize>,
}

/// The letter as it may safely be shown: a control letter, which could steer a terminal, becomes a blank.
pub fn printable(letter: char) -> char {
    let steers = letter.is_control()
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if steers { ' ' } else { letter }
}

/// How many columns the words take.
pub fn columns(words: &str) -> usize {
    UnicodeWidthStr::width(words)
}

/// Draws the words of `within`, broken at `width` columns where one is given, and each mark on a line below.
///
/// A mark that runs on into the next row is underlined in both and named in the last. A mark outside `within` is left out.
pub fn draw(text: &str, within: Span, marks: &[Mark], width: Option<usize>) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in rows(text, within, width) {
        let shown: String =
            row.of(text).trim_end().chars().map(printable).collect::<String>();
        lines.push(Line { text: shown, mark: None });
        for (idx, mark) in marks.iter().enumerate() {
            if !mark.span.overlaps(row) {
                continue;
            }
            let start = mark.span.start().max(row.start());
            let end = mark.span.end().min(row.end());
            let before = width_of(text, row.start(), start);
            let under = width_of_trimmed(text, start, end).max(1);
            let label =
                if mark.span.end() <= row.end() { mark.label.as_str() } else { "" };
            let drawn = underline(before, under, mark.under, label, width);
            lines.extend(drawn.into_iter().map(|text| Line { text, mark: Some(idx) }));
        }
    }
    lines
}

/// The lines of a drawing as one text that ends with a line break.
pub fn plain(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect()
}

/// The underline with its label behind it, before it, or on the next line, whichever fits.
fn underline(
    before: usize,
    under: usize,
    letter: char,
    label: &str,
    width: Option<usize>,
) -> Vec<String> {
    let carets: String = std::iter::repeat_n(letter, under).collect();
    let blank = " ".repeat(before);
    if label.is_empty() {
        return vec![format!("{blank}{carets}")];
    }
    let wide = columns(label);
    let fits = width.is_none_or(|width| before + under + 1 + wide <= width);
    if fits {
        return vec![format!("{blank}{carets} {label}")];
    }
    if wide < before {
        return vec![format!("{}{label} {carets}", " ".repeat(before - wide - 1))];
    }
    vec![format!("{blank}{carets}"), label.to_owned()]
}

/// Cuts `within` into rows of at most `width` columns, at blanks where there is one.
fn rows(text: &str, within: Span, width: Option<usize>) -> Vec<Span> {
    let words = within.of(text);
    let Some(width) = width else {
        return vec![Span::new(within.start(), within.start() + words.len())];
    };
    let width = width.max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    let mut last_blank = None;
    let mut used = 0;
    for (at, letter) in words.char_indices() {
        let wide = printable(letter).width().unwrap_or(0);
        if used + wide > width && at > start {
            let cut = match printable(letter) {
                ' ' => at,
                _ => last_blank.filter(|&blank| blank > start).unwrap_or(at),
            };
            rows.push(Span::new(within.start() + start, within.start() + cut));
            start = cut;
            last_blank = None;
            used = width_of(words, start, at);
        }
        used += wide;
        if printable(letter).is_whitespace() {
            let after = at + letter.len_utf8();
            if after - letter.len_utf8() == start {
                // A row never opens with a blank.
                start = after;
                used = 0;
            } else {
                last_blank = Some(after);
            }
        }
    }
    if start < words.len() || rows.is_empty() {
        rows.push(Span::new(within.start() + start, within.start() + words.len()));
    }
    rows
}

fn width_of(text: &str, from: usize, to: usize) -> usize {
    let words = text.get(from..to).unwrap_or("");
    words.chars().map(|letter| printable(letter).width().unwrap_or(0)).sum()
}

fn width_of_trimmed(text: &str, from: usize, to: usize) -> usize {
    let words = text.get(from..to).unwrap_or("").trim_end();
    words.chars().map(|letter| printable(letter).width().unwrap_or(0)).sum()
}
