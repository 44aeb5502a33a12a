//! Whether a time lies ahead of the one who tells of it.
//!
//! Reports tell of the past, so a bare "Friday" lies behind unless the clause says otherwise: by its verb ("will
//! meet", "are to meet", "meets on Friday"), by the verb it hangs on ("is expected to meet") or by what is said to
//! be put off, planned or due for that day.

use dateline_model::{Parse, Relation, TokenIdx, ZoneKind};

use crate::dates::{Meaning, Tense, TimeExpression};

/// Verbs, nouns and adjectives whose infinitive is yet to come. Orders and requests are not among them: "ordered them
/// to leave on Friday" was mostly said on Friday.
const LOOKS_AHEAD: [&str; 30] = [
    "plan",
    "expect",
    "schedule",
    "intend",
    "hope",
    "vow",
    "promise",
    "pledge",
    "prepare",
    "set",
    "due",
    "slate",
    "poise",
    "likely",
    "unlikely",
    "ready",
    "bind",
    "arrange",
    "aim",
    "wait",
    "be",
    "go",
    "intention",
    "deadline",
    "prepared",
    "destine",
    "book",
    "list",
    "tip",
    "project",
];
/// Verbs of putting something on a day, with the prepositions that name the day it is put on.
const PUTS_ON: [&str; 20] = [
    "schedule",
    "plan",
    "set",
    "slate",
    "postpone",
    "delay",
    "adjourn",
    "extend",
    "expect",
    "book",
    "await",
    "reschedule",
    "defer",
    "fix",
    "due",
    "arrange",
    "time",
    "suspend",
    "bill",
    "target",
];
/// Verbs under which "until Friday" is a Friday to come: leave given, waiting.
const UNTIL_THEN: [&str; 14] = [
    "have", "give", "remain", "stay", "keep", "wait", "hold", "close", "allow", "leave",
    "extend", "postpone", "ban", "suspend",
];
/// Verbs whose present tells of a timetable. Others in the present are headlines run into the text: "Army takes town".
const TIMETABLE: [&str; 24] = [
    "begin", "start", "open", "close", "end", "expire", "resume", "reopen", "convene",
    "meet", "vote", "take", "come", "go", "face", "have", "run", "fall", "arrive",
    "depart", "visit", "travel", "fly", "gather",
];
const MODALS: [&str; 9] =
    ["will", "shall", "’ll", "'ll", "wo", "must", "should", "would", "may"];

/// The tense of a time expression whose head is the token `idx`.
pub(crate) fn tense(
    parse: &Parse<'_>,
    idx: TokenIdx,
    expression: &TimeExpression,
) -> Tense {
    let is_until = matches!(expression.meaning, Meaning::Until(_));
    match is_announced(parse, idx) || is_ahead(parse, idx, is_until) {
        true => Tense::Future,
        false => Tense::Past,
    }
}

/// "as soon as Tuesday", "as early as next week".
fn is_announced(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    let word =
        |back: usize| idx.checked_sub(back).map(|at| parse.calm(at).to_lowercase());
    word(1).as_deref() == Some("as")
        && matches!(word(2).as_deref(), Some("soon" | "early" | "late"))
}

fn is_ahead(parse: &Parse<'_>, idx: TokenIdx, is_until: bool) -> bool {
    let above: Vec<TokenIdx> = parse.ancestors(idx).collect();
    let preposition = above
        .iter()
        .find(|&&at| parse.tokens[at].relation == Relation::Preposition)
        .map(|&at| parse.calm(at).to_lowercase());
    let preposition = preposition.as_deref();
    let Some(&verb) = above.iter().find(|&&at| parse.tokens[at].upos.is_verbal()) else {
        return false;
    };
    // "The strike on Friday, which killed 26, should be investigated": what has done something is over.
    let is_done = |noun: TokenIdx| {
        let clause = parse.child(noun, Relation::RelativeClause);
        clause.is_some_and(|clause| {
            let did = parse.child(clause, Relation::Subject);
            parse.tokens[clause].tag == "VBD"
                && did
                    .is_some_and(|it| matches!(parse.word(it), "which" | "that" | "who"))
        })
    };
    if above.iter().take_while(|&&at| at != verb).any(|&at| is_done(at)) {
        return false;
    }
    let lemma = parse.tokens[verb].lemma.as_str();
    let is_put = PUTS_ON.contains(&lemma)
        && matches!(preposition, Some("for" | "until" | "till" | "to" | "in"));
    if is_put || is_until && UNTIL_THEN.contains(&lemma) {
        return true;
    }
    clause_is_ahead(parse, verb)
}

/// Whether the clause of a verb, or one that it is the complement of, speaks of what is to come.
fn clause_is_ahead(parse: &Parse<'_>, verb: TokenIdx) -> bool {
    let auxiliaries = || {
        parse.children(verb).iter().copied().filter(|&child| {
            matches!(
                parse.tokens[child].relation,
                Relation::Auxiliary | Relation::PassiveAuxiliary
            )
        })
    };
    let has = |words: &[&str]| {
        auxiliaries().any(|at| words.contains(&parse.calm(at).to_lowercase().as_str()))
    };
    // "would have met on Friday" did not.
    if has(&MODALS) && !has(&["have"]) {
        return true;
    }
    let token = &parse.tokens[verb];
    if has(&["to"]) {
        return token.head != verb
            && LOOKS_AHEAD.contains(&parse.tokens[token.head].lemma.as_str());
    }
    // "The embargo expires on Friday", "they are leaving on Friday". Headlines and captions tell the past so.
    let is_body = parse.sentence_of(verb).zone == ZoneKind::Body;
    match token.tag {
        "VBZ" | "VBP" => {
            is_body
                && TIMETABLE.contains(&token.lemma.as_str())
                && auxiliaries().next().is_none()
        }
        "VBG" => is_body && has(&["is", "are", "'re", "’re", "am"]),
        _ => false,
    }
}
