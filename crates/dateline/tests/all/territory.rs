//! Who took, lost or holds a place, and how much of it.

use expect_test::expect;

use crate::check::check;

#[test]
fn a_place_captured_is_held_whole() {
    check(
        "The Syrian Democratic Forces captured Hajin on Monday.",
        expect![[r#"
        Non-state actor overtakes territory
          ASSAULT | actor Syrian Democratic Forces | control whole, held, to Syrian Democratic Forces | place Hajin (town) | date 2016-05-02
    "#]],
    );
    // Wrong today: who held it before is told.
    check(
        "The Syrian Democratic Forces captured the town of Hajin from the Islamic State on Monday.",
        expect![[r#"
            Non-state actor overtakes territory
              ASSAULT | actor Syrian Democratic Forces | recipient Islamic State | control whole, held, from Islamic State, to Syrian Democratic Forces | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_village_on_no_list_is_taken_as_any_other() {
    check(
        "The Syrian Democratic Forces captured the village of Umm Rasaf on Monday.",
        expect![[r#"
            Non-state actor overtakes territory
              ASSAULT | actor Syrian Democratic Forces | control whole, held, to Syrian Democratic Forces | place "the village of Umm Rasaf" (unknown) | date 2016-05-02
        "#]],
    );
    // Wrong today: a village is taken for a person.
    check(
        "The Syrian Democratic Forces captured Umm Rasaf on Monday.",
        expect![[r#"
            Non-state actor overtakes territory
              ASSAULT | actor Syrian Democratic Forces | control whole, held, to Syrian Democratic Forces | place "Umm Rasaf" (unknown) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_man_is_not_taken_as_a_place_is() {
    // Wrong today: a man is taken, and not the town.
    check(
        "The Syrian Democratic Forces captured Abu Hafs al-Ansari in Hajin on Monday.",
        expect![[r#"
            Abduction/forced disappearance
              ASSAULT/abduct | actor Syrian Democratic Forces | recipient Abu Hafs al-Ansari | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_part_is_a_part() {
    check(
        "The Islamic State seized large parts of the city of Deir ez-Zor on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | control part, held, to Islamic State | place part of Deir ez-Zor (city) | date 2016-05-02
        "#]],
    );
    check(
        "The Syrian army took control of most of Palmyra on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Military Forces of Syria | control part, held, to Military Forces of Syria | place Palmyra (town) | date 2016-05-02
    "#]],
    );
    // Wrong today: several districts are a part of the town, not the whole of a
    // district.
    check(
        "The Syrian army captured several districts of Mayadin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Military Forces of Syria | control part, held, to Military Forces of Syria | place Mayadin (admin2) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_hill_beside_is_near() {
    // Wrong today: the hills are not the town: near, and not whole.
    check(
        "The Syrian army captured two hills near Palmyra on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Military Forces of Syria | control part, held, to Military Forces of Syria | place near Palmyra (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn losing_is_the_other_side_of_taking() {
    check(
        "The Islamic State lost Hajin to the Syrian army on Monday.",
        expect![[r#"
        Government regains territory
          ASSAULT | actor Military Forces of Syria | recipient Islamic State | control whole, held, from Islamic State, to Military Forces of Syria | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_place_falls_to_its_taker() {
    check(
        "Hajin fell to the Islamic State on Monday.",
        expect![[r#"
        Non-state actor overtakes territory
          ASSAULT | actor Islamic State | control whole, held, to Islamic State | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn who_withdraws_leaves_a_place_without_saying_to_whom() {
    check(
        "Islamic State militants withdrew from Hajin on Monday.",
        expect![[r#"
        Change to group/activity
          RETREAT/withdraw | actor Islamic State | control whole, held, from Islamic State | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_place_is_handed_over() {
    check(
        "The Syrian army handed the town of Hajin over to the militia on Monday.",
        expect![[r#"
            Non-violent transfer of territory
              RETREAT/withdraw | actor Military Forces of Syria | recipient militia | control whole, handed-over, from Military Forces of Syria, to militia | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_held_place_tells_its_holder_in_passing() {
    // Wrong today: the town itself is lost.
    check(
        "Coalition warplanes bombed ISIS-held Mayadin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Global Coalition Against Daesh | weapon aircraft | place Mayadin (town) | date 2016-05-02
            (no event)
              actor Islamic State | control whole, held, to Islamic State | place Mayadin (town) | date 2016-05-02 | scope ongoing
        "#]],
    );
}

#[test]
fn control_is_told_as_a_state() {
    // Wrong today: it goes on and is no habit, and Abu Kamal is missing.
    check(
        "The Islamic State controls Mayadin and Abu Kamal.",
        expect![[r#"
            (no event)
              actor Islamic State | control whole, held, to Islamic State, also Abu Kamal (town) | place Mayadin (town) | scope habitual
        "#]],
    );
}

#[test]
fn a_road_is_cut() {
    check(
        "Islamic State militants cut the road between Palmyra and Sukhnah on Monday.",
        expect![[r#"
            Other
              COERCE/cut-route | actor Islamic State | control part, access-cut | place along road Palmyra - Sukhnah (road) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_siege_is_laid_and_broken() {
    check(
        "The Islamic State besieged Hajin on Monday.",
        expect![[r#"
        Other
          COERCE/restrict | actor Islamic State | control whole, besieged | place Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "The Syrian army broke the siege of Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Military Forces of Syria | control whole, besieged until then, to Military Forces of Syria | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn an_advance_takes_no_place() {
    // Wrong today: who comes nearer does not yet fight in the town.
    check(
        "The Syrian army advanced towards Mayadin on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Military Forces of Syria | control whole, fought-over | place Mayadin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn ousting_frees_the_place() {
    // Wrong today: the town changed hands.
    check(
        "The Syrian Democratic Forces drove the Islamic State out of Hajin on Monday.",
        expect![[r#"
            Non-state actor overtakes territory
              ASSAULT | actor Syrian Democratic Forces | recipient Islamic State | control whole, held, from Islamic State, to Syrian Democratic Forces | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_northern_town_is_a_whole_town() {
    check(
        "The Syrian army captured the northern town of Hajin on Monday.",
        expect![[r#"
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn who_has_the_last_ground_holds_it() {
    check(
        "Trucks were taking families out of Baghuz, the last patch of ground that Islamic State has.",
        expect![[r#"
            (no event)
              actor Islamic State | control whole, held, to Islamic State | place Baghuz (village) | scope ongoing
        "#]],
    );
}

#[test]
fn those_who_live_under_a_side_live_where_it_holds() {
    check(
        "Those who live under Islamic State, in Hajin and Susah, have no water.",
        expect![[r#"
            (no event)
              actor Islamic State | control whole, held, to Islamic State, also Susah (town) | place Hajin (town) | scope ongoing
        "#]],
    );
}

#[test]
fn whose_base_it_is_sits_in_it() {
    check(
        "Islamic State severed the road between the Syrian army's air base at Deir ez-Zor and the city on Monday.",
        expect![[r#"
            Other
              COERCE/cut-route | actor Islamic State | control part, access-cut | place between Deir ez-Zor airbase (airbase) | date 2016-05-02
            (no event)
              actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Deir ez-Zor airbase (airbase) | date 2016-05-02 | scope ongoing
        "#]],
    );
}

#[test]
fn a_list_before_a_number_is_a_list() {
    check(
        "The militants of Islamic State hold Susah, Baghuz and a few hamlets between them.",
        expect![[r#"
            (no event)
              actor Islamic State | control whole, held, to Islamic State, also Baghuz (village) | place Susah (town)
        "#]],
    );
}

#[test]
fn what_is_no_longer_held_was_held_until_then() {
    check(
        "The Islamic State no longer holds Hajin.",
        expect![[r#"
        (no event)
          actor Islamic State | control whole, held until then, from Islamic State | place Hajin (town) | scope habitual
    "#]],
    );
    check(
        "Hajin is no longer under the control of the Islamic State.",
        expect![[r#"
        (no event)
          actor Islamic State | control whole, held until then, from Islamic State | place Hajin (town) | scope ongoing
    "#]],
    );
    check(
        "The Islamic State still holds Hajin.",
        expect![[r#"
        (no event)
          actor Islamic State | control whole, held, to Islamic State | place Hajin (town) | scope ongoing
    "#]],
    );
}

#[test]
fn who_tells_that_a_place_was_taken_back_took_it() {
    for (text, expected) in [
        (
            "Hajin was liberated from the Islamic State on Monday, the Syrian Democratic Forces said.",
            expect![[r#"
                Non-state actor overtakes territory
                  ASSAULT | actor Syrian Democratic Forces | recipient Islamic State | control whole, held, from Islamic State, to Syrian Democratic Forces | place Hajin (town) | date 2016-05-02 | speaker official
            "#]],
        ),
        // Who only watches took nothing, nor did who is no party there, nor who lost it.
        (
            "Hajin was liberated from the Islamic State on Monday, the Syrian Observatory for Human Rights said.",
            expect![[r#"
                Armed clash
                  ASSAULT | recipient Islamic State | control whole, held, from Islamic State | place Hajin (town) | date 2016-05-02 | speaker monitor, SOHR
            "#]],
        ),
        (
            "The town of Hajin in Syria was liberated from the Islamic State on Monday, Russia's defence ministry said.",
            expect![[r#"
                Armed clash
                  ASSAULT | recipient Islamic State | control whole, held, from Islamic State | place Hajin (town) | date 2016-05-02 | speaker official, Russian Defence Ministry
            "#]],
        ),
        (
            "The town of Hajin in Syria was seized on Monday, the Syrian army said.",
            expect![[r#"
                Armed clash
                  ASSAULT | control whole, held | place Hajin (town) | date 2016-05-02 | speaker official
            "#]],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn an_army_that_restores_security_to_a_town_took_it() {
    check(
        "The Syrian army restored security and stability to the town of Hajin on Monday.",
        expect![[r#"
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_known_force_gives_up_or_clears_a_known_place() {
    for (text, expected) in [
        (
            "Hajin came under SDF control on Monday.",
            expect![[r#"
            Non-state actor overtakes territory
              ASSAULT | actor Syrian Democratic Forces | control whole, held, to Syrian Democratic Forces | place Hajin (town) | date 2016-05-02
        "#]],
        ),
        (
            "The Islamic State abandoned Hajin on Monday.",
            expect![[r#"
            Change to group/activity
              RETREAT/withdraw | actor Islamic State | control whole, held, from Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
        ),
        (
            "The Islamic State ceded Hajin to the Syrian army on Monday.",
            expect![[r#"
            Non-violent transfer of territory
              RETREAT/withdraw | actor Islamic State | recipient Military Forces of Syria | control whole, handed-over, from Islamic State, to Military Forces of Syria | place Hajin (town) | date 2016-05-02
        "#]],
        ),
        (
            "Hajin was cleared by the Syrian army on Monday.",
            expect![[r#"
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Hajin (town) | date 2016-05-02
        "#]],
        ),
        (
            "The Islamic State was thrown out of Hajin on Monday.",
            expect![[r#"
            Armed clash
              ASSAULT | recipient Islamic State | control whole, held, from Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_site_named_after_a_town_is_not_the_town() {
    check(
        "M23 rebels captured Goma's airport on Monday.",
        expect![[r#"
        Non-state actor overtakes territory
          ASSAULT | actor March 23 Movement | control whole, held, to March 23 Movement | place near Goma (city) | date 2016-05-02
    "#]],
    );
}
