//! Where records begin and end.
//!
//! The length that a record claims counts only where a record, a member or the end of the file stands behind it. Where
//! it does not, the next line that opens a record does: a wrong length costs its own record and never the next.

use memchr::memmem;

use super::header::Header;
use super::stream::{Damage, Place, Stream};
use crate::Reason;
use crate::limits::HEADER_BYTES;

/// A record as it stands in the archive.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) place: Place,
    pub(crate) header: Header,
    pub(crate) block: Vec<u8>,
    /// What stands behind it belongs to no record: its length may be too short.
    pub(crate) is_loose: bool,
}

/// What stands next in an archive.
#[derive(Debug)]
pub(crate) enum Found {
    /// A record.
    Record(Frame),
    /// Something that cannot be read, with the name of the record where that can.
    Fault(Place, Option<String>, Reason),
}

/// The records of an archive.
pub(super) struct Frames<'a> {
    stream: Stream<'a>,
    /// The largest record that is held.
    cap: usize,
}

/// How much is searched at once.
const CHUNK: usize = 64 << 10;

/// So many bytes tell whether a line of a version opens a record.
const OPENING: usize = 256;

/// Whether this is the line that opens a record: `WARC/1.0`, `WARC/1.1`, and drafts of before.
pub(crate) fn is_version(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/0.") || bytes.starts_with(b"WARC/1.")
}

/// What stands behind a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Another record, another member, or nothing.
    Known,
    /// The two blank lines that end a record, and then something that is none.
    Blank,
    /// Something that may belong to it.
    Loose,
}

impl<'a> Frames<'a> {
    pub(super) fn new(stream: Stream<'a>, cap: usize) -> Frames<'a> {
        Frames { stream, cap }
    }

    /// What stands next; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Found> {
        loop {
            if let Some(Damage { place, reason, .. }) = self.stream.take_damage() {
                return Some(Found::Fault(place, None, reason));
            }
            self.stream.begin_record();
            let ahead = self.stream.peek(CHUNK);
            let n = blanks(ahead);
            if n > 0 {
                self.stream.take(n);
                continue;
            }
            let found = match (ahead.is_empty(), is_version(ahead)) {
                (true, _) if self.stream.is_at_end() => return None,
                // Nothing reaches further because of damage, which is told next.
                (true, _) => None,
                (false, true) => Some(self.record()),
                (false, false) => self.garbage(),
            };
            if found.is_some() {
                return found;
            }
        }
    }

    fn record(&mut self) -> Found {
        let place = self.stream.place();
        let start = self.stream.position();
        let head = match self.head() {
            Ok(head) => head,
            Err(reason) => return self.give_up(place, None, reason),
        };
        let n_head = head.len();
        let header = Header::read(&head);
        let id = header.get("warc-record-id").map(str::to_owned);
        let Some(length) = header.number("content-length") else {
            let reason = Reason::BadRecord("it does not say how long it is".to_owned());
            return self.give_up(place, id, reason);
        };
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        if length > self.cap {
            let reason = Reason::RecordTooLarge { cap: self.cap };
            return self.give_up(place, id, reason);
        }
        let whole = n_head + length;
        let n = self.stream.peek(whole).len();
        if n < whole {
            let reason = format!("it should have {length} bytes and has fewer");
            return self.give_up(place, id, Reason::BadRecord(reason));
        }
        let end = self.end_at(whole);
        if end != End::Known && self.opening_within(whole).is_some() {
            let reason =
                format!("it should have {length} bytes, but the next begins before");
            return self.give_up(place, id, Reason::BadRecord(reason));
        }
        if let Some(damage) = self.stream.damage_of(start + whole as u64) {
            let reason = damage.reason.clone();
            return self.give_up(place, id, reason);
        }
        let block = self.stream.peek(whole).get(n_head..whole).unwrap_or_default();
        let block = block.to_vec();
        self.stream.take(whole);
        Found::Record(Frame { place, header, block, is_loose: end == End::Loose })
    }

    /// The lines above a record, with the blank one that ends them.
    fn head(&mut self) -> Result<Vec<u8>, Reason> {
        let mut wanted = 4 << 10;
        loop {
            let ahead = self.stream.peek(wanted.min(HEADER_BYTES));
            let mut at = 0;
            while let Some(n) = memchr::memchr(b'\n', &ahead[at..]) {
                let line = &ahead[at..at + n];
                at += n + 1;
                if line.is_empty() || line == b"\r" {
                    return Ok(ahead[..at].to_vec());
                }
                if is_version(&ahead[at..]) {
                    let reason = "the next record begins within its header";
                    return Err(Reason::BadRecord(reason.to_owned()));
                }
            }
            if ahead.len() < wanted.min(HEADER_BYTES) {
                let reason = "its header does not end";
                return Err(Reason::BadRecord(reason.to_owned()));
            }
            if wanted >= HEADER_BYTES {
                let reason = format!("its header is longer than {HEADER_BYTES} bytes");
                return Err(Reason::BadRecord(reason));
            }
            wanted *= 4;
        }
    }

    /// What a record that is `n` bytes long would be followed by.
    fn end_at(&mut self, n: usize) -> End {
        let ahead = self.stream.peek(n + OPENING).get(n..).unwrap_or_default();
        let rest = &ahead[blanks(ahead)..];
        if rest.is_empty() || is_version(rest) {
            End::Known
        } else if ahead.starts_with(b"\r\n\r\n") || ahead.starts_with(b"\n\n") {
            End::Blank
        } else {
            match ahead.iter().all(|byte| is_filling(*byte)) {
                true => End::Blank,
                false => End::Loose,
            }
        }
    }

    /// The first place within the next `n` bytes, behind the first, at which a record opens.
    fn opening_within(&mut self, n: usize) -> Option<usize> {
        let ahead = self.stream.peek(n + OPENING);
        openings(ahead).find(|at| *at < n && opens(&ahead[*at..]))
    }

    /// Passes over a record that cannot be read, to where the next opens.
    fn give_up(&mut self, place: Place, id: Option<String>, reason: Reason) -> Found {
        self.stream.take(1);
        self.seek();
        // Where the file is damaged, that is why.
        let damage = self.stream.take_damage_behind();
        Found::Fault(place, id, damage.map_or(reason, |damage| damage.reason))
    }

    /// Passes over what is no record; zeros and blanks behind the last need no words.
    fn garbage(&mut self) -> Option<Found> {
        let place = self.stream.place();
        let first = *self.stream.peek(1).first()?;
        self.stream.take(1);
        let (n, is_told) = self.seek();
        let damage = self.stream.take_damage_behind();
        let reason = match damage {
            Some(damage) => damage.reason,
            None if is_told || !is_filling(first) => Reason::NotARecord { bytes: n + 1 },
            None => return None,
        };
        Some(Found::Fault(place, None, reason))
    }

    /// Goes to the next place at which a record opens: how far that was, and whether it led over more than filling.
    fn seek(&mut self) -> (u64, bool) {
        let (mut n_passed, mut is_told) = (0, false);
        loop {
            let ahead = self.stream.peek(CHUNK);
            let is_last = ahead.len() < CHUNK;
            let safe = match is_last {
                true => ahead.len(),
                // A record that opens in the last bytes is told with the next chunk.
                false => ahead.len() - OPENING,
            };
            let found = openings(ahead).find(|at| *at < safe && opens(&ahead[*at..]));
            // One byte stays where nothing was found: it may be the line break before an opening.
            let n = found.unwrap_or(if is_last { safe } else { safe - 1 });
            is_told = is_told || ahead[..n].iter().any(|byte| !is_filling(*byte));
            n_passed += n as u64;
            self.stream.take(n);
            if found.is_some() || is_last {
                return (n_passed, is_told);
            }
        }
    }
}

fn is_filling(byte: u8) -> bool {
    matches!(byte, 0 | b'\r' | b'\n' | b' ' | b'\t')
}

fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}

/// The places at which `WARC/` stands at the beginning of a line.
fn openings(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    memmem::find_iter(bytes, b"WARC/").filter(|at| *at > 0 && bytes[at - 1] == b'\n')
}

/// Whether a record opens here: a version, and on the next line the name of a field that records have.
fn opens(bytes: &[u8]) -> bool {
    let Some(end) = memchr::memchr(b'\n', &bytes[..bytes.len().min(32)]) else {
        return false;
    };
    let field = &bytes[end + 1..];
    let begins = |name: &[u8]| {
        field.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name))
    };
    is_version(bytes) && (begins(b"WARC-") || begins(b"Content-"))
}
