//! Whether the bytes of a record are those that its crawler counted a digest of.

use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::header::Header;

/// Whether a digest that a record states is that of other bytes: they were changed or damaged since.
///
/// That of the whole block, and that of what the server sent behind its fields. Programs differ in whether the second
/// is of the chunks or of what they join to, so it is not looked at where there are chunks (`payload` is `None`).
pub(super) fn is_broken(header: &Header, block: &[u8], payload: Option<&[u8]>) -> bool {
    let differs = |name: &str, bytes: &[u8]| {
        header.get(name).and_then(|said| fits(said, bytes)) == Some(false)
    };
    differs("warc-block-digest", block)
        || payload.is_some_and(|payload| differs("warc-payload-digest", payload))
}

/// Whether the bytes have the digest `sha1:3I42H3S6...`; `None` where it is of a sort that is not known.
fn fits(said: &str, bytes: &[u8]) -> Option<bool> {
    let (way, said) = said.split_once(':')?;
    let counted = match way.trim().to_ascii_lowercase().as_str() {
        "sha1" | "sha-1" => Sha1::digest(bytes).to_vec(),
        "sha256" | "sha-256" => Sha256::digest(bytes).to_vec(),
        _ => return None,
    };
    let said = said.trim();
    let bits = match said.len() == 2 * counted.len() {
        true => read(said, 4, b"0123456789abcdef"),
        false => read(said.trim_end_matches('='), 5, b"abcdefghijklmnopqrstuvwxyz234567"),
    };
    bits.filter(|bits| bits.len() == counted.len()).map(|bits| bits == counted)
}

/// The bytes that letters of an alphabet stand for, each for so many bits.
fn read(letters: &str, n_bits: u32, alphabet: &[u8]) -> Option<Vec<u8>> {
    let (mut bytes, mut open, mut n_open) = (Vec::new(), 0_u32, 0);
    for letter in letters.bytes() {
        let letter = letter.to_ascii_lowercase();
        let value = alphabet.iter().position(|known| *known == letter)?;
        open = open << n_bits | u32::try_from(value).ok()?;
        n_open += n_bits;
        if n_open >= 8 {
            n_open -= 8;
            bytes.push(u8::try_from(open >> n_open).ok()?);
            open &= (1 << n_open) - 1;
        }
    }
    Some(bytes)
}
