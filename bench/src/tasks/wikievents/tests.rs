use dateline::model::{Span, Weapon};

use super::kind_of;

#[track_caller]
fn check(act: &str, weapon: Option<Weapon>, killed: bool, expected: Option<&str>) {
    let weapon = weapon.map(|weapon| (weapon, Span::new(0, 1)));
    let kind = kind_of(act.parse().expect("an act"), weapon, killed, false);
    assert_eq!(kind.map(|kind| kind.name), expected);
}

#[test]
fn a_death_that_is_told_is_a_death() {
    check("ASSAULT/explosives", None, true, Some("Life.Die.Unspecified"));
    check("ASSAULT/explosives", None, false, Some("Conflict.Attack.DetonateExplode"));
}

#[test]
fn an_attack_with_a_bomb_is_an_explosion() {
    let bomb = Some(Weapon::CarBomb);
    check("ASSAULT", bomb, false, Some("Conflict.Attack.DetonateExplode"));
    check("ASSAULT", None, false, Some("Conflict.Attack.Unspecified"));
}

#[test]
fn words_of_praise_are_no_event_of_the_ontology() {
    check("SUPPORT", None, false, None);
}
