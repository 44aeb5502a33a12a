//! Where what a verb tells was done, coded or not: by the way through the tree from the verb to the names around it.
//!
//! Each step of the way costs something, and the cheapest name is the place: a phrase on the verb itself speaks for a
//! place, one in another clause against it, and behind "by", "against" or "president of" hardly a place stands at all.

mod named;
mod way;

use dateline_model::{Parse, Relation, Span, TokenIdx};

use crate::toponyms::Toponym;

use named::{Candidate, head_of, named, tokens_of};
use way::cost;

/// The names of the places where what the verb tells was done, in the order of the text; none where no place is told.
///
/// `names` are the names of places that the report's words hold, as [`crate::Look::names`] has them.
pub fn done_at(parse: &Parse<'_>, names: &[Toponym], verb: TokenIdx) -> Vec<Span> {
    let found = named(parse, names, parse.sentence_of(verb).tokens.clone());
    let Some(best) = cheapest_of(parse, &found, verb, MOST) else { return Vec::new() };
    let joined = found.iter().enumerate().filter(|(idx, one)| {
        *idx == best || is_joined(parse, found[best].head, one.head)
    });
    let mut spans: Vec<Span> =
        joined.filter_map(|(_, one)| parse.span_of(one.tokens.clone())).collect();
    spans.sort_by_key(|span| span.start());
    spans
}

/// The cheapest of these names of towns, by its position among them, for a verb or noun that tells something.
pub(crate) fn cheapest(
    parse: &Parse<'_>,
    spans: impl Iterator<Item = Span>,
    told: TokenIdx,
) -> Option<usize> {
    let sentence = parse.sentence_of(told).tokens.clone();
    let (places, found): (Vec<usize>, Vec<Candidate>) = spans
        .enumerate()
        .filter_map(|(idx, span)| {
            let tokens = tokens_of(parse, span, sentence.clone())?;
            let head = head_of(parse, tokens.clone());
            Some((idx, Candidate::town(tokens, head)))
        })
        .unzip();
    cheapest_of(parse, &found, told, SURE).map(|best| places[best])
}

/// A name that costs more belongs to something else in the sentence, in tenths.
///
/// Between 12 and 20 the places found are about as good on news, and lower is surer.
const MOST: i32 = 14;

/// What a frame may pay for a place outside its own phrases: above this, news of other places is drawn in. Tried on
/// `syria-where` and `gsr`.
const SURE: i32 = 8;

fn cheapest_of(
    parse: &Parse<'_>,
    found: &[Candidate],
    told: TokenIdx,
    most: i32,
) -> Option<usize> {
    let weighed = found.iter().enumerate().filter_map(|(idx, one)| {
        let cost = cost(parse, told, one, found)?;
        (cost <= most).then_some((cost, one.head, idx))
    });
    weighed.min().map(|(_, _, idx)| idx)
}

/// Whether two names stand in one list: "Rasai and Tell Amsa".
fn is_joined(parse: &Parse<'_>, one: TokenIdx, other: TokenIdx) -> bool {
    let Some((up, down)) = parse.path(one, other) else { return false };
    let relation = |idx: &TokenIdx| parse.tokens[*idx].relation;
    let mut way = up.iter().chain(&down);
    way.clone().any(|idx| relation(idx) == Relation::Conjunct)
        && way.all(|idx| {
            matches!(
                relation(idx),
                Relation::Conjunct | Relation::Compound | Relation::Apposition
            )
        })
}
