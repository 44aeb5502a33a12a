//! Archives as a crawler writes them, and as no crawler should.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

pub(super) fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

/// A page that tells one thing.
pub(super) fn page(words: &str) -> String {
    format!(
        "<html><head><title>News</title></head><body><article><p>{words}</p></article></body></html>"
    )
}

/// What a server answers with a page.
pub(super) fn answer(words: &str) -> Vec<u8> {
    answer_with("Content-Type: text/html; charset=utf-8\r\n", page(words).as_bytes())
}

pub(super) fn answer_with(fields: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\n{fields}\r\n").as_bytes(), body].concat()
}

/// A record of any kind.
pub(super) fn record(kind: &str, fields: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{kind}-{}>\r\n\
         WARC-Date: 2016-05-06T07:08:09Z\r\n{fields}Content-Length: {}\r\n\r\n",
        block.len(),
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// A page as a crawler keeps it.
pub(super) fn response(words: &str) -> Vec<u8> {
    let url = "WARC-Target-URI: https://news.example/one\r\n\
               Content-Type: application/http; msgtype=response\r\n";
    record("response", url, &answer(words))
}

/// The same, of which the crawler gives the length wrongly.
pub(super) fn of_length(words: &str, length: i64) -> Vec<u8> {
    let block = answer(words);
    let length = i64::try_from(block.len()).expect("a small page") + length;
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n\
         Content-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), &block, b"\r\n\r\n"].concat()
}

/// Words enough for a page to have an article, each page with its own.
pub(super) fn story(number: usize) -> String {
    format!(
        "The army entered village number {number} on Monday, the governor said on the phone, and met no resistance."
    )
}
