//! Nouns of holding behind a preposition: "under the control of", "in the hands of", "under siege".

use dateline_model::{Class, Relation, Role, TerritoryState, TokenIdx, Upos};

use super::{State, is_place, may_hold, side};
use crate::Ctx;
use crate::mention::Mentions;
use crate::trigger::behind_any;

/// The state that a noun behind its preposition tells of the place above it.
pub(super) fn of(
    ctx: Ctx<'_>,
    idx: TokenIdx,
    taken: &[TokenIdx],
    mentions: &mut Mentions,
) -> Option<State> {
    let token = &ctx.parse.tokens[idx];
    let preposition = Some(token.head).filter(|_| {
        token.relation == Relation::PrepositionObject && token.upos.is_nominal()
    })?;
    let word = ctx.parse.word(preposition).to_lowercase();
    let above = above(ctx, preposition);
    // "under Daesh": the side itself stands behind the preposition.
    let (state, side) = match state(&word, &ctx.lemma(idx)) {
        // A siege is an act too, and the noun's rule has no eye for the verb above it.
        Some(TerritoryState::Held) if taken.contains(&idx) => return None,
        Some(state) => (state, side(ctx, idx, behind(state))),
        None if word == "under"
            && (is_lived(ctx, above) || is_ground(ctx, above))
            && may_hold(ctx, idx) =>
        {
            (TerritoryState::Held, Some(idx))
        }
        None => return None,
    };
    if state == TerritoryState::Held && side.is_none() {
        return None;
    }
    let places = places(ctx, preposition, idx);
    let places: Vec<TokenIdx> = places
        .into_iter()
        .filter(|&place| Some(place) != side && is_place(ctx, place))
        .collect();
    let side = side.map(|side| mentions.of(ctx, side));
    (!places.is_empty()).then_some(State {
        rule: "held#under",
        head: idx,
        trigger: ctx.span(&[preposition, idx]),
        side,
        places,
        state,
    })
}

/// What the phrase is said of; "back under" and "firmly in" hang it on an adverb.
fn above(ctx: Ctx<'_>, preposition: TokenIdx) -> TokenIdx {
    let head = ctx.parse.tokens[preposition].head;
    match ctx.parse.tokens[head].upos == Upos::Adv {
        true => ctx.parse.tokens[head].head,
        false => head,
    }
}

/// Nouns for having a place and for shutting it in, by the preposition that they stand behind. Ours.
fn state(preposition: &str, noun: &str) -> Option<TerritoryState> {
    match (preposition, noun) {
        (
            "under",
            "control" | "rule" | "occupation" | "authority" | "administration" | "sway"
            | "domination" | "dominion" | "grip" | "yoke" | "heel" | "boot" | "thumb"
            | "governance" | "jurisdiction",
        )
        | ("in" | "within", "hand" | "grip" | "clutch" | "grasp" | "possession")
        // "Control" behind "in" is a side's own: "in control of the town".
        | ("within", "control") => Some(TerritoryState::Held),
        ("under", "siege" | "blockade" | "encirclement") => Some(TerritoryState::Besieged),
        _ => None,
    }
}

/// Behind what the noun names who holds or besieges.
fn behind(state: TerritoryState) -> &'static [&'static str] {
    match state == TerritoryState::Besieged {
        true => &["by", "from"],
        false => &["of", "by"],
    }
}

/// "The villages under the group": ground is under somebody, where people may be under his orders.
fn is_ground(ctx: Ctx<'_>, above: TokenIdx) -> bool {
    crate::mention::class(ctx, above).0 == Class::Place
}

/// "Live under the group": how people live somewhere.
fn is_lived(ctx: Ctx<'_>, above: TokenIdx) -> bool {
    matches!(
        ctx.lemma(above).as_str(),
        "live" | "life" | "remain" | "suffer" | "city" | "town" | "village"
    )
}

/// The place of which it is told: the noun that the phrase stands behind, the subject of a linking verb, what is
/// left or kept so, or where people live so.
fn places(ctx: Ctx<'_>, preposition: TokenIdx, noun: TokenIdx) -> Vec<TokenIdx> {
    let above = above(ctx, preposition);
    if ctx.parse.tokens[above].upos.is_nominal() && is_place(ctx, above) {
        return vec![above];
    }
    let of = |role: &Role| -> Vec<TokenIdx> {
        ctx.parse.args(above, role).map(|argument| argument.head).collect()
    };
    match ctx.lemma(above).as_str() {
        "be" | "remain" | "stay" | "lie" | "sit" | "stand" | "continue" | "languish"
        | "linger" => of(&Role::Subject),
        "keep" | "leave" | "hold" | "have" | "declare" | "proclaim" | "pronounce" => {
            // "The whole of the town".
            let named = of(&Role::Object).into_iter().flat_map(|object| {
                let is_share = matches!(ctx.lemma(object).as_str(), "whole" | "all");
                let inner = behind_any(ctx, object, &["of"]).find(|_| is_share);
                std::iter::once(inner.unwrap_or(object))
            });
            named.collect()
        }
        _ if is_lived(ctx, above) => {
            let within = Role::Prep("in".to_owned());
            let own = of(&within);
            // The reader may hang the place on the side: "live under Daesh in X".
            let hung = ctx.parse.args(noun, &within).map(|argument| argument.head);
            let own = match own.is_empty() {
                true => hung.collect(),
                false => own,
            };
            // "Those who live under Daesh, in X": or on the people.
            let is_clause = ctx.parse.tokens[above].relation == Relation::RelativeClause;
            match own.is_empty() && is_clause {
                true => behind_any(ctx, ctx.parse.tokens[above].head, &["in"]).collect(),
                false => own,
            }
        }
        _ => Vec::new(),
    }
}
