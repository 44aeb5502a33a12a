//! Layers of a GeoPackage (OGC 12-128), points and polygons.

use std::path::Path;

use dateline_resolve::places::Point;
use dateline_store::layers::{LayerError, read_layers};

use super::features::{self, Feature, Shape};
use super::gather::Gatherer;
use super::polygon::Area;
use super::{Fault, PlacesError, fault};

/// Reads all layers in degrees.
pub(super) fn read(path: &Path, gatherer: &mut Gatherer<'_>) -> Result<(), PlacesError> {
    let layers = read_layers(path).map_err(|error| {
        let help = match &error {
            LayerError::Sqlite(_) => "open it in QGIS, and save the layer anew",
            LayerError::NoLayer => "give a GeoPackage with a layer of points or polygons",
            LayerError::NotInDegrees { .. } => {
                "save it in WGS 84 (EPSG:4326); QGIS does so with Export, Save Features As"
            }
            LayerError::TooLarge => "save the layers that you need in a file of their own",
        };
        PlacesError::file(path, error.to_string(), help)
    })?;
    let mut features = Vec::new();
    for layer in layers {
        for (number, row) in (1_usize..).zip(layer.rows) {
            features.push(Feature {
                row: format!("{} {number}", layer.name),
                cells: row.cells,
                shape: shape(&row.geometry),
            });
        }
    }
    features::read(path, features, gatherer);
    Ok(())
}

/// The shape of a geometry: GeoPackage's head, then well-known binary.
fn shape(bytes: &[u8]) -> Result<Shape, Fault> {
    let broken = || ("its geometry is broken".to_owned(), "draw it anew".to_owned());
    if bytes.is_empty() {
        return fault("it has no geometry", "give it a point, or take it out");
    }
    let flags = *bytes.get(3).filter(|_| bytes.starts_with(b"GP")).ok_or_else(broken)?;
    let envelope = match (flags >> 1) & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(broken()),
    };
    let rest = bytes.get(8 + envelope..).ok_or_else(broken)?;
    let mut reader = Wkb { rest, is_little: true };
    reader.shape().ok_or_else(broken)?
}

/// Well-known binary, read from the front.
struct Wkb<'b> {
    rest: &'b [u8],
    is_little: bool,
}

impl Wkb<'_> {
    fn shape(&mut self) -> Option<Result<Shape, Fault>> {
        let (kind, more) = self.head()?;
        Some(Ok(match kind {
            1 => Shape::Point(self.point(more)?),
            3 => Shape::Areas(vec![self.area(more)?]),
            4 => {
                let _ = self.number()?;
                let (_, more) = self.head()?;
                Shape::Point(self.point(more)?)
            }
            6 => {
                let n_parts = self.number()?;
                let mut areas = Vec::new();
                for _ in 0..n_parts {
                    let (_, more) = self.head()?;
                    areas.push(self.area(more)?);
                }
                Shape::Areas(areas)
            }
            _ => {
                return Some(fault(
                    "its geometry is no point and no polygon",
                    "places are points or polygons; take lines out",
                ));
            }
        }))
    }

    /// The kind of what follows, and how many numbers a point has beside two: heights and measures.
    fn head(&mut self) -> Option<(u32, usize)> {
        let (order, rest) = self.rest.split_first()?;
        (self.is_little, self.rest) = (*order == 1, rest);
        let kind = self.number()?;
        // ISO counts in thousands, PostGIS in the highest bits.
        let of_iso = match (kind & 0xffff) / 1000 {
            0 => 0,
            1 | 2 => 1,
            _ => 2,
        };
        let more =
            of_iso + usize::from(kind & 1 << 31 != 0) + usize::from(kind & 1 << 30 != 0);
        Some(((kind & 0xffff) % 1000, more))
    }

    fn number(&mut self) -> Option<u32> {
        let (four, rest) = self.rest.split_first_chunk::<4>()?;
        self.rest = rest;
        Some(match self.is_little {
            true => u32::from_le_bytes(*four),
            false => u32::from_be_bytes(*four),
        })
    }

    fn float(&mut self) -> Option<f64> {
        let (eight, rest) = self.rest.split_first_chunk::<8>()?;
        self.rest = rest;
        Some(match self.is_little {
            true => f64::from_le_bytes(*eight),
            false => f64::from_be_bytes(*eight),
        })
    }

    fn point(&mut self, more: usize) -> Option<Point> {
        let (longitude, latitude) = (self.float()?, self.float()?);
        for _ in 0..more {
            self.float()?;
        }
        Some(Point { latitude, longitude })
    }

    fn area(&mut self, more: usize) -> Option<Area> {
        let mut area = Vec::new();
        for _ in 0..self.number()? {
            let mut ring = Vec::new();
            for _ in 0..self.number()? {
                ring.push(self.point(more)?);
            }
            area.push(ring);
        }
        Some(area)
    }
}
