//! Roads told by what they join: "the highway linking X, Y and Z", "the road between X and Y".

use std::sync::Arc;

use dateline_model::{
    Attested, Class, Evidence, Mention, Parse, Place, PlaceKind, PlacePrecision,
    PlaceRelation, Relation, Span, TokenIdx, Where,
};

use crate::actors::Hits;
use crate::places::{PlaceContext, PlaceQuery};
use crate::whereabouts::names_in;
use crate::world::World;

/// The line that a road between named places is, where the words are a road; `None` for other words and for roads with
/// fewer than two places.
pub(crate) fn between(
    parse: &Parse<'_>,
    world: &World,
    hits: &Hits,
    mention: &Mention,
) -> Option<Attested<Where>> {
    if mention.class != Class::Route {
        return None;
    }
    let head = mention.head;
    let reach = reach(parse, head);
    let names: Vec<Span> = names_in(parse, world, head..reach)
        .into_iter()
        .filter(|span| !hits.overlaps(parse, *span))
        .collect();
    let queries: Vec<PlaceQuery> = names
        .iter()
        .map(|span| world.places.query(span.of(parse.calm_text()), *span))
        .collect();
    let choices = world.places.choose(&queries, &PlaceContext::default());
    let mut ends: Vec<Place> = Vec::new();
    for choice in choices.into_iter().flatten() {
        if choice.certain && !ends.iter().any(|end| end.id == choice.place.id) {
            ends.push(choice.place);
        }
    }
    if ends.len() < 2 {
        return None;
    }
    let names_joined: Vec<&str> = ends.iter().map(|end| end.name.as_str()).collect();
    let name = format!("{} {}", parse.tokens[head].lemma, names_joined.join(" - "));
    let ids: Vec<&str> = ends.iter().map(|end| end.id.as_str()).collect();
    let place = line(format!("line:{}", ids.join(">")), name, &ends)?;
    let last = names.last().copied().unwrap_or(mention.span);
    let span = mention.span.cover(last);
    let found = Where {
        text: span.of(parse.text).to_owned(),
        place: Some(Arc::new(place)),
        relation: PlaceRelation::Along,
    };
    let attested = Attested::direct(found, span);
    Some(
        names
            .iter()
            .fold(attested, |attested, &span| attested.and(Evidence::direct(span))),
    )
}

/// The end of the phrase: of its prepositional phrases and of a clause such as "linking".
fn reach(parse: &Parse<'_>, head: TokenIdx) -> TokenIdx {
    let children = parse.children(head).iter().copied().filter(|&child| child > head);
    let far = children
        .filter(|&child| {
            is_reduced_clause(parse, child)
                || matches!(
                    parse.tokens[child].relation,
                    dateline_model::Relation::Preposition
                )
        })
        .filter_map(|child| parse.subtree(child).last().copied())
        .max();
    far.unwrap_or(head) + 1
}

/// A place that stands for a line: no point may stand for it.
fn line(id: String, name: String, ends: &[Place]) -> Option<Place> {
    let first = ends.first()?;
    let shared = |of: fn(&Place) -> &Option<String>| {
        let value = of(first).clone();
        value.filter(|value| ends.iter().all(|place| of(place).as_ref() == Some(value)))
    };
    Some(Place {
        id,
        name,
        kind: PlaceKind::Road,
        latitude: None,
        longitude: None,
        country: shared(|place| &place.country),
        iso3: shared(|place| &place.iso3),
        admin1: shared(|place| &place.admin1),
        admin2: shared(|place| &place.admin2),
        admin3: None,
        within: ends.iter().map(|place| place.id.clone()).collect(),
        precision: PlacePrecision::Line,
    })
}

/// Whether a word hangs in a clause on the road: "linking X and Y".
fn is_reduced_clause(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    matches!(
        parse.tokens[idx].relation,
        Relation::ReducedClause | Relation::RelativeClause
    )
}
