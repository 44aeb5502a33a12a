//! The place and the day that a story has come to, for what is told without them.

use expect_test::expect;

use crate::check::check;

#[test]
fn a_story_stays_at_its_place_beyond_the_paragraph() {
    check(
        "Islamic State fighters attacked Hajin on Monday.\n\nFour soldiers were killed.\n\nThe remaining soldiers fled.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
              ASSAULT | recipient Military Forces of Syria | killed 4 Four soldiers (combatant) | place Hajin (town) | date 2016-05-02
              RETREAT/flee | actor Military Forces of Syria | control unnamed, held, from Military Forces of Syria | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn what_begins_another_story_has_a_place_of_its_own() {
    check(
        "Islamic State fighters attacked Hajin on Monday. Also on Monday, six villagers were killed by a mine.",
        expect![[r#"
            Remote explosive/landmine/IED
              ASSAULT/explosives | recipient Civilians | weapon landmine | killed 6 six villagers (civilian) | date 2016-05-02
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Islamic State fighters attacked Hajin on Monday. In a separate incident, six villagers were killed by a mine.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
            (no event)
              ASSAULT/explosives | recipient Civilians | weapon landmine | killed 6 six villagers (civilian) | date 2016-05-02
        "#]],
    );
}

#[test]
fn where_two_places_were_told_of_none_is_carried_on() {
    check(
        "Islamic State fighters attacked Hajin on Monday. Warplanes bombed Mayadin on Monday.\n\nFour soldiers were killed.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
            Air/drone strike
              ASSAULT/aerial | weapon aircraft | place Mayadin (town) | date 2016-05-02
              ASSAULT | recipient Military Forces of Syria | killed 4 Four soldiers (combatant) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_lead_told_on_one_day_has_the_day_of_what_follows() {
    check(
        "Ten soldiers were killed in an attack on Hajin, a monitor said on Tuesday.\n\nGunmen attacked Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Military Forces of Syria | killed 10 Ten soldiers (combatant) | place Hajin (town) | date 2016-05-02 | speaker monitor
              ASSAULT | place Hajin (town) | date 2016-05-02 | speaker monitor
              ASSAULT/firearms | actor Unidentified Armed Group | weapon firearms | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_word_that_judges_tells_no_other_attack() {
    check(
        "Warplanes raided Hajin on Monday. This barbaric raid killed nine people.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | weapon aircraft | place Hajin (town) | date 2016-05-02
              ASSAULT/aerial | place Hajin (town) | date 2016-05-02
              ASSAULT | recipient Civilians | killed 9 nine people | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Warplanes raided Hajin on Monday. The next raid killed nine people.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | weapon aircraft | place Hajin (town) | date 2016-05-02
              ASSAULT | recipient Civilians | place Hajin (town) | date 2016-05-02
              ASSAULT | recipient Civilians | killed 9 nine people | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_day_that_opens_a_sentence_is_that_of_what_is_told_next() {
    check(
        "Friday: a force that came to evacuate the wounded set out near Hajin. A mine went off under the first car. Six soldiers were killed.",
        expect![[r#"
            Remote explosive/landmine/IED
              ASSAULT/explosives | weapon landmine | place Hajin (town) | date 2016-04-29
              ASSAULT | recipient Military Forces of Syria | killed 6 Six soldiers (combatant) | place Hajin (town) | date 2016-04-29
        "#]],
    );
}

#[test]
fn the_day_of_another_happening_is_not_that_of_the_act() {
    check(
        "The militants shelled Hajin in revenge after the success of dropping aid to the people two days ago.",
        expect![[r#"
            (no code)
              AID | actor Unidentified Armed Group | recipient Civilians | place Hajin (town) | date 2016-05-02
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Unidentified Armed Group | weapon artillery | place Hajin (town)
        "#]],
    );
    check(
        "The gunmen attacked a convoy going from Hajin to the place of yesterday's explosion.",
        expect![[r#"
            Remote explosive/landmine/IED
              ASSAULT/explosives | weapon explosives | place from Hajin (town) | date 2016-05-03
            (no event)
              ASSAULT/firearms | actor Unidentified Armed Group | weapon firearms
        "#]],
    );
}

#[test]
fn the_day_of_an_account_is_that_of_the_words() {
    check(
        "Activists gave conflicting accounts on Wednesday of a barrage on Hajin. Militants shelled the town on Monday, killing two children.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | weapon artillery | place Hajin (town) | date 2016-05-02
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Unidentified Armed Group | weapon artillery | place Hajin (town) | date 2016-05-02
              ASSAULT | actor Unidentified Armed Group | recipient Civilians | killed 2 two children (civilian) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}
