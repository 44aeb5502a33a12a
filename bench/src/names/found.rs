//! Whether a place that UCDP's coders named is found in the lists of others, within three kilometres.

use anyhow::Result;
use comfy_table::{Table, presets};
use dateline::model::{PlaceKind, Span};
use dateline::resolve::places::own::{OwnPlace, SAME_KM};
use dateline::resolve::places::skeleton::skeletons;
use dateline::resolve::places::{Gazetteer, PlaceContext, PlaceKey, Point, fold};
use dateline::{Own, OwnPlaces};

use super::Lists;

/// So far from each other two places of one key are two places.
const APART_KM: f64 = 10.0;

/// How many places were found.
#[derive(Default)]
pub(super) struct Score {
    /// Places that are looked for.
    n_wanted: usize,
    /// Places that a list has a place near.
    n_within_reach: usize,
    /// Places for whose names anything was found.
    n_found: usize,
    /// Places whose first candidate lies near them.
    n_right: usize,
    /// Places within reach whose first candidate lies near them.
    n_reached: usize,
    /// Places within reach one of whose candidates lies near them.
    n_among: usize,
    /// What was not found or found elsewhere, a line each.
    misses: Vec<String>,
}

impl Score {
    /// The part of what was found that is right.
    pub(super) fn precision(&self) -> f64 {
        self.n_right as f64 / (self.n_found as f64).max(1.0)
    }

    /// The part of what could be found that is found right.
    pub(super) fn recall(&self) -> f64 {
        self.n_reached as f64 / (self.n_within_reach as f64).max(1.0)
    }

    fn count(&mut self, wanted: &Wanted<'_>, candidates: &[(String, Point)]) {
        let Wanted { place, near: listed } = wanted;
        let is_within_reach = !listed.is_empty();
        let near = |(_, point): &(String, Point)| place.point.distance(*point) <= SAME_KM;
        let is_right = candidates.first().is_some_and(near);
        self.n_wanted += 1;
        self.n_within_reach += usize::from(is_within_reach);
        self.n_found += usize::from(!candidates.is_empty());
        self.n_right += usize::from(is_right);
        self.n_reached += usize::from(is_right && is_within_reach);
        self.n_among += usize::from(is_within_reach && candidates.iter().any(near));
        if !is_right && (is_within_reach || !candidates.is_empty()) {
            let first = candidates.first().map_or("nothing", |(name, _)| name);
            let names = place.names.join(" / ");
            self.misses.push(format!("{names}: {first}; near it {}", listed.join(", ")));
        }
    }
}

/// A place to look for.
struct Wanted<'l> {
    place: &'l OwnPlace,
    /// Names of places of the lists near it: where there are none, no key can find it.
    near: Vec<&'l str>,
}

/// The figures of both ways to ask, of the program's own list and with imported ones.
pub(super) fn measure(lists: &Lists) -> Result<Vec<(String, Score)>> {
    let bytes = lists.known.bytes.clone();
    let list = OwnPlaces { path: "known.places".to_owned(), bytes };
    let own = Own { places: vec![list], ..Own::default() };
    let wanted = wanted(lists);
    let mut scores = Vec::new();
    for (name, own) in [("embedded", Own::default()), ("imported", own)] {
        let world = dateline::world(&own)?;
        let (mut alone, mut stated) = (Score::default(), Score::default());
        for wanted in &wanted {
            alone.count(wanted, &by_name(world.places(), wanted.place));
            stated.count(wanted, &in_governorate(world.places(), wanted.place));
        }
        scores.push((format!("{name} / name"), alone));
        scores.push((format!("{name} / governorate"), stated));
    }
    Ok(scores)
}

/// The places of UCDP's that are known exactly.
fn wanted(lists: &Lists) -> Vec<Wanted<'_>> {
    let listed = lists.known.places.iter().filter(|place| is_point(place.kind));
    let listed: Vec<(&str, Point)> = listed
        .filter_map(|place| Some((place.names.first()?.as_str(), place.point)))
        .collect();
    let exact = lists.ucdp.places.iter().filter(|place| !place.near);
    exact
        .map(|place| {
            let is_near =
                |(_, point): &&(&str, Point)| place.point.distance(*point) <= SAME_KM;
            let near = listed.iter().filter(is_near).map(|(name, _)| *name).collect();
            Wanted { place, near }
        })
        .collect()
}

/// The candidates for a name and nothing else, best first.
fn by_name(gazetteer: &Gazetteer, place: &OwnPlace) -> Vec<(String, Point)> {
    let found = place.names.iter().map(|name| gazetteer.lookup(name));
    found.flatten().filter_map(|one| point(gazetteer, one.place)).collect()
}

/// What the program decides on where a report says "X in Y province".
fn in_governorate(gazetteer: &Gazetteer, place: &OwnPlace) -> Vec<(String, Point)> {
    let governorate = place.admin[0].as_deref().unwrap_or_default();
    let name = place.names.first().map_or("", String::as_str);
    let words = format!("{name} in {governorate} province");
    let query = gazetteer.query(&words, Span::new(0, 0));
    let chosen = gazetteer.choose(&[query], &PlaceContext::default());
    let chosen = chosen.into_iter().flatten().filter(|choice| choice.certain);
    chosen.filter_map(|choice| point(gazetteer, choice.key)).collect()
}

/// Where a place is, if it is one on the spot and no province or state.
fn point(gazetteer: &Gazetteer, key: PlaceKey) -> Option<(String, Point)> {
    let place = gazetteer.place(key).filter(|place| is_point(place.kind))?;
    let point = Point { latitude: place.latitude?, longitude: place.longitude? };
    Some((place.name, point))
}

fn is_point(kind: PlaceKind) -> bool {
    use PlaceKind::{Admin1, Admin2, Admin3, Country};
    !matches!(kind, Admin1 | Admin2 | Admin3 | Country)
}

/// All figures as tables.
pub(super) fn table(lists: &Lists, with_misses: bool) -> Result<String> {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_header([
        "UCDP's places within 3 km",
        "looked for",
        "on a list",
        "found",
        "precision",
        "recall",
        "recall of all candidates",
    ]);
    let mut misses = String::new();
    for (name, score) in measure(lists)? {
        for miss in score.misses.iter().filter(|_| with_misses) {
            misses.push_str(&format!("{name}: {miss}\n"));
        }
        table.add_row([
            name,
            score.n_wanted.to_string(),
            score.n_within_reach.to_string(),
            score.n_found.to_string(),
            format!("{:.3}", score.precision()),
            format!("{:.3}", score.recall()),
            format!(
                "{:.3}",
                score.n_among as f64 / (score.n_within_reach as f64).max(1.0)
            ),
        ]);
    }
    let places = &lists.ucdp.places;
    let letters = homonyms(places, |name| vec![fold::letters(name)]);
    let keys = homonyms(places, skeletons);
    Ok(format!(
        "{misses}{table}\nUCDP's places that share their name with one more than {APART_KM} km away: \
         {letters:.3} by letters, {keys:.3} by keys"
    ))
}

/// The part of the places that have a key of another far away.
fn homonyms(places: &[OwnPlace], keys: impl Fn(&str) -> Vec<String>) -> f64 {
    let mut by_key = std::collections::BTreeMap::<String, Vec<usize>>::new();
    for (at, place) in places.iter().enumerate() {
        for key in place.names.iter().flat_map(|name| keys(name)) {
            by_key.entry(key).or_default().push(at);
        }
    }
    let mut is_shared = vec![false; places.len()];
    for with_key in by_key.values() {
        for &one in with_key {
            let point = places[one].point;
            let far = |&other: &usize| places[other].point.distance(point) > APART_KM;
            is_shared[one] |= with_key.iter().any(far);
        }
    }
    is_shared.iter().filter(|shared| **shared).count() as f64 / places.len() as f64
}
