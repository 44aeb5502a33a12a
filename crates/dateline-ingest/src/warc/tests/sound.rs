//! Archives that are as they should be.

use std::io::Write;

use dateline_model::Capture;
use expect_test::{Expect, expect};

use super::build::{answer, answer_with, gz, page, record, response, story};
use super::{drawn, texts};
use crate::{Input, Kind, Packing, Settings, read};

#[track_caller]
fn check(bytes: &[u8], expected: Expect) {
    expected.assert_eq(&drawn(bytes));
}

fn three() -> [Vec<u8>; 3] {
    [response(&story(1)), response(&story(2)), response(&story(3))]
}

#[test]
fn records_are_read_plain_packed_one_by_one_and_packed_as_a_whole() {
    let all = three();
    let plain = all.concat();
    check(
        &plain,
        expect![[r#"
        0 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
        467 News The army entered village number 2 on Monday, the governor said on the phone, and met no resistance.
        934 News The army entered village number 3 on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
    check(
        &all.map(|one| gz(&one)).concat(),
        expect![[r#"
        0 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
        331 News The army entered village number 2 on Monday, the governor said on the phone, and met no resistance.
        662 News The army entered village number 3 on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
    check(
        &gz(&plain),
        expect![[r#"
        0 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
        0+467 News The army entered village number 2 on Monday, the governor said on the phone, and met no resistance.
        0+934 News The army entered village number 3 on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
}

#[test]
fn every_record_that_is_no_page_is_named_by_what_it_is() {
    let image = answer_with("Content-Type: image/png\r\n", b"\x89PNG\r\n\x1a\n");
    let gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone.</p>";
    let archive = [
        record(
            "warcinfo",
            "Content-Type: application/warc-fields\r\n",
            b"software: a\r\n",
        ),
        record("request", "", b"GET / HTTP/1.1\r\n\r\n"),
        response(&story(1)),
        record("response", "", &image),
        record("response", "", gone),
        record("revisit", "", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("metadata", "", b"fetchTimeMs: 10\r\n"),
        record("resource", "Content-Type: text/html\r\n", page(&story(2)).as_bytes()),
        record("conversion", "Content-Type: text/plain\r\n", story(3).as_bytes()),
    ];
    check(
        &archive.map(|one| gz(&one)).concat(),
        expect![[r#"
        - warcinfo
        - request
        308 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
        - image/png
        - status 404
        - repeated
        - metadata
        1274 News The army entered village number 2 on Monday, the governor said on the phone, and met no resistance.
        1531 The army entered village number 3 on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
}

#[test]
fn what_the_archive_says_of_a_page_stands_in_the_report_and_the_capture_is_no_publication()
 {
    let input = Input::bytes("a.warc", response(&story(1)));
    let settings = Settings::default();
    let mut reports = read(&input, &settings);
    assert_eq!(reports.kind(), Some(Kind::Warc { packing: Packing::Plain }));
    let report = reports.next().expect("one record").expect("a report");
    assert_eq!(report.origin.url.as_deref(), Some("https://news.example/one"));
    assert_eq!(report.origin.captured_at.as_deref(), Some("2016-05-06T07:08:09Z"));
    let capture = Capture {
        http_status: Some(200),
        media_type: Some("text/html".to_owned()),
        charset: Some("UTF-8".to_owned()),
    };
    assert_eq!(report.origin.capture, capture);
    assert!(report.origin.record.is_some_and(|id| id.starts_with("urn:uuid:response-")));
    assert_eq!(report.published, Default::default());
}

#[test]
fn lines_may_end_without_a_carriage_return() {
    let block = String::from_utf8(answer(&story(1))).expect("text").replace("\r\n", "\n");
    let head =
        format!("WARC/1.1\nWARC-Type: response\nContent-Length: {}\n\n", block.len());
    let one = [head.as_bytes(), block.as_bytes(), b"\n\n"].concat();
    assert_eq!(texts(&[one.clone(), one.clone()].concat()).len(), 2);
    assert_eq!(texts(&[gz(&one), gz(&one)].concat()).len(), 2);
}

#[test]
fn chunks_are_joined_and_packed_pages_unpacked() {
    let html = page(&story(1));
    let (one, two) = html.as_bytes().split_at(40);
    let chunked = [
        format!("{:x};name=value\r\n", one.len()).as_bytes(),
        one,
        format!("\r\n{:X}\r\n", two.len()).as_bytes(),
        two,
        b"\r\n0\r\n\r\n",
    ]
    .concat();
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), Default::default());
    zlib.write_all(html.as_bytes()).expect("memory takes all");
    let mut bare = flate2::write::DeflateEncoder::new(Vec::new(), Default::default());
    bare.write_all(html.as_bytes()).expect("memory takes all");
    let bodies = [
        ("Transfer-Encoding: chunked\r\n", chunked),
        ("Content-Encoding: gzip\r\n", gz(html.as_bytes())),
        ("Content-Encoding: deflate\r\n", zlib.finish().expect("memory takes all")),
        ("Content-Encoding: deflate\r\n", bare.finish().expect("memory takes all")),
        ("Content-Encoding: gzip, gzip\r\n", gz(&gz(html.as_bytes()))),
        // The crawler undid both and left the fields.
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", html.clone().into()),
        ("Content-Encoding: br\r\n", html.clone().into()),
    ];
    for (fields, body) in bodies {
        let fields = format!("Content-Type: text/html\r\n{fields}");
        let archive = record("response", "", &answer_with(&fields, &body));
        let texts = texts(&archive);
        assert_eq!(texts.len(), 1, "{fields}: {}", drawn(&archive));
        assert!(texts[0].contains(&story(1)), "{fields}: {}", texts[0]);
    }
}

#[test]
fn brotli_is_unpacked() {
    // `page("It is over.")` as the reference program of the format packs it, in one block that is not packed.
    let html = page(&story(1));
    let body = stored_brotli(html.as_bytes());
    let fields = "Content-Type: text/html\r\nContent-Encoding: br\r\n";
    let archive = record("response", "", &answer_with(fields, &body));
    assert!(texts(&archive)[0].contains(&story(1)));
}

/// A stream of RFC 7932 whose one block holds the bytes as they are.
fn stored_brotli(bytes: &[u8]) -> Vec<u8> {
    // WBITS 16 is the bit 0; ISLAST 0; MNIBBLES 4 is 00; MLEN-1 in 16 bits; ISUNCOMPRESSED 1; then whole bytes.
    let len = u32::try_from(bytes.len() - 1).expect("a small page");
    let bits = len << 4 | 1 << 20;
    let head = &bits.to_le_bytes()[..3];
    // An empty last block ends the stream: ISLAST 1, ISLASTEMPTY 1.
    [head, bytes, &[3]].concat()
}

#[test]
fn the_letters_are_those_that_the_server_names() {
    let words = story(1).replace("number", "Dār");
    let (body, ..) = encoding_rs::ISO_8859_4.encode(&words);
    let fields = "Content-Type: text/html; charset=\"iso-8859-4\"\r\n";
    let html = [b"<html><body><article><p>".as_slice(), &body, b"</p>"].concat();
    let archive = record("response", "", &answer_with(fields, &html));
    assert!(texts(&archive)[0].contains("Dār"));
}

#[test]
fn many_records_need_no_more_memory_than_one_and_all_are_read() {
    let archive: Vec<u8> = (0..2_000).flat_map(|n| gz(&response(&story(n)))).collect();
    let input = Input::bytes("a.warc.gz", archive);
    assert_eq!(crate::records(&input, &Settings::default()).count(), 2_000);
}

#[test]
fn captures_of_one_page_are_one_report_and_those_of_another_outlet_are_not() {
    let at = |url: &str, advertisement: &str| {
        let fields = format!("WARC-Target-URI: {url}\r\n");
        let html = format!("{}<!-- {advertisement} -->", page(&story(1)));
        let html = answer_with("Content-Type: text/html\r\n", html.as_bytes());
        let input = Input::bytes("a.warc", record("response", &fields, &html));
        let report = read(&input, &Settings::default()).next().expect("one record");
        report.expect("a report").id
    };
    let first = at("https://www.news.example/1?utm=a", "one");
    assert_eq!(first, at("http://news.example/1", "two"));
    assert_ne!(first, at("https://other.example/1", "one"));
}

#[test]
fn bytes_that_do_not_have_the_digest_that_is_stated_are_read_and_remarked() {
    let block = answer_with("Content-Type: text/plain\r\n", story(1).as_bytes());
    let fault = |digest: &str| {
        let archive = record("response", &format!("{digest}\r\n"), &block);
        let input = Input::bytes("a.warc", archive);
        let settings = Settings::default();
        let mut found = crate::read(&input, &settings).map(|one| one.expect("a report"));
        let report = found.next().expect("one");
        report.diagnostics.iter().any(|one| one.name == "wrong-digest")
    };
    // Counted by other programs: sha1sum, and base32 of coreutils.
    for right in [
        "WARC-Block-Digest: sha1:YZ3CN3OWNYGT4PMXWIKNUVOCXSNWMJAA",
        "WARC-Payload-Digest: sha1:KBPZSNRQ5H6PTNX6FOBTW2DWA5MDHAU5",
        "WARC-Payload-Digest: SHA-256:7c81267495e7c8193573ccbd42326f7d2b73928a2eb0fd92be5470e0d3b00097",
        "WARC-Payload-Digest: md5:0000",
        "WARC-Payload-Digest: sha1:nonsense",
    ] {
        assert!(!fault(right), "{right}");
    }
    for wrong in [
        "WARC-Block-Digest: sha1:KBPZSNRQ5H6PTNX6FOBTW2DWA5MDHAU5",
        "WARC-Payload-Digest: sha1:YZ3CN3OWNYGT4PMXWIKNUVOCXSNWMJAA",
        "WARC-Payload-Digest: sha256:0000000000000000000000000000000000000000000000000000000000000000",
    ] {
        assert!(fault(wrong), "{wrong}");
    }
}
