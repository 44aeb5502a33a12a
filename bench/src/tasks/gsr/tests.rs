use dateline::model::{Modality, Weapon};

use super::draft;

#[track_caller]
fn check(act: &str, modality: Modality, expected: Option<(&str, Option<&str>)>) {
    check_with(act, modality, None, expected);
}

#[track_caller]
fn check_with(
    act: &str,
    modality: Modality,
    weapon: Option<Weapon>,
    expected: Option<(&str, Option<&str>)>,
) {
    let act = act.parse().expect("an act");
    assert_eq!(draft(act, modality, weapon), expected);
}

#[test]
fn conventional_force_is_a_fight_and_bombs_are_an_assault() {
    let happened = Modality::Happened;
    check("ASSAULT/firearms", happened, Some(("FIGHT", Some("firearms"))));
    check("ASSAULT/explosives", happened, Some(("ASSAULT", Some("explosives"))));
    let bomb = Some(Weapon::Explosives);
    check_with("ASSAULT", happened, bomb, Some(("ASSAULT", Some("explosives"))));
}

#[test]
fn the_draft_has_types_that_became_modes() {
    check("ACCUSE/investigate", Modality::Alleged, Some(("INVESTIGATE", None)));
    check("ACCUSE/allege", Modality::Happened, Some(("DISAPPROVE", None)));
    check("REQUEST/meet", Modality::Happened, Some(("DEMAND", None)));
}

#[test]
fn what_is_to_come_or_refused_is_an_agreement_a_threat_or_a_rejection() {
    check("AID", Modality::Planned, Some(("AGREE", None)));
    check("ASSAULT/aerial", Modality::Planned, Some(("THREATEN", None)));
    check("AID", Modality::Negated, Some(("REJECT", None)));
    check("ASSAULT/aerial", Modality::Denied, None);
}
