//! Which reports are copies, and what becomes of their claims.

use dateline_model::{Claim, ReportCard};
use expect_test::{Expect, expect};

use crate::merge;
use crate::tests::builder::{Told, card_of, claim, text};
use crate::tests::draw;

/// Draws the copies, then the events with the lines that speak of copies.
#[track_caller]
fn check(cards: Vec<ReportCard>, claims: Vec<Claim>, expected: Expect) {
    let dataset = merge(cards, claims, &[]);
    let mut drawn = String::new();
    for copy in &dataset.copies {
        let (report, of) = (&copy.report.0, &copy.of.0);
        drawn += &format!("{report} of {of}, {:.2}: {}\n", copy.share, copy.why);
    }
    drawn += &draw(&dataset);
    for event in &dataset.events {
        drawn += &format!("from {} sources\n", event.n_sources);
        for join in event.joins.iter().filter(|join| join.contains("copy")) {
            drawn += &format!("{join}\n");
        }
    }
    expected.assert_eq(&drawn);
}

const LONG: [&str; 6] = ["head", "one", "two", "three", "four", "five"];

#[test]
fn a_reprint_and_an_excerpt_are_copies_of_the_first_and_a_text_of_the_same_length_is_none()
 {
    let cards = || {
        vec![
            card_of("b", "2016-05-06", "Gazette", &text(&LONG)),
            card_of("a", "2016-05-05", "Wire", &text(&LONG)),
            card_of("c", "", "Digest", &text(&["own", "two", "three", "four"])),
            card_of("d", "2016-05-05", "Courier", &text(&["a", "b", "c", "d", "e", "f"])),
        ]
    };
    let expected = expect![[r#"
        b of a, 1.00: published on 2016-05-05, the copy on 2016-05-06
        c of a, 0.75: published on 2016-05-05, the copy on a day that is not known
    "#]];
    check(cards(), vec![], expected);
}

#[test]
fn who_adds_more_than_he_takes_copies_nobody() {
    let cards = vec![
        card_of("a", "2016-05-05", "Wire", &text(&["one", "two"])),
        card_of("b", "2016-05-06", "Courier", &text(&["u", "v", "one", "w", "two", "x"])),
    ];
    check(cards, vec![], expect![""]);
}

#[test]
fn what_an_outlet_prints_below_everything_makes_no_copies() {
    let own = |seed| text(&[seed, "about", "us", "share"]);
    let cards = vec![
        card_of("a", "2016-05-05", "Courier", &own("one")),
        card_of("b", "2016-05-06", "Courier", &own("two")),
        card_of("c", "2016-05-07", "Courier", &own("three")),
    ];
    check(cards, vec![], expect![""]);
}

#[test]
fn a_copy_without_a_day_tells_the_events_of_its_original() {
    let cards = vec![
        card_of("a", "2016-05-05", "Wire", &text(&LONG)),
        card_of("b", "", "Digest", &text(&["two", "three", "four"])),
    ];
    let shelled =
        |report, sentence| claim(report, sentence, "ASSAULT").by("Rebels").at("Amsa");
    let claims = vec![
        shelled("a", 3).on("2016-05-04"),
        // The same words, of which nothing is known without a day.
        claim("b", 1, "ASSAULT").by("Rebels"),
        shelled("a", 5).to("Army").on("2016-04-04"),
    ];
    check(
        cards,
        claims,
        expect![[r#"
            b of a, 1.00: published on 2016-05-05, the copy on a day that is not known
            ASSAULT: Rebels -> Army at Amsa on 2016-04-04
                a:5:ASSAULT
            ASSAULT: Rebels ->  at Amsa on 2016-05-04
                a:3:ASSAULT b:1:ASSAULT
            from 1 sources
            from 1 sources
            report b tells it in the words of report a, of which it is a copy
        "#]],
    );
}
