//! What the user's own lexicon calls an event, by the words of its sides and places.

use dateline_model::{Act, PlaceWords, Relation, Sense, Span, TokenIdx};

use crate::Ctx;
use crate::frame::NEAR;
use crate::lexicon::{Label, Rule, Side};
use crate::mention::{Mentions, meant};
use crate::trigger::{Match, behind_any};

/// The labels of the rule itself, and those whose words stand in a role.
pub(crate) fn of(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    rule: &Rule,
    act: Option<Act>,
    roles: &[(Side, &[TokenIdx])],
) -> Vec<(String, Span)> {
    let mut labels: Vec<(String, Span)> = Vec::new();
    for label in &rule.labels {
        add(&mut labels, label, found.span(ctx));
    }
    for label in &ctx.lexicon.labels {
        for (_, heads) in roles.iter().filter(|(role, _)| label.is_for(act, *role)) {
            let span = heads.iter().find_map(|&head| named(ctx, label, head));
            span.into_iter().for_each(|span| add(&mut labels, &label.name, span));
        }
    }
    labels
}

/// Adds the labels whose words stand in a place phrase near the trigger: "an explosion at a clinic".
pub(crate) fn of_places(
    ctx: Ctx<'_>,
    places: &[PlaceWords],
    mentions: &Mentions,
    senses: &mut [Sense],
) {
    for label in &ctx.lexicon.labels {
        let near = places.iter().filter(|place| place.distance <= NEAR);
        let mut heads = near.map(|place| mentions.get(place.mention).head);
        let Some(span) = heads.find_map(|head| named(ctx, label, head)) else { continue };
        for sense in senses.iter_mut() {
            if label.is_for(sense.act, Side::Place) {
                add(&mut sense.labels, &label.name, span);
            }
        }
    }
}

fn add(labels: &mut Vec<(String, Span)>, label: &str, span: Span) {
    if !labels.iter().any(|(known, _)| known == label) {
        labels.push((label.to_owned(), span));
    }
}

/// The words of the label in a phrase: its head, the words in front of it, its owner and what stands behind its "of":
/// "the hospital's roof", "hospital staff", "the roof of the hospital".
fn named(ctx: Ctx<'_>, label: &Label, head: TokenIdx) -> Option<Span> {
    let mut heads = vec![head, meant(ctx, head)];
    let mut at = 0;
    while let Some(&top) = heads.get(at) {
        let inside = ctx.parse.children(top).iter().copied().filter(|&idx| {
            matches!(
                ctx.parse.tokens[idx].relation,
                Relation::Compound
                    | Relation::Possessor
                    | Relation::Adjective
                    | Relation::NounModifier
            )
        });
        let inside: Vec<TokenIdx> = inside.chain(behind_any(ctx, top, &["of"])).collect();
        for idx in inside {
            if !heads.contains(&idx) {
                heads.push(idx);
            }
        }
        at += 1;
    }
    heads.into_iter().find_map(|idx| phrase(ctx, label, idx))
}

/// The phrase of the label that ends in this word.
fn phrase(ctx: Ctx<'_>, label: &Label, last: TokenIdx) -> Option<Span> {
    let start = ctx.parse.sentence_of(last).tokens.start;
    let fits = |front: &&Vec<String>| {
        let first = last.checked_sub(front.len()).filter(|first| *first >= start);
        first.is_some_and(|first| {
            front.iter().enumerate().all(|(at, word)| {
                let idx = first + at;
                ctx.lemma(idx) == *word || ctx.parse.word(idx).to_lowercase() == *word
            })
        })
    };
    // A word's plural is known by its lemma, what the reader takes for a name by its own form.
    let word = ctx.parse.word(last).to_lowercase();
    let fronts = |form: &str| label.in_front(form).iter().find(fits);
    let front = fronts(&ctx.lemma(last)).or_else(|| fronts(&word))?;
    Some(ctx.span(&[last - front.len(), last]))
}
