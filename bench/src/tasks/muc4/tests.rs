use dateline::model::Weapon;

use super::kind_of;

#[track_caller]
fn check(act: &str, weapon: Option<Weapon>, expected: Option<&str>) {
    assert_eq!(kind_of(act.parse().expect("an act"), weapon), expected);
}

#[test]
fn an_incident_has_its_type_by_act_and_weapon() {
    check("ASSAULT/abduct", None, Some("KIDNAPPING"));
    check("ASSAULT/firearms", Some(Weapon::Firearms), Some("ATTACK"));
    check("ASSAULT", Some(Weapon::CarBomb), Some("BOMBING"));
    check("ASSAULT/destroy", Some(Weapon::Fire), Some("ARSON"));
    check("COERCE/seize", None, Some("ROBBERY"));
}

#[test]
fn what_the_state_does_by_law_is_no_incident() {
    check("COERCE/arrest", None, None);
    check("ASSAULT/crowd-control", None, None);
}
