//! Sides anywhere in the world: groups of the list, and names that mean somebody else in another country.

use expect_test::expect;

use crate::check::check;

#[test]
fn groups_of_every_region_are_known() {
    check(
        "Taliban fighters attacked a police post in Kandahar on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Taliban | recipient Police Forces of Afghanistan | date 2016-05-02
        "#]],
    );
    check(
        "On Monday Naxalites ambushed a patrol near Raipur in India.",
        expect![[r#"
        Attack
          ASSAULT/firearms | actor Communist Party of India (Maoist) | recipient patrol | place near India (country) | date 2016-05-02
    "#]],
    );
    check(
        "Houthi rebels shelled Taiz on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Houthi Movement | weapon artillery | place Taiz (city) | date 2016-05-02
    "#]],
    );
    check(
        "FARC guerrillas clashed with the Colombian army near Cali on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT (both sides) | actor Revolutionary Armed Forces of Colombia | recipient Military Forces of Colombia | date 2016-05-02
        "#]],
    );
    check(
        "M23 fighters attacked the Congolese army near Goma on Monday.",
        expect![[r#"
        Armed clash
          ASSAULT | actor March 23 Movement | recipient Military Forces of Democratic Republic of the Congo | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_name_that_many_bear_is_read_by_the_country_of_the_report() {
    check(
        "On Monday Maoists killed three policemen near Raipur in India.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Communist Party of India (Maoist) | recipient Police Forces of India | killed 3 three policemen (combatant) | place near India (country) | date 2016-05-02
        "#]],
    );
    check(
        "On Monday Maoists killed three policemen near Kathmandu in Nepal.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Communist Party of Nepal (Maoist) | recipient Police Forces of Nepal | killed 3 three policemen (combatant) | place near Kathmandu (city) | date 2016-05-02
        "#]],
    );
    check(
        "On Monday Maoists killed three policemen.",
        expect![[r#"
        Armed clash
          ASSAULT | actor Maoists | recipient policemen | killed 3 three policemen (combatant) | date 2016-05-02
    "#]],
    );
}

#[test]
fn government_forces_are_those_of_the_country_of_the_report() {
    check(
        "Government forces shelled Mekele in Ethiopia on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Military Forces of Ethiopia | weapon artillery | place Mek'ele (city) | date 2016-05-02
    "#]],
    );
    check(
        "Government forces shelled Hajin in Syria on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Military Forces of Syria | weapon artillery | place Hajin (town) | date 2016-05-02
    "#]],
    );
}
