#![no_main]
//! A good record is read whatever follows it, and every other is accounted for with its place in the file.

use dateline_fuzz::{begin, read_all};
use libfuzzer_sys::fuzz_target;

const GOOD: &str = "Rebels shelled Wadi Amsa on Monday.";

/// The archive begins with a sound record.
fn archive(rest: &[u8]) -> Vec<u8> {
    let head = "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\n";
    let length = format!("Content-Length: {}\r\n\r\n{GOOD}\r\n\r\n", GOOD.len());
    [head.as_bytes(), length.as_bytes(), rest].concat()
}

fuzz_target!(init: begin(), |bytes: &[u8]| {
    // Packed archives, and such as begin with damage, are read as they are.
    read_all("archive.warc.gz", bytes);
    let bytes = archive(bytes);
    let found = read_all("archive.warc", &bytes);
    assert!(found.reports.iter().any(|report| report.text() == GOOD), "{found:?}");
    let places = found.reports.iter().filter_map(|report| report.origin.archived);
    for place in places {
        assert!(place.offset < bytes.len() as u64, "{place:?}");
    }
    for refusal in &found.refusals {
        assert!(refusal.offset.is_none_or(|at| at <= bytes.len() as u64), "{refusal}");
    }
});
