//! What a place is to a side: "Hajin, the group's last stronghold", "Raqqa was the de facto capital of ISIS".

use dateline_model::{Class, Relation, Role, TerritoryState, TokenIdx, Upos};

use super::{State, is_place, may_hold, side};
use crate::Ctx;
use crate::mention::{Mentions, class};
use crate::trigger::behind_any;

/// The state that a noun tells of the place that it is said of.
pub(super) fn of(ctx: Ctx<'_>, idx: TokenIdx, mentions: &mut Mentions) -> Option<State> {
    let token = &ctx.parse.tokens[idx];
    if let Some(state) = site(ctx, idx, mentions) {
        return Some(state);
    }
    // The reader takes "stronghold" in front of a name for an adjective.
    let is_noun = token.upos == Upos::Noun || token.relation == Relation::Adjective;
    if !is_noun || !is_hold(ctx, idx) {
        return None;
    }
    let place = place(ctx, idx)?;
    // "Islamic State's de facto capital Raqqa": the tree may hang the owner on the name.
    let owner = || {
        ctx.parse
            .child(place, Relation::Possessor)
            .filter(|&owner| owner < idx && may_hold(ctx, owner))
    };
    let side = side(ctx, idx, &["of"]).or_else(owner).or_else(|| holder(ctx, idx));
    let side = side.filter(|&side| side != place)?;
    Some(State {
        rule: "held#title",
        head: idx,
        trigger: token.span,
        side: Some(mentions.of(ctx, side)),
        places: vec![place],
        state: TerritoryState::Held,
    })
}

/// "The last patch of ground that the group has": whoever has it holds it.
fn holder(ctx: Ctx<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let has = ctx.parse.child(noun, Relation::RelativeClause)?;
    let side = ctx.parse.child(has, Relation::Subject)?;
    let is_had = matches!(ctx.lemma(has).as_str(), "have" | "hold" | "control" | "keep")
        && ctx.parse.child(has, Relation::Object).is_some_and(|object| {
            matches!(ctx.parse.word(object).to_lowercase().as_str(), "that" | "which")
        });
    (is_had && may_hold(ctx, side)).then_some(side)
}

/// "The army's air base at X": whose barracks they are, sits in them.
fn site(ctx: Ctx<'_>, noun: TokenIdx, mentions: &mut Mentions) -> Option<State> {
    // Few words have an owner, and what a word means takes longer to tell.
    let owner = ctx.parse.child(noun, Relation::Possessor)?;
    let is_site = matches!(
        ctx.lemma(noun).as_str(),
        "base" | "airbase" | "airfield" | "barracks" | "garrison"
    );
    let is_named = behind_any(ctx, noun, &["at", "in"])
        .any(|idx| ctx.parse.tokens[idx].upos == Upos::Propn);
    let is_armed = class(ctx, owner).0 == Class::Armed;
    (is_site && is_named && is_armed && is_place(ctx, noun)).then(|| State {
        rule: "held#site",
        head: noun,
        trigger: ctx.parse.tokens[noun].span,
        side: Some(mentions.of(ctx, owner)),
        places: vec![noun],
        state: TerritoryState::Held,
    })
}

/// Nouns for a place that somebody has, and of the capital what says that it is one of war. Ours.
fn is_hold(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    match ctx.lemma(idx).as_str() {
        "stronghold" | "bastion" | "fiefdom" | "redoubt" | "holdout" | "enclave"
        | "pocket" | "possession" | "citadel" => true,
        // "The last patch of ground that they have"; ground of other sorts is held by nobody.
        "patch" | "scrap" | "sliver" | "piece" => {
            behind_any(ctx, idx, &["of"]).any(|below| {
                matches!(ctx.lemma(below).as_str(), "ground" | "land" | "territory")
            })
        }
        "capital" => ctx.parse.children(idx).iter().any(|&below| {
            let word = ctx.parse.word(below).to_lowercase();
            matches!(
                word.as_str(),
                "facto" | "declared" | "proclaimed" | "styled" | "main"
            )
        }),
        _ => false,
    }
}

/// The name beside which the noun stands, or that it is said of.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn place(ctx: Ctx<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let token = &ctx.parse.tokens[noun];
    let is_name = |&idx: &TokenIdx| ctx.parse.tokens[idx].upos == Upos::Propn;
    let above = match token.relation {
        // "the group's stronghold Hajin".
        Relation::Apposition | Relation::Compound | Relation::Adjective => {
            Some(token.head)
        }
        Relation::Attribute => {
            let mut subjects = ctx.parse.args(token.head, &Role::Subject);
            subjects.next().map(|argument| argument.head)
        }
        _ => None,
    };
    // "the group's last pocket, Hajin".
    let beside = || {
        ctx.parse.children(noun).iter().copied().find(|&idx| {
            idx > noun && ctx.parse.tokens[idx].relation == Relation::Apposition
        })
    };
    let named = above
        .filter(|above| is_place(ctx, *above) && token.relation == Relation::Attribute);
    named
        .or(above.filter(is_name))
        .or_else(|| beside().filter(is_name))
        .filter(|&idx| is_place(ctx, idx))
}
