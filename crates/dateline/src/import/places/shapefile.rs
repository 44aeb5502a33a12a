//! Shapefiles: `.shp` with the table `.dbf` beside it (ESRI Shapefile Technical Description, 1998).

use std::fs::{self, File};
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use dateline_resolve::places::Point;
use shapefile::dbase::{
    self, FieldIterator, FieldValue, ReadableRecord, ReaderBuilder,
    encoding::UnicodeLossy,
};
use shapefile::{PolygonRing, Shape as Drawn, ShapeReader};

use super::features::{self, Feature, Shape};
use super::gather::Gatherer;
use super::polygon::Area;
use super::{Fault, PlacesError, fault};

/// At most so many cells of a row: a table of dBase has at most 255.
const MOST_CELLS: usize = 2048;

/// Reads a shapefile.
pub(super) fn read(path: &Path, gatherer: &mut Gatherer<'_>) -> Result<(), PlacesError> {
    check(path)?;
    let beside = path.with_extension("dbf");
    let broken = |error: &dyn std::fmt::Display| {
        let what = format!("it is broken: {error}");
        PlacesError::file(path, what, "save it anew from QGIS")
    };
    let file = File::open(path).map_err(PlacesError::io(path))?;
    let mut shapes =
        ShapeReader::new(BufReader::new(file)).map_err(|error| broken(&error))?;
    let mut table = ReaderBuilder::new()
        .with_encoding(UnicodeLossy)
        .open(&beside)
        .map_err(|error| broken(&error))?;
    let mut rows = table.iter_records_as::<Cells>();
    let mut features = Vec::new();
    for (number, shape) in (1_usize..).zip(shapes.iter_shapes()) {
        let row = format!("feature {number}");
        let cells = rows.next().transpose().map_err(|error| broken(&error))?;
        let is_over = shape.is_err();
        let shape = match shape {
            Ok(shape) => drawn(shape),
            Err(error) => fault(
                format!("its shape is broken: {error}"),
                "save the file anew from QGIS",
            ),
        };
        features.push(Feature { row, cells: cells.unwrap_or_default().0, shape });
        if is_over {
            break;
        }
    }
    features::read(path, features, gatherer);
    Ok(())
}

/// Whether what lies beside is there, in degrees and in UTF-8.
fn check(path: &Path) -> Result<(), PlacesError> {
    let beside = path.with_extension("dbf");
    if !beside.is_file() {
        let what = format!("there is no {} beside it", beside.display());
        let help = "unpack all files of the shapefile into one folder";
        return Err(PlacesError::file(path, what, help));
    }
    let words = |ending: &str| {
        let read = fs::read(path.with_extension(ending)).unwrap_or_default();
        String::from_utf8_lossy(&read).trim().to_uppercase()
    };
    if words("prj").starts_with("PROJCS") {
        let help =
            "save it in WGS 84 (EPSG:4326); QGIS does so with Export, Save Features As";
        return Err(PlacesError::file(
            path,
            "it is in metres of a map, not in degrees",
            help,
        ));
    }
    let code = words("cpg");
    if !matches!(code.as_str(), "" | "UTF-8" | "UTF8" | "65001") {
        let what = format!("its table is written in {code}");
        let help = "save it with the encoding UTF-8; QGIS asks for it";
        return Err(PlacesError::file(path, what, help));
    }
    Ok(())
}

fn drawn(shape: Drawn) -> Result<Shape, Fault> {
    let at = |x: f64, y: f64| Point { latitude: y, longitude: x };
    let none = || ("it has no geometry".to_owned(), "give it a point".to_owned());
    match shape {
        Drawn::Point(point) => Ok(Shape::Point(at(point.x, point.y))),
        Drawn::PointM(point) => Ok(Shape::Point(at(point.x, point.y))),
        Drawn::PointZ(point) => Ok(Shape::Point(at(point.x, point.y))),
        Drawn::Multipoint(points) => points
            .points()
            .first()
            .map(|point| Shape::Point(at(point.x, point.y)))
            .ok_or_else(none),
        Drawn::Polygon(drawn) => Ok(areas(drawn.rings(), |point| at(point.x, point.y))),
        Drawn::PolygonM(drawn) => Ok(areas(drawn.rings(), |point| at(point.x, point.y))),
        Drawn::PolygonZ(drawn) => Ok(areas(drawn.rings(), |point| at(point.x, point.y))),
        Drawn::NullShape => Err(none()),
        Drawn::Polyline(_)
        | Drawn::PolylineM(_)
        | Drawn::PolylineZ(_)
        | Drawn::MultipointM(_)
        | Drawn::MultipointZ(_)
        | Drawn::Multipatch(_) => fault(
            "its geometry is no point and no polygon",
            "places are points or polygons; take lines out",
        ),
    }
}

/// Each outer ring with the holes that follow it.
fn areas<P>(rings: &[PolygonRing<P>], at: impl Fn(&P) -> Point) -> Shape {
    let mut areas: Vec<Area> = Vec::new();
    for ring in rings {
        let corners = ring.points().iter().map(&at).collect();
        match (ring, areas.last_mut()) {
            (PolygonRing::Inner(_), Some(area)) => area.push(corners),
            (PolygonRing::Outer(_) | PolygonRing::Inner(_), _) => {
                areas.push(vec![corners])
            }
        }
    }
    Shape::Areas(areas)
}

/// The cells of a row that can be read: a day of no calendar in a column that nobody asks for costs nothing.
#[derive(Default)]
struct Cells(Vec<(String, String)>);

impl ReadableRecord for Cells {
    fn read_using<S: Read + Seek, M: Read + Seek>(
        fields: &mut FieldIterator<'_, S, M>,
    ) -> Result<Cells, dbase::FieldError> {
        let read = fields.take(MOST_CELLS).filter_map(Result::ok);
        let cells = read.map(|field| (field.name.to_owned(), words(field.value)));
        Ok(Cells(cells.collect()))
    }
}

fn words(value: FieldValue) -> String {
    match value {
        FieldValue::Character(words) => words.unwrap_or_default(),
        FieldValue::Numeric(number) => number.map_or(String::new(), |n| n.to_string()),
        FieldValue::Float(number) => number.map_or(String::new(), |n| n.to_string()),
        FieldValue::Integer(number) => number.to_string(),
        FieldValue::Double(number) => number.to_string(),
        FieldValue::Memo(words) => words,
        FieldValue::Date(_)
        | FieldValue::Logical(_)
        | FieldValue::Currency(_)
        | FieldValue::DateTime(_) => String::new(),
    }
}
