//! Why a text is read as it is, or why not: every word that any rule knows, and what became of it.
//!
//! Normal runs keep only the reason of the first trigger of a sentence that tells nothing. A trace reads the text once
//! more and asks each rule again, so that it costs nothing where nobody asks.

use std::cell::OnceCell;

use dateline_model::{Class, MentionIdx, Parse, Relation, Span, TokenIdx, Upos};

use crate::lexicon::{Lexicon, Rule, RuleScope, Side, Source};
use crate::mention::{Mentions, class, meant};
use crate::trigger::{self, Match};
use crate::{Ctx, frame, roles, senses};

#[cfg(test)]
mod tests;

/// Why a rule tells nothing of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The words are an idiom that tells nothing of the kind.
    Blocked,
    /// What stands in this role is not what the rule needs, or nothing stands there.
    Needs(Side),
    /// Nobody is named who did it, or to whom.
    NoSides,
    /// It is told of violence only, and none is told beside it.
    NoViolence,
    /// It is told of an act only with a day, and none is told beside it.
    NoDay,
    /// Neither a side nor a place near it is told.
    NoSideNoPlace,
}

/// Why a word that rules know is no trigger where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassedOver {
    /// It only says what sort of people or thing the noun behind it is: "captured fighters".
    Describes,
    /// It stands in front of a noun and makes another thing of it: "attack helicopter".
    NamesKind,
    /// It is a part of a longer trigger.
    PartOf(Span),
    /// It stands in quotation marks, as a figure.
    Figurative,
    /// It belongs to a time: "a March 2018 attack".
    Time,
    /// It is read as another part of speech than the one that rules have.
    OtherPart,
    /// Rules have it only with other words, which do not stand here.
    Phrase(Vec<String>),
}

/// A word that rules know, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The position of its sentence.
    pub sentence: usize,
    /// The words of the trigger.
    pub trigger: Span,
    /// The rules that were asked, in that order.
    pub rules: Vec<TriedRule>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It tells something; which of several senses holds is for the names to say.
    Tells,
    /// No rule of it tells anything: why the one that was asked last does not.
    Nothing(Why),
    /// It is no trigger here.
    PassedOver(PassedOver),
}

/// A rule that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriedRule {
    /// `file#name`.
    pub rule: String,
    /// The act it tells of, with type and mode.
    pub act: Option<String>,
    /// With which scope it is used.
    pub scope: RuleScope,
    /// The roles it looks for.
    pub roles: Vec<TriedRole>,
    /// Why it tells nothing; `None` where it does.
    pub why: Option<Why>,
}

/// A role that a rule looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriedRole {
    /// Which one.
    pub side: Side,
    /// Where it is looked for, as rules spell it; the first that is filled counts.
    pub sources: Vec<String>,
    /// What stands there, and what its head word says it is.
    pub found: Vec<(Span, Class)>,
    /// What the head word must be; anything where it is empty.
    pub wanted: Vec<Class>,
    /// Whether the role may be empty.
    pub optional: bool,
}

/// All words of the coded sentences that rules know, in the order of the text.
pub fn trace(parse: &Parse<'_>, lexicon: &Lexicon) -> Vec<Tried> {
    let classes = vec![OnceCell::new(); parse.tokens.len()];
    let ctx = Ctx { parse, lexicon, classes: &classes };
    let mut mentions = Mentions::default();
    let mut all = Vec::new();
    for (idx, sentence) in parse.sentences.iter().enumerate() {
        if !sentence.zone.is_coded() || sentence.tokens.len() > crate::LONGEST_SENTENCE {
            continue;
        }
        let matches = trigger::matches(ctx, idx);
        for head in sentence.tokens.clone() {
            let own = matches.iter().find(|found| found.head == head);
            let tried = match own {
                Some(found) => Some(asked(ctx, found, &mut mentions)),
                None => passed_over(ctx, head, &matches),
            };
            all.extend(tried);
        }
    }
    all
}

/// Asks the rules of a trigger as a run does: of the longest phrase first, then of the next shorter one.
fn asked(ctx: Ctx<'_>, found: &Match<'_>, mentions: &mut Mentions) -> Tried {
    let mut rules = Vec::new();
    let mut level = Some(found);
    while let Some(found) = level {
        let before = rules.len();
        for phrase in &found.rules {
            let rule = &ctx.lexicon.rules[phrase.rule];
            let (tried, is_certain) = one(ctx, found, rule, mentions);
            rules.push(tried);
            if is_certain {
                break;
            }
        }
        let tells = rules[before..].iter().any(|tried| tried.why.is_none());
        let blocks = rules[before..].iter().any(|tried| tried.why == Some(Why::Blocked));
        level = found.shorter.as_deref().filter(|_| !tells && !blocks);
    }
    let outcome = match frame::build(ctx, found, mentions) {
        Ok(_) => Outcome::Tells,
        Err(why) => Outcome::Nothing(why),
    };
    let sentence = ctx.parse.tokens[found.head].sentence;
    Tried { sentence, trigger: found.span(ctx), rules, outcome }
}

/// Asks one rule; says besides whether no other is asked after it.
fn one(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    rule: &Rule,
    mentions: &mut Mentions,
) -> (TriedRule, bool) {
    let sense = match rule.blocks {
        true => Err(Why::Blocked),
        false => senses::sense(ctx, found, rule, mentions),
    };
    let (actor, recipient) = match found.nominal {
        true => (&rule.noun_actor, &rule.noun_recipient),
        false => (&rule.actor, &rule.recipient),
    };
    let mut roles = Vec::new();
    let none = Vec::new();
    let place = rule.territory.as_ref().map_or(&none, |territory| &territory.place);
    for (side, sources) in
        [(Side::Actor, actor), (Side::Recipient, recipient), (Side::Place, place)]
    {
        if sources.is_empty() {
            continue;
        }
        let told = sense.as_ref().ok().map(|sense| match side {
            Side::Actor => sense.actors.clone(),
            Side::Recipient => sense.recipients.clone(),
            Side::Place => {
                let territory = sense.territory.as_ref();
                territory.and_then(|territory| territory.place).into_iter().collect()
            }
        });
        roles.push(role(ctx, found, rule, side, sources, told, mentions));
    }
    let is_certain = sense.as_ref().is_ok_and(|sense| sense.needs.is_empty());
    let tried = TriedRule {
        rule: rule.id.to_string(),
        act: rule.act.map(|act| act.to_string()),
        scope: rule.scope,
        roles,
        why: sense.err(),
    };
    (tried, is_certain)
}

/// What stands in a role: what the sense took, else what stands where the rule looks, whether it fits or not.
fn role(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    rule: &Rule,
    side: Side,
    sources: &[Source],
    told: Option<Vec<MentionIdx>>,
    mentions: &Mentions,
) -> TriedRole {
    let need = rule.needs.get(&side);
    let of_heads = |heads: Vec<TokenIdx>| -> Vec<(Span, Class)> {
        let each = heads.into_iter();
        each.map(|head| (crate::mention::span(ctx, head), class(ctx, meant(ctx, head)).0))
            .collect()
    };
    let mut filled = match told {
        Some(told) => told
            .into_iter()
            .map(|idx| (mentions.get(idx).span, mentions.get(idx).class))
            .collect(),
        None => of_heads(roles::fill(ctx, found, sources, need)),
    };
    if filled.is_empty() {
        filled = of_heads(roles::fill(ctx, found, sources, None));
    }
    TriedRole {
        side,
        sources: sources.iter().map(|source| source.as_str().to_owned()).collect(),
        found: filled,
        wanted: need.map(|need| need.classes.clone()).unwrap_or_default(),
        optional: need.is_none_or(|need| need.optional),
    }
}

/// Why a word that rules know is no trigger; `None` for a word that they do not know.
fn passed_over(ctx: Ctx<'_>, head: TokenIdx, matches: &[Match<'_>]) -> Option<Tried> {
    let token = &ctx.parse.tokens[head];
    let lemma = ctx.lemma(head);
    let as_verb = ctx.lexicon.verbs.get(&lemma);
    let as_noun = ctx.lexicon.nouns.get(&lemma);
    let fitting = match (token.upos.is_verbal(), token.upos.is_nominal()) {
        (true, _) => as_verb,
        (false, true) => as_noun,
        (false, false) => None,
    };
    let longer = matches.iter().find(|found| found.tokens.contains(&head));
    let why = match (longer, fitting) {
        (Some(longer), _) => {
            as_verb.or(as_noun)?;
            PassedOver::PartOf(longer.span(ctx))
        }
        (None, Some(phrases)) => match trigger::at(ctx, head) {
            Some(found) if trigger::is_figurative(ctx, &found) => PassedOver::Figurative,
            Some(_) => return None,
            None => not_matched(ctx, head, phrases)?,
        },
        // A word that is known alone, as what it is not read as here.
        (None, None) if is_of_content(token.upos) => {
            let alone = as_verb.into_iter().chain(as_noun).flatten();
            let is_known = alone.into_iter().any(|phrase| phrase.rest.is_empty());
            is_known.then_some(PassedOver::OtherPart)?
        }
        (None, None) => return None,
    };
    let outcome = Outcome::PassedOver(why);
    Some(Tried {
        sentence: token.sentence,
        trigger: token.span,
        rules: Vec::new(),
        outcome,
    })
}

/// Whether a reader who errs may take a trigger for it: "near" is never the verb.
fn is_of_content(upos: Upos) -> bool {
    upos.is_verbal() || upos.is_nominal() || upos == Upos::Adj
}

fn not_matched(
    ctx: Ctx<'_>,
    head: TokenIdx,
    phrases: &[crate::TriggerPhrase],
) -> Option<PassedOver> {
    let token = &ctx.parse.tokens[head];
    if matches!(token.relation, Relation::Auxiliary | Relation::PassiveAuxiliary) {
        return None;
    }
    if phrases.iter().all(|phrase| !phrase.rest.is_empty()) {
        let mut names: Vec<String> = Vec::new();
        for phrase in phrases {
            let rest = phrase.rest.join(" ");
            let is_front = token.upos.is_nominal()
                && phrase.rest.first().is_none_or(|it| it != "of");
            let name = match is_front {
                true => format!("{rest} {}", ctx.lemma(head)),
                false => format!("{} {rest}", ctx.lemma(head)),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        return Some(PassedOver::Phrase(names));
    }
    if token.upos.is_verbal() {
        return trigger::is_plain_adjective(ctx, head).then_some(PassedOver::Describes);
    }
    match token.relation == Relation::Compound {
        true => Some(PassedOver::NamesKind),
        false => roles::is_time(ctx, head).then_some(PassedOver::Time),
    }
}
