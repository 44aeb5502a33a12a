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
