mod across;
pub(crate) mod builder;
mod copies;
mod decisions;
mod denials;
mod episodes;
mod places;
pub(crate) mod properties;
mod sources;
mod totals;
mod versions;

use dateline_model::{
    Claim, CountKind, Dataset, Extent, LogEntry, Modality, PlaceRelation, Scope, Weapon,
};
use expect_test::{Expect, expect};

use crate::merge;
use crate::tests::builder::{Told, card, claim};

/// Merges claims of reports a (published first), b and c, and draws the events.
#[track_caller]
fn check(claims: Vec<Claim>, expected: Expect) {
    expected.assert_eq(&draw(&dataset(claims, &[])));
}

fn dataset(claims: Vec<Claim>, log: &[LogEntry]) -> Dataset {
    let cards =
        vec![card("c", "2016-05-07"), card("a", "2016-05-05"), card("b", "2016-05-06")];
    merge(cards, claims, log)
}

fn draw(dataset: &Dataset) -> String {
    let mut out = String::new();
    for event in &dataset.events {
        let acts: Vec<String> = event.acts.iter().map(ToString::to_string).collect();
        let names = |parties: &[dateline_model::Party]| {
            let names: Vec<&str> =
                parties.iter().map(|party| party.name.as_str()).collect();
            names.join(", ")
        };
        let arrow = if event.reciprocal { "<->" } else { "->" };
        out += &format!("{}: {}", acts.join(" + "), names(&event.actors));
        out += &format!(" {arrow} {}", names(&event.recipients));
        if let Some(at) = &event.place {
            out += &format!(" at {}", at.text);
        }
        if let Some(date) = &event.date {
            out += &format!(" on {}", date.text);
        }
        for count in &event.counts {
            let part = if count.part_of.is_some() { "of these " } else { "" };
            out += &format!("; {part}{} {}", count.kind, count.text);
        }
        if let Some(territory) = &event.territory {
            out += &format!("; {} {}", territory.extent, territory.state);
        }
        if event.disputed {
            out += "; disputed";
        }
        out.push('\n');
        let ids: Vec<&str> = event.claims.iter().map(|id| &*id.0).collect();
        out += &format!("    {}\n", ids.join(" "));
        for link in &event.links {
            out += &format!("    {}\n", link.kind);
        }
        for total in &event.counted_in {
            out += &format!("    counted in {}\n", total.0);
        }
    }
    out
}

#[test]
fn headline_lead_and_result_are_one_event() {
    let fall = claim("a", 3, "COERCE/seize")
        .by("Rebels")
        .to("Army")
        .at("Mill")
        .takes(Extent::Part);
    let killed = claim("a", 3, "ASSAULT")
        .by("the group")
        .to("soldiers")
        .count(CountKind::Killed, "more than 20 soldiers", 21)
        .part_of(&fall);
    check(
        vec![
            claim("a", 0, "COERCE/seize").by("Rebels").at("Amsa").takes(Extent::Whole),
            claim("a", 1, "COERCE/seize").by("Rebels").at("Amsa").on("2016-05-04"),
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").both().at("Amsa"),
            claim("a", 2, "COERCE/seize")
                .by("Rebels")
                .to("Army")
                .at("Mill")
                .takes(Extent::Whole),
            fall,
            killed,
        ],
        expect![[r#"
            COERCE/seize + ASSAULT: Rebels -> Army at Mill on 2016-05-04; killed more than 20 soldiers; whole held
                a:0:COERCE/seize a:1:ASSAULT a:1:COERCE/seize a:2:COERCE/seize a:3:ASSAULT a:3:COERCE/seize
        "#]],
    );
}

#[test]
fn named_places_of_one_level_stay_apart() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Mill").on("2016-05-04"),
            claim("a", 2, "ASSAULT")
                .by("Rebels")
                .to("Army")
                .at("Market")
                .on("2016-05-04"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Market on 2016-05-04
                a:2:ASSAULT
            ASSAULT: Rebels -> Army at Mill on 2016-05-04
                a:1:ASSAULT
        "#]],
    );
}

#[test]
fn days_that_do_not_meet_stay_apart() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04"),
            claim("a", 2, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-03"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-03
                a:2:ASSAULT
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT
        "#]],
    );
}

#[test]
fn a_day_inside_a_month_is_a_part_and_not_the_same() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04"),
            claim("a", 9, "ASSAULT")
                .by("Rebels")
                .to("Army")
                .at("Amsa")
                .on("2016-05-01/2016-05-31"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-01/2016-05-31
                a:9:ASSAULT
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT
                part-of
        "#]],
    );
}

#[test]
fn clashes_match_either_way_round() {
    check(
        vec![
            claim("a", 1, "ASSAULT")
                .by("Rebels")
                .to("Army")
                .both()
                .at("Amsa")
                .on("2016-05-04"),
            claim("b", 1, "ASSAULT")
                .by("Army")
                .to("Rebels")
                .both()
                .at("Amsa")
                .on("2016-05-04"),
        ],
        expect![[r#"
            ASSAULT: Rebels <-> Army at Amsa on 2016-05-04
                a:1:ASSAULT b:1:ASSAULT
        "#]],
    );
}

#[test]
fn an_act_against_civilians_is_an_event_beside_the_fighting() {
    let taken =
        claim("a", 1, "COERCE/seize").by("Rebels").at("Amsa").takes(Extent::Whole);
    let killed = claim("a", 1, "ASSAULT")
        .by("Rebels")
        .to("villagers")
        .at("Amsa")
        .count(CountKind::Executed, "five villagers", 5)
        .part_of(&taken);
    check(
        vec![taken, killed],
        expect![[r#"
        ASSAULT: Rebels -> villagers at Amsa; executed five villagers
            a:1:ASSAULT
        COERCE/seize: Rebels ->  at Amsa; whole held
            a:1:COERCE/seize
    "#]],
    );
}

#[test]
fn civilians_killed_and_not_said_by_whom_belong_to_what_was_just_told() {
    check(
        vec![
            claim("a", 1, "ASSAULT/aerial")
                .by("Eagles")
                .to("Rebels")
                .at("Amsa")
                .on("2016-05-04"),
            claim("a", 2, "ASSAULT").to("villagers").count(
                CountKind::Killed,
                "Three villagers",
                3,
            ),
        ],
        expect![[r#"
            ASSAULT/aerial + ASSAULT: Eagles -> Rebels, villagers at Amsa on 2016-05-04; killed Three villagers
                a:1:ASSAULT/aerial a:2:ASSAULT
        "#]],
    );
}

#[test]
fn bodies_shown_are_an_event_without_new_dead() {
    let killed = claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").count(
        CountKind::Killed,
        "six soldiers",
        6,
    );
    let shown = claim("a", 2, "ASSAULT/desecrate")
        .by("Rebels")
        .to("Army")
        .at("Amsa")
        .count(CountKind::Other, "six bodies", 6)
        .part_of(&killed);
    check(
        vec![killed, shown],
        expect![[r#"
        ASSAULT/desecrate: Rebels -> Army at Amsa
            a:2:ASSAULT/desecrate
        ASSAULT: Rebels -> Army at Amsa; killed six soldiers
            a:1:ASSAULT
    "#]],
    );
}

#[test]
fn aircraft_of_another_state_are_no_part_of_the_fighting_below() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Army").to("Rebels").at("Amsa").on("2016-05-04"),
            claim("a", 2, "ASSAULT/aerial")
                .by("Eagles")
                .to("Rebels")
                .at("Amsa")
                .on("2016-05-04"),
        ],
        expect![[r#"
            ASSAULT/aerial: Eagles -> Rebels at Amsa on 2016-05-04
                a:2:ASSAULT/aerial
            ASSAULT: Army -> Rebels at Amsa on 2016-05-04
                a:1:ASSAULT
        "#]],
    );
}

#[test]
fn who_holds_a_place_and_what_is_planned_are_no_events() {
    check(
        vec![
            claim("a", 1, "-").by("Rebels").at("Amsa").takes(Extent::Whole),
            claim("a", 2, "ASSAULT").by("Army").at("Amsa").modality(Modality::Planned),
            claim("a", 3, "ASSAULT").by("Army").at("Amsa").scope(Scope::Habitual),
            claim("a", 4, "ASSAULT").by("Army").background(),
        ],
        expect![[""]],
    );
}

#[test]
fn background_with_a_day_of_its_own_is_an_event() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Army").to("Rebels").at("Amsa").on("2016-05-04"),
            claim("a", 5, "ASSAULT")
                .by("Army")
                .at("Old Road")
                .on("2016-03-01/2016-03-31")
                .background(),
        ],
        expect![[r#"
            ASSAULT: Army ->  at Old Road on 2016-03-01/2016-03-31
                a:5:ASSAULT
            ASSAULT: Army -> Rebels at Amsa on 2016-05-04
                a:1:ASSAULT
        "#]],
    );
}

#[test]
fn two_reports_of_a_bomb_at_one_place_and_day_are_one_event() {
    check(
        vec![
            claim("b", 1, "ASSAULT/explosives")
                .with(Weapon::CarBomb)
                .at("Amsa")
                .on("2016-05-04")
                .count(CountKind::Killed, "at least nine people", 9),
            claim("a", 1, "ASSAULT/explosives")
                .with(Weapon::CarBomb)
                .at("Amsa")
                .on("2016-05-04")
                .count(CountKind::Killed, "seven people", 7)
                .part(CountKind::Killed, "two children", 2, 0),
        ],
        expect![[r#"
            ASSAULT/explosives:  ->  at Amsa on 2016-05-04; killed seven people; of these killed two children; killed at least nine people; disputed
                a:1:ASSAULT/explosives b:1:ASSAULT/explosives
        "#]],
    );
}

#[test]
fn a_report_without_a_date_is_offered_and_not_joined() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04"),
            claim("undated", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT
                maybe-same
            ASSAULT: Rebels -> Army at Amsa
                undated:1:ASSAULT
                maybe-same
        "#]],
    );
}

#[test]
fn news_without_a_day_joins_the_only_event_of_its_week_that_fits() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04"),
            claim("b", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT b:1:ASSAULT
        "#]],
    );
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04"),
            claim("c", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-02"),
            claim("b", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-02
                c:1:ASSAULT
                maybe-same
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT
                maybe-same
            ASSAULT: Rebels -> Army at Amsa
                b:1:ASSAULT
                maybe-same
                maybe-same
        "#]],
    );
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-03-04"),
            claim("b", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-03-04
                a:1:ASSAULT
                maybe-same
            ASSAULT: Rebels -> Army at Amsa
                b:1:ASSAULT
                maybe-same
        "#]],
    );
}

#[test]
fn whose_planes_they_were_is_disputed_and_who_stormed_is_not() {
    let told = |report: &str, act: &str, by: &str| {
        claim(report, 1, act).by(by).to("Army").at("Amsa").on("2016-05-04")
    };
    check(
        vec![
            told("a", "ASSAULT/aerial", "Rebels"),
            told("b", "ASSAULT/aerial", "Police"),
        ],
        expect![[r#"
            ASSAULT/aerial: Rebels, Police -> Army at Amsa on 2016-05-04; disputed
                a:1:ASSAULT/aerial b:1:ASSAULT/aerial
        "#]],
    );
    check(
        vec![told("a", "ASSAULT", "Rebels"), told("b", "ASSAULT", "Police")],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT
            ASSAULT: Police -> Army at Amsa on 2016-05-04
                b:1:ASSAULT
        "#]],
    );
}

#[test]
fn the_points_of_a_join_are_named_and_add_up() {
    let told = |report: &str| {
        claim(report, 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04")
    };
    let dataset = dataset(vec![told("a"), told("b")], &[]);
    expect!["report b tells what report a tells: actors the same 3, recipients the same 3, the same place 4, the same day 3, the same act 2 = 15"].assert_eq(&dataset.events[0].joins.join("\n"));
}

#[test]
fn what_knows_neither_place_nor_day_is_the_only_event_of_its_report_that_fits() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04"),
            claim("a", 9, "ASSAULT").by("Rebels"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT a:9:ASSAULT
        "#]],
    );
}

#[test]
fn what_one_report_keeps_apart_a_second_does_not_join() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Mill").on("2016-05-04"),
            claim("a", 2, "ASSAULT")
                .by("Rebels")
                .to("Army")
                .at("Market")
                .on("2016-05-04"),
            claim("b", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Market on 2016-05-04
                a:2:ASSAULT
            ASSAULT: Rebels -> Army at Mill on 2016-05-04
                a:1:ASSAULT b:1:ASSAULT
        "#]],
    );
}

#[test]
fn a_vague_side_gives_way_to_the_name_that_fits_it() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("fighters").to("soldiers").at("Amsa"),
            claim("a", 2, "ASSAULT").by("Rebels").to("Army").at("Amsa"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa
                a:1:ASSAULT a:2:ASSAULT
        "#]],
    );
}

#[test]
fn a_date_carried_over_gives_way_to_a_wider_one_told_of_the_act() {
    check(
        vec![
            claim("a", 0, "ASSAULT")
                .by("Rebels")
                .to("Army")
                .at("Amsa")
                .carried_on("2016-05-05"),
            claim("a", 1, "ASSAULT")
                .by("Rebels")
                .to("Army")
                .at("Amsa")
                .on("2016-04-20/2016-05-05"),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-04-20/2016-05-05
                a:0:ASSAULT a:1:ASSAULT
        "#]],
    );
}

#[test]
fn an_id_stays_when_a_later_report_joins() {
    let first =
        claim("a", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04");
    let later =
        claim("b", 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04");
    let alone = dataset(vec![first.clone()], &[]);
    let both = dataset(vec![later, first], &[]);
    assert_eq!(both.events.len(), 1);
    assert_eq!(both.events[0].id, alone.events[0].id);
    assert_eq!(both.events[0].n_sources, 2);
    assert!(both.events[0].id.0.starts_with("DL-SYR-"));
}

#[test]
fn a_city_told_first_joins_the_quarter_that_is_told_next() {
    check(
        vec![
            claim("a", 0, "COERCE/seize").by("Rebels").at("Amsa").takes(Extent::Whole),
            claim("a", 1, "COERCE/seize").by("Rebels").at("Amsa").on("2016-05-04"),
            claim("a", 2, "COERCE/seize")
                .by("Rebels")
                .to("Army")
                .at("Mill")
                .takes(Extent::Whole),
            claim("a", 5, "ASSAULT").by("Rebels").to("Army").at("Market"),
        ],
        expect![[r#"
            COERCE/seize: Rebels -> Army at Mill on 2016-05-04; whole held
                a:0:COERCE/seize a:1:COERCE/seize a:2:COERCE/seize
            ASSAULT: Rebels -> Army at Market
                a:5:ASSAULT
        "#]],
    );
}

#[test]
fn a_place_with_a_name_of_its_own_stays_apart_though_no_gazetteer_knows_it() {
    let field = |mut claim: Claim| {
        if let Some(at) = &mut claim.place {
            at.value.text = "the Kabsh oil field".to_owned();
        }
        claim
    };
    check(
        vec![
            claim("a", 1, "COERCE/seize").by("Rebels").at("Amsa").takes(Extent::Whole),
            field(claim("a", 2, "COERCE/seize").by("Rebels").at("an oil field")),
            claim("a", 3, "COERCE/seize").by("Rebels").at("several army posts"),
        ],
        expect![[r#"
            COERCE/seize: Rebels ->  at Amsa; whole held
                a:1:COERCE/seize
            COERCE/seize: Rebels ->  at the Kabsh oil field
                a:2:COERCE/seize a:3:COERCE/seize
        "#]],
    );
}

#[test]
fn fighting_that_goes_on_in_a_city_is_not_the_fall_of_one_quarter() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Eagles").to("Rebels").at("Karm"),
            claim("a", 3, "ASSAULT")
                .by("Army")
                .to("Rebels")
                .at("Amsa")
                .scope(Scope::Ongoing),
            claim("a", 8, "ASSAULT")
                .by("Army")
                .at("Mill")
                .on("2016-05-04")
                .takes(Extent::Whole),
        ],
        expect![[r#"
            ASSAULT: Army ->  at Mill on 2016-05-04; whole held
                a:8:ASSAULT
            ASSAULT: Eagles -> Rebels at Karm
                a:1:ASSAULT
        "#]],
    );
}

#[test]
fn a_leader_taken_elsewhere_is_no_part_of_the_fighting_told_in_the_lead() {
    check(
        vec![
            claim("a", 1, "ASSAULT").by("Rebels").to("Army").both().at("Mill"),
            claim("a", 7, "ASSAULT/abduct").by("Army").to("Rebels").at("Nahr"),
        ],
        expect![[r#"
            ASSAULT: Rebels <-> Army at Mill
                a:1:ASSAULT
        "#]],
    );
}

#[test]
fn unlike_acts_of_nobody_in_common_are_not_one_though_told_as_one() {
    let strikes = claim("a", 1, "ASSAULT/aerial").to("Rebels").at("Amsa");
    let enlisted = claim("a", 1, "COERCE/conscript").to("villagers").part_of(&strikes);
    check(
        vec![strikes, enlisted],
        expect![[r#"
            ASSAULT/aerial:  -> Rebels at Amsa
                a:1:ASSAULT/aerial
        "#]],
    );
}

#[test]
fn who_left_a_place_and_who_came_there_both_act() {
    let left = claim("a", 1, "RETREAT/flee").by("Army").at("Amsa").takes(Extent::Whole);
    let entered =
        claim("a", 1, "COERCE/seize").by("Rebels").at("Amsa").takes(Extent::Whole);
    let entered = entered.change(|claim| {
        if let Some(territory) = &mut claim.territory {
            territory.value.by_force = Some(false);
        }
    });
    check(
        vec![left, entered],
        expect![[r#"
            COERCE/seize + RETREAT/flee: Rebels, Army ->  at Amsa; whole held
                a:1:COERCE/seize a:1:RETREAT/flee
        "#]],
    );
}

#[test]
fn two_reports_of_a_place_taken_somewhere_in_a_province_are_offered_and_not_joined() {
    let taken = |report| {
        claim(report, 1, "COERCE/seize")
            .by("Rebels")
            .to("Army")
            .at("Nahr")
            .on("2016-05-04")
            .takes(Extent::Unnamed)
    };
    check(
        vec![taken("a"), taken("b")],
        expect![[r#"
        COERCE/seize: Rebels -> Army at Nahr on 2016-05-04; unnamed held
            b:1:COERCE/seize
            maybe-same
        COERCE/seize: Rebels -> Army at Nahr on 2016-05-04; unnamed held
            a:1:COERCE/seize
            maybe-same
    "#]],
    );
}

#[test]
fn soldiers_in_one_report_and_villagers_in_another_are_hit_in_one_storm() {
    let told = |report: &str, to: &str| {
        claim(report, 1, "ASSAULT").by("Rebels").to(to).at("Amsa").on("2016-05-04")
    };
    check(
        vec![told("a", "Army"), told("b", "villagers")],
        expect![[r#"
        ASSAULT: Rebels -> Army, villagers at Amsa on 2016-05-04
            a:1:ASSAULT b:1:ASSAULT
    "#]],
    );
    // Told by one report they are two, and on two days as well.
    check(
        vec![told("a", "Army"), told("b", "villagers").on("2016-05-05")],
        expect![[r#"
        ASSAULT: Rebels -> Army at Amsa on 2016-05-04
            a:1:ASSAULT
        ASSAULT: Rebels -> villagers at Amsa on 2016-05-05
            b:1:ASSAULT
    "#]],
    );
}

#[test]
fn what_the_only_happening_of_a_report_did_belongs_to_it() {
    let storm = claim("a", 1, "ASSAULT").by("Rebels").at("Amsa").on("2016-05-04");
    let dead = claim("a", 5, "ASSAULT").to("soldiers").count(
        CountKind::Killed,
        "Nine soldiers",
        9,
    );
    check(
        vec![storm, dead],
        expect![[r#"
        ASSAULT: Rebels -> soldiers at Amsa on 2016-05-04; killed Nine soldiers
            a:1:ASSAULT a:5:ASSAULT
    "#]],
    );
}

#[test]
fn near_a_town_may_be_in_the_village_beside_it() {
    let near = |report: &str, place: &str, relation: PlaceRelation| {
        let told = claim(report, 1, "ASSAULT").by("Rebels").to("Army");
        let told = told.at(place).on("2016-05-04");
        told.change(|claim| {
            if let Some(place) = &mut claim.place {
                place.value.relation = relation;
            }
        })
    };
    check(
        vec![
            near("a", "Amsa", PlaceRelation::Near),
            near("b", "Rasaf", PlaceRelation::In),
        ],
        expect![[r#"
            ASSAULT: Rebels -> Army at Rasaf on 2016-05-04
                a:1:ASSAULT b:1:ASSAULT
        "#]],
    );
    check(
        vec![near("a", "Amsa", PlaceRelation::In), near("b", "Rasaf", PlaceRelation::In)],
        expect![[r#"
            ASSAULT: Rebels -> Army at Amsa on 2016-05-04
                a:1:ASSAULT
            ASSAULT: Rebels -> Army at Rasaf on 2016-05-04
                b:1:ASSAULT
        "#]],
    );
}
