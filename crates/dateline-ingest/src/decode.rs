//! Bytes to text, as browsers do it.

use std::ops::Range;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::limits::CONTROLS;

/// Text with the way back to the bytes it was read from.
#[derive(Clone, Debug)]
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// The encoding that was used.
    pub(crate) encoding: &'static Encoding,
    /// How many bytes were no letters in it and became U+FFFD.
    pub(crate) n_replaced: usize,
    /// How long the byte order mark is.
    bom: usize,
    len: usize,
}

impl Decoded {
    /// The name of the encoding that was used.
    pub(crate) fn charset(&self) -> Option<String> {
        Some(self.encoding.name().to_owned())
    }

    /// The first control character of what is no text at all but is said to be a page; `bytes` are those it was read from.
    pub(crate) fn binary(&self, bytes: &[u8]) -> Option<usize> {
        // In wide encodings and in those that switch, such bytes are parts of letters.
        let is_plain = self.encoding.is_ascii_compatible();
        let is_control = |byte: &u8| matches!(byte, 0..=8 | 11 | 14..=26 | 28..=31 | 127);
        let found = || bytes.iter().filter(|byte| is_control(byte)).count();
        let is_binary = is_plain && found() * CONTROLS > bytes.len();
        is_binary.then(|| bytes.iter().position(is_control)).flatten()
    }
}

/// Decodes a text without markup: byte order mark, UTF-8 if valid, else the best guess.
pub(crate) fn decode_text(bytes: &[u8]) -> Decoded {
    decode(bytes, None)
}

/// The same, where a server names the encoding.
pub(crate) fn decode_text_as(bytes: &[u8], named: Option<&'static Encoding>) -> Decoded {
    decode(bytes, named)
}

/// Decodes a page for which a server names the encoding, as browsers do: its word counts before the page's own.
pub(crate) fn decode_page_as(bytes: &[u8], named: Option<&'static Encoding>) -> Decoded {
    decode(bytes, named.or_else(|| declared(bytes)))
}

/// Decodes a page: byte order mark, the encoding it declares, UTF-8 if valid, else the best guess.
pub(crate) fn decode_page(bytes: &[u8]) -> Decoded {
    decode(bytes, declared(bytes))
}

fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let (encoding, bom) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        None => (declared.unwrap_or_else(|| guess(bytes)), 0),
    };
    let (text, has_errors) = encoding.decode_without_bom_handling(&bytes[bom..]);
    let mut text = text.into_owned();
    let n_replaced = match has_errors {
        true => text.matches('\u{fffd}').count().max(1),
        false => 0,
    };
    // NUL is no letter; parsers and SQLite end strings at it.
    if text.contains('\0') {
        text = text.replace('\0', "\u{fffd}");
    }
    Decoded { text, encoding, n_replaced, bom, len: bytes.len() }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = wide(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    // A file cut off in the middle of a letter, or with one bad byte in a thousand, is still UTF-8.
    let n_bad = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let n_wide = bytes
        .utf8_chunks()
        .map(|chunk| chunk.valid().chars().filter(|letter| !letter.is_ascii()).count())
        .sum::<usize>();
    let is_cut =
        bytes.utf8_chunks().last().is_some_and(|last| !last.invalid().is_empty());
    if n_wide > 10 * n_bad || n_bad == 1 && is_cut && bytes.len() > 3 {
        return UTF_8;
    }
    let mut detector =
        chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// UTF-16 without a byte order mark: every other byte of its Latin letters is NUL.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1 << 10) & !1];
    let pairs = head.len() / 2;
    let zeros =
        |at: usize| head.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, odd) if pairs >= 4 && odd * 10 >= pairs * 7 => Some(UTF_16LE),
        (even, 0) if pairs >= 4 && even * 10 >= pairs * 7 => Some(UTF_16BE),
        (_, _) => None,
    }
}

/// The encoding that a page's `meta` tags declare in its first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    // Browsers look at 1024 bytes; pages with long scripts in front are common, so we look at more.
    let head =
        String::from_utf8_lossy(&bytes[..bytes.len().min(8 << 10)]).to_ascii_lowercase();
    let mut rest = head.as_str();
    while let Some(at) = rest.find("<meta") {
        rest = &rest[at + 5..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let Some(at) = tag.find("charset") else { continue };
        let label = tag[at + 7..]
            .trim_start_matches(|c: char| c.is_whitespace() || "='\"".contains(c));
        let end = label
            .find(|c: char| c.is_whitespace() || "'\";/>".contains(c))
            .unwrap_or(label.len());
        if let Some(found) = Encoding::for_label(&label.as_bytes()[..end]) {
            // The tag was read as ASCII, so the page cannot be UTF-16, and "x-user-defined" means windows-1252.
            return Some(match found {
                found if found == UTF_16LE || found == UTF_16BE => UTF_8,
                found if found == encoding_rs::X_USER_DEFINED => WINDOWS_1252,
                found => found,
            });
        }
    }
    None
}

impl Decoded {
    /// The bytes of the original that a range of the text was read from.
    pub(crate) fn original(&self, bytes: &[u8], range: &Range<usize>) -> Range<u64> {
        let whole = 0..self.len as u64;
        match (self.place(bytes, range.start), self.place(bytes, range.end)) {
            (Some(start), Some(end)) => start as u64..end as u64,
            (Some(_) | None, Some(_) | None) => whole,
        }
    }

    fn place(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let before = self.text.get(..at)?;
        let len = if self.encoding == UTF_8 && self.n_replaced == 0 {
            at
        } else if self.encoding == UTF_8 {
            let (mut text_at, mut byte_at) = (0, 0);
            for chunk in bytes.get(self.bom..)?.utf8_chunks() {
                if at <= text_at + chunk.valid().len() {
                    break;
                }
                text_at += chunk.valid().len() + '\u{fffd}'.len_utf8();
                byte_at += chunk.valid().len() + chunk.invalid().len();
            }
            byte_at + at.checked_sub(text_at)?
        } else if self.encoding == UTF_16LE || self.encoding == UTF_16BE {
            2 * before.encode_utf16().count()
        } else if self.encoding.is_single_byte() {
            before.chars().count()
        } else if self.n_replaced == 0 {
            self.encoding.encode(before).0.len()
        } else {
            return None;
        };
        Some(self.bom + len)
    }
}
