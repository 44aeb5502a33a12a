//! The events that the page tells of, added up by place.

use std::collections::{BTreeMap, BTreeSet};

use dateline::Date;
use dateline::formats::deaths::deaths;
use dateline::formats::{Shown, acled, shown};
use dateline::model::{
    Dataset, Event, Place, PlacePrecision, PlaceRelation, ReportId, ReviewState, Where,
};

/// Which events to tell of: all without a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// None that ended before this day.
    pub from: Option<Date>,
    /// None that began after this day.
    pub to: Option<Date>,
    /// Only of these countries, by name or ISO 3166-1 code.
    pub countries: Vec<String>,
}

impl Wanted {
    /// Whether days of which something is told reach into the wanted ones; what has no day is in no period.
    pub(crate) fn holds_days(&self, first: Option<Date>, last: Option<Date>) -> bool {
        let (begins, ends) = (first.or(last), last.or(first));
        let late = self.from.is_none_or(|from| ends.is_some_and(|day| day >= from));
        let early = self.to.is_none_or(|to| begins.is_some_and(|day| day <= to));
        late && early
    }

    pub(crate) fn holds_place(&self, place: Option<&Place>) -> bool {
        let is = |wanted: &String| {
            let names = place.map(|place| [&place.country, &place.iso3]);
            let mut names = names.into_iter().flatten().flatten();
            names.any(|name| name.eq_ignore_ascii_case(wanted))
        };
        self.countries.is_empty() || self.countries.iter().any(is)
    }

    fn holds(&self, event: &Event) -> bool {
        let date = event.date.as_ref();
        let place = event.place.as_ref().and_then(|at| at.place.as_deref());
        self.holds_days(
            date.and_then(|date| date.earliest),
            date.and_then(|date| date.latest),
        ) && self.holds_place(place)
    }
}

/// The reports that tell of the wanted events: the texts of others are not needed.
pub fn told_by(dataset: &Dataset, wanted: &Wanted) -> BTreeSet<ReportId> {
    let events = dataset.events.iter().filter(|event| wanted.holds(event));
    let claims = events.flat_map(|event| &event.claims);
    claims.filter_map(|id| Some(dataset.claim(id)?.report.clone())).collect()
}

/// ACLED's event types in its own order, with the class of their colours; what ACLED does not code comes last.
pub(crate) const TYPES: [(&str, &str); 7] = [
    ("Battles", "battles"),
    ("Explosions/Remote violence", "explosions"),
    ("Violence against civilians", "civilians"),
    ("Riots", "riots"),
    ("Protests", "protests"),
    ("Strategic developments", "strategic"),
    ("Other", "other"),
];

/// One event in the values that lists and drawings need.
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) first: Option<Date>,
    pub(crate) last: Option<Date>,
    /// The days as words.
    pub(crate) days: String,
    /// A position in [`TYPES`].
    pub(crate) kind: usize,
    pub(crate) what: String,
    pub(crate) actors: String,
    pub(crate) recipients: String,
    pub(crate) reciprocal: bool,
    /// A position in the places.
    pub(crate) place: Option<usize>,
    /// The place as words; `None` where none is told.
    pub(crate) at: Option<String>,
    /// Province and country.
    pub(crate) around: String,
    /// Low, best and high.
    pub(crate) killed: Option<(u64, u64, u64)>,
    pub(crate) n_sources: usize,
    pub(crate) disputed: bool,
    pub(crate) review: ReviewState,
}

/// A place and its events.
pub(crate) struct Spot {
    pub(crate) place: Place,
    /// Positions among the rows.
    pub(crate) rows: Vec<usize>,
    /// Events by type.
    pub(crate) types: [usize; TYPES.len()],
    pub(crate) deaths: u64,
}

/// All that the page tells of.
pub(crate) struct Told {
    /// In the order of the dataset: by day, place and id.
    pub(crate) rows: Vec<Row>,
    /// In the order of their ids.
    pub(crate) places: Vec<Spot>,
    /// The reports that tell of the events.
    pub(crate) reports: BTreeSet<ReportId>,
    /// All reports of the dataset by the day of their publication.
    pub(crate) published: BTreeMap<Date, usize>,
    /// Claims of the events.
    pub(crate) n_claims: usize,
    /// How many of the events lack which field.
    pub(crate) unknown: BTreeMap<&'static str, usize>,
}

impl Told {
    /// The first and the last day of the events.
    pub(crate) fn days(&self) -> Option<(Date, Date)> {
        let first = self.rows.iter().filter_map(|row| row.first.or(row.last)).min()?;
        let last = self.rows.iter().filter_map(|row| row.last.or(row.first)).max()?;
        Some((first, last.max(first)))
    }

    /// The dead, added up: at least, most likely, at most.
    pub(crate) fn deaths(&self) -> (u64, u64, u64) {
        self.rows.iter().filter_map(|row| row.killed).fold(
            (0, 0, 0),
            |(low, best, high), each| {
                (
                    low.saturating_add(each.0),
                    best.saturating_add(each.1),
                    high.saturating_add(each.2),
                )
            },
        )
    }

    /// The countries, those with most events first.
    pub(crate) fn countries(&self) -> Vec<(&str, usize)> {
        let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
        for spot in &self.places {
            if let Some(country) = &spot.place.country {
                *counted.entry(country).or_default() += spot.rows.len();
            }
        }
        let mut countries: Vec<(&str, usize)> = counted.into_iter().collect();
        countries.sort_by_key(|(name, n)| (std::cmp::Reverse(*n), *name));
        countries
    }
}

pub(crate) fn gather(
    dataset: &Dataset,
    texts: &BTreeMap<ReportId, String>,
    wanted: &Wanted,
) -> Told {
    let mut places: BTreeMap<String, Spot> = BTreeMap::new();
    let (mut rows, mut reports) = (Vec::new(), BTreeSet::new());
    let mut unknown: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut n_claims = 0;
    for shown in shown(dataset, texts).filter(|shown| wanted.holds(&shown.event)) {
        let row = row(&shown, dataset);
        reports.extend(shown.claims.iter().map(|claim| claim.report.clone()));
        n_claims += shown.claims.len();
        for lacking in lacks(&shown.event, &row) {
            *unknown.entry(lacking).or_default() += 1;
        }
        if let Some(place) = place_of(&shown.event) {
            let spot = places.entry(place.id.clone()).or_insert_with(|| Spot {
                place: place.clone(),
                rows: Vec::new(),
                types: [0; TYPES.len()],
                deaths: 0,
            });
            spot.rows.push(rows.len());
            spot.types[row.kind] += 1;
            let best = row.killed.map_or(0, |(_, best, _)| best);
            spot.deaths = spot.deaths.saturating_add(best);
        }
        rows.push(row);
    }
    let places: Vec<Spot> = places.into_values().collect();
    for (at, spot) in places.iter().enumerate() {
        for row in &spot.rows {
            rows[*row].place = Some(at);
        }
    }
    let mut published: BTreeMap<Date, usize> = BTreeMap::new();
    for card in &dataset.reports {
        let day = card.published.latest.as_ref().or(card.published.earliest.as_ref());
        if let Some(day) = day {
            *published.entry(day.value).or_default() += 1;
        }
    }
    Told { rows, places, reports, published, n_claims, unknown }
}

fn place_of(event: &Event) -> Option<&Place> {
    event.place.as_ref()?.place.as_deref()
}

fn row(shown: &Shown, dataset: &Dataset) -> Row {
    let event = &shown.event;
    let code = acled::classify_shown(shown);
    let acts =
        || event.acts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    let named = code.map_or("Other", |code| code.event_type());
    let kind = TYPES.iter().position(|(name, _)| *name == named);
    let date = event.date.as_ref();
    let place = place_of(event);
    let around = place.map(|place| {
        let above = [&place.admin1, &place.country].into_iter().flatten();
        let above = above.filter(|name| **name != place.name);
        above.cloned().collect::<Vec<_>>().join(", ")
    });
    Row {
        id: event.id.0.clone(),
        first: date.and_then(|date| date.earliest),
        last: date.and_then(|date| date.latest),
        days: date
            .map(dateline::fields::short_date)
            .filter(|days| !days.is_empty())
            .map_or_else(|| "day unknown".to_owned(), |days| in_words(&days)),
        kind: kind.unwrap_or(TYPES.len() - 1),
        what: code.map_or_else(acts, |code| code.as_str().to_owned()),
        actors: names(&event.actors),
        recipients: names(&event.recipients),
        reciprocal: event.reciprocal,
        place: None,
        at: event.place.as_ref().map(place_name),
        around: around.unwrap_or_default(),
        killed: deaths(shown, dataset).map(|dead| (dead.low, dead.best, dead.high)),
        n_sources: event.n_sources,
        disputed: event.disputed,
        review: event.review,
    }
}

/// "from 2016-05-04", "2016-05-01 – 04".
fn in_words(days: &str) -> String {
    match (days.strip_suffix(".."), days.strip_prefix("..")) {
        (Some(day), _) => format!("from {day}"),
        (None, Some(day)) => format!("by {day}"),
        (None, None) => days.replace("..", " – "),
    }
}

fn lacks(event: &Event, row: &Row) -> Vec<&'static str> {
    let is_exact =
        place_of(event).is_some_and(|place| place.precision == PlacePrecision::Exact);
    let lacking = [
        ("day", row.first.is_none() || row.first != row.last),
        ("place", event.place.as_ref().is_none_or(|at| at.place.is_none())),
        ("exact place", place_of(event).is_some() && !is_exact),
        ("actor", event.actors.is_empty()),
        ("recipient", event.recipients.is_empty()),
        ("number of dead", row.killed.is_none()),
    ];
    lacking.into_iter().filter(|(_, lacks)| *lacks).map(|(name, _)| name).collect()
}

/// "near Hajin"; the words in quotes where the place is on no list.
pub(crate) fn place_name(at: &Where) -> String {
    let Some(place) = at.place.as_deref() else { return format!("“{}”", at.text) };
    match at.relation {
        PlaceRelation::In => place.name.clone(),
        PlaceRelation::PartOf => format!("part of {}", place.name),
        PlaceRelation::Near
        | PlaceRelation::Between
        | PlaceRelation::Along
        | PlaceRelation::From
        | PlaceRelation::To => format!("{} {}", at.relation, place.name),
    }
}

/// The names of parties, each once.
fn names(parties: &[dateline::model::Party]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for party in parties {
        if !names.contains(&party.name.as_str()) {
            names.push(&party.name);
        }
    }
    names.join(", ")
}
