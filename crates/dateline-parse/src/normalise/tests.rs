//! What the model is shown.

use dateline_model::{Origin, Report, ReportId, Span, Zone, ZoneKind};
use expect_test::{Expect, expect};

use super::blocks;

/// Draws one line for each block, and below it what was lifted out of it.
#[track_caller]
fn check(text: &str, expected: Expect) {
    let report = report(text);
    let mut drawing = String::new();
    for block in blocks(&report, is_word) {
        drawing.push_str(&format!("{}\n", block.seen.text()));
        for aside in &block.asides {
            let brackets = [aside.open, aside.close].map(|span| span.of(text));
            let [open, close] = brackets;
            drawing.push_str(&format!("    {open} {} {close}\n", aside.seen.text()));
        }
        every_letter_is_found_again(text, &block.seen);
    }
    expected.assert_eq(&drawing);
}

/// A few words, in the place of the model's dictionary.
fn is_word(word: &str) -> bool {
    [
        "at", "bomb", "by", "five", "in", "killed", "market", "peasants", "the", "were",
        "a", "of", "hector", "stone", "victor",
    ]
    .contains(&word)
}

fn report(text: &str) -> Report {
    Report::new(ReportId("0".repeat(64).into()), Origin::default(), text.to_owned())
}

#[track_caller]
fn every_letter_is_found_again(text: &str, seen: &super::Seen) {
    let mut end = 0;
    for (at, letter) in seen.text().char_indices() {
        let span = seen.span_of(at..at + letter.len_utf8());
        assert!(text.get(span.range()).is_some(), "{span:?} splits a character");
        assert!(span.end() >= end, "{span:?} runs backwards");
        end = span.end();
    }
}

#[test]
fn a_blank_line_or_a_bullet_ends_a_block() {
    check(
        "Two villages fell\n\nThe army entered Wadi Amsa.\n  • Tell Safra\n  • Ain Rumma",
        expect![[r#"
            Two villages fell
            The army entered Wadi Amsa.
            Tell Safra
            Ain Rumma
        "#]],
    );
}

#[test]
fn a_dateline_is_read_apart() {
    check(
        "WADI AMSA, June 3 (VNA) – The army left.",
        expect![[r#"
        WADI AMSA, June 3
            ( VNA )
        The army left.
    "#]],
    );
    check(
        "SAFRA – Rebels left. They fled - north.",
        expect![[r#"
        SAFRA
        Rebels left. They fled - north.
    "#]],
    );
    check(
        "TELL TELMO, 4 FEB 90 (VNA) -- [TEXT] THE ARMY LEFT THE TOWN.",
        expect![[r#"
            Tell Telmo, 4 Feb 90
                ( Vna )
            [TEXT]
            The Army Left the Town.
        "#]],
    );
    check(
        "VDF – The Valley Front – left. AND – so on",
        expect![[r#"
        VDF – The Valley Front – left. AND – so on
    "#]],
    );
    check(
        "THE ARMY - AND NOT THE REBELS LEFT",
        expect![[r#"
        The Army - and not the Rebels Left
    "#]],
    );
    check(
        "Safra – Rebels left.",
        expect![[r#"
        Safra – Rebels left.
    "#]],
    );
}

#[test]
fn a_line_broken_by_an_editor_runs_on() {
    check(
        "Rebels attacked three villages in the valley of Wadi Amsa on\n\
         Monday, residents said. The army sent troops to the valley\n\
         on Tuesday.",
        expect![[r#"
            Rebels attacked three villages in the valley of Wadi Amsa on Monday, residents said. The army sent troops to the valley on Tuesday.
        "#]],
    );
}

#[test]
fn lines_that_a_writer_ended_stay_apart() {
    check(
        "A burnt house in Tell Safra\nSoldiers on the road to Wadi Amsa",
        expect![[r#"
            A burnt house in Tell Safra
            Soldiers on the road to Wadi Amsa
        "#]],
    );
}

#[test]
fn numbered_lines_lose_their_numbers() {
    check(
        "1- Hunger in the camps\n2. Return of the displaced",
        expect![[r#"
        Hunger in the camps
        Return of the displaced
    "#]],
    );
}

#[test]
fn an_acronym_that_is_a_word_is_shown_as_a_name() {
    check(
        "IS holds the IS-held hills. This is IS's base.",
        expect![[r#"
        ISIS holds the ISIS-held hills. This is ISIS's base.
    "#]],
    );
    check(
        "A banner read THIS IS OURS in red.",
        expect![[r#"
        A banner read THIS IS OURS in red.
    "#]],
    );
}

#[test]
fn a_name_with_an_arabic_article_is_shown_as_one_word() {
    check(
        "Tell ez-Zaytun and Ras al-Hara lie in As-Safra.",
        expect![[r#"
        Tell Ezzaytun and Ras Alhara lie in Assafra.
    "#]],
    );
    check(
        "The Tell-Ez-Zaytun road, al-'Umar and al-Qaeda; as-yet, co-al-Din.",
        expect![[r#"
        The Tell Ezzaytun road, Alumar and Al Qaeda; as-yet, co Aldin.
    "#]],
    );
}

#[test]
fn a_prefix_and_its_word_are_shown_as_one() {
    check(
        "They re-captured the pre-war camp; Co-Ord is no-go.",
        expect![[r#"
        They recaptured the prewar camp; Co-Ord is no-go.
    "#]],
    );
}

#[test]
fn a_closed_compound_is_opened_where_a_verb_is_wanted() {
    check(
        "Earlier today, the army cutoff a road to Wadi Amsa.",
        expect![[r#"
        Earlier today, the army cut off a road to Wadi Amsa.
    "#]],
    );
    check(
        "The rebels managed to breakthrough and takeover the town.",
        expect![[r#"
        The rebels managed to break through and take over the town.
    "#]],
    );
}

#[test]
fn a_closed_compound_stays_where_a_noun_is_wanted() {
    check(
        "The takeover of the town followed a breakthrough.",
        expect![[r#"
        The takeover of the town followed a breakthrough.
    "#]],
    );
    check(
        "After the crackdown the police left.",
        expect![[r#"
        After the crackdown the police left.
    "#]],
    );
}

#[test]
fn what_stands_in_brackets_is_lifted_out() {
    check(
        "Soldiers of the Valley Defence Force (VDF) left the quarter [Sinjar], he said.",
        expect![[r#"
            Soldiers of the Valley Defence Force left the quarter, he said.
                ( VDF )
                [ Sinjar ]
        "#]],
    );
    check(
        "They caught Abu Salim's (the emir) deputy alive (September 3).",
        expect![[r#"
        They caught Abu Salim's deputy alive.
            ( the emir )
            ( September 3 )
    "#]],
    );
}

#[test]
fn brackets_that_a_sentence_needs_are_only_hidden() {
    check(
        "He said: “[The] army burned the [old] market.”",
        expect![[r#"
        He said: “The army burned the old market.”
    "#]],
    );
}

#[test]
fn brackets_that_hold_nothing_or_do_not_close_stay() {
    check(
        "The attack(s) ( ) on the (camp were [denied.",
        expect![[r#"
        The attack(s) ( ) on the (camp were [denied.
    "#]],
    );
    check(
        "(Reporting by the desk)",
        expect![[r#"
        (Reporting by the desk)
    "#]],
    );
}

#[test]
fn odd_marks_are_shown_as_common_ones() {
    check(
        "The «emir» of Wadi\u{AD}Amsa\u{200F} fled\u{A0}\u{A0}south.",
        expect![[r#"
        The "emir" of WadiAmsa fled south.
    "#]],
    );
    check(
        "the force (VDF)ــwhich fled",
        expect![[r#"
        the force — which fled
            ( VDF )
    "#]],
    );
    check(
        "محـــمد",
        expect![[r#"
        محمد
    "#]],
    );
}

#[test]
fn a_line_in_capitals_is_shown_small_but_for_names() {
    check(
        "FIVE PEASANTS WERE KILLED BY THE FMLN IN SAN TELMO. A BOMB EXPLODED.",
        expect![[r#"
            Five peasants were killed by the FMLN in San Telmo. A bomb Exploded.
        "#]],
    );
    check(
        "THE MARKET OF WADI AMSA\n\nThe market of Wadi Amsa burned.",
        expect![[r#"
            The market of Wadi Amsa
            The market of Wadi Amsa burned.
        "#]],
    );
}

#[test]
fn a_word_shown_longer_stands_for_its_own_letters() {
    let text = "The IS attacked.";
    let blocks = blocks(&report(text), is_word);
    let seen = &blocks[0].seen;
    assert_eq!(seen.text(), "The ISIS attacked.");
    assert_eq!(seen.span_of(4..8), Span::new(4, 6));
    assert_eq!(seen.span_of(9..17), Span::new(7, 15));
}

#[test]
fn each_half_of_an_opened_word_has_its_own_letters() {
    let text = "They cutoff the road.";
    let blocks = blocks(&report(text), is_word);
    let seen = &blocks[0].seen;
    assert_eq!(seen.text(), "They cut off the road.");
    assert_eq!(seen.span_of(5..8).of(text), "cut");
    assert_eq!(seen.span_of(9..12).of(text), "off");
}

#[test]
fn zones_are_read_apart() {
    let text = "Raid in Wadi Amsa The army";
    let zones = vec![
        Zone { kind: ZoneKind::Headline, span: Span::new(0, 18) },
        Zone { kind: ZoneKind::Body, span: Span::new(18, text.len()) },
    ];
    let report = report(text).with_zones(zones);
    let seen: Vec<(ZoneKind, String)> = blocks(&report, is_word)
        .iter()
        .map(|block| (block.zone, block.seen.text().to_owned()))
        .collect();
    assert_eq!(
        seen,
        [
            (ZoneKind::Headline, "Raid in Wadi Amsa".to_owned()),
            (ZoneKind::Body, "The army".to_owned())
        ]
    );
}

#[test]
fn a_line_that_a_zone_begins_in_is_as_wide_as_the_whole_of_it() {
    let text = "WADI AMSA, SYRIA, 4 FEB 90 (AP) -- Rana Issa, a nurse\nof the clinic, was wounded near the bridge, said the\nmayor of the town, who spoke on Monday.";
    let at = text.find("Rana").expect("is in the text");
    let zones = vec![
        Zone { kind: ZoneKind::Dateline, span: Span::new(0, at) },
        Zone { kind: ZoneKind::Body, span: Span::new(at, text.len()) },
    ];
    let report = report(text).with_zones(zones);
    let body: Vec<String> = blocks(&report, is_word)
        .iter()
        .filter(|block| block.zone == ZoneKind::Body)
        .map(|block| block.seen.text().to_owned())
        .collect();
    let whole = text[at..].replace('\n', " ");
    assert_eq!(body, [whole]);
}

#[test]
fn given_names_and_the_surnames_behind_them_keep_their_capitals() {
    check(
        "HECTOR STONE WAS KILLED BY A BOMB IN THE STONE MARKET OF VICTOR.",
        expect![[r#"
            Hector Stone was killed by a bomb in the stone market of Victor.
        "#]],
    );
}
