//! Where something happened by what stands around: names that no list has, and places told elsewhere in the report.

use expect_test::expect;

use crate::check::check;

#[test]
fn a_village_on_no_list_keeps_its_name() {
    for (text, expected) in [
        (
            "Two soldiers were killed in Jubb al-Amsa on Monday.",
            expect![[r#"
            Armed clash
              ASSAULT | recipient soldiers | killed 2 Two soldiers (combatant) | place "Jubb al-Amsa" (unknown) | date 2016-05-02
        "#]],
        ),
        (
            "A bomb wounded six people near Novorasaf on Monday.",
            expect![[r#"
            Remote explosive/landmine/IED
              ASSAULT/explosives | recipient Civilians | weapon explosives | injured 6 six people | place "Novorasaf" (unknown) | date 2016-05-02
        "#]],
        ),
        (
            "Two soldiers were killed in Operation Sandstorm on Monday.",
            expect![[r#"
            Armed clash
              ASSAULT | recipient soldiers | killed 2 Two soldiers (combatant) | date 2016-05-02
        "#]],
        ),
        // What tells where it lies puts it there.
        (
            "The shelling of Novorasaf, about 15 km (9 miles) north of the city of Horlivka, killed two people on Monday.",
            expect![[r#"
                Shelling/artillery/missile attack
                  ASSAULT/heavy-weapons | weapon artillery | place near Horlivka (city) | date 2016-05-02
                  ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | killed 2 two people | place near Horlivka (city) | date 2016-05-02
            "#]],
        ),
        (
            "Militants entered the centre of Jubb al-Amsa district, west of Hit, on Monday.",
            expect![[r#"
                Attack
                  ASSAULT | actor Unidentified Armed Group | control whole, fought-over, to Unidentified Armed Group | place near Hīt (town) | date 2016-05-02
            "#]],
        ),
        (
            "Soldiers held Mosul. A car bomb killed two people in the Amsa neighbourhood on Monday.",
            expect![[r#"
                Remote explosive/landmine/IED
                  ASSAULT/explosives | recipient Civilians | weapon car-bomb | killed 2 two people | place part of Mosul (city) | date 2016-05-02
                (no event)
                  actor Military Forces of Iraq | control whole, held, to Military Forces of Iraq | place Mosul (city)
            "#]],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_direction_is_of_the_town_where_the_province_is_called_otherwise() {
    check(
        "A bomb killed two people in eastern Mosul on Monday.",
        expect![[r#"
        Remote explosive/landmine/IED
          ASSAULT/explosives | recipient Civilians | weapon explosives | killed 2 two people | place part of Mosul (city) | date 2016-05-02
    "#]],
    );
    check(
        "A bomb killed two people in eastern Deir ez-Zor on Monday.",
        expect![[r#"
        Remote explosive/landmine/IED
          ASSAULT/explosives | recipient Civilians | weapon explosives | killed 2 two people | place part of Deir ez-Zor (admin1) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_lead_that_tells_only_the_country_means_the_town_told_next() {
    check(
        "At least six civilians were killed when rockets hit a town in eastern Ukraine on Monday. The shelling of Horlivka wounded ten.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT | recipient Civilians | killed 6.. At least six civilians (civilian) | place Horlivka (city) | date 2016-05-02
              ASSAULT/heavy-weapons | weapon rocket | place Horlivka (city) | date 2016-05-02
              ASSAULT/heavy-weapons | weapon artillery | place Horlivka (city) | date 2016-05-02
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | injured 10 ten | place Horlivka (city) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_hospital_is_beside_what_its_doctor_tells() {
    check(
        "Gunmen stormed Ramadi on Monday. Ten soldiers were killed, said a doctor at the hospital in nearby Haditha.",
        expect![[r#"
            Armed clash
              ASSAULT/firearms | actor Unidentified Armed Group | weapon firearms | place Ramadi (city) | date 2016-05-02
              ASSAULT | recipient Military Forces of Iraq | killed 10 Ten soldiers (combatant) | place Ramadi (city) | date 2016-05-02 | speaker medical
        "#]],
    );
    check(
        "Ten soldiers were killed on Monday, said a doctor at the hospital in Haditha.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Military Forces of Iraq | killed 10 Ten soldiers (combatant) | date 2016-05-02 | speaker medical
        "#]],
    );
}

#[test]
fn a_lead_about_a_province_stays_there() {
    check(
        "Air strikes killed 40 people in Idlib province on Monday. In Saraqib, a mortar shell killed five children.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | recipient Civilians | weapon aircraft | place Idlib (admin1) | date 2016-05-02
              ASSAULT/aerial | recipient Civilians | weapon aircraft | killed 40 40 people | place Idlib (admin1) | date 2016-05-02
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | recipient Civilians | weapon mortar | killed 5 five children (civilian) | place Saraqib (town) | date 2016-05-02
        "#]],
    );
}
