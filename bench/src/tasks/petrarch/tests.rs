use dateline::model::{Act, EventType, Mode, Weapon};

use super::cameo;

#[track_caller]
fn check(act: &str, weapon: Option<Weapon>, expected: &str) {
    assert_eq!(cameo(act.parse().expect("an act"), weapon), expected);
}

#[test]
fn a_mode_makes_the_code_finer() {
    check("PROTEST", None, "140");
    check("PROTEST/hunger", None, "142");
    check("RETREAT/ceasefire", None, "0871");
}

#[test]
fn a_bomb_is_coded_by_what_carried_it() {
    check("ASSAULT/explosives", None, "183");
    check("ASSAULT/explosives", Some(Weapon::CarBomb), "1832");
    check("ASSAULT/explosives", Some(Weapon::Ied), "1833");
}

#[test]
fn every_code_has_one_of_cameos_twenty_roots() {
    for &event in EventType::ALL {
        for mode in Mode::ALL.iter().copied().map(Some).chain([None]) {
            let code = cameo(Act { event, mode }, None);
            let root: u8 = code[..2].parse().expect("two digits");
            assert!((1..=20).contains(&root) && (3..=4).contains(&code.len()), "{code}");
        }
    }
}
