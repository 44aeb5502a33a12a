//! Which of a user's places are known already: the same name, near enough, of a kind that fits.

use std::collections::BTreeMap;

use dateline_model::PlaceKind;

use crate::places::described::unit_id;
use crate::places::file::{File, Record};
use crate::places::fold;
use crate::places::gazetteer::{Gazetteer, Key, PlaceKey};
use crate::places::geo::Point;
use crate::places::kind::is_settlement;
use crate::places::own::FIRST_OWN;
use crate::places::skeleton::{skeletons, weight};

/// Two points of one name so near to each other are one place: two gazetteers put a village at different ends of it,
/// and round to a minute of arc, which is two kilometres.
pub const SAME_KM: f64 = 3.0;
/// The edge of a cell, in degrees: more than [`SAME_KM`] as far north as 74 degrees.
const CELL: f64 = 0.1;

/// Whether two places of these kinds may be one: a list calls a village what another calls a town.
pub fn alike(one: PlaceKind, other: PlaceKind) -> bool {
    use PlaceKind::{Airbase, Airport, MilitaryBase, Quarter};
    let settled = |kind: PlaceKind| is_settlement(kind) || kind == Quarter;
    let based = |kind: PlaceKind| matches!(kind, Airbase | Airport | MilitaryBase);
    one == other || settled(one) && settled(other) || based(one) && based(other)
}

/// Points by the cells they lie in.
#[derive(Debug)]
pub(in crate::places) struct Grid<T> {
    cells: BTreeMap<(i32, i32), Vec<(Point, T)>>,
}

impl<T: Copy> Grid<T> {
    /// No points yet.
    pub(in crate::places) fn new() -> Grid<T> {
        Grid { cells: BTreeMap::new() }
    }

    /// Adds a point.
    pub(in crate::places) fn add(&mut self, point: Point, what: T) {
        self.cells.entry(cell(point)).or_default().push((point, what));
    }

    /// What lies within [`SAME_KM`] of a point, nearest first.
    pub(in crate::places) fn near(&self, point: Point) -> Vec<(f64, T)> {
        let (row, column) = cell(point);
        let mut near = Vec::new();
        for row in row - 1..=row + 1 {
            for (at, what) in (column - 1..=column + 1)
                .filter_map(|column| self.cells.get(&(row, column)))
                .flatten()
            {
                let distance = point.distance(*at);
                if distance <= SAME_KM {
                    near.push((distance, *what));
                }
            }
        }
        near.sort_by(|one, other| one.0.total_cmp(&other.0));
        near
    }
}

fn cell(point: Point) -> (i32, i32) {
    ((point.latitude / CELL).floor() as i32, (point.longitude / CELL).floor() as i32)
}

/// The keys of all names of a place.
#[derive(Clone, Debug, Default)]
struct Keys {
    letters: Vec<String>,
    skeletons: Vec<String>,
}

impl Keys {
    fn of<'n>(names: impl Iterator<Item = &'n str>) -> Keys {
        let mut keys = Keys::default();
        for name in names.flat_map(crate::places::compile::parts) {
            keys.letters.push(fold::letters(name));
            keys.letters.extend(fold::letters_without_article(name));
            // Two consonants are those of a dozen villages.
            let skeletons = skeletons(name).into_iter();
            keys.skeletons.extend(skeletons.filter(|key| weight(key) > 2));
        }
        keys
    }

    /// 2 where a name is the same to the letter, 1 where its consonants are.
    fn agree(&self, other: &Keys) -> u8 {
        let share = |one: &[String], other: &[String]| {
            one.iter().any(|key| !key.is_empty() && other.contains(key))
        };
        match share(&self.letters, &other.letters) {
            true => 2,
            false => u8::from(share(&self.skeletons, &other.skeletons)),
        }
    }
}

impl Gazetteer {
    /// The towns of a list of the user's that the lists before it know.
    pub(in crate::places) fn known_before(&self, list: &File) -> BTreeMap<u32, PlaceKey> {
        let grid = self.grid_around(list);
        let mut keys: BTreeMap<PlaceKey, Keys> = BTreeMap::new();
        let mut known = BTreeMap::new();
        for at in 0..list.n_towns() {
            let Some(town) = list.town(at) else { continue };
            if town.kind == PlaceKind::Admin1 {
                let iso = town.unit.and_then(|unit| list.unit(u32::from(unit)));
                let unit = iso.and_then(|unit| self.find(&unit_id(unit.iso)));
                let own = Keys::of(town.names.all());
                let same = unit.filter(|unit| {
                    Keys::of(self.names(*unit).into_iter()).agree(&own) > 0
                });
                known.extend(same.map(|unit| (at, unit)));
                continue;
            }
            let number = Some(town.geonames).filter(|number| *number < FIRST_OWN);
            let same = number.and_then(|it| self.find(&format!("geonames:{it}")));
            if let Some(same) = same {
                known.insert(at, same);
                continue;
            }
            let near = grid.near(town.point);
            if near.is_empty() {
                continue;
            }
            let own = Keys::of(town.names.all());
            // What agrees best; of these the nearest, which stands first.
            let mut best: Option<(u8, PlaceKey)> = None;
            for (_, (key, kind)) in near {
                if !alike(kind, town.kind) {
                    continue;
                }
                let theirs = keys
                    .entry(key)
                    .or_insert_with(|| Keys::of(self.names(key).into_iter()));
                let agree = theirs.agree(&own);
                if agree > best.map_or(0, |(agree, _)| agree) {
                    best = Some((agree, key));
                }
            }
            known.extend(best.map(|(_, key)| (at, key)));
        }
        known
    }

    /// The points of all lists that lie where a new list has places.
    fn grid_around(&self, list: &File) -> Grid<(PlaceKey, PlaceKind)> {
        let towns = (0..list.n_towns()).filter_map(|at| list.town(at));
        let bounds = crate::places::geo::Bounds::around(towns.map(|town| town.point));
        let mut grid = Grid::new();
        let Some(bounds) = bounds.map(|bounds| bounds.widened(CELL)) else {
            return grid;
        };
        for (at, place) in (0..).zip(&self.pack) {
            let point = place.point.filter(|point| bounds.contains(*point));
            if let Some(point) = point.filter(|_| place.line.is_empty()) {
                grid.add(point, (PlaceKey(Key::Pack(at)), place.kind));
            }
        }
        for (file, listed) in (0..).zip(&self.files) {
            for at in 0..listed.n_towns() {
                let Some(town) = listed.town(at) else { continue };
                if bounds.contains(town.point) {
                    let key = PlaceKey(Key::Listed(file, Record::Town(at)));
                    grid.add(town.point, (self.settled(key), town.kind));
                }
            }
        }
        grid
    }
}
