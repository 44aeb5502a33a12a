//! Adjectives of being shut in: "the base is still encircled", "remains surrounded".

use dateline_model::{Relation, Role, TerritoryState, TokenIdx, Upos};

use super::{State, is_place};
use crate::Ctx;

/// The state that an adjective behind a linking verb tells of the verb's subject.
pub(super) fn of(ctx: Ctx<'_>, idx: TokenIdx, taken: &[TokenIdx]) -> Option<State> {
    let token = &ctx.parse.tokens[idx];
    // The reader takes these participles for verbs as often, and verbs have their rule.
    if taken.contains(&idx) || !matches!(token.upos, Upos::Adj | Upos::Verb) {
        return None;
    }
    let word = ctx.parse.word(idx).to_lowercase();
    if !matches!(word.as_str(), "surrounded" | "encircled" | "besieged" | "blockaded") {
        return None;
    }
    let is_linking = |idx: TokenIdx| {
        matches!(
            ctx.lemma(idx).as_str(),
            "be" | "remain" | "stay" | "lie" | "sit" | "stand"
        ) || matches!(ctx.parse.word(idx), "remains" | "stays")
    };
    let is_above =
        !matches!(token.relation, Relation::Adjective | Relation::ReducedClause);
    // "The base remains surrounded": the reader may take the one verb for the other's helper, and hang the subject on it.
    let helper = ctx.parse.child(idx, Relation::PassiveAuxiliary);
    let link = match token.head != idx && is_above && is_linking(token.head) {
        true => token.head,
        false => helper.filter(|&helper| is_linking(helper))?,
    };
    let subjects = ctx.parse.args(link, &Role::Subject).map(|it| it.head);
    let hung = ctx.parse.child(link, Relation::Subject);
    let places: Vec<TokenIdx> =
        subjects.chain(hung).filter(|&place| is_place(ctx, place)).take(1).collect();
    (!places.is_empty()).then_some(State {
        rule: "held#predicate",
        head: idx,
        trigger: token.span,
        side: None,
        places,
        state: TerritoryState::Besieged,
    })
}
