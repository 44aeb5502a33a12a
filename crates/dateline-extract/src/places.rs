//! Place phrases around a trigger, nearest first.

use dateline_model::{Class, PlaceWords, Relation, TokenIdx};

use crate::Ctx;
use crate::lexicon::{Need, Side, Source};
use crate::mention::{Mentions, class};
use crate::roles::is_time;
use crate::trigger::Match;

/// Phrases behind prepositions of place, and places that are hit or taken themselves.
pub(crate) fn around(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    mentions: &mut Mentions,
) -> Vec<PlaceWords> {
    let mut places: Vec<PlaceWords> = Vec::new();
    for idx in ctx.parse.sentence_of(found.head).tokens.clone() {
        if !may_hold_place(ctx, idx) || found.tokens.contains(&idx) || is_time(ctx, idx) {
            continue;
        }
        let Some(preposition) = preposition(ctx, found, idx) else { continue };
        let Some(distance) = distance(ctx, found.head, idx) else { continue };
        if ctx.parse.is_way_of_another(found.head, idx) {
            continue;
        }
        let mention = mentions.of(ctx, idx);
        places.push(PlaceWords { mention, preposition, distance });
    }
    places.sort_by_key(|place| place.distance);
    places
}

/// Whether words in this relation are ever places: most are not, and what a word means takes longer to tell.
fn may_hold_place(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    matches!(
        ctx.parse.tokens[idx].relation,
        Relation::PrepositionObject
            | Relation::Conjunct
            | Relation::Object
            | Relation::Subject
            | Relation::PassiveSubject
            | Relation::Compound
            | Relation::Possessor
    )
}

/// Whether the subject of the phrase is the place that is hit.
fn is_hit_as_subject(ctx: Ctx<'_>, found: &Match<'_>) -> bool {
    !found.nominal
        && found.rules.first().is_some_and(|phrase| {
            let rule = &ctx.lexicon.rules[phrase.rule];
            let hits_place = |need: &Need| need.classes.contains(&Class::Place);
            rule.recipient.contains(&Source::Subject)
                && rule.needs.get(&Side::Recipient).is_some_and(hits_place)
        })
}

/// The preposition that makes a place of the word; empty for what is itself hit or taken.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn preposition(ctx: Ctx<'_>, found: &Match<'_>, idx: TokenIdx) -> Option<String> {
    let token = &ctx.parse.tokens[idx];
    let (class, _) = class(ctx, idx);
    let may_be_place = matches!(
        class,
        Class::Place | Class::Name | Class::Position | Class::Route | Class::Property
    );
    if !may_be_place {
        return None;
    }
    match token.relation {
        Relation::PrepositionObject => {
            let word = ctx.parse.word(token.head).to_lowercase();
            IS_PLACE.contains(&word.as_str()).then_some(word)
        }
        Relation::Conjunct => preposition(ctx, found, token.head),
        // "on a hill overlooking the base".
        Relation::Object
            if token.head != found.head
                && LIES_BESIDE.contains(&ctx.lemma(token.head).as_str()) =>
        {
            Some("near".to_owned())
        }
        Relation::Object | Relation::PassiveSubject => {
            let is_own = ctx.parse.arguments[found.head]
                .iter()
                .any(|argument| argument.head == idx)
                || found.object.as_ref().is_some_and(|heads| heads.contains(&idx));
            is_own.then(String::new)
        }
        // "The town came under attack".
        Relation::Subject
            if token.head == found.head && is_hit_as_subject(ctx, found) =>
        {
            Some(String::new())
        }
        // "Raqqa airstrikes", "Deir ez-Zor's Sinaa quarter".
        Relation::Compound | Relation::Possessor if class == Class::Name => {
            (token.head == found.head).then(String::new)
        }
        _ => None,
    }
}

/// Prepositions that can place an event.
const IS_PLACE: &[&str] = &[
    "in",
    "at",
    "near",
    "around",
    "outside",
    "opposite",
    "inside",
    "along",
    "between",
    "from",
    "to",
    "on",
    "into",
    "through",
    "toward",
    "towards",
    "across",
    "over",
    "within",
    "of",
    "beside",
    "behind",
    "against",
    "throughout",
    "off",
    "north",
    "south",
    "east",
    "west",
    "upon",
    "beyond",
];

/// Verbs that tell what a place lies beside. Ours.
const LIES_BESIDE: &[&str] =
    &["overlook", "face", "border", "adjoin", "abut", "flank", "dominate"];

/// Steps through the tree; a step over the edge of a clause counts more. `None` beyond another sentence.
fn distance(ctx: Ctx<'_>, from: TokenIdx, to: TokenIdx) -> Option<u8> {
    let (up, down) = ctx.parse.path(from, to)?;
    let cost: usize = up.iter().chain(&down).map(|&idx| edge(ctx, idx)).sum();
    u8::try_from(cost).ok()
}

/// What a step over the edge above this word costs.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn edge(ctx: Ctx<'_>, idx: TokenIdx) -> usize {
    match ctx.parse.tokens[idx].relation {
        // "advanced on the town despite air strikes": nobody says where the strikes were.
        Relation::Preposition if ctx.parse.sets_beside(idx) => 9,
        Relation::PrepositionObject => 0,
        Relation::RelativeClause
        | Relation::AdverbialClause
        | Relation::Complement
        | Relation::Parataxis => 4,
        Relation::Conjunct => 2,
        _ => 1,
    }
}
