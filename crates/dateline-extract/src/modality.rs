//! Whether it happened, as the words around the trigger put it.

use dateline_model::{Marked, Modality, Relation, Role, Sense, TokenIdx, Upos};

use crate::Ctx;
use crate::given::is_given;
use crate::lexicon::Governor;
use crate::trigger::Match;

/// Climbs from the trigger and takes the first word that says it did not simply happen.
pub(crate) fn of(ctx: Ctx<'_>, found: &Match<'_>, senses: &[Sense]) -> Marked<Modality> {
    // "Nobody was killed" counts none; what killed none may still have happened.
    let counts_none =
        senses.iter().any(|sense| sense.counts.iter().any(|count| count.high == Some(0)));
    nobody(ctx, found.head)
        .filter(|_| !counts_none)
        .map(|marked| qualified(ctx, found.head, marked))
        .or_else(|| of_word(ctx, found.head, found.nominal))
        .or_else(|| suspected(ctx, found))
        .unwrap_or(Marked { value: Modality::Happened, span: found.span(ctx) })
}

/// What is said against any verb, or noun if `nominal`, having happened; `None` where nothing is.
pub(crate) fn of_word(
    ctx: Ctx<'_>,
    head: TokenIdx,
    nominal: bool,
) -> Option<Marked<Modality>> {
    let mut at = head;
    if let Some(marked) = own(ctx, at) {
        return Some(qualified(ctx, at, marked));
    }
    if nominal && is_given(ctx, head) {
        return None;
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
            return Step::Says(governed(ctx, at, above).unwrap_or(purpose));
        }
        // "will compensate those killed in the raid": they were.
        Relation::ReducedClause if is_bare_participle(ctx, at) => {
            return governed(ctx, at, above)
                .or_else(|| own(ctx, above))
                .map_or(Step::Stop, Step::Says);
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
    if let Some(marked) = governed(ctx, at, above) {
        return Step::Says(match mistook(ctx, at, above) {
            true => Marked { value: Modality::Possible, ..marked },
            false => marked,
        });
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

/// "killed" in "those killed", but not "reports that it had killed".
fn is_bare_participle(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    let is_clause = ctx.parse.children(idx).iter().any(|&child| {
        matches!(
            ctx.parse.tokens[child].relation,
            Relation::Auxiliary
                | Relation::PassiveAuxiliary
                | Relation::Marker
                | Relation::Subject
                | Relation::PassiveSubject
        )
    });
    ctx.parse.tokens[idx].tag == "VBN" && !is_clause
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
fn governed(ctx: Ctx<'_>, at: TokenIdx, above: TokenIdx) -> Option<Marked<Modality>> {
    let lemma = ctx.lemma(above);
    let words = &ctx.lexicon.words;
    let mark = |value| Some(Marked { value, span: ctx.span(&[above]) });
    if follows_to(ctx, at) {
        if lemma == "order" && is_in_order(ctx, above) {
            return mark(Modality::Planned);
        }
        // "Going to" looks ahead, "went to" does not.
        let form = ctx.parse.word(above).to_lowercase();
        let governor = words
            .governor_of_infinitive(&form)
            .or_else(|| words.governor_of_infinitive(&lemma));
        if let Some(value) = governor.and_then(modality) {
            return mark(value);
        }
    }
    // "called the strikes an aggression" names them, "called for strikes" asks for them.
    let is_named = lemma == "call"
        && ctx.parse.tokens[above].upos.is_verbal()
        && matches!(
            ctx.parse.tokens[at].relation,
            Relation::Object | Relation::Subject | Relation::PassiveSubject
        );
    if is_named {
        return None;
    }
    let governor = words.governor(&lemma)?;
    if matches!(governor, Governor::Alleged | Governor::Report)
        && let Some(said) = called_false(ctx, above)
    {
        return Some(Marked { value: Modality::Denied, span: ctx.span(&[said]) });
    }
    let value = modality(governor)?;
    // "Rejected claims that", "denied responsibility for": the allegation is told to be denied.
    if value == Modality::Alleged
        && let Some(denies) =
            ctx.parse.ancestors(above).take(2).find(|&idx| denies(ctx, idx))
    {
        return Some(Marked { value: Modality::Denied, span: ctx.span(&[denies]) });
    }
    mark(value)
}

fn denies(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    ctx.lexicon.words.governor(&ctx.lemma(idx)) == Some(Governor::Denied)
}

/// "the claim that ... is false", "was a lie", "called the reports fabricated": what a noun of telling is said to be.
///
/// Words for what is not true, of English at large.
fn called_false(ctx: Ctx<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let token = &ctx.parse.tokens[noun];
    let is_part = matches!(
        token.relation,
        Relation::Subject | Relation::PassiveSubject | Relation::Object
    );
    let beside = ctx.parse.children(token.head).iter().filter(|_| is_part);
    // "as fabricated", "as a lie": one step further down.
    let below = beside
        .flat_map(|&idx| std::iter::once(idx).chain(crate::trigger::behind(ctx, idx)));
    below.filter(|&idx| idx != noun).find(|&idx| {
        matches!(
            ctx.lemma(idx).as_str(),
            "false"
                | "untrue"
                | "baseless"
                | "groundless"
                | "unfounded"
                | "fabricate"
                | "fabricated"
                | "fabrication"
                | "fake"
                | "invent"
                | "invention"
                | "lie"
                | "fantasy"
                | "nonsense"
                | "fiction"
                | "bogus"
                | "incorrect"
                | "wrong"
        )
    })
}

/// "in order to shell": an aim, and no command.
fn is_in_order(ctx: Ctx<'_>, order: TokenIdx) -> bool {
    ctx.parse.tokens[order].relation == Relation::PrepositionObject
        && ctx.parse.word(ctx.parse.tokens[order].head).eq_ignore_ascii_case("in")
}

/// "Suspected militants killed": whoever is only suspected is only alleged to have done it.
fn suspected(ctx: Ctx<'_>, found: &Match<'_>) -> Option<Marked<Modality>> {
    let doers = ctx.parse.args(found.head, &Role::Subject).map(|argument| argument.head);
    let mut words = doers.flat_map(|doer| ctx.parse.children(doer)).copied();
    let word = words.find(|&idx| {
        let relation = ctx.parse.tokens[idx].relation;
        let word = ctx.parse.word(idx).to_lowercase();
        matches!(relation, Relation::Adjective | Relation::Compound)
            && ctx.lexicon.words.governor(&word) == Some(Governor::Alleged)
    })?;
    Some(Marked { value: Modality::Alleged, span: ctx.parse.tokens[word].span })
}

/// "Nobody was killed", "neither side shelled", "captured no village": who acts or suffers is nobody.
fn nobody(ctx: Ctx<'_>, verb: TokenIdx) -> Option<Marked<Modality>> {
    let is_part = |&&idx: &&TokenIdx| {
        matches!(
            ctx.parse.tokens[idx].relation,
            Relation::Subject | Relation::PassiveSubject | Relation::Object
        )
    };
    let mut parts = ctx.parse.children(verb).iter().filter(is_part);
    let none = parts.find_map(|&part| {
        let word = ctx.parse.word(part).to_lowercase();
        let determiner = ctx.parse.child(part, Relation::Determiner);
        match word.as_str() {
            "nobody" | "none" | "neither" | "nothing" => Some(part),
            _ => determiner.filter(|&idx| {
                let word = ctx.parse.word(idx).to_lowercase();
                (word == "no" && !is_bound(ctx, idx)) || word == "neither"
            }),
        }
    })?;
    Some(Marked { value: Modality::Negated, span: ctx.parse.tokens[none].span })
}

/// "no fewer than nine": a number, and no denial.
fn is_bound(ctx: Ctx<'_>, no: TokenIdx) -> bool {
    let word = |idx: TokenIdx| {
        ctx.parse.tokens.get(idx).map(|_| ctx.parse.word(idx).to_lowercase())
    };
    let compares = matches!(
        word(no + 1).as_deref(),
        Some("fewer" | "less" | "more" | "later" | "earlier" | "better" | "other")
    );
    compares && word(no + 2).as_deref() == Some("than")
}

/// What an auxiliary says, seen with the clause around it.
fn qualified(ctx: Ctx<'_>, verb: TokenIdx, own: Marked<Modality>) -> Marked<Modality> {
    let token = &ctx.parse.tokens[verb];
    let above = Some(token.head)
        .filter(|&head| head != verb && token.relation == Relation::Complement);
    let auxiliary = own.span.of(ctx.parse.text).to_lowercase();
    match own.value {
        // "If the talks fail, they will attack": only if.
        Modality::Planned if is_conditional(ctx, verb) => {
            Marked { value: Modality::Possible, ..own }
        }
        // "Fear that they will attack", "denied that they will attack".
        Modality::Planned => above
            .and_then(|above| governed(ctx, verb, above))
            .filter(|marked| marked.value != Modality::Planned)
            .unwrap_or(own),
        // "Said that they would attack" is "said: we will attack".
        Modality::Possible
            if auxiliary == "would"
                && !is_conditional(ctx, verb)
                && above.is_some_and(|above| {
                    reports(ctx, above) && ctx.parse.tokens[above].tag != "VBP"
                }) =>
        {
            Marked { value: Modality::Planned, ..own }
        }
        // "We did not shell the school, the colonel said": who is meant says so.
        Modality::Negated if speaks_of_own(ctx, verb) => {
            Marked { value: Modality::Denied, ..own }
        }
        Modality::Happened
        | Modality::Alleged
        | Modality::Denied
        | Modality::Ordered
        | Modality::Possible
        | Modality::Negated => own,
    }
}

/// "The pilots thought that they were bombing militants": what somebody once took his own deed for is not what he did.
fn mistook(ctx: Ctx<'_>, verb: TokenIdx, thought: TokenIdx) -> bool {
    let has_in_hand = ctx.parse.tokens[verb].tag == "VBG"
        && ctx.parse.child(verb, Relation::Auxiliary).is_some();
    let own = ctx.parse.child(verb, Relation::Subject);
    has_in_hand
        && ctx.parse.tokens[verb].relation == Relation::Complement
        && ctx.parse.tokens[thought].tag == "VBD"
        && matches!(ctx.lemma(thought).as_str(), "think" | "believe" | "assume")
        && own.is_some_and(|own| ctx.parse.tokens[own].upos == Upos::Pron)
}

/// Whether the clause stands under an "if" or an "unless".
fn is_conditional(ctx: Ctx<'_>, verb: TokenIdx) -> bool {
    ctx.parse.children(verb).iter().any(|&clause| {
        let conditions = |&idx: &TokenIdx| {
            matches!(ctx.parse.word(idx).to_lowercase().as_str(), "if" | "unless")
        };
        ctx.parse.tokens[clause].relation == Relation::AdverbialClause
            && ctx.parse.children(clause).iter().any(conditions)
    })
}

/// Whether a clause is reported whose subject is a pronoun or somebody's own: "they never shelled", "his men did not".
fn speaks_of_own(ctx: Ctx<'_>, verb: TokenIdx) -> bool {
    let above = ctx.parse.tokens[verb].head;
    let is_reported = (ctx.parse.tokens[verb].relation == Relation::Complement
        && reports(ctx, above))
        || ctx.parse.children(verb).iter().any(|&child| {
            ctx.parse.tokens[child].relation == Relation::Parataxis && reports(ctx, child)
        });
    let subject = ctx.parse.child(verb, Relation::Subject);
    let is_own = |idx: TokenIdx| {
        let owner = ctx.parse.child(idx, Relation::Possessor);
        ctx.parse.tokens[idx].upos == Upos::Pron
            || owner.is_some_and(|owner| ctx.parse.tokens[owner].tag == "PRP$")
    };
    is_reported && subject.is_some_and(is_own)
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
    let mut said = None;
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
            Relation::Determiner if word == "no" && !is_bound(ctx, child) => {
                Some(Modality::Negated)
            }
            Relation::Adverb | Relation::Adjective => {
                ctx.lexicon.words.governor(&word).and_then(modality)
            }
            Relation::Marker if matches!(word.as_str(), "if" | "unless" | "whether") => {
                Some(Modality::Possible)
            }
            Relation::Preposition if is_practice(ctx, child) => Some(Modality::Negated),
            _ => None,
        };
        let Some(value) = value else { continue };
        // "could not", "will not" did not; "may not" leaves it open.
        let is_open = |marked: &Marked<Modality>| {
            matches!(marked.span.of(ctx.parse.text), "may" | "might")
        };
        if said.is_none()
            || (value == Modality::Negated && !said.as_ref().is_some_and(is_open))
        {
            said = Some(Marked { value, span });
        }
    }
    said
}

/// "fired missiles in an exercise": nobody was fired at. "In the exercise of its duty" is another word.
fn is_practice(ctx: Ctx<'_>, preposition: TokenIdx) -> bool {
    let word = ctx.parse.word(preposition).to_lowercase();
    matches!(word.as_str(), "in" | "during")
        && crate::trigger::behind(ctx, preposition).into_iter().any(|noun| {
            matches!(
                ctx.lemma(noun).as_str(),
                "exercise"
                    | "drill"
                    | "manoeuvre"
                    | "maneuver"
                    | "rehearsal"
                    | "simulation"
            ) && crate::trigger::behind_any(ctx, noun, &["of"]).next().is_none()
        })
}

/// "to shoot", "to be shot"; "to have shot" looks back.
fn is_infinitive(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    let is_bare = ctx.parse.tokens[idx].tag == "VB"
        || ctx
            .parse
            .child(idx, Relation::PassiveAuxiliary)
            .is_some_and(|auxiliary| ctx.parse.tokens[auxiliary].tag == "VB");
    is_bare && follows_to(ctx, idx)
}

fn follows_to(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    ctx.parse.children(idx).iter().any(|&child| {
        ctx.parse.tokens[child].relation == Relation::Auxiliary
            && ctx.parse.word(child).eq_ignore_ascii_case("to")
    })
}
