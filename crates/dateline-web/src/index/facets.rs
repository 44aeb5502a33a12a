//! How many events each word of a filter would give.

use std::cmp::Reverse;

use serde::Serialize;

use super::filter::{Filter, Verdict};
use super::{Column, Index};
use crate::query::Query;

/// Words that a facet shows.
const MOST_WORDS: usize = 12;

/// A filter with the words that narrow further.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Facet {
    /// The name of the filter in addresses.
    pub(crate) filter: &'static str,
    /// What a person reads above it.
    pub(crate) title: &'static str,
    /// Its words, most events first.
    pub(crate) words: Vec<FacetWord>,
    /// How many more words there are.
    pub(crate) more: usize,
}

/// A word of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FacetWord {
    /// The word.
    pub(crate) word: String,
    /// How many events have it, all other filters as they are.
    pub(crate) n_events: usize,
    /// Whether it is asked for.
    pub(crate) chosen: bool,
}

/// The facets in the order in which they stand on a page.
const FACETS: [(Column, &str); 10] = [
    (Column::Review, "Review"),
    (Column::Mark, "Look at"),
    (Column::EventType, "Type"),
    (Column::SubEventType, "Sub-type"),
    (Column::Actor, "Actor"),
    (Column::Admin1, "Governorate"),
    (Column::Country, "Country"),
    (Column::Weapon, "Weapon"),
    (Column::Outlet, "Outlet"),
    (Column::Label, "Label"),
];

impl Index {
    /// The events that are asked for, as positions, and the facets that have a word; one walk gives both.
    pub(crate) fn select_and_count(
        &self,
        query: &Query,
        filter: &Filter<'_>,
    ) -> (Vec<u32>, Vec<Facet>) {
        let mut taken = Vec::new();
        let mut counted = vec![vec![0_usize; self.words.len()]; FACETS.len()];
        for at in self.orders.by(query.sort) {
            let entry = &self.entries[*at as usize];
            let verdict = filter.verdict(self, *at, entry);
            // A word of a facet says how many events it would give, all other filters as they are.
            let counts = |column: Column| match verdict {
                Verdict::Taken => true,
                Verdict::But(only) => only == column,
                Verdict::Left => false,
            };
            if matches!(verdict, Verdict::Left) {
                continue;
            }
            if matches!(verdict, Verdict::Taken) {
                taken.push(*at);
            }
            let now = filter.now(*at, entry);
            for ((column, _), counted) in FACETS.iter().zip(&mut counted) {
                if counts(*column) {
                    column.any(entry, now, |id| {
                        counted[id as usize] += 1;
                        false
                    });
                }
            }
        }
        let facets = FACETS.iter().zip(&counted);
        let facets =
            facets.map(|((column, title), n)| self.facet(*column, title, query, n));
        (taken, facets.filter(|facet| !facet.words.is_empty()).collect())
    }

    fn facet(
        &self,
        column: Column,
        title: &'static str,
        query: &Query,
        counted: &[usize],
    ) -> Facet {
        let filter = column.filter();
        let words = counted.iter().zip(&self.words.words);
        let mut words: Vec<(usize, &str, bool)> = words
            .map(|(n, word)| (*n, word.as_str(), query.has(filter, word)))
            .filter(|(n, _, chosen)| *n > 0 || *chosen)
            .collect();
        // What is asked for never falls off the end, whatever its number.
        words.sort_by_key(|(n, word, chosen)| (!chosen, Reverse(*n), *word));
        let more = words.len().saturating_sub(MOST_WORDS);
        let shown = words.into_iter().take(MOST_WORDS);
        let shown = shown.map(|(n_events, word, chosen)| FacetWord {
            word: word.to_owned(),
            n_events,
            chosen,
        });
        Facet { filter, title, words: shown.collect(), more }
    }
}
