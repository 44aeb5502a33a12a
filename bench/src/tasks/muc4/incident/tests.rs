use super::is_relevant;
use crate::coded::told;
use crate::reader::{Reader, document};

#[track_caller]
fn check(text: &str, expected: bool) {
    let reader = Reader::new().expect("the program's own data are in order");
    let sent = "1990-02-20".parse().ok();
    let report = document(text, sent).expect("is text").expect("is not empty");
    let looked = reader.material.look(&report);
    let found = told(&looked).iter().any(|told| is_relevant(told, &looked, sent));
    assert_eq!(found, expected, "{text}");
}

#[test]
fn harm_to_people_who_bear_no_arms_is_an_incident() {
    check("Gunmen killed two teachers in Wadi Amsa on Monday.", true);
    check("Guerrillas kidnapped Mayor Rashid Tamimi yesterday.", true);
    check("A bomb exploded at the bank of Wadi Amsa on Monday.", true);
    check("Soldiers shot dead three farmers in Wadi Amsa on Monday.", true);
}

#[test]
fn war_between_soldiers_and_guerrillas_is_none() {
    check("Guerrillas attacked an army patrol near Wadi Amsa on Monday.", false);
    check("Troops killed four guerrillas near Wadi Amsa on Monday.", false);
    check("Soldiers and rebels clashed in Wadi Amsa on Monday.", false);
}

#[test]
fn what_is_old_planned_or_told_in_general_is_none() {
    check("Gunmen killed two teachers in Wadi Amsa on 4 May 1989.", false);
    check("Gunmen plan to kill two teachers in Wadi Amsa.", false);
    check("Gunmen used to kill teachers in Wadi Amsa.", false);
    check("The war has killed 60,000 people in the country.", false);
}
