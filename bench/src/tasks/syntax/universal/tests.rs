use dateline::model::{Parse, Relation, Sentence, Span, Token, Upos, ZoneKind};

use super::tree;

/// `words`: word, part of speech, head (counted from 1, 0 the root), our relation.
fn check(words: &[(&str, Upos, usize, Relation)], expected: &[(usize, &str)]) {
    let text = words.iter().map(|word| word.0).collect::<Vec<_>>().join(" ");
    let mut at = 0;
    let tokens: Vec<Token> = words
        .iter()
        .enumerate()
        .map(|(idx, (word, upos, head, relation))| {
            let span = Span::new(at, at + word.len());
            at += word.len() + 1;
            let lemma = if *word == "is" { "be" } else { word };
            Token {
                span,
                lemma: lemma.to_owned(),
                upos: *upos,
                tag: "NN",
                head: head.checked_sub(1).unwrap_or(idx),
                relation: *relation,
                sentence: 0,
            }
        })
        .collect();
    let all = 0..tokens.len();
    let sentence = Sentence {
        span: Span::new(0, text.len()),
        tokens: all.clone(),
        zone: ZoneKind::Body,
    };
    let arguments = vec![Vec::new(); tokens.len()];
    let parse = Parse::new(&text, tokens, vec![sentence], Vec::new(), arguments);
    let found: Vec<(usize, &str)> = tree(&parse, all)
        .into_iter()
        .enumerate()
        .map(|(idx, (head, name))| (if head == idx { 0 } else { head + 1 }, name))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_preposition_hangs_on_its_noun() {
    check(
        &[
            ("Shells", Upos::Noun, 2, Relation::Subject),
            ("fell", Upos::Verb, 0, Relation::Root),
            ("in", Upos::Adp, 2, Relation::Preposition),
            ("Hajin", Upos::Propn, 3, Relation::PrepositionObject),
        ],
        &[(2, "nsubj"), (0, "root"), (4, "case"), (2, "obl")],
    );
}

#[test]
fn is_hangs_on_what_it_says() {
    check(
        &[
            ("Hajin", Upos::Propn, 2, Relation::Subject),
            ("is", Upos::Aux, 0, Relation::Root),
            ("quiet", Upos::Adj, 2, Relation::Attribute),
        ],
        &[(3, "nsubj"), (3, "cop"), (0, "root")],
    );
}

#[test]
fn all_parts_hang_on_the_first_and_and_on_the_last() {
    check(
        &[
            ("guns", Upos::Noun, 0, Relation::Root),
            ("mines", Upos::Noun, 1, Relation::Conjunct),
            ("and", Upos::Cconj, 2, Relation::Coordinator),
            ("bombs", Upos::Noun, 2, Relation::Conjunct),
        ],
        &[(0, "root"), (1, "conj"), (4, "cc"), (1, "conj")],
    );
}
