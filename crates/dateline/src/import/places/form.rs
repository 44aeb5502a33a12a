//! In what form places are written: told by the first bytes and the first line, never by the name alone.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::{LARGEST, LARGEST_WHOLE, PlaceSettings, PlacesError};

/// A form that files of places are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceForm {
    /// A country file of GeoNames: nineteen columns with tabs between, no heads.
    Geonames,
    /// GeoNames' alternate names: eight or ten columns with tabs between, no heads.
    AlternateNames,
    /// Events of UCDP: a table with the column `where_coordinates`.
    Ucdp,
    /// A table with heads.
    Csv,
    /// Points or areas in JSON.
    Geojson,
    /// Points or areas in ESRI's form: `.shp` with `.dbf` beside it.
    Shapefile,
    /// Layers of a SQLite file.
    Geopackage,
}

impl PlaceForm {
    /// All forms.
    pub const ALL: [PlaceForm; 7] = [
        PlaceForm::Geonames,
        PlaceForm::AlternateNames,
        PlaceForm::Ucdp,
        PlaceForm::Csv,
        PlaceForm::Geojson,
        PlaceForm::Shapefile,
        PlaceForm::Geopackage,
    ];

    /// Its name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            PlaceForm::Geonames => "geonames",
            PlaceForm::AlternateNames => "alternatenames",
            PlaceForm::Ucdp => "ucdp",
            PlaceForm::Csv => "csv",
            PlaceForm::Geojson => "geojson",
            PlaceForm::Shapefile => "shapefile",
            PlaceForm::Geopackage => "geopackage",
        }
    }
}

/// The first bytes of a shapefile: its number, 9994, high byte first.
const SHAPEFILE: &[u8] = &[0, 0, 0x27, 0x0a];
/// So many bytes tell the form.
const HEAD: u64 = 64 << 10;

/// The form of a file, which is not too large for it.
pub(super) fn of(
    path: &Path,
    settings: &PlaceSettings,
) -> Result<PlaceForm, PlacesError> {
    let io = PlacesError::io(path);
    let size = fs::metadata(path).map_err(&io)?.len();
    let mut head = Vec::new();
    File::open(path).map_err(&io)?.take(HEAD).read_to_end(&mut head).map_err(&io)?;
    if head.is_empty() {
        return Err(PlacesError::file(path, "it is empty", "give a file with places"));
    }
    let form = match settings.form {
        Some(form) => form,
        None => {
            told(&head).map_err(|(what, help)| PlacesError::file(path, what, help))?
        }
    };
    let most = match form {
        PlaceForm::Geojson | PlaceForm::Shapefile => LARGEST_WHOLE,
        PlaceForm::Geonames
        | PlaceForm::AlternateNames
        | PlaceForm::Ucdp
        | PlaceForm::Csv
        | PlaceForm::Geopackage => LARGEST,
    };
    if size > most {
        let what = format!("{size} bytes are more than {most}");
        return Err(PlacesError::file(path, what, "give the file of one country"));
    }
    Ok(form)
}

fn told(head: &[u8]) -> Result<PlaceForm, (&'static str, &'static str)> {
    let words = String::from_utf8_lossy(head);
    let words = words.trim_start_matches('\u{feff}').trim_start();
    let line = words.lines().next().unwrap_or_default();
    let n_cells = line.split('\t').count();
    let is_number = |at: usize| {
        line.split('\t').nth(at).is_some_and(|cell| cell.parse::<f64>().is_ok())
    };
    if head.starts_with(SHAPEFILE) {
        return Ok(PlaceForm::Shapefile);
    }
    if head.starts_with(b"SQLite format 3\0") {
        return Ok(PlaceForm::Geopackage);
    }
    if head.starts_with(b"PK") || head.starts_with(&[0x1f, 0x8b]) {
        return Err(("it is packed", "unpack it and give the files in it"));
    }
    if head.contains(&0) {
        let help =
            "of a shapefile give the file that ends in .shp; tables as CSV in UTF-8";
        return Err(("it is no file of places that is known", help));
    }
    if words.starts_with('{') {
        return Ok(PlaceForm::Geojson);
    }
    if n_cells == 19 && is_number(0) && is_number(4) && is_number(5) {
        return Ok(PlaceForm::Geonames);
    }
    if (4..=10).contains(&n_cells) && is_number(0) && is_number(1) {
        return Ok(PlaceForm::AlternateNames);
    }
    if line.contains("where_coordinates") {
        return Ok(PlaceForm::Ucdp);
    }
    if line.contains([',', ';', '\t']) {
        return Ok(PlaceForm::Csv);
    }
    let help = "give GeoNames' XX.txt, GeoJSON, a shapefile, a GeoPackage, UCDP's events or a table with heads";
    Err(("it is no file of places that is known", help))
}
