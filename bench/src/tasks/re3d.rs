//! Entities and relations in documents on Syria and Iraq: re3d.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use dateline::model::{
    Class, EventType, Mention, Modality, NameKind, Parse, Reading, Relation, Span,
    TokenIdx, Upos, Weapon,
};
use dateline::resolve::{Look, dates};
use dateline::{Lexicon, Looked};
use serde_json::{Map, Value, json};

use super::{Form, Scorer, Task};
use crate::coded::{Told, mentions, told};
use crate::item::Item;
use crate::phrases::core;
use crate::reader::{CodePoints, Reader, passage};

pub(crate) const TASK: Task = Task {
    name: "re3d",
    set: "re3d/dev.jsonl",
    form: Form::JsonLines,
    scorer: Scorer::Text,
    given: &["id", "text", "title", "publisher", "licence", "url"],
    answer,
};

const ORGANISATION: &str = "Organisation";
const PERSON: &str = "Person";
const LOCATION: &str = "Location";
const QUANTITY: &str = "Quantity";

/// Entities by the head word of their phrase.
type ByHead = BTreeMap<TokenIdx, (&'static str, Span)>;

fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let text = item.text();
    let report = passage(text, None);
    let looked = reader.all.look(&report);
    let (phrases, look) = reader.all.phrases(&report, &looked.parse);
    let points = CodePoints::of(text);
    let by_head = entities(&looked.parse, &phrases, &look, reader.all.lexicon());
    let mut all: BTreeSet<(Span, &str)> =
        by_head.values().map(|(sort, span)| (*span, *sort)).collect();
    all.extend(numbers(&looked.parse));
    all.extend(times(text));
    let relations = relations(&looked, &by_head);
    let entities: Vec<Value> = all
        .into_iter()
        .map(|(span, sort)| json!({"type": sort, "span": points.span(span)}))
        .collect();
    let relations: Vec<Value> = relations
        .into_iter()
        .map(|(sort, source, target)| {
            let (source, target) = (points.span(source), points.span(target));
            json!({"type": sort, "source": source, "target": target})
        })
        .collect();
    Ok(Map::from_iter([
        ("entities".to_owned(), Value::Array(entities)),
        ("relations".to_owned(), Value::Array(relations)),
    ]))
}

/// The phrases that point at something of the set's sorts; of two that lie in each other the longer, unless the
/// shorter owns the longer: "HRW's director".
fn entities(
    parse: &Parse<'_>,
    phrases: &Reading,
    look: &Look,
    lexicon: &Lexicon,
) -> ByHead {
    let mut found = ByHead::new();
    for mention in &phrases.mentions {
        if let Some(entity) = entity(parse, mention, look, lexicon) {
            found.entry(mention.head).or_insert(entity);
        }
    }
    let spans: Vec<Span> = found.values().map(|(_, span)| *span).collect();
    found.retain(|head, (_, span)| {
        let is_inside =
            spans.iter().any(|other| other.contains(*span) && *other != *span);
        !is_inside || parse.tokens[*head].relation == Relation::Possessor
    });
    found
}

fn entity(
    parse: &Parse<'_>,
    mention: &Mention,
    look: &Look,
    lexicon: &Lexicon,
) -> Option<(&'static str, Span)> {
    let sort = sort(parse, mention, look, lexicon)?;
    let span = match sort {
        // Things are marked without their article, people and places with it.
        "Weapon" | "MilitaryPlatform" => core(parse, mention),
        _ => uncounted(parse, mention),
    };
    Some((sort, span))
}

fn sort(
    parse: &Parse<'_>,
    mention: &Mention,
    look: &Look,
    lexicon: &Lexicon,
) -> Option<&'static str> {
    let kind = name_kind(parse, mention.head);
    let is_place = look
        .places
        .iter()
        .any(|(span, found)| *span == mention.span && found.place.is_some());
    match mention.class {
        // A possessor is told by what it owns.
        Class::Pronoun if parse.tokens[mention.head].tag != "PRP$" => {
            pronoun(&parse.word(mention.head).to_lowercase())
        }
        Class::Armed | Class::Civilian | Class::People | Class::Crowd => {
            let is_body = mention.plural || kind == Some(NameKind::Organisation);
            let is_body = is_body || is_mass(parse, mention);
            Some(if is_body { ORGANISATION } else { PERSON })
        }
        Class::Institution => Some(ORGANISATION),
        Class::Place | Class::Position | Class::Route | Class::Property => Some(LOCATION),
        Class::Arms => arms(parse, mention, lexicon),
        Class::Name if is_place => {
            Some(if acts(parse, mention.head) { ORGANISATION } else { LOCATION })
        }
        Class::Name | Class::Other => match kind? {
            NameKind::Person => Some(PERSON),
            NameKind::Organisation | NameKind::People => Some(ORGANISATION),
            NameKind::State | NameKind::Location | NameKind::Facility => {
                Some(if acts(parse, mention.head) { ORGANISATION } else { LOCATION })
            }
            NameKind::Law | NameKind::Work => Some("DocumentReference"),
            NameKind::Money => Some("Money"),
            NameKind::Product
            | NameKind::Happening
            | NameKind::Language
            | NameKind::Date
            | NameKind::Time
            | NameKind::Percent
            | NameKind::Quantity
            | NameKind::Ordinal
            | NameKind::Cardinal => None,
        },
        Class::Bodies | Class::Pronoun => None,
    }
}

fn name_kind(parse: &Parse<'_>, head: TokenIdx) -> Option<NameKind> {
    let name = parse.names.iter().find(|name| name.tokens.contains(&head))?;
    Some(name.kind)
}

/// A state is a side where it does something, and a place behind a preposition.
fn acts(parse: &Parse<'_>, head: TokenIdx) -> bool {
    matches!(
        parse.tokens[head].relation,
        Relation::Subject | Relation::PassiveSubject | Relation::Possessor
    )
}

/// "the army", "the military": one word for many people, which can have no singular of its own kind behind "a".
fn is_mass(parse: &Parse<'_>, mention: &Mention) -> bool {
    use dateline::model::ActorKind as Kind;
    let is_force = matches!(
        mention.actor_kind,
        Some(Kind::Military | Kind::Police | Kind::Government | Kind::International)
    );
    let is_single = parse.children(mention.head).iter().any(|&child| {
        matches!(parse.word(child).to_lowercase().as_str(), "a" | "an" | "one")
    });
    is_force && !is_single
}

/// What carries people or arms is a platform, what hits is a weapon; an attack is neither.
fn arms(parse: &Parse<'_>, mention: &Mention, lexicon: &Lexicon) -> Option<&'static str> {
    let head = mention.head;
    let lemma = |idx: TokenIdx| parse.tokens[idx].lemma.to_lowercase();
    let before = head.checked_sub(1).filter(|&idx| parse.tokens[idx].head == head);
    let pair =
        before.and_then(|idx| lexicon.weapon(&format!("{} {}", lemma(idx), lemma(head))));
    Some(match pair.or_else(|| lexicon.weapon(&lemma(head)))? {
        Weapon::Aircraft | Weapon::Helicopter | Weapon::Drone => "MilitaryPlatform",
        Weapon::Firearms
        | Weapon::Artillery
        | Weapon::Mortar
        | Weapon::Rocket
        | Weapon::Missile
        | Weapon::Chemical
        | Weapon::SuicideBomb
        | Weapon::CarBomb
        | Weapon::Ied
        | Weapon::Landmine
        | Weapon::UnexplodedOrdnance
        | Weapon::Grenade
        | Weapon::Blade
        | Weapon::Blunt
        | Weapon::Fire
        | Weapon::CrowdControl
        | Weapon::Explosives
        | Weapon::Arms => "Weapon",
    })
}

fn pronoun(word: &str) -> Option<&'static str> {
    match word {
        "we" | "us" | "our" | "they" | "them" | "their" => Some(ORGANISATION),
        "i" | "me" | "my" | "he" | "him" | "his" | "she" | "her" => Some(PERSON),
        _ => None,
    }
}

/// The phrase without a number in front: numbers are entities of their own.
fn uncounted(parse: &Parse<'_>, mention: &Mention) -> Span {
    let sentence = parse.sentence_of(mention.head).tokens.clone();
    let mut inside =
        sentence.filter(|&idx| mention.span.contains(parse.tokens[idx].span));
    let first = inside.find(|&idx| {
        parse.tokens[idx].upos != Upos::Num
            && parse.tokens[idx].relation != Relation::Quantifier
    });
    match first {
        Some(first) => Span::new(parse.tokens[first].span.start(), mention.span.end()),
        None => mention.span,
    }
}

/// Numbers and amounts of money, as the reader found them.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of all kinds of name only numbers matter here"
)]
fn numbers<'p>(parse: &'p Parse<'_>) -> impl Iterator<Item = (Span, &'static str)> + 'p {
    parse.names.iter().filter_map(|name| {
        let sort = match name.kind {
            NameKind::Cardinal | NameKind::Quantity | NameKind::Percent => QUANTITY,
            NameKind::Money => "Money",
            _ => return None,
        };
        Some((amount(parse, name.tokens.clone())?, sort))
    })
}

/// The number with its currency and without a hedge: "$5 million" of "up to $5 million".
fn amount(parse: &Parse<'_>, tokens: std::ops::Range<TokenIdx>) -> Option<Span> {
    let is_amount =
        |idx: TokenIdx| matches!(parse.tokens[idx].upos, Upos::Num | Upos::Sym);
    let mut first = tokens.clone().find(|&idx| is_amount(idx)).unwrap_or(tokens.start);
    if first > 0 && parse.tokens[first - 1].upos == Upos::Sym {
        first -= 1;
    }
    parse.span_of(first..tokens.end)
}

/// Words about time; "former" and "current" say of what they stand before, and not when.
fn times(text: &str) -> impl Iterator<Item = (Span, &'static str)> + use<> {
    let found = dates::find(text);
    let tells = |time: &dates::TimeExpression| {
        !matches!(time.meaning, dates::Meaning::Epithet(_))
    };
    found
        .into_iter()
        .filter(tells)
        .map(|time| (Span::new(time.start, time.end), "Temporal"))
}

/// What claims and the tree say of how entities stand to each other.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn relations(
    looked: &Looked<'_>,
    by_head: &ByHead,
) -> BTreeSet<(&'static str, Span, Span)> {
    let mut found = BTreeSet::new();
    for told in told(looked) {
        between_sides(&told, looked, by_head, &mut found);
    }
    let parse = &looked.parse;
    for (head, (sort, span)) in by_head {
        for &child in parse.children(*head) {
            match parse.tokens[child].relation {
                Relation::Preposition if is_place(parse.word(child)) => {
                    let behind = parse.child(child, Relation::PrepositionObject);
                    let place = behind.and_then(|head| by_head.get(&head));
                    if let Some((LOCATION, place)) = place {
                        found.insert(("CoLocated", *span, *place));
                    }
                }
                Relation::Apposition => {
                    if let Some((_, other)) =
                        by_head.get(&child).filter(|(other, _)| other == sort)
                    {
                        found.insert(("IsSynonymOf", *span, *other));
                        found.insert(("IsSynonymOf", *other, *span));
                    }
                }
                Relation::Number => {
                    found.insert(("HasAttrOf", *span, parse.tokens[child].span));
                }
                Relation::Possessor if *sort != LOCATION => {
                    if let Some((ORGANISATION, owner)) = by_head.get(&child) {
                        found.insert(("BelongsTo", *span, *owner));
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// Who fights, supports, blames or meets whom, with what, and where.
fn between_sides(
    told: &Told<'_>,
    looked: &Looked<'_>,
    by_head: &ByHead,
    found: &mut BTreeSet<(&'static str, Span, Span)>,
) {
    let Some(claim) = told.claim else { return };
    let is_told = !matches!(claim.modality.value, Modality::Negated | Modality::Denied);
    let side = |side: &[usize]| -> Vec<(&'static str, Span)> {
        let of = |mention: &Mention| by_head.get(&mention.head).copied();
        mentions(looked, side).filter_map(of).collect()
    };
    let (actors, recipients) = (side(&told.sense.actors), side(&told.sense.recipients));
    let sort =
        claim.act.as_ref().filter(|_| is_told).and_then(|act| tie(act.value.event));
    if let Some(sort) = sort {
        for (_, actor) in &actors {
            found.extend(
                recipients.iter().map(|(_, recipient)| (sort, *actor, *recipient)),
            );
        }
    }
    let places: Vec<usize> =
        told.frame.places.first().map(|words| words.mention).into_iter().collect();
    for (_, place) in side(&places).into_iter().filter(|(sort, _)| *sort == LOCATION) {
        let there = actors.iter().chain(&recipients).filter(|(_, span)| *span != place);
        found.extend(there.map(|(_, span)| ("CoLocated", *span, place)));
    }
    if let Some(holder) = told.sense.territory.as_ref() {
        let (holders, held) = (
            holder.holder_after.into_iter().collect::<Vec<_>>(),
            holder.place.into_iter().collect::<Vec<_>>(),
        );
        for (_, holder) in side(&holders) {
            found.extend(
                side(&held).iter().map(|(_, place)| ("InChargeOf", holder, *place)),
            );
        }
    }
}

/// The set's relation for an act of one side towards another.
fn tie(event: EventType) -> Option<&'static str> {
    match event {
        EventType::Assault => Some("FightingAgainst"),
        EventType::Consult | EventType::Request => Some("CommWith"),
        EventType::Support | EventType::Aid => Some("Likes"),
        EventType::Accuse | EventType::Reject | EventType::Threaten => Some("Dislikes"),
        EventType::Cooperate | EventType::Agree => Some("AlliesOf"),
        EventType::Concede
        | EventType::Retreat
        | EventType::Protest
        | EventType::Sanction
        | EventType::Mobilize
        | EventType::Coerce => None,
    }
}

/// Prepositions that put one thing where another is.
fn is_place(preposition: &str) -> bool {
    matches!(
        preposition.to_lowercase().as_str(),
        "in" | "at" | "near" | "inside" | "outside" | "on" | "around"
    )
}
