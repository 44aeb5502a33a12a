//! The files of the page, as they were built into the program.
//!
//! Their addresses hold the edition, which is another when a file is: a browser asks for each once and never again.

use std::fmt::Write as _;
use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::header;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use sha2::{Digest, Sha256};

use crate::answer::Answer;
use crate::fault::Fault;
use crate::pages;

/// A file, compressed as it is sent.
struct Asset {
    name: &'static str,
    /// The first letters of its hash.
    tag: &'static str,
    packed: &'static [u8],
}

static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of a file: the same from a page and from a module, or a browser would run the module twice.
pub(crate) fn address(name: &str) -> String {
    format!("/assets/{}/{name}", edition())
}

/// The first letters of the hash of all files.
fn edition() -> &'static str {
    static EDITION: OnceLock<String> = OnceLock::new();
    EDITION.get_or_init(|| {
        let mut hash = Sha256::new();
        ASSETS
            .iter()
            .for_each(|asset| hash.update(format!("{} {}\n", asset.name, asset.tag)));
        hash.finalize().iter().take(6).fold(String::new(), |mut letters, byte| {
            let _ = write!(letters, "{byte:02x}");
            letters
        })
    })
}

/// Answers with a file. Every browser unpacks gzip.
pub(crate) async fn serve(
    Path((asked, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        let fault = Fault::missing("the desk has no such file");
        return pages::fault::answer(&fault, false).into_response();
    };
    let tag = format!("\"{}\"", asset.tag);
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|it| it.as_bytes() == tag.as_bytes());
    let (status, body) = match known {
        true => (StatusCode::NOT_MODIFIED, Vec::new()),
        false => (StatusCode::OK, asset.packed.to_vec()),
    };
    // A page that stayed open while the program was changed asks for files of before, and gets those of today.
    let keep = match asked == edition() {
        true => "max-age=31536000, immutable",
        false => "no-cache",
    };
    Answer::bytes(kind(&name), body)
        .with_status(status)
        .with(header::CONTENT_ENCODING, "gzip")
        .with(header::ETAG, tag)
        .with(header::CACHE_CONTROL, keep)
        .into_response()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
