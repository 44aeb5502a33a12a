//! What the model hangs on the wrong word, put right.

use expect_test::expect;

use super::check;

#[test]
fn participles_share_the_auxiliary_of_the_first() {
    for (text, expected) in [
        (
            "Ten soldiers were killed, six wounded and a tank destroyed near Hajin on Friday.",
            expect![[r#"
                killed: object soldiers (passive)
                wounded: object six (passive)
                destroyed: object tank (passive), near Hajin, on Friday"#]],
        ),
        (
            "The mayor was kidnapped on Monday and his driver shot.",
            expect![[r#"
                kidnapped: object mayor (passive), on Monday
                driver: subject his
                shot: object driver (passive)"#]],
        ),
        (
            "Two villages were captured and the road cut.",
            expect![[r#"
            captured: object villages (passive)
            cut: object road (passive)"#]],
        ),
        (
            "He was dragged out of his house and shot.",
            expect![[r#"
            dragged: object He (passive), out of house
            house: subject his
            shot: object He (conjunct)"#]],
        ),
        // What has an object or an auxiliary of its own shares none.
        (
            "Ten soldiers were killed and the army destroyed a tank.",
            expect![[r#"
                killed: object soldiers (passive)
                destroyed: subject army, object tank"#]],
        ),
        (
            "Ten soldiers were killed, the ministry reported.",
            expect![[r#"
            killed: object soldiers (passive)
            reported: subject ministry"#]],
        ),
        (
            "Four soldiers were killed and a tank destroyed by the militia was shown.",
            expect![[r#"
                killed: object soldiers (passive)
                destroyed: subject militia (passive), object tank (relative)
                shown: object tank (passive)"#]],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_place_that_was_struck_kills_nobody() {
    check(
        "The strike on Hajin, which killed 26 civilians, was denied.",
        expect![[r#"
        strike: on Hajin
        killed: subject strike (relative), object civilians
        denied: object strike (passive)"#]],
    );
    check(
        "He fought against the group, which killed his brother.",
        expect![[r#"
        fought: subject He, against group
        killed: subject group (relative), object brother
        brother: subject his"#]],
    );
}

#[test]
fn a_group_that_killed_is_told_of_the_group() {
    check(
        "The offensive against the group that killed 20 villagers began in Hama.",
        expect![[r#"
            offensive: against group, in Hama (control)
            killed: subject group (relative), object villagers
            began: subject offensive, in Hama"#]],
    );
}

#[test]
fn nothing_stands_at_an_hour() {
    check(
        "Ten shells landed shortly after midnight between the houses of Hajin.",
        expect![[r#"
        landed: subject shells, after midnight, between houses
        houses: object Hajin"#]],
    );
}

#[test]
fn what_is_full_goes_nowhere() {
    check(
        "A bomber drove a lorry packed with explosives into a market on Tuesday.",
        expect![[r#"
            drove: subject bomber, object lorry, into market, on Tuesday
            packed: object lorry (relative), with explosives"#]],
    );
}

#[test]
fn dead_has_no_object() {
    for (text, expected) in [
        (
            "A sniper shot dead a woman in Hajin on Monday.",
            expect![[r#"
            shot: subject sniper, object woman, on Monday
            woman: in Hajin"#]],
        ),
        ("The road is dead ahead.", expect!["is: subject road"]),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_form_that_is_only_a_past_is_a_verb() {
    for (text, expected) in [
        (
            "Sudan's army retook Wad Madani on Saturday.",
            expect![[r#"
            army: subject Sudan
            retook: subject army, object Madani, on Saturday"#]],
        ),
        (
            "The army's retreat ended.",
            expect![[r#"
            retreat: subject army
            ended: subject retreat"#]],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn what_was_done_goes_on_behind_the_one_who_tells_it() {
    for (text, expected) in [
        (
            "Artillery struck a school in Kherson on Sunday, the administration said, killing three people.",
            expect![[r#"
                struck: subject Artillery, object school, on Sunday
                school: in Kherson
                said: subject administration
                killing: subject Artillery (participle), object people"#]],
        ),
        // Who speaks does what speaking is.
        (
            "Artillery struck a school in Kherson on Sunday, the administration said, urging people to leave.",
            expect![[r#"
                struck: subject Artillery, object school, on Sunday
                school: in Kherson
                said: subject administration
                urging: subject administration (participle), object people
                leave: subject people (control)"#]],
        ),
        (
            "The council handed over 240 detainees to the elders.",
            expect!["handed: subject council, object detainees, to elders"],
        ),
    ] {
        check(text, expected);
    }
}
