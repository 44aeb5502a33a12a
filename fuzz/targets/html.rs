#![no_main]
//! A page gives one report or one refusal, and its text is cut into zones without a gap.

use dateline_fuzz::{begin, read_all};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: begin(), |bytes: &[u8]| {
    // What is no page by its first bytes is one by its name, if anything is.
    let found = read_all("page.html", bytes);
    let is_one = found.n_records() == 1;
    assert!(is_one || !bytes.starts_with(b"<!DOCTYPE html"), "{found:?}");
});
