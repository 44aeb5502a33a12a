//! What each place phrase of a report means, all together, and the places that its sentences name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dateline_model::{
    Attested, Class, Evidence, Mention, NameKind, Parse, PlaceKind, PlacePrecision,
    PlaceRelation, Reading, Relation, Report, Span, TokenIdx, Upos, Where, ZoneKind,
};

use crate::actors::Hits;
use crate::places::{PlaceChoice, PlaceContext, PlaceQuery, ScanWord};
use crate::route;
use crate::world::World;
use crate::{naming, office};

use super::sources::Seats;
use super::unlisted;

/// What was found: by the head word of a mention, and by sentence.
pub(super) type Found =
    (BTreeMap<TokenIdx, Attested<Where>>, BTreeMap<usize, Vec<Attested<Where>>>);

/// Asks the gazetteer for all place phrases at once.
pub(super) fn decide(
    report: &Report,
    parse: &Parse<'_>,
    reading: &Reading,
    world: &World,
    hits: &Hits,
    seats: &Seats,
) -> Found {
    let mut heads: Vec<(TokenIdx, Span, &Mention)> = Vec::new();
    let mut seen: BTreeSet<TokenIdx> = BTreeSet::new();
    // The first mention of each head; a text of names has tens of thousands.
    let mut firsts: BTreeMap<TokenIdx, &Mention> = BTreeMap::new();
    for mention in &reading.mentions {
        let may_be = matches!(
            mention.class,
            Class::Place | Class::Name | Class::Position | Class::Route | Class::Property
        );
        let first = *firsts.entry(mention.head).or_insert(mention);
        let is_actor =
            hits.over(mention.head).is_some() || names_owner(parse, mention, hits);
        let is_somebody = mention.class == Class::Name && is_person(parse, mention.head);
        if may_be
            && !is_actor
            && !is_somebody
            && !seats.is_afar(mention.head)
            && seen.insert(mention.head)
        {
            heads.push((mention.head, mention.span, first));
        }
    }
    let queries: Vec<PlaceQuery> = heads
        .iter()
        .map(|(head, span, _)| world.places.query(&phrase(parse, *head, *span), *span))
        .collect();
    let mut context = place_context(report, parse, world, hits);
    context.others.retain(|query| !seats.holds_afar(parse, query.span));
    let mut asked = queries.clone();
    asked.extend(context.others.iter().cloned());
    let mut choices = world.places.choose(&asked, &context);
    let by_sentence = exact(parse, &context, choices.split_off(queries.len()));
    let mut by_head = BTreeMap::new();
    let (mut unnamed, mut unread) = (Vec::new(), Vec::new());
    for (((head, span, first), query), choice) in
        heads.into_iter().zip(queries).zip(choices)
    {
        let found = match route::between(parse, world, hits, first) {
            Some(line) => Some(line),
            None if is_road_to(&query, choice.as_ref()) => {
                Some(unknown(parse, span, PlaceRelation::Along))
            }
            None => choice.map(|choice| located(parse, span, choice)),
        };
        match found {
            Some(found) => {
                by_head.insert(head, found);
            }
            // "the base at Umm Rasaf", which no list knows: the village says more than the base.
            None if named_after(parse, head).is_some() => {}
            None if query.name.is_empty() && !query.wanted.is_empty() => {
                unnamed.push((head, span, query));
            }
            None if !query.name.is_empty()
                && (!query.wanted.is_empty()
                    || naming::looks_like_place(span.of(parse.text))
                    // "Eastern X" is a part of X, whichever X is meant.
                    || !query.direction
                        && unlisted::is_named_as_place(parse, head, span)) =>
            {
                by_head.insert(head, unknown(parse, span, query.relation));
            }
            None => unread.push((head, span, query)),
        }
    }
    // "The town of X" in the lead, "captured X" below: a name that is told to be a place stays one.
    let told: Vec<Span> = by_head
        .values()
        .filter(|found| found.value.place.is_none())
        .filter_map(|found| found.evidence().iter().find_map(Evidence::span))
        .collect();
    for (head, span, query) in unread {
        let words = span.of(parse.text);
        // "The market of X" is in X, and no other place.
        let is_bare = unlisted::name(words).len() == words.split_whitespace().count();
        let is_told =
            |told: &Span| is_bare && unlisted::are_one(told.of(parse.text), words);
        if !query.name.is_empty() && told.iter().any(is_told) {
            by_head.insert(head, unknown(parse, span, query.relation));
        }
    }
    unlisted::set_down(parse, &mut by_head, &by_sentence);
    refer_back(parse, world, &mut by_head, &by_sentence, unnamed);
    pronouns(parse, reading, &mut by_head);
    (by_head, by_sentence)
}

/// The names of exact places by sentence, each place once.
fn exact(
    parse: &Parse<'_>,
    context: &PlaceContext,
    choices: Vec<Option<PlaceChoice>>,
) -> BTreeMap<usize, Vec<Attested<Where>>> {
    let mut by_sentence: BTreeMap<usize, Vec<Attested<Where>>> = BTreeMap::new();
    for (query, choice) in context.others.iter().zip(choices) {
        let sentence = sentence_of(parse, query.span);
        let is_exact = |choice: &PlaceChoice| {
            choice.certain
                && matches!(
                    choice.place.precision,
                    PlacePrecision::Exact | PlacePrecision::Near
                )
        };
        let (Some(sentence), Some(choice)) = (sentence, choice.filter(is_exact)) else {
            continue;
        };
        let named = by_sentence.entry(sentence).or_default();
        let found = located(parse, query.span, choice);
        let id =
            |at: &Attested<Where>| at.value.place.as_ref().map(|place| place.id.clone());
        if !named.iter().any(|known| id(known) == id(&found)) {
            named.push(found);
        }
    }
    by_sentence
}

/// The first sentence that holds these words; sentences stand in order.
fn sentence_of(parse: &Parse<'_>, words: Span) -> Option<usize> {
    let from = parse.sentences.partition_point(|each| each.span.end() < words.end());
    let rest = parse.sentences[from..].iter().take(2);
    let found = rest.map(|each| each.span).position(|span| span.contains(words));
    found.map(|at| from + at)
}

/// "named after Washington", "talks with Jordan Smith": a person's name is no place but behind a preposition of place.
///
/// As a subject or an object it may be a village that the reader takes for a person.
fn is_person(parse: &Parse<'_>, head: TokenIdx) -> bool {
    let token = &parse.tokens[head];
    office::is_person(parse, head)
        && token.relation == Relation::PrepositionObject
        && matches!(
            parse.word(token.head).to_lowercase().as_str(),
            "after" | "with" | "by" | "for" | "about" | "like" | "than" | "under"
        )
}

/// "the Palmyra road": a road is named after a town that may lie far off, and is itself on no list.
fn is_road_to(query: &PlaceQuery, choice: Option<&PlaceChoice>) -> bool {
    use crate::places::Wanted;
    let is_road = query.wanted.contains(&Wanted::Kind(PlaceKind::Road));
    is_road && choice.is_some_and(|choice| choice.place.kind != PlaceKind::Road)
}

/// A place with a name that no list knows keeps its words.
fn unknown(parse: &Parse<'_>, span: Span, relation: PlaceRelation) -> Attested<Where> {
    let text = span.of(parse.text).to_owned();
    Attested::direct(Where { text, place: None, relation }, span)
}

/// "the neighbourhood" is the one named before it, where one was; else "the province" is that of the place named before.
fn refer_back(
    parse: &Parse<'_>,
    world: &World,
    by_head: &mut BTreeMap<TokenIdx, Attested<Where>>,
    by_sentence: &BTreeMap<usize, Vec<Attested<Where>>>,
    unnamed: Vec<(TokenIdx, Span, PlaceQuery)>,
) {
    for (head, span, query) in unnamed {
        let is_definite = parse.children(head).iter().any(|&child| {
            matches!(parse.word(child).to_lowercase().as_str(), "the" | "this" | "that")
        });
        let here = parse.tokens[head].sentence;
        let is_near = |(at, _): &(&TokenIdx, &Attested<Where>)| {
            here - parse.tokens[**at].sentence <= FAR_BACK
        };
        let is_wanted =
            |kind: PlaceKind| query.wanted.iter().all(|wanted| wanted.fit(kind) > 0);
        let is_it = |kind| query.wanted.iter().all(|wanted| wanted.fit(kind) == 2);
        let is_one = parse.tokens[head].tag == "NN";
        let itself = |found: &Attested<Where>| {
            found.value.place.clone().filter(|place| is_wanted(place.kind))
        };
        let around = |found: &Attested<Where>| {
            let within = &found.value.place.as_ref()?.within;
            let mut wholes =
                within.iter().filter_map(|id| world.places.place(world.places.find(id)?));
            wholes.find(|whole| is_one && is_it(whole.kind))
        };
        // "a town to which many had fled from X ... the town": what a side clause names is meant only where nothing else is.
        let near = || by_head.range(..head).rev().filter(is_near);
        let is_aside = |(at, _): &(&TokenIdx, &Attested<Where>)| {
            parse.tokens[**at].sentence < here && is_in_side_clause(parse, **at)
        };
        let before =
            || near().filter(|found| !is_aside(found)).chain(near().filter(is_aside));
        let before =
            before().find_map(|(_, found)| Some((itself(found)?, found))).or_else(|| {
                before().find_map(|(_, found)| Some((Arc::new(around(found)?), found)))
            });
        // However far back, where the report has named but one place of that kind.
        let only = || {
            let named = by_sentence.range(..here).flat_map(|(_, named)| named);
            let mut of_kind = named.filter_map(|found| {
                let place = found.value.place.clone()?;
                is_it(place.kind).then_some((place, found))
            });
            let first = of_kind.next()?;
            of_kind.all(|(place, _)| place.id == first.0.id).then_some(first)
        };
        let before = before.or_else(|| only().filter(|_| is_one));
        let Some((place, found)) = before.filter(|_| is_definite) else { continue };
        let meant = Where {
            text: span.of(parse.text).to_owned(),
            place: Some(place),
            relation: query.relation,
        };
        let named = found.evidence().iter().find_map(Evidence::span);
        let attested = Attested::direct(meant, span);
        let attested = match named {
            Some(named) => attested.and(Evidence::antecedent(named)),
            None => attested,
        };
        by_head.insert(head, attested);
    }
}

/// "stormed it", "took it back": the place that was last taken, lost or hit, and no place that is only near or far.
fn pronouns(
    parse: &Parse<'_>,
    reading: &Reading,
    by_head: &mut BTreeMap<TokenIdx, Attested<Where>>,
) {
    let are_asked = reading.mentions.iter().filter(|mention| {
        mention.class == Class::Pronoun
            && matches!(parse.word(mention.head).to_lowercase().as_str(), "it" | "its")
            && (parse.tokens[mention.head].relation != Relation::Subject
                || parse.tokens[parse.tokens[mention.head].head].lemma == "fall")
    });
    for mention in are_asked {
        let here = parse.tokens[mention.head].sentence;
        let fits = |(at, found): &(&TokenIdx, &Attested<Where>)| {
            here - parse.tokens[**at].sentence <= NEAR_BACK
                && is_told_of(parse, **at)
                && found.value.place.as_ref().is_some_and(|place| {
                    matches!(
                        place.precision,
                        PlacePrecision::Exact | PlacePrecision::Near
                    )
                })
        };
        let before = by_head.range(..mention.head).rev().find(fits);
        let Some((_, found)) = before else { continue };
        let meant = Attested::direct(found.value.clone(), mention.span);
        let named = found.evidence().iter().find_map(Evidence::span);
        let meant = match named {
            Some(named) => meant.and(Evidence::antecedent(named)),
            None => meant,
        };
        by_head.insert(mention.head, meant);
    }
}

/// Whether the place is what its clause is about: a subject or an object, or the name behind "village of" in one.
fn is_told_of(parse: &Parse<'_>, at: TokenIdx) -> bool {
    let token = &parse.tokens[at];
    let is_name_of = token.relation == Relation::PrepositionObject
        && parse.word(token.head).eq_ignore_ascii_case("of");
    let of = parse.tokens[token.head].head;
    let relation = match is_name_of && parse.tokens[of].upos == Upos::Noun {
        true => parse.tokens[of].relation,
        false => token.relation,
    };
    matches!(relation, Relation::Object | Relation::Subject | Relation::PassiveSubject)
}

/// Whether a relative clause names the place, and not as what it is about.
fn is_in_side_clause(parse: &Parse<'_>, at: TokenIdx) -> bool {
    let mut above = std::iter::once(at).chain(parse.ancestors(at));
    !is_told_of(parse, at)
        && above.any(|idx| parse.tokens[idx].relation == Relation::RelativeClause)
}

/// So many sentences back a place is still "it".
const NEAR_BACK: usize = 2;

/// So many sentences back "the town" still means the town named there.
const FAR_BACK: usize = 6;

/// The words to look up: a name put into brackets behind its kind word stands for both, "the quarter [Sharq]".
fn phrase(parse: &Parse<'_>, head: TokenIdx, span: Span) -> String {
    let aside = parse.children(head).iter().copied().find(|&child| {
        matches!(parse.tokens[child].relation, Relation::Aside | Relation::Apposition)
            && parse.is_capitalised(child)
            && child > head
            && parse
                .text
                .get(..parse.tokens[child].span.start())
                .is_some_and(|before| before.ends_with(['[', '(']))
    });
    let whole = span.of(parse.calm_text());
    if let Some(named) = named_after(parse, head) {
        return format!("{whole} at {}", named.of(parse.calm_text()));
    }
    match aside {
        Some(aside) if parse.tokens[head].upos == Upos::Noun => {
            format!("{} {}", parse.calm(aside), parse.calm(head))
        }
        Some(_) | None => whole.to_owned(),
    }
}

/// "the air base at X": it has the name of its town, and is not the town. "An airfield in X" may be one of many.
fn named_after(parse: &Parse<'_>, site: TokenIdx) -> Option<Span> {
    let is_site = matches!(
        parse.tokens[site].lemma.to_lowercase().as_str(),
        "base" | "airbase" | "airfield" | "airport" | "barracks"
    );
    let mut own = parse.children(site).iter().copied();
    let is_bare =
        !own.clone().any(|idx| parse.tokens[idx].upos == Upos::Propn && idx < site);
    let is_one = own.any(|idx| {
        parse.word(idx).eq_ignore_ascii_case("the")
            || parse.tokens[idx].relation == Relation::Possessor
    });
    let at = site + 1;
    let is_at = at < parse.tokens.len() && matches!(parse.word(at), "at" | "in");
    if !(is_site && is_bare && is_one && is_at) {
        return None;
    }
    let town = parse.child(at, Relation::PrepositionObject)?;
    match parse.name_over(town) {
        Some(name) => parse.span_of(name.tokens.clone()),
        None => {
            (parse.tokens[town].upos == Upos::Propn).then_some(parse.tokens[town].span)
        }
    }
}

/// "the army's positions" are named for their owner, and no place is named in them.
fn names_owner(parse: &Parse<'_>, mention: &Mention, hits: &Hits) -> bool {
    let owned = matches!(mention.class, Class::Position | Class::Property | Class::Route);
    owned && hits.lies_in(parse, mention.span)
}

fn located(parse: &Parse<'_>, span: Span, choice: PlaceChoice) -> Attested<Where> {
    let text = span.of(parse.text).to_owned();
    let found =
        Where { text, place: Some(Arc::new(choice.place)), relation: choice.relation };
    Attested::direct(found, span)
}

/// All other names of places in the report, its dateline and its adjectives: they speak for one country.
pub(crate) fn place_context(
    report: &Report,
    parse: &Parse<'_>,
    world: &World,
    hits: &Hits,
) -> PlaceContext {
    let mut context = PlaceContext {
        dateline: report
            .dateline
            .as_ref()
            .and_then(|line| line.place)
            .map(|span| world.places.query(span.of(parse.calm_text()), span)),
        ..PlaceContext::default()
    };
    let homes = hits.all().iter().filter_map(|hit| hit.named.country());
    context.parties = homes.map(str::to_owned).collect();
    context.parties.sort();
    context.parties.dedup();
    for sentence in &parse.sentences {
        if matches!(sentence.zone, ZoneKind::Comment | ZoneKind::Furniture) {
            continue;
        }
        let tokens = &sentence.tokens;
        let first = parse.names.partition_point(|it| it.tokens.end <= tokens.start);
        let named = parse.names.iter().skip(first);
        let persons: Vec<Span> = named
            .take_while(|name| name.tokens.start < tokens.end)
            .filter(|name| name.kind == NameKind::Person && name.tokens.len() > 1)
            .filter_map(|name| parse.span_of(name.tokens.clone()))
            .collect();
        for found in names_in(parse, world, sentence.tokens.clone()) {
            let is_in_person =
                persons.iter().any(|span| *span != found && span.contains(found));
            if !hits.overlaps(parse, found) && !is_in_person {
                context
                    .others
                    .push(world.places.query(found.of(parse.calm_text()), found));
            }
        }
        for idx in sentence.tokens.clone() {
            let word = parse.word(idx);
            let is_adjective = matches!(parse.tokens[idx].upos, Upos::Adj | Upos::Propn)
                && parse.is_capitalised(idx);
            // "Russian warplanes" says who flew, not where.
            let is_named = hits.over(idx).is_some();
            if is_adjective
                && !is_named
                && world.places.country_of_adjective(word).is_some()
            {
                context.adjectives.push(word.to_owned());
            }
        }
    }
    context
}

/// The names of places in these tokens, by the gazetteer's own scan.
pub(crate) fn names_in(
    parse: &Parse<'_>,
    world: &World,
    tokens: std::ops::Range<TokenIdx>,
) -> Vec<Span> {
    let first = tokens.start;
    let words: Vec<ScanWord> = tokens
        .map(|idx| ScanWord {
            span: parse.tokens[idx].span,
            proper: parse.tokens[idx].upos == Upos::Propn,
            opens: idx == first,
        })
        .collect();
    world
        .places
        .scan(parse.calm_text(), &words)
        .into_iter()
        .map(|found| found.span)
        .collect()
}
