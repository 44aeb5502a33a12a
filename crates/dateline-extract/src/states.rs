//! Standing states told in passing: "ISIS-held Raqqa", "a rebel-controlled suburb".

use dateline_model::{
    Frame, Marked, Modality, Relation, Scope, Sense, TerritoryState, TerritoryWords,
    TimeAxis, TokenIdx,
};

use crate::Ctx;
use crate::mention::Mentions;
use crate::territory::extent;

/// Frames for the holders that compound adjectives name.
pub(crate) fn frames(
    ctx: Ctx<'_>,
    sentence: usize,
    mentions: &mut Mentions,
) -> Vec<Frame> {
    let tokens = ctx.parse.sentences[sentence].tokens.clone();
    tokens
        .clone()
        .filter_map(|idx| {
            let state = state(ctx, idx)?;
            let holder = holder(ctx, idx, tokens.start)?;
            let place = place(ctx, idx)?;
            Some(frame(ctx, idx, (holder, place), state, mentions))
        })
        .collect()
}

fn state(ctx: Ctx<'_>, idx: TokenIdx) -> Option<TerritoryState> {
    match ctx.parse.word(idx).to_lowercase().as_str() {
        "held" | "controlled" | "occupied" | "ruled" | "run" | "dominated" => {
            Some(TerritoryState::Held)
        }
        "besieged" => Some(TerritoryState::Besieged),
        _ => None,
    }
}

/// The word before the hyphen.
fn holder(ctx: Ctx<'_>, idx: TokenIdx, start: TokenIdx) -> Option<TokenIdx> {
    let hyphen = idx.checked_sub(1)?;
    let holder = idx.checked_sub(2).filter(|&holder| holder >= start)?;
    (matches!(ctx.parse.word(hyphen), "-" | "–" | "‑")).then_some(holder)
}

/// The noun that the compound stands before.
fn place(ctx: Ctx<'_>, idx: TokenIdx) -> Option<TokenIdx> {
    let token = &ctx.parse.tokens[idx];
    let modifies = matches!(token.relation, Relation::Adjective | Relation::Compound);
    (modifies && token.head > idx).then_some(token.head)
}

fn frame(
    ctx: Ctx<'_>,
    idx: TokenIdx,
    (holder, place): (TokenIdx, TokenIdx),
    state: TerritoryState,
    mentions: &mut Mentions,
) -> Frame {
    let trigger = ctx.span(&[holder, idx]);
    let (holder, place) = (mentions.of(ctx, holder), mentions.of(ctx, place));
    let territory = TerritoryWords {
        place: Some(place),
        extent: extent(ctx, mentions, place),
        holder_before: None,
        holder_after: Some(holder),
        by_force: None,
        state,
    };
    let sense = Sense {
        rule: "held#compound".to_owned(),
        act: None,
        needs: Vec::new(),
        actors: vec![holder],
        recipients: Vec::new(),
        reciprocal: false,
        weapon: None,
        territory: Some(territory),
        counts: Vec::new(),
        labels: Vec::new(),
    };
    let token = &ctx.parse.tokens[idx];
    Frame {
        head: idx,
        trigger,
        sentence: token.sentence,
        zone: ctx.parse.sentences[token.sentence].zone,
        senses: vec![sense],
        places: Vec::new(),
        speakers: Vec::new(),
        modality: Marked { value: Modality::Happened, span: trigger },
        time: Marked { value: TimeAxis::Current, span: trigger },
        scope: Marked { value: Scope::Ongoing, span: trigger },
        disputed: false,
        part_of: None,
    }
}
