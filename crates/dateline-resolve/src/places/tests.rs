//! What the places of a report are taken to mean. Towns, reports and phrases are invented, but for those of the pack.

use std::collections::BTreeSet;

use dateline_model::{PlaceKind, Span};
use expect_test::{Expect, expect};

use super::compile::{AreaSource, Source, TownSource, compile};
use super::*;

const PACK: &str = include_str!("../../../../data/packs/eastern-syria.toml");
const WORLD: &str = include_str!("../../../../data/packs/world.toml");

fn area(
    name: &str,
    iso: &str,
    country: Option<u16>,
    corner: (f64, f64),
    size: f64,
) -> AreaSource {
    let (latitude, longitude) = corner;
    let at = |north: f64, east: f64| Point {
        latitude: latitude + north,
        longitude: longitude + east,
    };
    AreaSource {
        name: name.to_owned(),
        others: Vec::new(),
        adjectives: Vec::new(),
        country,
        iso: iso.to_owned(),
        iso3: String::new(),
        capital: None,
        centre: at(size / 2.0, size / 2.0),
        outline: vec![vec![
            at(0.0, 0.0),
            at(size, 0.0),
            at(size, size),
            at(0.0, size),
            at(0.0, 0.0),
        ]],
        romanised: country.is_none(),
        population: 0,
        abbreviations: Vec::new(),
    }
}

fn town(
    geonames: u32,
    name: &str,
    point: (f64, f64),
    population: u32,
    unit: u16,
) -> TownSource {
    TownSource {
        geonames,
        name: name.to_owned(),
        others: Vec::new(),
        point: Point { latitude: point.0, longitude: point.1 },
        population,
        country: Some(u16::from(unit > 2)),
        unit: Some(unit),
        kind: PlaceKind::Town,
    }
}

/// Syria with three provinces, Iraq with one, and a few towns: some real, some namesakes that we made up.
fn gazetteer() -> Gazetteer {
    let mut syria = area("Syria", "SY", None, (32.3, 35.7), 5.0);
    (syria.iso3, syria.adjectives) = ("SYR".to_owned(), vec!["Syrian".to_owned()]);
    let mut iraq = area("Iraq", "IQ", None, (33.0, 41.3), 5.0);
    (iraq.iso3, iraq.adjectives) = ("IRQ".to_owned(), vec!["Iraqi".to_owned()]);
    let mut city = town(170_794, "Deir ez-Zor", (35.33588, 40.14084), 271_800, 0);
    city.others = vec!["Dayr az-Zawr".to_owned(), "دير الزور".to_owned()];
    let source = Source {
        countries: vec![syria, iraq],
        units: vec![
            area("Deir ez-Zor", "SY-DY", Some(0), (34.2, 39.4), 1.6),
            area("Homs", "SY-HI", Some(0), (33.5, 36.5), 2.5),
            area("Idlib", "SY-ID", Some(0), (35.4, 36.1), 0.8),
            area("Al Anbar", "IQ-AN", Some(1), (33.0, 41.4), 2.0),
        ],
        towns: vec![
            city,
            town(1, "Wadi Amsa", (35.5, 36.5), 3_000, 2),
            town(2, "Wadi Amsa", (33.4, 42.5), 4_000, 3),
            town(3, "Kafr Dunya", (35.6, 36.6), 9_000, 2),
            town(4, "March", (33.9, 42.1), 20_000, 3),
            town(169_577, "Homs", (34.72682, 36.72339), 775_404, 1),
        ],
    };
    let bytes = compile(&source).unwrap().leak();
    Gazetteer::from_bytes(bytes, &[("pack.toml", PACK)]).unwrap()
}

#[track_caller]
fn check(phrases: &[&str], expected: Expect) {
    let gazetteer = gazetteer();
    let query = |phrase: &&str| gazetteer.query(phrase, Span::new(0, 0));
    let queries: Vec<PlaceQuery> = phrases.iter().map(query).collect();
    let choices = gazetteer.choose(&queries, &PlaceContext::default());
    let lines = phrases.iter().zip(choices).map(|(phrase, choice)| match choice {
        None => format!("{phrase}: -\n"),
        Some(PlaceChoice { place, relation, certain, .. }) => {
            let doubt = if certain { "" } else { "?" };
            format!(
                "{phrase}: {}{doubt} {} {relation} {}\n",
                place.id, place.kind, place.precision
            )
        }
    });
    expected.assert_eq(&lines.collect::<String>());
}

#[test]
fn case_accents_blanks_and_marks_do_not_count() {
    for spelling in ["Ra's al-‘Ayn", "RAS AL AYN", "Râs al ʿAyn", "Rasalayn"] {
        assert_eq!(fold::letters(spelling), "rasalayn", "{spelling}");
    }
    assert_eq!(fold::letters_without_article("Al-Mayadin").as_deref(), Some("mayadin"));
    assert_eq!(fold::letters_without_article("الميادين").as_deref(), Some("ميادين"));
}

#[test]
fn every_spelling_finds_the_city() {
    let gazetteer = gazetteer();
    for spelling in [
        "Deir ez-Zor",
        "Deir Ezzor",
        "Deir-Ez-Zor",
        "DEIR EZ-ZOR",
        "Dayr az-Zawr",
        "Deir az-Zur",
        "دير الزور",
    ] {
        let found = gazetteer.lookup(spelling);
        let city = gazetteer.find("dez:deir-ez-zor").unwrap();
        assert!(found.iter().any(|candidate| candidate.place == city), "{spelling}");
    }
    assert_eq!(gazetteer.find("geonames:170794"), gazetteer.find("dez:deir-ez-zor"));
    assert_eq!(gazetteer.find("iso:SY-DY"), gazetteer.find("dez:province-deir-ez-zor"));
    assert_eq!(gazetteer.country_of_adjective("Syrian"), Some("SY"));
}

#[test]
fn kind_words_choose_between_namesakes() {
    check(
        &[
            "Deir ez-Zor",
            "the province of Deir ez-Zor",
            "Deir ez-Zor airbase",
            "the city of Deir ez-Zor",
        ],
        expect![[r#"
            Deir ez-Zor: dez:deir-ez-zor city in exact
            the province of Deir ez-Zor: dez:province-deir-ez-zor admin1 in admin1
            Deir ez-Zor airbase: dez:dez-airbase airbase in exact
            the city of Deir ez-Zor: dez:deir-ez-zor city in exact
        "#]],
    );
    check(
        &["Kashmah", "the South Kashmah oil field", "the Hajin pocket", "Hajin"],
        expect![[r#"
            Kashmah: dez:kashmah village in exact
            the South Kashmah oil field: dez:kashmah-field oil-field in near
            the Hajin pocket: dez:hajin-pocket region in area
            Hajin: dez:hajin town in exact
        "#]],
    );
    check(
        &["Thardeh", "the village of Thardeh", "Jabal Thardeh"],
        expect![[r#"
            Thardeh: dez:thardeh village in near
            the village of Thardeh: dez:thardeh village in near
            Jabal Thardeh: dez:jabal-thardeh mountain in exact
        "#]],
    );
}

#[test]
fn a_direction_before_the_name_means_the_province() {
    check(
        &["western Deir Ezzor", "Deir Ezzor's southwestern countryside"],
        expect![[r#"
            western Deir Ezzor: dez:province-deir-ez-zor admin1 part-of admin1
            Deir Ezzor's southwestern countryside: dez:province-deir-ez-zor? admin1 part-of admin1
        "#]],
    );
    check(
        &[
            "Syria's eastern city of Deir ez-Zor",
            "the Syrian eastern province of Deir ez-Zor",
        ],
        expect![[r#"
            Syria's eastern city of Deir ez-Zor: dez:deir-ez-zor city in exact
            the Syrian eastern province of Deir ez-Zor: dez:province-deir-ez-zor admin1 in admin1
        "#]],
    );
}

#[test]
fn a_report_that_only_speaks_of_the_province_leaves_the_town_in_doubt() {
    check(
        &["Deir Ezzor province", "Deir Ezzor", "Buqrus"],
        expect![[r#"
        Deir Ezzor province: dez:province-deir-ez-zor admin1 in admin1
        Deir Ezzor: dez:province-deir-ez-zor? admin1 in admin1
        Buqrus: dez:buqrus town in exact
    "#]],
    );
}

#[test]
fn quarters_are_found_in_their_city() {
    check(
        &[
            "the Sinaa neighborhood of Deir ez-Zor",
            "the outskirts of at-Tahtouh",
            "the military airport",
        ],
        expect![[r#"
            the Sinaa neighborhood of Deir ez-Zor: dez:dez-sinaa quarter in exact
            the outskirts of at-Tahtouh: dez:dez-tahtouh quarter near near
            the military airport: dez:dez-airbase airbase in exact
        "#]],
    );
}

#[test]
fn neighbours_choose_between_villages_of_one_name() {
    check(
        &["Wadi Amsa", "Kafr Dunya"],
        expect![[r#"
        Wadi Amsa: geonames:1 town in exact
        Kafr Dunya: geonames:3 town in exact
    "#]],
    );
    check(
        &["Wadi Amsa", "Al-Qaim", "the Iraqi town of Rawa"],
        expect![[r#"
        Wadi Amsa: geonames:2 town in exact
        Al-Qaim: dez:qaim town in exact
        the Iraqi town of Rawa: dez:rawah town in exact
    "#]],
    );
    check(
        &["Wadi Amsa in Iraq"],
        expect![[r#"
        Wadi Amsa in Iraq: geonames:2 town in exact
    "#]],
    );
}

#[test]
fn without_a_hint_namesakes_stay_undecided() {
    check(
        &["Wadi Amsa"],
        expect![[r#"
        Wadi Amsa: -
    "#]],
    );
}

#[test]
fn an_unknown_village_is_placed_in_the_unit_that_is_stated() {
    check(
        &["Tell Sarmuk in Homs province", "Kafr Nowhere"],
        expect![[r#"
        Tell Sarmuk in Homs province: dez:province-homs? admin1 in admin1
        Kafr Nowhere: -
    "#]],
    );
}

#[test]
fn roads_and_crossings_are_named_by_both_ends() {
    check(
        &[
            "the highway between Palmyra and Deir ez-Zor",
            "the Albu Kamal-Al Qaim border crossing with Iraq",
            "the middle Euphrates River Valley",
            "the Euphrates",
        ],
        expect![[r#"
            the highway between Palmyra and Deir ez-Zor: dez:road-m20 road between line
            the Albu Kamal-Al Qaim border crossing with Iraq: dez:abu-kamal-qaim-crossing crossing in exact
            the middle Euphrates River Valley: dez:middle-euphrates region in area
            the Euphrates: dez:euphrates river in line
        "#]],
    );
}

#[track_caller]
fn check_scan(text: &str, expected: Expect) {
    let gazetteer = gazetteer();
    let mut words = Vec::new();
    let mut at = 0;
    for word in text.split(' ') {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let start = at + word.find(bare).unwrap_or(0);
        let proper = at > 0 && bare.chars().any(char::is_uppercase);
        words.push(ScanWord {
            span: Span::new(start, start + bare.len()),
            proper,
            opens: at == 0,
        });
        at += word.len() + 1;
    }
    let found: Vec<&str> =
        gazetteer.scan(text, &words).iter().map(|found| found.span.of(text)).collect();
    expected.assert_eq(&found.join(" | "));
}

#[test]
fn scanning_finds_the_longest_names_and_no_common_words() {
    check_scan(
        "March saw shelling of al-Omar oil field and Deir ez-Zor, a man in Kafr Dunya said",
        expect!["al-Omar | Deir ez-Zor | Kafr Dunya"],
    );
    check_scan("Most of the Army left along the road as Hajin fell", expect!["Hajin"]);
    check_scan("قصف في دير الزور", expect!["دير الزور"]);
}

#[test]
fn every_part_of_the_world_has_a_source_and_a_name_of_its_own() {
    let places = pack::read(("world.toml", WORLD)).unwrap();
    let mut names = BTreeSet::new();
    for place in &places {
        assert!(!place.source.is_empty(), "{}", place.id);
        for name in place.names.iter().chain(&place.adjectives) {
            let is_both = place.names.contains(name) && place.adjectives.contains(name);
            assert!(names.insert(name) || is_both, "{name} stands twice");
        }
    }
}

#[test]
fn every_place_of_the_pack_has_a_source_and_lies_in_its_country() {
    let places = pack::read(("pack.toml", PACK)).unwrap();
    let mut seen = BTreeSet::new();
    let ids: BTreeSet<&str> = places.iter().map(|place| place.id.as_str()).collect();
    for place in &places {
        assert!(!place.source.is_empty(), "{}", place.id);
        let own = (place.names[0].as_str(), place.kind.as_str(), place.parent.as_deref());
        assert!(seen.insert((own, place.admin2.as_deref())), "{} stands twice", place.id);
        // The outer bounds of the two countries, with a margin for rivers that go on.
        let bounds = match place.country.as_deref() {
            Some("SY") => Bounds { south: 32.3, west: 35.6, north: 37.4, east: 42.5 },
            _ => Bounds { south: 29.0, west: 38.7, north: 37.5, east: 48.7 },
        };
        let ends_here = place.kind != PlaceKind::River;
        for point in place.point.iter().chain(place.line.iter().filter(|_| ends_here)) {
            assert!(bounds.contains(*point), "{} lies outside its country", place.id);
        }
        for other in place.parent.iter().chain(&place.named_after) {
            assert!(ids.contains(other.as_str()), "{} speaks of {other}", place.id);
        }
    }
}

#[test]
fn odd_text_is_no_place_and_stops_nothing() {
    let gazetteer = gazetteer();
    let long = "Ab".repeat(5_000);
    for odd in [
        "",
        " ",
        "'",
        "’s",
        "\u{301}",
        "ال",
        "-",
        "of",
        "the",
        "٣",
        "🏙️ of 🏙️",
        long.as_str(),
    ] {
        let query = gazetteer.query(odd, Span::new(0, 0));
        assert!(
            gazetteer.choose(&[query], &PlaceContext::default())[0].is_none(),
            "{odd}"
        );
        gazetteer.lookup(odd);
    }
}

#[test]
fn a_damaged_list_is_refused() {
    assert_eq!(Gazetteer::from_bytes(b"PK", &[]).err(), Some(FileError::Magic.into()));
    let short = compile(&Source::default()).unwrap();
    let short = short[..short.len() - 1].to_vec().leak();
    assert!(Gazetteer::from_bytes(short, &[]).is_err());
}

#[test]
fn a_pack_that_breaks_its_rules_is_refused() {
    let bad = "id = \"x\"\nname = \"X\"\n[[place]]\nid = \"a\"\nkind = \"town\"\nnames = [\"A\"]\ncountry = \"SY\"\nsource = \"ours\"\n";
    let error = pack::read(("x.toml", bad)).expect_err("it has no point");
    assert_eq!(error.to_string(), "x.toml:3: place `a`: it has no position");
}
