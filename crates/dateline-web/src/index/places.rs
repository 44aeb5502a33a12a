//! What happened at each place: the points and areas of the map.

use std::collections::BTreeMap;

use serde::Serialize;

use super::series::add;
use super::{Index, PlaceCard, WordId};

/// The events of one place, added up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct PlaceSum {
    /// The id of the place in the list of places.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// What sort of place it is.
    pub(crate) kind: String,
    /// How exactly it is known.
    pub(crate) precision: String,
    /// The country's name.
    pub(crate) country: String,
    /// The country's ISO 3166-1 alpha-3 code.
    #[serde(skip)]
    pub(crate) iso3: String,
    /// The first-order unit.
    pub(crate) admin1: String,
    /// Degrees east and north of a point that stands for it.
    pub(crate) point: Option<(f64, f64)>,
    /// How many events.
    pub(crate) n: usize,
    /// The dead that stand, added over the events.
    pub(crate) deaths: u64,
    /// Events whose claims contradict each other.
    pub(crate) disputed: usize,
    /// Events by ACLED's type; those that ACLED does not code stand under "Other".
    pub(crate) types: BTreeMap<String, usize>,
}

impl Index {
    /// The places of the events, in the order of their ids. Events without a place are in none.
    pub(crate) fn sum_places(&self, events: &[u32]) -> Vec<PlaceSum> {
        let mut sums: Vec<Option<PlaceSum>> = vec![None; self.places.len()];
        let mut types: Vec<Vec<(Option<WordId>, usize)>> =
            vec![Vec::new(); self.places.len()];
        for entry in events.iter().map(|at| &self.entries[*at as usize]) {
            let Some(at) = entry.place else { continue };
            let place = &self.places[at as usize];
            let sum = sums[at as usize].get_or_insert_with(|| empty(place));
            sum.n += 1;
            sum.deaths += entry.killed.map_or(0, |(_, best, _)| best);
            sum.disputed += usize::from(entry.disputed);
            add(&mut types[at as usize], entry.event_type);
        }
        for (sum, types) in
            sums.iter_mut().flatten().zip(types.iter().filter(|it| !it.is_empty()))
        {
            for (kind, n) in types {
                let kind = kind.map_or("Other", |id| self.words.word(id));
                *sum.types.entry(kind.to_owned()).or_default() += n;
            }
        }
        let mut sums: Vec<PlaceSum> = sums.into_iter().flatten().collect();
        sums.sort_by(|a, b| a.id.cmp(&b.id));
        sums
    }
}

fn empty(place: &PlaceCard) -> PlaceSum {
    PlaceSum {
        id: place.id.clone(),
        name: place.name.clone(),
        kind: place.kind.map(|kind| kind.to_string()).unwrap_or_default(),
        precision: place.precision.clone(),
        country: place.country.clone(),
        iso3: place.iso3.clone(),
        admin1: place.admin1.clone(),
        point: place.point,
        n: 0,
        deaths: 0,
        disputed: 0,
        types: BTreeMap::new(),
    }
}
