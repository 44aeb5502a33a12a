//! One place of several rows: the same name, near enough, of a kind that fits.

use std::collections::BTreeMap;

use dateline_resolve::places::fold;
use dateline_resolve::places::own::{OwnPlace, SAME_KM, alike};
use dateline_resolve::places::skeleton::{skeletons, weight};

/// A place and the files that tell of it.
pub(super) struct Joined {
    pub(super) place: OwnPlace,
    pub(super) files: Vec<usize>,
}

/// Joins what is one place, in the order of the rows.
pub(super) fn joined(rows: Vec<Joined>) -> Vec<OwnPlace> {
    let mut places: Vec<Joined> = Vec::new();
    let mut by_key: BTreeMap<(bool, String), Vec<usize>> = BTreeMap::new();
    for row in rows {
        let keys = keys(&row.place);
        let same = same(&row, &keys, &places, &by_key);
        let at = same.unwrap_or(places.len());
        for key in keys {
            let with_key = by_key.entry(key).or_default();
            if !with_key.contains(&at) {
                with_key.push(at);
            }
        }
        match places.get_mut(at) {
            Some(known) => known.unite(row),
            None => places.push(row),
        }
    }
    places.into_iter().map(|joined| joined.place).collect()
}

/// Gives each place an id of its own.
pub(super) fn number(places: &mut [OwnPlace]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for place in places {
        let times = seen.entry(place.id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            place.id.push_str(&format!("#{times}"));
        }
    }
}

/// The letters of all names, then (`true`) their consonants, where these say enough.
fn keys(place: &OwnPlace) -> Vec<(bool, String)> {
    let mut keys = Vec::new();
    for name in &place.names {
        keys.push((false, fold::letters(name)));
        keys.extend(fold::letters_without_article(name).map(|key| (false, key)));
        let skeletons = skeletons(name).into_iter().filter(|key| weight(key) > 2);
        keys.extend(skeletons.map(|key| (true, key)));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The place before it that a row tells of: by letters before consonants, then the nearest.
///
/// Two rows of one file that differ in a letter are two places: whoever made it counted them.
fn same(
    row: &Joined,
    keys: &[(bool, String)],
    places: &[Joined],
    by_key: &BTreeMap<(bool, String), Vec<usize>>,
) -> Option<usize> {
    let mut best: Option<(bool, f64, usize)> = None;
    for key in keys {
        let is_skeleton = key.0;
        for &at in by_key.get(key).into_iter().flatten() {
            let known = &places[at];
            let is_of_one_file = row.files.iter().any(|file| known.files.contains(file));
            if is_skeleton && is_of_one_file || !alike(known.place.kind, row.place.kind) {
                continue;
            }
            let distance = known.place.point.distance(row.place.point);
            let found = (is_skeleton, distance, at);
            let is_better = best.is_none_or(|best| {
                (found.0, found.1).partial_cmp(&(best.0, best.1))
                    == Some(std::cmp::Ordering::Less)
            });
            if distance <= SAME_KM && is_better {
                best = Some(found);
            }
        }
    }
    best.map(|(_, _, at)| at)
}

impl Joined {
    /// Takes what a later row adds.
    fn unite(&mut self, row: Joined) {
        let (ours, theirs) = (&mut self.place, row.place);
        for name in theirs.names {
            if !ours.names.contains(&name) {
                ours.names.push(name);
            }
        }
        if (ours.near, is_round(ours)) > (theirs.near, is_round_at(theirs.point)) {
            ours.point = theirs.point;
            ours.near = theirs.near;
        }
        ours.population = ours.population.max(theirs.population);
        ours.geonames = ours.geonames.or(theirs.geonames);
        for (own, other) in ours.admin.iter_mut().zip(theirs.admin) {
            *own = own.take().or(other);
        }
        if !ours.source.split("; ").any(|source| source == theirs.source) {
            ours.source = format!("{}; {}", ours.source, theirs.source);
        }
        self.files.extend(row.files);
    }
}

fn is_round(place: &OwnPlace) -> bool {
    is_round_at(place.point)
}

/// Whether a point is given in whole minutes of arc, as old gazetteers have it: to two kilometres.
fn is_round_at(point: dateline_resolve::places::Point) -> bool {
    [point.latitude, point.longitude].into_iter().all(|degrees| {
        let minutes = degrees * 60.0;
        (minutes - minutes.round()).abs() < 1e-3
    })
}
