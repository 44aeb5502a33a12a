//! Reports that tell less of a happening than others do.

use dateline_model::CountKind;
use expect_test::expect;

use crate::tests::builder::{Told, claim};
use crate::tests::check;

const DAY: &str = "2016-05-04";

#[test]
fn who_tells_the_day_and_no_place_joins_the_event_of_that_side_and_day() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on(DAY),
            claim("b", 1, "ASSAULT").by("Rebels").to("Army").on(DAY),
            claim("c", 1, "ASSAULT").by("Rebels").to("Army").on("2016-05-05"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT b:1:ASSAULT
            ASSAULT: Rebels -> Army on 2016-05-05
                c:1:ASSAULT
        "#]],
    );
}

#[test]
fn militiamen_without_a_name_may_be_told_as_soldiers_and_not_as_rebels() {
    let loot = |report: &str, who: &str| {
        claim(report, 1, "COERCE/seize").by(who).at("Amsa").on(DAY)
    };
    check(
        vec![loot("a", "militiamen"), loot("b", "Army"), loot("c", "Rebels")],
        expect![[r#"
            COERCE/seize: Rebels ->  at Amsa on 2016-05-04
                c:1:COERCE/seize
            COERCE/seize: Army ->  at Amsa on 2016-05-04
                a:1:COERCE/seize b:1:COERCE/seize
        "#]],
    );
}

#[test]
fn of_two_events_that_fit_as_well_none_is_chosen() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on(DAY),
            claim("b", 1, "ASSAULT").by("Rebels").to("Army").at("Dunya").on(DAY),
            claim("c", 1, "ASSAULT").by("Rebels").to("Army").on(DAY),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army on 2016-05-04
                c:1:ASSAULT
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT
            ASSAULT: Rebels -> Army at Dunya on 2016-05-04
                b:1:ASSAULT
        "#]],
    );
}

#[test]
fn as_many_dead_tell_which_of_two_is_meant() {
    let with = |report, n| {
        claim(report, 1, "ASSAULT").by("Rebels").to("Army").on(DAY).count(
            CountKind::Killed,
            "dead",
            n,
        )
    };
    check(
        vec![with("a", 14).at("Amsa"), with("b", 5).at("Dunya"), with("c", 14)],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04; killed dead
                a:1:ASSAULT c:1:ASSAULT
            ASSAULT: Rebels -> Army at Dunya on 2016-05-04; killed dead
                b:1:ASSAULT
        "#]],
    );
}

#[test]
fn one_place_and_day_with_nothing_against_it_is_one_event() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on(DAY),
            claim("b", 1, "ASSAULT").to("people").at("Amsa").on(DAY).count(
                CountKind::Killed,
                "three",
                3,
            ),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04; killed three
                a:1:ASSAULT b:1:ASSAULT
        "#]],
    );
}

#[test]
fn one_telling_that_differs_does_not_keep_many_apart() {
    let air = |report| {
        claim(report, 1, "ASSAULT/aerial").by("Eagles").to("Army").at("Amsa").on(DAY)
    };
    let dead = |report| {
        claim(report, 1, "ASSAULT").to("Army").at("Amsa").on(DAY).count(
            CountKind::Killed,
            "nine",
            9,
        )
    };
    let shells = || claim("z", 1, "ASSAULT/heavy-weapons").to("Army").at("Amsa").on(DAY);
    check(
        vec![air("a"), dead("b"), dead("c"), shells()],
        expect![[r#"
        ASSAULT/aerial + ASSAULT/heavy-weapons + ASSAULT: Eagles -> Army at Amsa on 2016-05-04; killed nine
            a:1:ASSAULT/aerial b:1:ASSAULT c:1:ASSAULT z:1:ASSAULT/heavy-weapons
    "#]],
    );
    check(
        vec![air("a"), air("b"), dead("c"), shells()],
        expect![[r#"
        ASSAULT/aerial + ASSAULT: Eagles -> Army at Amsa on 2016-05-04; killed nine
            a:1:ASSAULT/aerial b:1:ASSAULT/aerial c:1:ASSAULT
        ASSAULT/heavy-weapons:  -> Army at Amsa on 2016-05-04
            z:1:ASSAULT/heavy-weapons
    "#]],
    );
}

#[test]
fn a_bomb_opens_the_storm_that_it_is_told_with_and_that_of_nobody_told_elsewhere_does_not()
 {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on(DAY),
            claim("a", 2, "ASSAULT/suicide-attack").by("fighters").at("Amsa").on(DAY),
            claim("b", 1, "ASSAULT").by("Rebels").to("Army").at("Dunya").on(DAY),
            claim("b", 2, "ASSAULT/explosives").at("Dunya").on(DAY),
            claim("c", 1, "ASSAULT").by("Rebels").to("Army").at("Hatla").on(DAY),
            claim("c", 9, "ASSAULT/explosives").at("Hatla").on(DAY),
        ],
        expect![[r#"
            ASSAULT + ASSAULT/suicide-attack: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT a:2:ASSAULT/suicide-attack
            ASSAULT + ASSAULT/explosives: Rebels -> Army at Dunya on 2016-05-04
                b:1:ASSAULT b:2:ASSAULT/explosives
            ASSAULT/explosives:  ->  at Hatla on 2016-05-04
                c:9:ASSAULT/explosives
            ASSAULT: Rebels -> Army at Hatla on 2016-05-04
                c:1:ASSAULT
        "#]],
    );
}
