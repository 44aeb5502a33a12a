//! A text with stretches put in the place of others, and where each place of the old text stands in the new one.

use dateline_model::Span;

/// What is put where, in the order of the text, without overlaps.
pub(super) struct Moved {
    masks: Vec<(Span, String)>,
}

impl Moved {
    /// Joins masks that overlap or are the same and stand side by side; the first one's words stand for them.
    pub(super) fn new(text: &str, mut found: Vec<(Span, String)>) -> Moved {
        found.retain(|(span, _)| !span.is_empty() && !span.of(text).is_empty());
        found.sort_by(|a, b| {
            (a.0.start(), std::cmp::Reverse(a.0.end()), &a.1).cmp(&(
                b.0.start(),
                std::cmp::Reverse(b.0.end()),
                &b.1,
            ))
        });
        let mut masks: Vec<(Span, String)> = Vec::new();
        for (span, mask) in found {
            match masks.last_mut() {
                Some((before, words)) => {
                    let between = text.get(before.end()..span.start()).unwrap_or("");
                    let touches = before.overlaps(span)
                        || (*words == mask
                            && between.chars().all(|c| {
                                !c.is_alphanumeric()
                                    && !matches!(c, ',' | ';' | '.' | '\n')
                            }));
                    match touches {
                        true => *before = before.cover(span),
                        false => masks.push((span, mask)),
                    }
                }
                None => masks.push((span, mask)),
            }
        }
        Moved { masks }
    }

    pub(super) fn n_masked(&self) -> usize {
        self.masks.len()
    }

    /// The new text.
    pub(super) fn text(&self, text: &str) -> String {
        let mut masked = String::with_capacity(text.len());
        let mut at = 0;
        for (span, mask) in &self.masks {
            masked.push_str(text.get(at..span.start()).unwrap_or(""));
            masked.push_str(mask);
            at = span.end();
        }
        masked.push_str(text.get(at..).unwrap_or(""));
        masked
    }

    /// Where words of the old text stand in the new one: what begins or ends within a mask takes all of it.
    pub(super) fn span(&self, old: Span) -> Span {
        let start = self.place(old.start(), false);
        Span::new(start, self.place(old.end(), true).max(start))
    }

    fn place(&self, old: usize, is_end: bool) -> usize {
        let mut grown = 0_i64;
        for (span, mask) in &self.masks {
            let size = mask.len() as i64;
            if span.end() <= old {
                grown += size - span.len() as i64;
                continue;
            }
            // Within it: its first or its last letter.
            if span.start() < old {
                let at = span.start() as i64 + grown;
                return usize::try_from(if is_end { at + size } else { at }).unwrap_or(0);
            }
            break;
        }
        usize::try_from(old as i64 + grown).unwrap_or(0)
    }
}
