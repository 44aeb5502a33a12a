//! Names of places that no list knows: what tells that they are places, and what known places tell of where they lie.

use std::collections::BTreeMap;

use dateline_model::{
    Attested, Evidence, NameKind, Parse, PlaceKind, PlaceRelation, Relation, Span,
    TokenIdx, Where, is_part_of_town,
};

use super::beside::{is_measure, is_side, is_unit, side_of};
use crate::naming;

/// "Killed in X": a name behind a preposition that puts things into places is one, though no list knows it.
///
/// The reader takes villages for persons as well, and nobody is killed in a person.
pub(super) fn is_named_as_place(parse: &Parse<'_>, head: TokenIdx, span: Span) -> bool {
    let token = &parse.tokens[head];
    let word = parse.word(head);
    // "in NATO": letters alone stand for a body.
    let is_written_out = (parse.is_capitalised(head) || naming::has_article(word))
        && word.chars().skip(1).any(char::is_lowercase)
        && !span.of(parse.text).contains(|letter: char| letter.is_ascii_digit());
    let preposition = parse.word(token.head).to_lowercase();
    let may_be = parse.name_over(head).is_some_and(|name| {
        let is_place = matches!(
            name.kind,
            NameKind::State | NameKind::Location | NameKind::Facility
        );
        preposition == "in" && (is_place || name.kind == NameKind::Person)
            || is_place && matches!(preposition.as_str(), "near" | "outside" | "around")
    });
    let is_placed = token.relation == Relation::PrepositionObject && may_be
        || is_taken(parse, head)
        || is_measured(parse, head)
        || is_set_in(parse, head, span);
    is_written_out && is_placed
}

/// "Retook X", "X was overrun", "X fell to the militia": only places are taken so.
fn is_taken(parse: &Parse<'_>, head: TokenIdx) -> bool {
    let token = &parse.tokens[head];
    let verb = parse.tokens[token.head].lemma.to_lowercase();
    let is_to = |&child: &TokenIdx| parse.word(child).eq_ignore_ascii_case("to");
    let is_object = matches!(token.relation, Relation::Object | Relation::PassiveSubject);
    let takes = matches!(
        verb.as_str(),
        "retake" | "recapture" | "reconquer" | "overrun" | "encircle" | "besiege"
    );
    let falls = || verb == "fall" && parse.children(token.head).iter().any(is_to);
    is_object && takes || token.relation == Relation::Subject && falls()
}

/// "Captured X, in the province of Y": what is set in a place behind a comma is one.
fn is_set_in(parse: &Parse<'_>, head: TokenIdx, span: Span) -> bool {
    let end = parse.sentence_of(head).tokens.end;
    let is = |at: TokenIdx, words: &[&str]| {
        at < end && words.contains(&parse.word(at).to_lowercase().as_str())
    };
    let is_name = |at: TokenIdx| {
        at < end && (parse.is_capitalised(at) || naming::has_article(parse.word(at)))
    };
    parse.tokens[head].relation == Relation::Object
        && !naming::looks_like_person(span.of(parse.text))
        && is(head + 1, &[","])
        && is(head + 2, &["in"])
        && (is_name(head + 3) || is(head + 3, &["the"]) && is_name(head + 4))
        && parse.name_over(head + 3).is_none_or(|name| name.kind != NameKind::Date)
}

/// "X, about 15 km north of Y": what a distance is told of is a place.
fn is_measured(parse: &Parse<'_>, head: TokenIdx) -> bool {
    let end = parse.sentence_of(head).tokens.end;
    let mut behind = (head + 1..end).take_while(|&idx| is_measure(parse, idx));
    let n_words = behind.clone().count();
    let has_unit = behind.any(|idx| is_unit(parse, idx));
    let side = head + 1 + n_words;
    has_unit && side + 1 < end && is_side(parse, side)
}

/// The words of a phrase that are a name.
pub(super) fn name(text: &str) -> Vec<&str> {
    let words = text.split_whitespace();
    let words = words.map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()));
    words.filter(|word| naming::is_written_out(word)).collect()
}

/// Whether two phrases name one place: "the town of X", "X".
pub(super) fn are_one(a: &str, b: &str) -> bool {
    let (a, b) = (name(a), name(b));
    !a.is_empty() && !b.is_empty() && (a.ends_with(&b) || b.ends_with(&a))
}

/// Gives names that no list knows the place that is told of where they lie: the one that they lie beside, else the town
/// that they are a part of.
pub(super) fn set_down(
    parse: &Parse<'_>,
    by_head: &mut BTreeMap<TokenIdx, Attested<Where>>,
    by_sentence: &BTreeMap<usize, Vec<Attested<Where>>>,
) {
    let is_unlisted = |found: &Attested<Where>| {
        found.value.place.is_none() && found.value.relation != PlaceRelation::Along
    };
    let unlisted: Vec<(TokenIdx, Span, Where)> = by_head
        .iter()
        .filter(|(_, found)| is_unlisted(found))
        .filter_map(|(&head, found)| Some((head, span(found)?, found.value.clone())))
        .collect();
    let towns = only_towns(by_sentence);
    for (head, own, told) in unlisted {
        let here = parse.tokens[head].sentence;
        let around = || match lies_in_town(&told.text) {
            true => town(&towns, here).filter(|&it| !overlaps(it, own)),
            false => None,
        };
        let beside = beside(parse, by_head, head, own);
        let known = match beside {
            Some(known) => Some((known, PlaceRelation::Near)),
            None => around().map(|known| (known, PlaceRelation::PartOf)),
        };
        let Some((known, relation)) = known else { continue };
        let meant = Where { place: known.value.place.clone(), relation, ..told };
        let Some(named) = span(known) else { continue };
        by_head
            .insert(head, Attested::direct(meant, own).and(Evidence::antecedent(named)));
    }
}

fn span(found: &Attested<Where>) -> Option<Span> {
    found.evidence().iter().find_map(Evidence::span)
}

fn overlaps(found: &Attested<Where>, own: Span) -> bool {
    span(found).is_some_and(|span| span.overlaps(own))
}

/// The known place in ", fifteen kilometres north of Y", right behind the name.
fn beside<'a>(
    parse: &Parse<'_>,
    by_head: &'a BTreeMap<TokenIdx, Attested<Where>>,
    head: TokenIdx,
    own: Span,
) -> Option<&'a Attested<Where>> {
    let end = parse.sentence_of(head).tokens.end;
    // Between the two stand at most the words that name the first.
    let mut behind = by_head.range(head + 1..end).take(3);
    let (&next, known) = behind.find(|(_, found)| found.value.place.is_some())?;
    let side = side_of(parse, next)?;
    let is_own = |idx: TokenIdx| {
        own.contains(parse.tokens[idx].span)
            || is_measure(parse, idx)
            || is_kind(parse, idx)
    };
    (head + 1..side).all(is_own).then_some(known)
}

/// "Umm Rasaf district, west of X".
fn is_kind(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    let word = parse.word(idx).to_lowercase();
    matches!(word.as_str(), "district" | "village" | "town" | "area")
}

/// Whether the words name a part of a town.
fn lies_in_town(text: &str) -> bool {
    let words = text.to_lowercase();
    words.split_whitespace().any(is_part_of_town)
}

/// The town of each sentence that names one and no other; `None` where it names several.
fn only_towns(
    by_sentence: &BTreeMap<usize, Vec<Attested<Where>>>,
) -> BTreeMap<usize, Option<&Attested<Where>>> {
    let is_town =
        |found: &&Attested<Where>| {
            found.value.place.as_ref().is_some_and(|place| {
                matches!(place.kind, PlaceKind::City | PlaceKind::Town)
            })
        };
    let mut towns = BTreeMap::new();
    for (&sentence, named) in by_sentence {
        let mut named = named.iter().filter(is_town);
        if let Some(first) = named.next() {
            towns.insert(sentence, named.next().is_none().then_some(first));
        }
    }
    towns
}

/// The town that was named last, a few sentences back.
fn town<'a>(
    towns: &BTreeMap<usize, Option<&'a Attested<Where>>>,
    here: usize,
) -> Option<&'a Attested<Where>> {
    let (_, last) = towns.range(here.saturating_sub(FAR_BACK)..=here).next_back()?;
    *last
}

/// So many sentences back a town is still the one whose quarters are told of. Ours.
const FAR_BACK: usize = 3;
