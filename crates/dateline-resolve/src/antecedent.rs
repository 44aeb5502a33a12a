//! What a pronoun or a word like "the group" refers back to.

use dateline_model::{Class, Mention, Relation, TokenIdx, Upos};

use crate::actors::{Hit, Named};
use crate::office;
use crate::party::Parties;

/// Sentences further back than this are not looked at.
const REACH: usize = 4;

/// The nearest fitting naming: in the same sentence before the word, then sentence by sentence back;
/// in each the subject of the main clause first, since a story stays with whom it is about.
pub(crate) fn of_kind<'a>(
    parties: &Parties<'a>,
    at: TokenIdx,
    not: Option<&str>,
    fits: impl Fn(&Named) -> bool,
) -> Option<&'a Hit> {
    let parse = parties.parse;
    let here = parse.tokens[at].sentence;
    for sentence in (here.saturating_sub(REACH)..=here).rev() {
        let tokens = parse.sentences[sentence].tokens.clone();
        if !parse.sentences[sentence].zone.is_coded() {
            continue;
        }
        let end = if sentence == here { at } else { tokens.end };
        let mut found: Vec<&Hit> = parties
            .hits
            .inside(tokens.start..end)
            .filter(|hit| {
                fits(&hit.named)
                    && is_other(parties, hit, not)
                    && agrees(parties, at, hit)
            })
            .collect();
        found.sort_by_key(|hit| {
            (
                !is_subject(parties, hit.tokens.end - 1),
                std::cmp::Reverse(hit.tokens.start),
            )
        });
        if let Some(hit) = found.first() {
            return Some(hit);
        }
    }
    None
}

/// The only fitting actor that the report names before, however far back; `None` where there are two.
pub(crate) fn only<'a>(
    parties: &Parties<'a>,
    at: TokenIdx,
    not: Option<&str>,
    fits: impl Fn(&Named) -> bool,
) -> Option<&'a Hit> {
    let fits = |hit: &&Hit| {
        fits(&hit.named)
            && is_other(parties, hit, not)
            && is_coded(parties, hit.tokens.start)
    };
    let mut found = parties.hits.inside(0..at).filter(fits);
    let last = found.next_back()?;
    found.all(|hit| hit.named.key() == last.named.key()).then_some(last)
}

/// "The latter" is the last of those who bear arms told of before, "the former" the one before that.
pub(crate) fn last_told<'a>(
    parties: &Parties<'a>,
    at: TokenIdx,
    nth_back: usize,
) -> Option<&'a Hit> {
    let here = parties.parse.tokens[at].sentence;
    let first = parties.parse.sentences[here.saturating_sub(1)].tokens.start;
    let mut told: Vec<&Hit> = Vec::new();
    for hit in parties.hits.inside(first..at).rev() {
        let is_new = told.iter().all(|other| other.named.key() != hit.named.key());
        if hit.named.kind().is_armed() && is_coded(parties, hit.tokens.start) && is_new {
            told.push(hit);
        }
    }
    told.get(nth_back).copied()
}

/// "The army said that it had taken the town": the subject before the pronoun in its sentence, where no list names it.
pub(crate) fn unnamed_subject<'a>(
    parties: &Parties<'a>,
    at: TokenIdx,
) -> Option<&'a Mention> {
    let parse = parties.parse;
    let is_it = is_it(parties, at);
    let first = parse.sentences[parse.tokens[at].sentence].tokens.start;
    let mut subjects = parties.reading.mentions.iter().filter(|mention| {
        (first..at).contains(&mention.head)
            && parse.tokens[mention.head].relation == Relation::Subject
            && match is_it {
                true => !mention.plural && office::is_body(parse, mention.head),
                false => mention.plural,
            }
    });
    let only = subjects.next().filter(|_| subjects.next().is_none())?;
    let names_nobody = !parties.hits.lies_in(parse, only.span);
    (only.class == Class::Armed && names_nobody).then_some(only)
}

/// Whoever the same noun was last told of with a name: after "the mercenaries of X", "the mercenaries" are his.
pub(crate) fn of_same_head<'a>(
    parties: &Parties<'a>,
    at: TokenIdx,
    not: Option<&str>,
) -> Option<&'a Hit> {
    let parse = parties.parse;
    let noun = &parse.tokens[at].lemma;
    let same = parties.reading.mentions.iter().filter(|mention| {
        mention.head < at
            && mention.class == Class::Armed
            && parse.tokens[mention.head].lemma == *noun
            && is_coded(parties, mention.head)
    });
    let named = same.filter_map(|mention| Some((mention.head, parties.named(mention)?)));
    let fits = named.filter(|(_, hit)| is_other(parties, hit, not));
    fits.max_by_key(|(head, _)| *head).map(|(_, hit)| hit)
}

/// The last fitting naming before that has the same noun: after "the Syrian army" and "the US military", "the army" is
/// Syria's, however near the other stands.
pub(crate) fn of_same_noun<'a>(
    parties: &Parties<'a>,
    at: TokenIdx,
    not: Option<&str>,
    fits: impl Fn(&Named) -> bool,
) -> Option<&'a Hit> {
    let parse = parties.parse;
    let noun = &parse.tokens[at].lemma;
    let mut last: Option<&Hit> = None;
    for hit in parties.hits.inside(0..at) {
        let is_of_noun = hit.tokens.clone().any(|idx| parse.tokens[idx].lemma == *noun);
        if is_of_noun
            && is_coded(parties, hit.tokens.start)
            && fits(&hit.named)
            && is_other(parties, hit, not)
            && last.is_none_or(|last| last.tokens.start < hit.tokens.start)
        {
            last = Some(hit);
        }
    }
    last
}

/// The nearest post, house or road that a clause is about before "it", in the same sentence or the one before.
pub(crate) fn thing<'a>(parties: &Parties<'a>, at: TokenIdx) -> Option<&'a Mention> {
    nearest(parties, at, |mention| {
        let token = &parties.parse.tokens[mention.head];
        matches!(
            mention.class,
            Class::Position | Class::Property | Class::Route | Class::Arms
        ) && token.tag == "NN"
            && matches!(
                token.relation,
                Relation::Object | Relation::Subject | Relation::PassiveSubject
            )
    })
}

/// The nearest people without arms told of before "them", in the same sentence or the one before.
pub(crate) fn unarmed<'a>(parties: &Parties<'a>, at: TokenIdx) -> Option<&'a Mention> {
    nearest(parties, at, |mention| {
        matches!(mention.class, Class::Civilian | Class::People) && mention.plural
    })
}

fn nearest<'a>(
    parties: &Parties<'a>,
    at: TokenIdx,
    fits: impl Fn(&Mention) -> bool,
) -> Option<&'a Mention> {
    let tokens = &parties.parse.tokens;
    let before = parties.reading.mentions.iter().filter(|mention| {
        mention.head < at
            && tokens[at].sentence - tokens[mention.head].sentence <= 1
            && fits(mention)
    });
    before.max_by_key(|mention| mention.head)
}

/// The nearest person told of before "he" or "she": in each sentence the subject first.
pub(crate) fn person(parties: &Parties<'_>, at: TokenIdx) -> Option<TokenIdx> {
    let parse = parties.parse;
    let here = parse.tokens[at].sentence;
    (here.saturating_sub(NEAR)..=here).rev().find_map(|sentence| {
        let tokens = parse.sentences[sentence].tokens.clone();
        let end = if sentence == here { at } else { tokens.end };
        let persons = (tokens.start..end).filter(|&idx| is_person(parties, idx));
        persons.min_by_key(|&idx| (!is_subject(parties, idx), std::cmp::Reverse(idx)))
    })
}

/// "He" means somebody told of no more than so many sentences before.
const NEAR: usize = 2;

/// The last word of a person's name, or a noun for one human being.
fn is_person(parties: &Parties<'_>, idx: TokenIdx) -> bool {
    let parse = parties.parse;
    if parse.tokens[idx].upos == Upos::Propn && office::is_person(parse, idx) {
        return !office::is_person(parse, parse.tokens[idx].head)
            || parse.tokens[idx].head == idx;
    }
    let mention = parties.reading.mentions.iter().find(|mention| mention.head == idx);
    let is_human = mention.is_some_and(|mention| {
        matches!(mention.class, Class::Civilian | Class::People | Class::Armed)
            && !mention.plural
    });
    is_human && !office::is_body(parse, idx)
}

/// Whether the naming is of another than the one who is meant by no means.
fn is_other(parties: &Parties<'_>, hit: &Hit, not: Option<&str>) -> bool {
    not.is_none_or(|not| parties.id_of(&hit.named).as_deref() != Some(not))
}

/// "It" is one thing, so "fighters" are not meant by it; "Forces" may be one body by name.
fn agrees(parties: &Parties<'_>, at: TokenIdx, hit: &Hit) -> bool {
    let parse = parties.parse;
    let last = hit.tokens.end - 1;
    // "Kurdish fighters": the naming may be the adjective alone.
    let noun = match parse.tokens[last].upos == Upos::Adj {
        true => parse.tokens[last].head,
        false => last,
    };
    !is_it(parties, at) || parse.tokens[noun].tag != "NNS"
}

/// Whether the pronoun is for one thing, a body of people included.
fn is_it(parties: &Parties<'_>, at: TokenIdx) -> bool {
    let word = parties.parse.word(at).to_lowercase();
    matches!(word.as_str(), "it" | "its" | "itself")
}

/// Whether the word stands where news is told.
fn is_coded(parties: &Parties<'_>, word: TokenIdx) -> bool {
    let parse = parties.parse;
    parse.sentences[parse.tokens[word].sentence].zone.is_coded()
}

/// Whether the word stands in a subject.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn is_subject(parties: &Parties<'_>, word: TokenIdx) -> bool {
    let parse = parties.parse;
    let mut at = word;
    for _ in 0..4 {
        match parse.tokens[at].relation {
            Relation::Subject | Relation::PassiveSubject => return true,
            Relation::Compound
            | Relation::Adjective
            | Relation::Possessor
            | Relation::Apposition
            | Relation::Aside
            | Relation::Conjunct
            | Relation::Preposition
            | Relation::PrepositionObject
            | Relation::NounModifier => at = parse.tokens[at].head,
            _ => return false,
        }
    }
    false
}
