//! Which actor a side is, and what is said of a side that is on no list.

use expect_test::expect;

use crate::check::check;

#[test]
fn spellings_and_short_names_are_one_actor() {
    check(
        "ISIS militants attacked Hajin on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "Daesh fighters attacked Hajin on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "ISIL attacked Hajin on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn whose_warplanes_they_are_says_who_bombed() {
    check(
        "Coalition jets struck Abu Kamal on Monday.",
        expect![[r#"
        Air/drone strike
          ASSAULT/aerial | actor Global Coalition Against Daesh | weapon aircraft | place Abu Kamal (town) | date 2016-05-02
    "#]],
    );
    check(
        "Regime helicopters dropped barrel bombs on Mayadin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Military Forces of Syria | weapon helicopter | place Mayadin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Warplanes struck Abu Kamal on Monday.",
        expect![[r#"
        Air/drone strike
          ASSAULT/aerial | weapon aircraft | place Abu Kamal (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn gunmen_nobody_knows_are_a_side_without_a_name() {
    check(
        "Unknown gunmen shot dead a shepherd near Subaykhan on Sunday.",
        expect![[r#"
            Attack
              ASSAULT/firearms | actor Unidentified Armed Group | recipient Civilians | weapon firearms | killed 1 a shepherd (civilian) | place near Subaykhan (town) | date 2016-05-01
        "#]],
    );
}

#[test]
fn people_without_arms_are_civilians() {
    check(
        "Islamic State militants beheaded a teacher in Asharah on Sunday.",
        expect![[r#"
            Attack
              ASSAULT/targeted | actor Islamic State | recipient Civilians | weapon blade | executed 1 a teacher (civilian) | place Asharah (town) | date 2016-05-01
        "#]],
    );
    // Wrong today: whose shelling it was is known, and the wounding has no actor.
    check(
        "Shelling by the Islamic State wounded two women and a child in the city of Deir ez-Zor on Sunday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Deir ez-Zor (city) | date 2016-05-01
              ASSAULT | recipient Civilians | injured 2 two women (civilian) | injured 1 a child (civilian) | place Deir ez-Zor (city) | date 2016-05-01
        "#]],
    );
}

#[test]
fn who_is_accused_of_ties_is_a_victim_and_no_member() {
    check(
        "Islamic State militants shot dead a man accused of spying for the coalition in Mayadin on Monday.",
        expect![[r#"
            (no code)
              ACCUSE/allege | recipient Civilians | place Mayadin (town) | date 2016-05-02
            Attack
              ASSAULT/firearms | actor Islamic State | recipient Civilians | weapon firearms | killed 1 a man | place Mayadin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_member_of_a_side_stands_for_it() {
    check(
        "Gunmen killed an Islamic State commander in Mayadin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT/firearms | actor Unidentified Armed Group | recipient Islamic State | weapon firearms | killed 1 an Islamic State commander (combatant) | place Mayadin (town) | date 2016-05-02
        "#]],
    );
    check(
        "A fighter of the Syrian Democratic Forces was killed by a mine near Hajin on Monday.",
        expect![[r#"
            Remote explosive/landmine/IED
              ASSAULT/explosives | recipient Syrian Democratic Forces | weapon landmine | killed 1 A fighter of the Syrian Democratic Forces (combatant) | place near Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn the_army_alone_is_that_of_the_country() {
    check(
        "The army recaptured Hajin in eastern Syria from the Islamic State on Monday.",
        expect![[r#"
            Government regains territory
              ASSAULT | actor Military Forces of Syria | recipient Islamic State | control whole, held, from Islamic State, to Military Forces of Syria | place Hajin (town) | date 2016-05-02
        "#]],
    );
    // Wrong today: Hajin lies in Syria, so it is the Syrian army's.
    check(
        "The army recaptured Hajin on Monday.",
        expect![[r#"
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Hajin (town) | date 2016-05-02
        "#]],
    );
    // Wrong today: the regime is that of Syria.
    check(
        "The regime shelled Mayadin in eastern Syria on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor regime | weapon artillery | place Mayadin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn allies_who_help_are_actors_too() {
    // Wrong today: the Russian warplanes took part and are missing.
    check(
        "The Syrian army, backed by Russian warplanes, captured Sukhnah on Monday.",
        expect![[r#"
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Sukhnah (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_bomb_that_goes_off_is_told_without_sides() {
    check(
        "A grenade exploded beside a shop in Hajin on Monday.",
        expect![[r#"
        Grenade
          ASSAULT/explosives | weapon grenade | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn who_beats_demonstrators_uses_excessive_force() {
    check(
        "Police beat demonstrators in Hajin on Monday.",
        expect![[r#"
        Excessive force against protesters
          ASSAULT/beat | actor Police Forces of Syria | recipient Protesters | weapon crowd-control | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_name_is_whole_though_the_reader_parts_it() {
    check(
        "Militants attacked a Syrian Arab Army post near Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Unidentified Armed Group | recipient Military Forces of Syria | place near Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn states_that_share_their_aircraft_all_struck() {
    check(
        "American, British and Australian aircraft struck militants near Hajin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Military Forces of Australia | actor Military Forces of the United States | actor Military Forces of the United Kingdom | recipient Unidentified Armed Group | weapon aircraft | place near Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn planes_behind_of_are_those_who_bombard() {
    check(
        "Six soldiers were killed by the bombardment of the coalition's planes on Mount Thardeh on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Global Coalition Against Daesh | recipient Military Forces of Syria | weapon artillery | killed 6 Six soldiers (combatant) | place Jabal Thardeh (mountain) | date 2016-05-02
              ASSAULT/heavy-weapons | actor Global Coalition Against Daesh | weapon artillery | place Jabal Thardeh (mountain) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_group_that_no_list_knows_keeps_its_name() {
    check(
        "Fighters from the U.S.-backed Red Hills Front were killed in Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Red Hills Front | killed many Fighters (combatant) | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Two members of the Red Hills Brigades were killed in Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Red Hills Brigades | killed 2 Two members of the Red Hills Brigades (combatant) | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "The U.S.-backed Hills Army attacked Hajin on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Hills Army | place Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "Harakat al-Tilal attacked Hajin on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Harakat al-Tilal | place Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "The Hills Movement attacked Hajin on Monday.",
        expect![[r#"
        Attack
          ASSAULT | actor Hills Movement | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_front_between_armies_and_a_numbered_army_are_no_groups() {
    check(
        "The Third Army shelled Hajin on Monday. The Western Front was calm.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Military Forces of Syria | weapon artillery | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn two_who_share_a_noun_are_both_sides() {
    check(
        "Clashes raged on Monday in Hajin between the SDF and Islamic State militants.",
        expect![[r#"
            Armed clash
              ASSAULT (both sides) | actor Islamic State | actor Syrian Democratic Forces | place Hajin (town) | date 2016-05-02 | scope ongoing
        "#]],
    );
}

#[test]
fn what_the_army_flies_is_the_army_of_the_country() {
    check(
        "An army helicopter dropped barrel bombs on Hajin on Monday.",
        expect![[r#"
        Air/drone strike
          ASSAULT/aerial | actor Military Forces of Syria | weapon helicopter | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn those_who_are_called_by_their_nationality_are_civilians_of_that_country() {
    check(
        "Gunmen killed five Syrians and an Iraqi in Hajin on Monday.",
        expect![[r#"
            Attack
              ASSAULT/firearms | actor Unidentified Armed Group | recipient Civilians | weapon firearms | killed 5 five Syrians | killed 1 an Iraqi | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Soldiers shot dead a 16-year-old Palestinian in Jenin on Monday.",
        expect![[r#"
            Attack
              ASSAULT/firearms | actor Military Forces of Palestinian Territory | recipient Civilians | weapon firearms | killed 1 a 16-year-old Palestinian | place Janīn (town) | date 2016-05-02
        "#]],
    );
    check(
        "The Iranians shelled the Iraqis near Basra on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Iranians | recipient Iraqis | weapon artillery | place near Basrah (city) | date 2016-05-02
    "#]],
    );
    check(
        "Rebels killed the Syrian general in Hama on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Rebels | recipient Military Forces of Syria | place Ḩamāh (city) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_name_goes_on_behind_its_first_word() {
    check(
        "Fighters of Jaish al-Rasaf attacked an army post in Hama on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Jaish al-Rasaf | recipient Military Forces of Syria | place Ḩamāh (city) | date 2016-05-02
    "#]],
    );
    check(
        "Fighters of Jaish attacked an army post in Srinagar on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Jaish-e-Mohammed | recipient Military Forces of India | place Srinagar (city) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_vehicle_full_of_explosives_is_a_bomb() {
    check(
        "Trapped buses were attacked by rebels in Ramadi on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor rebels | place Ramadi (city) | date 2016-05-02
    "#]],
    );
    check(
        "A vehicle packed with explosives blew up in Ramadi on Monday.",
        expect![[r#"
        Remote explosive/landmine/IED
          ASSAULT/explosives | weapon explosives | place Ramadi (city) | date 2016-05-02
    "#]],
    );
    check(
        "Two booby-trapped tankers exploded in Ramadi on Monday.",
        expect![[r#"
        Remote explosive/landmine/IED
          ASSAULT/explosives | weapon car-bomb | place Ramadi (city) | date 2016-05-02
    "#]],
    );
    check(
        "A fuel tanker exploded on the road to Ramadi on Monday.",
        expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn a_strike_that_killed_has_happened_whatever_is_asked_of_it() {
    check(
        "The strike on Hama on Monday, which killed 26 civilians, should be investigated.",
        expect![[r#"
            Attack
              ASSAULT | place Ḩamāh (city) | date 2016-05-02
              ASSAULT | recipient Civilians | killed 26 26 civilians (civilian) | place Ḩamāh (city) | date 2016-05-02
            (no event)
              ACCUSE/investigate | place Ḩamāh (city) | date 2016-05-02 | modality possible
        "#]],
    );
}
