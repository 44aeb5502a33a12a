//! Lines and rings as they are drawn: at a level, within a box.

use crate::Polygons;
use crate::read::{ArcPolygons, ArcRef, Base, Box4, Line};

/// A position in ten thousandths of a degree.
pub(crate) type Position = (i32, i32);

/// The finest level.
pub(crate) const FINEST: u8 = 3;

/// The points of a line that are drawn at a level.
pub(crate) fn line(base: &Base, line: &Line, level: u8) -> Vec<Position> {
    let drawn = base.points(line).iter().filter(|point| point.level <= level);
    drawn.map(|point| (point.x, point.y)).collect()
}

/// The points of a ring at a level, where it starts at the end too; none if it is a speck there.
pub(crate) fn ring(base: &Base, arcs: &[ArcRef], level: u8) -> Vec<Position> {
    let mut ring = Vec::new();
    for &arc in arcs {
        let Some(points) = base.arc(arc).map(|of| line(base, of, level)) else {
            continue;
        };
        match arc < 0 {
            true => ring.extend(points.iter().rev()),
            false => ring.extend(points),
        }
        ring.dedup();
    }
    if ring.len() < 4 { Vec::new() } else { ring }
}

/// Whole polygons in degrees.
pub(crate) fn polygons(base: &Base, polygons: &ArcPolygons) -> Polygons {
    let degrees = |(x, y)| [f64::from(x) / 10_000.0, f64::from(y) / 10_000.0];
    let polygon = |rings: &Vec<Vec<ArcRef>>| {
        let rings = rings.iter().map(|arcs| ring(base, arcs, FINEST));
        let rings = rings.filter(|ring| !ring.is_empty());
        rings.map(|ring| ring.into_iter().map(degrees).collect()).collect()
    };
    polygons.iter().map(polygon).filter(|rings: &Vec<_>| !rings.is_empty()).collect()
}

/// A ring cut off at a box (Sutherland and Hodgman). Where it left the box, it runs along the edge.
pub(crate) fn cut_ring(ring: Vec<Position>, bounds: Box4) -> Vec<Position> {
    let mut ring = ring;
    for side in [Side::West, Side::South, Side::East, Side::North] {
        let Some(&last) = ring.last() else { break };
        let mut before = last;
        let mut kept = Vec::with_capacity(ring.len());
        for &point in &ring {
            if side.keeps(point, bounds) != side.keeps(before, bounds) {
                kept.push(side.crossing(before, point, bounds));
            }
            if side.keeps(point, bounds) {
                kept.push(point);
            }
            before = point;
        }
        kept.dedup();
        ring = kept;
    }
    if let Some(&first) = ring.first()
        && ring.last() != Some(&first)
    {
        ring.push(first);
    }
    if ring.len() < 4 { Vec::new() } else { ring }
}

/// The runs of a line that are in a box or lead into it.
pub(crate) fn cut_line(points: &[Position], bounds: Box4) -> Vec<&[Position]> {
    let meets = |pair: &[Position]| {
        let step = pair.iter().fold(Box4::NONE, |around, &(x, y)| {
            around.with(Box4 { west: x, south: y, east: x, north: y })
        });
        step.meets(bounds)
    };
    let mut runs = Vec::new();
    let mut from = None;
    for (at, pair) in points.windows(2).enumerate() {
        match (meets(pair), from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                runs.extend(points.get(start..=at));
                from = None;
            }
            _ => {}
        }
    }
    runs.extend(from.and_then(|start| points.get(start..)));
    runs
}

#[derive(Clone, Copy)]
enum Side {
    West,
    South,
    East,
    North,
}

impl Side {
    fn keeps(self, (x, y): Position, bounds: Box4) -> bool {
        match self {
            Side::West => x >= bounds.west,
            Side::South => y >= bounds.south,
            Side::East => x <= bounds.east,
            Side::North => y <= bounds.north,
        }
    }
    fn crossing(self, a: Position, b: Position, bounds: Box4) -> Position {
        let on = |low: i32, high: i32, at: i32, from: i32, to: i32| {
            let (span, part) =
                (i64::from(high) - i64::from(low), i64::from(at) - i64::from(low));
            let along = (i64::from(to) - i64::from(from)) * part / span.max(1);
            i32::try_from(i64::from(from) + along).unwrap_or(from)
        };
        // From the lesser end, so that both directions of a line are cut at the same point.
        let (a, b) = match self {
            Side::West | Side::East => {
                if a.0 <= b.0 {
                    (a, b)
                } else {
                    (b, a)
                }
            }
            Side::South | Side::North => {
                if a.1 <= b.1 {
                    (a, b)
                } else {
                    (b, a)
                }
            }
        };
        let at_x = |x: i32| (x, on(a.0, b.0, x, a.1, b.1));
        let at_y = |y: i32| (on(a.1, b.1, y, a.0, b.0), y);
        match self {
            Side::West => at_x(bounds.west),
            Side::East => at_x(bounds.east),
            Side::South => at_y(bounds.south),
            Side::North => at_y(bounds.north),
        }
    }
}
