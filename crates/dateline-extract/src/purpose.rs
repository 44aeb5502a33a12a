//! Against whom an attack was aimed, where only its purpose says so: "air strikes ... to stop X from advancing".

use dateline_model::{Class, Role, TokenIdx};

use crate::Ctx;
use crate::mention::class;
use crate::time_scope::finite;
use crate::trigger::Match;

/// The enemy in the purpose clause of the verb that the trigger hangs on.
pub(crate) fn enemy(ctx: Ctx<'_>, found: &Match<'_>) -> Vec<TokenIdx> {
    let top = finite(ctx, found.head).unwrap_or(found.head);
    let below = ctx.parse.subtree(top);
    let verbs = below.into_iter().filter(|&idx| {
        idx > found.head
            && ctx.parse.tokens[idx].tag == "VB"
            && AGAINST.contains(&ctx.lemma(idx).as_str())
    });
    verbs
        .map(|verb| objects(ctx, verb))
        .find(|heads| !heads.is_empty())
        .unwrap_or_default()
}

/// "to prevent X from advancing": the reader may make X the object or the subject of the clause behind.
fn objects(ctx: Ctx<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    ctx.parse
        .args(verb, &Role::Object)
        .map(|argument| argument.head)
        .filter(|&head| matches!(class(ctx, head).0, Class::Armed | Class::Name))
        .collect()
}

/// Verbs whose object is the enemy when they give the purpose of an attack. Ours.
const AGAINST: &[&str] = &[
    "prevent",
    "stop",
    "halt",
    "block",
    "repel",
    "repulse",
    "dislodge",
    "expel",
    "oust",
    "weaken",
    "defeat",
    "deter",
    "hinder",
    "eliminate",
    "eradicate",
    "destroy",
    "flush",
    "drive",
    "push",
    "crush",
    "contain",
    "isolate",
    "pressure",
    "degrade",
];
