use dateline_model::{Claim, Extent, Modality};
use expect_test::expect;

use crate::tests::builder::{Told, claim};
use crate::tests::check;

fn bombed() -> Claim {
    claim("a", 1, "ASSAULT/aerial")
        .by("Eagles")
        .to("villagers")
        .at("Amsa")
        .on("2016-05-04")
}

#[test]
fn a_denial_stands_beside_and_makes_the_event_disputed() {
    check(
        vec![
            claim("a", 1, "ASSAULT/aerial").by("Eagles").at("Amsa").on("2016-05-04"),
            claim("a", 2, "ASSAULT/aerial").by("Eagles").modality(Modality::Denied),
        ],
        expect![[r#"
            ASSAULT/aerial: Eagles ->  at Amsa on 2016-05-04; disputed
                a:1:ASSAULT/aerial a:2:ASSAULT/aerial
        "#]],
    );
}

#[test]
fn a_denial_in_another_report_stands_beside_the_only_event_that_it_fits() {
    let denial = claim("b", 1, "ASSAULT/aerial")
        .by("Eagles")
        .at("Amsa")
        .modality(Modality::Denied);
    check(
        vec![bombed(), denial.clone()],
        expect![[r#"
            ASSAULT/aerial: Eagles -> villagers at Amsa on 2016-05-04; disputed
                a:1:ASSAULT/aerial b:1:ASSAULT/aerial
        "#]],
    );
    // Two raids of one week: nobody knows which of them is denied.
    let again = claim("a", 3, "ASSAULT/aerial").by("Eagles").at("Amsa").on("2016-05-02");
    check(
        vec![bombed(), again, denial],
        expect![[r#"
            ASSAULT/aerial: Eagles ->  at Amsa on 2016-05-02
                a:3:ASSAULT/aerial
            ASSAULT/aerial: Eagles -> villagers at Amsa on 2016-05-04
                a:1:ASSAULT/aerial
        "#]],
    );
}

#[test]
fn a_denial_without_an_event_makes_none() {
    let denial = claim("b", 1, "ASSAULT/aerial").by("Eagles").at("Amsa");
    check(vec![denial.modality(Modality::Denied)], expect![[""]]);
}

#[test]
fn who_says_that_a_place_was_not_taken_contradicts_who_says_that_it_was() {
    let took = claim("a", 1, "COERCE/seize")
        .by("Rebels")
        .to("Army")
        .at("Amsa")
        .on("2016-05-04")
        .takes(Extent::Whole);
    let did_not = claim("b", 1, "COERCE/seize")
        .by("Rebels")
        .at("Amsa")
        .takes(Extent::Whole)
        .modality(Modality::Negated);
    check(
        vec![took, did_not.clone()],
        expect![[r#"
            COERCE/seize: Rebels -> Army at Amsa on 2016-05-04; whole held; disputed
                a:1:COERCE/seize b:1:COERCE/seize
        "#]],
    );
    // That it was not taken is no denial of the attack.
    let attacked =
        claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04");
    check(
        vec![attacked, did_not],
        expect![[r#"
        ASSAULT: Rebels -> Army at Amsa on 2016-05-04
            a:1:ASSAULT
    "#]],
    );
}

#[test]
fn a_denial_that_names_no_side_stands_beside_the_only_event_of_its_act() {
    let denial = claim("b", 1, "ASSAULT/aerial").at("Amsa").modality(Modality::Denied);
    check(
        vec![bombed(), denial],
        expect![[r#"
        ASSAULT/aerial: Eagles -> villagers at Amsa on 2016-05-04; disputed
            a:1:ASSAULT/aerial b:1:ASSAULT/aerial
    "#]],
    );
}
