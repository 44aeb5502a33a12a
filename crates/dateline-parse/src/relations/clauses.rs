//! Clauses that the model ties wrongly together: who said it, and what a finite verb may not be.

use std::ops::Range;

use dateline_model::{Relation, Token, TokenIdx, Upos};

use super::words;

/// "severed the road between X and Y on Monday, a monitor and a resident said": those who said it are no part of what
/// the road lies between.
pub(super) fn speakers_behind_a_list(
    tokens: &mut [Token],
    said: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let speaks = matches!(tokens[said].tag, "VBD" | "VBZ" | "VBP")
        && matches!(tokens[said].lemma.as_str(), "say" | "report" | "add" | "tell");
    if !speaks {
        return;
    }
    if tokens[said].head == said {
        return speakers_of_root(tokens, said, sentence);
    }
    let main = tokens[said].head;
    let is_said = matches!(
        tokens[said].relation,
        Relation::Complement | Relation::Parataxis | Relation::Conjunct
    ) && main < said
        && tokens[main].upos.is_verbal();
    if !is_said {
        return;
    }
    let own = |relation: Relation| {
        sentence
            .clone()
            .find(|&idx| tokens[idx].head == said && tokens[idx].relation == relation)
    };
    if own(Relation::Marker).is_some() {
        return;
    }
    let Some(speaker) = first_of_list(tokens, said, sentence.start) else { return };
    let taken = own(Relation::Subject);
    if taken.is_some_and(|taken| taken >= speaker) {
        return;
    }
    if let Some(taken) = taken {
        give_back(tokens, taken, main, said, sentence);
    }
    // What stands behind the saying goes on with what was said.
    for token in &mut tokens[said + 1..sentence.end] {
        if token.head == said && token.tag == "VBG" {
            token.head = main;
        }
    }
    tokens[speaker].head = said;
    tokens[speaker].relation = Relation::Subject;
    tokens[said].relation = Relation::Parataxis;
}

/// "Artillery struck a school, the administration said, killing three": what was done goes on behind the one who tells it.
pub(super) fn outcome_behind_speaker(
    tokens: &mut [Token],
    outcome: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let said = tokens[outcome].head;
    let is_behind = tokens[outcome].tag == "VBG"
        && tokens[outcome].relation == Relation::AdverbialClause
        && words::is_outcome(&tokens[outcome].lemma)
        && said + 2 == outcome
        && tokens[said + 1].lemma == ","
        && tokens[said].tag == "VBD"
        && matches!(tokens[said].lemma.as_str(), "say" | "report" | "add" | "announce");
    if !is_behind {
        return;
    }
    let is_told = |&idx: &TokenIdx| {
        tokens[idx].head == said
            && tokens[idx].relation == Relation::Complement
            && tokens[idx].upos.is_verbal()
    };
    let told = (sentence.start..said).rev().find(is_told).or_else(|| {
        let above = tokens[said].head;
        (tokens[said].relation == Relation::Parataxis && above < said).then_some(above)
    });
    if let Some(told) = told {
        tokens[outcome].head = told;
    }
}

/// "bombed a monastery, killing 23 villagers, residents and officials said": a saying without a subject has the end of
/// the list for one.
fn speakers_of_root(tokens: &mut [Token], said: TokenIdx, sentence: &Range<TokenIdx>) {
    let is_own = |idx: TokenIdx, relations: &[Relation]| {
        idx != said
            && tokens[idx].head == said
            && relations.contains(&tokens[idx].relation)
    };
    let has_subject = sentence
        .clone()
        .any(|idx| is_own(idx, &[Relation::Subject, Relation::PassiveSubject]));
    let is_reported =
        (sentence.start..said).any(|idx| is_own(idx, &[Relation::Complement]));
    if has_subject || !is_reported {
        return;
    }
    if let Some(speaker) = first_of_list(tokens, said, sentence.start) {
        tokens[speaker].head = said;
        tokens[speaker].relation = Relation::Subject;
    }
}

/// What the reader took for the one who said it is an object of the main verb, or only stands beside it.
fn give_back(
    tokens: &mut [Token],
    taken: TokenIdx,
    main: TokenIdx,
    said: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let has_object = sentence
        .clone()
        .any(|idx| tokens[idx].head == main && tokens[idx].relation == Relation::Object);
    // "killed 43, most of them women, in Amsa, a monitor said": the place is that of the main verb.
    for idx in taken + 1..said {
        if tokens[idx].head == taken
            && tokens[idx].relation == Relation::Preposition
            && tokens[idx - 1].lemma == ","
        {
            tokens[idx].head = main;
        }
    }
    tokens[taken].head = main;
    tokens[taken].relation = match has_object {
        true => Relation::Other,
        false => Relation::Object,
    };
}

/// The first of the people listed right before a verb, behind the comma that opens their list.
fn first_of_list(tokens: &[Token], said: TokenIdx, start: TokenIdx) -> Option<TokenIdx> {
    let mut at = said.checked_sub(1).filter(|&idx| tokens[idx].upos.is_nominal())?;
    let mut found = None;
    while matches!(tokens[at].relation, Relation::Conjunct | Relation::Apposition)
        && tokens[at].head < at
    {
        let opens = leftmost(tokens, at, start).checked_sub(1)?;
        if tokens[opens].lemma == "," {
            found = Some(at);
        }
        let above = tokens[at].head;
        // Places and people are not listed together.
        if found.is_some() && tokens[above].upos != tokens[at].upos {
            break;
        }
        at = above;
    }
    found
}

fn leftmost(tokens: &[Token], top: TokenIdx, start: TokenIdx) -> TokenIdx {
    let is_below = |idx: TokenIdx| {
        let mut at = idx;
        (0..8).any(|_| {
            at = tokens[at].head;
            at == top
        })
    };
    (start..top).find(|&idx| is_below(idx)).unwrap_or(top)
}

/// "Units advancing from the hills met on Saturday with the garrison and lifted the siege": a finite verb reduces no
/// clause, so it is the first of the two verbs that share the subject.
pub(super) fn finite_verb_taken_for_reduced(
    tokens: &mut [Token],
    verb: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let noun = tokens[verb].head;
    if tokens[verb].relation != Relation::ReducedClause
        || tokens[verb].tag != "VBD"
        || noun + 1 != verb
    {
        return;
    }
    let is_second = |&idx: &TokenIdx| {
        tokens[idx].upos == Upos::Verb
            && matches!(tokens[idx].tag, "VBD" | "VBZ" | "VBP")
            && tokens[idx].relation == Relation::Root
            && tokens[idx - 1].upos == Upos::Cconj
    };
    let Some(second) = (verb + 1..sentence.end).find(is_second) else { return };
    let is_subject = |&idx: &TokenIdx| {
        tokens[idx].head == second
            && matches!(
                tokens[idx].relation,
                Relation::Subject | Relation::PassiveSubject
            )
    };
    let Some(subject) = (sentence.start..verb).find(is_subject) else { return };
    let mut above = noun;
    let is_inside = (0..8).any(|_| {
        let is_it = above == subject;
        above = tokens[above].head;
        is_it
    });
    if !is_inside {
        return;
    }
    for idx in sentence.clone() {
        let token = &tokens[idx];
        let is_shared = token.head == second && token.relation == Relation::Punctuation;
        if is_shared || idx == second - 1 || idx == subject {
            tokens[idx].head = verb;
        }
    }
    tokens[verb].head = verb;
    tokens[verb].relation = Relation::Root;
    tokens[subject].relation = Relation::Subject;
    tokens[second].head = verb;
    tokens[second].relation = Relation::Conjunct;
}
