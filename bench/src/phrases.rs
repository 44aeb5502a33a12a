//! The parts of a phrase that sets of annotated text mark: some the whole of it, some only its name or its head.

use dateline::model::{Mention, NameKind, Parse, Relation, Span, TokenIdx};

/// The phrase with the prepositions and appositions that go on behind it: "a court in Wadi Amsa, the highest".
pub(crate) fn whole(parse: &Parse<'_>, mention: &Mention) -> Span {
    let inside = |idx: TokenIdx| mention.span.contains(parse.tokens[idx].span);
    let top = parse.ancestors(mention.head).take_while(|&idx| inside(idx)).last();
    let below = parse.subtree(top.unwrap_or(mention.head));
    let goes_on = |idx: &TokenIdx| {
        matches!(
            parse.tokens[*idx].relation,
            Relation::Preposition | Relation::Apposition | Relation::Aside
        ) && !inside(*idx)
            && parse.tokens[*idx].span.start() >= mention.span.end()
            && inside(parse.tokens[*idx].head)
    };
    let mut span = mention.span;
    for idx in below.iter().copied().filter(goes_on) {
        let part = parse.subtree(idx);
        let is_word = |idx: &&TokenIdx| {
            let word = parse.word(**idx);
            word.chars().any(char::is_alphanumeric) || matches!(word, ")" | "]")
        };
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
