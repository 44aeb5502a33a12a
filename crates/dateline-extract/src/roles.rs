//! Who plays which role in a trigger.

use dateline_model::{Relation, Role, TokenIdx};

use crate::Ctx;
use crate::lexicon::{Need, Source};
use crate::mention::{class, meant};
use crate::trigger::Match;

/// The heads that the first filled source gives; all its conjuncts are taken.
///
/// What stands behind a preposition and is not what the rule needs fills nothing:
/// "advanced on the town" names no enemy. A subject or object of the wrong kind does: it shows another sense.
pub(crate) fn fill(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    sources: &[Source],
    need: Option<&Need>,
) -> Vec<TokenIdx> {
    let fits = |head: &TokenIdx| {
        need.is_none_or(|need| need.classes.contains(&class(ctx, meant(ctx, *head)).0))
    };
    sources
        .iter()
        .map(|source| match source {
            Source::Prep(_) | Source::Compound => {
                heads(ctx, found, source).into_iter().filter(fits).collect()
            }
            Source::Subject | Source::Object | Source::Indirect => {
                heads(ctx, found, source)
            }
        })
        .find(|heads: &Vec<TokenIdx>| !heads.is_empty())
        .unwrap_or_default()
}

fn heads(ctx: Ctx<'_>, found: &Match<'_>, source: &Source) -> Vec<TokenIdx> {
    match source {
        Source::Subject => arguments(ctx, found, &Role::Subject),
        Source::Object => match &found.object {
            Some(heads) => heads.clone(),
            None if ctx.parse.tokens[found.head].relation == Relation::Adjective => {
                described(ctx, found)
            }
            None => arguments(ctx, found, &Role::Object),
        },
        Source::Indirect => arguments(ctx, found, &Role::IndirectObject),
        Source::Prep(preposition) => {
            arguments(ctx, found, &Role::Prep(preposition.clone()))
        }
        Source::Compound => compounds(ctx, found),
    }
}

/// Arguments of the trigger's head, and of the further words of its phrase for all but the subject:
/// in "took control of X from Y" the reader may hang "from" on either.
fn arguments(ctx: Ctx<'_>, found: &Match<'_>, role: &Role) -> Vec<TokenIdx> {
    let mut tops = vec![found.head];
    if *role != Role::Subject && !found.nominal {
        tops.extend(found.tokens.iter().copied().filter(|&idx| idx != found.head));
    }
    let mut heads = Vec::new();
    for top in tops {
        for argument in ctx.parse.args(top, role) {
            let head = argument.head;
            let is_own = found.tokens.contains(&head);
            if !is_own && !heads.contains(&head) && !is_time(ctx, head) {
                heads.push(head);
            }
        }
    }
    heads
}

/// What a participle in front of a noun was done to: "dozens of captured fighters".
fn described(ctx: Ctx<'_>, found: &Match<'_>) -> Vec<TokenIdx> {
    let noun = ctx.parse.tokens[found.head].head;
    let outer = ctx.parse.ancestors(noun).nth(1);
    let outer = outer.filter(|&outer| meant(ctx, outer) == noun);
    vec![outer.unwrap_or(noun)]
}

/// "on Monday", "in March" look like any other prepositional phrase.
pub(crate) fn is_time(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    use dateline_model::NameKind;
    ctx.parse.names.iter().any(|name| {
        matches!(name.kind, NameKind::Date | NameKind::Time)
            && name.tokens.contains(&head)
    })
}

/// The modifiers in front of a noun trigger that are not part of the trigger itself.
fn compounds(ctx: Ctx<'_>, found: &Match<'_>) -> Vec<TokenIdx> {
    if !found.nominal {
        return Vec::new();
    }
    let children = ctx.parse.children(found.head).iter().copied();
    children
        .filter(|&idx| {
            let token = &ctx.parse.tokens[idx];
            idx < found.head
                && !found.tokens.contains(&idx)
                && matches!(
                    token.relation,
                    Relation::Compound | Relation::Adjective | Relation::NounModifier
                )
                && (token.upos.is_nominal() || starts_upper(ctx, idx))
        })
        .collect()
}

fn starts_upper(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    ctx.parse.word(idx).chars().next().is_some_and(char::is_uppercase)
}
