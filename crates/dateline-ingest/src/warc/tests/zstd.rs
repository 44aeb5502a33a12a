//! Archives packed by Zstandard: with and without a dictionary, damaged, and made to do harm.

use std::io::Write;

use expect_test::{Expect, expect};
use zstd::bulk::Compressor;

use super::build::{answer_with, page, record, response, story};
use crate::warc::zstd::{DICTIONARY, MAGIC};
use crate::{Input, Item, Settings, records};

/// Packs as crawlers do: a check sum behind each frame.
fn packed(bytes: &[u8], dictionary: &[u8]) -> Vec<u8> {
    let mut compressor = Compressor::with_dictionary(3, dictionary).expect("a packer");
    compressor.include_checksum(true).expect("a packer with check sums");
    compressor.compress(bytes).expect("memory takes all")
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    packed(bytes, &[])
}

/// A dictionary of such pages.
fn dictionary() -> Vec<u8> {
    let pages: Vec<Vec<u8>> = (0..200).map(|n| response(&story(n))).collect();
    zstd::dict::from_samples(&pages, 4 << 10).expect("a dictionary")
}

/// The frame that other programs pass over, with the dictionary in it.
fn frame(magic: [u8; 4], content: &[u8]) -> Vec<u8> {
    let len = u32::try_from(content.len()).expect("a small frame").to_le_bytes();
    [magic.as_slice(), &len, content].concat()
}

fn drawn(bytes: &[u8]) -> String {
    let input = Input::bytes("a.warc.zst", bytes.to_vec());
    let settings = Settings::default();
    let line = |item| match item {
        Item::Report(report) => {
            let at = report.origin.archived.expect("a place in the archive");
            let inside =
                if at.inside > 0 { format!("+{}", at.inside) } else { String::new() };
            let words = report.text().split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{}{inside} {words}\n", at.offset)
        }
        Item::Refused(refusal) => format!("! {refusal}\n"),
        Item::Passed(what) => format!("- {}\n", what.0),
        Item::Repeated => "- repeated\n".to_owned(),
    };
    records(&input, &settings).map(|record| line(record.read())).collect()
}

#[track_caller]
fn check(bytes: &[u8], expected: Expect) {
    expected.assert_eq(&drawn(bytes));
}

/// Whether the reports of these numbers are read.
#[track_caller]
fn check_kept(bytes: &[u8], numbers: &[usize], what: &str) {
    let drawn = drawn(bytes);
    for number in numbers {
        assert!(drawn.contains(&story(*number)), "{what}: {number} is lost:\n{drawn}");
    }
}

#[test]
fn records_are_read_frame_by_frame_or_from_one_frame_and_keep_their_places() {
    let (one, two) = (response(&story(1)), response(&story(2)));
    let frames = [zst(&one), zst(&two)];
    let end = frames[0].len();
    let drawn = drawn(&frames.concat());
    let lines: Vec<&str> = drawn.lines().collect();
    assert_eq!(lines[0], format!("0 News {}", story(1)));
    assert_eq!(lines[1], format!("{end} News {}", story(2)));
    check(
        &zst(&[one, two].concat()),
        expect![[r#"
            0 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
            0+467 News The army entered village number 2 on Monday, the governor said on the phone, and met no resistance.
        "#]],
    );
}

#[test]
fn a_dictionary_before_the_first_frame_is_used_packed_or_not() {
    let dictionary = dictionary();
    let pages: Vec<u8> =
        (1..=3).flat_map(|n| packed(&response(&story(n)), &dictionary)).collect();
    for content in [dictionary.clone(), zst(&dictionary)] {
        let bytes = [frame(DICTIONARY, &content), pages.clone()].concat();
        check_kept(&bytes, &[1, 2, 3], "with its dictionary");
    }
    // Without it nothing is read, and the reason is told.
    let told = drawn(&pages);
    assert!(told.contains("a dictionary that the file does not begin with"), "{told}");
}

#[test]
fn frames_of_other_programs_are_passed_over() {
    let other = frame([0x50, 0x2a, 0x4d, 0x18], b"notes of some program");
    let bytes =
        [zst(&response(&story(1))), other.clone(), other, zst(&response(&story(2)))];
    check_kept(&bytes.concat(), &[1, 2], "between frames");
}

#[test]
fn a_flipped_byte_costs_one_record_at_most() {
    let parts: Vec<Vec<u8>> = (1..=3).map(|n| zst(&response(&story(n)))).collect();
    let (start, end) = (parts[0].len(), parts[0].len() + parts[1].len());
    for at in start..end {
        let mut bytes = parts.concat();
        bytes[at] ^= 0x10;
        check_kept(&bytes, &[1, 3], &format!("byte {at}"));
    }
}

#[test]
fn an_archive_cut_at_any_byte_keeps_every_record_before_the_cut() {
    let parts: Vec<Vec<u8>> = (1..=2).map(|n| zst(&response(&story(n)))).collect();
    let whole = parts.concat();
    for cut in 0..whole.len() {
        let kept: &[usize] = if cut >= parts[0].len() { &[1] } else { &[] };
        check_kept(&whole[..cut], kept, &format!("cut at {cut}"));
    }
}

#[test]
fn garbage_between_frames_costs_none() {
    let garbage = [b"no frame ".as_slice(), &MAGIC, b" nor this"].concat();
    let bytes = [zst(&response(&story(1))), garbage, zst(&response(&story(2)))].concat();
    check_kept(&bytes, &[1, 2], "garbage");
    assert!(drawn(&bytes).contains("damaged: what follows is not compressed"));
}

#[test]
fn a_bomb_costs_itself_alone() {
    let bomb =
        zst(&record("resource", "Content-Type: text/html\r\n", &vec![b' '; 8 << 20]));
    let bytes = [zst(&response(&story(1))), bomb, zst(&response(&story(2)))].concat();
    check_kept(&bytes, &[1, 2], "a bomb");
    assert!(drawn(&bytes).contains("grows more than 200-fold"), "{}", drawn(&bytes));
}

#[test]
fn a_frame_that_asks_for_too_much_memory_costs_itself_alone() {
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).expect("a packer");
    encoder.window_log(27).expect("a large window");
    encoder.write_all(&response(&story(7))).expect("memory takes all");
    let large = encoder.finish().expect("memory takes all");
    let bytes = [zst(&response(&story(1))), large, zst(&response(&story(2)))].concat();
    check_kept(&bytes, &[1, 2], "a large window");
    assert!(
        drawn(&bytes).contains("more than 33554432 bytes of memory"),
        "{}",
        drawn(&bytes)
    );
}

#[test]
fn a_dictionary_that_makes_no_sense_is_told_once_and_leaves_frames_without_one() {
    let bytes = [frame(DICTIONARY, b"no dictionary"), zst(&response(&story(1)))].concat();
    check_kept(&bytes, &[1], "a broken dictionary");
    assert_eq!(drawn(&bytes).matches("its dictionary makes no sense").count(), 1);
}

#[test]
fn pages_that_a_server_packed_so_are_unpacked() {
    let body = zst(page(&story(4)).as_bytes());
    let block = answer_with(
        "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: zstd\r\n",
        &body,
    );
    let fields = "WARC-Target-URI: https://news.example/four\r\n\
                  Content-Type: application/http; msgtype=response\r\n";
    check_kept(&zst(&record("response", fields, &block)), &[4], "a packed page");
}
