use super::{Mark, draw, plain};
use dateline_model::Span;
use expect_test::{Expect, expect};

#[track_caller]
fn check(text: &str, marks: &[(&str, &str)], width: Option<usize>, expected: Expect) {
    let marks: Vec<Mark> = marks
        .iter()
        .map(|(words, label)| {
            let start = text.find(words).expect("the words are in the text");
            let span = Span::new(start, start + words.len());
            Mark { span, under: '^', label: (*label).to_owned() }
        })
        .collect();
    let within = Span::new(0, text.len());
    expected.assert_eq(&plain(&draw(text, within, &marks, width)));
}

#[test]
fn each_mark_has_a_line_of_its_own() {
    check(
        "Shelling killed four people in Wadi Amsa.",
        &[("Shelling", "event"), ("Wadi Amsa", "place")],
        None,
        expect![[r#"
            Shelling killed four people in Wadi Amsa.
            ^^^^^^^^ event
                                           ^^^^^^^^^ place
        "#]],
    );
}

#[test]
fn long_text_is_broken_at_blanks_and_the_marks_follow() {
    check(
        "Shelling killed four people in Wadi Amsa on the first day of the truce.",
        &[("Wadi Amsa on the first", "label")],
        Some(42),
        expect![[r#"
            Shelling killed four people in Wadi Amsa
                                           ^^^^^^^^^
            on the first day of the truce.
            ^^^^^^^^^^^^ label
        "#]],
    );
}

#[test]
fn a_label_without_room_behind_moves_before_its_carets() {
    check(
        "Shelling killed four people in Wadi Amsa",
        &[("Wadi Amsa", "place")],
        Some(42),
        expect![[r#"
            Shelling killed four people in Wadi Amsa
                                     place ^^^^^^^^^
        "#]],
    );
}

#[test]
fn arabic_marks_and_wide_letters_keep_the_carets_in_place() {
    check(
        "دَير 東京 fell",
        &[("fell", "event")],
        None,
        expect![[r#"
            دَير 東京 fell
                     ^^^^ event
        "#]],
    );
}

#[test]
fn letters_that_steer_a_terminal_become_blanks() {
    check(
        "red\u{1b}[31m town\u{202e} fell\nhere",
        &[("here", "x")],
        None,
        expect![[r#"
            red [31m town  fell here
                                ^^^^ x
        "#]],
    );
}

#[test]
fn a_word_wider_than_the_row_is_cut() {
    check(
        "abcdefghij kl",
        &[("kl", "x")],
        Some(4),
        expect![[r#"
            abcd
            efgh
            ij
            kl
            ^^ x
        "#]],
    );
}
