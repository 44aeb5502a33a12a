//! Distances and areas, as exact as a village is large.

/// A point in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

impl Point {
    /// Great-circle distance in kilometres on a sphere of the Earth's mean radius.
    pub fn distance(self, other: Point) -> f64 {
        const MEAN_RADIUS: f64 = 6371.0;
        let (from, to) = (self.latitude.to_radians(), other.latitude.to_radians());
        let turn = (other.longitude - self.longitude).to_radians();
        let half = ((to - from) / 2.0).sin().powi(2)
            + from.cos() * to.cos() * (turn / 2.0).sin().powi(2);
        2.0 * MEAN_RADIUS * half.sqrt().min(1.0).asin()
    }
}

/// The smallest and largest latitude and longitude of an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Southern edge.
    pub south: f64,
    /// Western edge.
    pub west: f64,
    /// Northern edge.
    pub north: f64,
    /// Eastern edge.
    pub east: f64,
}

impl Bounds {
    /// The smallest bounds around points; `None` of none.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Bounds> {
        points.into_iter().fold(None, |bounds: Option<Bounds>, point| {
            let bounds = bounds.unwrap_or(Bounds {
                south: point.latitude,
                west: point.longitude,
                north: point.latitude,
                east: point.longitude,
            });
            Some(Bounds {
                south: bounds.south.min(point.latitude),
                west: bounds.west.min(point.longitude),
                north: bounds.north.max(point.latitude),
                east: bounds.east.max(point.longitude),
            })
        })
    }

    /// Whether a point lies inside or on the edge.
    pub fn contains(self, point: Point) -> bool {
        (self.south..=self.north).contains(&point.latitude)
            && (self.west..=self.east).contains(&point.longitude)
    }

    /// The point in the middle.
    pub fn middle(self) -> Point {
        Point {
            latitude: (self.south + self.north) / 2.0,
            longitude: (self.west + self.east) / 2.0,
        }
    }

    /// These bounds, wider by so many degrees on each side.
    pub fn widened(self, degrees: f64) -> Bounds {
        Bounds {
            south: self.south - degrees,
            west: self.west - degrees,
            north: self.north + degrees,
            east: self.east + degrees,
        }
    }
}

/// Whether a point lies in an area given by its rings; holes are rings too.
pub fn is_inside(point: Point, rings: &[Vec<Point>]) -> bool {
    let mut inside = false;
    for ring in rings {
        let mut previous = ring.last();
        for corner in ring {
            if let Some(before) = previous
                && (before.latitude > point.latitude)
                    != (corner.latitude > point.latitude)
            {
                let along = (point.latitude - before.latitude)
                    / (corner.latitude - before.latitude);
                let crossing =
                    before.longitude + along * (corner.longitude - before.longitude);
                inside ^= point.longitude < crossing;
            }
            previous = Some(corner);
        }
    }
    inside
}

/// The distance in kilometres from a point to the nearest part of a line.
pub fn distance_to_line(point: Point, line: &[Point]) -> Option<f64> {
    // On a plane that is true at this latitude: a road is short against the Earth.
    let squeeze = point.latitude.to_radians().cos();
    let flat = |at: Point| {
        (
            (at.longitude - point.longitude) * squeeze * 111.32,
            (at.latitude - point.latitude) * 111.32,
        )
    };
    let to_segment = |from: (f64, f64), to: (f64, f64)| {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx * dx + dy * dy;
        let along = match length > 0.0 {
            true => (-(from.0 * dx + from.1 * dy) / length).clamp(0.0, 1.0),
            false => 0.0,
        };
        (from.0 + along * dx).hypot(from.1 + along * dy)
    };
    match line {
        [] => None,
        [only] => Some(point.distance(*only)),
        _ => line
            .windows(2)
            .map(|pair| to_segment(flat(pair[0]), flat(pair[1])))
            .min_by(f64::total_cmp),
    }
}
