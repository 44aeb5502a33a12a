use super::*;
use crate::built::units;

/// Which events are one, and by what: `a1=b1 by id`.
#[track_caller]
fn check(a: &str, b: &str, expected: &str) {
    let (a, b) = (units(a), units(b));
    let told = |a: &[Unit], b: &[Unit]| {
        let pairs = pair(a, b, &ties(a, b, &Replaced::new()));
        let mut told: Vec<(String, String, &str)> = pairs
            .iter()
            .map(|pair| {
                (a[pair.a].id.0.clone(), b[pair.b].id.0.clone(), pair.by.as_str())
            })
            .collect();
        told.sort();
        told
    };
    let forth = told(&a, &b);
    let back: Vec<_> = told(&b, &a).into_iter().map(|(b, a, by)| (a, b, by)).collect();
    let mut back = back;
    back.sort();
    assert_eq!(forth, back, "the same, whoever comes first");
    let words: Vec<String> =
        forth.iter().map(|(a, b, by)| format!("{a}={b} by {by}")).collect();
    assert_eq!(words.join(", "), expected);
}

#[test]
fn the_same_id_is_the_same_event_whatever_it_says() {
    check(
        "x | r:1-5 | place=Hajin\ny | r:9-12 | place=Sha'fah",
        "y | r:1-5 | place=Hajin\nx | r:9-12 | place=Sha'fah",
        "x=x by id, y=y by id",
    );
}

#[test]
fn words_that_both_turn_on_make_one_event_of_two_ids() {
    check("a | r:10-17 | place=Hajin", "b | r:12-17 | place=Baghuz", "a=b by claims");
    check("a | r:10-17 |", "b | s:10-17 |", "");
}

#[test]
fn words_of_any_field_match_where_triggers_do_not() {
    check("a | r:10-17+30-40 |", "b | r:20-25+35-50 |", "a=b by words");
    check("a | r:10-17+30-40 |", "b | r:20-25+41-50 |", "");
}

#[test]
fn who_shares_most_claims_comes_first() {
    check("a | r:10-17, s:1-4 |", "b | r:10-17 |\nc | r:10-17, s:1-4 |", "a=c by claims");
}

#[test]
fn of_equal_partners_the_one_with_more_equal_fields_wins() {
    check(
        "a | r:10-17 | place=Hajin; act=ASSAULT",
        "b | r:10-17 | place=Hajin; act=COERCE\nc | r:10-17 | place=Hajin; act=ASSAULT",
        "a=c by claims",
    );
}

#[test]
fn tables_without_words_are_matched_by_day_place_and_type() {
    check(
        "1 | | date=2018-11-02; place=Hajin; event_type=Battles; sub_event_type=Armed clash
         2 | | date=2018-11-02; place=Hajin; event_type=Riots; sub_event_type=Mob violence
         3 | | date=2018-11-03; place=Hajin; event_type=Battles; sub_event_type=Armed clash",
        "7 | | date=2018-11-02; place=Hajin; event_type=Riots; sub_event_type=Mob violence
         8 | | date=2018-11-02; place=Hajin; event_type=Battles; sub_event_type=Armed clash
         9 | | date=2018-11-09; place=Hajin; event_type=Battles; sub_event_type=Armed clash",
        "1=8 by values, 2=7 by values",
    );
}

#[test]
fn an_event_with_words_is_never_matched_by_its_values() {
    check(
        "1 | r:1-4 | date=2018-11-02; place=Hajin; event_type=Battles",
        "2 | | date=2018-11-02; place=Hajin; event_type=Battles",
        "",
    );
}
