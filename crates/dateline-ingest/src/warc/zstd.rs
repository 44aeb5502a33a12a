//! Frames of a Zstandard file, one after the other; behind damage, the next that opens a record.
//!
//! Crawlers that pack so put a dictionary before the first frame, in a frame of its own that other programs pass over,
//! itself packed or not (the draft "WARC files with Zstandard" of the IIPC): without it no record can be read.

use std::io::{self, Read};

use ruzstd::decoding::errors::FrameDecoderError;
use ruzstd::decoding::{BlockDecodingStrategy, Dictionary, FrameDecoder};

use super::packed::{CHUNK, KEPT, Step, cut_off, search};
use super::raw::Raw;
use crate::Reason;
use crate::limits::{DICTIONARY_BYTES, WINDOW_BYTES};

/// The first bytes of a frame.
pub(super) const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// The first bytes of the frame that holds the dictionary; it is one of sixteen sorts that are passed over.
pub(super) const DICTIONARY: [u8; 4] = [0x5d, 0x2a, 0x4d, 0x18];

/// How many marks are tried behind damage.
const TRIES: usize = 100_000;

/// How many blocks are unpacked for these tries, each of 128 KiB at most: what a frame begins with is often told only at
/// its end.
const BLOCKS: usize = 20_000;

/// So many bytes tell whether a record begins.
const VERSION: usize = 7;

/// Unpacks frames.
pub(super) struct Zstd {
    decoder: FrameDecoder,
    is_inside: bool,
    /// Where in the file the frame begins that is unpacked.
    start: u64,
    /// Marks that may still be tried.
    n_tries: usize,
    /// Blocks that may still be unpacked for it.
    n_blocks: usize,
}

impl Zstd {
    pub(super) fn new() -> Zstd {
        Zstd {
            decoder: decoder(),
            is_inside: false,
            start: 0,
            n_tries: TRIES,
            n_blocks: BLOCKS,
        }
    }

    pub(super) fn step(&mut self, raw: &mut Raw<'_>, out: &mut Vec<u8>) -> Step {
        match self.is_inside {
            true => self.unpack(raw, out),
            false => self.begin(raw),
        }
    }

    fn begin(&mut self, raw: &mut Raw<'_>) -> Step {
        loop {
            raw.keep();
            self.start = raw.offset();
            let head = raw.peek(8);
            if head.is_empty() {
                return match raw.take_error() {
                    Some(error) => Step::Damage(self.start, Reason::Unreadable(error)),
                    None => Step::End,
                };
            }
            let Some(len) = passed_over(head) else { break };
            let is_dictionary = self.start == 0 && head.starts_with(&DICTIONARY);
            let done = match is_dictionary {
                true => self.learn(raw, len),
                false => pass_over(raw, len),
            };
            if let Err(reason) = done {
                return self.damage(raw, reason);
            }
        }
        if !raw.rest().starts_with(&MAGIC) {
            let reason = "what follows is not compressed";
            return self.damage(raw, Reason::Damaged(reason.to_owned()));
        }
        match self.decoder.reset(Taking(raw)) {
            Ok(()) => {
                self.is_inside = true;
                Step::Member(self.start)
            }
            Err(error) => {
                let reason = reason_of(&error, raw);
                self.damage(raw, reason)
            }
        }
    }

    /// Reads the dictionary that all frames of the file are packed with.
    fn learn(&mut self, raw: &mut Raw<'_>, len: usize) -> Result<(), Reason> {
        let broken = || Reason::Damaged("its dictionary makes no sense".to_owned());
        if len > DICTIONARY_BYTES {
            let reason =
                format!("its dictionary is larger than {DICTIONARY_BYTES} bytes");
            return Err(Reason::Damaged(reason));
        }
        let Some(packed) = raw.peek(8 + len).get(8..8 + len) else {
            return Err(cut_off(raw));
        };
        let unpacked = match packed.starts_with(&MAGIC) {
            true => unpacked(packed).ok_or_else(broken)?,
            false => packed.to_vec(),
        };
        let dictionary = Dictionary::decode_dict(&unpacked).map_err(|_| broken())?;
        self.decoder.add_dict(dictionary).map_err(|_| broken())?;
        raw.take(8 + len);
        Ok(())
    }

    fn unpack(&mut self, raw: &mut Raw<'_>, out: &mut Vec<u8>) -> Step {
        raw.keep_at_most(KEPT);
        let is_last = match self.decoder.decode_blocks(Taking(raw), one()) {
            Ok(is_last) => is_last,
            Err(error) => {
                let reason = reason_of(&error, raw);
                return self.damage(raw, reason);
            }
        };
        if self.decoder.collect_to_writer(&mut *out).is_err() {
            let reason = "the compressed bytes make no sense";
            return self.damage(raw, Reason::Damaged(reason.to_owned()));
        }
        if !is_last {
            return Step::Bytes;
        }
        let told = self.decoder.get_checksum_from_data();
        if told.is_some() && told != self.decoder.get_calculated_checksum() {
            let reason = "the check sum is wrong";
            return self.damage(raw, Reason::Damaged(reason.to_owned()));
        }
        raw.keep();
        self.is_inside = false;
        Step::Last
    }

    pub(super) fn abandon(&mut self, raw: &mut Raw<'_>, reason: Reason) -> Step {
        match self.is_inside {
            true => self.damage(raw, reason),
            false => Step::Damage(self.start, reason),
        }
    }

    /// Gives a frame up and looks for the next.
    fn damage(&mut self, raw: &mut Raw<'_>, reason: Reason) -> Step {
        self.is_inside = false;
        let Zstd { decoder, n_tries, n_blocks, .. } = self;
        search(raw, &MAGIC, KEPT, n_tries, |bytes| opens(decoder, bytes, n_blocks));
        Step::Damage(self.start, reason)
    }
}

/// Whether a file of these first bytes begins with a frame that opens a record.
pub(super) fn opens_a_record(head: &[u8]) -> bool {
    head.starts_with(&MAGIC) && opens(&mut decoder(), head, &mut 1)
}

/// Whether a file of these first bytes may be one of frames.
pub(super) fn begins(head: &[u8]) -> bool {
    head.starts_with(&MAGIC) || head.starts_with(&DICTIONARY)
}

/// What is unpacked, as far as it can be; a reader of what servers pack.
pub(super) fn reader(packed: &[u8]) -> impl Read + '_ {
    let mut decoder = decoder();
    let mut rest = packed;
    let mut is_inside = false;
    let mut ready: Vec<u8> = Vec::new();
    let mut at = 0;
    Reading(move |out: &mut [u8]| {
        while at == ready.len() {
            ready.clear();
            at = 0;
            if !is_inside {
                if rest.is_empty() {
                    return Ok(0);
                }
                decoder.reset(&mut rest).map_err(io::Error::other)?;
            }
            is_inside =
                !decoder.decode_blocks(&mut rest, one()).map_err(io::Error::other)?;
            decoder.collect_to_writer(&mut ready)?;
        }
        let n = out.len().min(ready.len() - at);
        out[..n].copy_from_slice(&ready[at..at + n]);
        at += n;
        Ok(n)
    })
}

struct Reading<F>(F);

impl<F: FnMut(&mut [u8]) -> io::Result<usize>> Read for Reading<F> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        (self.0)(out)
    }
}

/// A block at a time: what comes of it is looked at before the next.
fn one() -> BlockDecodingStrategy {
    BlockDecodingStrategy::UptoBlocks(1)
}

fn decoder() -> FrameDecoder {
    let mut decoder = FrameDecoder::new();
    decoder.set_max_window_size(WINDOW_BYTES as u64);
    decoder
}

/// Whether a frame that stands here unpacks to the beginning of a record, as far as so many blocks tell.
fn opens(decoder: &mut FrameDecoder, mut bytes: &[u8], n_blocks: &mut usize) -> bool {
    if decoder.reset(&mut bytes).is_err() {
        return false;
    }
    let mut first = Vec::new();
    while *n_blocks > 0 {
        *n_blocks -= 1;
        let Ok(is_last) = decoder.decode_blocks(&mut bytes, one()) else { return false };
        // What may be needed to unpack more is given only at the end.
        if decoder.collect_to_writer(&mut first).is_err() {
            return false;
        }
        if is_last || first.len() >= VERSION {
            return super::frames::is_version(&first);
        }
    }
    false
}

/// A dictionary unpacked, within its limit.
fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = DICTIONARY_BYTES as u64 + 1;
    reader(packed).take(limit).read_to_end(&mut bytes).ok()?;
    (bytes.len() <= DICTIONARY_BYTES).then_some(bytes)
}

/// How much a frame holds that is to be passed over; `None` where another stands here.
fn passed_over(head: &[u8]) -> Option<usize> {
    let &[first, 0x2a, 0x4d, 0x18, a, b, c, d, ..] = head else { return None };
    let len = u32::from_le_bytes([a, b, c, d]);
    (first & 0xf0 == 0x50).then_some(usize::try_from(len).unwrap_or(usize::MAX))
}

fn pass_over(raw: &mut Raw<'_>, len: usize) -> Result<(), Reason> {
    let mut left = len.saturating_add(8);
    while left > 0 {
        raw.keep_at_most(KEPT);
        let n = raw.peek(1).len().min(left).min(CHUNK);
        if n == 0 {
            return Err(cut_off(raw));
        }
        raw.take(n);
        left -= n;
    }
    Ok(())
}

fn reason_of(error: &FrameDecoderError, raw: &mut Raw<'_>) -> Reason {
    if matches!(error, FrameDecoderError::DictNotProvided { .. }) {
        let reason = "it was packed with a dictionary that the file does not begin with";
        return Reason::Damaged(reason.to_owned());
    }
    if matches!(error, FrameDecoderError::WindowSizeTooBig { .. }) {
        return Reason::Damaged(format!(
            "it can only be unpacked with more than {WINDOW_BYTES} bytes of memory"
        ));
    }
    match raw.peek(1).is_empty() {
        true => cut_off(raw),
        false => Reason::Damaged("the compressed bytes make no sense".to_owned()),
    }
}

/// Takes the bytes of a file for who reads them.
struct Taking<'r, 'a>(&'r mut Raw<'a>);

impl Read for Taking<'_, '_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let ready = self.0.peek(1);
        let n = ready.len().min(out.len());
        out[..n].copy_from_slice(&ready[..n]);
        self.0.take(n);
        Ok(n)
    }
}
