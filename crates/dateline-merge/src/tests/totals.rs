use dateline_model::{Claim, CountKind, Scope};
use expect_test::expect;

use crate::tests::builder::{Told, claim};
use crate::tests::check;

/// A total of the dead, told on the day after by another report.
fn total(days: &str) -> Claim {
    claim("b", 1, "ASSAULT").on(days).scope(Scope::Summary).count(
        CountKind::Killed,
        "at least 100",
        100,
    )
}

fn killed_by(who: &str, whom: &str) -> Claim {
    claim("a", 1, "ASSAULT").by(who).to(whom).at("Amsa").on("2016-05-04").count(
        CountKind::Killed,
        "four",
        4,
    )
}

#[test]
fn totals_are_linked_and_never_joined() {
    check(
        vec![
            claim("a", 1, "ASSAULT/aerial")
                .by("Eagles")
                .at("Amsa")
                .on("2016-05-04")
                .count(CountKind::Killed, "four", 4),
            claim("a", 2, "ASSAULT/aerial")
                .by("Eagles")
                .at("Nahr")
                .on("2016-02-01/2016-05-31")
                .scope(Scope::Summary)
                .count(CountKind::Killed, "at least 100", 100),
        ],
        expect![[r#"
            ASSAULT/aerial: Eagles ->  at Amsa on 2016-05-04; killed four
                a:1:ASSAULT/aerial
                counted in a:2:ASSAULT/aerial
        "#]],
    );
}

#[test]
fn a_total_of_people_counts_whoever_died() {
    check(
        vec![
            killed_by("Army", "Rebels"),
            total("2016-05-01/2016-05-05").to("people").at("Nahr"),
        ],
        expect![[r#"
            ASSAULT: Army -> Rebels at Amsa on 2016-05-04; killed four
                a:1:ASSAULT
                counted in b:1:ASSAULT
        "#]],
    );
}

#[test]
fn a_total_of_one_side_counts_its_dead_alone() {
    let total = || total("2016-05-01/2016-05-05").to("Rebels").at("Nahr");
    check(
        vec![killed_by("Army", "Rebels"), total()],
        expect![[r#"
        ASSAULT: Army -> Rebels at Amsa on 2016-05-04; killed four
            a:1:ASSAULT
            counted in b:1:ASSAULT
    "#]],
    );
    check(
        vec![killed_by("Army", "Wolves"), total()],
        expect![[r#"
        ASSAULT: Army -> Wolves at Amsa on 2016-05-04; killed four
            a:1:ASSAULT
    "#]],
    );
}

#[test]
fn a_total_counts_nothing_that_lies_outside_its_days_or_its_area() {
    check(
        vec![
            killed_by("Army", "Rebels"),
            total("2016-05-05/2016-05-06").to("Rebels").at("Nahr"),
            total("2016-05-01/2016-05-05").to("Rebels").at("Mill"),
        ],
        expect![[r#"
            ASSAULT: Army -> Rebels at Amsa on 2016-05-04; killed four
                a:1:ASSAULT
        "#]],
    );
}

#[test]
fn a_total_by_air_counts_what_was_done_from_the_air() {
    let bombed = claim("a", 2, "ASSAULT/aerial")
        .by("Eagles")
        .at("Mill")
        .on("2016-05-04")
        .count(CountKind::Killed, "six", 6);
    let total = claim("b", 1, "ASSAULT/aerial")
        .by("Eagles")
        .at("Nahr")
        .on("2016-05-01/2016-05-05")
        .scope(Scope::Summary)
        .count(CountKind::Killed, "30", 30);
    check(
        vec![killed_by("Army", "Rebels"), bombed, total],
        expect![[r#"
        ASSAULT: Army -> Rebels at Amsa on 2016-05-04; killed four
            a:1:ASSAULT
        ASSAULT/aerial: Eagles ->  at Mill on 2016-05-04; killed six
            a:2:ASSAULT/aerial
            counted in b:1:ASSAULT/aerial
    "#]],
    );
}

#[test]
fn a_total_without_an_area_counts_where_its_own_report_tells_the_news() {
    let news = claim("b", 3, "ASSAULT/explosives").at("Amsa").on("2016-05-05");
    check(
        vec![
            killed_by("Army", "Rebels"),
            total("2016-05-01/2016-05-05").to("Rebels"),
            news,
        ],
        expect![[r#"
            ASSAULT: Army -> Rebels at Amsa on 2016-05-04; killed four
                a:1:ASSAULT
                counted in b:1:ASSAULT
            ASSAULT/explosives:  ->  at Amsa on 2016-05-05
                b:3:ASSAULT/explosives
        "#]],
    );
}

#[test]
fn a_total_of_both_sides_counts_their_war_in_the_province() {
    let news =
        claim("b", 3, "ASSAULT").by("Army").to("Rebels").at("Karm").on("2016-05-05");
    let both = || total("2016-05-01/2016-05-05").to("Rebels").to("Army");
    check(
        vec![killed_by("Army", "Rebels"), both(), news],
        expect![[r#"
        ASSAULT: Army -> Rebels at Amsa on 2016-05-04; killed four
            a:1:ASSAULT
            counted in b:1:ASSAULT
        ASSAULT: Army -> Rebels at Karm on 2016-05-05
            b:3:ASSAULT
            counted in b:1:ASSAULT
    "#]],
    );
}
