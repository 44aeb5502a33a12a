//! The bytes of a file as it is, with the way back to the last place that may have to be read again.

use std::io::{self, Read};

/// How many bytes are read at once.
const CHUNK: usize = 64 << 10;

/// A window on a stream: what has been read since the last place that was kept.
pub(super) struct Raw<'a> {
    stream: Box<dyn Read + 'a>,
    bytes: Vec<u8>,
    /// Where `bytes` begins in the file.
    base: u64,
    /// What has been taken.
    at: usize,
    /// From here on nothing is thrown away.
    keep: usize,
    is_over: bool,
    error: Option<String>,
}

impl<'a> Raw<'a> {
    pub(super) fn new(stream: Box<dyn Read + 'a>) -> Raw<'a> {
        Raw {
            stream,
            bytes: Vec::new(),
            base: 0,
            at: 0,
            keep: 0,
            is_over: false,
            error: None,
        }
    }

    /// The byte of the file that comes next.
    pub(super) fn offset(&self) -> u64 {
        self.base + self.at as u64
    }

    /// What has been read and not taken.
    pub(super) fn rest(&self) -> &[u8] {
        &self.bytes[self.at..]
    }

    /// Reads until `n` bytes have not been taken, or to the end; gives all of them.
    pub(super) fn peek(&mut self, n: usize) -> &[u8] {
        while self.rest().len() < n && self.fill() {}
        self.rest()
    }

    /// Reads some more; `false` at the end.
    pub(super) fn fill(&mut self) -> bool {
        if self.is_over {
            return false;
        }
        if self.keep > 16 * CHUNK {
            self.bytes.drain(..self.keep);
            self.base += self.keep as u64;
            self.at -= self.keep;
            self.keep = 0;
        }
        let len = self.bytes.len();
        self.bytes.resize(len + CHUNK, 0);
        let n = loop {
            match self.stream.read(&mut self.bytes[len..]) {
                Ok(n) => break n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.error = Some(error.to_string());
                    break 0;
                }
            }
        };
        self.bytes.truncate(len + n);
        self.is_over = n == 0;
        !self.is_over
    }

    /// What the system said where it would not give the rest of the file.
    ///
    /// It is told once.
    pub(super) fn take_error(&mut self) -> Option<String> {
        self.error.take()
    }

    pub(super) fn take(&mut self, n: usize) {
        self.at += n;
    }

    /// Keeps all from here on, so that it can be read again.
    pub(super) fn keep(&mut self) {
        self.keep = self.at;
    }

    /// Lets go of what lies further back than `most` bytes.
    pub(super) fn keep_at_most(&mut self, most: usize) {
        self.keep = self.keep.max(self.at.saturating_sub(most));
    }

    /// Goes back to the first byte that was kept.
    pub(super) fn back(&mut self) {
        self.at = self.keep;
    }
}
