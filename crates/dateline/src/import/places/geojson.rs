//! GeoJSON (RFC 7946).

use std::fs;
use std::path::Path;

use dateline_resolve::places::Point;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::features::{self, Feature, Shape};
use super::gather::Gatherer;
use super::polygon::Area;
use super::{Fault, PlacesError, fault};

#[derive(Deserialize)]
struct Collection {
    #[serde(default)]
    features: Option<Vec<Row>>,
    #[serde(default)]
    crs: Value,
}

#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    properties: Option<serde_json::Map<String, Value>>,
    #[serde(default)]
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    coordinates: Nest,
}

/// Numbers in lists of any depth.
#[derive(Default)]
enum Nest {
    Number(f64),
    List(Vec<Nest>),
    #[default]
    Other,
}

/// Reads a file of features.
pub(super) fn read(path: &Path, gatherer: &mut Gatherer<'_>) -> Result<(), PlacesError> {
    let bytes = fs::read(path).map_err(PlacesError::io(path))?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let read: Collection = serde_json::from_slice(bytes).map_err(|error| {
        let help =
            "give GeoJSON: one FeatureCollection with points or polygons, in UTF-8";
        PlacesError::file(path, format!("it is no GeoJSON: {error}"), help)
    })?;
    let crs = read.crs.to_string();
    if read.crs.is_object() && !(crs.contains("CRS84") || crs.contains("4326")) {
        let help =
            "save it in WGS 84 (EPSG:4326); QGIS does so with Export, Save Features As";
        return Err(PlacesError::file(path, "it is not in degrees of WGS 84", help));
    }
    let Some(rows) = read.features else {
        let help = "give a FeatureCollection";
        return Err(PlacesError::file(path, "it has no list `features`", help));
    };
    let features = (1..).zip(rows).map(|(number, row)| Feature {
        row: format!("feature {number}"),
        cells: row.properties.into_iter().flatten().map(cell).collect(),
        shape: row.geometry.map_or_else(
            || fault("it has no geometry", "give it a point, or take it out"),
            |geometry| geometry.shape(),
        ),
    });
    features::read(path, features.collect(), gatherer);
    Ok(())
}

fn cell((head, value): (String, Value)) -> (String, String) {
    let words = match value {
        Value::String(words) => words,
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            String::new()
        }
    };
    (head, words)
}

impl Geometry {
    fn shape(self) -> Result<Shape, Fault> {
        let broken = || {
            let what = format!("the coordinates of its {} are broken", self.kind);
            (what, "give lists of longitude and latitude".to_owned())
        };
        match self.kind.as_str() {
            "Point" => self.coordinates.point().map(Shape::Point).ok_or_else(broken),
            "MultiPoint" => {
                let first =
                    self.coordinates.list().and_then(|list| list.first()?.point());
                first.map(Shape::Point).ok_or_else(broken)
            }
            "Polygon" => self
                .coordinates
                .area()
                .map(|area| Shape::Areas(vec![area]))
                .ok_or_else(broken),
            "MultiPolygon" => {
                let areas =
                    self.coordinates.list().map(|list| list.iter().map(Nest::area));
                areas
                    .and_then(Iterator::collect::<Option<Vec<Area>>>)
                    .map(Shape::Areas)
                    .ok_or_else(broken)
            }
            other => fault(
                format!("its geometry is a {other}"),
                "places are points or polygons; take lines out",
            ),
        }
    }
}

impl Nest {
    fn list(&self) -> Option<&[Nest]> {
        match self {
            Nest::List(list) => Some(list),
            Nest::Number(_) | Nest::Other => None,
        }
    }

    fn point(&self) -> Option<Point> {
        match self.list()? {
            [Nest::Number(longitude), Nest::Number(latitude), ..] => {
                Some(Point { latitude: *latitude, longitude: *longitude })
            }
            _ => None,
        }
    }

    fn area(&self) -> Option<Area> {
        let ring = |ring: &Nest| ring.list()?.iter().map(Nest::point).collect();
        self.list()?.iter().map(ring).collect()
    }
}

impl<'de> Deserialize<'de> for Nest {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Nest, D::Error> {
        from.deserialize_any(NestVisitor)
    }
}

struct NestVisitor;

impl<'de> Visitor<'de> for NestVisitor {
    type Value = Nest;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("numbers in lists")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Nest, E> {
        Ok(Nest::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Nest, E> {
        Ok(Nest::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Nest, E> {
        Ok(Nest::Number(number as f64))
    }

    fn visit_str<E>(self, _: &str) -> Result<Nest, E> {
        Ok(Nest::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Nest, E> {
        Ok(Nest::Other)
    }

    fn visit_unit<E>(self) -> Result<Nest, E> {
        Ok(Nest::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Nest, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Nest::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Nest, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element()? {
            list.push(item);
        }
        Ok(Nest::List(list))
    }
}
