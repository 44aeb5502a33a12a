//! What makes an SQLite file a GeoPackage (OGC 12-128r19, version 1.3).

use rusqlite::{Connection, params};

/// "GPKG" in ASCII.
pub(crate) const APPLICATION_ID: i32 = 0x4750_4B47;
/// Version 1.3.
const USER_VERSION: i32 = 10_300;

/// The three tables that every GeoPackage has, and the three reference systems that its list must hold.
///
/// No column has a clock for a default.
const TABLES: &str = r#"
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL PRIMARY KEY,
    organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL,
    definition TEXT NOT NULL,
    description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined',
     'undefined cartesian coordinate reference system'),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined',
     'undefined geographic coordinate reference system'),
    ('WGS 84 geodetic', 4326, 'EPSG', 4326,
     'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
     'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY,
    data_type TEXT NOT NULL,
    identifier TEXT UNIQUE,
    description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
    srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL,
    column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL,
    m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
"#;

pub(crate) fn begin(file: &Connection) -> rusqlite::Result<()> {
    file.pragma_update(None, "application_id", APPLICATION_ID)?;
    file.pragma_update(None, "user_version", USER_VERSION)?;
    file.execute_batch(TABLES)
}

/// The least and the greatest longitude and latitude of a layer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Bounds(Option<[f64; 4]>);

impl Bounds {
    pub(crate) fn add(&mut self, longitude: f64, latitude: f64) {
        let [west, south, east, north] =
            self.0.unwrap_or([longitude, latitude, longitude, latitude]);
        self.0 = Some([
            west.min(longitude),
            south.min(latitude),
            east.max(longitude),
            north.max(latitude),
        ]);
    }
}

/// Lists a layer of points.
pub(crate) fn register_points(
    file: &Connection,
    table: &str,
    description: &str,
    last_change: &str,
    bounds: Bounds,
) -> rusqlite::Result<()> {
    let corner = |at: usize| bounds.0.map(|corners| corners[at]);
    file.execute(
        "INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6, ?7, 4326)",
        params![table, description, last_change, corner(0), corner(1), corner(2), corner(3)],
    )?;
    file.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', 'POINT', 4326, 0, 0)",
        params![table],
    )?;
    Ok(())
}

/// Lists a plain table.
pub(crate) fn register_table(
    file: &Connection,
    table: &str,
    description: &str,
    last_change: &str,
) -> rusqlite::Result<()> {
    file.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
         VALUES (?1, 'attributes', ?1, ?2, ?3)",
        params![table, description, last_change],
    )?;
    Ok(())
}

/// A point as a GeoPackage geometry: a header of eight bytes without an envelope, then well-known binary.
pub(crate) fn point(longitude: f64, latitude: f64) -> Vec<u8> {
    let mut blob = Vec::with_capacity(29);
    blob.extend_from_slice(b"GP");
    // Version 0; little-endian, no envelope, not empty.
    blob.extend_from_slice(&[0, 1]);
    blob.extend_from_slice(&4326_i32.to_le_bytes());
    blob.push(1);
    blob.extend_from_slice(&1_u32.to_le_bytes());
    blob.extend_from_slice(&longitude.to_le_bytes());
    blob.extend_from_slice(&latitude.to_le_bytes());
    blob
}

/// The longitude and latitude of a point that [`point`] wrote.
pub(crate) fn read_point(blob: &[u8]) -> Option<(f64, f64)> {
    let degrees =
        |at: usize| Some(f64::from_le_bytes(blob.get(at..at + 8)?.try_into().ok()?));
    blob.starts_with(b"GP").then(|| Some((degrees(13)?, degrees(21)?)))?
}
