//! Which frames of a sentence belong to one happening.

use dateline_model::{
    Class, EventType, FrameIdx, Mention, Reading, Relation, TokenIdx, Upos,
};

use crate::Ctx;
use crate::anaphor::opens_with_in_which;

/// Ties each frame to the frame whose clause it hangs on: "the town fell after the group killed 20".
/// A clash told without its sides takes those of the clause: "after clashes, X seized the town".
pub(crate) fn tie(ctx: Ctx<'_>, reading: &mut Reading) {
    share_doers(reading);
    share_arms(ctx, reading);
    tie_to_known(ctx, reading);
    for idx in 0..reading.frames.len() {
        if reading.frames[idx].part_of.is_some() {
            continue;
        }
        let above = above(ctx, reading, idx).or_else(|| doer(ctx, reading, idx));
        let Some(above) = above else { continue };
        reading.frames[idx].part_of = Some(above);
        reading.frames[idx].time = reading.frames[above].time;
        give_sides(reading, idx, above);
        give_doer(ctx, reading, idx, above);
        give_struck(ctx, reading, idx, above);
        let sides = &reading.frames[above].senses[0];
        let (actors, recipients) = (sides.actors.clone(), sides.recipients.clone());
        let describes =
            ctx.parse.tokens[reading.frames[idx].head].relation == Relation::Adjective;
        for sense in &mut reading.frames[idx].senses {
            if describes && sense.actors.is_empty() {
                sense.actors.clone_from(&actors);
            }
            if sense.reciprocal && sense.actors.is_empty() {
                let others = sense.recipients.clone();
                let is_new = |side: &usize| !others.contains(side);
                sense.actors = actors.iter().copied().filter(is_new).collect();
            }
            if sense.reciprocal && sense.recipients.is_empty() {
                let others = sense.actors.clone();
                let is_new = |side: &usize| !others.contains(side);
                sense.recipients = recipients.iter().copied().filter(is_new).collect();
            }
        }
    }
}

/// "An air strike by X killed five": who flew the strike killed them, and the two are one.
fn share_doers(reading: &mut Reading) {
    for idx in 0..reading.frames.len() {
        let told = &reading.frames[idx].senses[0];
        let noun = told.actors.iter().find_map(|&actor| {
            let head = reading.mentions[actor].head;
            reading.frames.iter().position(|other| {
                other.head == head && other.head != reading.frames[idx].head
            })
        });
        let Some(noun) = noun else { continue };
        let act = &reading.frames[noun].senses[0];
        // Who dies in a fight of two was killed by one of them, and nobody says by which.
        let is_fight = act.reciprocal && !act.recipients.is_empty();
        let actors = if is_fight { Vec::new() } else { act.actors.clone() };
        let recipients = told.recipients.clone();
        for sense in &mut reading.frames[idx].senses {
            sense.actors.clone_from(&actors);
        }
        for sense in &mut reading.frames[noun].senses {
            if sense.recipients.is_empty() {
                sense.recipients.clone_from(&recipients);
            }
        }
        // "The attack killed five": the attack was told before, and the dead are told of it.
        match reading.frames[noun].part_of {
            Some(_) => reading.frames[idx].part_of = Some(noun),
            None => reading.frames[noun].part_of = Some(idx),
        }
    }
}

/// "A car bomb that exploded near a bakery killed twelve": what the clause tells of the bomb is how it killed.
fn share_arms(ctx: Ctx<'_>, reading: &mut Reading) {
    let arms = |reading: &Reading, frame: FrameIdx| {
        let actors = reading.frames[frame].senses[0].actors.iter();
        let mut heads = actors
            .map(|&actor| &reading.mentions[actor])
            .filter(|actor| actor.class == Class::Arms)
            .map(|actor| actor.head);
        heads.next()
    };
    for idx in 0..reading.frames.len() {
        let frame = &reading.frames[idx];
        let token = &ctx.parse.tokens[frame.head];
        let bomb = token.head;
        if frame.part_of.is_some()
            || token.relation != Relation::RelativeClause
            || arms(reading, idx) != Some(bomb)
        {
            continue;
        }
        reading.frames[idx].part_of = (0..reading.frames.len()).find(|&other| {
            other != idx
                && arms(reading, other) == Some(bomb)
                && reading.frames[other].part_of != Some(idx)
        });
    }
}

/// "Six soldiers were killed in the attack": what was told before as an attack is where they died.
fn tie_to_known(ctx: Ctx<'_>, reading: &mut Reading) {
    for idx in 0..reading.frames.len() {
        let sentence = reading.frames[idx].sentence;
        let told = reading.frames[idx].part_of.map(|told| reading.frames[told].sentence);
        if told.is_none_or(|told| told == sentence) || !is_setting(ctx, reading, idx) {
            continue;
        }
        if let Some(above) = above(ctx, reading, idx)
            && reading.frames[above].part_of.is_none()
        {
            reading.frames[above].part_of = Some(idx);
        }
    }
}

/// Whether the noun tells in or by what the clause happened, and not what it came after.
fn is_setting(ctx: Ctx<'_>, reading: &Reading, idx: FrameIdx) -> bool {
    let preposition = ctx.parse.tokens[reading.frames[idx].head].head;
    matches!(
        ctx.parse.word(preposition).to_lowercase().as_str(),
        "in" | "by" | "during" | "from" | "through" | "because" | "due"
    )
}

/// "Four soldiers were killed in clashes with X": those who fought them killed them.
fn give_sides(reading: &mut Reading, idx: FrameIdx, above: FrameIdx) {
    let fight = &reading.frames[idx].senses[0];
    let hit = &reading.frames[above].senses[0];
    if !fight.reciprocal || !hit.actors.is_empty() || hit.recipients.is_empty() {
        return;
    }
    let others: Vec<_> = fight.actors.iter().chain(&fight.recipients).copied().collect();
    let struck = hit.recipients.clone();
    if others.is_empty() || others.iter().any(|side| struck.contains(side)) {
        return;
    }
    for sense in &mut reading.frames[above].senses {
        sense.actors.clone_from(&others);
    }
    for sense in &mut reading.frames[idx].senses {
        if sense.actors.is_empty() {
            sense.actors.clone_from(&struck);
        }
    }
}

/// "Three villagers died when the army shelled the town": who did what they died of killed them.
fn give_doer(ctx: Ctx<'_>, reading: &mut Reading, idx: FrameIdx, above: FrameIdx) {
    let assaults = |frame: FrameIdx| {
        let act = reading.frames[frame].senses[0].act;
        act.is_some_and(|act| act.event == EventType::Assault)
    };
    let deed = &reading.frames[idx];
    let opens = ctx.parse.children(deed.head).iter().any(|&child| {
        matches!(ctx.parse.word(child).to_lowercase().as_str(), "when" | "after" | "as")
    });
    let is_clause =
        ctx.parse.tokens[deed.head].relation == Relation::AdverbialClause && opens;
    let hit = &reading.frames[above].senses[0];
    if !is_clause
        || !assaults(idx)
        || !assaults(above)
        || !hit.actors.is_empty()
        || hit.recipients.is_empty()
    {
        return;
    }
    // "two were killed and six wounded when": what is joined to it was done by the same.
    let top = reading.frames[above].part_of.unwrap_or(above);
    let is_joined = |frame: FrameIdx| {
        let sides = &reading.frames[frame].senses[0];
        let is_hit =
            assaults(frame) && sides.actors.is_empty() && !sides.recipients.is_empty();
        is_hit && (frame == top || reading.frames[frame].part_of == Some(top))
    };
    let all: Vec<FrameIdx> = (0..reading.frames.len())
        .filter(|&frame| frame != idx && is_joined(frame))
        .collect();
    let doers = reading.frames[idx].senses[0].actors.clone();
    let may_be_struck = |doer: &usize| {
        let doer_of = &reading.mentions[*doer];
        let mut struck =
            all.iter().flat_map(|&frame| &reading.frames[frame].senses[0].recipients);
        !matches!(doer_of.class, Class::Armed | Class::Name)
            || struck.any(|side| {
                side == doer || may_be_one_side(doer_of, &reading.mentions[*side])
            })
    };
    if doers.is_empty() || doers.iter().any(may_be_struck) {
        return;
    }
    for frame in all {
        for sense in &mut reading.frames[frame].senses {
            sense.actors.clone_from(&doers);
        }
    }
}

/// "Two were killed in police firing", "died when the army opened fire": those who died are those who were fired at.
fn give_struck(ctx: Ctx<'_>, reading: &mut Reading, idx: FrameIdx, above: FrameIdx) {
    let deed = &reading.frames[idx].senses[0];
    let hit = &reading.frames[above].senses[0];
    let is_assault = [deed, hit]
        .iter()
        .all(|it| it.act.is_some_and(|act| act.event == EventType::Assault));
    let is_means = matches!(
        ctx.parse.tokens[reading.frames[idx].head].relation,
        Relation::PrepositionObject | Relation::AdverbialClause
    );
    if is_assault
        && is_means
        && !deed.reciprocal
        && deed.recipients.is_empty()
        && !deed.actors.is_empty()
        && deed.actors == hit.actors
    {
        let struck = hit.recipients.clone();
        for sense in &mut reading.frames[idx].senses {
            sense.recipients.clone_from(&struck);
        }
    }
}

/// "Ten fighters were killed when the rebels attacked a post": those who attack may be the dead.
fn may_be_one_side(doer: &Mention, struck: &Mention) -> bool {
    let is_open = doer.actor_kind.is_none() || struck.actor_kind.is_none();
    struck.class == Class::Armed && (is_open || doer.actor_kind == struck.actor_kind)
}

/// "dozens of captured fighters" says not by whom: by the side that the sentence is about.
fn doer(ctx: Ctx<'_>, reading: &Reading, idx: FrameIdx) -> Option<FrameIdx> {
    let frame = &reading.frames[idx];
    let describes = ctx.parse.tokens[frame.head].relation == Relation::Adjective;
    if !describes || frame.senses[0].act.is_none() {
        return None;
    }
    reading.frames.iter().position(|other| {
        let sides = &other.senses[0];
        other.sentence == frame.sentence
            && other.head != frame.head
            && sides.act.is_some()
            && !sides.actors.is_empty()
            && sides.recipients.is_empty()
    })
}

/// The nearest frame above, over edges that keep to one happening.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn above(ctx: Ctx<'_>, reading: &Reading, idx: FrameIdx) -> Option<FrameIdx> {
    let sentence = reading.frames[idx].sentence;
    // "were able to control": the clause's own verb stands above the one that tells the act.
    let found = |is_told: &dyn Fn(TokenIdx) -> bool| {
        reading.frames.iter().enumerate().position(|(other, frame)| {
            other != idx
                && frame.sentence == sentence
                && frame.senses[0].act.is_some()
                && frame.part_of != Some(idx)
                && is_told(frame.head)
        })
    };
    let frame_at = |head: TokenIdx| {
        let has_finite =
            |told: TokenIdx| crate::time_scope::finite(ctx, told) == Some(head);
        found(&|told| told == head).or_else(|| found(&has_finite))
    };
    reading.frames[idx].senses[0].act?;
    let mut at = reading.frames[idx].head;
    if let Some(verb) = crate::roles::result_of(ctx, at) {
        return frame_at(verb);
    }
    loop {
        if ctx.parse.tokens[at].relation == Relation::Preposition
            && SETS_APART.contains(&ctx.parse.word(at).to_lowercase().as_str())
            || is_of_another_time(ctx, at)
        {
            return None;
        }
        match ctx.parse.tokens[at].relation {
            Relation::AdverbialClause
            | Relation::Preposition
            | Relation::PrepositionObject
            | Relation::Conjunct
            | Relation::ReducedClause
            | Relation::OpenComplement
            | Relation::NounAdverb => {}
            Relation::RelativeClause if opens_with_in_which(ctx, at) => {}
            _ => return None,
        }
        let joined = ctx.parse.tokens[at].relation == Relation::Conjunct
            && ctx.parse.child(at, Relation::Subject).is_some();
        at = ctx.parse.ancestors(at).next()?;
        if let Some(found) = frame_at(at) {
            let is_other = joined && are_others(reading, idx, found);
            return (!is_other).then_some(found);
        }
    }
}

/// "The army won one town and the rebels grabbed another": two who act for themselves.
fn are_others(reading: &Reading, one: FrameIdx, other: FrameIdx) -> bool {
    let (one, other) = (&reading.frames[one].senses[0], &reading.frames[other].senses[0]);
    let armed = |actor: &usize| {
        matches!(reading.mentions[*actor].class, Class::Armed | Class::Name)
    };
    one.territory.is_some()
        && other.territory.is_some()
        && one.actors.iter().any(armed)
        && other.actors.iter().any(armed)
        && !one.actors.iter().any(|actor| other.actors.contains(actor))
}

/// "since the siege was broken", "three days after they stormed it", "minutes after the strike": what a clause or a noun
/// only counts the time from is another happening.
fn is_of_another_time(ctx: Ctx<'_>, at: TokenIdx) -> bool {
    let is_measured = |idx: TokenIdx| {
        let children = ctx.parse.children(idx).iter().copied();
        // "Minutes after the strike, they": the reader hangs the minutes on the verb.
        let beside = idx.checked_sub(1);
        let is_unit = |child: TokenIdx| UNITS.contains(&ctx.lemma(child).as_str());
        children.chain(beside).any(|child| child < at && is_unit(child))
    };
    let word = |idx: TokenIdx| ctx.parse.word(idx).to_lowercase();
    match ctx.parse.tokens[at].relation == Relation::AdverbialClause {
        true => ctx.parse.children(at).iter().any(|&child| {
            let opens = ctx.parse.tokens[child].relation == Relation::Marker
                || (child < at && ctx.parse.tokens[child].upos == Upos::Adp);
            match word(child).as_str() {
                "since" | "until" => opens,
                "after" | "before" => opens && (is_measured(at) || is_measured(child)),
                _ => false,
            }
        }),
        false => {
            ctx.parse.tokens[at].relation == Relation::Preposition
                && matches!(word(at).as_str(), "after" | "before")
                && is_measured(at)
        }
    }
}

/// What time is counted in.
const UNITS: &[&str] =
    &["moment", "second", "minute", "hour", "day", "week", "month", "year", "decade"];

/// Prepositions that tell of another happening beside the first.
const SETS_APART: &[&str] = &[
    "since", "until", "despite", "unlike", "besides", "without", "against", "over",
    "about", "of", "for",
];
