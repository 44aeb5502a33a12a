//! Whether it is the news and whether it is one happening.

use dateline_model::{
    CountKind, Marked, Relation, Scope, Sense, Span, TimeAxis, TokenIdx, Upos, ZoneKind,
};

use crate::Ctx;
use crate::lexicon::Governor;
use crate::trigger::Match;

/// The news, unless a pluperfect puts it before the news.
pub(crate) fn time(ctx: Ctx<'_>, found: &Match<'_>) -> Marked<TimeAxis> {
    let verb = finite(ctx, found.head);
    let had = verb.and_then(|verb| auxiliary(ctx, verb, &["had"]));
    match had {
        Some(had) => {
            Marked { value: TimeAxis::Background, span: ctx.parse.tokens[had].span }
        }
        None => Marked { value: TimeAxis::Current, span: found.span(ctx) },
    }
}

/// One happening, unless the words tell of a total, a habit or something that goes on.
pub(crate) fn scope(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    zone: ZoneKind,
    senses: &[Sense],
) -> Marked<Scope> {
    let mark = |value: Scope, span: Span| Marked { value, span };
    let trigger = found.span(ctx);
    if let Some(span) = total(ctx, found, senses) {
        return mark(Scope::Summary, span);
    }
    if let Some((value, span)) = adverb(ctx, found) {
        return mark(value, span);
    }
    let Some(verb) = finite(ctx, found.head) else { return mark(Scope::Single, trigger) };
    let token = &ctx.parse.tokens[verb];
    let span = token.span;
    if token.tag == "VBG"
        && auxiliary(ctx, verb, &["is", "are", "been", "’s", "'s"]).is_some()
    {
        return mark(Scope::Ongoing, span);
    }
    let governor = ctx.lexicon.words.governor(&ctx.lemma(verb));
    if governor == Some(Governor::Ongoing) {
        return mark(Scope::Ongoing, span);
    }
    // Reports tell what happened in the past; a plain present outside a headline tells what is usual.
    let is_present = matches!(token.tag, "VBZ" | "VBP") && token.upos == Upos::Verb;
    let has_auxiliary = ctx.parse.child(verb, Relation::Auxiliary).is_some()
        || ctx.parse.child(verb, Relation::PassiveAuxiliary).is_some();
    let reports = governor == Some(Governor::Report);
    // "confirmed that militants hang the bodies": what was told in the past had happened by then.
    let told = ctx.parse.ancestors(verb).any(|above| {
        matches!(ctx.parse.tokens[above].tag, "VBD" | "VBN")
            && ctx.lexicon.words.governor(&ctx.lemma(above)) == Some(Governor::Report)
    });
    let is_news = reports || told || zone == ZoneKind::Headline;
    match is_present && !has_auxiliary && !is_news {
        true => mark(Scope::Habitual, span),
        false => mark(Scope::Single, trigger),
    }
}

/// "the toll", "the number of ... has reached", "brought to 40 the number": totals over many.
fn total(ctx: Ctx<'_>, found: &Match<'_>, senses: &[Sense]) -> Option<Span> {
    let counts = senses
        .iter()
        .any(|sense| sense.counts.iter().any(|count| count.kind != CountKind::Other));
    let near = ctx
        .parse
        .ancestors(found.head)
        .take(3)
        .chain(ctx.parse.children(found.head).iter().copied())
        .chain([found.head]);
    let mut words = near.filter(|&idx| {
        matches!(
            ctx.lemma(idx).as_str(),
            "toll" | "total" | "tally" | "number" | "altogether" | "overall" | "figure"
        )
    });
    let counted = words.find(|&idx| !is_indefinite(ctx, idx));
    counted.filter(|_| counts || found.nominal).map(|idx| ctx.parse.tokens[idx].span)
}

/// "a number of youths" is some youths, "the number of executions" a total.
fn is_indefinite(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    ctx.parse
        .child(idx, Relation::Determiner)
        .is_some_and(|article| matches!(ctx.parse.word(article), "a" | "A"))
}

fn adverb(ctx: Ctx<'_>, found: &Match<'_>) -> Option<(Scope, Span)> {
    let tops = [Some(found.head), finite(ctx, found.head)];
    tops.into_iter().flatten().find_map(|top| {
        ctx.parse.children(top).iter().find_map(|&child| {
            let word = ctx.parse.word(child).to_lowercase();
            let span = ctx.parse.tokens[child].span;
            match ctx.lexicon.words.governor(&word)? {
                Governor::Habitual => Some((Scope::Habitual, span)),
                Governor::Ongoing => Some((Scope::Ongoing, span)),
                Governor::Happened
                | Governor::Planned
                | Governor::Ordered
                | Governor::Negated
                | Governor::Denied
                | Governor::Alleged
                | Governor::Possible
                | Governor::Report => None,
            }
        })
    })
}

/// The verb whose tense the trigger stands in: itself, or the one above an infinitive, participle or noun.
/// A participle on a noun ("soldiers killed in the raid") has no tense: it was so before.
pub(crate) fn finite(ctx: Ctx<'_>, head: TokenIdx) -> Option<TokenIdx> {
    for idx in std::iter::once(head).chain(ctx.parse.ancestors(head)) {
        let token = &ctx.parse.tokens[idx];
        if token.upos.is_verbal() && is_finite(ctx, idx) {
            return Some(idx);
        }
        let describes =
            matches!(token.relation, Relation::Adjective | Relation::ReducedClause);
        if describes && token.tag == "VBN" {
            return None;
        }
    }
    None
}

fn is_finite(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    const FINITE: &[&str] = &["VBD", "VBZ", "VBP", "MD"];
    FINITE.contains(&ctx.parse.tokens[idx].tag)
        || ctx.parse.children(idx).iter().any(|&child| {
            let token = &ctx.parse.tokens[child];
            matches!(token.relation, Relation::Auxiliary | Relation::PassiveAuxiliary)
                && FINITE.contains(&token.tag)
        })
}

fn auxiliary(ctx: Ctx<'_>, verb: TokenIdx, words: &[&str]) -> Option<TokenIdx> {
    ctx.parse.children(verb).iter().copied().find(|&child| {
        matches!(
            ctx.parse.tokens[child].relation,
            Relation::Auxiliary | Relation::PassiveAuxiliary
        ) && words.contains(&ctx.parse.word(child).to_lowercase().as_str())
    })
}
