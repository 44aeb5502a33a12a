use std::collections::BTreeMap;

use dateline_model::ActorKind;

use super::{PACKS, acled_names, message_of, ucdp_actors};

#[test]
fn a_state_force_carries_the_years_of_its_regime() {
    let names = acled_names().expect("the list is sound");
    let army = names.iter().find(|name| name.actor == "syria-military");
    assert_eq!(
        army.map(|army| &*army.name),
        Some("Military Forces of Syria (2000-2024)")
    );
    assert!(names.iter().all(|name| !name.name.contains('{')));
}

#[test]
fn ucdps_table_knows_what_sort_of_actor_heads_the_others() {
    let actors = ucdp_actors().expect("the list is sound");
    let of = |id: &str| actors.iter().find(|actor| actor.id == id);
    assert_eq!(
        of("is").map(|is| (is.kind, is.ucdp)),
        Some((ActorKind::Rebel, Some(234)))
    );
    assert_eq!(of("ypg"), None, "a part of the SDF");
    assert!(actors.iter().all(|actor| actor.kind != ActorKind::Unknown));
}

#[test]
fn a_panic_is_told_in_its_own_words() {
    let panic = std::panic::catch_unwind(|| panic!("the {} is flat", "earth"));
    let panic = panic.expect_err("it panics");
    assert_eq!(message_of(panic.as_ref()), "the earth is flat");
}

#[test]
fn no_two_packs_give_a_country_the_same_name() {
    let texts = PACKS.iter().map(|(file, text)| {
        (*file, text.parse::<toml::Table>().expect("a pack is TOML"))
    });
    let packs: Vec<(&str, toml::Table)> = texts.collect();
    let mut seen: BTreeMap<(Option<&str>, &str), &str> = BTreeMap::new();
    for (file, pack) in &packs {
        let places = pack["place"].as_array().expect("a pack has places");
        for place in places {
            let country = place.get("country").and_then(toml::Value::as_str);
            for name in place["names"].as_array().expect("a place has names") {
                let name = name.as_str().expect("a name is text");
                let known = seen.insert((country, name), file);
                assert!(
                    known.is_none_or(|other| other == *file),
                    "{name} is in {file} too"
                );
            }
        }
    }
    assert!(seen.len() > 500, "the packs are read");
}
