//! A point that stands for an area and lies in it.

use dateline_resolve::places::{Point, is_inside};

/// An area: its outer ring and its holes, and those of its other parts.
pub(super) type Area = Vec<Vec<Point>>;

/// The centre of mass of the largest part where it lies inside, else the middle of the widest stretch of its height.
pub(super) fn point_inside(parts: &[Area]) -> Option<Point> {
    let part = parts
        .iter()
        .filter(|part| !part.is_empty())
        .max_by(|one, other| size(one).total_cmp(&size(other)))?;
    let outer = part.first()?;
    let centre = centre(outer);
    if let Some(centre) = centre.filter(|centre| is_inside(*centre, part)) {
        return Some(centre);
    }
    let low = outer.iter().map(|at| at.latitude).min_by(f64::total_cmp)?;
    let high = outer.iter().map(|at| at.latitude).max_by(f64::total_cmp)?;
    // Lines between a quarter and three quarters of its height: the widest stretch is seldom at the ends.
    let widest = (2..=6)
        .filter_map(|eighth| widest(part, low + (high - low) * f64::from(eighth) / 8.0))
        .max_by(|one, other| one.0.total_cmp(&other.0));
    widest.map(|(_, point)| point).or_else(|| outer.first().copied())
}

/// Twice the area of the outer ring, in square degrees.
fn size(part: &Area) -> f64 {
    let Some(outer) = part.first() else { return 0.0 };
    sides(outer).map(|(from, to)| cross(from, to)).sum::<f64>().abs()
}

fn cross(from: Point, to: Point) -> f64 {
    from.longitude * to.latitude - to.longitude * from.latitude
}

/// The sides of a ring, the one that closes it first.
fn sides(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    let last = ring.last().copied();
    let before = last.into_iter().chain(ring.iter().copied());
    before.zip(ring.iter().copied())
}

fn centre(ring: &[Point]) -> Option<Point> {
    // Near to its first corner the numbers are small, and their products exact enough.
    let origin = *ring.first()?;
    let moved = |at: Point| Point {
        latitude: at.latitude - origin.latitude,
        longitude: at.longitude - origin.longitude,
    };
    let (mut north, mut east, mut twice) = (0.0, 0.0, 0.0);
    for (from, to) in sides(ring).map(|(from, to)| (moved(from), moved(to))) {
        let cross = cross(from, to);
        north += (from.latitude + to.latitude) * cross;
        east += (from.longitude + to.longitude) * cross;
        twice += cross;
    }
    (twice != 0.0).then(|| Point {
        latitude: origin.latitude + north / (3.0 * twice),
        longitude: origin.longitude + east / (3.0 * twice),
    })
}

/// The middle of the widest stretch inside at this latitude, and how wide it is.
fn widest(part: &Area, latitude: f64) -> Option<(f64, Point)> {
    let mut crossings: Vec<f64> = part
        .iter()
        .flat_map(|ring| sides(ring))
        .filter(|(from, to)| (from.latitude > latitude) != (to.latitude > latitude))
        .map(|(from, to)| {
            let along = (latitude - from.latitude) / (to.latitude - from.latitude);
            from.longitude + along * (to.longitude - from.longitude)
        })
        .collect();
    crossings.sort_by(f64::total_cmp);
    crossings
        .chunks_exact(2)
        .map(|pair| (pair[1] - pair[0], f64::midpoint(pair[0], pair[1])))
        .map(|(width, longitude)| (width, Point { latitude, longitude }))
        .max_by(|one, other| one.0.total_cmp(&other.0))
}
