//! When, told from the day of publication, Wednesday, 4 May 2016.

use expect_test::expect;

use crate::check::check;

#[test]
fn a_weekday_is_the_last_one() {
    check(
        "Islamic State militants shelled Hajin on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-02
    "#]],
    );
    check(
        "Islamic State militants shelled Hajin on Wednesday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-04
    "#]],
    );
    check(
        "Islamic State militants shelled Hajin last Friday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-04-29
    "#]],
    );
}

#[test]
fn yesterday_and_today_count_from_publication() {
    check(
        "Islamic State militants shelled Hajin yesterday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-03
    "#]],
    );
    check(
        "Islamic State militants shelled Hajin early today.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-04
    "#]],
    );
}

#[test]
fn a_full_date_is_taken_as_it_stands() {
    check(
        "Islamic State militants shelled Hajin on 28 April 2016.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-04-28
    "#]],
    );
    check(
        "Islamic State militants shelled Hajin on April 28.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-04-28
    "#]],
    );
}

#[test]
fn a_month_is_all_its_days() {
    check(
        "The Islamic State captured Hajin in March.",
        expect![[r#"
        Non-state actor overtakes territory
          ASSAULT | actor Islamic State | control whole, held, to Islamic State | place Hajin (town) | date 2016-03-01..2016-03-31
    "#]],
    );
}

#[test]
fn a_span_has_two_ends() {
    check(
        "Shelling killed nine people in Hajin between April 20 and 25.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | place Hajin (town) | date 2016-04-20..2016-04-25
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | killed 9 nine people | place Hajin (town) | date 2016-04-20..2016-04-25
        "#]],
    );
}

#[test]
fn last_week_is_a_week() {
    check(
        "Shelling killed nine people in Hajin last week.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | place Hajin (town) | date 2016-04-25..2016-05-01
              ASSAULT/heavy-weapons | recipient Civilians | weapon artillery | killed 9 nine people | place Hajin (town) | date 2016-04-25..2016-05-01
        "#]],
    );
}

#[test]
fn a_day_before_counts_from_the_day_told() {
    check(
        "Islamic State militants shelled Hajin on Sunday. A day earlier, gunmen abducted two farmers there.",
        expect![[r#"
            Abduction/forced disappearance
              ASSAULT/abduct | actor Unidentified Armed Group | recipient Civilians | weapon firearms | captured 2 two farmers (civilian) | place Hajin (town) | date 2016-04-30
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-01
        "#]],
    );
}

#[test]
fn no_day_is_no_date() {
    check(
        "Islamic State militants shelled Hajin.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town)
    "#]],
    );
}

#[test]
fn the_day_of_the_sentence_before_holds_on() {
    check(
        "Syrian troops entered Hajin on Sunday. Four soldiers were killed in clashes with the Islamic State.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Military Forces of Syria | control whole, fought-over, to Military Forces of Syria | place Hajin (town) | date 2016-05-01
              ASSAULT | actor Islamic State | recipient Military Forces of Syria | killed 4 Four soldiers (combatant) | place Hajin (town) | date 2016-05-01
              ASSAULT (both sides) | actor Military Forces of Syria | recipient Islamic State | place Hajin (town) | date 2016-05-01
        "#]],
    );
}

#[test]
fn a_day_is_not_carried_to_another_place() {
    check(
        "Islamic State militants shelled Hajin on Sunday. Syrian troops attacked a checkpoint in Mayadin.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-01
            Armed clash
              ASSAULT | actor Military Forces of Syria | place Mayadin (town)
        "#]],
    );
}

#[test]
fn the_day_of_a_word_is_no_day_of_what_was_told_before() {
    check(
        "Islamic State militants shelled Hajin on Sunday. A doctor said on Monday that six people were killed.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-01
              ASSAULT | recipient Civilians | killed 6 six people | place Hajin (town) | date 2016-05-01 | speaker medical
        "#]],
    );
}

#[test]
fn the_attack_is_the_one_told_before() {
    check(
        "Islamic State militants shelled Hajin on Sunday. The shelling destroyed a school. Six people were killed in the attack.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-01
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-01
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-01
              ASSAULT | recipient Civilians | killed 6 Six people | place Hajin (town) | date 2016-05-01
              ASSAULT/heavy-weapons | actor Islamic State | place Hajin (town) | date 2016-05-01
        "#]],
    );
}

#[test]
fn a_day_is_counted_from_another() {
    check(
        "The army retook Hajin on Sunday, three days after Islamic State militants had stormed it.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-04-28
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Hajin (town) | date 2016-05-01
        "#]],
    );
    check(
        "Two days after Islamic State militants attacked Hajin, people still look for the dead.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn the_day_of_a_raid_is_its_own_behind_by() {
    check(
        "The losses by Monday's raids near Hajin are high.",
        expect![[r#"
        Armed clash
          ASSAULT | place near Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn what_a_stretch_is_counted_from_has_another_day() {
    check(
        "Islamic State militants launched their heaviest attack on Hajin since losing the town, and took a quarter on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
              ASSAULT | recipient Islamic State | control whole, held, from Islamic State | place Hajin (town) | time background
        "#]],
    );
}

#[test]
fn the_day_of_a_denial_is_that_of_what_is_told_instead() {
    check(
        "The ministry denied that its jets had bombed a market in Hama on Tuesday. Two people were killed by a bomb.",
        expect![[r#"
            Remote explosive/landmine/IED
              ASSAULT/explosives | recipient Civilians | weapon explosives | killed 2 Two people | place Ḩamāh (city) | date 2016-05-03
            (no code)
              REJECT | actor Government of Syria | place Ḩamāh (city) | date 2016-05-03
            (no event)
              ASSAULT/aerial | actor Government of Syria | weapon aircraft | place Ḩamāh (city) | date 2016-05-03 | speaker official | modality denied
        "#]],
    );
}

#[test]
fn since_when_they_were_held_is_not_when_they_were_freed() {
    check(
        "The rebels released twelve persons whom they had held since 2013 in Hama.",
        expect![[r#"
            Agreement
              RETREAT/release | actor rebels | recipient Civilians | counted 12 twelve persons | place Ḩamāh (city)
        "#]],
    );
}

#[test]
fn a_quarter_happens_on_the_day_of_its_town() {
    check(
        "A suicide bomber killed nine people in Mosul on Tuesday. The car bomb exploded at 8.30 a.m. in the Amsa district.",
        expect![[r#"
            Suicide bomb
              ASSAULT/suicide-attack | actor Unidentified Armed Group | recipient Civilians | weapon suicide-bomb | killed 9 nine people | place Mosul (city) | date 2016-05-03
            Remote explosive/landmine/IED
              ASSAULT/explosives | weapon car-bomb | place "the Amsa district" (unknown) | date 2016-05-03
        "#]],
    );
}

#[test]
fn what_was_so_long_before_is_counted_back_in_months_and_years() {
    check(
        "The Syrian army retook Hajin on Monday, two years after it was lost to the Islamic State.",
        expect![[r#"
            Government regains territory
              ASSAULT | actor Military Forces of Syria | control whole, held, to Military Forces of Syria | place Hajin (town) | date 2016-05-02
            (no event)
              ASSAULT | actor Islamic State | control whole, held, to Islamic State | place Hajin (town) | date 2014-01-01..2014-12-31 | time background | scope ongoing
        "#]],
    );
}
