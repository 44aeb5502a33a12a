//! Clauses that describe a noun, and what the model hangs on them that belongs elsewhere.

use std::ops::Range;

use dateline_model::{Relation, Token, TokenIdx, Upos};

use super::words;

/// "The strike on X, which killed 26": behind a comma "which" tells of the strike; "the group that killed 20" is told of
/// the group.
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
        || !matches!(tokens[preposition].lemma.as_str(), "on" | "in" | "at" | "near")
        || tokens[deed].upos != Upos::Noun
        || deed >= struck
        || !words::is_harm(&tokens[clause].lemma)
    {
        return;
    }
    let which = sentence.clone().find(|&idx| {
        tokens[idx].head == clause
            && tokens[idx].relation == Relation::Subject
            && tokens[idx].lemma == "which"
    });
    let is_set_off =
        which.is_some_and(|which| which > struck && tokens[which - 1].lemma == ",");
    if !is_set_off {
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
            "pack" | "load" | "fill" | "rig" | "stuff" | "lade"
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
