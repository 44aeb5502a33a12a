//! What holds of every parse, whatever the text.

use dateline_model::{
    Origin, Parse, Relation, Report, ReportId, Role, Span, Zone, ZoneKind,
};
use expect_test::{Expect, expect};

use crate::{Models, conllu, parse};

/// The shipped model, built once for all tests.
pub(crate) fn models() -> &'static Models {
    static MODELS: std::sync::OnceLock<Models> = std::sync::OnceLock::new();
    MODELS.get_or_init(|| {
        Models::from_bytes(dateline_weights::WEIGHTS, dateline_weights::TABLES)
            .expect("the shipped weights are whole")
    })
}

/// A report of one body.
pub(crate) fn report(text: &str) -> Report {
    Report::new(ReportId("0".repeat(64).into()), Origin::default(), text.to_owned())
}

#[track_caller]
fn holds(report: &Report) {
    let parse = parse(report, models());
    let text = report.text();
    let mut end = 0;
    let mut next = 0;
    for (number, sentence) in parse.sentences.iter().enumerate() {
        assert_eq!(sentence.tokens.start, next, "sentences follow one another");
        assert!(!sentence.tokens.is_empty(), "no sentence is empty");
        next = sentence.tokens.end;
        let zone = report.zone_at(sentence.span.start()).expect("a zone");
        assert!(zone.span.contains(sentence.span), "a sentence runs over its zone");
        assert_eq!(zone.kind, sentence.zone);
        for idx in sentence.tokens.clone() {
            let token = &parse.tokens[idx];
            assert!(
                text.get(token.span.range()).is_some(),
                "{token:?} splits a character"
            );
            assert!(token.span.start() >= end, "{token:?} runs backwards");
            assert!(sentence.span.contains(token.span), "{token:?} lies outside");
            assert!(sentence.tokens.contains(&token.head), "{token:?} hangs elsewhere");
            assert_eq!(token.head == idx, token.relation == Relation::Root, "{token:?}");
            assert_eq!(token.sentence, number);
            assert!(parse.ancestors(idx).count() < sentence.tokens.len(), "a circle");
            end = token.span.end();
            for argument in &parse.arguments[idx] {
                assert!(
                    sentence.tokens.contains(&argument.head),
                    "{argument:?} elsewhere"
                );
            }
        }
    }
    assert_eq!(next, parse.tokens.len(), "every token has its sentence");
    for name in &parse.names {
        assert!(!name.tokens.is_empty() && name.tokens.end <= parse.tokens.len());
    }
    let _ = conllu(&parse);
}

#[test]
fn odd_texts_are_read_without_a_panic() {
    let long = "the army and the rebels fought in the hills and ".repeat(1_000);
    let list = format!("They killed {}all.", "soldiers, farmers and ".repeat(1_000));
    let deep = format!("{}x{}", "( [ a ".repeat(300), " ) ] b".repeat(300));
    for text in [
        "",
        " ",
        "\n\n \t\n",
        "\u{0}",
        "a\u{0}b\u{0}\u{0}c (\u{0})",
        "🙂🙂 🙂",
        "👨‍👩‍👧 killed (👩) by",
        "قتل الجيش خمسة (5) مدنيين في [دير الزور].",
        "قتل\u{640}\u{640} الجيش ــ",
        "(",
        ")",
        "[)(]",
        "() [] ( )",
        "a (b",
        "a b) c",
        "a (b [c) d] e",
        "(a) (b)",
        "x (a)(b) [c]. (d) E.",
        "....................",
        "\u{200F}\u{200F}",
        "ß ẞ İ ı Ǆ",
        "IS IS IS",
        "İS ATTACKED ẞTRASSE IN ŁÓDŹ TODAY",
        "al-",
        "-al-Å",
        "re-é co- de-",
        "1- 2) • - x",
        "\r\n\r\r\n a\u{2028}b",
        "e\u{301}\u{301} (e\u{301})",
        &long,
        &list,
        &deep,
    ] {
        holds(&report(text));
    }
}

#[test]
fn texts_of_random_pieces_are_read_without_a_panic() {
    const PIECES: &[&str] = &[
        "The army",
        "killed",
        "by",
        "(",
        ")",
        "[",
        "]",
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "IS",
        "ez-Zor",
        "Deir-Ez-Zor",
        "cutoff",
        "the",
        "who",
        "which",
        "that",
        "and",
        ",",
        ".",
        "“",
        "”",
        "’s",
        "'s",
        "to",
        "was",
        "capture",
        "of",
        "rebels",
        "ــ",
        "\u{200F}",
        "é",
        "🙂",
        "مدينة",
        "KILLED IN RAID BY ARMY",
        "re-taken",
        "last week",
        "dozens",
        "as well as",
        "-",
        "in",
        "front",
        "at the hands of",
        "\u{0}",
        "carried out",
        "attack",
        "on",
        "Monday",
        "•",
    ];
    // A fixed sequence: the linear congruential generator of Knuth's MMIX.
    let mut state = 1_u64;
    let mut roll = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    for _ in 0..400 {
        let mut text = String::new();
        for _ in 0..roll(60) {
            text.push_str(PIECES[roll(PIECES.len())]);
            if roll(3) > 0 {
                text.push(' ');
            }
        }
        let mut cut = roll(text.len() + 1);
        while !text.is_char_boundary(cut) {
            cut -= 1;
        }
        let zones = vec![
            Zone { kind: ZoneKind::Headline, span: Span::new(0, cut) },
            Zone { kind: ZoneKind::Body, span: Span::new(cut, text.len()) },
        ];
        holds(&report(&text).with_zones(zones));
    }
}

#[test]
fn an_aside_hangs_on_the_word_before_it() {
    check(
        "Soldiers of the Valley Defence Force (VDF) caught the emir's (a known smuggler) son.",
        expect![[r#"
            Soldiers subject caught
            of preposition Soldiers
            the determiner Force
            Valley compound Force
            Defence compound Force
            Force preposition-object of
            ( punctuation VDF
            VDF apposition Force
            ) punctuation VDF
            caught root 
            the determiner emir
            emir possessor son
            's case emir
            ( punctuation smuggler
            a determiner smuggler
            known adjective smuggler
            smuggler aside emir
            ) punctuation smuggler
            son object caught
            . punctuation caught
        "#]],
    );
}

#[track_caller]
fn check(text: &str, expected: Expect) {
    let report = report(text);
    let parse = parse(&report, models());
    expected.assert_eq(&tree(&parse));
}

fn tree(parse: &Parse<'_>) -> String {
    let mut out = String::new();
    for (idx, token) in parse.tokens.iter().enumerate() {
        let head = if token.head == idx { "" } else { parse.word(token.head) };
        out.push_str(&format!(
            "{} {} {head}\n",
            parse.word(idx),
            token.relation.as_str()
        ));
    }
    out
}

#[test]
fn a_parse_is_written_in_ten_columns() {
    let text = "IS took Tell ez-Zaytun.\n\nIt was empty.";
    let report = report(text);
    expect![[r#"
        # sent_id = 1
        # text = IS took Tell ez-Zaytun.
        # zone = body
        1	IS	IS	PROPN	NNP	_	2	subject	2:subject	Start=0|End=2|Name=B-organisation
        2	took	take	VERB	VBD	_	0	root	_	Start=3|End=7
        3	Tell	Tell	PROPN	NNP	_	4	compound	_	Start=8|End=12|Name=B-person
        4	ez-Zaytun	ez-Zaytun	PROPN	NNP	_	2	object	2:object	Start=13|End=22|Name=I-person
        5	.	.	PUNCT	.	_	2	punctuation	_	Start=22|End=23

        # sent_id = 2
        # text = It was empty.
        # zone = body
        1	It	it	PRON	PRP	_	2	subject	2:subject	Start=25|End=27
        2	was	be	AUX	VBD	_	0	root	_	Start=28|End=31
        3	empty	empty	ADJ	JJ	_	2	attribute	_	Start=32|End=37
        4	.	.	PUNCT	.	_	2	punctuation	_	Start=37|End=38

    "#]]
    .assert_eq(&conllu(&parse(&report, models())));
}

#[test]
fn a_list_of_a_thousand_gives_each_its_place() {
    let text = format!("They shot {}him.", "soldiers, farmers and ".repeat(500));
    let report = report(&text);
    let parse = parse(&report, models());
    let most = parse.arguments.iter().map(Vec::len).max().unwrap_or(0);
    assert!(most > 20, "only {most} arguments");
    assert!(parse.args(1, &Role::Subject).count() <= 1);
}
