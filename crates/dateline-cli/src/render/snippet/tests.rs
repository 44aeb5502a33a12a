use super::{Shown, diagnostic, skip};
use dateline::model::{Diagnostic, Severity, Skip, SkipReason, Span};
use expect_test::{Expect, expect};

const TEXT: &str = "Rain fell. The town was shelled on Wednesday. A truce may follow.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("the words are in the text");
    Span::new(start, start + words.len())
}

#[track_caller]
fn check(render: impl FnOnce(&Shown<'_>) -> String, expected: Expect) {
    let sentences = [
        span("Rain fell."),
        span("The town was shelled on Wednesday."),
        span("A truce may follow."),
    ];
    let shown =
        Shown { path: "reports/wadi-amsa.html", text: TEXT, sentences: &sentences };
    let plain = anstream::adapter::strip_str(&render(&shown)).to_string();
    expected.assert_eq(&plain);
}

fn without_anchor(span: Option<Span>) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        name: "date-without-anchor",
        span,
        message: "\"Wednesday\" cannot be dated: the report has no publication date"
            .to_owned(),
        help: Some("give one with `--published 2016-05-04`".to_owned()),
    }
}

#[test]
fn a_diagnostic_points_at_its_words() {
    check(
        |shown| diagnostic(shown, &without_anchor(Some(span("Wednesday"))), &[], None),
        expect![[r#"
            warning[date-without-anchor]: "Wednesday" cannot be dated: the report has no publication date
              --> reports/wadi-amsa.html, sentence 2
               | The town was shelled on Wednesday.
               |                         ^^^^^^^^^
               = help: give one with `--published 2016-05-04`
        "#]],
    );
}

#[test]
fn a_diagnostic_about_the_whole_report_names_the_report() {
    check(
        |shown| diagnostic(shown, &without_anchor(None), &[], None),
        expect![[r#"
            warning[date-without-anchor]: "Wednesday" cannot be dated: the report has no publication date
              --> reports/wadi-amsa.html
               = help: give one with `--published 2016-05-04`
        "#]],
    );
}

#[test]
fn an_uncoded_sentence_shows_the_word_it_turned_on() {
    let left = Skip {
        span: span("A truce may follow."),
        reason: SkipReason::NoSides,
        trigger: Some(span("truce")),
    };
    check(
        |shown| skip(shown, &left, None),
        expect![[r#"
            uncoded[no-sides]: nobody is named who did it, or to whom
              --> reports/wadi-amsa.html, sentence 3
               | A truce may follow.
               |   ^^^^^
        "#]],
    );
}

#[test]
fn other_words_of_which_the_same_is_true_are_named() {
    let also = [span("Rain"), span("A truce")];
    let wednesday = without_anchor(Some(span("Wednesday")));
    check(
        |shown| diagnostic(shown, &wednesday, &also, None),
        expect![[r#"
            warning[date-without-anchor]: "Wednesday" cannot be dated: the report has no publication date
              --> reports/wadi-amsa.html, sentence 2
               | The town was shelled on Wednesday.
               |                         ^^^^^^^^^
               = also: "Rain", "A truce"
               = help: give one with `--published 2016-05-04`
        "#]],
    );
}

#[test]
fn an_uncoded_sentence_without_such_a_word_is_shown_whole() {
    let left =
        Skip { span: span("Rain fell."), reason: SkipReason::NoTrigger, trigger: None };
    check(
        |shown| skip(shown, &left, None),
        expect![[r#"
            uncoded[no-trigger]: no rule fits any of its words
              --> reports/wadi-amsa.html, sentence 1
               | Rain fell.
        "#]],
    );
}
