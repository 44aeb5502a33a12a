//! The values that arguments take, and what is said of wrong ones.

use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use dateline::Date;
use dateline::formats::profile::Profile;
use dateline::import::{PLACE_FIELDS, PlaceForm};
use dateline::model::EventField;

/// A day as `--published` takes it.
pub(super) fn day(given: &str) -> Result<Date, String> {
    given.parse().map_err(|_| "write the day as 2016-05-04".to_owned())
}

/// A field of an event, by its name.
pub(super) fn event_field() -> impl TypedValueParser<Value = EventField> {
    let names = EventField::ALL.iter().map(|field| field.as_str());
    PossibleValuesParser::new(names)
        .try_map(|name| name.parse::<EventField>().map_err(|error| error.remedy()))
}

/// The name of a dataset: other programs know a GeoPackage by its ending.
pub(super) fn geopackage(given: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(given);
    let ending = path.extension().and_then(|ending| ending.to_str());
    if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("gpkg")) {
        return Ok(path);
    }
    Err("the dataset is a GeoPackage, whose name ends in .gpkg; \
         `dateline export` writes CSV, GeoJSON and others from it"
        .to_owned())
}

/// The name that a field of a report has in the user's tables and records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ColumnName {
    pub(crate) field: String,
    pub(crate) name: String,
}

/// The fields that `--column` can name.
pub(crate) const COLUMN_FIELDS: &[&str] =
    &["id", "url", "title", "text", "date", "publisher"];

impl FromStr for ColumnName {
    type Err = String;

    fn from_str(given: &str) -> Result<ColumnName, String> {
        let (field, name) =
            given.split_once('=').ok_or_else(|| "write it as `text=body`".to_owned())?;
        if !COLUMN_FIELDS.contains(&field) {
            return Err(format!("`{field}` is none of {}", COLUMN_FIELDS.join(", ")));
        }
        Ok(ColumnName { field: field.to_owned(), name: name.to_owned() })
    }
}

/// A field of a place and the column that holds it, as `import-places --columns` takes them.
pub(super) fn place_column(given: &str) -> Result<(String, String), String> {
    let (field, name) =
        given.split_once('=').ok_or_else(|| "write it as `name=Village`".to_owned())?;
    if !PLACE_FIELDS.contains(&field) {
        return Err(format!("`{field}` is none of {}", PLACE_FIELDS.join(", ")));
    }
    Ok((field.to_owned(), name.to_owned()))
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceFormat {
    /// A country file of GeoNames.
    Geonames,
    /// GeoNames' alternate names.
    Alternatenames,
    /// UCDP's events.
    Ucdp,
    /// A table.
    Csv,
    /// GeoJSON.
    Geojson,
    /// A shapefile.
    Shapefile,
    /// A GeoPackage.
    Geopackage,
}

impl PlaceFormat {
    /// The form as the importer knows it.
    pub(crate) fn form(self) -> PlaceForm {
        match self {
            PlaceFormat::Geonames => PlaceForm::Geonames,
            PlaceFormat::Alternatenames => PlaceForm::AlternateNames,
            PlaceFormat::Ucdp => PlaceForm::Ucdp,
            PlaceFormat::Csv => PlaceForm::Csv,
            PlaceFormat::Geojson => PlaceForm::Geojson,
            PlaceFormat::Shapefile => PlaceForm::Shapefile,
            PlaceFormat::Geopackage => PlaceForm::Geopackage,
        }
    }
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProfileAsked {
    /// Anybody: private persons are role words, sources, numbers and addresses are masked.
    Public,
    /// Partners: persons are named; protected sources, numbers and addresses are masked.
    Trusted,
    /// Nothing is masked.
    Full,
}

impl ProfileAsked {
    /// The profile as exports know it.
    pub(crate) fn profile(self) -> Profile {
        match self {
            ProfileAsked::Public => Profile::Public,
            ProfileAsked::Trusted => Profile::Trusted,
            ProfileAsked::Full => Profile::Full,
        }
    }
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StreamFormat {
    /// One event a line, with every claim, value and quote.
    Jsonl,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScopeAsked {
    /// What ACLED or UCDP code, and other deeds.
    Material,
    /// Statements, visits and demands too.
    All,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExportFormat {
    /// A table in ACLED's 31 columns.
    Acled,
    /// A table in the 49 columns of UCDP's event dataset.
    Ged,
    /// A table in POLECAT's 40 columns.
    Polecat,
    /// A plain table whose second row has the tags of the Humanitarian Exchange Language.
    Hxl,
    /// Placemarks with days, for Google Earth.
    Kml,
    /// Points for web maps.
    Geojson,
    /// Typed columns and points, for DuckDB, polars, geopandas and R.
    Geoparquet,
    /// One event a line, with every claim, value and quote.
    Jsonl,
    /// A plain table.
    Csv,
    /// All of these with texts, logs and hashes, which `sha256sum` alone can check.
    Bundle,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OriginalsAsked {
    /// Files up to 16 MiB; of larger ones only the hash.
    Small,
    /// Every file, archives too.
    All,
    /// Only the hashes.
    None,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// The first digits of the event's id, for `explain`.
    Id,
    /// The day, or the days it lies between.
    Date,
    /// The place.
    Place,
    /// The first-order unit.
    Admin1,
    /// The country.
    Country,
    /// ACLED's sub-event type.
    What,
    /// PLOVER's type and mode.
    Act,
    /// Who did it to whom.
    Who,
    /// How many were killed.
    Killed,
    /// How many were injured.
    Injured,
    /// How many independent reports tell it.
    Sources,
}

impl Column {
    /// The columns without `--fields`.
    pub(crate) const USUAL: &'static [Column] = &[
        Column::Date,
        Column::Place,
        Column::What,
        Column::Who,
        Column::Killed,
        Column::Sources,
    ];
}
