//! Actors, outlets and packs of places: each mistake is named with its file and line, and what would be right.

use std::collections::BTreeMap;

use dateline_model::{ActorKind, PlaceKind, SpeakerKind};
use toml::{Table, Value};

use super::place::{Place, in_words};
use super::{tables, text_of};

const OUTLET_FILE: &str = "data/dateline-data/outlets.toml";

/// The entries of a file, each with its place.
fn entries(file: &str, text: &str, kind: &str, key: &str) -> Vec<(Place, Table)> {
    let read: Table = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
    tables(&read, kind)
        .into_iter()
        .map(|entry| (Place::of(file, text, kind, key, &text_of(&entry, key)), entry))
        .collect()
}

/// The packs of places: file and text.
fn packs() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../packs");
    let mut packs: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("readable"))
        .map(|entry| {
            let text = std::fs::read_to_string(entry.path()).expect("a pack");
            (format!("data/packs/{}", entry.file_name().to_string_lossy()), text)
        })
        .collect();
    packs.sort();
    assert!(!packs.is_empty(), "{folder} holds no pack");
    packs
}

/// Names each entry once: an alias that stands at two is found only at the first.
#[track_caller]
fn once(seen: &mut BTreeMap<String, Place>, place: &Place, name: &str) {
    let other = seen.insert(name.to_lowercase(), place.clone());
    if let Some(other) = other.filter(|other| other != place) {
        panic!(
            "{place}: `{name}` stands at {other} already; keep it at one of the two, or make it `local` to a country"
        );
    }
}

#[track_caller]
fn is_day(place: &Place, key: &str, day: &str) {
    let parts: Vec<usize> = day.split('-').map(str::len).collect();
    let is_number = day.chars().all(|c| c.is_ascii_digit() || c == '-');
    assert!(
        parts == [4, 2, 2] && is_number,
        "{place}: `{key}` is `{day}`; write the day as 2014-06-29"
    );
}

/// The actors of all files, in the order in which they are read.
fn actors() -> Vec<(Place, Table)> {
    let mut all = Vec::new();
    for (name, text) in crate::ACTORS {
        let file = format!("data/dateline-data/actors/{name}");
        let actors = entries(&file, text, "actor", "id");
        assert!(!actors.is_empty(), "{file} holds no actor");
        all.extend(actors);
    }
    all
}

#[test]
fn actors_have_ids_of_their_own_and_use_the_words_of_the_model() {
    let kinds: Vec<&str> = ActorKind::ALL.iter().map(|kind| kind.as_str()).collect();
    let mut ids = BTreeMap::new();
    for (place, actor) in actors() {
        place.has_only(
            &actor,
            &[
                "id",
                "name",
                "kind",
                "jihadist",
                "country",
                "parent",
                "acled",
                "ucdp",
                "valid_from",
                "valid_to",
                "aliases",
                "local",
                "theatre",
                "creed",
                "ar",
                "source",
            ],
        );
        place.is_one_of("kind", place.text(&actor, "kind"), &kinds);
        if let Some(creed) = actor.get("creed").and_then(Value::as_str) {
            place.is_one_of("creed", creed, &["jihadist"]);
        }
        for key in ["name", "acled", "source"] {
            place.text(&actor, key);
        }
        if let Some(parent) = actor.get("parent").and_then(Value::as_str) {
            assert!(
                ids.contains_key(parent),
                "{place}: no actor `{parent}` stands before it; name one that does as its parent"
            );
        }
        for key in ["valid_from", "valid_to"] {
            if let Some(day) = actor.get(key) {
                is_day(&place, key, day.as_str().unwrap_or_default());
            }
        }
        let id = place.text(&actor, "id");
        let other = ids.insert(id.to_owned(), place.clone());
        assert!(other.is_none(), "{place}: the id is there twice; give it another");
    }
    assert!(ids.len() > 20, "only {} actors were found", ids.len());
}

#[test]
fn a_name_of_two_actors_is_local_to_the_country_of_one() {
    let mut names = BTreeMap::new();
    for (place, actor) in actors() {
        let local = place.texts(&actor, "local");
        let has_theatre = actor.contains_key("theatre") || actor.contains_key("country");
        assert!(
            local.is_empty() || has_theatre,
            "{place}: `local` names need a country; write country or theatre"
        );
        let listed = place.texts(&actor, "aliases").into_iter();
        let all =
            listed.chain(place.texts(&actor, "ar")).chain([place.text(&actor, "name")]);
        for name in all.filter(|name| !local.contains(name)) {
            once(&mut names, &place, &name.replace(['-', '\'', '.'], " "));
        }
    }
    assert!(names.len() > 100, "only {} names were found", names.len());
}

#[test]
fn outlets_are_told_apart_and_belong_to_actors_of_the_list() {
    let kinds: Vec<&str> = SpeakerKind::ALL.iter().map(|kind| kind.as_str()).collect();
    let actors: Vec<String> =
        actors().iter().map(|(_, actor)| text_of(actor, "id")).collect();
    let mut names = BTreeMap::new();
    for (place, outlet) in entries(OUTLET_FILE, crate::OUTLETS, "outlet", "name") {
        place.has_only(&outlet, &["name", "kind", "aliases", "party_of", "source"]);
        place.is_one_of("kind", place.text(&outlet, "kind"), &kinds);
        if let Some(party) = outlet.get("party_of").and_then(Value::as_str) {
            assert!(
                actors.iter().any(|actor| actor == party),
                "{place}: `party_of` is `{party}`; write the id of an actor in data/dateline-data/actors"
            );
        }
        once(&mut names, &place, place.text(&outlet, "name"));
        for alias in place.texts(&outlet, "aliases") {
            once(&mut names, &place, alias);
        }
    }
    assert!(names.len() > 20, "only {} names were found", names.len());
}

#[test]
fn places_of_the_packs_lie_on_the_earth_and_use_the_words_of_the_model() {
    let kinds: Vec<&str> = PlaceKind::ALL.iter().map(|kind| kind.as_str()).collect();
    for (file, text) in packs() {
        let mut ids = BTreeMap::new();
        let places = entries(&file, &text, "place", "id");
        for (place, entry) in &places {
            place.has_only(
                entry,
                &[
                    "id",
                    "kind",
                    "names",
                    "names_ar",
                    "adjectives",
                    "geonames",
                    "iso",
                    "lat",
                    "lon",
                    "line",
                    "area",
                    "country",
                    "admin1",
                    "admin2",
                    "admin3",
                    "parent",
                    "named_after",
                    "near",
                    "source",
                ],
            );
            place.is_one_of("kind", place.text(entry, "kind"), &kinds);
            // What lies in several countries or in none, such as a sea, has none.
            if entry.contains_key("country") {
                place.text(entry, "country");
            }
            place.text(entry, "source");
            let names = place.texts(entry, "names");
            assert!(
                !names.is_empty(),
                "{place}: write names = [\"...\"], the usual spelling first"
            );
            for (key, most) in [("lat", 90.0), ("lon", 180.0)] {
                let Some(value) = entry.get(key) else { continue };
                let degrees =
                    value.as_float().or_else(|| value.as_integer().map(|n| n as f64));
                assert!(
                    degrees.is_some_and(|degrees| degrees.abs() <= most),
                    "{place}: `{key}` is {}; write degrees between -{most} and {most}",
                    in_words(value)
                );
            }
            let has = |key: &str| entry.contains_key(key);
            assert!(
                has("lat") && has("lon") || has("line") || has("area") || has("iso"),
                "{place}: it lies nowhere; write lat and lon, line, area, or iso"
            );
            once(&mut ids, place, place.text(entry, "id"));
        }
        for (place, entry) in &places {
            for key in ["parent", "named_after"] {
                let Some(id) = entry.get(key).and_then(Value::as_str) else { continue };
                assert!(
                    ids.contains_key(&id.to_lowercase()),
                    "{place}: `{key}` is `{id}`; write the id of a place of this pack"
                );
            }
        }
        assert!(!ids.is_empty(), "{file} holds no place");
    }
}

#[test]
fn every_pack_of_the_folder_is_built_in() {
    let list = include_str!("../../../../crates/dateline/src/knowledge.rs");
    for (file, _) in packs() {
        let line = format!("include_str!(\"../../../{file}\")");
        assert!(
            list.contains(&line),
            "{file} is not built in; add {line} to PACKS in crates/dateline/src/knowledge.rs"
        );
    }
}
