//! Packed archives: what unpacks them, and how the next record is found behind damage.

use memchr::memmem;

use super::gzip::Gzip;
use super::raw::Raw;
use super::zstd::Zstd;
use crate::Reason;

/// Bytes of a packed part that are kept to be searched again; behind more than that the search begins later.
pub(super) const KEPT: usize = 8 << 20;

/// How much is unpacked or searched at once.
pub(super) const CHUNK: usize = 64 << 10;

/// How an archive is packed, record by record or as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    Plain,
    /// Members of gzip: `.warc.gz`.
    Gzip,
    /// Frames of Zstandard, with or without a dictionary before the first: `.warc.zst`.
    Zstd,
}

/// What came of unpacking some more.
pub(super) enum Step {
    /// A member begins at this byte of the file.
    Member(u64),
    /// Bytes were added.
    Bytes,
    /// Bytes were added, the last of a member, and its check sum is right.
    Last,
    /// The member that began at this byte, or what lies between members, is damaged.
    Damage(u64, Reason),
    /// There is no more.
    End,
}

/// Unpacks members, one after the other.
pub(super) enum Packed {
    Gzip(Gzip),
    Zstd(Box<Zstd>),
}

impl Packed {
    pub(super) fn new(packing: Packing) -> Option<Packed> {
        match packing {
            Packing::Plain => None,
            Packing::Gzip => Some(Packed::Gzip(Gzip::new())),
            Packing::Zstd => Some(Packed::Zstd(Box::new(Zstd::new()))),
        }
    }

    /// Adds what is unpacked next to `out`.
    pub(super) fn step(&mut self, raw: &mut Raw<'_>, out: &mut Vec<u8>) -> Step {
        match self {
            Packed::Gzip(gzip) => gzip.step(raw, out),
            Packed::Zstd(zstd) => zstd.step(raw, out),
        }
    }

    /// Gives up what is being unpacked; a member that has just ended needs no search for the next.
    pub(super) fn abandon(&mut self, raw: &mut Raw<'_>, reason: Reason) -> Step {
        match self {
            Packed::Gzip(gzip) => gzip.abandon(raw, reason),
            Packed::Zstd(zstd) => zstd.abandon(raw, reason),
        }
    }
}

/// Goes back to the last byte that was kept, and from the one behind it on to the next mark at which `opens` sees the
/// beginning of a record, or to the end of the file. `ahead` is how much it is shown, `n_tries` how often it may be asked
/// before the rest of the file is given up: hostile files are made of marks.
pub(super) fn search(
    raw: &mut Raw<'_>,
    mark: &[u8],
    ahead: usize,
    n_tries: &mut usize,
    mut opens: impl FnMut(&[u8]) -> bool,
) {
    raw.back();
    raw.take(raw.rest().len().min(1));
    loop {
        raw.keep();
        raw.peek(CHUNK);
        match memmem::find(raw.rest(), mark) {
            Some(found) => {
                raw.take(found);
                raw.keep();
                if *n_tries == 0 {
                    return give_up(raw);
                }
                if opens(raw.peek(ahead)) {
                    return;
                }
                *n_tries -= 1;
                raw.take(1);
            }
            // The mark may lie across the end of what was read.
            None => {
                raw.take(raw.rest().len().saturating_sub(mark.len() - 1));
                if !raw.fill() {
                    return give_up(raw);
                }
            }
        }
    }
}

fn give_up(raw: &mut Raw<'_>) {
    loop {
        raw.take(raw.rest().len());
        raw.keep();
        if !raw.fill() {
            return;
        }
    }
}

/// Why a member ends where the file does.
pub(super) fn cut_off(raw: &mut Raw<'_>) -> Reason {
    match raw.take_error() {
        Some(error) => Reason::Unreadable(error),
        None => Reason::Damaged("the file ends within a record".to_owned()),
    }
}
