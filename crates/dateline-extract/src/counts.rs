//! How many people, in words.

use dateline_model::{
    Class, CountKind, CountWords, CountedStatus, NameKind, Number, Relation, Span,
    TokenIdx, Upos, VagueNumber, number, number_or_article,
};

use crate::mention::{Mentions, meant};
use crate::trigger::behind;
use crate::{Ctx, toll};

/// Adds the number of people in the phrase headed by `head`, and the parts told with "including".
pub(crate) fn of(
    ctx: Ctx<'_>,
    kind: CountKind,
    head: TokenIdx,
    mentions: &mut Mentions,
    found: &mut Vec<CountWords>,
) {
    let Some(total) = one(ctx, kind, head, mentions) else { return };
    if found.iter().any(|count| count.span == total.span) {
        return;
    }
    found.push(total);
    let position = found.len() - 1;
    for part in parts(ctx, head) {
        if let Some(mut count) = one(ctx, kind, part, mentions) {
            count.part_of = Some(position);
            found.push(count);
        }
    }
}

fn one(
    ctx: Ctx<'_>,
    kind: CountKind,
    head: TokenIdx,
    mentions: &mut Mentions,
) -> Option<CountWords> {
    let meant = meant(ctx, head);
    let mention = mentions.of(ctx, head);
    let class = mentions.get(mention).class;
    // "a second" is a time, a "second in command" somebody.
    let is_person = matches!(class, Class::Armed | Class::Civilian | Class::People);
    // "Two members of the Islamic State": a name counts no states.
    let is_name = ctx.parse.tokens[meant].upos == Upos::Propn;
    if !is_person && !is_name && ctx.lexicon.words.is_unit(&ctx.lemma(meant)) {
        return None;
    }
    let (number, span) = match amount(ctx, head, meant) {
        Some(found) => found,
        None if let Some(found) = toll::of_number(ctx, head) => found,
        None if let Some(found) = subject_of(ctx, meant) => found,
        None => implied(ctx, meant, class).or_else(|| person(ctx, kind, meant))?,
    };
    Some(CountWords {
        kind,
        span: span.cover(ctx.parse.tokens[meant].span),
        low: number.low,
        high: number.high,
        vague: number.vague,
        of: Some(mention),
        status: status(class),
        part_of: None,
    })
}

/// The number in the phrase: before the noun, or the noun itself.
fn amount(ctx: Ctx<'_>, head: TokenIdx, meant: TokenIdx) -> Option<(Number, Span)> {
    let number_of = |noun: TokenIdx| {
        ctx.parse.children(noun).iter().copied().find(|&idx| {
            // A number behind a name is an age.
            ctx.parse.tokens[idx].relation == Relation::Number
                || (ctx.parse.tokens[idx].upos == Upos::Num && idx < noun)
        })
    };
    let counted = number_of(meant);
    // "Two members of the group".
    let of_members = (head != meant).then(|| number_of(head)).flatten();
    let many = ctx
        .parse
        .children(meant)
        .iter()
        .copied()
        .find(|&idx| ctx.parse.tokens[idx].relation == Relation::Adjective);
    let candidates =
        [(head != meant).then_some(head), of_members, counted, many, Some(meant)];
    candidates.into_iter().flatten().find_map(|top| hedged(ctx, top))
}

/// The number word together with the longest hedge in front of it that can be read with it.
pub(crate) fn hedged(ctx: Ctx<'_>, top: TokenIdx) -> Option<(Number, Span)> {
    let start = ctx.parse.sentence_of(top).tokens.start;
    let first = start.max(top.saturating_sub(4));
    // "Handed over 240": "over" is a part of the verb and hedges nothing.
    let is_particle =
        |&idx: &TokenIdx| ctx.parse.tokens[idx].relation == Relation::Particle;
    let first = (first..top).rev().find(is_particle).map_or(first, |idx| idx + 1);
    // "between 10 and 15", "10 to 15": the number goes on.
    let goes_on = top + 2 < ctx.parse.tokens.len()
        && matches!(ctx.parse.word(top + 1), "and" | "or" | "to" | "-" | "–")
        && ctx.parse.tokens[top + 2].upos == Upos::Num;
    // "two dozen": the model hangs the dozen on the number.
    let is_of_dozens = top + 1 < ctx.parse.tokens.len()
        && matches!(ctx.parse.word(top + 1), "dozen" | "score" | "hundred" | "thousand");
    let ends = [goes_on.then_some(top + 2), is_of_dozens.then_some(top + 1), Some(top)];
    let spans = ends
        .into_iter()
        .flatten()
        .flat_map(|end| (first..=top).map(move |from| (from, end)));
    spans.into_iter().find_map(|(from, end)| {
        let span = ctx.span(&[from, end]);
        let words = span.of(ctx.parse.text);
        number(words).map(|number| (number, span))
    })
}

/// "85 of them are civilians killed in the crossfire": the number is the subject of what they are.
fn subject_of(ctx: Ctx<'_>, meant: TokenIdx) -> Option<(Number, Span)> {
    let token = &ctx.parse.tokens[meant];
    let is_said = token.relation == Relation::Attribute
        && token.tag == "NNS"
        && ctx.lemma(token.head) == "be";
    let number = ctx.parse.child(token.head, Relation::Subject).filter(|_| is_said)?;
    (ctx.parse.tokens[number].upos == Upos::Num).then(|| hedged(ctx, number)).flatten()
}

/// "a soldier" is one; a bare plural of people is more than one, and no more is known.
fn implied(ctx: Ctx<'_>, meant: TokenIdx, class: Class) -> Option<(Number, Span)> {
    let token = &ctx.parse.tokens[meant];
    // "A Palestinian": a people's name with an article is one of them.
    let name = ctx.parse.name_over(meant).filter(|_| class == Class::Name);
    let is_of_people = name.is_some_and(|name| name.kind == NameKind::People);
    let is_person = matches!(class, Class::Armed | Class::Civilian | Class::People);
    if !(is_person && token.upos.is_nominal() || is_of_people) {
        return None;
    }
    let article = ctx.parse.child(meant, Relation::Determiner);
    // "X's deputy" is one.
    let owned = ctx.parse.child(meant, Relation::Possessor).is_some();
    if owned && token.tag == "NN" {
        return Some((Number::exactly(1), token.span));
    }
    match (token.tag, article) {
        // Of "an Iraqi" the model makes an adjective.
        ("NN" | "NNP" | "JJ", Some(article)) => {
            let number = number_or_article(ctx.parse.word(article))?;
            Some((number, ctx.span(&[article, meant])))
        }
        ("NNS", None) => Some((Number::vague(VagueNumber::Many), token.span)),
        _ => None,
    }
}

/// Somebody who is named, or named and described, is one: "X and one associate" are two.
fn person(ctx: Ctx<'_>, kind: CountKind, meant: TokenIdx) -> Option<(Number, Span)> {
    let token = &ctx.parse.tokens[meant];
    let name = ctx.parse.name_over(meant);
    let is_person = name.is_some_and(|name| name.kind == NameKind::Person);
    let described = ctx.parse.child(meant, Relation::Apposition).is_some_and(|apposed| {
        let article = ctx.parse.child(apposed, Relation::Determiner);
        ctx.parse.tokens[apposed].tag == "NN"
            && article.is_some_and(|article| {
                matches!(ctx.parse.word(article), "a" | "an" | "the")
            })
    });
    let counts =
        kind != CountKind::Other && token.tag == "NNP" && (is_person || described);
    let span = match name {
        Some(name) => ctx.parse.span_of(name.tokens.clone())?,
        None => token.span,
    };
    counts.then(|| (Number::exactly(1), span))
}

/// "including six civilians", "among them two children".
fn parts(ctx: Ctx<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    let sentence = ctx.parse.sentence_of(head).tokens.clone();
    let opens = |idx: TokenIdx| {
        matches!(ctx.parse.word(idx).to_lowercase().as_str(), "including" | "among")
    };
    let Some(opener) = (head + 1..sentence.end.min(head + 14)).find(|&idx| opens(idx))
    else {
        return Vec::new();
    };
    let mut heads = behind(ctx, opener);
    heads.retain(|&idx| ctx.parse.tokens[idx].upos.is_nominal());
    if heads.is_empty() {
        // "among them two children": the part stands beside the pronoun.
        heads = (opener + 1..sentence.end.min(opener + 6))
            .filter(|&idx| ctx.parse.tokens[idx].upos == Upos::Noun)
            .take(1)
            .collect();
    }
    heads
}

fn status(class: Class) -> Option<CountedStatus> {
    match class {
        Class::Armed => Some(CountedStatus::Combatant),
        Class::Civilian | Class::Crowd => Some(CountedStatus::Civilian),
        Class::People
        | Class::Institution
        | Class::Place
        | Class::Position
        | Class::Arms
        | Class::Property
        | Class::Route
        | Class::Bodies
        | Class::Pronoun
        | Class::Name
        | Class::Other => None,
    }
}
