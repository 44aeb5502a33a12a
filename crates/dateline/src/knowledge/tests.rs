use super::{acled_names, message_of};

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
fn a_panic_is_told_in_its_own_words() {
    let panic = std::panic::catch_unwind(|| panic!("the {} is flat", "earth"));
    let panic = panic.expect_err("it panics");
    assert_eq!(message_of(panic.as_ref()), "the earth is flat");
}
