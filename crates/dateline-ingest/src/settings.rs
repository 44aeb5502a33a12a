//! What the user can set about reading.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::{Metadata, limits};

/// How inputs are read.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The names of the columns of tables and the keys of JSON records.
    pub columns: Columns,
    /// The publication date of reports that state none themselves.
    pub published: Option<Date>,
    /// What the user knows about single files.
    pub metadata: Metadata,
    /// How much is read at most.
    pub caps: Caps,
    /// The program that is started as `PROGRAM pdf-text` to read a PDF; without it PDFs are refused.
    pub pdf_reader: Option<PathBuf>,
}

/// The names of the columns of tables and the keys of JSON records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The record's own id.
    pub id: String,
    /// The address that the report was published at.
    pub url: String,
    /// The headline.
    pub title: String,
    /// The text; the only column that must be there.
    pub text: String,
    /// The publication date.
    pub date: String,
    /// Who published it.
    pub publisher: String,
}

impl Default for Columns {
    fn default() -> Columns {
        let name = str::to_owned;
        Columns {
            id: name("id"),
            url: name("url"),
            title: name("title"),
            text: name("text"),
            date: name("date"),
            publisher: name("publisher"),
        }
    }
}

/// What data of others calls the usual columns, in the order in which they are looked for.
const ALSO: [(&str, &[&str]); 5] = [
    ("url", &["link"]),
    ("title", &["headline"]),
    ("text", &["body", "content"]),
    (
        "date",
        &["published", "date_published", "published_at", "publish_date", "pub_date"],
    ),
    ("publisher", &["outlet", "source"]),
];

/// The names under which a field may stand: the column's own, and where it is the usual one, those that others use.
pub(crate) fn names(column: &str) -> impl Iterator<Item = &str> {
    let also = ALSO.iter().find(|(usual, _)| *usual == column).map(|(_, also)| *also);
    std::iter::once(column).chain(also.unwrap_or_default().iter().copied())
}

/// How much is read at most of one thing; the usual numbers are in [`limits`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Bytes of a text or HTML file.
    pub file_bytes: usize,
    /// Bytes of a record in JSON Lines, CSV or TSV.
    pub record_bytes: usize,
    /// Depth of an HTML tree.
    pub depth: usize,
    /// Attributes of one HTML tag.
    pub attributes: usize,
}

impl Default for Caps {
    fn default() -> Caps {
        Caps {
            file_bytes: limits::FILE_BYTES,
            record_bytes: limits::RECORD_BYTES,
            depth: limits::HTML_DEPTH,
            attributes: limits::HTML_ATTRIBUTES,
        }
    }
}
