//! Lists of places made into one file that is read in place.

use std::collections::BTreeMap;

use dateline_model::PlaceKind;

use super::file::{
    AREA, COUNTRIES, DEGREE, FileError, HEADER, KINDS, LIST, LISTS, MAGIC, NAMES, NONE,
    OUTLINE_DEGREE, OUTLINES, Record, SECTIONS, SKELETONS, TEXT, TOWN, TOWNS, UNITS,
};
use super::fold;
use super::geo::{Bounds, Point};
use super::skeleton::skeletons;

/// Numbers from here on are no numbers of GeoNames but the Census Bureau's of counties, added to this.
pub const FIPS: u32 = 4_000_000_000;

/// A town, village or other point that is to be listed.
#[derive(Clone, Debug, PartialEq)]
pub struct TownSource {
    /// Its number in GeoNames, or any number that no other has.
    pub geonames: u32,
    /// Its own name.
    pub name: String,
    /// Its other names, in Latin and Arabic letters.
    pub others: Vec<String>,
    /// Where it is.
    pub point: Point,
    /// How many live there, 0 where it is not known.
    pub population: u32,
    /// The position of its country.
    pub country: Option<u16>,
    /// The position of its first-order unit.
    pub unit: Option<u16>,
    /// What sort of place it is.
    pub kind: PlaceKind,
}

/// A first-order unit or a country that is to be listed.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaSource {
    /// Its own name.
    pub name: String,
    /// Its other names.
    pub others: Vec<String>,
    /// Its adjectives, for a country: "Syrian".
    pub adjectives: Vec<String>,
    /// The position of its country, for a unit.
    pub country: Option<u16>,
    /// ISO 3166-2 of a unit, alpha-2 of a country.
    pub iso: String,
    /// Alpha-3 of a country.
    pub iso3: String,
    /// The GeoNames number of its capital.
    pub capital: Option<u32>,
    /// A point that stands for it.
    pub centre: Point,
    /// Its borders, as rings.
    pub outline: Vec<Vec<Point>>,
    /// Whether its towns have names that are romanised from Arabic letters, so that they are found by their consonants.
    pub romanised: bool,
    /// How many live there, 0 where it is not known.
    pub population: u32,
    /// What stands for its name behind a town's: "Okla.", "OK".
    pub abbreviations: Vec<String>,
}

/// Everything that goes into one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Countries; `romanised` counts for all places in them.
    pub countries: Vec<AreaSource>,
    /// First-order units.
    pub units: Vec<AreaSource>,
    /// Towns, villages and other points.
    pub towns: Vec<TownSource>,
}

/// Makes the file. The same source gives the same bytes.
///
/// # Errors
/// If a map cannot be built, which the sorted keys rule out.
pub fn compile(source: &Source) -> Result<Vec<u8>, FileError> {
    let mut towns: Vec<&TownSource> = source.towns.iter().collect();
    towns.sort_by_key(|town| town.geonames);
    let mut writer = Writer::default();
    let romanised = |country: Option<u16>| {
        country
            .and_then(|at| source.countries.get(usize::from(at)))
            .is_some_and(|country| country.romanised)
    };
    for (at, country) in (0..).zip(&source.countries) {
        writer.area(
            COUNTRIES,
            country,
            Record::Country(at),
            country.romanised,
            country.capital.and_then(|id| {
                let found = towns.binary_search_by_key(&id, |town| town.geonames).ok()?;
                u32::try_from(found).ok()
            }),
        );
    }
    for (at, unit) in (0..).zip(&source.units) {
        writer.area(UNITS, unit, Record::Unit(at), romanised(unit.country), None);
    }
    for (at, town) in (0..).zip(&towns) {
        writer.town(town, at, romanised(town.country));
    }
    writer.finish()
}

#[derive(Default)]
struct Writer {
    sections: [Vec<u8>; SECTIONS],
    letters: BTreeMap<String, Vec<u32>>,
    skeletons: BTreeMap<String, Vec<u32>>,
}

impl Writer {
    fn town(&mut self, town: &TownSource, at: u32, romanised: bool) {
        let names = named(&town.name, &town.others);
        self.index(&names, Record::Town(at), romanised);
        // Elsewhere the other names serve only to be found, and the map holds their letters.
        let kept = if romanised { names.as_slice() } else { &names[..1] };
        let (text, length, own) = self.text(kept);
        let section = &mut self.sections[TOWNS];
        section.extend(town.geonames.to_le_bytes());
        section.extend(text.to_le_bytes());
        point(town.point, section);
        section.extend(town.population.to_le_bytes());
        section.extend(town.country.unwrap_or(NONE).to_le_bytes());
        section.extend(town.unit.unwrap_or(NONE).to_le_bytes());
        section.extend(length.to_le_bytes());
        section.push(own);
        let kind = KINDS.iter().position(|&kind| kind == town.kind).unwrap_or(0);
        section.push(u8::try_from(kind).unwrap_or(0));
        debug_assert_eq!(section.len() % TOWN, 0);
    }

    fn area(
        &mut self,
        section: usize,
        area: &AreaSource,
        record: Record,
        romanised: bool,
        capital: Option<u32>,
    ) {
        let names = named(&area.name, &area.others);
        self.index(&names, record, romanised);
        if let Record::Country(at) = record {
            for adjective in &area.adjectives {
                self.index(&[adjective], Record::Adjective(at), false);
            }
        }
        for short in &area.abbreviations {
            let records = self.letters.entry(fold::abbreviation(short)).or_default();
            records.push(record.pack());
        }
        let (text, length, own) = self.text(&names);
        let start = self.sections[OUTLINES].len();
        for ring in &area.outline {
            outline(ring, &mut self.sections[OUTLINES]);
        }
        let end = self.sections[OUTLINES].len();
        let bounds =
            Bounds::around(area.outline.iter().flatten().copied()).unwrap_or(Bounds {
                south: area.centre.latitude,
                west: area.centre.longitude,
                north: area.centre.latitude,
                east: area.centre.longitude,
            });
        let section = &mut self.sections[section];
        section.extend(text.to_le_bytes());
        section.extend(length.to_le_bytes());
        section.extend([own, 0]);
        section.extend(area.country.unwrap_or(NONE).to_le_bytes());
        section.extend([0, 0]);
        point(area.centre, section);
        point(Point { latitude: bounds.south, longitude: bounds.west }, section);
        point(Point { latitude: bounds.north, longitude: bounds.east }, section);
        section.extend(small(start).to_le_bytes());
        section.extend(small(end - start).to_le_bytes());
        section.extend(capital.unwrap_or(u32::MAX).to_le_bytes());
        code(&area.iso, 8, section);
        code(&area.iso3, 4, section);
        section.extend(area.population.to_le_bytes());
        debug_assert_eq!(section.len() % AREA, 0);
    }

    fn index(&mut self, names: &[&str], record: Record, romanised: bool) {
        let mut add = |map: bool, key: String| {
            let map = if map { &mut self.letters } else { &mut self.skeletons };
            if !key.is_empty() {
                map.entry(key).or_default().push(record.pack());
            }
        };
        for name in names {
            for part in parts(name) {
                add(true, fold::letters(part));
                if romanised {
                    if let Some(bare) = fold::letters_without_article(part) {
                        add(true, bare);
                    }
                    for skeleton in skeletons(part) {
                        add(false, skeleton);
                    }
                }
            }
        }
    }

    fn text(&mut self, names: &[&str]) -> (u32, u16, u8) {
        let section = &mut self.sections[TEXT];
        let start = small(section.len());
        let own = cut(names.first().copied().unwrap_or(""), usize::from(u8::MAX));
        section.extend(own.as_bytes());
        let mut length = own.len();
        for name in names.get(1..).unwrap_or(&[]) {
            if length + name.len() < usize::from(u16::MAX) {
                section.push(b'\n');
                section.extend(name.as_bytes());
                length += 1 + name.len();
            }
        }
        (start, u16::try_from(length).unwrap_or(0), u8::try_from(own.len()).unwrap_or(0))
    }

    fn finish(mut self) -> Result<Vec<u8>, FileError> {
        let letters = map(self.letters, &mut self.sections[LISTS], "name")?;
        let skeletons = map(self.skeletons, &mut self.sections[LISTS], "skeleton")?;
        self.sections[NAMES] = letters;
        self.sections[SKELETONS] = skeletons;
        let mut file = MAGIC.to_vec();
        let mut start = HEADER;
        for section in &self.sections {
            file.extend(small(start).to_le_bytes());
            file.extend(small(section.len()).to_le_bytes());
            start += section.len();
        }
        file.extend(self.sections.concat());
        Ok(file)
    }
}

/// Its own name and the others, each once, in their order.
fn named<'a>(name: &'a str, others: &'a [String]) -> Vec<&'a str> {
    let mut names = vec![name];
    for other in others {
        if !names.contains(&other.as_str()) && !other.contains('\n') {
            names.push(other);
        }
    }
    names
}

/// A name as it stands, and each of two names written with a stroke between them.
pub(super) fn parts(name: &str) -> impl Iterator<Item = &str> {
    let several = name.contains('/');
    std::iter::once(name).chain(name.split('/').filter(move |_| several).map(str::trim))
}

fn map(
    keys: BTreeMap<String, Vec<u32>>,
    lists: &mut Vec<u8>,
    name: &'static str,
) -> Result<Vec<u8>, FileError> {
    let mut builder = fst::MapBuilder::memory();
    for (key, mut records) in keys {
        records.sort_unstable();
        records.dedup();
        let value = match records.as_slice() {
            [only] => u64::from(*only),
            _ => {
                let start = small(lists.len());
                lists.extend(small(records.len()).to_le_bytes());
                lists.extend(records.iter().flat_map(|record| record.to_le_bytes()));
                LIST | u64::from(start)
            }
        };
        builder.insert(key, value).map_err(|_| FileError::Map(name))?;
    }
    builder.into_inner().map_err(|_| FileError::Map(name))
}

fn point(point: Point, section: &mut Vec<u8>) {
    for degrees in [point.latitude, point.longitude] {
        section.extend(((degrees * DEGREE).round() as i32).to_le_bytes());
    }
}

fn outline(ring: &[Point], section: &mut Vec<u8>) {
    varint(ring.len() as u64, section);
    let mut before = (0, 0);
    for corner in ring {
        let at = (
            (corner.latitude * OUTLINE_DEGREE).round() as i64,
            (corner.longitude * OUTLINE_DEGREE).round() as i64,
        );
        for step in [at.0 - before.0, at.1 - before.1] {
            varint(((step << 1) ^ (step >> 63)).cast_unsigned(), section);
        }
        before = at;
    }
}

fn varint(mut value: u64, section: &mut Vec<u8>) {
    while value >= 0x80 {
        section.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    section.push(value as u8);
}

fn code(text: &str, width: usize, section: &mut Vec<u8>) {
    let kept = cut(text, width);
    section.extend(kept.as_bytes());
    section.extend(std::iter::repeat_n(0, width - kept.len()));
}

/// The start of a text, at most so many bytes, cut between characters.
fn cut(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or(text)
}

/// Files are far below 4 GiB: the world is 15 MB.
fn small(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
