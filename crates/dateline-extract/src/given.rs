//! Whether a noun tells of a deed that all know was done.

use dateline_model::{Relation, TokenIdx, Upos};

use crate::Ctx;

/// "to investigate the murder of X", "will compensate the victims of the attack on Y": a deed that is told as known to
/// all stays done, whatever somebody will do about it. Not so where the verb is what does the deed, "will launch the
/// attack on Y", or speaks of whether it is done, "ordered the murder of X".
pub(crate) fn is_given(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    if !is_definite(ctx, head) {
        return false;
    }
    let mut at = head;
    let mut above = ctx.parse.tokens[at].head;
    while matches!(
        ctx.parse.tokens[above].relation,
        Relation::Preposition | Relation::Agent
    ) && ctx.parse.tokens[at].relation == Relation::PrepositionObject
    {
        at = above;
        above = ctx.parse.tokens[at].head;
    }
    let token = &ctx.parse.tokens[above];
    let lemma = ctx.lemma(above);
    // What is told of the deed itself, "the attack on X could kill many", is no comment on it.
    let is_topic = matches!(
        ctx.parse.tokens[at].relation,
        Relation::Object | Relation::Preposition | Relation::PassiveSubject
    );
    // "a warrant for the arrest of X": what something is for may be yet to come.
    let is_aim = ctx.parse.word(at).eq_ignore_ascii_case("for")
        && !ANSWERS.contains(&lemma.as_str());
    is_topic
        && !is_aim
        && above != at
        && (token.upos.is_verbal() || token.upos.is_nominal())
        && ctx.lexicon.words.governor(&lemma).is_none()
        && !DOES.contains(&lemma.as_str())
}

/// Whether the noun points at one known deed: "the murder of X", "their attack on Y", "X's assassination".
fn is_definite(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    let children = ctx.parse.children(head);
    let owned = children.iter().any(|&idx| {
        ctx.parse.tokens[idx].relation == Relation::Possessor
            && ctx.parse.tokens[idx].upos == Upos::Propn
    });
    let article = children.iter().any(|&idx| {
        matches!(
            ctx.parse.word(idx).to_lowercase().as_str(),
            "the" | "this" | "that" | "these" | "those"
        )
    });
    let of_somebody = children.iter().any(|&idx| {
        ctx.parse.tokens[idx].relation == Relation::Preposition
            && matches!(
                ctx.parse.word(idx).to_lowercase().as_str(),
                "of" | "on" | "against" | "at"
            )
    });
    // "The strike, which killed 26": it has done so.
    let clause = ctx.parse.child(head, Relation::RelativeClause);
    let is_told_of = clause.is_some_and(|clause| ctx.parse.tokens[clause].tag == "VBD");
    owned || (article && (of_somebody || is_told_of))
}

/// Verbs and nouns that do the deed, or say that it goes on, begins or ends; what they tell, they tell of the deed.
const DOES: &[&str] = &[
    "be",
    "break",
    "bring",
    "carry",
    "cause",
    "commit",
    "conduct",
    "connection",
    "cover",
    "do",
    "end",
    "execute",
    "form",
    "halt",
    "hand",
    "have",
    "host",
    "implement",
    "include",
    "involve",
    "involvement",
    "join",
    "launch",
    "link",
    "make",
    "mark",
    "mean",
    "mount",
    "organise",
    "organize",
    "part",
    "participate",
    "participation",
    "perform",
    "perpetrate",
    "re-launch",
    "relaunch",
    "repeat",
    "represent",
    "result",
    "role",
    "serve",
    "stage",
    "stop",
    "suspend",
    "take",
    "trigger",
    "undertake",
    "use",
];

/// Words behind which "for" names a deed that was done.
const ANSWERS: &[&str] = &[
    "apologise",
    "apologize",
    "arrest",
    "compensate",
    "compensation",
    "convict",
    "criticise",
    "criticize",
    "detain",
    "imprison",
    "jail",
    "prosecute",
    "punish",
    "responsible",
    "revenge",
    "retaliate",
    "retaliation",
    "reprisal",
    "sue",
    "trial",
    "try",
    "want",
];
