//! An archive as one stream of bytes, packed or not, that knows where in the file each byte stands.
//!
//! A member that begins with a record ends the one before, whatever length that one claims; so does damage.

use std::collections::VecDeque;

use super::frames::is_version;
use super::packed::{Packed, Packing, Step};
use super::raw::Raw;
use crate::Reason;
use crate::limits::{ARCHIVE_RATIO, RATIO_FREE};

/// Where in a file something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The byte of the file; where that is packed, the first of the packed part.
    pub(crate) offset: u64,
    /// The byte of what the packed part holds, where it is not the first.
    pub(crate) inside: u64,
}

/// Damage, with the place of what it cost.
#[derive(Debug)]
pub(super) struct Damage {
    pub(super) place: Place,
    pub(super) reason: Reason,
    /// Bytes of the stream from here on are not to be trusted.
    pub(super) from: u64,
}

/// Something that happens at a byte of the stream.
enum Mark {
    /// A member begins, at this byte of the file.
    Member(u64),
    /// A member begins, and with it a record: nothing reaches across.
    Record(u64),
    /// Something was lost.
    Damage(Damage),
}

/// The bytes of the records.
pub(super) struct Stream<'a> {
    raw: Raw<'a>,
    packed: Option<Packed>,
    bytes: Vec<u8>,
    /// Where `bytes` begins in the stream.
    base: u64,
    at: usize,
    marks: VecDeque<(u64, Mark)>,
    /// Where the member that stands at `at` begins, in the stream and in the file.
    member: (u64, u64),
    /// Where the member begins that is unpacked now.
    unpacked: u64,
    /// How much of the file and of the stream there was when the record began.
    since: (u64, u64),
    is_over: bool,
}

/// So many bytes tell whether a record begins.
const VERSION: u64 = 7;

impl<'a> Stream<'a> {
    pub(super) fn new(raw: Raw<'a>, packing: Packing) -> Stream<'a> {
        Stream {
            raw,
            packed: Packed::new(packing),
            bytes: Vec::new(),
            base: 0,
            at: 0,
            marks: VecDeque::new(),
            member: (0, 0),
            unpacked: 0,
            since: (0, 0),
            is_over: false,
        }
    }

    /// How many bytes have been taken.
    pub(super) fn position(&self) -> u64 {
        self.base + self.at as u64
    }

    /// Where the next byte stands.
    pub(super) fn place(&self) -> Place {
        match self.packed {
            None => Place { offset: self.position(), inside: 0 },
            Some(_) => {
                let (start, offset) = self.member;
                Place { offset, inside: self.position() - start }
            }
        }
    }

    /// Up to `n` bytes from here on, fewer where the file ends or nothing reaches further.
    pub(super) fn peek(&mut self, n: usize) -> &[u8] {
        let wanted = self.position() + n as u64;
        while !self.is_over && (self.end() < wanted || self.is_open(wanted)) {
            self.pull();
        }
        let limit = self.limit().unwrap_or(u64::MAX).min(self.end()).min(wanted);
        let limit = usize::try_from(limit - self.base).unwrap_or(self.bytes.len());
        &self.bytes[self.at..limit]
    }

    /// Takes `n` bytes that were seen.
    pub(super) fn take(&mut self, n: usize) {
        self.at += n;
        let position = self.position();
        while let Some((at, Mark::Member(offset) | Mark::Record(offset))) =
            self.marks.front()
            && *at <= position
        {
            self.member = (*at, *offset);
            self.marks.pop_front();
        }
        if self.at > 1 << 20 {
            self.bytes.drain(..self.at);
            self.base += self.at as u64;
            self.at = 0;
        }
    }

    /// Begins to count anew how far the file grows in unpacking.
    pub(super) fn begin_record(&mut self) {
        self.since = (self.raw.offset(), self.end());
    }

    /// The damage that the next bytes are behind of.
    pub(super) fn take_damage(&mut self) -> Option<Damage> {
        self.take(0);
        let position = self.position();
        match self.marks.pop_front() {
            Some((at, Mark::Damage(damage))) if at <= position => {
                // Members that begin here were hidden behind it.
                self.take(0);
                Some(damage)
            }
            Some(other) => {
                self.marks.push_front(other);
                None
            }
            None => None,
        }
    }

    /// The same, if the bytes just taken are not to be trusted for it.
    pub(super) fn take_damage_behind(&mut self) -> Option<Damage> {
        self.peek(1);
        self.take(0);
        let position = self.position();
        match self.marks.front() {
            Some((at, Mark::Damage(damage)))
                if *at <= position && damage.from < position =>
            {
                self.take_damage()
            }
            Some(_) | None => None,
        }
    }

    /// Whether nothing is left to take or to tell.
    pub(super) fn is_at_end(&self) -> bool {
        self.is_over && self.end() == self.position() && self.marks.is_empty()
    }

    /// The damage that the bytes so far seen end at, if it reaches back before `end`.
    pub(super) fn damage_of(&self, end: u64) -> Option<&Damage> {
        let found = self.marks.iter().find_map(|(at, mark)| match mark {
            Mark::Damage(damage) => Some((*at, damage)),
            Mark::Member(_) | Mark::Record(_) => None,
        });
        found
            .filter(|(at, damage)| Some(*at) == self.limit() && damage.from < end)
            .map(|(_, damage)| damage)
    }

    fn end(&self) -> u64 {
        self.base + self.bytes.len() as u64
    }

    /// Where nothing reaches across, next.
    fn limit(&self) -> Option<u64> {
        self.marks
            .iter()
            .find(|(at, mark)| match mark {
                Mark::Member(_) => false,
                Mark::Record(_) => *at > self.position(),
                Mark::Damage(_) => true,
            })
            .map(|(at, _)| *at)
    }

    /// Whether a member begins before `wanted` of which it is not known yet what it holds.
    fn is_open(&self, wanted: u64) -> bool {
        match self.marks.back() {
            Some((at, Mark::Member(_))) => {
                *at < wanted && self.end() < at.saturating_add(VERSION)
            }
            Some((_, Mark::Record(_) | Mark::Damage(_))) | None => false,
        }
    }

    fn pull(&mut self) {
        let Some(packed) = &mut self.packed else {
            self.pull_raw();
            return;
        };
        let step = packed.step(&mut self.raw, &mut self.bytes);
        let end = self.end();
        match step {
            Step::Member(offset) => {
                self.unpacked = end;
                self.marks.push_back((end, Mark::Member(offset)));
                // A member begins where the one before has ended.
                if end == self.position() && self.marks.len() == 1 {
                    self.take(0);
                }
            }
            Step::Bytes => self.bytes_came(),
            Step::Last => {
                self.bytes_came();
                self.unpacked = end;
            }
            Step::Damage(offset, reason) => {
                let place = Place { offset, inside: 0 };
                let damage = Damage { place, reason, from: self.unpacked };
                self.unpacked = end;
                self.marks.push_back((end, Mark::Damage(damage)));
            }
            Step::End => self.is_over = true,
        }
    }

    fn pull_raw(&mut self) {
        match self.raw.fill() {
            true => {
                self.bytes.extend_from_slice(self.raw.rest());
                self.raw.take(self.raw.rest().len());
                self.raw.keep();
            }
            false => match self.raw.take_error() {
                Some(error) => {
                    let place = Place { offset: self.raw.offset(), inside: 0 };
                    let reason = Reason::Unreadable(error);
                    let damage = Damage { place, reason, from: self.end() };
                    self.marks.push_back((self.end(), Mark::Damage(damage)));
                }
                None => self.is_over = true,
            },
        }
    }

    fn bytes_came(&mut self) {
        // Does the member that began last begin with a record?
        let end = self.end();
        if let Some((at, mark)) = self.marks.back_mut()
            && let Mark::Member(offset) = mark
            && end >= at.saturating_add(VERSION)
        {
            let start = usize::try_from(*at - self.base).unwrap_or(0);
            if is_version(&self.bytes[start..]) {
                *mark = Mark::Record(*offset);
            }
        }
        let (n_in, n_out) = self.since;
        let (n_in, n_out) =
            (self.raw.offset().saturating_sub(n_in), end - n_out.min(end));
        if n_out > RATIO_FREE as u64
            && n_out / (ARCHIVE_RATIO as u64) > n_in
            && let Some(packed) = &mut self.packed
            && let Step::Damage(offset, reason) =
                packed.abandon(&mut self.raw, Reason::Bomb)
        {
            let damage = Damage {
                place: Place { offset, inside: 0 },
                reason,
                from: self.unpacked,
            };
            self.unpacked = end;
            self.since = (self.raw.offset(), end);
            self.marks.push_back((end, Mark::Damage(damage)));
        }
    }
}
