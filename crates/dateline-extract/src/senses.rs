//! Which rules of a trigger may hold, and what each makes of it.

use dateline_model::{Class, CountWords, EventType, MentionIdx, Sense, TokenIdx};

use crate::lexicon::{Need, Rule, Side};
use crate::mention::Mentions;
use crate::trigger::Match;
use crate::{Ctx, counts, roles, territory, weapon};

/// The senses that may hold, best first; empty where none has a side or a place.
pub(crate) fn of(ctx: Ctx<'_>, found: &Match<'_>, mentions: &mut Mentions) -> Vec<Sense> {
    let mut senses: Vec<Sense> = Vec::new();
    for phrase in &found.rules {
        let rule = &ctx.lexicon.rules[phrase.rule];
        if let Some(sense) = sense(ctx, found, rule, mentions) {
            let is_certain = sense.needs.is_empty();
            senses.push(sense);
            if is_certain {
                break;
            }
        }
    }
    senses
}

fn sense(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    rule: &Rule,
    mentions: &mut Mentions,
) -> Option<Sense> {
    let (actor, recipient) = match found.nominal {
        true => (&rule.noun_actor, &rule.noun_recipient),
        false => (&rule.actor, &rule.recipient),
    };
    let need = |side: Side| rule.needs.get(&side);
    let mut actors = roles::fill(ctx, found, actor, need(Side::Actor));
    let mut recipients = roles::fill(ctx, found, recipient, need(Side::Recipient));
    recipients.retain(|head| !actors.contains(head));
    if rule.reciprocal && recipients.is_empty() && actors.len() > 1 {
        recipients = actors.split_off(1);
    }
    let places = match &rule.territory {
        Some(territory) => roles::fill(ctx, found, &territory.place, need(Side::Place)),
        None => Vec::new(),
    };
    let mut needs = Vec::new();
    for (side, need) in &rule.needs {
        let heads = match side {
            Side::Actor => &actors,
            Side::Recipient => &recipients,
            Side::Place => &places,
        };
        check(ctx, need, heads, mentions, &mut needs)?;
    }
    if actors.is_empty() && recipients.is_empty() && places.is_empty() {
        return None;
    }
    let weapon = weapon::of(ctx, found, rule);
    let mut act = rule.act;
    if let (Some(act), Some(by_weapon)) = (&mut act, &weapon)
        && act.event == EventType::Assault
        && act.mode.is_none()
        && let Some(by_weapon) = by_weapon.act
    {
        *act = by_weapon;
    }
    let counts = all_counts(ctx, rule, &actors, &recipients, mentions);
    let actors = all(ctx, mentions, &actors);
    let recipients = all(ctx, mentions, &recipients);
    let territory = rule.territory.as_ref().map(|territory| {
        let place = places.first().map(|&head| mentions.of(ctx, head));
        territory::words(ctx, territory, place, &actors, &recipients, mentions)
    });
    Some(Sense {
        rule: rule.id.clone(),
        act,
        needs,
        actors: people_only(mentions, actors),
        recipients: people_only(mentions, recipients),
        reciprocal: rule.reciprocal,
        weapon: weapon.map(|weapon| (weapon.weapon, weapon.span)),
        territory,
        counts,
    })
}

/// Whether the role's heads are what the rule needs; names are left for resolve to check.
fn check(
    ctx: Ctx<'_>,
    need: &Need,
    heads: &[TokenIdx],
    mentions: &mut Mentions,
    needs: &mut Vec<(MentionIdx, Vec<Class>)>,
) -> Option<()> {
    if heads.is_empty() {
        return need.optional.then_some(());
    }
    let mut fits = false;
    for &head in heads {
        let mention = mentions.of(ctx, head);
        let class = mentions.get(mention).class;
        if need.classes.contains(&class) {
            fits = true;
            if class == Class::Name {
                let others =
                    need.classes.iter().copied().filter(|each| *each != Class::Name);
                needs.push((mention, others.collect()));
            }
        }
    }
    fits.then_some(())
}

fn all(ctx: Ctx<'_>, mentions: &mut Mentions, heads: &[TokenIdx]) -> Vec<MentionIdx> {
    heads.iter().map(|&head| mentions.of(ctx, head)).collect()
}

/// Sides are people and names; a house that is hit or a road that is cut is a place, no side.
fn people_only(mentions: &Mentions, sides: Vec<MentionIdx>) -> Vec<MentionIdx> {
    let is_side = |&mention: &MentionIdx| match mentions.get(mention).class {
        Class::Armed
        | Class::Civilian
        | Class::People
        | Class::Crowd
        | Class::Pronoun
        | Class::Position
        | Class::Property
        | Class::Bodies
        | Class::Arms
        | Class::Name => true,
        Class::Place | Class::Route | Class::Other => false,
    };
    sides.into_iter().filter(is_side).collect()
}

fn all_counts(
    ctx: Ctx<'_>,
    rule: &Rule,
    actors: &[TokenIdx],
    recipients: &[TokenIdx],
    mentions: &mut Mentions,
) -> Vec<CountWords> {
    let mut found = Vec::new();
    for (side, kind) in &rule.counts {
        let heads = match side {
            Side::Actor => actors,
            Side::Recipient => recipients,
            Side::Place => &[],
        };
        for &head in heads {
            counts::of(ctx, *kind, head, mentions, &mut found);
        }
    }
    found
}
