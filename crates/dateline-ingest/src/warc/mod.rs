//! Web archives: WARC 1.0 and 1.1, plain, or packed record by record or as a whole, by gzip or Zstandard.
//!
//! A record is read, passed over because it is no page, or refused with its place in the file. Where something is
//! damaged the next record is looked for, so that no record is lost for the sake of its neighbour. Libraries stop or
//! lose records there, and hold a whole record however far it grows; so this reader is our own.

mod digest;
mod frames;
mod gzip;
mod header;
mod http;
mod packed;
mod raw;
mod stream;
mod zstd;

#[cfg(test)]
mod tests;

use std::io::Read;
use std::sync::Arc;

use dateline_model::{Archived, Capture, Origin, Report, ReportId};

use crate::assemble::{Given, assemble, report_id};
use crate::decode::{decode_page_as, decode_text_as};
use crate::limits::HEADER_BYTES;
use crate::record::{Item, Passed, Record};
use crate::{Reason, Refusal, Settings, html};

use frames::{Found, Frame, Frames};
use http::Answer;
pub use packed::Packing;
use raw::Raw;
use stream::Stream;

/// Whether a file of these first bytes and of this extension is an archive, and how it is packed.
pub(crate) fn is_archive(head: &[u8], extension: &str) -> Option<Packing> {
    if frames::is_version(head) {
        return Some(Packing::Plain);
    }
    let mut inflate = flate2::Decompress::new(false);
    if gzip::opens_a_record(&mut inflate, head) {
        return Some(Packing::Gzip);
    }
    if zstd::opens_a_record(head) {
        return Some(Packing::Zstd);
    }
    // One whose first record is damaged is known by its name.
    match extension {
        "warc" | "wet" if head.starts_with(&gzip::MAGIC) => Some(Packing::Gzip),
        "warc" | "wet" if zstd::begins(head) => Some(Packing::Zstd),
        "warc" | "wet" => Some(Packing::Plain),
        "warc.gz" | "wet.gz" => Some(Packing::Gzip),
        "warc.zst" | "wet.zst" => Some(Packing::Zstd),
        _ => None,
    }
}

/// The records of an archive.
pub(crate) fn records<'a>(
    stream: Box<dyn Read + 'a>,
    packing: Packing,
    path: Arc<str>,
    settings: &'a Settings,
) -> impl Iterator<Item = Record<'a>> + 'a {
    // A page may be as large as a file, and has the fields of the server above it.
    let cap = settings.caps.file_bytes + HEADER_BYTES;
    let mut frames = Frames::new(Stream::new(Raw::new(stream), packing), cap);
    std::iter::from_fn(move || {
        Some(match frames.next()? {
            Found::Record(frame) => record(frame, Arc::clone(&path), settings),
            Found::Fault(place, id, reason) => {
                let refusal = Refusal::new(&path, reason).at_byte(place.offset);
                Record::done(Item::Refused(Refusal { record: id, ..refusal }))
            }
        })
    })
}

/// A record as work that is yet to be done, so that many can be read at once.
fn record<'a>(frame: Frame, path: Arc<str>, settings: &'a Settings) -> Record<'a> {
    let kind = frame.header.get("warc-type").unwrap_or_default().to_ascii_lowercase();
    match kind.as_str() {
        "response" | "resource" | "conversion" => Record::new(move || {
            let id = frame.header.get("warc-record-id").map(str::to_owned);
            let offset = frame.place.offset;
            page(frame, &path, settings).unwrap_or_else(|reason| {
                let refusal = Refusal::new(&path, reason).at_byte(offset);
                Item::Refused(Refusal { record: id, ..refusal })
            })
        }),
        // The archive says itself that it has the page elsewhere.
        "revisit" => Record::done(Item::Repeated),
        "" => Record::done(Item::Passed(Passed::new("record without a type"))),
        other => Record::done(Item::Passed(Passed::new(other))),
    }
}

fn page(frame: Frame, path: &str, settings: &Settings) -> Result<Item, Reason> {
    let Frame { place, header, block, is_loose } = frame;
    let cap = settings.caps.file_bytes;
    let answer = Answer::read(&block);
    let http_status = answer.as_ref().map(|answer| answer.status);
    let payload = answer.as_ref().map_or(Some(block.as_slice()), |it| it.payload(&block));
    let is_altered = digest::is_broken(&header, &block, payload);
    let (media, charset, body, is_cut) = match answer {
        Some(answer) if answer.status != 200 => {
            let status = format!("status {}", answer.status);
            return Ok(Item::Passed(Passed::new(&status)));
        }
        Some(answer) if !may_be_read(&answer.media) => {
            return Ok(Item::Passed(Passed::new(&answer.media)));
        }
        Some(answer) => {
            let (body, is_cut) = answer.body(&block, cap)?;
            (answer.media, answer.charset, body, is_cut)
        }
        None => {
            let (media, charset) =
                header::media_of(header.get("content-type").unwrap_or_default());
            (media, charset, block, false)
        }
    };
    if body.is_empty() {
        return Ok(Item::Passed(Passed::new("empty")));
    }
    let origin = Origin {
        path: path.to_owned(),
        record: header.get("warc-record-id").map(bare),
        line: None,
        url: header.get("warc-target-uri").map(bare),
        captured_at: header.get("warc-date").map(str::to_owned),
        archived: Some(Archived { offset: place.offset, inside: place.inside }),
        capture: Capture { http_status, ..Capture::default() },
    };
    let is_cut = is_cut || is_loose || header.get("warc-truncated").is_some();
    let given = Given { origin, is_cut, is_altered, ..Given::of_bytes(path, &body) };
    let mut report = match kind_of(&media, &body) {
        Payload::Page => {
            let decoded = decode_page_as(&body, charset);
            if let Some(at) = decoded.binary(&body) {
                return Err(Reason::Binary { at });
            }
            html::report_of(&body, decoded, given, settings)?
        }
        Payload::Text => {
            let decoded = decode_text_as(&body, charset);
            let mut given = Given { n_replaced: decoded.n_replaced, ..given };
            given.origin.capture.charset = decoded.charset();
            given.origin.capture.media_type = Some("text/plain".to_owned());
            assemble(given, decoded.text, settings)?
        }
        Payload::Other(what) => return Ok(Item::Passed(Passed::new(&what))),
    };
    report.id = id_of(&report);
    Ok(Item::Report(Box::new(report)))
}

/// Names a page by its host, its day and its text.
///
/// A crawler meets a page again and again, with other advertisements and other addresses each time: it is one report.
/// What another outlet prints word for word is another.
fn id_of(report: &Report) -> ReportId {
    let url = report.origin.url.as_deref().unwrap_or_default().to_ascii_lowercase();
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let day = report.published.day().map(|day| day.value.to_string());
    let day = day.unwrap_or_default();
    report_id(format!("{host}\0{day}\0{}", report.text()).as_bytes())
}

/// WARC 1.0 drew angle brackets around addresses and ids, and some writers still do.
fn bare(value: &str) -> String {
    let inner = value.strip_prefix('<').and_then(|value| value.strip_suffix('>'));
    inner.unwrap_or(value).to_owned()
}

/// What a record holds.
enum Payload {
    Page,
    Text,
    /// Something else, in a word or two.
    Other(String),
}

/// Servers say of many pages that they are something else, and of some nothing at all.
fn may_be_read(media: &str) -> bool {
    matches!(
        media,
        "" | "text/html"
            | "application/xhtml+xml"
            | "text/plain"
            | "application/octet-stream"
            | "application/http"
    )
}

fn kind_of(media: &str, body: &[u8]) -> Payload {
    match media {
        "text/plain" if infer::get(body).is_none() && !body.contains(&0) => Payload::Text,
        "text/html" | "application/xhtml+xml" => match infer::get(body) {
            Some(found) if found.matcher_type() != infer::MatcherType::Text => {
                Payload::Other(found.mime_type().to_owned())
            }
            Some(_) | None => Payload::Page,
        },
        media if may_be_read(media) => {
            match crate::sniff::kind_of(body, "", &crate::Columns::default()) {
                Ok(crate::Kind::Html) => Payload::Page,
                Ok(crate::Kind::Text) => Payload::Text,
                Ok(other) => Payload::Other(other.as_str().to_owned()),
                Err(Reason::NotAReport(what)) => Payload::Other(what),
                Err(reason) => Payload::Other(reason.name().to_owned()),
            }
        }
        "" => Payload::Other("of no kind".to_owned()),
        other => Payload::Other(other.to_owned()),
    }
}
