//! One happening or another, told in one sentence.

use expect_test::expect;

use crate::check::check;

#[test]
fn what_time_is_counted_from_is_another_happening() {
    check(
        "The army recaptured Hajin on Sunday, three days after Islamic State fighters had stormed it.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-04-28
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Hajin (town) | date 2016-05-01
        "#]],
    );
    check(
        "Minutes after the strike, Islamic State militants stormed Hajin on Sunday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-01
        "#]],
    );
    check(
        "Islamic State attacked army posts in Hajin on Monday in its largest raid since it lost Mayadin.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | recipient Military Forces of Syria | place Hajin (town) | date 2016-05-02
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
            Armed clash
              ASSAULT | recipient Islamic State | control whole, held, from Islamic State | place Mayadin (town)
        "#]],
    );
}

#[test]
fn two_who_take_two_places_act_for_themselves() {
    check(
        "The army captured Mayadin on Sunday, and a day later the Syrian Democratic Forces seized Hajin.",
        expect![[r#"
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Mayadin (town) | date 2016-05-01
            Non-state actor overtakes territory
              ASSAULT | actor Syrian Democratic Forces | control whole, held, to Syrian Democratic Forces | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn what_follows_a_comma_came_of_what_the_clause_tells() {
    check(
        "Drones hit a house in Hajin that the militants used for storing rockets, killing five of them, an official said on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/drone | weapon drone | place Hajin (town) | date 2016-05-02
              ASSAULT/drone | weapon drone | killed 5 five of them | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn who_acts_in_the_first_clause_is_the_weapon_of_the_second() {
    check(
        "Warplanes struck Hajin on Monday and killed nine militants.",
        expect![[r#"
        Air/drone strike
          ASSAULT/aerial | weapon aircraft | place Hajin (town) | date 2016-05-02
          ASSAULT/aerial | recipient Unidentified Armed Group | weapon aircraft | killed 9 nine militants (combatant) | place Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "Warplanes carried out ten raids on the rebels in Hajin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | recipient rebels | weapon aircraft | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn all_are_hit_of_whom_a_number_is_told() {
    check(
        "Islamic State militants killed dozens of soldiers, policemen and villagers in Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | recipient Military Forces of Syria | recipient Police Forces of Syria | recipient Civilians | killed dozens dozens of soldiers (combatant) | killed many policemen (combatant) | killed many villagers (civilian) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn the_day_of_the_words_comes_last() {
    check(
        "Ten rebels were killed when the army shelled Hajin on Monday, an officer said on Tuesday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT | actor Military Forces of Syria | recipient rebels | killed 10 Ten rebels (combatant) | place Hajin (town) | date 2016-05-02 | speaker official
              ASSAULT/heavy-weapons | actor Military Forces of Syria | weapon artillery | place Hajin (town) | date 2016-05-02 | speaker official
        "#]],
    );
}

#[test]
fn a_clause_on_the_act_tells_its_day() {
    check(
        "Ten soldiers died in the attack that Islamic State started in Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Military Forces of Syria | killed 10 Ten soldiers (combatant) | place Hajin (town) | date 2016-05-02
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn shells_that_fell_and_what_was_hit_are_told_of_the_shelling_before() {
    check(
        "Rebels shelled Hajin on Monday. Seven mortar shells fell, one of them on the oven. The bank itself was hit.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Rebels | weapon artillery | place Hajin (town) | date 2016-05-02
              ASSAULT/heavy-weapons | actor Rebels | weapon mortar | place Hajin (town) | date 2016-05-02
              ASSAULT | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Rebels shelled Hajin on Monday. Another bomb fell later.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Rebels | weapon artillery | place Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "Rebels shelled Hajin on Monday. Two children were killed because of the shelling.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Rebels | weapon artillery | place Hajin (town) | date 2016-05-02
              ASSAULT | recipient Civilians | killed 2 Two children (civilian) | place Hajin (town) | date 2016-05-02
              ASSAULT/heavy-weapons | actor Rebels | weapon artillery | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn who_died_when_a_shell_went_off_died_of_it() {
    check(
        "Two children and their mother died when a shell went off outside Hajin on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT | recipient Civilians | killed 2 Two children (civilian) | killed 1 their mother (civilian) | place near Hajin (town) | date 2016-05-02
              ASSAULT/explosives | weapon artillery | place near Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_bomb_killed_where_its_clause_says_that_it_exploded() {
    check(
        "A car bomb that exploded near a bakery in Hajin killed 12 people on Monday.",
        expect![[r#"
            Remote explosive/landmine/IED
              ASSAULT/explosives | weapon car-bomb | place Hajin (town) | date 2016-05-02
              ASSAULT/explosives | recipient Civilians | weapon car-bomb | killed 12 12 people | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn strikes_near_a_town_are_told_where_who_struck_is_armed() {
    check(
        "The coalition carried out 14 strikes near Hajin on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Global Coalition Against Daesh | place near Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "Teachers held strikes in Hajin on Monday.",
        expect![[r#"
        nothing
    "#]],
    );
}
