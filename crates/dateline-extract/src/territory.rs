//! Who takes, loses or holds which place, and how much of it.

use dateline_model::{
    Class, Extent, MentionIdx, Relation, Role, TerritoryState, TerritoryWords, TokenIdx,
    Upos,
};

use crate::Ctx;
use crate::lexicon::{RuleTerritory, Side};
use crate::mention::Mentions;
use crate::trigger::behind_any;

pub(crate) fn words(
    ctx: Ctx<'_>,
    head: TokenIdx,
    rule: &RuleTerritory,
    places: &[MentionIdx],
    actors: &[MentionIdx],
    recipients: &[MentionIdx],
    mentions: &Mentions,
) -> TerritoryWords {
    let holder = |side: Option<Side>| match side {
        Some(Side::Actor) => actors.first().copied(),
        Some(Side::Recipient) => recipients.first().copied(),
        Some(Side::Place) | None => None,
    };
    let place = places.first().copied();
    let is_over = rule.state == TerritoryState::Held && is_no_longer(ctx, head);
    let others = places.iter().skip(1).copied().filter(|&other| {
        matches!(mentions.get(other).class, Class::Place | Class::Name)
            && extent(ctx, mentions, other) == Extent::Whole
    });
    TerritoryWords {
        place,
        also: others.collect(),
        extent: place.map_or(Extent::Unnamed, |place| {
            let extent = extent(ctx, mentions, place);
            let is_all =
                extent == Extent::Part && is_all(ctx, head, mentions.get(place).head);
            if is_all { Extent::Whole } else { extent }
        }),
        holder_before: holder(match is_over {
            true => rule.holder_after,
            false => rule.holder_before,
        })
        .filter(|&side| Some(side) != place),
        holder_after: holder(rule.holder_after)
            .filter(|&side| Some(side) != place && !is_over),
        by_force: match is_unopposed(ctx, head) {
            true => rule.by_force.map(|_| false),
            false => rule.by_force,
        },
        state: rule.state,
        ended: rule.ends || is_over,
    }
}

/// "No longer holds the town", "is no longer in their hands": it was so until then.
pub(crate) fn is_no_longer(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    let above = ctx.parse.ancestors(head).take(3);
    // Up to the verb that a noun stands behind.
    let mut chain = std::iter::once(head).chain(above);
    let verb = chain.find(|&idx| ctx.parse.tokens[idx].upos.is_verbal());
    let is_it = |&idx: &TokenIdx| {
        ctx.parse.word(idx).eq_ignore_ascii_case("longer")
            && idx > 0
            && ctx.parse.word(idx - 1).eq_ignore_ascii_case("no")
    };
    verb.is_some_and(|verb| ctx.parse.children(verb).iter().any(is_it))
}

/// The places one by one: "the villages of X, Y and Z" and "three villages, X, Y and Z" are those that are named.
pub(crate) fn each(ctx: Ctx<'_>, places: &[TokenIdx]) -> Vec<TokenIdx> {
    let mut all: Vec<TokenIdx> = Vec::new();
    for &place in places {
        let place = said_of(ctx, place);
        let mut named = Vec::new();
        if is_settlement(ctx, place) && ctx.parse.tokens[place].tag == "NNS" {
            named.extend(behind_any(ctx, place, &["of"]));
            for apposition in ctx.parse.children(place).iter().copied().filter(|&idx| {
                ctx.parse.tokens[idx].relation == Relation::Apposition && idx > place
            }) {
                named.push(apposition);
                named.extend(conjuncts(ctx, apposition));
            }
            named.retain(|&idx| ctx.parse.tokens[idx].upos == Upos::Propn);
        }
        // "took X, Y and Z": the reader may take the second for another name of the first.
        if ctx.parse.tokens[place].upos == Upos::Propn {
            let beside = ctx.parse.children(place).iter().copied().find(|&idx| {
                ctx.parse.tokens[idx].relation == Relation::Apposition
                    && ctx.parse.tokens[idx].upos == Upos::Propn
            });
            if let Some(second) = beside {
                let rest = conjuncts(ctx, second);
                if !rest.is_empty() {
                    named.extend([place, second]);
                    named.extend(rest);
                }
            }
        }
        match named.len() {
            // "the villages of Hajin" are the villages of one place.
            0 | 1 => all.push(place),
            _ => all.append(&mut named),
        }
    }
    all
}

/// "Hajin is the last town in their hands", "one of the last towns": the name that the noun is said of.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn said_of(ctx: Ctx<'_>, place: TokenIdx) -> TokenIdx {
    let token = |idx: TokenIdx| &ctx.parse.tokens[idx];
    if token(place).upos != Upos::Noun {
        return place;
    }
    // "one of the last towns".
    let of = token(place).head;
    let outer = token(of).head;
    let is_one_of = token(place).relation == Relation::PrepositionObject
        && ctx.parse.word(of).eq_ignore_ascii_case("of")
        && ctx.parse.word(outer).eq_ignore_ascii_case("one");
    let noun = if is_one_of { outer } else { place };
    let named = match token(noun).relation {
        Relation::Attribute => {
            let mut subjects = ctx.parse.args(token(noun).head, &Role::Subject);
            subjects.next().map(|argument| argument.head)
        }
        Relation::Apposition => Some(token(noun).head),
        _ => None,
    };
    named.filter(|&idx| token(idx).upos == Upos::Propn).unwrap_or(place)
}

/// What is joined to a word: "Y" and "Z" of "X, Y and Z".
fn conjuncts(ctx: Ctx<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    let mut all = vec![head];
    let mut at = 0;
    while let Some(&top) = all.get(at) {
        let below = ctx.parse.children(top).iter().copied();
        all.extend(below.filter(|&idx| {
            ctx.parse.tokens[idx].relation == Relation::Conjunct
                && ctx.parse.tokens[idx].upos.is_nominal()
        }));
        at += 1;
    }
    all.split_off(1)
}

/// "Without resistance", "without firing a shot", "unopposed": nobody fought for the place.
fn is_unopposed(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    ctx.parse.children(head).iter().any(|&child| {
        let is_without = ctx.parse.word(child).eq_ignore_ascii_case("without");
        UNOPPOSED.contains(&ctx.lemma(child).as_str())
            || (is_without
                && ctx
                    .parse
                    .subtree(child)
                    .into_iter()
                    .any(|idx| FIGHT.contains(&ctx.lemma(idx).as_str())))
    })
}

/// Adverbs and adjectives that say that nobody resisted. Ours.
const UNOPPOSED: &[&str] = &["unopposed", "peacefully", "bloodlessly", "uncontested"];

/// What there is where a place is fought for. Ours.
const FIGHT: &[&str] = &[
    "resistance",
    "fight",
    "fighting",
    "clash",
    "battle",
    "combat",
    "shot",
    "opposition",
    "bloodshed",
    "firing",
    "confrontation",
];

/// How much of the place the words mean. Only a whole place changes hands:
/// "several posts near the airbase" says nothing of the airbase.
pub(crate) fn extent(ctx: Ctx<'_>, mentions: &Mentions, place: MentionIdx) -> Extent {
    let mention = mentions.get(place);
    let outer = ctx
        .parse
        .ancestors(mention.head)
        .find(|&idx| !mention.span.contains(ctx.parse.tokens[idx].span));
    if let Some(outer) = outer
        && matches!(
            ctx.parse.word(outer).to_lowercase().as_str(),
            "near" | "around" | "outside" | "beside" | "surrounding"
        )
    {
        return Extent::Near;
    }
    match mention.class {
        Class::Position | Class::Property | Class::Route => Extent::Part,
        // "several districts of the town" are not the town; "five villages" are five whole places.
        Class::Place if mention.plural && !is_settlement(ctx, mention.head) => {
            Extent::Part
        }
        Class::Place | Class::Name => match is_part(ctx, mention.head) {
            true => Extent::Part,
            false => Extent::Whole,
        },
        // Whether "it" is a place is for resolve to say.
        Class::Pronoun => Extent::Whole,
        Class::Armed
        | Class::Civilian
        | Class::People
        | Class::Crowd
        | Class::Institution
        | Class::Arms
        | Class::Bodies
        | Class::Other => Extent::Unnamed,
    }
}

/// Places that are taken as a whole each, where other plurals are parts of a larger place.
fn is_settlement(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    matches!(
        ctx.lemma(head).as_str(),
        "town"
            | "townlet"
            | "village"
            | "city"
            | "hamlet"
            | "settlement"
            | "base"
            | "airbase"
            | "barrack"
            | "barracks"
            | "island"
            | "airport"
    )
}

/// "the northern town of Hajin" lies in the north; "northern Hajin" is a part of it.
fn names_the_place(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    ctx.parse.tokens[head].upos == Upos::Noun && is_settlement(ctx, head)
}

/// "the entire length of the highway", "full control of the hills": nothing of it is left out.
fn is_all(ctx: Ctx<'_>, trigger: TokenIdx, head: TokenIdx) -> bool {
    let above = ctx.parse.ancestors(head).take(2).filter(|&idx| idx < head);
    let below = |top: TokenIdx| ctx.parse.children(top).iter().copied();
    let own = std::iter::once(head).chain(above).flat_map(below);
    let how = below(trigger).flat_map(|child| std::iter::once(child).chain(below(child)));
    own.chain(how).any(|idx| ALL.contains(&ctx.lemma(idx).as_str()))
}

/// Words for the whole of something. Ours.
const ALL: &[&str] = &[
    "entire",
    "whole",
    "full",
    "complete",
    "total",
    "fully",
    "completely",
    "entirely",
    "entirety",
];

/// "western Hajin", "the eastern areas of", "several districts", "most of the town", "half of".
fn is_part(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    let quantified = ctx.parse.ancestors(head).take(2).any(|idx| {
        // "will not rest until the town is free" is no rest of the town.
        let is_noun = !ctx.parse.tokens[idx].upos.is_verbal();
        is_noun
            && matches!(
                ctx.lemma(idx).as_str(),
                "part"
                    | "most"
                    | "much"
                    | "half"
                    | "some"
                    | "portion"
                    | "rest"
                    | "percent"
                    | "edge"
                    | "outskirt"
                    | "vicinity"
                    | "third"
                    | "quarter"
                    | "side"
            )
    });
    let modified = ctx.parse.children(head).iter().any(|&idx| {
        let token = &ctx.parse.tokens[idx];
        matches!(token.relation, Relation::Adjective | Relation::Compound)
            && matches!(
                token.lemma.to_lowercase().as_str(),
                "eastern"
                    | "western"
                    | "northern"
                    | "southern"
                    | "central"
                    | "northeastern"
                    | "northwestern"
                    | "southeastern"
                    | "southwestern"
            )
    });
    quantified || (modified && !names_the_place(ctx, head))
}
