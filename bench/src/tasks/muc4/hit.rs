//! Whom and what it hit and with what, in the words of the set.

use dateline::Looked;
use dateline::model::{
    Class, Mention, MentionIdx, NameKind, Parse, Relation, Span, Upos,
};

use super::incident::blows_up;
use super::{Roles, add, named};
use crate::coded::{Told, mentions};
use crate::phrases::core;

/// Adds the words for what was hit and with what. Victims are those who are named, targets are things.
pub(super) fn add_hit(roles: &mut Roles, told: &Told<'_>, looked: &Looked<'_>) {
    let parse = &looked.parse;
    let counted: Vec<MentionIdx> =
        told.sense.counts.iter().filter_map(|count| count.of).collect();
    let sides = [told.sense.recipients.as_slice(), counted.as_slice()].concat();
    for mention in mentions(looked, &sides) {
        if let Some(span) = person(parse, mention) {
            add(roles, "Victim", span.of(parse.text));
        } else if is_thing(mention) {
            add(roles, "Target", thing(parse, mention).of(parse.text));
        }
    }
    // A bomb goes off at what it is meant for.
    if blows_up(told) {
        let at = told.frame.places.iter().filter(|place| {
            AT.contains(&place.preposition.as_str())
                && looked.reading.mentions[place.mention].class == Class::Property
        });
        for place in at {
            let mention = &looked.reading.mentions[place.mention];
            add(roles, "Target", thing(parse, mention).of(parse.text));
        }
    }
    for span in weapons(told, looked) {
        add(roles, "Weapon", span.of(parse.text));
    }
}

/// The things it was done with: what is named beside the act, or within the words that tell it, as "bomb" is in "a
/// bomb attack" and "detonated eight bombs". A blast is an act and no thing.
fn weapons(told: &Told<'_>, looked: &Looked<'_>) -> Vec<Span> {
    let parse = &looked.parse;
    let Some((_, span)) = told.sense.weapon else { return Vec::new() };
    // "Opened fire" and "shot to death" hold no gun.
    if span.overlaps(told.frame.trigger) && !blows_up(told) {
        return Vec::new();
    }
    let is_act = |idx: usize| looked.reading.frames.iter().any(|frame| frame.head == idx);
    let is_thing = |idx: &usize| {
        let token = &parse.tokens[*idx];
        let ends = parse.tokens.get(idx + 1).is_none_or(|next| {
            !span.contains(next.span) || !next.upos.is_nominal() || is_act(idx + 1)
        });
        span.contains(token.span) && token.upos.is_nominal() && ends && !is_act(*idx)
    };
    let sentence = parse.sentences[told.frame.sentence].tokens.clone();
    let joined = |idx: &usize| {
        parse.tokens[*idx].relation == Relation::Compound
            && parse.tokens[*idx].upos == Upos::Noun
    };
    let whole = |idx: usize| {
        let first = (sentence.start..idx).rev().take_while(joined).last();
        parse.span_of(first.unwrap_or(idx)..idx + 1)
    };
    sentence.clone().filter(is_thing).filter_map(whole).collect()
}

/// Prepositions between a blast and what it was meant for.
const AT: [&str; 12] = [
    "at",
    "against",
    "in",
    "inside",
    "outside",
    "near",
    "under",
    "on",
    "beside",
    "in front of",
    "next to",
    "front of",
];

/// A thing by its own words, with what it is of where it has no other: "offices of the newspaper".
fn thing(parse: &Parse<'_>, mention: &Mention) -> Span {
    let words = uncounted(parse, mention);
    let head = parse.tokens[mention.head].span;
    let of = parse.tokens.get(mention.head + 1).is_some_and(|next| {
        mention.span.contains(next.span)
            && next.span.of(parse.text).eq_ignore_ascii_case("of")
    });
    match of && words == head {
        true => Span::new(words.start(), mention.span.end()),
        false => words,
    }
}

/// "500 houses" and "several houses" are houses: the set's targets are things, however many.
fn uncounted(parse: &Parse<'_>, mention: &Mention) -> Span {
    let span = core(parse, mention);
    let counts = |idx: &usize| {
        let token = &parse.tokens[*idx];
        let word = parse.word(*idx).to_lowercase();
        let is_amount =
            matches!(word.as_str(), "several" | "many" | "various" | "numerous");
        span.contains(token.span) && (token.upos == Upos::Num || is_amount)
    };
    let start = parse.sentence_of(mention.head).tokens.start;
    let number = (start..mention.head).rev().find(counts);
    match number {
        Some(number) => Span::new(parse.tokens[number + 1].span.start(), span.end()),
        None => span,
    }
}

fn is_thing(mention: &Mention) -> bool {
    match mention.class {
        Class::Place
        | Class::Property
        | Class::Route
        | Class::Institution
        | Class::Other => true,
        Class::Position
        | Class::Arms
        | Class::Armed
        | Class::Civilian
        | Class::People
        | Class::Crowd
        | Class::Name
        | Class::Bodies
        | Class::Pronoun => false,
    }
}

/// The person that the phrase names, by the fullest form of the name in the report: "Tamimi" is "Rashid Tamimi".
fn person(parse: &Parse<'_>, mention: &Mention) -> Option<Span> {
    let span = whole_name(parse, named(parse, mention, NameKind::Person)?);
    let holds = |other: &Span| {
        let mut words = other.of(parse.text).split_whitespace();
        let mut short = span.of(parse.text).split_whitespace();
        short.all(|word| words.any(|other| other.eq_ignore_ascii_case(word)))
    };
    let persons = parse.names.iter().filter(|name| name.kind == NameKind::Person);
    let spans = persons.filter_map(|name| parse.span_of(name.tokens.clone()));
    let fuller = spans.map(|other| whole_name(parse, other)).filter(holds);
    let n_words = |span: &Span| span.of(parse.text).split_whitespace().count();
    // The first of the longest, and the phrase's own words where none is longer.
    Some(fuller.fold(
        span,
        |best, other| if n_words(&other) > n_words(&best) { other } else { best },
    ))
}

/// The name with the capitalised words that stand right beside it: readers cut off second surnames.
fn whole_name(parse: &Parse<'_>, name: Span) -> Span {
    let inside = |idx: &usize| name.contains(parse.tokens[*idx].span);
    let Some(last) = (0..parse.tokens.len()).rfind(inside) else { return name };
    let goes_on = |idx: &usize| {
        let token = &parse.tokens[*idx];
        token.upos == Upos::Propn
            && parse.is_capitalised(*idx)
            && token.sentence == parse.tokens[last].sentence
    };
    let end = (last + 1..parse.tokens.len()).take_while(goes_on).last().unwrap_or(last);
    Span::new(name.start(), parse.tokens[end].span.end())
}
