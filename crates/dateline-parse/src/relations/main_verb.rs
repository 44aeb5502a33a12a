//! Verbs that the model reads as something else, and what hangs on them.

use std::ops::Range;

use dateline_model::{Relation, Token, TokenIdx, Upos};

use super::words;

/// "Warplanes of the coalition bombed positions": an apposition stands behind a comma, so what the model reads as one
/// here is an object, and the participle in front of it the verb. Nor does a finite verb ever describe a noun: "the SDF
/// captured Hajin".
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
pub(super) fn taken_for_adjective(
    tokens: &mut [Token],
    verb: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let object = tokens[verb].head;
    if tokens[verb].relation != Relation::Adjective
        || object <= verb
        || !matches!(tokens[verb].tag, "VBD" | "VBN")
    {
        return;
    }
    let above = tokens[object].head;
    let subject = match tokens[object].relation {
        Relation::Apposition if above < verb && is_loose(tokens, above) => above,
        Relation::Root => {
            let is_subject = |idx: &TokenIdx| {
                tokens[*idx].relation == Relation::Subject
                    && (tokens[*idx].head == verb || tokens[*idx].head == object)
            };
            let Some(subject) = (sentence.start..verb).find(is_subject) else { return };
            subject
        }
        _ => return,
    };
    // The hyphen of "American-led" sets nothing off.
    let is_glued = |idx: TokenIdx| {
        idx > 0
            && tokens[idx - 1].span.end() == tokens[idx].span.start()
            && tokens
                .get(idx + 1)
                .is_some_and(|next| tokens[idx].span.end() == next.span.start())
    };
    let set_off = |from: TokenIdx, to: TokenIdx| {
        (from..to).any(|idx| {
            let token = &tokens[idx];
            let is_mark = match token.lemma.as_str() {
                "," | ":" | "--" => true,
                "-" => !is_glued(idx),
                _ => false,
            };
            token.relation == Relation::Punctuation && is_mark && token.head != to
        })
    };
    // "The captured soldiers": such a noun has words of its own in front of the participle.
    let has_article = sentence.clone().take_while(|&idx| idx < verb).any(|idx| {
        tokens[idx].head == object
            && matches!(tokens[idx].relation, Relation::Determiner | Relation::Possessor)
    });
    if has_article || set_off(subject, verb) {
        return;
    }
    let was_root = if above == object { object } else { subject };
    let moved: Vec<TokenIdx> = (object + 1..sentence.end)
        .filter(|&idx| tokens[idx].head == was_root)
        .filter(|&idx| {
            was_root == subject
                || match tokens[idx].relation {
                    Relation::Preposition => set_off(object, idx),
                    Relation::AdverbialClause
                    | Relation::Parataxis
                    | Relation::Complement
                    | Relation::Punctuation => true,
                    _ => tokens[idx].upos.is_verbal(),
                }
        })
        .collect();
    for idx in moved {
        tokens[idx].head = verb;
    }
    // "..., the ministry said": the clause stays what the noun at its head was taken for.
    (tokens[verb].head, tokens[verb].relation) = match tokens[was_root].relation {
        Relation::Root => (verb, Relation::Root),
        _ => (tokens[was_root].head, Relation::Complement),
    };
    tokens[subject].head = verb;
    tokens[subject].relation = Relation::Subject;
    tokens[object].head = verb;
    tokens[object].relation = Relation::Object;
}

/// Whether a noun stands where only a clause can: alone at the top, or in front of who said it.
fn is_loose(tokens: &[Token], noun: TokenIdx) -> bool {
    let said = tokens[noun].head;
    said == noun
        || (said > noun
            && matches!(
                tokens[noun].relation,
                Relation::Other | Relation::Complement | Relation::Parataxis
            )
            && tokens[said].upos.is_verbal())
}

/// "The village was overrun": behind "be" a bare word that is a participle as well is one, since a noun that one can
/// count would have an article.
pub(super) fn taken_for_noun(
    tokens: &mut [Token],
    word: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let be = tokens[word].head;
    let is_bare = || !sentence.clone().any(|idx| tokens[idx].head == word && idx < word);
    if tokens[word].upos.is_verbal()
        || tokens[word].relation != Relation::Attribute
        || tokens[be].lemma != "be"
        || be + 1 != word
        || words::verb_of_participle(&tokens[word].lemma).is_none()
        || !is_bare()
    {
        return;
    }
    let (up, relation) = (tokens[be].head, tokens[be].relation);
    for idx in sentence.clone() {
        if tokens[idx].head == be && idx != be {
            tokens[idx].head = word;
            if tokens[idx].relation == Relation::Subject {
                tokens[idx].relation = Relation::PassiveSubject;
            }
        }
    }
    if let Some(verb) = words::verb_of_participle(&tokens[word].lemma) {
        verb.clone_into(&mut tokens[word].lemma);
    }
    tokens[word].tag = "VBN";
    tokens[word].upos = Upos::Verb;
    tokens[word].head = if up == be { word } else { up };
    tokens[word].relation = relation;
    tokens[be].head = word;
    tokens[be].relation = Relation::PassiveAuxiliary;
}

/// "The army retook the town": some forms are nothing but a past, so what stands in front is the subject and the name
/// behind it the object, whatever the model takes the word for.
pub(super) fn past_taken_for_noun(
    tokens: &mut [Token],
    word: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let Some(verb) = words::verb_of_past(&tokens[word].lemma) else { return };
    if tokens[word].upos.is_verbal() || !is_loose(tokens, word) {
        return;
    }
    let is_own = |tokens: &[Token], idx: TokenIdx| {
        tokens[idx].head == word && idx != word && tokens[idx].upos.is_nominal()
    };
    let doer = (sentence.start..word).rev().find(|&idx| is_own(tokens, idx));
    let Some(doer) = doer else { return };
    for token in &mut tokens[sentence.start..doer] {
        if token.head == word {
            token.head = doer;
        }
    }
    tokens[doer].relation = Relation::Subject;
    let object = (word + 1..sentence.end)
        .find(|&idx| is_own(tokens, idx) && tokens[idx].relation == Relation::Apposition);
    if let Some(object) = object {
        tokens[object].relation = Relation::Object;
    }
    verb.clone_into(&mut tokens[word].lemma);
    tokens[word].tag = "VBD";
    tokens[word].upos = Upos::Verb;
}

/// "Butchering scores of people": what hangs on a verb without a preposition between them is its object.
pub(super) fn object_without_preposition(tokens: &mut [Token], noun: TokenIdx) {
    let verb = tokens[noun].head;
    if tokens[noun].relation == Relation::PrepositionObject
        && verb + 1 == noun
        && tokens[verb].tag == "VBG"
        && tokens[verb].relation != Relation::Preposition
        && tokens[verb].upos == Upos::Verb
        && tokens[noun].upos.is_nominal()
    {
        tokens[noun].relation = Relation::Object;
    }
}

/// "After the latter stormed the town": whoever is the latter does it, and describes no town.
pub(super) fn latter_taken_for_adjective(
    tokens: &mut [Token],
    latter: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let (verb, object) = (latter + 1, tokens[latter].head);
    if !matches!(tokens[latter].lemma.as_str(), "latter" | "former")
        || verb >= object
        || !sentence.contains(&object)
        || tokens[verb].tag != "VBD"
        || tokens[verb].head != object
        || tokens[object].relation != Relation::PrepositionObject
    {
        return;
    }
    let after = tokens[object].head;
    (tokens[verb].head, tokens[verb].relation) =
        (tokens[after].head, Relation::AdverbialClause);
    (tokens[after].head, tokens[after].relation) = (verb, Relation::Marker);
    (tokens[object].head, tokens[object].relation) = (verb, Relation::Object);
    (tokens[latter].head, tokens[latter].relation) = (verb, Relation::Subject);
    if let Some(article) = latter.checked_sub(1).filter(|&idx| tokens[idx].head == object)
    {
        tokens[article].head = latter;
    }
}

/// "Fighters sneaked into the town": nobody is sneaked, so it is what the fighters did.
pub(super) fn deed_taken_for_description(
    tokens: &mut [Token],
    verb: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let noun = tokens[verb].head;
    if tokens[verb].relation != Relation::ReducedClause
        || !matches!(tokens[verb].tag, "VBD" | "VBN")
        || noun + 1 != verb
        || tokens[noun].head != noun
    {
        return;
    }
    let goes_in = tokens.get(verb + 1).is_some_and(|next| next.lemma == "into");
    let has_doer = tokens[sentence.clone()]
        .iter()
        .any(|token| token.head == verb && token.lemma.eq_ignore_ascii_case("by"));
    if has_doer || !(goes_in || words::is_intransitive(&tokens[verb].lemma)) {
        return;
    }
    makes_subject(tokens, noun, verb, sentence);
}

/// Gives a noun without a verb the one that was read as describing it: the clause stays what the noun was taken for.
fn makes_subject(
    tokens: &mut [Token],
    noun: TokenIdx,
    verb: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    (tokens[verb].head, tokens[verb].relation) = match tokens[noun].head == noun {
        true => (verb, Relation::Root),
        false => (tokens[noun].head, Relation::Complement),
    };
    for token in &mut tokens[verb + 1..sentence.end] {
        if token.head == noun {
            token.head = verb;
        }
    }
    (tokens[noun].head, tokens[noun].relation) = (verb, Relation::Subject);
}

/// "An airstrike on a school sheltering people killed 30": a finite verb with an object of its own describes no noun, so
/// that it is what the noun in front of all that is told to have done.
pub(super) fn deed_behind_descriptions(
    tokens: &mut [Token],
    verb: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    if tokens[verb].relation != Relation::ReducedClause || tokens[verb].tag != "VBD" {
        return;
    }
    let has = |range: Range<TokenIdx>, relation: Relation| {
        tokens[range].iter().any(|token| token.head == verb && token.relation == relation)
    };
    // "The report that they took the town" has somebody else who did it.
    let is_told_of_another = has(sentence.start..verb, Relation::Subject)
        || has(sentence.start..verb, Relation::Marker);
    if is_told_of_another || !has(verb + 1..sentence.end, Relation::Object) {
        return;
    }
    let mut noun = tokens[verb].head;
    while !is_loose(tokens, noun) {
        let above = tokens[noun].head;
        if above >= noun {
            return;
        }
        noun = above;
    }
    if noun >= verb || !tokens[noun].upos.is_nominal() {
        return;
    }
    makes_subject(tokens, noun, verb, sentence);
}

/// "A sniper shot dead a woman": what is dead has no object, so that the noun in front of it is the deed, and what
/// describes that noun did it.
pub(super) fn outcome_taken_for_deed(
    tokens: &mut [Token],
    outcome: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let Some(deed) = outcome.checked_sub(1).filter(|deed| sentence.contains(deed)) else {
        return;
    };
    let Some(verb) = words::verb_of_participle(&tokens[deed].lemma) else { return };
    let child = |of: TokenIdx, relation: Relation, tokens: &[Token]| {
        sentence.clone().find(|&idx| {
            idx != of && tokens[idx].head == of && tokens[idx].relation == relation
        })
    };
    let object = child(outcome, Relation::Object, tokens);
    let doer = child(deed, Relation::Compound, tokens);
    let (Some(_), Some(doer)) = (object.filter(|&it| it > outcome), doer) else { return };
    if !matches!(tokens[outcome].lemma.as_str(), "dead" | "wounded" | "injured")
        || tokens[outcome].upos.is_verbal()
        || tokens[deed].head != outcome
        || tokens[deed].relation != Relation::Subject
        || doer + 1 != deed
    {
        return;
    }
    let (up, relation) = (tokens[outcome].head, tokens[outcome].relation);
    for idx in sentence.clone() {
        if tokens[idx].head == deed && idx != doer {
            tokens[idx].head = doer;
        } else if tokens[idx].head == outcome && idx != outcome {
            tokens[idx].head = deed;
        }
    }
    verb.clone_into(&mut tokens[deed].lemma);
    (tokens[deed].upos, tokens[deed].tag) = (Upos::Verb, "VBD");
    tokens[deed].head = if up == outcome { deed } else { up };
    tokens[deed].relation = relation;
    (tokens[doer].head, tokens[doer].relation) = (deed, Relation::Subject);
    (tokens[outcome].head, tokens[outcome].relation) = (deed, Relation::Attribute);
}

/// "Shot dead two farmers": an adjective stands behind the number of its noun, so that this one tells what the deed did.
pub(super) fn outcome_taken_for_adjective(tokens: &mut [Token], outcome: TokenIdx) {
    let noun = tokens[outcome].head;
    let behind = tokens.get(outcome + 1);
    let counts = behind.is_some_and(|next| {
        next.head == noun
            && matches!(next.relation, Relation::Number | Relation::Determiner)
    });
    let is_outcome = matches!(
        tokens[outcome].lemma.as_str(),
        "dead" | "alive" | "wounded" | "injured"
    );
    if tokens[outcome].relation != Relation::Adjective
        || !is_outcome
        || noun < outcome + 2
        || !counts
    {
        return;
    }
    let verb = tokens[noun].head;
    if verb + 1 == outcome && tokens[verb].upos == Upos::Verb {
        tokens[outcome].head = verb;
        tokens[outcome].relation = Relation::Attribute;
    }
}
