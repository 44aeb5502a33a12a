#![no_main]
//! Each entry of a feed is a report or a refusal, and no more of them than the limit are read.

use dateline::ingest::limits::FEED_ENTRIES;
use dateline_fuzz::{begin, read_all};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: begin(), |bytes: &[u8]| {
    for name in ["feed.xml", "feed.json"] {
        let found = read_all(name, bytes);
        assert!(found.reports.len() <= FEED_ENTRIES);
    }
});
