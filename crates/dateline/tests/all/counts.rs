//! How many, and who they were.

use expect_test::expect;

use crate::check::check;

#[test]
fn a_number_is_both_bounds() {
    check(
        "A car bomb killed 12 people in Hasakah on Monday.",
        expect![[r#"
        Remote explosive/landmine/IED
          ASSAULT/explosives | recipient Civilians | weapon car-bomb | killed 12 12 people | place Hasakah (city) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_word_is_a_number() {
    check(
        "A mine killed three farmers near Hajin on Sunday.",
        expect![[r#"
        Remote explosive/landmine/IED
          ASSAULT/explosives | recipient Civilians | weapon landmine | killed 3 three farmers (civilian) | place near Hajin (town) | date 2016-05-01
    "#]],
    );
}

#[test]
fn more_than_excludes_the_number() {
    // Wrong today: the number is no part of the recipient's name.
    check(
        "Shelling killed more than 20 soldiers in Hajin on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | recipient Military Forces of Syria | weapon artillery | place Hajin (town) | date 2016-05-02
              ASSAULT/heavy-weapons | recipient Military Forces of Syria | weapon artillery | killed 21.. more than 20 soldiers (combatant) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn at_least_sets_the_lower_bound() {
    check(
        "Shelling killed at least four people in Hajin on Tuesday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | place Hajin (town) | date 2016-05-03
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | killed 4.. at least four people | place Hajin (town) | date 2016-05-03
        "#]],
    );
}

#[test]
fn up_to_sets_the_upper_bound() {
    check(
        "Islamic State gunmen abducted up to 30 workers in Hajin on Monday.",
        expect![[r#"
            Abduction/forced disappearance
              ASSAULT/abduct | actor Islamic State | recipient Civilians | weapon firearms | captured ..30 up to 30 workers (civilian) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_range_has_both() {
    // Wrong today: the range is 10..15, and the killing was from the air too.
    check(
        "The air strike killed between 10 and 15 militants in Mayadin on Sunday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | recipient Unidentified Armed Group | weapon aircraft | place Mayadin (town) | date 2016-05-01
              ASSAULT/aerial | recipient Unidentified Armed Group | weapon aircraft | killed 10..15 between 10 and 15 militants (combatant) | place Mayadin (town) | date 2016-05-01
        "#]],
    );
}

#[test]
fn about_is_kept_as_said() {
    check(
        "The Islamic State executed about 50 captives in Palmyra on Monday.",
        expect![[r#"
            Attack
              ASSAULT/targeted | actor Islamic State | recipient Civilians | executed 50 about 50 captives | place Palmyra (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn dozens_stay_a_word() {
    check(
        "Dozens of civilians were killed by coalition air strikes in Mayadin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Civilians | weapon aircraft | killed dozens Dozens of civilians (civilian) | place Mayadin (town) | date 2016-05-02
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Civilians | weapon aircraft | place Mayadin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Islamic State militants abducted dozens of workers from a factory in Hajin on Monday.",
        expect![[r#"
            Abduction/forced disappearance
              ASSAULT/abduct | actor Islamic State | recipient Civilians | captured dozens dozens of workers (civilian) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn scores_and_hundreds_stay_words() {
    check(
        "Hundreds of families fled Hajin on Monday.",
        expect![[r#"
        Other
          RETREAT/flee | actor Civilians | displaced hundreds Hundreds of families (civilian) | place Hajin (town) | date 2016-05-02
    "#]],
    );
    // Wrong today: the amount is no part of the recipient's name.
    check(
        "Scores of militants were killed in clashes in Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Unidentified Armed Group | killed scores Scores of militants (combatant) | place Hajin (town) | date 2016-05-02
              ASSAULT (both sides) | recipient Unidentified Armed Group | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_part_is_not_added_to_its_total() {
    check(
        "Coalition air strikes killed 15 civilians, including four children, in Mayadin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Civilians | weapon aircraft | place Mayadin (town) | date 2016-05-02
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Civilians | weapon aircraft | killed 15 15 civilians (civilian) | killed 4 four children (civilian) of the 15 | place Mayadin (town) | date 2016-05-02
        "#]],
    );
    // Wrong today: those killed did not shell.
    check(
        "Fourteen people, among them three women, were killed by shelling in the city of Deir ez-Zor on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT | recipient Civilians | killed 14 Fourteen people | killed 3 three women (civilian) of the 14 | place Deir ez-Zor (city) | date 2016-05-02
              ASSAULT/heavy-weapons | actor Civilians | weapon artillery | place Deir ez-Zor (city) | date 2016-05-02
        "#]],
    );
}

#[test]
fn killed_and_wounded_are_two_counts() {
    check(
        "A suicide bomber killed seven people and wounded 20 others in Hasakah on Tuesday.",
        expect![[r#"
            Suicide bomb
              ASSAULT/suicide-attack | actor Unidentified Armed Group | recipient Civilians | weapon suicide-bomb | killed 7 seven people | place Hasakah (city) | date 2016-05-03
              ASSAULT | actor Unidentified Armed Group | recipient Civilians | injured 20 20 others | place Hasakah (city) | date 2016-05-03
        "#]],
    );
    // Wrong today: the 12 are soldiers too, and the militants have killed and wounded
    // them.
    check(
        "Seven soldiers were killed and 12 wounded when militants attacked Hajin on Tuesday.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Military Forces of Syria | killed 7 Seven soldiers (combatant) | place Hajin (town) | date 2016-05-03
              ASSAULT | recipient Military Forces of Syria | injured 12 12 | place Hajin (town) | date 2016-05-03
              ASSAULT | actor Unidentified Armed Group | place Hajin (town) | date 2016-05-03
        "#]],
    );
}

#[test]
fn a_single_person_counts_one() {
    check(
        "Islamic State militants beheaded a man in Mayadin on Monday.",
        expect![[r#"
            Attack
              ASSAULT/targeted | actor Islamic State | recipient Civilians | weapon blade | executed 1 a man | place Mayadin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn named_people_are_counted() {
    // Wrong today: two are named, and none is counted.
    check(
        "Militants killed the brothers Sami Talab and Nuri Talab in Hajin on Monday.",
        expect![[r#"
            Attack
              ASSAULT | actor Unidentified Armed Group | recipient Civilians | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Militants killed a father and his two sons in Hajin on Monday.",
        expect![[r#"
            Attack
              ASSAULT | actor Unidentified Armed Group | recipient Civilians | killed 1 a father (civilian) | killed 2 his two sons (civilian) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn both_sides_have_their_own_dead() {
    // Wrong today: both sides of the clashes are recipients, and the number is no part
    // of a name.
    check(
        "Nine soldiers and 14 Islamic State militants were killed in clashes near Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | recipient Military Forces of Syria | recipient Islamic State | killed 9 Nine soldiers (combatant) | killed 14 14 Islamic State militants (combatant) | place near Hajin (town) | date 2016-05-02
              ASSAULT (both sides) | recipient Military Forces of Syria | recipient Islamic State | place near Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn left_dead_is_killed() {
    check(
        "An Islamic State attack left six soldiers dead in Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | recipient Military Forces of Syria | place Hajin (town) | date 2016-05-02
              ASSAULT | actor Islamic State | recipient Military Forces of Syria | killed 6 six soldiers (combatant) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn claiming_lives_is_killing() {
    check(
        "Shelling claimed the lives of four villagers in Hajin on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | killed 4 four villagers (civilian) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_plural_without_a_number_is_many() {
    check(
        "Coalition air strikes killed civilians in Mayadin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Civilians | weapon aircraft | place Mayadin (town) | date 2016-05-02
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Civilians | weapon aircraft | killed many civilians (civilian) | place Mayadin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn nobody_hurt_is_no_count() {
    check(
        "Mortar shells hit Qamishli on Monday, but no casualties were reported.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | weapon mortar | place Qamishli (city) | date 2016-05-02
        "#]],
    );
}

#[test]
fn strikes_are_counted_apart_from_people() {
    // Wrong today: the strikes are not counted.
    check(
        "Coalition warplanes launched 30 air strikes on Mayadin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Global Coalition Against Daesh | weapon aircraft | place Mayadin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn captives_are_counted() {
    check(
        "The Syrian Democratic Forces captured 40 Islamic State militants in Hajin on Monday.",
        expect![[r#"
            Abduction/forced disappearance
              ASSAULT/abduct | actor Syrian Democratic Forces | recipient Islamic State | captured 40 40 Islamic State militants (combatant) | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "Islamic State militants took 11 soldiers prisoner in Hajin on Monday.",
        expect![[r#"
            Abduction/forced disappearance
              ASSAULT/abduct | actor Islamic State | recipient Military Forces of Syria | captured 11 11 soldiers (combatant) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_toll_is_counted_where_its_clause_tells_it() {
    check(
        "The death toll from the bombing in Hajin rose to 45.",
        expect![[r#"
        Remote explosive/landmine/IED
          ASSAULT | killed 45 | place Hajin (town)
          ASSAULT/explosives | weapon explosives | place Hajin (town)
    "#]],
    );
    check(
        "A monitor put the toll of the raid on Hajin at 40.",
        expect![[r#"
            Armed clash
              ASSAULT | killed 40 | place Hajin (town)
              ASSAULT | place Hajin (town)
        "#]],
    );
    check(
        "The number of those killed in the strike on Hajin exceeds 400.",
        expect![[r#"
            Armed clash
              ASSAULT | killed 401.. those | place Hajin (town)
              ASSAULT | place Hajin (town)
        "#]],
    );
    check(
        "The attack on Hajin left 12 dead.",
        expect![[r#"
        Attack
          ASSAULT | place Hajin (town)
          ASSAULT | recipient Civilians | killed 12 12 dead | place Hajin (town)
    "#]],
    );
    check(
        "Warplanes bombed Hajin on Monday. A monitor counts 62 dead.",
        expect![[r#"
        Air/drone strike
          ASSAULT/aerial | weapon aircraft | place Hajin (town) | date 2016-05-02
          ASSAULT | killed 62 | place Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "Warplanes bombed Hajin on Monday. Fishermen saw 62 dead fish.",
        expect![[r#"
        Air/drone strike
          ASSAULT/aerial | weapon aircraft | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_number_may_be_the_subject_of_what_they_are() {
    check(
        "135 people died in Hajin on Monday; 85 of them are civilians killed in the crossfire.",
        expect![[r#"
            Attack
              ASSAULT | recipient Civilians | killed 135 135 people | place Hajin (town) | date 2016-05-02
              ASSAULT/firearms | recipient Civilians | weapon firearms | killed 85 civilians (civilian)
        "#]],
    );
}

#[test]
fn a_number_of_dozens_is_read_whole() {
    check(
        "The bombing wounded two dozen people in Hajin on Monday.",
        expect![[r#"
        Remote explosive/landmine/IED
          ASSAULT/explosives | recipient Civilians | weapon explosives | place Hajin (town) | date 2016-05-02
          ASSAULT | recipient Civilians | injured 24 two dozen people | place Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "A bomb went off in Hajin on Monday, wounding two dozen.",
        expect![[r#"
        Remote explosive/landmine/IED
          ASSAULT/explosives | weapon explosives | place Hajin (town) | date 2016-05-02
          ASSAULT/explosives | recipient Civilians | weapon explosives | injured 24 two dozen | place Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "Shelling killed two hundred villagers in Hajin on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | place Hajin (town) | date 2016-05-02
          ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | killed 200 two hundred villagers (civilian) | place Hajin (town) | date 2016-05-02
    "#]],
    );
}
