//! Names of places wherever they stand: in which sense, and what they mean.

use dateline::resolve::done_at;
use expect_test::{Expect, expect};

use crate::support::{coder, report};

#[track_caller]
fn check(text: &str, expected: Expect) {
    let report = report(text, None);
    let looked = coder().look(&report);
    let drawn = looked.look.names.iter().map(|name| {
        let place = name.place.as_ref().map_or("-", |place| place.id.as_str());
        let likely = name.likely.as_ref().map(|place| format!(" likely {}", place.id));
        let likely = likely.unwrap_or_default();
        format!("{} | {:?} | {place}{likely}\n", name.span.of(text), name.sense)
    });
    expected.assert_eq(&drawn.collect::<String>());
}

#[test]
fn a_name_is_a_place_a_government_an_adjective_or_a_people() {
    check(
        "Iraqi troops met Turks in Iraq. Baghdad said so.",
        expect![[r#"
        Iraqi | Adjective | iso:IRQ
        Turks | People | iso:TUR
        Iraq | Literal | iso:IRQ
        Baghdad | Metonym | geonames:98182
    "#]],
    );
}

#[test]
fn a_name_inside_the_name_of_a_body_is_marked_as_such() {
    check(
        "The Boston Herald wrote of the University of Damascus and the Seoul District Court.",
        expect![[r#"
            Boston | Embedded | geonames:4930956
            Damascus | Embedded | iso:USA likely geonames:4352728
            Seoul | Embedded | geonames:1835848
        "#]],
    );
}

#[test]
fn what_stands_behind_a_comma_says_which_town_is_meant_throughout() {
    check(
        "He left Paris, Texas, on Monday. Paris was quiet.",
        expect![[r#"
            Paris | Literal | geonames:4717560
            Texas | Literal | iso:US-TX
            Paris | Literal | geonames:4717560
        "#]],
    );
    check(
        "A shop in Athens, Ga., and one in Slidell, LA, burned.",
        expect![[r#"
            Athens | Literal | geonames:4180386
            Ga. | Literal | iso:US-GA
            Slidell | Literal | geonames:4341727
            LA | Literal | iso:US-LA
        "#]],
    );
}

#[test]
fn a_state_named_behind_a_state_is_a_list() {
    check(
        "They sued in Nevada, Missouri and Ohio.",
        expect![[r#"
            Nevada | Literal | iso:US-NV
            Missouri | Literal | iso:US-MO
            Ohio | Literal | iso:US-OH
        "#]],
    );
}

#[test]
fn seas_continents_and_adjectives_of_parts_of_the_world_are_known() {
    check(
        "African migrants left for Europe over the Red Sea.",
        expect![[r#"
        African | Adjective | world:africa
        Europe | Literal | world:europe
        Red Sea | Literal | - likely iso:SD-RS
    "#]],
    );
}

#[test]
fn a_kind_word_makes_a_name_of_the_words_before_it() {
    check(
        "The shop on Quinn Street in Travis County faces the M5.",
        expect![[r#"
        Quinn Street | Literal | - likely fips:48453
        Travis County | Literal | fips:48453
        M5 | Literal | - likely fips:48453
    "#]],
    );
}

#[test]
fn surnames_and_people_are_no_places() {
    check("Jack Houston met Anna Lincoln. Houston laughed.", expect![""]);
}

#[test]
fn a_street_that_no_list_knows_lies_where_the_town_beside_it_lies() {
    check(
        "In Aleppo a bus stopped on Zarwali Street.",
        expect![[r#"
        Aleppo | Literal | geonames:170063
        Zarwali Street | Literal | - likely geonames:170063
    "#]],
    );
}

/// Where the verb was done, by its names.
#[track_caller]
fn check_done(text: &str, verb: &str, expected: &[&str]) {
    let report = report(text, None);
    let looked = coder().look(&report);
    let verb = (0..looked.parse.tokens.len())
        .find(|&idx| looked.parse.word(idx) == verb)
        .expect("the verb");
    let names = &looked.look.names;
    let done: Vec<&str> =
        done_at(&looked.parse, names, verb).iter().map(|span| span.of(text)).collect();
    assert_eq!(done, expected);
}

#[test]
fn a_verb_was_done_at_the_place_of_its_own_phrase() {
    check_done(
        "Rebels from Hama painted a wall in Zarwali on Monday.",
        "painted",
        &["Zarwali"],
    );
    check_done("The president of Iraq laughed.", "laughed", &[]);
    check_done("He laughed despite air strikes on Hajin.", "laughed", &[]);
}

#[test]
fn of_nested_places_a_verb_was_done_at_the_narrowest_and_of_a_list_at_all() {
    check_done(
        "They sang in the village of Zarwa in the countryside of Aleppo.",
        "sang",
        &["Zarwa"],
    );
    check_done(
        "They sang in Hajin and Mayadin on Monday.",
        "sang",
        &["Hajin", "Mayadin"],
    );
}

#[test]
fn a_town_that_is_entered_is_the_place_and_a_state_that_is_accused_is_none() {
    check_done("The army entered Hajin on Monday.", "entered", &["Hajin"]);
    check_done("The army accused Iran on Monday.", "accused", &[]);
}

#[test]
fn a_clause_with_where_tells_of_the_place_it_hangs_on() {
    check_done("Rebels reached Hajin, where they sang.", "sang", &["Hajin"]);
}

#[test]
fn who_takes_part_is_no_place_and_where_they_stand_is_one() {
    check_done("The army fought against Iran.", "fought", &[]);
    check_done("The army fought against rebels in Hajin.", "fought", &["Hajin"]);
}

#[test]
fn a_village_on_no_list_is_known_by_the_words_around_it() {
    check_done("The army stormed Umm Zarwa on Monday.", "stormed", &["Umm Zarwa"]);
    check_done("They sang near the al-Zarwa checkpoint.", "sang", &["al-Zarwa"]);
}
