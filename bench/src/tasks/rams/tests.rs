use super::parts;

#[track_caller]
fn check(kind: &str, expected: Option<[&str; 2]>) {
    assert_eq!(parts(kind).map(|parts| [parts.actor, parts.recipient]), expected);
}

#[test]
fn the_names_of_the_parts_follow_the_type() {
    check("life.die.deathcausedbyviolentevents", Some(["killer", "victim"]));
    check("conflict.attack.n/a", Some(["attacker", "target"]));
    check("movement.transportperson.preventexit", Some(["preventer", "passenger"]));
}

#[test]
fn a_type_of_another_ontology_has_none() {
    check("conflict", None);
    check("weather.storm.hail", None);
}
