//! The layers of any GeoPackage, whoever wrote it: rows of words with a geometry.

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

/// A layer of features.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// Its table.
    pub name: String,
    /// Its rows, in the order of their keys.
    pub rows: Vec<LayerRow>,
}

/// A row of a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerRow {
    /// Columns and what stands in them, numbers in digits.
    pub cells: Vec<(String, String)>,
    /// The geometry as it is stored; empty where there is none.
    pub geometry: Vec<u8>,
}

/// Why layers cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum LayerError {
    /// The file is broken, or no GeoPackage.
    #[error("it is no GeoPackage that can be read: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// There is no layer.
    #[error("it has no layer of features")]
    NoLayer,
    /// A layer is in a system other than WGS 84.
    #[error("layer `{layer}` is in EPSG:{srs}, not in degrees of WGS 84")]
    NotInDegrees {
        /// The layer.
        layer: String,
        /// Its system.
        srs: i64,
    },
    /// There are more bytes than can be held.
    #[error("its rows have more than {MOST_BYTES} bytes")]
    TooLarge,
}

/// WGS 84, and the number of a system that nobody knows.
const DEGREES: [i64; 3] = [4326, 0, -1];
/// The most bytes of all rows together.
const MOST_BYTES: usize = 1 << 30;

/// Reads all layers of features, in the order of their names. Nothing is written.
///
/// # Errors
/// If the file cannot be read, has no layer, or one in another system than WGS 84.
pub fn read_layers(path: &Path) -> Result<Vec<Layer>, LayerError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let file = Connection::open_with_flags(path, flags)?;
    let mut columns = file.prepare(
        "SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents c \
         JOIN gpkg_geometry_columns g ON g.table_name = c.table_name \
         WHERE c.data_type = 'features' ORDER BY c.table_name",
    )?;
    let columns: Vec<(String, String, i64)> = columns
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    if columns.is_empty() {
        return Err(LayerError::NoLayer);
    }
    let mut n_bytes = 0;
    let mut layers = Vec::new();
    for (name, geometry, srs) in columns {
        if !DEGREES.contains(&srs) {
            return Err(LayerError::NotInDegrees { layer: name, srs });
        }
        let table = name.replace('"', "\"\"");
        let mut statement =
            file.prepare(&format!("SELECT * FROM \"{table}\" ORDER BY 1"))?;
        let heads: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([])?;
        let mut read = Vec::new();
        while let Some(row) = rows.next()? {
            let mut cells = Vec::new();
            let mut shape = Vec::new();
            for (at, head) in heads.iter().enumerate() {
                let value = row.get_ref(at)?;
                if head.eq_ignore_ascii_case(&geometry) {
                    shape = value
                        .as_blob_or_null()
                        .ok()
                        .flatten()
                        .unwrap_or_default()
                        .to_vec();
                } else {
                    cells.push((head.clone(), words(value)));
                }
            }
            n_bytes += shape.len()
                + cells.iter().map(|(head, cell)| head.len() + cell.len()).sum::<usize>();
            if n_bytes > MOST_BYTES {
                return Err(LayerError::TooLarge);
            }
            read.push(LayerRow { cells, geometry: shape });
        }
        layers.push(Layer { name, rows: read });
    }
    Ok(layers)
}

fn words(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Text(words) => String::from_utf8_lossy(words).into_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Null | ValueRef::Blob(_) => String::new(),
    }
}
