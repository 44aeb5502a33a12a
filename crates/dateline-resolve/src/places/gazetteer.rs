//! All lists and packs together, and what they know of a place.

use std::collections::BTreeMap;

use dateline_model::PlaceKind;
use thiserror::Error;

use super::compile::{FIPS, parts};
use super::described::NATURAL_EARTH;
use super::file::{Area, File, FileError, Record};
use super::fold;
use super::geo::{Bounds, Point, is_inside};
use super::own::{self, OwnList};
use super::pack::{self, PackPlace};
use super::skeleton::skeletons;
use crate::fault::ListError;

/// Why the gazetteer cannot be built.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GazetteerError {
    /// A compiled list.
    #[error(transparent)]
    File(#[from] FileError),
    /// A pack.
    #[error(transparent)]
    Pack(#[from] ListError),
}

/// Names a place in one gazetteer; it is not kept longer. What is stored is the id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceKey(pub(super) Key);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    Pack(u32),
    Listed(u8, Record),
}

/// Where a place lies.
#[derive(Clone, Debug, PartialEq)]
pub enum Geometry {
    /// A point.
    Point(Point),
    /// A road or a river.
    Line(Vec<Point>),
    /// An area, by its edges.
    Area(Bounds),
}

/// Points of the world by their names.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    pub(super) files: Vec<File>,
    /// What stands beside the files behind the first, which is the world's.
    pub(super) own: Vec<OwnList>,
    /// Towns of the user's lists that are another list's places too, by that place.
    pub(super) twins: BTreeMap<PlaceKey, Vec<PlaceKey>>,
    pub(super) pack: Vec<PackPlace>,
    /// The unit that each place of the packs lies in, by its ISO 3166-2 code.
    units: Vec<Option<String>>,
    letters: BTreeMap<String, Vec<u32>>,
    skeletons: BTreeMap<String, Vec<u32>>,
    /// Places of packs by the letters of their adjectives.
    pub(super) adjectives: BTreeMap<String, u32>,
    by_id: BTreeMap<String, u32>,
    by_geonames: BTreeMap<u32, u32>,
    pub(super) by_iso: BTreeMap<String, u32>,
    /// Records of the world list, by ISO 3166-2 and alpha-2 code.
    unit_records: BTreeMap<String, u32>,
    pub(super) country_records: BTreeMap<String, u32>,
    /// Alpha-2 codes by alpha-3 codes.
    pub(super) countries_of_iso3: BTreeMap<String, String>,
}

/// What choosing looks at.
#[derive(Clone, Debug)]
pub(super) struct Facts<'a> {
    pub(super) kind: PlaceKind,
    pub(super) point: Option<Point>,
    pub(super) area: Option<Bounds>,
    pub(super) line: &'a [Point],
    /// ISO 3166-1 alpha-2.
    pub(super) country: Option<&'a str>,
    /// ISO 3166-2.
    pub(super) unit: Option<&'a str>,
    pub(super) admin2: Option<&'a str>,
    pub(super) population: u32,
    pub(super) parent: Option<&'a str>,
    pub(super) named_after: Option<&'a str>,
    pub(super) in_pack: bool,
    /// Whether it is on a list that the user brought.
    pub(super) is_own: bool,
}

impl Gazetteer {
    /// Builds it from the embedded world list and the packs' TOML.
    ///
    /// # Errors
    /// If the list is not ours or a pack breaks its rules.
    pub fn from_bytes(
        world: &'static [u8],
        packs: &[(&str, &str)],
    ) -> Result<Gazetteer, GazetteerError> {
        let world = File::embedded(world)?;
        let units = (0..world.n_units())
            .filter_map(|at| Some((world.unit(at)?.iso.to_owned(), at)));
        let countries = (0..world.n_countries())
            .filter_map(|at| Some((world.country(at)?.iso.to_owned(), at)));
        let codes = (0..world.n_countries()).filter_map(|at| world.country(at));
        let mut countries_of_iso3: BTreeMap<String, String> = BTreeMap::new();
        for country in codes {
            let iso = countries_of_iso3.entry(country.iso3.to_owned()).or_default();
            // Of several with one code the first in the order of alpha-2 codes.
            if iso.is_empty() || country.iso < iso.as_str() {
                country.iso.clone_into(iso);
            }
        }
        let mut gazetteer = Gazetteer {
            countries_of_iso3,
            unit_records: units.collect(),
            country_records: countries.collect(),
            files: vec![world],
            own: Vec::new(),
            twins: BTreeMap::new(),
            pack: Vec::new(),
            units: Vec::new(),
            letters: BTreeMap::new(),
            skeletons: BTreeMap::new(),
            adjectives: BTreeMap::new(),
            by_id: BTreeMap::new(),
            by_geonames: BTreeMap::new(),
            by_iso: BTreeMap::new(),
        };
        for pack in packs {
            gazetteer.add_pack(*pack)?;
        }
        Ok(gazetteer)
    }

    /// Adds a list of the user's own, made by [`compile_own`](super::own::compile_own).
    ///
    /// A place that a list before it knows stays as that list has it, and gains names.
    ///
    /// # Errors
    /// If it is no such list.
    pub fn add_list(&mut self, bytes: &[u8]) -> Result<(), GazetteerError> {
        let (list, mut own) = own::open(bytes)?;
        own.links = self.known_before(&list);
        let file = u8::try_from(self.files.len()).map_err(|_| FileError::TooMany)?;
        for (&town, &known) in &own.links {
            let twin = PlaceKey(Key::Listed(file, Record::Town(town)));
            self.twins.entry(known).or_default().push(twin);
        }
        self.files.push(list);
        self.own.push(own);
        Ok(())
    }

    /// What only a list of the user's has of a place.
    pub(super) fn detail(&self, key: PlaceKey) -> Option<own::Detail<'_>> {
        let Key::Listed(file, Record::Town(town)) = key.0 else { return None };
        self.own_list(file)?.detail(town)
    }

    fn own_list(&self, file: u8) -> Option<&OwnList> {
        self.own.get(usize::from(file).checked_sub(1)?)
    }

    /// Adds a pack; `file` is its name and its text.
    ///
    /// # Errors
    /// If it breaks the rules of packs.
    pub fn add_pack(&mut self, file: (&str, &str)) -> Result<(), GazetteerError> {
        let first = self.pack.len();
        self.pack.extend(pack::read(file)?);
        for (at, place) in self.pack.iter().enumerate().skip(first) {
            let Ok(at) = u32::try_from(at) else { continue };
            self.by_id.insert(place.id.clone(), at);
            if let Some(geonames) = place.geonames {
                self.by_geonames.insert(geonames, at);
            }
            for adjective in &place.adjectives {
                self.adjectives.insert(fold::letters(adjective), at);
            }
            if let Some(iso) = &place.iso {
                self.by_iso.insert(iso.clone(), at);
            }
            for name in place.names.iter().flat_map(|name| parts(name)) {
                let keys =
                    [Some(fold::letters(name)), fold::letters_without_article(name)];
                for key in keys.into_iter().flatten() {
                    push(&mut self.letters, key, at);
                }
                for key in skeletons(name) {
                    push(&mut self.skeletons, key, at);
                }
            }
        }
        let units: Vec<_> =
            self.pack[first..].iter().map(|place| self.unit_of(place)).collect();
        self.units.extend(units);
        Ok(())
    }

    /// The unit of a pack's place: its own code, the province of the pack with the same name, or where its point lies.
    fn unit_of(&self, place: &PackPlace) -> Option<String> {
        // A region or a road may cross borders: only what is written counts.
        let spread = place.kind == PlaceKind::Region || !place.line.is_empty();
        let same = |province: &&PackPlace| {
            province.iso.is_some()
                && province.country == place.country
                && province.admin1 == place.admin1
        };
        place.iso.clone().or_else(|| {
            let stated = place.admin1.as_ref().and_then(|_| self.pack.iter().find(same));
            match stated {
                Some(province) => province.iso.clone(),
                None if spread => None,
                None => self.unit_at(place.country.as_deref()?, place.point?),
            }
        })
    }

    /// The ISO 3166-2 code of the first-order unit that a point lies in.
    pub fn unit_at(&self, country: &str, point: Point) -> Option<String> {
        let world = self.files.first()?;
        (0..world.n_units()).filter_map(|at| world.unit(at)).find_map(|unit| {
            let here = unit.country.and_then(|at| world.country(u32::from(at)));
            (here.is_some_and(|here| here.iso == country)
                && unit.bounds.contains(point)
                && is_inside(point, &world.outline(&unit)))
            .then(|| unit.iso.to_owned())
        })
    }

    /// How many towns, first-order units, countries and places of packs there are.
    pub fn counts(&self) -> (usize, usize, usize, usize) {
        let sum =
            |of: fn(&File) -> u32| self.files.iter().map(|file| of(file) as usize).sum();
        (sum(File::n_towns), sum(File::n_units), sum(File::n_countries), self.pack.len())
    }

    /// Every place, each once: those of packs, then those of the lists that no pack describes.
    pub fn all(&self) -> impl Iterator<Item = PlaceKey> {
        let packed = (0..).zip(&self.pack).map(|(at, _)| PlaceKey(Key::Pack(at)));
        let listed = (0..).zip(&self.files).flat_map(|(file, list)| {
            // Countries and units of the user's lists stand for those of the first.
            let areas =
                if file == 0 { (list.n_countries(), list.n_units()) } else { (0, 0) };
            let areas =
                (0..areas.0).map(Record::Country).chain((0..areas.1).map(Record::Unit));
            let towns = (0..list.n_towns()).map(Record::Town);
            areas.chain(towns).map(move |record| PlaceKey(Key::Listed(file, record)))
        });
        packed.chain(listed.filter(|key| self.settled(*key) == *key))
    }

    /// The place with this id: `dez:hajin`, `geonames:170794`, `iso:SYR`, `iso:SY-DY`, `natural-earth:MDG-5864`.
    pub fn find(&self, id: &str) -> Option<PlaceKey> {
        if let Some(&at) = self.by_id.get(id) {
            return Some(PlaceKey(Key::Pack(at)));
        }
        let listed = match (id.strip_prefix("geonames:"), id.strip_prefix("fips:")) {
            (Some(number), _) => number.parse().ok(),
            (None, Some(county)) => {
                county.parse::<u32>().ok().and_then(|n| n.checked_add(FIPS))
            }
            (None, None) => None,
        };
        if let Some(number) = listed {
            return (0..).zip(&self.files).find_map(|(at, file)| {
                let town = file.by_geonames(number)?;
                Some(self.settled(PlaceKey(Key::Listed(at, Record::Town(town)))))
            });
        }
        let unit = id.strip_prefix("iso:").or_else(|| id.strip_prefix(NATURAL_EARTH));
        let Some(code) = unit else {
            return (1..).zip(&self.own).find_map(|(file, own)| {
                let town = own.find(id)?;
                Some(self.settled(PlaceKey(Key::Listed(file, Record::Town(town)))))
            });
        };
        let world = self.files.first()?;
        let key = match code.len() {
            3 => (0..world.n_countries())
                .find(|&at| world.country(at).is_some_and(|area| area.iso3 == code))
                .map(Record::Country),
            _ => self.unit_records.get(code).copied().map(Record::Unit),
        };
        key.map(|record| self.settled(PlaceKey(Key::Listed(0, record))))
    }

    /// The pack's description of a listed place, where it has one.
    pub(super) fn settled(&self, key: PlaceKey) -> PlaceKey {
        let Key::Listed(file, record) = key.0 else { return key };
        if let Record::Town(town) = record
            && let Some(&known) = self.own_list(file).and_then(|own| own.links.get(&town))
        {
            return known;
        }
        let file = self.files.get(usize::from(file));
        let in_pack = match record {
            Record::Town(at) => file
                .and_then(|file| file.town(at))
                .and_then(|town| self.by_geonames.get(&town.geonames)),
            Record::Unit(at) => file
                .and_then(|file| file.unit(at))
                .and_then(|unit| self.by_iso.get(unit.iso)),
            Record::Country(_) | Record::Adjective(_) => None,
        };
        in_pack.map_or(key, |&at| PlaceKey(Key::Pack(at)))
    }

    pub(super) fn pack_by_letters(&self, letters: &str) -> &[u32] {
        self.letters.get(letters).map_or(&[], Vec::as_slice)
    }

    pub(super) fn pack_by_skeleton(&self, skeleton: &str) -> &[u32] {
        self.skeletons.get(skeleton).map_or(&[], Vec::as_slice)
    }

    /// All names of a place, the one that is shown first.
    pub fn names(&self, key: PlaceKey) -> Vec<&str> {
        let mut names = self.own_names(key);
        for twin in self.twins.get(&key).into_iter().flatten() {
            for name in self.own_names(*twin) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// The names that one list has of a place.
    fn own_names(&self, key: PlaceKey) -> Vec<&str> {
        match key.0 {
            Key::Pack(at) => {
                let Some(place) = self.pack.get(at as usize) else { return Vec::new() };
                let mut names: Vec<&str> =
                    place.names.iter().map(String::as_str).collect();
                let listed = place.geonames.and_then(|id| {
                    self.files.iter().find_map(|file| file.town(file.by_geonames(id)?))
                });
                for name in listed.into_iter().flat_map(|town| town.names.all()) {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                names
            }
            Key::Listed(file, record) => {
                let Some(file) = self.files.get(usize::from(file)) else {
                    return Vec::new();
                };
                let names = match record {
                    Record::Town(at) => file.town(at).map(|town| town.names),
                    Record::Unit(at) => file.unit(at).map(|unit| unit.names),
                    Record::Country(at) | Record::Adjective(at) => {
                        file.country(at).map(|country| country.names)
                    }
                };
                names.map_or(Vec::new(), |names| names.all().collect())
            }
        }
    }

    pub(super) fn facts(&self, key: PlaceKey) -> Option<Facts<'_>> {
        let bare = Facts {
            kind: PlaceKind::Town,
            point: None,
            area: None,
            line: &[],
            country: None,
            unit: None,
            admin2: None,
            population: 0,
            parent: None,
            named_after: None,
            in_pack: false,
            is_own: self.detail(key).is_some() || self.twins.contains_key(&key),
        };
        match key.0 {
            Key::Pack(at) => {
                let place = self.pack.get(at as usize)?;
                let unit = self.units.get(at as usize).and_then(Option::as_deref);
                let listed = place.geonames.and_then(|id| {
                    self.files.iter().find_map(|f| f.town(f.by_geonames(id)?))
                });
                let area = match place.kind == PlaceKind::Admin1 {
                    true => unit.and_then(|iso| self.unit_area(iso)),
                    false => place.area,
                };
                Some(Facts {
                    kind: place.kind,
                    point: place.point.or(area.map(Bounds::middle)),
                    area,
                    line: &place.line,
                    country: place.country.as_deref(),
                    unit,
                    admin2: place.admin2.as_deref(),
                    population: match place.kind == PlaceKind::Admin1 {
                        true => unit
                            .and_then(|iso| self.unit_record(iso))
                            .map_or(0, |unit| unit.population),
                        false => listed.map_or(0, |town| town.population),
                    },
                    parent: place.parent.as_deref(),
                    named_after: place.named_after.as_deref(),
                    in_pack: true,
                    is_own: bare.is_own,
                })
            }
            Key::Listed(file, record) => {
                let file = self.files.get(usize::from(file))?;
                let iso = |at: Option<u16>| {
                    at.and_then(|at| file.country(u32::from(at)))
                        .map(|country| country.iso)
                };
                match record {
                    Record::Town(at) => {
                        let town = file.town(at)?;
                        let unit = town.unit.and_then(|at| file.unit(u32::from(at)));
                        Some(Facts {
                            kind: town.kind,
                            point: Some(town.point),
                            country: iso(town.country),
                            unit: unit.map(|unit| unit.iso),
                            admin2: self.detail(key).and_then(|own| own.admin[1]),
                            population: town.population,
                            ..bare
                        })
                    }
                    Record::Unit(at) => {
                        let unit = file.unit(at)?;
                        Some(Facts {
                            kind: PlaceKind::Admin1,
                            point: Some(unit.centre),
                            area: Some(unit.bounds),
                            country: iso(unit.country),
                            unit: Some(unit.iso),
                            population: unit.population,
                            ..bare
                        })
                    }
                    Record::Country(at) | Record::Adjective(at) => {
                        let country = file.country(at)?;
                        Some(Facts {
                            kind: PlaceKind::Country,
                            point: Some(country.centre),
                            area: Some(country.bounds),
                            country: Some(country.iso),
                            population: country.population,
                            ..bare
                        })
                    }
                }
            }
        }
    }

    fn unit_record(&self, iso: &str) -> Option<Area<'_>> {
        self.files.first()?.unit(*self.unit_records.get(iso)?)
    }

    pub(super) fn country_record(&self, iso: &str) -> Option<Area<'_>> {
        self.files.first()?.country(*self.country_records.get(iso)?)
    }

    fn unit_area(&self, iso: &str) -> Option<Bounds> {
        Some(self.unit_record(iso)?.bounds)
    }

    /// Where a place lies.
    pub fn geometry(&self, key: PlaceKey) -> Option<Geometry> {
        let facts = self.facts(key)?;
        if !facts.line.is_empty() {
            return Some(Geometry::Line(facts.line.to_vec()));
        }
        match facts.area {
            Some(area) => Some(Geometry::Area(area)),
            None => facts.point.map(Geometry::Point),
        }
    }

    /// The coarse border of a country or first-order unit, as rings.
    pub fn outline(&self, key: PlaceKey) -> Vec<Vec<Point>> {
        let Some(world) = self.files.first() else { return Vec::new() };
        let area = match key.0 {
            Key::Pack(at) => self
                .pack
                .get(at as usize)
                .and_then(|place| self.unit_record(place.iso.as_deref()?)),
            Key::Listed(0, Record::Unit(at)) => world.unit(at),
            Key::Listed(0, Record::Country(at)) => world.country(at),
            Key::Listed(..) => None,
        };
        area.map_or(Vec::new(), |area| world.outline(&area))
    }

    /// Who says that a place lies where it does.
    pub fn source(&self, key: PlaceKey) -> &str {
        match key.0 {
            Key::Pack(at) => self.pack.get(at as usize).map_or("", |place| &place.source),
            Key::Listed(_, Record::Town(_)) => {
                self.detail(key).map_or("GeoNames (CC BY 4.0)", |own| own.source)
            }
            Key::Listed(..) => "Natural Earth (public domain)",
        }
    }

    /// Whether a place is a part of the world by a pack's word, such as a sea, and no town or village.
    pub fn is_of_world(&self, key: PlaceKey) -> bool {
        self.id(key).starts_with("world:")
    }

    /// How many live in a place, 0 where it is not known.
    pub fn population(&self, key: PlaceKey) -> u32 {
        self.facts(key).map_or(0, |facts| facts.population)
    }

    /// The name of a first-order unit as ACLED spells it where a pack says so.
    pub(super) fn unit_name(&self, iso: &str) -> Option<&str> {
        if let Some(&at) = self.by_iso.get(iso) {
            let place = self.pack.get(at as usize)?;
            return place.admin1.as_deref().or(place.names.first().map(String::as_str));
        }
        Some(self.unit_record(iso)?.names.own)
    }
}

fn push(map: &mut BTreeMap<String, Vec<u32>>, key: String, at: u32) {
    let places = map.entry(key).or_default();
    if places.last() != Some(&at) {
        places.push(at);
    }
}
