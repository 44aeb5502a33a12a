//! Whose side is meant where the words only point at it.

use expect_test::expect;

use crate::check::check;

#[test]
fn each_state_of_a_list_shares_the_noun() {
    check(
        "American, British, Danish and Australian aircraft bombed Hajin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Military Forces of Australia | actor Military Forces of the United States | actor Military Forces of the United Kingdom | actor Military Forces of Denmark | weapon aircraft | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn soldiers_of_the_caliphate_are_no_states() {
    check(
        "Soldiers of the Caliphate captured Hajin on Monday.",
        expect![[r#"
        Non-state actor overtakes territory
          ASSAULT | actor Islamic State | control whole, held, to Islamic State | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn others_are_of_the_sort_of_those_before() {
    check(
        "Sixty soldiers were killed in an air strike on Hajin on Monday. Dozens of others were wounded.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | recipient Military Forces of Syria | weapon aircraft | killed 60 Sixty soldiers (combatant) | place Hajin (town) | date 2016-05-02
              ASSAULT/aerial | weapon aircraft | place Hajin (town) | date 2016-05-02
              ASSAULT | recipient Military Forces of Syria | injured dozens Dozens of others | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Four villagers were killed in an air strike on Hajin on Monday, and nine others were wounded.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | recipient Civilians | weapon aircraft | killed 4 Four villagers (civilian) | place Hajin (town) | date 2016-05-02
              ASSAULT/aerial | weapon aircraft | place Hajin (town) | date 2016-05-02
              ASSAULT | recipient Civilians | injured 9 nine others | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn what_hits_is_not_what_is_hit() {
    // "It" is the post.
    check(
        "The army's last post in Hajin was lost on Monday. American planes had hit it.",
        expect![[r#"
            Armed clash
              ASSAULT | control part, held | place Hajin (town) | date 2016-05-02
            (no event)
              ASSAULT/aerial | actor Military Forces of the United States | weapon aircraft | place Hajin (town) | time background
        "#]],
    );
    check(
        "Russian aircraft raided the ferries on which people cross near Hajin on Monday. Fifty of them were killed.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Military Forces of Russia | weapon aircraft | place near Hajin (town)
              ASSAULT | recipient Civilians | killed 50 Fifty of them | place near Hajin (town)
        "#]],
    );
}

#[test]
fn it_is_no_fighters() {
    check(
        "The Islamic State fought against Kurdish fighters near Hajin. On Monday it attacked the village.",
        expect![[r#"
            Armed clash
              ASSAULT (both sides) | actor Islamic State | recipient Kurdish forces | place near Hajin (town)
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn our_comrades_are_the_fighters_of_the_one_who_speaks() {
    check(
        "The militants attacked Hajin on Monday. Three of our comrades were martyred and five injured.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Unidentified Armed Group | place Hajin (town) | date 2016-05-02
              ASSAULT | recipient Unidentified Armed Group | killed 3 Three of our comrades | place Hajin (town) | date 2016-05-02
              ASSAULT | recipient Unidentified Armed Group | injured 5 five | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn members_of_a_body_are_counted_and_are_its_own() {
    check(
        "Two members of the Islamic State were killed in Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Islamic State | killed 2 Two members of the Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Forty Islamic State members were killed in Hajin on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | recipient Islamic State | killed 40 Forty Islamic State members | place Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "On Monday forty members of the Islamic State were killed in Hajin.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Islamic State | killed 40 forty members of the Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Islamic State attacked Hajin on Monday. The organisation's members killed four villagers.",
        expect![[r#"
            Attack
              ASSAULT | actor Islamic State | recipient Civilians | killed 4 four villagers (civilian) | place Hajin (town) | date 2016-05-02
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn partners_are_not_those_they_fight() {
    check(
        "Islamic State attacked Hajin on Monday. Partner forces suffered losses in the village.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
              ASSAULT | recipient Unidentified Armed Group | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn fighters_from_a_group_are_its_own() {
    check(
        "Ten fighters from the U.S.-backed Valley Front were killed in an Islamic State attack on Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Valley Front | killed 10 Ten fighters (combatant) | place Hajin (town) | date 2016-05-02
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn two_men_who_shoot_are_armed() {
    check(
        "Two men on a motorbike opened fire on a teacher in Hajin on Monday.",
        expect![[r#"
            Attack
              ASSAULT/firearms | actor Unidentified Armed Group | recipient Civilians | weapon firearms | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn who_is_accused_of_a_deed_is_said_to_have_done_it() {
    check(
        "State media accused the Islamic State of a massacre of civilians in Hajin.",
        expect![[r#"
            Attack
              ASSAULT/targeted | actor Islamic State | recipient Civilians | place Hajin (town) | modality alleged
        "#]],
    );
}

#[test]
fn a_place_that_is_attacked_is_no_side() {
    check(
        "The attack on al-Shafah opened on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | place Shafah (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn what_tells_only_the_side_of_a_place_is_no_place_of_the_act() {
    check(
        "The group said that its fighters took Hajin, ten kilometres south of Mayadin, on Monday, and that they killed thirty soldiers.",
        expect![[r#"
            Non-state actor overtakes territory
              ASSAULT | actor Unidentified Armed Group | control whole, held, to Unidentified Armed Group | place Hajin (town) | date 2016-05-02 | speaker official
              ASSAULT | recipient Military Forces of Syria | killed 30 thirty soldiers (combatant) | place Hajin (town) | date 2016-05-02 | speaker official
        "#]],
    );
}

#[test]
fn heroes_of_a_division_are_its_soldiers() {
    check(
        "The heroes of the Ninth Division liberated Rawa in Iraq on Friday.",
        expect![[r#"
            Government regains territory
              ASSAULT | actor Military Forces of Iraq | control whole, held, to Military Forces of Iraq | place Rawa (town) | date 2016-04-29
        "#]],
    );
}

#[test]
fn drones_that_drop_grenades_attack() {
    check(
        "Small drones operated by Islamic State dropped grenades on Iraqi soldiers in Rawa in Iraq on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/drone | recipient Military Forces of Iraq | weapon drone | place Rawa (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn who_walks_free_is_released() {
    check(
        "The army handed over 240 detainees to the elders of Hajin on Monday. Thirty men walked free from prison.",
        expect![[r#"
            Agreement
              RETREAT/release | actor Military Forces of Syria | recipient Civilians | counted 240 240 detainees | place Hajin (town) | date 2016-05-02
              RETREAT/release | recipient Civilians | counted 30 Thirty men | place Hajin (town) | date 2016-05-02
        "#]],
    );
}
