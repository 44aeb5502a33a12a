//! How far each point of a line stands out, so that one stored line serves several scales.

use super::{Position, UNITS_PER_DEGREE};

/// How far a line drawn at a level may leave the true one, in degrees: half a pixel where the world, a continent, a
/// country or a province fills a screen. What stands out less than the last is left out.
pub(super) const TOLERANCES: [f64; 4] = [0.1, 0.025, 0.006, 0.0012];

/// The points that are kept, each with the coarsest level at which it is drawn (Douglas and Peucker).
pub(super) fn levels(line: &[Position]) -> Vec<(Position, u8)> {
    let stands_out = significance(line);
    let level = |off: f64| TOLERANCES.iter().position(|&least| off >= least);
    let kept = line.iter().zip(stands_out).filter_map(|(&point, off)| {
        Some((point, u8::try_from(level(off / UNITS_PER_DEGREE)?).ok()?))
    });
    kept.collect()
}

fn significance(line: &[Position]) -> Vec<f64> {
    let mut stands_out = vec![0.0; line.len()];
    let Some(last) = line.len().checked_sub(1) else { return stands_out };
    stands_out[0] = f64::INFINITY;
    stands_out[last] = f64::INFINITY;
    let mut spans = vec![(0, last, f64::INFINITY)];
    while let Some((from, to, parent)) = spans.pop() {
        let worst = (from + 1..to)
            .map(|at| (off(line[at], line[from], line[to]), at))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((distance, at)) = worst {
            let distance = distance.min(parent);
            stands_out[at] = distance;
            spans.extend([(from, at, distance), (at, to, distance)]);
        }
    }
    stands_out
}

/// How far a point lies off a line; off a point, where the line has no length, as that around an island.
fn off(point: Position, from: Position, to: Position) -> f64 {
    let (dx, dy) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
    let (x, y) = (f64::from(point.0 - from.0), f64::from(point.1 - from.1));
    let length = dx * dx + dy * dy;
    let along =
        if length > 0.0 { ((x * dx + y * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (x - along * dx).hypot(y - along * dy)
}
