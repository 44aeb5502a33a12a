//! All events in columns, in memory: what lists, facets, maps and timelines are counted from.
//!
//! Two hundred thousand events take some tens of megabytes, and every filter is one walk over them.
//! Words stand once in a table and are numbers in the columns.

mod column;
mod facets;
mod filter;
mod marks;
mod order;
mod places;
mod series;

use std::collections::{BTreeMap, BTreeSet};

use dateline::Date;
use dateline::model::{Decision, Event, Fill, LogEntry, PlaceKind, ReviewState};
use dateline::store::{EventRow, Store, StoreError};

pub(crate) use column::Column;
pub(crate) use facets::Facet;
pub(crate) use filter::{Filter, Overlay};
pub(crate) use marks::Notes;
use order::Orders;
pub(crate) use places::PlaceSum;

/// A number for a word of a table.
pub(crate) type WordId = u32;

/// Words that stand once, and the number of each.
#[derive(Debug, Default)]
pub(crate) struct Words {
    words: Vec<String>,
    ids: BTreeMap<String, WordId>,
}

impl Words {
    fn id(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId::try_from(self.words.len()).unwrap_or(WordId::MAX);
        self.words.push(word.to_owned());
        self.ids.insert(word.to_owned(), id);
        id
    }

    fn ids(&mut self, cell: Option<&str>) -> Box<[WordId]> {
        let words = cell.unwrap_or_default().split("; ").filter(|word| !word.is_empty());
        words.map(|word| self.id(word)).collect()
    }

    pub(crate) fn word(&self, id: WordId) -> &str {
        self.words.get(id as usize).map_or("", String::as_str)
    }

    /// The number of a word that stands in the table.
    pub(crate) fn known(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }
}

/// A place as the list of places has it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlaceCard {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: Option<PlaceKind>,
    pub(crate) precision: String,
    pub(crate) point: Option<(f64, f64)>,
    pub(crate) country: String,
    pub(crate) iso3: String,
    pub(crate) admin1: String,
}

/// One event, its words as numbers.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) event_type: Option<WordId>,
    pub(crate) sub_event_type: Option<WordId>,
    pub(crate) acts: WordId,
    pub(crate) first: Option<Date>,
    pub(crate) last: Option<Date>,
    /// The place among the cards.
    pub(crate) place: Option<u32>,
    /// How it is told where it lies: "near Hajin", or the words of the report.
    pub(crate) at: WordId,
    pub(crate) country: Option<WordId>,
    pub(crate) admin1: Option<WordId>,
    pub(crate) actors: Box<[WordId]>,
    pub(crate) recipients: Box<[WordId]>,
    pub(crate) weapons: Box<[WordId]>,
    pub(crate) labels: Box<[WordId]>,
    pub(crate) killed: Option<(u64, u64, u64)>,
    pub(crate) disputed: bool,
    pub(crate) n_sources: u64,
    pub(crate) n_claims: u64,
    pub(crate) grade: Option<WordId>,
    pub(crate) review: WordId,
    pub(crate) edited: bool,
    pub(crate) outlets: Box<[WordId]>,
    pub(crate) marks: Box<[WordId]>,
}

/// All events of a dataset.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(crate) entries: Vec<Entry>,
    pub(crate) words: Words,
    pub(crate) places: Vec<PlaceCard>,
    place_ids: BTreeMap<String, u32>,
    /// Positions in the order of the ids.
    by_id: Vec<u32>,
    orders: Orders,
    /// For each claim by its row, the position of the event that it tells.
    claims: Vec<Option<u32>>,
}

impl Index {
    /// Reads the events of a file, those that a person rejected too; `log` holds the decisions in force.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(crate) fn read(store: &Store, log: &[&LogEntry]) -> Result<Index, StoreError> {
        let mut index = Index::default();
        // What a person may decide before the tables are written again has its word from the beginning.
        for state in ReviewState::ALL {
            index.words.id(state.as_str());
        }
        store.each_event_row(|row| index.add(&row))?;
        for event in store.rejected()? {
            index.add(&rejected_row(&event));
        }
        // What is walked over most often stands in memory in that order.
        index.entries.sort_by_cached_key(order::newest);
        index.by_id = (0..).zip(&index.entries).map(|(at, _)| at).collect();
        let entries = &index.entries;
        index.by_id.sort_by(|a, b| entries[*a as usize].id.cmp(&entries[*b as usize].id));
        index.orders = Orders::of(entries);
        let mut claims = Vec::new();
        let mut last: Option<(String, Option<u32>)> = None;
        store.each_claim_row(|row, event| {
            let at = match &last {
                Some((id, at)) if id == event => *at,
                Some(_) | None => {
                    let at = index.position(event);
                    last = Some((event.to_owned(), at));
                    at
                }
            };
            if claims.len() <= row {
                claims.resize(row + 1, None);
            }
            claims[row] = at;
        })?;
        index.claims = claims;
        index.add_outlets(store, log)?;
        index.mark(store, &Notes::of(log.iter().copied()))?;
        Ok(index)
    }

    /// Adds who published each event: what the reports say, else what a person filled in.
    fn add_outlets(
        &mut self,
        store: &Store,
        log: &[&LogEntry],
    ) -> Result<(), StoreError> {
        let mut filled: BTreeMap<usize, &str> = BTreeMap::new();
        for entry in log {
            if let Decision::Fill { report, fill: Fill::Outlet(outlet) } = &entry.decision
            {
                let rows = store.claim_rows_in(report)?;
                filled.extend(rows.into_iter().map(|row| (row, outlet.as_str())));
            }
        }
        let mut told: Vec<(u32, WordId)> = Vec::new();
        store.each_outlet_row(|row, outlet| {
            if let (Some(at), false) = (self.of_claim(row), filled.contains_key(&row)) {
                told.push((at, self.words.id(outlet)));
            }
        })?;
        for (row, outlet) in filled {
            let Some(at) = self.of_claim(row) else { continue };
            told.push((at, self.words.id(outlet)));
        }
        told.sort_unstable();
        told.dedup();
        for of_event in told.chunk_by(|(one, _), (other, _)| one == other) {
            let Some((at, _)) = of_event.first() else { continue };
            self.entries[*at as usize].outlets =
                of_event.iter().map(|(_, outlet)| *outlet).collect();
        }
        Ok(())
    }

    /// The position of an event.
    pub(crate) fn position(&self, id: &str) -> Option<u32> {
        let of = |at: &u32| self.entries[*at as usize].id.as_str();
        let at = self.by_id.binary_search_by(|at| of(at).cmp(id)).ok()?;
        self.by_id.get(at).copied()
    }

    /// The position of the event that a claim tells, by the claim's row.
    pub(crate) fn of_claim(&self, row: usize) -> Option<u32> {
        self.claims.get(row).copied().flatten()
    }

    /// How many events there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The countries of the events (ISO 3166-1 alpha-3), each once.
    pub(crate) fn countries(&self) -> Vec<String> {
        let all = self.places.iter().map(|place| place.iso3.clone());
        let all: BTreeSet<String> = all.filter(|iso3| !iso3.is_empty()).collect();
        all.into_iter().collect()
    }

    pub(crate) fn place_of(&self, entry: &Entry) -> Option<&PlaceCard> {
        self.places.get(entry.place? as usize)
    }

    fn add(&mut self, row: &EventRow) {
        let place = self.place(row);
        let words = &mut self.words;
        let day = |day: &Option<String>| day.as_deref().and_then(|day| day.parse().ok());
        let (first, last) = (day(&row.date_earliest), day(&row.date_latest));
        let mut word = |word: &Option<String>| word.as_deref().map(|word| words.id(word));
        let event_type = word(&row.event_type);
        let sub_event_type = word(&row.sub_event_type);
        let (country, admin1) = (word(&row.country), word(&row.admin1));
        let grade = word(&row.grade);
        self.entries.push(Entry {
            id: row.id.clone(),
            event_type,
            sub_event_type,
            acts: words.id(&row.acts),
            first,
            last,
            place,
            at: words.id(&at(row)),
            country,
            admin1,
            actors: words.ids(row.actors.as_deref()),
            recipients: words.ids(row.recipients.as_deref()),
            weapons: words.ids(row.weapons.as_deref()),
            labels: words.ids(row.labels.as_deref()),
            killed: row.killed_best.map(|best| {
                (row.killed_low.unwrap_or(0), best, row.killed_high.unwrap_or(best))
            }),
            disputed: row.disputed,
            n_sources: row.n_sources,
            n_claims: row.n_claims,
            grade,
            review: words.id(&row.review),
            edited: row.edited.is_some(),
            outlets: Box::default(),
            marks: Box::default(),
        });
    }

    fn place(&mut self, row: &EventRow) -> Option<u32> {
        let id = row.place_id.as_deref()?;
        if let Some(at) = self.place_ids.get(id) {
            return Some(*at);
        }
        let at = u32::try_from(self.places.len()).ok()?;
        let text = |cell: &Option<String>| cell.clone().unwrap_or_default();
        self.places.push(PlaceCard {
            id: id.to_owned(),
            name: text(&row.place),
            kind: row.place_kind.as_deref().and_then(|kind| kind.parse().ok()),
            precision: text(&row.place_precision),
            point: row.longitude.zip(row.latitude),
            country: text(&row.country),
            iso3: text(&row.iso3),
            admin1: text(&row.admin1),
        });
        self.place_ids.insert(id.to_owned(), at);
        Some(at)
    }
}

/// "near Hajin"; the words in quotes where the place is on no list.
fn at(row: &EventRow) -> String {
    match (&row.place, row.place_relation.as_deref()) {
        (Some(place), Some("in" | "part-of") | None) => place.clone(),
        (Some(place), Some(relation)) => format!("{relation} {place}"),
        (None, _) => {
            row.place_text.as_ref().map_or(String::new(), |text| format!("“{text}”"))
        }
    }
}

/// What stands in no layer has its row made here, from the event itself.
fn rejected_row(event: &Event) -> EventRow {
    let at = event.place.as_ref();
    let place = at.and_then(|at| at.place.as_ref());
    let list = |words: Vec<String>| (!words.is_empty()).then(|| words.join("; "));
    let names = |parties: &[dateline::model::Party]| {
        list(parties.iter().map(|party| party.name.replace(';', ",")).collect())
    };
    let date = event.date.as_ref();
    let code =
        dateline::formats::acled::classify(event, &dateline::model::Dataset::default());
    EventRow {
        id: event.id.0.clone(),
        event_type: code.map(|code| code.event_type().to_owned()),
        sub_event_type: code.map(|code| code.as_str().to_owned()),
        acts: list(event.acts.iter().map(ToString::to_string).collect())
            .unwrap_or_default(),
        date_earliest: date.and_then(|date| date.earliest).map(|day| day.to_string()),
        date_latest: date.and_then(|date| date.latest).map(|day| day.to_string()),
        place_id: place.map(|place| place.id.clone()),
        place: place.map(|place| place.name.clone()),
        place_text: at.map(|at| at.text.clone()),
        place_relation: at.map(|at| at.relation.to_string()),
        place_kind: place.map(|place| place.kind.to_string()),
        place_precision: place.map(|place| place.precision.to_string()),
        latitude: place.and_then(|place| place.latitude),
        longitude: place.and_then(|place| place.longitude),
        country: place.and_then(|place| place.country.clone()),
        iso3: place.and_then(|place| place.iso3.clone()),
        admin1: place.and_then(|place| place.admin1.clone()),
        actors: names(&event.actors),
        recipients: names(&event.recipients),
        weapons: list(event.weapons.iter().map(ToString::to_string).collect()),
        labels: list(event.labels.clone()),
        disputed: event.disputed,
        n_sources: event.n_sources as u64,
        n_claims: event.claims.len() as u64,
        review: event.review.to_string(),
        ..EventRow::default()
    }
}
