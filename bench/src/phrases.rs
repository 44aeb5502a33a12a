//! The parts of a phrase that sets of annotated text mark: some the whole of it, some only its name or its head.

use dateline::model::{Mention, NameKind, Parse, Relation, Role, Span, TokenIdx, Upos};

/// The phrase with the prepositions and appositions that go on behind it: "a court in Wadi Amsa, the highest".
pub(crate) fn whole(parse: &Parse<'_>, mention: &Mention) -> Span {
    extended(parse, mention.span, mention.head)
}

/// The whole phrase of a noun that may be no mention: "the ministry's decision on the road".
pub(crate) fn whole_noun(parse: &Parse<'_>, head: TokenIdx) -> Span {
    let below = parse.subtree(head);
    let start = parse.sentence_of(head).tokens.start;
    let first = (start..head).rev().take_while(|idx| below.contains(idx)).last();
    let first = (first.unwrap_or(head)..head)
        .find(|&idx| parse.word(idx).chars().any(char::is_alphanumeric))
        .unwrap_or(head);
    let own = parse.span_of(first..head + 1).unwrap_or(parse.tokens[head].span);
    extended(parse, own, head)
}

/// The noun that fills a place of the act, where the side only stands in front of it: "decision" in "rejected the
/// ministry's decision".
pub(crate) fn outermost(
    parse: &Parse<'_>,
    head: TokenIdx,
    trigger: Span,
) -> Option<TokenIdx> {
    let stands_before = |idx: TokenIdx| {
        matches!(
            parse.tokens[idx].relation,
            Relation::Possessor
                | Relation::Compound
                | Relation::Adjective
                | Relation::NounModifier
        )
    };
    let mut noun = head;
    while stands_before(noun) {
        let above = parse.tokens[noun].head;
        if !parse.tokens[above].upos.is_nominal()
            || parse.tokens[above].span.overlaps(trigger)
        {
            break;
        }
        noun = above;
    }
    (noun != head).then_some(noun)
}

/// Whom "it" or "they" of a clause below means: the subject of the clause above, "the army said that it had".
pub(crate) fn antecedent(parse: &Parse<'_>, head: TokenIdx) -> Option<TokenIdx> {
    if parse.tokens[head].upos != Upos::Pron {
        return None;
    }
    let above = parse.ancestors(head).flat_map(|verb| parse.args(verb, &Role::Subject));
    above
        .map(|argument| argument.head)
        .find(|&subject| subject < head && parse.tokens[subject].upos.is_nominal())
}

fn extended(parse: &Parse<'_>, own: Span, head: TokenIdx) -> Span {
    let inside = |idx: TokenIdx| own.contains(parse.tokens[idx].span);
    let top = parse.ancestors(head).take_while(|&idx| inside(idx)).last();
    let below = parse.subtree(top.unwrap_or(head));
    let goes_on = |idx: &TokenIdx| {
        let relation = parse.tokens[*idx].relation;
        let fits = match relation == Relation::Preposition {
            true => !is_of_time(parse, *idx) && !is_person(parse, head),
            false => matches!(relation, Relation::Apposition | Relation::Aside),
        };
        fits && !inside(*idx)
            && parse.tokens[*idx].span.start() >= own.end()
            && inside(parse.tokens[*idx].head)
    };
    let mut span = own;
    for idx in below.iter().copied().filter(goes_on) {
        let part = parse.subtree(idx);
        let is_word = |idx: &&TokenIdx| {
            let word = parse.word(**idx);
            word.chars().any(char::is_alphanumeric) || matches!(word, ")" | "]")
        };
        let part = before_clause(parse, part);
        let last = part.iter().rev().find(is_word);
        let gap = part.first().and_then(|&first| {
            parse.text.get(span.end()..parse.tokens[first].span.start())
        });
        // What stands between belongs to something else.
        let is_next = gap.is_some_and(|gap| !gap.chars().any(char::is_alphanumeric));
        if let Some(&last) = last.filter(|_| is_next) {
            span = span.cover(parse.tokens[last].span);
        }
    }
    span
}

/// What stands before the first relative clause, which says more of somebody who is named already.
fn before_clause(parse: &Parse<'_>, mut part: Vec<TokenIdx>) -> Vec<TokenIdx> {
    let is_clause =
        |idx: &&TokenIdx| parse.tokens[**idx].relation == Relation::RelativeClause;
    let clause = part.iter().find(is_clause).map(|&clause| parse.subtree(clause));
    if let Some(&start) = clause.as_ref().and_then(|clause| clause.first()) {
        part.retain(|&idx| idx < start);
    }
    part
}

/// A person's name needs no more to say who is meant: "met the minister Idris Haddar in Wadi Amsa".
fn is_person(parse: &Parse<'_>, head: TokenIdx) -> bool {
    parse.tokens[head].upos == Upos::Propn
        && parse
            .names
            .iter()
            .any(|name| name.kind == NameKind::Person && name.tokens.contains(&head))
}

/// "Troops on Sunday": the reader may hang a day on the noun before it.
fn is_of_time(parse: &Parse<'_>, preposition: TokenIdx) -> bool {
    let object = parse.child(preposition, Relation::PrepositionObject);
    object.is_some_and(|object| {
        parse.names.iter().any(|name| {
            matches!(name.kind, NameKind::Date | NameKind::Time)
                && name.tokens.contains(&object)
        })
    })
}

/// The name that the head word of the phrase belongs to, else the head word alone.
pub(crate) fn kernel(parse: &Parse<'_>, mention: &Mention) -> Span {
    let head = parse.tokens[mention.head].span;
    name(parse, mention.head).and_then(|tokens| parse.span_of(tokens)).unwrap_or(head)
}

/// The phrase from behind its article or possessor to its head word, or to the end of the name that holds it.
pub(crate) fn core(parse: &Parse<'_>, mention: &Mention) -> Span {
    let head = mention.head;
    let below = parse.subtree(head);
    let owners: Vec<TokenIdx> = parse
        .children(head)
        .iter()
        .copied()
        .filter(|&child| parse.tokens[child].relation == Relation::Possessor)
        .flat_map(|child| parse.subtree(child))
        .collect();
    let belongs = |idx: &TokenIdx| {
        mention.span.contains(parse.tokens[*idx].span)
            && below.contains(idx)
            && !owners.contains(idx)
            && parse.tokens[*idx].relation != Relation::Determiner
    };
    let start = parse.sentence_of(head).tokens.start;
    let first = (start..head).rev().take_while(belongs).last().unwrap_or(head);
    let is_word = |idx: &TokenIdx| parse.word(*idx).chars().any(char::is_alphanumeric);
    let first = (first..head).find(is_word).unwrap_or(head);
    let end = name(parse, head).map_or(head + 1, |name| name.end.max(head + 1));
    parse.span_of(first..end).unwrap_or(mention.span)
}

/// The tokens of the name that holds this one, the article in front left out.
pub(crate) fn name(
    parse: &Parse<'_>,
    head: TokenIdx,
) -> Option<std::ops::Range<TokenIdx>> {
    let name = parse
        .names
        .iter()
        .find(|name| name.tokens.contains(&head) && names_something(name.kind))?;
    let is_article = |idx: TokenIdx| parse.tokens[idx].relation == Relation::Determiner;
    let is_ending = |idx: TokenIdx| parse.tokens[idx].relation == Relation::Case;
    let first = name.tokens.clone().find(|&idx| !is_article(idx))?;
    let last = name.tokens.clone().rev().find(|&idx| !is_ending(idx))?;
    (first <= last).then_some(first..last + 1)
}

/// Whether it is a kind of name, and not of number or time.
pub(crate) fn names_something(kind: NameKind) -> bool {
    match kind {
        NameKind::Person
        | NameKind::People
        | NameKind::Facility
        | NameKind::Organisation
        | NameKind::State
        | NameKind::Location
        | NameKind::Product
        | NameKind::Happening
        | NameKind::Work
        | NameKind::Law
        | NameKind::Language => true,
        NameKind::Date
        | NameKind::Time
        | NameKind::Percent
        | NameKind::Money
        | NameKind::Quantity
        | NameKind::Ordinal
        | NameKind::Cardinal => false,
    }
}
