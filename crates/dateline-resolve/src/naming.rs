//! Small questions about names that the stage asks of the gazetteer.

use dateline_model::PlaceKind;

use crate::places::Gazetteer;
use crate::places::fold::is_article;
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

/// Whether a name is written with the Arabic article: "al-Jazira" behind "Jaysh".
pub(crate) fn has_article(word: &str) -> bool {
    word.split_once(['-', '‑']).is_some_and(|(article, name)| {
        is_article(&article.to_lowercase()) && name.starts_with(char::is_uppercase)
    })
}

/// Whether a word is written as a name and no row of capital letters: "Amsa", "al-Amsa", not "NATO".
pub(crate) fn is_written_out(word: &str) -> bool {
    (word.starts_with(char::is_uppercase) || has_article(word))
        && word.chars().skip(1).any(char::is_lowercase)
}

/// The last part of a word with hyphens: "backed" of "U.S.-backed", and the whole of one without.
pub(crate) fn last_part(word: &str) -> &str {
    word.rsplit(['-', '–', '‑']).next().unwrap_or_default()
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

/// The country whose capital the words name: "Ankara".
pub(crate) fn country_by_capital(
    places: &Gazetteer,
    words: &str,
) -> Option<(String, String)> {
    let found = places.lookup_exactly(words.trim());
    found.iter().find_map(|candidate| {
        let place = places.place(candidate.place)?;
        let (iso3, name) = (place.iso3.clone()?, place.country.clone()?);
        let capital = places.capital_of(&iso3)?;
        (capital == candidate.place).then_some((iso3, name))
    })
}

/// The countries in which a place of this name lies, the weightiest first.
pub(crate) fn countries_with(places: &Gazetteer, words: &str) -> Vec<(String, String)> {
    let found = places.lookup_exactly(words.trim());
    let of = |candidate: &crate::places::Candidate| {
        let (iso3, name) =
            places.country_of_iso3(&places.place(candidate.place)?.iso3?)?;
        Some((iso3.to_owned(), name.to_owned()))
    };
    found.iter().filter_map(of).collect()
}

/// Whether the words name a place, letter for letter.
pub(crate) fn is_known(places: &Gazetteer, words: &str) -> bool {
    let query = places.query(words, Span::new(0, words.len()));
    !query.name.is_empty() && !places.lookup_exactly(&query.name).is_empty()
}

/// Whether a name that no list knows is made like the names of villages: "Tell X", "Kafr X", "Umm X".
///
/// Arabic names of places open with a word for what lies there: a hill, a valley, a spring, a well, a monastery.
pub(crate) fn looks_like_place(name: &str) -> bool {
    let mut words = name.split(|c: char| c.is_whitespace() || c == '-');
    let first = words.next().unwrap_or("").to_lowercase();
    words.next().is_some()
        && matches!(
            first.as_str(),
            "tell"
                | "tel"
                | "tal"
                | "tall"
                | "kafr"
                | "kfar"
                | "kafar"
                | "wadi"
                | "ain"
                | "ayn"
                | "ein"
                | "jabal"
                | "jebel"
                | "deir"
                | "dayr"
                | "umm"
                | "um"
                | "bir"
                | "khan"
                | "ras"
                | "qalat"
                | "jisr"
                | "khirbet"
                | "khirbat"
                | "mazraat"
                | "bab"
                | "beit"
                | "bayt"
                | "burj"
                | "hawijat"
                | "jubb"
                | "sha'ib"
                | "nahr"
                | "marj"
                | "mount"
                | "fort"
                | "lake"
                | "port"
                | "saint"
                | "san"
                | "new"
        )
}

/// Whether a name is made like a man's: "Abu X" is the father of X.
pub(crate) fn looks_like_person(name: &str) -> bool {
    matches!(
        name.split_whitespace().next().unwrap_or("").to_lowercase().as_str(),
        "abu"
            | "abou"
            | "ibn"
            | "bin"
            | "sheikh"
            | "mr"
            | "mrs"
            | "dr"
            | "president"
            | "general"
            | "colonel"
            | "commander"
    )
}
