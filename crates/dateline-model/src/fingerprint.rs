//! What is kept of a report's words to find its copies: a few hundred numbers in place of the text.

use std::collections::VecDeque;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Report, ZoneKind};

/// Words in a shingle. Five in a row are rarely the same by chance, and still survive when every tenth word is edited.
const WORDS: usize = 5;

/// Shingles in a window, of which the least is kept (winnowing: Schleimer, Wilkerson and Aiken 2003).
const WINDOW: usize = 4;

/// The shortest run of words that two reports cannot share unseen: `WINDOW + WORDS - 1`, as the paper proves.
/// Half a sentence of news; shorter runs are names and set phrases.
pub const SURELY_SEEN: usize = WINDOW + WORDS - 1;

/// One shingle: its hash and where its first word stands in the report's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shingle {
    /// The hash of its words in small letters, without what stands between them.
    pub hash: u32,
    /// The byte at which its first word begins.
    pub at: u32,
}

/// Shingles of a report's coded zones, chosen so that whatever two reports share of [`SURELY_SEEN`] words or more is
/// chosen in both.
///
/// The headline is left out: who reprints a text writes his own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    shingles: Vec<Shingle>,
}

impl Fingerprint {
    /// The fingerprint of a report.
    pub fn of(report: &Report) -> Fingerprint {
        let coded = report
            .zones()
            .iter()
            .filter(|zone| zone.kind.is_coded() && zone.kind != ZoneKind::Headline);
        let words = coded.flat_map(|zone| {
            let (text, start) = (zone.span.of(report.text()), zone.span.start());
            words(text).map(move |(at, hash)| (start + at, hash))
        });
        Fingerprint { shingles: winnow(shingles(words)) }
    }

    /// The shingles, in the order of the text.
    pub fn shingles(&self) -> &[Shingle] {
        &self.shingles
    }

    /// Whether there is none: an old file has no fingerprints, and a report of four words has none either.
    pub fn is_empty(&self) -> bool {
        self.shingles.is_empty()
    }
}

/// Each word's first byte and its hash.
fn words(text: &str) -> impl Iterator<Item = (usize, u64)> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let is_word = |c: char| c.is_alphanumeric();
        while chars.next_if(|&(_, c)| !is_word(c)).is_some() {}
        let start = chars.peek()?.0;
        let mut hash = OFFSET;
        while let Some((_, c)) = chars.next_if(|&(_, c)| is_word(c)) {
            for small in c.to_lowercase() {
                hash = mix(hash, u64::from(u32::from(small)));
            }
        }
        Some((start, hash))
    })
}

fn shingles(words: impl Iterator<Item = (usize, u64)>) -> impl Iterator<Item = Shingle> {
    let mut last: VecDeque<(usize, u64)> = VecDeque::with_capacity(WORDS + 1);
    words.filter_map(move |word| {
        last.push_back(word);
        if last.len() > WORDS {
            last.pop_front();
        }
        let &(at, _) = last.front().filter(|_| last.len() == WORDS)?;
        let hash = last.iter().fold(OFFSET, |hash, &(_, word)| mix(hash, word));
        // The upper half is mixed best.
        let hash = u32::try_from(hash >> 32).unwrap_or_default();
        Some(Shingle { hash, at: u32::try_from(at).unwrap_or(u32::MAX) })
    })
}

/// Of every window the least shingle, the last of several; one that is kept already is not kept again.
fn winnow(shingles: impl Iterator<Item = Shingle>) -> Vec<Shingle> {
    let mut window: VecDeque<Shingle> = VecDeque::with_capacity(WINDOW + 1);
    let mut kept: Vec<Shingle> = Vec::new();
    let least = |window: &VecDeque<Shingle>| {
        window.iter().copied().min_by_key(|each| (each.hash, std::cmp::Reverse(each.at)))
    };
    for shingle in shingles {
        window.push_back(shingle);
        if window.len() > WINDOW {
            window.pop_front();
        }
        if window.len() == WINDOW {
            kept.extend(least(&window).filter(|least| kept.last() != Some(least)));
        }
    }
    // A text shorter than a window is one.
    if kept.is_empty() {
        kept.extend(least(&window));
    }
    kept
}

/// FNV-1a's offset and prime, with a rotation so that the order of words counts in the upper half too.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(PRIME).rotate_left(29).wrapping_mul(PRIME)
}

/// Written as one line of hexadecimal digits: each hash, then how many bytes it stands behind the one before.
impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut before = 0;
        let words = self.shingles.iter().map(|each| {
            let step = each.at.saturating_sub(before);
            before = each.at;
            format!("{:08x}{step:x}", each.hash)
        });
        serializer.serialize_str(&words.collect::<Vec<_>>().join(" "))
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Fingerprint, D::Error> {
        let line = String::deserialize(deserializer)?;
        let mut at = 0_u32;
        let read = |word: &str| -> Option<Shingle> {
            let hash = u32::from_str_radix(word.get(..8)?, 16).ok()?;
            let step = u32::from_str_radix(word.get(8..)?, 16).ok()?;
            at = at.checked_add(step)?;
            Some(Shingle { hash, at })
        };
        let shingles: Option<Vec<Shingle>> = line.split_whitespace().map(read).collect();
        shingles
            .map(|mut shingles| {
                shingles.shrink_to_fit();
                Fingerprint { shingles }
            })
            .ok_or_else(|| D::Error::custom("it is no fingerprint of a report"))
    }
}

#[cfg(test)]
mod tests;
