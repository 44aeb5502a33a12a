//! Quotes and their place in Unicode code points.

use dateline_model::Span;

/// Counts code points up to any byte of a text without walking all of it each time.
///
/// Spans count bytes; what leaves the process counts code points, as Python, R and SQL do.
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points that begin before each multiple of [`STEP`] bytes.
    before: Vec<usize>,
}

/// Bytes between two counts that are kept: a text of a megabyte keeps four thousand of them.
const STEP: usize = 256;

impl<'a> CodePoints<'a> {
    /// Counts once through the text.
    pub fn of(text: &'a str) -> CodePoints<'a> {
        let mut before = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            before.push(count);
            count += begun(chunk);
        }
        CodePoints { text, before }
    }

    /// The code points before this byte.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = (byte / STEP).min(self.before.len().saturating_sub(1));
        let Some(&before) = self.before.get(step) else { return 0 };
        let rest = self.text.as_bytes().get(step * STEP..byte).unwrap_or(&[]);
        before + begun(rest)
    }

    /// The words a span covers, if there are such bytes and they are whole characters.
    pub fn quote(&self, span: Span) -> Option<&'a str> {
        self.text.get(span.range()).filter(|quote| !quote.is_empty())
    }

    /// Up to `n` code points before a span, and as many behind it.
    pub fn context(&self, span: Span, n: usize) -> (&'a str, &'a str) {
        let head = self.text.get(..span.start()).unwrap_or("");
        let tail = self.text.get(span.end()..).unwrap_or("");
        let from = match n {
            0 => head.len(),
            n => head.char_indices().rev().nth(n - 1).map_or(0, |(at, _)| at),
        };
        let to = tail.char_indices().nth(n).map_or(tail.len(), |(at, _)| at);
        (&head[from..], &tail[..to])
    }
}

/// Code points that begin in these bytes: all bytes but continuation bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}
