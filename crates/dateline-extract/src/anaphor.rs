//! Nouns that tell a happening without its sides: "the attack" told of before, and the act that a verb says killed.
//!
//! A report tells who struck whom and goes on with "the strike": the noun points back at the happening, and takes its
//! sides, place and day. In "air strikes killed nine" the verb tells what the noun does.

use dateline_model::{
    Class, EventType, Frame, FrameIdx, Modality, Mode, Reading, Relation, Scope, Sense,
    TimeAxis, TokenIdx, Upos,
};

use crate::lexicon::RuleScope;
use crate::mention::Mentions;
use crate::trace::Why;
use crate::trigger::Match;
use crate::{Ctx, frame, senses, time_scope, weapon};

/// The frame of a noun that names neither side nor place, where another frame says whose it is.
///
/// `before` is where the frames of the noun's own sentence begin.
pub(crate) fn build(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    why: Why,
    reading: &Reading,
    before: FrameIdx,
    mentions: &mut Mentions,
) -> Option<Frame> {
    if why == Why::NoViolence {
        return deaths(ctx, found, &reading.frames, before, mentions);
    }
    let is_open = matches!(why, Why::NoSideNoPlace | Why::NoSides | Why::Needs(_));
    if !is_open {
        return None;
    }
    if !found.nominal {
        return hits(ctx, found, why, &reading.frames[..before], mentions);
    }
    if NO_ACT.contains(&ctx.lemma(found.head).as_str()) {
        return None;
    }
    let sense = bare(ctx, found)?;
    if let Some(told) =
        told_before(ctx, found, &sense, &reading.frames[..before], mentions)
    {
        let of = &reading.frames[told];
        let mut frame = frame::of(ctx, found, vec![sense], mentions);
        for sense in &mut frame.senses {
            sense.actors.clone_from(&of.senses[0].actors);
            sense.recipients.clone_from(&of.senses[0].recipients);
            sense.reciprocal = of.senses[0].reciprocal;
            // "The attack" on which a bomber was told is a bombing.
            if sense.act.is_some_and(|act| act.mode.is_none()) {
                sense.act = of.senses[0].act;
            }
        }
        frame.part_of = Some(told);
        frame.time.value = of.time.value;
        return Some(frame);
    }
    if sense.reciprocal && is_told_on(ctx, found.head) {
        return Some(frame::of(ctx, found, vec![sense], mentions));
    }
    let acts = |other: &Frame| {
        let sense = &other.senses[0];
        sense.act.is_some_and(|act| act.event == EventType::Assault)
            && sense.actors.iter().any(|&actor| mentions.get(actor).head == found.head)
    };
    let is_means = reading.frames[before..].iter().any(acts);
    is_means.then(|| frame::of(ctx, found, vec![sense], mentions))
}

/// "took the hill after clashes in which six died": what a clause tells of a fight happened in that fight.
fn is_told_on(ctx: Ctx<'_>, noun: TokenIdx) -> bool {
    let clause = ctx.parse.child(noun, Relation::RelativeClause);
    clause.is_some_and(|clause| opens_with_in_which(ctx, clause))
}

/// Whether a relative clause tells what happened in what its noun tells.
pub(crate) fn opens_with_in_which(ctx: Ctx<'_>, clause: TokenIdx) -> bool {
    ctx.parse.tokens[clause].relation == Relation::RelativeClause
        && ctx.parse.subtree(clause).iter().any(|&idx| {
            let token = &ctx.parse.tokens[idx];
            token.relation == Relation::PrepositionObject
                && ctx.parse.word(idx).eq_ignore_ascii_case("which")
                && matches!(
                    ctx.parse.word(token.head).to_lowercase().as_str(),
                    "in" | "during"
                )
        })
}

/// "135 people died", where the sentence before tells of a storm on their village, or a clause below of shells: they died
/// in it.
fn deaths(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    frames: &[Frame],
    before: FrameIdx,
    mentions: &mut Mentions,
) -> Option<Frame> {
    let here = ctx.parse.tokens[found.head].sentence;
    let is_violent = |other: &Frame| {
        here - other.sentence <= NEAR
            && other.zone == ctx.parse.sentences[here].zone
            && other.time.value == TimeAxis::Current
            && other.senses[0].act.is_some_and(|act| act.event == EventType::Assault)
    };
    let told = frames[..before].iter().rev();
    let mut told = told.take_while(|other| here - other.sentence <= NEAR);
    // "Two children died when a shell went off", and not "died of cancer while the army shelled".
    let opens = |clause: TokenIdx| {
        ctx.parse.children(clause).iter().any(|&idx| {
            matches!(ctx.parse.word(idx).to_lowercase().as_str(), "when" | "after" | "as")
        })
    };
    let has_cause =
        ctx.parse.children(found.head).iter().any(|&idx| {
            matches!(ctx.parse.word(idx).to_lowercase().as_str(), "of" | "from")
        });
    let mut beside = frames[before..].iter().filter(|other| {
        let clause = &ctx.parse.tokens[other.head];
        !has_cause
            && clause.relation == Relation::AdverbialClause
            && clause.head == found.head
            && opens(other.head)
    });
    if !told.any(is_violent) && !beside.any(is_violent) {
        return None;
    }
    let mut rules = found.rules.iter().map(|phrase| &ctx.lexicon.rules[phrase.rule]);
    let sense =
        rules.find_map(|rule| senses::amid_violence(ctx, found, rule, mentions))?;
    let mut frame = frame::of(ctx, found, vec![sense], mentions);
    // "A monitor put the number of dead at 135", right below the storm: the number is that of its dead.
    if found.nominal && !time_scope::is_over_days(ctx, found) {
        frame.scope.value = Scope::Single;
    }
    Some(frame)
}

/// "Seven shells fell, one of them on the oven", "the bank itself was hit", where the sentences before tell of
/// shelling: what came down and what was hit is told of it.
fn hits(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    why: Why,
    frames: &[Frame],
    mentions: &mut Mentions,
) -> Option<Frame> {
    let child = |relation| ctx.parse.child(found.head, relation);
    let is_hit = child(Relation::PassiveSubject).is_some() && why != Why::NoSides;
    // "Another bomb went off" tells of another attack.
    let is_of_these = |what: TokenIdx| {
        let the = ctx.parse.child(what, Relation::Determiner);
        the.is_some_and(|the| ctx.parse.word(the).eq_ignore_ascii_case("the"))
            || the.is_none() && ctx.parse.tokens[what].tag == "NNS"
    };
    let comes_down = child(Relation::Subject).is_some_and(|what| {
        crate::mention::class(ctx, what).0 == Class::Arms && is_of_these(what)
    });
    let mut sense = bare(ctx, found).filter(|_| is_hit || comes_down)?;
    let here = ctx.parse.tokens[found.head].sentence;
    let told = frames.iter().rposition(|other| {
        here - other.sentence <= NEAR
            && other.zone == ctx.parse.sentences[here].zone
            && is_news(other)
            && other.part_of.is_none()
            && other.senses[0].act.is_some_and(|act| is_from_afar(act.mode))
    })?;
    let of = &frames[told].senses[0];
    if sense.act.is_none_or(|act| act.mode != Some(Mode::Destroy)) {
        sense.act = of.act;
    }
    sense.actors.clone_from(&of.actors);
    sense.recipients.clone_from(&of.recipients);
    let mut frame = frame::of(ctx, found, vec![sense], mentions);
    if !has_happened(&frame) {
        return None;
    }
    frame.part_of = Some(told);
    Some(frame)
}

fn is_news(frame: &Frame) -> bool {
    frame.time.value == TimeAxis::Current && has_happened(frame)
}

fn has_happened(frame: &Frame) -> bool {
    matches!(frame.modality.value, Modality::Happened | Modality::Alleged)
}

/// What the first rule of violence makes of the noun alone.
fn bare(ctx: Ctx<'_>, found: &Match<'_>) -> Option<Sense> {
    let rules = found.rules.iter().map(|phrase| &ctx.lexicon.rules[phrase.rule]);
    let is_assault = |rule: &&crate::lexicon::Rule| {
        rule.act.is_some_and(|act| act.event == EventType::Assault)
            && rule.territory.is_none()
            && rule.scope == RuleScope::Material
            && !rule.blocks
            && !rule.needs_violence
    };
    let rule = rules.filter(is_assault).min_by_key(|rule| rule.reciprocal)?;
    let weapon = weapon::of(ctx, found, rule);
    let by_weapon = weapon.as_ref().and_then(|weapon| weapon.act);
    let act = rule.act.map(|act| match act.mode {
        Some(_) => act,
        None => by_weapon.unwrap_or(act),
    });
    Some(Sense {
        rule: rule.id.clone(),
        act,
        needs: Vec::new(),
        actors: Vec::new(),
        recipients: Vec::new(),
        reciprocal: rule.reciprocal,
        weapon: weapon.map(|weapon| (weapon.weapon, weapon.span)),
        territory: None,
        counts: Vec::new(),
        labels: Vec::new(),
    })
}

/// The happening of an earlier sentence that "the attack" points at: one told by the same word, else one of the same
/// sort, else for a word that any violence may be called by the nearest; the nearest first.
fn told_before(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    sense: &Sense,
    frames: &[Frame],
    mentions: &Mentions,
) -> Option<FrameIdx> {
    if !is_known(ctx, found) {
        return None;
    }
    let lemma = ctx.lemma(found.head);
    let here = ctx.parse.tokens[found.head].sentence;
    let likeness = |other: &Frame| {
        let act = other.senses[0].act?;
        let back = here - other.sentence;
        if act.event != EventType::Assault || !is_news(other) || !other.zone.is_coded() {
            return None;
        }
        // A town that was taken is no raid.
        if other.senses[0].territory.is_some() && NO_CAPTURE.contains(&lemma.as_str()) {
            return None;
        }
        let is_same_word = ctx.lemma(other.head) == lemma;
        let is_same_sort = Some(act) == sense.act && act.mode.is_some()
            || FROM_AFAR.contains(&lemma.as_str()) && is_from_afar(act.mode);
        let may_be_any = OF_ANY_SORT.contains(&lemma.as_str())
            || sense.act.is_some_and(|act| act.mode.is_none());
        // Who did it is told where the happening is told: "nine were killed" and "shells fell" are told of it.
        let is_told = other.senses[0]
            .actors
            .iter()
            .any(|&actor| mentions.get(actor).class != Class::Arms);
        match () {
            () if back > FAR => None,
            () if is_same_word && (back <= NEAR || act.mode.is_some()) => {
                Some((3, is_told))
            }
            () if is_same_sort => Some((2, is_told)),
            () if may_be_any && back <= NEAR => Some((1, is_told)),
            // "The clashes" of long before are meant only where nothing nearer can be.
            () if is_same_word => Some((0, is_told)),
            () => None,
        }
    };
    let likely = frames.iter().enumerate();
    let likely = likely.filter_map(|(idx, other)| Some((likeness(other)?, idx)));
    // Of one sentence the frame that the others are part of stands for all.
    let (_, idx) = likely.max()?;
    Some(idx)
}

/// "the strike" is mostly of planes, shells or bombs.
fn is_from_afar(mode: Option<Mode>) -> bool {
    matches!(
        mode,
        Some(Mode::Aerial | Mode::Drone | Mode::HeavyWeapons | Mode::Explosives)
    )
}

/// "the attack", "this raid", and no other one: "the next attack", "the attack on X", "the Basra bombing".
fn is_known(ctx: Ctx<'_>, found: &Match<'_>) -> bool {
    let children = ctx.parse.children(found.head);
    let determiner = |words: &[&str]| {
        children.iter().any(|&idx| {
            ctx.parse.tokens[idx].relation == Relation::Determiner
                && words.contains(&ctx.parse.word(idx).to_lowercase().as_str())
        })
    };
    // "Saturday's raid" is known by its day.
    let has_day = children.iter().any(|&idx| {
        ctx.parse.tokens[idx].relation == Relation::Possessor
            && crate::roles::is_time(ctx, idx)
    });
    let points = has_day || determiner(&["the", "this", "that", "these", "those"]);
    let is_shown = determiner(&["this", "these", "those"])
        || children.iter().any(|&idx| ctx.parse.word(idx).eq_ignore_ascii_case("same"));
    let is_other = |&idx: &TokenIdx| {
        let relation = ctx.parse.tokens[idx].relation;
        match () {
            () if found.tokens.contains(&idx) || crate::roles::is_time(ctx, idx) => false,
            () if relation == Relation::Preposition => {
                crate::trigger::behind(ctx, idx).into_iter().any(|noun| {
                    ctx.parse.tokens[noun].upos == Upos::Propn
                        && !crate::roles::is_time(ctx, noun)
                })
            }
            () if relation == Relation::Adjective => {
                let word = ctx.lemma(idx);
                idx < found.head
                    && match is_shown {
                        true => ANOTHER.contains(&word.as_str()),
                        false => !JUDGING.contains(&word.as_str()),
                    }
            }
            () => {
                idx < found.head
                    && matches!(relation, Relation::Compound | Relation::Possessor)
            }
        }
    };
    points && !children.iter().any(is_other)
}

/// Adjectives that tell of another happening even behind "this". Ours.
const ANOTHER: &[&str] =
    &["new", "next", "second", "third", "other", "similar", "previous"];

/// Adjectives that judge a happening and do not tell it from others. Ours, after news and bulletins.
const JUDGING: &[&str] = &[
    "barbaric",
    "barbarous",
    "bloody",
    "brutal",
    "cowardly",
    "criminal",
    "deadly",
    "devastating",
    "fierce",
    "fiercest",
    "heinous",
    "heroic",
    "horrific",
    "huge",
    "intense",
    "lethal",
    "massive",
    "treacherous",
    "terrible",
    "terrorist",
    "violent",
];

/// So many sentences back the same word or the same sort of act is still meant.
const FAR: usize = 8;
/// So many sentences back any violence is meant by a word that all violence may be called by.
const NEAR: usize = 3;

/// Words for what comes from planes and guns. Ours.
const FROM_AFAR: &[&str] =
    &["strike", "airstrike", "raid", "bombing", "bombardment", "shelling", "barrage"];

/// Words that any violence may be called by. Ours.
const OF_ANY_SORT: &[&str] = &[
    "attack",
    "assault",
    "raid",
    "strike",
    "massacre",
    "killing",
    "slaughter",
    "operation",
    "ambush",
    "onslaught",
];

/// Words that a place which changed hands is not called by. Ours.
const NO_CAPTURE: &[&str] =
    &["raid", "strike", "ambush", "massacre", "killing", "slaughter", "bombing"];

/// Nouns of violence that count what it did and are no act. Ours.
const NO_ACT: &[&str] =
    &["toll", "count", "casualty", "death", "fatality", "loss", "body"];
