//! Whether it happened, as the words around the trigger put it.

use dateline_model::{Marked, Modality, Relation, TokenIdx};

use crate::Ctx;
use crate::lexicon::Governor;
use crate::trigger::Match;

/// Climbs from the trigger and takes the first word that says it did not simply happen.
pub(crate) fn of(ctx: Ctx<'_>, found: &Match<'_>) -> Marked<Modality> {
    let of_word = of_word(ctx, found.head, found.nominal);
    of_word.unwrap_or(Marked { value: Modality::Happened, span: found.span(ctx) })
}

/// The same for any verb, or noun if `nominal`; `None` where nothing is said against its having happened.
pub(crate) fn of_word(
    ctx: Ctx<'_>,
    head: TokenIdx,
    nominal: bool,
) -> Option<Marked<Modality>> {
    let mut at = head;
    if let Some(marked) = own(ctx, at) {
        return Some(marked);
    }
    while let Some(above) = ctx.parse.ancestors(at).next() {
        match step(ctx, at, above, nominal && at == head) {
            Step::Says(marked) => return Some(marked),
            Step::Up => at = above,
            Step::Stop => return None,
        }
    }
    // "First, to catch their leader": an infinitive with nothing above it is an aim.
    let span = ctx.parse.tokens[at].span;
    is_infinitive(ctx, at).then_some(Marked { value: Modality::Planned, span })
}

enum Step {
    Says(Marked<Modality>),
    Up,
    Stop,
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn step(ctx: Ctx<'_>, at: TokenIdx, above: TokenIdx, nominal: bool) -> Step {
    let relation = ctx.parse.tokens[at].relation;
    match relation {
        Relation::RelativeClause | Relation::Parataxis | Relation::Aside => {
            return Step::Stop;
        }
        Relation::Conjunct => {
            // "will capture and hold": the auxiliary of the first is shared.
            let has_own = ctx.parse.child(at, Relation::Auxiliary).is_some()
                || ctx.parse.child(at, Relation::Subject).is_some();
            return match own(ctx, above) {
                Some(marked) if !has_own && marked.value != Modality::Negated => {
                    Step::Says(marked)
                }
                Some(_) | None => Step::Up,
            };
        }
        Relation::AdverbialClause | Relation::ReducedClause if is_infinitive(ctx, at) => {
            let span = ctx.span(&[at]);
            let purpose = Marked { value: Modality::Planned, span };
            return Step::Says(governed(ctx, above).unwrap_or(purpose));
        }
        // "vowed revenge after the attack", "the attack failed": the attack took place.
        Relation::Preposition if is_time(ctx, at) => return Step::Stop,
        Relation::Subject => return Step::Up,
        Relation::AdverbialClause => {
            // A participle shares the fate of its clause; a clause of time has its own.
            let is_participle = ctx.parse.tokens[at].tag == "VBG"
                && ctx.parse.child(at, Relation::Marker).is_none();
            return match is_participle {
                true => own(ctx, above).map_or(Step::Up, Step::Says),
                false => Step::Stop,
            };
        }
        _ => {}
    }
    if let Some(marked) = governed(ctx, above) {
        return Step::Says(marked);
    }
    // What somebody reports as a fact stays one, whatever the sentence goes on to say.
    if relation == Relation::Complement && reports(ctx, above) {
        let is_to_come = |marked: &Marked<Modality>| marked.value == Modality::Planned;
        return own(ctx, above).filter(is_to_come).map_or(Step::Stop, Step::Says);
    }
    let is_clausal = ctx.parse.tokens[above].upos.is_verbal() || nominal;
    match own(ctx, above) {
        Some(marked) if is_clausal && !reports(ctx, above) => Step::Says(marked),
        Some(_) | None => Step::Up,
    }
}

/// Prepositions that set one happening beside another.
fn is_time(ctx: Ctx<'_>, preposition: TokenIdx) -> bool {
    matches!(
        ctx.parse.word(preposition).to_lowercase().as_str(),
        "after"
            | "before"
            | "during"
            | "following"
            | "since"
            | "until"
            | "despite"
            | "amid"
            | "amidst"
            | "when"
            | "while"
    )
}

fn reports(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    ctx.lexicon.words.governor(&ctx.lemma(idx)) == Some(Governor::Report)
}

/// What the word above does to the clause or noun below it.
fn governed(ctx: Ctx<'_>, above: TokenIdx) -> Option<Marked<Modality>> {
    let governor = ctx.lexicon.words.governor(&ctx.lemma(above))?;
    let value = modality(governor)?;
    Some(Marked { value, span: ctx.span(&[above]) })
}

fn modality(governor: Governor) -> Option<Modality> {
    match governor {
        Governor::Planned => Some(Modality::Planned),
        Governor::Ordered => Some(Modality::Ordered),
        Governor::Negated => Some(Modality::Negated),
        Governor::Denied => Some(Modality::Denied),
        Governor::Alleged => Some(Modality::Alleged),
        Governor::Possible => Some(Modality::Possible),
        Governor::Happened
        | Governor::Habitual
        | Governor::Ongoing
        | Governor::Report => None,
    }
}

/// What auxiliaries, adverbs, "not" and "if" on the word itself say.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn own(ctx: Ctx<'_>, idx: TokenIdx) -> Option<Marked<Modality>> {
    for &child in ctx.parse.children(idx) {
        let word = ctx.parse.word(child).to_lowercase();
        let span = ctx.parse.tokens[child].span;
        let value = match ctx.parse.tokens[child].relation {
            Relation::Auxiliary | Relation::PassiveAuxiliary => match word.as_str() {
                "may" | "might" | "could" | "would" | "should" | "can" | "must" => {
                    Some(Modality::Possible)
                }
                "will" | "shall" | "’ll" | "'ll" => Some(Modality::Planned),
                _ => None,
            },
            Relation::Negation => Some(Modality::Negated),
            Relation::Determiner if word == "no" => Some(Modality::Negated),
            Relation::Adverb | Relation::Adjective => {
                ctx.lexicon.words.governor(&word).and_then(modality)
            }
            Relation::Marker if matches!(word.as_str(), "if" | "unless" | "whether") => {
                Some(Modality::Possible)
            }
            _ => None,
        };
        if let Some(value) = value {
            return Some(Marked { value, span });
        }
    }
    None
}

fn is_infinitive(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    ctx.parse.tokens[idx].tag == "VB"
        && ctx.parse.children(idx).iter().any(|&child| {
            ctx.parse.tokens[child].relation == Relation::Auxiliary
                && ctx.parse.word(child).eq_ignore_ascii_case("to")
        })
}
