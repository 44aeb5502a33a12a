use super::{SETS, items, only};

#[test]
fn every_set_can_be_read() {
    for set in SETS {
        let items = items(set).unwrap_or_else(|error| panic!("{}: {error:#}", set.name));
        let n_answers = items.iter().map(|item| item.gold.len()).max();
        assert!(items.len() >= 30, "{} holds {} items", set.name, items.len());
        assert!(items.iter().all(|item| Some(item.gold.len()) == n_answers));
    }
}

#[test]
fn a_trigger_is_found_as_a_word_of_its_own() {
    let span = only("The shelling killed two; shells fell.", "shells").expect("is there");
    assert_eq!((span.start(), span.end()), (25, 31));
}

#[test]
fn a_trigger_that_is_not_there_or_stands_twice_is_a_fault_of_the_set() {
    let fault = |text, words| only(text, words).expect_err("a fault").to_string();
    assert_eq!(fault("Rebels fled.", "fle"), "no `fle` stands in `Rebels fled.`");
    assert_eq!(
        fault("They fled and fled.", "fled"),
        "`fled` stands more than once in `They fled and fled.`"
    );
}
