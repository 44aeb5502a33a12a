//! A compiled list of places, read in place.
//!
//! The file is fixed-width records, one pool of text and two finite-state maps from keys to record numbers, so that a
//! quarter of a million places are ready without a byte being copied. All numbers are little-endian.
//! `compile` writes what this module reads; both share the layout below.

use std::ops::Range;
use std::sync::Arc;

use dateline_model::PlaceKind;
use thiserror::Error;

use super::geo::{Bounds, Point};

/// The first bytes of a compiled list; the digit is the layout's version.
pub(super) const MAGIC: &[u8; 8] = b"DLPLACE1";
/// How many sections follow the header.
pub(super) const SECTIONS: usize = 8;
/// Bytes before the first section: magic, then offset and length of each.
pub(super) const HEADER: usize = 8 + SECTIONS * 8;
/// Bytes of a town's record: id, text, latitude, longitude, population, country, unit, text length, name length, kind.
pub(super) const TOWN: usize = 28;
/// Bytes of a unit's or country's record.
pub(super) const AREA: usize = 64;
/// Degrees are stored in hundred-thousandths: a metre, finer than any source.
pub(super) const DEGREE: f64 = 1e5;
/// Outline points are stored in thousandths of a degree, relative to the one before: a hundred metres.
pub(super) const OUTLINE_DEGREE: f64 = 1e3;
/// Set in a map's value that is the offset of a list of records, not a record.
pub(super) const LIST: u64 = 1 << 40;
/// Stands for no country, no unit.
pub(super) const NONE: u16 = u16::MAX;

/// The kinds that points may have, by the number that stands for them in a record.
pub(super) const KINDS: &[PlaceKind] = &[
    PlaceKind::Town,
    PlaceKind::City,
    PlaceKind::Village,
    PlaceKind::Quarter,
    PlaceKind::Admin2,
    PlaceKind::Admin3,
    PlaceKind::Airbase,
    PlaceKind::Airport,
    PlaceKind::MilitaryBase,
    PlaceKind::OilField,
    PlaceKind::GasField,
    PlaceKind::Crossing,
    PlaceKind::Bridge,
    PlaceKind::Dam,
    PlaceKind::Camp,
    PlaceKind::Mountain,
    PlaceKind::Cemetery,
    PlaceKind::Site,
    PlaceKind::River,
    PlaceKind::Road,
    PlaceKind::Region,
];

/// Bytes that live as long as the program, or are shared.
#[derive(Clone, Debug)]
enum Bytes {
    Static(&'static [u8]),
    Shared(Arc<[u8]>),
}

impl Bytes {
    fn all(&self) -> &[u8] {
        match self {
            Bytes::Static(bytes) => bytes,
            Bytes::Shared(bytes) => bytes,
        }
    }
}

/// A part of the bytes, as the finite-state maps want it.
#[derive(Clone, Debug)]
struct Section {
    bytes: Bytes,
    range: Range<usize>,
}

impl AsRef<[u8]> for Section {
    fn as_ref(&self) -> &[u8] {
        self.bytes.all().get(self.range.clone()).unwrap_or(&[])
    }
}

/// Why a compiled list cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileError {
    /// The first bytes are not ours.
    #[error("this is no compiled list of places, or one of another version")]
    Magic,
    /// A section lies outside the file.
    #[error("section {0} of the list of places lies outside the file")]
    Section(usize),
    /// There are more lists than a key can count.
    #[error("there are more than 254 lists of places")]
    TooMany,
    /// A map is damaged.
    #[error("the {0} map of the list of places is damaged")]
    Map(&'static str),
}

/// The number of a record, and of what sort it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Record {
    Town(u32),
    Unit(u32),
    Country(u32),
    /// A country, named by its adjective: "Syrian".
    Adjective(u32),
}

impl Record {
    pub(super) fn pack(self) -> u32 {
        match self {
            Record::Town(at) => at,
            Record::Unit(at) => at | 1 << 30,
            Record::Country(at) => at | 2 << 30,
            Record::Adjective(at) => at | 3 << 30,
        }
    }

    fn unpack(value: u32) -> Record {
        let at = value & ((1 << 30) - 1);
        match value >> 30 {
            0 => Record::Town(at),
            1 => Record::Unit(at),
            2 => Record::Country(at),
            _ => Record::Adjective(at),
        }
    }
}

/// A town, village or other point.
#[derive(Clone, Debug)]
pub(super) struct Town<'a> {
    pub(super) geonames: u32,
    pub(super) names: Names<'a>,
    pub(super) point: Point,
    pub(super) population: u32,
    pub(super) country: Option<u16>,
    pub(super) unit: Option<u16>,
    pub(super) kind: PlaceKind,
}

/// A first-order unit, or a country.
#[derive(Clone, Debug)]
pub(super) struct Area<'a> {
    pub(super) names: Names<'a>,
    pub(super) country: Option<u16>,
    /// ISO 3166-2 of a unit, alpha-2 of a country.
    pub(super) iso: &'a str,
    /// Alpha-3 of a country.
    pub(super) iso3: &'a str,
    pub(super) centre: Point,
    pub(super) bounds: Bounds,
    outline: Range<usize>,
    /// The record of a country's capital.
    pub(super) capital: Option<u32>,
    /// How many live there, 0 where it is not known.
    pub(super) population: u32,
}

/// The names of a record: its own, then all others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'a> {
    pub(super) own: &'a str,
    others: &'a str,
}

impl<'a> Names<'a> {
    /// All names, its own first.
    pub(super) fn all(self) -> impl Iterator<Item = &'a str> {
        std::iter::once(self.own)
            .chain(self.others.split('\n').filter(|name| !name.is_empty()))
    }
}

/// A compiled list of places.
#[derive(Clone, Debug)]
pub(super) struct File {
    bytes: Bytes,
    sections: [Range<usize>; SECTIONS],
    names: fst::Map<Section>,
    skeletons: fst::Map<Section>,
}

/// The order of the sections.
pub(super) const TOWNS: usize = 0;
pub(super) const UNITS: usize = 1;
pub(super) const COUNTRIES: usize = 2;
pub(super) const TEXT: usize = 3;
pub(super) const NAMES: usize = 4;
pub(super) const SKELETONS: usize = 5;
pub(super) const LISTS: usize = 6;
pub(super) const OUTLINES: usize = 7;

impl File {
    /// Reads the header of bytes that live as long as the program.
    pub(super) fn embedded(bytes: &'static [u8]) -> Result<File, FileError> {
        File::open(Bytes::Static(bytes))
    }

    /// Reads the header of bytes that were read from a file.
    pub(super) fn loaded(bytes: Vec<u8>) -> Result<File, FileError> {
        File::open(Bytes::Shared(bytes.into()))
    }

    fn open(bytes: Bytes) -> Result<File, FileError> {
        let all = bytes.all();
        if all.get(..8) != Some(MAGIC.as_slice()) || all.len() < HEADER {
            return Err(FileError::Magic);
        }
        let mut sections: [Range<usize>; SECTIONS] = std::array::from_fn(|_| 0..0);
        for (idx, section) in sections.iter_mut().enumerate() {
            let at = 8 + idx * 8;
            let start = u32_at(all, at) as usize;
            let end = start.checked_add(u32_at(all, at + 4) as usize);
            match end {
                Some(end) if end <= all.len() => *section = start..end,
                Some(_) | None => return Err(FileError::Section(idx)),
            }
        }
        let map = |idx: usize, name| {
            let section = Section { bytes: bytes.clone(), range: sections[idx].clone() };
            fst::Map::new(section).map_err(|_| FileError::Map(name))
        };
        let names = map(NAMES, "name")?;
        let skeletons = map(SKELETONS, "skeleton")?;
        Ok(File { names, skeletons, bytes, sections })
    }

    fn section(&self, idx: usize) -> &[u8] {
        self.bytes.all().get(self.sections[idx].clone()).unwrap_or(&[])
    }

    fn count(&self, section: usize, size: usize) -> u32 {
        u32::try_from(self.section(section).len() / size).unwrap_or(0)
    }

    /// How many towns it has.
    pub(super) fn n_towns(&self) -> u32 {
        self.count(TOWNS, TOWN)
    }

    /// How many first-order units it has.
    pub(super) fn n_units(&self) -> u32 {
        self.count(UNITS, AREA)
    }

    /// How many countries it has.
    pub(super) fn n_countries(&self) -> u32 {
        self.count(COUNTRIES, AREA)
    }

    /// The records with a name of these letters.
    pub(super) fn by_letters(&self, letters: &str, found: &mut Vec<Record>) {
        self.records(self.names.get(letters), found);
    }

    /// The records with a name of this skeleton.
    pub(super) fn by_skeleton(&self, skeleton: &str, found: &mut Vec<Record>) {
        self.records(self.skeletons.get(skeleton), found);
    }

    fn records(&self, value: Option<u64>, found: &mut Vec<Record>) {
        let Some(value) = value else { return };
        let low = |value: u64| u32::try_from(value & u64::from(u32::MAX)).unwrap_or(0);
        if value & LIST == 0 {
            found.push(Record::unpack(low(value)));
            return;
        }
        let lists = self.section(LISTS);
        let at = low(value) as usize;
        let n_records = u32_at(lists, at) as usize;
        for idx in 0..n_records.min(lists.len() / 4) {
            found.push(Record::unpack(u32_at(lists, at + 4 + idx * 4)));
        }
    }

    /// The town of this number.
    pub(super) fn town(&self, at: u32) -> Option<Town<'_>> {
        let start = (at as usize).checked_mul(TOWN)?;
        let record = self.section(TOWNS).get(start..start.checked_add(TOWN)?)?;
        Some(Town {
            geonames: u32_at(record, 0),
            names: self.names_at(u32_at(record, 4), u16_at(record, 24), record[26]),
            point: point_at(record, 8),
            population: u32_at(record, 16),
            country: some(u16_at(record, 20)),
            unit: some(u16_at(record, 22)),
            kind: KINDS.get(usize::from(record[27])).copied().unwrap_or(PlaceKind::Town),
        })
    }

    /// The town with this number in GeoNames: records are in the order of it.
    pub(super) fn by_geonames(&self, geonames: u32) -> Option<u32> {
        let towns = self.section(TOWNS);
        let (mut low, mut high) = (0, self.n_towns());
        while low < high {
            let middle = low + (high - low) / 2;
            match u32_at(towns, middle as usize * TOWN).cmp(&geonames) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The first-order unit of this number.
    pub(super) fn unit(&self, at: u32) -> Option<Area<'_>> {
        self.area(UNITS, at)
    }

    /// The country of this number.
    pub(super) fn country(&self, at: u32) -> Option<Area<'_>> {
        self.area(COUNTRIES, at)
    }

    fn area(&self, section: usize, at: u32) -> Option<Area<'_>> {
        let start = (at as usize).checked_mul(AREA)?;
        let record = self.section(section).get(start..start.checked_add(AREA)?)?;
        let corner = |at: usize| point_at(record, at);
        let (south_west, north_east) = (corner(20), corner(28));
        let outline = u32_at(record, 36) as usize;
        let code = |range: Range<usize>| {
            let bytes = record.get(range).unwrap_or(&[]);
            std::str::from_utf8(bytes).unwrap_or("").trim_end_matches('\0')
        };
        Some(Area {
            names: self.names_at(u32_at(record, 0), u16_at(record, 4), record[6]),
            country: some(u16_at(record, 8)),
            centre: corner(12),
            bounds: Bounds {
                south: south_west.latitude,
                west: south_west.longitude,
                north: north_east.latitude,
                east: north_east.longitude,
            },
            outline: outline..outline.saturating_add(u32_at(record, 40) as usize),
            capital: Some(u32_at(record, 44)).filter(|&at| at != u32::MAX),
            iso: code(48..56),
            iso3: code(56..60),
            population: u32_at(record, 60),
        })
    }

    /// The rings of an area, coarse.
    pub(super) fn outline(&self, area: &Area<'_>) -> Vec<Vec<Point>> {
        let bytes = self.section(OUTLINES).get(area.outline.clone()).unwrap_or(&[]);
        let mut numbers = Varints { bytes, at: 0 };
        let mut rings = Vec::new();
        while let Some(n_points) = numbers.next() {
            let (mut latitude, mut longitude) = (0_i64, 0_i64);
            let mut ring = Vec::new();
            for _ in 0..n_points {
                let (Some(north), Some(east)) = (numbers.next(), numbers.next()) else {
                    return rings;
                };
                latitude = latitude.wrapping_add(unzigzag(north));
                longitude = longitude.wrapping_add(unzigzag(east));
                ring.push(Point {
                    latitude: latitude as f64 / OUTLINE_DEGREE,
                    longitude: longitude as f64 / OUTLINE_DEGREE,
                });
            }
            rings.push(ring);
        }
        rings
    }

    fn names_at(&self, at: u32, length: u16, own: u8) -> Names<'_> {
        let start = at as usize;
        let text = self
            .section(TEXT)
            .get(start..start.saturating_add(usize::from(length)))
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or("");
        let own = text.get(..usize::from(own)).unwrap_or(text);
        Names { own, others: text.get(own.len()..).unwrap_or("") }
    }
}

/// Numbers of seven bits a byte, low bits first.
struct Varints<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Varints<'_> {
    fn next(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

fn unzigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..)
        .and_then(|rest| rest.first_chunk::<4>())
        .map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes
        .get(at..)
        .and_then(|rest| rest.first_chunk::<2>())
        .map_or(0, |bytes| u16::from_le_bytes(*bytes))
}

fn point_at(bytes: &[u8], at: usize) -> Point {
    let degrees = |at: usize| f64::from(u32_at(bytes, at).cast_signed()) / DEGREE;
    Point { latitude: degrees(at), longitude: degrees(at + 4) }
}

fn some(value: u16) -> Option<u16> {
    (value != NONE).then_some(value)
}
