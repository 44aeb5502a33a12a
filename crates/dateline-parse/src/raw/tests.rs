use std::sync::LazyLock;

use dateline_model::Span;

use super::raw_lines;
use crate::Models;
use crate::analysis::{analyse, analyse_all};

/// Our own sentences, one a line; line ends, tabs and backslashes are escaped.
const SENTENCES: &str = include_str!("sentences.txt");

/// What spaCy 3.8 says about them; `cargo xtask oracle --bless` asks it again.
const EXPECTED: &str = include_str!("expected.txt");

static MODELS: LazyLock<Models> = LazyLock::new(|| {
    Models::from_bytes(dateline_weights::WEIGHTS, dateline_weights::TABLES).unwrap()
});

fn sentences() -> Vec<String> {
    let plain = |line: &str| {
        let line = line.replace("\\\\", "\0").replace("\\n", "\n");
        line.replace("\\r", "\r").replace("\\t", "\t").replace('\0', "\\")
    };
    SENTENCES.lines().map(plain).collect()
}

#[test]
fn every_answer_is_that_of_the_models_own_program() {
    let expected: Vec<&str> = EXPECTED.split_terminator("\n\n").collect();
    let sentences = sentences();
    assert_eq!(sentences.len(), expected.len());
    for (sentence, expected) in sentences.iter().zip(expected) {
        assert_eq!(raw_lines(&MODELS, sentence).trim_end(), expected, "{sentence}");
    }
}

#[test]
fn texts_read_together_are_read_as_if_alone() {
    let sentences = sentences();
    let texts: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let together =
        analyse_all(&MODELS, &texts, |_, range| Span::new(range.start, range.end));
    for (text, together) in texts.iter().zip(together) {
        let alone = analyse(&MODELS, text, |range| Span::new(range.start, range.end));
        assert_eq!(alone, together, "{text}");
    }
}

#[test]
fn tokens_are_the_letters_of_the_text_in_order() {
    for text in &sentences() {
        let analysis = analyse(&MODELS, text, |range| Span::new(range.start, range.end));
        let mut end = 0;
        for token in &analysis.tokens {
            assert_eq!(token.text, token.span.of(text));
            let between = &text[end..token.span.start()];
            assert!(matches!(between, "" | " "), "{between:?} in {text:?}");
            end = token.span.end();
        }
        assert!(matches!(&text[end..], "" | " "), "{text:?}");
    }
}

#[test]
fn a_text_longer_than_the_network_sees_at_once_is_read_to_its_end() {
    let text = "Shells fell on Wadi Amsa, and nobody was hurt.\n".repeat(3_000);
    let analysis = analyse(&MODELS, &text, |range| Span::new(range.start, range.end));
    let last = analysis.tokens.iter().rev().find(|token| token.text == "hurt");
    assert_eq!(last.unwrap().span.end(), text.len() - 2);
    assert_eq!(analysis.tokens.len(), analysis.sentence_starts.len());
}

#[test]
fn odd_texts_are_read_without_a_panic() {
    let long = "x".repeat(300_000);
    let brackets = "(".repeat(50_000);
    let odd = [
        "",
        " ",
        "\n",
        "\u{0}",
        "\u{feff}",
        "e\u{301}\u{301}",
        "\u{202e}abc",
        &long,
        &brackets,
    ];
    for text in odd {
        let analysis = analyse(&MODELS, text, |range| Span::new(range.start, range.end));
        assert!(text.len() > 1_000 || analysis.tokens.len() <= 4, "{text:?}");
    }
}

#[test]
fn bytes_that_are_no_model_are_refused_by_name() {
    let error = Models::from_bytes(b"nonsense", dateline_weights::TABLES).unwrap_err();
    assert!(error.to_string().starts_with("weights: "), "{error}");
    let error = Models::from_bytes(dateline_weights::WEIGHTS, b"{}").unwrap_err();
    assert!(error.to_string().starts_with("tables: "), "{error}");
}
