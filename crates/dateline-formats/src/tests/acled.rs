use dateline_model::{
    ActorKind, Claim, CountKind, Dataset, PlacePrecision, SpeakerKind, VagueNumber,
    Weapon,
};
use expect_test::{Expect, expect};

use crate::acled::{
    ActorName, Row, Settings, SubEvent, check as faults, classify, export,
};
use crate::tests::builder::{
    Texts, amsa, army, count, dataset, is, party, russia, told, villagers, wadi_amsa,
};

/// Classifies one act told by these words.
#[track_caller]
fn check(claim: Claim, expected: &str) {
    let (dataset, _) = dataset("", vec![vec![claim]]);
    let code = classify(&dataset.events[0], &dataset);
    assert_eq!(code.map_or("none", SubEvent::as_str), expected);
}

const WORDS: &str = "They said one thing or another of whom and where.";

fn act(act: &str) -> crate::tests::builder::Told<'static> {
    told(WORDS, "said", act)
}

#[test]
fn a_whole_place_taken_by_the_government_or_its_allies_is_regained() {
    let takes = |who| act("COERCE/seize").by("They", who).at("where", wadi_amsa());
    check(takes(army()).takes("thing", None).claim, "Government regains territory");
    check(takes(russia()).takes("thing", None).claim, "Government regains territory");
    check(takes(is()).takes("thing", None).claim, "Non-state actor overtakes territory");
    check(
        takes(is()).takes("thing", Some(false)).claim,
        "Non-violent transfer of territory",
    );
    let turkey = party("Military Forces of Turkey", ActorKind::Military, Some("TUR"));
    check(
        takes(turkey).takes("thing", None).claim,
        "Non-state actor overtakes territory",
    );
}

#[test]
fn a_place_that_was_left_changes_hands_without_fighting() {
    let at = || act("ASSAULT").by("They", is()).at("where", wadi_amsa());
    let mut fled = act("RETREAT/flee").by("whom", army()).claim;
    fled.id.0 = format!("{}b", fled.id.0).into();
    let code = |taken: Claim| {
        let (dataset, _) = dataset("", vec![vec![taken, fled.clone()]]);
        classify(&dataset.events[0], &dataset).map_or("none", SubEvent::as_str)
    };
    let left = code(at().takes("thing", None).claim);
    assert_eq!(left, "Non-violent transfer of territory");
    let fought = code(at().takes("thing", Some(true)).claim);
    assert_eq!(fought, "Non-state actor overtakes territory");
}

#[test]
fn fights_are_clashes_whatever_is_fired() {
    check(act("ASSAULT").by("They", is()).to("whom", army()).claim, "Armed clash");
    check(act("ASSAULT/heavy-weapons").both().by("They", is()).claim, "Armed clash");
    check(
        act("ASSAULT/heavy-weapons").by("They", army()).to("whom", is()).claim,
        "Shelling/artillery/missile attack",
    );
    check(act("ASSAULT").by("They", army()).claim, "Armed clash");
}

#[test]
fn weapons_decide_among_remote_attacks() {
    let with =
        |weapon| act("ASSAULT").to("whom", villagers()).with("thing", weapon).claim;
    check(with(Weapon::Aircraft), "Air/drone strike");
    check(with(Weapon::Drone), "Air/drone strike");
    check(with(Weapon::Chemical), "Chemical weapon");
    check(with(Weapon::SuicideBomb), "Suicide bomb");
    check(with(Weapon::Rocket), "Shelling/artillery/missile attack");
    check(with(Weapon::Landmine), "Remote explosive/landmine/IED");
    check(with(Weapon::Grenade), "Grenade");
    check(with(Weapon::Firearms), "Attack");
}

#[test]
fn prisoners_put_to_death_are_attacked_civilians() {
    let executed = count(CountKind::Executed, Some(3), Some(3));
    check(
        act("ASSAULT")
            .by("They", is())
            .to("whom", army())
            .count("one thing", executed)
            .claim,
        "Attack",
    );
}

#[test]
fn demonstrators_come_before_the_means() {
    let protesters = || party("protesters", ActorKind::Protesters, None);
    check(act("PROTEST/demo").by("They", protesters()).claim, "Peaceful protest");
    check(act("PROTEST/strike").by("They", protesters()).claim, "none");
    let police = || party("Police", ActorKind::Police, Some("SYR"));
    let fire = act("ASSAULT/firearms").by("They", police()).to("whom", protesters());
    check(fire.claim, "Excessive force against protesters");
    let gas = act("ASSAULT/crowd-control").by("They", police()).to("whom", protesters());
    check(gas.claim, "Protest with intervention");
    let mob = party("a crowd", ActorKind::Rioters, None);
    check(act("ASSAULT").by("They", mob).to("whom", villagers()).claim, "Mob violence");
}

#[test]
fn a_state_arrests_and_a_group_abducts() {
    let police = party("Police", ActorKind::Police, Some("SYR"));
    check(act("COERCE/arrest").by("They", police).claim, "Arrests");
    check(act("COERCE/arrest").by("They", is()).claim, "Abduction/forced disappearance");
    check(act("ASSAULT/abduct").by("They", is()).claim, "Abduction/forced disappearance");
}

#[test]
fn the_raid_in_which_people_are_arrested_is_no_attack() {
    let mut raid = act("ASSAULT").by("They", army()).at("where", wadi_amsa()).claim;
    raid.id.0 = format!("{}b", raid.id.0).into();
    let arrest = act("COERCE/arrest").by("They", army()).to("whom", villagers());
    let arrest = arrest.at("where", wadi_amsa()).claim;
    let (dataset, _) = dataset("", vec![vec![arrest, raid]]);
    let code = classify(&dataset.events[0], &dataset).map_or("none", SubEvent::as_str);
    assert_eq!(code, "Arrests");
}

#[test]
fn the_rest_is_strategic_or_nothing() {
    check(act("ASSAULT/desecrate").by("They", is()).claim, "Other");
    check(act("ASSAULT/destroy").by("They", is()).claim, "Looting/property destruction");
    check(act("RETREAT/ceasefire").by("They", is()).claim, "Agreement");
    check(act("RETREAT/flee").by("They", is()).claim, "Change to group/activity");
    check(act("RETREAT/flee").by("They", villagers()).claim, "Other");
    check(act("MOBILIZE/troops").by("They", is()).claim, "Change to group/activity");
    check(
        act("MOBILIZE/base").by("They", is()).claim,
        "Headquarters or base established",
    );
    check(act("COERCE/cut-route").by("They", is()).claim, "Other");
    check(act("CONSULT/visit").by("They", is()).claim, "none");
    check(act("THREATEN").by("They", is()).claim, "none");
}

#[test]
fn types_ranks_and_disorder_agree() {
    for (code, rank) in SubEvent::ALL.into_iter().zip(1..) {
        assert_eq!(code.rank(), rank);
    }
    let drawn: Vec<String> = SubEvent::ALL
        .chunk_by(|a, b| {
            a.disorder_type() == b.disorder_type() && a.event_type() == b.event_type()
        })
        .map(|run| {
            let first = run[0];
            format!("{} {} / {}", run.len(), first.event_type(), first.disorder_type())
        })
        .collect();
    expect![[r#"
        3 Battles / Political violence
        1 Protests / Political violence; Demonstrations
        2 Protests / Demonstrations
        1 Riots / Demonstrations
        1 Riots / Political violence
        6 Explosions/Remote violence / Political violence
        3 Violence against civilians / Political violence
        8 Strategic developments / Strategic developments"#]]
    .assert_eq(&drawn.join("\n"));
}

fn rows(dataset: &Dataset, texts: &Texts) -> Vec<Row> {
    let day = |text: &str| text.parse().ok();
    let actors = [
        ActorName {
            actor: "military-forces-of-syria".to_owned(),
            from: day("2000-07-17"),
            until: day("2024-12-07"),
            name: "Military Forces of Syria (2000-2024)".to_owned(),
        },
        ActorName {
            actor: "military-forces-of-russia".to_owned(),
            from: day("2000-01-01"),
            until: None,
            name: "Military Forces of Russia (2000-)".to_owned(),
        },
    ];
    let settings =
        Settings { timestamp: 1_461_283_200, actors: &actors, ..Settings::default() };
    let export = export(dataset, texts, &settings);
    assert_eq!(faults(&export.rows), []);
    assert_eq!(
        export.rows.len() + export.left_out.values().sum::<usize>(),
        dataset.events.len()
    );
    export.rows
}

#[track_caller]
fn check_rows(dataset: &Dataset, texts: &Texts, expected: Expect) {
    let rows = rows(dataset, texts);
    let drawn: Vec<String> = rows.iter().map(|row| row.cells().join(" | ")).collect();
    expected.assert_eq(&drawn.join("\n"));
}

#[test]
fn an_event_is_one_row_of_31_columns() {
    let (dataset, texts) = amsa();
    check_rows(
        &dataset,
        &texts,
        expect![[r#"
        DL-SYR-0000000000 | 2016-04-20 | 2016 | 1 | Political violence | Battles | Non-state actor overtakes territory | Islamic State (Syria) |  | Rebel group | Military Forces of Syria (2000-2024) |  | State forces | State forces-Rebel group |  | 760 | Middle East | Syria | Deir ez Zor |  |  | Wadi Amsa | 35.1235 | 40.5000 | 1 | Amsa Daily; Amsa Media | Other | On 20 April 2016, Islamic State (Syria) took territory from Military Forces of Syria (2000-2024) in Wadi Amsa (Deir ez Zor). 4 fatalities. | 4 |  | 1461283200
        DL-SYR-0000000001 | 2016-04-21 | 2016 | 1 | Political violence | Explosions/Remote violence | Air/drone strike | Military Forces of Russia (2000-) |  | External/Other forces | Civilians (Syria) |  | Civilians | External/Other forces-Civilians | Civilian targeting | 760 | Middle East | Syria | Deir ez Zor |  |  | Wadi Amsa | 35.1235 | 40.5000 | 1 | Amsa Daily | Other | On 21 April 2016, Military Forces of Russia (2000-) carried out air or drone strikes on Civilians (Syria) in Wadi Amsa (Deir ez Zor). 12 fatalities. | 12 |  | 1461283200"#]],
    );
}

#[test]
fn a_week_is_its_middle_and_a_province_its_point() {
    let (mut dataset, texts) = amsa();
    for claim in &mut dataset.claims {
        if let Some(place) = claim.place.as_mut().and_then(|at| at.value.place.as_mut()) {
            std::sync::Arc::make_mut(place).precision = PlacePrecision::Admin1;
        }
        if let Some(date) = &mut claim.date {
            date.value.earliest = "2016-04-18".parse().ok();
            date.value.latest = "2016-04-24".parse().ok();
        }
    }
    for event in &mut dataset.events {
        let claim = dataset.claims.iter().find(|claim| claim.id == event.claims[0]);
        event.date =
            claim.and_then(|claim| claim.date.as_ref()).map(|date| date.value.clone());
        event.place =
            claim.and_then(|claim| claim.place.as_ref()).map(|at| at.value.clone());
    }
    let row = &rows(&dataset, &texts)[0];
    assert_eq!((row.event_date.as_str(), row.time_precision), ("2016-04-21", 2));
    assert_eq!(row.geo_precision, 3);
    assert!(row.notes.starts_with("Around 21 April 2016, "), "{}", row.notes);
}

#[test]
fn what_has_no_day_no_place_or_no_type_is_counted_by_reason() {
    let told = |what: &str| act(what).by("They", is()).to("whom", army());
    let events = vec![
        vec![told("ASSAULT").at("where", wadi_amsa()).claim],
        vec![told("REQUEST").claim],
        vec![told("ASSAULT").on("thing", "2016-01-01", "2016-03-01").claim],
        vec![told("ASSAULT").on("thing", "2016-01-01", "2016-01-01").claim],
    ];
    let events = events
        .into_iter()
        .zip(0..)
        .map(|(mut claims, at)| {
            claims[0].id.0 = format!("{}:{at}", claims[0].id.0).into();
            claims
        })
        .collect();
    let (dataset, texts) = dataset(WORDS, events);
    let export = export(&dataset, &texts, &Settings::default());
    let drawn: Vec<String> =
        export.left_out.iter().map(|(reason, n)| format!("{reason} {n}")).collect();
    expect![[r#"
        date-wider-than-a-month 1
        no-acled-type 1
        no-date 1
        no-place 1"#]]
    .assert_eq(&drawn.join("\n"));
}

#[test]
fn conflicting_numbers_give_the_lowest_and_different_people_the_sum() {
    let civilians = |low| {
        let mut count = count(CountKind::Killed, Some(low), Some(low));
        count.status = Some(dateline_model::CountedStatus::Civilian);
        count
    };
    let soldiers = |low| {
        let mut count = count(CountKind::Killed, Some(low), Some(low));
        count.status = Some(dateline_model::CountedStatus::Combatant);
        count
    };
    let first = act("ASSAULT")
        .by("They", is())
        .to("whom", army())
        .at("where", wadi_amsa())
        .on("thing", "2016-04-20", "2016-04-20")
        .said_by("another", SpeakerKind::Monitor, true)
        .count("one", soldiers(9))
        .count("one thing", civilians(2))
        .claim;
    let mut second = first.clone();
    second.id.0 = format!("{}b", second.id.0).into();
    second.counts[0].value = soldiers(7);
    let (dataset, texts) = dataset(WORDS, vec![vec![first, second]]);
    let row = &rows(&dataset, &texts)[0];
    assert_eq!(row.fatalities, 9);
    assert_eq!(row.source, "Amsa Daily", "a protected speaker is not named");
}

#[test]
fn the_sources_of_all_reports_are_named_each_once_and_give_the_scale_together() {
    let sources = |outlets: &[&str]| {
        let mut claims = Vec::new();
        for (at, _) in outlets.iter().enumerate() {
            let mut claim = act("ASSAULT")
                .by("They", is())
                .to("whom", army())
                .at("where", wadi_amsa())
                .on("thing", "2016-04-20", "2016-04-20")
                .said_by("another", SpeakerKind::Monitor, false)
                .claim;
            claim.id.0 = format!("{at}").into();
            claim.report.0 = format!("{at:064}").into();
            claims.push(claim);
        }
        let (mut dataset, mut texts) = dataset(WORDS, vec![claims]);
        let card = dataset.reports.remove(0);
        for (at, outlet) in outlets.iter().enumerate() {
            let id = dateline_model::ReportId(format!("{at:064}").into());
            texts.insert(id.clone(), WORDS.to_owned());
            let outlet = Some((*outlet).to_owned());
            dataset.reports.push(dateline_model::ReportCard {
                id,
                outlet,
                ..card.clone()
            });
        }
        let row = rows(&dataset, &texts).remove(0);
        format!("{} ({})", row.source, row.source_scale)
    };
    assert_eq!(sources(&["Amsa Daily"]), "Amsa Daily; another (Other)");
    assert_eq!(
        sources(&["Reuters", "Enab Baladi", "REUTERS"]),
        "Reuters; Enab Baladi; another (Other-International)"
    );
    assert_eq!(
        sources(&["Another", "Al Jazeera English"]),
        "Another; Al Jazeera English (Other-Regional)"
    );
}

#[test]
fn words_for_amounts_have_their_numbers() {
    let dead = |vague, what: &str| {
        let mut count = count(CountKind::Killed, None, None);
        count.vague = Some(vague);
        let claim = act(what)
            .by("They", russia())
            .to("whom", villagers())
            .at("where", wadi_amsa())
            .on("thing", "2016-04-20", "2016-04-20")
            .count("one", count)
            .claim;
        let (dataset, texts) = dataset(WORDS, vec![vec![claim]]);
        rows(&dataset, &texts)[0].fatalities
    };
    assert_eq!(dead(VagueNumber::Dozens, "ASSAULT"), 12);
    assert_eq!(dead(VagueNumber::Tens, "ASSAULT"), 10);
    assert_eq!(dead(VagueNumber::Hundreds, "ASSAULT"), 100);
    assert_eq!(dead(VagueNumber::Several, "ASSAULT"), 3);
    assert_eq!(dead(VagueNumber::Several, "ASSAULT/aerial"), 10);
}
