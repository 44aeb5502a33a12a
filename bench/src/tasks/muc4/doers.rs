//! Who did it, in the words of the set: organisations and people apart.

use dateline::Looked;
use dateline::model::{ActorKind, Class, Mention, MentionIdx, NameKind, Parse, Span};

use super::{Roles, add, named};
use crate::coded::Told;
use crate::phrases::core;

/// Adds the words for those who did it: the organisation that they are or are of, and the people where the words
/// tell of people.
pub(super) fn add_doers(roles: &mut Roles, told: &Told<'_>, looked: &Looked<'_>) {
    let parse = &looked.parse;
    for &idx in &told.sense.actors {
        let mention = &looked.reading.mentions[idx];
        let inside = named_actor(looked, mention).or(organisation(parse, mention));
        let body = is_body(looked, idx).then(|| core(parse, mention));
        if let Some(span) = inside.or(body).or_else(|| meant(looked, idx)) {
            add(roles, "PerpOrg", span.of(parse.text));
        }
        if let Some(span) = people(parse, mention, inside).filter(|_| body.is_none()) {
            add(roles, "PerpInd", span.of(parse.text));
        }
    }
}

/// Whether the words tell of a state's soldiers as one body: "the army", "the armed forces", not "soldiers".
fn is_body(looked: &Looked<'_>, idx: MentionIdx) -> bool {
    const BODIES: [&str; 8] =
        ["army", "navy", "force", "forces", "military", "brigade", "battalion", "guard"];
    let mention = &looked.reading.mentions[idx];
    let party = looked.look.parties.get(idx).and_then(Option::as_ref);
    party.is_some_and(|party| party.kind == ActorKind::Military)
        && BODIES.contains(&looked.parse.word(mention.head).to_lowercase().as_str())
}

/// The name of an actor in the phrase: "members of *the FMLN*", "*FMLN* sappers". What a name counts is no part of it.
fn named_actor(looked: &Looked<'_>, mention: &Mention) -> Option<Span> {
    let mut actors = looked.look.actors.iter();
    let (span, _) = actors.find(|(span, _)| mention.span.contains(*span))?;
    name_of(&looked.parse, *span)
}

/// The actor that the phrase means without its name, by the words that the report names it with first.
fn meant(looked: &Looked<'_>, idx: MentionIdx) -> Option<Span> {
    let id = looked.look.parties.get(idx)?.as_ref()?.actor.as_ref()?;
    let (span, _) = looked.look.actors.iter().find(|(_, actor)| actor == id)?;
    name_of(&looked.parse, *span)
}

/// The name without the people behind it: "FMLN guerrillas" are of the FMLN.
fn name_of(parse: &Parse<'_>, span: Span) -> Option<Span> {
    let inside = |idx: &usize| span.contains(parse.tokens[*idx].span);
    let tokens: Vec<usize> = (0..parse.tokens.len()).filter(inside).collect();
    let (first, last) = (*tokens.first()?, *tokens.last()?);
    let counts_people = parse.tokens[last].tag == "NNS"
        && !parse.is_capitalised(last)
        && !parse.word(last).eq_ignore_ascii_case("forces");
    parse.span_of(first..if counts_people && last > first { last } else { last + 1 })
}

/// The people of the phrase, without the organisation that they are of; none where the phrase only
/// names the organisation.
fn people(
    parse: &Parse<'_>,
    mention: &Mention,
    organisation: Option<Span>,
) -> Option<Span> {
    let phrase = core(parse, mention);
    if !is_people(mention) {
        return None;
    }
    let Some(name) = organisation.filter(|name| name.overlaps(phrase)) else {
        let whole = phrase.start() <= mention.span.end();
        return Some(if whole {
            Span::new(phrase.start(), mention.span.end())
        } else {
            phrase
        });
    };
    let head = parse.tokens[mention.head].span;
    let behind =
        (0..=mention.head).find(|&idx| parse.tokens[idx].span.start() >= name.end());
    match behind {
        Some(first) => parse.span_of(first..mention.head + 1),
        None => (!name.contains(head)).then_some(phrase),
    }
}

/// The organisation that the phrase names or is of.
fn organisation(parse: &Parse<'_>, mention: &Mention) -> Option<Span> {
    named(parse, mention, NameKind::Organisation)
}

fn is_people(mention: &Mention) -> bool {
    match mention.class {
        Class::Armed | Class::Civilian | Class::People | Class::Crowd | Class::Name => {
            true
        }
        Class::Institution
        | Class::Place
        | Class::Position
        | Class::Arms
        | Class::Property
        | Class::Route
        | Class::Bodies
        | Class::Pronoun
        | Class::Other => false,
    }
}
