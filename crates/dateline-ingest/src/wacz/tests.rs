//! Zips with archives in them, sound and hostile. Built by hand, so that they can lie.

use std::io::Write;

use expect_test::{Expect, expect};
use sha2::{Digest, Sha256};

use crate::{Input, Item, Kind, Settings, records};

/// A zip of these files; each is packed if its flag says so.
fn zip(files: &[(&str, &[u8], bool)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut list = Vec::new();
    for (name, content, is_packed) in files {
        let packed = match is_packed {
            true => {
                let mut encoder = flate2::write::DeflateEncoder::new(
                    Vec::new(),
                    flate2::Compression::best(),
                );
                encoder.write_all(content).expect("memory takes all");
                encoder.finish().expect("memory takes all")
            }
            false => content.to_vec(),
        };
        let mut crc = flate2::Crc::new();
        crc.update(content);
        let len = |bytes: &[u8]| u32::try_from(bytes.len()).expect("small").to_le_bytes();
        let mut fields = Vec::new();
        fields.extend([20, 0, 0, 0, if *is_packed { 8 } else { 0 }, 0, 0, 0, 0x21, 0x50]);
        fields.extend(crc.sum().to_le_bytes());
        fields.extend(len(&packed));
        fields.extend(len(content));
        fields.extend(u16::try_from(name.len()).expect("small").to_le_bytes());
        fields.extend([0, 0]);
        let start = len(&bytes);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&fields);
        bytes.extend(name.bytes());
        bytes.extend(&packed);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&fields);
        list.extend([0; 10]);
        list.extend(start);
        list.extend(name.bytes());
    }
    let n = u16::try_from(files.len()).expect("few").to_le_bytes();
    let at = u32::try_from(bytes.len()).expect("small").to_le_bytes();
    let len = u32::try_from(list.len()).expect("small").to_le_bytes();
    bytes.extend(list);
    bytes.extend(b"PK\x05\x06\x00\x00\x00\x00");
    bytes.extend([n, n].concat());
    bytes.extend([len, at].concat());
    bytes.extend([0, 0]);
    bytes
}

fn archive(words: &str) -> Vec<u8> {
    let page = format!("<html><body><article><p>{words}</p></article></body></html>");
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
    .into_bytes()
}

#[track_caller]
fn check(bytes: Vec<u8>, expected: Expect) {
    let input = Input::bytes("a.wacz", bytes);
    let settings = Settings::default();
    let mut lines = String::new();
    for record in records(&input, &settings) {
        lines.push_str(&match record.read() {
            Item::Report(report) => {
                format!("{}: {}\n", report.origin.path, report.text().trim())
            }
            Item::Refused(refusal) => format!("! {refusal}\n"),
            Item::Passed(what) => format!("- {}\n", what.0),
            Item::Repeated => "- repeated\n".to_owned(),
        });
    }
    expected.assert_eq(&lines);
}

const STORY: &str = "The army entered the village on Monday, the governor said on the phone, and met no resistance.";

fn package(content: &[u8]) -> String {
    let hash: String =
        Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
    format!(
        "{{\"resources\": [{{\"path\": \"archive/data.warc\", \"hash\": \"sha256:{hash}\"}}]}}"
    )
}

#[test]
fn the_archives_in_a_zip_are_read_and_held_against_their_hashes() {
    let warc = archive(STORY);
    let sound = package(&warc);
    let index = b"com,example)/ 2016 {}".as_slice();
    let files = |package: &str, warc: &[u8]| {
        zip(&[
            ("archive/data.warc", warc, true),
            ("indexes/index.cdx", index, false),
            ("datapackage.json", package.as_bytes(), false),
        ])
    };
    let input = Input::bytes("a", files(&sound, &warc));
    assert_eq!(records(&input, &Settings::default()).kind(), Some(Kind::Wacz));
    check(
        files(&sound, &warc),
        expect![[r#"
        a.wacz/archive/data.warc: The army entered the village on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
    check(
        files(&package(b"another"), &warc),
        expect![[r#"
        a.wacz/archive/data.warc: The army entered the village on Monday, the governor said on the phone, and met no resistance.
        ! a.wacz/archive/data.warc: does not have the SHA-256 that its package says: ae448ac86c4e8e4dec645729708ef41873ae79c6dff84eff73360989487f08e5
    "#]],
    );
}

#[test]
fn names_in_a_zip_are_no_paths() {
    let warc = archive(STORY);
    check(
        zip(&[("../../etc/data.warc", &warc, false)]),
        expect![[r#"
        a.wacz/../../etc/data.warc: The army entered the village on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
    check(
        zip(&[("/etc/passwd", b"x", false), ("a.zip", b"PK", true)]),
        expect![[r#"
        ! a.wacz: is not a report but a zip without web archives
    "#]],
    );
}

#[test]
fn bombs_and_broken_zips_are_refused() {
    let zeros = vec![0; 64 << 20];
    let inner = zip(&[("archive/inner.warc", &zeros, true)]);
    check(
        zip(&[("archive/a.warc", &zeros, true)]),
        expect![[r#"
        ! a.wacz/archive/a.warc, byte 12976128: cannot be read: grows more than 200-fold in unpacking
    "#]],
    );
    check(
        zip(&[("archive/a.warc", &inner, true)]),
        expect![[r#"
        ! a.wacz/archive/a.warc, byte 0: 65327 bytes that are no record
    "#]],
    );
    let whole = zip(&[("archive/a.warc", &archive(STORY), true)]);
    check(
        whole[..whole.len() - 30].to_vec(),
        expect![[r#"
        ! a.wacz: a zip that cannot be read: invalid Zip archive: Could not find EOCD
    "#]],
    );
    for cut in (0..whole.len()).step_by(7) {
        let input = Input::bytes("a.wacz", whole[..cut].to_vec());
        records(&input, &Settings::default()).for_each(drop);
    }
}
