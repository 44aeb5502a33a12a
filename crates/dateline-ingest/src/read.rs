//! An input as reports, one at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use dateline_model::Report;

use crate::assemble::{Given, assemble};
use crate::decode::decode_text;
use crate::input::Source;
use crate::record::{Item, Record};
use crate::sniff::{HEAD, Kind, kind_of};
use crate::{
    Input, Reason, Refusal, Settings, feed, html, jsonl, mail, pdf, table, wacz, warc,
};

/// The reports of one input; each item is a report or the refusal of a record.
pub struct Reports<'a> {
    records: Records<'a>,
}

impl Reports<'_> {
    /// What the bytes are read as; `None` where the input was refused as a whole.
    pub fn kind(&self) -> Option<Kind> {
        self.records.kind()
    }
}

impl Iterator for Reports<'_> {
    type Item = Result<Report, Refusal>;

    fn next(&mut self) -> Option<Result<Report, Refusal>> {
        loop {
            match self.records.next()?.read() {
                Item::Report(report) => return Some(Ok(*report)),
                Item::Refused(refusal) => return Some(Err(refusal)),
                Item::Passed(_) | Item::Repeated => {}
            }
        }
    }
}

/// The records of one input, found but yet to be read.
pub struct Records<'a> {
    kind: Option<Kind>,
    items: Items<'a>,
}

impl Records<'_> {
    /// What the bytes are read as; `None` where the input was refused as a whole.
    pub fn kind(&self) -> Option<Kind> {
        self.kind
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        self.items.next()
    }
}

/// A stream of bytes with a buffer.
pub(crate) type Stream<'a> = Box<dyn BufRead + 'a>;

type Items<'a> = Box<dyn Iterator<Item = Record<'a>> + 'a>;

/// Reads an input: its file is opened now, its records are read as they are asked for.
///
/// Memory stays constant in the number of records. A file that has vanished, is too large or is no report gives one
/// refusal.
pub fn read<'a>(input: &'a Input, settings: &'a Settings) -> Reports<'a> {
    Reports { records: records(input, settings) }
}

/// Finds the records of an input and leaves the reading of each to whoever takes it.
pub fn records<'a>(input: &'a Input, settings: &'a Settings) -> Records<'a> {
    match open(input, settings) {
        Ok((kind, items)) => Records { kind: Some(kind), items },
        Err(reason) => {
            let refusal = Refusal {
                incidental: input.incidental,
                ..Refusal::new(&input.path, reason)
            };
            let refused = Record::done(Item::Refused(refusal));
            Records { kind: None, items: Box::new(std::iter::once(refused)) }
        }
    }
}

fn open<'a>(
    input: &'a Input,
    settings: &'a Settings,
) -> Result<(Kind, Items<'a>), Reason> {
    let mut stream: Box<dyn Read + 'a> = match &input.source {
        Source::Bytes(bytes) => Box::new(bytes.as_slice()),
        Source::StandardInput => Box::new(io::stdin().lock()),
        Source::File(path) => match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Reason::NotFound);
            }
            Err(error) => return Err(unreadable(&error)),
        },
    };
    let mut head = Vec::new();
    stream
        .by_ref()
        .take(HEAD as u64)
        .read_to_end(&mut head)
        .map_err(|e| unreadable(&e))?;
    let kind = kind_of(&head, &input.extension(), &settings.columns)?;
    let whole = Cursor::new(head.clone()).chain(stream);
    let cap = settings.caps.file_bytes;
    let items: Items<'a> = match kind {
        Kind::Html => {
            let bytes = all_of(whole, cap)?;
            once(input, move || html::report(&bytes, input, settings))
        }
        Kind::Text => {
            let bytes = all_of(whole, cap)?;
            once(input, move || text(&bytes, input, settings))
        }
        Kind::Jsonl => {
            let stream = as_utf8(&head, whole, cap)?;
            Box::new(jsonl::records(stream, input, settings))
        }
        Kind::Table(mark) => {
            let stream = as_utf8(&head, whole, cap)?;
            let rows = table::rows(stream, mark, input, settings)?;
            Box::new(rows.map(|row| Record::done(Item::of(row))))
        }
        Kind::Warc { packing } => {
            let path = input.path.as_str().into();
            Box::new(warc::records(Box::new(whole), packing, path, settings))
        }
        Kind::Wacz => Box::new(wacz::records(input, settings)?),
        Kind::Feed => {
            let bytes = all_of(whole, cap)?;
            Box::new(feed::records(&bytes, input, settings)?)
        }
        Kind::Mail => {
            let bytes = all_of(whole, cap)?;
            once(input, move || mail::report(&bytes, input, settings))
        }
        Kind::Pdf => {
            let bytes = all_of(whole, cap)?;
            once(input, move || pdf::report(&bytes, input, settings))
        }
    };
    Ok((kind, items))
}

/// A file that is one report; what cannot be read was meant to be read, if the user named it.
fn once<'a>(
    input: &'a Input,
    work: impl FnOnce() -> Result<Report, Reason> + Send + 'a,
) -> Items<'a> {
    let record = Record::new(move || match work() {
        Ok(report) => Item::Report(Box::new(report)),
        Err(reason) => Item::Refused(Refusal {
            incidental: input.incidental,
            ..Refusal::new(&input.path, reason)
        }),
    });
    Box::new(std::iter::once(record))
}

/// Tables saved as "Unicode text" are UTF-16: they are decoded whole, under the cap of a file.
fn as_utf8<'a>(
    head: &[u8],
    whole: impl Read + 'a,
    cap: usize,
) -> Result<Stream<'a>, Reason> {
    let is_wide = {
        let encoding = decode_text(head).encoding;
        encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE
    };
    if is_wide {
        let bytes = all_of(whole, cap)?;
        // A file cut within a unit loses that unit, which is mostly the line break of the last record.
        let whole = &bytes[..bytes.len() & !1];
        return Ok(Box::new(Cursor::new(decode_text(whole).text.into_bytes())));
    }
    let mut stream = BufReader::with_capacity(HEAD, whole);
    if head.starts_with(b"\xef\xbb\xbf") {
        let mut mark = [0; 3];
        stream.read_exact(&mut mark).map_err(|error| unreadable(&error))?;
    }
    Ok(Box::new(stream))
}

fn all_of(stream: impl Read, cap: usize) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    stream
        .take(cap as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    match bytes.len() > cap {
        true => Err(Reason::TooLarge { cap }),
        false => Ok(bytes),
    }
}

pub(crate) fn unreadable(error: &io::Error) -> Reason {
    Reason::Unreadable(error.to_string())
}

fn text(bytes: &[u8], input: &Input, settings: &Settings) -> Result<Report, Reason> {
    let decoded = decode_text(bytes);
    let mut given =
        Given { n_replaced: decoded.n_replaced, ..Given::of_file(input, bytes) };
    given.origin.capture.charset = decoded.charset();
    given.origin.capture.media_type = Some("text/plain".to_owned());
    assemble(given, decoded.text, settings)
}

#[cfg(test)]
mod tests;
