#![no_main]
//! A number's bounds stand in order, and what is printed is read back.

use dateline::model::{Bounds, Edit, EventField, cardinal, number, number_or_article};
use dateline::resolve::World;
use dateline::{Own, decisions, world};
use dateline_fuzz::begin;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

fn known() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| world(&Own::default()).expect("the data is sound"))
}

fn typed(words: &str) -> Option<Bounds> {
    match decisions::edit(EventField::Killed, words, known(), &[]) {
        Ok(Edit::Killed(bounds)) => bounds,
        Ok(_) | Err(_) => None,
    }
}

fuzz_target!(init: { begin(); known(); }, |bytes: &[u8]| {
    let Ok(words) = std::str::from_utf8(bytes) else { return };
    if let Some(value) = cardinal(words) {
        assert_eq!(number(words).and_then(|read| read.exact()), Some(value));
        assert_eq!(cardinal(&value.to_string()), Some(value));
    }
    for read in [number(words), number_or_article(words)].into_iter().flatten() {
        let is_told = read.low.is_some() || read.high.is_some();
        assert!(is_told != read.vague.is_some(), "{read:?}");
        assert!(read.low.zip(read.high).is_none_or(|(low, high)| low <= high), "{read:?}");
        if is_told {
            let bounds = Bounds { low: read.low, high: read.high };
            assert_eq!(typed(&bounds.to_string()), Some(bounds));
        }
    }
    if let Some(bounds) = typed(words) {
        assert_eq!(typed(&bounds.to_string()), Some(bounds));
    }
});
