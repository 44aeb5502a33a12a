//! Texts that no reader of news ever wrote.

use dateline::ingest::{Input, Settings};
use dateline::model::SkipReason;
use dateline::{Coded, Outcome, code_all};

use crate::support::coder;

/// What is coded in a text and in the plain report behind it; neither may stop the program or lose the other.
#[track_caller]
fn check(text: &str) -> Coded {
    let plain = "Militants shelled the town of Hajin on Tuesday, killing two civilians.";
    let inputs =
        [Input::bytes("odd.txt", text.into()), Input::bytes("b.txt", plain.into())];
    let mut coded = Vec::new();
    let known = Default::default();
    code_all(
        coder(),
        &inputs,
        &Settings::default(),
        &known,
        1,
        |outcome| match outcome {
            Outcome::Coded(both) => coded.push(both.1),
            Outcome::Known(id) => panic!("{} is not known", id.short()),
            Outcome::Refused(refusal) => panic!("{refusal}"),
            Outcome::Repeated | Outcome::Passed(_) | Outcome::Ended(_) => {}
        },
    )
    .expect("threads start");
    assert!(coded.len() == 2 && !coded[1].claims.is_empty(), "the plain report is coded");
    coded.swap_remove(0)
}

#[test]
fn a_sentence_without_end_is_left_uncoded_and_said() {
    // Every word of it is a trigger or a side: what looks at pairs of them would never end.
    let coded = check(&"the army of soldiers shelled towns ".repeat(100_000 / 6));
    assert!(coded.skips.iter().any(|skip| skip.reason == SkipReason::TooLong));
}

#[test]
fn a_long_list_is_coded() {
    let list = "two civilians and three soldiers in Hajin on Tuesday and ".repeat(60);
    let coded = check(&format!("Militants killed {list} a child."));
    assert!(!coded.claims.is_empty());
}

#[test]
fn odd_letters_and_marks_are_read() {
    let good = "Militants shelled the town of Hajin on Tuesday, killing two civilians. ";
    for odd in [
        ")".repeat(100_000),
        "(".repeat(100_000),
        "\" killed ".repeat(2_000),
        format!("Militants killed a{} in Hajin.", "\u{301}".repeat(100_000)),
        "\u{200b}\u{202e}\u{2066}Hajin\u{2069}\u{202c} was \u{200d}hit\u{200c} \u{feff}"
            .repeat(500),
        format!("They killed {} people.", "1".repeat(100_000)),
        format!("They killed {} people.", "one hundred thousand million ".repeat(1_000)),
        format!("They were killed on {}.", "4 May 2016, ".repeat(2_000)),
        "killed".repeat(50_000),
        format!("http://{}", "a.b/".repeat(10_000)),
        "👩‍👩‍👧‍👦".repeat(5_000),
        "\n".repeat(100_000),
        "\u{a0}".repeat(100_000),
    ] {
        let coded = check(&format!("{good}\n\n{odd}\n\n{good}"));
        assert!(!coded.claims.is_empty(), "{}", odd.chars().take(40).collect::<String>());
    }
}

#[test]
fn a_long_text_of_short_words_is_read() {
    let coded = check(&format!("killed {}", "a b c d e ".repeat(20_000)));
    assert_eq!(coded.n_tokens, 100_001);
}

#[test]
fn of_more_happenings_than_any_report_tells_the_first_are_coded() {
    let coded = check(&"Militants shelled the town of Hajin on Tuesday. ".repeat(2_100));
    assert!((2_000..2_010).contains(&coded.claims.len()), "{}", coded.claims.len());
    assert!(coded.skips.iter().any(|skip| skip.reason == SkipReason::TooMany));
}

#[test]
fn more_names_of_places_than_any_report_has_are_read() {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    let name = |n: usize| format!("K{}r{}b{}n", letter(n), letter(n / 26), letter(n / 5));
    let sentence = |n| format!("Militants shelled {} on Tuesday. ", name(n));
    let coded = check(&(0..1_300).map(sentence).collect::<String>());
    assert!(coded.claims.len() > 1_000, "{}", coded.claims.len());
}
