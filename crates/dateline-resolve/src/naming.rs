//! Small questions about names that the stage asks of the gazetteer.

use dateline_model::PlaceKind;

use crate::places::Gazetteer;
use dateline_model::Span;

/// ISO 3166-1 alpha-3 and name of the country that the words name: "Turkey".
pub(crate) fn country_named(places: &Gazetteer, words: &str) -> Option<(String, String)> {
    let found = places.lookup_exactly(words.trim());
    found.iter().find_map(|candidate| {
        let place = places.place(candidate.place)?;
        (place.kind == PlaceKind::Country)
            .then(|| Some((place.iso3.clone()?, place.name.clone())))
            .flatten()
    })
}

/// The country that an adjective belongs to: "Turkish".
pub(crate) fn country_by_adjective(
    places: &Gazetteer,
    word: &str,
) -> Option<(String, String)> {
    let iso = places.country_of_adjective(word)?.to_owned();
    let (name, iso3) = places.country(&iso)?;
    Some((iso3.to_owned(), name.to_owned()))
}

/// Whether the words name a place, letter for letter.
pub(crate) fn is_known(places: &Gazetteer, words: &str) -> bool {
    let query = places.query(words, Span::new(0, words.len()));
    !query.name.is_empty() && !places.lookup_exactly(&query.name).is_empty()
}
