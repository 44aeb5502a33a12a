//! News or background; one happening, a total, a habit, or what goes on.

use expect_test::expect;

use crate::check::check;

#[test]
fn a_headline_in_the_present_is_news() {
    check(
        "Islamic State militants kill five soldiers in Hajin",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | recipient Military Forces of Syria | killed 5 five soldiers (combatant) | place Hajin (town)
        "#]],
    );
}

#[test]
fn a_habit_is_no_event() {
    check(
        "Islamic State militants regularly shell Hajin.",
        expect![[r#"
        (no event)
          ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | scope habitual
    "#]],
    );
    check(
        "The group kills anyone who smuggles tobacco.",
        expect![[r#"
            (no event)
              ASSAULT | actor Unidentified Armed Group | scope habitual
        "#]],
    );
}

#[test]
fn what_is_true_of_any_war_is_no_event() {
    check(
        "War kills people.",
        expect![[r#"
        (no event)
          ASSAULT | recipient Civilians | killed many people | scope habitual
    "#]],
    );
}

#[test]
fn a_pluperfect_is_background() {
    check(
        "Islamic State militants attacked Hajin on Monday. The Syrian army had captured the town in March.",
        expect![[r#"
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Hajin (town) | date 2016-03-01..2016-03-31 | time background
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn what_is_long_past_is_background() {
    check(
        "Coalition warplanes bombed Mayadin on Monday. The Islamic State captured the town in July 2014.",
        expect![[r#"
            Non-state actor overtakes territory
              ASSAULT | actor Islamic State | control whole, held, to Islamic State | place Mayadin (town) | date 2014-07-01..2014-07-31 | time background
            Air/drone strike
              ASSAULT/aerial | actor Global Coalition Against Daesh | weapon aircraft | place Mayadin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_total_over_months_is_a_summary() {
    // Wrong today: the number is 100.
    check(
        "The number of people executed by the Islamic State in Deir ez-Zor reached 100 since January, a monitor said.",
        expect![[r#"
            (no event)
              ASSAULT/targeted | actor Islamic State | recipient Civilians | executed 100 people | place Deir ez-Zor (city) | date 2016-01-01..2016-05-04 | speaker monitor | scope summary
        "#]],
    );
    // Wrong today: the 300 are a total over months: summary.
    check(
        "Coalition air strikes have killed 300 militants in Deir ez-Zor province since September.",
        expect![[r#"
            (no event)
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Unidentified Armed Group | weapon aircraft | place Deir ez-Zor (admin1) | date 2015-09-01..2016-05-04 | scope ongoing
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Unidentified Armed Group | weapon aircraft | killed 300 300 militants (combatant) | place Deir ez-Zor (admin1) | date 2015-09-01..2016-05-04 | scope summary
        "#]],
    );
}

#[test]
fn a_siege_goes_on() {
    check(
        "The Islamic State has besieged the city of Deir ez-Zor since January 2015.",
        expect![[r#"
            (no event)
              COERCE/restrict | actor Islamic State | control whole, besieged | place Deir ez-Zor (city) | date 2015-01-01..2016-05-04 | scope ongoing
        "#]],
    );
}

#[test]
fn the_dead_of_a_month_are_a_total_and_those_of_one_bomb_are_not() {
    check(
        "At least 212 civilians were killed in Hajin in March.",
        expect![[r#"
        (no event)
          ASSAULT | recipient Civilians | killed 212.. At least 212 civilians (civilian) | place Hajin (town) | date 2016-03-01..2016-03-31 | scope summary
    "#]],
    );
    check(
        "A car bomb killed 12 people in Hajin in March.",
        expect![[r#"
        Remote explosive/landmine/IED
          ASSAULT/explosives | recipient Civilians | weapon car-bomb | killed 12 12 people | place Hajin (town) | date 2016-03-01..2016-03-31
    "#]],
    );
}

#[test]
fn so_far_this_month_is_a_total_and_a_toll_so_far_is_not() {
    check(
        "So far this month 40 people have been killed in Hajin.",
        expect![[r#"
        (no event)
          ASSAULT | recipient Civilians | killed 40 40 people | place Hajin (town) | date 2016-05-01..2016-05-31 | scope summary
    "#]],
    );
    check(
        "Shelling killed four people in Hajin so far on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | place Hajin (town) | date 2016-05-02
          ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | killed 4 four people | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn a_count_since_this_morning_is_of_one_happening() {
    check(
        "At least 75 people have been killed since this morning in an attack by Islamic State on Hajin.",
        expect![[r#"
            Attack
              ASSAULT | recipient Civilians | killed 75.. At least 75 people | place Hajin (town) | date 2016-05-04
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-04
        "#]],
    );
    check(
        "At least 75 people have been killed since April in shelling on Hajin.",
        expect![[r#"
            (no event)
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | killed 75.. At least 75 people | place Hajin (town) | date 2016-04-01..2016-05-04 | scope summary
              ASSAULT/heavy-weapons | weapon artillery | place Hajin (town) | date 2016-04-01..2016-05-04 | scope ongoing
        "#]],
    );
}

#[test]
fn a_toll_of_one_known_happening_is_no_total() {
    check(
        "The number of soldiers killed by the bombardment of Hajin on Monday rose to nine.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | recipient Military Forces of Syria | weapon artillery | killed 9 soldiers (combatant) | place Hajin (town) | date 2016-05-02
              ASSAULT/heavy-weapons | weapon artillery | place Hajin (town) | date 2016-05-02
        "#]],
    );
    check(
        "The number of soldiers killed by bombardments in Hajin this year rose to ninety.",
        expect![[r#"
            (no event)
              ASSAULT/heavy-weapons | recipient Military Forces of Syria | weapon artillery | killed 90 soldiers (combatant) | place Hajin (town) | date 2016-01-01..2016-12-31 | scope summary
              ASSAULT/heavy-weapons | recipient Military Forces of Syria | weapon artillery | place Hajin (town) | date 2016-01-01..2016-12-31 | scope ongoing
        "#]],
    );
}

#[test]
fn clashes_that_go_on_are_no_habit() {
    check(
        "The clashes between the army and the rebels in Hajin go on.",
        expect![[r#"
        Armed clash
          ASSAULT (both sides) | actor Military Forces of Syria | recipient rebels | place Hajin (town)
    "#]],
    );
}

#[test]
fn a_number_between_two_dates_is_a_total() {
    check(
        "Shelling killed 91 civilians in Hajin between 14 January and 5 February.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | place Hajin (town) | date 2016-01-14..2016-02-05 | time background
            (no event)
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | killed 91 91 civilians (civilian) | place Hajin (town) | date 2016-01-14..2016-02-05 | time background | scope summary
        "#]],
    );
    check(
        "Shelling killed 9 civilians in Hajin between Friday and Saturday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | place Hajin (town) | date 2016-04-29..2016-04-30
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | killed 9 9 civilians (civilian) | place Hajin (town) | date 2016-04-29..2016-04-30
        "#]],
    );
    check(
        "31 soldiers have been killed in Hajin since Saturday; 14 civilians have been killed in the same time.",
        expect![[r#"
            (no event)
              ASSAULT | recipient Military Forces of Syria | killed 31 31 soldiers (combatant) | place Hajin (town) | date 2016-04-30..2016-05-04 | scope summary
              ASSAULT | recipient Civilians | killed 14 14 civilians (civilian) | place Hajin (town) | date 2016-04-30..2016-05-04 | scope summary
        "#]],
    );
}

#[test]
fn a_toll_of_raids_that_are_told_is_theirs() {
    check(
        "The number of civilians killed by raids which hit a market in Hama on Monday has risen to 19.",
        expect![[r#"
            Attack
              ASSAULT | recipient Civilians | killed 19 civilians (civilian) | place Ḩamāh (city) | date 2016-05-02
              ASSAULT | recipient Civilians | place Ḩamāh (city) | date 2016-05-02
              ASSAULT | place Ḩamāh (city) | date 2016-05-02
        "#]],
    );
}

#[test]
fn what_has_a_day_of_its_own_was_done_once() {
    check(
        "Among these cases is the attack on a boat near Basra on 15 August 2015.",
        expect![[r#"
            Armed clash
              ASSAULT | place near Basrah (city) | date 2015-08-15 | time background
        "#]],
    );
}
