//! Who plays which role in a trigger.

use dateline_model::{Class, Relation, Role, TokenIdx, Upos};

use crate::lexicon::{Governor, Need, Source};
use crate::mention::{class, meant};
use crate::trigger::{Match, behind_any};
use crate::{Ctx, toll};

/// The heads that the first filled source gives; all its conjuncts are taken.
///
/// What stands behind a preposition and is not what the rule needs fills nothing:
/// "advanced on the town" names no enemy. A subject or object of the wrong kind does: it shows another sense.
pub(crate) fn fill(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    sources: &[Source],
    need: Option<&Need>,
) -> Vec<TokenIdx> {
    let fits = |head: &TokenIdx| {
        need.is_none_or(|need| need.classes.contains(&class(ctx, meant(ctx, *head)).0))
    };
    sources
        .iter()
        .map(|source| match source {
            Source::Prep(preposition) => {
                let all = heads(ctx, found, source);
                // "hit back at comments": what is aimed at is no target of arms.
                let is_aim = matches!(preposition.as_str(), "at" | "against");
                let is_other =
                    |head: &TokenIdx| class(ctx, meant(ctx, *head)).0 == Class::Other;
                match is_aim && !all.is_empty() && all.iter().all(is_other) {
                    true => all,
                    false => all.into_iter().filter(fits).collect(),
                }
            }
            Source::Compound | Source::Clause => {
                heads(ctx, found, source).into_iter().filter(fits).collect()
            }
            Source::Subject | Source::Object | Source::Indirect => {
                heads(ctx, found, source)
            }
        })
        .find(|heads: &Vec<TokenIdx>| !heads.is_empty())
        .map(|heads| all_counted(ctx, heads))
        .unwrap_or_default()
}

/// "scores of soldiers, militiamen and residents": all of whom the number is told.
fn all_counted(ctx: Ctx<'_>, mut heads: Vec<TokenIdx>) -> Vec<TokenIdx> {
    let counts = |head: &&TokenIdx| meant(ctx, **head) != **head;
    let others: Vec<TokenIdx> = heads
        .iter()
        .filter(counts)
        .flat_map(|&head| behind_any(ctx, head, &["of"]).skip(1))
        .filter(|&other| {
            matches!(
                class(ctx, other).0,
                Class::Armed | Class::Civilian | Class::People | Class::Crowd
            )
        })
        .collect();
    for other in others {
        if !heads.contains(&other) {
            heads.push(other);
        }
    }
    heads
}

pub(crate) fn heads(ctx: Ctx<'_>, found: &Match<'_>, source: &Source) -> Vec<TokenIdx> {
    match source {
        Source::Subject if let Some((doer, _)) = whom_clause(ctx, found) => vec![doer],
        Source::Object if let Some((_, whom)) = whom_clause(ctx, found) => vec![whom],
        Source::Subject => match arguments(ctx, found, &Role::Subject) {
            none if none.is_empty() && !found.nominal => {
                match behind_the_day(ctx, found.head) {
                    Some(doer) => vec![doer],
                    None => as_noun(ctx, found, "by"),
                }
            }
            none if none.is_empty() && found.nominal => match resorted(ctx, found.head) {
                none if none.is_empty() => outer_subject(ctx, found.head),
                heads => heads,
            },
            heads => doers(ctx, found, heads)
                .into_iter()
                .flat_map(|head| wielders(ctx, head))
                .collect(),
        },
        Source::Object => match &found.object {
            Some(heads) => heads.clone(),
            None if ctx.parse.tokens[found.head].relation == Relation::Adjective => {
                described(ctx, found)
            }
            None => match arguments(ctx, found, &Role::Object) {
                none if none.is_empty() && !found.nominal => {
                    match toll::left(ctx, &found.tokens) {
                        none if none.is_empty() => as_noun(ctx, found, "of"),
                        left => left,
                    }
                }
                heads => heads,
            },
        },
        Source::Indirect => arguments(ctx, found, &Role::IndirectObject),
        Source::Prep(preposition) => {
            let role = Role::Prep(preposition.clone());
            match arguments(ctx, found, &role) {
                none if none.is_empty() && preposition == "from" && !found.nominal => {
                    on_object(ctx, found, &role)
                }
                heads => heads,
            }
        }
        Source::Compound => compounds(ctx, found),
        Source::Clause => asked(ctx, found.head),
    }
}

/// "Those whom the group abducted": the reader may take the group for the one who was abducted.
fn whom_clause(ctx: Ctx<'_>, found: &Match<'_>) -> Option<(TokenIdx, TokenIdx)> {
    let token = &ctx.parse.tokens[found.head];
    if found.nominal || token.relation != Relation::ReducedClause || token.tag == "VBG" {
        return None;
    }
    let doer = token.head;
    let first = ctx.parse.subtree(doer).first().copied()?;
    let whom = first.checked_sub(1).filter(|&idx| {
        matches!(ctx.parse.word(idx).to_lowercase().as_str(), "whom" | "who")
    })?;
    let one = whom.checked_sub(1)?;
    (ctx.parse.tokens[one].sentence == token.sentence).then_some((doer, one))
}

/// "On Friday militants attacked": the reader may take the militants for what stands behind "on".
fn behind_the_day(ctx: Ctx<'_>, verb: TokenIdx) -> Option<TokenIdx> {
    let token = &ctx.parse.tokens[verb];
    let is_active = matches!(token.tag, "VBD" | "VBZ" | "VBP");
    let prepositions = ctx.parse.children(verb).iter().copied().filter(|&idx| {
        idx < verb && ctx.parse.tokens[idx].relation == Relation::Preposition
    });
    let mut nouns = prepositions.flat_map(|idx| crate::trigger::behind(ctx, idx));
    nouns.find(|&noun| {
        is_active
            && noun < verb
            && class(ctx, noun).0 == Class::Armed
            && ctx.parse.children(noun).iter().any(|&idx| {
                ctx.parse.tokens[idx].relation == Relation::Compound && is_time(ctx, idx)
            })
    })
}

/// "demanded that X withdraw", "promised X to": who the clause below says is to act, or to whom.
fn asked(ctx: Ctx<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    let own: Vec<TokenIdx> =
        ctx.parse.args(head, &Role::Subject).map(|argument| argument.head).collect();
    let clauses = ctx.parse.children(head).iter().copied().filter(|&idx| {
        matches!(
            ctx.parse.tokens[idx].relation,
            Relation::Complement | Relation::OpenComplement
        )
    });
    let clauses: Vec<TokenIdx> = clauses.collect();
    let of = |role: Role| -> Vec<TokenIdx> {
        let arguments = clauses.iter().flat_map(|&clause| ctx.parse.args(clause, &role));
        arguments.map(|argument| argument.head).filter(|idx| !own.contains(idx)).collect()
    };
    [Role::Subject, Role::Object, Role::Prep("with".into()), Role::Prep("to".into())]
        .into_iter()
        .map(of)
        .find(|heads| !heads.is_empty())
        .unwrap_or_default()
}

/// "Killed in police firing", "wounded in an air strike by the coalition": whose act it was that hurt.
pub(crate) fn doers_of_means(ctx: Ctx<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    let means = ctx.parse.children(verb).iter().copied().filter(|&idx| {
        matches!(ctx.parse.tokens[idx].relation, Relation::Preposition | Relation::Agent)
            && matches!(
                ctx.parse.word(idx).to_lowercase().as_str(),
                "in" | "by" | "during"
            )
    });
    let nouns = means.flat_map(|preposition| crate::trigger::behind(ctx, preposition));
    let is_side = |head: &TokenIdx| class(ctx, meant(ctx, *head)).0 == Class::Armed;
    nouns
        .map(|noun| {
            // "in police firing": the reader may take the act for what the police does.
            let fires = |&idx: &TokenIdx| {
                idx == noun + 1
                    && ctx.parse.tokens[idx].tag == "VBG"
                    && matches!(
                        ctx.lemma(idx).as_str(),
                        "fire" | "shoot" | "shell" | "bomb"
                    )
            };
            if is_side(&noun) && ctx.parse.children(noun).iter().any(fires) {
                return vec![noun];
            }
            if !is_act(ctx, noun) || class(ctx, noun).0 != Class::Arms {
                return Vec::new();
            }
            // Who dies in a fight of two was killed by one of them, and nobody says by which.
            if behind_any(ctx, noun, &["between"]).next().is_some() {
                return Vec::new();
            }
            let told = ctx.parse.args(noun, &Role::Subject).map(|argument| argument.head);
            let beside = ctx.parse.children(noun).iter().copied().filter(|&idx| {
                ctx.parse.tokens[idx].relation == Relation::Compound && idx < noun
            });
            told.into_iter().chain(beside).filter(is_side).collect::<Vec<TokenIdx>>()
        })
        .find(|heads| !heads.is_empty())
        .unwrap_or_default()
}

/// "The tower was hit by a shell, killing two": what was hit did not kill; the shell did.
fn doers(ctx: Ctx<'_>, found: &Match<'_>, heads: Vec<TokenIdx>) -> Vec<TokenIdx> {
    if let Some(verb) = result_of(ctx, found.head) {
        return ctx.parse.args(verb, &Role::Subject).map(|it| it.head).collect();
    }
    let is_thing = |&head: &TokenIdx| {
        matches!(
            class(ctx, meant(ctx, head)).0,
            Class::Property
                | Class::Place
                | Class::Position
                | Class::Route
                | Class::Other
        )
    };
    if ctx.parse.tokens[found.head].tag != "VBG" || !heads.iter().all(is_thing) {
        return heads;
    }
    let is_hit = |verb: &TokenIdx| {
        heads.iter().all(|&head| {
            ctx.parse.args(*verb, &Role::Object).any(|object| object.head == head)
        })
    };
    match ctx.parse.ancestors(found.head).take(2).find(is_hit) {
        Some(verb) => {
            ctx.parse.args(verb, &Role::Subject).map(|subject| subject.head).collect()
        }
        None => heads,
    }
}

/// "hit a house that the rebels used, killing five": what stands behind a comma came of what the clause tells, however
/// near a noun the reader hangs it on. The verb that it came of.
pub(crate) fn result_of(ctx: Ctx<'_>, verb: TokenIdx) -> Option<TokenIdx> {
    let token = &ctx.parse.tokens[verb];
    let is_result = token.tag == "VBG"
        && token.relation == Relation::ReducedClause
        && RESULTS.contains(&ctx.lemma(verb).as_str());
    let comma = verb.checked_sub(1).filter(|&idx| ctx.parse.word(idx) == ",")?;
    // "The rebels, killing five, withdrew": the noun right before is the one who did it.
    if !is_result || token.head + 1 >= comma {
        return None;
    }
    let is_main = |above: TokenIdx| {
        let relation = ctx.parse.tokens[above].relation;
        above < verb
            && matches!(ctx.parse.tokens[above].tag, "VBD" | "VBZ" | "VBP")
            && !matches!(relation, Relation::RelativeClause | Relation::ReducedClause)
            && ctx.parse.args(above, &Role::Subject).next().is_some()
    };
    ctx.parse.ancestors(verb).find_map(|above| {
        let governor = ctx.lexicon.words.governor(&ctx.lemma(above));
        if governor != Some(Governor::Report) {
            return is_main(above).then_some(above);
        }
        // "They hit a house, killing five, he said": what he said stands before it.
        let said = ctx.parse.children(above).iter().copied();
        said.rev().find(|&said| {
            ctx.parse.tokens[said].relation == Relation::Complement && is_main(said)
        })
    })
}

/// Verbs of what an attack leads to. Ours.
const RESULTS: &[&str] =
    &["kill", "wound", "injure", "maim", "damage", "destroy", "leave", "hit"];

/// "The missile fired by the army": who fired what hits has hit; the thing itself where nobody is told.
fn wielders(ctx: Ctx<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    // "the attack launched by" is an act of its own, with its own sides.
    let is_act = is_act(ctx, head);
    if is_act || class(ctx, head).0 != Class::Arms {
        return vec![head];
    }
    let clauses = ctx.parse.children(head).iter().copied().filter(|&idx| {
        matches!(
            ctx.parse.tokens[idx].relation,
            Relation::ReducedClause | Relation::RelativeClause
        ) && WIELDED.contains(&ctx.lemma(idx).as_str())
    });
    let by: Vec<TokenIdx> = clauses
        .flat_map(|clause| ctx.parse.args(clause, &Role::Subject))
        .map(|argument| argument.head)
        .filter(|&subject| subject != head)
        .collect();
    // "fired 40 rounds, killing two": the clause may hang on the rounds.
    let verb = ctx.parse.tokens[head].head;
    let is_fired = ctx.parse.tokens[head].relation == Relation::Object
        && WIELDED.contains(&ctx.lemma(verb).as_str());
    let by = match by.is_empty() && is_fired {
        true => ctx.parse.args(verb, &Role::Subject).map(|it| it.head).collect(),
        false => by,
    };
    match by.is_empty() {
        true => vec![head],
        false => by,
    }
}

/// Whether the noun alone tells an act: "attack", and not "round" for its "round of talks".
pub(crate) fn is_act(ctx: Ctx<'_>, noun: TokenIdx) -> bool {
    // "in police firing", read as a verb.
    let gerund = ctx.parse.word(noun).to_lowercase();
    let word = match ctx.parse.tokens[noun].tag {
        "VBG" => gerund,
        _ => ctx.lemma(noun),
    };
    let phrases = ctx.lexicon.nouns.get(&word);
    phrases.is_some_and(|phrases| phrases.iter().any(|phrase| phrase.rest.is_empty()))
}

/// What people do with a weapon so that it hits.
const WIELDED: &[&str] = &[
    "fire", "launch", "drop", "plant", "throw", "hurl", "lob", "lay", "set", "place",
    "emplace", "detonate", "drive", "release",
];

/// Arguments of the trigger's head, and of the further words of its phrase for all but the subject:
/// in "took control of X from Y" the reader may hang "from" on either.
fn arguments(ctx: Ctx<'_>, found: &Match<'_>, role: &Role) -> Vec<TokenIdx> {
    let mut tops = vec![found.head];
    if *role != Role::Subject && !found.nominal {
        tops.extend(found.tokens.iter().copied().filter(|&idx| idx != found.head));
    }
    if matches!(role, Role::Prep(_)) && found.nominal {
        tops.extend(happening(ctx, found.head));
    }
    let mut heads = Vec::new();
    for top in tops {
        for argument in ctx.parse.args(top, role) {
            let head = argument.head;
            let is_own = found.tokens.contains(&head);
            if !is_own && !heads.contains(&head) && !is_time(ctx, head) {
                heads.push(head);
            }
        }
    }
    heads
}

/// "Shelling of X by Y killed two": the reader may take the noun for a verb.
fn as_noun(ctx: Ctx<'_>, found: &Match<'_>, preposition: &str) -> Vec<TokenIdx> {
    match ctx.parse.tokens[found.head].tag {
        "VBG" => arguments(ctx, found, &Role::Prep(preposition.to_owned())),
        _ => Vec::new(),
    }
}

/// "the results of the raids by X": the reader may hang "by" on the outer noun.
fn outer_subject(ctx: Ctx<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    let of = ctx.parse.tokens[head].head;
    let is_of = ctx.parse.tokens[head].relation == Relation::PrepositionObject
        && ctx.parse.word(of).eq_ignore_ascii_case("of");
    let outer = ctx.parse.tokens[of].head;
    match is_of && ctx.parse.tokens[outer].upos.is_nominal() {
        true => ctx
            .parse
            .args(outer, &Role::Subject)
            .map(|argument| argument.head)
            .filter(|&subject| subject > head)
            .collect(),
        false => Vec::new(),
    }
}

/// What a participle in front of a noun was done to: "dozens of captured fighters".
fn described(ctx: Ctx<'_>, found: &Match<'_>) -> Vec<TokenIdx> {
    let noun = ctx.parse.tokens[found.head].head;
    let outer = ctx.parse.ancestors(noun).nth(1);
    let outer = outer.filter(|&outer| meant(ctx, outer) == noun);
    vec![outer.unwrap_or(noun)]
}

/// "X turned to forced conscription": who turns or resorts to it does it.
fn resorted(ctx: Ctx<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    let to = ctx.parse.tokens[noun].head;
    let verb = ctx.parse.tokens[to].head;
    let is_resort = ctx.parse.tokens[noun].relation == Relation::PrepositionObject
        && ctx.parse.word(to).eq_ignore_ascii_case("to")
        && matches!(ctx.lemma(verb).as_str(), "turn" | "resort" | "return");
    match is_resort {
        true => {
            ctx.parse.args(verb, &Role::Subject).map(|argument| argument.head).collect()
        }
        false => Vec::new(),
    }
}

/// "Captured the town from X": the reader may hang "from" on the town.
fn on_object(ctx: Ctx<'_>, found: &Match<'_>, role: &Role) -> Vec<TokenIdx> {
    let objects = match &found.object {
        Some(heads) => heads.clone(),
        None => arguments(ctx, found, &Role::Object),
    };
    let behind = objects.into_iter().flat_map(|object| ctx.parse.args(object, role));
    behind.map(|argument| argument.head).filter(|&head| !is_time(ctx, head)).collect()
}

/// "Clashes broke out between X and Y": what hangs on a verb that only says that it happened is told of the noun.
fn happening(ctx: Ctx<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let token = &ctx.parse.tokens[noun];
    let is_subject = token.relation == Relation::Subject;
    let says_so = matches!(
        ctx.lemma(token.head).as_str(),
        "break"
            | "erupt"
            | "take"
            | "occur"
            | "continue"
            | "rage"
            | "happen"
            | "flare"
            | "start"
            | "begin"
            | "resume"
            | "intensify"
            | "ensue"
            | "escalate"
    );
    (is_subject && says_so).then_some(token.head)
}

/// "on Monday", "in March" look like any other prepositional phrase.
pub(crate) fn is_time(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    use dateline_model::NameKind;
    let name = ctx.parse.name_over(head);
    name.is_some_and(|name| matches!(name.kind, NameKind::Date | NameKind::Time))
}

/// The modifiers in front of a noun trigger, or of the noun in a verb phrase ("cut an X supply line"), that are not
/// part of the trigger itself.
fn compounds(ctx: Ctx<'_>, found: &Match<'_>) -> Vec<TokenIdx> {
    let nouns = found.tokens.iter().copied().filter(|&idx| {
        (found.nominal && idx == found.head)
            || (!found.nominal && ctx.parse.tokens[idx].upos.is_nominal())
    });
    let before = |noun: TokenIdx| {
        ctx.parse.children(noun).iter().copied().filter(move |&idx| {
            let token = &ctx.parse.tokens[idx];
            idx < noun
                && !found.tokens.contains(&idx)
                && !is_time(ctx, idx)
                && (matches!(
                    token.relation,
                    Relation::Compound | Relation::Adjective | Relation::NounModifier
                ) || (token.relation == Relation::Possessor && !found.nominal))
                // "perpetrates new massacre": headlines make names of adjectives.
                && (token.upos == Upos::Noun
                    || token.upos == Upos::Propn && ctx.parse.is_capitalised(idx)
                    || is_capital_inside(ctx, idx))
        })
    };
    // "Russian and Syrian air strikes": what is joined to a modifier is one too.
    let joined = |idx: TokenIdx| {
        ctx.parse.children(idx).iter().copied().filter(move |&child| {
            ctx.parse.tokens[child].relation == Relation::Conjunct
                && ctx.parse.is_capitalised(child)
        })
    };
    nouns
        .flat_map(before)
        .flat_map(|idx| std::iter::once(idx).chain(joined(idx)))
        .collect()
}

/// The first word of a sentence has its capital from its place: "Heavy air strikes".
fn is_capital_inside(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    let opens = ctx.parse.sentence_of(idx).tokens.start == idx;
    let is_demonym = || {
        let word = ctx.parse.calm(idx);
        ["ian", "ish", "ese", "i", "can", "ch", "led", "backed"]
            .iter()
            .any(|ending| word.ends_with(ending))
    };
    ctx.parse.is_capitalised(idx) && (!opens || is_demonym())
}
