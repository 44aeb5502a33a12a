//! A trigger with everything that stands around it.

use dateline_model::{EventType, Frame, Mode, PlaceWords, Sense, TokenIdx};

use crate::mention::Mentions;
use crate::trace::Why;
use crate::trigger::Match;
use crate::{Ctx, labels, modality, places, senses, speaker, time_scope};

/// A place phrase so near in the tree is told of the trigger itself.
pub(crate) const NEAR: u8 = 3;

/// The frame of a trigger; where no rule of it has a side or a place, why not.
pub(crate) fn build(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    mentions: &mut Mentions,
) -> Result<Frame, Why> {
    // "took place", "heart attack": a longer phrase that means nothing of the kind.
    if found.rules.iter().any(|phrase| ctx.lexicon.rules[phrase.rule].blocks) {
        return Err(Why::Blocked);
    }
    let mut senses = match (senses::of(ctx, found, mentions), &found.shorter) {
        (Ok(senses), _) => senses,
        (Err(_), Some(shorter)) => return build(ctx, shorter, mentions),
        (Err(why), None) => return Err(why),
    };
    let places = places::around(ctx, found, mentions);
    labels::of_places(ctx, &places, mentions, &mut senses);
    let has_side = senses.iter().any(|sense| {
        !sense.actors.is_empty()
            || !sense.recipients.is_empty()
            || sense.territory.is_some()
            || has_taken_arms(sense)
            || has_exploded(sense)
            || counts_dead(sense)
    });
    if !has_side && !places.iter().any(|place| place.distance <= NEAR) {
        return Err(Why::NoSideNoPlace);
    }
    Ok(with_places(ctx, found, senses, places, mentions))
}

/// The frame of a trigger whose senses are known, whether or not they name a side.
pub(crate) fn of(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    senses: Vec<Sense>,
    mentions: &mut Mentions,
) -> Frame {
    let places = places::around(ctx, found, mentions);
    with_places(ctx, found, senses, places, mentions)
}

fn with_places(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    senses: Vec<Sense>,
    places: Vec<PlaceWords>,
    mentions: &mut Mentions,
) -> Frame {
    let sentence = ctx.parse.tokens[found.head].sentence;
    let zone = ctx.parse.sentences[sentence].zone;
    Frame {
        head: found.head,
        trigger: found.span(ctx),
        sentence,
        zone,
        places,
        speakers: speaker::of(ctx, found.head, mentions),
        modality: modality::of(ctx, found, &senses),
        time: time_scope::time(ctx, found),
        scope: time_scope::scope(ctx, found, zone, &senses),
        disputed: is_disputed(ctx, found.head),
        part_of: None,
        senses,
    }
}

/// "Two rifles were found": weapons that are seized are what the act is about, whoever had them.
fn has_taken_arms(sense: &Sense) -> bool {
    sense.weapon.is_some() && sense.act.is_some_and(|act| act.event == EventType::Coerce)
}

/// "A grenade went off beside a shop": whoever threw it and whomever it was meant for, a bomb is an attack.
fn has_exploded(sense: &Sense) -> bool {
    sense.weapon.is_some()
        && sense.act.is_some_and(|act| {
            act.event == EventType::Assault && act.mode == Some(Mode::Explosives)
        })
}

/// "Moscow counts 62 dead": whoever they were.
fn counts_dead(sense: &Sense) -> bool {
    sense.counts.iter().any(|count| count.of.is_none())
}

/// The sentence says that sources disagree or that the outcome is open.
fn is_disputed(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    ctx.parse.sentence_of(head).tokens.clone().any(|idx| {
        matches!(
            ctx.lemma(idx).as_str(),
            "contest" | "contested" | "disputed" | "conflicting" | "contradictory"
        )
    })
}
