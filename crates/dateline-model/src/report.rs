//! A published text, cut into zones.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::plover::{UnknownWord, words};
use crate::{Attested, Diagnostic, Span};

/// SHA-256 of the report as received, in lower-case hexadecimal; of the record's own bytes where a file holds many,
/// of host, day and text where a web archive holds it: captures of one page are one report.
///
/// Shared where it is copied: every claim of a report bears it.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportId(pub Arc<str>);

impl ReportId {
    /// The first twelve digits: enough for a person to name a report.
    pub fn short(&self) -> &str {
        self.0.get(..12).unwrap_or(&self.0)
    }
}

/// Where a report was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file as the user named it, `-` for standard input.
    pub path: String,
    /// The row's own id in JSONL and CSV, the record id in an archive.
    pub record: Option<String>,
    /// The line or row in `path`, counted from 1, where a file holds many reports.
    pub line: Option<u64>,
    /// The address that the report was published at.
    pub url: Option<String>,
    /// When it was captured, as the user or the archive gave it. Never taken for the day of publication.
    pub captured_at: Option<String>,
    /// Where in an archive it stands.
    pub archived: Option<Archived>,
    /// How its bytes came and became letters.
    pub capture: Capture,
}

/// How the bytes of a report came and became letters, as far as it is known.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, Eq)]
pub struct Capture {
    /// What the server answered, as an archive keeps it: 200 for a page that was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http_status: Option<u16>,
    /// What the bytes were read as, by its media type: `text/html`, whatever the file or the server called them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// The encoding that the bytes were read in, by its name in the WHATWG standard: `windows-1252`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charset: Option<String>,
}

impl Capture {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Capture::default()
    }
}

/// English, in three letters of ISO 639-3.
pub const ENGLISH: &str = "eng";

/// Where in an archive a record stands.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Archived {
    /// The byte of the file at which it begins; where it is packed, the packed part.
    pub offset: u64,
    /// The byte of what that part holds, where many records were packed together.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub inside: u64,
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}

words! {
    /// What a stretch of a report's text is.
    ZoneKind {
        /// The title of the report.
        Headline = "headline",
        /// The place and date that open a report.
        Dateline = "dateline",
        /// The report itself.
        Body = "body",
        /// Words under a picture of the events reported.
        Caption = "caption",
        /// Words under an archive or illustrative picture: never coded.
        ArchiveCaption = "archive-caption",
        /// A statement reproduced as a block.
        QuoteBlock = "quote-block",
        /// What a reader wrote below the report.
        Comment = "comment",
        /// Menus, share lines, related headlines, forms, bylines, notices.
        Furniture = "furniture",
    }
}

impl ZoneKind {
    /// Whether what stands in it may become a claim.
    ///
    /// Captions are coded only when a date is near, which extract decides.
    pub fn is_coded(self) -> bool {
        match self {
            ZoneKind::Headline
            | ZoneKind::Body
            | ZoneKind::Caption
            | ZoneKind::QuoteBlock => true,
            ZoneKind::Dateline
            | ZoneKind::ArchiveCaption
            | ZoneKind::Comment
            | ZoneKind::Furniture => false,
        }
    }
}

/// A stretch of the text and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// What it is.
    pub kind: ZoneKind,
    /// Where it lies.
    pub span: Span,
}

/// The day a report was published, as far as is known.
///
/// A stated day has both bounds equal; a reader's comment gives only the latest; nothing gives neither.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Not before this day.
    pub earliest: Option<Attested<Date>>,
    /// Not after this day.
    pub latest: Option<Attested<Date>>,
}

impl Publication {
    /// Published on exactly this day.
    pub fn on(day: Attested<Date>) -> Publication {
        Publication { earliest: Some(day.clone()), latest: Some(day) }
    }

    /// The day, where both bounds say the same.
    pub fn day(&self) -> Option<&Attested<Date>> {
        match (&self.earliest, &self.latest) {
            (Some(earliest), Some(latest)) if earliest.value == latest.value => {
                Some(earliest)
            }
            (Some(_) | None, Some(_) | None) => None,
        }
    }
}

/// The line that opens a report: place, date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The words of the place.
    pub place: Option<Span>,
    /// The day it names.
    pub date: Option<Attested<Date>>,
}

/// A published text with what is known about its publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Names the report by its bytes.
    pub id: ReportId,
    /// Where it was read from.
    pub origin: Origin,
    /// Its headline.
    pub title: Option<Attested<String>>,
    /// Who published it.
    pub outlet: Option<Attested<String>>,
    /// Who wrote it. Kept in the store, left out of public exports.
    pub byline: Option<Attested<String>>,
    /// The line that opens it.
    pub dateline: Option<Dateline>,
    /// When it was published.
    pub published: Publication,
    /// The language it is written in, in three letters of ISO 639-3; `None` where it is too short to tell.
    pub language: Option<&'static str>,
    /// What was odd about it.
    pub diagnostics: Vec<Diagnostic>,
    text: String,
    zones: Vec<Zone>,
}

impl Report {
    /// A report of `text`, all of it one zone of body until [`Report::with_zones`] says more.
    pub fn new(id: ReportId, origin: Origin, text: String) -> Report {
        let zones = match text.is_empty() {
            true => Vec::new(),
            false => vec![Zone { kind: ZoneKind::Body, span: Span::new(0, text.len()) }],
        };
        Report {
            id,
            origin,
            title: None,
            outlet: None,
            byline: None,
            dateline: None,
            published: Publication::default(),
            language: None,
            diagnostics: Vec::new(),
            text,
            zones,
        }
    }

    /// Cuts the text into `zones`, which must cover it in order without gap or overlap.
    ///
    /// # Panics
    /// If they do not, or if one ends inside a character.
    #[must_use]
    pub fn with_zones(mut self, zones: Vec<Zone>) -> Report {
        let mut at = 0;
        for zone in &zones {
            assert_eq!(zone.span.start(), at, "zones leave a gap or overlap");
            assert!(
                self.text.is_char_boundary(zone.span.end()),
                "zone splits a character"
            );
            at = zone.span.end();
        }
        assert_eq!(at, self.text.len(), "zones do not cover the text");
        self.zones = zones;
        self
    }

    /// Whether it is known to be in another language than English, which alone is coded.
    pub fn is_foreign(&self) -> bool {
        self.language.is_some_and(|language| language != ENGLISH)
    }

    /// The whole text, in which all spans count.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The zones, which cover the text in order.
    pub fn zones(&self) -> &[Zone] {
        &self.zones
    }

    /// What the text is at this byte.
    pub fn zone_at(&self, at: usize) -> Option<Zone> {
        let idx = self.zones.partition_point(|zone| zone.span.end() <= at);
        self.zones.get(idx).copied()
    }
}
