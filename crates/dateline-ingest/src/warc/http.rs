//! What a server answered, as an archive keeps it: status, fields, and a body that may be cut into chunks and packed.

use std::io::Read;

use super::header::{Header, media_of};
use crate::Reason;
use crate::limits::{ARCHIVE_RATIO, ENCODINGS, RATIO_FREE};

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    /// 200 for a page that is there.
    pub(super) status: u16,
    /// The media type, in lower case; empty where the server does not say.
    pub(super) media: String,
    /// The encoding of the letters that the server names.
    pub(super) charset: Option<&'static encoding_rs::Encoding>,
    is_chunked: bool,
    /// How the body was packed, first to last.
    packed: Vec<String>,
    /// Where the body begins in the block.
    body: usize,
}

impl Answer {
    /// Reads the lines above the body; `None` where the block is no answer of a server.
    pub(super) fn read(block: &[u8]) -> Option<Answer> {
        if !block.starts_with(b"HTTP/") {
            return None;
        }
        let first = block.split(|byte| *byte == b'\n').next()?;
        let words = String::from_utf8_lossy(first);
        let status = words.split_whitespace().nth(1)?.parse().ok()?;
        let body = end_of_header(block);
        let header = Header::read(&block[first.len()..body]);
        let (media, charset) = media_of(header.get("content-type").unwrap_or_default());
        let list = |name: &str| -> Vec<String> {
            let values = header.all(name).flat_map(|value| value.split(','));
            let words = values.map(|word| word.trim().to_ascii_lowercase());
            words.filter(|word| !word.is_empty() && word != "identity").collect()
        };
        let is_chunked = list("transfer-encoding").iter().any(|word| word == "chunked");
        let packed = list("content-encoding");
        Some(Answer { status, media, charset, is_chunked, packed, body })
    }

    /// What the server sent behind its fields; `None` where it was cut into chunks.
    pub(super) fn payload<'b>(&self, block: &'b [u8]) -> Option<&'b [u8]> {
        block.get(self.body..).filter(|_| !self.is_chunked)
    }

    /// The body as a browser would have it, and whether something of it is missing.
    pub(super) fn body(
        &self,
        block: &[u8],
        cap: usize,
    ) -> Result<(Vec<u8>, bool), Reason> {
        let raw = &block[self.body..];
        if self.packed.len() > ENCODINGS {
            return Err(Reason::TooManyEncodings { cap: ENCODINGS });
        }
        // Crawlers that undid it left the field behind.
        let (mut body, mut is_cut) = match self.is_chunked.then(|| joined(raw)).flatten()
        {
            Some(joined) => joined,
            None => (raw.to_vec(), false),
        };
        for way in self.packed.iter().rev() {
            let Some((unpacked, is_whole)) = unpacked(way, &body, cap)? else { continue };
            body = unpacked;
            is_cut = is_cut || !is_whole;
        }
        match body.len() > cap {
            true => Err(Reason::TooLarge { cap }),
            false => Ok((body, is_cut)),
        }
    }
}

/// Behind the first blank line; the end, where there is none.
fn end_of_header(block: &[u8]) -> usize {
    let mut at = 0;
    while let Some(n) = memchr::memchr(b'\n', &block[at..]) {
        let line = &block[at..at + n];
        at += n + 1;
        if line.is_empty() || line == b"\r" {
            return at;
        }
    }
    block.len()
}

/// The chunks of a body in one, and whether some are missing; `None` where it does not begin with the length of one.
fn joined(body: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut whole = Vec::new();
    let mut rest = body;
    let mut is_first = true;
    loop {
        let chunk = memchr::memchr(b'\n', &rest[..rest.len().min(256)]).and_then(|end| {
            let line = String::from_utf8_lossy(&rest[..end]);
            let digits = line.split(';').next().unwrap_or_default().trim();
            let is_hex =
                !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
            let len = usize::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
            Some((end + 1, len))
        });
        match chunk {
            Some((_, 0)) => return Some((whole, false)),
            Some((start, len)) => {
                let end = start.saturating_add(len);
                whole.extend_from_slice(&rest[start..end.min(rest.len())]);
                if end >= rest.len() {
                    return Some((whole, true));
                }
                rest = &rest[end..];
                let n = rest.iter().take(2).take_while(|b| matches!(b, b'\r' | b'\n'));
                rest = &rest[n.count()..];
                is_first = false;
            }
            None if is_first => return None,
            None => return Some((whole, true)),
        }
    }
}

/// The body unpacked, and whether to its end; `None` where it is not packed in that way.
fn unpacked(
    way: &str,
    body: &[u8],
    cap: usize,
) -> Result<Option<(Vec<u8>, bool)>, Reason> {
    match way {
        // Crawlers that unpacked the body left the field behind.
        "gzip" | "x-gzip" if !body.starts_with(&super::gzip::MAGIC) => Ok(None),
        "gzip" | "x-gzip" => {
            fill(flate2::bufread::MultiGzDecoder::new(body), body.len(), cap).map(Some)
        }
        "deflate" if is_zlib(body) => {
            fill(flate2::bufread::ZlibDecoder::new(body), body.len(), cap).map(Some)
        }
        "deflate" => nothing_is_not_packed(fill(
            flate2::bufread::DeflateDecoder::new(body),
            body.len(),
            cap,
        )),
        "br" => nothing_is_not_packed(fill(
            brotli_decompressor::Decompressor::new(body, 4096),
            body.len(),
            cap,
        )),
        "zstd" if !body.starts_with(&super::zstd::MAGIC) => Ok(None),
        "zstd" => fill(super::zstd::reader(body), body.len(), cap).map(Some),
        other => Err(Reason::Encoding(other.chars().take(40).collect())),
    }
}

/// These two bear no mark: where not one byte can be unpacked, the body was not packed.
fn nothing_is_not_packed(
    found: Result<(Vec<u8>, bool), Reason>,
) -> Result<Option<(Vec<u8>, bool)>, Reason> {
    found.map(|(bytes, is_whole)| {
        (is_whole || !bytes.is_empty()).then_some((bytes, is_whole))
    })
}

/// The two bytes that open zlib: its way of packing, and a multiple of 31.
fn is_zlib(body: &[u8]) -> bool {
    matches!(body, [first, second, ..]
        if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// Reads to the end, under the caps of size and growth; what came before a fault is kept.
fn fill(
    mut reader: impl Read,
    n_packed: usize,
    cap: usize,
) -> Result<(Vec<u8>, bool), Reason> {
    let mut bytes = Vec::new();
    let mut chunk = vec![0; 64 << 10];
    loop {
        match reader.read(&mut chunk) {
            Ok(0) => return Ok((bytes, true)),
            Ok(n) => bytes.extend_from_slice(&chunk[..n]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return Ok((bytes, false)),
        }
        if bytes.len() > RATIO_FREE && bytes.len() / ARCHIVE_RATIO > n_packed {
            return Err(Reason::Bomb);
        }
        if bytes.len() > cap {
            return Err(Reason::TooLarge { cap });
        }
    }
}
