//! What the names of places mean, all together.

use std::collections::BTreeMap;
use std::ops::Range;

use dateline_model::{Parse, Place, PlaceKind, PlacePrecision, Report, Span, TokenIdx};

use super::find::{Means, Named};
use super::{PlaceSense, Toponym};
use crate::actors::Hits;
use crate::places::{PlaceChoice, PlaceQuery};
use crate::whereabouts::place_context;
use crate::world::World;

/// Ties names to places: each name once for the whole report.
pub(super) fn place(
    report: &Report,
    parse: &Parse<'_>,
    world: &World,
    hits: &Hits,
    named: Vec<Named>,
) -> Vec<Toponym> {
    let places = &world.places;
    let mut queries: Vec<(usize, PlaceQuery)> = Vec::new();
    for (idx, name) in named.iter().enumerate() {
        let query = match &name.means {
            Means::Words(words) => {
                let Some(span) = parse.span_of(words.clone()) else { continue };
                let mut query = places.query(span.of(parse.calm_text()), span);
                if let Some(unit) = said_behind(parse, world, &named, idx)
                    && places.may_lie_in(&query.name, &unit)
                {
                    query.within.push(unit);
                }
                query
            }
            // "Okla." speaks for towns of Oklahoma as its full name does.
            Means::Place(unit) if name.sense == PlaceSense::Literal => {
                let (Some(place), Some(span)) =
                    (places.place(*unit), parse.span_of(name.tokens.clone()))
                else {
                    continue;
                };
                places.query(&format!("{} state", place.name), span)
            }
            Means::Place(_) => continue,
        };
        queries.push((idx, query));
    }
    one_sense(&mut queries);
    let mut context = place_context(report, parse, world, hits);
    context.others.clear();
    let asked: Vec<PlaceQuery> = queries.iter().map(|(_, query)| query.clone()).collect();
    let choices = places.choose(&asked, &context);
    let mut chosen: BTreeMap<usize, PlaceChoice> = BTreeMap::new();
    for ((idx, _), choice) in queries.iter().zip(choices) {
        if let Some(choice) = choice {
            chosen.insert(*idx, choice);
        }
    }
    let mut toponyms: Vec<Toponym> = Vec::new();
    for (idx, name) in named.iter().enumerate() {
        let Some(span) = parse.span_of(name.tokens.clone()) else { continue };
        let (place, likely) = match (&name.means, chosen.remove(&idx)) {
            (Means::Place(key), _) => (places.place(*key), None),
            (_, Some(choice)) => {
                let likely = (!choice.certain)
                    .then(|| choice.candidates.first())
                    .flatten()
                    .and_then(|best| places.place(places.find(&best.id)?));
                (Some(choice.place), likely)
            }
            (Means::Words(words), None) => (None, largest(parse, world, words.clone())),
        };
        toponyms.push(Toponym { span, sense: name.sense, place, likely });
    }
    beside(&mut toponyms);
    toponyms
}

/// The largest place of that name: what is meant where the report says nothing for any.
fn largest(parse: &Parse<'_>, world: &World, words: Range<TokenIdx>) -> Option<Place> {
    let text = parse.span_of(words)?.of(parse.calm_text());
    let found = world.places.lookup_exactly(text);
    let largest = found.iter().max_by_key(|one| world.places.population(one.place))?;
    world.places.place(largest.place)
}

/// The unit or country that the name behind a comma puts this one into: "Paris, Texas".
fn said_behind(
    parse: &Parse<'_>,
    world: &World,
    named: &[Named],
    idx: usize,
) -> Option<String> {
    let mut end = named[idx].tokens.end;
    // "Baltimore, Baltimore County, Maryland": the last is the surest.
    let mut said = None;
    for next in named.get(idx + 1..)? {
        if next.tokens.start != end + 1 || !matches!(parse.calm(end), "," | "(") {
            break;
        }
        end = next.tokens.end;
        match &next.means {
            Means::Place(key) if next.sense != PlaceSense::Adjective => {
                said = world.places.place(*key).map(|place| place.name);
            }
            Means::Words(words) => {
                let text = parse.span_of(words.clone())?.of(parse.calm_text());
                let is_above = world.places.lookup_exactly(text).iter().any(|one| {
                    let kind = world.places.place(one.place).map(|place| place.kind);
                    matches!(
                        kind,
                        Some(PlaceKind::Country | PlaceKind::Admin1 | PlaceKind::Admin2)
                    )
                });
                // "Ohio, Texas and Iowa" is a list.
                let is_list =
                    is_unit(parse, world, &named[idx]) && is_unit(parse, world, next);
                if !is_above || is_list {
                    break;
                }
                said = Some(text.to_owned());
            }
            Means::Place(_) => break,
        }
    }
    said
}

/// Whether a name is that of a first-order unit.
fn is_unit(parse: &Parse<'_>, world: &World, named: &Named) -> bool {
    let Some(span) = parse.span_of(named.tokens.clone()) else { return false };
    let found = world.places.lookup_exactly(span.of(parse.calm_text()));
    found.iter().any(|one| {
        world.places.place(one.place).is_some_and(|place| place.kind == PlaceKind::Admin1)
    })
}

/// A name that is once said to lie somewhere lies there throughout, unless it is said to lie elsewhere too.
fn one_sense(queries: &mut [(usize, PlaceQuery)]) {
    let mut said: BTreeMap<String, Option<Vec<String>>> = BTreeMap::new();
    for (_, query) in queries.iter().filter(|(_, query)| !query.within.is_empty()) {
        let name = query.name.to_lowercase();
        match said.get_mut(&name) {
            None => {
                said.insert(name, Some(query.within.clone()));
            }
            Some(known) => {
                if known.as_ref() != Some(&query.within) {
                    *known = None;
                }
            }
        }
    }
    for (_, query) in queries.iter_mut().filter(|(_, query)| query.within.is_empty()) {
        if let Some(Some(within)) = said.get(&query.name.to_lowercase()) {
            query.within.clone_from(within);
        }
    }
}

/// A street or a house that no list knows lies where the town beside it lies.
fn beside(toponyms: &mut [Toponym]) {
    let towns: Vec<(Span, Place)> = toponyms
        .iter()
        .filter(|one| matches!(one.sense, PlaceSense::Literal | PlaceSense::Embedded))
        .filter_map(|one| {
            let place = one.best()?;
            let is_point = matches!(
                place.precision,
                PlacePrecision::Exact | PlacePrecision::Near | PlacePrecision::Admin2
            );
            is_point.then(|| (one.span, place.clone()))
        })
        .collect();
    for one in toponyms.iter_mut().filter(|one| one.best().is_none()) {
        let distance = |span: Span| match span.start() > one.span.start() {
            // What is named behind counts less: "in X Street, Y".
            true => (span.start() - one.span.end()) * 2,
            false => one.span.start() - span.start(),
        };
        let nearest = towns.iter().min_by_key(|(span, _)| distance(*span));
        one.likely = nearest.map(|(_, place)| place.clone());
    }
}
