//! A text to be shown to the model, tied byte by byte to the report it stands for.

use std::ops::Range;

use dateline_model::Span;

/// What the model is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    text: String,
    /// For each byte of `text`, where the letters it stands for begin and end in the report.
    starts: Vec<u32>,
    ends: Vec<u32>,
}

/// A change of what is shown: these bytes become that.
pub(super) type Edit = (Range<usize>, String);

impl Seen {
    /// The letters of a stretch of `text`, with odd marks as the model knows them and single blanks.
    pub(super) fn of(text: &str, range: Range<usize>) -> Seen {
        let mut seen = Seen::default();
        let mut before = ' ';
        let slice = text.get(range.clone()).unwrap_or("");
        let mut letters = slice.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let start = range.start + at;
            let end = start + letter.len_utf8();
            let next = letters.peek().map(|&(_, next)| next);
            match shown_as(letter, before, next) {
                Shown::Same => {
                    let mut buffer = [0; 4];
                    seen.push(letter.encode_utf8(&mut buffer), start..end);
                    before = letter;
                }
                Shown::As(piece) => {
                    seen.push(piece, start..end);
                    before = letter;
                }
                Shown::Blank if before == ' ' => {}
                Shown::Blank => {
                    seen.push(" ", start..end);
                    before = ' ';
                }
                Shown::Nothing => {}
            }
        }
        while seen.text.ends_with(' ') {
            seen.text.pop();
            seen.starts.pop();
            seen.ends.pop();
        }
        seen
    }

    fn push(&mut self, piece: &str, stands_for: Range<usize>) {
        let fit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.text.push_str(piece);
        self.starts.resize(self.text.len(), fit(stands_for.start));
        self.ends.resize(self.text.len(), fit(stands_for.end));
    }

    /// What the model is shown.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The letters of the report that a range of bytes of what is shown stands for.
    pub(crate) fn span_of(&self, range: Range<usize>) -> Span {
        let last = self.text.len().saturating_sub(1);
        let Some(&start) = self.starts.get(range.start.min(last)) else {
            return Span::new(0, 0);
        };
        let end = match range.end.checked_sub(1) {
            Some(at) if at >= range.start => {
                self.ends.get(at.min(last)).copied().unwrap_or(start)
            }
            Some(_) | None => start,
        };
        Span::new(start as usize, end.max(start) as usize)
    }

    /// A stretch of it, to be shown by itself.
    pub(super) fn part(&self, range: Range<usize>) -> Seen {
        Seen {
            text: self.text.get(range.clone()).unwrap_or("").to_owned(),
            starts: self.starts.get(range.clone()).unwrap_or(&[]).to_vec(),
            ends: self.ends.get(range).unwrap_or(&[]).to_vec(),
        }
    }

    /// Carries out changes, which must be in order and apart from one another.
    pub(super) fn apply(&mut self, edits: &[Edit]) {
        if edits.is_empty() {
            return;
        }
        let mut changed = Seen::default();
        let mut at = 0;
        for (range, piece) in edits {
            changed.append(self, at..range.start);
            let span = self.span_of(range.clone());
            if range.len() == piece.len() {
                // Letter for letter: a change of case keeps every letter's own place.
                changed.text.push_str(piece);
                changed
                    .starts
                    .extend_from_slice(self.starts.get(range.clone()).unwrap_or(&[]));
                changed
                    .ends
                    .extend_from_slice(self.ends.get(range.clone()).unwrap_or(&[]));
            } else {
                changed.push(piece, span.range());
            }
            at = range.end;
        }
        changed.append(self, at..self.text.len());
        *self = changed;
    }

    fn append(&mut self, other: &Seen, range: Range<usize>) {
        let part = other.part(range);
        self.text.push_str(&part.text);
        self.starts.extend_from_slice(&part.starts);
        self.ends.extend_from_slice(&part.ends);
    }
}

enum Shown {
    Same,
    As(&'static str),
    Blank,
    Nothing,
}

/// How a letter is shown, between the one before and the one behind.
fn shown_as(letter: char, before: char, next: Option<char>) -> Shown {
    match letter {
        _ if letter.is_whitespace() => Shown::Blank,
        // Marks without width: soft hyphen, joiners, directions, byte order mark; and the replacement
        // character that bad decoding leaves behind. A word is one word without them.
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{FFFD}' => Shown::Nothing,
        _ if letter.is_control() => Shown::Blank,
        // Tatweel stretches Arabic letters; between others it was typed for a dash.
        '\u{640}' if is_arabic(before) && next.is_some_and(is_arabic) => Shown::Nothing,
        '\u{640}' if before == '\u{640}' => Shown::Nothing,
        '\u{640}' => Shown::As(" — "),
        '«' | '»' | '„' | '‟' | '❝' | '❞' | '″' => Shown::As("\""),
        '‹' | '›' | '‚' | '‛' | '′' | '`' | '´' | 'ʼ' | 'ʻ' => {
            Shown::As("'")
        }
        '\u{2010}' | '\u{2011}' | '\u{2212}' => Shown::As("-"),
        '\u{2012}' | '\u{2015}' => Shown::As("–"),
        _ => Shown::Same,
    }
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}')
}
