//! Which events a query asks for, and in what order.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Entry, Index, WordId};
use crate::query::{Query, Sort};

/// What persons decided since the tables were written: the word that stands for an event's review.
pub(crate) type Overlay = std::collections::BTreeMap<String, &'static str>;

/// A query whose words are numbers, ready for the walk.
pub(crate) struct Filter<'q> {
    query: &'q Query,
    /// For each filter with words, which numbers are asked for.
    wanted: Vec<(&'static str, Vec<bool>)>,
    /// The ids that the words of a search found.
    found: Option<BTreeSet<String>>,
    overlay: &'q Overlay,
}

impl<'q> Filter<'q> {
    /// `found` are the events in whose sentences the words of the search stand.
    pub(crate) fn new(
        index: &Index,
        query: &'q Query,
        found: Option<BTreeSet<String>>,
        overlay: &'q Overlay,
    ) -> Filter<'q> {
        let wanted = query.words.iter().map(|(filter, words)| {
            let mut is_wanted = vec![false; index.words.len()];
            for (id, word) in index.words.words.iter().enumerate() {
                is_wanted[id] = words.iter().any(|asked| fits(filter, word, asked));
            }
            (*filter, is_wanted)
        });
        Filter { query, wanted: wanted.collect(), found, overlay }
    }

    /// The word for what a person decided about the event.
    pub(crate) fn review<'a>(&'a self, index: &'a Index, entry: &'a Entry) -> &'a str {
        match self.overlay.get(&entry.id) {
            Some(word) => word,
            None => index.words.word(entry.review),
        }
    }

    /// Whether the event is asked for. Leaving a filter out tells how many events its other words would give.
    pub(crate) fn takes(
        &self,
        index: &Index,
        entry: &Entry,
        without: Option<&str>,
    ) -> bool {
        let of_words = self.wanted.iter().all(|(filter, wanted)| {
            Some(*filter) == without || self.has(index, entry, filter, wanted)
        });
        // Unless it is asked for, what a person rejected is no event.
        let is_told = self.query.words.contains_key("review")
            || without == Some("review")
            || self.review(index, entry) != "rejected";
        of_words && is_told && self.is_else(index, entry, without)
    }

    fn has(&self, index: &Index, entry: &Entry, filter: &str, wanted: &[bool]) -> bool {
        let is = |id: &WordId| wanted.get(*id as usize).copied().unwrap_or(false);
        let some = |id: Option<WordId>| id.as_ref().is_some_and(is);
        match filter {
            "country" => some(entry.country),
            "admin1" => some(entry.admin1),
            "event_type" => some(entry.event_type),
            "sub_event_type" => some(entry.sub_event_type),
            "actor" => entry.actors.iter().chain(&entry.recipients).any(is),
            "weapon" => entry.weapons.iter().any(is),
            "label" => entry.labels.iter().any(is),
            "grade" => some(entry.grade),
            "review" => self.query.has("review", self.review(index, entry)),
            "location" => self.query.words.get("location").is_some_and(|words| {
                let place = index.place_of(entry);
                words.iter().any(|asked| {
                    place.is_some_and(|place| {
                        place.id == *asked || same(&place.name, asked)
                    }) || same(&entry.at, asked)
                })
            }),
            _ => true,
        }
    }

    fn is_else(&self, index: &Index, entry: &Entry, without: Option<&str>) -> bool {
        let query = self.query;
        let days = without == Some("days") || {
            // An event is asked for if it may have been on one of the days; one without a day is not.
            let after =
                query.from.is_none_or(|from| entry.last.or(entry.first) >= Some(from));
            let first = entry.first.or(entry.last);
            let before = query.to.is_none_or(|to| first.is_some_and(|first| first <= to));
            after && before
        };
        let disputed = query.disputed.is_none_or(|disputed| entry.disputed == disputed);
        let sources = query.sources.is_none_or(|least| entry.n_sources >= least);
        let dead = query
            .fatalities
            .is_none_or(|least| entry.killed.is_some_and(|(_, best, _)| best >= least));
        let words = self.found.as_ref().is_none_or(|found| found.contains(&entry.id));
        let place = without == Some("bbox")
            || query.bounds.is_none_or(|[w, s, e, n]| {
                let point = index.place_of(entry).and_then(|place| place.point);
                point.is_some_and(|(longitude, latitude)| {
                    let (x, y) = (longitude * 10_000.0, latitude * 10_000.0);
                    let (w, s, e, n) =
                        (f64::from(w), f64::from(s), f64::from(e), f64::from(n));
                    let across = if w <= e { w <= x && x <= e } else { x >= w || x <= e };
                    across && s <= y && y <= n
                })
            });
        days && disputed && sources && dead && words && place
    }
}

impl Index {
    /// The events that are asked for, as positions, in the order that is asked for.
    pub(crate) fn select(&self, filter: &Filter<'_>) -> Vec<u32> {
        let mut found: Vec<u32> = (0..)
            .zip(&self.entries)
            .filter(|(_, entry)| filter.takes(self, entry, None))
            .map(|(at, _)| at)
            .collect();
        let entry = |at: &u32| &self.entries[*at as usize];
        let day = |entry: &Entry| entry.first.or(entry.last);
        match filter.query.sort {
            Sort::Newest => found.sort_by_key(|at| {
                let day = day(entry(at));
                (day.is_none(), Reverse(day), *at)
            }),
            Sort::Oldest => found.sort_by_key(|at| {
                let day = day(entry(at));
                (day.is_none(), day, *at)
            }),
            Sort::Deadliest => found.sort_by_key(|at| {
                (Reverse(entry(at).killed.map(|(_, best, high)| (best, high))), *at)
            }),
            Sort::Thinnest => found.sort_by_key(|at| {
                let entry = entry(at);
                (entry.n_sources, !entry.disputed, entry.n_claims, *at)
            }),
        }
        found
    }
}

/// Whether a word of the data is what was asked for: an actor by any part of its name, all else by its whole.
fn fits(filter: &str, word: &str, asked: &str) -> bool {
    match filter {
        "actor" => same(word, asked) || has_part(word, asked),
        _ => same(word, asked),
    }
}

fn same(word: &str, asked: &str) -> bool {
    word == asked || word.to_lowercase() == asked.to_lowercase()
}

fn has_part(word: &str, asked: &str) -> bool {
    asked.chars().count() > 2 && word.to_lowercase().contains(&asked.to_lowercase())
}
