//! What stands in front of a place: "ISIS-held Raqqa", "a government controlled suburb", "besieged Homs".

use dateline_model::{Class, MentionIdx, Relation, Role, TerritoryState, TokenIdx, Upos};

use super::{State, is_place, may_hold};
use crate::Ctx;
use crate::mention::Mentions;

pub(super) const RULE: &str = "held#compound";

/// The state that a participle in front of a place tells.
pub(super) fn of(
    ctx: Ctx<'_>,
    idx: TokenIdx,
    taken: &[TokenIdx],
    mentions: &mut Mentions,
) -> Option<State> {
    let state = state(ctx, idx)?;
    let token = &ctx.parse.tokens[idx];
    let modifies = matches!(token.relation, Relation::Adjective | Relation::Compound);
    let place = match modifies && token.head > idx {
        true => token.head,
        false => linked(ctx, idx)?,
    };
    let start = ctx.parse.sentence_of(idx).tokens.start;
    let side = side(ctx, idx, start);
    // "the besieged town" has no word for whoever besieges it; who holds a held town must be told.
    if side.is_none() && (state == TerritoryState::Held || taken.contains(&idx)) {
        return None;
    }
    if side.is_none() && !is_place(ctx, place) {
        return None;
    }
    let first = side.unwrap_or(idx);
    let side = side.map(|side| named(ctx, side, &[idx, place], mentions));
    // "rebel-held Hajin and Susah": the participle stands before both.
    let places = match ctx.parse.tokens[place].upos == Upos::Propn {
        true => joined(ctx, place),
        false => vec![place],
    };
    Some(State {
        rule: RULE,
        head: idx,
        trigger: ctx.span(&[first, idx]),
        side,
        places,
        state,
    })
}

/// "The village is still rebel-held": of what a linking verb says it.
fn linked(ctx: Ctx<'_>, idx: TokenIdx) -> Option<TokenIdx> {
    let head = ctx.parse.tokens[idx].head;
    let is_hyphened = matches!(ctx.parse.word(idx.checked_sub(1)?), "-" | "–" | "‑");
    let links = matches!(ctx.lemma(head).as_str(), "be" | "remain" | "stay");
    let subjects = || ctx.parse.args(head, &Role::Subject).map(|argument| argument.head);
    (is_hyphened && links && head != idx)
        .then(subjects)?
        .find(|&place| is_place(ctx, place))
}

/// Participles of holding and of shutting in; news writes them behind a hyphen. Ours.
fn state(ctx: Ctx<'_>, idx: TokenIdx) -> Option<TerritoryState> {
    match ctx.parse.word(idx).to_lowercase().as_str() {
        "held" | "controlled" | "occupied" | "ruled" | "run" | "dominated"
        | "administered" | "governed" | "captured" | "seized" => {
            Some(TerritoryState::Held)
        }
        "besieged" | "encircled" | "blockaded" | "surrounded" => {
            Some(TerritoryState::Besieged)
        }
        "contested" => Some(TerritoryState::FoughtOver),
        _ => None,
    }
}

/// The word before the hyphen; many write none.
fn side(ctx: Ctx<'_>, idx: TokenIdx, start: TokenIdx) -> Option<TokenIdx> {
    let before = |idx: TokenIdx| idx.checked_sub(1).filter(|&before| before >= start);
    let last = before(idx)?;
    if matches!(ctx.parse.word(last), "-" | "–" | "‑") {
        return before(last);
    }
    let is_bare = ctx.parse.tokens[last].head == idx
        && ctx.parse.tokens[last].upos.is_nominal()
        && may_hold(ctx, last);
    is_bare.then_some(last)
}

/// The side with all of its name: in "Islamic State-held Raqqa" the tree hangs "Islamic" on the place.
fn named(
    ctx: Ctx<'_>,
    side: TokenIdx,
    heads: &[TokenIdx],
    mentions: &mut Mentions,
) -> MentionIdx {
    let start = ctx.parse.sentence_of(side).tokens.start;
    let is_name = |idx: TokenIdx| ctx.parse.is_capitalised(idx);
    let belongs = |idx: TokenIdx| {
        let head = ctx.parse.tokens[idx].head;
        is_name(idx) && (idx..=side).chain(heads.iter().copied()).any(|it| it == head)
    };
    let mut first = side;
    while is_name(side) && first > start && belongs(first - 1) {
        first -= 1;
    }
    match first == side {
        true => mentions.of(ctx, side),
        false => mentions.spanning(ctx, side, ctx.parse.tokens[first].span.start()),
    }
}

/// A name and those joined to it.
fn joined(ctx: Ctx<'_>, first: TokenIdx) -> Vec<TokenIdx> {
    let mut all = vec![first];
    let mut at = 0;
    while let Some(&top) = all.get(at) {
        let below = ctx.parse.children(top).iter().copied();
        all.extend(below.filter(|&idx| {
            let token = &ctx.parse.tokens[idx];
            let is_described = ctx.parse.child(idx, Relation::Adjective).is_some();
            token.relation == Relation::Conjunct
                && token.upos == Upos::Propn
                && !is_described
                && crate::mention::class(ctx, idx).0 == Class::Name
        }));
        at += 1;
    }
    all
}
