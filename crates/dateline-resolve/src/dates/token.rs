//! Words with the bytes they stand on, cut only as finely as dates need.

/// A run of letters and digits, an "'s", or one other character.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    /// In small letters.
    pub(super) low: String,
    /// Whether it opens with a capital.
    pub(super) capital: bool,
    /// Whether nothing stands between it and the token before.
    pub(super) glued: bool,
}

/// The tokens of a text.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Tokens<'t> {
        let mut list: Vec<Token> = Vec::new();
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            if first.is_whitespace() {
                continue;
            }
            let mut end = start + first.len_utf8();
            let run = first.is_alphanumeric();
            let rest = &text[end..];
            if run {
                while let Some((at, next)) = chars.next_if(|(_, c)| c.is_alphanumeric()) {
                    end = at + next.len_utf8();
                }
            } else if matches!(first, '\'' | '’')
                && rest.starts_with('s')
                && !rest[1..].starts_with(char::is_alphanumeric)
            {
                chars.next();
                end += 1;
            }
            let low = match first {
                '\u{2010}' | '\u{2011}' | '–' | '—' => "-".to_owned(),
                '\'' | '’' if end - start > first.len_utf8() => "'s".to_owned(),
                '’' | '‘' => "'".to_owned(),
                _ => text[start..end].to_lowercase(),
            };
            let glued = list.last().is_some_and(|last| last.end == start);
            list.push(Token { start, end, low, capital: first.is_uppercase(), glued });
        }
        Tokens { text, list }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.list.get(at)
    }

    /// The token in small letters, empty past the end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| token.low.as_str())
    }

    /// The word before, empty at the start.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.capital)
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.glued)
    }

    /// Whether the tokens from `at` on are these words.
    pub(super) fn says(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(n, word)| self.word(at + n) == *word)
    }

    /// Skips one of `words`, if it stands there.
    pub(super) fn skip(&self, at: usize, words: &[&str]) -> usize {
        if self.is(at, words) { at + 1 } else { at }
    }

    /// The text of the tokens from `from` up to `to`.
    pub(super) fn slice(&self, from: usize, to: usize) -> &'t str {
        match (
            self.list.get(from),
            to.checked_sub(1).and_then(|last| self.list.get(last)),
        ) {
            (Some(first), Some(last)) if first.start <= last.end => {
                &self.text[first.start..last.end]
            }
            (Some(_) | None, Some(_) | None) => "",
        }
    }

    /// The number written in figures, at most `width` of them.
    pub(super) fn figures(&self, at: usize, width: usize) -> Option<i16> {
        let word = self.word(at);
        let digits = word.len() <= width && word.bytes().all(|b| b.is_ascii_digit());
        if digits { word.parse().ok() } else { None }
    }

    /// Whether a phrase may end before `at`: no noun follows that the words could belong to.
    pub(super) fn closes(&self, at: usize) -> bool {
        const CLOSING: [&str; 40] = [
            "", "and", "or", "but", "when", "while", "as", "at", "in", "on", "to", "by",
            "for", "from", "with", "after", "before", "near", "because", "where", "who",
            "which", "that", "is", "was", "were", "are", "had", "has", "have", "will",
            "would", "he", "she", "they", "it", "into", "against", "during", "said",
        ];
        let word = self.word(at);
        CLOSING.contains(&word)
            || word != "'s" && !word.starts_with(char::is_alphanumeric)
    }
}
