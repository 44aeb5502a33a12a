//! Which rules of a trigger may hold, and what each makes of it.

use dateline_model::{
    Class, CountKind, CountWords, EventType, MentionIdx, NameKind, Relation, Role, Sense,
    TokenIdx,
};

use crate::lexicon::{Need, Rule, RuleScope, Side, Source};
use crate::mention::{Mentions, class, is_somebody, meant};
use crate::trace::Why;
use crate::trigger::{Match, behind, behind_any};
use crate::{
    Ctx, addressee, counts, labels, purpose, roles, territory, toll, violence, weapon,
};

/// The senses that may hold, best first; where none has a side or a place, why the first rule has not.
pub(crate) fn of(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    mentions: &mut Mentions,
) -> Result<Vec<Sense>, Why> {
    let mut senses: Vec<Sense> = Vec::new();
    let mut why = None;
    for phrase in &found.rules {
        let rule = &ctx.lexicon.rules[phrase.rule];
        match sense(ctx, found, rule, mentions) {
            Ok(sense) => {
                let is_certain = sense.needs.is_empty();
                senses.push(sense);
                if is_certain {
                    break;
                }
            }
            Err(fault) => {
                why.get_or_insert(fault);
            }
        }
    }
    match why {
        Some(why) if senses.is_empty() => Err(why),
        Some(_) | None => Ok(senses),
    }
}

/// What a rule makes of a trigger, or why it makes nothing of it.
pub(crate) fn sense(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    rule: &Rule,
    mentions: &mut Mentions,
) -> Result<Sense, Why> {
    sense_of(ctx, found, rule, mentions, false)
}

/// The same where the sentences before tell of violence.
pub(crate) fn amid_violence(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    rule: &Rule,
    mentions: &mut Mentions,
) -> Option<Sense> {
    sense_of(ctx, found, rule, mentions, true).ok()
}

fn sense_of(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    rule: &Rule,
    mentions: &mut Mentions,
    amid_violence: bool,
) -> Result<Sense, Why> {
    let (actor, recipient) = match found.nominal {
        true => (&rule.noun_actor, &rule.noun_recipient),
        false => (&rule.actor, &rule.recipient),
    };
    let need = |side: Side| rule.needs.get(&side);
    let is_political = rule.act.is_some_and(|act| act.event.is_political());
    let mut actors = roles::fill(ctx, found, actor, need(Side::Actor));
    let is_verbal = is_political && rule.scope == RuleScope::Verbal;
    let mut recipients = match is_verbal {
        true => addressee::fill(ctx, found, recipient, need(Side::Recipient)),
        false => roles::fill(ctx, found, recipient, need(Side::Recipient)),
    };
    // "repelled an X attack", "cut an X supply line": the noun of the phrase says whose.
    if recipients.is_empty() && !found.nominal && !rule.recipient.is_empty() {
        let classes = vec![Class::Armed, Class::Name];
        let owned = Need { classes, optional: true, known: false };
        recipients = roles::fill(ctx, found, &[Source::Compound], Some(&owned));
    }
    // Violence and protest are told without a side: "clashes broke out in X". The frame then needs a place.
    let may_stand_alone = rule
        .act
        .is_some_and(|act| matches!(act.event, EventType::Assault | EventType::Protest));
    let is_attack = rule.act.is_some_and(|act| act.event == EventType::Assault);
    let hits_people = recipients.iter().any(|&head| is_side(class(ctx, head).0));
    if !hits_people && is_attack && !rule.reciprocal && rule.territory.is_none() {
        recipients.extend(purpose::enemy(ctx, found));
    }
    let hurts = rule.counts.iter().any(|(side, kind)| {
        *side == Side::Recipient && matches!(kind, CountKind::Killed | CountKind::Injured)
    });
    if actors.is_empty() && hurts && !found.nominal {
        actors = roles::doers_of_means(ctx, found.head);
    }
    if let Some((own, hit)) = whose_on_whom(ctx, found, rule, &actors) {
        actors = own;
        recipients = hit;
    }
    recipients.retain(|head| !actors.contains(head));
    // "India and Chad agreed on a road": what two do of this sort with nobody else named, they do with each other.
    let is_mutual = rule.act.is_some_and(|act| {
        matches!(act.event, EventType::Agree | EventType::Consult | EventType::Cooperate)
    });
    let is_between_them =
        is_verbal && is_mutual && recipients.is_empty() && actors.len() > 1;
    let reciprocal = rule.reciprocal || is_between_them;
    if reciprocal && recipients.is_empty() && actors.len() > 1 {
        recipients = actors.split_off(1);
    }
    let places = match &rule.territory {
        Some(territory) => roles::fill(ctx, found, &territory.place, need(Side::Place)),
        None => Vec::new(),
    };
    let mut needs = Vec::new();
    for (side, need) in &rule.needs {
        let heads = match side {
            Side::Actor => &actors,
            Side::Recipient => &recipients,
            Side::Place => &places,
        };
        // Words are spoken of things as well as to people: who says them is then the only side.
        let is_open = *side == Side::Recipient
            && is_verbal
            && heads.is_empty()
            && !actors.is_empty()
            && addressee::tells_of_something(ctx, found, recipient);
        if !is_open {
            let speaks = |&head: &TokenIdx| is_verbal && has_voice(ctx, head);
            let is_voiced = *side == Side::Actor && heads.iter().any(speaks);
            if !is_voiced {
                check(ctx, (*side, need), may_stand_alone, heads, mentions, &mut needs)
                    .ok_or(Why::Needs(*side))?;
            }
        }
    }
    if actors.is_empty() && recipients.is_empty() && places.is_empty() && !may_stand_alone
    {
        return Err(Why::NoSides);
    }
    let weapon = weapon::of(ctx, found, rule);
    let is_violent = || {
        amid_violence
            || !actors.is_empty()
            || weapon.is_some()
            || violence::beside(ctx, found)
    };
    let fell = |&head: &TokenIdx| class(ctx, meant(ctx, head)).0 == Class::Armed;
    if rule.needs_violence && !recipients.iter().any(fell) && !is_violent() {
        return Err(Why::NoViolence);
    }
    if rule.needs_day && !is_done_on_a_day(ctx, found) {
        return Err(Why::NoDay);
    }
    let mut act = rule.act;
    if let (Some(act), Some(by_weapon)) = (&mut act, &weapon)
        && act.event == EventType::Assault
        && act.mode.is_none()
        && let Some(by_weapon) = by_weapon.act
    {
        *act = by_weapon;
    }
    let mut counts = all_counts(ctx, rule, &actors, &recipients, mentions);
    counts.extend(rule.number.and_then(|kind| toll::of(ctx, kind, found.head)));
    // "The dead were buried": a word that tells only how many tells nothing without the number.
    let only_counts = rule.number.is_some() && rule.noun_recipient.is_empty();
    if only_counts && counts.is_empty() {
        return Err(Why::NoSides);
    }
    let labels = match (&*rule.labels, &*ctx.lexicon.labels) {
        ([], []) => Vec::new(),
        (_, _) => {
            let counted = counts.iter().filter_map(|count| count.of);
            let counted = counted.map(|of| mentions.get(of).head);
            let hit: Vec<TokenIdx> = recipients.iter().copied().chain(counted).collect();
            labels::of(
                ctx,
                found,
                rule,
                act,
                &[
                    (Side::Actor, &actors),
                    (Side::Recipient, &hit),
                    (Side::Place, &places),
                ],
            )
        }
    };
    let actors = all(ctx, mentions, &actors);
    let owners: Vec<TokenIdx> = recipients.iter().map(|&head| owner(ctx, head)).collect();
    let recipients = all(ctx, mentions, &owners);
    let territory = rule.territory.as_ref().map(|territory| {
        let listed = territory::each(ctx, &places);
        let places: Vec<MentionIdx> =
            listed.into_iter().map(|head| mentions.of(ctx, head)).collect();
        territory::words(
            ctx,
            found.head,
            territory,
            &places,
            &actors,
            &recipients,
            mentions,
        )
    });
    Ok(Sense {
        rule: rule.id.clone(),
        act,
        needs,
        actors: match is_verbal {
            true => actors,
            false => people_only(mentions, actors),
        },
        recipients: people_only(mentions, recipients),
        reciprocal,
        weapon: weapon.map(|weapon| (weapon.weapon, weapon.span)),
        territory,
        counts,
        labels,
    })
}

/// "controlled the field at dawn on Sunday", "have controlled it since this morning": a past with a day of its own.
fn is_done_on_a_day(ctx: Ctx<'_>, found: &Match<'_>) -> bool {
    let verb = found.head;
    let is_past = ctx.parse.tokens[verb].tag == "VBD"
        || crate::time_scope::finite(ctx, verb).is_some_and(|finite| finite == verb)
            && ctx.parse.tokens[verb].tag == "VBN";
    let day = |idx: TokenIdx| DAYS.contains(&ctx.parse.word(idx).to_lowercase().as_str());
    let own = ctx.parse.children(verb).iter();
    is_past
        && own.copied().any(|child| {
            day(child) || crate::trigger::behind(ctx, child).into_iter().any(day)
        })
}

/// Words for a day or a part of one.
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "dawn",
    "morning",
    "noon",
    "afternoon",
    "evening",
    "night",
    "midnight",
];

/// "the bombardment of the coalition's planes on the hill": who is hit stands behind "on", so "of" tells whose it was.
fn whose_on_whom(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    rule: &Rule,
    actors: &[TokenIdx],
) -> Option<(Vec<TokenIdx>, Vec<TokenIdx>)> {
    let is_assault = rule.act.is_some_and(|act| act.event == EventType::Assault);
    if !found.nominal || !actors.is_empty() || !is_assault || rule.territory.is_some() {
        return None;
    }
    let is_force = |head: &TokenIdx| {
        matches!(class(ctx, meant(ctx, *head)).0, Class::Arms | Class::Armed)
    };
    let own: Vec<TokenIdx> = behind_any(ctx, found.head, &["of"]).collect();
    // The reader may hang "on the hill" on the planes.
    let told = own.iter().copied().filter(|&idx| class(ctx, idx).0 == Class::Arms);
    let hit: Vec<TokenIdx> = std::iter::once(found.head)
        .chain(told)
        .flat_map(|idx| behind_any(ctx, idx, &["on", "against"]))
        .filter(|&head| !roles::is_time(ctx, head))
        .collect();
    (!own.is_empty() && !hit.is_empty() && own.iter().all(is_force)).then_some((own, hit))
}

/// Whether the role's heads are what the rule needs; names are left for resolve to check.
fn check(
    ctx: Ctx<'_>,
    (side, need): (Side, &Need),
    may_stand_alone: bool,
    heads: &[TokenIdx],
    mentions: &mut Mentions,
    needs: &mut Vec<(MentionIdx, Vec<Class>)>,
) -> Option<()> {
    if heads.is_empty() {
        return need.optional.then_some(());
    }
    let mut fits = false;
    for &head in heads {
        let mention = mentions.of(ctx, head);
        let class = mentions.get(mention).class;
        // "Freed Idris Haddar", "freed 19 Copts": these names are people wherever people are wanted.
        fits |= class == Class::Name
            && need.classes.contains(&Class::People)
            && names_people(ctx, head);
        if need.classes.contains(&class) {
            fits = true;
            if class == Class::Name {
                let may_be = |each: &Class| !(need.known && *each == Class::Name);
                let mut classes: Vec<Class> =
                    need.classes.iter().copied().filter(may_be).collect();
                // "Opened fire in Hajin": who is hit may stay open, so a town fills no role and breaks none.
                if side == Side::Recipient && need.optional && may_stand_alone {
                    classes.push(Class::Place);
                }
                needs.push((mention, classes));
            }
            // "They took it back": whether a place is meant is for what was told before to say.
            if class == Class::Pronoun && side == Side::Place {
                needs.push((mention, vec![Class::Place]));
            }
        }
    }
    fits.then_some(())
}

fn names_people(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    let is_plural = ctx.parse.tokens[head].tag == "NNPS";
    ctx.parse.name_over(head).is_some_and(|name| {
        name.kind == NameKind::Person || (name.kind == NameKind::People && is_plural)
    })
}

/// "The governor's office condemned", "the two countries agreed": what is a house or a land otherwise has a voice.
fn has_voice(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    matches!(
        ctx.lemma(head).as_str(),
        "office"
            | "embassy"
            | "consulate"
            | "presidency"
            | "secretariat"
            | "bureau"
            | "palace"
            | "campaign"
            | "mission"
            | "headquarters"
            | "country"
            | "nation"
            | "republic"
            | "state"
            | "kingdom"
            | "capital"
    )
}

fn all(ctx: Ctx<'_>, mentions: &mut Mentions, heads: &[TokenIdx]) -> Vec<MentionIdx> {
    heads.iter().map(|&head| mentions.of(ctx, head)).collect()
}

/// Whose positions, houses or bodies they are, where the words say so: "the group's positions",
/// "army posts", "the bodies of the soldiers".
fn owner(ctx: Ctx<'_>, head: TokenIdx) -> TokenIdx {
    let (of_head, _) = class(ctx, head);
    let is_side = |&idx: &TokenIdx| {
        matches!(class(ctx, idx).0, Class::Armed | Class::Civilian | Class::Crowd)
    };
    let below = |relations: &[Relation]| {
        ctx.parse
            .children(head)
            .iter()
            .copied()
            .filter(|&idx| relations.contains(&ctx.parse.tokens[idx].relation))
            .find(is_side)
    };
    let owner = match of_head {
        Class::Bodies => {
            let of = ctx.parse.children(head).iter().copied().find(|&idx| {
                ctx.parse.tokens[idx].relation == Relation::Preposition
                    && ctx.parse.word(idx).eq_ignore_ascii_case("of")
            });
            of.map(|of| behind(ctx, of)).unwrap_or_default().into_iter().find(is_side)
        }
        Class::Position | Class::Property | Class::Arms => below(&[Relation::Possessor])
            .or_else(|| {
                below(&[Relation::Compound, Relation::Adjective, Relation::NounModifier])
            }),
        Class::Other if meant(ctx, head) == head => owned_by(ctx, head),
        Class::Armed
        | Class::Civilian
        | Class::People
        | Class::Crowd
        | Class::Institution
        | Class::Place
        | Class::Route
        | Class::Pronoun
        | Class::Name
        | Class::Other => None,
    };
    owner.unwrap_or(head)
}

/// Whose words or deeds a noun tells of: its owner, or the side behind its "by", "of" or "from".
/// In "rejected the ministry's proposal" what is rejected is somebody's.
fn owned_by(ctx: Ctx<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let is_side = |idx: &TokenIdx| is_somebody(class(ctx, *idx).0);
    let subject = ctx.parse.args(noun, &Role::Subject).map(|argument| argument.head);
    let owner = subject.into_iter().find(is_side);
    owner.or_else(|| behind_any(ctx, noun, &["by", "from", "of"]).find(is_side))
}

/// Sides are people and names; a town that is hit or a road that is cut is a place, no side.
fn people_only(mentions: &Mentions, sides: Vec<MentionIdx>) -> Vec<MentionIdx> {
    sides.into_iter().filter(|&side| is_side(mentions.get(side).class)).collect()
}

pub(crate) fn is_side(class: Class) -> bool {
    match class {
        Class::Armed
        | Class::Civilian
        | Class::People
        | Class::Crowd
        | Class::Institution
        | Class::Pronoun
        | Class::Position
        | Class::Property
        | Class::Bodies
        | Class::Arms
        | Class::Name => true,
        Class::Place | Class::Route | Class::Other => false,
    }
}

fn all_counts(
    ctx: Ctx<'_>,
    rule: &Rule,
    actors: &[TokenIdx],
    recipients: &[TokenIdx],
    mentions: &mut Mentions,
) -> Vec<CountWords> {
    let mut found = Vec::new();
    for (side, kind) in &rule.counts {
        let heads = match side {
            Side::Actor => actors,
            Side::Recipient => recipients,
            Side::Place => &[],
        };
        for &head in heads {
            counts::of(ctx, *kind, head, mentions, &mut found);
        }
    }
    found
}
