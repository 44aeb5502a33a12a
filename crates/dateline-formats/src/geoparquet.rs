//! Events as GeoParquet 1.1: one Parquet file with typed columns, for DuckDB, polars, geopandas and R's arrow.
//!
//! The columns are those of the [table](crate::table), with lists as lists and days as days, and `geometry` as WKB in
//! longitude and latitude (OGC:CRS84, which is what the format takes for granted).

mod columns;

use std::sync::Arc;

use dateline_model::Dataset;
use parquet::basic::Compression;
use parquet::errors::Result;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use serde_json::json;

use crate::geoparquet::columns::{COLUMNS, Columns};
use crate::shown::{Shown, shown};
use crate::texts::Texts;

#[cfg(test)]
mod tests;

pub use parquet::errors::ParquetError;

/// Rows that are held in columns at once, and stand in one row group.
const GROUP: usize = 50_000;

/// Writes the file. The same events give the same bytes.
///
/// # Errors
/// If the writer refuses what it is given, which the tests rule out.
pub fn to_bytes(dataset: &Dataset, texts: &dyn Texts) -> Result<Vec<u8>> {
    let schema = Arc::new(parse_message_type(&message())?);
    let properties = WriterProperties::builder()
        .set_created_by("dateline".to_owned())
        .set_compression(Compression::SNAPPY)
        .build();
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties))?;
    let mut corners = Corners::default();
    let mut events = shown(dataset, texts).peekable();
    while events.peek().is_some() {
        let group: Vec<Shown> = events.by_ref().take(GROUP).collect();
        let columns = Columns::of(&group, dataset);
        corners.add(&columns.points);
        let mut writer = file.next_row_group()?;
        columns.write(&mut writer)?;
        writer.close()?;
    }
    let about = KeyValue::new("geo".to_owned(), corners.about());
    file.append_key_value_metadata(about);
    file.close()?;
    Ok(bytes)
}

/// The schema in Parquet's own words.
fn message() -> String {
    let columns: Vec<String> =
        COLUMNS.iter().map(|(name, kind)| kind.declaration(name)).collect();
    format!("message events {{\n{}\n}}", columns.join("\n"))
}

/// The box around all points.
#[derive(Default)]
struct Corners(Option<[f64; 4]>);

impl Corners {
    fn add(&mut self, points: &[Option<(f64, f64)>]) {
        for &(x, y) in points.iter().flatten() {
            let [left, bottom, right, top] = self.0.unwrap_or([x, y, x, y]);
            self.0 = Some([left.min(x), bottom.min(y), right.max(x), top.max(y)]);
        }
    }

    /// The `geo` metadata that makes a Parquet file a GeoParquet one.
    fn about(&self) -> String {
        let mut geometry = json!({
            "encoding": "WKB",
            "geometry_types": if self.0.is_some() { vec!["Point"] } else { Vec::new() },
        });
        if let Some(corners) = self.0 {
            geometry["bbox"] = json!(corners);
        }
        json!({
            "version": "1.1.0",
            "primary_column": "geometry",
            "columns": { "geometry": geometry },
        })
        .to_string()
    }
}
