//! What the model misreads in reports on war, put right in the tree.
//!
//! Each rule says something about English that holds whatever the words; each was found by reading the
//! model's trees of such reports.

use std::ops::Range;

use dateline_model::{Relation, Token, TokenIdx};

use super::words;

/// Puts one sentence right. `words_of` gives the letters of a token in lower case.
pub(super) fn repair(tokens: &mut [Token], sentence: Range<TokenIdx>) {
    let children = children_of(tokens, &sentence);
    for idx in sentence.clone() {
        let own = &children[idx - sentence.start];
        if tokens[idx].upos.is_verbal() {
            bare_day_is_no_object(tokens, own);
            object_behind_time(tokens, idx, own, &children, sentence.start);
        }
        as_well_as(tokens, idx, own);
        target_of_by(tokens, idx);
    }
}

fn children_of(tokens: &[Token], sentence: &Range<TokenIdx>) -> Vec<Vec<TokenIdx>> {
    let mut children = vec![Vec::new(); sentence.len()];
    for idx in sentence.clone() {
        let head = tokens[idx].head;
        if head != idx && sentence.contains(&head) {
            children[head - sentence.start].push(idx);
        }
    }
    children
}

/// In "attacked Wednesday" the day is no object.
fn bare_day_is_no_object(tokens: &mut [Token], own: &[TokenIdx]) {
    for &child in own {
        let day = matches!(
            tokens[child].lemma.to_lowercase().as_str(),
            "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "today"
                | "yesterday"
                | "tomorrow"
                | "tonight"
        );
        if day && tokens[child].relation == Relation::Object {
            tokens[child].relation = Relation::NounAdverb;
        }
    }
}

/// In "arrested last week dozens of farmers" the noun behind the time is the object.
fn object_behind_time(
    tokens: &mut [Token],
    verb: TokenIdx,
    own: &[TokenIdx],
    children: &[Vec<TokenIdx>],
    start: TokenIdx,
) {
    let taken = own.iter().any(|&child| {
        matches!(
            tokens[child].relation,
            Relation::Object | Relation::PassiveAuxiliary | Relation::Complement
        )
    });
    if taken || words::is_intransitive(&tokens[verb].lemma) {
        return;
    }
    let is_time = |idx: TokenIdx| {
        tokens[idx].relation == Relation::NounAdverb && words::is_time(&tokens[idx].lemma)
    };
    let Some(at) = own.iter().position(|&child| child > verb && is_time(child)) else {
        return;
    };
    let time = own[at];
    let beside = own.get(at + 1).copied().filter(|&next| {
        tokens[next].relation == Relation::NounAdverb
            && tokens[next].upos.is_nominal()
            && !is_time(next)
            && !words::is_time(&tokens[next].lemma)
    });
    let below = children[time - start].iter().copied().find(|&next| {
        next > time
            && matches!(tokens[next].relation, Relation::Apposition | Relation::Other)
            && tokens[next].upos.is_nominal()
            && !words::is_time(&tokens[next].lemma)
    });
    if let Some(object) = beside.or(below) {
        tokens[object].head = verb;
        tokens[object].relation = Relation::Object;
    }
}

/// "Villages as well as camps": the second noun is joined to the first.
fn as_well_as(tokens: &mut [Token], idx: TokenIdx, own: &[TokenIdx]) {
    if tokens[idx].relation != Relation::Coordinator || tokens[idx].lemma != "as" {
        return;
    }
    let head = tokens[idx].head;
    for &child in own {
        if tokens[child].relation == Relation::PrepositionObject {
            tokens[child].head = head;
            tokens[child].relation = Relation::Conjunct;
        }
    }
}

/// "Airstrikes by the coalition on a convoy": who does it takes no "on" or "against", what they do does.
fn target_of_by(tokens: &mut [Token], idx: TokenIdx) {
    if tokens[idx].relation != Relation::Preposition
        || !matches!(tokens[idx].lemma.as_str(), "on" | "against")
    {
        return;
    }
    let doer = tokens[idx].head;
    let by = tokens[doer].head;
    let deed = tokens[by].head;
    if doer < idx
        && tokens[doer].relation == Relation::PrepositionObject
        && tokens[by].lemma == "by"
        && by != deed
        && deed < by
        && tokens[deed].upos.is_nominal()
    {
        tokens[idx].head = deed;
    }
}
