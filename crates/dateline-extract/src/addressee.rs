//! Who is meant by what somebody speaks of: "rejected the ministry's plan", "condemned arrests in Chad".

use dateline_model::{Class, Relation, Role, TokenIdx};

use crate::Ctx;
use crate::lexicon::{Need, Source};
use crate::mention::{class, is_somebody, meant};
use crate::roles;
use crate::trigger::{Match, behind_any};

/// The heads that the first source gives in which somebody is meant; things stand for those whose they are.
pub(crate) fn fill(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    sources: &[Source],
    need: Option<&Need>,
) -> Vec<TokenIdx> {
    let fits = |head: &TokenIdx| {
        let class = class(ctx, meant(ctx, *head)).0;
        match need {
            Some(need) => need.classes.contains(&class),
            None => is_named(class) || class == Class::Pronoun,
        }
    };
    let sides = |source: &Source| {
        let mut sides: Vec<TokenIdx> = Vec::new();
        for head in roles::heads(ctx, found, source) {
            let side = match fits(&head) {
                true => vec![head],
                false => meant_by(ctx, head),
            };
            sides.extend(side.into_iter().filter(|&idx| !found.tokens.contains(&idx)));
        }
        sides.dedup();
        sides
    };
    sources.iter().map(sides).find(|sides| !sides.is_empty()).unwrap_or_default()
}

/// Whether one of the sources names anything at all, be it only a thing.
pub(crate) fn tells_of_something(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    sources: &[Source],
) -> bool {
    let is_thing = |source: &&Source| **source != Source::Clause;
    sources
        .iter()
        .filter(is_thing)
        .any(|source| !roles::heads(ctx, found, source).is_empty())
}

/// Whether somebody is named who can be spoken of: companies and courts too.
fn is_named(class: Class) -> bool {
    is_somebody(class) || class == Class::Institution
}

/// Whose it is or whom it touches: its owner, those behind its prepositions, the name in front of it.
///
/// "Condemned the arrest of X by Y" blames Y, so who did it comes before to whom it was done.
fn meant_by(ctx: Ctx<'_>, thing: TokenIdx) -> Vec<TokenIdx> {
    let is_side = |idx: &TokenIdx| {
        is_named(class(ctx, meant(ctx, *idx)).0) && !roles::is_time(ctx, *idx)
    };
    let thing = meant(ctx, thing);
    let owner = ctx.parse.args(thing, &Role::Subject).map(|argument| argument.head);
    let owner: Vec<TokenIdx> = owner.filter(is_side).collect();
    let before = || {
        ctx.parse.children(thing).iter().copied().filter(|&idx| {
            // "greater political rights": a plain adjective is nobody, though "the dead" are.
            let can_name =
                ctx.parse.tokens[idx].upos.is_nominal() || ctx.parse.is_capitalised(idx);
            idx < thing
                && can_name
                && matches!(
                    ctx.parse.tokens[idx].relation,
                    Relation::Possessor
                        | Relation::Compound
                        | Relation::Adjective
                        | Relation::NounModifier
                )
        })
    };
    let behind = |words: &[&str]| behind_any(ctx, thing, words).filter(is_side).collect();
    let lists: [Vec<TokenIdx>; 4] = [
        owner,
        before().filter(is_side).collect(),
        behind(&["by", "from", "against", "of"]),
        behind(&["with", "to", "toward", "towards", "on", "for", "in", "at"]),
    ];
    lists.into_iter().find(|list| !list.is_empty()).unwrap_or_default()
}
