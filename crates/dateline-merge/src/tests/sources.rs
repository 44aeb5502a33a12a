//! Which sources are independent of each other. Each report tells the same event; the names say who told it whom.

use dateline_model::{
    Claim, KnownSource, Reliability, ReportCard, SourceTable, SpeakerKind,
};
use expect_test::{Expect, expect};

use crate::merge_told;
use crate::tests::builder::{Told, card_of, claim, text};

/// A report: its name, which is its outlet's before the number, and whom it quotes.
type Telling<'t> = (&'t str, &'t [(&'t str, SpeakerKind)]);

fn table() -> SourceTable {
    let row = |name: &str, alias: &str, kind, side: Option<&str>, letter| KnownSource {
        name: name.to_owned(),
        aliases: vec![alias.to_owned()],
        kind,
        side: side.map(str::to_owned),
        letter,
    };
    SourceTable::new(vec![
        row("Amsa Wire", "AW", SpeakerKind::Agency, None, Some(Reliability::C)),
        row("River Monitor", "the Monitor", SpeakerKind::Monitor, None, None),
        row(
            "Army Channel",
            "",
            SpeakerKind::PartyMedia,
            Some("army"),
            Some(Reliability::E),
        ),
    ])
}

fn merged(tellings: &[Telling<'_>], credit: Option<&str>) -> dateline_model::Dataset {
    let cards: Vec<ReportCard> = tellings
        .iter()
        .map(|(report, _)| ReportCard {
            credit: credit.map(str::to_owned),
            ..card_of(report, "2016-05-05", outlet(report), &text(&[report]))
        })
        .collect();
    let claims: Vec<Claim> = tellings
        .iter()
        .map(|(report, speakers)| {
            let told = claim(report, 1, "ASSAULT").by("Rebels").to("Army").at("Amsa");
            let told =
                speakers.iter().fold(told.on("2016-05-04"), |told, (who, kind)| {
                    told.said_by(who, *kind)
                });
            told.said_by(outlet(report), SpeakerKind::Outlet)
        })
        .collect();
    merge_told(cards, claims, &[], &table())
}

fn outlet(report: &str) -> &str {
    report.trim_end_matches(|c: char| c.is_ascii_digit()).trim()
}

#[track_caller]
fn check(tellings: &[Telling<'_>], credit: Option<&str>, expected: usize) {
    let dataset = merged(tellings, credit);
    assert_eq!(dataset.events.len(), 1);
    assert_eq!(dataset.events[0].n_sources, expected);
}

const MONITOR: &[(&str, SpeakerKind)] = &[("River Monitor", SpeakerKind::Monitor)];
const RESIDENT: &[(&str, SpeakerKind)] = &[("a resident", SpeakerKind::Resident)];
const TO_AGENCY: &[(&str, SpeakerKind)] =
    &[("a doctor", SpeakerKind::Medical), ("AW", SpeakerKind::Agency)];
const ARMY: &[(&str, SpeakerKind)] = &[("army", SpeakerKind::Official)];

#[test]
fn reports_of_one_outlet_are_one_source_and_those_of_two_are_two() {
    check(&[("Courier 1", &[]), ("Courier 2", &[])], None, 1);
    check(&[("Courier 1", &[]), ("Gazette 1", &[])], None, 2);
}

#[test]
fn two_outlets_that_quote_one_monitor_are_one_source() {
    check(&[("Courier 1", MONITOR), ("Gazette 1", MONITOR)], None, 1);
    check(&[("Courier 1", MONITOR), ("River Monitor 1", &[])], None, 1);
    check(&[("Courier 1", MONITOR), ("Gazette 1", &[])], None, 2);
}

#[test]
fn whom_an_outlet_does_not_name_it_asked_itself() {
    check(&[("Courier 1", RESIDENT), ("Courier 2", &[])], None, 1);
    check(&[("Courier 1", RESIDENT), ("Gazette 1", RESIDENT)], None, 2);
    check(&[("Courier 1", MONITOR), ("Courier 2", RESIDENT)], None, 2);
}

#[test]
fn what_somebody_told_an_agency_is_the_agencys() {
    check(&[("Courier 1", TO_AGENCY), ("Gazette 1", TO_AGENCY)], None, 1);
    check(&[("Courier 1", TO_AGENCY), ("Amsa Wire 1", &[])], None, 1);
}

#[test]
fn an_outlet_that_credits_an_agency_is_that_agency() {
    check(&[("Courier 1", &[]), ("Gazette 1", &[])], Some("Amsa Wire"), 1);
    // A country in the brackets of a dateline is no agency.
    check(&[("Courier 1", &[]), ("Gazette 1", &[])], Some("NICARAGUA"), 2);
}

#[test]
fn a_party_has_one_voice() {
    check(&[("Courier 1", ARMY), ("Army Channel 1", &[])], None, 1);
}

#[track_caller]
fn check_table(tellings: &[Telling<'_>], expected: Expect) {
    let dataset = merged(tellings, None);
    let letter = |letter: Option<Reliability>| letter.unwrap_or(Reliability::F);
    let mut drawn = format!("event {}\n", letter(dataset.events[0].reliability));
    for each in &dataset.sources {
        drawn += &format!(
            "{}: {} {} {}, {} reports, {} claims\n",
            each.name,
            each.kind,
            each.side.as_deref().unwrap_or("-"),
            letter(each.letter),
            each.n_reports,
            each.n_claims
        );
    }
    expected.assert_eq(&drawn);
}

#[test]
fn outlets_and_speakers_are_listed_and_nobody_who_is_not_named() {
    let secret = &[("a fighter called Abu Amsa", SpeakerKind::Anonymous)];
    check_table(
        &[("Courier 1", TO_AGENCY), ("Courier 2", secret), ("Army Channel 1", &[])],
        expect![[r#"
            event C
            Amsa Wire: agency - C, 1 reports, 1 claims
            Army Channel: party-media army E, 1 reports, 1 claims
            Courier: outlet - F, 2 reports, 2 claims
            unnamed anonymous: anonymous - F, 1 reports, 1 claims
            unnamed medical: medical - F, 1 reports, 1 claims
        "#]],
    );
}
