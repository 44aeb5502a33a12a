#![no_main]
//! Expressions of time stand in order in their text, and days that are printed are read back.

use dateline::Date;
use dateline::model::{Edit, EventField};
use dateline::resolve::World;
use dateline::resolve::dates::{Anchor, Tense, edtf, find, resolve_in_order};
use dateline::{Own, decisions, world};
use dateline_fuzz::begin;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

fn known() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| world(&Own::default()).expect("the data is sound"))
}

fuzz_target!(init: { begin(); known(); }, |bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let found = find(text);
    let mut at = 0;
    for each in &found {
        assert!(at <= each.start && each.start < each.end, "{found:?}");
        assert!(text.get(each.start..each.end).is_some(), "{each:?} splits a character");
        at = each.end;
    }
    for anchor in [Anchor::default(), Anchor::on(Date::constant(2016, 5, 4)), Anchor::on(Date::MAX)] {
        for tense in [Tense::Past, Tense::Future, Tense::Unknown] {
            for told in resolve_in_order(&found, &anchor, |_| tense) {
                let (Some(first), Some(last)) = (told.earliest, told.latest) else { continue };
                assert!(first <= last, "{told:?} runs backwards");
                assert!(edtf(Some(first), Some(last)).is_some());
            }
        }
    }
    check_typed(text);
});

/// What a person types as days is printed as they are read back.
fn check_typed(text: &str) {
    let read = |words: &str| match decisions::edit(EventField::Date, words, known(), &[])
    {
        Ok(Edit::Date(Some(when))) => Some((when.earliest, when.latest)),
        Ok(_) | Err(_) => None,
    };
    let Some((first, last)) = read(text) else { return };
    let day = |day: Option<Date>| day.map_or("..".to_owned(), |day| day.to_string());
    let printed = format!("{}/{}", day(first), day(last));
    assert_eq!(read(&printed), Some((first, last)), "{printed}");
}
