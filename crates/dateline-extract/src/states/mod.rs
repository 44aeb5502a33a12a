//! Standing states told in passing, by the make of the phrase and not by a verb: "ISIS-held Raqqa", "besieged Homs",
//! "towns under rebel control", "Hajin, the group's last stronghold".

mod modifier;
mod predicate;
mod title;
mod under;

use dateline_model::{
    Class, Frame, Marked, MentionIdx, Modality, Relation, Scope, Sense, Span,
    TerritoryState, TerritoryWords, TimeAxis, TokenIdx,
};

use crate::Ctx;
use crate::mention::{Mentions, class};
use crate::modality;
use crate::territory::{each, extent, is_no_longer};
use crate::trigger::behind_any;

/// A state that a phrase tells.
struct State {
    /// The rule, for those who ask why.
    rule: &'static str,
    /// The word that it turns on.
    head: TokenIdx,
    trigger: Span,
    /// Who holds the place, or besieges it.
    side: Option<MentionIdx>,
    places: Vec<TokenIdx>,
    state: TerritoryState,
}

/// Frames for the states that a sentence tells. What a trigger of the lexicon holds in its words is told by that;
/// `taken` are those words.
pub(crate) fn frames(
    ctx: Ctx<'_>,
    sentence: usize,
    taken: &[TokenIdx],
    mentions: &mut Mentions,
) -> Vec<Frame> {
    let tokens = ctx.parse.sentences[sentence].tokens.clone();
    let mut frames = Vec::new();
    for idx in tokens {
        let state = modifier::of(ctx, idx, taken, mentions)
            .or_else(|| predicate::of(ctx, idx, taken))
            .or_else(|| under::of(ctx, idx, taken, mentions))
            .or_else(|| title::of(ctx, idx, mentions));
        frames.extend(state.and_then(|state| frame(ctx, state, mentions)));
    }
    frames
}

/// What may hold a place, in the manner of a rule's needs.
const HOLDERS: &[Class] = &[Class::Armed, Class::People, Class::Pronoun, Class::Name];

/// Whether the word may be a side that holds a place.
fn may_hold(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    HOLDERS.contains(&class(ctx, idx).0)
}

/// The side that a noun names: in front of it, its owner, or behind one of these words.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn side(ctx: Ctx<'_>, noun: TokenIdx, behind: &[&str]) -> Option<TokenIdx> {
    let fits = |idx: &TokenIdx| may_hold(ctx, *idx);
    let mut own = ctx.parse.children(noun).iter().copied().filter(|&idx| {
        idx < noun
            && match ctx.parse.tokens[idx].relation {
                Relation::Compound | Relation::NounModifier | Relation::Possessor => true,
                Relation::Adjective => ctx.parse.is_capitalised(idx),
                _ => false,
            }
    });
    own.rfind(fits).or_else(|| behind_any(ctx, noun, behind).find(fits))
}

/// Whether the word may be a place that is held.
fn is_place(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    matches!(
        class(ctx, idx).0,
        Class::Place | Class::Position | Class::Property | Class::Route | Class::Name
    )
}

fn frame(ctx: Ctx<'_>, state: State, mentions: &mut Mentions) -> Option<Frame> {
    let State { rule, head, trigger, side, places, state } = state;
    let places: Vec<MentionIdx> =
        each(ctx, &places).into_iter().map(|place| mentions.of(ctx, place)).collect();
    let (&place, others) = places.split_first()?;
    let others = others.iter().copied();
    let holds = state == TerritoryState::Held;
    let is_over = holds && rule != modifier::RULE && is_no_longer(ctx, head);
    let mut needs = Vec::new();
    let names = |idx: MentionIdx| mentions.get(idx).class == Class::Name;
    if let Some(side) = side.filter(|&side| names(side)) {
        needs.push((side, vec![Class::Armed, Class::People]));
    }
    if names(place) {
        let places = [Class::Place, Class::Position, Class::Property, Class::Route];
        needs.push((place, places.to_vec()));
    }
    let territory = TerritoryWords {
        place: Some(place),
        also: others
            .filter(|&other| {
                matches!(mentions.get(other).class, Class::Place | Class::Name)
            })
            .collect(),
        extent: extent(ctx, mentions, place),
        holder_before: side.filter(|_| is_over),
        holder_after: side.filter(|_| holds && !is_over),
        by_force: None,
        state,
        ended: is_over,
    };
    let sense = Sense {
        rule: rule.into(),
        act: None,
        needs,
        actors: side.into_iter().collect(),
        recipients: Vec::new(),
        reciprocal: false,
        weapon: None,
        territory: Some(territory),
        counts: Vec::new(),
        labels: Vec::new(),
    };
    let token = &ctx.parse.tokens[head];
    let happened = Marked { value: Modality::Happened, span: trigger };
    // What stands in front of a noun is taken as given, whatever becomes of the noun.
    let marked = match rule {
        modifier::RULE => None,
        _ => modality::of_word(ctx, head, false),
    };
    Some(Frame {
        head,
        trigger,
        sentence: token.sentence,
        zone: ctx.parse.sentences[token.sentence].zone,
        senses: vec![sense],
        places: Vec::new(),
        speakers: Vec::new(),
        modality: marked.unwrap_or(happened),
        time: Marked { value: TimeAxis::Current, span: trigger },
        scope: Marked { value: Scope::Ongoing, span: trigger },
        disputed: false,
        part_of: None,
    })
}
