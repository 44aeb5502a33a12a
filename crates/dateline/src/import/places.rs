//! Gazetteers that others keep, as one list of places that `--places` takes.
//!
//! Six forms are read, told apart by what is in them: country files of GeoNames with their alternate names, boundaries
//! and points as GeoJSON, shapefile and GeoPackage (OCHA's COD-AB among them), events of UCDP, and tables of one's own.
//! What each reader finds becomes a [`Told`]; [`Gatherer`] checks it, finds its country and joins what is one place.
//! The one hard decision: a row that cannot be used is refused with its reason and never bent until it fits.

mod features;
mod form;
mod gather;
mod geojson;
mod geonames;
mod geopackage;
mod join;
mod kinds;
mod polygon;
mod repair;
mod shapefile;
mod table;
#[cfg(test)]
mod tests;
mod ucdp;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dateline_model::PlaceKind;
use dateline_resolve::places::Point;
use dateline_resolve::places::own::{OwnPlace, compile_own};

use crate::knowledge::{self, KnowledgeError};
use crate::own::Own;
pub use form::PlaceForm;
use gather::Gatherer;

/// The most bytes of one file: GeoNames' alternate names of the whole world have 750 million.
const LARGEST: u64 = 2 << 30;
/// The most bytes of a file that is read as a whole: COD-AB of the largest countries has a tenth of that.
const LARGEST_WHOLE: u64 = 512 << 20;
/// The most places of one list: all of Russia in GeoNames are a third of that.
const MOST_PLACES: usize = 1_000_000;

/// How files are to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceSettings {
    /// The form of the files, where it is not to be told by what is in them.
    pub form: Option<PlaceForm>,
    /// Which column or property holds what: `name`, `lat`, `lon` and so on.
    pub columns: BTreeMap<String, String>,
    /// The licence of files that do not say theirs.
    pub licence: Option<String>,
}

/// The fields that [`PlaceSettings::columns`] may name.
pub const FIELDS: [&str; 12] = [
    "name",
    "name_ar",
    "names",
    "lat",
    "lon",
    "kind",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "population",
    "id",
];

/// Files of places, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportedPlaces {
    /// The list: the bytes of the file to write.
    pub bytes: Vec<u8>,
    /// The places that are in it.
    pub places: Vec<OwnPlace>,
    /// How many places it has.
    pub n_places: usize,
    /// How many names they have.
    pub n_names: usize,
    /// How many rows told of a place that an earlier row told of.
    pub n_joined: usize,
    /// What was made of each file.
    pub sources: Vec<PlaceSource>,
    /// Rows that cannot be used.
    pub refused: Vec<RefusedPlace>,
}

/// What was made of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceSource {
    /// The file, as the user named it.
    pub file: String,
    /// Whose places they are, with the licence.
    pub name: String,
    /// How many rows or features it has.
    pub n_rows: usize,
    /// How many rows gave a place or names of one.
    pub n_taken: usize,
    /// How many rows are no places to be listed, by the reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// How many rows cannot be used.
    pub n_refused: usize,
}

/// A row that cannot be used: file, row, what stands there and what to write.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{row}: {what}")]
pub struct RefusedPlace {
    /// The file.
    pub file: String,
    /// The line of a text, else the number of the feature.
    pub row: String,
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub help: String,
}

/// Why a file of places cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum PlacesError {
    /// The program's own knowledge is broken, which the tests rule out.
    #[error(transparent)]
    Knowledge(#[from] KnowledgeError),
    /// The system gives no access.
    #[error("{}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// What is in the file cannot be used.
    #[error("{}: {what}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
        /// What would be right.
        help: String,
    },
}

impl PlacesError {
    /// What the user can do about it.
    pub fn remedy(&self) -> Option<&str> {
        match self {
            PlacesError::Knowledge(error) => error.remedy(),
            PlacesError::Io { .. } => Some("check the name and the permissions"),
            PlacesError::File { help, .. } => Some(help),
        }
    }

    fn file(
        path: &Path,
        what: impl Into<String>,
        help: impl Into<String>,
    ) -> PlacesError {
        PlacesError::File { path: path.to_owned(), what: what.into(), help: help.into() }
    }

    fn io(path: &Path) -> impl Fn(std::io::Error) -> PlacesError {
        let path = path.to_owned();
        move |source| PlacesError::Io { path: path.clone(), source }
    }
}

/// Reads files of places and makes one list of them.
///
/// # Errors
/// If a file cannot be read or is of no form that is known. A row that cannot be used is no error but refused.
pub fn places(
    files: &[PathBuf],
    settings: &PlaceSettings,
) -> Result<ImportedPlaces, PlacesError> {
    let world = knowledge::world(&Own::default())?;
    let mut gatherer = Gatherer::new(&world, settings);
    let mut names = Vec::new();
    for path in files {
        let form = form::of(path, settings)?;
        match form {
            // Names are of places that the other files have.
            PlaceForm::AlternateNames => names.push(path.clone()),
            PlaceForm::Geonames => {
                gatherer.open(path, "GeoNames", Some("CC BY 4.0"));
                geonames::read(path, &mut gatherer)?;
                names.extend(geonames::names_beside(path));
            }
            PlaceForm::Ucdp => {
                gatherer.open(path, "UCDP GED", Some("CC BY 4.0"));
                ucdp::read(path, &mut gatherer)?;
            }
            PlaceForm::Csv => {
                gatherer.open(path, "", None);
                table::read(path, &mut gatherer)?;
            }
            PlaceForm::Geojson => geojson::read(path, &mut gatherer)?,
            PlaceForm::Shapefile => shapefile::read(path, &mut gatherer)?,
            PlaceForm::Geopackage => geopackage::read(path, &mut gatherer)?,
        }
        gatherer.close();
    }
    names.sort();
    names.dedup();
    for path in names {
        gatherer.open(&path, "GeoNames", Some("CC BY 4.0"));
        geonames::read_names(&path, &mut gatherer)?;
        gatherer.close();
    }
    let gathered = gatherer.finish();
    let about = about(&gathered.sources, gathered.places.len());
    let bytes = compile_own(&about, &gathered.places).map_err(|error| {
        KnowledgeError::World(
            dateline_resolve::places::GazetteerError::from(error).into(),
        )
    })?;
    Ok(ImportedPlaces {
        bytes,
        n_places: gathered.places.len(),
        n_names: gathered.places.iter().map(|place| place.names.len()).sum(),
        n_joined: gathered.n_joined,
        places: gathered.places,
        sources: gathered.sources,
        refused: gathered.refused,
    })
}

/// What stands in front of the list, for people who open it: TOML.
fn about(sources: &[PlaceSource], n_places: usize) -> String {
    let mut about = format!(
        "# Places, as `dateline import-places` made them; the list itself follows and is no text.\n\
         places = {n_places}\n"
    );
    for source in sources {
        let name = super::quoted(&source.name);
        let file = Path::new(&source.file).file_name().unwrap_or_default();
        let file = super::quoted(&file.to_string_lossy());
        let PlaceSource { n_rows, n_taken, n_refused, .. } = source;
        about.push_str(&format!(
            "\n[[source]]\nname = {name}\nfile = {file}\nrows = {n_rows}\ntaken = {n_taken}\nrefused = {n_refused}\n"
        ));
    }
    about.push('\n');
    about
}

/// What a row tells of a place, before it is checked.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    /// All names, the one to show first.
    names: Vec<String>,
    kind: PlaceKind,
    point: Point,
    /// A code or a name; where the point lies, without one.
    country: Option<String>,
    admin: [Option<String>; 3],
    population: u32,
    geonames: Option<u32>,
    /// What its makers call it by, such as a P-code.
    code: Option<String>,
    near: bool,
}

impl Told {
    fn new(name: &str, kind: PlaceKind, point: Point) -> Told {
        Told {
            names: vec![name.to_owned()],
            kind,
            point,
            country: None,
            admin: [None, None, None],
            population: 0,
            geonames: None,
            code: None,
            near: false,
        }
    }
}

/// What is wrong with a row, and what would be right.
type Fault = (String, String);

fn fault<T>(what: impl Into<String>, help: impl Into<String>) -> Result<T, Fault> {
    Err((what.into(), help.into()))
}
