//! What the model misreads in reports on war, put right in the tree.
//!
//! Each rule says something about English that holds whatever the words; each was found by reading the
//! model's trees of such reports.

use std::ops::Range;

use dateline_model::{Relation, Token, TokenIdx, Upos};

use super::belief;
use super::clauses::{
    finite_verb_taken_for_reduced, outcome_behind_speaker, speakers_behind_a_list,
};
use super::coordination;
use super::descriptions;
use super::figures;
use super::gapped;
use super::gerund;
use super::main_verb;
use super::opening::subject_behind_opening;
use super::words;

/// Puts one sentence right. Where the rules together would tie a knot, the model's tree stays as it was.
pub(super) fn repair(tokens: &mut [Token], sentence: Range<TokenIdx>) {
    let read: Vec<(TokenIdx, Relation)> = tokens[sentence.clone()]
        .iter()
        .map(|token| (token.head, token.relation))
        .collect();
    put_right(tokens, sentence.clone());
    if !is_tree(tokens, &sentence) {
        for (token, (head, relation)) in tokens[sentence].iter_mut().zip(read) {
            (token.head, token.relation) = (head, relation);
        }
    }
}

/// Whether every token of the sentence is below a root.
fn is_tree(tokens: &[Token], sentence: &Range<TokenIdx>) -> bool {
    let mut below_root = vec![false; sentence.len()];
    let mut way = Vec::new();
    for idx in sentence.clone() {
        let mut at = idx;
        while !below_root[at - sentence.start] && tokens[at].head != at {
            way.push(at);
            at = tokens[at].head;
            if way.len() > sentence.len() || !sentence.contains(&at) {
                return false;
            }
        }
        below_root[at - sentence.start] = true;
        way.drain(..).for_each(|at| below_root[at - sentence.start] = true);
    }
    true
}

fn put_right(tokens: &mut [Token], sentence: Range<TokenIdx>) {
    for idx in sentence.clone() {
        hyphen_taken_for_word(tokens, idx, &sentence);
        owner_taken_for_subject(tokens, idx, &sentence);
        participle_taken_for_infinitive(tokens, idx);
        what_hangs_on_a_time(tokens, idx);
        name_before_hyphen(tokens, idx, sentence.start);
        main_verb::taken_for_adjective(tokens, idx, &sentence);
        main_verb::deed_taken_for_description(tokens, idx, &sentence);
        main_verb::deed_behind_descriptions(tokens, idx, &sentence);
        main_verb::outcome_taken_for_adjective(tokens, idx);
        main_verb::outcome_taken_for_deed(tokens, idx, &sentence);
        main_verb::taken_for_noun(tokens, idx, &sentence);
        main_verb::past_taken_for_noun(tokens, idx, &sentence);
        main_verb::latter_taken_for_adjective(tokens, idx, &sentence);
        main_verb::object_without_preposition(tokens, idx);
        speakers_behind_a_list(tokens, idx, &sentence);
        outcome_behind_speaker(tokens, idx, &sentence);
        finite_verb_taken_for_reduced(tokens, idx, &sentence);
        descriptions::harm_done_by_a_deed(tokens, idx, &sentence);
        descriptions::way_behind_a_load(tokens, idx, &sentence);
        figures::day_behind_on(tokens, idx, sentence.start);
        figures::over_behind_hand(tokens, idx, sentence.start);
        figures::number_of_plural(tokens, idx, sentence.start);
        belief::believed_to_be(tokens, idx, &sentence);
        belief::of_behind_accused(tokens, idx);
        belief::sides_behind_place(tokens, idx, sentence.start);
    }
    gapped::share_auxiliary(tokens, &sentence);
    let children = children_of(tokens, &sentence);
    subject_behind_opening(tokens, &sentence, &children);
    for idx in sentence.clone() {
        gerund::taken_for_verb(
            tokens,
            idx,
            &children[idx - sentence.start],
            sentence.start,
        );
    }
    for idx in sentence.clone() {
        let own = &children[idx - sentence.start];
        if tokens[idx].upos.is_verbal() {
            bare_day_is_no_object(tokens, own);
            clause_behind_its_noun(tokens, idx, own);
            clause_behind_behalf(tokens, idx, sentence.start);
            object_behind_time(tokens, idx, own, &children, sentence.start);
        }
        coordination::second_of_between(tokens, idx, own, &children, sentence.start);
        coordination::as_well_as(tokens, idx, own);
        coordination::owner_without_case(tokens, idx, own, &sentence);
        coordination::past_beside_progressive(tokens, idx, sentence.start);
        target_of_by(tokens, idx);
        doer_of_doing(tokens, idx);
    }
}

/// In "Islamic State-held Mayadin" the whole name holds the town, and its first word is no part of the town's name.
fn name_before_hyphen(tokens: &mut [Token], holder: TokenIdx, start: TokenIdx) {
    let hyphen = tokens.get(holder + 1).filter(|next| next.lemma == "-");
    let participle = tokens[holder].head;
    let holds = tokens[holder].relation == Relation::NounAdverb
        && tokens[holder].upos == Upos::Propn
        && hyphen.is_some()
        && participle == holder + 2;
    if !holds {
        return;
    }
    let held = tokens[participle].head;
    let mut first = holder;
    while first > start
        && tokens[first - 1].relation == Relation::Compound
        && tokens[first - 1].upos == Upos::Propn
        && tokens[first - 1].head == held
    {
        first -= 1;
        tokens[first].head = holder;
    }
}

/// In "pre-conditions" neither the hyphen nor what stands before it is a subject of its own.
fn hyphen_taken_for_word(
    tokens: &mut [Token],
    hyphen: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    if tokens[hyphen].lemma != "-"
        || hyphen == sentence.start
        || hyphen + 1 >= sentence.end
    {
        return;
    }
    let (left, right) = (hyphen - 1, hyphen + 1);
    let glued = tokens[left].span.end() == tokens[hyphen].span.start()
        && tokens[hyphen].span.end() == tokens[right].span.start();
    if !glued || tokens[hyphen].head == hyphen {
        return;
    }
    let takes_part = |relation: Relation| {
        matches!(
            relation,
            Relation::Subject
                | Relation::PassiveSubject
                | Relation::Object
                | Relation::PrepositionObject
        )
    };
    if takes_part(tokens[hyphen].relation)
        && tokens[hyphen].head != right
        && tokens[right].head != hyphen
    {
        tokens[hyphen].head = right;
        tokens[hyphen].relation = Relation::Punctuation;
    }
    if takes_part(tokens[left].relation)
        && tokens[left].relation == tokens[right].relation
        && tokens[left].head == tokens[right].head
    {
        tokens[left].head = right;
        tokens[left].relation = Relation::Compound;
    }
}

/// "'s" makes the noun before it the owner of the noun behind it, whatever else the model made of the two.
fn owner_taken_for_subject(
    tokens: &mut [Token],
    case: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    if tokens[case].relation != Relation::Case || tokens[case].tag != "POS" {
        return;
    }
    let owner = tokens[case].head;
    let (up, relation) = (tokens[owner].head, tokens[owner].relation);
    if owner >= case
        || matches!(relation, Relation::Possessor | Relation::Root | Relation::Conjunct)
        || case + 1 >= sentence.end
    {
        return;
    }
    // The noun behind: up from the next word as long as that modifies what follows.
    let mut owned = case + 1;
    if tokens[owned].tag == "-LRB-" {
        let close = (owned..sentence.end).find(|&idx| tokens[idx].tag == "-RRB-");
        match close.map(|close| close + 1).filter(|&idx| idx < sentence.end) {
            Some(behind) => owned = behind,
            None => return,
        }
    }
    while tokens[owned].head > owned
        && matches!(
            tokens[owned].relation,
            Relation::Adjective
                | Relation::Compound
                | Relation::Number
                | Relation::NounModifier
                | Relation::Adverb
        )
    {
        owned = tokens[owned].head;
    }
    let fits = matches!(
        tokens[owned].relation,
        Relation::Subject
            | Relation::PassiveSubject
            | Relation::Object
            | Relation::PrepositionObject
    );
    if !fits || tokens[owned].head == owner {
        return;
    }
    // "the army backed by [Russia's air force] is closing in": the army is the subject.
    let displaced = (sentence.start..owner).find(|&idx| {
        tokens[idx].head == owned && tokens[idx].relation == Relation::Subject
    });
    if let Some(displaced) = displaced {
        tokens[displaced].head = tokens[owned].head;
        tokens[displaced].relation = tokens[owned].relation;
    } else if up != tokens[owned].head {
        return;
    }
    tokens[owned].head = up;
    tokens[owned].relation = relation;
    tokens[owner].head = owned;
    tokens[owner].relation = Relation::Possessor;
}

/// "Turned to forced conscription": an infinitive is bare, so "to" is a preposition here.
fn participle_taken_for_infinitive(tokens: &mut [Token], verb: TokenIdx) {
    let Some(to) = verb.checked_sub(1) else {
        return;
    };
    if tokens[verb].tag != "VBN"
        || tokens[to].head != verb
        || tokens[to].relation != Relation::Auxiliary
        || tokens[to].lemma != "to"
    {
        return;
    }
    let up = tokens[verb].head;
    let Some(object) = (verb + 1..tokens.len().min(verb + 6)).find(|&idx| {
        tokens[idx].head == verb && tokens[idx].relation == Relation::Object
    }) else {
        return;
    };
    if up == verb {
        return;
    }
    for token in &mut tokens[verb + 1..] {
        if token.head == verb {
            token.head = object;
        }
    }
    (tokens[to].head, tokens[to].relation) = (up, Relation::Preposition);
    (tokens[object].head, tokens[object].relation) = (to, Relation::PrepositionObject);
    (tokens[verb].head, tokens[verb].relation) = (object, Relation::Adjective);
}

/// "Killed July 13 near Wadi Amsa", "captured at the start of the year by the army": a time has no place and
/// does nothing.
fn what_hangs_on_a_time(tokens: &mut [Token], idx: TokenIdx) {
    let time = tokens[idx].head;
    if tokens[idx].relation != Relation::Preposition
        || time >= idx
        || !tokens[time].upos.is_nominal()
        || !(words::is_day_or_month(&tokens[time].lemma)
            || is_bare_hour(tokens, time)
            || (tokens[idx].lemma == "by" && words::is_time(&tokens[time].lemma)))
    {
        return;
    }
    // "March in 2016", "Friday of last week".
    let behind = tokens.get(idx + 1..tokens.len().min(idx + 6)).unwrap_or(&[]);
    if behind.iter().any(|token| {
        token.head == idx
            && token.relation == Relation::PrepositionObject
            && (words::is_time(&token.lemma) || token.tag == "CD")
    }) {
        return;
    }
    let mut at = time;
    let mut up = tokens[time].head;
    while up != at && tokens[at].relation == Relation::PrepositionObject {
        at = up;
        up = tokens[at].head;
        let part =
            matches!(tokens[up].lemma.as_str(), "start" | "end" | "beginning" | "middle");
        if !part {
            break;
        }
        at = up;
        up = tokens[at].head;
    }
    if up != at && up < idx {
        tokens[idx].head = up;
    }
}

/// "After midnight between the houses": an hour without an article is nowhere.
fn is_bare_hour(tokens: &[Token], time: TokenIdx) -> bool {
    let is_hour = matches!(
        tokens[time].lemma.as_str(),
        "midnight"
            | "noon"
            | "midday"
            | "dawn"
            | "dusk"
            | "sunrise"
            | "sunset"
            | "daybreak"
    );
    is_hour
        && time
            .checked_sub(1)
            .is_some_and(|before| tokens[before].relation == Relation::Preposition)
}

/// "Towns recaptured from the rebels": a participle close behind a noun, without object, is about that noun.
fn clause_behind_its_noun(tokens: &mut [Token], verb: TokenIdx, own: &[TokenIdx]) {
    let Some(noun) = verb.checked_sub(1) else {
        return;
    };
    let bare = own.iter().all(|&child| {
        !matches!(
            tokens[child].relation,
            Relation::Object
                | Relation::Subject
                | Relation::PassiveSubject
                | Relation::Auxiliary
                | Relation::PassiveAuxiliary
                | Relation::Marker
                | Relation::OpenComplement
        )
    });
    if bare
        // A joined verb would have its "and" close before it.
        && matches!(
            tokens[verb].relation,
            Relation::AdverbialClause | Relation::Conjunct
        )
        && matches!(tokens[verb].tag, "VBD" | "VBN")
        && tokens[noun].upos.is_nominal()
        && tokens[noun].head != verb
        && !words::is_time(&tokens[noun].lemma)
        && words::is_transitive(&tokens[verb].lemma)
    {
        tokens[verb].head = noun;
        tokens[verb].relation = Relation::ReducedClause;
    }
}

/// "Fighters, on behalf of the council, captured by the army": "on behalf of" is put in between, and the clause is
/// about the noun in front of it.
fn clause_behind_behalf(tokens: &mut [Token], verb: TokenIdx, start: TokenIdx) {
    if tokens[verb].relation != Relation::ReducedClause || tokens[verb].tag != "VBN" {
        return;
    }
    let of = tokens[tokens[verb].head].head;
    let behalf = tokens[of].head;
    let on = tokens[behalf].head;
    if tokens[of].lemma != "of" || tokens[behalf].lemma != "behalf" || on >= behalf {
        return;
    }
    let before = (start..on).rev().find(|&idx| tokens[idx].upos != Upos::Punct);
    if let Some(noun) = before.filter(|&idx| tokens[idx].upos.is_nominal()) {
        tokens[verb].head = noun;
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
        let lemma = tokens[child].lemma.to_lowercase();
        let day = words::is_weekday(&lemma)
            || matches!(lemma.as_str(), "today" | "yesterday" | "tomorrow" | "tonight");
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

/// "The takeover of the area by rebels": what is done by someone is the takeover.
fn doer_of_doing(tokens: &mut [Token], by: TokenIdx) {
    if tokens[by].relation != Relation::Preposition || tokens[by].lemma != "by" {
        return;
    }
    let inner = tokens[by].head;
    let of = tokens[inner].head;
    let outer = tokens[of].head;
    if inner < by
        && tokens[inner].relation == Relation::PrepositionObject
        && tokens[of].lemma == "of"
        && outer < of
        && tokens[outer].upos.is_nominal()
        && words::is_of_doing(&tokens[outer].lemma)
        && !words::is_of_doing(&tokens[inner].lemma)
    {
        tokens[by].head = outer;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_model::Span;

    fn hung_on(heads: &[TokenIdx]) -> bool {
        let token = |&head| Token {
            span: Span::new(0, 0),
            lemma: String::new(),
            upos: Upos::Noun,
            tag: "NN",
            head,
            relation: Relation::Other,
            sentence: 0,
        };
        let tokens: Vec<Token> = heads.iter().map(token).collect();
        is_tree(&tokens, &(0..tokens.len()))
    }

    #[test]
    fn a_knot_is_no_tree() {
        assert!(hung_on(&[1, 1, 1]));
        assert!(hung_on(&[1, 2, 3, 3]), "a chain is one");
        assert!(!hung_on(&[1, 0, 2]), "two words hang on each other");
    }
}
