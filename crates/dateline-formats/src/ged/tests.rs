use dateline_model::{
    ActorKind, Claim, Count, CountKind, CountedStatus, Party, PartyFacts, PlaceKind,
    PlacePrecision, PlaceRelation,
};
use expect_test::expect;

use crate::ged::{Actor, Row, Settings, check as faults, export};
use crate::tests::builder::{
    Texts, Told, amsa, army, count, dataset, is, party, russia, told, villagers,
    wadi_amsa,
};
use dateline_model::Dataset;

const WORDS: &str = "Soldiers and militants fought on Monday in Wadi Amsa; some of them were killed, people said.";

fn actors() -> Vec<Actor> {
    let actor = |id: &str, name: &str, kind, country: Option<&str>, ucdp| Actor {
        id: id.to_owned(),
        name: name.to_owned(),
        kind,
        country: country.map(str::to_owned),
        ucdp,
    };
    vec![
        actor("islamic-state", "IS", ActorKind::Rebel, None, Some(234)),
        actor(
            "military-forces-of-syria",
            "Military Forces of Syria",
            ActorKind::Military,
            Some("SYR"),
            Some(118),
        ),
        actor("front", "Front of Amsa", ActorKind::Rebel, Some("SYR"), None),
        actor("coalition", "Coalition", ActorKind::Coalition, None, None),
    ]
}

fn rows(dataset: &Dataset, texts: &Texts) -> Vec<Row> {
    let actors = actors();
    let settings = Settings { actors: &actors };
    let export = export(dataset, texts, &settings);
    assert_eq!(faults(&export.rows), []);
    let left_out = export.left_out.values().sum::<usize>();
    assert_eq!(export.rows.len() + left_out, dataset.events.len());
    assert_eq!(crate::ged::export(dataset, texts, &settings), export);
    export.rows
}

/// A fight of which some killed are told, on a day and in a village.
fn fight(by: Party, with: Party) -> Told<'static> {
    let dead = Count { of: Some("militants".to_owned()), ..dead(3) };
    told(WORDS, "fought", "ASSAULT")
        .by("Soldiers", by)
        .to("militants", with)
        .at("Wadi Amsa", wadi_amsa())
        .on("Monday", "2016-04-18", "2016-04-18")
        .count("some of them", dead)
}

fn dead(n: u64) -> Count {
    count(CountKind::Killed, Some(n), Some(n))
}

fn group(name: &str, id: &str) -> Party {
    let group = party(name, ActorKind::Rebel, None);
    Party::from(PartyFacts { actor: Some(id.to_owned()), ..PartyFacts::clone(&group) })
}

/// The only row, or the reason why there is none.
fn row(claim: Claim) -> Result<Row, &'static str> {
    let (dataset, texts) = dataset(WORDS, vec![vec![claim]]);
    let mut made = rows(&dataset, &texts);
    let actors = actors();
    let left_out = export(&dataset, &texts, &Settings { actors: &actors }).left_out;
    made.pop().ok_or_else(|| left_out.into_keys().next().unwrap_or("nothing"))
}

#[track_caller]
fn check(told: Told<'static>, expected: &str) {
    let drawn = match row(told.claim) {
        Ok(row) => format!(
            "{} {}: {} + {} + {} + {}",
            row.type_of_violence,
            row.dyad_name(),
            row.deaths_a,
            row.deaths_b,
            row.deaths_civilians,
            row.deaths_unknown
        ),
        Err(reason) => reason.to_owned(),
    };
    assert_eq!(drawn, expected);
}

#[test]
fn an_event_is_one_row_of_49_columns() {
    let (dataset, texts) = amsa();
    let drawn: Vec<String> =
        rows(&dataset, &texts).iter().map(|row| row.cells().join(" | ")).collect();
    expect![[r#"
        0 | DL-SYR-2016-1-0000000000 | 2016 | 0 | Check not reviewed | 1 |  |  | Government of Syria - IS |  |  | Government of Syria - IS |  | 118 | Government of Syria |  | 234 | IS | 1 | "Amsa Daily,," | Amsa Daily |  |  | Amsa Media | 1 | Wadi Amsa village | Wadi Amsa | Deir ez Zor governorate |  | 35.123457 | 40.5 | POINT (40.5 35.123457) | 180442 | Syria | 652 | Middle East | 1 | 1 | 2016-04-20 | 2016-04-20 | 4 | 0 | 0 | 0 | 4 | 4 | 4 | 652 | 
        1 | DL-SYR-2016-3-0000000001 | 2016 | 0 | Check not reviewed | 3 |  |  | Government of Russia (Soviet Union) - Civilians |  |  | Government of Russia (Soviet Union) - Civilians |  |  | Government of Russia (Soviet Union) |  |  | Civilians | 1 | "Amsa Daily,," | Amsa Daily |  |  |  | 1 | Wadi Amsa village | the market | Deir ez Zor governorate |  | 35.123457 | 40.5 | POINT (40.5 35.123457) | 180442 | Syria | 652 | Middle East | 1 | 1 | 2016-04-21 | 2016-04-21 | 0 | 0 | 12 | 0 | 12 | 12 | 12 | 365 | "#]].assert_eq(&drawn.join("\n"));
}

#[test]
fn a_government_is_side_a_whoever_struck() {
    check(fight(army(), is()), "1 Government of Syria - IS: 0 + 3 + 0 + 0");
    check(fight(is(), army()), "1 Government of Syria - IS: 3 + 0 + 0 + 0");
    check(
        fight(russia(), is()),
        "1 Government of Russia (Soviet Union) - IS: 0 + 3 + 0 + 0",
    );
    let coalition = Party::from(PartyFacts {
        actor: Some("coalition".to_owned()),
        ..PartyFacts::clone(&party("coalition", ActorKind::Coalition, None))
    });
    check(
        fight(coalition, is()),
        "1 Government of United States of America - IS: 0 + 3 + 0 + 0",
    );
}

#[test]
fn groups_fight_under_the_name_of_their_whole() {
    let brigade = group("Amsa Brigade", "front/amsa-brigade");
    check(fight(is(), brigade), "2 Front of Amsa - IS: 3 + 0 + 0 + 0");
    check(
        fight(is(), party("gunmen", ActorKind::UnidentifiedArmed, None)),
        "no-identifiable-recipient",
    );
    check(fight(is(), is()), "sides-not-told-apart");
}

#[test]
fn police_of_a_group_are_the_groups_and_a_militia_of_a_state_is_the_governments() {
    let police = Party::from(PartyFacts {
        actor: Some("front/police".to_owned()),
        ..PartyFacts::clone(&party("Front Police", ActorKind::Police, Some("SYR")))
    });
    check(fight(police, is()), "2 Front of Amsa - IS: 0 + 3 + 0 + 0");
    let militia = party("Defenders", ActorKind::PoliticalMilitia, Some("SYR"));
    check(fight(militia, is()), "1 Government of Syria - IS: 0 + 3 + 0 + 0");
}

#[test]
fn who_strikes_civilians_loses_nobody_by_ucdps_count() {
    let own = Count {
        of: Some("Soldiers".to_owned()),
        status: Some(CountedStatus::Combatant),
        ..dead(1)
    };
    let struck = fight(is(), villagers()).count("Soldiers", own);
    check(struck, "3 IS - Civilians: 0 + 0 + 3 + 0");
}

#[test]
fn who_has_no_dead_no_sides_or_no_point_has_no_row() {
    let mut without = fight(army(), is());
    without.claim.counts.clear();
    check(without, "no-deaths");
    let mut nobody = fight(army(), is());
    nobody.claim.actors.clear();
    check(nobody, "no-identifiable-actor");
    check(fight(army(), is()).on("Monday", "2014-01-01", "2016-01-01"), {
        "date-wider-than-a-year"
    });
    let mut nowhere = wadi_amsa();
    nowhere.latitude = None;
    check(fight(army(), is()).at("Wadi Amsa", nowhere), "no-coordinates");
}

#[test]
fn places_have_ucdps_precision_and_their_kind_behind_the_name() {
    let at = |kind, precision, relation| {
        let mut place = wadi_amsa();
        (place.kind, place.precision) = (kind, precision);
        place.admin2 = Some("Amsa".to_owned());
        let mut told = fight(army(), is()).at("Wadi Amsa", place);
        if let Some(at) = &mut told.claim.place {
            at.value.relation = relation;
        }
        let row = row(told.claim).expect("a row");
        format!(
            "{} | {} | {} | {}",
            row.where_prec, row.where_coordinates, row.adm_1, row.adm_2
        )
    };
    use PlaceKind as K;
    use PlacePrecision as P;
    use PlaceRelation as R;
    let drawn = [
        at(K::Village, P::Exact, R::In),
        at(K::Town, P::Exact, R::Near),
        at(K::Admin2, P::Admin2, R::In),
        at(K::Admin1, P::Admin1, R::In),
        at(K::Admin1, P::Admin1, R::PartOf),
        at(K::Road, P::Line, R::Along),
        at(K::Country, P::Country, R::In),
    ];
    expect![[r#"
        1 | Wadi Amsa village | Deir ez Zor governorate | Amsa district
        2 | Wadi Amsa town | Deir ez Zor governorate | Amsa district
        3 | Wadi Amsa district | Deir ez Zor governorate | Amsa district
        4 | Wadi Amsa governorate | Deir ez Zor governorate | 
        5 | Wadi Amsa governorate | Deir ez Zor governorate | 
        5 | Wadi Amsa road | Deir ez Zor governorate | 
        6 | Wadi Amsa |  | "#]]
    .assert_eq(&drawn.join("\n"));
}

#[test]
fn days_have_ucdps_precision() {
    let until = |day: &str| {
        let told = fight(army(), is()).on("Monday", "2016-04-18", day);
        row(told.claim).map_or(0, |row| row.date_prec)
    };
    assert_eq!(until("2016-04-18"), 1);
    assert_eq!(until("2016-04-23"), 2);
    assert_eq!(until("2016-04-24"), 3);
    assert_eq!(until("2016-05-18"), 4);
    assert_eq!(until("2016-05-19"), 5);
}

#[test]
fn a_dyad_is_active_from_25_deaths_in_a_year() {
    let many = |n: u64, at: usize| {
        let mut claim = fight(army(), is()).claim;
        claim.id.0 = format!("{}:{at}", claim.id.0).into();
        claim.counts[0].value = dead(n);
        vec![claim]
    };
    let active = |events| {
        let (dataset, texts) = dataset(WORDS, events);
        rows(&dataset, &texts).iter().all(|row| row.active_year)
    };
    assert!(active(vec![many(13, 0), many(12, 1)]));
    assert!(!active(vec![many(13, 0), many(11, 1)]));
}

#[test]
fn the_cell_of_the_grid_is_counted_from_the_south_west() {
    let mut row = row(fight(army(), is()).claim).expect("a row");
    (row.latitude, row.longitude) = (34.802_462, 36.707_602);
    assert_eq!(row.priogrid_gid(), 179_714);
    (row.latitude, row.longitude) = (-90.0, -180.0);
    assert_eq!(row.priogrid_gid(), 1);
}

#[test]
fn a_row_that_breaks_an_invariant_is_a_fault() {
    let fault = |spoil: fn(&mut Row)| {
        let mut row = row(fight(army(), is()).claim).expect("a row");
        spoil(&mut row);
        faults(&[row]).into_iter().map(|fault| fault.column).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(fault(|row| row.best += 1), "best high");
    assert_eq!(fault(|row| row.low += 1), "low");
    assert_eq!(fault(|row| row.side_a = "IS".to_owned()), "side_b side_a");
    assert_eq!(fault(|row| row.type_of_violence = 3), "side_b");
    assert_eq!(fault(|row| row.where_prec = 6), "adm_1");
    assert_eq!(fault(|row| row.date_prec = 2), "date_prec");
    assert_eq!(fault(|row| row.source_office += ";another"), "number_of_sources");
    assert_eq!(fault(|row| row.region = "Levant"), "region");
    assert_eq!(fault(|row| row.relid = "SYR-2016-1-1-1".to_owned()), "relid");
}
