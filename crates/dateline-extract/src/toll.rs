//! The number that stands with a word for the dead: "12 dead", "the toll rose to 45", "put the number of dead at 135".

use dateline_model::{CountKind, CountWords, Number, Relation, TokenIdx, Upos, number};

use crate::Ctx;
use crate::counts::hedged;
use crate::trigger::behind_any;

/// The count of a trigger that is itself a word for the dead.
pub(crate) fn of(ctx: Ctx<'_>, kind: CountKind, word: TokenIdx) -> Option<CountWords> {
    let own = ctx.parse.child(word, Relation::Number).map(|at| (at, ""));
    let (at, hedge) = own
        .or_else(|| told(ctx, word))
        .or_else(|| counted(ctx, word).and_then(|noun| told(ctx, noun)))?;
    let (number, span) = read(ctx, at, hedge)?;
    let span = match ctx.parse.tokens[at].head == word {
        true => span.cover(ctx.parse.tokens[word].span),
        false => span,
    };
    Some(CountWords {
        kind,
        span,
        low: number.low,
        high: number.high,
        vague: number.vague,
        of: None,
        status: None,
        part_of: None,
    })
}

/// The number that the sentence gives for "the number of" these people.
pub(crate) fn of_number(
    ctx: Ctx<'_>,
    people: TokenIdx,
) -> Option<(Number, dateline_model::Span)> {
    let (at, hedge) = told(ctx, counted(ctx, people)?)?;
    read(ctx, at, hedge)
}

/// "the number of X", "the toll of X": the noun that counts them.
fn counted(ctx: Ctx<'_>, people: TokenIdx) -> Option<TokenIdx> {
    let token = &ctx.parse.tokens[people];
    let is_of = token.relation == Relation::PrepositionObject
        && ctx.parse.word(token.head).eq_ignore_ascii_case("of");
    let noun = ctx.parse.tokens[token.head].head;
    let counts =
        matches!(ctx.lemma(noun).as_str(), "number" | "toll" | "count" | "tally");
    (is_of && counts).then_some(noun)
}

/// Where the clause says how many a noun of counting comes to, and the hedge that its verb puts before the number.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn told(ctx: Ctx<'_>, noun: TokenIdx) -> Option<(TokenIdx, &'static str)> {
    // "a toll of 45".
    let own = behind_any(ctx, noun, &["of"]).find_map(|idx| figure(ctx, idx));
    if let Some(own) = own {
        return Some((own, ""));
    }
    let token = &ctx.parse.tokens[noun];
    let verb = token.head;
    let lemma = ctx.lemma(verb);
    let at = |words: &[&str]| {
        behind_any(ctx, verb, words).find_map(|idx| figure(ctx, idx)).map(|it| (it, ""))
    };
    match token.relation {
        Relation::Subject | Relation::PassiveSubject => match lemma.as_str() {
            "be" | "reach" | "hit" | "total" | "near" => beside(ctx, verb, noun, ""),
            "exceed" | "surpass" | "pass" | "top" => {
                beside(ctx, verb, noun, "more than ")
            }
            _ if MOVES.contains(&lemma.as_str()) || PUTS.contains(&lemma.as_str()) => {
                at(&["to", "at"])
            }
            _ => None,
        },
        Relation::Object if PUTS.contains(&lemma.as_str()) => at(&["at", "to"])
            // The reader hangs "at 45" on the noun.
            .or_else(|| {
                let below = behind_any(ctx, noun, &["of"]).chain([noun]);
                let mut told = below.flat_map(|idx| behind_any(ctx, idx, &["at", "to"]));
                told.find_map(|idx| figure(ctx, idx)).map(|it| (it, ""))
            }),
        _ => None,
    }
}

/// "the toll is 45", "reached 45": the number beside the verb.
fn beside(
    ctx: Ctx<'_>,
    verb: TokenIdx,
    noun: TokenIdx,
    hedge: &'static str,
) -> Option<(TokenIdx, &'static str)> {
    let others = ctx.parse.children(verb).iter().copied().filter(|&idx| {
        idx > noun && ctx.parse.tokens[idx].relation != Relation::Preposition
    });
    others.filter_map(|idx| figure(ctx, idx)).next().map(|it| (it, hedge))
}

/// The figure itself, or that in front of a noun for people: "at 40 dead".
fn figure(ctx: Ctx<'_>, idx: TokenIdx) -> Option<TokenIdx> {
    if ctx.parse.tokens[idx].upos == Upos::Num {
        return Some(idx);
    }
    ctx.parse
        .child(idx, Relation::Number)
        .filter(|_| !ctx.lexicon.words.is_unit(&ctx.lemma(idx)))
}

fn read(
    ctx: Ctx<'_>,
    at: TokenIdx,
    hedge: &str,
) -> Option<(Number, dateline_model::Span)> {
    let (read, span) = hedged(ctx, at)?;
    match hedge {
        "" => Some((read, span)),
        hedge => Some((number(&format!("{hedge}{}", span.of(ctx.parse.text)))?, span)),
    }
}

/// What a number does that changes, or stands. Ours.
const MOVES: &[&str] = &[
    "rise", "climb", "increase", "grow", "jump", "mount", "soar", "go", "stand", "come",
    "amount", "remain", "fall", "drop", "creep", "edge", "swell", "run",
];

/// What those do who tell a number. Ours.
const PUTS: &[&str] = &[
    "put", "place", "set", "estimate", "bring", "raise", "take", "push", "revise",
    "lower",
];

/// Whether a word for the dead can be a trigger though it is read as an adjective: "62 dead", not "62 dead fish".
pub(crate) fn is_counted_dead(ctx: Ctx<'_>, word: TokenIdx) -> bool {
    let token = &ctx.parse.tokens[word];
    let describes = token.relation == Relation::Adjective && token.head > word;
    token.upos == Upos::Adj
        && !describes
        && ctx.parse.child(word, Relation::Number).is_some()
}

/// "left 12 dead": those left are the word's own number.
pub(crate) fn left(ctx: Ctx<'_>, tokens: &[TokenIdx]) -> Vec<TokenIdx> {
    let is_left = |&idx: &TokenIdx| {
        ctx.parse.tokens[idx].upos == Upos::Adj
            && ctx.parse.child(idx, Relation::Number).is_some()
    };
    tokens.iter().copied().filter(is_left).collect()
}
