//! Which events a query asks for.

use std::collections::BTreeMap;

use super::column::Now;
use super::{Column, Entry, Index, Notes, WordId};
use crate::query::Query;

/// What persons decided since the tables were written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overlay {
    /// By event, the word that stands for its review.
    pub(crate) review: BTreeMap<String, &'static str>,
    /// Flags and comments.
    pub(crate) notes: Notes,
}

/// A query whose words are numbers, ready for the walk.
pub(crate) struct Filter<'q> {
    query: &'q Query,
    /// For each column with words, which numbers are asked for.
    wanted: Vec<(Column, Vec<bool>)>,
    /// Whether a person's rejections are left out, since no state of review is asked for.
    leaves_rejected: bool,
    rejected: Option<WordId>,
    /// For each place, whether it is one of those asked for by name and in the box; `None` where neither is asked for.
    places: Option<Vec<bool>>,
    /// By position, whether the words of a search found the event.
    found: Option<Vec<bool>>,
    reviews: BTreeMap<u32, WordId>,
    marks: BTreeMap<u32, Vec<WordId>>,
}

/// What a filter says of an event.
pub(super) enum Verdict {
    /// It is asked for.
    Taken,
    /// It would be, if this column were not asked for.
    But(Column),
    /// It is not.
    Left,
}

impl<'q> Filter<'q> {
    /// `found` are the events in whose sentences the words of the search stand, as positions.
    pub(crate) fn new(
        index: &Index,
        query: &'q Query,
        found: Option<&[u32]>,
        overlay: &Overlay,
    ) -> Filter<'q> {
        let columns = query.words.iter().filter_map(|(filter, words)| {
            let column = Column::named(filter)?;
            let is_wanted = |word: &String| words.iter().any(|it| fits(column, word, it));
            Some((column, index.words.words.iter().map(is_wanted).collect()))
        });
        let found = found.map(|positions| {
            let mut found = vec![false; index.entries.len()];
            for at in positions {
                found[*at as usize] = true;
            }
            found
        });
        let reviews = overlay.review.iter().filter_map(|(id, word)| {
            Some((index.position(id)?, index.words.known(word)?))
        });
        let before = |at: u32| index.entries[at as usize].marks.to_vec();
        Filter {
            query,
            wanted: columns.collect(),
            leaves_rejected: !query.words.contains_key("review"),
            rejected: index.words.known("rejected"),
            places: places(index, query),
            found,
            reviews: reviews.collect(),
            marks: overlay.notes.change(index, before).collect(),
        }
    }

    /// What persons decided about the event by now.
    pub(super) fn now<'e>(&'e self, at: u32, entry: &'e Entry) -> Now<'e> {
        Now {
            review: self.reviews.get(&at).copied().unwrap_or(entry.review),
            marks: self.marks.get(&at).map_or(&*entry.marks, Vec::as_slice),
        }
    }

    pub(super) fn verdict(&self, index: &Index, at: u32, entry: &Entry) -> Verdict {
        if !self.is_else(index, at, entry) {
            return Verdict::Left;
        }
        let now = self.now(at, entry);
        let mut but = None;
        // Unless it is asked for, what a person rejected is no event.
        if self.leaves_rejected && Some(now.review) == self.rejected {
            but = Some(Column::Review);
        }
        for (column, wanted) in &self.wanted {
            let is = |id: WordId| wanted.get(id as usize).copied().unwrap_or(false);
            if column.any(entry, now, is) {
                continue;
            }
            if but.is_some() {
                return Verdict::Left;
            }
            but = Some(*column);
        }
        but.map_or(Verdict::Taken, Verdict::But)
    }

    /// What no facet counts: days, numbers, places, and words of a search.
    fn is_else(&self, index: &Index, at: u32, entry: &Entry) -> bool {
        let query = self.query;
        // An event is asked for if it may have been on one of the days; one without a day is not.
        let after =
            query.from.is_none_or(|from| entry.last.or(entry.first) >= Some(from));
        let first = entry.first.or(entry.last);
        let before = query.to.is_none_or(|to| first.is_some_and(|first| first <= to));
        let dead = |least| entry.killed.is_some_and(|(_, best, _)| best >= least);
        after
            && before
            && query.disputed.is_none_or(|disputed| entry.disputed == disputed)
            && query.sources.is_none_or(|least| entry.n_sources >= least)
            && query.fatalities.is_none_or(dead)
            && self.found.as_ref().is_none_or(|found| found[at as usize])
            && self.is_there(index, entry)
    }

    fn is_there(&self, index: &Index, entry: &Entry) -> bool {
        let Some(places) = &self.places else { return true };
        if entry.place.is_some_and(|place| places[place as usize]) {
            return true;
        }
        // A place that is on no list is asked for by the words of the report.
        let names = self.query.words.get("location").map_or(&[][..], Vec::as_slice);
        self.query.bounds.is_none() && {
            let at = index.words.word(entry.at);
            names.iter().any(|asked| same(at, asked))
        }
    }
}

/// The places that are asked for by name or id and lie in the box.
fn places(index: &Index, query: &Query) -> Option<Vec<bool>> {
    let names = query.words.get("location");
    if names.is_none() && query.bounds.is_none() {
        return None;
    }
    let is_named = |place: &super::PlaceCard| {
        let is = |asked: &String| place.id == *asked || same(&place.name, asked);
        names.is_none_or(|names| names.iter().any(is))
    };
    let is_inside = |place: &super::PlaceCard| {
        query.bounds.is_none_or(|[w, s, e, n]| {
            place.point.is_some_and(|(longitude, latitude)| {
                let (x, y) = (longitude * 10_000.0, latitude * 10_000.0);
                let [w, s, e, n] = [w, s, e, n].map(f64::from);
                let across = if w <= e { w <= x && x <= e } else { x >= w || x <= e };
                across && s <= y && y <= n
            })
        })
    };
    let places = index.places.iter();
    Some(places.map(|place| is_named(place) && is_inside(place)).collect())
}

/// Whether a word of the data is what was asked for: an actor by any part of its name, all else by its whole.
fn fits(column: Column, word: &str, asked: &str) -> bool {
    same(word, asked) || (column == Column::Actor && has_part(word, asked))
}

fn same(word: &str, asked: &str) -> bool {
    word == asked || word.to_lowercase() == asked.to_lowercase()
}

fn has_part(word: &str, asked: &str) -> bool {
    asked.chars().count() > 2 && word.to_lowercase().contains(&asked.to_lowercase())
}
