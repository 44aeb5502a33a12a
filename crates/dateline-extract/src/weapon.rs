//! With what it was done.

use dateline_model::{
    Act, Class, EventType, Relation, Role, Span, TokenIdx, Upos, Weapon,
};

use crate::Ctx;
use crate::lexicon::Rule;
use crate::mention::class;
use crate::trigger::{Match, behind_any};

/// A weapon, the words that say so, and the act it makes of a plain attack.
pub(crate) struct Found {
    pub weapon: Weapon,
    pub span: Span,
    pub act: Option<Act>,
}

/// The weapon named beside the trigger, else the one that the rule implies.
pub(crate) fn of(ctx: Ctx<'_>, found: &Match<'_>, rule: &Rule) -> Option<Found> {
    // Who is charged with murder, and who is sentenced, is met with no weapon.
    let is_armed = rule.act.is_none_or(|act| {
        matches!(
            act.event,
            EventType::Assault
                | EventType::Coerce
                | EventType::Protest
                | EventType::Mobilize
                | EventType::Threaten
                | EventType::Retreat
        )
    });
    if !is_armed {
        return None;
    }
    // Mines that are cleared and rockets that are seized are what the act is about.
    let is_taken = rule.act.is_some_and(|act| act.event == EventType::Coerce);
    named(ctx, found, is_taken).or_else(|| {
        let weapon = rule.weapon?;
        Some(Found { weapon, span: found.span(ctx), act: None })
    })
}

fn named(ctx: Ctx<'_>, found: &Match<'_>, is_taken: bool) -> Option<Found> {
    let mut near = found.tokens.clone();
    for &child in ctx.parse.children(found.head) {
        let token = &ctx.parse.tokens[child];
        // "killed by a sniper shot", "with rockets", "in an airstrike", "mortar attack".
        let may_name = matches!(
            token.relation,
            Relation::Preposition
                | Relation::Agent
                | Relation::Compound
                | Relation::Adjective
                | Relation::Subject
        );
        // "attacks using grenades", "attacked the post using mortars".
        if token.tag == "VBG" && WIELDING.contains(&ctx.lemma(child).as_str()) {
            let used = ctx.parse.args(child, &Role::Object).map(|it| it.head);
            near.extend(used.flat_map(|head| nominals(ctx, head)));
        }
        let taken = is_taken
            && matches!(token.relation, Relation::Object | Relation::PassiveSubject);
        if may_name || taken {
            near.extend(nominals(ctx, child));
            if taken {
                near.extend(counted(ctx, child));
            }
        }
    }
    near.extend(flown(ctx, found));
    near.sort_unstable();
    near.dedup();
    // "Gunmen threw a grenade": what was used tells more than who used it.
    near.sort_by_key(|&idx| class(ctx, idx).0 == Class::Armed);
    let of_kind = |idx: &TokenIdx| {
        word(ctx, *idx).filter(|found| is_taken || found.weapon != Weapon::Arms)
    };
    loaded(ctx, found).or_else(|| {
        let all: Vec<Found> = near.iter().filter_map(of_kind).collect();
        let told = all.iter().position(|found| found.weapon != Weapon::Arms);
        all.into_iter().nth(told.unwrap_or(0))
    })
}

/// "Warplanes struck the post and killed nine", "warplanes carried out raids": what acts, where another verb has it.
fn flown(ctx: Ctx<'_>, found: &Match<'_>) -> Vec<TokenIdx> {
    let above = ctx.parse.tokens[found.head].head;
    let is_done = ctx.parse.tokens[found.head].relation == Relation::Object
        && ctx.parse.tokens[above].upos == Upos::Verb;
    let verb = match found.nominal {
        false => Some(crate::roles::result_of(ctx, found.head).unwrap_or(found.head)),
        true => is_done.then_some(above),
    };
    let doers = verb.into_iter().flat_map(|verb| ctx.parse.args(verb, &Role::Subject));
    doers
        .map(|doer| doer.head)
        .filter(|&head| {
            !matches!(class(ctx, head).0, Class::Armed | Class::People | Class::Name)
        })
        .flat_map(|head| nominals(ctx, head))
        .collect()
}

/// "a lot of weapons", "a cache of rockets": what the noun counts.
fn counted(ctx: Ctx<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    behind_any(ctx, noun, &["of", "containing"])
        .flat_map(|head| nominals(ctx, head))
        .collect()
}

/// "shells containing chlorine", "a truck laden with explosives": what the weapon carries tells more than the weapon.
fn loaded(ctx: Ctx<'_>, found: &Match<'_>) -> Option<Found> {
    let nouns = found.tokens.iter().copied().chain(
        ctx.parse.children(found.head).iter().copied().filter(|&idx| {
            matches!(
                ctx.parse.tokens[idx].relation,
                Relation::Object | Relation::Subject | Relation::PassiveSubject
            )
        }),
    );
    let clauses =
        nouns.flat_map(|noun| ctx.parse.children(noun)).copied().filter(|&idx| {
            ctx.parse.tokens[idx].relation == Relation::ReducedClause
                && LOADED.contains(&ctx.lemma(idx).as_str())
        });
    clauses
        .flat_map(|clause| ctx.parse.subtree(clause))
        .filter_map(|idx| word(ctx, idx))
        .find(|found| matches!(found.weapon, Weapon::Chemical | Weapon::SuicideBomb))
}

/// Verbs whose object is what an attack is made with.
const WIELDING: &[&str] =
    &["use", "employ", "wield", "fire", "throw", "hurl", "drop", "lob"];

/// Verbs that say what a shell or a vehicle holds.
const LOADED: &[&str] =
    &["contain", "carry", "fill", "load", "lace", "tip", "arm", "pack", "rig", "bear"];

/// The token and the nouns below it: clauses left out, and what a noun behind a preposition is of or with.
/// "with the support of warplanes" names no weapon of the offensive, and "despite air strikes" none either.
fn nominals(ctx: Ctx<'_>, top: TokenIdx) -> Vec<TokenIdx> {
    let is_means = |idx: TokenIdx| {
        ctx.parse.tokens[idx].relation != Relation::Preposition
            || MEANS.contains(&ctx.parse.word(idx).to_lowercase().as_str())
    };
    if !is_means(top) {
        return Vec::new();
    }
    let mut tokens = vec![top];
    let mut at = 0;
    while let Some(&next) = tokens.get(at) {
        tokens.extend(ctx.parse.children(next).iter().copied().filter(|&idx| {
            let token = &ctx.parse.tokens[idx];
            token.upos != Upos::Verb
                && !matches!(token.relation, Relation::Apposition | Relation::Preposition)
        }));
        at += 1;
    }
    tokens
}

/// Prepositions in front of what something is done with.
const MEANS: &[&str] =
    &["with", "by", "in", "from", "using", "via", "through", "during", "after", "under"];

fn word(ctx: Ctx<'_>, idx: TokenIdx) -> Option<Found> {
    let mut phrase = ctx.lemma(idx);
    let mut best = ctx.lexicon.words.weapon(&phrase).map(|word| (idx, word));
    let start = ctx.parse.sentence_of(idx).tokens.start;
    for first in (start.max(idx.saturating_sub(2))..idx).rev() {
        phrase = format!("{} {phrase}", ctx.lemma(first));
        best = ctx.lexicon.words.weapon(&phrase).map(|word| (first, word)).or(best);
    }
    best.map(|(first, word)| Found {
        weapon: word.weapon,
        span: ctx.span(&[first, idx]),
        act: word.act,
    })
}
