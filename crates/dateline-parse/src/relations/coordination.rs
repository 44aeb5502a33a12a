//! What "and" and its like join, put right in the tree.

use std::ops::Range;

use dateline_model::{Relation, Token, TokenIdx, Upos};

/// "Between" joins two: in "between police in Bahrain and demonstrators" what "and" joins stands beside the police.
pub(super) fn second_of_between(
    tokens: &mut [Token],
    between: TokenIdx,
    own: &[TokenIdx],
    children: &[Vec<TokenIdx>],
    start: TokenIdx,
) {
    if tokens[between].relation != Relation::Preposition
        || tokens[between].lemma != "between"
    {
        return;
    }
    let [first] = own else { return };
    let behind =
        |idx: TokenIdx| children[idx - start].iter().copied().filter(move |&it| it > idx);
    if behind(*first).any(|it| tokens[it].relation == Relation::Conjunct) {
        return;
    }
    let places = behind(*first)
        .filter(|&it| tokens[it].relation == Relation::Preposition)
        .flat_map(behind)
        .filter(|&it| tokens[it].upos == Upos::Propn);
    let mut pair = places.filter_map(|place| {
        let part = |relation| behind(place).find(|&it| tokens[it].relation == relation);
        let second = part(Relation::Conjunct)?;
        // A common noun is no second place.
        (tokens[second].upos == Upos::Noun)
            .then(|| Some((part(Relation::Coordinator)?, second)))
            .flatten()
    });
    if let Some((coordinator, second)) = pair.next_back() {
        tokens[coordinator].head = *first;
        tokens[second].head = *first;
    }
}

/// "Hold Rasai, Amsa and a few hamlets": an owner has its "'s"; what has none is the first of a list.
pub(super) fn owner_without_case(
    tokens: &mut [Token],
    first: TokenIdx,
    own: &[TokenIdx],
    sentence: &Range<TokenIdx>,
) {
    let last = tokens[first].head;
    if tokens[first].relation != Relation::Possessor
        || tokens[first].upos != Upos::Propn
        || last <= first
        || !sentence.contains(&last)
        || tokens[last].head == last
        || !tokens[first + 1..last].iter().any(|token| token.tag == "CC")
        || tokens[first..last].iter().any(|token| token.tag == "POS")
        || !own.iter().any(|&idx| tokens[idx].relation == Relation::Conjunct)
    {
        return;
    }
    // "and a few hamlets": a number is none of those listed.
    for token in &mut tokens[first + 1..last] {
        if token.relation == Relation::Conjunct && token.upos == Upos::Adj {
            (token.head, token.relation) = (last, Relation::Adjective);
        }
    }
    (tokens[first].head, tokens[first].relation) =
        (tokens[last].head, tokens[last].relation);
    (tokens[last].head, tokens[last].relation) = (first, Relation::Conjunct);
}

/// "Villages as well as camps": the second noun is joined to the first.
pub(super) fn as_well_as(tokens: &mut [Token], idx: TokenIdx, own: &[TokenIdx]) {
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

/// "They bombed the town as the fighters were moving in and killed ten": forms that are alike are joined, so the past
/// belongs to the past of the main clause.
pub(super) fn past_beside_progressive(
    tokens: &mut [Token],
    verb: TokenIdx,
    first: TokenIdx,
) {
    let beside = tokens[verb].head;
    let main = tokens[beside].head;
    let is_joined = tokens[verb].relation == Relation::Conjunct
        && tokens[verb].tag == "VBD"
        && tokens[beside].tag == "VBG"
        && tokens[beside].relation == Relation::AdverbialClause;
    let has_own_subject = (beside + 1..verb).any(|idx| {
        tokens[idx].head == verb
            && matches!(
                tokens[idx].relation,
                Relation::Subject | Relation::PassiveSubject
            )
    });
    if !is_joined
        || has_own_subject
        || main >= beside
        || main < first
        || tokens[main].tag != "VBD"
    {
        return;
    }
    tokens[verb].head = main;
}
