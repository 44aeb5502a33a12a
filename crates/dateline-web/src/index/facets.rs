//! How many events each word of a filter would give.

use serde::Serialize;

use super::filter::Filter;
use super::{Index, WordId};
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
const FACETS: [(&str, &str); 8] = [
    ("review", "Review"),
    ("event_type", "Type"),
    ("sub_event_type", "Sub-type"),
    ("actor", "Actor"),
    ("admin1", "Governorate"),
    ("country", "Country"),
    ("weapon", "Weapon"),
    ("label", "Label"),
];

impl Index {
    /// The facets of a query, without those that have no word.
    pub(crate) fn facets(&self, query: &Query, filter: &Filter<'_>) -> Vec<Facet> {
        let facets =
            FACETS.iter().map(|&(name, title)| self.facet(name, title, query, filter));
        facets.filter(|facet| !facet.words.is_empty()).collect()
    }

    fn facet(
        &self,
        name: &'static str,
        title: &'static str,
        query: &Query,
        filter: &Filter<'_>,
    ) -> Facet {
        let mut counted = vec![0_usize; self.words.len()];
        let mut reviewed: std::collections::BTreeMap<&str, usize> = Default::default();
        for entry in
            self.entries.iter().filter(|entry| filter.takes(self, entry, Some(name)))
        {
            let mut count = |id: WordId| counted[id as usize] += 1;
            match name {
                "review" => *reviewed.entry(filter.review(self, entry)).or_default() += 1,
                "event_type" => entry.event_type.into_iter().for_each(count),
                "sub_event_type" => entry.sub_event_type.into_iter().for_each(count),
                "actor" => {
                    let both = entry.actors.iter().chain(
                        entry.recipients.iter().filter(|id| !entry.actors.contains(id)),
                    );
                    both.copied().for_each(count);
                }
                "admin1" => entry.admin1.into_iter().for_each(count),
                "country" => entry.country.into_iter().for_each(count),
                "weapon" => entry.weapons.iter().copied().for_each(count),
                "label" => entry.labels.iter().copied().for_each(&mut count),
                _ => {}
            }
        }
        let counted =
            counted.iter().enumerate().map(|(id, n)| (self.words.words[id].as_str(), *n));
        let mut words: Vec<FacetWord> = counted
            .chain(reviewed)
            .filter(|(word, n)| *n > 0 || query.has(name, word))
            .map(|(word, n_events)| FacetWord {
                chosen: query.has(name, word),
                word: word.to_owned(),
                n_events,
            })
            .collect();
        // What is asked for never falls off the end, whatever its number.
        words.sort_by(|a, b| {
            let order = |it: &FacetWord| (!it.chosen, std::cmp::Reverse(it.n_events));
            order(a).cmp(&order(b)).then_with(|| a.word.cmp(&b.word))
        });
        let more = words.len().saturating_sub(MOST_WORDS);
        words.truncate(MOST_WORDS);
        Facet { filter: name, title, words, more }
    }
}
