use std::sync::LazyLock;

use dateline_model::Span;
use expect_test::{Expect, expect};

use crate::Models;
use crate::analysis::analyse;

static MODELS: LazyLock<Models> = LazyLock::new(|| {
    Models::from_bytes(dateline_weights::WEIGHTS, dateline_weights::TABLES).unwrap()
});

/// Draws the tokens with a bar between them.
#[track_caller]
fn check(text: &str, expected: Expect) {
    let analysis = analyse(&MODELS, text, |range| Span::new(range.start, range.end));
    let words: Vec<&str> =
        analysis.tokens.iter().map(|token| token.text.as_str()).collect();
    expected.assert_eq(&words.join("|"));
}

#[test]
fn marks_at_the_ends_are_tokens() {
    check("(Wadi Amsa, \"the gate\").", expect!["(|Wadi|Amsa|,|\"|the|gate|\"|)|."]);
}

#[test]
fn contractions_are_cut_where_the_words_meet() {
    check("They didn't; we'd've gone.", expect!["They|did|n't|;|we|'d|'ve|gone|."]);
}

#[test]
fn abbreviations_keep_their_dots() {
    check(
        "Gen. Karam left at 6 a.m. for the U.S.",
        expect!["Gen.|Karam|left|at|6|a.m.|for|the|U.S."],
    );
}

#[test]
fn addresses_stay_whole() {
    check(
        "See https://example.org/a-b?c=d, or write to press@example.org.",
        expect!["See|https://example.org/a-b?c=d|,|or|write|to|press@example.org|."],
    );
}

#[test]
fn hyphens_between_letters_part_words() {
    check(
        "the US-backed al-Marjah brigade",
        expect!["the|US|-|backed|al|-|Marjah|brigade"],
    );
}

#[test]
fn figures_keep_their_commas_and_lose_their_units() {
    check("€1,200 for 12km, 5-7 men", expect!["€|1,200|for|12|km|,|5|-|7|men"]);
}

#[test]
fn arabic_marks_are_tokens() {
    check("قصف، ثم صمت؟", expect!["قصف|،|ثم|صمت|؟"]);
}

#[test]
fn surplus_white_space_is_a_token() {
    check("one  two\n\nthree ", expect!["one| |two|\n\n|three"]);
}
