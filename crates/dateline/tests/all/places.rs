//! Where, and how exactly.

use expect_test::expect;

use crate::check::check;

#[test]
fn a_known_town_is_found() {
    check(
        "Islamic State militants shelled Hajin on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_village_on_no_list_stays_in_words() {
    // Wrong today: the words are lost.
    check(
        "Islamic State militants attacked soldiers in Umm Rasaf on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | recipient soldiers | place "Umm Rasaf" (unknown) | date 2016-05-02
        "#]],
    );
    check(
        "Islamic State militants shelled the village of Umm Rasaf on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place "the village of Umm Rasaf" (unknown) | date 2016-05-02
        "#]],
    );
    // Wrong today: a village is taken for a person.
    check(
        "Islamic State militants shelled Umm Rasaf on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place "Umm Rasaf" (unknown) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_quarter_is_in_its_city() {
    check(
        "Islamic State militants shelled the al-Qusour neighbourhood of Deir ez-Zor on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Qusur (quarter) | date 2016-05-02
        "#]],
    );
    // Wrong today: the second quarter is missing.
    check(
        "Islamic State militants shelled al-Joura and al-Qusour in Deir ez-Zor on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Jura (quarter) | date 2016-05-02
        "#]],
    );
}

#[test]
fn two_towns_are_two_places() {
    // Wrong today: the second town is missing.
    check(
        "Syrian warplanes bombed Mayadin and Abu Kamal on Monday.",
        expect![[r#"
        Air/drone strike
          ASSAULT/aerial | actor Military Forces of Syria | weapon aircraft | place Mayadin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_province_named_behind_tells_which_town() {
    check(
        "Islamic State militants shelled Mayadin in Deir ez-Zor province on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Mayadin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn whose_warplanes_they_are_does_not_say_where() {
    // Wrong today: Russia's name makes the place doubtful, though its warplanes fly
    // abroad.
    check(
        "Russian warplanes bombed Mayadin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Military Forces of Russia | weapon aircraft | place Mayadin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn near_is_not_in() {
    check(
        "Islamic State militants shelled Syrian army positions near Palmyra on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | recipient Military Forces of Syria | weapon artillery | place near Palmyra (town) | date 2016-05-02
        "#]],
    );
    check(
        "The Islamic State clashed with the Syrian Democratic Forces on the outskirts of Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT (both sides) | actor Islamic State | recipient Syrian Democratic Forces | place near Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_road_lies_between_two_places() {
    check(
        "A mine killed four people on the road between Palmyra and Sukhnah on Monday.",
        expect![[r#"
            Remote explosive/landmine/IED
              ASSAULT/explosives | recipient Civilians | weapon landmine | killed 4 four people | place along road Palmyra - Sukhnah (road) | date 2016-05-02
        "#]],
    );
    // Wrong today: Monday is lost.
    check(
        "Gunmen attacked a bus on the road linking Hasakah to Shaddadi on Monday.",
        expect![[r#"
            Attack
              ASSAULT/firearms | actor Unidentified Armed Group | weapon firearms | place along road Hasakah - Shaddadi (road) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_part_of_a_town_is_a_part() {
    check(
        "Syrian warplanes bombed the western part of Mayadin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Military Forces of Syria | weapon aircraft | place part of Mayadin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn an_oil_field_and_an_airport_are_places() {
    check(
        "Islamic State militants attacked the Deir ez-Zor military airport on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Deir ez-Zor airbase (airbase) | date 2016-05-02
        "#]],
    );
    check(
        "The Syrian Democratic Forces captured the al-Omar oil field on Monday.",
        expect![[r#"
            Non-state actor overtakes territory
              ASSAULT | actor Syrian Democratic Forces | control whole, held, to Syrian Democratic Forces | place Omar oil field (oil-field) | date 2016-05-02
        "#]],
    );
}

#[test]
fn the_country_alone_is_the_country() {
    check(
        "Coalition air strikes killed 20 militants in Syria on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Unidentified Armed Group | weapon aircraft | place Syria (country) | date 2016-05-02
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Unidentified Armed Group | weapon aircraft | killed 20 20 militants (combatant) | place Syria (country) | date 2016-05-02
        "#]],
    );
}

#[test]
fn there_is_the_place_told_before() {
    check(
        "Residents of Hajin fled on Monday. Shelling killed four people there on Sunday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | killed 4 four people | place Hajin (town) | date 2016-05-01
            Other
              RETREAT/flee | actor Civilians | displaced many Residents of Hajin (civilian) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn the_place_of_the_sentence_before_holds_on() {
    check(
        "Coalition warplanes bombed Abu Kamal on Monday. Six people were killed.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Global Coalition Against Daesh | weapon aircraft | place Abu Kamal (town) | date 2016-05-02
              ASSAULT | recipient Civilians | killed 6 Six people | place Abu Kamal (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_place_in_front_of_an_attack_tells_where_and_not_who() {
    check(
        "The Kabul assault killed nine people on Monday.",
        expect![[r#"
        Attack
          ASSAULT | recipient Civilians | place Kabul (city) | date 2016-05-02
          ASSAULT | recipient Civilians | killed 9 nine people | place Kabul (city) | date 2016-05-02
    "#]],
    );
    check(
        "The Hajin attack killed nine people on Monday.",
        expect![[r#"
        Attack
          ASSAULT | recipient Civilians | place Hajin (town) | date 2016-05-02
          ASSAULT | recipient Civilians | killed 9 nine people | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn fronts_and_towns_of_western_syria_are_known_in_their_common_spellings() {
    check(
        "Islamic State militants shelled Al-Qaryatain on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Al-Qaryatayn (town) | date 2016-05-02
    "#]],
    );
    check(
        "Syrian army units shelled the Eastern Ghouta on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Military Forces of Syria | weapon artillery | place Eastern Ghouta (region) | date 2016-05-02
        "#]],
    );
    check(
        "Rebels shelled the Kweires airbase on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Rebels | weapon artillery | place Kuweires airbase (airbase) | date 2016-05-02
    "#]],
    );
}

#[test]
fn the_province_is_that_of_the_place_named_before() {
    check(
        "Rebels shelled Hajin on Monday. Clashes in the province killed four soldiers on Tuesday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Rebels | weapon artillery | place Hajin (town) | date 2016-05-02
            Armed clash
              ASSAULT (both sides) | recipient Military Forces of Syria | place Deir ez-Zor (admin1) | date 2016-05-03
              ASSAULT | recipient Military Forces of Syria | killed 4 four soldiers (combatant) | place Deir ez-Zor (admin1) | date 2016-05-03
        "#]],
    );
}

#[test]
fn what_is_stormed_and_taken_back_is_the_place_told_before() {
    check(
        "Syrian troops lost Hajin on Monday. The army took it back on Tuesday.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Military Forces of Syria | control whole, held, from Military Forces of Syria | place Hajin (town) | date 2016-05-02
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Hajin (town) | date 2016-05-03
        "#]],
    );
}

#[test]
fn where_a_monitor_sits_is_not_where_it_happened() {
    check(
        "Militants stormed Hajin on Monday. A monitor in London, which draws on activists, says 135 people died.",
        expect![[r#"
            Attack
              ASSAULT | actor Unidentified Armed Group | place Hajin (town) | date 2016-05-02
              ASSAULT | recipient Civilians | killed 135 135 people | speaker monitor
        "#]],
    );
    check(
        "Raids near Hajin on Monday killed 20 people, a monitor learned from medical sources in Mayadin.",
        expect![[r#"
            Attack
              ASSAULT | recipient Civilians | place near Hajin (town) | date 2016-05-02
              ASSAULT | recipient Civilians | killed 20 20 people | place near Hajin (town) | date 2016-05-02
        "#]],
    );
    // Where he sits is not the place of all that he reports. Wrong today: his city is taken for the town.
    check(
        "Our correspondent in the besieged city says that Islamic State militants stormed Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02 | speaker agency
            (no event)
              control whole, besieged | place Hajin (town) | scope ongoing
        "#]],
    );
    // Who is of the place saw it there, where the sentence names no other.
    check(
        "Police in Mayadin said gunmen killed a teacher on Monday.",
        expect![[r#"
        Attack
          ASSAULT/firearms | actor Unidentified Armed Group | recipient Civilians | weapon firearms | killed 1 a teacher (civilian) | place Mayadin (town) | date 2016-05-02 | speaker official
    "#]],
    );
}

#[test]
fn what_lies_near_a_place_is_not_that_place() {
    check(
        "Warplanes bombed soldiers on Mount Thardeh near the Deir ez-Zor airport on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | recipient Military Forces of Syria | weapon aircraft | place Jabal Thardeh (mountain) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_road_is_not_the_town_that_it_is_named_after() {
    check(
        "Militants attacked soldiers along the Palmyra road on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Unidentified Armed Group | recipient soldiers | place "the Palmyra road" (unknown) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_way_belongs_to_its_own_verb() {
    check(
        "Militants shot whole families in Hajin on Monday and threw bodies into the Euphrates.",
        expect![[r#"
            Other
              ASSAULT/desecrate | actor Unidentified Armed Group | place Euphrates (river) | date 2016-05-02
            Attack
              ASSAULT/firearms | actor Unidentified Armed Group | recipient Civilians | weapon firearms | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_name_with_its_kind_is_known_abroad() {
    check(
        "Planes of Russia bombed fighters of the Syrian Democratic Forces in the Conoco field on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Military Forces of Russia | recipient Syrian Democratic Forces | weapon aircraft | place Conoco gas field (gas-field) | date 2016-05-02
        "#]],
    );
}

#[test]
fn what_lies_south_of_a_town_is_near_it() {
    check(
        "A bomb exploded in Umm Rasaf, to the south of Hajin, on Monday.",
        expect![[r#"
            Remote explosive/landmine/IED
              ASSAULT/explosives | weapon explosives | place near Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Islamic State militants shelled a hill overlooking Hajin on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place near Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn what_was_stormed_is_where_it_happened() {
    check(
        "The Syrian army recaptured Hajin on the road between Palmyra and Raqqa on Monday, a day after Islamic State militants had stormed it in a string of attacks.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-01
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn where_a_convoy_had_left_is_not_where_it_was_hit() {
    check(
        "Islamic State militants in Hajin attacked a convoy going from Raqqa on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn any_place_goes_before_that_of_a_source() {
    check(
        "Islamic State militants shelled soldiers near Hajin on Monday, and five died of their wounds, the monitor learned from medical sources in Mayadin.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | recipient Military Forces of Syria | weapon artillery | place near Hajin (town) | date 2016-05-02 | speaker medical | speaker monitor
              ASSAULT | recipient Civilians | killed 5 five | place near Hajin (town) | date 2016-05-02 | speaker medical | speaker monitor
        "#]],
    );
}

#[test]
fn a_base_has_the_name_of_its_town() {
    check(
        "Islamic State militants attacked the air base at Deir ez-Zor on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Deir ez-Zor airbase (airbase) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_town_on_a_river_says_where_before_the_river() {
    check(
        "Warplanes targeted boats in the Euphrates opposite Mayadin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | weapon aircraft | place near Mayadin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_capital_with_its_country_before_it_is_the_town() {
    check(
        "Rebels killed three soldiers in the Libyan capital Tripoli on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Rebels | recipient Military Forces of Libya | killed 3 three soldiers (combatant) | place Tripoli (city) | date 2016-05-02
        "#]],
    );
    check(
        "Rebels killed three soldiers in the Ukrainian city Donetsk on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Rebels | recipient Military Forces of Ukraine | killed 3 three soldiers (combatant) | place Donetsk (city) | date 2016-05-02
        "#]],
    );
}

#[test]
fn those_who_fight_at_home_decide_between_namesakes() {
    check(
        "Colombian troops killed three rebels in Arauca on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Military Forces of Colombia | recipient rebels | killed 3 three rebels (combatant) | place Arauca (town) | date 2016-05-02
    "#]],
    );
    check(
        "Turkish jets bombed al-Bab on Monday.",
        expect![[r#"
        Air/drone strike
          ASSAULT/aerial | actor Military Forces of Turkey | weapon aircraft | place Al-Bab (town) | date 2016-05-02
    "#]],
    );
    check(
        "Gunmen killed three soldiers in Santa Rosa on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT/firearms | actor Unidentified Armed Group | recipient soldiers | weapon firearms | killed 3 three soldiers (combatant) | place "Santa Rosa" (unknown) | date 2016-05-02
        "#]],
    );
}

#[test]
fn the_town_that_is_called_so_first_is_meant() {
    check(
        "Gunmen killed three soldiers in Arauca on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT/firearms | actor Unidentified Armed Group | recipient Military Forces of Colombia | weapon firearms | killed 3 three soldiers (combatant) | place Arauca (town) | date 2016-05-02
        "#]],
    );
    check(
        "Six people were killed in Oklahoma on Monday.",
        expect![[r#"
            Attack
              ASSAULT | recipient Civilians | killed 6 Six people | place Oklahoma (admin1) | date 2016-05-02
        "#]],
    );
    check(
        "Rebels killed a soldier in Hama on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Rebels | recipient Military Forces of Syria | killed 1 a soldier (combatant) | place Ḩamāh (city) | date 2016-05-02
    "#]],
    );
    check(
        "Rebels killed a soldier in Basra on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Rebels | recipient Military Forces of Iraq | killed 1 a soldier (combatant) | place Basrah (city) | date 2016-05-02
    "#]],
    );
    check(
        "Gunmen killed a soldier in Kandahar on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT/firearms | actor Unidentified Armed Group | recipient Military Forces of Afghanistan | weapon firearms | killed 1 a soldier (combatant) | place Kandahār (city) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_sea_is_not_the_town_that_it_is_named_after() {
    check(
        "A missile hit a ship in the Gulf of Aden on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | weapon missile | place Gulf of Aden (region) | date 2016-05-02
    "#]],
    );
    check(
        "A missile hit a house in the east of Aden on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | weapon missile | place near Aden (city) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_name_that_only_sounds_alike_is_no_namesake() {
    check(
        "Six policemen were wounded in Daraa on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | recipient Police Forces of Syria | injured 6 Six policemen (combatant) | place Dar‘ā (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn of_two_towns_of_one_name_that_of_the_force_is_meant() {
    // The other is in Jordan.
    check(
        "Two members of the Syrian Democratic Forces died in a bombing in al-Busayrah on Monday.",
        expect![[r#"
            Remote explosive/landmine/IED
              ASSAULT | recipient Syrian Democratic Forces | killed 2 Two members of the Syrian Democratic Forces (combatant) | place Busayrah (town) | date 2016-05-02
              ASSAULT/explosives | weapon explosives | place Busayrah (town) | date 2016-05-02
        "#]],
    );
}
