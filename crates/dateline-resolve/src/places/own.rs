//! Lists of places that a user brings, each one file that is read in place.
//!
//! The file begins with a text that says what went into it, so that a person who opens it sees whose places they are.
//! Behind it stand a compiled list, the same as the world's, and what only such lists have of each place: an id, the
//! names of the units around it, who says so.

mod atlas;
mod link;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use dateline_model::PlaceKind;

use super::compile::{AreaSource, Source, TownSource, compile};
use super::file::{File, FileError};
use super::gazetteer::PlaceKey;
use super::geo::Point;

pub use atlas::Atlas;
pub use link::{SAME_KM, alike};

/// The first bytes; the digit is the layout's version. A line break, so that the text behind them begins a line.
const MAGIC: &[u8; 9] = b"DLOWNPL1\n";
/// Bytes of what stands beside a town: id, units of three orders, source as offsets into the texts; then flags.
const DETAIL: usize = 24;
/// The first number of places that GeoNames has none for; its own are far below.
pub(super) const FIRST_OWN: u32 = 2_500_000_000;
/// The flag of a place whose point is near it, not in it.
const NEAR: u32 = 1;

/// A place that a user brings.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnPlace {
    /// What it is stored by, such as `cod:SY080003`.
    pub id: String,
    /// Its number in GeoNames.
    pub geonames: Option<u32>,
    /// All names, the one to show first.
    pub names: Vec<String>,
    /// What sort of place it is.
    pub kind: PlaceKind,
    /// Where it is.
    pub point: Point,
    /// How many live there, 0 where it is not known.
    pub population: u32,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// ISO 3166-2 of its first-order unit.
    pub unit: Option<String>,
    /// Names of the units around it, from the first order to the third.
    pub admin: [Option<String>; 3],
    /// Whether the point is near the place and not in it.
    pub near: bool,
    /// Who says so, with the licence.
    pub source: String,
}

/// Makes the file of a list; `about` is the text that stands in front. The same places give the same bytes.
///
/// # Errors
/// If a map cannot be built, which the sorted keys rule out.
pub fn compile_own(about: &str, places: &[OwnPlace]) -> Result<Vec<u8>, FileError> {
    let countries: BTreeSet<&str> =
        places.iter().map(|place| place.country.as_str()).collect();
    let units: BTreeSet<(&str, &str)> = places
        .iter()
        .filter_map(|place| Some((place.unit.as_deref()?, place.country.as_str())))
        .collect();
    let countries: Vec<&str> = countries.into_iter().collect();
    let units: Vec<(&str, &str)> = units.into_iter().collect();
    let country_of = |iso: &str| {
        countries.binary_search(&iso).ok().and_then(|at| u16::try_from(at).ok())
    };
    let unit_of = |place: &OwnPlace| {
        let unit = (place.unit.as_deref()?, place.country.as_str());
        u16::try_from(units.binary_search(&unit).ok()?).ok()
    };
    let mut ordered: Vec<&OwnPlace> = places.iter().collect();
    ordered.sort_by_key(|place| (place.geonames.unwrap_or(FIRST_OWN), &place.id));
    let mut texts = Texts::default();
    let mut details = Vec::new();
    let mut towns = Vec::new();
    for (number, place) in (FIRST_OWN..).zip(ordered) {
        let [one, two, three] = &place.admin;
        for words in [Some(&place.id), one.as_ref(), two.as_ref(), three.as_ref()] {
            details.extend(texts.offset(words.map_or("", String::as_str)).to_le_bytes());
        }
        details.extend(texts.offset(&place.source).to_le_bytes());
        details.extend(if place.near { NEAR } else { 0 }.to_le_bytes());
        let (name, others) = place.names.split_first().map_or_else(
            || (String::new(), Vec::new()),
            |(name, others)| (name.clone(), others.to_vec()),
        );
        towns.push(TownSource {
            geonames: place.geonames.unwrap_or(number),
            name,
            others,
            point: place.point,
            population: place.population,
            country: country_of(&place.country),
            unit: unit_of(place),
            kind: place.kind,
        });
    }
    let source = Source {
        countries: countries.iter().map(|iso| nameless(iso, None)).collect(),
        units: units
            .iter()
            .map(|(iso, country)| nameless(iso, country_of(country)))
            .collect(),
        towns,
    };
    let list = compile(&source)?;
    let mut file = MAGIC.to_vec();
    file.extend(about.as_bytes());
    let mut ends = Vec::new();
    for section in [&list, &details, &texts.bytes] {
        ends.extend((file.len() as u64).to_le_bytes());
        file.extend(section);
    }
    file.extend(ends);
    Ok(file)
}

/// A country or unit that a place refers to by its code: its names are the world list's.
fn nameless(iso: &str, country: Option<u16>) -> AreaSource {
    AreaSource {
        name: String::new(),
        others: Vec::new(),
        adjectives: Vec::new(),
        country,
        iso: iso.to_owned(),
        iso3: String::new(),
        capital: None,
        centre: Point { latitude: 0.0, longitude: 0.0 },
        outline: Vec::new(),
        // Whoever brings a list wants its places found, however a report spells them.
        romanised: true,
        population: 0,
        abbreviations: Vec::new(),
    }
}

/// Texts one after the other, each behind its length and each once.
#[derive(Default)]
struct Texts {
    bytes: Vec<u8>,
    offsets: BTreeMap<String, u32>,
}

impl Texts {
    fn offset(&mut self, words: &str) -> u32 {
        if let Some(&offset) = self.offsets.get(words) {
            return offset;
        }
        let kept = words.get(..words.floor_char_boundary(usize::from(u16::MAX)));
        let kept = kept.unwrap_or_default();
        let offset = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        self.bytes.extend(u16::try_from(kept.len()).unwrap_or(0).to_le_bytes());
        self.bytes.extend(kept.as_bytes());
        self.offsets.insert(words.to_owned(), offset);
        offset
    }
}

/// A list that a user brought, in use.
#[derive(Clone, Debug)]
pub(super) struct OwnList {
    details: Vec<u8>,
    texts: Vec<u8>,
    /// Its towns that are known by another list, and as what.
    pub(super) links: BTreeMap<u32, PlaceKey>,
}

/// What only a list of the user's has of a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Detail<'a> {
    pub(super) id: &'a str,
    pub(super) admin: [Option<&'a str>; 3],
    pub(super) source: &'a str,
    pub(super) near: bool,
}

/// Reads a file of [`compile_own`]: the compiled list, and what stands beside it.
pub(super) fn open(bytes: &[u8]) -> Result<(File, OwnList), FileError> {
    if !is_own(bytes) {
        return Err(FileError::Magic);
    }
    let foot = bytes.len().saturating_sub(24).max(MAGIC.len());
    let end = |at: usize| {
        let eight = bytes.get(foot + 8 * at..)?.first_chunk::<8>()?;
        usize::try_from(u64::from_le_bytes(*eight)).ok()
    };
    let part = |range: Range<Option<usize>>, section: usize| {
        let range = range.start.zip(range.end).map(|(start, end)| start..end);
        range.and_then(|range| bytes.get(range)).ok_or(FileError::Section(section))
    };
    let list = File::loaded(part(end(0)..end(1), 1)?.to_vec())?;
    let own = OwnList {
        details: part(end(1)..end(2), 2)?.to_vec(),
        texts: part(end(2)..Some(foot), 3)?.to_vec(),
        links: BTreeMap::new(),
    };
    Ok((list, own))
}

/// Whether these are the bytes of a list that `compile_own` made, of this or another version.
pub fn is_own(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

impl OwnList {
    /// What stands beside the town of that number.
    pub(super) fn detail(&self, town: u32) -> Option<Detail<'_>> {
        let start = (town as usize).checked_mul(DETAIL)?;
        let record = self.details.get(start..start.checked_add(DETAIL)?)?;
        let number = |at: usize| {
            let four = record.get(4 * at..).and_then(|rest| rest.first_chunk::<4>());
            four.map_or(0, |four| u32::from_le_bytes(*four))
        };
        let text = |at: usize| self.text(number(at));
        let some = |at: usize| Some(text(at)).filter(|words| !words.is_empty());
        Some(Detail {
            id: text(0),
            admin: [some(1), some(2), some(3)],
            source: text(4),
            near: number(5) & NEAR != 0,
        })
    }

    /// The town with this id.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        let n_towns = u32::try_from(self.details.len() / DETAIL).unwrap_or(0);
        (0..n_towns).find(|&town| self.detail(town).is_some_and(|detail| detail.id == id))
    }

    fn text(&self, offset: u32) -> &str {
        let rest = self.texts.get(offset as usize..).unwrap_or_default();
        let Some((length, rest)) = rest.split_first_chunk::<2>() else { return "" };
        let bytes = rest.get(..usize::from(u16::from_le_bytes(*length)));
        bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}
