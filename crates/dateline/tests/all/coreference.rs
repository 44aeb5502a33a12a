//! What "the group", "they" and "the militants" refer back to.

use expect_test::expect;

use crate::check::check;

#[test]
fn the_group_is_the_group_told_before() {
    check(
        "Islamic State militants attacked Hajin on Monday. The group abducted four teachers.",
        expect![[r#"
            Attack
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
              ASSAULT/abduct | actor Islamic State | recipient Civilians | captured 4 four teachers (civilian) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn they_are_the_subject_of_the_sentence_before() {
    check(
        "Islamic State militants attacked Hajin on Monday. They killed a guard.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
              ASSAULT | actor Islamic State | recipient guard | killed 1 a guard (combatant) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn the_militants_are_those_told_before() {
    check(
        "The Islamic State attacked Hajin on Sunday. The militants killed five soldiers.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-01
              ASSAULT | actor Islamic State | recipient Military Forces of Syria | killed 5 five soldiers (combatant) | place Hajin (town) | date 2016-05-01
        "#]],
    );
}

#[test]
fn the_town_is_the_town_told_before() {
    check(
        "Coalition warplanes bombed Abu Kamal on Monday. Residents said that shells hit the town again on Tuesday, killing two people.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Global Coalition Against Daesh | weapon aircraft | place Abu Kamal (town) | date 2016-05-02
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | weapon artillery | place Abu Kamal (town) | date 2016-05-03 | speaker resident
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | killed 2 two people | place Abu Kamal (town) | date 2016-05-03 | speaker resident
        "#]],
    );
}

#[test]
fn its_fighters_are_of_the_subject() {
    check(
        "The Islamic State said on Monday that its fighters captured Hajin.",
        expect![[r#"
            Non-state actor overtakes territory
              ASSAULT | actor Islamic State | control whole, held, to Islamic State | place Hajin (town) | date 2016-05-02 | speaker official
        "#]],
    );
}

#[test]
fn the_army_is_the_army_told_before_and_not_the_military_of_another_state() {
    check(
        "Coalition warplanes struck Syrian army positions in Hajin on Monday. The US military said that it had not known. On Tuesday the army shelled Hajin.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Military Forces of Syria | weapon aircraft | place Hajin (town) | date 2016-05-02
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Military Forces of Syria | weapon artillery | place Hajin (town) | date 2016-05-03
        "#]],
    );
}

#[test]
fn the_latter_are_the_last_of_two() {
    check(
        "Clashes broke out between the Syrian army and the Islamic State on Monday after the latter stormed Hajin.",
        expect![[r#"
            Armed clash
              ASSAULT (both sides) | actor Military Forces of Syria | recipient Islamic State | place Hajin (town) | date 2016-05-02
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Clashes broke out between the Syrian army and the Islamic State on Monday after the former shelled Hajin.",
        expect![[r#"
            Armed clash
              ASSAULT (both sides) | actor Military Forces of Syria | recipient Islamic State | place Hajin (town) | date 2016-05-02
              ASSAULT/heavy-weapons | actor Military Forces of Syria | weapon artillery | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn it_is_who_is_told_of_in_the_sentence_itself() {
    check(
        "The Islamic State lost Hajin on Sunday. The army said on Monday that it had captured Mayadin.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Islamic State | control whole, held, from Islamic State | place Hajin (town) | date 2016-05-01
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Mayadin (town) | date 2016-05-02 | speaker official
        "#]],
    );
}
