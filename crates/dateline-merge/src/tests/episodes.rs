//! What one report tells of one happening in different acts.

use dateline_model::{Claim, CountKind, Extent};
use expect_test::expect;

use crate::tests::builder::{Told, claim};
use crate::tests::check;

#[test]
fn those_whom_a_storm_carries_off_are_of_the_storm() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").at("Amsa").on("2016-05-04"),
            claim("a", 2, "ASSAULT/abduct").by("Rebels").to("villagers"),
            claim("a", 3, "ASSAULT").to("people").count(CountKind::Killed, "135", 135),
        ],
        expect![[r#"
            ASSAULT + ASSAULT/abduct: Rebels -> villagers, people at Amsa on 2016-05-04; killed 135
                a:1:ASSAULT a:2:ASSAULT/abduct a:3:ASSAULT
        "#]],
    );
    // Somebody else carried them off.
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04"),
            claim("a", 2, "ASSAULT/abduct").by("Army").to("villagers").at("Amsa"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT
            ASSAULT/abduct: Army -> villagers at Amsa
                a:2:ASSAULT/abduct
        "#]],
    );
}

#[test]
fn a_road_cut_in_a_storm_is_of_the_storm() {
    check(
        vec![
            claim("a", 1, "ASSAULT")
                .by("Rebels")
                .at("Amsa")
                .on("2016-05-04")
                .takes(Extent::Whole),
            claim("a", 2, "COERCE/cut-route").by("Rebels").at("Amsa").on("2016-05-04"),
        ],
        expect![[r#"
            ASSAULT + COERCE/cut-route: Rebels ->  at Amsa on 2016-05-04; whole held
                a:1:ASSAULT a:2:COERCE/cut-route
        "#]],
    );
    // Who lifts a siege is not who laid it.
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").at("Amsa").on("2016-05-04"),
            claim("a", 2, "RETREAT/access").by("Army").at("Amsa").on("2016-05-04"),
        ],
        expect![[r#"
            ASSAULT: Rebels ->  at Amsa on 2016-05-04
                a:1:ASSAULT
            RETREAT/access: Army ->  at Amsa on 2016-05-04
                a:2:RETREAT/access
        "#]],
    );
}

#[test]
fn of_two_events_a_vague_claim_joins_the_one_with_its_side() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04"),
            claim("a", 3, "ASSAULT/aerial").at("Wadi").on("2016-05-04"),
            claim("a", 8, "ASSAULT").to("Army").count(CountKind::Killed, "six", 6),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04; killed six
                a:1:ASSAULT a:8:ASSAULT
            ASSAULT/aerial:  ->  at Wadi on 2016-05-04
                a:3:ASSAULT/aerial
        "#]],
    );
}

#[test]
fn the_forces_of_one_alliance_are_one_side() {
    let of_alliance = |report: &str, who: &str, whole: &str| {
        let struck = claim(report, 1, "ASSAULT").by(who).to("Rebels");
        struck.at("Amsa").on("2016-05-04").change(|claim| {
            let id = format!("{whole}/{}", who.to_lowercase());
            claim.actors[0].value.actor = Some(id);
        })
    };
    check(
        vec![
            of_alliance("a", "Army", "alliance"),
            of_alliance("b", "Eagles", "alliance"),
            of_alliance("c", "Eagles", "league"),
        ],
        expect![[r#"
            ASSAULT: Army, Eagles -> Rebels at Amsa on 2016-05-04
                a:1:ASSAULT b:1:ASSAULT
                maybe-same
            ASSAULT: Eagles -> Rebels at Amsa on 2016-05-04
                c:1:ASSAULT
                maybe-same
        "#]],
    );
}

#[test]
fn an_attack_that_names_nobody_else_is_on_those_whom_it_killed() {
    let storm = || claim("a", 1, "ASSAULT").by("Rebels").at("Amsa").on("2016-05-04");
    let killed = |storm: &Claim| {
        let killed = claim("a", 1, "ASSAULT/targeted").by("Rebels").to("villagers");
        killed
            .count(CountKind::Killed, "23", 23)
            .at("Amsa")
            .on("2016-05-04")
            .part_of(storm)
    };
    check(
        vec![storm(), killed(&storm())],
        expect![[r#"
        ASSAULT + ASSAULT/targeted: Rebels -> villagers at Amsa on 2016-05-04; killed 23
            a:1:ASSAULT a:1:ASSAULT/targeted
    "#]],
    );
    // Whoever fights an army and kills villagers does two things.
    let fight = storm().to("Army");
    check(
        vec![fight.clone(), killed(&fight)],
        expect![[r#"
        ASSAULT/targeted: Rebels -> villagers at Amsa on 2016-05-04; killed 23
            a:1:ASSAULT/targeted
        ASSAULT: Rebels -> Army at Amsa on 2016-05-04
            a:1:ASSAULT
    "#]],
    );
    // So does who takes a place.
    let capture = storm().takes(Extent::Whole);
    check(
        vec![capture.clone(), killed(&capture)],
        expect![[r#"
        ASSAULT/targeted: Rebels -> villagers at Amsa on 2016-05-04; killed 23
            a:1:ASSAULT/targeted
        ASSAULT: Rebels ->  at Amsa on 2016-05-04; whole held
            a:1:ASSAULT
    "#]],
    );
}

#[test]
fn those_whom_the_police_kill_at_a_protest_are_of_the_protest() {
    let gas = claim("a", 1, "ASSAULT/crowd-control").by("Police").to("Protesters");
    let gas = gas.at("Amsa").on("2016-05-04");
    let killed = claim("a", 1, "ASSAULT").by("Police").to("people").at("Amsa");
    let killed = killed.count(CountKind::Killed, "one", 1).on("2016-05-04").part_of(&gas);
    check(
        vec![gas, killed],
        expect![[r#"
        ASSAULT/crowd-control + ASSAULT: Police -> Protesters at Amsa on 2016-05-04; killed one
            a:1:ASSAULT a:1:ASSAULT/crowd-control
    "#]],
    );
}
