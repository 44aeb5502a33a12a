//! Members of a gzip file, one after the other; behind damage, the next that opens a record.
//!
//! A library's reader stops at the first fault, or reads on into the next member. Here a member is tied to its bytes in
//! the file, and where one is damaged the file is searched from the member's second byte on: its neighbours are intact.

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::packed::{CHUNK, KEPT, Step, cut_off, search};
use super::raw::Raw;
use crate::Reason;

/// The first bytes of a member: the mark, and the only way of packing there is.
pub(super) const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];

/// How many marks are tried behind damage before the rest of the file is given up: hostile files are made of them.
const TRIES: usize = 100_000;

/// A member's header is longer than this only if it is none: a name and a comment have no bound.
const HEADER: usize = 68 << 10;

/// Unpacks members.
pub(super) struct Gzip {
    inflate: Decompress,
    crc: Crc,
    is_inside: bool,
    /// Where in the file the member begins that is unpacked.
    start: u64,
    /// Marks that may still be tried.
    n_tries: usize,
}

impl Gzip {
    pub(super) fn new() -> Gzip {
        Gzip {
            inflate: Decompress::new(false),
            crc: Crc::new(),
            is_inside: false,
            start: 0,
            n_tries: TRIES,
        }
    }

    /// Adds what is unpacked next to `out`.
    pub(super) fn step(&mut self, raw: &mut Raw<'_>, out: &mut Vec<u8>) -> Step {
        match self.is_inside {
            true => self.unpack(raw, out),
            false => self.begin(raw),
        }
    }

    fn begin(&mut self, raw: &mut Raw<'_>) -> Step {
        // Tapes and downloads pad files with zeros.
        while raw.peek(1).first() == Some(&0) {
            let n = raw.rest().iter().take_while(|byte| **byte == 0).count();
            raw.take(n);
        }
        raw.keep();
        self.start = raw.offset();
        if raw.peek(1).is_empty() {
            return match raw.take_error() {
                Some(error) => Step::Damage(self.start, Reason::Unreadable(error)),
                None => Step::End,
            };
        }
        match header_len(raw.peek(HEADER)) {
            Some(len) => {
                raw.take(len);
                self.inflate.reset(false);
                self.crc.reset();
                self.is_inside = true;
                Step::Member(self.start)
            }
            None => {
                let reason = "what follows is not compressed";
                self.damage(raw, Reason::Damaged(reason.to_owned()))
            }
        }
    }

    fn unpack(&mut self, raw: &mut Raw<'_>, out: &mut Vec<u8>) -> Step {
        raw.keep_at_most(KEPT);
        if raw.peek(1).is_empty() {
            return self.cut_off(raw);
        }
        let start = out.len();
        out.resize(start + CHUNK, 0);
        let (n_in, n_out) = (self.inflate.total_in(), self.inflate.total_out());
        let status =
            self.inflate.decompress(raw.rest(), &mut out[start..], FlushDecompress::None);
        let taken = self.inflate.total_in() - n_in;
        let added = self.inflate.total_out() - n_out;
        out.truncate(start + usize::try_from(added).unwrap_or(0));
        self.crc.update(&out[start..]);
        raw.take(usize::try_from(taken).unwrap_or(0));
        match status {
            Ok(Status::StreamEnd) => self.end(raw),
            Ok(Status::Ok | Status::BufError) if taken > 0 || added > 0 => Step::Bytes,
            Ok(Status::Ok | Status::BufError) if raw.fill() => Step::Bytes,
            Ok(Status::Ok | Status::BufError) => self.cut_off(raw),
            Err(_) => {
                let reason = "the compressed bytes make no sense";
                self.damage(raw, Reason::Damaged(reason.to_owned()))
            }
        }
    }

    /// Behind the last byte of a member stand its check sum and its length.
    fn end(&mut self, raw: &mut Raw<'_>) -> Step {
        let mut trailer = [0; 8];
        let Some(found) = raw.peek(8).get(..8) else { return self.cut_off(raw) };
        trailer.copy_from_slice(found);
        let [a, b, c, d, ..] = trailer;
        if u32::from_le_bytes([a, b, c, d]) != self.crc.sum() {
            let reason = "the check sum is wrong";
            return self.damage(raw, Reason::Damaged(reason.to_owned()));
        }
        raw.take(8);
        raw.keep();
        self.is_inside = false;
        Step::Last
    }

    /// Gives up what is being unpacked; a member that has just ended needs no search for the next.
    pub(super) fn abandon(&mut self, raw: &mut Raw<'_>, reason: Reason) -> Step {
        match self.is_inside {
            true => self.damage(raw, reason),
            false => Step::Damage(self.start, reason),
        }
    }

    fn cut_off(&mut self, raw: &mut Raw<'_>) -> Step {
        let reason = cut_off(raw);
        self.damage(raw, reason)
    }

    /// Gives a member up and looks for the next.
    fn damage(&mut self, raw: &mut Raw<'_>, reason: Reason) -> Step {
        self.is_inside = false;
        let Gzip { inflate, n_tries, .. } = self;
        let opens = |bytes: &[u8]| opens_a_record(inflate, bytes);
        search(raw, &MAGIC, 4 << 10, n_tries, opens);
        Step::Damage(self.start, reason)
    }
}

/// How long the header is that stands here; `None` where there is none.
fn header_len(bytes: &[u8]) -> Option<usize> {
    let flags = *bytes.get(3)?;
    if !bytes.starts_with(&MAGIC) || flags & 0xe0 != 0 {
        return None;
    }
    let mut at = 10;
    if flags & 4 != 0 {
        let len = [*bytes.get(at)?, *bytes.get(at + 1)?];
        at += 2 + usize::from(u16::from_le_bytes(len));
    }
    // A name and a comment, each ended by a zero.
    for flag in [8, 16] {
        if flags & flag != 0 {
            at += 1 + memchr::memchr(0, bytes.get(at..)?)?;
        }
    }
    if flags & 2 != 0 {
        at += 2;
    }
    (at <= bytes.len()).then_some(at)
}

/// Whether a member that begins here unpacks to the beginning of a record.
pub(super) fn opens_a_record(inflate: &mut Decompress, bytes: &[u8]) -> bool {
    let Some(len) = header_len(bytes) else { return false };
    let mut first = [0; 7];
    inflate.reset(false);
    let status = inflate.decompress(&bytes[len..], &mut first, FlushDecompress::None);
    status.is_ok() && super::frames::is_version(&first)
}
