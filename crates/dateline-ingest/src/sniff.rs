//! What kind of file the bytes are: by content first, by extension second.

use crate::warc::Packing;
use crate::{Columns, Reason};

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text, often pasted from a page.
    Text,
    /// A page.
    Html,
    /// One JSON object a line.
    Jsonl,
    /// Rows separated by this byte.
    Table(u8),
    /// A web archive, packed or not.
    Warc {
        /// How it is packed.
        packing: Packing,
    },
    /// Web archives in a zip.
    Wacz,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A mail, or a page saved as MHTML.
    Mail,
    /// A PDF.
    Pdf,
}

impl Kind {
    /// Its name: `text`, `html`, `jsonl`, `tsv` for rows with tabs between the cells, `csv` for all other rows, `warc`, `wacz`, `feed`,
    /// `mail`, `pdf`.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Html => "html",
            Kind::Jsonl => "jsonl",
            Kind::Table(b'\t') => "tsv",
            Kind::Table(_) => "csv",
            Kind::Warc { .. } => "warc",
            Kind::Wacz => "wacz",
            Kind::Feed => "feed",
            Kind::Mail => "mail",
            Kind::Pdf => "pdf",
        }
    }
}

/// Marks of pictures, programs and compiled code that may as well open a word: two capital letters are no sign of a
/// file's kind. What holds such files is told by their zero bytes.
const TWO_LETTERS: [&[u8]; 3] = [b"BM", b"MZ", b"BC"];

/// How many bytes are looked at.
pub(crate) const HEAD: usize = 64 << 10;

/// Extensions of files that lie beside reports and are none; in folders they are passed over without a look.
const OTHERS: [&str; 48] = [
    "gpkg",
    "gpkg-wal",
    "gpkg-shm",
    "gpkg-journal",
    "sqlite",
    "db",
    "places",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "svg",
    "ico",
    "bmp",
    "tif",
    "tiff",
    "mp3",
    "mp4",
    "mov",
    "avi",
    "webm",
    "wav",
    "zip",
    "gz",
    "bz2",
    "xz",
    "zst",
    "7z",
    "tar",
    "rar",
    "exe",
    "dll",
    "so",
    "woff",
    "woff2",
    "ttf",
    "css",
    "js",
    "pyc",
    "class",
    "o",
    "rlib",
    "parquet",
    "shp",
    "toml",
    "yaml",
    "yml",
];

/// Whether a file in a folder is passed over because of its name.
pub(crate) fn is_other(extension: &str) -> bool {
    OTHERS.contains(&extension)
}

/// Tells the kind of a file from its first bytes and its extension.
pub(crate) fn kind_of(
    head: &[u8],
    extension: &str,
    columns: &Columns,
) -> Result<Kind, Reason> {
    if head.is_empty() {
        return Err(Reason::Empty);
    }
    if let Some(packing) = crate::warc::is_archive(head, extension) {
        return Ok(Kind::Warc { packing });
    }
    if crate::wacz::is_wacz(head, extension) {
        return Ok(Kind::Wacz);
    }
    if head.starts_with(b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if let Some(found) = infer::get(head)
        && found.matcher_type() != infer::MatcherType::Text
        && !TWO_LETTERS.iter().any(|mark| head.starts_with(mark))
    {
        return Err(Reason::NotAReport(found.mime_type().to_owned()));
    }
    let decoded = crate::decode::decode_text(head);
    let is_wide = decoded.encoding == encoding_rs::UTF_16LE
        || decoded.encoding == encoding_rs::UTF_16BE;
    if !is_wide && let Some(at) = head.iter().position(|byte| *byte == 0) {
        return Err(Reason::Binary { at });
    }
    let text = decoded.text.trim_start();
    if text.is_empty() {
        // Blank as far as was looked: the reader will say so.
        return Ok(Kind::Text);
    }
    if crate::feed::is_feed(text) {
        return Ok(Kind::Feed);
    }
    if crate::mail::is_mail(text, extension) {
        return Ok(Kind::Mail);
    }
    if text.starts_with('<') {
        let lower: String =
            text.chars().take(4_096).collect::<String>().to_ascii_lowercase();
        const TAGS: [&str; 14] = [
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<article",
            "<main",
            "<div",
            "<p>",
            "<p ",
            "<h1",
            "<title",
            "<meta",
            "<section",
            "<span",
        ];
        if TAGS.iter().any(|tag| lower.contains(tag)) {
            return Ok(Kind::Html);
        }
    }
    let first = text.lines().next().unwrap_or("");
    let is_json = matches!(extension, "json" | "jsonl" | "ndjson");
    if first.trim() == "{" || is_json && first.starts_with('[') {
        return Err(Reason::JsonDocument);
    }
    if text.starts_with('{') && text[1..].trim_start().starts_with(['"', '}']) {
        return Ok(Kind::Jsonl);
    }
    let by_header = [b'\t', b',', b';'].into_iter().find(|mark| {
        let names: Vec<&str> = first
            .split(char::from(*mark))
            .map(|name| name.trim().trim_matches('"'))
            .collect();
        names.len() >= 2 && names.contains(&columns.text.as_str())
    });
    match (by_header, extension) {
        (Some(mark), _) => Ok(Kind::Table(mark)),
        (None, "csv") => Ok(Kind::Table(b',')),
        (None, "tsv" | "tab") => Ok(Kind::Table(b'\t')),
        (None, "jsonl" | "ndjson" | "json") => Ok(Kind::Jsonl),
        (None, "html" | "htm" | "xhtml") => Ok(Kind::Html),
        (None, _) => Ok(Kind::Text),
    }
}
