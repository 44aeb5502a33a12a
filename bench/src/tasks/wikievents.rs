//! Events, their triggers and arguments, and entities: WikiEvents, in the types of KAIROS.

use std::collections::BTreeSet;

use anyhow::Result;
use dateline::Looked;
use dateline::model::{
    Act, ActorKind, Claim, Class, CountKind, EventType, Mention, MentionIdx, Mode,
    NameKind, Parse, Place, PlaceKind, Span, TokenIdx, Weapon,
};
use dateline::resolve::Look;
use serde_json::{Map, Value, json};

use super::{Form, Scorer, Task};
use crate::coded::{Told, mentions, place_near, told};
use crate::item::Item;
use crate::phrases::{kernel, name};
use crate::reader::{CodePoints, Reader, passage};

#[cfg(test)]
mod tests;

pub(crate) const TASK: Task = Task {
    name: "wikievents",
    set: "wikievents/dev.jsonl",
    form: Form::JsonLines,
    scorer: Scorer::Text,
    given: &["id", "text", "sentences"],
    answer,
};

/// A type of event, and what its ontology calls the parts of it that the program reads.
struct Kind {
    name: &'static str,
    actor: &'static str,
    recipient: &'static str,
    instrument: Option<&'static str>,
    place: Option<&'static str>,
}

const fn kind(
    name: &'static str,
    actor: &'static str,
    recipient: &'static str,
    instrument: Option<&'static str>,
    place: Option<&'static str>,
) -> Kind {
    Kind { name, actor, recipient, instrument, place }
}

const PLACE: Option<&str> = Some("Place");
const INSTRUMENT: Option<&str> = Some("Instrument");

const EXPLOSION: Kind = kind(
    "Conflict.Attack.DetonateExplode",
    "Attacker",
    "Target",
    Some("ExplosiveDevice"),
    PLACE,
);
const ATTACK: Kind =
    kind("Conflict.Attack.Unspecified", "Attacker", "Target", INSTRUMENT, PLACE);
const DEATH: Kind = kind("Life.Die.Unspecified", "Killer", "Victim", INSTRUMENT, PLACE);
const INJURY: Kind =
    kind("Life.Injure.Unspecified", "Injurer", "Victim", INSTRUMENT, PLACE);
const ARREST: Kind =
    kind("Justice.ArrestJailDetain.Unspecified", "Jailer", "Detainee", None, PLACE);
const RELEASE: Kind =
    kind("Justice.ReleaseParole.Unspecified", "JudgeCourt", "Defendant", None, PLACE);
const CONVICTION: Kind =
    kind("Justice.Convict.Unspecified", "JudgeCourt", "Defendant", None, PLACE);
const INVESTIGATION: Kind = kind(
    "Justice.InvestigateCrime.Unspecified",
    "Investigator",
    "Defendant",
    None,
    PLACE,
);
const DEMONSTRATION: Kind =
    kind("Conflict.Demonstrate.Unspecified", "Demonstrator", "Target", None, PLACE);
const RIOT: Kind = kind(
    "Conflict.Demonstrate.DemonstrateWithViolence",
    "Demonstrator",
    "Target",
    None,
    PLACE,
);
const DESTRUCTION: Kind = kind(
    "ArtifactExistence.DamageDestroyDisableDismantle.Destroy",
    "Destroyer",
    "Artifact",
    INSTRUMENT,
    PLACE,
);
const MEETING: Kind =
    kind("Contact.Contact.Meet", "Participant", "Participant", None, PLACE);
const CONTACT: Kind =
    kind("Contact.Contact.Unspecified", "Participant", "Participant", None, PLACE);
const REQUEST: Kind =
    kind("Contact.RequestCommand.Unspecified", "Communicator", "Recipient", None, PLACE);
const THREAT: Kind =
    kind("Contact.ThreatenCoerce.Unspecified", "Communicator", "Recipient", None, PLACE);
const MOVE: Kind =
    kind("Movement.Transportation.Unspecified", "Transporter", "Destination", None, None);

fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let report = passage(item.text(), None);
    let looked = reader.all.look(&report);
    let points = CodePoints::of(item.text());
    let events: Vec<Value> =
        told(&looked).iter().filter_map(|told| event(told, &looked, &points)).collect();
    let (phrases, look) = reader.all.phrases(&report, &looked.parse);
    let acts = |mention: &Mention| {
        looked.reading.frames.iter().any(|frame| frame.head == mention.head)
    };
    let phrases: Vec<&Mention> =
        phrases.mentions.iter().filter(|mention| !acts(mention)).collect();
    let entities = entities(&looked.parse, &phrases, &look, &points);
    Ok(Map::from_iter([
        ("events".to_owned(), Value::Array(events)),
        ("entities".to_owned(), Value::Array(entities)),
    ]))
}

fn event(told: &Told<'_>, looked: &Looked<'_>, points: &CodePoints) -> Option<Value> {
    let killed = has(told, &[CountKind::Killed, CountKind::Executed]);
    let injured = has(told, &[CountKind::Injured]);
    let kind = kind_of(told.sense.act?, told.sense.weapon, killed, injured)?;
    let parse = &looked.parse;
    let mut arguments = BTreeSet::new();
    let sides =
        [(kind.actor, &told.sense.actors), (kind.recipient, &told.sense.recipients)];
    for (role, side) in sides {
        arguments.extend(mentions(looked, side).map(|m| (role, kernel(parse, m))));
    }
    let counted: Vec<MentionIdx> =
        told.sense.counts.iter().filter_map(|count| count.of).collect();
    arguments
        .extend(mentions(looked, &counted).map(|m| (kind.recipient, kernel(parse, m))));
    if let (Some(role), Some(span)) = (kind.instrument, told.instrument()) {
        arguments.insert((role, span));
    }
    let place = told.claim.and_then(|claim| place(claim, looked));
    if let (Some(role), Some(span)) = (kind.place, place) {
        arguments.insert((role, span));
    }
    let arguments: Vec<Value> = arguments
        .into_iter()
        .map(|(role, span)| json!({"role": role, "span": points.span(span)}))
        .collect();
    let trigger = points.span(parse.tokens[told.frame.head].span);
    Some(json!({"type": kind.name, "trigger": trigger, "arguments": arguments}))
}

fn has(told: &Told<'_>, kinds: &[CountKind]) -> bool {
    told.sense.counts.iter().any(|count| kinds.contains(&count.kind))
}

/// The name of the place inside the words that say where.
fn place(claim: &Claim, looked: &Looked<'_>) -> Option<Span> {
    let span = place_near(claim, &looked.parse)?;
    let mention = looked.reading.mentions.iter().find(|mention| mention.span == span);
    Some(mention.map_or(span, |mention| kernel(&looked.parse, mention)))
}

/// The type by the act; a death that is told is a death, whatever the act that brought it.
fn kind_of(
    act: Act,
    weapon: Option<(Weapon, Span)>,
    killed: bool,
    injured: bool,
) -> Option<&'static Kind> {
    let explodes = matches!(
        weapon,
        Some((
            Weapon::CarBomb
                | Weapon::Ied
                | Weapon::Landmine
                | Weapon::SuicideBomb
                | Weapon::Grenade
                | Weapon::UnexplodedOrdnance
                | Weapon::Explosives,
            _
        ))
    );
    match act.event {
        EventType::Assault => Some(match act.mode {
            _ if killed => &DEATH,
            _ if injured => &INJURY,
            Some(Mode::Explosives | Mode::SuicideAttack) => &EXPLOSION,
            Some(Mode::Targeted) => &DEATH,
            Some(Mode::Destroy) => &DESTRUCTION,
            Some(Mode::Abduct) => &ARREST,
            Some(Mode::Beat | Mode::Torture | Mode::Sexual) => &INJURY,
            _ if explodes => &EXPLOSION,
            _ => &ATTACK,
        }),
        EventType::Coerce => (act.mode == Some(Mode::Arrest)).then_some(&ARREST),
        EventType::Sanction => (act.mode == Some(Mode::Convict)).then_some(&CONVICTION),
        EventType::Retreat => match act.mode {
            Some(Mode::Release) => Some(&RELEASE),
            Some(Mode::Withdraw | Mode::Flee) => Some(&MOVE),
            _ => None,
        },
        EventType::Mobilize => (act.mode == Some(Mode::Troops)).then_some(&MOVE),
        EventType::Protest => match act.mode {
            Some(Mode::Riot | Mode::Vandalize) => Some(&RIOT),
            _ => Some(&DEMONSTRATION),
        },
        EventType::Consult => match act.mode {
            Some(Mode::Visit) => Some(&MOVE),
            Some(Mode::Phone) => Some(&CONTACT),
            _ => Some(&MEETING),
        },
        EventType::Request => Some(&REQUEST),
        EventType::Threaten => Some(&THREAT),
        EventType::Accuse => {
            (act.mode == Some(Mode::Investigate)).then_some(&INVESTIGATION)
        }
        EventType::Agree
        | EventType::Support
        | EventType::Concede
        | EventType::Cooperate
        | EventType::Aid
        | EventType::Reject => None,
    }
}

/// Phrases by the sort of thing they point at: a name is marked whole, anything else by its head word. A word that
/// tells an act is no entity: "attack".
fn entities(
    parse: &Parse<'_>,
    phrases: &[&Mention],
    look: &Look,
    points: &CodePoints,
) -> Vec<Value> {
    let mut found = BTreeSet::new();
    for mention in phrases {
        if let Some(sort) = sort(parse, mention, look) {
            found.insert((kernel(parse, mention), sort));
        }
    }
    for (span, _) in &look.states {
        if !found.iter().any(|(other, _)| other.overlaps(*span)) {
            found.insert((*span, "GPE"));
        }
    }
    found
        .into_iter()
        .map(|(span, sort)| json!({"type": sort, "span": points.span(span)}))
        .collect()
}

/// KAIROS's sort of entity; `None` for what is none.
fn sort(parse: &Parse<'_>, mention: &Mention, look: &Look) -> Option<&'static str> {
    let is_named = name(parse, mention.head).is_some();
    let is_state = look.states.iter().any(|(span, _)| *span == kernel(parse, mention));
    let place = look.places.iter().find(|(span, _)| *span == mention.span);
    let place = place.and_then(|(_, found)| found.place.as_deref());
    match mention.class {
        _ if is_state => Some("GPE"),
        Class::Name if place.is_some_and(is_governed) => Some("GPE"),
        Class::Armed | Class::Civilian | Class::People | Class::Crowd if !is_named => {
            Some(match mention.actor_kind {
                Some(ActorKind::Military | ActorKind::Police | ActorKind::Government)
                    if !mention.plural =>
                {
                    "ORG"
                }
                _ => "PER",
            })
        }
        Class::Pronoun => is_personal(parse, mention.head).then_some("PER"),
        Class::Bodies => Some("PER"),
        Class::Arms => Some("WEA"),
        Class::Property => Some("FAC"),
        Class::Route => Some("FAC"),
        Class::Place | Class::Position if !is_named => Some("LOC"),
        Class::Armed
        | Class::Civilian
        | Class::People
        | Class::Crowd
        | Class::Place
        | Class::Position
        | Class::Name
        | Class::Institution
        | Class::Other => named(parse, mention.head),
    }
}

/// Whether the place has a government of its own, as countries, provinces and towns have.
fn is_governed(place: &Place) -> bool {
    match place.kind {
        PlaceKind::Country
        | PlaceKind::Admin1
        | PlaceKind::Admin2
        | PlaceKind::Admin3
        | PlaceKind::City
        | PlaceKind::Town
        | PlaceKind::Village => true,
        PlaceKind::Quarter
        | PlaceKind::Airbase
        | PlaceKind::Airport
        | PlaceKind::MilitaryBase
        | PlaceKind::OilField
        | PlaceKind::GasField
        | PlaceKind::Crossing
        | PlaceKind::Bridge
        | PlaceKind::Dam
        | PlaceKind::Camp
        | PlaceKind::Mountain
        | PlaceKind::Cemetery
        | PlaceKind::Site
        | PlaceKind::River
        | PlaceKind::Road
        | PlaceKind::Region => false,
    }
}

fn named(parse: &Parse<'_>, head: TokenIdx) -> Option<&'static str> {
    let name = parse.names.iter().find(|name| name.tokens.contains(&head))?;
    match name.kind {
        NameKind::Person => Some("PER"),
        NameKind::Organisation => Some("ORG"),
        NameKind::State | NameKind::People => Some("GPE"),
        NameKind::Location => Some("LOC"),
        NameKind::Facility => Some("FAC"),
        NameKind::Money => Some("MON"),
        NameKind::Product
        | NameKind::Happening
        | NameKind::Work
        | NameKind::Law
        | NameKind::Language
        | NameKind::Date
        | NameKind::Time
        | NameKind::Percent
        | NameKind::Quantity
        | NameKind::Ordinal
        | NameKind::Cardinal => None,
    }
}

/// Pronouns that point at people, or may.
fn is_personal(parse: &Parse<'_>, head: TokenIdx) -> bool {
    matches!(parse.tokens[head].tag, "PRP" | "PRP$" | "WP")
        && !matches!(
            parse.word(head).to_lowercase().as_str(),
            "it" | "its" | "itself" | "what"
        )
}
