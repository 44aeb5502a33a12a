//! Visits, demands, reproach and help: who speaks, and of whom.

use expect_test::expect;

use crate::check::check;

#[test]
fn states_and_capitals_that_speak_are_governments() {
    check(
        "Ankara urged Berlin to reopen the border.",
        expect![[r#"
        (no code)
          REQUEST | actor Government of Turkey | recipient Government of Germany | place Berlin (city)
        (no event)
          CONCEDE | actor Government of Germany | place Berlin (city) | modality ordered
    "#]],
    );
    check(
        "The envoy of Oman met Chad on Monday.",
        expect![[r#"
            (no code)
              CONSULT (both sides) | actor Government of Oman | recipient Government of Chad | place Chad (country) | date 2016-05-02
        "#]],
    );
}

#[test]
fn what_is_spoken_of_stands_for_those_whose_it_is() {
    check(
        "The council rejected the ministry's proposal on Monday.",
        expect![[r#"
        (no code)
          REJECT | actor council | recipient ministry | date 2016-05-02
    "#]],
    );
    check(
        "The council condemned the arrests in Chad.",
        expect![[r#"
        (no event)
          ACCUSE/disapprove | actor Government of Chad | place Chad (country)
    "#]],
    );
    check(
        "The council denounced the raid by the militia.",
        expect![[r#"
        (no event)
          ACCUSE/disapprove | actor council | recipient militia
          ASSAULT | actor militia
    "#]],
    );
    check(
        "The council criticised Oman's harsh policies.",
        expect![[r#"
            (no event)
              ACCUSE/disapprove | actor council | recipient Government of Oman
        "#]],
    );
}

#[test]
fn a_titled_person_speaks_for_the_country_of_his_title() {
    check(
        "The Turkish president voiced his strong support for Chad.",
        expect![[r#"
        (no event)
          SUPPORT | actor Government of Turkey | recipient Government of Chad
    "#]],
    );
    check(
        "The president of Chad phoned the Omani foreign minister.",
        expect![[r#"
        (no event)
          CONSULT/phone | actor Government of Chad | recipient Government of Oman
    "#]],
    );
}

#[test]
fn a_country_with_an_article_or_in_a_title_acts() {
    check(
        "The United States sent aid to Chad on Monday.",
        expect![[r#"
        (no code)
          AID | actor Government of United States | recipient Government of Chad | date 2016-05-02
    "#]],
    );
    check(
        "US Ambassador John Smith criticised the militia.",
        expect![[r#"
        (no event)
          ACCUSE/disapprove | actor Government of United States | recipient militia
    "#]],
    );
}

#[test]
fn companies_sue_and_do_not_fight() {
    check(
        "The company sued the ministry.",
        expect![[r#"
        (no event)
          ACCUSE/allege | actor company | recipient ministry
    "#]],
    );
    check(
        "The company launched a rocket to the space station.",
        expect![[r#"
        nothing
    "#]],
    );
}
