#![no_main]
//! What is found under a name is a place on the globe that its id finds again; a phrase is taken apart without losing its span.

use dateline::model::Span;
use dateline::resolve::World;
use dateline::resolve::places::fold;
use dateline::{Own, world};
use dateline_fuzz::begin;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

fn known() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| world(&Own::default()).expect("the data is sound"))
}

fuzz_target!(init: { begin(); known(); }, |bytes: &[u8]| {
    let Ok(name) = std::str::from_utf8(bytes) else { return };
    let places = known().places();
    for one in places.lookup(name).into_iter().chain(places.search(name)) {
        assert!((0.0..=1.0).contains(&one.similarity), "{one:?}");
        let place = places.place(one.place).expect("what is found is there");
        assert_eq!(places.find(&place.id).and_then(|key| places.place(key)), Some(place));
    }
    let span = Span::new(0, name.len());
    assert_eq!(places.query(name, span).span, span);
    let letters = fold::letters(name);
    assert_eq!(fold::letters(&letters), letters, "folding twice changes more than once");
});
