//! A table of one's own: a row a place, columns by their usual names or as the user says.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use dateline_resolve::places::Point;

use super::gather::Gatherer;
use super::{FIELDS, Fault, PlaceSettings, PlacesError, Told, fault, features};

/// A table of places, row by row.
pub(super) struct Table {
    pub(super) heads: Vec<String>,
    reader: csv::Reader<BufReader<File>>,
}

impl Table {
    pub(super) fn open(path: &Path) -> Result<Table, PlacesError> {
        let io = PlacesError::io(path);
        let mut file = BufReader::new(File::open(path).map_err(&io)?);
        let mut first = String::new();
        let _ = (&mut file).take(1 << 16).read_line(&mut first);
        let n_of = |mark: char| first.matches(mark).count();
        let mark = [',', ';', '\t'].into_iter().max_by_key(|mark| n_of(*mark));
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(u8::try_from(mark.unwrap_or(',')).unwrap_or(b','))
            .from_reader(BufReader::new(File::open(path).map_err(&io)?));
        let heads = reader.headers().map_err(|error| {
            let help = "the first line names the columns; save the table as CSV in UTF-8";
            PlacesError::file(path, error.to_string(), help)
        })?;
        let trim = |head: &str| head.trim_matches(['\u{feff}', ' ']).to_owned();
        let heads = heads.iter().map(trim).collect();
        Ok(Table { heads, reader })
    }

    /// Hands each row that holds anything to `each`, with its line.
    pub(super) fn rows(
        mut self,
        mut each: impl FnMut(&str, Result<&csv::StringRecord, Fault>),
    ) {
        let mut record = csv::StringRecord::new();
        loop {
            let read = self.reader.read_record(&mut record);
            let line = record.position().map_or(0, csv::Position::line).to_string();
            match read {
                Ok(false) => return,
                Ok(true) if record.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(true) if record.len() > self.heads.len() => {
                    let what = format!(
                        "it has {} cells for {} columns",
                        record.len(),
                        self.heads.len()
                    );
                    each(&line, fault(what, "put cells that hold a comma in quotes"));
                }
                Ok(true) => each(&line, Ok(&record)),
                Err(error) => {
                    let line =
                        error.position().map_or(0, csv::Position::line).to_string();
                    let is_over = error.is_io_error();
                    each(
                        &line,
                        fault(error.to_string(), "save the table as CSV in UTF-8"),
                    );
                    if is_over {
                        return;
                    }
                }
            }
        }
    }
}

/// Reads a table.
pub(super) fn read(path: &Path, gatherer: &mut Gatherer<'_>) -> Result<(), PlacesError> {
    let table = Table::open(path)?;
    check(path, &table.heads, gatherer.settings)?;
    let heads = table.heads.clone();
    table.rows(|line, record| {
        let told = record.and_then(|record| told(&heads, record, gatherer.settings));
        gatherer.take(line, told);
    });
    Ok(())
}

/// Whether the table has the columns it needs, and those that the user names.
fn check(
    path: &Path,
    heads: &[String],
    settings: &PlaceSettings,
) -> Result<(), PlacesError> {
    let told = heads.join(", ");
    for (field, named) in &settings.columns {
        if features::column(heads, field, settings).is_none() {
            let what = format!("there is no column `{named}` for `{field}`");
            return Err(PlacesError::file(path, what, format!("the columns are {told}")));
        }
    }
    let has = |field: &str| features::column(heads, field, settings).is_some();
    let has_name = has("name") || has("name_ar");
    let missing = [("name", has_name), ("lat", has("lat")), ("lon", has("lon"))];
    match missing.iter().find(|(_, has)| !has) {
        Some((field, _)) => {
            let what = format!("there is no column for `{field}`");
            let fields = FIELDS.join(", ");
            let help = format!(
                "say which with `--columns {field}=...`: the columns are {told}; the fields {fields}"
            );
            Err(PlacesError::file(path, what, help))
        }
        None => Ok(()),
    }
}

fn told(
    heads: &[String],
    record: &csv::StringRecord,
    settings: &PlaceSettings,
) -> Result<Told, Fault> {
    let cell = |at: usize| record.get(at).unwrap_or_default();
    let of = |field: &str| {
        features::column(heads, field, settings).map_or("", |at| cell(at).trim())
    };
    let point = point(of("lat"), of("lon"))?;
    features::generic(heads, cell, point, settings)
}

/// A point of two cells; a comma may stand for the point, as in half of the world.
pub(super) fn point(latitude: &str, longitude: &str) -> Result<Point, Fault> {
    let degrees = |words: &str, what: &str| {
        let help = "write degrees with decimals, such as 35.336".to_owned();
        let number = words.replace(',', ".").parse::<f64>().ok();
        let fault = match words {
            "" => (format!("it has no {what}"), help),
            _ => (format!("`{words}` is no {what}"), help),
        };
        number.filter(|number| number.is_finite()).ok_or(fault)
    };
    Ok(Point {
        latitude: degrees(latitude, "latitude")?,
        longitude: degrees(longitude, "longitude")?,
    })
}
