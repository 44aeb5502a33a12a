//! Whether it happened, as the speaker puts it.

use expect_test::expect;

use crate::check::{check, coded};

#[test]
fn what_is_told_plainly_happened() {
    check(
        "Islamic State militants shelled Hajin on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn reportedly_is_alleged() {
    check(
        "Islamic State militants reportedly killed five farmers in Hajin on Monday.",
        expect![[r#"
            Attack
              ASSAULT | actor Islamic State | recipient Civilians | killed 5 five farmers (civilian) | place Hajin (town) | date 2016-05-02 | modality alleged
        "#]],
    );
}

#[test]
fn an_accusation_is_alleged() {
    // Wrong today: the residents say so.
    check(
        "Residents accused the Syrian army of shelling a school in Hajin on Monday.",
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Military Forces of Syria | weapon artillery | place Hajin (town) | date 2016-05-02 | modality alleged
            (no code)
              ACCUSE/allege | actor Civilians | recipient Military Forces of Syria | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn who_denies_says_it_did_not_happen() {
    check(
        "The Syrian army denied shelling the market of Hajin.",
        expect![[r#"
            (no code)
              REJECT | actor Military Forces of Syria | place Hajin (town)
            (no event)
              ASSAULT/heavy-weapons | actor Military Forces of Syria | weapon artillery | place Hajin (town) | speaker official | modality denied
        "#]],
    );
    check(
        "The coalition denied that its warplanes had bombed the hospital in Mayadin on Monday.",
        expect![[r#"
            (no code)
              REJECT | actor Global Coalition Against Daesh | place Mayadin (town) | date 2016-05-02
            (no event)
              ASSAULT/aerial | actor Global Coalition Against Daesh | weapon aircraft | place Mayadin (town) | date 2016-05-02 | speaker official | modality denied
        "#]],
    );
}

#[test]
fn what_is_called_false_is_denied() {
    check(
        "The claim that the army shelled Hajin on Monday is false, the ministry said.",
        expect![[r#"
            (no event)
              ASSAULT/heavy-weapons | actor Military Forces of Syria | weapon artillery | place Hajin (town) | date 2016-05-02 | speaker official | modality denied
        "#]],
    );
    check(
        "Reports of an air strike on Hajin are baseless, the governor said.",
        expect![[r#"
            (no event)
              ASSAULT/aerial | weapon aircraft | place Hajin (town) | speaker official | modality denied
        "#]],
    );
}

#[test]
fn who_says_that_its_own_aircraft_hit_nothing_denies() {
    check(
        "Russia's defence ministry said that its jets had bombed nothing in Hajin on Monday.",
        expect![[r#"
            (no event)
              ASSAULT/aerial | actor Military Forces of Russia | weapon aircraft | place "Hajin" (unknown) | date 2016-05-02 | speaker official, Russian Defence Ministry | modality denied
        "#]],
    );
}

#[test]
fn the_day_of_a_denial_is_not_the_day_of_what_is_denied() {
    check(
        "The army denied on Tuesday that its jets had struck a school in Hajin.",
        expect![[r#"
            (no code)
              REJECT | actor Military Forces of Syria | place Hajin (town) | date 2016-05-03
            (no event)
              ASSAULT/aerial | actor Military Forces of Syria | weapon aircraft | place Hajin (town) | speaker official | modality denied | time background
        "#]],
    );
}

#[test]
fn not_is_negated() {
    check(
        "The Islamic State did not capture Hajin, the governor said.",
        expect![[r#"
            (no event)
              ASSAULT | actor Islamic State | control whole, held, to Islamic State | place Hajin (town) | speaker official | modality negated
        "#]],
    );
}

#[test]
fn nobody_killed_is_a_count_of_none() {
    check(
        "Nobody was killed when shells hit Hajin on Monday.",
        expect![[r#"
        Shelling/artillery/missile attack
          ASSAULT | killed 0 Nobody | place Hajin (town) | date 2016-05-02
          ASSAULT/heavy-weapons | weapon artillery | place Hajin (town) | date 2016-05-02
    "#]],
    );
}

#[test]
fn will_and_plans_are_planned() {
    check(
        "The Islamic State will execute three captives, residents said.",
        expect![[r#"
            (no event)
              ASSAULT/targeted | actor Islamic State | recipient Civilians | executed 3 three captives | speaker resident | modality planned
        "#]],
    );
    // Wrong today: a plan for one week is no habit.
    check(
        "The Syrian army plans to attack Mayadin next week.",
        expect![[r#"
        (no event)
          ASSAULT | actor Military Forces of Syria | place Mayadin (town) | date 2016-05-09..2016-05-15 | modality planned | scope habitual
    "#]],
    );
}

#[test]
fn a_threat_is_no_deed() {
    check(
        "Islamic State militants threatened to kill the hostages.",
        expect![[r#"
            (no event)
              THREATEN/violence | actor Islamic State | recipient Civilians
              ASSAULT | actor Islamic State | recipient Civilians | modality planned
        "#]],
    );
}

#[test]
fn orders_are_ordered() {
    check(
        "The commander ordered his fighters to withdraw from Hajin on Monday.",
        expect![[r#"
            (no code)
              REQUEST | actor Unidentified Armed Group | recipient Unidentified Armed Group | place from Hajin (town) | date 2016-05-02
            (no event)
              RETREAT/withdraw | actor Unidentified Armed Group | control whole, held, from Unidentified Armed Group | place Hajin (town) | date 2016-05-02 | modality ordered
        "#]],
    );
}

#[test]
fn may_is_possible() {
    check(
        "The militants may attack Qamishli, a commander said.",
        expect![[r#"
            (no event)
              ASSAULT | actor Unidentified Armed Group | place Qamishli (city) | speaker official | modality possible
        "#]],
    );
    check(
        "If the army enters Mayadin, the militants could destroy the bridge.",
        expect![[r#"
            (no event)
              ASSAULT | actor Military Forces of Syria | control whole, fought-over, to Military Forces of Syria | place Mayadin (town) | modality possible | scope habitual
              ASSAULT/destroy | actor Unidentified Armed Group | place Mayadin (town) | modality possible
        "#]],
    );
}

#[test]
fn a_vow_is_no_attack_but_the_attack_before_it_is() {
    check(
        "The Islamic State vowed revenge after the attack on Mayadin by coalition warplanes.",
        expect![[r#"
            (no code)
              THREATEN/violence | actor Islamic State | place Mayadin (town)
            Air/drone strike
              ASSAULT/aerial | actor Global Coalition Against Daesh | weapon aircraft | place Mayadin (town)
        "#]],
    );
}

#[test]
fn what_was_repelled_was_still_fought() {
    // Wrong today: who repels was attacked.
    check(
        "The Syrian army repelled an Islamic State attack on Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Military Forces of Syria | recipient Islamic State | place Hajin (town) | date 2016-05-02
              ASSAULT | actor Islamic State | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn what_was_only_tried_is_kept_apart() {
    check(
        "Islamic State militants tried to storm the Deir ez-Zor airport but failed.",
        expect![[r#"
            (no event)
              ASSAULT | actor Islamic State | place Deir ez-Zor airbase (airbase) | modality planned
        "#]],
    );
}

#[test]
fn a_fact_reported_is_a_fact() {
    check(
        "A monitor confirmed the killing of four militants in an air strike on Hajin on Monday.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | recipient Unidentified Armed Group | weapon aircraft | killed 4 four militants (combatant) | place Hajin (town) | date 2016-05-02 | speaker monitor
              ASSAULT/aerial | weapon aircraft | place Hajin (town) | date 2016-05-02 | speaker monitor
        "#]],
    );
}

#[test]
fn who_could_not_or_would_not_did_not() {
    for text in [
        "The Syrian army could not capture Hajin on Monday.",
        "The Syrian army will not attack Hajin.",
        "No unit of the Syrian army attacked Hajin on Monday.",
        "Neither side shelled Hajin on Monday.",
    ] {
        let coded = coded(text);
        assert!(coded.contains("modality negated"), "{text}\n{coded}");
    }
}

#[test]
fn a_denial_of_what_is_alleged_is_a_denial() {
    for text in [
        "The Syrian army rejected claims that its troops shelled Hajin on Monday.",
        "The Syrian army denied responsibility for the attack on Hajin.",
        "The colonel said his men did not shell Hajin on Monday.",
    ] {
        let coded = coded(text);
        assert!(coded.contains("modality denied"), "{text}\n{coded}");
    }
}

#[test]
fn a_word_may_look_ahead_only_before_an_infinitive() {
    for (text, modality) in [
        ("Islamic State militants were about to shell Hajin.", "planned"),
        ("The Syrian army is going to attack Hajin.", "planned"),
        ("Islamic State militants are due to attack Hajin on Friday.", "planned"),
        ("Islamic State militants were told to execute deserters in Hajin.", "ordered"),
        ("The Syrian army is said to have captured Hajin.", "alleged"),
        ("The Islamic State set up mortars in order to shell Hajin.", "planned"),
    ] {
        let coded = coded(text);
        assert!(coded.contains(&format!("modality {modality}")), "{text}\n{coded}");
    }
}

#[test]
fn what_hangs_on_an_if_or_a_fear_is_possible() {
    for text in [
        "If the talks fail, the Islamic State will shell Hajin.",
        "Residents fear that the Islamic State will shell Hajin.",
    ] {
        let coded = coded(text);
        assert!(coded.contains("modality possible"), "{text}\n{coded}");
    }
}

#[test]
fn a_deed_that_is_looked_into_or_protested_against_took_place() {
    check(
        "The court ordered a judge to investigate the murder of Adnan Qamri in Hajin on Monday.",
        expect![[r#"
            Attack
              ASSAULT | recipient Civilians | killed 1 Adnan Qamri | place Hajin (town) | date 2016-05-02
            (no code)
              REQUEST | actor Government of Syria | recipient Civilians | place Hajin (town) | date 2016-05-02
            (no event)
              ACCUSE/investigate | actor Civilians | recipient Civilians | place Hajin (town) | date 2016-05-02 | modality ordered
        "#]],
    );
    check(
        "The governor ordered the murder of Adnan Qamri in Hajin on Monday.",
        expect![[r#"
            (no code)
              REQUEST | actor Government of Syria | recipient Civilians | place Hajin (town) | date 2016-05-02
            (no event)
              ASSAULT | recipient Civilians | killed 1 Adnan Qamri | place Hajin (town) | date 2016-05-02 | modality ordered
        "#]],
    );
    check(
        "The government will compensate the relatives of a teacher killed in Hajin on Monday.",
        expect![[r#"
            Attack
              ASSAULT | recipient Civilians | killed 1 a teacher (civilian) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_text_all_in_capitals_is_read_like_a_calm_one() {
    // Wrong today: the members of a front that attacks are under arms.
    check(
        "MEMBERS OF THE 8TH FRONT STAGED A HEAVY ATTACK ON THE POWER STATION OF HAJIN ON MONDAY.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Civilians | place Hajin (town) | date 2016-05-02
        "#]],
    );
    // "IS" is the verb here and no group.
    check(
        "THE ROAD TO HAJIN IS CLOSED. GUERRILLAS ATTACKED A BUS IN HAJIN ON MONDAY.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Guerrillas | place Hajin (town) | date 2016-05-02
            (no event)
              COERCE/cut-route | control part, access-cut | place to Hajin (town) | scope ongoing
        "#]],
    );
}

#[test]
fn what_is_fired_in_an_exercise_hits_nobody() {
    check(
        "The Syrian army fired rockets near Hajin in an exercise on Monday.",
        expect![[r#"
            (no event)
              ASSAULT/heavy-weapons | actor Military Forces of Syria | weapon rocket | place near Hajin (town) | date 2016-05-02 | modality negated
        "#]],
    );
}

#[test]
fn no_fewer_than_is_a_number() {
    check(
        "Islamic State militants killed no fewer than nine soldiers in Hajin on Monday.",
        expect![[r#"
            Armed clash
              ASSAULT | actor Islamic State | recipient Military Forces of Syria | killed 9.. no fewer than nine soldiers (combatant) | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn what_is_called_by_a_name_happened() {
    check(
        "Coalition warplanes bombed Hajin on Monday. Damascus called the strikes an aggression.",
        expect![[r#"
            Air/drone strike
              ASSAULT/aerial | actor Global Coalition Against Daesh | weapon aircraft | place Hajin (town) | date 2016-05-02
              ASSAULT/aerial | actor Global Coalition Against Daesh | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn what_one_took_his_deed_for_is_not_what_he_did() {
    check(
        "The pilots of the coalition thought that they were bombing Islamic State militants in Hajin on Monday. They bombed the Syrian army.",
        expect![[r#"
            (no event)
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Islamic State | weapon explosives | place Hajin (town) | date 2016-05-02 | speaker official | modality possible
              ASSAULT/aerial | actor Global Coalition Against Daesh | recipient Military Forces of Syria | weapon explosives | place Hajin (town)
        "#]],
    );
}
