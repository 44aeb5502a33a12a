//! Archives that are damaged or made to do harm.

use expect_test::{Expect, expect};

use super::build::{answer_with, gz, of_length, page, record, response, story};
use super::{drawn, texts};

#[track_caller]
fn check(bytes: &[u8], expected: Expect) {
    expected.assert_eq(&drawn(bytes));
}

/// Whether the reports of these numbers are read, each whole.
#[track_caller]
fn check_kept(bytes: &[u8], numbers: &[usize], what: &str) {
    let texts = texts(bytes);
    for number in numbers {
        let told = story(*number);
        assert!(
            texts.iter().any(|text| text.contains(&told)),
            "{what}: story {number} is lost:\n{}",
            drawn(bytes)
        );
    }
}

#[test]
fn an_archive_cut_at_any_byte_keeps_every_record_before_the_cut() {
    let all: Vec<Vec<u8>> = (1..=3).map(|n| response(&story(n))).collect();
    let packed: Vec<Vec<u8>> = all.iter().map(|one| gz(one)).collect();
    for (what, parts) in [("plain", &all), ("packed", &packed)] {
        let whole = parts.concat();
        for cut in 0..=whole.len() {
            let mut end = 0;
            let mut kept = Vec::new();
            for (idx, part) in parts.iter().enumerate() {
                end += part.len();
                if end <= cut {
                    kept.push(idx + 1);
                }
            }
            check_kept(&whole[..cut], &kept, &format!("{what}, cut at {cut}"));
        }
    }
    let whole = gz(&all.concat());
    for cut in 0..whole.len() {
        drawn(&whole[..cut]);
    }
}

#[test]
fn a_flipped_byte_costs_one_record_at_most() {
    let parts: Vec<Vec<u8>> = (1..=3).map(|n| gz(&response(&story(n)))).collect();
    let (start, end) = (parts[0].len(), parts[0].len() + parts[1].len());
    for at in start..end {
        for bit in [1, 0x80] {
            let mut bytes = parts.concat();
            bytes[at] ^= bit;
            check_kept(&bytes, &[1, 3], &format!("bit {bit} of byte {at}"));
        }
    }
}

#[test]
fn garbage_between_records_costs_none() {
    let (one, two) = (response(&story(1)), response(&story(2)));
    let garbage = b"<<<\x00\xff no record \r\nWARC/ neither\r\n\x1f\x8b\x08 nor this";
    check(
        &[&one, garbage.as_slice(), b"\r\n", &two].concat(),
        expect![[r#"
            0 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
            ! a.warc, byte 467: 47 bytes that are no record
            514 News The army entered village number 2 on Monday, the governor said on the phone, and met no resistance.
        "#]],
    );
    check(
        &[&gz(&one), garbage.as_slice(), &gz(&two)].concat(),
        expect![[r#"
        0 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
        ! a.warc.gz, byte 331: damaged: what follows is not compressed
        376 News The army entered village number 2 on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
    check(
        &[gz(&one), gz(garbage), gz(&two)].concat(),
        expect![[r#"
            0 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
            ! a.warc.gz, byte 331: 45 bytes that are no record
            399 News The army entered village number 2 on Monday, the governor said on the phone, and met no resistance.
        "#]],
    );
}

#[test]
fn zeros_behind_the_last_record_are_no_fault() {
    let one = response(&story(1));
    check(
        &[one.clone(), vec![0; 70_000]].concat(),
        expect![[r#"
            0 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
        "#]],
    );
    check(
        &[gz(&one), vec![0; 70_000]].concat(),
        expect![[r#"
        0 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
}

#[test]
fn a_wrong_length_costs_its_own_record_and_no_other() {
    for wrong in [-60, -5, -1, 1, 4, 5, 100, 5_000, 1 << 40] {
        let parts =
            [response(&story(1)), of_length(&story(2), wrong), response(&story(3))];
        check_kept(&parts.concat(), &[1, 3], &format!("plain, wrong by {wrong}"));
        let packed = parts.clone().map(|one| gz(&one)).concat();
        check_kept(&packed, &[1, 3], &format!("packed, wrong by {wrong}"));
        check_kept(
            &gz(&parts.concat()),
            &[1, 3],
            &format!("as a whole, wrong by {wrong}"),
        );
    }
    let parts =
        [of_length(&story(2), 100), of_length(&story(2), -60), response(&story(3))];
    check(
        &parts.concat(),
        expect![[r#"
        ! a.warc, byte 0: not a whole record: it should have 342 bytes, but the next begins before
        332 (cut) News The army entered village number 2 on Monday, the governor said on t
        ! a.warc, byte 600: 64 bytes that are no record
        664 News The army entered village number 3 on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
}

#[test]
fn headers_that_cannot_be_read_cost_their_own_record() {
    let good = response(&story(1));
    let without = b"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n";
    let huge = [
        b"WARC/1.0\r\nWARC-Type: response\r\nX: ".as_slice(),
        &vec![b'x'; 1 << 20],
        b"\r\n\r\n",
    ]
    .concat();
    let endless = b"WARC/1.0\r\nWARC-Type: response\r\n".repeat(3);
    for bad in [without.to_vec(), huge, endless] {
        check_kept(&[bad.clone(), good.clone()].concat(), &[1], "plain");
        check_kept(&[gz(&bad), gz(&good)].concat(), &[1], "packed");
    }
    check(
        &[without.to_vec(), good].concat(),
        expect![[r#"
        ! a.warc, byte 0: not a whole record: it does not say how long it is
        52 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
}

#[test]
fn a_record_that_grows_beyond_reason_is_given_up_and_the_next_is_read() {
    let zeros = vec![0; 64 << 20];
    let body = gz(&zeros);
    let fields = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n";
    let archive = [
        gz(&zeros),
        gz(&record("response", "", &zeros[..15 << 20])),
        gz(&record("response", "", &answer_with(fields, &body))),
        gz(&response(&story(1))),
    ];
    check(
        &archive.concat(),
        expect![[r#"
        ! a.warc.gz, byte 0: grows more than 200-fold in unpacking
        ! a.warc.gz, byte 65211: grows more than 200-fold in unpacking
        ! a.warc.gz, byte 80641: grows more than 200-fold in unpacking
        81152 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
}

#[test]
fn a_page_packed_three_times_over_is_refused() {
    let body = gz(&gz(&gz(page(&story(1)).as_bytes())));
    let fields = "Content-Type: text/html\r\nContent-Encoding: gzip, gzip, gzip\r\n";
    let hidden = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n";
    let archive = [
        record("response", "", &answer_with(fields, &body)),
        record("response", "", &answer_with(hidden, &body)),
        response(&story(2)),
    ];
    check(
        &archive.concat(),
        expect![[r#"
        ! a.warc, byte 0: is packed more than 2 times over
        - application/gzip
        804 News The army entered village number 2 on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
}

#[test]
fn chunks_that_make_no_sense_cost_the_rest_of_their_page() {
    let half = page(&story(1));
    let bodies = [
        format!("{:x}\r\n{half}\r\nzz\r\nrest", half.len()),
        format!("{:x}\r\n{half}", half.len() + 1_000),
        format!("ffffffffffffffff\r\n{half}"),
        format!("ffffffffffffffffffffffff\r\n{half}"),
        "-1\r\n".to_owned(),
        "0\r\n\r\n".to_owned(),
    ];
    let fields = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n";
    let mut archive: Vec<u8> = bodies
        .iter()
        .flat_map(|body| record("response", "", &answer_with(fields, body.as_bytes())))
        .collect();
    archive.extend(response(&story(2)));
    check(
        &archive,
        expect![[r#"
        0 (cut) News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
        401 (cut) News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
        793 (cut) News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
        1198 News The army entered village number 1 on Monday, the governor said on the phone, and met no resistance.
        ! a.warc, byte 1611: holds no text
        - empty
        2024 News The army entered village number 2 on Monday, the governor said on the phone, and met no resistance.
    "#]],
    );
}

/// Marsaglia's xorshift: the same cases on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit.max(1)
    }
}

#[test]
fn any_mixture_of_sound_and_damaged_records_keeps_every_sound_one() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for case in 0..600 {
        let way = chance.below(3);
        let mut archive = Vec::new();
        let mut sound = Vec::new();
        for number in 0..1 + chance.below(6) {
            let record = match chance.below(2) {
                0 => {
                    sound.push(number);
                    response(&story(number))
                }
                _ => damaged(&mut chance, number),
            };
            match way {
                1 => archive.extend(gz(&record)),
                _ => archive.extend(record),
            }
            // Between packed records anything may stand.
            if way == 1 && chance.below(4) == 0 {
                archive.extend((0..chance.below(40)).map(|_| chance.below(256) as u8));
            }
        }
        if way == 2 {
            archive = gz(&archive);
        }
        if !archive.is_empty() && !sound.is_empty() {
            check_kept(&archive, &sound, &format!("case {case}"));
        }
    }
}

/// A record with something wrong in it, that ends with a line.
fn damaged(chance: &mut Chance, number: usize) -> Vec<u8> {
    let good = response(&format!("Damaged {number}"));
    match chance.below(6) {
        0 => of_length("Damaged", chance.below(4_000) as i64),
        1 => of_length("Damaged", -(chance.below(100) as i64)),
        2 => [&good[..chance.below(good.len())], b"\r\n"].concat(),
        3 => [
            (0..chance.below(3_000)).map(|_| chance.below(256) as u8).collect(),
            b"\r\n".to_vec(),
        ]
        .concat(),
        4 => {
            let mut bytes = good;
            let at = chance.below(bytes.len() - 4);
            bytes[at] = chance.below(256) as u8;
            bytes
        }
        _ => {
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -7\r\n\r\n\r\n".to_vec()
        }
    }
}
