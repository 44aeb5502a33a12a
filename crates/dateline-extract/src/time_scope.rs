//! Whether it is the news and whether it is one happening.

use dateline_model::{
    CountKind, Marked, Relation, Scope, Sense, Span, TimeAxis, TokenIdx, ZoneKind,
};

use crate::Ctx;
use crate::lexicon::Governor;
use crate::trigger::Match;

/// The news, unless a pluperfect puts it before the news.
pub(crate) fn time(ctx: Ctx<'_>, found: &Match<'_>) -> Marked<TimeAxis> {
    let verb = finite(ctx, found.head);
    let had = verb.and_then(|verb| auxiliary(ctx, verb, &["had"]));
    // "said it had captured the hill": the pluperfect only follows the tense of the report.
    let told = verb.is_some_and(|verb| {
        ctx.parse.tokens[verb].relation == Relation::Complement && is_told(ctx, verb)
    });
    if let Some(had) = had.filter(|_| !told) {
        return Marked { value: TimeAxis::Background, span: ctx.parse.tokens[had].span };
    }
    if let Some(before) = since(ctx, found).or_else(|| undated_perfect(ctx, verb)) {
        return Marked {
            value: TimeAxis::Background,
            span: ctx.parse.tokens[before].span,
        };
    }
    Marked { value: TimeAxis::Current, span: found.span(ctx) }
}

/// "since the fall of X", "after the massacre of Y", "despite air strikes": the noun only says when, or against what
/// odds, something else happened.
fn since(ctx: Ctx<'_>, found: &Match<'_>) -> Option<TokenIdx> {
    let above = ctx.parse.tokens[found.head].head;
    let sets_time = matches!(
        ctx.parse.word(above).to_lowercase().as_str(),
        "since"
            | "after"
            | "before"
            | "until"
            | "following"
            | "despite"
            | "amid"
            | "amidst"
    );
    // "since losing the city".
    let is_since = ctx.parse.word(above).eq_ignore_ascii_case("since");
    (found.nominal && sets_time || is_since && above != found.head).then_some(above)
}

/// "have liberated many towns" without a day tells what is so by now, and no happening.
fn undated_perfect(ctx: Ctx<'_>, verb: Option<TokenIdx>) -> Option<TokenIdx> {
    let verb = verb.filter(|&verb| ctx.parse.tokens[verb].tag == "VBN")?;
    let have = auxiliary(ctx, verb, &["has", "have", "’ve", "'ve"])?;
    let sentence = ctx.parse.sentence_of(verb);
    let is_dated = sentence.tokens.clone().any(|idx| crate::roles::is_time(ctx, idx));
    // A lead tells the news in the perfect: "has turned to forced conscription".
    let lead = ctx.parse.sentences.iter().position(|each| each.zone == ZoneKind::Body);
    let is_news = sentence.zone == ZoneKind::Headline
        || lead == Some(ctx.parse.tokens[verb].sentence);
    (!is_dated && !is_news).then_some(have)
}

/// The verb with its particle: "go on".
fn phrasal(ctx: Ctx<'_>, verb: TokenIdx) -> String {
    let lemma = ctx.lemma(verb);
    match ctx.parse.child(verb, Relation::Particle) {
        Some(particle) => {
            let whole = format!("{lemma} {}", ctx.parse.word(particle).to_lowercase());
            match ctx.lexicon.words.governor(&whole) {
                Some(_) => whole,
                None => lemma,
            }
        }
        None => lemma,
    }
}

/// Whether a verb of reporting in the past stands above.
fn is_told(ctx: Ctx<'_>, verb: TokenIdx) -> bool {
    ctx.parse.ancestors(verb).any(|above| {
        matches!(ctx.parse.tokens[above].tag, "VBD" | "VBN")
            && ctx.lexicon.words.governor(&ctx.lemma(above)) == Some(Governor::Report)
    })
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
    if let Some(span) = state(ctx, found) {
        return mark(Scope::Ongoing, span);
    }
    if let Some((value, span)) = adverb(ctx, found) {
        return mark(value, span);
    }
    // "links him to the assassination of X": the tense is that of the comment.
    if found.nominal && crate::given::is_given(ctx, found.head) {
        return mark(Scope::Single, trigger);
    }
    if found.nominal && has_own_day(ctx, found.head) {
        return mark(Scope::Single, trigger);
    }
    let Some(verb) = finite(ctx, found.head) else { return mark(Scope::Single, trigger) };
    let token = &ctx.parse.tokens[verb];
    let span = token.span;
    if token.tag == "VBG"
        && auxiliary(ctx, verb, &["is", "are", "been", "’s", "'s"]).is_some()
    {
        return mark(Scope::Ongoing, span);
    }
    let governor = ctx.lexicon.words.governor(&phrasal(ctx, verb));
    if governor == Some(Governor::Ongoing) {
        return mark(Scope::Ongoing, span);
    }
    if let Some(span) = habit(ctx, found, verb, governor) {
        return mark(Scope::Habitual, span);
    }
    // Reports tell what happened in the past; a plain present outside a headline tells what is usual.
    let is_present = token.tag == "VBZ"
        || (token.tag == "VBP"
            && !UNCHANGED.contains(&ctx.lemma(verb).as_str())
            // "retook", which the reader takes for a present of its own.
            && ctx.lemma(verb) == token.lemma.to_lowercase());
    // "are engaged in a fight", "are held": how things stand.
    // "are known to have died" did so.
    let is_past =
        verb != found.head && auxiliary(ctx, found.head, &["have", "having"]).is_some();
    let stands = token.tag == "VBN"
        && zone != ZoneKind::Headline
        && !is_past
        && auxiliary(ctx, verb, &["is", "are"]).is_some();
    if stands {
        return mark(Scope::Ongoing, span);
    }
    let has_auxiliary = ctx.parse.child(verb, Relation::Auxiliary).is_some()
        || ctx.parse.child(verb, Relation::PassiveAuxiliary).is_some();
    let reports = governor == Some(Governor::Report);
    // "confirmed that militants hang the bodies": what was told in the past had happened by then.
    let told = is_told(ctx, verb);
    // Who does a thing again and again does it to no certain number.
    let is_counted = senses.iter().any(|sense| {
        sense
            .counts
            .iter()
            .any(|count| count.low.is_some() && count.kind != CountKind::Other)
    });
    let is_news = reports || told || is_counted || zone == ZoneKind::Headline;
    match is_present && !has_auxiliary && !is_news {
        true => mark(Scope::Habitual, span),
        false => mark(Scope::Single, trigger),
    }
}

/// "Among them is the attack on a boat on 15 August": what has a day of its own was done once, whatever the tense of the
/// clause that speaks of it.
fn has_own_day(ctx: Ctx<'_>, noun: TokenIdx) -> bool {
    let is_one = ctx.parse.tokens[noun].tag == "NN";
    let mut days = ctx.parse.children(noun).iter().filter(|&&idx| {
        ctx.parse.tokens[idx].relation == Relation::Preposition
            && ctx.parse.word(idx).eq_ignore_ascii_case("on")
    });
    is_one
        && days.any(|&on| {
            crate::trigger::behind(ctx, on)
                .into_iter()
                .any(|day| is_month(&ctx.parse.word(day).to_lowercase()))
        })
}

/// Verbs of war whose past is spelled like their present: "they cut the road on Monday".
const UNCHANGED: &[&str] = &[
    "cut", "hit", "put", "set", "shut", "split", "spread", "burst", "cast", "hurt",
    "quit", "shed", "thrust", "beat",
];

/// "used to hang", "tends to bomb", "every night they shell".
fn habit(
    ctx: Ctx<'_>,
    found: &Match<'_>,
    verb: TokenIdx,
    governor: Option<Governor>,
) -> Option<Span> {
    let span = |idx: TokenIdx| ctx.parse.tokens[idx].span;
    let used_to = ctx.parse.word(verb).eq_ignore_ascii_case("used")
        && ctx.parse.child(verb, Relation::OpenComplement).is_some()
        // "used tear gas to disperse them" is done once.
        && ctx.parse.child(verb, Relation::Object).is_none();
    if (used_to || governor == Some(Governor::Habitual)) && verb != found.head {
        return Some(span(verb));
    }
    let times = ctx.parse.children(verb).iter().copied().filter(|&idx| {
        ctx.parse.tokens[idx].relation == Relation::NounAdverb
            && crate::roles::is_time(ctx, idx)
    });
    times.filter_map(|time| ctx.parse.child(time, Relation::Determiner)).find_map(
        |each| {
            let word = ctx.parse.word(each).to_lowercase();
            matches!(word.as_str(), "every" | "each").then(|| span(each))
        },
    )
}

/// "the toll", "the number of ... has reached", "brought to 40 the number": totals over many.
fn total(ctx: Ctx<'_>, found: &Match<'_>, senses: &[Sense]) -> Option<Span> {
    let counts = senses
        .iter()
        .any(|sense| sense.counts.iter().any(|count| count.kind != CountKind::Other));
    if counts && let Some(span) = over_days(ctx, found).or_else(|| so_far(ctx, found)) {
        return Some(span);
    }
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
    counted
        .filter(|_| (counts || found.nominal) && !is_of_one_act(ctx, found))
        .map(|idx| ctx.parse.tokens[idx].span)
}

/// Whether the words tell of a stretch of days: "since the spring", "so far this month".
pub(crate) fn is_over_days(ctx: Ctx<'_>, found: &Match<'_>) -> bool {
    over_days(ctx, found).or_else(|| so_far(ctx, found)).is_some()
}

/// "a number of youths" is some youths, "the number of executions" a total.
fn is_indefinite(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    let article = ctx.parse.child(idx, Relation::Determiner);
    let is_bare = article.is_none() && ctx.parse.tokens[idx].tag == "NNS";
    is_bare || article.is_some_and(|article| matches!(ctx.parse.word(article), "a" | "A"))
}

/// "the number of soldiers killed by the bombardment", "the toll of Saturday's raids": the toll of one happening, however
/// often it is counted anew.
fn is_of_one_act(ctx: Ctx<'_>, found: &Match<'_>) -> bool {
    let is_known = |noun: TokenIdx| {
        let children = ctx.parse.children(noun);
        // "Raids which hit the market on Monday", and not "strikes that began in 2015".
        let clause = ctx.parse.child(noun, Relation::RelativeClause);
        let is_of_a_day = clause.is_some_and(|clause| {
            ctx.parse.subtree(clause).into_iter().any(|idx| {
                crate::roles::is_time(ctx, idx)
                    && !ctx.parse.word(idx).starts_with(|it: char| it.is_ascii_digit())
            })
        });
        is_of_a_day
            || children.iter().any(|&child| {
                let word = ctx.parse.word(child).to_lowercase();
                let is_day = ctx.parse.tokens[child].relation == Relation::Possessor
                    && crate::roles::is_time(ctx, child);
                is_day
                    || (ctx.parse.tokens[noun].tag == "NN"
                        && matches!(word.as_str(), "the" | "this" | "that"))
            })
    };
    let is_act = |noun: TokenIdx| {
        let sentence = ctx.parse.tokens[noun].sentence;
        let told = crate::trigger::matches(ctx, sentence);
        is_known(noun) && told.iter().any(|act| act.nominal && act.head == noun)
    };
    let is_in = |&&idx: &&TokenIdx| {
        matches!(
            ctx.parse.word(idx).to_lowercase().as_str(),
            "in" | "by" | "during" | "from"
        )
    };
    let settings = ctx.parse.children(found.head).iter().filter(is_in);
    let mut settings = settings.flat_map(|&idx| crate::trigger::behind(ctx, idx));
    (found.nominal && is_known(found.head)) || settings.any(is_act)
}

/// "the force battling X", "are being held", "the fight against X": what goes on, and no happening.
fn state(ctx: Ctx<'_>, found: &Match<'_>) -> Option<Span> {
    let token = &ctx.parse.tokens[found.head];
    let describes = token.tag == "VBG"
        && token.relation == Relation::ReducedClause
        && matches!(
            ctx.lemma(found.head).as_str(),
            "fight" | "battle" | "hold" | "control" | "occupy" | "besiege" | "resist"
        );
    let being = auxiliary(ctx, found.head, &["being"]).is_some();
    let is_struggle = found.nominal
        && matches!(
            ctx.lemma(found.head).as_str(),
            "fight" | "war" | "battle" | "struggle" | "campaign"
        )
        && ctx
            .parse
            .children(found.head)
            .iter()
            .any(|&child| ctx.parse.word(child).eq_ignore_ascii_case("against"));
    (describes || being || is_struggle).then_some(token.span)
}

/// "20 killed in eight days": a number over a stretch of days is a total.
fn over_days(ctx: Ctx<'_>, found: &Match<'_>) -> Option<Span> {
    let tops = [Some(found.head), finite(ctx, found.head)];
    let prepositions = tops.into_iter().flatten().flat_map(|top| ctx.parse.children(top));
    let prepositions: Vec<TokenIdx> = prepositions.copied().collect();
    let since = prepositions.iter().find(|&&idx| {
        ctx.parse.word(idx).eq_ignore_ascii_case("since") && !is_of_the_day(ctx, idx)
    });
    // "killed between 14 January and 5 February"; between Friday and Saturday lies one night.
    let is_named = |day: &TokenIdx| is_month(&ctx.parse.word(*day).to_lowercase());
    let between = || {
        prepositions.iter().find(|&&idx| {
            let days = || crate::trigger::behind(ctx, idx).into_iter();
            ctx.parse.word(idx).eq_ignore_ascii_case("between")
                && days().filter(is_named).count() > 1
        })
    };
    if let Some(&stretch) = since.or_else(between) {
        return Some(ctx.parse.tokens[stretch].span);
    }
    prepositions
        .into_iter()
        .filter(|&idx| {
            matches!(
                ctx.parse.word(idx).to_lowercase().as_str(),
                "in" | "over" | "within" | "during"
            )
        })
        .flat_map(|idx| crate::trigger::behind(ctx, idx))
        .find(|&idx| {
            // "in the same time", told of days before.
            let is_same = || {
                let mut own = ctx.parse.children(idx).iter();
                own.any(|&child| ctx.parse.word(child).eq_ignore_ascii_case("same"))
            };
            match ctx.lemma(idx).as_str() {
                "day" | "week" | "month" | "year" => ctx.parse.tokens[idx].tag == "NNS",
                "time" | "period" => is_same(),
                _ => false,
            }
        })
        .map(|idx| ctx.parse.tokens[idx].span)
}

/// "since this morning", "since dawn today": the day itself is no stretch of days.
fn is_of_the_day(ctx: Ctx<'_>, since: TokenIdx) -> bool {
    let times: Vec<TokenIdx> = crate::trigger::behind(ctx, since);
    !times.is_empty()
        && times.iter().all(|&idx| {
            let of_the_day = matches!(
                ctx.lemma(idx).as_str(),
                "morning"
                    | "dawn"
                    | "sunrise"
                    | "daybreak"
                    | "noon"
                    | "midday"
                    | "afternoon"
                    | "evening"
                    | "midnight"
                    | "night"
                    | "today"
            );
            of_the_day && ctx.parse.tokens[idx].tag != "NNS"
        })
}

/// "so far this month", "in October so far", "this year to date": a count that goes on. A toll "so far" without a stretch
/// of days is the toll of one happening.
fn so_far(ctx: Ctx<'_>, found: &Match<'_>) -> Option<Span> {
    let sentence = ctx.parse.sentence_of(found.head).tokens.clone();
    let word = |idx: TokenIdx| ctx.parse.word(idx).to_lowercase();
    let (first, last) =
        sentence.clone().zip(sentence.clone().skip(1)).find(|&(first, last)| {
            matches!(
                (word(first).as_str(), word(last).as_str()),
                ("so", "far") | ("to", "date") | ("until", "now") | ("till", "now")
            )
        })?;
    let tops = [Some(found.head), finite(ctx, found.head)];
    let is_own = tops.into_iter().flatten().any(|top| {
        let mut above = ctx.parse.ancestors(last).take(3);
        top == last || above.any(|above| above == top)
    });
    let has_stretch = sentence.clone().any(|idx| {
        matches!(ctx.lemma(idx).as_str(), "week" | "month" | "year" | "season")
            || is_month(&word(idx))
    });
    (is_own && has_stretch).then(|| ctx.span(&[first, last]))
}

fn is_month(word: &str) -> bool {
    matches!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
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
