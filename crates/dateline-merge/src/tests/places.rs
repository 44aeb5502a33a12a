//! Places that are on no list, and places that are long.

use dateline_model::CountKind;
use expect_test::expect;

use crate::tests::builder::{Told, claim};
use crate::tests::check;

#[test]
fn a_village_on_no_list_is_the_same_by_its_name() {
    check(
        vec![
            claim("a", 1, "ASSAULT")
                .by("Rebels")
                .to("Army")
                .at("the village of Umm Rasaf")
                .on("2016-05-04"),
            claim("b", 1, "ASSAULT")
                .by("Rebels")
                .to("Army")
                .at("near Umm Rasaf")
                .on("2016-05-04"),
            claim("c", 1, "ASSAULT")
                .by("Rebels")
                .to("Army")
                .at("the village of Umm Tuma")
                .on("2016-05-04"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at the village of Umm Rasaf on 2016-05-04
                a:1:ASSAULT b:1:ASSAULT
            ASSAULT: Rebels -> Army at the village of Umm Tuma on 2016-05-04
                c:1:ASSAULT
        "#]],
    );
}

#[test]
fn a_river_passes_the_town_on_it() {
    check(
        vec![
            claim("a", 1, "ASSAULT/aerial")
                .by("Eagles")
                .to("people")
                .at("Old River")
                .on("2016-05-04")
                .count(CountKind::Killed, "four", 4),
            claim("a", 2, "ASSAULT/aerial").by("Eagles").to("people").at("Amsa"),
        ],
        expect![[r#"
            ASSAULT/aerial: Eagles -> people at Amsa on 2016-05-04; killed four
                a:1:ASSAULT/aerial a:2:ASSAULT/aerial
        "#]],
    );
}

#[test]
fn those_who_fled_are_told_of_with_those_who_died() {
    check(
        vec![
            claim("a", 1, "ASSAULT").to("Army").at("Amsa").on("2016-05-04").count(
                CountKind::Killed,
                "four",
                4,
            ),
            claim("a", 2, "RETREAT/flee").by("Army").at("Amsa"),
        ],
        expect![[r#"
            ASSAULT + RETREAT/flee:  -> Army at Amsa on 2016-05-04; killed four
                a:1:ASSAULT a:2:RETREAT/flee
        "#]],
    );
}

#[test]
fn quarters_on_no_list_are_apart_and_each_lies_in_its_town() {
    let raid = |report: &str| {
        claim(report, 1, "ASSAULT/aerial").by("Eagles").to("people").on("2016-05-04")
    };
    check(
        vec![
            raid("a").at_part("the Karm quarter", "Amsa"),
            raid("b").at_part("the Tuma quarter", "Amsa"),
        ],
        expect![[r#"
            ASSAULT/aerial: Eagles -> people at the Karm quarter on 2016-05-04
                a:1:ASSAULT/aerial
            ASSAULT/aerial: Eagles -> people at the Tuma quarter on 2016-05-04
                b:1:ASSAULT/aerial
        "#]],
    );
    check(
        vec![
            raid("a").at_part("the Karm quarter", "Amsa"),
            raid("b").at_part("Karm street", "Amsa"),
            raid("c").at("Amsa"),
        ],
        expect![[r#"
            ASSAULT/aerial: Eagles -> people at Amsa on 2016-05-04
                a:1:ASSAULT/aerial b:1:ASSAULT/aerial c:1:ASSAULT/aerial
        "#]],
    );
}

#[test]
fn a_village_on_no_list_may_be_the_spelling_of_a_listed_town() {
    let raid = |report: &str| {
        claim(report, 1, "ASSAULT").by("Rebels").to("Army").on("2016-05-04")
    };
    check(
        vec![raid("a").at("Amsa"), raid("b").at("near al-Amseh")],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT b:1:ASSAULT
        "#]],
    );
    check(
        vec![raid("a").at("Amsa"), raid("b").at("near Rasaf")],
        expect![[r#"
        ASSAULT: Rebels -> Army at Amsa on 2016-05-04
            a:1:ASSAULT
        ASSAULT: Rebels -> Army at near Rasaf on 2016-05-04
            b:1:ASSAULT
    "#]],
    );
}

#[test]
fn what_a_raid_destroyed_goes_with_those_whom_it_killed() {
    check(
        vec![
            claim("a", 1, "ASSAULT/aerial").by("Eagles").at("Amsa").on("2016-05-04"),
            claim("a", 2, "ASSAULT").to("people").at("Amsa").count(
                CountKind::Killed,
                "four",
                4,
            ),
            claim("a", 3, "ASSAULT/destroy").at("Amsa"),
        ],
        expect![[r#"
            ASSAULT/aerial + ASSAULT/destroy + ASSAULT: Eagles -> people at Amsa on 2016-05-04; killed four
                a:1:ASSAULT/aerial a:2:ASSAULT a:3:ASSAULT/destroy
        "#]],
    );
}
