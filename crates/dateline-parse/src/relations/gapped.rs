//! Participles that share the auxiliary of the clause before them: "ten were killed, six wounded and a tank destroyed".
//!
//! English tells "were" once and leaves it out behind a comma or "and". The model reads such a participle as an active
//! verb whose subject did it, as a description of a noun that "and" joins to a verb, or as a noun.

use std::ops::Range;

use dateline_model::{Relation, Token, TokenIdx, Upos};

use super::words;

/// Puts the participles of a sentence under the passive that lends them its auxiliary.
pub(super) fn share_auxiliary(tokens: &mut [Token], sentence: &Range<TokenIdx>) {
    if !tokens[sentence.clone()].iter().any(is_auxiliary) {
        return;
    }
    for idx in sentence.clone() {
        noun_behind_passive(tokens, idx, sentence);
        described_noun(tokens, idx, sentence);
        second_as_main_verb(tokens, idx, sentence);
        joined_to_passive(tokens, idx, sentence);
    }
}

fn is_auxiliary(token: &Token) -> bool {
    token.relation == Relation::PassiveAuxiliary
}

/// Whether the verb is passive, by its own auxiliary or by one that it shares.
fn is_passive(tokens: &[Token], verb: TokenIdx, sentence: &Range<TokenIdx>) -> bool {
    has(tokens, verb, sentence, Relation::PassiveAuxiliary)
        || has(tokens, verb, sentence, Relation::PassiveSubject)
}

fn has(
    tokens: &[Token],
    head: TokenIdx,
    sentence: &Range<TokenIdx>,
    relation: Relation,
) -> bool {
    child(tokens, head, sentence, relation).is_some()
}

fn child(
    tokens: &[Token],
    head: TokenIdx,
    sentence: &Range<TokenIdx>,
    relation: Relation,
) -> Option<TokenIdx> {
    sentence
        .clone()
        .find(|&idx| tokens[idx].head == head && tokens[idx].relation == relation)
}

/// Whether this is a participle with a subject of its own, and with neither an auxiliary nor an object.
fn lacks_auxiliary(tokens: &[Token], verb: TokenIdx, sentence: &Range<TokenIdx>) -> bool {
    let token = &tokens[verb];
    let is_participle =
        token.tag == "VBN" || token.tag == "VBD" && words::is_harm(&token.lemma);
    let subject = child(tokens, verb, sentence, Relation::Subject);
    is_participle
        && subject.is_some_and(|subject| subject < verb)
        && !words::is_intransitive(&token.lemma)
        && [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Object]
            .iter()
            .all(|&relation| !has(tokens, verb, sentence, relation))
}

/// "Ten were killed, six wounded": the first of the two is the main verb.
fn second_as_main_verb(
    tokens: &mut [Token],
    second: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    if !lacks_auxiliary(tokens, second, sentence) {
        return;
    }
    let Some(subject) = child(tokens, second, sentence, Relation::Subject) else {
        return;
    };
    let first = (sentence.start..subject).find(|&idx| {
        tokens[idx].head == second
            && tokens[idx].relation == Relation::Complement
            && has(tokens, idx, sentence, Relation::PassiveAuxiliary)
    });
    let Some(first) = first else { return };
    (tokens[first].head, tokens[first].relation) = match tokens[second].head == second {
        true => (first, Relation::Root),
        false => (tokens[second].head, tokens[second].relation),
    };
    // What opens the sentence is told of all that follows.
    for token in &mut tokens[sentence.start..first] {
        if token.head == second {
            token.head = first;
        }
    }
    tokens[subject].relation = Relation::PassiveSubject;
    (tokens[second].head, tokens[second].relation) = (first, Relation::Conjunct);
}

/// "A tank was destroyed and six soldiers wounded".
fn joined_to_passive(tokens: &mut [Token], verb: TokenIdx, sentence: &Range<TokenIdx>) {
    let before = tokens[verb].head;
    if tokens[verb].relation == Relation::Conjunct
        && before < verb
        && is_passive(tokens, before, sentence)
        && lacks_auxiliary(tokens, verb, sentence)
        && let Some(subject) = child(tokens, verb, sentence, Relation::Subject)
    {
        tokens[subject].relation = Relation::PassiveSubject;
    }
}

/// "Ten were killed and a tank destroyed": a verb is joined to a verb, so that the noun is what the participle behind it
/// was done to.
fn described_noun(tokens: &mut [Token], verb: TokenIdx, sentence: &Range<TokenIdx>) {
    let noun = tokens[verb].head;
    let before = tokens[noun].head;
    if tokens[verb].relation != Relation::ReducedClause
        || tokens[verb].tag != "VBN"
        || tokens[noun].relation != Relation::Conjunct
        || !tokens[noun].upos.is_nominal()
        || before >= noun
        || tokens[before].upos != Upos::Verb
        || !is_passive(tokens, before, sentence)
        || has(tokens, verb, sentence, Relation::Agent)
    {
        return;
    }
    for token in &mut tokens[verb + 1..sentence.end] {
        if token.head == noun {
            token.head = verb;
        }
    }
    (tokens[verb].head, tokens[verb].relation) = (before, Relation::Conjunct);
    (tokens[noun].head, tokens[noun].relation) = (verb, Relation::PassiveSubject);
}

/// "He was dragged out and shot", "the village was taken and the road cut": what "and" joins to a verb is one.
fn noun_behind_passive(tokens: &mut [Token], word: TokenIdx, sentence: &Range<TokenIdx>) {
    let before = tokens[word].head;
    let Some(lemma) = words::verb_of_participle(&tokens[word].lemma) else { return };
    if tokens[word].upos != Upos::Noun
        || tokens[word].tag != "NN"
        || tokens[word].relation != Relation::Conjunct
        || before >= word
        || tokens[before].upos != Upos::Verb
        || !has(tokens, before, sentence, Relation::PassiveAuxiliary)
    {
        return;
    }
    let own: Vec<TokenIdx> =
        (sentence.start..word).filter(|&idx| tokens[idx].head == word).collect();
    let is_bare = own.iter().all(|&idx| tokens[idx].upos == Upos::Punct);
    let last = word.checked_sub(1).filter(|last| own.contains(last));
    // "The road cut": read as one noun of two words.
    let subject = last.filter(|&last| {
        matches!(tokens[last].relation, Relation::Compound | Relation::Subject)
            && tokens[last].upos.is_nominal()
    });
    match subject {
        Some(subject) => {
            for idx in own {
                if idx < subject && tokens[idx].relation != Relation::Punctuation {
                    tokens[idx].head = subject;
                }
            }
            tokens[subject].relation = Relation::PassiveSubject;
        }
        None if is_bare => {}
        None => return,
    }
    tokens[word].upos = Upos::Verb;
    tokens[word].tag = "VBN";
    lemma.clone_into(&mut tokens[word].lemma);
}
