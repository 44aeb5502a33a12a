//! Clauses that describe a noun, and what the model hangs on them that belongs elsewhere.

use std::ops::Range;

use dateline_model::{Relation, Token, TokenIdx, Upos};

use super::words;

/// "The strike on X, which killed 26": what was struck kills nobody, so the clause tells of the strike.
pub(super) fn harm_done_by_a_deed(
    tokens: &mut [Token],
    clause: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let struck = tokens[clause].head;
    let preposition = tokens[struck].head;
    let deed = tokens[preposition].head;
    if tokens[clause].relation != Relation::RelativeClause
        || tokens[struck].relation != Relation::PrepositionObject
        || tokens[preposition].relation != Relation::Preposition
        || !matches!(
            tokens[preposition].lemma.as_str(),
            "on" | "in" | "at" | "against" | "near"
        )
        || tokens[deed].upos != Upos::Noun
        || deed >= struck
        || !words::is_harm(&tokens[clause].lemma)
    {
        return;
    }
    let is_thing = tokens[sentence.clone()].iter().any(|token| {
        token.head == clause
            && token.relation == Relation::Subject
            && matches!(token.lemma.as_str(), "which" | "that")
    });
    if !is_thing {
        return;
    }
    tokens[clause].head = deed;
    for token in &mut tokens[struck + 1..sentence.end] {
        if token.relation == Relation::Punctuation && token.head == struck {
            token.head = deed;
        }
    }
}

/// "Drove a lorry packed with explosives into a market": what is full goes nowhere, so the verb says where it went.
pub(super) fn way_behind_a_load(
    tokens: &mut [Token],
    full: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let vehicle = tokens[full].head;
    let verb = tokens[vehicle].head;
    if tokens[full].relation != Relation::ReducedClause
        || !matches!(
            tokens[full].lemma.as_str(),
            "pack" | "load" | "fill" | "rig" | "stuff"
        )
        || tokens[vehicle].relation != Relation::Object
        || !tokens[verb].upos.is_verbal()
        || verb >= vehicle
    {
        return;
    }
    let own = |tokens: &[Token], idx: TokenIdx| {
        tokens[idx].head == full && tokens[idx].relation == Relation::Preposition
    };
    let with = (full + 1..sentence.end)
        .find(|&idx| own(tokens, idx) && tokens[idx].lemma == "with");
    let Some(with) = with else { return };
    for idx in with + 1..sentence.end {
        if own(tokens, idx) {
            tokens[idx].head = verb;
        }
    }
}
