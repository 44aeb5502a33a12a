//! Names of places wherever they stand: in which sense, and what they mean.

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
            Damascus | Embedded | - likely dez:province-damascus
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
        Nevada | Literal | iso:USA likely iso:US-NV
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
