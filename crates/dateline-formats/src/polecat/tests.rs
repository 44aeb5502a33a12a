use dateline_model::{ActorKind, Claim, CountKind, Modality, Party, PartyFacts, Weapon};
use expect_test::expect;

use crate::polecat::{COLUMNS, Row, check as faults, export};
use crate::tests::builder::{
    Told, amsa, army, count, dataset, is, party, told, villagers, wadi_amsa,
};

const WORDS: &str =
    "Soldiers, militants and villagers on Monday in Wadi Amsa, they said.";

fn act(act: &str) -> Told<'static> {
    told(WORDS, "said", act).on("Monday", "2016-04-18", "2016-04-18")
}

/// The only row, or the reason why there is none.
fn row(claims: Vec<Claim>) -> Result<Row, &'static str> {
    let (dataset, texts) = dataset(WORDS, vec![claims]);
    let mut made = export(&dataset, &texts);
    assert_eq!(faults(&made.rows), []);
    made.rows.pop().ok_or_else(|| made.left_out.into_keys().next().unwrap_or("nothing"))
}

#[test]
fn an_event_is_one_line_of_40_cells() {
    let (dataset, texts) = amsa();
    let made = export(&dataset, &texts);
    assert_eq!(faults(&made.rows), []);
    let text = String::from_utf8(made.bytes.clone()).expect("UTF-8");
    assert!(text.lines().all(|line| line.split('\t').count() == COLUMNS.len()));
    assert_eq!(export(&dataset, &texts), made);
    let drawn: Vec<String> =
        text.lines().skip(1).map(|l| l.replace('\t', " | ")).collect();
    expect![[r#"
        DL-SYR-0000000000 | 2016-04-20 | COERCE | seize | -7.0 | 4 | military;territory | Islamic State | IMG | None | REB | REB | None | The Islamic State | None | Military Forces of Syria | SYR | 652 | MIL | MIL | None | Syrian soldiers | None | Wadi Amsa | Wadi Amsa | None | Deir ez Zor | SYR | 35.1235 | 40.5000 | None | Wadi Amsa | PPL | Amsa Daily | None | None | Islamic State;Military Forces of Syria | Wadi Amsa | English | dateline
        DL-SYR-0000000001 | 2016-04-21 | ASSAULT | aerial | -9.5 | 4 | military | Military Forces of Russia | RUS | 365 | MIL | MIL | None | Russian warplanes | None | villagers | None | None | CVL | CVL | None | villagers | None | Wadi Amsa | Wadi Amsa | None | Deir ez Zor | SYR | 35.1235 | 40.5000 | None | the market | PPL | Amsa Daily | None | None | Military Forces of Russia | Wadi Amsa | English | dateline"#]].assert_eq(&drawn.join("\n"));
}

#[test]
fn modes_of_our_own_are_their_type_alone() {
    let of = |what: &str| {
        let row = row(vec![act(what).by("Soldiers", army()).claim]).expect("a row");
        format!("{} {} {}", row.event_mode, row.intensity, row.quad_code)
    };
    assert_eq!(of("ASSAULT/aerial"), "aerial -9.5 4");
    assert_eq!(of("ASSAULT/desecrate"), " -9.0 4");
    assert_eq!(of("COERCE/conscript"), " -7.0 4");
    assert_eq!(of("RETREAT/flee"), " 6.5 2");
    assert_eq!(of("REQUEST/meet"), "meet 0.0 3");
    assert_eq!(of("CONSULT/phone"), "phone 1.5 1");
}

#[test]
fn several_modes_of_one_type_stand_together() {
    let strike = act("ASSAULT/aerial").by("Soldiers", army()).claim;
    let mut shelling = act("ASSAULT/heavy-weapons").by("Soldiers", army()).claim;
    shelling.id.0 = format!("{}b", shelling.id.0).into();
    let row = row(vec![strike, shelling]).expect("a row");
    assert_eq!((&*row.event_mode, &*row.intensity), ("aerial;heavy-weapons", "-9.5"));
}

#[test]
fn sides_have_countries_numbers_and_sectors() {
    let of = |party: Party| {
        let row = row(vec![act("ASSAULT").by("Soldiers", party).claim]).expect("a row");
        let side = row.actor;
        format!("{} {} {}", side.country, side.cow, side.sectors)
    };
    assert_eq!(of(army()), "SYR 652 MIL");
    assert_eq!(of(is()), "IMG  REB");
    assert_eq!(of(villagers()), "  CVL");
    let police = |country| party("Police", ActorKind::Police, Some(country));
    assert_eq!(of(police("DEU")), "DEU 255 COP");
    assert_eq!(of(police("YEM")), "YEM 679 COP");
    let named = |name: &str, id: &str, kind| {
        Party::from(PartyFacts {
            actor: Some(id.to_owned()),
            ..PartyFacts::clone(&party(name, kind, None))
        })
    };
    assert_eq!(of(named("Blue helmets", "unifil", ActorKind::International)), "UNO  MIL");
    assert_eq!(of(named("Union", "african-union", ActorKind::International)), "IGO  MIL");
    let coalition = named("Coalition", "coalition", ActorKind::Coalition);
    assert_eq!(of(coalition), "USA 2 MIL");
}

#[test]
fn contexts_are_what_was_coded() {
    let of = |told: Told<'static>| row(vec![told.claim]).expect("a row").contexts;
    let bomb = act("ASSAULT/suicide-attack").by("militants", is());
    assert_eq!(of(bomb.with("said", Weapon::SuicideBomb)), "military;terrorism");
    let taken = act("ASSAULT").by("militants", is()).at("Wadi Amsa", wadi_amsa());
    assert_eq!(of(taken.takes("in Wadi Amsa", None)), "military;territory");
    let fled = act("RETREAT/flee").by("villagers", villagers());
    let fled = fled.count("villagers", count(CountKind::Displaced, Some(90), None));
    assert_eq!(of(fled), "migration");
}

#[test]
fn what_plover_would_not_code_has_no_row() {
    let left_out = |told: Told<'static>| row(vec![told.claim]).expect_err("no row");
    assert_eq!(left_out(act("AID").by("Soldiers", army())), "no-recipient");
    assert_eq!(left_out(act("ASSAULT")), "no-actor");
    assert_eq!(
        left_out(told(WORDS, "said", "ASSAULT").by("Soldiers", army())),
        "no-date"
    );
    let mut denied = act("ASSAULT").by("Soldiers", army());
    denied.claim.modality.value = Modality::Denied;
    assert_eq!(left_out(denied), "denied-by-all");
}

#[test]
fn a_row_that_breaks_the_manual_is_a_fault() {
    let fault = |spoil: fn(&mut Row)| {
        let mut row =
            row(vec![act("ASSAULT/aerial").by("Soldiers", army()).claim]).expect("a row");
        spoil(&mut row);
        faults(&[row])
            .into_iter()
            .map(|fault| fault.column)
            .collect::<Vec<_>>()
            .join(", ")
    };
    assert_eq!(fault(|row| row.event_mode = "visit".to_owned()), "Event Mode, Intensity");
    assert_eq!(fault(|row| row.quad_code = 2), "Quad Code");
    assert_eq!(fault(|row| row.contexts = "war".to_owned()), "Contexts");
    assert_eq!(fault(|row| row.actor.sectors = "ARMY".to_owned()), "Actor Sectors");
    assert_eq!(fault(|row| row.event_type = "FIGHT".to_owned()), "Event Type");
}
